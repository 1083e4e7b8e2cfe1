"""The address of an article: out of redirects and archives, and never with a reader's e-mail address in it."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from courlan import normalize_url

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _
from vendors.types.markup import plain_address
from vendors.types.wrapped_address import Wrapping, bare_address, wrapping

ADDRESS: Final = re.compile(r"https?://[^\s<>\"'«»“”]+", re.IGNORECASE)
_ARCHIVED: Final = re.compile(
    r"https?://(?:(?:web\.|wayback\.|www\.)?(?:archive\.org|webarchive\.org\.uk|archive-it\.org|arquivo\.pt)(?:/[a-z\d]+){0,2}?/\d{4,14}(?:[a-z]{2}_)?"
    r"|archive\.(?:today|is|ph|md|li|vn|fo)/(?:[\d.-]{4,}|o/\w+))/?(?P<inside>https?(?::|%3A)/{1,2}.+)$",
    re.IGNORECASE,
)
"""Archives that put the whole address behind their own; a page that was saved may have lost one of its two strokes."""
_GOOGLE_NEWS: Final = re.compile(r"https?://news\.google\.[a-z.]+/.*(?:articles|read)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An address that was found.

    Attributes:
        url: the article's own; "" where there is none that a reader could open.
        choices: other addresses that may be meant.
        doubts: what was done to it.
    """

    url: str = ""
    choices: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def address_of(written: str, base: str = "") -> ArticleAddress:
    """The article's own address in what a page, a feed or a text gives as one.

    Args:
        written: the address, or a part of it.
        base: the address of the page on which it stands.
    """
    given = _joined(base, plain_address(written.strip()))
    if not ADDRESS.fullmatch(given):
        return ArticleAddress()
    if archived := _ARCHIVED.match(given):
        own = address_of(re.sub(r"^(https?):/{1,2}", r"\1://", _unquoted(archived["inside"])))
        doubt = Message(_("The page came from an archive: the address inside was taken, {address}."), address=own.url)
        # An archive of an address with somebody's name in it holds the name too.
        return ArticleAddress(own.url, () if own.doubts else (given,), (doubt, *own.doubts))
    if _GOOGLE_NEWS.match(given):
        return _of_google_news(given)
    found = wrapping(given)
    return _taken_out(given, found) if found else ArticleAddress(given)


def _taken_out(given: str, found: Wrapping) -> ArticleAddress:
    if found.kind == "tracked-address":
        doubt = Message(
            _("The address carried what counts readers, {what}; it was taken without it: {address}"),
            what=found.what,
            address=found.inside,
        )
        return ArticleAddress(found.inside, (given,), (doubt,))
    if found.kind == "short-address":
        doubt = Message(
            _("The address is a shortened one of {host}: open it, and write the address to which it leads."),
            host=found.what,
        )
        return ArticleAddress(given, (), (doubt,))
    if found.kind == "personal-address":
        # Not repeated: it is a reader's or a colleague's.
        if not found.inside:
            return ArticleAddress(
                "",
                (),
                (
                    Message(
                        _(
                            "A person’s e-mail address stands in the address; it was not taken. Write the address without it."
                        )
                    ),
                ),
            )
        return ArticleAddress(
            found.inside,
            (),
            (
                Message(
                    _("A person’s e-mail address stood in the address and was left out: {address}"),
                    address=found.inside,
                ),
            ),
        )
    if not found.inside:
        return ArticleAddress(
            "",
            (),
            (
                Message(
                    _("The address leads through {host}, which hides the article’s own: open it, and write that."),
                    host=found.what,
                ),
            ),
        )
    return ArticleAddress(
        found.inside,
        (),
        (Message(_("The address was inside one of {host}: {address}"), host=found.what, address=found.inside),),
    )


def _joined(base: str, written: str) -> str:
    if re.match(r"/web/\d{4,14}", written):
        base = "https://web.archive.org/"  # how the Wayback Machine writes all links of its pages
    try:
        return urljoin(base, written) if base and not _ARCHIVED.match(written) else written
    except ValueError:
        return ""


def _unquoted(text: str) -> str:
    return unquote(text) if re.match(r"https?%3A", text, re.IGNORECASE) else text


def _of_google_news(url: str) -> ArticleAddress:
    """The address that entries up to 2024 hold in their name; those of today hide it."""
    name = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    try:
        held = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except (binascii.Error, ValueError):
        held = b""
    if found := re.search(rb"https?://[\x21-\x7e]+", held):
        inside = found[0].decode("ascii")
        return ArticleAddress(
            inside, (), (Message(_("The address was inside one of {host}: {address}"), host=host(url), address=inside),)
        )
    return ArticleAddress(
        "",
        (),
        (Message(_("Google News hides the article’s address: open the entry, and write the address of the article.")),),
    )


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
    return bare_address(cleaned)
