"""One article as it was handed in: what was found, from where each thing was taken, and what an editor must look at."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import py3langid

from vendors.i18n.language import Language, _

FEW_SIGNS: Final = 120
"""Characters below which a language that is named is believed rather than told from the words."""
FEWEST_SIGNS: Final = 20
"""Characters below which the language of a text cannot be told."""
COMPARED: Final = 500
"""Characters of titles that are compared with each other: likeness is dear to tell of long texts, and no title is longer."""

_CODE: Final = re.compile(r"[a-z]{2}(?![a-z])")


class Message(str):
    """A message of the catalogue together with what is filled into it; it equals the bare message.

    Attributes:
        fields: what is filled in by name; a field that is a message itself is said in the same language.
    """

    fields: Mapping[str, str]

    # Made here, since a text cannot be changed afterwards.
    def __new__(cls, message: str, /, **fields: str) -> "Message":
        """A message with what is filled into it."""
        made = super().__new__(cls, message)
        made.fields = fields
        return made

    def filled(self, words: Language) -> dict[str, str]:
        """What is filled in, in a language."""
        return {name: one.said(words) if isinstance(one, Message) else one for name, one in self.fields.items()}

    def said(self, words: Language) -> str:
        """The message in a language, filled in."""
        return words.say(str(self), **self.filled(words))


class NotAnArticle(ValueError):
    """What was handed in holds no words to read, or too many; `message` says what it is and what to hand in instead."""

    def __init__(self, message: str, /, **fields: str) -> None:
        super().__init__(message)
        self.message = Message(message, **fields)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was found of one article. Whatever is not there is empty or None.

    Attributes:
        title: as published, in one line.
        text: the article's words, paragraphs on lines of their own.
        authors: persons, as the data set writes names.
        published: day of publication, where it was published.
        month: month or year of publication, "2018-04", where no day is told.
        publisher: as the source names it.
        language: ISO 639-1 code.
        url: its address.
        beside: words that stood with it but belong to something else: a cookie banner, recommended articles, a menu.
        taken_from: by column of news.csv, where its cell was taken from.
        choices: by column of news.csv, what the cell may be as well.
        doubts: what an editor must look at.
    """

    title: str = ""
    text: str = ""
    authors: tuple[str, ...] = ()
    published: date | None = None
    publisher: str = ""
    language: str = ""
    url: str = ""
    beside: str = ""
    taken_from: Mapping[str, Message] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[Message, ...] = ()
    month: str = ""


def language_of(text: str, stated: str = "") -> str:
    """The language that a text is in, as an ISO 639-1 code; "" where there are too few words to tell.

    Args:
        text: the words.
        stated: the language that the source names, such as "fr-FR"; it counts where the words are few.
    """
    if len(text) < FEW_SIGNS and _CODE.match(stated.lower()):
        return stated[:2].lower()
    if len(text) < FEWEST_SIGNS:
        return ""
    code, _certainty = py3langid.classify(text[:5_000])
    return str(code)


def language_doubts(text: str, stated: str = "") -> tuple[Message, ...]:
    """What to look at of a language that was told from too few words to be sure; arguments as for `language_of`."""
    if FEWEST_SIGNS <= len(text) < FEW_SIGNS and not _CODE.match(stated.lower()):
        return (Message(_("To check: the language was told from few words.")),)
    return ()


def line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
