"""The Data Package descriptor of a release: its files as they were published, with what is known of their columns today."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vendors.exports.open_data.package import FileMeasure, described, resource
from vendors.i18n.language import Language
from vendors.store.files import Files
from vendors.store.migrations import former_names
from vendors.store.releases import Release
from vendors.tables import TABLES


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """What a descriptor says of a table as it was published, for whoever has not its rows.

    Attributes:
        measure: of its file.
        header: its columns, in their order.
    """

    measure: FileMeasure
    header: tuple[str, ...]


def measured(files: Files) -> Mapping[str, ReleasedTable]:
    """The tables of a release by the names of their files.

    Args:
        files: as they were published.
    """
    return {name: ReleasedTable(FileMeasure.of(content), _header(content)) for name, content in sorted(files.items())}


def descriptor(
    release: Release, tables: Mapping[str, ReleasedTable], words: Language, folder: str = ""
) -> dict[str, Any]:
    """The `datapackage.json` of a release.

    Args:
        release: which.
        tables: as `measured` gives them.
        words: language of titles and descriptions.
        folder: what the addresses of the files begin with; "" where the descriptor stands beside them.
    """
    resources = [_resource(name, table, words, folder) for name, table in tables.items()]
    return described(release.data, release.day, resources, words)


def _header(content: bytes) -> tuple[str, ...]:
    return tuple(next(csv.reader(io.StringIO(content.decode("utf-8-sig"))), []))


def _resource(name: str, table: ReleasedTable, words: Language, folder: str) -> dict[str, Any]:
    called, header = name.removesuffix(".csv"), set(table.header)
    told = resource(TABLES[former_names().get(called, called)], table.measure, words)
    schema = told["schema"]
    known = {field["name"]: field for field in schema["fields"]}
    # The columns that it had, in their order; of one that is called otherwise today only the name is known.
    schema["fields"] = [known.get(column, {"name": column, "type": "string"}) for column in table.header]
    schema["foreignKeys"] = [link for link in schema.get("foreignKeys", ()) if set(link["fields"]) <= header]
    if not schema["foreignKeys"]:
        del schema["foreignKeys"]
    return told | {"name": called.replace("_", "-"), "path": f"{folder}{name}", "title": called}
