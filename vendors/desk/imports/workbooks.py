"""Workbooks opened as tables without a header, once what they unpack to has been measured."""

import io
import warnings
import zlib
from typing import Final
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException

from vendors.desk.imports.limits import Limits, NotReadError
from vendors.desk.imports.open_document import open_ods
from vendors.desk.imports.open_xml import open_xlsx
from vendors.validation.file_kinds import kind_of_package
from vendors.validation.text_table import TextTable

_NOT_READ: Final = (".png", ".jpg", ".jpeg", ".emf", ".bin")
"""Endings of what is packed in a workbook and never read."""
_PART: Final = 2**20
"""Bytes unpacked at a time."""
_DAMAGE: Final = (
    SyntaxError,
    DefusedXmlException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
)
"""What openpyxl and others raise on a damaged workbook, which is not documented."""


def open_workbook(data: bytes, limits: Limits) -> list[TextTable]:
    """The sheets of an XLSX, ODS or flat ODS file.

    Raises:
        NotReadError: it is none of these, is damaged or locked, or unpacks to more than the limits allow.
    """
    try:
        if not data.startswith(b"PK"):
            return open_ods(io.BytesIO(data), limits)
        packed = ZipFile(io.BytesIO(data))
        if other := kind_of_package(packed):
            raise NotReadError(*other)
        _measure(packed, limits)
        if "content.xml" in packed.namelist():
            styles = packed.open("styles.xml") if "styles.xml" in packed.namelist() else None
            with packed.open("content.xml") as file:
                return open_ods(file, limits, styles)
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out, such as extensions of data validation: nothing that is loaded.
            warnings.simplefilter("ignore")
            return open_xlsx(packed, limits)
    except NotReadError:
        raise
    except _DAMAGE as error:
        raise NotReadError("not-a-table-file") from error


def _measure(packed: ZipFile, limits: Limits) -> None:
    """Unpacks all that is read of the archive as far as the limits allow, and not as far as it says."""
    left = limits.unpacked
    too_large = NotReadError("too-many-bytes", other=str(limits.unpacked // 1_000_000))
    if len(packed.namelist()) > 2000 or sum(one.file_size for one in packed.infolist()) > left:
        raise too_large
    for one in packed.infolist():
        if one.filename.lower().endswith(_NOT_READ):
            continue
        with packed.open(one) as file:
            while part := file.read(_PART):
                left -= len(part)
                if left < 0:
                    raise too_large
