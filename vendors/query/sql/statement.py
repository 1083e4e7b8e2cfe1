"""Whether a statement may be run: one question to the tables and views of the survey, and nothing else.

DuckDB parses it, and every table and function in what it has parsed is looked at. That the database is locked besides, in a
process without files (`vendors.exports.sql_process`), is what holds should anything be missed here.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vendors.i18n.language import _
from vendors.query.sql.views import COMPUTED, VIEWS
from vendors.tables import TABLES
from vendors.types.did_you_mean import nearest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST: Final = 8_000
"""Characters of a statement."""
RELATIONS: Final = frozenset((*TABLES, *(view.name for view in (*COMPUTED, *VIEWS) if not view.asks_day)))
"""The tables and views that a query may name."""
TABLE_FUNCTIONS: Final = frozenset(
    ("unnest", "range", "generate_series", "json_each", "json_tree", *(view.name for view in VIEWS if view.asks_day))
)
"""The functions that may stand where a table does: no other of DuckDB’s, many of which read files, settings or memory."""
SCHEMA: Final = frozenset(("tables", "columns", "schemata", "views"))
"""What may be asked of `information_schema`."""
REFUSED: Final = frozenset(
    (
        "current_setting",
        "currval",
        "nextval",
        "parse_duckdb_log_message",
        "pg_sleep",
        "setseed",
        "setval",
        "sleep_ms",
        "stats",
        "write_log",
    )
)
"""Functions of a value that touch more than values."""
_SHOWN: Final = ("DESCRIBE", "SUMMARY")
_COUNTING: Final = frozenset(("avg", "count", "count_star", "fsum", "kahan_sum", "mean", "median", "sum", "sumkahan"))
"""The functions whose answer is another one where a row stands twice."""
_NOT_REPEATING: Final = ("SEMI", "ANTI")
"""The kinds of joins that repeat no row."""


class SqlError(ValueError):
    """A statement is not run, or failed.

    Attributes:
        message: why, an English message to be translated; "" where DuckDB says it.
        fields: what the message speaks of.
        said: DuckDB’s own words, in English, with line and place.
        line, letter: where in the statement, from 1; 0 where that is not known.
    """

    def __init__(self, message: str = "", said: str = "", at: tuple[int, int] = (0, 0), **fields: object) -> None:
        super().__init__(message.format(**fields) if message else said)
        self.message, self.said, self.fields = message, said, fields
        self.line, self.letter = at


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known of a statement before it is run.

    Attributes:
        named: the tables, views and table functions that it names, in small letters.
        counts_repeated: whether it counts or adds up, and joins tables or takes lists apart, so that a row may count several times.
    """

    named: frozenset[str]
    counts_repeated: bool


def check(connection: "DuckDBPyConnection", sql: str) -> Statement:
    """Lets a statement pass that may be run.

    Args:
        connection: any; it only parses.

    Raises:
        SqlError: it may not.
    """
    if not sql.strip():
        raise SqlError(_("There is no query: write one that begins with SELECT, FROM or WITH."))
    if len(sql) > LONGEST:
        raise SqlError(_("The query has more than {most} characters."), most=LONGEST)
    try:
        row = connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
        parsed: dict[str, Any] = json.loads(row[0]) if row else {}
    except RecursionError:
        raise SqlError(_("The query is nested too deeply.")) from None
    if parsed.get("error"):
        if parsed.get("error_type") == "parser":
            place = parsed.get("position", "")
            at = _place(sql, int(place)) if place.isdigit() else (0, 0)
            raise SqlError(said=f"Parser Error: {parsed['error_message']}", at=at)
        raise SqlError(
            _(
                "Only a question can be asked here, with SELECT, FROM, VALUES or WITH; nothing can be changed, loaded or set."
            )
        )
    if len(parsed["statements"]) != 1:
        raise SqlError(_("Only one query can be asked at a time: take away what follows the first semicolon."))
    try:
        return _look_at(parsed["statements"][0], sql)
    except RecursionError:
        raise SqlError(_("The query is nested too deeply.")) from None


def _look_at(parsed: dict[str, Any], sql: str) -> Statement:
    nodes, named = [*_nodes(parsed)], set()
    # The name of a common table hides any other; which part of the query knows it is DuckDB’s to say.
    common = {entry["key"].casefold() for node in nodes for entry in (node.get("cte_map") or {}).get("map", ())}
    common |= {str(node["cte_name"]).casefold() for node in nodes if node.get("cte_name")}
    for node in nodes:
        kind, at = node.get("type"), _place(sql, node.get("query_location"))
        if kind == "BASE_TABLE":
            _check_table(node, common, at)
            named.add(str(node["table_name"]).casefold())
        elif kind == "TABLE_FUNCTION":
            called = node["function"]
            _check_qualified(called, "schema", "catalog", at)
            if called["function_name"].casefold() not in TABLE_FUNCTIONS:
                raise _not_here(called["function_name"], at)
            named.add(str(called["function_name"]).casefold())
        elif kind == "SHOW_REF":
            if node["show_type"] not in _SHOWN and node["table_name"] != '"tables"':
                raise SqlError(_("This cannot be shown here."), at=at)
        elif "function_name" in node and _is_refused(str(node["function_name"]).casefold()):
            raise _not_here(node["function_name"], at)
    return Statement(frozenset(named), _counts_repeated(nodes))


def _counts_repeated(nodes: Sequence[dict[str, Any]]) -> bool:
    """Whether rows are counted or added up, and may have been repeated before: by a join, or by a list that is taken apart."""
    called = [
        (str(node["function_name"]).casefold(), node.get("distinct")) for node in nodes if "function_name" in node
    ]
    joins = any(node.get("type") == "JOIN" and node["join_type"] not in _NOT_REPEATING for node in nodes)
    repeats = joins or any(name == "unnest" for name, _distinct in called)
    return repeats and any(name in _COUNTING and not distinct for name, distinct in called)


def _check_table(node: dict[str, Any], common: set[str], at: tuple[int, int]) -> None:
    name, schema = node["table_name"].casefold(), node["schema_name"].casefold()
    if schema == "information_schema" and name in SCHEMA:
        return
    _check_qualified(node, "schema_name", "catalog_name", at)
    if name in RELATIONS or name in common:
        return
    calls = {view.name: view.call for view in VIEWS if view.asks_day}
    meant = calls.get(name) or nearest(name, {known: calls.get(known, known) for known in (*RELATIONS, *calls)})
    told = {"name": node["table_name"][:60], "meant": meant}
    if meant:
        raise SqlError(_("There is no table {name} here. Did you mean {meant}?"), at=at, **told)
    raise SqlError(_("There is no table {name} here; the page lists the tables and views."), at=at, **told)


def _check_qualified(node: dict[str, Any], schema: str, catalog: str, at: tuple[int, int]) -> None:
    if node[schema].casefold() not in ("", "main") or node[catalog].casefold() not in ("", "memory"):
        name = ".".join(filter(None, (node[catalog], node[schema])))[:60]
        raise SqlError(_("{name} cannot be asked here, only the tables and views of the survey."), at=at, name=name)


def _is_refused(name: str) -> bool:
    return name in REFUSED or name.startswith(("__internal", "duckdb_", "pragma_", "read_"))


def _not_here(name: str, at: tuple[int, int]) -> SqlError:
    return SqlError(_("The function {name} cannot be used here."), at=at, name=name[:60])


def _nodes(parsed: object) -> Iterator[dict[str, Any]]:
    if isinstance(parsed, dict):
        yield parsed
        parsed = [*parsed.values()]
    if isinstance(parsed, list):
        for part in parsed:
            yield from _nodes(part)


def _place(sql: str, location: object) -> tuple[int, int]:
    """Line and letter of a place that DuckDB gives in bytes."""
    written = sql.encode()
    if not isinstance(location, int) or not 0 <= location <= len(written):
        return 0, 0
    before = written[:location].decode(errors="replace").split("\n")
    return len(before), len(before[-1]) + 1
