"""Cells that are wrong before their meaning is looked at: signs that nobody sees or tells apart."""

import re
import unicodedata
from typing import Final, NamedTuple
from unicodedata import is_normalized, normalize

from vendors.tables.row import Column
from vendors.types.short_texts import remembered
from vendors.types.unseen_signs import HIDDEN, OVERLAID, SHAPELESS, without_hidden, without_struck
from vendors.validation.old_encodings import ENCODINGS, is_plausible, misread, plausibility

STRAY: Final = re.compile("[\udc80-\udcff]")
"""A byte that is not UTF-8, as `surrogateescape` keeps it."""
_GARBLED: Final = re.compile(
    "[\u00c2-\u00df][\u0080-\u2122]|[\u00e0-\u00ef][\u0080-\u2122]{2}|\u00f0[\u0080-\u2122]{3}"
)
"""How UTF-8 looks when it is read as Windows-1252."""
_FOREIGN: Final = re.compile(
    "[\u0370-\u058f\u13a0-\u13ff\u1d00-\u1dbf\u2100-\u214f\u249c-\u24e9\u2c80-\u2cff\ua4d0-\ua4ff\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
    "\U0001f110-\U0001f12a\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]"
)
_MISREAD: Final = re.compile(
    "[a-z\u00df-\u00ff][\u00c0-\u00de\u0160\u017d\u0178][a-z]|[A-Za-z][\u0192\u02c6\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u0152][a-z]"
)
"""Where a letter with an accent may have been read in the encoding of the Macintosh or of MS-DOS, or the other way round."""
_WORD: Final = re.compile(r"[^\W_]+")
_SEVERAL_SPACES: Final = re.compile(r" {2,}")
DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
MACHINE_READ: Final = frozenset(
    {"id", "country", "language", "date", "address", "integer", "money", "number", "choice"}
)
"""Kinds of values that are written with plain signs only."""
BETWEEN: Final = "\x1f"
"""Stands between the cells of a row that are looked at together."""
_BLANK: Final = frozenset(" \t\r\n")
_EDGES: Final = tuple(edge for blank in _BLANK for edge in (blank + BETWEEN, BETWEEN + blank))
_QUICK_ASCII: Final = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1e\x7f]")
_HIDDEN_BUT_BETWEEN: Final = SHAPELESS.pattern[1:-1].replace("\x0e-\x1f", "\x0e-\x1e")
_QUICK: Final = re.compile(
    f"[{_HIDDEN_BUT_BETWEEN}{STRAY.pattern[1:-1]}{_FOREIGN.pattern[1:-1]}{OVERLAID.pattern[1:-1]}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufffd]"
)


class Suspicion(NamedTuple):
    """A rule that a cell breaks.

    Attributes:
        rule: a key of `vendors.validation.rules.RULES`.
        value: what was found.
        suggestion: what to write instead in the whole cell, or "".
        other: what it collides with.
        clears: whether the cell is to be left empty instead.
    """

    rule: str
    value: str
    suggestion: str = ""
    other: str = ""
    clears: bool = False


def worth_a_look(row: str, width: int) -> bool:
    """Whether any cell of a row can have signs that nobody sees or tells apart; quick, so that most rows are looked at once.

    Args:
        row: its filled cells, `BETWEEN` between them.
        width: how many they are.
    """
    if _QUICK_ASCII.search(row):
        return True
    if not row.isascii() and any(is_strange_word(token) for token in row.split(" ") if not token.isascii()):
        return True
    if row.count(BETWEEN) >= width or row[:1] in _BLANK or row[-1:] in _BLANK:
        return True
    return any(edge in row for edge in _EDGES)


@remembered(50_000)
def is_strange_word(token: str) -> bool:
    """The same for what stands between two spaces, since no signs that are strange together are parted by one."""
    return bool(
        _QUICK.search(token) or _GARBLED.search(token) or _MISREAD.search(token) or not is_normalized("NFC", token)
    )


def _is_sound(text: str) -> bool:
    """Whether no sign of a text is strange or may have been misread; quick, since most are not, and the same words come again and again."""
    return not (_QUICK_ASCII.search(text) or BETWEEN in text) and all(
        is_sound_word(token) for token in text.split(" ") if not token.isascii()
    )


@remembered(50_000)
def is_sound_word(token: str) -> bool:
    """Whether what stands between two spaces has no sign that is strange or may have been misread."""
    return is_plausible(token) and not (
        _QUICK.search(token) or _GARBLED.search(token) or not is_normalized("NFC", token)
    )


def unseen(text: str, column: Column) -> Suspicion | None:
    """What is wrong with the signs of a cell, or None.

    Args:
        text: as it stands in the file, stray bytes as `surrogateescape` keeps them.
        column: where it stands.
    """
    if column.kind not in MACHINE_READ and _is_sound(text):
        return None
    if column.kind not in MACHINE_READ and "\t" in text.strip():
        return Suspicion("control-character", "U+0009", tidy(text.replace("\t", " ")))
    if text.isascii() and not SHAPELESS.search(text):
        # Of what else is looked for no sign is in ASCII.
        return _spaced(text, column) if column.kind in MACHINE_READ else None
    if stray := STRAY.search(text):
        mended = tidy(STRAY.sub(_as_cp1252, text))
        return Suspicion(
            "encoding", f"{ord(stray[0]) - 0xDC00:02X}", mended if _is_latin(mended) and is_plausible(mended) else ""
        )
    if "\ufffd" in text:
        return Suspicion("encoding", "\ufffd")
    if _GARBLED.search(text) and (mended := _ungarbled(text)):
        return Suspicion("garbled", text, mended)
    if _MISREAD.search(text) and column.kind != "address" and (mended := misread(text)):
        return Suspicion("garbled", text, mended)
    if SHAPELESS.search(text) and (hidden := HIDDEN.search(text)):
        return Suspicion("control-character", f"U+{ord(hidden[0]):04X}", _without_hidden(text))
    if OVERLAID.search(text) and (over := _overlaid(text, column)):
        return over
    if column.kind != "address" and (together := composed(text)) != text:
        return Suspicion("decomposed", text, together, _apart(text, together))
    if _FOREIGN.search(text) and (found := look_alike(text, alone=column.kind in MACHINE_READ)):
        return Suspicion("look-alike", text, tidy(found[0]), found[1])
    if column.kind in MACHINE_READ:
        return _spaced(text, column)
    if gap := _GAP.search(text):
        return Suspicion("control-character", f"U+{ord(gap[0]):04X}", tidy(_GAP.sub(" ", text)))
    if column.kind == "text" and re.search(r"(?<=[^\W\d_])[\u00a0\u2007\u202f](?=[^\W\d_])", text):
        return Suspicion("apostrophe", text, re.sub(r"(?<=[^\W\d_])[\u00a0\u2007\u202f](?=[^\W\d_])", " ", text))
    return None


_GAP: Final = re.compile(r"(?<=[^\W\d_])[\u1680\u2000-\u2006\u2008-\u200a\u205f](?=[^\W\d_])")
"""A space of another width than that of the keyboard, between two words."""


def _overlaid(text: str, column: Column) -> Suspicion:
    """What is asked about letters that are struck through or underlined by signs of their own."""
    left, struck = without_struck(text)
    if struck:
        return Suspicion("struck-text", text, left, struck, clears=not left and not column.required)
    bare = tidy(OVERLAID.sub("", text))
    return Suspicion(
        "decomposed", text, bare, ", ".join(sorted({f"U+{ord(sign):04X}" for sign in OVERLAID.findall(text)}))
    )


def _spaced(text: str, column: Column) -> Suspicion | None:
    """What is wrong with the spaces and dashes of a value that machines read, or None."""
    plain = tidy(DASHES.sub("-", text)) if column.kind != "address" and not text.isascii() else tidy(text)
    if plain == text:
        return None
    if column.kind in ("date", "number", "money", "integer") and not re.search(r"^\s|\s$", text):
        return None  # the kind itself knows what numbers and dates with such signs mean
    rule = "spaces" if tidy(text) != text else "look-alike"
    return Suspicion(rule, text, _list_tidy(plain) if column.many else plain, "-" if rule == "look-alike" else "")


def _without_hidden(text: str) -> str:
    """A text without signs that nobody sees, a space for those that break a line; "" where they belong to an encoding of its own."""
    if "\x1b" in text:
        try:
            return tidy(text.encode("ascii").decode("iso2022_jp"))
        except UnicodeError:
            return ""
    text = re.sub("\x85(?=\\w)", " ", text)  # the end of a line in the encodings of large computers
    if _C1.search(text):
        text = _of_old_encoding(text)
    return tidy(without_hidden(text))


_C1: Final = re.compile("[\x80-\x9f]")
"""Signs that no text has, in the place of letters and marks of an encoding that was read as Latin 1."""


def _of_old_encoding(text: str) -> str:
    """A text that was read as Latin 1, read as what it is; "" where that is not plain."""
    readings: dict[str, float] = {}
    for encoding in ENCODINGS:
        try:
            meant = text.encode("latin-1").decode(encoding)
        except UnicodeError:
            meant = _C1.sub(_as_windows, text) if encoding == "cp1252" else ""
        if meant and "\ufffd" not in meant and not _C1.search(meant) and _is_latin(meant) and is_plausible(meant):
            worth = plausibility(meant)
            if worth > 0 or encoding == "cp1252":
                readings[meant] = max(readings.get(meant, 0.0), worth + (encoding == "cp1252"))
    most = max(readings.values(), default=0.0)
    likely = [meant for meant, worth in readings.items() if worth >= most]
    return likely[0] if len(likely) == 1 else ""


def _as_windows(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252", errors="replace")


def _is_latin(text: str) -> bool:
    """Whether all letters of a text beyond ASCII are Latin: else its bytes are of another encoding, and made letters by chance."""
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign > "\x7f" and sign.isalpha())


def composed(text: str) -> str:
    """A text in which each letter and its accents are one sign, wherever there is one (Unicode's form NFC)."""
    return text if text.isascii() else normalize("NFC", text)


def _apart(text: str, together: str) -> str:
    """The first letter and accent of a text that are one sign in the composed one, such as `e + U+0301`."""
    at = next((at for at, (one, other) in enumerate(zip(text, together, strict=False)) if one != other), len(together))
    return " + ".join(sign if sign.isascii() else f"U+{ord(sign):04X}" for sign in text[at : at + 2])


def tidy(text: str) -> str:
    """A text without spaces at its ends, or several in a row within a line."""
    bare = text.strip()
    return _SEVERAL_SPACES.sub(" ", bare) if "  " in bare else bare


def _list_tidy(text: str) -> str:
    return "|".join(part.strip() for part in text.split("|"))


def _as_cp1252(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace").replace("\ufffd", "?")


def _ungarbled(text: str) -> str:
    """UTF-8 that was read as Windows-1252, read again as what it is; "" where it is not that."""

    def again(found: re.Match[str]) -> str:
        try:
            return _bytes(found[0]).decode()
        except UnicodeDecodeError:
            return found[0]

    mended = text
    for _ in range(3):  # it may have happened twice
        before, mended = mended, _GARBLED.sub(again, mended)
        if mended == before:
            break
    return mended if mended != text else ""


def _bytes(text: str) -> bytes:
    return b"".join(
        sign.encode("latin-1") if "\x80" <= sign <= "\x9f" else sign.encode("cp1252", errors="replace") for sign in text
    )


def look_alike(text: str, alone: bool = False) -> tuple[str, str] | None:
    """The text with each letter and digit that only looks Latin made Latin, and the names of the signs; None where there is none.

    A word in another script is a word; a word that mixes scripts, or that consists of look-alikes within a Latin text, is not.

    Args:
        text: the text of a cell.
        alone: whether a text that is all look-alikes is suspicious, as in an identifier.
    """
    latin = alone or any("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())
    found: list[str] = []

    def undressed(run: re.Match[str]) -> str:
        found.append(f"{run[0][0]}, U+{ord(run[0][0]):04X}")
        return "".join(unicodedata.name(sign)[-1] if sign >= "\U0001f000" else _circled(sign) for sign in run[0])

    mended = _FRAMED.sub(undressed, text)

    def latinised(word: re.Match[str]) -> str:
        signs = [(sign, _twin(sign)) for sign in word[0]]
        mixed = any(sign < "\u0370" for sign in word[0] if sign.isalpha()) or bool(
            re.search("[\uff01-\uff5e]", word[0])
        )
        styled = [sign for sign in word[0] if sign >= "\u0370" and _is_styled(sign)]
        whole = (latin or len(styled) == len(signs)) and len(word[0]) > 1 and all(twin for _, twin in signs)
        mixed = mixed or any(sign >= "\U0001d400" for sign in styled)
        if not (mixed or whole or (alone and all(twin for _, twin in signs))):
            return word[0]
        found.extend(f"{sign}, U+{ord(sign):04X}" for sign, twin in signs if twin and twin != sign)
        return "".join(twin or sign for sign, twin in signs)

    mended = _WORD.sub(latinised, mended)
    if alone or latin:
        wide = re.sub("[\uff01-\uff5e]", lambda sign: unicodedata.normalize("NFKC", sign[0]), mended)
        if wide != mended:
            found.append("fullwidth")
            mended = wide
    return (mended, found[0]) if mended != text and found else None


_FRAMED: Final = re.compile(
    "[\u249c-\u24e9\U0001f110-\U0001f129\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]{2,}"
)
"""Letters in circles, squares or brackets; one alone may be a mark."""


def _circled(sign: str) -> str:
    letter = unicodedata.name(sign)[-1]
    return letter.lower() if "SMALL" in unicodedata.name(sign) else letter


_SMALL_CAPITAL: Final = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])$")


def _is_styled(sign: str) -> bool:
    """Whether a sign is a Latin letter in a look of its own, bold or script or raised, and of no other script."""
    return sign.isalpha() and unicodedata.normalize("NFKC", sign).isascii()


def _twin(sign: str) -> str:
    """The Latin letter or digit that a sign looks like, itself for one, "" for none."""
    if sign < "\u0370" and not _SMALL_CAPITAL.search(unicodedata.name(sign, "")):
        return sign
    compatible = unicodedata.normalize("NFKC", sign)
    if compatible.isascii():
        return compatible
    if small := _SMALL_CAPITAL.search(unicodedata.name(sign, "")):
        return small[1]
    from confusable_homoglyphs import confusables  # here, since its tables are large and seldom needed

    answers = confusables.is_confusable(sign, greedy=True, preferred_aliases=[]) or []
    twins = [twin["c"] for answer in answers for twin in answer["homoglyphs"]]
    same_case = [twin for twin in twins if twin.isascii() and twin.isalnum() and twin.isupper() == sign.isupper()]
    return next(iter(same_case), "")
