"""What Frictionless says to each file of the corpus; run as a module it writes that column of `expected.csv` anew."""

import csv
import io
import tempfile
from pathlib import Path

from frictionless import Resource, Schema, system

from benchmarks.table_schema import table_schema
from tests.vendors.desk.imports.corpus import recipes
from vendors.desk.imports.loading import LoadedFile
from vendors.tables import TABLES

EXPECTED = Path(__file__).with_name("expected.csv")
SECOND = "frictionless 5.21"


def expected() -> list[dict[str, str]]:
    """The rows of the table: file, problems, and what Frictionless says."""
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def said(loaded: LoadedFile) -> str:
    """The problems as the table writes them: rule, place (`column:line`), and what to write instead."""
    found = []
    for problem in loaded.problems:
        sheet = f"{problem.sheet}!" if len(loaded.sheet_of) > 1 else ""
        column = f"{problem.column or problem.letter}:" if problem.letter else ""
        where = f" {sheet}{column}{problem.line}" if problem.line else ""
        instead = f" → {problem.suggestion}" if problem.suggestion else ""
        found.append(f"{problem.rule}{where}{instead}")
    return "\n".join(found)


def by_frictionless(name: str, table: str, data: bytes) -> str:
    """Its errors, each with its field (`+1` is the first beyond the last) and its row number, which counts rows and not lines; "valid" for none."""
    with tempfile.TemporaryDirectory() as folder, system.use_context(trusted=True):
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            schema = Schema.from_descriptor(table_schema(TABLES[table]))
            report = Resource(path=str(path), schema=schema).validate(limit_errors=50)
            found = report.flatten(["type", "fieldNumber", "rowNumber"])
        except Exception as error:  # what it raises on a file that it cannot open is part of what it says
            return f"raises {type(error).__name__}"
    names = [column.name for column in TABLES[table].columns()]
    return "\n".join(f"{kind} {_place(names, field, row)}".strip() for kind, field, row in found) or "valid"


def _place(names: list[str], field: int | None, row: int | None) -> str:
    column = "" if not field else names[field - 1] if field <= len(names) else f"+{field - len(names)}"
    return ":".join(part for part in (column, str(row or "")) if part)


def main() -> None:
    """Writes the second column anew; the first is written by hand."""
    rows = expected()
    made = recipes.good() | recipes.bad()
    for row in rows:
        row[SECOND] = by_frictionless(row["file"], *made[row["file"]])
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["file", "problems", SECOND], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    EXPECTED.write_text(text.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    main()
