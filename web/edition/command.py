"""`site`: the whole site as files, for any web server or CDN."""

import os
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS, stop
from vendors.cli.folder import read
from vendors.desk.served import served
from vendors.i18n.language import Language, _
from vendors.settings import ROOT, desk_folder, settings
from web.edition.answers import UnansweredError
from web.edition.building import Edition, build
from web.edition.folder import beside, holds_one_of, is_taken, lies_in_one_of

TOLD_EVERY: Final = 2.0
"""Seconds between two lines of progress."""


@options.command("site", _("write the whole site to a folder that any web server or CDN can serve"))
@click.argument("target", type=options.PATH, metavar="DIR")
@click.option(
    "--address",
    default="",
    help=options.said(_("whole address under which the folder will be read; sitemap, feeds and cards need it")),
)
@click.option(
    "--live",
    "live_address",
    default=lambda: settings().public_address,
    help=options.said(_("address of the live site, to which links lead that only it can follow; “-” for none")),
)
@click.option("--processes", type=click.IntRange(1), default=os.cpu_count, help=options.said(_("pages made at once")))
@click.option("--replace", is_flag=True, help=options.said(_("write over a folder that holds something else")))
@options.DATA
@options.LANGUAGE
def command(
    target: Path, address: str, live_address: str, processes: int, replace: bool, folder: Path, words: Language
) -> int:
    """Makes the edition beside its place and puts it there when it is whole; an earlier edition is replaced."""
    if holds_one_of(target, ROOT, folder, desk_folder(folder)):
        stop(words.say(_("{path} holds the program or the data: name another folder."), path=str(target)))
    if lies_in_one_of(target, folder, desk_folder(folder)) or (is_taken(target) and lies_in_one_of(target, ROOT)):
        stop(words.say(_("{path} lies in the program or the data: name another folder."), path=str(target)))
    if is_taken(target) and not replace:
        stop(
            words.say(
                _("{path} holds something else than an edition: name another folder, or add --replace."),
                path=str(target),
            )
        )
    address, live_address = _public(address, words), _public(live_address if live_address != "-" else "", words)
    live_address = "" if live_address == address else live_address
    _known_as(live_address or address)
    live = served(folder)
    if live.now().dataset is None:
        for problem in read(folder, words).errors:
            print(problem.message(words), file=sys.stderr)
        return PROBLEMS
    try:
        with beside(target) as made:
            edition = build(made, live, address, live_address, processes, _Told(words))
    except OSError as error:
        stop(words.say("{file} cannot be written: {reason}.", file=str(target), reason=error.strerror or str(error)))
    except (UnansweredError, BrokenExecutor, subprocess.CalledProcessError) as error:
        stop(words.say(_("The edition could not be made: {reason}."), reason=str(error).rstrip(".")))
    _tell(edition, target, address or live_address, words)
    return CLEAN


class _Told:
    """Tells how far the building is, every few seconds."""

    def __init__(self, words: Language) -> None:
        self._words, self._last = words, time.monotonic()

    def __call__(self, written: int, known: int) -> None:
        if time.monotonic() - self._last >= TOLD_EVERY:
            self._last = time.monotonic()
            told = _("{n} of {all} files written, as far as they are known")
            number = self._words.number
            print(self._words.say(told, n=number(written), all=number(known)), file=sys.stderr)


def _public(given: str, words: Language) -> str:
    """An address as settings take it, without a slash at its end."""
    try:
        return type(settings())(public_address=given).public_address.rstrip("/")
    except ValueError:
        stop(words.say(_("“{value}” is no address: write one such as https://panorama.example."), value=given))


def _known_as(address: str) -> None:
    """Has this process write whole addresses with that beginning, as a site does that is set up under it."""
    os.environ["PANORAMA_PUBLIC_ADDRESS"] = address
    settings.cache_clear()


def _tell(edition: Edition, target: Path, address: str, words: Language) -> None:
    number = words.number
    told = _("{path}: {pages} pages and {files} files of version {version}.")
    pages, files, version = number(edition.pages), number(edition.files), edition.version[:7]
    print(words.say(told, path=str(target), pages=pages, files=files, version=version))
    if not edition.searched:
        print(words.say(_("It has no search: “pip install pagefind[bin]” gives it one.")))
    if not address:
        print(words.say(_("Sitemap and feeds have no whole addresses, which search engines want: add --address.")))
