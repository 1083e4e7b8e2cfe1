"""The rows of tables that passed the check, read from the same bytes again without being checked.

A cell that was valid once is valid wherever it stands in its column, and means the same there: what a text means is asked of the
row model once for each text, and not at all in columns whose values are the texts themselves.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, get_args, get_origin

import pyarrow as pa
from pyarrow import csv

from vendors.tables.row import Row, unchecked_rows
from vendors.validation.column_verdicts import adapter
from vendors.validation.csv_reader import CsvReader
from vendors.validation.text_table import Header, TextRow, TextTable

_BLANK: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[,\"]*[\r\n])*")
"""What stands before the header: the mark of UTF-8, and lines without any cell."""
_TEXTS: Final = pa.dictionary(pa.int32(), pa.string())
"""A column as it is read: each text once, and for each cell the number of its text."""


def rows_of(model: type[Row], data: bytes) -> tuple[Row, ...]:
    """The rows in a file of which it is known that all are valid.

    Args:
        model: their table.
        data: the file.

    Raises:
        ValueError: the file is written otherwise than the data set is, or has a cell that is not valid.
    """
    # A line of commas would be the header to it.
    blank = _BLANK.match(data)
    data = data[blank.end() :] if blank else data
    if not data or data.isspace():
        return ()
    table = csv.read_csv(
        # A header whose line does not end is none to it.
        pa.BufferReader(data if b"\n" in data else data + b"\n"),
        # In one block: each has numbers of its own.
        csv.ReadOptions(use_threads=False, block_size=len(data) + 1),
        csv.ParseOptions(newlines_in_values=True),
        csv.ConvertOptions(column_types=dict.fromkeys(model.model_fields, _TEXTS), strings_can_be_null=False),
    )
    names = table.column_names
    if len(set(names)) < len(names) or not set(names) <= set(model.model_fields):
        raise ValueError(model.TABLE)
    count, cells = table.num_rows, dict(zip(names, table.columns, strict=True))
    # A column is let go of as soon as it is known what it says.
    del table
    columns = {
        name: _values(model, name, cells.pop(name).combine_chunks())
        if name in cells
        else [_said_by_none(model, name)] * count
        for name in model.model_fields
    }
    # It would be kept for the next table, however small that is.
    pa.default_memory_pool().release_unused()
    rows = unchecked_rows(model, columns)
    if None in columns[model.KEY[0]]:
        # It stands in each row: what has none is a line of commas.
        rows = [row for row in rows if getattr(row, model.KEY[0]) is not None]
    return tuple(rows)


def text_table(model: type[Row], data: bytes, rows: Sequence[Row]) -> TextTable:
    """The table in a file, each row in its place, of which all rows are known.

    Args:
        model: of the table.
        data: the file.
        rows: what they say, in the order of the file.

    Raises:
        ValueError: these are not its rows.
    """
    named, records = text_rows(data)
    return TextTable(model, named, records, list(zip(records, rows, strict=True)))


def text_rows(data: bytes) -> tuple[Header, list[TextRow]]:
    """The header and the rows in a file of which it is known that all are valid, each in its place."""
    header, *records = (row for row in CsvReader(data).rows() if any(row.cells))
    named = Header(tuple(header.cells), header)
    for record in records:
        record.columns = named.places
    return named, records


def _values(model: type[Row], name: str, cells: pa.DictionaryArray) -> list[Any]:
    """What the cells of a column say.

    Raises:
        ValueError: a cell is not valid.
    """
    once, empty = cells.dictionary.to_pylist(), _said_by_none(model, name)
    filled = [text for text in once if text]
    said = iter(filled if _is_text(model, name) else adapter(model, name).validate_python(filled))
    values = [next(said) if text else empty for text in once]
    return list(map(values.__getitem__, cells.indices.to_pylist()))


def _said_by_none(model: type[Row], name: str) -> Any:
    """What an empty cell of a column says, and each cell of one that the file has not."""
    field = model.model_fields[name]
    return None if field.is_required() else field.get_default()


@cache
def _is_text(model: type[Row], name: str) -> bool:
    """Whether a column holds texts, or none: a validator of texts gives the text itself back, or refuses it."""
    annotation = model.model_fields[name].annotation
    return (str,) == tuple(
        one for one in get_args(annotation) or (annotation,) if one is not type(None)
    ) and get_origin(annotation) is not tuple
