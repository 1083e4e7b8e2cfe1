"""An editor's normal work, done to a copy of the data: a vendor, an article, an event and a controversy more, facts corrected.

`python -m tests.house.editors_work FOLDER` does it to a folder, so that any test can be tried on it by hand.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.house.folders import csv_of, rows_of

SOURCE = "https://example.org/beispielfeedback"
ARTICLE = "2026-10-05-example-beispielfeedback"
DISPUTE = "beispielfeedback-example-2026"

ADDED: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "vendors": (
        {
            "id": "beispielfeedback",
            "name": "Beispielfeedback",
            "aliases": "Beispielfeedback GmbH",
            "website": "https://beispielfeedback.example",
            "origin_country": "DE",
            "hq_country": "DE",
            "hq_city": "Hamburg",
            "hq_lat": "53.5507",
            "hq_lon": "9.9930",
            "founded": "2012",
            "status": "active",
            "employees": "40",
            "employees_as_of": "2025",
            "categories": "survey|reviews",
            "channels": "email|web",
            "data_hosting": "DE",
            "ui_languages": "de|en",
            "pricing": "published",
            "summary_fr": "Éditeur hambourgeois d’enquêtes en ligne, inventé pour un essai : il ne vend rien et n’a pas de clients.",
            "summary_en": "Hamburg publisher of online surveys, made up for a trial: it sells nothing and has no customers.",
            "last_reviewed": "2026-11-01",
        },
    ),
    "ownership": (
        {
            "vendor": "beispielfeedback",
            "since": "2012",
            "owner_country": "DE",
            "kind": "independent",
            "verdict": "verified",
            "source_url": SOURCE,
            "confidence": "medium",
        },
    ),
    "capabilities": (
        {
            "vendor": "beispielfeedback",
            "capability": "dashboards",
            "support": "yes",
            "source_url": SOURCE,
            "accessed": "2026-11-01",
        },
    ),
    "events": (
        {
            "vendor": "beispielfeedback",
            "date": "2026-10-05",
            "kind": "funding",
            "title_fr": "Beispielfeedback lève 3 M$",
            "title_en": "Beispielfeedback raises $3m",
            "amount_usd_m": "3",
            "source_url": SOURCE,
            "confidence": "medium",
        },
    ),
    "news": (
        {
            "id": ARTICLE,
            "date": "2026-10-05",
            "title": "Beispielfeedback raises money, and a question",
            "title_source": "page",
            "publisher": "Example",
            "language": "en",
            "url": f"{SOURCE}/article",
            "topic": "controversy",
            "summary_fr": "Article inventé pour un essai : Beispielfeedback lèverait 3 M$, et un client poserait une question.",
            "summary_en": "An article made up for a trial: Beispielfeedback is said to raise $3m, and a customer to ask a question.",
        },
    ),
    "mentions": (
        {"article": ARTICLE, "vendor": "beispielfeedback", "role": "subject"},
        {"article": ARTICLE, "vendor": "qualtrics", "role": "named"},
        {"article": ARTICLE, "vendor": "trustyou", "role": "compared"},
    ),
    "controversies": (
        {
            "id": DISPUTE,
            "vendors": "beispielfeedback|qualtrics",
            "opened": "2026-10-05",
            "category": "privacy",
            "title_fr": "Question inventée pour un essai",
            "title_en": "A question made up for a trial",
            "summary_fr": "Selon un article inventé pour un essai, un client aurait posé en 2026 une question sur ses données. Rien de cela n’a eu lieu.",
            "summary_en": "According to an article made up for a trial, a customer asked in 2026 a question about its data. None of it took place.",
            "articles": ARTICLE,
        },
    ),
    "controversy_status": ({"controversy": DISPUTE, "date": "2026-10-05", "status": "alleged", "article": ARTICLE},),
    "replies": (
        {"controversy": DISPUTE, "vendor": "beispielfeedback", "kind": "not-asked"},
        {"controversy": DISPUTE, "vendor": "qualtrics", "kind": "not-asked"},
    ),
    "corrections": (
        {
            "date": "2026-11-01",
            "table": "vendors",
            "row": "akio",
            "field": "hq_city",
            "reason_fr": "La ville du siège était fausse.",
            "reason_en": "The city of the head office was wrong.",
        },
    ),
}
"""The rows that are written below those of each table, without their empty cells."""

CORRECTED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "vendors": {
        "akio": {
            "hq_city": "Lyon",
            "hq_lat": "45.7485",
            "hq_lon": "4.8467",
            "employees": "77",
            "employees_as_of": "2025",
        },
        "medallia": {"founded": "2000", "employees": "2100", "employees_as_of": "2026"},
        "viavoo": {"founded": "2007", "pricing": "published"},
        "trustyou": {"employees": "250", "employees_as_of": "2026"},
    },
    "ownership": {"akio||": {"kind": "independent", "since": "2001", "owner_country": "FR"}},
}
"""The cells that are corrected, by table and by the key of the row."""


def edit(folder: Path) -> None:
    """Adds the rows and corrects the facts in a folder of valid data, which it leaves valid."""
    from vendors.tables import TABLES

    for table in TABLES:
        rows = rows_of(folder, table)
        header = (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        for row in rows:
            row.update(CORRECTED.get(table, {}).get("|".join(row[name] for name in TABLES[table].KEY), {}))
        rows += [dict.fromkeys(header, "") | dict(row) for row in ADDED.get(table, ())]
        if rows:
            (folder / f"{table}.csv").write_bytes(csv_of(rows))


if __name__ == "__main__":
    edit(Path(sys.argv[1]))
