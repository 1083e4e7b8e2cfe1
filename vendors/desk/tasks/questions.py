"""What the rules of the data set ask about the rows of a task, each at the field that its cell came from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from vendors.desk.imports.loading import load_file
from vendors.desk.tasks.answers import Question
from vendors.desk.tasks.rows import RowPut, field_behind
from vendors.store.files import Files
from vendors.store.load import load_files
from vendors.tables import TABLES
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of


def questions_of(files: Files, changed: Files, puts: Sequence[RowPut], day: date) -> list[Question]:
    """What stands in the way of the rows of a task, and was not in the way before.

    Args:
        files: the tables before.
        changed: those that the task changes.
        puts: its rows.
        day: today.
    """
    before = {_same(problem) for problem in load_files(files, day).errors}
    cells = _cells_of(puts)
    found: dict[str, Question] = {}
    for problem in _problems(files, changed, day):
        if _same(problem) in before:
            continue
        field = _field(problem, changed, cells)
        found.setdefault(
            field or f" {problem.rule} {problem.column} {problem.value}",
            Question(field, fix=problem.fix if field else "", problem=problem),
        )
    return list(found.values())


def _same(problem: Problem) -> tuple[str, ...]:
    return problem.file, problem.rule, problem.column, problem.value, problem.other


def _problems(files: Files, changed: Files, day: date) -> Iterator[Problem]:
    """The errors of the changed tables as they are read when a change is kept, and then of all tables together."""
    translated = dict(files)
    for name, data in changed.items():
        table = name.removesuffix(".csv")
        loaded = load_file(name, data, {table: TABLES[table]}, day=day)
        yield from loaded.errors
        translated |= loaded.files
    yield from load_files(translated, day).errors


def _cells_of(puts: Iterable[RowPut]) -> Mapping[tuple[str, tuple[str, ...]], Mapping[str, str]]:
    """The cells of each row that is put, by its table and key."""
    found: dict[tuple[str, tuple[str, ...]], Mapping[str, str]] = {}
    for put in puts:
        place = put.table, put.key
        found[place] = {**found.get(place, {}), **put.cells}
    return found


def _field(problem: Problem, changed: Files, cells: Mapping[tuple[str, tuple[str, ...]], Mapping[str, str]]) -> str:
    """The field that the cell of a problem came from; "" where it is none of the form's."""
    table = problem.file.removesuffix(".csv")
    # What is translated stands on the line on which it was written.
    rows = text_of(table, changed[problem.file]).rows if problem.file in changed else ()
    row = next((row for row in rows if row.line == problem.line), None)
    if row is None:
        return ""
    key = tuple(row.get(name, "") for name in TABLES[table].KEY)
    return field_behind(cells.get((table, key), {}).get(problem.column, ""))
