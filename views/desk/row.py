"""One row of a table as a form, each cell in the field that fits it: to be read, changed, added or taken out."""

from collections.abc import Mapping
from typing import Final

from vendors.desk.revisions.describe import Names
from vendors.desk.work import Work
from vendors.i18n.language import _
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.problems import writable
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key
from views.base.view import View
from views.desk.controls import control, label_of, lists
from views.desk.frame import Behind, frame
from views.desk.sent import CELL

PATH: Final = "/desk/row"


def key_in(text: str, table: str, files: Files) -> Key | None:
    """The key that an address names, its parts separated by |; None where no row has it."""
    rows = text_of(table, files.get(f"{table}.csv")).keyed
    return next((key for key in rows if key.nth == 1 and writable("|".join(key.cells)) == text), None)


def view(behind: Behind, files: Files, work: Work | None, typed: Mapping[str, str] | None = None) -> View:
    """The form of the row that the address names, or of a new one; what can be chosen where it names none.

    Args:
        files: the tables as the editor's change has them.
        work: that change.
        typed: texts that take the place of those of the row, by column.
    """
    words, asked = behind.words, behind.parameters
    table = asked.get("table", "") if asked.get("table") in TABLES else "vendors"
    model, key = TABLES[table], asked.get("row", "")
    found = key_in(key, table, files) if key else None
    row: Cells | None = text_of(table, files.get(f"{table}.csv")).keyed[found] if found else None
    is_new = asked.get("new") == "yes"
    begun = {name.removeprefix("set-"): text for name, text in asked.items() if name.startswith("set-")}
    columns = model.stored_columns()
    texts: dict[str, str] = {
        column.name: (row or begun if is_new or row else {}).get(column.name, "") for column in columns
    }
    shown = {**texts, **(typed or {})}
    names = Names.in_files(files, *((work.base,) if work else ()))
    label = words.say(model.PLURAL or table)
    return frame(
        behind,
        PATH,
        "row.html",
        names.of_row(table, row, words)
        if row
        else words.say(_("A new row of {table}"), table=label)
        if is_new
        else label,
        table=table,
        label=label,
        row=key if row else "",
        is_new=is_new,
        is_there=row is not None,
        keys=model.KEY,
        fields=[(column, control(column, words, shown[column.name])) for column in columns],
        texts=texts,
        shown=shown,
        label_of=lambda column: label_of(column, shown[column.name], words),
        lists=lists((column.refers for column in columns if column.refers and not column.many), files),
        field_name=CELL,
    )
