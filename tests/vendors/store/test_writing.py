import csv
import io

import pytest

from tests.conftest import DATA
from vendors.store.writing import canonical
from vendors.tables import TABLES
from vendors.validation.reading import read


@pytest.mark.parametrize("table", TABLES)
def test_the_files_of_a_data_set_are_canonical_whether_from_rows_or_from_cells(table):
    content = (DATA / f"{table}.csv").read_bytes()
    cells = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert canonical(table, cells) == content
    assert canonical(table, [row for _, row in read(TABLES[table], content).rows]) == content
