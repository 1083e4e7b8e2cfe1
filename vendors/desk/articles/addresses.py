"""The address of an article: out of redirects and archives, and never with a reader's e-mail address in it."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from courlan import normalize_url

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _

ADDRESS: Final = re.compile(r"https?://[^\s<>\"'«»“”]+", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[\w.+-]+(?:@|%(?:25)*40)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_ARCHIVED: Final = re.compile(
    r"https?://(?:(?:web|wayback|www)\.?(?:archive\.org|webarchive\.org\.uk|archive-it\.org|arquivo\.pt)(?:/[a-z]+){0,2}/\d{4,14}(?:[a-z]{2}_)?"
    r"|arquivo\.pt/wayback/\d{4,14}(?:[a-z]{2}_)?"
    r"|archive\.(?:today|is|ph|md|li|vn|fo)/(?:[\d.-]{4,}|o/\w+)"
    r"|webcache\.googleusercontent\.com/search\?q=cache:[\w-]*:?)/?(?P<inside>https?(?::|%3A)/{1,2}.+)$",
    re.IGNORECASE,
)
"""Archives that put the whole address behind their own; a saved page may have lost one of its two strokes."""
_AMP: Final = re.compile(r"https?://(?:[\w-]+\.cdn\.ampproject\.org|www\.google\.[a-z.]+/amp)/(?:[acv]/)?(?P<secure>s/)?(?P<rest>[\w.-]+/.*)", re.IGNORECASE)
_INSIDE: Final = ("url", "q", "u", "target", "to", "dest", "redirect", "RU")
_WRAPPERS: Final = re.compile(
    r"(?:^|\.)(?:google\.[a-z.]{2,6}|safelinks\.protection\.outlook\.com|bing\.com|facebook\.com|linkedin\.com|youtube\.com|t\.umblr\.com|translate\.google\.com"
    r"|urldefense\.(?:com|proofpoint\.com)|slack-redir\.net|duckduckgo\.com|news\.search\.yahoo\.com|exchange\.ms)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An address that was found.

    Attributes:
        url: the article's own; "" where there is none that a reader could open.
        choices: other addresses that may be meant.
        doubts: what was done to it.
    """

    url: str = ""
    choices: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def address_of(written: str, base: str = "") -> Found:
    """The article's own address in what a page, a feed or a text gives as one.

    Args:
        written: the address, or a part of it.
        base: the address of the page on which it stands.
    """
    given = _joined(base, written.strip())
    if not ADDRESS.fullmatch(given):
        return Found()
    if archived := _ARCHIVED.match(given):
        inside = re.sub(r"^(https?):/{1,2}", r"\1://", _unquoted(archived["inside"]))
        doubt = Message(_("The page came from an archive: the address inside was taken, {address}."), address=inside)
        return Found(inside, (given,), (doubt,))
    inside = inner(given)
    if is_google_news(inside):
        return Found("", (), (Message(_("Google News hides the article’s address: open the entry, and write the address of the article.")),))
    if email := _EMAIL.search(inside):
        bare = _without(inside, email[0])
        doubt = Message(_("An e-mail address stood in the address and was left out: {address}"), address=bare)
        return Found(bare, (), (doubt,))
    if inside != given:
        doubt = Message(_("The address was inside a redirect of {host}: {address}"), host=host(given), address=inside)
        return Found(inside, (), (doubt,))
    return Found(given)


def _joined(base: str, written: str) -> str:
    if re.match(r"/web/\d{4,14}", written):
        base = "https://web.archive.org/"  # how the Wayback Machine writes all links of its pages
    try:
        return urljoin(base, written) if base and not _ARCHIVED.match(written) else written
    except ValueError:
        return ""


def _unquoted(text: str) -> str:
    return unquote(text) if re.match(r"https?%3A", text, re.IGNORECASE) else text


def inner(url: str) -> str:
    """The address inside those of mail programs, searches and social networks that only lead on."""
    for _turn in range(4):
        inside = _inner(url)
        if not inside or inside == url:
            break
        url = inside
    return url


def _inner(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    name = (parts.hostname or "").lower()
    if amp := _AMP.match(url):
        return f"http{'s' if amp['secure'] else ''}://{amp['rest']}"
    if is_google_news(url):
        return _of_google_news(parts.path)
    if _WRAPPERS.search(name):
        asked = parse_qs(parts.query)
        inside = next((asked[key][0] for key in _INSIDE if key in asked), "")
        return inside if ADDRESS.fullmatch(inside) else ""
    return ""


def is_google_news(url: str) -> bool:
    """Whether an address is an entry of Google News, which shows no reader the article's own."""
    return bool(re.match(r"https?://news\.google\.[a-z.]+/.*(?:articles|read)/", url, re.IGNORECASE))


def _of_google_news(path: str) -> str:
    """The address that entries up to 2024 hold in their name; "" where there is none."""
    name = path.rstrip("/").rpartition("/")[2]
    try:
        held = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except (binascii.Error, ValueError):
        return ""
    found = re.search(rb"https?://[\x21-\x7e]+", held)
    return found[0].decode("ascii") if found else ""


def _without(url: str, email: str) -> str:
    """The address without the parts of its question that hold an e-mail address."""
    front, mark, question = url.partition("?")
    kept = [part for part in re.split(r"[&;]", question) if not _EMAIL.search(part)]
    front, bare = (re.sub(r"/?[^/]*$", "", front), "") if email in front else (front, "&".join(kept))
    return f"{front}{mark if bare else ''}{bare}"


def host(url: str) -> str:
    """The host of an address without the prefixes that mean the same place."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", name.lower())


def same_place(url: str) -> str:
    """An address in the one spelling by which two of the same page are told: no archive, scheme, `www`, tracking marks or fragment."""
    if not url:
        return ""
    url = address_of(url).url or url
    try:
        cleaned = normalize_url(url)
    except ValueError:
        cleaned = url
    where = re.sub(r"^https?://(?:www\d?\.|m\.|amp\.)?", "", cleaned.split("#")[0], flags=re.IGNORECASE)
    return re.sub(r"(?:/amp|/index\.html?)?/*$", "", re.sub(r"\?amp(?:=1)?$", "", where)).lower()
