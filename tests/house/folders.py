"""The data folders that both checkouts are asked about: sound, broken in many cells, broken as files, and changed."""

import csv
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Rows = list[dict[str, str]]

BROKEN: Mapping[str, Mapping[str, str]] = {
    "vendors": {"founded": "12/03/2001", "origin_country": "France", "categories": "surveys|surveys", "website": ""},
    "ownership": {"vendor": "medalia", "kind": "independant", "since": "2031-02-30"},
    "events": {"kind": "aquired", "amount_usd_m": "2,5 M$", "title_fr": "L'arnaque du siècle"},
    "news": {"language": "french", "date": "2018-13", "url": "htp:/journal"},
    "mentions": {"article": "2018-04-no-such-article", "role": "subjet"},
    "controversy_status": {"status": "allegd"},
    "evidence": {"verdict": "maybe", "accessed": "yesterday"},
}
"""What is written into the second row of a table."""


def rows_of(folder: Path, table: str) -> Rows:
    """The rows of a table, as text."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def csv_of(rows: Rows) -> bytes:
    """Rows as the data folder has them; there must be one."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def with_cells(folder: Path, table: str, at: int, cells: Mapping[str, str]) -> bytes:
    """A table with some cells of one row changed."""
    rows = rows_of(folder, table)
    rows[at] |= cells
    return csv_of(rows)


def _broken(folder: Path) -> None:
    for table, cells in BROKEN.items():
        (folder / f"{table}.csv").write_bytes(with_cells(folder, table, 1, cells))


def _ragged(folder: Path) -> None:
    (folder / "replies.csv").unlink()
    (folder / "events.csv").write_bytes((folder / "events.csv").read_bytes().decode().encode("latin-1", "replace"))
    header, rest = (folder / "mentions.csv").read_text().split("\n", 1)
    (folder / "mentions.csv").write_text(f"{header.replace('role', 'rôle')}\n{rest}")
    (folder / "ownership.csv").write_text((folder / "ownership.csv").read_text().replace(",", ";"))


def _changed(folder: Path) -> None:
    (folder / "vendors.csv").write_bytes(with_cells(folder, "vendors", 3, {"employees": "", "hq_city": "Lyon"}))
    (folder / "news.csv").write_bytes(csv_of(rows_of(folder, "news")[2:]))
    (folder / "capabilities.csv").write_bytes(csv_of(rows_of(folder, "capabilities")[::-1]))


def _empty(folder: Path) -> None:
    for path in folder.glob("*.csv"):
        path.unlink()


VARIANTS: Mapping[str, Callable[[Path], None]] = {
    "data": lambda folder: None,
    "live": lambda folder: None,
    "broken": _broken,
    "ragged": _ragged,
    "changed": _changed,
    "empty": _empty,
    "desk": lambda folder: None,
}
"""What is done to a copy of the data for the folder of each name."""

TEXTS: Mapping[str, bytes] = {
    "texts.txt": (
        "Medallia rachète Viavoo\nQualtrics et SAP : l’heure du divorce\nle suivi de la qualité, un enjeu\n"
        "Akio Unified s'ouvre à WhatsApp ; Eloquant aussi\nTrustYou, Hubicus et MediaTech Solutions\r\n\n"
    ).encode(),
    "latin.txt": "Medallia à Paris\nl’été\n".encode("cp1252", "replace"),
    "article.txt": (
        "Qualtrics, complice de Facebook ?\n\nPar Manuel Jacquinet, le 23 avril 2018\n\n"
        "Qualtrics et Medallia sont les leaders des outils de mesure de l’expérience client. Viavoo, Eloquant et "
        "TrustYou leur répondent depuis l’Europe.\n\nL’éditeur américain n’a pas souhaité commenter.\n"
    ).encode(),
    "page.html": (
        b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Medallia acquires Thunderhead | CX News'
        b'</title><meta property="og:site_name" content="CX News"><meta property="article:published_time" '
        b'content="2022-01-25T09:00:00Z"><link rel="canonical" href="https://cx-news.example/medallia-thunderhead">'
        b'<meta name="author" content="Jane Roe"></head><body><article><h1>Medallia acquires Thunderhead</h1><p>The '
        b"company said on Tuesday that it had agreed to buy Thunderhead, a journey orchestration platform.</p><p>Its "
        b"rival Qualtrics made a similar purchase a year before.</p></article></body></html>"
    ),
    "feed.xml": (
        b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>CX News</title>'
        b"<link>https://cx-news.example/</link><description>x</description><item><title>Typeform confirms a breach"
        b"</title><link>https://cx-news.example/typeform</link><pubDate>Fri, 29 Jun 2018 10:00:00 GMT</pubDate>"
        b"<description>Typeform said that an attacker had downloaded a backup.</description></item><item>"
        b"<title>Eptica joins Enghouse</title><link>https://cx-news.example/eptica</link>"
        b"<pubDate>Mon, 30 Sep 2019 10:00:00 GMT</pubDate><description>Eptica is bought.</description></item>"
        b"</channel></rss>"
    ),
}
"""Files beside the folders, for `link` and `article`."""


def make(place: Path, data: Path, recipes_of: Path) -> None:
    """Writes every folder and file below `place`.

    Args:
        place: a folder that does not exist yet.
        data: the sound data.
        recipes_of: the checkout whose corpus of spreadsheet files is written to `place / "corpus"`.
    """
    place.mkdir(parents=True)
    for name, change in VARIANTS.items():
        shutil.copytree(data, place / name, ignore=shutil.ignore_patterns(".desk"))
        change(place / name)
    for name, content in TEXTS.items():
        (place / name).write_bytes(content)
    recipes = next((recipes_of / "tests").rglob("recipes.py"))
    module = ".".join(recipes.relative_to(recipes_of).with_suffix("").parts)
    subprocess.run(
        [sys.executable, "-m", module, str(place / "corpus")],
        cwd=recipes_of,
        env=os.environ | {"PYTHONPATH": str(recipes_of)},
        check=True,
        timeout=120,
    )
