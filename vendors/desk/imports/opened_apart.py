"""A spreadsheet file opened in a process of its own, since nobody knows who has made it: bounded in memory, time and what comes of it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from typing import Any, Final

from vendors.desk.imports.limits import CellPlace, Limits, NotReadError
from vendors.desk.imports.opening import opened
from vendors.desk.imports.sheet_json import in_parts, of_parts
from vendors.settings import settings
from vendors.store.bounded_process import Bound, BoundedProcess, BoundMetError, Bounds, BrokenOffError
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.validation.rules import RULES
from vendors.validation.text_table import TextTable

READING: Final = BoundedProcess(
    "vendors.desk.imports.workbooks",
    "vendors.desk.imports.old_workbooks",
    "pyarrow.parquet",
    __name__,
    beforehand="vendors.desk.imports.layout:load",
)
"""Opens the files of this process, two at a time."""
_CLOCK: Final = 3
"""How many times longer than the processor's the clock's time is: others may be at work."""
_ANSWER: Final = 250_000_000
"""Bytes of a file's sheets as they come; what the limits allow has fewer."""
_RULES: Final = {
    Bound.TIME: "out-of-time",
    Bound.MEMORY: "out-of-memory",
    Bound.ANSWER: "too-many-bytes",
    Bound.CROWD: "too-many-readings",
}


def opened_apart(data: bytes, most: Limits, tables: Mapping[str, type[Row]]) -> list[TextTable]:
    """The sheets of a file, as `vendors.desk.imports.opening.opened` gives them.

    Args:
        data: its content.
        most: how much is read.
        tables: the tables that it may hold; of those that there are.

    Raises:
        NotReadError: it is no table, damaged, larger than may be read, or reading it went beyond its bounds.
    """
    question = json.dumps({"limits": asdict(most), "tables": list(tables)}).encode() + b"\n" + data
    try:
        with closing(READING.ask(f"{__name__}:answer", question, bounds())) as answer:
            return of_parts(_told(part) for part in answer)
    except BoundMetError as met:
        raise NotReadError(_RULES[met.bound], other=_said(met.bound)) from met
    except BrokenOffError as broken:
        raise NotReadError("not-a-table-file") from broken
    except (ValueError, LookupError) as error:
        # The process has answered what no file of ours makes it answer.
        raise NotReadError("not-a-table-file") from error


def bounds() -> Bounds:
    """How far the reading of one file may go, by the operator's settings."""
    seconds = settings().reading_seconds
    return Bounds(settings().reading_megabytes * 1_000_000, seconds, seconds * _CLOCK, _ANSWER)


def answer(question: bytes) -> Iterator[bytes]:
    """In that process: the sheets in pieces, or why the file is not read."""
    head, _end, data = question.partition(b"\n")
    asked = json.loads(head)
    try:
        sheets = opened(data, Limits(**asked["limits"]), {name: TABLES[name] for name in asked["tables"]})
    except NotReadError as error:
        yield json.dumps({"not_read": [error.rule, error.value, error.other, *error.place]}).encode()
        return
    for part in in_parts(sheets):
        yield json.dumps(part).encode()


def _told(part: bytes) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(part)
    if "not_read" in told:
        rule, value, other, sheet = map(str, told["not_read"][:4])
        line, at = map(int, told["not_read"][4:])
        if rule not in RULES:
            raise LookupError(rule)
        raise NotReadError(rule, value, other, CellPlace(sheet, line, at))
    return told


def _said(bound: Bound) -> str:
    """How much that bound allows."""
    most = bounds()
    if bound is Bound.MEMORY:
        return str(settings().reading_megabytes)
    if bound is Bound.ANSWER:
        return str(most.answer // 1_000_000)
    return str(most.processor if bound is Bound.TIME else round(most.seconds))
