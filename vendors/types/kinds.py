"""The kinds of value that a cell can hold: how each is read, and what to say when it cannot be."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from vendors.i18n.language import _
from vendors.types.country import countries, country_meant, language_meant, spoken_languages
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import plain
from vendors.types.namesake import Namesake
from vendors.types.spellings import date_meaning, is_number, likely_date, number_meaning
from vendors.types.unseen_signs import HIDDEN, SHAPELESS, without_hidden

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Kind:
    """Name of a kind of value, for formats, schemas and the data dictionary."""

    name: str


def fault(rule: str, suggestion: str | None = None, **fields: str) -> PydanticCustomError:
    """The error a validator raises: a rule of `vendors.validation.rules.RULES`, with what to write instead."""
    return PydanticCustomError(rule, "{rule}", {"rule": rule, "suggestion": suggestion or "", **fields})


EARLIEST: Final = date(1800, 1, 1)
"""No company of this survey, and no news about one, is older."""
_PLAIN_ADDRESS: Final = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%=&,;:+!$()*@-]*)?(?:[?#][A-Za-z0-9/._~%=&,;:+!$()*@-]*)?"
)
"""How nearly all addresses are; the others are looked at part by part."""
_NO_BREAK: Final = re.compile("[\u00a0\u202f]")


def _tidy(text: str) -> str:
    if text == text.strip() and "  " not in text and not SHAPELESS.search(text):
        return text
    if hidden := HIDDEN.search(text):
        raise fault("control-character", without_hidden(text), value=f"U+{ord(hidden[0]):04X}")
    tidied = re.sub(r" {2,}", " ", text.strip())
    if tidied != text:
        raise fault("spaces", tidied)
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise fault("line-break", " ".join(text.split()))
    return text


_NOT_OURS: Final = re.compile("['\u00a0\u202f]")
UNREAD: Final = "[…]"
"""Begins a text that was proposed and that nobody has read yet; `check` refuses it."""


def _own_words(text: str) -> str:
    if text.startswith(UNREAD):
        raise fault("unread")
    if not _NOT_OURS.search(text):
        return text
    repaired = _NO_BREAK.sub(" ", re.sub(r"(?<=\w)'(?=[\w« ])", "’", text))
    if repaired != text:
        raise fault("apostrophe", repaired)
    return text


def _namesake(text: str) -> str:
    try:
        Namesake.parse(text)
    except ValueError:
        raise fault("not-a-namesake") from None
    return text


_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _slug(text: str) -> str:
    if not _ID.fullmatch(text):
        raise fault("not-an-id", re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-"))
    return text


def _country(text: str) -> str:
    if text not in countries():
        raise fault("unknown-country", country_meant(text))
    return text


def _language(text: str) -> str:
    if text not in spoken_languages():
        raise fault("unknown-language", language_meant(text))
    return text


_parsed = lru_cache(maxsize=10_000)(PartialDate.parse)


def _date(text: Any) -> Any:
    if isinstance(text, PartialDate):
        return text
    try:
        found = _parsed(text)
    except ValueError:
        raise _no_date(text) from None
    if found.first < EARLIEST:
        raise fault("too-early", other=str(EARLIEST.year))
    return found


def _no_date(text: str) -> PydanticCustomError:
    """What to say of a text that is no date as the data set writes dates."""
    meaning = date_meaning(text)
    if meaning is None:
        return fault("not-a-date")
    if re.fullmatch(r"\d{5}(?:[.,]0+)?", text):
        return fault("date-as-number", meaning.text)
    if meaning.elsewhere:
        return fault("moment", meaning.text, other=meaning.elsewhere)
    return fault("not-a-date", likely_date(text))


def _number(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    if is_number(text):
        return text
    meaning = number_meaning(text)
    raise fault("not-a-number", meaning.text if meaning else None)


def _whole(text: Any) -> Any:
    _number(text)
    if isinstance(text, str) and "." in text:
        thousands = re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text)
        if thousands:
            raise fault("not-a-number", text.replace(".", ""))
        raise fault("not-whole", text.partition(".")[0] if not text.partition(".")[2].strip("0") else None)
    return text


def _between(least: float, most: float) -> AfterValidator:
    def check(value: float) -> float:
        if not least <= value <= most:
            raise fault("out-of-range", other=f"{least:.0f}–{most:.0f}")
        return value

    return AfterValidator(check)


def _address(text: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(re.fullmatch(r"[^.]+(\.[^.]+)+\.?", parts.hostname or ""))
        good = good and not parts.username and not parts.password and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"\\^`{}|]", text) or HIDDEN.search(text):
        raise fault("not-an-address", _address_meant(text))
    return text


_DOI: Final = re.compile(r"(?:doi:? ?)?(10\.\d{4,9}/[^\s<>\"]+)", re.IGNORECASE)
_SPACED: Final = re.compile(r"https?://[^\s<>\"\\^`{}|]*[\w%/=-](?:[ \u00a0]\w[^\s<>\"\\^`{}|:]*)+", re.IGNORECASE)
_OF_A_FILE: Final = re.compile(r"\.(?:pdf|html?|php|aspx?|docx?|xlsx?|pptx?|jpe?g|png|zip)\Z", re.IGNORECASE)
_WITHIN: Final = re.compile(r"https?:/{1,2}[^\s<>\"\\^`{}|/][^\s<>\"\\^`{}|]*", re.IGNORECASE)


def _address_meant(text: str) -> str | None:
    """The address that is meant by a text that is none: a DOI, one without `https://`, or the only one in a sentence; else None."""
    if found := _DOI.fullmatch(text.strip()):
        return f"https://doi.org/{found[1]}"
    if re.fullmatch(r"[\w-]+(\.[\w-]*[a-z][\w-]*)+(/[^\s<>\"]*)?", text):
        return f"https://{text}"
    for twice in ("https://https://", "http://http://", "https://http://", "http://https://"):
        text = text.replace(twice, twice[twice.rindex("http") :])
    text = re.sub(r"^(https?)(?=//)", r"\1:", text)
    if found := _SPACED.fullmatch(text.strip()):
        # Words behind an address may be of it: with the end of a file they are, without one nobody knows.
        return re.sub(r"\s+", "%20", found[0]) if _OF_A_FILE.search(found[0]) else None
    within = {without_end(re.sub(r"^(https?):/(?!/)", r"\1://", one)) for one in _WITHIN.findall(text)}
    found_one = within.pop() if len(within) == 1 and text.count("http") == 1 else ""
    return found_one if _PLAIN_ADDRESS.fullmatch(found_one) else None


def without_end(text: str) -> str:
    """An address without the marks of the sentence that it was copied from: a comma, a bracket that nothing in it opens."""
    while text and (
        text[-1] in ",;’”»'" or any(_is_extra(text, opening, closing) for opening, closing in ("()", "[]"))
    ):
        text = text[:-1]
    return text


def _is_extra(text: str, opening: str, closing: str) -> bool:
    return text[-1] == closing and text.count(closing) > text.count(opening)


MOST_ITEMS: Final = 200
"""Things that a list in a cell names at most; the longest of the survey has eleven."""


def _each_once(items: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(items) > MOST_ITEMS:
        raise fault("too-many-items", other=str(MOST_ITEMS))
    if len(items) == len(set(items)):
        return items
    for item in items:
        if items.count(item) > 1:
            raise fault("repeated-item", "|".join(str(kept) for kept in dict.fromkeys(items)), value=str(item))
    return items


def _split(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    parts = tuple(text.split("|"))
    if not all(parts):
        raise fault("empty-item", "|".join(part for part in parts if part))
    return parts


@dataclass(frozen=True, slots=True)
class Length:
    """How many characters a text has, at least and at most."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def holds(self, text: str) -> bool:
        """Whether a text has as many."""
        return self.least <= len(text) <= self.most

    def holds_all(self, texts: Collection[str]) -> bool:
        """Whether each of some texts has as many."""
        lengths = set(map(len, texts))
        return not lengths or (self.least <= min(lengths) and max(lengths) <= self.most)

    def _checked(self, text: str) -> str:
        if len(text) < self.least:
            raise fault("too-short", other=str(self.least))
        if len(text) > self.most:
            raise fault("too-long", other=str(self.most))
        return text


Text = Annotated[str, Kind("text"), AfterValidator(_tidy), AfterValidator(_one_line)]
"""Text as published or as found: names, titles, notes."""
Name = Annotated[Text, Length(1, 120)]
"""What somebody or something is called."""
Title = Annotated[Text, Length(1, 400)]
"""The title of an article as published."""
OwnText = Annotated[str, Kind("own-text"), AfterValidator(_tidy), AfterValidator(_own_words)]
"""The magazine's own words: the apostrophe ’, plain spaces."""
NamesakeText = Annotated[str, Kind("text"), AfterValidator(_tidy), AfterValidator(_one_line), AfterValidator(_namesake)]
"""Another bearer of a name with the words that tell it, see `vendors.types.namesake`."""
Slug = Annotated[str, Kind("id"), AfterValidator(_slug)]
Country = Annotated[str, Kind("country"), AfterValidator(_country)]
Spoken = Annotated[str, Kind("language"), AfterValidator(_language)]
Date = Annotated[PartialDate, Kind("date"), BeforeValidator(_date)]
Address = Annotated[str, Kind("address"), AfterValidator(_address)]
Whole = Annotated[int, Kind("integer"), BeforeValidator(_whole), _between(0, 10_000_000)]
Millions = Annotated[float, Kind("money"), BeforeValidator(_number), _between(0, 500_000)]
"""Millions of US dollars. Nothing was ever bought for so much; what is above was written in dollars."""
Latitude = Annotated[float, Kind("number"), BeforeValidator(_number), _between(-90, 90)]
Longitude = Annotated[float, Kind("number"), BeforeValidator(_number), _between(-180, 180)]
Items = Annotated[tuple[_Item, ...], BeforeValidator(_split), AfterValidator(_each_once)]
"""A list inside a cell, separated by `|`, each thing once, at most `MOST_ITEMS`."""

AS_WRITTEN: Final = (Text, OwnText, Slug, Address)
"""The kinds whose values are the texts that are valid."""

MEANINGS: Final = {
    "text": _("text"),
    "own-text": _("text, in the magazine’s own words"),
    "id": _("an identifier: small letters, digits, hyphens"),
    "country": _("a country, ISO 3166-1 alpha-2"),
    "language": _("a language, ISO 639-1"),
    "date": _("a date: YYYY, YYYY-MM or YYYY-MM-DD"),
    "address": _("an http or https address"),
    "integer": _("a whole number"),
    "money": _("millions of US dollars"),
    "number": _("a number"),
    "boolean": _("yes or no"),
    "choice": _("one of a closed list"),
}
"""What each kind of value is, in words, for the data dictionary."""
