"""How far sources reach: part by part, of which day, and how many independent publishers they are."""

from dataclasses import replace
from datetime import date

import pytest

from vendors.domain import evidence, verdicts
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Verification
from vendors.domain.publishers import voice
from vendors.i18n.language import language
from vendors.tables.capability import Ability
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.publisher import Publisher
from vendors.types.date import PartialDate

ON = date(2026, 11, 28)
PRESS = {"source_url": "https://press.example/a", "publisher": "Le Titre", "accessed": "2026-11-01"}


def with_sources(dataset: Dataset, field: str, *rows: dict[str, str], vendor: str = "akio", **more: list) -> AsOf:
    """The data set in which these are all the sources of one cell."""
    given = [
        Evidence(table="vendors", row=vendor, field=field, **{"verdict": "verified", "confidence": "high"} | row)
        for row in rows
    ]
    others = [row for row in dataset.rows["evidence"] if (row.row, row.field) != (vendor, field)]
    return AsOf(Dataset({**dataset.rows, "evidence": (*others, *given), **more}, "changed"), ON, ON)


def test_a_source_verifies_the_items_of_a_list_that_it_names_and_no_others(dataset):
    assert dataset.vendor["akio"].channels == ("phone", "email", "chat", "web", "in-app")
    as_of = with_sources(dataset, "channels", PRESS | {"value": "phone|email"}, PRESS | {"value": "chat"})
    found = evidence.of_cell(as_of, "akio", "channels")
    assert found.verification is Verification.PARTLY
    assert [part.value for part in found.parts if part.verification is Verification.VERIFIED] == [
        "phone",
        "email",
        "chat",
    ]
    assert found.unverified == ("web", "in-app")
    assert found.publishers == 0
    whole = with_sources(dataset, "channels", PRESS | {"value": "phone|email"}, PRESS | {"value": "chat|web|in-app"})
    assert evidence.of_cell(whole, "akio", "channels").verified


@pytest.mark.parametrize(
    "told",
    [
        {"reading": "unread"},
        {"accessed": ""},
        {"verdict": "unverified"},
        {"source_url": ""},
        {"value": "Lyon"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_what_nobody_read_what_has_no_address_and_what_names_another_value_verify_nothing(dataset, told):
    row = {name: text for name, text in (PRESS | {"value": "Paris"} | told).items() if text}
    found = evidence.of_cell(with_sources(dataset, "hq_city", row), "akio", "hq_city")
    assert (found.verification, found.publishers) == (Verification.UNVERIFIED, 0)


def test_a_source_verifies_the_day_that_it_speaks_of_and_is_stale_beyond_the_half_life_of_its_column(dataset):
    def verdict(field: str, value: str, **days: str) -> tuple[Verification, str]:
        as_of = with_sources(dataset, field, PRESS | {"value": value} | days)
        found = evidence.of_cell(as_of, "akio", field)
        return found.verification, found.say(language("en"))

    assert verdict("hq_city", "Paris") == ("verified", "verified")
    assert verdict("hq_city", "Paris", published="2013") == ("stale", "verified for 2013")
    assert verdict("hq_city", "Paris", published="2026-10", as_of="2013-05") == ("stale", "verified for May 2013")
    assert verdict("hq_city", "Paris", published="2013", as_of="2026") == ("verified", "verified")
    # Head offices are looked up again after 24 months, and not one before.
    assert verdict("hq_city", "Paris", published="2024-11-30") == ("verified", "verified")
    assert verdict("hq_city", "Paris", published="2024-10-31") == ("stale", "verified for 31 October 2024")
    # Where a company was born does not change.
    assert verdict("origin_country", "FR", published="1999") == ("verified", "verified")


def test_seen_on_the_day_of_its_source_a_value_was_verified(dataset):
    as_of = with_sources(dataset, "hq_city", PRESS | {"value": "Paris", "published": "2013"})
    assert evidence.of_cell(as_of.at(date(2014, 1, 1)), "akio", "hq_city").verified
    assert evidence.of_cell(as_of, "akio", "hq_city").verification is Verification.STALE


def test_a_figure_that_carries_its_day_is_of_that_day_for_good(dataset):
    assert dataset.vendor["medallia"].cell("employees_as_of") < "2024"
    assert evidence.of_cell(AsOf(dataset, ON, ON), "medallia", "employees").verified


def test_a_stale_source_is_no_second_publisher_of_today(dataset):
    now, past = PRESS | {"value": "Paris"}, PRESS | {"value": "Paris", "publisher": "B", "published": "2013"}
    assert evidence.of_cell(with_sources(dataset, "hq_city", now, past), "akio", "hq_city").publishers == 1
    other = PRESS | {"value": "Paris", "publisher": "B", "source_url": "https://b.example"}
    assert evidence.of_cell(with_sources(dataset, "hq_city", now, other), "akio", "hq_city").publishers == 2


def test_two_titles_of_one_house_are_one_and_so_are_a_vendor_and_a_directory_that_copies_it(dataset):
    known = (
        Publisher(name="Le Titre", kind="press", house="La Maison"),
        Publisher(name="L’Autre Titre", kind="press", house="La Maison"),
        Publisher(name="L’Annuaire", kind="directory", hosts=("annuaire.example",)),
        Publisher(name="Le Registre", kind="register", hosts=("registre.example",)),
        Publisher(name="Akio, comptes déposés", kind="register", vendors=("akio",)),
    )

    def count(*publishers: tuple[str, str]) -> int:
        rows = [PRESS | {"value": "Paris", "publisher": name, "source_url": url} for name, url in publishers]
        rows = [{key: text for key, text in row.items() if text} for row in rows]
        return evidence.of_cell(with_sources(dataset, "hq_city", *rows, publishers=known), "akio", "hq_city").publishers

    title, other = ("Le Titre", "https://titre.example/1"), ("L’Autre Titre", "https://autre.example/1")
    itself, copied = ("", "https://blog.akio.com/a"), ("", "https://www.annuaire.example/akio")
    filed, register = ("Akio, comptes déposés", "https://registre.example/2"), ("", "https://registre.example/3")
    assert count(title, other) == 1
    assert count(itself, copied) == 1
    assert count(itself, filed) == 1
    assert count(filed, register) == 2
    assert count(title, itself) == 2
    assert count(title, other, itself, copied, register) == 3
    # Another vendor is no voice of this one.
    assert not voice(dataset, "medallia", "Akio", "https://www.akio.com/a").own


def test_a_list_has_as_many_publishers_as_the_item_with_the_fewest(dataset):
    other = PRESS | {"publisher": "B", "source_url": "https://b.example"}
    rows = PRESS | {"value": "phone|email|chat|web|in-app"}, other | {"value": "phone"}
    found = evidence.of_cell(with_sources(dataset, "channels", *rows), "akio", "channels")
    assert ([part.publishers for part in found.parts], found.publishers) == ([2, 1, 1, 1, 1], 1)


def test_a_chain_of_owners_is_verified_step_by_step(dataset):
    as_of = AsOf(dataset, ON, ON)
    held = as_of.control("clarabridge")
    assert [row.owner for row in held.chain] == ["Qualtrics", "Silver Lake"]
    assert evidence.of_control(dataset, held).verified
    doubtful = replace(held, chain=(held.chain[0], held.chain[1].model_copy(update={"verdict": "unverified"})))
    found = evidence.of_control(dataset, doubtful)
    assert found.verification is Verification.PARTLY
    assert found.unverified == ("Silver Lake",)
    assert not doubtful.verified


def test_a_second_source_of_an_owner_counts_where_it_speaks_of_the_period(dataset):
    row = next(row for row in dataset.periods["verint"] if row.owner == "Thoma Bravo")
    assert row.since == PartialDate.parse("2025-11-26")
    key = "|".join(row.cell(name) for name in row.KEY)

    def publishers(day: str) -> int:
        second = Evidence(
            table="ownership", row=key, field="owner", value="Thoma Bravo", verdict="verified", confidence="high",
            source_url="https://b.example", publisher="B", published=day, accessed="2026-11-27",
        )  # fmt: skip
        changed = Dataset({**dataset.rows, "evidence": (*dataset.rows["evidence"], second)}, "changed")
        return evidence.of_control(changed, AsOf(changed, ON, ON).control("verint")).publishers

    # The agreement is no deal yet.
    assert publishers("2025-09-10") == publishers("2025-12-01") - 1


def test_a_day_that_a_source_speaks_of_is_taken_before_the_days_of_publication_and_reading():
    days = {"published": "2015", "accessed": "2026"}
    common = {"table": "vendors", "row": "a", "field": "b", "value": "c", "verdict": "verified", "confidence": "low"}
    assert str(evidence.spoken_of(Evidence(**common, **days, as_of="2013"))) == "2013"
    assert str(evidence.spoken_of(Evidence(**common, **days))) == "2015"
    assert str(evidence.spoken_of(Evidence(**common, accessed="2026"))) == "2026"


def test_a_capability_is_of_the_day_on_which_its_page_was_published_not_of_the_day_on_which_it_was_read(dataset):
    row = dataset.capabilities["akio"][Ability.DASHBOARDS]
    assert evidence.of_capability(AsOf(dataset, ON, ON), row).verified
    told = {"source_url": row.source_url, "publisher": "Akio", "published": "2013", "accessed": "2026-11-24"}
    old = with_sources(dataset, "hq_city", told | {"value": "Paris"})
    found = evidence.of_capability(old, row)
    assert (found.verification, found.publishers, str(found.day)) == (Verification.STALE, 0, "2013")
    assert evidence.of_capability(AsOf(old.dataset, date(2013, 6, 1), date(2013, 6, 1)), row).verified


def test_a_page_that_tells_of_an_earlier_year_shows_the_capability_of_that_year_in_its_own_row_too(dataset):
    row = dataset.capabilities["akio"][Ability.DASHBOARDS]
    common = {
        "table": "capabilities",
        "row": f"{row.vendor}|{row.capability}",
        "field": "support",
        "value": row.support,
    }
    told = common | {"source_url": row.source_url, "verdict": "verified", "confidence": "low", "accessed": "2026-11-24"}
    others = [one for one in dataset.rows["evidence"] if one.source_url != row.source_url]
    old = Dataset({**dataset.rows, "evidence": (*others, Evidence(**told, as_of="2013"))}, "changed")
    found = evidence.of_capability(AsOf(old, ON, ON), row)
    assert (found.verification, str(found.day)) == (Verification.STALE, "2013")
    assert verdicts.of_capability(AsOf(old, ON, ON), row).verification is Verification.STALE
