"""Countries as the adjective of “control”, English messages: “already under Japanese control”, “déjà sous contrôle japonais”."""

from collections.abc import Mapping
from typing import Final

from vendors.i18n.language import Language, _p

ADJECTIVES: Final[Mapping[str, str]] = {
    "AE": _p("control", "Emirati"),
    "AT": _p("control", "Austrian"),
    "AU": _p("control", "Australian"),
    "BE": _p("control", "Belgian"),
    "BR": _p("control", "Brazilian"),
    "CA": _p("control", "Canadian"),
    "CH": _p("control", "Swiss"),
    "CN": _p("control", "Chinese"),
    "CZ": _p("control", "Czech"),
    "DE": _p("control", "German"),
    "DK": _p("control", "Danish"),
    "EE": _p("control", "Estonian"),
    "ES": _p("control", "Spanish"),
    "FI": _p("control", "Finnish"),
    "FR": _p("control", "French"),
    "GB": _p("control", "British"),
    "GR": _p("control", "Greek"),
    "HU": _p("control", "Hungarian"),
    "IE": _p("control", "Irish"),
    "IL": _p("control", "Israeli"),
    "IN": _p("control", "Indian"),
    "IS": _p("control", "Icelandic"),
    "IT": _p("control", "Italian"),
    "JP": _p("control", "Japanese"),
    "KR": _p("control", "South Korean"),
    "LT": _p("control", "Lithuanian"),
    "LU": _p("control", "Luxembourg"),
    "LV": _p("control", "Latvian"),
    "MX": _p("control", "Mexican"),
    "NL": _p("control", "Dutch"),
    "NO": _p("control", "Norwegian"),
    "NZ": _p("control", "New Zealand"),
    "PL": _p("control", "Polish"),
    "PT": _p("control", "Portuguese"),
    "RO": _p("control", "Romanian"),
    "SE": _p("control", "Swedish"),
    "SG": _p("control", "Singaporean"),
    "TR": _p("control", "Turkish"),
    "UA": _p("control", "Ukrainian"),
    "US": _p("control", "American"),
    "ZA": _p("control", "South African"),
}
"""By country (ISO 3166-1 alpha-2), those from which software vendors are controlled."""


def adjective(country: str, words: Language) -> str:
    """A country as the word that goes with “control”: Japanese, japonais; its name in brackets where no word is known."""
    known = ADJECTIVES.get(country)
    return words.in_context("control", known) if known else f"({words.country(country)})"
