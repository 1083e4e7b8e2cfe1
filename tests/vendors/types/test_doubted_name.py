"""A doubt or the mark of a footnote beside a name is none of it; names that look like that are left alone."""

import csv

import pytest

from tests.data import DATA
from tests.vendors.validation.test_plain_texts import TEXTS
from vendors.tables import TABLES
from vendors.types.doubted_name import _judged, beside_name, may_be_marked


@pytest.mark.parametrize(
    "text",
    [
        *("KKR ?", "KKR?", "? KKR", "KKR (?)", "KKR [??]", "KKR - à vérifier", "KKR – not confirmed", "KKR, to be confirmed"),
        *("KKR (à confirmer)", "KKR / à vérifier", "KKR à vérifier", "KKR tbc", "KKR (probable)", "KKR (selon Les Échos)"),
        *("probablement KKR", "Peut-être KKR", "KKR, peut-être", "KKR probably", "sans doute KKR", "présumé : KKR", "maybe KKR", "~KKR"),
        "KKR ? (1)",
    ],
)  # fmt: skip
def test_a_doubt_is_told_from_the_name(text):
    assert beside_name(text) == ("KKR", True)


@pytest.mark.parametrize(
    "text",
    ["KKR (1)", "KKR [2]", "KKR *", "KKR**", "KKR²", "KKR¹", "KKR (*)", "KKR (note 1)", "KKR (a)", "KKR †", "• KKR", "- KKR", "KKR 1)"],
)  # fmt: skip
def test_the_mark_of_a_footnote_or_a_list_is_told_from_the_name(text):
    assert beside_name(text) == ("KKR", False)


@pytest.mark.parametrize(
    "text",
    [
        *("KKR", "Which?", "Who’s Next?", "Bain Capital (Europe)", "KKR (États-Unis)", "Vista (2018)", "Nike (R)", "Akio (NA)"),
        *("ISO/IEC 27001:2022", "SOC 2", "E*Trade", "3i", "Jean-Pierre Dupont", "Canal+", "Saint-Gobain - Paris", "?", "(1)"),
        *("Certain, Inc.", "Sure Ltd", "Yahoo!", "Le Monde, Paris", "Maybelline"),
    ],
)  # fmt: skip
def test_names_are_left_alone(text):
    assert beside_name(text) is None


def test_what_a_quick_look_passes_over_has_nothing_beside_it():
    texts = [
        *TEXTS,
        *(f"KKR {said}" for said in ("peut-être", "probably", "sans doute", "non confirmé", "to be confirmed", "tbc")),
    ]
    texts += [
        f"{said} KKR" for said in ("Sans doute", "a priori", "Semble-t-il", "I think", "présumée", "~", "supposé :")
    ]
    found = [text for text in texts if len(text) < 200 and _judged(text)]
    assert len(found) > 100
    assert [text for text in found if not may_be_marked(text)] == []


def test_no_published_name_is_doubted():
    for table, model in TABLES.items():
        names = [column for column in model.stored_columns() if column.names]
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in names:
                    assert not any(map(beside_name, filter(None, row[column.name].split("|")))), row[column.name]
