"""What the check of a large spreadsheet takes, beside Frictionless on the same file: 5,000 rows of 20 columns with 5,000 faults."""

import csv
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import create_model

from benchmarks.apart import measured_apart
from benchmarks.memory import resident
from benchmarks.table_schema import table_schema
from vendors.desk.imports.loading import load_file
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.types.spreadsheet import letter

ROWS = 5000
COLUMNS = [
    "id",
    "name",
    "aliases",
    "website",
    "origin_country",
    "hq_country",
    "hq_city",
    "founded",
    "status",
    "employees",
    "employees_as_of",
    "categories",
    "channels",
    "data_hosting",
    "ui_languages",
    "pricing",
    "certifications",
    "summary_fr",
    "summary_en",
    "last_reviewed",
]
"""Twenty columns of the table of vendors."""


@cache
def model() -> type[Row]:
    """The table of vendors with these columns; made once, as those of the survey are when they are imported."""
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in Vendor.model_fields.items() if name in COLUMNS
    }
    made: type[Row] = create_model("Wide", __base__=Row, **fields)
    made.TABLE, made.KEY = "wide", ("id",)
    return made


FAULTS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("id", lambda n: f"Vendor Number {n}"),
    ("name", lambda n: f"Vendor\u200b {n}"),
    ("website", lambda n: f"vendor-{n}.example"),
    ("origin_country", lambda n: f"Frence{n}"),
    ("hq_country", lambda _: "FRA"),
    ("founded", lambda n: f"{n % 28 + 1}/13/{n % 60 + 1960}"),
    ("status", lambda n: f"activ{n % 7}"),
    ("employees", lambda n: f"about {n}"),
    ("categories", lambda n: f"survey|revews{n}"),
    ("channels", lambda n: f"email|wep{n % 5}"),
    ("data_hosting", lambda n: f"FR|X{n % 10}"),
    ("ui_languages", lambda n: f"fr|{n % 10}x"),
    ("pricing", lambda n: f"publisched {n % 9}"),
    ("summary_fr", lambda n: f"Trop court {n}."),
    ("last_reviewed", lambda _: "45000"),
)
"""The columns that get a fault in turn, and what is written there."""


def planted(path: Path) -> set[tuple[int, str]]:
    """Writes the file; returns the line and letter of each fault. One summary in ten has line breaks, as editors type them."""
    names = list(model().model_fields)
    places = set()
    line = 2
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        for n in range(ROWS):
            row = {
                "id": f"vendor-{n}",
                "name": f"Vendor {n}",
                "aliases": f"V{n}|The {n} Company",
                "website": f"https://vendor-{n}.example/fr",
                "origin_country": "FR",
                "hq_country": "DE",
                "hq_city": "Lyon",
                "founded": str(1990 + n % 30),
                "status": "active",
                "employees": str(n),
                "employees_as_of": "2024-06",
                "categories": "survey|reviews",
                "channels": "email|web|sms",
                "data_hosting": "FR|DE",
                "ui_languages": "fr|en",
                "pricing": "on-quote",
                "certifications": "ISO 27001",
                "summary_fr": f"Éditeur numéro {n} d’une suite de mesure de l’expérience client, avec enquêtes, avis et tableaux de bord.",
                "summary_en": f"Publisher number {n} of a customer-experience suite with surveys, reviews, and dashboards of all sorts.",
                "last_reviewed": "2026-11-24",
            }
            column, fault = FAULTS[n % len(FAULTS)]
            row[column] = fault(n)
            broken = n % 10 == 3
            if broken:
                row["summary_en"] = row["summary_en"].replace(", ", ",\n")
            at = names.index(column)
            # Only the last column comes after the summary with the line break.
            places.add((line + (2 if broken and column == "last_reviewed" else 0), letter(at)))
            writer.writerow(row.values())
            line += 1 + row["summary_en"].count("\n")
    return places


def ours(path: Path) -> list[tuple[int, str]]:
    """The places at which `load_file` finds an error."""
    loaded = load_file(path.name, path.read_bytes(), {"wide": model()})
    return [(problem.line, problem.letter) for problem in loaded.errors]


def by_frictionless(path: Path) -> list[tuple[int, str]]:
    """The places at which Frictionless finds an error: its row number, which counts rows and not lines, and the letter."""
    from frictionless import Resource, Schema, system

    with system.use_context(trusted=True):
        resource_ = Resource(path=str(path), schema=Schema.from_descriptor(table_schema(model())))
        report = resource_.validate(limit_errors=100_000)
    return [(row, letter(field - 1) if field else "") for row, field in report.flatten(["rowNumber", "fieldNumber"])]


def wrong_throughout() -> bytes:
    """A file of the vendors in which 10,000 rows have nothing that is right."""
    names = [column.name for column in Vendor.stored_columns()]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([f"?? {number} %% {name}" for name in names] for number in range(10_000))
    return file.getvalue().encode()


def refused(_path: Path) -> list[tuple[int, str]]:
    """What `load_file` says of that file."""
    loaded = load_file("vendors.csv", wrong_throughout(), {"vendors": Vendor})
    return [(problem.line, problem.letter) for problem in loaded.errors]


def child(which: str, path: str) -> None:
    """Measures one side in this process and prints its figures as JSON."""
    side = {"ours": ours, "frictionless": by_frictionless, "wrong": refused}[which]
    if which != "wrong":
        # What is imported, and what is read of a library's lists at its first use, is there before the clock starts.
        with tempfile.TemporaryDirectory() as folder:
            few = Path(folder) / "few.csv"
            few.write_bytes(b"".join(Path(path).read_bytes().splitlines(keepends=True)[:40]))
            side(few)
    started = time.process_time()
    found = side(Path(path))
    seconds = time.process_time() - started
    peak = resident(peak=True)
    print(json.dumps({"seconds": seconds, "peak": peak, "found": found}))


def measured(which: str, path: Path) -> dict[str, Any]:
    """The figures of one side, in a process of its own so that its memory is its own.

    Raises:
        NotMeasured: it failed.
    """
    answer: dict[str, Any] = measured_apart("loading", which, str(path))
    return answer


def compared(rounds: int) -> tuple[dict[str, Any], dict[str, Any], set[tuple[int, str]]]:
    """The better of several rounds of each side, taken in turn, and where the faults were planted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wide.csv"
        places = planted(path)
        turns = [(measured("ours", path), measured("frictionless", path)) for _ in range(rounds)]
    mine, theirs = (min(side, key=lambda one: one["seconds"]) for side in zip(*turns, strict=True))
    return mine, theirs, places


if __name__ == "__main__":
    child(*sys.argv[1:])
