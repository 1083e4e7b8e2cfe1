"""What a name of a row means that is no identifier: `IPSOS SA` the vendor `ipsos`, and nothing where no row is called so."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from vendors.types.did_you_mean import Spellings, prepared
from vendors.validation.checks.consistent_names import bare_name
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable, fix_of

_BETWEEN: Final = re.compile(r"\s*[,;/\n]\s*|\s+(?:et|and|&)\s+")


def leading_to_rows(
    problems: Iterable[Problem], table: TextTable, referred: Callable[[str], Sequence[TextTable]]
) -> Iterator[Problem]:
    """Problems of a table, in which no identifier is proposed that leads to no row of the table to which its column refers.

    Args:
        problems: what is wrong in it.
        table: that they are of.
        referred: gives, by its name, the rows that a table has, in the file and without it.
    """
    known: dict[str, Spellings] = {}
    rows: dict[str, dict[int, TextRow]] = {}
    for problem in problems:
        column = table.model.column(problem.column) if problem.rule == "not-an-id" else None
        if column is None or not column.refers:
            yield problem
            continue
        if column.refers not in known:
            known[column.refers] = _called(referred(column.refers))
        if column.name not in rows:
            rows[column.name] = {row.line_of(column.name): row for row in table.rows}
        meant = _meant(problem.value, known[column.refers], many=column.many)
        text = rows[column.name][problem.line].text(column.name)
        yield problem.but(suggestion=meant, fix=fix_of(problem.rule, text, problem.value, meant))


def _called(tables: Sequence[TextTable]) -> Spellings:
    """The identifiers of a table by themselves, and by the names of their rows."""
    spellings = {bare_name(id): id for table in tables for id in table.ids}
    for table in tables:
        for row in table.rows:
            for name in (row.text("name"), *row.text("aliases").split("|")):
                if name:
                    spellings.setdefault(bare_name(name), row.text("id"))
    return prepared(spellings)


def _meant(text: str, known: Spellings, *, many: bool) -> str:
    parts = [part for part in _BETWEEN.split(text) if part] if many and bare_name(text) not in known else [text]
    meant = [known.near(bare_name(part)) or "" for part in parts]
    # A proposal drops nothing: where one of several names is not known, there is none.
    return "|".join(dict.fromkeys(meant)) if all(meant) else ""
