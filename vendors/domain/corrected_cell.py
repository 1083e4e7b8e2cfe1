"""What a public correction corrected, as a reader names it."""

from collections.abc import Sequence

from vendors.i18n.language import Language
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate


def corrected_cell(row: Correction, dataset: Dataset, words: Language) -> str:
    """What was corrected, in words: “Medallia (29 October 2021, Thoma Bravo) · Until”; as it stands where there is no such column."""
    model = TABLES.get(row.table)
    if model is None or row.field not in model.model_fields:
        return f"{row.table} · {row.row} · {row.field}"
    key = row.row.split("|")
    cells = zip((model.column(name) for name in model.KEY), key, strict=False)
    first, *others = [
        _own_title(key, cell, dataset, words)
        if column.kind == "own-text"
        else _called(column, model.TABLE, cell, dataset, words)
        for column, cell in cells
        if cell
    ]
    subject = f"{first} ({', '.join(others)})" if others else first
    return f"{subject} · {words.say(model.column(row.field).label)}"


def _own_title(key: Sequence[str], cell: str, dataset: Dataset, words: Language) -> str:
    """The title of a milestone in the reader’s language; as the key has it where no such milestone is left."""
    events = dataset.events.get(key[0], ())
    found = next((one for one in events if one.title_en == cell and str(one.date) == key[1]), None)
    return words.fine(found.own("title", words.code)) if found else cell


def _called(column: Column, table: str, cell: str, dataset: Dataset, words: Language) -> str:
    """A cell of a key as a reader names it: what it refers to by its name, a day in words."""
    named = column.refers or (table if column.name == "id" else "")
    if named == Vendor.TABLE and cell in dataset.vendor:
        return dataset.vendor[cell].name
    if named == Article.TABLE and cell in dataset.article:
        return dataset.article[cell].title
    if named == Controversy.TABLE and cell in dataset.controversy:
        return words.fine(dataset.controversy[cell].own("title", words.code))
    if column.choices:
        return next((words.say(choice.label) for choice in column.choices if str(choice) == cell), cell)
    return words.date(PartialDate.parse(cell)) if column.kind == "date" else cell
