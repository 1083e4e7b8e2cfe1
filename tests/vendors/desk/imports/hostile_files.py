"""Spreadsheets of a few kilobytes that ask for gigabytes, hours, or what no program writes: what a hostile sender would try."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from vendors.tables.vendor import Vendor

COLUMNS: Final = [column.name for column in Vendor.stored_columns()]
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN: Final = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: Mapping[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def xlsx(rows: str, *, strings: str = "", after: str = "", before: str = "", sheets: int = 1) -> bytes:
    """A workbook of one sheet, which may stand in it under several names."""
    listed = "".join(f'<sheet name="vendors{n or ""}" sheetId="{n + 1}" r:id="rId1"/>' for n in range(sheets))
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
        }
    )


def row(cells: Sequence[str], number: int) -> str:
    told = (
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(cells[:26])
    )
    return f'<row r="{number}">{"".join(told)}</row>'


HEAD: Final = row(COLUMNS, 1)
SHARED: Final = '<c r="A{0}" t="s"><v>0</v></c><c r="T{0}" t="s"><v>0</v></c>'


def one(number: int) -> str:
    return row(["akio", "Akio"], number)


def merged(area: str, times: int = 1) -> str:
    return "<mergeCells>" + f'<mergeCell ref="{area}"/>' * times + "</mergeCells>"


def ods(body: str, styles: str = "") -> bytes:
    content = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" xmlns:table="{_OPEN}:table:1.0" xmlns:text="{_OPEN}:text:1.0">{styles}'
        f'<office:body><office:spreadsheet><table:table table:name="vendors">{body}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def cell(text: str, said: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {said}><text:p>{text}</text:p></table:table-cell>'


def line(cells: Sequence[str], said: str = "") -> str:
    return f"<table:table-row {said}>{''.join(map(cell, cells))}</table:table-row>"


def wide(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


TOP: Final = line(COLUMNS)


def parquet(values: int, signs: int, columns: Sequence[str] = ("id", "name")) -> bytes:
    many = pa.DictionaryArray.from_arrays(pa.array([0] * values, pa.int32()), pa.array(["ab" * (signs // 2)]))
    file = io.BytesIO()
    pq.write_table(pa.table(dict.fromkeys(columns, many)), file, compression="zstd")
    return file.getvalue()


def text(*lines: str) -> bytes:
    return "\n".join([",".join(COLUMNS), *lines]).encode()


REFUSED: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "row two thousand million": (lambda: xlsx(HEAD + one(2_000_000_000)), "too-many-lines"),
    "row below zero": (lambda: xlsx(HEAD + row(["akio"], -5)), "not-a-table-file"),
    "a text in 4000 cells": (
        lambda: xlsx(
            HEAD + "".join(f'<row r="{n}">{SHARED.format(n)}</row>' for n in range(2, 2000)),
            strings=f"<si><t>{'a' * 1_000_000}</t></si>",
        ),
        "cell-too-long",
    ),
    "a shorter text in 4000 cells": (
        lambda: xlsx(
            HEAD + "".join(f'<row r="{n}">{SHARED.format(n)}</row>' for n in range(2, 2000)),
            strings=f"<si><t>{'ab' * 16_000}</t></si>",
        ),
        "too-many-signs",
    ),
    "spaces without end within a word": (lambda: text("akio,A" + " " * 32_000 + "kio"), "repeated-sign"),
    "columns below zero": (
        lambda: xlsx(HEAD + one(2), before='<cols><col min="-1000000000" max="16384" hidden="1"/></cols>'),
        "not-a-table-file",
    ),
    "20000 sheets": (
        lambda: xlsx(HEAD + "".join(f'<row r="{n}"/>' for n in range(2, 10_000)), sheets=20_000),
        "too-many-sheets",
    ),
    "100001 merged areas": (lambda: xlsx(HEAD + one(2), after=merged("A1:V20000", 100_001)), "too-much-beside"),
    "two thousand million spaces": (
        lambda: ods(TOP + line(["akio", '<text:s text:c="2000000000"/>x'])),
        "cell-too-long",
    ),
    "ten times a hundred million spaces": (
        lambda: ods(TOP + line(["akio", *['<text:s text:c="100000000"/>x'] * 10])),
        "cell-too-long",
    ),
    "many spaces in one cell": (lambda: ods(TOP + line(["akio", '<text:s text:c="90000"/>' * 90_000])), "cell-too-long"),
    "a megabyte 19000 times": (
        lambda: ods(TOP + line(["akio", "a" * 1_000_000], 'table:number-rows-repeated="19000"')),
        "cell-too-long",
    ),
    "thirty kilobytes 19000 times": (
        lambda: ods(TOP + line(["akio", "ab" * 16_000], 'table:number-rows-repeated="19000"')),
        "too-many-signs",
    ),
    "a row 2000000000 times": (
        lambda: ods(TOP + line(["akio"], 'table:number-rows-repeated="2000000000"')),
        "too-large",
    ),
    "a row below 999999990 empty ones": (
        lambda: ods(
            f'{TOP}<table:table-row table:number-rows-repeated="999999990"><table:table-cell/></table:table-row>{line(["akio"])}'
        ),
        "too-many-lines",
    ),
    "cells without end": (
        lambda: ods(TOP + wide(cell("x", 'table:number-columns-repeated="2000000000"'))),
        "too-large",
    ),
    "a text in 10000 cells of parquet": (lambda: parquet(5000, 1_000_000), "cell-too-long"),
    "a shorter one": (lambda: parquet(5000, 32_000), "too-many-signs"),
    "9900000 commas": (lambda: text("," * 9_900_000), "too-large"),
    "quotes and commas": (lambda: text('",' * 4_900_000), "too-large"),
    "a broken quote on each of 100000 lines": (lambda: text(*['a"b,"c"d,' + "x" * 80] * 100_000), "broken-quote"),
    "deep json": (lambda: b'[{"name":' + b"[" * 20_000 + b"]" * 20_000 + b"}]", "not-a-table-file"),
    "deeper json": (lambda: b'[{"name":' + b"[" * 900_000 + b"]" * 900_000 + b"}]", "not-a-table-file"),
    "a number of 5000 figures": (lambda: b'[{"name": ' + b"9" * 5000 + b"}]", "not-a-table-file"),
    "json with a million columns": (
        lambda: ("[{" + ",".join(f'"{n}":1' for n in range(500_000)) + "}]").encode(),
        "too-large",
    ),
}  # fmt: skip
"""Files of which nothing is read, each with the rule that says so."""

READ: Final[Mapping[str, Callable[[], bytes]]] = {
    "a pattern without end in a comment": lambda: xlsx(f"{HEAD}{one(2)}<!--{'<c ' * 1_000_000}-->"),
    "merged cells in a comment": lambda: xlsx(f"{HEAD}{one(2)}<!--{'<mergeCell ' * 200_000}-->"),
    "merged to the last row": lambda: xlsx(HEAD + one(2) + one(1_048_576), after=merged("A1:V1048576")),
    "merged 20000 times": lambda: xlsx(HEAD + one(2) + one(20_000), after=merged("A1:V20000", 20_000)),
    "20000 areas that meet": lambda: xlsx(
        HEAD + one(2) + one(20_000),
        after="<mergeCells>" + "".join(f'<mergeCell ref="A{n}:V{n + 9000}"/>' for n in range(1, 20_000)) + "</mergeCells>",
    ),
    "an area that is none": lambda: xlsx(HEAD + one(2), after=merged(f"A1:B{'9' * 5000}") + merged("1:5")),
    "links on a million cells each": lambda: xlsx(
        HEAD + one(2), after="<hyperlinks>" + '<hyperlink ref="A1:V4500" location="x"/>' * 5_000 + "</hyperlinks>"
    ),
    "rows less than none": lambda: ods(TOP + line(["akio", "Akio"], 'table:number-rows-repeated="-2000000000"')),
    "columns less than none": lambda: ods(
        f'<table:table-column table:visibility="collapse" table:number-columns-repeated="-2000000000"/>{TOP}{line(["akio", "Akio"])}'
    ),
    "merged 999999999 rows": lambda: ods(
        f'{TOP}<table:table-row>{cell("x", """table:number-rows-spanned="999999999" table:number-columns-spanned="22" """)}</table:table-row>{line(["akio"])}'
    ),
    "a million empty cells in a row": lambda: ods(
        TOP + wide('<table:table-cell table:number-columns-repeated="200"/>' * 200_000) + line(["akio", "Akio"])
    ),
}  # fmt: skip
"""Files that are read for what they are, and soon."""
