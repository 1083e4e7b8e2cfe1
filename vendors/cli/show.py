"""`show`: the rows that a selection names, of a table or as a page of the site shows them."""

import argparse
import sys
from pathlib import Path
from typing import Any

from vendors.cli import CLEAN, WRONG_CALL
from vendors.cli.folder import stop, valid
from vendors.domain.vendor_on import VendorOn
from vendors.exports.formats import FORMATS
from vendors.exports.page_tables import TAKEN
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.table import Table
from vendors.settings import settings, today
from vendors.tables import TABLES


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    show = commands.add_parser("show", help=words.say(_("print the rows of a table that a selection names")))
    show.add_argument("table", choices=sorted({*TABLES, *TAKEN}))
    show.add_argument(
        "--as-shown", action="store_true", help=words.say(_("the columns that the site shows, with the sources"))
    )
    show.add_argument("--format", choices=tuple(FORMATS), default="table")
    show.add_argument("--data", dest="folder", type=Path, default=settings().data)
    for name, parameter in PARAMETERS.items():
        if name not in ("page", "lang"):
            show.add_argument(
                f"--{name.replace('_', '-')}",
                dest=name,
                action="append",
                default=[],
                metavar=name.upper(),
                help=words.say(parameter.label),
            )
    show.add_argument("--lang", choices=LANGUAGES, default="fr")
    show.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Prints the rows; a value that does not exist is named with the nearest that does."""
    dataset = valid(asked.folder, words)
    pairs = [(name, value) for name in PARAMETERS if name != "lang" for value in getattr(asked, name, ())]
    # The charts and the answers speak the language of the Selection.
    pairs.append(("lang", asked.lang))
    selection, refused = Selection.read(pairs, dataset, today())
    for value in refused:
        hint = words.say("Did you mean “{suggestion}”?", suggestion=value.suggestion) if value.suggestion else ""
        said = words.say(
            "--{parameter}: “{value}” does not exist.", parameter=value.parameter.replace("_", "-"), value=value.value
        )
        print(f"{said} {hint}".strip(), file=sys.stderr)
    if refused:
        return WRONG_CALL
    results = Results(dataset, selection, today())
    if asked.as_shown or asked.table not in TABLES:
        if asked.table not in TAKEN:
            stop(words.say("No page of the site shows the table {table}.", table=asked.table))
        table = TAKEN[asked.table](results, words)
    else:
        model = VendorOn if asked.table == "vendors" else TABLES[asked.table]
        columns = [model.column(name) for name in selection.columns if name in model.model_fields]
        table = Table.of(results.rows(asked.table), columns or list(model.columns()))
    sys.stdout.buffer.write(FORMATS[asked.format](table))
    if asked.format == "json":
        sys.stdout.buffer.write(b"\n")
    return CLEAN
