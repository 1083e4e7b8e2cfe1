"""`changes`: what became public in a period, as text to be pasted into a letter to readers."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, WRONG_CALL
from vendors.cli.folder import valid
from vendors.cli.refusals import print_refused
from vendors.desk.revisions.updates import PublicUpdates
from vendors.exports.digest import digest, plain
from vendors.i18n.language import Language, _
from vendors.query.results import UPDATE_PARAMETERS, Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.settings import settings, today


def _selection(function: Callable[..., int]) -> Callable[..., int]:
    """Gives the command an option for each parameter that narrows the updates."""
    for name in reversed(UPDATE_PARAMETERS):
        label = options.said(PARAMETERS[name].label)
        function = click.option(f"--{name}", name, multiple=True, metavar=name.upper(), help=label)(function)
    return function


@options.command("changes", _("print what became public in a period, to be pasted into a letter to readers"))
@_selection
@options.DATA
@options.LANGUAGE
def command(folder: Path, words: Language, **chosen: Any) -> int:
    """Prints the digest; addresses begin with the public address, where one is set. `show changes` gives the same as a table."""
    dataset, day = valid(folder, words), today()
    pairs = [(name, value) for name in UPDATE_PARAMETERS for value in chosen[name]]
    selection, refused = Selection.read([*pairs, ("lang", words.code)], dataset, day)
    if refused:
        print_refused(refused, words)
        return WRONG_CALL
    results = Results(dataset, selection, day, PublicUpdates(folder)())
    sys.stdout.write(plain(digest(results, words, settings().public_address.rstrip("/")), words))
    return CLEAN
