"""What a file is that holds no text to read as an article: a PDF, a picture, a document of a word processor."""

import io
import re
import zipfile
from typing import Final

from vendors.desk.articles.incoming import Message, NotAnArticle
from vendors.i18n.language import _
from vendors.validation.file_kinds import OLE

PASTE: Final = _("This is {kind}: open it, and paste the article’s text with its title, date and authors.")
ONLY_ADDRESS: Final = _(
    "This is a shortcut: it holds an address and no article. Open it, and hand in the saved page or paste its text."
)
DATA: Final = _(
    "This is data for programs, neither a page nor a feed: hand in the saved page, or paste the article’s text."
)
_PDF: Final = _("a PDF")
_PICTURE: Final = _("a picture")
_DOCUMENT: Final = _("a document of a word processor")
_TABLE: Final = _("a spreadsheet")
_SLIDES: Final = _("a presentation")
_BOOK: Final = _("an e-book")
_ARCHIVE: Final = _("a compressed file")
_FILM: Final = _("a film or a recording")
_OTHER: Final = _("a file of another program")

MOST_CODE: Final = 4_000
"""Characters of a text by which it is known as code."""
_MOST_OF: Final = 0.6
_OF_PROGRAMS: Final = re.compile(
    r"BEGIN:V[A-Z]+\s*\n|WEBVTT\b|\d{1,6}\s*\n\d{1,2}:\d\d:\d\d[,.]\d{1,3}\s*-->|(?:%[^\n]*\n|\s)*@[A-Za-z]{3,20}\s*[{(]\s*[^\s,{}]{1,100}\s*,|TY  - |%0 [A-Z][a-z]+|PMID- ?\s*\d|FN (?:Clarivate|Thomson|ISI)|PT [A-Z]\s*\n|#!(?:/|EXTM3U)|#EXTM3U|<\?php\b"
    r"|\[Script Info\]|%!|\\(?:documentclass|begin)\b|---\s*\n[\w-]+:|diff --git |-----BEGIN "
)
"""How files begin that programs write for programs: calendars and cards, subtitles, references, playlists, scripts, keys."""
_CODE: Final = re.compile(
    r"[;{}]\s*(?://.*|/\*.*)?$|^\s*(?:\}|\)|/\*|\*/|\*\s|//|#include\b|import\s[\w{*]|from\s\S+\simport\b|export\s|(?:async\s+)?function\b|(?:var|let|const)\s+\w|def\s+\w+\(|class\s+\w+\b.*[:{]\s*$|@media\b|return\b|if\s*\(|[a-z_][\w.]*\s=\s|[\w$.#-]+\s*[:=]\s*\S.*[,;]\s*$)"
)
_SIGNS: Final = re.compile(r"[{}=]|\w\(")
"""What no text but one of code has at all."""
_BEGINNINGS: Final = (
    (b"\x89PNG\r\n", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF87a", _PICTURE), (b"GIF89a", _PICTURE),
    (b"II*\0", _PICTURE), (b"MM\0*", _PICTURE), (b"8BPS", _PICTURE), (b"%!PS", _PDF),
    (b"{\\rtf", _DOCUMENT), (OLE, _("a document of an older Office program, or an Outlook message")),
    (b"\x1f\x8b", _ARCHIVE), (b"BZh", _ARCHIVE), (b"7z\xbc\xaf\x27\x1c", _ARCHIVE), (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE), (b"\x28\xb5\x2f\xfd", _ARCHIVE), (b"ID3", _FILM), (b"OggS", _FILM), (b"\x1aE\xdf\xa3", _FILM),
    (b"bplist00", _OTHER), (b"SQLite format 3", _OTHER),
)  # fmt: skip
"""The first bytes of the files that people take for an article."""
_IN_ZIP: Final = (
    ("word/", _DOCUMENT), ("xl/", _TABLE), ("ppt/", _SLIDES), ("META-INF/container.xml", _BOOK), ("Index/Document.iwa", _DOCUMENT),
)  # fmt: skip
_OPEN_DOCUMENT: Final = {"text": _DOCUMENT, "spreadsheet": _TABLE, "presentation": _SLIDES}
_BRANDS: Final = re.compile(rb"^....ftyp(hei[cxfms]|mif1|msf1|avi[fs])?", re.DOTALL)


def refuse_what_is_no_text(data: bytes) -> None:
    """Says what a file is that cannot be read as an article.

    Raises:
        NotAnArticle: it is a PDF, a picture, a document or another file that holds no plain text.
    """
    kind = _kind(data)
    if kind:
        raise NotAnArticle(PASTE, kind=Message(kind))
    if (
        re.match(rb"(?:\xef\xbb\xbf)?\s*\[(?:InternetShortcut|Desktop Entry)\]", data[:200])
        or b"<key>URL</key>" in data[:600]
    ):
        raise NotAnArticle(ONLY_ADDRESS)


def refuse_data(text: str) -> None:
    """Says that a text is data for programs: XML that is neither a feed nor a page, JSON, a calendar, a card, references, subtitles, code.

    Raises:
        NotAnArticle: it is.
    """
    start = text[:200].lstrip("\ufeff \t\r\n")
    if re.search(r"<(?:!doctype\s+html|html)\b", text[:5_000], re.IGNORECASE):
        return
    if _OF_PROGRAMS.match(start) or _is_code(text[:MOST_CODE]):
        raise NotAnArticle(DATA)
    if re.match(r"<\?xml\b|<(?:opml|urlset|sitemapindex|plist)\b", start) or re.match(r"[{[]\s*(?:[{\"\]}])", start):
        raise NotAnArticle(DATA)


def _is_code(text: str) -> bool:
    """Whether a text is a program or a style sheet: most of its lines end or begin as sentences do not."""
    filled = [one for one in text.splitlines() if one.strip()]
    code = sum(bool(_CODE.search(one)) for one in filled)
    signs = sum(text.count(sign) for sign in "{};=()")
    return code >= _MOST_OF * len(filled) > 0 and signs > len(text) / 40 and bool(_SIGNS.search(text))


def _kind(data: bytes) -> str | None:
    start = data[:1_100].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-") or (b"%PDF-" in data[:1_024] and b"%%EOF" in data[-2_048:]):
        return _PDF
    for beginning, kind in _BEGINNINGS:
        if start.startswith(beginning):
            return kind
    if start.startswith(b"RIFF"):
        return _PICTURE if start[8:12] == b"WEBP" else _FILM
    if found := _BRANDS.match(start):
        return _PICTURE if found[1] else _FILM
    if start.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    if start.startswith(b"BM") and start[6:10] == b"\0\0\0\0":
        return _PICTURE
    if re.match(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,300}?-->\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg\b", start, re.DOTALL):
        return _PICTURE
    return _OTHER if _is_binary(data) else None


def _in_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:2_000]
            # At most a line is read, so that nothing is unpacked that was packed to harm.
            written = archive.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return _ARCHIVE
    for part, kind in _IN_ZIP:
        if any(name.startswith(part) for name in names):
            return kind
    return next((kind for word, kind in _OPEN_DOCUMENT.items() if word in written), _ARCHIVE)


def _is_binary(data: bytes) -> bool:
    """Whether it holds what no text holds: zeros that are not those of UTF-16 or UTF-32, or many control signs."""
    sample = data[:4_000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample.replace(b"\0", b"")) - sample.count(b"\x1b")
    zeros, half = sample.count(0), len(sample) / 2
    wide = max(sample[::2].count(0), sample[1::2].count(0)) > 0.6 * half
    return (zeros > 0 and not wide) or controls > len(sample) / 50
