"""`check`: all that is wrong in a data folder."""

import argparse
from pathlib import Path
from typing import Any

from vendors.cli import CLEAN, PROBLEMS
from vendors.cli.folder import read
from vendors.cli.problems import print_problems
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.settings import settings


def add(commands: Any) -> None:
    """Declares the command."""
    check = commands.add_parser("check", help=language("en").say(_("find all that is wrong in a data folder")))
    check.add_argument("folder", nargs="?", type=Path, default=settings().data)
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--lang", choices=LANGUAGES, default="fr")
    check.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Prints every problem; only errors make it fail."""
    loaded = read(asked.folder, words)
    print_problems(loaded.problems, asked.format, words)
    return PROBLEMS if loaded.errors else CLEAN
