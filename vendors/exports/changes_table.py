"""What has changed, as a table to take away."""

from typing import Final

from vendors.domain.update_context import in_context
from vendors.domain.updates import CellUpdate
from vendors.exports.reading import ReadCell, ReadTable, head
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.row import Column
from vendors.types.date import PartialDate

COLUMNS: Final = (
    Column("date", _("Date"), kind="date", derived=True),
    Column("kind", _("Kind of change"), derived=True),
    Column("title", _("Title"), derived=True),
    Column("field", _("Field"), derived=True),
    Column("before", _("Before"), derived=True),
    Column("after", _("After"), derived=True),
    Column("reason", _("Reason"), derived=True),
    Column("vendors", _("Vendors"), many=True, derived=True),
    Column("controversy", _("Controversy"), derived=True),
    Column("article", _("Article"), derived=True),
    Column("answers", _("Status and answers"), derived=True),
    Column("id", _("Identifier"), derived=True),
)


def changes(results: Results, words: Language) -> Table:
    """The updates, newest first: a row for each thing that is different, or one for an update that names none.

    What is disputed comes with its status and the answers. `before` is empty where it was not known, and where there was nothing before.
    """
    rows = [
        [
            PartialDate.parse(one.row.day.isoformat()),
            str(one.row.kind),
            one.title(words),
            cell.label,
            cell.before,
            cell.after,
            one.row.why,
            one.row.concerned.vendors,
            one.row.concerned.controversy,
            one.row.concerned.article,
            one.states(words),
            one.row.key,
        ]
        for one in in_context(results.as_of.dataset, results.updates(), results.as_of.on)
        for cell in one.row.cells or (CellUpdate("", None, None),)
    ]
    return Table(COLUMNS, rows)


def read_changes(results: Results, words: Language, title: str) -> ReadTable:
    """The same as people read it: a side that there is not is empty, and what was or is not known says so."""
    heads = (
        _("Date"),
        _("What has changed"),
        _("Field"),
        _("Before"),
        _("After"),
        _("Reason"),
        _("Status and answers"),
    )
    unknown = words.say("not known")
    rows = []
    for one in in_context(results.as_of.dataset, results.updates(), results.as_of.on):
        for cell in one.row.cells or (CellUpdate("", None, None),):
            sides = ["" if side is None else side or unknown for side in (cell.before, cell.after)]
            day = PartialDate.parse(one.row.day.isoformat())
            told = (one.title(words), cell.label, *sides, one.row.why, one.states(words))
            rows.append([ReadCell(day), *map(ReadCell, told)])
    return ReadTable(words, title, [head(label, words) for label in heads], rows)
