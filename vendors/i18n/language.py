"""How things are said to a person: messages, dates, numbers and names in the reader's language.

Messages are written in English in the code and translated by the gettext catalogues in `vendors/locale/`. A catalogue is
read as text and compiled in memory when the language is first used, so that no compiled copy can be out of date.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, Protocol

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

DEFAULT_LANGUAGE: Final = "fr"
"""The language of an address that names none."""
FALLBACK_LANGUAGE: Final = "en"
"""The language of the messages in the code; whatever is not said in a reader's language is said in this one."""
CATALOGUES: Final = Path(__file__).parent / "locale"
LANGUAGES: Final = (
    DEFAULT_LANGUAGE,
    FALLBACK_LANGUAGE,
    *sorted(
        {path.parent.parent.name for path in CATALOGUES.glob("*/LC_MESSAGES/messages.po")}
        - {DEFAULT_LANGUAGE, FALLBACK_LANGUAGE}
    ),
)
"""The languages of the site: each that has a catalogue, and English. What the data itself is written in is another matter, see `vendors.tables.row.WRITTEN`."""
_LOCALES: Final = {"en": "en_GB"}
"""The languages whose formats are not those of their largest country."""

# English and French grammar of country names (ISO 3166-1 alpha-2); all others follow from the spelling of the name.
_WITH_THE: Final = frozenset(
    ["AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "KY", "MH", "MV", "NL", "PH", "SB", "SC", "US"]
)
_BARE: Final = frozenset(
    [
        "AD",
        "BH",
        "CU",
        "CY",
        "DJ",
        "HK",
        "HT",
        "IL",
        "KM",
        "LC",
        "MC",
        "MG",
        "MO",
        "MT",
        "MU",
        "OM",
        "PR",
        "SG",
        "SM",
        "TW",
    ]
)
_PLURAL: Final = frozenset(
    ["AE", "BS", "CK", "FJ", "FK", "FO", "KY", "MH", "MV", "NL", "PH", "PN", "SB", "SC", "TC", "US", "VG", "VI"]
)
_MASCULINE: Final = frozenset(["BZ", "KH", "MX", "MZ", "SR", "ZW"])

# Before a name with “U” French readers say “de” as often as “d’” (de UserTesting): only the vowels that leave no doubt.
_VOWEL: Final = re.compile(r"(?:<[^>]*>)*[AEIOÀÂÉÈÊËÎÏÔŒ]", re.IGNORECASE)
_BEFORE_A_FIELD: Final = re.compile(r"\b([dD]|[qQ]u)e \{(\w+)\}")

NARROW: Final = "\u202f"
WIDE: Final = "\u00a0"
POINT: Final = "\u00a0· "
"""Between the parts of a sentence that lists them: no line begins with it."""
_FRENCH_SPACES: Final = (
    # Each begins with the space: nothing else is stopped at.
    (re.compile(r" (?:(?=[;!?])|(?<=\d )(?=\d{3}(?!\d)))"), NARROW),
    (re.compile(r" (?:(?=[:»%])|(?<=« )|(?<=\d )(?=(?:Md|M|k)?[€$£]|(?:Md|MF)\b))"), WIDE),
)


def lowered(label: str) -> str:
    """A label inside a sentence: small at the beginning unless it is an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _(message: str) -> str:
    """Mark a message for extraction where it is declared; `Language.say` translates it where it is shown."""
    return message


def _p(context: str, message: str) -> str:  # noqa: ARG001 - the extractor reads it
    """Mark a message for extraction together with the context it is said in; `Language.in_context` translates it."""
    return message


_SIGNS: Final = {"USD": "$", "EUR": "€", "GBP": "£"}
_CODES: Final = "|".join(_SIGNS)
_CODE: Final = re.compile(rf"\b({_CODES}) (?=\d)")
_STATED: Final = re.compile(
    rf"(about )?({_CODES}) (\d[\d,]*(?:\.\d+)?)(m|bn)?(\+)?( a share| net| \(enterprise value\))?"
)
"""An amount as events.csv states it: how exactly, in which currency, how much, and of what."""
_UNITS: Final = {"bn": _("{sign}{n}bn"), "m": _("{sign}{n}m"), None: _("{sign}{n}")}
_OF_WHAT: Final = {
    " a share": _("{amount} a share"),
    " net": _("{amount} net"),
    " (enterprise value)": _("{amount} (enterprise value)"),
}
_SMALL: Final = (
    _p("number", "zero"),
    _p("number", "one"),
    _p("number", "two"),
    _p("number", "three"),
    _p("number", "four"),
    _p("number", "five"),
    _p("number", "six"),
    _p("number", "seven"),
    _p("number", "eight"),
    _p("number", "nine"),
)


class Dated(Protocol):
    """A date that may be known to its month or year only, see `vendors.types.date.PartialDate`."""

    @property
    def text(self) -> str:
        """As written in the CSV: `YYYY[-MM[-DD]]`."""

    @property
    def first(self) -> date:
        """The first day it may mean."""

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        """How precisely the date is known."""


class Language:
    """One language of the site.

    Args:
        code: of `LANGUAGES` (ISO 639-1); the messages themselves are English, so English needs no catalogue.

    Raises:
        FileNotFoundError: a language other than English has no catalogue.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = Locale.parse(_LOCALES.get(code, code))
        self._said: dict[str, str] = {}
        self._chosen: dict[str, str] = {}
        self._catalogue: NullTranslations = NullTranslations() if code == FALLBACK_LANGUAGE else _compiled(code)

    @cached_property
    def with_country(self) -> str:
        """The language with its country, as social networks name it: fr_FR, en_GB."""
        whole = self.locale if self.locale.territory else Locale.parse(get_global("likely_subtags")[self.code])
        return f"{whole.language}_{whole.territory}"

    def say(self, message: str, /, **fields: object) -> str:
        """The message in this language, or in English where it has no translation, with its `{fields}` filled in."""
        text = self._said.get(message)
        if text is None:
            # As many as there are messages, all of them in the code: nothing that a reader sends comes here.
            text = self._said[message] = self.fine(self._catalogue.gettext(message)) if message else ""
        return self.elided(text, fields).format(**fields) if fields else text

    def knows(self, message: str) -> bool:
        """Whether the message is in the catalogue of this language."""
        return message in getattr(self._catalogue, "_catalog", {})

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """The message for `n` things; `{n}` stands for the number as this language writes it."""
        text = self.elided(self.choose_fine(one, many, n), fields)
        return text.format(n=self.number(n), **fields)

    def choose_fine(self, one: str, many: str, n: int) -> str:
        """The form of the message for `n` things, with the no-break spaces of French typography; its fields not yet filled in."""
        chosen = self.choose(one, many, n)
        text = self._chosen.get(chosen)
        if text is None:
            text = self._chosen[chosen] = self.fine(chosen)
        return text

    def choose(self, one: str, many: str, n: int) -> str:
        """The form of the message for `n` things, its fields not yet filled in."""
        return str(self._catalogue.ngettext(one, many, n))

    def in_context(self, context: str, message: str) -> str:
        """The message as it is said in one context, for words that mean several things."""
        said: str = self._catalogue.pgettext(context, message)  # type: ignore[no-untyped-call]
        return self.fine(said)

    def fine(self, text: str) -> str:
        """Our own words with the no-break spaces of French typography; never for titles as published."""
        if self.code == "fr":
            for space, unbroken in _FRENCH_SPACES:
                text = space.sub(unbroken, text)
        return text

    def elided(self, text: str, fields: Mapping[str, object]) -> str:
        """A French message in which “de” and “que” lose their vowel before a field that begins with one: d’Akio."""
        if self.code != "fr" or not fields or not _may_be_elided(text):
            return text
        return _BEFORE_A_FIELD.sub(
            lambda found: f"{found[1]}’{{{found[2]}}}" if _VOWEL.match(str(fields.get(found[2], ""))) else found[0],
            text,
        )

    def small(self, n: int) -> str:
        """A number below ten as a word (five, cinq), a larger one in figures: in a sentence, not beside other figures."""
        return self.in_context("number", _SMALL[n]) if n < len(_SMALL) else self.number(n)

    def number(self, value: float) -> str:
        """A number with this language's separators: 3 869 or 3,869; 2,5 or 2.5."""
        return _number(value, self.code)

    def money(self, millions: float) -> str:
        """An amount of US dollars given in millions: 12,5 Md$ or $12.5bn; 35 M$ or $35m."""
        return self.amount(f"USD {round(millions / 1000, 3)}bn" if millions >= 1000 else f"USD {millions}m")

    def amount(self, stated: str | None) -> str:
        """An amount as the data states it in English (`EUR 2m`, `about USD 4bn`, `USD 9.46 a share`) in this language, with the sign of its currency.

        One of another form is "" outside English.
        """
        found = _STATED.fullmatch(stated or "")
        if not found:
            signed = _CODE.sub(lambda one: _SIGNS[one[1]], stated or "")
            return signed if self.code == FALLBACK_LANGUAGE else ""
        about, currency, digits, unit, more, of = found.groups()
        number = float(digits.replace(",", ""))
        said = self.number(number) if unit else _price(number, self.code)
        form = self.say(_UNITS[unit], sign=_SIGNS[currency], n=said)
        if of:
            form = self.say(_OF_WHAT[of], amount=form)
        if more:
            form = self.say("more than {amount}", amount=form)
        if about:
            form = self.say("about {amount}", amount=form)
        return self.fine(form)

    def currency(self, code: str) -> str:
        """The sign of a currency (ISO 4217) in which amounts are stated."""
        return _SIGNS[code]

    def date(self, day: Dated | date) -> str:
        """A date with the precision it is known to: 23 avril 2018, avril 2018, 2018."""
        if isinstance(day, date):
            return _day(day, self.code)
        if day.precision == "year":
            return day.text
        return _month(day.first, self.code) if day.precision == "month" else _day(day.first, self.code)

    def month(self, day: Dated) -> str:
        """The short name of the month in which a date begins: avr., Apr."""
        return str(format_skeleton("MMM", day.first, locale=self.locale))

    def country(self, code: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2), or the code itself where it has no name."""
        return _country(code, self.code)

    def land(self, code: str) -> str:
        """The name of a country as a sentence goes on with it: le Japon, l’Allemagne, les États-Unis, Israël; Japan, the United States.

        Of a language whose grammar is not known here, the name alone.
        """
        name = self.country(code)
        if self.code == "en":
            return f"the {name}" if code in _WITH_THE else name
        return _french_land(code, name) if self.code == "fr" else name

    def spoken(self, code: str) -> str:
        """The name of a language (ISO 639-1), or the code itself."""
        return _spoken(code, self.code)

    def city(self, name: str) -> str:
        """The name of a city in this language where it has one of its own (München, Munich), else as given."""
        return self.in_context("city", name) if name else ""

    def listing(self, items: Iterable[str], *, either: bool = False) -> str:
        """Items as a sentence lists them: a, b et c; of which one is enough: a, b ou c."""
        return str(format_list(list(items), "or" if either else "standard", locale=self.locale))


def _french_land(code: str, name: str) -> str:
    if code in _BARE:
        return name
    if code in _PLURAL:
        return f"les {name}"
    if name[0] in "AEÉIÎOU":
        return f"l’{name}"
    return f"la {name}" if name.endswith("e") and code not in _MASCULINE else f"le {name}"


@lru_cache(maxsize=5_000)
def _may_be_elided(message: str) -> bool:
    """Whether a message has a word before a field that may lose its vowel; few have."""
    return _BEFORE_A_FIELD.search(message) is not None


@lru_cache(maxsize=10_000)
def _price(value: float, code: str) -> str:
    """A number with two decimals, or as a whole one with none."""
    return str(
        format_decimal(value, format="#,##0" if value.is_integer() else "#,##0.00", locale=language(code).locale)
    )


@lru_cache(maxsize=10_000)
def _number(value: float, code: str) -> str:
    return str(format_decimal(value, locale=language(code).locale))


@lru_cache(maxsize=2_000)
def _country(country: str, code: str) -> str:
    return str(language(code).locale.territories.get(country, country))


@lru_cache(maxsize=2_000)
def _spoken(spoken: str, code: str) -> str:
    return str(language(code).locale.languages.get(spoken, spoken))


@lru_cache(maxsize=10_000)
def _day(day: date, code: str) -> str:
    text = str(format_date(day, "long", locale=language(code).locale))
    return re.sub(r"^1 ", "1er ", text) if code == "fr" else text


@lru_cache(maxsize=1_000)
def _month(day: date, code: str) -> str:
    return str(format_skeleton("yMMMM", day, locale=language(code).locale))


def _compiled(code: str) -> Translations:
    source = CATALOGUES / code / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


@cache
def language(code: str) -> Language:
    """The language of that code; an unknown code gives the default one, French."""
    return Language(code if code in LANGUAGES else DEFAULT_LANGUAGE)
