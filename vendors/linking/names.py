"""How a name may be spelt in a text, and where in a text a name stands as a word of its own."""

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from cachetools import LRUCache, cached

from vendors.linking.normalise import Folded, letters, unseen
from vendors.linking.word_frequency import GRAMMATICAL, KNOWN, RARE, Ordinary


@dataclass(frozen=True, slots=True)
class Name:
    """A name that denotes a vendor.

    Attributes:
        vendor: its id.
        text: the name as it is written.
        host: the host of its website ("www.nice.com"), or "".
        bare: whether the name has an article that is left out here: "Sphinx", for "du Sphinx" and "le logiciel Sphinx".
    """

    vendor: str
    text: str
    host: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it is looked for.

    Attributes:
        name: whose it is.
        joints: where its letters may be parted -> the sign with which the name itself parts them; "" for none (Trust|You).
        coined: whether it has a word that neither French nor English knows.
        compound: whether a coined word of it is put together from two common ones (typeform, mediatech).
        rare: whether its only word is a rare one (akio, smg).
        grammatical: whether a piece of it is a word like "you", "or", "get".
        inner_capital: whether a word of it has a capital after a small letter (TrustYou, NiCE).
        own: its words, plain.
        pieces: how many words it has, those run together counted one by one.
        bare: whether the name has an article that is left out here.
        sure: whether it is believed wherever it stands, unless parted or with accents: coined, but not of common words.
    """

    name: Name
    joints: Mapping[int, str]
    coined: bool
    compound: bool
    rare: bool
    grammatical: bool
    inner_capital: bool
    own: frozenset[str]
    pieces: int
    bare: bool
    sure: bool


@dataclass(slots=True)
class Place:
    """A place of a text where a name stands as a word of its own.

    Attributes:
        form: the name.
        start: where it begins, in characters.
        end: where it ends.
        surface: the name as the text writes it.
        split: whether it is parted where the name itself is not ("Trust You").
        address: whether it is the domain of an address on the internet.
        mark: "#" or "@" right before it, or "".
    """

    form: Form
    start: int
    end: int
    surface: str
    split: bool
    address: bool = False
    mark: str = ""


_PIECE: Final = re.compile(r"[^\W_]+(?:[^\w\s\-‐‑][^\W_]+)*")
_CAMEL: Final = re.compile(r"(?<=[^\W\dA-ZÀ-Þ_])(?=[A-ZÀ-Þ])")
_GAP: Final = re.compile(r"[^\S\n]{0,4}\n?[^\S\n]{0,8}|[-‐‑_°º˚·・.]|[-‐‑]\n[^\S\n]{0,8}|[™®©][^\S\n]?|['’]")
_BROKEN: Final = re.compile(r"[-‐‑]\n[^\S\n]{0,8}")
_DOMAIN: Final = re.compile(r"(?:[-\w]+\.)*[-\w]*$")
_TLD: Final = re.compile(r"((?:\.[a-z][a-z0-9-]{1,20})+)(?![\w@])")
_TAG: Final = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SCHEME: Final = re.compile(r"(?i)(?:[a-z]{2,10}://|www\.|mailto:)")
_APART: Final = re.compile(r"[\s<>()\[\]\"“”«»|]")
_LOCAL: Final = re.compile(r"[\w.+-]*@[\w-]+\.\w")
_PATH: Final = re.compile(r"[\w-]\.[a-z]{2,6}/\S*$|^[.~]{0,2}/[^/]+/\S*$")
_PLAIN_BEFORE: Final = frozenset(["", " ", "\n", "\u00a0", "\u202f"])
_PLAIN_AFTER: Final = frozenset(["", " ", "\n", ",", ";", "!", "?", "’", "\u00a0", "\u202f"])
"""Between these a name is a word of its own, and no part of an address."""
_REACH: Final = 400
"""Characters of an address or of markup that are looked at on either side of a name."""
_REMEMBERED: Final = 32_768
"""Names whose spellings are remembered: those of 5,000 vendors and more."""
_DOMAINS: Final = re.compile(
    r"\.(?:com|net|org|io|co|fr|eu|de|uk|us|ai|be|nl|ch|es|it|ca|biz|info|app|dev|se|no|fi|dk|at|pl|jp|au|in|ly|me|tv|cloud|tech)$"
)
"""Ends of domains by which an address is told from a full stop without a space."""


# Most names of a new version are those of the one before, and to read the lists of words takes half a second.
@cached(LRUCache(_REMEMBERED), key=lambda name, _: name, lock=Lock())
def form(name: Name, ordinary: Ordinary) -> Form:
    """What the spelling of a name and the frequency of its words say about it."""
    joints: dict[int, str] = {}
    pieces: list[str] = []
    coined = compound = inner = False
    length = end = 0
    for found in _PIECE.finditer(name.text):
        piece = found.group()
        if length:
            joints[length] = name.text[end : found.start()].strip() or " "
        end = found.end()
        at = length
        for sign in piece:
            if not sign.isalnum():
                joints[at] = sign
            at += len(letters(sign))
        parts = [part for part in _CAMEL.split(piece) if letters(part)]
        inner = inner or len(parts) > 1
        at = length
        for part in parts[:-1]:
            at += len(letters(part))
            joints.setdefault(at, "")
        plain = letters(piece)
        if len(plain) >= 4 and ordinary.zipf(plain) < KNOWN:
            coined = True
            compound = compound or ordinary.halves(plain, 3) is not None
            cut = ordinary.halves(plain, 4)
            if len(parts) == 1 and cut and piece.isalpha():
                joints[length + cut] = ""
                parts = [plain[:cut], plain[cut:]]
        pieces += [letters(part) for part in parts]
        length += len(plain)
    grammatical = any(ordinary.zipf(piece) >= GRAMMATICAL for piece in pieces)
    own = frozenset(pieces) | {letters(name.text)}
    rare = len(pieces) == 1 and ordinary.zipf(pieces[0]) < RARE
    return Form(
        name, joints, coined, compound, rare, grammatical, inner, own, len(pieces), name.bare, coined and not compound
    )


def standing(text: str, folded: Folded, begin: int, end: int, form: Form) -> Place | None:
    """The name at some letters of a text, if it is a word of its own there, parted only where it may be, and no part of an address.

    Args:
        text: the text.
        folded: the same, folded.
        begin: its first letter.
        end: the letter after its last.
        form: the name whose letters these are.
    """
    start, stop = folded.begins[begin], folded.end(end - 1)
    if folded.ends is not None and (
        (begin and folded.begins[begin - 1] == start)
        or (end < len(folded.letters) and folded.begins[end] == folded.begins[end - 1])
    ):
        return None
    split = False
    for place in range(begin + 1, end) if stop - start != end - begin else ():
        if folded.begins[place] <= folded.end(place - 1):
            continue
        gap = text[folded.end(place - 1) : folded.begins[place]]
        gap = html.unescape(gap) if "&" in gap else gap
        gap = "".join(sign for sign in gap if not unseen(sign))
        joint = form.joints.get(place - begin)
        if gap and not _joins(gap, joint, form):
            return None
        split = split or bool(gap and joint == "")
    while stop < len(text) and text[stop] > "\u02ff" and unicodedata.category(text[stop]) == "Mn":
        stop += 1
    if text[start - 1 : start] in _PLAIN_BEFORE and text[stop : stop + 1] in _PLAIN_AFTER and "<" not in text:
        return Place(form, start, stop, text[start:stop], split)
    mark = (
        text[start - 1 : start]
        if text[start - 1 : start] in ("#", "@") and not text[max(0, start - 2) : start - 1].isalnum()
        else ""
    )
    tag = bool(mark) or bool(re.search(r"(?<!\w)[#@]\w*$", text[max(0, start - 40) : start]))
    if not (_bare(text, start, -1, form, tag) and _bare(text, stop, 1, form, tag)):
        return None
    place_ = Place(form, start, stop, text[start:stop], split, mark=mark)
    return place_ if _said(text, place_) else None


def _joins(gap: str, joint: str | None, form: Form) -> bool:
    """Whether a gap between two letters of a name is one that the name may have there."""
    if joint is None:
        return form.coined and bool(_BROKEN.fullmatch(gap))
    if gap == "." and joint in ("", " "):
        return False
    if joint in ".,/:":  # true for "" too, which is no sign of punctuation
        return bool(_GAP.fullmatch(gap)) if not joint else gap.strip("\n") == joint
    return gap.strip() == joint or bool(_GAP.fullmatch(gap))


def _bare(text: str, edge: int, step: int, form: Form, tag: bool) -> bool:
    """Whether a word ends at an edge of a name: at its beginning (step -1) or its end (step 1)."""
    at = edge if step > 0 else edge - 1
    while 0 <= at < len(text) and unseen(text[at]):
        if text[at] == "\u200b":
            return True
        at += step
    if not 0 <= at < len(text) or not text[at].isalnum():
        return True
    sign, own = text[at], text[edge - 1 if step > 0 else edge]
    if _writing(sign) != _writing(own) or _writing(own) == "unspaced":
        return True
    if step > 0 and own.isalpha() and sign.isdigit() and (form.coined or form.pieces > 1):
        return True
    if not form.coined:
        return False
    small, capital = (own, sign) if step > 0 else (sign, own)
    if tag and not small.isupper() and capital.isupper():
        return True
    plural = step > 0 and sign in "sS" and own not in "sS" and not text[at + 1 : at + 2].isalnum()
    return plural and (own.isupper() or text[_word_start(text, edge)].isupper() or form.name.text.islower())


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalnum():
        at -= 1
    return at


def _writing(sign: str) -> str:
    """The kind of writing a sign belongs to, as far as words are told apart by it."""
    code = ord(sign)
    if 0x30A0 <= code < 0x3100:
        return "katakana"
    if 0x3040 <= code < 0x30A0 or 0x3400 <= code < 0xA000:
        return "unspaced"
    return "hangul" if 0xAC00 <= code < 0xD7B0 else "spaced"


def _said(text: str, place: Place) -> bool:
    """Whether a name is said, or is the domain of an address, and is not just a part of an address or of markup."""
    before = text[max(0, place.start - _REACH) : place.start]
    opening = before.rfind("<")
    if opening >= 0 and ">" not in before[opening:]:
        tag = _TAG.match(text, place.start - len(before) + opening)
        if tag and tag.end() >= place.end:
            return False
    glued = _APART.split(before)[-1]
    after = _APART.split(text[place.end : place.end + _REACH], maxsplit=1)[0]
    scheme = _SCHEME.search(glued)
    if scheme and re.search(r"[/?#=]", glued[scheme.end() :]):
        return False
    if not place.mark and _LOCAL.match(after):
        return False
    if not scheme and _PATH.search(glued):
        return False
    labels = found.group() if (found := _DOMAIN.search(glued)) else ""
    host = re.match(r"[-\w.]*", after)
    theirs = _same_site(
        (labels + place.surface + (host.group() if host else "")).lower().rstrip("."), place.form.name.host
    )
    tld = _TLD.match(after)
    if tld and _DOMAINS.search(tld.group(1)) and not place.split:
        place.address = theirs or (place.form.coined and (not labels or labels.endswith(".")))
        return place.address
    if scheme or ("@" in glued and not place.mark and "." in place.surface):
        place.address = theirs or "." in place.surface
        return place.address
    if "." in place.surface and theirs:
        place.address = True
    return True


def _same_site(host: str, site: str) -> bool:
    """Whether a host is a vendor's site or below the same registered name."""
    return bool(site) and host.rsplit(".", 2)[-2:] == site.rsplit(".", 2)[-2:]
