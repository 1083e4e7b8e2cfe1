"""A formula that failed is known in every language in which spreadsheets are sold."""

import pytest

from vendors.types.failed_formula import is_failed_formula


@pytest.mark.parametrize(
    "text",
    [
        *("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"),
        *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#ERROR!", "#TIMEOUT!"),
        *("#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#EPARS!", "#BLOQUÉ!", "#CONNEXION!", "#INCONNU!"),
        *("#N/D", "#VALEUR !", "#REF !", "#NOM ?", "#DIV/0 !", "#CHAMP!", "#ERREUR!", "#NOMBRE\u00a0!", "#REF\u202f!"),
        *("Err:502", "Err :502", "Erreur :508", "Fehler:522", "#####", " #REF! ", "#n/a", "#ref !".upper()),
        *("#NV", "#WERT!", "#BEZUG!", "#ZAHL!", "#ÜBERLAUF!", "#¡REF!", "#¿NOMBRE?", "#VALORE!", "#RIF!", "#WAARDE!"),
        *(
            "#REF",
            "#VALUE",
            "#DIV/0",
            "#N/B",
            "#ARG!",
            "#I/T",
            "#Num!",
            "#Type!",
            "#Div/0!",
            "#Name?",
            "#Error",
            "#Deleted",
            "#ЗНАЧ!",
            "#ССЫЛКА!",
            "#値!",
            "Loading...",
            "Chargement…",
        ),
    ],
)
def test_what_a_spreadsheet_shows_for_a_failed_formula_is_known(text):
    assert is_failed_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "#MeToo",
        "#1",
        "#",
        "##",
        "C#",
        "#Hello!",
        "Err",
        "Errors: 502",
        "#REF! in a sentence",
        "Loading",
        "N/A",
        "#cx2018",
        "Error 404",
    ],
)
def test_what_people_write_with_a_hash_is_left_alone(text):
    assert not is_failed_formula(text)
