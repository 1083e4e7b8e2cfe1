"""Countries and the regions this survey counts them in."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import pycountry

from vendors.i18n.language import LANGUAGES, _, _p, language
from vendors.types.choice import Choice


class Region(Choice):
    """Where a country counts. `fr` and `eu` together are the side the article of 2018 calls "French or European"."""

    FRANCE = "fr", _("France")
    EUROPE = "eu", _("Rest of Europe")
    UNITED_STATES = "us", _("United States")
    OTHER = "other", _("Other countries")
    UNKNOWN = "unknown", _("Not known")


class Hosting(Choice):
    """Where data is kept, as those ask who buy under the law of the European Union."""

    UNION = "eu", _("European Union")
    OUTSIDE = "outside", _("Outside the European Union")


EUROPEAN_SIDE: Final = (Region.FRANCE, Region.EUROPE)

# Europe (150) of the United Nations' M49 standard, and Cyprus, which M49 counts in Western Asia but which is a member of the Union.
EUROPE: Final = frozenset(
    [
        "AD",
        "AL",
        "AT",
        "AX",
        "BA",
        "BE",
        "BG",
        "BY",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FO",
        "FR",
        "GB",
        "GG",
        "GI",
        "GR",
        "HR",
        "HU",
        "IE",
        "IM",
        "IS",
        "IT",
        "JE",
        "LI",
        "LT",
        "LU",
        "LV",
        "MC",
        "MD",
        "ME",
        "MK",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "RS",
        "RU",
        "SE",
        "SI",
        "SJ",
        "SK",
        "SM",
        "UA",
        "VA",
    ]
)


EUROPEAN_UNION: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""The member states of the European Union."""


CITIES: Final = (
    _p("city", "Amsterdam"),
    _p("city", "Barcelona"),
    _p("city", "Copenhagen"),
    _p("city", "Ghent"),
    _p("city", "London"),
    _p("city", "Montreal"),
    _p("city", "Munich"),
)
"""Cities that French may call otherwise than the data does; a city that is not here keeps its name in both languages."""


def region_of(country: str | None) -> Region:
    """The region of a country (ISO 3166-1 alpha-2); unknown where the country is."""
    if not country:
        return Region.UNKNOWN
    if country == "FR":
        return Region.FRANCE
    if country == "US":
        return Region.UNITED_STATES
    return Region.EUROPE if country in EUROPE else Region.OTHER


def hosting_of(kept_in: Iterable[str]) -> tuple[Hosting, ...]:
    """Whether data is kept in the European Union, outside, or in both; () where it is not known.

    Args:
        kept_in: the countries (ISO 3166-1 alpha-2).
    """
    found = {Hosting.UNION if country in EUROPEAN_UNION else Hosting.OUTSIDE for country in kept_in}
    return tuple(one for one in Hosting if one in found)


@cache
def countries() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes."""
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def spoken_languages() -> frozenset[str]:
    """The ISO 639-1 codes."""
    return frozenset(tongue.alpha_2 for tongue in pycountry.languages if hasattr(tongue, "alpha_2"))


@cache
def country_spellings() -> dict[str, str]:
    """What people write for a country (French and English names, three-letter codes, UK) -> its ISO 3166-1 alpha-2 code."""
    spellings = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    for code in countries():
        for tongue in LANGUAGES:
            spellings[language(tongue).country(code)] = code
    spellings |= {"UK": "GB", "USA": "US", "U.S.": "US", "Angleterre": "GB", "England": "GB"}
    return spellings


@cache
def language_spellings() -> dict[str, str]:
    """What people write for a language (its French and English names) -> its ISO 639-1 code."""
    spellings = {tongue.alpha_3: tongue.alpha_2 for tongue in pycountry.languages if hasattr(tongue, "alpha_2")}
    return spellings | {language(tongue).spoken(code): code for code in spoken_languages() for tongue in LANGUAGES}
