import csv
import io

import pytest

from tests.conftest import DATA
from vendors.store.writing import canonical
from vendors.tables import TABLES
from vendors.validation.reading import read


@pytest.mark.parametrize("table", TABLES)
def test_the_shipped_files_are_canonical_whether_from_rows_or_from_cells(table):
    shipped = (DATA / f"{table}.csv").read_bytes()
    cells = list(csv.DictReader(io.StringIO(shipped.decode(), newline="")))
    assert canonical(table, cells) == shipped
    assert canonical(table, [row for _, row in read(TABLES[table], shipped).valid]) == shipped
