"""SQL: a query of one's own to the tables and views of the survey, with what they hold beside it, and its rows to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from vendors.exports import formats
from vendors.i18n.language import _
from vendors.query.query_string import QueryString
from vendors.query.results import parameters_of
from vendors.query.sql.answer import MEMORY, ROWS, SECONDS
from vendors.query.sql.database import column_type
from vendors.query.sql.of_selection import statement
from vendors.query.sql.statement import LONGEST
from vendors.query.sql.views import COMPUTED, SCALARS, VIEWS
from vendors.store.load import State
from vendors.tables import TABLES
from vendors.types.kinds import MEANINGS
from views.base.render import render
from views.base.view import Asked, View

PATH: Final = "/sql"
QUERY: Final = "sql"
"""The parameter that holds the query."""
TABLE: Final = "of"
"""The parameter that names a table whose Selection is to be asked as SQL."""

EXAMPLES: Final = (
    (
        _("European-born vendors still under European control, year by year"),
        """SELECT year, count(*) AS european_born,
  count(*) FILTER (control_region IN ('fr', 'eu')) AS under_european_control,
  count(*) FILTER (control_region = 'unknown') AS control_not_known
FROM control_by_year
WHERE origin_region IN ('fr', 'eu') AND NOT undated AND year >= 2005 AND as_of <= chosen_day()
GROUP BY year ORDER BY year""",
    ),
    (
        _("Where vendors were born, and from where they are controlled"),
        """SELECT origin_region, control_region, count(*) AS vendors, list(name ORDER BY name) AS names
FROM vendors_on()
GROUP BY ALL ORDER BY origin_region, control_region""",
    ),
    (
        _("Who has changed hands since the article of 23 April 2018"),
        """SELECT name, coalesce(was.owner, was.control_kind) AS owner_then, was.control_region AS region_then,
  coalesce(now.owner, now.control_kind) AS owner_now, now.control_region AS region_now
FROM owners_on(DATE '2018-04-23') was JOIN owners_on() now USING (vendor, name)
WHERE owner_then <> owner_now AND was.control_kind <> 'unknown' AND now.control_kind <> 'unknown'
ORDER BY name_place(name)""",
    ),
    (
        _("Controversies by region of origin and status"),
        """SELECT region, status, count(*) AS controversies
FROM (SELECT DISTINCT id, status, unnest(origin_regions) AS region FROM controversies_on())
GROUP BY ALL ORDER BY region, controversies DESC""",
    ),
    (
        _("Vendors with an open controversy, with status and answers"),
        """SELECT vendor.name, case_.title_en AS controversy, case_.status, case_.answers
FROM vendors_on() vendor JOIN controversies_on() case_ ON list_contains(case_.vendors, vendor.id)
WHERE case_.open
ORDER BY name_place(vendor.name), case_.place""",
    ),
    (
        _("Amounts raised in dollars by region of origin, and the rounds stated otherwise or not at all"),
        """SELECT one.origin_region, count(*) AS rounds, count(amount_usd_m) AS in_dollars,
  sum(amount_usd_m) AS millions_of_us_dollars,
  list(name || ': ' || amount_original) FILTER (amount_usd_m IS NULL AND amount_original IS NOT NULL) AS stated_otherwise,
  count(*) FILTER (amount_usd_m IS NULL AND amount_original IS NULL) AS not_stated
FROM events JOIN vendors_on() one ON one.id = events.vendor
WHERE events.kind = 'funding' AND earliest(events.date) <= chosen_day()
GROUP BY one.origin_region ORDER BY rounds DESC""",
    ),
    (
        _("The capabilities that French vendors name most, with how many say nothing"),
        """WITH french AS (SELECT id FROM vendors_on() WHERE origin_region = 'fr')
SELECT capability, count(*) FILTER (support <> 'no') AS name_it,
  (SELECT count(*) FROM french) - count(*) AS say_nothing
FROM capabilities JOIN french ON french.id = vendor
GROUP BY capability ORDER BY name_it DESC""",
    ),
    (
        _("How long the periods of ownership that have ended had lasted"),
        """SELECT kind, count(*) AS periods,
  round(median(earliest("until") - coalesce(earliest(since), earliest(founded))) / 365.25, 1) AS years
FROM ownership JOIN vendors ON vendors.id = vendor
WHERE "until" IS NOT NULL AND kind <> 'unknown'
  AND (since IS NOT NULL OR kind = 'independent' AND founded IS NOT NULL)
GROUP BY kind ORDER BY periods DESC, kind""",
    ),
    (
        _("The facts about vendors that nobody has verified"),
        """WITH sourced AS (
  SELECT "row" AS id, field, bool_or(verdict = 'verified') AS verified
  FROM evidence WHERE "table" = 'vendors' GROUP BY ALL),
facts AS (
  UNPIVOT (SELECT id, COLUMNS(* EXCLUDE id)::VARCHAR FROM vendors) ON * EXCLUDE id INTO NAME field VALUE value)
SELECT field, count(*) AS facts, count(*) FILTER (verified IS NOT true) AS not_verified
FROM facts LEFT JOIN sourced USING (id, field)
WHERE field IN (SELECT field FROM sourced)
GROUP BY field ORDER BY not_verified DESC, field""",
    ),
    (
        _("Articles by publisher, the ten most frequent"),
        """SELECT publisher, count(*) AS articles, min(date) AS first, max(date) AS last
FROM articles_on()
GROUP BY publisher ORDER BY articles DESC, publisher LIMIT 10""",
    ),
)
"""Questions to begin with, each a sentence and its query. A test runs them."""


@dataclass(frozen=True, slots=True)
class SqlShown:
    """What a page shows of an answer.

    Attributes:
        names, kinds: of the columns.
        rows: the cells as text, None for what is not known.
        found: how many rows there are, at most `ROWS`.
        more: whether there are more.
        disputed: the place of the column that says what rows tell of what is disputed, or None.
        counts_repeated: whether a row may have been counted several times.
    """

    names: Sequence[str]
    kinds: Sequence[str]
    types: Sequence[str]
    rows: Sequence[Sequence[str | None]]
    found: int
    more: bool
    disputed: int | None
    counts_repeated: bool


@dataclass(frozen=True, slots=True)
class SqlFault:
    """Why there is no answer.

    Attributes:
        message: in the reader's language.
        said: DuckDB's own words, in English; "" where the message is ours.
        line, letter: where in the query, from 1; 0 where that is not known.
        status: of the page.
    """

    message: str
    said: str = ""
    line: int = 0
    letter: int = 0
    status: HTTPStatus = HTTPStatus.BAD_REQUEST


@dataclass(frozen=True, slots=True)
class SqlAsked:
    """What an address asks in SQL.

    Attributes:
        sql: the query; "" where nothing is asked yet.
    """

    asked: Asked
    sql: str


def read(said: QueryString, state: State) -> SqlAsked:
    """What an address asks: a query, or the query of a Selection of one of the tables.

    Args:
        state: of a site that has data.
    """
    assert state.dataset
    table = said.last(TABLE) if said.last(TABLE) in TABLES else ""
    understood = parameters_of(table) if table else ()
    sql = said.last(QUERY).replace("\r\n", "\n")
    asked = Asked.of(PATH, said, state, state.dataset, ((QUERY, sql),) if sql else (), understood, (QUERY, TABLE))
    if table and not sql:
        sql = statement(table, asked.results)
        asked = Asked.of(PATH, said, state, state.dataset, ((QUERY, sql),), understood, (QUERY, TABLE))
    return SqlAsked(asked, sql)


def page(wanted: SqlAsked, answer: SqlShown | SqlFault | None) -> View:
    """The page with a query, its answer, and what can be asked.

    Args:
        answer: None where nothing is asked.
    """
    asked, words = wanted.asked, wanted.asked.words
    return render(
        asked,
        "sql.html",
        title="SQL",
        description=words.say(_("Ask the survey in SQL: its tables, and who controlled whom on any day.")),
        status=answer.status if isinstance(answer, SqlFault) else HTTPStatus.OK,
        sql=wanted.sql,
        shown=answer if isinstance(answer, SqlShown) else None,
        fault=answer if isinstance(answer, SqlFault) else None,
        files={form: _address(f"{PATH}.{form.ending}", asked, wanted.sql) for form in formats.PLAIN},
        examples=[(words.say(label), sql, _address(PATH, asked, sql)) for label, sql in EXAMPLES],
        tables=TABLES,
        computed=COMPUTED,
        views=VIEWS,
        scalars=SCALARS,
        type_of=column_type,
        kinds=MEANINGS,
        most={"rows": ROWS, "seconds": SECONDS, "megabytes": MEMORY, "signs": LONGEST},
    )


def _address(path: str, asked: Asked, sql: str) -> str:
    pairs = [*asked.selection.only_with("date").pairs(), (QUERY, sql)]
    return f"{path}?{urlencode(pairs)}"


def of_reply(told: Mapping[str, Any]) -> SqlFault:
    """The fault that a process tells of."""
    return SqlFault(told["message"], told["said"], told["line"], told["letter"])
