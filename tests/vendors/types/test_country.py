"""A country or language that is named otherwise is proposed where one alone is meant, and none where several are near."""

import csv

import pytest

from vendors.types.country import NAMES, countries, country_meant, language_meant, spoken_languages


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Holland", "NL"), ("HOLLANDE", "NL"), ("Eire", "IE"), ("Éire", "IE"), ("Deutschland", "DE"), ("Etats Unis", "US")),
        *(("Great Britain", "GB"), ("Écosse", "GB"), ("République tchèque", "CZ"), ("Corée du Sud", "KR"), ("U.A.E.", "AE")),
        *(("Frnace", "FR"), ("Pologne", "PL"), ("FRA", "FR"), ("fr", "FR"), ("fr_FR", "FR"), ("US-CA", "US"), ("de-CH", "CH")),
        *(("FR|US", None), ("FR/US", None), ("Eir", None), ("Irland", None), ("Austrlia", None), ("Europe", None), ("XX", None)),
    ],
)  # fmt: skip
def test_a_country_is_proposed_where_no_other_is_as_near(text, code):
    assert country_meant(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("en_US", "en"), ("en-GB", "en"), ("fr_FR.UTF-8", "fr"), ("zh-Hans-CN", "zh"), ("FR-fr", "fr"), ("EN", "en"), ("ger", "de")),
        *(("Deutsch", "de"), ("anglais", "en"), ("Flamand", "nl"), ("Frensh", "fr"), ("fr|en", None), ("UK", None), ("jp", None)),
    ],
)  # fmt: skip
def test_a_language_is_proposed_where_no_other_is_as_near(text, code):
    assert language_meant(text) == code


@pytest.mark.parametrize(("file", "known"), [("country_names", countries()), ("language_names", spoken_languages())])
def test_each_name_of_the_lists_is_that_of_a_code(file, known):
    meant = country_meant if file == "country_names" else language_meant
    with NAMES.with_name(f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["code"] in known
            assert meant(row["name"]) == row["code"], row["name"]
