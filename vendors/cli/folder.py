"""The data folder that a command works on."""

import sys
from pathlib import Path
from typing import NoReturn

from vendors.cli import PROBLEMS, WRONG_CALL
from vendors.i18n.language import Language
from vendors.settings import today
from vendors.store.files import DESK
from vendors.store.load import State, load
from vendors.tables.dataset import Dataset


def read(folder: Path, words: Language) -> State:
    """What is in a folder.

    Raises:
        SystemExit: there is no such folder; it has been said, and the exit code is `WRONG_CALL`.
    """
    if (folder / DESK).is_dir():
        # A folder that a desk publishes to: what a crash cut short is finished or taken back before it is looked at.
        from vendors.desk.revisions.publishing import recover

        recover(folder)
    try:
        return load(folder, today())
    except NotADirectoryError:
        stop(words.say("There is no folder {folder}.", folder=folder))


def valid(folder: Path, words: Language) -> Dataset:
    """The data set in a folder.

    Raises:
        SystemExit: there is none, or it has errors; they have been said.
    """
    found = read(folder, words)
    if found.dataset is None:
        for problem in found.errors:
            print(problem.message(words), file=sys.stderr)
        raise SystemExit(PROBLEMS)
    return found.dataset


def stop(message: str) -> NoReturn:
    """Says what is wrong with the call and ends it.

    Raises:
        SystemExit: always, with `WRONG_CALL`.
    """
    print(message, file=sys.stderr)
    raise SystemExit(WRONG_CALL)
