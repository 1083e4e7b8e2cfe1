"""A mail as a program keeps it (.eml): its text decoded, its head apart."""

import email
import email.errors
import email.message
import email.policy
import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

import lxml.html
from lxml.etree import ParserError

from vendors.desk.articles import charset
from vendors.desk.articles.incoming import Message, NotAnArticle, line
from vendors.desk.articles.layout import lines
from vendors.desk.articles.lists import refuse_list
from vendors.i18n.language import _

LONGEST_HEAD: Final = 65_536
"""Bytes of the longest head of a mail or an MHTML file."""
MOST_LEVELS: Final = 20
"""Parts of a mail or an MHTML file that hold parts themselves."""
MOST_PARTS: Final = 200
"""Parts of a mail among which its text is looked for."""
ENOUGH: Final = 200
"""Characters from which on the plain text of a mail is its text, and no hint that there is a page."""
_MULTIPART: Final = re.compile(rb"content-type:\s{0,9}multipart", re.IGNORECASE)
_HEAD: Final = re.compile(
    rb"\A(?:From [^\n]{1,300}\n)?(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.IGNORECASE
)
"""The head of a mail (RFC 5322): names with their values, of which long ones go on below, and a blank line."""
_PARTS_OF_A_HEAD: Final = (
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "sender",
)
_OF_PROGRAMS: Final = (
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "message-id",
    "received",
    "return-path",
)


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says.

    Attributes:
        text: its words.
        subject: what it is about.
        doubts: what was done about its encoding.
    """

    text: str
    subject: str
    doubts: tuple[Message, ...] = ()


def bounded(data: bytes) -> bytes:
    """A mail or an MHTML file as programs write them.

    Raises:
        NotAnArticle: its head is longer than any, or it has parts in parts in parts; the time to read those grows with their square.
    """
    head = min((at for end in (b"\n\n", b"\r\n\r\n") if (at := data.find(end)) >= 0), default=len(data))
    if head > LONGEST_HEAD or len(_MULTIPART.findall(data)) > MOST_LEVELS:
        raise NotAnArticle(
            _("No browser writes such a file: save the page as HTML, or paste the words of the article.")
        )
    return data


def is_mail(message: email.message.Message) -> bool:
    """Whether a file with such a head is a mail, rather than a page that a browser saved in the same form."""
    return (
        not message["Snapshot-Content-Location"]
        and "<saved by" not in str(message["From"] or "").lower()
        and sum(message[name] is not None for name in _PARTS_OF_A_HEAD) > 1
        and not any(part["Content-Location"] for part in islice(message.walk(), MOST_PARTS))
    )


def of_mail(data: bytes) -> Mail | None:
    """What a mail says; None where the bytes are none, or only its head was pasted.

    Raises:
        NotAnArticle: it holds no text, or several articles.
    """
    data = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not _HEAD.match(data[:LONGEST_HEAD].replace(b"\r\n", b"\n")):
        return None
    message = email.message_from_bytes(bounded(data), policy=email.policy.compat32)
    if not is_mail(message) or not any(message[name] is not None for name in _OF_PROGRAMS):
        return None
    parts = [part for part in islice(message.walk(), MOST_PARTS) if not part.is_multipart()]
    shown = [part for part in parts if part.get_content_disposition() != "attachment"] or parts
    plain, page = (
        next((one for one in shown if one.get_content_type() == kind), None) for kind in ("text/plain", "text/html")
    )
    written = _decoded(plain) if plain is not None else charset.DecodedSource("")
    if page is not None:
        tree = _tree(_decoded(page).text)
        if tree is not None:
            refuse_list(tree, _subject(message))
            if len(line(written.text)) < ENOUGH:
                written = charset.DecodedSource("\n".join(one.text for one in lines(tree)), _decoded(page).doubts)
    if not written.text.strip():
        raise NotAnArticle(_("This is a mail without a text: open it, and paste the text of the article."))
    return Mail(written.text, _subject(message), written.doubts)


def _decoded(part: email.message.Message) -> charset.DecodedSource:
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    if part.get_content_type() == "text/html":
        return charset.of_markup(data, part.get_content_charset() or "")
    name = part.get_content_charset() or ""
    try:
        text = charset.DecodedSource(data.decode(name)) if name else charset.of_text(data)
    except (LookupError, UnicodeDecodeError):
        text = charset.of_text(data)
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    # Lines that end with a space go on below (RFC 3676).
    space = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    return charset.DecodedSource(re.sub(r"(?<=[^\s]) \r?\n(?=[^\s>])", space, text.text), text.doubts)


def _subject(message: email.message.Message) -> str:
    try:
        parts = email.header.decode_header(str(message["Subject"] or ""))
        return line(str(email.header.make_header(parts)))
    except (email.errors.HeaderParseError, LookupError, UnicodeError, ValueError):
        return ""


def _tree(markup: str) -> lxml.html.HtmlElement | None:
    try:
        return lxml.html.document_fromstring(markup.replace("\0", ""))
    except (ParserError, ValueError):
        return None
