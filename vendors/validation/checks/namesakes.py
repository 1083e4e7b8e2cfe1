"""A namesake bears one of the vendor's names, and a page says so."""

from collections.abc import Iterator, Mapping

from vendors.tables.evidence import Evidence
from vendors.tables.vendor import Vendor
from vendors.types.namesake import Namesake
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["vendors"]
    sourced = {
        (row.row, item)
        for _, row in tables["evidence"].asked
        if isinstance(row, Evidence) and (row.table, row.field) == (Vendor.TABLE, "namesakes")
        for item in row.value.split("|")
    }
    for record, row in table.asked:
        assert isinstance(row, Vendor)
        names = (row.name, *row.aliases)
        for item in row.namesakes:
            if not any(map(Namesake.parse(item).bears, names)):
                yield table.problem("no-namesake", record, "namesakes", value=item, other=", ".join(names))
            elif (row.id, item) not in sourced:
                yield table.problem("no-evidence", record, "namesakes", value=item)
