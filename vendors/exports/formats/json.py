"""JSON: a list of objects."""

import json
from collections.abc import Mapping
from typing import Any

from vendors.exports.exporter import NOTHING, Exporter
from vendors.query.table import Table


class Json(Exporter):
    """A list of objects; with something said about the table, an object that holds it and the list as `rows`."""

    place = 30
    ending = "json"
    name = "json"
    media_type = "application/json"
    label = "JSON"

    def write(self, table: Table, about: Mapping[str, str] = NOTHING) -> bytes:
        """The rows as `records` gives them."""
        rows = records(table)
        return json.dumps({**about, "rows": rows} if about else rows, ensure_ascii=False, indent=1).encode()


def records(table: Table) -> list[dict[str, Any]]:
    """Rows as plain values: lists stay lists, dates are text as precise as they are known, unknown is None."""
    return [dict(zip(table.names, map(_plain, row), strict=True)) for row in table.rows]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)
