"""What an answer's page says of itself: that it is not there, or that a person must prove to be one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final, Protocol

from rapidfuzz import fuzz

from vendors.desk.linkcheck.placeholders import SHORT as SHORT
from vendors.desk.linkcheck.placeholders import Certainty, Placeholder
from vendors.types.did_you_mean import plain
from vendors.types.hypertext import read_hypertext

_COMPARED: Final = 4_000
_ALIKE: Final = 92
"""Per cent of their letters that two answers share when they are the same page with another address in it."""
_THING: Final = r"(?:page|article|document|content|contenu|file|fichier|url|story|post|address|adresse|lien|link|resource|ressource|annonce|actualite|publication|produit|product|item|video|release|communique)"
_ABSENCE: Final = Placeholder(
    re.compile(
        rf"(?:we(?:'re| are) sorry,? )?(?:\b(?:the|this|that|your|la|le|l'|cette|cet|ce|votre) ?)?(?:requested |web )?\b{_THING}\b(?: web)?"
        r".{0,45}?\b(?:not found|(?:can ?no|could no|can'|couldn')t be found|(?:est )?introuvables?|inexistante?|n'existe(?:nt)? (?:pas|plus)"
        r"|does ?n't exist|does not exist|doesn't seem to exist|no longer (?:exists?|available)|is (?:not|no longer|currently not|un) ?available|isn't available(?: any ?more)?"
        r"|n'est (?:plus|pas|pas ou plus) (?:disponible|en ligne|accessible)|non trouvee?|n'a pas (?:pu etre|ete) trouvee?s?|(?:a ete |est )?supprimee?|(?:been|was) (?:removed|deleted|unpublished)|has expired|a expire|is missing|is gone)"
        r"(?:[ ,.]{1,2}(?:ou|or|et|and|it|elle|il)\b.{0,40}?(?:moved|removed|deleted|deplacee?|supprimee?|renommee?|disponible|existe plus)\b)?"
        rf"|\bnot found\b|\b(?:can'?t|cannot|could ?n't|could not|unable to) (?:seem to )?(?:find|locate) (?:the|that|this|your|what|anything|a) ?(?:requested )?(?:{_THING}|you(?:'re| are) looking for)?(?: you(?:'re| are| were)? (?:looking for|requested))?"
        rf"|\b(?:ne (?:trouvons|trouve|parvenons)|n'avons) pas (?:a )?(?:trouver? |pu trouver )?(?:la|cette|votre|le|ce|cet|l') ?{_THING}(?: (?:que vous (?:cherchez|recherchez|demandez)|demandee?|recherchee?))?"
        r"|\b(?:seite|artikel|pagina|pagina web|articulo) (?:wurde )?(?:nicht gefunden|no encontrad[ao]|non trovat[ao]|niet gevonden)\b|\bno such (?:app|page|site|article)\b|\b(?:nothing (?:was |could be )?found|rien (?:n'a ete )?trouve|aucune page trouvee|aucun contenu (?:n'a ete )?trouve)\b"
    ),
    re.compile(r"\b(?:(?:erreur|error|http|code)[ :]*)?404\b(?:\s*\(?not found\)?)?!*"),
)
"""How a page in French or English says that it is not there."""
_EMPTY_SEARCH: Final = re.compile(
    r"\b(?:aucun|0|pas de|zero) (?:resultats?|articles?|contenus?|reponses?|documents?|produits?)\b(?! (?:commercia|financi|net))|\b(?:no|0|zero) (?:(?:search |matching )?results?|articles|posts|items|documents|matches|hits|entries)\b"
    r"|\b(?:could not|couldn't|can't|cannot) find any\b|\bn'avons (?:pas |rien )?trouve\b|\baucun\w* .{0,40}?ne correspond"
    r"|\bnothing (?:was |could be )?found\b|\bn'a (?:donne|renvoye|retourne|produit) aucun|\bdid not match any|\bn'a ete trouvee?\b|\bsans resultats?\b|\brien trouve\b"
)
"""In plain letters: how a search says that it found nothing."""
_WALL_HEADERS: Final = (
    ("cf-mitigated", "challenge"),
    ("x-datadome", ""),
    ("x-amzn-waf-action", ""),
    ("x-px-block", ""),
    ("x-sucuri-block", ""),
    ("x-vercel-mitigated", ""),
)
_WALL: Final = re.compile(
    r"just a moment|un instant\b.{0,3}$|attention required|checking your browser|verif\w+ (?:that )?you are (?:a )?human|are you a (?:human|robot)|vous n.etes pas un robot"
    r"|captcha|enable javascript and cookies|pardon our interruption|unusual traffic|bot (?:detection|protection)|security check|access denied.{0,200}reference"
    r"|incapsula|perimeterx|datadome|cf-chl|challenge-platform|ddos protection|access to this page has been denied|you have been blocked|vous avez ete bloque"
    r"|not a (?:ro)?bot\b|automated (?:access|queries|requests)|(?:human|browser) verification|verification (?:de|of) (?:votre|your) (?:navigateur|browser)|request (?:was |has been )?blocked|radware|ddos-guard|press (?:&|and) hold|robot check"
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
        dated: whether it says of itself when it was published, as articles do.
        shows: whether it shows or runs something besides words: a picture, a frame, a script.
    """

    headings: tuple[str, ...]
    text: str
    dated: bool = False
    shows: bool = False

    @property
    def absence(self) -> Certainty:
        """Whether saying that it is not there is all that the page does."""
        return _ABSENCE.certainty(self.headings, self.text, dated=self.dated)

    @property
    def is_notice_of_absence(self) -> bool:
        """Whether saying that it is not there is surely all that it does, so that it is no article about such pages."""
        return self.absence is Certainty.SURE

    @property
    def says_not_there(self) -> bool:
        """Whether its words say anywhere that the page is not there."""
        return any(_ABSENCE.says.search(text) or _ABSENCE.heads.search(text) for text in (*self.headings, self.text))

    @property
    def finds_nothing(self) -> bool:
        """Whether it is a search that found nothing."""
        return any(_EMPTY_SEARCH.search(text) for text in (*self.headings, self.text[: 2 * SHORT]))

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing on it at all."""
        return not (self.headings or self.text or self.shows)

    def is_like(self, other: "Words") -> bool:
        """Whether both are the same page, but for an address that they repeat."""
        if not self.text and not other.text:
            return self.headings == other.headings
        return fuzz.ratio(self.text[:_COMPARED], other.text[:_COMPARED]) >= _ALIKE


def words_of(answer: Readable) -> Words | None:
    """What can be read in an answer; None where it is no HTML or cannot be unpacked."""
    text = text_of(answer)
    if text is None:
        return None
    reader = _Reader()
    read_hypertext(reader, text)
    headings = tuple(filter(None, map(plain, reader.headings)))
    return Words(headings, plain(" ".join(reader.text)), bool(_DATED.search(text)), reader.shows)


def text_of(answer: Readable) -> str | None:
    """The HTML of an answer, decoded as it says; None where it is no HTML or cannot be unpacked."""
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if answer.body is None or kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return None
    said = re.search(r"charset=[\"']?([\w-]+)", answer.headers.get("content-type", ""))
    within = re.search(rb"charset=[\"']?([\w-]+)", answer.body[:2048])
    name = said[1] if said else within[1].decode() if within else "utf-8"
    try:
        return answer.body.decode(name, "replace")
    except LookupError:
        return answer.body.decode("utf-8", "replace")


_DATED: Final = re.compile(
    r"article:published_time|[\"']datePublished[\"']|itemprop=[\"']?datePublished|property=[\"']og:type[\"']\s+content=[\"']article",
    re.I,
)
"""What only articles say of themselves, in the source of a page."""


def is_wall(answer: Readable) -> bool:
    """Whether an answer is a wall against robots rather than what was asked for."""
    headers: Mapping[str, str] = answer.headers
    if any(name in headers and part in headers[name].lower() for name, part in _WALL_HEADERS):
        return True
    words = words_of(answer)
    if words is None or answer.body is None:
        return False
    brief = len(words.text) < SHORT
    # In the midst of a long page such words are an article about them; a wall has little else to say.
    if any(_WALL.search(heading) for heading in words.headings):
        return brief or not words.dated
    return brief and bool(_WALL.search(words.text) or _WALL.search(answer.body.decode("latin-1").lower()))


class _Reader(HTMLParser):
    """Collects title, headings of the first two levels and visible text."""

    HIDDEN = ("script", "style", "template", "svg")
    HEADINGS = ("title", "h1")
    SHOWN = ("script", "iframe", "frame", "img", "svg", "object", "embed", "video", "audio", "canvas")

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.text: list[str] = []
        self.shows = False
        self._hidden = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.shows = self.shows or tag in self.SHOWN
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
