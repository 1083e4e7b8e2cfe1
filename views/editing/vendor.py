"""A vendor's form: its facts, each with its sources, and room for a new source."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from vendors.desk.canonical import canonical
from vendors.desk.sheet import Cells, Key, sheet
from vendors.folder import Files
from vendors.settings import today
from vendors.tables.evidence import Evidence
from vendors.tables.row import Column
from vendors.tables.vendor import Vendor
from vendors.wording import _
from views.editing import Behind, frame
from views.page import View

PATH: Final = "/desk/vendor"
SOURCE: Final = ("source_url", "publisher", "published", "accessed", "confidence", "verdict", "note")
"""The columns of a source, beside those that say which cell it is for."""
LONG_TEXTS: Final = ("summary_fr", "summary_en")


def view(behind: Behind, files: Files) -> View:
    """The form of the vendor that the address names, or the vendors to choose from.

    Args:
        files: the tables as the editor's change has them now.
    """
    words = behind.words
    rows = sheet("vendors", files.get("vendors.csv")).rows
    vendor = behind.parameters.get("vendor", "")
    row = rows.get(Key((vendor,)))
    if row is None:
        return frame(
            behind,
            PATH,
            "vendor.html",
            words.say(_("A vendor’s form")),
            row=None,
            vendors=sorted((cells.get("name", ""), cells.get("id", "")) for cells in rows.values()),
        )
    return frame(
        behind,
        PATH,
        "vendor.html",
        row.get("name", vendor),
        row=row,
        vendor=vendor,
        columns=Vendor.columns(),
        long=LONG_TEXTS,
        source=[Evidence.column(name) for name in SOURCE],
        sources=_sources(files, vendor),
        day=today().isoformat(),
    )


def _sources(files: Files, vendor: str) -> Mapping[str, Sequence[Cells]]:
    found: dict[str, list[Cells]] = {}
    for row in sheet("evidence", files.get("evidence.csv")).rows.values():
        if row.get("table") == "vendors" and row.get("row") == vendor:
            found.setdefault(row.get("field", ""), []).append(row)
    return found


def changed(files: Files, vendor: str, form: Mapping[str, str], covered: Sequence[str]) -> Files:
    """The tables that the form changes: the vendor's row, and a row of evidence for each cell that its source covers.

    Args:
        files: the tables before.
        vendor: its id.
        form: the text of each column of the vendor, and of each column of the source with `source-` before its name.
        covered: the columns that the source shows.
    """
    rows: dict[Key, Mapping[str, Any]] = dict(sheet("vendors", files.get("vendors.csv")).rows)
    row = rows[Key((vendor,))]
    names = [column.name for column in Vendor.columns() if column.name != "id"]
    rows[Key((vendor,))] = {**row, **{name: _tidy(form[name], Vendor.column(name)) for name in names if name in form}}
    result = {"vendors.csv": canonical("vendors", rows.values())}
    if form.get("source-source_url") and covered:
        evidence = list(sheet("evidence", files.get("evidence.csv")).rows.values())
        source = {name: form.get(f"source-{name}", "").strip() for name in SOURCE}
        evidence += [
            {"table": "vendors", "row": vendor, "field": name, "value": rows[Key((vendor,))].get(name, ""), **source}
            for name in covered
            if name in names
        ]
        result["evidence.csv"] = canonical("evidence", evidence)
    return result


def _tidy(text: str, column: Column) -> str:
    """A text from a form: one line where the column wants one, list items separated by | or by line."""
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    return ("|" if column.many else " ").join(lines)
