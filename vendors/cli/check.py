"""`check`: all that is wrong in a data folder."""

from pathlib import Path

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS
from vendors.cli.folder import read
from vendors.cli.problems import print_problems
from vendors.i18n.language import Language, _


@options.command("check", _("find all that is wrong in a data folder"))
@click.argument("folder", type=options.PATH, default=options.data_folder)
@options.FORMAT
@options.LANGUAGE
def command(folder: Path, form: str, words: Language) -> int:
    """Prints every problem; only errors make it fail."""
    loaded = read(folder, words)
    print_problems(loaded.problems, form, words)
    return PROBLEMS if loaded.errors else CLEAN
