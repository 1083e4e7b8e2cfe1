"""Parquet: columns with their types."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from vendors.exports.exporter import NOTHING, Exporter
from vendors.query.table import Table
from vendors.tables.row import as_text

if TYPE_CHECKING:
    import pandas as pd

TYPES: Final = {"integer": "Int64", "money": "Float64", "number": "Float64", "boolean": "boolean"}
"""The type of a column of the data frame by the kind of its values; all others are text."""


class Parquet(Exporter):
    """The types of `frame`; what is said about the table is in the metadata of its schema."""

    place = 40
    ending = "parquet"
    name = "parquet"
    media_type = "application/vnd.apache.parquet"
    label = "Parquet"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The file."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = pa.Table.from_pandas(frame(table), preserve_index=False)
        file = io.BytesIO()
        pq.write_table(rows.replace_schema_metadata({**(rows.schema.metadata or {}), **about}), file)
        return file.getvalue()


def frame(table: Table) -> "pd.DataFrame":
    """Rows as a data frame, one row each; lists are joined with `|`.

    Returns:
        A frame with the columns of the table; whole numbers are nullable `Int64`, numbers `Float64`, all else `string`.
    """
    import pandas as pd

    data = {}
    for at, column in enumerate(table.columns):
        kind = TYPES.get(column.kind, "string")
        values = [row[at] for row in table.rows]
        data[column.name] = pd.Series(
            [as_text(value) or None for value in values] if kind == "string" else values, dtype=kind
        )
    return pd.DataFrame(data)
