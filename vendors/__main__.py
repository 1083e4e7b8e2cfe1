"""The command line: `python -m vendors check`, `show` and `diff`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from vendors.dataset import Loaded, load
from vendors.desk import difference
from vendors.desk.publishing import recover
from vendors.export import FORMATS, Table
from vendors.folder import read_files
from vendors.matching import Matching
from vendors.problems import Severity
from vendors.selection import LABELS, Selection
from vendors.settings import settings, today
from vendors.standing import Standing
from vendors.tables import TABLES
from vendors.wording import LANGUAGES, _, language

CLEAN, PROBLEMS, WRONG_CALL = 0, 1, 2
"""What a command ends with; `diff` ends with the second where the two folders differ."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 clean, 1 problems, 2 wrong call."""
    asked = _parser().parse_args(_joined(sys.argv[1:] if arguments is None else arguments))
    words = language(asked.lang)
    if asked.command == "diff":
        return _diff(asked)
    recover(asked.folder)
    try:
        loaded = load(asked.folder, today())
    except NotADirectoryError:
        print(words.say("There is no folder {folder}.", folder=asked.folder), file=sys.stderr)
        return WRONG_CALL
    if asked.command == "check":
        return _check(loaded, asked.format, asked.lang)
    return _show(loaded, asked)


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--sort -founded` as one word, since a value that begins with a hyphen looks like an option."""
    joined: list[str] = []
    for word in arguments:
        if joined and joined[-1] == "--sort":
            joined[-1] = f"--sort={word}"
        else:
            joined.append(word)
    return joined


def _parser() -> argparse.ArgumentParser:
    words = language("en")
    parser = argparse.ArgumentParser(
        prog="python -m vendors", description=words.say(_("Checks and shows the data of Panorama CX."))
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help=words.say(_("find all that is wrong in a data folder")))
    check.add_argument("folder", nargs="?", type=Path, default=settings().data)
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--lang", choices=LANGUAGES, default="fr")
    show = commands.add_parser("show", help=words.say(_("print the rows of a table that a selection names")))
    show.add_argument("table", choices=sorted(TABLES))
    show.add_argument("--format", choices=tuple(FORMATS), default="table")
    show.add_argument("--data", dest="folder", type=Path, default=settings().data)
    for name, label in LABELS.items():
        if name not in ("page", "lang"):
            show.add_argument(
                f"--{name.replace('_', '-')}",
                dest=name,
                action="append",
                default=[],
                metavar=name.upper(),
                help=words.say(label),
            )
    show.add_argument("--lang", choices=LANGUAGES, default="fr")
    diff = commands.add_parser(
        "diff", help=words.say(_("say what is different between two data folders, cell by cell"))
    )
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.add_argument("--lang", choices=LANGUAGES, default="fr")
    return parser


def _diff(asked: argparse.Namespace) -> int:
    words = language(asked.lang)
    for folder in (asked.old, asked.new):
        if not folder.is_dir():
            print(words.say("There is no folder {folder}.", folder=folder), file=sys.stderr)
            return WRONG_CALL
    old, new = read_files(asked.old), read_files(asked.new)
    changed, names = difference.difference(old, new), difference.Names(new, old)
    if asked.format == "json":
        print(json.dumps(difference.as_dict(changed, names, words), ensure_ascii=False, indent=1))
    else:
        for line in difference.text(changed, names, words):
            print(line)
    return PROBLEMS if changed else CLEAN


def _check(loaded: Loaded, form: str, code: str) -> int:
    words = language(code)
    if form == "json":
        print(json.dumps([problem.as_dict(code) for problem in loaded.problems], ensure_ascii=False, indent=1))
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


def _show(loaded: Loaded, asked: argparse.Namespace) -> int:
    words = language(asked.lang)
    if loaded.dataset is None:
        for problem in loaded.errors:
            print(problem.message(words), file=sys.stderr)
        return PROBLEMS
    pairs = [(name, value) for name in LABELS if name != "lang" for value in getattr(asked, name, ())]
    selection, refused = Selection.read(pairs, loaded.dataset, today())
    for value in refused:
        hint = words.say("Did you mean “{suggestion}”?", suggestion=value.suggestion) if value.suggestion else ""
        said = words.say(
            "--{parameter}: “{value}” does not exist.", parameter=value.parameter.replace("_", "-"), value=value.value
        )
        print(f"{said} {hint}".strip(), file=sys.stderr)
    if refused:
        return WRONG_CALL
    model = Standing if asked.table == "vendors" else TABLES[asked.table]
    columns = [model.column(name) for name in selection.columns if name in model.model_fields] or list(model.columns())
    rows = Matching(loaded.dataset, selection, today()).rows(asked.table)
    sys.stdout.buffer.write(FORMATS[asked.format](Table.of(rows, columns)))
    if asked.format == "json":
        sys.stdout.buffer.write(b"\n")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
