"""The Table Schema that says to Frictionless as much as it can hold of what a row model says."""

from typing import Any, Final

from vendors.tables.row import Column, Row
from vendors.types.country import countries, spoken_languages

DATE: Final = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
ID: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
TYPES: Final = {"integer": "integer", "money": "number", "number": "number"}


def table_schema(model: type[Row]) -> dict[str, Any]:
    """The schema of a table: types, required cells, closed lists, patterns and the key."""
    return {
        "fields": [_field(column) for column in model.columns() if not column.derived],
        "primaryKey": list(model.KEY),
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    one = {
        "date": DATE,
        "id": ID,
        "address": r"https?://[^\s]+\.[^\s]+",
        "country": "|".join(sorted(countries())),
        "language": "|".join(sorted(spoken_languages())),
        "choice": "|".join(str(choice) for choice in column.choices),
    }.get(column.kind, "")
    if one:
        constraints["pattern"] = rf"({one})(\|({one}))*" if column.many else f"({one})"
    return {"name": column.name, "type": TYPES.get(column.kind, "string"), "constraints": constraints}
