"""What must stand beside rows that repeat what is disputed: a title or an account alone is an allegation without its answer.

A query may name its columns as it likes and put texts together, so it is the values that tell: identifiers, titles, addresses
and summaries of disputed articles and of controversies, and the milestones that such articles report; of a text that was cut,
eight words that follow one another. What a query takes from the register of controversies never stands alone: where no value
tells of which one, it is those of the vendors named in the row, or a line that says where all of them are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import ahocorasick

from vendors.domain.controversy_summary import Disputed, may_be_about
from vendors.domain.right_of_reply import Stage
from vendors.i18n.language import Language, _
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
SELECT id, there.title_fr, there.title_en, status, coalesce(stages, []),
  [id, there.title_fr, there.title_en, there.summary_fr, there.summary_en, there.note] AS texts, whole.articles, there.vendors, there.category
FROM there JOIN controversies whole USING (id) LEFT JOIN named USING (id)"""
"""Every controversy, as of the day that is looked at, or of the present one where it came later; with all its articles, which a row may tell of on any day."""
_ARTICLES: Final = "SELECT id, [id, title, url, summary_fr, summary_en] FROM news"
_MILESTONES: Final = "SELECT news.id, kind, title_fr, title_en FROM events JOIN news ON news.url = events.source_url"
"""The milestones that an article reports."""
_REPLIES: Final = "SELECT controversy, text_fr, text_en FROM replies"
_NAMES: Final = "SELECT id, name FROM vendors"
_STATUSES: Final = {str(status): status for status in ControversyStatus}
_STAGES: Final = {str(stage): stage for stage in Stage}
REGISTER: Final = frozenset(("controversies", "controversies_on", "controversy_status", "replies", "answer_periods"))
"""The tables, views and functions of which every row is about a controversy."""
LONG: Final = 24
"""Signs of a text that is found within others too; a shorter one is only met as a whole."""
WORDS: Final = 8
"""Words that follow one another, by which a text that was cut is known."""
MOST_SIGNS: Final = 1_000_000
"""Signs of texts up to which they are known by such words too: their memory is a hundred times as much."""
_WORD: Final = re.compile(r"\w+")


class DisputedTexts:
    """The texts that are disputed as of the day that a database looks at.

    Args:
        connection: the database.
        words: the language in which status and answers are told.
    """

    def __init__(self, connection: "DuckDBPyConnection", words: Language) -> None:
        articles: dict[str, list[str | None]] = dict(connection.execute(_ARTICLES).fetchall())
        milestones: dict[str, list[tuple[str, ...]]] = {}
        for article, *milestone in connection.execute(_MILESTONES).fetchall():
            milestones.setdefault(article, []).append(tuple(milestone))
        replies: dict[str, list[str | None]] = {}
        for of, *answer in connection.execute(_REPLIES).fetchall():
            replies.setdefault(of, []).extend(answer)
        lines: dict[str, dict[str, None]] = {}
        about: dict[str, dict[str, None]] = {}
        for id, fr, en, status, stages, texts, listed, vendors, category in connection.execute(
            _CONTROVERSIES
        ).fetchall():
            short = Disputed(
                Controversy.model_construct(id=id, title_fr=fr, title_en=en),
                _STATUSES[status],
                tuple((vendor, _STAGES[stage]) for vendor, stage in stages),
            )
            line = f"{short.line(words)} – /controversies?controversy={id}"
            told = [*texts, *replies.get(id, ()), *(text for article in listed for text in articles.get(article, ()))]
            for kind, *titles in (one for article in listed for one in milestones.get(article, ())):
                told += titles if may_be_about(category, kind) else ()
            for text in filter(None, told):
                lines.setdefault(text.casefold(), {})[line] = None
            for vendor in vendors:
                about.setdefault(vendor, {})[line] = None
        names = dict(connection.execute(_NAMES).fetchall())
        self._about = {name.casefold(): tuple(said) for id, said in about.items() for name in (id, names[id])}
        self._lines = {text: tuple(said) for text, said in lines.items()}
        self._within = ahocorasick.Automaton()
        for text in self._lines:
            if len(text) >= LONG:
                self._within.add_word(text, text)
        self._within.make_automaton()
        self._runs: dict[tuple[str, ...], tuple[str, ...]] = {}
        if sum(map(len, self._lines)) <= MOST_SIGNS:
            for text, said in self._lines.items():
                for run in _runs(text):
                    self._runs[run] = (*self._runs.get(run, ()), *said)
        self._everywhere = (
            words.say(_("Status, sources and answers of each controversy: {address}"), address="/controversies"),
        )

    def beside(self, row: Sequence[Any], *, of_register: bool = False) -> tuple[str, ...]:
        """Title, status and answers of each controversy that a row tells of, with its page; () where it tells of none.

        Args:
            of_register: whether the row was made of rows of the register.
        """
        texts = [text.casefold() for text in _texts(row)]
        found = dict.fromkeys(line for text in texts for line in self._said_of(text))
        if not found and of_register:
            found = dict.fromkeys(line for text in texts for line in self._about.get(text, ()))
            return tuple(found) or self._everywhere
        return tuple(found)

    def _said_of(self, text: str) -> Iterator[str]:
        yield from self._lines.get(text, ())
        if len(text) >= LONG and len(self._within):
            for _end, within in self._within.iter(text):
                yield from self._lines[within]
        if len(text) >= LONG and self._runs:
            for run in _runs(text):
                yield from self._runs.get(run, ())


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Words that follow one another, from each word on."""
    words = _WORD.findall(text)
    return zip(*(words[at:] for at in range(WORDS)), strict=False)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple | list):
            yield from _texts(value)
