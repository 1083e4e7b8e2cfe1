"""The Data Package (v2) of the data set: every table as CSV with its schema, and the same tables in the formats that programs ask for."""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from vendors.exports.exporter import Exporter
from vendors.exports.formats import FORMATS
from vendors.exports.formats.parquet import frame
from vendors.exports.open_data import bods, followthemoney
from vendors.exports.open_data.schemas import json_schema, purpose, table_schema
from vendors.i18n.language import Language, _
from vendors.query.sql import database
from vendors.query.table import Table
from vendors.settings import settings
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row

NAME: Final = "panorama-cx"
DESCRIPTOR: Final = "datapackage.json"
SQLITE: Final = f"{NAME}.sqlite"
DUCKDB: Final = database.NAME
ENTITIES: Final = "followthemoney.ftm.json"
STATEMENTS: Final = "bods.json"
_TABLE_FORMATS: Final = ("csv", "json", "parquet", "xlsx")


def whole_table(dataset: Dataset, name: str) -> Table:
    """All rows of a table as its file has them.

    Raises:
        KeyError: there is no such table.
    """
    return Table.of(dataset.rows[name], TABLES[name].stored_columns())


def files(dataset: Dataset, words: Language, day: date) -> Iterator[tuple[str, bytes]]:
    """Every file of the package, the descriptor first: each names what it holds, so that nothing need be opened to know it.

    Args:
        dataset: what is published.
        words: language of titles and descriptions; data and names are the same in each.
        day: the present day, as the statements of the standards want to know.
    """
    yield from describing(dataset, words)
    yield from same_in_each(dataset, day)


def describing(dataset: Dataset, words: Language) -> Iterator[tuple[str, bytes]]:
    """The files of the package that describe it, in a language: the descriptor and the schemas."""
    yield DESCRIPTOR, as_json(descriptor(dataset, words))
    for name in sorted(TABLES):
        yield f"schemas/{name}.schema.json", as_json(json_schema(TABLES[name], words, schema_address(name)))


def same_in_each(dataset: Dataset, day: date) -> Iterator[tuple[str, bytes]]:
    """The files of the package that are the same in each language: the data."""
    tables = {name: whole_table(dataset, name) for name in sorted(TABLES)}
    for name, table in tables.items():
        for form in _TABLE_FORMATS:
            exporter: Exporter = FORMATS[form]
            yield f"{name}.{exporter.ending}", exporter.write(table)
    yield SQLITE, sqlite(tables)
    yield DUCKDB, database.content(dataset, day)
    yield ENTITIES, followthemoney.entities(dataset)
    yield STATEMENTS, bods.statements(dataset, day)


def descriptor(dataset: Dataset, words: Language) -> dict[str, Any]:
    """The `datapackage.json`: what each CSV holds, with its size and SHA-256."""
    resources = [resource(TABLES[name], measure, words) for name, measure in _measures(dataset).items()]
    return described(dataset.version, dataset.issued, resources, words)


def described(version: str, day: date | None, resources: list[dict[str, Any]], words: Language) -> dict[str, Any]:
    """A descriptor of any of its versions.

    Args:
        version: of the data.
        day: of publication; None where it is not known.
        resources: see `resource`.
    """
    address, chosen = settings().citable_address, settings()
    licence = {"name": chosen.licence_name, "path": chosen.licence_address}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": "Panorama CX",
        "description": words.say(
            _(
                "The survey of customer-experience measurement platforms by En-Contact: vendors, owners in time, capabilities, news, controversies with the vendors’ answers, and the source of each fact. An empty cell is not known; no row about a capability means that it is not known."
            )
        )
        + ("" if chosen.licence_name else " " + words.say(_("No licence has been chosen yet."))),
        "version": version,
        **({"created": f"{day}T00:00:00Z"} if day else {}),
        **({"homepage": address} if address else {}),
        **({"licenses": [{key: value for key, value in licence.items() if value}]} if chosen.licence_name else {}),
        "contributors": [{"title": "En-Contact", "roles": ["publisher"]}],
        "resources": resources,
    }


def schema_address(table: str) -> str:
    """Where the JSON Schema of a table can be read; "" where the site has no public address."""
    address = settings().citable_address
    return f"{address}/api/v1/schema/{table}.json" if address else ""


@dataclass(frozen=True, slots=True)
class FileMeasure:
    """What a descriptor says of the bytes of a file.

    Attributes:
        length: how many.
        digest: their SHA-256.
    """

    length: int
    digest: str

    @classmethod
    def of(cls, content: bytes) -> "FileMeasure":
        """Of these."""
        return cls(len(content), sha256(content).hexdigest())


@with_dataset(1)
def _measures(dataset: Dataset) -> dict[str, FileMeasure]:
    """Of the CSV of each table, which is the same in each language."""
    return {name: FileMeasure.of(FORMATS["csv"].write(whole_table(dataset, name))) for name in sorted(TABLES)}


def resource(model: type[Row], measure: FileMeasure, words: Language) -> dict[str, Any]:
    """What the descriptor says of one CSV: its fields as the row model declares them, its length and SHA-256."""
    return {
        "name": model.TABLE.replace("_", "-"),
        "path": f"{model.TABLE}.csv",
        "title": model.TABLE,
        "description": purpose(model),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": measure.length,
        "hash": f"sha256:{measure.digest}",
        "schema": table_schema(model, words),
    }


def sqlite(tables: dict[str, Table]) -> bytes:
    """One SQLite file with every table; lists are joined with `|`, dates are text as precise as they are known."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / SQLITE
        with closing(sqlite3.connect(path)) as base, base:
            for name, table in tables.items():
                frame(table).to_sql(name, base, index=False)
        return path.read_bytes()


def as_json(what: Any) -> bytes:
    """A descriptor or a schema as a file has it."""
    return json.dumps(what, ensure_ascii=False, indent=1).encode() + b"\n"
