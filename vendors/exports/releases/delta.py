"""What is different between a release and the one before it, as files. Done line by line on the one, it makes the other."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any, Final

from vendors.store.releases import DeltaCell, Release
from vendors.tables.row import WRITTEN
from vendors.types.formulas import harmless

COLUMNS: Final = (
    "table",
    "key",
    "change",
    "column",
    "old",
    "new",
    "key_before",
    *(f"reason_{code}" for code in WRITTEN),
    *(f"standing_{code}" for code in WRITTEN),
)
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def as_csv(cells: Iterable[DeltaCell]) -> bytes:
    """A line a cell. The parts of a key are separated by `|`; a text that a spreadsheet would take for a formula has an apostrophe before it, as in all files of the site."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in cells:
        told = [
            one.table,
            "|".join(one.key),
            one.change,
            one.column,
            one.before,
            one.after,
            "|".join(one.key_before),
            *one.reasons,
            *one.standing,
        ]
        writer.writerow([cell if _NUMBER.fullmatch(cell) else harmless(cell) for cell in told])
    return text.getvalue().encode()


def as_records(cells: Iterable[DeltaCell]) -> list[dict[str, Any]]:
    """The same as plain values; the parts of a key are a list, and what there is not is None."""
    return [
        {
            "table": one.table,
            "key": list(one.key),
            "change": one.change,
            "column": one.column,
            "old": one.before,
            "new": one.after,
            "key_before": list(one.key_before) or None,
            **{f"reason_{code}": said or None for code, said in zip(WRITTEN, one.reasons, strict=True)},
            **{f"standing_{code}": said or None for code, said in zip(WRITTEN, one.standing, strict=True)},
        }
        for one in cells
    ]


def as_json(release: Release, before: Release | None, cells: Iterable[DeltaCell]) -> bytes:
    """The same with the names of both releases."""
    told = {"release": release.name, "before": before.name if before else None, "cells": as_records(cells)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
