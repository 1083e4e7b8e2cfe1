"""`link`: texts in, the vendors they name out, as JSON lines."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, Final

import click

from vendors.cli import options
from vendors.cli.archive import link_archive
from vendors.cli.exit_codes import CLEAN, reason, stop
from vendors.cli.folder import valid
from vendors.cli.streams import UNWRITABLE
from vendors.i18n.language import Language, _
from vendors.linking import Found, Linker
from vendors.linking.archive.parts import LONGEST

UNREADABLE: Final = "\ufffd"


@options.command("link", _("tell which vendors texts name, and where"))
@click.argument("file", default="-", help=options.said(_("a text file, or - for standard input")))
@click.option("--whole", is_flag=True, help=options.said(_("take the input as one text, not one text a line")))
@click.option(
    "--archive",
    type=options.PATH,
    help=options.said(_("a Parquet or JSON-lines file, or a folder of them, instead of texts")),
)
@click.option("--output", type=options.PATH, help=options.said(_("of an archive: the folder for the results")))
@click.option("--column", default="title", help=options.said(_("of an archive: the column with the texts")))
@click.option("--key", default="", help=options.said(_("of an archive: the column with what each text is called")))
@click.option(
    "--engine", default="local", help=options.said(_("of an archive: local, or a Dask scheduler: dask://host:8786"))
)
@click.option(
    "--processes", type=click.IntRange(1), default=os.cpu_count, help=options.said(_("of an archive: cores used here"))
)
@options.DATA
@options.LANGUAGE
def command(
    file: str,
    whole: bool,
    archive: Path | None,
    output: Path | None,
    column: str,
    key: str,
    engine: str,
    processes: int,
    folder: Path,
    words: Language,
) -> int:
    """Prints one JSON object a text: `{"vendors": [{"id", "start", "end", "surface", "sure"}]}`, positions in characters.

    Texts are UTF-8. What is not is read as U+FFFD, one sign for each byte or broken sequence, and told on standard error.
    """
    if archive is not None:
        if output is None or file != "-" or whole:
            stop(words.say(_("--archive goes with --output DIR, and with no other file.")))
        return link_archive(archive, output, column, key, engine, processes, valid(folder, words), words)
    linker = Linker.of(valid(folder, words))
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as source:
            for text in _texts(source, whole=whole, words=words):
                print(_line(linker.find(text)), flush=True)
    except FileNotFoundError:
        stop(words.say("There is no file {file}.", file=file))
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.errno in UNWRITABLE:
            # Not the file, but where the answers go: `main` knows what to do.
            raise
        stop(words.say("{file} cannot be read: {reason}.", file=file, reason=reason(error, words)))
    return CLEAN


def _texts(source: BinaryIO, *, whole: bool, words: Language) -> Iterator[str]:
    """The texts, without byte order mark and, line by line, without their ends of line."""
    for number, data in enumerate([source.read()] if whole else source, start=1):
        plain = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        try:
            text = plain.decode()
        except UnicodeDecodeError as error:
            text = plain.decode(errors="replace")
            line = number + plain[: error.start].count(b"\n")
            print(
                words.say(
                    "Line {line} is not UTF-8; what cannot be read counts as {sign}.", line=line, sign=UNREADABLE
                ),
                file=sys.stderr,
            )
        text = text if whole else text.removesuffix("\n").removesuffix("\r")
        if len(text) > LONGEST:
            told = _(
                "Of the text on line {line} the first {most} signs are read; what stands behind them is not looked at."
            )
            print(words.say(told, line=number, most=LONGEST), file=sys.stderr)
        yield text[:LONGEST]


def _line(named: list[Found]) -> str:
    return json.dumps({"vendors": [one._asdict() for one in named]}, ensure_ascii=False)
