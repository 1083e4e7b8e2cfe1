"""The encodings of one byte a sign, told apart by which of them gives words and marks as French is written, and the names in it.

A byte above 7F is a letter in one of them and a mark in another: where it stands tells which. `C\\xbdur` is `Cœur` and not
`C½ur`, and `2\\xbd` is `2½` and not `2œ`. No statistics of letters tell that of a table with ten accents in it.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from vendors.types.short_texts import remembered
from vendors.validation.foreign_words import LATIN, WORD, foreign, foreign_words, is_well_shaped, known, text_in

ENCODINGS: Final = ("cp1252", "iso8859-15", "mac_roman", "cp850", "cp858")
"""Of Windows, of Unix before UTF-8, of the old Macintosh and of MS-DOS without and with the euro: in the order in which they are believed
where they agree."""
_OF_MS_DOS: Final = frozenset({"cp850", "cp858"})
_SLACK: Final = 0.5
"""How much less plausible a reading may be that is still worth a question."""
_ODD: Final = -2.0
_CERTAIN: Final = 2.0
_LETTERS: Final = frozenset("éèêëàâäçîïôöùûüœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆñÑáíóúÁÍÓÚßøØåÅ")
"""The letters beyond ASCII of French, and of the names of people and places that stand most in it."""
_LAST: Final = frozenset("éëïüÉËÏÜ")
"""The letters with accents that a name which no dictionary has may well end with."""
_NO_LETTERS: Final = frozenset("ªºƒµˆ")
"""Marks that Unicode counts among the letters."""
_MISSHAPEN: Final = re.compile(
    "[a-zß-öø-ÿœšž][À-ÖØ-ÞŒŠŽŸ]|[ß-öø-ÿœšž][A-Z]|[A-ZÀ-ÖØ-ÞŒ]{2}[ß-öø-ÿœšž]|[A-Z][ß-öø-ÿœšž][A-ZÀ-Þ]|[A-ZÀ-Þ][À-ÖØ-ÞŒŠŽŸ][a-zß-öø-ÿ]"
)
"""Capitals and small letters in an order that no word has them in: CrÇdit, MODéLE, CÏur."""
_PIECE: Final = re.compile(rb"[^\t\r\n;|,\"]+")
_LONG: Final = 2_000
"""Bytes of a piece that are looked at."""
_BEYOND: Final = re.compile("[^\x00-\x7f]")
_ENOUGH: Final = 5_000
"""So many different pieces of text tell the encoding of any file."""
_ELISION: Final = re.compile(r"(?:^|[^\w])(?:[cdjlmnst]|\w*qu|aujourd)$", re.IGNORECASE)
_OPENING, _CLOSING = "«“‘‹", "»”’›"
_SPACES: Final = "\u00a0\u202f\u2009"


class Reading(NamedTuple):
    """Which encoding a text is in.

    Attributes:
        encoding: the most plausible one.
        rivals: others that give another text that is as plausible.
        foreign: the encodings of other languages in which texts that are not plausible have words, see
            `vendors.validation.foreign_words.foreign`.
        proven: whether a word or mark of the file can be French or English in no other encoding.
    """

    encoding: str
    rivals: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    proven: bool = False


def told(data: bytes) -> Reading:
    """Tells the encoding of a file that is not UTF-8."""
    pieces = (found[0][:_LONG] for found in _PIECE.finditer(data) if not found[0].isascii())
    tokens = sorted(set(islice(pieces, 10 * _ENOUGH)))[:_ENOUGH]
    worth = {encoding: sum(plausibility(_text(token, encoding)) for token in tokens) for encoding in ENCODINGS}
    most = max(worth.values())
    # Excel’s “CSV (MS-DOS)” is among these too: believed last, and asked about where a name may be spelt in it as well.
    likely = [one for one in ENCODINGS if worth[one] >= most - _SLACK]
    believed = {one: worth[one] - 2 * _SLACK * (one in _OF_MS_DOS) for one in likely}
    best = max(likely, key=lambda one: (len(_known(tokens, one)) if len(likely) > 1 else 0, believed[one]))
    read = [_text(token, best) for token in tokens]
    rivals = [one for one in likely if one != best]
    strange = [token for token, text in zip(tokens, read, strict=True) if not _is_western(text)]
    return Reading(
        best,
        tuple(one for one in rivals if [_text(token, one) for token in tokens] != read),
        foreign(strange, best) if strange else (),
        any(worth >= _CERTAIN for text in read for worth in _worths(text)),
    )


def _known(tokens: Iterable[bytes], encoding: str) -> frozenset[str]:
    """The words beyond ASCII that some texts have in an encoding, and a language too."""
    words = frozenset(word for token in tokens for word in foreign_words(_text(token, encoding)))
    return frozenset(word for word in words if word.lower() in _words()) | known(words, LATIN)


def doubt(text: str, reading: Reading) -> tuple[str, str] | None:
    """What a cell most likely says, and what else it may say, "" for nothing else; None for one that is sure.

    Args:
        text: the cell as it was read.
        reading: of its file.

    Returns:
        Two empty texts where it is a plausible text in no encoding.
    """
    if text.isascii() or "\ufffd" in text or reading.encoding not in ENCODINGS:
        return None
    data = text.encode(reading.encoding, errors="replace")
    odd = _is_odd(text)
    if meant := _as_utf8(data):
        return meant, ""
    if reading.foreign and not _is_western(text):
        meanings = {meant for one in reading.foreign if is_well_shaped(meant := text_in(data, one))} - {text}
        if len(meanings) == 1:
            (meant,) = meanings
            return meant, "" if odd else meant
        if meanings:
            return "", ""
    doubtful = odd or _is_strange(text, reading.proven)
    for other in reading.rivals:
        meant = _text(data, other)
        if meant != text and not (_is_odd(meant) or _is_strange(meant, reading.proven)):
            if doubtful:
                return meant, ""
            # A name begins with a capital rather than with a small letter of another word.
            return (meant, meant) if text[:1].islower() and meant[:1].isupper() else (text, meant)
    return ("", "") if doubtful else None


def _as_utf8(data: bytes) -> str:
    """A text that is UTF-8 within a file that is not; "" for one that is not."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""


def misread(text: str) -> str:
    """A text that was read in another encoding than its own, read again; "" where no word of French or English says so."""
    if not _is_odd(text):
        return ""
    for wrong, right in _CONFUSED:
        try:
            meant = text.encode(wrong).decode(right)
        except UnicodeError:
            continue
        changed = {word for word in WORD.findall(meant) if not word.isascii() and word not in text}
        if not _is_odd(meant) and not _words().isdisjoint(map(str.lower, changed)):
            return meant
    return ""


_CONFUSED: Final = (
    *(("cp1252", "mac_roman"), ("cp1252", "cp850"), ("mac_roman", "cp1252"), ("cp850", "cp1252")),
    *(("iso8859-15", "mac_roman"), ("iso8859-15", "cp850"), ("cp850", "mac_roman"), ("mac_roman", "cp850")),
)
"""In which encoding a text was read, and in which it was saved."""


def _text(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")


def is_plausible(text: str) -> bool:
    """Whether the letters and marks of a text stand as somebody may have written them."""
    return not _is_odd(text)


def _is_western(text: str) -> bool:
    """Whether all words of a text that have a letter beyond ASCII are words of a language with Latin letters, and no mark is odd."""
    unknown = frozenset(word for word in foreign_words(text) if word.lower() not in _words())
    return not _is_odd(text) and not (_glued(text) or unknown - known(unknown, LATIN))


def _is_strange(text: str, proven: bool) -> bool:
    """Whether a text has a word of no language, with too many letters beyond ASCII in a row, or with some that French has not while
    nothing in the file proves its encoding.
    """
    unknown = frozenset(
        word
        for word in foreign_words(text)
        if word.lower() not in _words()
        and (_ROW.search(word) or not (proven or _FRENCH.issuperset(_BEYOND.findall(word.lower()))))
    )
    return bool(unknown - known(unknown, LATIN))


def _glued(text: str) -> bool:
    """Whether a mark stands before a letter as if it were one: `©koda`."""
    return _GLUED.search(text) is not None


_GLUED: Final = re.compile(r"(?:^|\s)[¡£¥¦©ª«¬®¯°±²³´µ·¸¹º»¼½¾×÷]\w")
_ROW: Final = re.compile("[^\x00-\x7f]{3}")
_FRENCH: Final = frozenset("éèêëàâäçîïôöùûüœæÿ")


def _is_odd(text: str) -> bool:
    # Most words are met again and again; what is odd in one shows in it and beside it.
    return any(_is_suspect(token) for token in text.split(" ") if not token.isascii()) and any(
        worth <= _ODD for worth in _worths(text)
    )


@remembered(50_000)
def _is_suspect(token: str) -> bool:
    """Whether what stands between two spaces has anything that may be odd; quick, and no word is looked up."""
    return _SUSPECT.search(token) is not None


_SUSPECT: Final = re.compile(
    "[^\x00-\x7fÀ-ÖØ-öø-ÿŒœŸ’‘]"  # whatever is neither a letter of French and its neighbours nor the apostrophe, which never is odd
    rf"|{_MISSHAPEN.pattern}|\d[^\W\d_]|[^\W\d_]\d|(?<![^\W\d_])[^\x00-\x7fàôÀÔ](?![^\W\d_])"
)
"""Where a word or mark may be odd: one that has none of these is not."""


@remembered(50_000)
def plausibility(text: str) -> float:
    """How plausible a text is, by its words and marks beyond ASCII: above 0 where French has them, below where nobody has."""
    return sum(_worths(text))


def _worths(text: str) -> Iterable[float]:
    for found in WORD.finditer(text):
        if not found[0].isascii():
            yield _of_word(found[0], text[: found.start()][-1:], text[found.end() :][:1])
    for mark in _BEYOND.finditer(text):
        if not mark[0].isalpha():
            yield _of_mark(mark[0], text[: mark.start()], text[mark.end() :])


def _of_word(word: str, before: str, after: str) -> float:
    if _MISSHAPEN.search(word):
        return _ODD
    if word.lower() in _words():
        return 2.0
    if before.isdigit() or after.isdigit() or (len(word) == 1 and after not in ("'", "’")):
        return _ODD
    if not _NO_LETTERS.isdisjoint(word):
        return _ODD
    if word[-1] > "\x7f" and word[-1] not in _LAST:
        return 0.0
    return 1.0 if all(sign < "\x80" or sign in _LETTERS for sign in word) else 0.5


def _of_mark(sign: str, before: str, after: str) -> float:
    left, right = before[-1:], after[:1]
    between = left.isalpha() and right.isalpha()
    if sign == "’" and between and _ELISION.search(before):
        return 2.0
    if sign in "’‘" and not (left.strip() or right.strip()) and (before.strip() or after.strip()):
        return _ODD
    if sign in "’‘":
        return 1.0 if between or (sign == "’") != (not left.strip()) else 0.0
    if sign in _SPACES:
        return 0.0 if between else 1.0
    if between:
        return 0.0 if sign in "´–—·°" else _ODD
    return _of_lone_mark(sign, before, after)


def _of_lone_mark(sign: str, before: str, after: str) -> float:
    left, right = before[-1:], after[:1]
    if sign in _OPENING + _CLOSING:
        opens = sign in _OPENING
        if (left if opens else right).isalnum():
            return _ODD
        other = (_CLOSING if opens else _OPENING)[(_OPENING if opens else _CLOSING).index(sign)]
        return 1.0 if other in (after if opens else before) else 0.0
    if sign in "–—":
        return 1.0 if not (left.isalpha() or right.isalpha()) else 0.0
    if sign == "…":
        return 1.0 if not right.isalnum() else 0.0
    if sign == "€":
        amount = right.isdigit() or (not right.isalpha() and re.search(r"(?:^|\d|\W)[kKM]?d?$", before))
        return 2.0 if amount else _ODD
    if sign == "°":
        return 2.0 if left in tuple("nN") or right in tuple("CF") else 1.0 if not right.isalpha() else 0.0
    if sign in "²³™®©":
        return 1.0 if not right.isalpha() else 0.0
    if sign in "½¼¾":
        return 1.0 if not left.isalpha() and not right.isalpha() else _ODD
    if sign in "•·§±×÷¿¡£¥‰†„‚´":
        return 0.0 if not right.isalpha() or sign in "¿¡„‚" else _ODD
    return _ODD


@cache
def _words() -> frozenset[str]:
    """The commoner words of French and English that have a letter beyond ASCII."""
    from wordfreq import get_frequency_dict  # here, since only files that are not UTF-8 ask for words

    known = {word for code in ("fr", "en") for word in get_frequency_dict(code, wordlist="small")}
    get_frequency_dict.cache_clear()
    return frozenset(word for word in known if not word.isascii() and (word.isalpha() and len(word) > 1)) | {"à", "ô"}
