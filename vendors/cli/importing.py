"""`import`: any spreadsheet file as the CSV of a table, or all that is wrong in it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS, reason, stop
from vendors.cli.problems import print_problems
from vendors.i18n.language import Language, _
from vendors.tables import TABLES

if TYPE_CHECKING:
    from vendors.desk.imports.loading import LoadedFile


@options.command("import", _("turn a spreadsheet file into the CSV of a table"))
@click.argument(
    "file", type=options.PATH, help=options.said(_("CSV, XLSX, XLS, ODS, or JSON or Parquet as “show” writes them"))
)
@click.option("--table", type=click.Choice(sorted(TABLES)), required=True)
@click.option("--output", type=options.PATH, help=options.said(_("where to write it; standard output if not given")))
@click.option(
    "--others",
    type=click.Choice(("keep", "remove")),
    help=options.said(_("what becomes of the rows that the output has and the file has not")),
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help=options.said(_("of the problems"))
)
@options.LANGUAGE
def command(file: Path, table: str, output: Path | None, others: str | None, form: str, words: Language) -> int:
    """Writes the table; what was translated goes to the error output, what is wrong is printed instead of the table.

    Where the output has rows that the file has not, it is left as it is until `--others` says what becomes of them.
    """
    # Reading workbooks takes libraries that no other command should wait for.
    from vendors.desk.imports.limits import limits
    from vendors.desk.imports.loading import load_file
    from vendors.desk.imports.opened_apart import opened_apart
    from vendors.validation.reading import text_of

    if output and output.suffix.lower() != ".csv":
        stop(
            words.say(
                _("{output} is no name of a CSV file, and a table is written as one: give {name}."),
                output=output,
                name=output.with_suffix(".csv"),
            )
        )
    try:
        there = output.read_bytes() if output and output.is_file() and others != "remove" else None
        base = {f"{table}.csv": there} if there and others == "keep" else None
        if file.stat().st_size > limits().size:
            # Read by its size alone: what is too large is not taken into memory to say so.
            found = load_file(file.name, bytes(limits().size + 1))
        else:
            found = load_file(file.name, file.read_bytes(), {table: TABLES[table]}, base=base, opener=opened_apart)
    except OSError as error:
        stop(words.say("{file} cannot be read: {reason}.", file=file, reason=reason(error, words)))
    if there and not set(TABLES[table].KEY) <= set(text_of(table, there).columns):
        stop(
            words.say(
                _(
                    "{output} is there and is not the table {table}, so nothing was written: name another file, or remove it first."
                ),
                output=output,
                table=table,
            )
        )
    if found.errors:
        print_problems(found.problems, form, words)
        return PROBLEMS
    if there and not base:
        _stop_before_a_loss(found, table, there, output, words)
    notices = [notice.message(words) for notice in found.notices]
    for line in (*notices, *(problem.message(words) for problem in found.problems)):
        print(line, file=sys.stderr)
    written = found.files[f"{table}.csv"]
    if output is None:
        sys.stdout.buffer.write(written)
        return CLEAN
    try:
        output.write_bytes(written)
    except OSError as error:
        stop(words.say("{file} cannot be written: {reason}.", file=output, reason=reason(error, words)))
    return CLEAN


def _stop_before_a_loss(found: "LoadedFile", table: str, there: bytes, output: Path | None, words: Language) -> None:
    """Stops where the output has rows that the file has not: a file cannot say whether they are to go."""
    from vendors.desk.imports.partial import completed
    from vendors.validation.reading import read

    _table, part = completed(found.tables[table], read(TABLES[table], there), removes=True)
    if part and part.absent:
        stop(
            words.say(
                "{n} of the {all} rows of {output} are not in {file}. With --others keep they stay, with --others remove they go.",
                n=words.number(part.absent),
                all=words.number(part.rows),
                output=output,
                file=found.name,
            )
        )
