"""`doctor`: how the site stands with its operator."""

import json
from pathlib import Path
from typing import Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS
from vendors.i18n.language import Language, _

_SIGNS: Final = {"good": "✓", "look": "·", "wrong": "✗"}
_LEGEND: Final = _("✓ is well, · should be looked at, ✗ is wrong.")


@options.command(
    "doctor", _("tell how the site stands: settings, limits, folders, disk, clock, history, editors, packages")
)
@click.option(
    "--remote", "ask_remote", is_flag=True, help=options.said(_("ask the other repository of the history too"))
)
@click.option("--data", "folder", type=options.PATH)
@options.FORMAT
@options.LANGUAGE
def command(ask_remote: bool, folder: Path | None, form: str, words: Language) -> int:
    """Prints a line for each thing that was looked at; returns 1 where one is wrong. To be run as the user who runs the site, with its settings."""
    from vendors.desk.condition import conditions

    found = list(conditions(folder, ask_remote=ask_remote))
    if form == "json":
        print(json.dumps([one.as_dict(words) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{_SIGNS[one.standing]} {one.subject:<12} {one.what.said(words)}")
        print(words.say(_LEGEND))
    return PROBLEMS if any(one.standing == "wrong" for one in found) else CLEAN
