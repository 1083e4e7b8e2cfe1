"""The rows of tables that passed the check, read from the same bytes again without being checked.

A cell that was valid once is valid wherever it stands in its column, and means the same there: what a text means is asked of the
row model once for each text, and not at all in columns whose values are the texts themselves.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from functools import cache
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, create_model

from vendors.tables.row import Row, unchecked
from vendors.validation.csv_reader import CsvReader
from vendors.validation.text_table import Header, TextRow, TextTable

Texts = MutableMapping[str, str]
"""Each text by itself, so that what stands in several cells is kept once."""
_MARK: Final = "\ufeff"


def rows_of(model: type[Row], data: bytes, texts: Texts) -> tuple[Row, ...]:
    """The rows in a file of which it is known that all are valid.

    Args:
        model: their table.
        data: the file.
        texts: takes and gives the texts of the cells.

    Raises:
        ValueError: the file is written otherwise than the data set is, or has a cell that is not valid.
    """
    try:
        lines = csv.reader(io.StringIO(data.decode().removeprefix(_MARK), newline=""), strict=True)
        header = next((cells for cells in lines if any(cells)), [])
        records = [cells for cells in lines if any(cells)]
    except csv.Error as error:
        raise ValueError(model.TABLE) from error
    if len(set(header)) < len(header) or not set(header) <= set(model.model_fields):
        raise ValueError(model.TABLE)
    if not records:
        return ()
    cells = dict(zip(header, zip(*records, strict=True), strict=True))
    empty = ("",) * len(records)
    del records
    columns = [_values(model, name, cells.get(name, empty), texts) for name in model.model_fields]
    return tuple(_rows(model, zip(*columns, strict=True)))


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


def _values(model: type[Row], name: str, cells: Sequence[str], texts: Texts) -> list[Any]:
    """What the cells of a column say.

    Raises:
        ValueError: a cell is not valid.
    """
    field = model.model_fields[name]
    empty = None if field.is_required() else field.get_default()
    if _is_text(model, name):
        once = texts.setdefault
        return [once(text, text) if text else empty for text in cells]
    meaning = _meaning(model, name)
    values = {text: meaning(text) if text else empty for text in set(cells)}
    return [values[text] for text in cells]


@cache
def _is_text(model: type[Row], name: str) -> bool:
    """Whether a column holds texts, or none: a validator of texts gives the text itself back, or refuses it."""
    annotation = model.model_fields[name].annotation
    return (str,) == tuple(
        one for one in get_args(annotation) or (annotation,) if one is not type(None)
    ) and get_origin(annotation) is not tuple


@cache
def _meaning(model: type[Row], name: str) -> Callable[[str], Any]:
    """What a cell of a column says by itself."""
    field = model.model_fields[name]
    cell: type[BaseModel] = create_model(f"{model.__name__}Cell", cell=(field.annotation, field))  # type: ignore[arg-type]
    return lambda text: cell(cell=text).cell  # type: ignore[attr-defined]


def _rows(model: type[Row], values: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
    names = tuple(model.model_fields)
    filled = set(names)
    for row in values:
        yield unchecked(model, dict(zip(names, row, strict=True)), filled)
