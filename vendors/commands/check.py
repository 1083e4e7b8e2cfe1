"""`check`: all that is wrong in a data folder."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from vendors.commands import CLEAN, PROBLEMS
from vendors.commands.folder import read
from vendors.problems import Severity
from vendors.settings import settings
from vendors.wording import LANGUAGES, Language, _, language


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
    if asked.format == "json":
        print(json.dumps([problem.as_dict(words.code) for problem in loaded.problems], ensure_ascii=False, indent=1))
    else:
        for problem in loaded.problems:
            mark = words.say("error") if problem.severity is Severity.ERROR else words.say("notice")
            print(words.say("{where}: {what}", where=mark, what=problem.message(words)))
        notices = len(loaded.problems) - len(loaded.errors)
        print(
            words.plural("{n} error", "{n} errors", len(loaded.errors))
            + ", "
            + words.plural("{n} notice", "{n} notices", notices),
            file=sys.stderr,
        )
    return PROBLEMS if loaded.errors else CLEAN
