"""A data folder grown to any number of vendors and articles: seeded copies of the published ones with all that is known of them, valid as the site wants it.

The survey is copied as a whole, generation after generation, so that what belongs together stays together: the owner of a copy
is the copy of its owner, chains of owners and all, its deals are told by copies of the articles that told them, its
controversies are copied with their history, their articles and the answers. No text stands twice: in each copy the names are
those of the copies, and a text that names nobody ends with the number of its copy. So whoever remembers texts gains nothing
here that an archive would not give.

`python -m benchmarks.grown_folder FOLDER VENDORS [ARTICLES]` writes one.
"""

import csv
import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Final

SEED: Final = 20180423
ABOUT: Final = ("capabilities", "events", "ownership")
"""The tables that have a row about one vendor in their column `vendor`."""
IN_DISPUTE: Final = ("accused", "answering", "cleared")
"""The parts in a controversy, which name the vendors of it alone."""
COUNTRIES: Final = ("FR", "DE", "US", "GB", "SE", "NL", "JP", "IN", "CA", "ES", "IT", "BR")
OF_THE_SURVEY: Final = ("name", "aliases", "namesakes", "founded", "origin_country")
"""Facts of a vendor that its copy does not share, so that their evidence is none of the copy's."""
LONGEST: Final = {"vendors": 400, "news": 250, "events": 110, "controversies": 520, "replies": 900}
"""Signs beyond which a text of a table is not made longer, by a name either."""

Table = list[dict[str, str]]


@dataclass
class Generation:
    """One more copy of the survey.

    Attributes:
        number: which, from 1.
        vendors, articles, disputes: the identifiers in it by those that they are copies of.
        names: the names in it by those of the originals.
    """

    number: int
    vendors: dict[str, str] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    disputes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def text(self, written: str, longest: int) -> str:
        """A text of an original as its copy has it."""
        known = [name for name in self.names if name in written]
        for name in sorted(known, key=len, reverse=True):
            named = re.sub(rf"(?<!\w){re.escape(name)}(?!\w| \d{{4}}\b)", self.names[name], written, count=1)
            # A text that its table would refuse takes with it all that hangs on its row.
            written = named if len(named) <= longest else written
        if not written or str(self.number) in written or len(written) + 8 > longest:
            return written
        if written[-1] not in ".!?":
            return f"{written} ({self.number:04d})"
        return f"{written[:-1].rstrip()} ({self.number:04d}){written[-1]}"


@contextmanager
def grown_folder(source: Path, vendors: int, articles: int = 0) -> Iterator[tuple[Path, dict[str, str]]]:
    """Such a folder for a while, and the settings by which a process keeps what it has checked beside it; see `grown`."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        folder.mkdir()
        grown(source, folder, vendors, articles)
        yield folder, {"PANORAMA_CHECKED_FOLDER": str(Path(place) / "checked"), "PYTHONUTF8": "1"}


def grown(source: Path, target: Path, vendors: int, articles: int = 0) -> None:
    """Writes the tables of a folder with so many vendors and articles: those that it has, and copies of them under other names.

    Args:
        source: a valid data folder.
        target: an empty folder.
        vendors: how many there are to be; no fewer than there are.
        articles: how many there are to be at least; as many as there are anyway where that is more.
    """
    tables = {path.stem: _rows(path) for path in sorted(source.glob("*.csv"))}
    grown_tables = {name: list(rows) for name, rows in tables.items()}
    for generation in _generations(tables, vendors, articles):
        for name, rows in _copies(tables, generation):
            grown_tables[name] += rows
    for name, rows in grown_tables.items():
        if rows:
            _write(target / f"{name}.csv", rows)
        else:
            copy(source / f"{name}.csv", target)


def _generations(tables: Mapping[str, Table], vendors: int, articles: int) -> Iterator[Generation]:
    """The copies that are needed, the last of them in part; where the vendors are many enough, articles alone are copied."""
    wanted = {"vendors": vendors - len(tables["vendors"]), "news": articles - len(tables["news"])}
    made: list[Generation] = []
    number = 0
    while any(count > 0 for count in wanted.values()):
        number += 1
        found = Generation(number)
        for row in tables["vendors"][: max(wanted["vendors"], 0)]:
            found.vendors[row["id"]] = f"{row['id']}-{number:04d}"
            found.names[row["name"]] = f"{row['name']} {number:04d}"
        if found.vendors:
            made.append(found)
            whole = len(found.vendors) == len(tables["vendors"])
            disputes = tables["controversies"] if whole and wanted["news"] >= len(tables["news"]) else []
            found.disputes = {row["id"]: f"{row['id']}-{number:04d}" for row in disputes}
        for row in tables["news"][: max(wanted["news"], 0)]:
            found.articles[row["id"]] = f"{row['id']}-{number:04d}"
        wanted["vendors"] -= len(found.vendors)
        wanted["news"] -= len(found.articles)
        yield found if found.vendors else _told_of(found, made[number % len(made)]) if made else found


def _told_of(articles: Generation, vendors: Generation) -> Generation:
    """A generation of articles alone, about the vendors of an earlier one."""
    return Generation(articles.number, vendors.vendors, articles.articles, {}, vendors.names)


def _copies(tables: Mapping[str, Table], generation: Generation) -> Iterator[tuple[str, Table]]:
    """The rows of each table that a generation adds."""
    chance = random.Random(SEED + generation.number)
    known = {row["id"]: row for row in tables["vendors"]}
    if f"{generation.number:04d}" == next(iter(generation.vendors.values()), "")[-4:]:
        yield "vendors", [_vendor(known[id], generation, chance) for id in generation.vendors]
        for name in ABOUT:
            yield name, [_about(row, name, generation) for row in tables[name] if row["vendor"] in generation.vendors]
        yield "evidence", list(_evidence(tables["evidence"], generation))
        yield "controversies", list(_disputes(tables["controversies"], generation))
        for name in ("controversy_status", "replies"):
            yield name, list(_of_disputes(tables[name], name, generation))
    told = _told(tables["mentions"])
    yield (
        "news",
        [_article(row, generation, told, chance) for row in tables["news"] if row["id"] in generation.articles],
    )
    yield "mentions", list(_mentions(tables["mentions"], generation))


def _vendor(row: dict[str, str], generation: Generation, chance: random.Random) -> dict[str, str]:
    return {
        **row,
        "id": generation.vendors[row["id"]],
        "name": generation.names[row["name"]],
        "aliases": "",
        "namesakes": "",
        "website": f"{row['website'].rstrip('/')}/{generation.number:04d}",
        "origin_country": chance.choice(COUNTRIES),
        **_texts(row, "vendors", generation),
    }


def _about(row: dict[str, str], table: str, generation: Generation) -> dict[str, str]:
    copy = {**row, "vendor": generation.vendors[row["vendor"]], **_texts(row, table, generation)}
    if row.get("owner_vendor") in generation.vendors:
        copy["owner_vendor"] = generation.vendors[row["owner_vendor"]]
        copy["owner"] = generation.names.get(row["owner"], row["owner"])
    return copy


def _evidence(rows: Table, generation: Generation) -> Iterator[dict[str, str]]:
    for row in rows:
        if row["table"] == "vendors" and row["row"] in generation.vendors and row["field"] not in OF_THE_SURVEY:
            value = f"{row['value'].rstrip('/')}/{generation.number:04d}" if row["field"] == "website" else row["value"]
            yield {**row, "row": generation.vendors[row["row"]], "value": value}


def _disputes(rows: Table, generation: Generation) -> Iterator[dict[str, str]]:
    for row in rows:
        if row["id"] in generation.disputes:
            yield {
                **row,
                "id": generation.disputes[row["id"]],
                "vendors": "|".join(generation.vendors[id] for id in row["vendors"].split("|")),
                "articles": "|".join(generation.articles[id] for id in row["articles"].split("|")),
                **_texts(row, "controversies", generation),
            }


def _of_disputes(rows: Table, table: str, generation: Generation) -> Iterator[dict[str, str]]:
    for row in rows:
        if row["controversy"] in generation.disputes:
            copy = {**row, "controversy": generation.disputes[row["controversy"]], **_texts(row, table, generation)}
            if "article" in row:
                copy["article"] = generation.articles[row["article"]]
            if "vendor" in row:
                copy["vendor"] = generation.vendors[row["vendor"]]
            yield copy


def _told(mentions: Table) -> set[str]:
    """The articles whose day others hang on: they tell of a deal or of a controversy."""
    return {row["article"] for row in mentions if row["role"] in (*IN_DISPUTE, "acquirer", "acquired")}


def _article(row: dict[str, str], generation: Generation, told: set[str], chance: random.Random) -> dict[str, str]:
    day = row["date"]
    if len(day) == len("2018-04-23") and row["topic"] != "controversy" and row["id"] not in told:
        day = (date.fromisoformat(day) - timedelta(days=chance.randrange(300))).isoformat()
    texts = _texts(row, "news", generation)
    title = generation.text(row["title"], LONGEST["news"])
    mark = "&" if "?" in row["url"] else "?"
    url = f"{row['url'].partition('#')[0]}{mark}copy={generation.number}"
    return {**row, "id": generation.articles[row["id"]], "date": day, "title": title, "url": url, **texts}


def _mentions(rows: Table, generation: Generation) -> Iterator[dict[str, str]]:
    for row in rows:
        if row["article"] in generation.articles:
            role = row["role"]
            if role in IN_DISPUTE and not generation.disputes:
                role = "named"
            vendor = generation.vendors.get(row["vendor"], row["vendor"])
            yield {"article": generation.articles[row["article"]], "vendor": vendor, "role": role}


def _texts(row: Mapping[str, str], table: str, generation: Generation) -> dict[str, str]:
    """The texts of the magazine’s own that a copy has."""
    names: Iterable[str] = (name for name in row if name.endswith(("_fr", "_en")))
    return {name: generation.text(row[name], LONGEST.get(table, 90)) for name in names}


def _rows(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    to = Path(sys.argv[1])
    to.mkdir(parents=True)
    grown(Path("data"), to, int(sys.argv[2]), *map(int, sys.argv[3:4]))
