"""Countries and the regions this survey counts them in."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import pycountry

from vendors.i18n.language import LANGUAGES, _, _p, language
from vendors.types.choice import Choice
from vendors.types.did_you_mean import Slips, Spellings, plain, prepared
from vendors.types.short_texts import remembered


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


NAMES: Final = Path(__file__).parent / "words" / "country_names.csv"


@cache
def country_spellings() -> dict[str, str]:
    """What people write for a country (French and English names, its own and former ones, three-letter codes, UK) -> its ISO 3166-1 alpha-2 code."""
    spellings: dict[str, str] = {}
    for country in pycountry.countries:
        official = (getattr(country, name, "") for name in ("alpha_3", "name", "common_name", "official_name"))
        spellings |= dict.fromkeys(filter(None, official), country.alpha_2)
    for code in countries():
        for tongue in LANGUAGES:
            spellings[language(tongue).country(code)] = code
    with NAMES.open(encoding="utf-8", newline="") as file:
        return spellings | {row["name"]: row["code"] for row in csv.DictReader(file)}


@cache
def language_spellings() -> dict[str, str]:
    """What people write for a language (its French and English names, its own one, three-letter codes) -> its ISO 639-1 code."""
    spellings: dict[str, str] = {}
    for tongue in pycountry.languages:
        if hasattr(tongue, "alpha_2"):
            codes = (tongue.alpha_3, getattr(tongue, "bibliographic", ""))
            spellings |= dict.fromkeys(filter(None, codes), tongue.alpha_2)
    spellings |= {row["name"]: row["code"] for row in _own_language_names()}
    return spellings | {language(tongue).spoken(code): code for code in spoken_languages() for tongue in LANGUAGES}


def _own_language_names() -> list[dict[str, str]]:
    with NAMES.with_name("language_names.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_TAG: Final = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{4}[-_])?([A-Za-z]{2}|\d{3})(?:[-_.@].*)?")
"""A language as programs name it, with the country where it is spoken: `en_US`, `zh-Hans-CN`, `fr_FR.UTF-8`."""
_PART: Final = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
"""A part of a country by ISO 3166-2: `US-CA`."""


_RATHER_COUNTRIES: Final = frozenset({"BE", "BR", "CA", "CH", "KR", "NE", "SE", "UK"})
"""Capitals that are hardly meant as the languages of these codes."""


def country_meant(text: str) -> str | None:
    """The code of the country that a text means which is none; None where that is not plain."""
    if text.upper() in countries():
        return text.upper()
    if (found := _PART.fullmatch(text)) and text in _parts_of_countries():
        return found[1]
    if found := _TAG.fullmatch(text):
        # Of two codes of countries nobody knows which is meant.
        code = found[3].upper()
        is_tag = found[1].islower() or found[1].upper() not in countries()
        return code if is_tag and code in countries() and found[1].lower() in spoken_languages() else None
    return _near_country(text)


@cache
def _parts_of_countries() -> frozenset[str]:
    return frozenset(part.code for part in pycountry.subdivisions)


def language_meant(text: str) -> str | None:
    """The code of the language that a text means which is none; None where that is not plain."""
    if text.lower() in spoken_languages():
        return None if text in _RATHER_COUNTRIES else text.lower()
    if found := _TAG.fullmatch(text):
        text = found[1]
        return text.lower() if text.lower() in spoken_languages() else language_spellings().get(text.lower())
    return _near_language(text)


# A list of countries or languages is closed, and names that are alike in it are others: only a slip of the keyboard is taken for one.
@remembered(1_000)
def _near_country(text: str) -> str | None:
    return _plain_countries().get(plain(text)) or _country_slips().meant(text)


@remembered(1_000)
def _near_language(text: str) -> str | None:
    return _plain_languages().get(plain(text)) or _language_slips().meant(text)


@cache
def _plain_countries() -> Spellings:
    return prepared(country_spellings())


@cache
def _plain_languages() -> Spellings:
    return prepared(language_spellings())


@cache
def _country_slips() -> Slips:
    return Slips(country_spellings())


@cache
def _language_slips() -> Slips:
    return Slips(language_spellings())
