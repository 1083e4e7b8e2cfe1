"""A table as a file: CSV, JSON, Excel, Parquet, Markdown or columns for the terminal."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from vendors.query.table import Table
from vendors.tables.row import as_text
from vendors.types.formulas import harmless

KINDS: Final = {"integer": "Int64", "money": "Float64", "number": "Float64", "boolean": "boolean"}
"""Type of the data frame for each kind of column; all others are text."""


def records(table: Table) -> list[dict[str, Any]]:
    """Rows as plain values: lists stay lists, dates are text as precise as they are known, unknown is None."""
    return [dict(zip(table.names, map(_plain, row), strict=True)) for row in table.rows]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def frame(table: Table) -> pd.DataFrame:
    """Rows as a data frame, one row each; lists are joined with `|`.

    Returns:
        A frame with the columns of the table; whole numbers are nullable `Int64`, numbers `Float64`, all else `string`.
    """
    data = {}
    for at, column in enumerate(table.columns):
        kind = KINDS.get(column.kind, "string")
        values = [row[at] for row in table.rows]
        data[column.name] = pd.Series(
            [as_text(value) or None for value in values] if kind == "string" else values, dtype=kind
        )
    return pd.DataFrame(data)


def _cells(table: Table, decimal: str = ".") -> list[list[str]]:
    return [[_cell(value, decimal) for value in row] for row in table.rows]


def _cell(value: Any, decimal: str) -> str:
    if isinstance(value, float) and not isinstance(value, bool):
        return as_text(value).replace(".", decimal)
    return str(value) if isinstance(value, int) else harmless(as_text(value))


def as_csv(table: Table, separator: str = ",") -> bytes:
    """UTF-8, RFC 4180 with LF, a header of column names; harmless in a spreadsheet.

    With `;` it is as French Excel opens it by a double click: with a byte order mark and decimal commas.
    """
    french = separator == ";"
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(_cells(table, "," if french else "."))
    return text.getvalue().encode("utf-8-sig" if french else "utf-8")


def as_json(table: Table) -> bytes:
    """A JSON list of objects; with something said about the table, an object that holds it and the list as `rows`."""
    rows = records(table)
    return json.dumps({**table.about, "rows": rows} if table.about else rows, ensure_ascii=False, indent=1).encode()


def as_xlsx(table: Table) -> bytes:
    """An Excel workbook: the rows, and a second sheet that says what they are; texts are never formulas or links."""
    file = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(file, engine="xlsxwriter", engine_kwargs=options) as writer:
        frame(table).to_excel(writer, sheet_name="Panorama CX", index=False, freeze_panes=(1, 1))
        if table.about:
            about = pd.DataFrame(list(table.about.items()), dtype="string")
            about.to_excel(writer, sheet_name="About", index=False, header=False)
    return file.getvalue()


def as_parquet(table: Table) -> bytes:
    """A Parquet file with the types of `frame`; what is said about the table is in the metadata of its schema."""
    rows = pa.Table.from_pandas(frame(table), preserve_index=False)
    file = io.BytesIO()
    pq.write_table(rows.replace_schema_metadata({**(rows.schema.metadata or {}), **table.about}), file)
    return file.getvalue()


def as_markdown(table: Table) -> bytes:
    """A Markdown table, and below it what is said about it."""
    lines = [table.names, ["---"] * len(table.columns), *_cells(table)]
    escaped = [[cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
    text = "".join(f"| {' | '.join(line)} |\n" for line in escaped)
    return (text + "".join(f"\n{name}: {value}\n" for name, value in table.about.items())).encode()


def as_columns(table: Table) -> bytes:
    """Columns side by side for a terminal, each at most 40 signs wide."""
    lines = [table.names, *_cells(table)]
    cut = [[cell if len(cell) <= 40 else f"{cell[:39]}…" for cell in line] for line in lines]
    widths = [max(map(len, cells)) for cells in zip(*cut, strict=True)]
    text = "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in cut
    )
    return text.encode()


FORMATS: Final[Mapping[str, Callable[[Table], bytes]]] = {
    "table": as_columns,
    "csv": as_csv,
    "json": as_json,
    "xlsx": as_xlsx,
    "parquet": as_parquet,
    "md": as_markdown,
}
"""Every format by the ending that names it; "table" is for the terminal."""
