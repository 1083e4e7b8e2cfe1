"""Of when a file is: the version of the data from which it was taken, which it carries as a mark.

A workbook carries it twice, as a property of the document and on a hidden sheet, since each program that saves a workbook keeps
at least one of the two. A text file carries it in its name, so that its columns stay those of the table.
"""

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from vendors.store.files import Files
from vendors.validation.text_table import TextTable

PROPERTY: Final = "Panorama version"
"""Name of the property of a workbook, and what the first cell of its hidden sheet says."""
_SHEET: Final = "panorama"
_VERSION: Final = re.compile(r"[0-9a-f]{7,64}")
_IN_NAME: Final = re.compile(r"-\d{4}-\d\d-\d\d-([0-9a-f]{7,64})(?![0-9a-z])", re.IGNORECASE)
"""The mark in the name of a file; what browsers and desktops put behind it, such as ` (1)` or ` - Copie`, is no part of it."""
SHORT: Final = 7
"""Signs of a version in the name of a file."""
_PARTS: Final = ("docProps/custom.xml", "meta.xml")
"""Where an XLSX and an ODS file have their properties."""
_MOST: Final = 1_000_000
"""Bytes of properties that are read."""
_DAMAGE: Final = (SyntaxError, ValueError, DefusedXmlException, BadZipFile, zlib.error, RuntimeError, OSError, EOFError)


@dataclass(frozen=True, slots=True)
class TakenFrom:
    """The state of the data that a file is a change of.

    Attributes:
        version: of the data.
        day: on which it was published.
        files: its tables.
        how: how that is known, a key of `vendors.desk.imports.notices.NOTICES`: by its mark ("as-of"), not at all ("no-mark",
            "other-mark" of a version that nobody knows here), or by an editor's choice ("chosen-as-of").
        mark: the version that the file carries, as it carries it; "" for none.
    """

    version: str
    day: date
    files: Files = field(repr=False)
    how: str
    mark: str = ""


def marked_name(table: str, ending: str, version: str, day: date) -> str:
    """The name of a file to be taken away, such as `vendors-2026-11-28-c1995d6.csv`.

    Args:
        table: what is in it.
        ending: of the name, without the dot.
        version: of the data.
        day: on which it is taken away.
    """
    return f"{table}-{day.isoformat()}-{version[:SHORT]}.{ending}"


def put_mark(workbook: Any, version: str) -> None:
    """Writes the mark into a workbook of xlsxwriter, after its last sheet."""
    workbook.set_custom_property(PROPERTY, version, "text")
    sheet = workbook.add_worksheet(_SHEET)
    sheet.write_row(0, 0, [PROPERTY, version])
    sheet.hide()


def mark_of(name: str, data: bytes, sheets: Sequence[TextTable]) -> str:
    """The version that a file says it was taken from; "" where it says none.

    Args:
        name: of the file.
        data: its content.
        sheets: what was read of it.
    """
    on_sheet = (row.cells[1] for sheet in sheets if is_mark(sheet) for row in sheet.rows[:1] if len(row.cells) > 1)
    found = [*_in_properties(data), *on_sheet, *_IN_NAME.findall(PurePath(name).name)]
    return next((one for text in found if _VERSION.fullmatch(one := text.strip().lower())), "")


def is_mark(sheet: TextTable) -> bool:
    """Whether a sheet is no table but the mark of its workbook, hidden or not."""
    return bool(sheet.sheet) and bool(sheet.rows) and sheet.rows[0].cells[:1] == [PROPERTY]


def _in_properties(data: bytes) -> Iterator[str]:
    """What the properties of a workbook say of its version; a workbook whose properties are damaged may still be read."""
    if not data.startswith(b"PK\x03\x04"):
        return
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            present = [packed.getinfo(name) for name in _PARTS if name in packed.namelist()]
            texts = [packed.read(one) for one in present if one.file_size <= _MOST]
        for text in texts:
            for element in fromstring(text, forbid_dtd=True).iter():
                if any(name.rpartition("}")[2] == "name" and said == PROPERTY for name, said in element.items()):
                    yield "".join(element.itertext())
    except _DAMAGE:
        return
