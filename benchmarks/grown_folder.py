"""A data folder grown to any number of vendors: seeded copies of the published ones with all that is known of them, valid as the site wants it."""

import csv
import random
from pathlib import Path

SEED = 20180423
OF_A_VENDOR = ("capabilities", "events", "mentions", "ownership")
"""The tables that have a row about one vendor in their column `vendor`."""
IN_DISPUTE = ("accused", "answering", "cleared")
"""The parts in a controversy, which name the vendors of it alone."""
COUNTRIES = ("FR", "DE", "US", "GB", "SE", "NL", "JP", "IN", "CA", "ES", "IT", "BR")


def grown(source: Path, target: Path, vendors: int) -> None:
    """Writes the tables of a folder with so many vendors: those that it has, and copies of them under other names.

    Args:
        source: a valid data folder.
        target: an empty folder.
        vendors: how many there are to be; no fewer than there are.
    """
    chance = random.Random(SEED)
    tables = {path.stem: _rows(path) for path in sorted(source.glob("*.csv"))}
    known = tables["vendors"]
    copies = [(chance.choice(known), f"{number:05d}") for number in range(vendors - len(known))]
    about = {name: _by_vendor(tables[name]) for name in OF_A_VENDOR}
    evidence = [row for row in tables["evidence"] if row["table"] == "vendors"]
    of_cells: dict[str, list[dict[str, str]]] = {}
    for row in evidence:
        of_cells.setdefault(row["row"], []).append(row)
    for original, number in copies:
        id = f"{original['id']}-{number}"
        tables["vendors"].append(_copy(original, id, number, chance))
        for name in OF_A_VENDOR:
            tables[name] += [
                {**row, "vendor": id}
                for row in about[name].get(original["id"], ())
                if row.get("role") not in IN_DISPUTE
            ]
        for row in of_cells.get(original["id"], ()):
            if row["field"] not in ("name", "aliases", "founded", "origin_country"):
                tables["evidence"].append({**row, "row": id})
    for name, rows in tables.items():
        _write(target / f"{name}.csv", rows)


def _copy(original: dict[str, str], id: str, number: str, chance: random.Random) -> dict[str, str]:
    return {
        **original,
        "id": id,
        "name": f"{original['name']} {number}",
        "aliases": "",
        "namesakes": "",
        "website": original["website"].rstrip("/") + f"/{number}",
        "origin_country": chance.choice(COUNTRIES),
        "founded": original["founded"],
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_vendor(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["vendor"], []).append(row)
    return found


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
