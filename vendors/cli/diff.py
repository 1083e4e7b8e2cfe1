"""`diff`: what is different between two data folders, cell by cell."""

import json
from pathlib import Path

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS, stop
from vendors.i18n.language import Language, _
from vendors.store.files import read_files
from vendors.store.migrations import present_form


@options.command("diff", _("say what is different between two data folders, cell by cell"))
@click.argument("old", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.FORMAT
@options.LANGUAGE
def command(old: Path, new: Path, form: str, words: Language) -> int:
    """Prints the difference; returns 0 where the two are the same, 1 where they differ."""
    # Comparing takes what the desk needs, which no other command should wait for.
    from vendors.desk.revisions import describe
    from vendors.desk.revisions.diff import difference

    for folder in (old, new):
        if not folder.is_dir():
            stop(words.say("There is no folder {folder}.", folder=folder))
    before, after = (present_form(read_files(folder)) for folder in (old, new))
    changed, names = difference(before, after), describe.Names.in_files(after, before)
    if form == "json":
        print(json.dumps(describe.as_dict(changed, names, words), ensure_ascii=False, indent=1))
    else:
        for line in describe.text(changed, names, words):
            print(line)
    return PROBLEMS if changed else CLEAN
