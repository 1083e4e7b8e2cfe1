"""What an address says that is passed over: parameters that are not understood there, and what is beyond a limit.

A page names it and goes on; a file is refused, since one that silently held more than was asked for would be believed.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, unquote_plus

from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query.crossing import misfits
from vendors.query.query_string import QueryString
from vendors.query.search.words import LONGEST, every_word_of
from vendors.query.selection import LONGEST_TEXT, MOST_VALUES, PARAMETERS, clean
from vendors.query.shortlist import PARAMETER as SHORTLIST
from vendors.types.did_you_mean import nearest
from vendors.types.wrapped_address import is_tracker

EVERYWHERE: Final = ("date", "lang", SHORTLIST.name)
"""The parameters that every page and file understands: two of the Selection, and the reader's shortlist."""
MOST_NAMED: Final = 20
"""Parameters that are named; an address with more is nobody's slip."""
LONGEST_NAME: Final = 40
"""Characters of a parameter that are shown."""

HARMLESS: Final = frozenset(["_", "__s", "amp", "embed", "embed_options", "originalsubdomain", "usqp"])
"""What else than trackers programs put behind any address, and what Streamlit reads itself. No filter could be meant by one."""
HARMLESS_BEGINNINGS: Final = ("_x_tr_", "__cf_chl_", "at_", "fb_")
"""The families of such parameters: translation, Cloudflare, Piano, Facebook."""

_LOST: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for bytes that are not UTF-8."""
_IN_BRACKETS: Final = re.compile(r"(?:filter|filters|f|query|search)\[(\w+)\](?:\[\w*\])*", re.IGNORECASE)
"""How other sites write the parameter of a filter."""


class Reason(Enum):
    """Why something is passed over, with the message that says so."""

    UNKNOWN = _("The address says “{parameter}”, which is not understood here.")
    ELSEWHERE = _("The address says “{parameter}”, which does not apply here.")
    TWICE = _("The address gives “{parameter}” more than one value: “{value}” was not read.")
    TOO_MANY = _("Of “{parameter}” only the first {most} values were read.")
    TOO_LONG = _("Of the search only the first {most} characters were read.")
    TOO_MANY_WORDS = _("Of the search only the first {most} words were read.")
    NO_WORD = _("The search “{value}” has no word in it.")
    ENCODED_TWICE = _("The search “{value}” was encoded twice on its way.")
    NOT_UTF_8 = _("The search “{value}” is not written in UTF-8.")
    UNFIT = _("“{value}” ({parameter}) does not go with what is counted.")
    NO_SUCH = _("“{value}” ({parameter}) does not exist.")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in an address that is passed over.

    Attributes:
        parameter: its name as the address writes it, shortened.
        value: its value; "" where it has none.
        reason: why.
        meant: the parameter that was probably meant, or "".
        most: the limit, where it is beyond one.
        meant_value: the value that was probably meant, where it is another.
    """

    parameter: str
    value: str
    reason: Reason
    meant: str = ""
    most: int = 0
    meant_value: str = ""

    @property
    def is_strange(self) -> bool:
        """Whether nothing of the parameter was read: it is not understood, does not exist, or does not go with the others."""
        return self.reason in (Reason.UNKNOWN, Reason.ELSEWHERE, Reason.UNFIT, Reason.NO_SUCH)

    @property
    def suggestion(self) -> str:
        """What was probably meant, as an address writes it, or ""."""
        return "=".join(self.pair) if self.meant else ""

    @property
    def pair(self) -> tuple[str, str]:
        """Parameter and value as they were probably meant."""
        return self.meant, self.meant_value or self.value

    def say(self, words: Language) -> str:
        """A sentence, in the reader's language."""
        return words.say(self.reason.value, parameter=self.parameter, value=self.value, most=words.number(self.most))


def passed_over(said: QueryString, understood: Collection[str], beside: Collection[str] = ()) -> tuple[PassedOver, ...]:
    """What an address says that is not read.

    Args:
        said: what follows the question mark.
        understood: the parameters of the Selection that narrow or order what is answered, beside those of `EVERYWHERE`.
        beside: other parameters that say how it is answered.
    """
    known = frozenset((*EVERYWHERE, *understood, *beside))
    strange = dict.fromkeys(
        pair for pair in (*said.pairs, *said.bare) if pair[0] not in known and not is_harmless(pair[0])
    )
    named = [_strange(*pair, tuple(understood), tuple(beside)) for pair in list(strange)[:MOST_NAMED]]
    return (*named, *_beyond(said, known))


def no_such(pairs: Iterable[tuple[str, str]], values: Mapping[str, Collection[str]]) -> list[PassedOver]:
    """What is said of parameters beside a Selection whose values do not exist: each pair once, and no more than `MOST_NAMED`.

    Args:
        pairs: parameters and values.
        values: what each parameter may say.
    """
    return [_no_such(name, clean(value), list(values[name])) for name, value in list(dict.fromkeys(pairs))[:MOST_NAMED]]


def is_harmless(name: str) -> bool:
    """Whether a parameter is one that others put behind any address."""
    plain = name.casefold().removeprefix("amp;")
    return plain in HARMLESS or plain.startswith(HARMLESS_BEGINNINGS) or is_tracker(plain)


def _no_such(name: str, value: str, values: list[str]) -> PassedOver:
    meant = nearest(value, values)
    return PassedOver(name, value, Reason.NO_SUCH, name if meant else "", meant_value=meant or "")


def _strange(name: str, value: str, understood: tuple[str, ...], beside: tuple[str, ...]) -> PassedOver:
    written, value = clean(name)[:LONGEST_NAME], clean(value)
    inside = _IN_BRACKETS.fullmatch(written)
    bare = re.sub(r"^(?:\W|amp;|#38;)+|(?:\[\w*\]|\W)+$", "", inside[1] if inside else written)
    if bare in PARAMETERS and bare not in (*EVERYWHERE, *understood, *beside):
        return PassedOver(bare, value, Reason.ELSEWHERE)
    meant = nearest(bare, _spellings(understood, beside)) if bare and value else None
    return PassedOver(written, value, Reason.UNKNOWN, meant or "")


@lru_cache(maxsize=64)
def _spellings(understood: tuple[str, ...], beside: tuple[str, ...]) -> Mapping[str, str]:
    """The parameters of a place by what somebody may call them: their names, and their labels in every language."""
    names = [name for name in (*EVERYWHERE, *understood) if name in PARAMETERS]
    labels = {language(code).say(PARAMETERS[name].label): name for name in names for code in LANGUAGES}
    # "Pays" is enough for "Pays d’origine", where no other label begins so.
    begins = Counter(label.split()[0] for label in labels)
    short = {first: name for label, name in labels.items() if begins[first := label.split()[0]] == 1}
    return short | labels | {name: name for name in (*names, *beside)}


def _beyond(said: QueryString, known: Collection[str]) -> list[PassedOver]:
    """What is read only in part."""
    given: dict[str, dict[str, None]] = {}
    for name, value in said.pairs:
        if name in PARAMETERS and name in known and (value := clean(value)):
            given.setdefault(name, {})[value] = None
    found: list[PassedOver] = []
    for name, values in given.items():
        if not PARAMETERS[name].many:
            found += [PassedOver(name, value, Reason.TWICE) for value in [*values][:-1][:MOST_NAMED]]
        elif len(values) > MOST_VALUES:
            found.append(PassedOver(name, "", Reason.TOO_MANY, most=MOST_VALUES))
    if "measure" in known:
        found += [
            PassedOver(one.parameter, one.value, Reason.UNFIT, "measure", meant_value=one.measure)
            for one in misfits(said.pairs)
        ]
    return [*found, *_search(said)] if "q" in given else found


def _search(said: QueryString) -> list[PassedOver]:
    whole = clean(said.last("q"), LONGEST_TEXT * 4)
    text = clean(whole)
    if len(whole) > LONGEST_TEXT:
        return [PassedOver("q", text, Reason.TOO_LONG, most=LONGEST_TEXT)]
    if readable := _readable(said, whole):
        reason = Reason.NOT_UTF_8 if _LOST in whole else Reason.ENCODED_TWICE
        return [PassedOver("q", text, reason, "q", meant_value=readable)]
    count = len(every_word_of(text))
    if count > LONGEST:
        return [PassedOver("q", text, Reason.TOO_MANY_WORDS, most=LONGEST)]
    return [] if count else [PassedOver("q", text, Reason.NO_WORD)]


def _readable(said: QueryString, search: str) -> str:
    """What a search that programs have garbled on its way says; "" where it is as it was typed."""
    if _LOST in search:
        # What older programs write is Windows-1252.
        return clean(dict(parse_qsl(said.text, encoding="cp1252", errors="replace")).get("q", ""))
    try:
        garbled = "%" in search and unquote(search, errors="strict") != search
        decoded = clean(unquote_plus(search)) if garbled else search
    except UnicodeDecodeError:
        return ""
    return decoded if decoded != search else ""
