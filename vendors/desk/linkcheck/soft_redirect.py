"""Where a page sends its reader without a status that says so: by a meta element, or by a script."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from vendors.desk.linkcheck.soft_404 import Readable, text_of, words_of
from vendors.types.hypertext import read_hypertext

_SOON: Final = 20
"""Seconds within which a page sends on; one that loads anew later is read meanwhile."""
_HARDLY_ANYTHING: Final = 250
"""Characters of text up to which a page is only there to send on, if its script does."""
_REFRESH: Final = re.compile(
    r"\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?(?P<sign>[\"']?)(.*?)(?P=sign)\s*", re.I | re.S
)
_SCRIPT: Final = re.compile(
    r"(?:\b(?:window|document|self|top|parent)\s*\.\s*)?\blocation(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)"
    r"([\"'])(?P<place>[^\"'\s]+)\1"
)
_DEPENDS: Final = re.compile(r"\bif\s*\(|\?.*:|\bswitch\b|navigator|onclick|addEventListener\(\s*[\"']click", re.S)
"""What makes a script do one thing for one reader and another for the next."""


@dataclass(frozen=True, slots=True)
class SoftRedirect:
    """Where a page sends on.

    Attributes:
        place: as it is written there, absolute or not.
        sure: whether it does so with every reader.
        wants_cookie: whether it first leaves a cookie, as walls do that look whether it comes back.
    """

    place: str
    sure: bool = True
    wants_cookie: bool = False


def soft_redirect(answer: Readable) -> SoftRedirect | None:
    """Where an answer's page sends its reader at once; None where it does not."""
    text = text_of(answer)
    if text is None:
        return None
    reader = _Reader()
    read_hypertext(reader, text)
    if reader.refresh:
        return SoftRedirect(reader.refresh)
    words = words_of(answer)
    script = "\n".join(reader.scripts)
    found = _SCRIPT.search(script)
    if words is None or not found or len(words.text) > _HARDLY_ANYTHING:
        return None
    return SoftRedirect(found["place"], not _DEPENDS.search(script), "document.cookie" in script)


class _Reader(HTMLParser):
    """Collects where a meta element sends on, and the scripts that stand in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.refresh = ""
        self.scripts: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("noscript", "script"):
            self._within = tag
        given = {name: value or "" for name, value in attrs}
        # What stands in <noscript> is for nobody who has scripts.
        if tag == "meta" and given.get("http-equiv", "").strip().lower() == "refresh" and self._within != "noscript":
            found = _REFRESH.fullmatch(given.get("content", ""))
            if found and int(found[1]) <= _SOON:
                self.refresh = self.refresh or found[3].strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script":
            self.scripts.append(data)
