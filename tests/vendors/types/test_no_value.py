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
        *("non indiqué", "Non mentionnée", "non-vérifié", "NON FOURNI", "non rendu public", "actionnaire non connu"),
        *(
            "le montant n’est pas connu",
            "prix non communiqué",
            "identité de l’acquéreur non dévoilée",
            "auteur inconnu",
        ),
        *("pas encore connu", "pas encore", "toujours pas publié", "n’a pas répondu", "ne souhaite pas communiquer"),
        *(
            "à chercher",
            "A demander",
            "à vérifier avec l’éditeur",
            "date à venir",
            "reste à déterminer",
            "à mettre à jour",
        ),
        *("en attente de réponse", "en cours de recherche", "rien trouvé", "aucune réponse", "pas de réponse"),
        *("NSPP", "n.k.", "N/S", "unkn.", "unk", "n.p.", "n/f", "voir ci-dessus", "cf. ligne 3", "idem ligne 4"),
        *("not mentioned", "Not publicly disclosed", "not yet known", "owner unknown", "undisclosed investors"),
        *("unknown private equity fund", "amount not disclosed by the parties", "hasn’t been disclosed", "to be found"),
        *("to check with Claire", "awaiting reply", "pending confirmation", "no reply", "nothing found", "see note 3"),
        *(
            "non dispo.",
            "non comm.",
            "not avail.",
            "à dét.",
            "vérification en cours",
            "aucun connu",
            "can’t find",
            "missing info",
        ),
        *("same as above", "declined to comment", "we don’t know", "yet to be announced", "information introuvable"),
    ],
)
def test_what_is_put_together_from_words_says_nothing_too(text):
    assert no_value(text) is Doubt.NO_VALUE
    assert no_value(text.upper()) is Doubt.NO_VALUE


@pytest.mark.parametrize(
    "text",
    [
        *("divers", "various", "Divers actionnaires", "plusieurs fonds", "private investors", "Autres", "Anonyme"),
        *("non photographié", "not photographed", "à photographier"),
    ],
)
def test_what_is_made_like_these_of_a_word_that_no_list_has_is_not_sure(text):
    assert no_value(text) is Doubt.MAYBE


@pytest.mark.parametrize(
    "text",
    [
        *("Le Monde", "La Poste", "Les Échos", "The Carlyle Group", "Capital Group", "Data Insight", "Sans Souci"),
        *("Non Stop", "Not Impossible", "In Progress Capital Partners", "Site Group", "Media Participations"),
        *("See Tickets", "As You Like", "Same Day", "Comme des Garçons", "Pending Media", "Anonymous Content"),
        *("Value Partners", "Parent Company", "A Better Way", "Un jour", "L’Auteur", "To the Moon", "Secret Location"),
    ],
)
def test_names_that_begin_like_these_are_left_alone(text):
    assert no_value(text) is Doubt.A_VALUE


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
