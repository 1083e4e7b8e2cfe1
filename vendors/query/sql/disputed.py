"""What must stand beside rows that repeat what is disputed: a title or an account alone is an allegation without its answer.

A query may name its columns as it likes and put texts together, so it is the values that tell: identifiers, titles, addresses
and summaries of disputed articles and of controversies.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import ahocorasick

from vendors.domain.controversy_summary import Disputed
from vendors.domain.right_of_reply import Stage
from vendors.i18n.language import Language
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONTROVERSIES: Final = """
WITH there AS (
  SELECT * FROM controversies_on() WHERE status IS NOT NULL
  UNION ALL BY NAME
  SELECT * FROM controversies_on((SELECT today FROM about)) later
  WHERE status IS NOT NULL AND id NOT IN (SELECT id FROM controversies_on() WHERE status IS NOT NULL)),
said AS (
  SELECT id, split_part(answer, ': ', 1) AS vendor, split_part(answer, ': ', 2) AS stage, turn
  FROM (SELECT id, unnest(answers) AS answer, generate_subscripts(answers, 1) AS turn FROM there)),
named AS (
  SELECT said.id, list([vendors.name, stage] ORDER BY turn) AS stages FROM said JOIN vendors ON vendors.id = vendor GROUP BY 1)
SELECT id, title_fr, title_en, status, coalesce(stages, []), [id, title_fr, title_en, summary_fr, summary_en] AS texts, articles
FROM there LEFT JOIN named USING (id)"""
"""Every controversy, as of the day that is looked at, or of the present one where it came later."""
_ARTICLES: Final = "SELECT id, [id, title, url, summary_fr, summary_en] FROM news"
_STATUSES: Final = {str(status): status for status in ControversyStatus}
_STAGES: Final = {str(stage): stage for stage in Stage}
LONG: Final = 24
"""Signs of a text that is found within others too; a shorter one is only met as a whole."""


class DisputedTexts:
    """The texts that are disputed as of the day that a database looks at.

    Args:
        connection: the database.
        words: the language in which status and answers are told.
    """

    def __init__(self, connection: "DuckDBPyConnection", words: Language) -> None:
        articles: dict[str, list[str | None]] = dict(connection.execute(_ARTICLES).fetchall())
        lines: dict[str, dict[str, None]] = {}
        for id, fr, en, status, stages, texts, listed in connection.execute(_CONTROVERSIES).fetchall():
            short = Disputed(
                Controversy.model_construct(id=id, title_fr=fr, title_en=en),
                _STATUSES[status],
                tuple((vendor, _STAGES[stage]) for vendor, stage in stages),
            )
            line = short.line(words)
            told = [*texts, *(text for article in listed for text in articles.get(article, ()))]
            for text in filter(None, told):
                lines.setdefault(text.casefold(), {})[line] = None
        self._lines = {text: tuple(said) for text, said in lines.items()}
        self._within = ahocorasick.Automaton()
        for text in self._lines:
            if len(text) >= LONG:
                self._within.add_word(text, text)
        self._within.make_automaton()

    def beside(self, row: Iterable[Any]) -> tuple[str, ...]:
        """Title, status and answers of each controversy that a row tells of; () where it tells of none."""
        found = dict.fromkeys(line for text in _texts(row) for line in self._said_of(text.casefold()))
        return tuple(found)

    def _said_of(self, text: str) -> Iterator[str]:
        yield from self._lines.get(text, ())
        if len(text) >= LONG and len(self._within):
            for _end, within in self._within.iter(text):
                yield from self._lines[within]


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from _texts(value)
