"""A vendor's form changes what was typed into it and nothing else, and overwrites nobody."""

import pytest

from tests.conftest import DATA
from vendors.desk.forms import SOURCE, FactsOvertakenError, changed, sources_of
from vendors.i18n.language import language
from vendors.store.files import read_files
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key

SOURCED = {
    "source-source_url": "https://example.org/register",
    "source-publisher": "Register",
    "source-verdict": "verified",
}


@pytest.fixture(scope="module")
def files():
    return read_files(DATA)


def row_of(files, vendor="viavoo"):
    return text_of("vendors", files["vendors.csv"]).keyed[Key((vendor,))]


def test_what_was_typed_is_changed_and_nothing_else(files):
    before = row_of(files)
    tables = changed(files, "viavoo", {"hq_city": " Lille ", "was-hq_city": before["hq_city"]}, ())
    assert row_of(tables) == {**before, "hq_city": "Lille"}
    assert set(tables) == {"vendors.csv"}


def test_a_form_opened_long_ago_takes_nothing_back(files):
    then = row_of(files)
    form = {**then, **{f"was-{name}": cell for name, cell in then.items()}}
    since = {**files, **changed(files, "viavoo", {"hq_city": "Lille"}, ())}
    assert row_of(changed(since, "viavoo", form, ())) == {**then, "hq_city": "Lille"}


def test_two_editors_at_one_fact_are_told_what_it_says_now(files):
    was = row_of(files)["hq_city"]
    since = {**files, **changed(files, "viavoo", {"hq_city": "Lille"}, ())}
    with pytest.raises(FactsOvertakenError) as error:
        changed(since, "viavoo", {"hq_city": "Nantes", "was-hq_city": was}, ())
    assert error.value.facts == {"hq_city": "Lille"}
    assert error.value.mine == {"hq_city": "Nantes"}
    assert "“Lille”" in error.value.said(language("en"))


def test_a_source_is_kept_for_each_fact_that_it_shows_and_once(files):
    form = {"hq_city": "Lille", **SOURCED}
    once = {**files, **changed(files, "viavoo", form, ["hq_city", "founded"])}
    again = changed(once, "viavoo", {**form, "was-hq_city": "Lille"}, ["hq_city", "founded"])
    assert again["evidence.csv"] == once["evidence.csv"]
    found = sources_of(once, "viavoo")
    (city,) = [one for one in found["hq_city"] if one["source_url"] == SOURCED["source-source_url"]]
    assert (city["value"], city["publisher"]) == ("Lille", "Register")
    assert set(SOURCE) <= set(city)
    assert len(found["founded"]) == len(sources_of(files, "viavoo").get("founded", ())) + 1


def test_there_is_no_form_of_a_vendor_that_does_not_exist(files):
    with pytest.raises(KeyError):
        changed(files, "nobody", {}, ())


def test_a_source_that_names_a_part_of_a_list_is_kept_for_that_part(files):
    form = {**SOURCED, "names-channels": "email | sms"}
    tables = changed(files, "alchemer", form, ["channels"])
    found = sources_of({**files, **tables}, "alchemer")["channels"]
    assert [one["value"] for one in found if one["publisher"] == "Register"] == ["email|sms"]
