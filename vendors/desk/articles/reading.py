"""What an editor hands in about an article: a saved page, a feed file or pasted text, brought to one form.

Nothing is fetched: what is here was in the bytes.
"""

import email
import email.message
import email.policy
import plistlib
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final
from xml.parsers.expat import ExpatError

from vendors.desk.articles import charset
from vendors.desk.articles.addresses import address_of
from vendors.desk.articles.error_pages import refuse_consent_wall, refuse_error_page
from vendors.desk.articles.feeds import is_feed, of_feed
from vendors.desk.articles.file_kinds import refuse_data, refuse_what_is_no_text
from vendors.desk.articles.incoming import Incoming, Message, NotAnArticle
from vendors.desk.articles.mails import Mail, bounded, is_mail, of_mail
from vendors.desk.articles.pages import of_page
from vendors.desk.articles.texts import of_text
from vendors.i18n.language import _

LARGEST: Final = 5_000_000
"""Bytes of a page, feed or text; what is larger is no article."""
LARGEST_HEAD: Final = 20_000
"""Bytes of the head of an MHTML file that are read."""
MOST_PARTS: Final = 200
"""Parts of an MHTML file among which the page is looked for."""
COMPOSED: Final = Message(
    _("Accents that stood as signs of their own were joined with their letters; to the eye nothing changes.")
)
_MARKUP: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_ARCHIVE_HEAD: Final = re.compile(
    rb"^\s*(?:from|mime-version|snapshot-content-location|subject|date|content-type):", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _HeldPage:
    """The bytes of a page, and what the file around it says of them."""

    body: bytes
    url: str = ""
    encoding: str = ""


def read(data: bytes, today: date, address: str = "") -> list[Incoming]:
    """The articles in what was handed in: one of a page or a text, several of a feed.

    Args:
        data: an HTML page, a page saved as one file (MHTML, Safari's web archive), an RSS or Atom feed, a mail (.eml), or plain text.
        today: no article is younger.
        address: where it was, if the editor says so.

    Raises:
        NotAnArticle: there is nothing to read, or more than `LARGEST`; or it is an error page, or a file that holds no text.
    """
    if len(data) > LARGEST:
        raise NotAnArticle(_("This is larger than an article: at most 5 MB."))
    page = _page_of_mhtml(data) or _page_of_safari(data)
    if page is None:
        refuse_what_is_no_text(data)
    mail = of_mail(data) if page is None else None
    articles = _of_mail(mail, today) if mail else _articles(page, data, today)
    found = [one for one in articles if re.search(r"\w", f"{one.title}{one.text}")]
    if not found:
        raise NotAnArticle(_("There is nothing to read in it."))
    if len(found) == 1 and address:
        return [_at(found[0], address)]
    return found


def _articles(page: _HeldPage | None, data: bytes, today: date) -> list[Incoming]:
    decoded = charset.of_markup(data if page is None else page.body, page.encoding if page else "")
    if page is None and is_feed(decoded.text):
        return [_composed(one) for one in of_feed(decoded, today)]
    kind = "text/html"
    if page is None:
        refuse_data(decoded.text)
    if page is None and not _MARKUP.search(decoded.text[:20_000]):
        decoded, kind = charset.of_text(data), "text/plain"
    text = unicodedata.normalize("NFC", decoded.text)
    found = of_text(text, today) if kind == "text/plain" else of_page(text, today, page.url if page else "")
    refuse_error_page(text, kind, f"{found.text}\n{found.beside}")
    refuse_consent_wall(found.text, found.beside)
    doubts = (*decoded.doubts, *(() if text == decoded.text else (COMPOSED,)))
    return [replace(found, doubts=(*doubts, *found.doubts))]


def _of_mail(mail: Mail, today: date) -> list[Incoming]:
    found = of_text(unicodedata.normalize("NFC", mail.text), today, mail.subject)
    return [replace(found, doubts=(*mail.doubts, *found.doubts))]


def _composed(found: Incoming) -> Incoming:
    """An article whose accents are one sign with their letters, as the data set writes them."""
    title, text, publisher = (unicodedata.normalize("NFC", one) for one in (found.title, found.text, found.publisher))
    if (title, text, publisher) == (found.title, found.text, found.publisher):
        return found
    return replace(found, title=title, text=text, publisher=publisher, doubts=(*found.doubts, COMPOSED))


def _at(found: Incoming, address: str) -> Incoming:
    """The article at the address that the editor gives."""
    given = address_of(address)
    if not given.url:
        return replace(found, url=address, doubts=(*found.doubts, *given.doubts))
    return replace(
        found, url=given.url, doubts=(*found.doubts, *given.doubts), choices={**found.choices, "url": given.choices}
    )


def _page_of_mhtml(data: bytes) -> _HeldPage | None:
    """The page in an MHTML file, as browsers save a whole page."""
    if not _ARCHIVE_HEAD.match(data[:200]):
        return None
    head = data[:LARGEST_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not re.search(
        rb"^(?:content-type:\s*(?:multipart|text/html)|snapshot-content-location:)", head, re.IGNORECASE | re.MULTILINE
    ):
        return None
    message = email.message_from_bytes(bounded(data.lstrip()), policy=email.policy.compat32)
    where = _address_in(message, "Snapshot-Content-Location")
    if is_mail(message):
        return None
    parts = islice(message.walk(), MOST_PARTS)
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    # Frames of the page are pages too: the one that was saved is at the address of the whole.
    part = next(
        (one for one in pages if where and _address_in(one) == where),
        next(iter(pages), None),
    )
    if part is None:
        return None
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    return _HeldPage(content, where or _address_in(part), part.get_content_charset() or "")


def _address_in(part: email.message.Message, name: str = "Content-Location") -> str:
    # A long one is folded into several lines.
    return re.sub(r"\s+", "", str(part.get(name, "")))


def _page_of_safari(data: bytes) -> _HeldPage | None:
    """The page in a web archive of Safari."""
    if not data.startswith(b"bplist00"):
        return None
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        content, where, encoding = (
            main["WebResourceData"],
            main.get("WebResourceURL", ""),
            main.get("WebResourceTextEncodingName", ""),
        )
    except (plistlib.InvalidFileException, ExpatError, KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return None
    return _HeldPage(content, str(where), str(encoding)) if isinstance(content, bytes) else None
