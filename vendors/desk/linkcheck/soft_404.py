"""What an answer's page says of itself: that it is not there, or that a person must prove to be one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final, Protocol

from rapidfuzz import fuzz

from vendors.types.did_you_mean import plain

SHORT: Final = 600
"""Characters of a page that hardly says anything but one sentence."""
_COMPARED: Final = 4_000
_ALIKE: Final = 92
"""Per cent of their letters that two answers share when they are the same page with another address in it."""
_NOT_THERE: Final = re.compile(
    r"\b(?:404"
    r"|(?:page|article|document|content|contenu|file|fichier|url|story|post)\b.{0,30}\b(?:not found|not be found|introuvable|inexistante?|n.existe (?:pas|plus)"
    r"|does ?n.t exist|does not exist|no longer (?:exists?|available)|n.est plus (?:disponible|en ligne)|non trouvee?|supprimee?|(?:been|was) (?:removed|deleted))"
    r"|not found|(?:can.?t|cannot|could ?n.t|could not|unable to) find (?:the|that|this|your) (?:page|article|content)"
    r"|(?:ne trouvons|n.avons) pas (?:trouve )?(?:la|cette|votre) page)\b"
)
"""In plain letters: how a page in French or English says that it is not there."""
_WALL_HEADERS: Final = (
    ("cf-mitigated", "challenge"),
    ("x-datadome", ""),
    ("x-amzn-waf-action", ""),
    ("x-px-block", ""),
    ("x-sucuri-block", ""),
)
_WALL: Final = re.compile(
    r"just a moment|un instant\b.{0,3}$|attention required|checking your browser|verif\w+ (?:that )?you are (?:a )?human|are you a (?:human|robot)|vous n.etes pas un robot"
    r"|captcha|enable javascript and cookies|pardon our interruption|unusual traffic|bot (?:detection|protection)|security check|access denied.{0,200}reference"
    r"|incapsula|perimeterx|datadome|cf-chl|challenge-platform|ddos protection"
)
"""In plain letters: what the common walls against robots show instead of a page."""


class Readable(Protocol):
    """What is asked about: an answer of a server, or a page that somebody saved."""

    @property
    def headers(self) -> Mapping[str, str]:
        """By name in small letters; what came with a page that was saved is not known."""

    @property
    def body(self) -> bytes | None:
        """Its first bytes, unpacked; None where they cannot be unpacked."""


@dataclass(frozen=True)
class Words:
    """What can be read on a page.

    Attributes:
        headings: its title and first headings, in plain letters.
        text: its visible text, in plain letters.
    """

    headings: tuple[str, ...]
    text: str

    @property
    def says_not_there(self) -> bool:
        """Whether its words say anywhere that the page is not there."""
        return any(_NOT_THERE.search(text) for text in (*self.headings, self.text))

    @property
    def is_notice_of_absence(self) -> bool:
        """Whether saying that it is not there is all that it does, so that it is no article about such pages."""
        said = [part for heading in self.headings for part in re.split(r"\s[|–—:·-]\s", heading)]
        brief = len(self.text) < SHORT and bool(_NOT_THERE.search(self.text))
        return brief or any(
            len(part) <= 60 and (found := _NOT_THERE.search(part)) and found.start() < 12 for part in said
        )

    def is_like(self, other: "Words") -> bool:
        """Whether both are the same page, but for an address that they repeat."""
        if not self.text and not other.text:
            return self.headings == other.headings
        return fuzz.ratio(self.text[:_COMPARED], other.text[:_COMPARED]) >= _ALIKE


def words_of(answer: Readable) -> Words | None:
    """What can be read in an answer; None where it is no HTML or cannot be unpacked."""
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if answer.body is None or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return None
    said = re.search(r"charset=[\"']?([\w-]+)", answer.headers.get("content-type", ""))
    within = re.search(rb"charset=[\"']?([\w-]+)", answer.body[:2048])
    name = said[1] if said else within[1].decode() if within else "utf-8"
    try:
        text = answer.body.decode(name, "replace")
    except LookupError:
        text = answer.body.decode("utf-8", "replace")
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Words(tuple(filter(None, map(_flat, reader.headings))), _flat(" ".join(reader.text)))


def is_wall(answer: Readable) -> bool:
    """Whether an answer is a wall against robots rather than what was asked for."""
    headers: Mapping[str, str] = answer.headers
    if any(name in headers and part in headers[name].lower() for name, part in _WALL_HEADERS):
        return True
    words = words_of(answer)
    if words is None or answer.body is None:
        return False
    if any(_WALL.search(heading) for heading in words.headings):
        return True
    # In the midst of a long page such words are an article about them; a wall has little else to say.
    brief = len(words.text) < SHORT
    return brief and bool(_WALL.search(words.text) or _WALL.search(answer.body.decode("latin-1").lower()))


def _flat(text: str) -> str:
    # Not through the cache of `plain`: it would hold thousands of foreign pages.
    return plain.__wrapped__(text)


class _Reader(HTMLParser):
    """Collects title, headings of the first two levels and visible text."""

    HIDDEN = ("script", "style", "template", "svg")
    HEADINGS = ("title", "h1")

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.text: list[str] = []
        self._hidden = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in self.HIDDEN
        if tag in self.HEADINGS:
            self._heading = True
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self.HIDDEN))
        self._heading = self._heading and tag not in self.HEADINGS

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        if self._heading:
            self.headings[-1] += data
        self.text.append(data)
