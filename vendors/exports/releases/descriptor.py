"""The Data Package descriptor of a release: its files as they were published, with what is known of their columns today."""

import csv
import io
import json

from vendors.exports.open_data.package import FileMeasure, described, resource
from vendors.i18n.language import Language
from vendors.store.files import Files
from vendors.store.migrations import former_names
from vendors.store.releases import Release
from vendors.tables import TABLES


def descriptor(release: Release, files: Files, words: Language) -> bytes:
    """The `datapackage.json` of a release.

    Args:
        release: which.
        files: its tables as they were published.
        words: language of titles and descriptions.
    """
    resources = [_resource(name, content, words) for name, content in sorted(files.items())]
    told = described(release.data, release.day, resources, words)
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(name: str, content: bytes, words: Language) -> dict[str, object]:
    table = name.removesuffix(".csv")
    told = resource(TABLES[former_names().get(table, table)], FileMeasure.of(content), words)
    schema = told["schema"]
    known = {field["name"]: field for field in schema["fields"]}
    # The columns that it had, in their order; of one that is called otherwise today only the name is known.
    header = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))), [])
    schema["fields"] = [known.get(column, {"name": column, "type": "string"}) for column in header]
    schema["foreignKeys"] = [link for link in schema.get("foreignKeys", ()) if set(link["fields"]) <= set(header)]
    if not schema["foreignKeys"]:
        del schema["foreignKeys"]
    return told | {"name": table.replace("_", "-"), "path": name, "title": table}
