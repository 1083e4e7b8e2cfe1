"""A sheet as plain data: as it is kept beside a draft, and as it comes from the process that has opened its file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Annotated, Any, Final, TypeAlias

from pydantic import Field, TypeAdapter

from vendors.types.spreadsheet import Mark
from vendors.validation.text_table import TextRow, TextTable, Writing

_WRITING: Final = TypeAdapter(Writing)
_Number: TypeAlias = Annotated[int, Field(ge=0, le=2**31)]
_ROWS: Final = TypeAdapter(list[tuple[_Number, list[str], list[_Number], dict[_Number, Mark], _Number]])
_PART: Final = 200
"""Rows of one part: few, so that whoever reads it does not stand still meanwhile."""
_LISTS: Final = ("merged", "hidden_lines", "hidden_columns", "struck_lines", "beside")
"""What can be long in the writing of a sheet."""
_OF_LIST: Final = 2_000


def as_plain(sheet: TextTable) -> dict[str, Any]:
    """A sheet without a header, in lists and mappings of texts and numbers."""
    return {"sheet": sheet.sheet, "writing": asdict(sheet.writing), "rows": list(_plain_rows(sheet.rows))}


def of_plain(sheet: Mapping[str, Any]) -> TextTable:
    """The sheet again.

    Raises:
        ValueError: it is none.
        LookupError: something of it is missing.
    """
    return TextTable(
        rows=_rows(sheet["rows"]), sheet=str(sheet["sheet"]), writing=_WRITING.validate_python(sheet["writing"])
    )


def in_parts(sheets: Iterable[TextTable]) -> Iterator[dict[str, Any]]:
    """Sheets in small pieces, each plain data."""
    for sheet in sheets:
        writing = asdict(sheet.writing)
        long = {name: writing.pop(name) for name in _LISTS}
        yield {"sheet": sheet.sheet, "writing": writing}
        for name, items in long.items():
            for at in range(0, len(items), _OF_LIST):
                yield {"list": name, "items": items[at : at + _OF_LIST]}
        for at in range(0, len(sheet.rows), _PART):
            yield {"rows": list(_plain_rows(sheet.rows[at : at + _PART]))}


def of_parts(parts: Iterable[Mapping[str, Any]]) -> list[TextTable]:
    """The sheets again, once their pieces have come.

    Raises:
        ValueError: a piece is none.
        LookupError: something of it is missing.
    """
    sheets: list[TextTable] = []
    for part in parts:
        if "sheet" in part:
            sheets.append(TextTable(sheet=str(part["sheet"]), writing=_WRITING.validate_python(part["writing"])))
        elif "list" in part:
            name = _LISTS[_LISTS.index(part["list"])]
            more = _WRITING.validate_python({name: part["items"]})
            getattr(sheets[-1].writing, name).extend(getattr(more, name))
        else:
            sheets[-1].rows.extend(_rows(part["rows"]))
    return sheets


def _plain_rows(rows: Iterable[TextRow]) -> Iterator[list[Any]]:
    for row in rows:
        marks = {at: asdict(mark) for at, mark in row.marks.items()}
        yield [row.line, row.cells, list(row.lines), marks, row.loose]


def _rows(rows: object) -> list[TextRow]:
    return [
        TextRow(line, cells, lines=lines, marks=marks, loose=loose)
        for line, cells, lines, marks, loose in _ROWS.validate_python(rows)
    ]
