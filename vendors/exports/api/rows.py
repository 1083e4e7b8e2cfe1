"""The rows of the API as JSON: each is written once a day and version of the data, and an answer joins those that it holds.

Only whole rows are remembered. One with chosen columns is written when it is asked for: it is short, and there is no end of choices.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final

from cachetools import LRUCache

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import told_by
from vendors.exports.api.beside import WITH_EVIDENCE, beside, cell_sources, sources_of
from vendors.exports.api.resources import Resource
from vendors.exports.formats.json import records
from vendors.query.table import Table
from vendors.tables.row import Column, Row

KEPT: Final = 8
"""Lists, each of one day, whose written rows are remembered."""


@dataclass(slots=True)
class _Written:
    """What has been written of a list. The rows are held too, so that none of their numbers is given to another object."""

    content: dict[int, bytes] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class RowWriter:
    """Writes rows, and remembers those that are asked for whole. Safe from any thread."""

    def __init__(self) -> None:
        self._lists: LRUCache[tuple[object, ...], _Written] = LRUCache(KEPT)
        self._version = ""
        self._lock = Lock()

    def write(
        self, as_of: AsOf, resource: Resource, rows: Sequence[Row], fields: Sequence[str], *, evidence: bool
    ) -> list[bytes]:
        """Each row as a JSON object.

        Args:
            as_of: the world that they are of.
            resource: the list that they are rows of.
            rows: the rows.
            fields: the columns that they are to have; none for all.
            evidence: whether the sources of their cells stand beside them.
        """
        if fields:
            columns = [resource.model.column(name) for name in fields]
            return [_bytes(as_object(as_of, resource, row, columns, evidence=evidence)) for row in rows]
        kept = self._kept(as_of, (resource.name, as_of.dataset.version, as_of.on, as_of.today, evidence))
        return [kept.content.get(id(row)) or self._written(kept, as_of, resource, row, evidence) for row in rows]

    def _kept(self, as_of: AsOf, key: tuple[object, ...]) -> _Written:
        with self._lock:
            if self._version != as_of.dataset.version:
                self._lists.clear()
                self._version = as_of.dataset.version
            found = self._lists.get(key)
            if found is None:
                found = self._lists[key] = _Written()
            return found

    def _written(self, kept: _Written, as_of: AsOf, resource: Resource, row: Row, evidence: bool) -> bytes:
        content = _bytes(as_object(as_of, resource, row, resource.columns, evidence=evidence))
        with self._lock:
            kept.rows.append(row)
            kept.content[id(row)] = content
        return content


def as_object(
    as_of: AsOf, resource: Resource, row: Row, columns: Sequence[Column], *, evidence: bool
) -> dict[str, Any]:
    """A row as the API tells it: its columns, what stands beside it, and the sources of its cells where they are asked for."""
    told = records(Table.of([told_by(as_of.dataset, row, as_of.on)], columns))[0] | beside(as_of, resource.name, row)
    if evidence and resource.name in WITH_EVIDENCE:
        found = sources_of(as_of, resource.name, row, columns)
        told["evidence"] = {name: cell_sources(one).model_dump(mode="json") for name, one in found.items()}
    return told


def _bytes(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
