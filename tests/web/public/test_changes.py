"""What has changed, as readers meet it: the page, its files, the digest for letters, and the days on other pages."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import openpyxl
import pytest
from lxml import html

from tests.command_line import run
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import CASE, little_files, quick_folder, with_cell, with_row, with_step, written
from tests.web.inside import site_inside
from vendors.desk.revisions.publishing import begin, publish
from vendors.i18n.language import language
from vendors.settings import today

CORRECTION = {
    "date": "2026-10-05",
    "table": "vendors",
    "row": "satmetrix",
    "field": "founded",
    "reason_fr": "L’année était celle du nom, non de la fondation.",
    "reason_en": "The year was that of the name, not of the founding.",
}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder in which a fact and a status were published today, and a correction stood before."""
    with quick_folder() as place:
        made = written(place / "data", with_row(little_files(), "corrections", **CORRECTION))
        for change in (
            lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"),
            with_step,
        ):
            base = begin(made)
            assert_published(publish(made, base.version, change(base.files), "Claire", "Read in its source"))
        yield made


@pytest.fixture(scope="module")
def ask(folder) -> Iterator[httpx.Client]:
    with site_inside(folder) as client:
        yield client


def text_of(answer: httpx.Response) -> str:
    return re.sub(r"\s+", " ", html.fromstring(answer.raise_for_status().text).text_content())


def told(answer: httpx.Response) -> list[str]:
    """The updates of a page, each as its words."""
    rows = html.fromstring(answer.raise_for_status().text).xpath("//ol[@class='updates']/li")
    return [" ".join(" ".join(row.itertext()).split()) for row in rows]


def test_the_page_says_by_day_what_was_and_what_is(ask):
    page = ask.get("/changes?lang=en")
    days = html.fromstring(page.text).xpath("//h2/time/@datetime")
    assert days == [today().isoformat(), "2026-10-05"]
    status, fact, correction = told(page)
    assert fact.startswith("Fact changed Akio Founded Before: not known → After: 1999")
    assert status.startswith("New step of a controversy")
    assert "Before: alleged → After: in court" in status
    assert "Where it stands today: Dismissed NICE: defence in court" in status
    assert correction == "Correction NICE Satmetrix · Founded The year was that of the name, not of the founding."
    assert "3 changements" in text_of(ask.get("/changes"))


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("since=2026-11-01", ["Statut", "Renseignement"]),
        ("until=2026-10", ["Correction"]),
        ("since=2026-10-05&until=2026-10-05", ["Correction"]),
        ("vendor=akio", ["Renseignement"]),
        ("vendor=nice", ["Statut"]),
        ("kind=fact&kind=correction", ["Renseignement", "Correction"]),
        (f"controversy={CASE}", ["Statut"]),
        ("date=2026-10-31", ["Correction"]),
        (f"since={today().year + 1}", []),
    ],
)
def test_it_is_narrowed_by_period_vendor_and_kind(ask, query, kinds):
    words = ("Correction", "Renseignement", "Statut")
    found = [
        next(word for word in words if word.lower() in one.lower().split("akio")[0])
        for one in told(ask.get(f"/changes?{query}"))
    ]
    assert found == kinds


def test_its_files_hold_the_same_with_status_and_answers_in_the_row(ask):
    rows = list(csv.DictReader(io.StringIO(ask.get("/changes.csv?lang=en&since=2026-11").text, newline="")))
    fact = next(row for row in rows if row["kind"] == "fact")
    assert (fact["field"], fact["before"], fact["after"]) == ("Founded", "", "1999")
    assert (fact["date"], fact["vendors"], fact["reason"]) == (today().isoformat(), "akio", "Read in its source")
    statuses = [row for row in rows if row["kind"] == "status"]
    assert {row["answers"] for row in statuses} == {"Dismissed; NICE: defence in court"}
    assert {row["controversy"] for row in statuses} == {CASE}


def test_its_workbook_says_before_and_after_in_words(ask):
    workbook = openpyxl.load_workbook(io.BytesIO(ask.get("/changes.xlsx?since=2026-11").content))
    heads, *rows = list(workbook.worksheets[0].iter_rows(values_only=True))
    assert heads[:5] == ("Date", "Ce qui a changé", "Champ", "Avant", "Après")
    fact = next(row for row in rows if "Akio" in str(row[1]))
    assert fact[2:5] == (language("fr").say("Founded"), language("fr").say("not known"), "1999")
    step = next(row for row in rows if row[2] == "Date")
    assert step[3:5] == ("", "10 janvier 2000")


def test_a_digest_can_be_pasted_and_says_the_same_as_the_page(ask, folder):
    whole = ask.get("/changes/digest.html?lang=en&since=2026-11-01")
    tree = html.fromstring(whole.text)
    assert not tree.xpath("//script | //link | //style | //*[@class]")
    assert all(href.startswith("http://127.0.0.1/") for href in tree.xpath("//a/@href"))
    assert "Founded: not known → 1999" in text_of(whole)
    plain = ask.get("/changes/digest.txt?lang=en&since=2026-11-01").text
    for said in (
        "Status: alleged → in court",
        "Where it stands: Dismissed; NICE: defence in court",
        "Founded: not known → 1999",
    ):
        assert said in plain
    assert "2 changements depuis le" in ask.get("/changes/digest.txt?since=2026-11-01").text
    assert ask.get("/changes/digest.html?vendor=nobody").status_code == 400
    printed = run("changes", "--since", "2026-11-01", "--lang", "en", "--data", str(folder)).stdout
    assert printed.decode() == plain.replace("http://127.0.0.1/", "/")


def test_a_vendor_says_when_its_page_was_changed_and_an_article_since_when_it_is_there(ask, inside):
    day = language("en").date(today())
    for vendor in ("akio", "nice"):
        assert f"changed on {day}" in text_of(ask.get(f"/vendor?vendor={vendor}&lang=en"))
    assert "changed on 5 October 2026" in text_of(ask.get("/vendor?vendor=satmetrix&lang=en"))
    article = "2001-10-25-journal-du-net-akio"
    assert f"In the survey since before {day}" in text_of(ask.get(f"/news?article={article}&lang=en"))
    assert f"It was last changed on {day}." in text_of(ask.get("/?lang=en"))
    # The tests' own data has no history.
    assert "day of the last change not known" in text_of(inside.get("/vendor?vendor=akio&lang=en"))
    assert "Day of entry into the survey not known" in text_of(inside.get(f"/news?article={article}&lang=en"))
    assert "This server has no history of its publications" in text_of(inside.get("/changes?lang=en"))


def test_on_an_earlier_day_what_came_later_has_not_changed_yet(ask):
    assert date(2026, 10, 31) < today()
    assert "changed on" not in text_of(ask.get("/vendor?vendor=akio&date=2026-10-31&lang=en"))
