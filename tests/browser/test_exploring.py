"""An analyst's four questions, answered in three clicks at most from the front page, with the numbers that pandas finds in the files by itself."""

import re
from datetime import date

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import DATA

TABLE = """() => {
    const said = (cell) => cell.innerText.replace(/[■?]|\\s*\\(several together\\)/g, '').trim()
    const heads = [...document.querySelectorAll('.stApp .cross thead tr:last-child th')].map(said)
    return [...document.querySelectorAll('.stApp .cross tbody tr')].map(row => Object.fromEntries(
        [...row.children].map((cell, at) => [heads[at], said(cell)])))
}"""
NAMES = {
    "fr": "France",
    "eu": "Rest of Europe",
    "us": "United States",
    "other": "Other countries",
    "unknown": "Not known",
}
EUROPE = re.findall(
    "..", "ADALATAXBABEBGBYCHCYCZDEDKEEESFIFOGBGGGIGRHRHUIEIMISITJELILTLULVMCMDMEMKMTNLNOPLPTRORSRUSESISJSKSMUAVA"
)
OPEN = ("alleged", "denied", "under-investigation", "in-court", "confirmed")
SLOW = 30_000


def csv(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def region(country: str) -> str:
    if not country:
        return "unknown"
    return {"FR": "fr", "US": "us"}.get(country) or ("eu" if country in EUROPE else "other")


def first_day(text: str) -> str:
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


VENDORS = csv("vendors").set_index("id")
OWNERS = csv("ownership")
VENDORS["region"] = VENDORS.origin_country.map(region)
FOUNDED = VENDORS.founded.map(lambda text: first_day(text) if text else "0001-01-01")


def control(vendor: str, day: str, today: str) -> str:
    """The region from which a vendor was controlled, by the rules that the page Method states."""
    seen: set[str] = set()
    while True:
        rows = OWNERS[OWNERS.vendor == vendor].copy()
        rows["begins"] = [
            first_day(row.since) if row.since else FOUNDED[vendor] if row.kind == "independent" else today
            for row in rows.itertuples()
        ]
        held = rows[(rows.begins <= day) & ((rows.until == "") | (rows.until.map(first_day) > day))]
        if held.empty or vendor in seen:
            return "unknown"
        seen.add(vendor)
        row = held.sort_values("begins", kind="stable").iloc[0]
        if row.kind == "unknown":
            return "unknown"
        if not row.owner_vendor:
            return region(row.owner_country)
        vendor = row.owner_vendor


def disputes(today: str) -> pd.DataFrame:
    """A row for each controversy and vendor, with the region of origin and the status of today."""
    steps = csv("controversy_status")
    steps = steps[steps.date.map(first_day) <= today].sort_values(
        "date", key=lambda dates: dates.map(first_day), kind="stable"
    )
    status = steps.groupby("controversy").status.last()
    rows = csv("controversies").assign(vendor=lambda rows: rows.vendors.str.split("|")).explode("vendor")
    return rows.assign(status=rows.id.map(status), region=rows.vendor.map(VENDORS.region))


def ask(page: Page, question: str) -> list[dict[str, str]]:
    """The table of a question, two clicks from the front page as from each other that is live."""
    page.locator("[data-key='page-/explore']").click()
    page.wait_for_url("**/explore?lang=en")
    page.locator(f"[data-key='question-{question}']").first.click()
    expect(page.locator(f".stApp a[data-key='question-{question}'][aria-current='page']")).to_be_attached(timeout=SLOW)
    return page.evaluate(TABLE)


@pytest.mark.slow
def test_four_questions_are_answered_in_three_clicks_with_the_numbers_of_the_files(page, server, today):
    now = today.isoformat()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server}/?lang=en")
    page.locator("#first").wait_for(state="detached", timeout=SLOW)

    born = VENDORS[VENDORS.region.isin(["fr", "eu"])].index
    for row in ask(page, "still-european"):
        year = row["Year"][:4]
        day = min(f"{year}-12-31", now)
        there = [vendor for vendor in born if FOUNDED[vendor] <= day]
        held = pd.Series([control(vendor, day, now) for vendor in there]).value_counts()
        for code, name in NAMES.items():
            shown = sum(map(int, row.get(name, "0").split("+")))
            assert shown == held.get(code, 0), (year, name)
        assert int(row["Total"]) == len(there)
        assert int(row["Europe, France included"]) == held.get("fr", 0) + held.get("eu", 0)

    found = disputes(now)
    for row in ask(page, "controversies-by-region"):
        name = row["Region of origin"]
        of = found if name == "Total" else found[found.region.map(NAMES) == name]
        of = found[found.region.isin(["fr", "eu"])] if name == "Europe, France included" else of
        assert int(row["Open"]) == of[of.status.isin(OPEN)].id.nunique(), name
        assert int(row["Denied by the vendor"]) == of[of.status == "denied"].id.nunique(), name
        assert int(row["Total"]) == of.id.nunique(), name

    unfinished = found[found.status.isin(OPEN)]
    rows = {row["Vendor"]: int(row["Total"]) for row in ask(page, "open-controversies")}
    assert rows.pop("Total") == unfinished.id.nunique()
    assert rows == unfinished.groupby(unfinished.vendor.map(VENDORS.name)).id.nunique().to_dict()
    # A third click: the list of what a number counts.
    page.locator(".stApp .cross tbody tr a").last.click()
    page.wait_for_url("**/controversies?**status=open**")
    expect(page.locator("[data-status]").first).to_contain_text(f"{unfinished.id.nunique()} controversies")

    rounds = csv("events").query("kind == 'funding'")
    rounds = rounds.assign(region=rounds.vendor.map(VENDORS.region), usd=pd.to_numeric(rounds.amount_usd_m))
    stated = rounds.amount_original.str.extract(r"^(EUR|GBP) ([0-9.]+)m$")
    rounds["other"] = pd.to_numeric(stated[1]).where(rounds.usd.isna())
    for row in ask(page, "funding-by-region"):
        name, told = row["Region of origin"], row["Amounts of rounds and deals"]
        of = rounds if name == "Total" else rounds[rounds.region.map(NAMES) == name]
        of = rounds[rounds.region.isin(["fr", "eu"])] if name == "Europe, France included" else of
        for sign, sums in (("$", of.usd.dropna()), ("€", of.other.dropna())):
            assert (sign in told) == (len(sums) > 0), name
            if len(sums):
                whole = (
                    f"{sign}{round(float(sums.sum()) / 1000, 3):g}bn"
                    if sums.sum() >= 1000
                    else f"{sign}{sums.sum():.6g}m"
                )
                assert f"{whole} in {len(sums)} deal" in told, (name, told)
        without = of.usd.isna() & of.other.isna()
        assert (f"{without.sum()} without an amount" in told) == bool(without.any()), name


@pytest.mark.slow
def test_the_lists_of_the_form_say_what_the_table_shows_that_was_come_to(page, server):
    page.goto(f"{server}/explore?lang=en")
    page.locator("#first").wait_for(state="detached", timeout=SLOW)
    for _time in range(2):
        ask(page, "still-european")
        expect(page.locator(".stApp select[name=over]")).to_have_value("years")
        ask(page, "controversies-by-region")
        expect(page.locator(".stApp select[name=across]")).to_have_value("status")
        page.go_back()
        page.go_back()
        page.wait_for_url("**over=years**")
        expect(page.locator(".stApp select[name=over]")).to_have_value("years")
    page.locator(".stApp [data-key='cross-go']").click()
    page.wait_for_url("**over=years**")


def test_the_pandas_of_this_test_knows_the_case_of_the_article():
    assert control("trustyou", "2018-04-23", date.today().isoformat()) == "other"
