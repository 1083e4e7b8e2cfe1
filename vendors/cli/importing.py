"""`import`: any spreadsheet file as the CSV of a table, or all that is wrong in it."""

import argparse
import sys
from pathlib import Path
from typing import Any

from vendors.cli import CLEAN, PROBLEMS
from vendors.cli.folder import stop
from vendors.cli.problems import print_problems
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.tables import TABLES


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    take = commands.add_parser("import", help=words.say(_("turn a spreadsheet file into the CSV of a table")))
    take.add_argument("file", type=Path, help=words.say(_("CSV, XLSX, ODS, or JSON or Parquet as “show” writes them")))
    take.add_argument("--table", choices=sorted(TABLES), required=True)
    take.add_argument("--output", type=Path, help=words.say(_("where to write it; standard output if not given")))
    take.add_argument("--format", choices=("text", "json"), default="text", help=words.say(_("of the problems")))
    take.add_argument("--lang", choices=LANGUAGES, default="fr")
    take.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Writes the table; what was translated goes to the error output, what is wrong is printed instead of the table."""
    # Reading workbooks takes libraries that no other command should wait for.
    from vendors.desk.imports.limits import limits
    from vendors.desk.imports.loading import load_file

    try:
        if asked.file.stat().st_size > limits().size:
            # Read by its size alone: what is too large is not taken into memory to say so.
            found = load_file(asked.file.name, bytes(limits().size + 1))
        else:
            found = load_file(asked.file.name, asked.file.read_bytes(), {asked.table: TABLES[asked.table]})
    except OSError as error:
        stop(words.say("{file} cannot be read: {reason}.", file=asked.file, reason=error.strerror or ""))
    if found.errors:
        print_problems(found.problems, asked.format, words)
        return PROBLEMS
    notices = [notice.message(words) for notice in found.notices]
    for line in (*notices, *(problem.message(words) for problem in found.problems)):
        print(line, file=sys.stderr)
    table = found.files[f"{asked.table}.csv"]
    if asked.output is None:
        sys.stdout.buffer.write(table)
        return CLEAN
    try:
        asked.output.write_bytes(table)
    except OSError as error:
        stop(words.say("{file} cannot be written: {reason}.", file=asked.output, reason=error.strerror or ""))
    return CLEAN
