"""Other bearers of a name: how an editor names them, and what a text that speaks of them is taken for."""

import re

import pytest

from tests.command_line import run
from tests.data import ROOT
from vendors.linking import Linker, Name
from vendors.linking.ties import ties
from vendors.types.namesake import Namesake

NAMESAKES = {"zyvantia": ["Zyvantia Marine: hull, dry dock, Rotterdam"]}


@pytest.fixture(scope="module")
def linker():
    return Linker([Name("zyvantia", "Zyvantia")], NAMESAKES, {"zyvantia": {"Barcelona", "OCP"}})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zyvantia paints hulls in Paris", []),
        ("A hull by Zyvantia", []),
        ("Zyvantia opens a dry dock", []),
        ("Zyvantia Marine asks customers for feedback", []),
        ("Customers of Zyvantia fill surveys in Rotterdam", [False]),
        ("Zyvantia has a dock that is dry", [False]),
        ("A painter names her boat Zyvantia", [False]),
        ("Zyvantia asks customers for feedback", [True]),
        ("Barcelona’s Zyvantia", [True]),
        ("Zyvantia is sold to OCP", [True]),
        ("The start-up Zyvantia raises 3 million euros", [True]),
        ("Zyvantia asks customers for feedback. A painter names her boat Zyvantia", [True, True]),
        ("Zyvantia paints hulls. Zyvantia asks customers for feedback", [True]),
    ],
)
def test_words_tell_the_bearers_apart_and_where_none_does_nobody_is_sure(linker, text, expected):
    assert [one.sure for one in linker.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zyvantia, la société de coaching de Lyon, recrute", [False]),
        ("A friend of ours works at ZYV", [False]),
        ("ZYV sells surveys", [True]),
    ],
)
def test_what_any_company_does_tells_nothing_of_initials_and_of_one_introduced_as_something_else(text, expected):
    names = [Name("zyvantia", "Zyvantia"), Name("zyvantia", "ZYV")]
    linker = Linker(names, {"zyvantia": [*NAMESAKES["zyvantia"], "ZYV (yards): yard"]})
    assert [one.sure for one in linker.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ZYV (Zone of Young Vintners) elects a president and sells surveys", [False]),
        ("ZYV: la Zone des jeunes vignerons elects a president", [False]),
        ("ZYV: les Zouaves yonnais de la Vienne elect a president", []),
        ("Zeeland Yacht Varnish (ZYV) elects a president", []),
        ("Zyvantia Youth Vault (ZYV) sells surveys", [True, True]),
    ],
)
def test_initials_spelt_out_as_somebody_else_are_nobodys(text, expected):
    names = [Name("zyvantia", "ZYV"), Name("zyvantia", "Zyvantia Youth Vault")]
    assert [one.sure for one in Linker(names, {"zyvantia": ["ZYV (yards): yard"]}).find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zývantia sells a boat", []),
        ("Zyvantia sells a boat", [False]),
        ("Zývantia asks customers for feedback", [False]),
        ("Chez Zyvantia, the boats of Barcelona are new", [True]),
        ("Chez Zyvantia, the boats are new", [False]),
    ],
)
def test_an_accent_that_only_the_namesake_has_tells_it_and_being_at_somebodys_tells_nothing(text, expected):
    linker = Linker([Name("zyvantia", "Zyvantia")], {"zyvantia": ["Zývantia: hull"]}, {"zyvantia": {"Barcelona"}})
    assert [one.sure for one in linker.find(text)] == expected


def test_only_the_names_that_the_namesake_bears_are_in_doubt():
    linker = Linker([Name("zyvantia", "Zyvantia"), Name("zyvantia", "Qoremetrix")], NAMESAKES)
    assert [one.sure for one in linker.find("A painter names her boat Qoremetrix, with a new hull")] == [True]


def test_a_vendor_is_tied_to_its_owners_its_heads_those_it_bought_and_the_town_where_it_is_alone(dataset):
    told = ties(dataset)
    assert {"Symphony Technology Group", "STG", "Zendesk", "GetFeedback"} <= told["surveymonkey"]
    assert "Lehi" in told["podium"]
    assert "Zig Serafin" in told["qualtrics"]
    assert "Paris" not in told["akio"]


def test_a_namesake_is_a_name_a_colon_and_words():
    assert Namesake.parse("Podium Audio: audiobook, livre audio") == ("Podium Audio", ("audiobook", "livre audio"))
    assert Namesake.parse("Zyvantia Marine : coques") == ("Zyvantia Marine", ("coques",))
    for text in ("Podium Audio", "Podium Audio:", ": audiobook", "Podium Audio: audiobook,", "A: b: c"):
        with pytest.raises(ValueError, match=re.escape(text)):
            Namesake.parse(text)


def test_every_vendor_is_still_named_where_the_data_has_its_namesakes(dataset):
    linker = Linker.of(dataset)
    with_namesakes = [vendor for vendor in dataset.vendor.values() if vendor.namesakes]
    assert with_namesakes
    for vendor in with_namesakes:
        found = linker.find(f"La plateforme {vendor.name} rachète un éditeur de questionnaires de satisfaction.")
        assert [(one.id, one.sure) for one in found] == [(vendor.id, True)]


@pytest.mark.parametrize(("text", "sure"), [("Le p-dg de SMG démissionne", True), ("Le pdg de SMG démissionne", True)])
def test_a_head_of_a_company_is_one_with_hyphens_too(dataset, text, sure):
    assert [(one.id, one.sure) for one in Linker.of(dataset).find(text)] == [("smg", sure)]


def test_a_name_of_three_words_written_out_is_sure(dataset):
    found = Linker.of(dataset).find("How the Service Management Group reads receipts")
    assert [(one.id, one.sure) for one in found] == [("smg", True)]


def test_an_unsure_vendor_is_told_and_gets_no_row(dataset, today):
    text = "Podium, audiobooks and reviews of customers: what narrators think of the year that ends\n\nText.\n"
    told = run("article", "--lang", "en", given=text.encode())
    rows, _, mentions = told.stdout.decode().partition("# mentions.csv")
    assert "Podium, audiobooks" in rows
    assert "podium" not in mentions
    assert "maybe podium: “Podium”" in told.stderr.decode()


def test_the_names_of_others_in_the_cases_are_nobodys_and_places_hold_beside_signs_of_two_letters(dataset):
    linker = Linker.of(dataset)
    lines = (ROOT / "tests/cases/names-of-others.txt").read_text(encoding="utf-8").splitlines()
    found = [[(one.id, one.surface, one.sure) for one in linker.find(line)] for line in lines]
    assert found == [[], [], [], [], [("medallia", "Medallia", True)]]
    assert lines[4][linker.find(lines[4])[0].start :].startswith("Medallia")
