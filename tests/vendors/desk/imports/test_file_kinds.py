"""A file that is no table we read is named as what it is, with the way out, whatever its ending says."""

import gzip
import io
import json
import zipfile

import pytest

from tests.conftest import ROOT
from vendors.desk.imports.loading import load_file
from vendors.i18n.language import language
from vendors.tables import TABLES

CASES = ROOT / "tests/cases"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
TABLE = b"article,vendor,role\n2018-04-akio-leve,akio,subject\n"


def packed(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return file.getvalue()


def said(name: str, data: bytes) -> tuple[str, str]:
    """The only rule that is broken, and what it says in English."""
    (problem,) = load_file(name, data, {"mentions": TABLES["mentions"]}).problems
    return problem.rule, problem.message(language("en"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("html-table-named-xls.xls", "This is a web page, whatever its ending says: open it in a spreadsheet and save"),
        (
            "spreadsheetml-2003.xls",
            "This is a workbook in the XML of Excel 2003: open it and save it as “Excel workbook",
        ),
        ("password-protected.xlsx", "The file is protected by a password: open it, take the password away and save it"),
        ("from-apple.numbers", "This is a document of Apple’s Numbers: export it there as Excel (.xlsx) or CSV"),
        (
            "table-in-a-zip.zip",
            "This is a packed file (ZIP: mentions.csv): unpack it, and load the table that is in it.",
        ),
        ("table.csv.gz", "This is a packed file (gzip): unpack it, and load the table that is in it."),
        ("binary-workbook.xlsb", "This is an Excel binary workbook (XLSB): save it as “Excel workbook (.xlsx)”"),
        ("article.pdf", "This is a PDF: copy its table into a spreadsheet"),
        ("feed-bare-ampersand.xml", "This is XML, and no table"),
        ("page-windows-1252.html", "This is a web page"),
        ("page-utf-16.html", "This is a web page"),
        ("page-saved-without-canonical.mhtml", "This is an e-mail or a page saved with its pictures"),
    ],
)
def test_each_case_is_named_with_the_way_out(name, words):
    data = (CASES / name).read_bytes()
    assert words in said(name, data)[1]
    assert said("mentions.csv", data)[0] == said("mentions.xlsx", data)[0] == said(name, data)[0]


KINDS = {
    "empty.xlsx": (b"", "empty-file"),
    "nothing but spaces.csv": (b"\xef\xbb\xbf \r\n\t\r\n", "empty-file"),
    "never copied.xlsx": (b"\0" * 4096, "empty-file"),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "picture-file"),
    "screen.webp": (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "picture-file"),
    "telephone.heic": (b"\x00\x00\x00\x18ftypheic\x00\x00", "picture-file"),
    "letter.docx": (packed(word__document_dot_xml=b"<w/>"), "word-file"),
    "letter.rtf": (rb"{\rtf1\ansi vendor;role}", "word-file"),
    "letter.doc": (OLE + "WordDocument".encode("utf-16-le"), "word-file"),
    "letter.odt": (packed(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<a/>"), "word-file"),
    "slides.pptx": (packed(ppt__presentation_dot_xml=b"<p/>"), "presentation-file"),
    "slides.odp": (
        packed(mimetype=b"application/vnd.oasis.opendocument.presentation", content_dot_xml=b"<a/>"),
        "presentation-file",
    ),
    "mail.msg": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "saved-mail"),
    "mail.eml": (b"From: A <a@example.com>\nSubject: Table\n\nvendor,role", "saved-mail"),
    "protected.ods": (
        packed(content_dot_xml=b"\x00\x01", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "protected-file",
    ),
    "protected by a newer version.ods": (
        packed(encrypted_package=b"\x00\x01", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "protected-file",
    ),
    "slides.key": (packed(Index__Slide_dot_iwa=b"x", Index__Document_dot_iwa=b"x"), "presentation-file"),
    "base.sqlite": (b"SQLite format 3\x00", "database-file"),
    "base.mdb": (b"\x00\x01\x00\x00Standard Jet DB\x00", "database-file"),
    "drive.gsheet": (json.dumps({"": "WARNING!", "doc_id": "1AbC", "email": ""}).encode(), "link-file"),
    "link.url": (b"[InternetShortcut]\r\nURL=https://docs.example.com/\r\n", "link-file"),
    "~$vendors.xlsx": (b"\x06Claire" + b" " * 48 + "Claire".encode("utf-16-le").ljust(110, b"\0"), "shadow-file"),
    "._vendors.xlsx": (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "shadow-file"),
    "table.tar.gz": (gzip.compress(TABLE), "packed-file"),
    "table.7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "packed-file"),
    "sheet.slk": (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "data-file"),
    "frame.feather": (b"ARROW1\x00\x00", "data-file"),
    "excel4.xls": (b"\x09\x04\x06\x00\x00\x04\x10\x00", "binary-workbook"),
    "installer.msi": (OLE, "not-a-table-file"),
    "program.exe": (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00\xb8\x00\x00\x00", "not-a-table-file"),
    "cut short.xlsx": (packed(xl__worksheets__sheet1_dot_xml=b"<a/>")[:60], "not-a-table-file"),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_told_by_the_content_alone(name):
    data, rule = KINDS[name]
    assert said(name, data)[0] == said("vendors.csv", data)[0] == rule
    assert said(name, data)[1] != load_file(name, data).problems[0].message(language("fr"))


@pytest.mark.parametrize(
    "data",
    [
        TABLE,
        TABLE.decode().encode("utf-16"),
        TABLE.decode().encode("utf-16-le"),
        TABLE.decode().encode("utf-32"),
        TABLE.replace(b",", b"\t"),
        b"\n\n" + TABLE,
        json.dumps([{"article": "2018-04-akio-leve", "vendor": "akio", "role": "subject"}]).encode(),
        json.dumps(
            {"url": "https://x.example", "rows": [{"article": "a", "vendor": "akio", "role": "subject"}]}
        ).encode(),
    ],
)
def test_a_table_is_taken_for_nothing_else(data):
    loaded = load_file("x", data, {"mentions": TABLES["mentions"]})
    assert loaded.problems == ()
    assert loaded.files["mentions.csv"].count(b"\n") == 2


@pytest.mark.parametrize("header", ["ID;Pays;Nom", "BM;Date", "Date;From", "<vendor>;x", "ID3,x", "MIME,type"])
def test_a_header_that_begins_like_another_kind_is_still_a_header(header):
    loaded = load_file("x.csv", f"{header}\na;b\n".encode(), {"mentions": TABLES["mentions"]})
    # It names no column of the table: that is said once, and not of each column that is missing.
    assert [problem.rule for problem in loaded.problems] == ["no-header"]


def test_a_flat_opendocument_spreadsheet_is_read():
    namespaces = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    rows = "".join(
        f"<table:table-row>{''.join(f'<table:table-cell><text:p>{cell}</text:p></table:table-cell>' for cell in row)}</table:table-row>"
        for row in (line.split(",") for line in TABLE.decode().split())
    )
    flat = (
        f'<?xml version="1.0"?><office:document {namespaces} '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="mentions">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )
    assert load_file("m.fods", flat.encode(), {"mentions": TABLES["mentions"]}).files == {"mentions.csv": TABLE}
