"""What a row of a table may hold, as the row models declare it: a JSON Schema (2020-12) and a Table Schema (Data Package v2)."""

from types import NoneType
from typing import Any, Final, get_args

from vendors.i18n.language import Language
from vendors.tables import TABLES
from vendors.tables.row import Column, Row
from vendors.types.country import countries, spoken_languages
from vendors.types.kinds import MEANINGS

DATE: Final = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""A date as precise as it is known: a year, a month or a day."""
IDENTIFIER: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ADDRESS: Final = r"^https?://[^\s]+$"
_PATTERNS: Final = {"id": IDENTIFIER, "date": DATE, "address": ADDRESS}
_NUMBERS: Final = {"integer": "integer", "money": "number", "number": "number"}
_NOT_NEGATIVE: Final = ("integer", "money")


def json_schema(model: type[Row], words: Language, address: str = "") -> dict[str, Any]:
    """The schema of one row as the JSON of this site writes it: unknown is null, a list is an array, every column is there.

    Args:
        model: of the table.
        words: language of titles and descriptions.
        address: where the schema can be read; left out where it is "".
    """
    columns = model.stored_columns()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": address} if address else {}),
        "title": model.TABLE,
        "description": purpose(model),
        "type": "object",
        "properties": {column.name: property_of(model, column, words) for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }


def table_schema(model: type[Row], words: Language) -> dict[str, Any]:
    """The schema of the CSV of a table: fields, key, and where a cell names a row of another table."""
    columns = model.stored_columns()
    links = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in columns
        if column.refers and not column.many and "id" in TABLES[column.refers].model_fields
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column, words) for column in columns],
        "missingValues": [""],
        # Parts of some keys may be empty, which a primary key forbids.
        "uniqueKeys": [list(model.KEY)],
        **({"primaryKey": list(model.KEY)} if all(model.column(name).required for name in model.KEY) else {}),
        **({"foreignKeys": links} if links else {}),
    }


def purpose(model: type[Row]) -> str:
    """What the rows of a table are, in one English sentence."""
    return (model.__doc__ or "").strip().partition("\n")[0]


def _said(column: Column, words: Language) -> dict[str, str]:
    told = [words.say(column.help) if column.help else "", words.say(MEANINGS[column.kind])]
    return {"title": words.say(column.label), "description": " – ".join(filter(None, told))}


def _one(column: Column) -> dict[str, Any]:
    if column.choices:
        return {"type": "string", "enum": [str(choice) for choice in column.choices]}
    if column.kind in _NUMBERS:
        return {"type": _NUMBERS[column.kind]} | ({"minimum": 0} if column.kind in _NOT_NEGATIVE else {})
    if column.kind == "country":
        return {"type": "string", "enum": sorted(countries())}
    if column.kind == "language":
        return {"type": "string", "enum": sorted(spoken_languages())}
    if column.kind == "boolean":
        return {"type": "boolean"}
    if pattern := _PATTERNS.get(column.kind):
        return {"type": "string", "pattern": pattern} | ({"format": "iri"} if column.kind == "address" else {})
    return {"type": "string", "minLength": 1}


def property_of(model: type[Row], column: Column, words: Language) -> dict[str, Any]:
    """The schema of one cell as the JSON of this site writes it, of a derived column too."""
    one = _one(column)
    if column.many:
        least = {"minItems": 1} if column.required and not column.derived else {}
        return _said(column, words) | {"type": "array", "items": one, "uniqueItems": True, **least}
    if NoneType in get_args(model.model_fields[column.name].annotation):
        one = {**one, "type": [one["type"], "null"]} | ({"enum": [*one["enum"], None]} if "enum" in one else {})
    return _said(column, words) | one


def _field(column: Column, words: Language) -> dict[str, Any]:
    one, said = _one(column), {"name": column.name, **_said(column, words)}
    required = {"required": True} if column.required else {}
    if column.many:
        return {**said, "type": "list", "delimiter": "|", "itemType": "string", "constraints": required}
    kind, limits = one.pop("type"), {name: value for name, value in one.items() if name not in ("format", "minLength")}
    choices = [{"value": str(choice), "label": words.say(choice.label)} for choice in column.choices]
    return {
        **said,
        "type": kind,
        **({"format": "uri"} if "format" in one else {}),
        **({"categories": choices} if choices else {}),
        "constraints": {**required, **limits},
    }
