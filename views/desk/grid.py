"""The grid: one table to be sorted, filtered and edited in the page, by a script of ours and a kept component (docs/decisions/0032)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from markupsafe import Markup

from vendors.desk.revisions.merge import Clash
from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.types.country import countries
from vendors.validation.problems import writable
from vendors.validation.text_table import TextTable
from views.base.assets import address
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/grid"
_HEAD: Final = Markup(
    '\n<link rel="stylesheet" href="{}">\n<link rel="stylesheet" href="{}">\n<script src="{}" defer></script>\n<script src="{}" defer></script>'
)
_WORDS: Final = {
    "filter": _("Filter {column}"),
    "none": _("No row is like this."),
    "kept": _("Kept. Nothing is public yet: look at your change."),
    "nothing": _("Nothing was changed."),
    "failed": _("Not kept: the server does not answer. What you typed stays in this window; try again."),
    "refused": _("Not kept: you may look and change nothing."),
    "ended": _(
        "Your session has ended. What you typed stays in this window: sign in in another window, then keep it again."
    ),
    "restored": _("What you typed here before, and did not keep, is back."),
    "conflict": _("Changed by somebody else meanwhile; everything else was kept. Choose for each cell."),
    "theirs": _("Theirs: {text}"),
    "mine": _("Yours: {text}"),
    "gone": _("(row removed)"),
    "empty": _("(empty)"),
    "row": _("Row"),
    "table": _("Table {table}"),
    "required": _("must be filled"),
    "several": _("several: separated by |"),
}
_COUNTED: Final[Mapping[str, Callable[[Language, int], str]]] = {
    "rows": lambda words, n: words.choose("{n} row", "{n} rows", n),
    "unkept": lambda words, n: words.choose("{n} change not kept yet", "{n} changes not kept yet", n),
    "chosen": lambda words, n: words.choose("{n} cell chosen", "{n} cells chosen", n),
    "found": lambda words, n: words.choose("{n} cell found", "{n} cells found", n),
    "replaced": lambda words, n: words.choose("{n} cell replaced", "{n} cells replaced", n),
}
"""What the script says of a number of things."""
_UP_TO: Final = 200
"""Numbers among which each form stands that a language has for whole numbers of some size."""


def view(behind: Behind, kept: bool) -> View:
    """The page of the table that the address names: the tables to choose from, the tools, and the room for the grid.

    Args:
        kept: the editor has an open change.
    """
    words = behind.words
    chosen = table_of(behind)
    made = frame(
        behind,
        PATH,
        "grid.html",
        words.say(_("Grid: {table}"), table=words.say(TABLES[chosen].PLURAL or chosen)),
        tables=[(name, words.say(model.PLURAL or name)) for name, model in TABLES.items()],
        chosen=chosen,
        row=behind.parameters.get("row", ""),
        kept=kept,
    )
    files = map(address, ("tabulator/tabulator.css", "grid.css", "tabulator/tabulator.min.js", "grid.js"))
    # As plain text: what is Markup escapes all that it is added to.
    return replace(made, head=made.head + str(_HEAD.format(*files)))


def table_of(behind: Behind) -> str:
    """The table that the address names, or "vendors"."""
    return behind.parameters["table"] if behind.parameters.get("table") in TABLES else "vendors"


def as_json(table: TextTable, words: Language, may_edit: bool) -> Mapping[str, Any]:
    """What the script needs: columns with their labels and lists, rows as texts in the order of the columns, and its words.

    Args:
        table: as the editor's change has it.
        words: the language of the labels.
        may_edit: whether the editor may change anything.
    """
    columns = table.model.stored_columns()
    names = [column.name for column in columns]
    return {
        "table": table.name,
        "title": words.say(_WORDS["table"], table=words.say(table.model.PLURAL or table.name)),
        "edits": may_edit,
        "key": list(table.model.KEY),
        "columns": [_column(column, words) for column in columns],
        "rows": [[key.nth, *(writable(row.text(name)) for name in names)] for key, row in table.keyed.items()],
        "words": {name: words.say(message) for name, message in _WORDS.items()},
        "counted": {name: _forms(chosen, words) for name, chosen in _COUNTED.items()},
    }


def clashes_json(clashes: list[Clash]) -> list[Mapping[str, Any]]:
    """Cells of which nothing was kept, as the script reads them."""
    return [
        {
            "key": list(clash.key.cells),
            "nth": clash.key.nth,
            "column": clash.column,
            "theirs": clash.theirs,
            "mine": clash.mine,
        }
        for clash in clashes
    ]


def _forms(chosen: Callable[[Language, int], str], words: Language) -> Mapping[str, str]:
    """The forms of a message by the names that Unicode, and so the script, has for them: “one”, “other” and, in some languages, more."""
    numbers = {words.locale.plural_form(n): n for n in reversed(range(_UP_TO))}
    return {name: words.fine(chosen(words, n)) for name, n in numbers.items()}


def _column(column: Column, words: Language) -> Mapping[str, Any]:
    labels: dict[str, str] = {}
    if column.choices:
        labels = {str(choice): words.say(choice.label) for choice in column.choices}
    elif column.kind == "country":
        labels = dict(sorted(((one, words.country(one)) for one in countries()), key=lambda one: one[1]))
    return {
        "name": column.name,
        "label": words.say(column.label),
        "help": words.say(column.help) if column.help else "",
        "kind": column.kind,
        "many": column.many,
        "required": column.required,
        "labels": list(labels.items()),
    }
