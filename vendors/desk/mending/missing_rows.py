"""The row that is missing where a problem says so, as far as it can be told from the problem."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.desk.mending.places import RowPlace
from vendors.settings import today
from vendors.tables import TABLES
from vendors.validation.problems import Problem


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A row that a table has not and should have.

    Attributes:
        table: name of the table.
        cells: what is known of it, by column.
    """

    table: str
    cells: Mapping[str, str]


NOT_IN_THE_CELL: Final = frozenset(
    {
        "no-ownership",
        "no-reply",
        "no-status",
        "no-evidence",
        "changed-without-source",
        "stale-evidence",
        "article-without-vendor",
    }
)
"""Rules that are not kept by another text in the cell at which they are broken, but by a row elsewhere."""


def missing_row(problem: Problem, place: RowPlace | None) -> MissingRow | None:
    """The row that would put a problem right; None where that is no matter of a missing row.

    Args:
        problem: what is wrong.
        place: the row that it names.
    """
    make = _ROWS.get(problem.rule)
    return make(problem, place) if make and place else None


def _reference(problem: Problem, place: RowPlace) -> MissingRow | None:
    column = TABLES[place.table].columns_by_name().get(problem.column)
    return MissingRow(column.refers, {"id": problem.value}) if column and column.refers else None


def _source(problem: Problem, place: RowPlace) -> MissingRow:
    if place.table == "evidence":  # the evidence of another value than the cell has now
        about = {name: place.row.text(name) for name in ("table", "row", "field")}
        return MissingRow("evidence", {**about, "value": problem.other, **_READ, "accessed": today().isoformat()})
    about = {"table": place.table, "row": "|".join(place.key.cells), "field": problem.column}
    return MissingRow("evidence", {**about, "value": problem.value, **_READ, "accessed": today().isoformat()})


_READ: Final = {"verdict": "verified", "confidence": "high"}
_ROWS: Final[Mapping[str, Callable[[Problem, RowPlace], MissingRow | None]]] = {
    "no-ownership": lambda problem, _: MissingRow("ownership", {"vendor": problem.value}),
    "no-reply": lambda problem, place: MissingRow(
        "replies", {"controversy": place.row.text("id"), "vendor": problem.value}
    ),
    "no-status": lambda problem, _: MissingRow("controversy_status", {"controversy": problem.value}),
    "article-without-vendor": lambda problem, _: MissingRow("mentions", {"article": problem.value}),
    "deal-missing": lambda problem, _: MissingRow("events", {"vendor": problem.other}),
    "unknown-reference": _reference,
    "no-evidence": _source,
    "changed-without-source": _source,
    "stale-evidence": _source,
}
