"""A name with something beside it that is none of it: a doubt of whoever wrote it, or the mark of a footnote."""

import re
from functools import cache
from typing import Final, NamedTuple

from vendors.types.did_you_mean import plain
from vendors.types.no_value import no_value
from vendors.types.no_value_said import is_said, one_of, words_of
from vendors.types.short_texts import remembered


class MarkedName(NamedTuple):
    """What stands beside a name.

    Attributes:
        name: the name alone.
        is_doubt: whether it says that somebody was not sure; else it is the mark of a footnote.
    """

    name: str
    is_doubt: bool


_QUESTION: Final = re.compile(r"^\?+\s*(?=\w)|\s*[(\[]?\?+[)\]]?$")
_NOTE: Final = re.compile(
    r"\s*(?:[*†‡§¤]+|[¹²³⁴-⁹]+|\^\d{1,2}|[(\[](?:\d{1,2}|[*†‡]+|[abdf-qt-z]|(?:note|nb|n\.b\.|cf\.?|voir|see)\b[^()]*)[)\]]|(?<=\s)\d{1,2}\))$",
    re.IGNORECASE,
)
"""The mark of a footnote behind a name; `(c)`, `(e)`, `(r)` and `(s)` are others."""
_BULLET: Final = re.compile(r"^(?:[*†‡•·▪‣◦►→]+\s*|[-–—]\s+)(?=\w)")
_REMARK: Final = re.compile(
    r"(?P<name>.*\w.*?)(?:\s*[(\[](?P<inner>[^()\[\]]+)[)\]]|\s+[-–—/:]\s*(?P<dashed>.+)|\s*[,;]\s+(?P<listed>.+))$"
)
"""A name with something in brackets behind it, or behind a dash or comma."""


def beside_name(text: str) -> MarkedName | None:
    """What stands beside a name and is none of it; None where nothing does.

    Args:
        text: as it stands, not empty.
    """
    return _judged(text) if may_be_marked(text) else None


def may_any_be_marked(together: str) -> bool:
    """Whether any of some names may have such a sign or word, the names with signs between them that are none of a word: quicker still."""
    first, last = _hedge_ends()
    said = together.lower() if together.isascii() else _spaced(together)
    return bool(_SIGNS.search(together)) or not (first | last | _BEHIND_WORDS).isdisjoint(
        said.replace("|", " ").split()
    )


def may_be_marked(text: str) -> bool:
    """Whether a name has a sign or a word that may stand beside one: quick."""
    if _SIGNS.search(text):
        return True
    words = text.lower().split(" ") if text.isascii() else _spaced(text).split(" ")
    first, last = _hedge_ends()
    return words[0] in first or words[-1] in last or not _BEHIND_WORDS.isdisjoint(words)


_SIGNS: Final = re.compile(r"[?*†‡§¤¹²³⁴-⁹^)\]•·▪‣◦►→~≈,;–—/:-](?:(?<![–—/:-])|(?<=\s.)|(?<=^[–—-]))")
"""Signs of which one stands beside a name where no word does."""
_BEHIND_WORDS: Final = frozenset(
    {"a", "non", "pas", "not", "en", "to", "tba", "tbc", "tbd", "unconfirmed", "unverified"}
)


@cache
def _hedge_ends() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last words of all words of doubt."""
    hedges = [word.split(" ") for word in words_of("hedge")]
    endings = ("", "e", "s", "es")
    firsts = {f"{one[0]}{end}" for one in hedges for end in endings}
    lasts = {f"{one[-1]}{end}" for one in hedges for end in endings}
    joined = {f"{'-'.join(one)}{end}" for one in hedges for end in ("", "e", "s")}
    return frozenset(firsts | joined | {f"{one}:" for one in firsts}), frozenset(lasts | joined)


@remembered(20_000)
def _judged(text: str) -> MarkedName | None:
    if not any(sign.isalnum() for sign in text):
        return None
    for pattern, is_doubt in ((_QUESTION, True), (_NOTE, False), (_BULLET, False)):
        if (bare := pattern.sub("", text).strip()) != text.strip() and _is_name(bare):
            if pattern is _QUESTION and _ASKS.match(plain(text)):
                return None
            return _with(bare, is_doubt=is_doubt)
    if (found := _REMARK.fullmatch(text)) and _is_name(found["name"].strip()):
        said = found["inner"] or found["dashed"] or found["listed"]
        if _is_doubt(said):
            return _with(found["name"].strip(), is_doubt=True)
    said = _spaced(text)
    hedge = (_hedges().search(said) or _BEHIND.search(said)) if len(said) == len(text) else None
    if hedge and (hedge.re is not _BEHIND or is_said(hedge[0].strip())):
        name = f"{text[: hedge.start()]}{text[hedge.end() :]}".strip(" ,:-–—")
        return _with(name, is_doubt=True) if _is_name(name) else None
    return None


def _with(name: str, *, is_doubt: bool) -> MarkedName:
    """A name with what stands beside it, which may be something more: `KKR ? (1)`."""
    found = beside_name(name)
    return MarkedName(found.name, is_doubt or found.is_doubt) if found else MarkedName(name, is_doubt)


def _spaced(text: str) -> str:
    """A text without accents, a space for each dash."""
    return _DASH.sub(" ", plain(text))


def _is_name(text: str) -> bool:
    return any(sign.isalnum() for sign in text) and not no_value(text)


def _is_doubt(text: str) -> bool:
    """Whether a remark says that the name before it is not certain."""
    said = _spaced(text).strip(" .?!…")
    if not said or _hedges().search(said) or _HEARSAY.match(said):
        return True
    # In capitals, `NA` is a region.
    return bool(no_value(text.strip())) and not (
        text.strip().isupper() and text.strip().isalpha() and len(said) < _LONG_WORD
    )


_LONG_WORD: Final = 5
_DASH: Final = re.compile("[-\u2010-\u2015]")
_ASKS: Final = re.compile(
    r"(?:which|who|whose|what|why|where|when|how|qui|que|quoi|quels?|quelles?|pourquoi|comment|ou|quand|combien|est|are|is|do|does|can)\b"
)
"""A name that is a question itself: `Which?`."""
_BEHIND: Final = re.compile(
    r"(?<=\w) +(?:(?:a|non|pas|not|en|to be)\b|to (?=check|verify|confirm)|tb[acd]$|unconfirmed$|unverified$).*$"
)
"""Where what is to be done about a name may begin behind it: `KKR à vérifier`."""
_HEARSAY: Final = re.compile(
    r"(?:selon|d'apres|according to|rumeurs?|rumou?rs?|on dit)\b|(?:non|not|pas) (?:sur|confirm)|doute|doubt|guess|hypothes|supposition"
    r"|(?:probable|possible|presume|suppose|incertain|hypothetique|eventuel|envisage|pressenti|uncertain|tentative|rumoured|rumored|alleged|expected)(?:e|s|es|le|les)?$"
)


@cache
def _hedges() -> re.Pattern[str]:
    """Words of doubt at the beginning of a text, with a name behind them, or at its end."""
    words = one_of("hedge", "(?:e|s|es)?")
    return re.compile(rf"^(?:~|≈|{words}\b[ ,:]*)|[ ,(]+{words}$|^{words}$")
