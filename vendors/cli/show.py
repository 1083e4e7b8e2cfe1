"""`show`: the rows that a selection names, of a table or as a page of the site shows them."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, WRONG_CALL, stop
from vendors.cli.folder import valid
from vendors.cli.refusals import print_refused, spelt
from vendors.desk.revisions.updates import PublicUpdates
from vendors.domain.vendor_on import VendorOn
from vendors.exports.formats import FORMATS
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import Language, _
from vendors.query import crossing
from vendors.query.facets import moved
from vendors.query.passed_over import passed_over
from vendors.query.query_string import QueryString
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.table import Table
from vendors.settings import today
from vendors.store.changelog import NO_LOG
from vendors.tables import TABLES

_TABLES: Final = sorted({*TABLES, *PAGE_TABLES})
_PARAMETERS: Final = tuple(name for name in PARAMETERS if name not in ("page", "pair", "lang"))
"""What can be chosen here: all rows are printed, and `--lang` is the same for every command."""


def _selection(function: Callable[..., int]) -> Callable[..., int]:
    """Gives a command an option for each parameter of the Selection."""
    for name in reversed(_PARAMETERS):
        label = options.said(PARAMETERS[name].label)
        function = click.option(spelt(name), name, multiple=True, metavar=name.upper(), help=label)(function)
    return function


@options.command("show", _("print the rows of a table that a selection names"))
@click.argument("table", type=click.Choice(_TABLES), metavar="TABLE", help=", ".join(_TABLES))
@click.option("--as-shown", is_flag=True, help=options.said(_("the columns that the site shows, with the sources")))
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), default="table")
@options.DATA
@_selection
@options.LANGUAGE
def command(table: str, as_shown: bool, form: str, folder: Path, words: Language, **chosen: Any) -> int:
    """Prints the rows; a value that does not exist is named with the nearest that does, and so is what could be read only in part."""
    dataset = valid(folder, words)
    pairs = [(name, value) for name in _PARAMETERS for value in chosen[name]]
    # The charts and the answers speak the language of the Selection.
    selection, refused = Selection.read([*pairs, ("lang", words.code)], dataset, today())
    understood = crossing.understood(pairs) if table == "explore" else PARAMETERS
    in_part = passed_over(QueryString(tuple(pairs)), understood)
    if refused or in_part:
        print_refused(refused, words)
        for one in in_part:
            print(one.say(words), file=sys.stderr)
        return WRONG_CALL
    _print_moved(pairs, words)
    # Only what has changed asks the history, which takes its time.
    log = PublicUpdates(folder)() if table == "changes" else NO_LOG
    found = _rows(table, Results(dataset, selection, today(), log), as_shown, words)
    sys.stdout.buffer.write(FORMATS[form].write(found))
    if form == "json":
        sys.stdout.buffer.write(b"\n")
    return CLEAN


def _print_moved(pairs: Sequence[tuple[str, str]], words: Language) -> None:
    for one in moved(pairs):
        print(
            words.say(
                _("--{was} {value} means the same as --{now} {to}, and was read as that."),
                was=spelt(one.parameter).removeprefix("--"),
                value=one.value,
                now=spelt(one.to).removeprefix("--"),
                to=one.to_value,
            ),
            file=sys.stderr,
        )


def _rows(table: str, results: Results, as_shown: bool, words: Language) -> Table:
    if as_shown or table not in TABLES:
        if table not in PAGE_TABLES:
            stop(words.say("No page of the site shows the table {table}.", table=table))
        return PAGE_TABLES[table].make(results, words)
    model = VendorOn if table == "vendors" else TABLES[table]
    columns = [model.column(name) for name in results.selection.columns if name in model.model_fields]
    return Table.of(results.rows(table), columns or list(model.columns()))
