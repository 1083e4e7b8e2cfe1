"""A spreadsheet file opened: its sheets as they stand, told by its content and not by its ending."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from vendors.desk.imports.layout import recognised
from vendors.desk.imports.limits import Limits, NotReadError
from vendors.desk.imports.text_files import open_csv, open_json, open_parquet
from vendors.tables.row import Row
from vendors.validation.file_kinds import is_flat_ods, is_xls, not_read
from vendors.validation.text_table import TextTable

Opener: TypeAlias = Callable[[bytes, Limits, Mapping[str, type[Row]]], list[TextTable]]
"""What opens a file: `opened` in this process, `vendors.desk.imports.opened_apart.opened_apart` in one of its own."""


def opened(data: bytes, most: Limits, tables: Mapping[str, type[Row]]) -> list[TextTable]:
    """The sheets of a file, as they stand.

    Args:
        data: its content.
        most: how much is read.
        tables: the tables that it may hold.

    Raises:
        NotReadError: it is no table, damaged, or larger than may be read.
    """
    if data.startswith(b"PK\x03\x04") or is_flat_ods(data):
        from vendors.desk.imports.workbooks import open_workbook

        return open_workbook(data, most)
    if data.startswith(b"PAR1"):
        return [open_parquet(data, most)]
    if other := not_read(data):
        raise NotReadError(*other)
    if is_xls(data):
        from vendors.desk.imports.old_workbooks import open_xls

        return open_xls(data, most)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\]]|\{)", data):
        return [open_json(data, most)]
    return [open_csv(data, most, lambda cells: recognised(cells, tables))]
