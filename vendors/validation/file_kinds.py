"""What a file is that is no table, told by its content and not by its ending."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from vendors.validation.encoding import decoded


class FileKind(NamedTuple):
    """A kind of file that is no table.

    Attributes:
        rule: that names it, with the way out.
        value: what fills the words of the rule.
    """

    rule: str
    value: str = ""


OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins what programs of Microsoft wrote before 2007, and what they protect by a password."""
_BEGINNINGS: Final = (
    (b"%PDF", "pdf-file", ""),
    (b"\x89PNG", "picture-file", "PNG"),
    (b"\xff\xd8\xff", "picture-file", "JPEG"),
    (b"GIF8[79]a", "picture-file", "GIF"),
    (b"BM(?=.{4}\x00\x00\x00\x00)", "picture-file", "BMP"),
    (b"II\\*\x00|MM\x00\\*", "picture-file", "TIFF"),
    (b"RIFF.{4}WEBP", "picture-file", "WebP"),
    (b".{4}ftyp(?:hei|mif|avi)", "picture-file", "HEIC"),
    (b".{4}ftyp", "media-file", "MP4"),
    (b"ID3[\x02-\x04]|OggS|RIFF.{4}(?:WAVE|AVI )", "media-file", ""),
    (b"\x1f\x8b", "packed-file", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "packed-file", "7z"),
    (b"Rar!\x1a", "packed-file", "RAR"),
    (b"BZh[1-9]1AY&SY", "packed-file", "bzip2"),
    (b"\xfd7zXZ\x00", "packed-file", "xz"),
    (rb"\(\xb5/\xfd", "packed-file", "zstd"),
    (b"PK\x05\x06|PK\x07\x08", "packed-file", "ZIP"),
    (rb"\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00", "binary-workbook", "Excel 2–4"),
    (rb"\{\\rtf", "word-file", "RTF"),
    (b"SQLite format 3\x00", "database-file", "SQLite"),
    (b"\x00\x01\x00\x00Standard (?:Jet|ACE) DB", "database-file", "Access"),
    (b"ARROW1|FEA1", "data-file", "Arrow"),
    (b"\\$FL[23]", "data-file", "SPSS"),
    (b"<stata_dta>", "data-file", "Stata"),
    (b"RD[AX][23]\n", "data-file", "R"),
    (b"\x00{12}\xc2\xea\x81\x60", "data-file", "SAS"),
    (rb"ID;P[A-Z\d]*(?:;[NE])*\r?\n(?:P|F|B|C|O|NN|W);[A-Z]", "data-file", "SYLK"),
    (b"TABLE\r?\n0,1\r?\n", "data-file", "DIF"),
    (b"\x00\x05\x16[\x00\x07]", "shadow-file", "macOS"),
    (b"\x00\x00\x00\x01Bud1", "shadow-file", ".DS_Store"),
    (b"bplist00", "shadow-file", "macOS"),
)
"""How kinds of files begin, the rule that names them, and what fills its words."""
_MARKUP: Final = (
    (r"<\?xml[^>]*>.{0,2000}?urn:schemas-microsoft-com:office:spreadsheet", "excel-2003-xml", ""),
    (r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|title|script|div|center|span|font|form|p|tr|h\d|b|br)\b", "web-page", ""),
    (r"<\?xml|<!doctype|<(?:rss|feed|svg)\b", "xml-file", ""),
    (r"MIME-Version:|(?:From|Subject|Date|Received|X-[\w-]+|Return-Path|Delivered-To):[^\n]*\n(?:[\w-]+:|[ \t])",
     "saved-mail", ""),
    (r'\{[^{}\[\]]{0,2000}"(?:doc_id|resource_id)"\s*:', "link-file", "Google"),
    (r"\[InternetShortcut\]", "link-file", "Windows"),
    (r"\[Desktop Entry\]", "link-file", "Linux"),
    (r"version https?://[\w./-]*git-lfs[\w./-]*\s+(?:ext-\S+ \S+\s+)*oid ", "link-file", "Git LFS"),
    (r"(?:\.\./)*(?:\.git)?/annex/objects/", "link-file", "git-annex"),
)  # fmt: skip
"""How kinds of text begin."""
_STREAMS: Final = (
    ("WordDocument", "word-file", "DOC"),
    ("PowerPoint Document", "presentation-file", "PPT"),
    ("__substg1.0_", "saved-mail", ""),
)
_FOLDERS: Final = (
    (r"xl/workbook\.bin$|xl/worksheets/\w+\.bin$", "binary-workbook", "XLSB"),
    (r"word/", "word-file", "DOCX"),
    (r"ppt/", "presentation-file", "PPTX"),
    (r"Index/(?:Master)?Slide", "presentation-file", "Keynote"),
    (r"Index/(?:Tables|CalculationEngine)|Index/.*\.iwa$|Index\.zip$", "numbers-file", ""),
    (r"META-INF/container\.xml$", "word-file", "EPUB"),
)
_OF_OPEN_DOCUMENT: Final = (
    ("text", "word-file", "ODT"),
    ("presentation", "presentation-file", "ODP"),
    ("graphics", "picture-file", "ODG"),
    ("database", "database-file", "ODB"),
)
RULES_OF_KINDS: Final = frozenset(
    {rule for _, rule, _ in (*_BEGINNINGS, *_MARKUP, *_STREAMS, *_FOLDERS, *_OF_OPEN_DOCUMENT)}
    | {
        "empty-file",
        "protected-file",
        "shadow-file",
        "workbook-file",
        "not-a-table-file",
        "conflict-file",
        "holes-file",
    }
)
"""The rules that say that a file is no table at all."""
_LOOKED_AT: Final = 8000
"""Bytes at the beginning of a text that tell what it is; even for signs of four bytes."""
_LOCK_SIZE: Final = 165
"""Bytes of the file that Excel keeps beside an open workbook, with the name of its user and signs of nothing."""


def is_xls(data: bytes) -> bool:
    """Whether a file that is read, see `not_read`, is a workbook of Excel 5 to 2003."""
    return data.startswith(OLE) and (_holds(data, "Workbook") or _holds(data, "Book"))


def is_flat_ods(data: bytes) -> bool:
    """Whether a file is a spreadsheet of OpenDocument in one piece of XML."""
    start = data[:4000]
    return re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml", start) is not None and b"opendocument.spreadsheet" in start


def kind_instead_of_csv(data: bytes) -> FileKind | None:
    """What a file is whose place is among the tables of the data folder; None for one that may be text, or is empty."""
    if data.startswith(b"PK\x03\x04"):
        try:
            other = kind_of_package(ZipFile(io.BytesIO(data)))
        except BadZipFile:
            return FileKind("not-a-table-file")
        return other or FileKind("workbook-file", "XLSX, ODS")
    if is_flat_ods(data):
        return FileKind("workbook-file", "ODS")
    other = not_read(data) or (FileKind("workbook-file", "XLS") if is_xls(data) else None)
    return None if other and other.rule == "empty-file" else other


def not_read(data: bytes) -> FileKind | None:
    """Why a file is no table that we read; None for one that may be. Workbooks that are packed are for `kind_of_package`."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return FileKind("empty-file")
    if data.startswith(OLE):
        return _of_ole(data)
    for beginning, rule, value in _BEGINNINGS:
        if re.match(beginning, data, re.DOTALL):
            return FileKind(rule, value)
    if len(data) == _LOCK_SIZE and 0 < data[0] < 55 and data.count(b"\x00") > 20:
        return FileKind("shadow-file", "~$")
    return _of_what_went_wrong(data) or _of_text(decoded(data[:_LOOKED_AT])[0].lstrip())


def _of_what_went_wrong(data: bytes) -> FileKind | None:
    """Why a text is no table though it may have been one: two sides of a merge stand in it, or bytes are lost."""
    if b"<<<<<<< " in data and all(re.search(mark, data, re.MULTILINE) for mark in _CONFLICT):
        return FileKind("conflict-file", str(data[: data.index(b"<<<<<<< ")].count(b"\n") + 1))
    return FileKind("holes-file") if _HOLE in data and not _CONTROLS.search(data) else None


_CONFLICT: Final = (rb"^<{7} ", rb"^={7}\r?$", rb"^>{7} ")
"""The lines that Git puts around the two sides of a merge that it could not finish."""
_HOLE: Final = bytes(16)
"""So many zeros in a row are what is left of a text that was not saved whole; no sign of any encoding has as many."""
_CONTROLS: Final = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Signs that programs have beside their zeros, and texts have not."""


def _of_ole(data: bytes) -> FileKind | None:
    if _holds(data, "EncryptedPackage") or _holds(data, "EncryptionInfo"):
        return FileKind("protected-file")
    if is_xls(data):
        return None
    for stream, rule, value in _STREAMS:
        if _holds(data, stream):
            return FileKind(rule, value)
    return FileKind("not-a-table-file")


def _holds(data: bytes, stream: str) -> bool:
    """Whether a compound file has a stream of that name: names are in UTF-16, with their length two signs behind them."""
    return stream.encode("utf-16-le") in data


def _of_text(text: str) -> FileKind | None:
    for beginning, rule, value in _MARKUP:
        if re.match(beginning, text, re.DOTALL | re.IGNORECASE):
            return FileKind(rule, value)
    sample = text[:2000]
    if "\x00" in sample and sum(sign < " " and sign not in "\t\r\n" for sign in sample) > len(sample) / 20:
        return FileKind("not-a-table-file")
    return None


def kind_of_package(packed: ZipFile) -> FileKind | None:
    """Why a packed file is no workbook that we read; None for XLSX and ODS."""
    names = [name.replace("\\", "/").lstrip("/") for name in packed.namelist()]
    if "encryption-data" in _part(packed, "META-INF/manifest.xml"):
        return FileKind("protected-file")
    for folder, rule, value in _FOLDERS:
        if any(re.match(folder, name) for name in names):
            return FileKind(rule, value)
    if "content.xml" in names:
        return _of_open_document(packed)
    if any(re.match(r"xl/", name, re.IGNORECASE) for name in names):
        return None
    return FileKind("packed-file", ": ".join(["ZIP", *_listed(names)]))


def _listed(names: list[str]) -> Iterator[str]:
    """What is in a packed file, for the first few files."""
    files = [name for name in names if not name.endswith("/") and not name.startswith("__MACOSX/")]
    if files:
        yield ", ".join(files[:3]) + (", …" if len(files) > 3 else "")


def _of_open_document(packed: ZipFile) -> FileKind | None:
    mimetype = _part(packed, "mimetype")
    for kind, rule, value in _OF_OPEN_DOCUMENT:
        if mimetype.startswith(f"application/vnd.oasis.opendocument.{kind}"):
            return FileKind(rule, value)
    return None


def _part(packed: ZipFile, name: str, most: int = 100_000) -> str:
    try:
        with packed.open(name) as file:
            return file.read(most).decode("utf-8", "replace")
    except (KeyError, RuntimeError, OSError, EOFError, NotImplementedError, BadZipFile, zlib.error):
        return ""
