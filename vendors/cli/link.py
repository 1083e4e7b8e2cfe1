"""The command `link`: texts in, the vendors they name out, as JSON lines."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from vendors.cli import CLEAN, WRONG_CALL
from vendors.cli.folder import valid
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.linking import Found, Linker
from vendors.settings import settings

UNREADABLE = "\ufffd"


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    command = commands.add_parser("link", help=words.say(_("tell which vendors texts name, and where")))
    command.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help=words.say(_("a text file, or - for standard input"))
    )
    command.add_argument(
        "--whole", action="store_true", help=words.say(_("take the input as one text, not one text a line"))
    )
    command.add_argument("--data", dest="folder", type=Path, default=settings().data)
    command.add_argument("--lang", choices=LANGUAGES, default="fr")
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Print one JSON object a text: `{"vendors": [{"id", "start", "end", "surface"}]}`, positions in characters.

    Texts are UTF-8. What is not is read as U+FFFD, one sign for each byte or broken sequence, and told on standard error.

    Returns:
        0, or 2 where the file cannot be read.
    """
    dataset = valid(asked.folder, words)
    try:
        with nullcontext(sys.stdin.buffer) if asked.file == "-" else Path(asked.file).open("rb") as source:
            linker = Linker.of(dataset)
            for text in _texts(source, whole=asked.whole, words=words):
                print(_line(linker.find(text)), flush=True)
    except FileNotFoundError:
        print(words.say("There is no file {file}.", file=asked.file), file=sys.stderr)
        return WRONG_CALL
    except BrokenPipeError:  # whoever read the answers has had enough
        sys.stdout = open("/dev/null", "w")  # noqa: SIM115 - or Python complains of the closed pipe when it ends
    except OSError as error:
        print(words.say("{file} cannot be read: {reason}.", file=asked.file, reason=error.strerror), file=sys.stderr)
        return WRONG_CALL
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
        yield text if whole else text.removesuffix("\n").removesuffix("\r")


def _line(named: list[Found]) -> str:
    vendors = [{"id": one.id, "start": one.start, "end": one.end, "surface": one.surface} for one in named]
    return json.dumps({"vendors": vendors}, ensure_ascii=False)
