"""The data folder that a command works on."""

import sys
from pathlib import Path

from click.exceptions import Exit

from vendors.cli.exit_codes import PROBLEMS, stop
from vendors.i18n.language import Language, _
from vendors.settings import today
from vendors.store.load import State, load
from vendors.tables.dataset import Dataset


def read(folder: Path, words: Language) -> State:
    """What is in a folder; nothing is written to it, also where a publish was cut short in it (`vendors.store.files`).

    Raises:
        Exit: there is no such folder; it has been said, and the exit code is `WRONG_CALL`.
    """
    try:
        return load(folder, today())
    except NotADirectoryError:
        if folder.exists():
            stop(words.say(_("{file} is a file, not a folder of tables; a file is read with “import”."), file=folder))
        stop(words.say("There is no folder {folder}.", folder=folder))


def valid(folder: Path, words: Language) -> Dataset:
    """The data set in a folder.

    Raises:
        Exit: there is none, or it has errors; they have been said.
    """
    found = read(folder, words)
    if found.dataset is None:
        for problem in found.errors:
            print(problem.message(words), file=sys.stderr)
        raise Exit(PROBLEMS)
    return found.dataset
