"""`diff`: what is different between two data folders, cell by cell."""

import argparse
import json
from pathlib import Path
from typing import Any

from vendors.cli import CLEAN, PROBLEMS
from vendors.cli.folder import stop
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.store.files import read_files
from vendors.store.migrations import present_form


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    diff = commands.add_parser(
        "diff", help=words.say(_("say what is different between two data folders, cell by cell"))
    )
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.add_argument("--lang", choices=LANGUAGES, default="fr")
    diff.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Prints the difference; returns 0 where the two are the same, 1 where they differ."""
    # Comparing takes what the desk needs, which no other command should wait for.
    from vendors.desk.revisions import describe
    from vendors.desk.revisions.diff import difference

    for folder in (asked.old, asked.new):
        if not folder.is_dir():
            stop(words.say("There is no folder {folder}.", folder=folder))
    old, new = (present_form(read_files(folder)) for folder in (asked.old, asked.new))
    changed, names = difference(old, new), describe.Names(new, old)
    if asked.format == "json":
        print(json.dumps(describe.as_dict(changed, names, words), ensure_ascii=False, indent=1))
    else:
        for line in describe.text(changed, names, words):
            print(line)
    return PROBLEMS if changed else CLEAN
