"""Rows as a file: CSV, JSON, Excel, Parquet, Markdown or a table for the terminal."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from vendors.tables.row import Column, Row, as_text

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a text for a formula (OWASP, CSV injection)."""


def records(rows: Sequence[Row], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Rows as plain values: lists stay lists, dates are text as precise as they are known, unknown is None."""
    return [{column.name: _value(getattr(row, column.name)) for column in columns} for row in rows]


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def frame(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    """Rows as a data frame, one row each; lists are joined with `|`.

    Returns:
        A frame with the columns in the given order; whole numbers are nullable `Int64`, numbers `Float64`, all else `string`.
    """
    kinds = {"integer": "Int64", "money": "Float64", "number": "Float64", "boolean": "boolean"}
    data = {}
    for column in columns:
        kind = kinds.get(column.kind, "string")
        values = [getattr(row, column.name) for row in rows]
        data[column.name] = pd.Series(
            [as_text(value) or None for value in values] if kind == "string" else values, dtype=kind
        )
    return pd.DataFrame(data)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before one that it would."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _cells(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    return [[_cell(getattr(row, column.name)) for column in columns] for row in rows]


def _cell(value: Any) -> str:
    text = as_text(value)
    return text if isinstance(value, int | float) else harmless(text)


def as_csv(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """UTF-8, comma, RFC 4180 with LF, a header of column names; harmless in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(_cells(rows, columns))
    return text.getvalue().encode()


def as_json(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """A JSON list of objects."""
    return json.dumps(records(rows, columns), ensure_ascii=False, indent=1).encode()


def as_xlsx(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """An Excel workbook of one sheet; texts are never formulas or links."""
    file = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        frame(rows, columns).to_excel(writer, sheet_name="Panorama CX", index=False, freeze_panes=(1, 1))
    return file.getvalue()


def as_parquet(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """A Parquet file with the types of `frame`."""
    return frame(rows, columns).to_parquet(index=False)


def as_markdown(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """A Markdown table."""
    lines = [[column.name for column in columns], ["---"] * len(columns), *_cells(rows, columns)]
    escaped = [[cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in escaped).encode()


def as_table(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """Columns side by side for a terminal, each at most 40 signs wide."""
    lines = [[column.name for column in columns], *_cells(rows, columns)]
    cut = [[cell if len(cell) <= 40 else f"{cell[:39]}…" for cell in line] for line in lines]
    widths = [max(map(len, cells)) for cells in zip(*cut, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in cut
    ).encode()


FORMATS: Final[Mapping[str, Callable[[Sequence[Row], Sequence[Column]], bytes]]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "xlsx": as_xlsx,
    "parquet": as_parquet,
    "md": as_markdown,
}
"""Every format by the ending that names it."""
