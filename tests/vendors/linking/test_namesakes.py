"""Other bearers of a name: how an editor names them, and what a text that speaks of them is taken for."""

import re

import pytest

from tests.command_line import run
from vendors.linking import Linker, Name
from vendors.types.namesake import Namesake

NAMESAKES = {"zyvantia": ["Zyvantia Marine: hulls, dry dock, Rotterdam"]}


@pytest.fixture(scope="module")
def linker():
    return Linker([Name("zyvantia", "Zyvantia")], NAMESAKES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zyvantia hires in Paris", [True]),
        ("Zyvantia paints hulls in Paris", []),
        ("Zyvantia opens a dry dock", []),
        ("Zyvantia opens a dock that is dry", [True]),
        ("Zyvantia Marine asks customers for feedback", []),
        ("Customers of Zyvantia fill surveys in Rotterdam", [False]),
        ("Zyvantia paints hulls. Zyvantia hires in Paris", [True]),
    ],
)
def test_words_of_a_namesake_speak_for_it_and_with_words_of_the_trade_nobody_is_sure(linker, text, expected):
    assert [one.sure for one in linker.find(text)] == expected


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
    assert "perhaps podium: “Podium”" in told.stderr.decode()
