"""Words that say nothing are known as such, in the whole cell alone; names that look like them are not."""

import csv

import pytest

from vendors.types.no_value import LONGEST, WORDS, Doubt, are_lost_letters, no_value

with WORDS.open(encoding="utf-8", newline="") as file:
    LISTED = [(row["word"], row["sure"] == "yes") for row in csv.DictReader(file)]


@pytest.mark.parametrize(("word", "sure"), LISTED)
def test_each_word_of_the_list_is_known(word, sure):
    assert no_value(word) is (Doubt.NO_VALUE if sure else Doubt.MAYBE)
    assert len(word) <= LONGEST


@pytest.mark.parametrize(
    "text",
    [
        *(
            "N.C.",
            "n. c.",
            "(n.c.)",
            "N / A",
            "n/a.",
            "[N/A]",
            "« inconnu »",
            "Inconnu ?",
            "INCONNUE",
            "Non communiqué.",
        ),
        *(
            "non-communiqué",
            "NON COMMUNIQUE",
            "A déterminer",
            "à déterminer…",
            "Sans objet",
            "<NA>",
            "NaN",
            "\\N",
            "TBD",
        ),
        *("-", "–", "—", "--", "…", "?", "???", "(-)", "/", "n/d", "N.D.", "k. A.", "Not  available", "Undisclosed"),
        *("inconnu(e)", "Non communiqué(e)(s)", "N/A – non communiqué", "n.c. / inconnu", "(inconnus)"),
        *("n.c. (2024)", "not disclosed (PE)", "inconnu à ce jour", "unknown yet", "NC¹", "inconnu*"),
        *("{{ owner }}", "${owner}", "%(owner)s", "{0}", "<%= owner %>", "XXXX"),
        *("00/00/0000", "1.#QNAN", "[object Object]", "undefined", "(blank)", "(vide)", "\u00a0-\u00a0"),
    ],
)
def test_people_and_programs_write_nothing_in_many_ways(text):
    assert no_value(text) is Doubt.NO_VALUE


@pytest.mark.parametrize(
    "text",
    [
        *("Na", "Nil", "Null", "X", "NS", "SO", "Nc", "Void", "Idem"),
        *("NC (Numericable)", "KKR (à vérifier)", "KKR (?)", "1900-01-18", "1899-12-29", "{owner}"),
    ],
)
def test_what_may_be_a_name_is_not_sure(text):
    assert no_value(text) is Doubt.MAYBE


@pytest.mark.parametrize(
    "text",
    [
        *(
            "TBD Media",
            "Unknown Worlds",
            "NA SAS",
            "Nil Satis",
            "None of the Above Ltd",
            "Sans Objet Éditions",
            "Inconnu & Fils",
            "X (ex-Twitter)",
            "KKR (États-Unis)",
            "Akio (NA)",
            "1900",
        ),
        *(
            "KKR",
            "Nice",
            "Nanterre",
            "Nantes",
            "2018",
            "0",
            "R",
            "7",
            "C#",
            "3i",
            "Vivendi SE",
            "TBC Bank",
            "🎉",
            "Yes",
            "no",
        ),
        *(
            "A",
            "N",
            "Confidence",
            "Nothing Technology",
            "Missing Link",
            "À la une",
            "Pas de Calais",
            "2018-04-23",
            "+33",
        ),
    ],
)
def test_names_and_values_are_left_alone(text):
    assert no_value(text) is Doubt.A_VALUE


@pytest.mark.parametrize(("text", "lost"), [("???????", True), ("???? ??", True), ("???", False), ("Qui ????", False)])
def test_a_question_mark_for_each_letter_is_no_doubt_but_letters_lost(text, lost):
    assert are_lost_letters(text) is lost
    assert (no_value(text) is Doubt.A_VALUE) is (lost or text.startswith("Qui"))
