"""A page as a reader sees it: its lines, and what on it belongs to something else than the article."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from vendors.desk.articles.incoming import line
from vendors.types.did_you_mean import plain
from vendors.types.markup import BLOCKS

MOST_LINES: Final = 4_000
"""Lines of a page that are looked at."""
MOST_HEADINGS: Final = 60
"""Headings that are held against the title."""
LIKE: Final = 80.0
"""Likeness, of 100, from which a heading is the title."""
_NO_TEXT: Final = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "textarea"]
)
_WHOLE: Final = frozenset(["html", "body", "main", "head"])
_AROUND: Final = frozenset(["nav", "aside", "form", "dialog", "button"])
_ROLES: Final = frozenset(["navigation", "complementary", "contentinfo", "dialog", "alertdialog", "search", "menu"])
_BESIDE: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:one|cookie-?|consent-?)trust\S*|onetrust\S*|\w*cookies?\w*|consents?\w*|cky-\S*|cc-(?:window|banner|revoke)\S*|hs-eu-\S*|fc-consent\S*|optanon\S*|evidon\S*|ot-sdk\S*|\w*consent(?:manager)?|didomi\S*|axeptio\S*|tarteaucitron\S*|cookiebot\w*|cybot\S*"
    r"|usercentrics\S*|qc-cmp2?\S*|cmp(?:box|-?(?:banner|container|wrapper|modal))\S*|sp_message\S*|cmplz\S*|iubenda\S*|osano\S*|truste\S*|trustarc\S*|quantcast\S*|gdpr\S*|rgpd\S*|sd-cmp\S*|appconsent\S*|klaro\S*|borlabs\S*|moove\S*"
    r"|related\w*|recommend\w*|recommand\w*|similar\w*|read-?(?:more|also|next)|more-(?:stories|articles|news|posts|from)|see-also|a-lire\S*|lire-aussi|voir-aussi|aussi-lire|sur-le-meme\S*|meme-sujet"
    r"|most-(?:read|popular|viewed)|plus-lus|les-plus\S*|popular\S*|trending|outbrain\S*|taboola\S*|ligatus\S*|sidebar\S*|side-?bar|widget-area|widget_\w+|newsletter\w*|subscribe\w*|promo\w*|advert\w*|sponsored\w*"
    r"|comments?|commentaires?|comment-list|disqus\S*|share\w*|social\w*|partage\w*|breadcrumbs?|fil-ariane|menu\w*|navbar\w*|navigation|(?:site|page)-footer|skip-link|wm-ipp\S*|wm-ipp-base|donato"
    r"|suggestions?|recirc\w*|teasers?|latest\S*|dernier(?:e?s)?-\S+|top-stories|encarts?|linked-articles|pour-aller-plus-loin|author-box|about-the-author|jp-relatedposts|yarpp\S*|crp_related|next-post|prev-post|post-navigation|nav-links|author-bio|about-author|tags?-?(?:list|cloud))(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names that pages and consent programs give to what stands beside an article."""
_BLOCKS: Final = BLOCKS | {"body", "caption", "center", "details", "html", "summary"}
_ALSO: Final = re.compile(
    r"^\W*(?:(?:[àa] )?(?:lire|voir|d[ée]couvrir|relire) (?:aussi|[ée]galement|[àa] ce sujet)|[àa] (?:re)?lire|sur le m[êe]me (?:sujet|th[èe]me)|(?:nos )?articles? (?:li[ée]s?|similaires?|connexes?|recommand[ée]s?)"
    r"|pour aller plus loin|[àa] d[ée]couvrir|voir [ée]galement|recommand[ée]s? pour vous|nos (?:autres )?articles|les articles les plus lus|dans la m[êe]me rubrique|les plus lus|vous aimerez aussi|read (?:more|also|next)|see also|also read|related(?: (?:articles?|stories|posts|news))?|recommended(?: for you)?|more (?:from|on|stories)|you (?:may|might) also like|further reading|don.t miss|most read|trending|in other news|editor.s picks"
    r"|nous utilisons des cookies|(?:avec votre accord, )?nous et nos (?:\d+ )?partenaires|votre vie priv[ée]e|en poursuivant votre navigation|we use cookies|we and our (?:\d+ )?partners|we value your privacy|ce site utilise des cookies|this (?:site|website) uses cookies|liste des partenaires)\b",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 160
_ORDINAL: Final = re.compile(r"(?:er|re|nde?|e|[èe]me|st|nd|rd|th)", re.IGNORECASE)
_UNDRAWN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_READ_ALOUD: Final = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|screen-?reader\S*|(?:visually|visibility|u|is|accessibly|a11y)-?hidden|visuallyhidden|a11y\S*|assistive-?text|off-?screen|clip(?:ped)?-?text|element-invisible|invisible|hidden|d-none|hide)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Names that pages give to what is read aloud and not shown."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words, and the element in which it stands.

    Attributes:
        pieces: its words as its elements part them.
    """

    text: str
    element: HtmlElement
    pieces: tuple[str, ...] = ()


def main_heading(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The heading that is called as the page is; else the first in an article; else the first that says anything."""
    parts = [part for part in re.split(r"\s+[|–—·:-]\s+", plain(title)) if part]
    wanted = [" ".join(parts), *parts[:1]]
    headings = [one for one in tree.iter("h1", "h2") if shown_text(one)][:MOST_HEADINGS]
    likest = max(headings, key=lambda one: _likeness(one, wanted), default=None)
    if likest is not None and _likeness(likest, wanted) >= LIKE:
        return likest
    first = [one for one in headings if one.tag == "h1"]
    within = [one for one in first if any(up.tag in ("article", "main") for up in one.iterancestors())]
    return next(iter([*within, *first]), None)


def _likeness(heading: HtmlElement, wanted: Sequence[str]) -> float:
    said = plain(shown_text(heading)[:_LONGEST_TITLE])
    # Of two that are as like, the one of the higher level.
    return max((float(fuzz.ratio(said, one)) for one in wanted), default=0.0) + float(heading.tag == "h1")


def take_out(tree: HtmlElement, heading: HtmlElement | None) -> str:
    """Takes out of a page what belongs to something else, and returns its words."""
    kept = {tree, *(heading.iterancestors() if heading is not None else ())}
    own = next((up for up in heading.iterancestors() if up.tag == "article"), None) if heading is not None else None
    size = len(tree.text_content())
    words: list[str] = []
    gone: set[HtmlElement] = set()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element in kept or element in gone or element.tag in _WHOLE:
            continue
        if not _is_beside(element, own):
            continue
        said = element.text_content()
        if len(said) > size / 2 and not _is_consent(element) and element.tag not in _NO_TEXT:
            continue
        if element.tag not in _NO_TEXT:
            words.append(" ".join(element.itertext()))
        gone.update(element.iter())
        element.drop_tree()
    return "\n".join(words)


def _is_beside(element: HtmlElement, own: HtmlElement | None) -> bool:
    if element.tag in _NO_TEXT:
        return True
    if element.tag in _AROUND or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag in ("header", "footer") and not any(up.tag in ("article", "main") for up in element.iterancestors()):
        return True
    if (
        element.tag == "article"
        and own is not None
        and all(one is not own for one in element.iterdescendants("article"))
    ):
        return True
    if (element.get("itemtype") or "").endswith("/Comment"):
        return True
    if _is_hidden(element):
        return True
    return bool(_BESIDE.search(_called(element)))


def _is_consent(element: HtmlElement) -> bool:
    return bool(
        re.search(r"(?:^|\s)(?:cookie|consent|onetrust|didomi|axeptio|gdpr|rgpd)", _called(element), re.IGNORECASE)
    )


def _called(element: HtmlElement) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}".strip()


def lines(tree: HtmlElement) -> list[PageLine]:
    """The lines of a page in their order, as a reader sees them."""
    found: list[PageLine] = []
    said: list[str] = []
    place = tree

    def end() -> None:
        text = touching(said)
        pieces = tuple(piece for one in said if (piece := line(one)))
        said.clear()
        if text:
            found.append(PageLine(text, place, pieces))

    for what, element in _walk(tree):
        if what == "text":
            said.append(element.text or "")
        elif what == "tail":
            said.append(element.tail or "")
        else:
            end()
            place = element
        if len(found) >= MOST_LINES:
            break
    end()
    return found


def shown_text(element: HtmlElement) -> str:
    """What a reader sees of an element, in one line: a gap where a block or a line ends, and no scripts, buttons or marks of links."""
    return " ".join(text for part in shown_parts(element) if (text := touching(part)))


def shown_parts(element: HtmlElement, *, unseen: bool = False) -> list[list[str]]:
    """What a reader sees of an element: its lines, each as its elements part it.

    Args:
        element: the element, such as a heading.
        unseen: whether what only programs read aloud counts too; some pages show a title in two lengths and hide one.
    """
    parts: list[list[str]] = [[]]
    for what, one in _walk(element, lambda inner: inner is not element and _is_not_read(inner, unseen=unseen)):
        if what == "block":
            parts.append([])
        else:
            parts[-1].append((one.text if what == "text" else one.tail) or "")
    return [shown for part in parts if (shown := [one for one in part if one and not _is_mark(one)])]


def touching(pieces: Sequence[str]) -> str:
    """The pieces of a line as one text, with a gap between two words of elements that touch: they stand apart by their style alone.

    A first letter that is drawn large belongs to its word, and "er" to the figure that it is raised behind.
    """
    said = ""
    for one in pieces:
        if said and one and said[-1].isalnum() and one[0].isalnum() and not _is_one_word(said, one):
            said += " "
        said += one
    return line(said)


def _is_one_word(before: str, behind: str) -> bool:
    last, first = before.split()[-1], behind.split()[0]
    return (len(last) == 1 and last.isupper() and first[0].islower()) or (
        last.isdigit() and bool(_ORDINAL.fullmatch(first))
    )


def _is_mark(text: str) -> bool:
    """Whether a piece is the sign of a link to itself or an icon, and no word: "¶", "#", a sign of a font of pictures."""
    said = text.strip()
    return bool(said) and all(
        sign in "¶#§" or unicodedata.category(sign) in ("So", "Sk", "Co", "Cf", "Mn") for sign in said
    )


def _is_not_read(element: HtmlElement, *, unseen: bool) -> bool:
    """Whether an element within a heading is nothing that its readers read as a part of it."""
    return (
        element.tag in _AROUND
        or _is_hidden(element)
        or (element.get("role") or "").lower() in ("button", *_ROLES)
        or (not unseen and bool(_READ_ALOUD.search(element.get("class") or "")))
    )


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_UNDRAWN.search(element.get("style") or ""))


def _walk(
    tree: HtmlElement, without: Callable[[HtmlElement], bool] = lambda _element: False
) -> Iterator[tuple[str, HtmlElement]]:
    # Without recursion: hostile pages are thousands of elements deep.
    open_: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while open_:
        element, left = open_.pop()
        is_block = element.tag in _BLOCKS
        if left:
            if is_block:
                yield "block", element.getparent() if element.getparent() is not None else element
            if element.tail and element is not tree:
                yield "tail", element
            continue
        open_.append((element, True))
        if not isinstance(element.tag, str) or element.tag in _NO_TEXT or without(element):
            continue
        if is_block:
            yield "block", element
        if element.text:
            yield "text", element
        open_.extend((child, False) for child in reversed(element))


def is_of_something_else(text: str) -> bool:
    """Whether a line leads away from the article: "À lire aussi", "We and our partners"."""
    return bool(_ALSO.match(text))


def parted(text: str) -> tuple[str, str]:
    """The lines of an article, and those that belong to something else: "À lire aussi : ...", with the titles that follow it."""
    own: list[str] = []
    beside: list[str] = []
    listing = False
    for one in text.split("\n"):
        said = one.strip(" -–—*•")
        if is_of_something_else(said):
            listing = len(said) < 60 and ":" not in said.rstrip(" :")
            beside.append(one)
        elif listing and said and len(said) <= _LONGEST_TITLE and not re.search(r"[.!?…»”]$", said):
            beside.append(one)
        else:
            listing = listing and not said
            own.append(one)
    return "\n".join(own), "\n".join(beside)
