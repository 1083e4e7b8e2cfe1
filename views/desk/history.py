"""History: every published version, what it changed, and the way back."""

from itertools import islice
from typing import Final

from vendors.desk.revisions.describe import Names, by_table
from vendors.desk.revisions.diff import Difference
from vendors.desk.revisions.history import History
from vendors.desk.revisions.strikes import Strikes
from vendors.i18n.collation import sort_key
from vendors.i18n.language import _
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.reading import text_of
from views.base.view import View
from views.desk.done import PARAMETER
from views.desk.frame import Behind, frame, nothing

PATH: Final = "/desk/history"
MOST: Final = 100
"""Versions on the page."""
KINDS: Final = {
    "publish": _("published"),
    "restore": _("went back"),
    "outside": _("changed outside the desk"),
    "start": _("the beginning"),
}


def view(behind: Behind, history: History, strikes: Strikes) -> View:
    """The versions, or one version, or the versions of one vendor, of one row or of one cell, as the address asks."""
    asked, dataset = behind.parameters, behind.state.dataset
    if name := asked.get("version", ""):
        return _one(behind, history, strikes, name)
    table, row, vendor = (asked.get(name, "") for name in ("table", "row", "vendor"))
    if table in TABLES and asked.get("column"):
        return _cell(behind, history, table, row, asked["column"])
    if vendor:
        entries = history.of_vendor(vendor)
        title = behind.words.say(_("History of {vendor}"), vendor=_called(behind, vendor))
    elif table in TABLES and row:
        entries = history.of_row(table, tuple(row.split("|")))
        title = behind.words.say(_("History of this row"))
    else:
        entries = list(islice(history.entries(), MOST))
        title = behind.words.say(_("History"))
    return frame(
        behind,
        PATH,
        "history.html",
        title,
        entries=[(one.version, len(one.changed.changes)) for one in entries[:MOST]],
        kinds=KINDS,
        vendor=vendor,
        narrowed=bool(vendor or row),
        vendor_names={row.id: row.name for row in sorted(dataset.vendor.values(), key=lambda row: sort_key(row.name))}
        if dataset
        else {},
        most=MOST,
        struck=strikes.struck(),
    )


def _one(behind: Behind, history: History, strikes: Strikes, name: str) -> View:
    words = behind.words
    version = history.version(name)
    if version is None:
        return nothing(behind, PATH, _("There is no such version"))
    files = history.present_files(version)
    before = history.version(version.before) if version.before else None
    old = history.present_files(before) if before else {}
    head = history.head()
    return frame(
        behind,
        PATH,
        "version.html",
        words.say(_("Version {name}"), name=version.data[:7]),
        version=version,
        before=before,
        kinds=KINDS,
        newest=head.id if head else "",
        is_newest=head is not None and head.id == version.id,
        lines=by_table(history.difference(before, version), Names.in_files(files, old), words) if before else [],
        files=sorted(history.files(version)),
        just=behind.parameters.get(PARAMETER) == "published",
        undone=history.version(version.undoes) if version.undoes else None,
        strikes=strikes.log(version.id),
        still_public=_still_public(history.difference(before, version), history.present_files(head))
        if before and head
        else 0,
    )


def _still_public(changed: Difference, files: Files) -> int:
    """How many of the texts that a version brought still stand where it put them."""
    now = {name: text_of(name, files.get(f"{name}.csv")).keyed for name in {one.table for one in changed.changes}}
    brought = [(one, cell) for one in changed.changes if one.new for cell in one.cells if cell.after]
    return sum(
        row.get(cell.column) == cell.after for one, cell in brought if one.new and (row := now[one.table].get(one.new))
    )


def _cell(behind: Behind, history: History, table: str, row: str, column: str) -> View:
    values, words, model = history.of_cell(table, tuple(row.split("|")), column), behind.words, TABLES[table]
    label = words.say(model.column(column).label) if column in model.model_fields else column
    cell = words.say("{row}, {column}", row=row.replace("|", ", "), column=label)
    return frame(
        behind,
        PATH,
        "cell.html",
        words.say(_("History of one cell")),
        place=words.say("{label}: {value}", label=words.say(model.PLURAL or table), value=cell),
        values=list(reversed(values)),
    )


def _called(behind: Behind, vendor: str) -> str:
    dataset = behind.state.dataset
    return dataset.vendor[vendor].name if dataset and vendor in dataset.vendor else vendor
