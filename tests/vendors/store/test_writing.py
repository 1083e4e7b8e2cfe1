import csv
import io
import random
import re

import pytest

from tests.conftest import DATA
from vendors.store.writing import canonical, written
from vendors.tables import TABLES
from vendors.validation.reading import read


def test_rows_are_written_together_as_csv_writes_each() -> None:
    chance = random.Random(4)
    pieces = ("", "a", "é’", ",", '"', "\n", "\r", " ", "'", "|", "x\u2028y", "=1")
    for width in (1, 2, 5):
        rows = [["".join(chance.choices(pieces, k=chance.randrange(3))) for _ in range(width)] for _ in range(1_700)]
        rows[600:900] = [[cell.replace("\r", "") for cell in row] for row in rows[600:900]]
        rows[1_200:] = [[re.sub('[\r\n"]', "", cell) for cell in row] for row in rows[1_200:]]
        if width > 1:
            rows[40:42] = [[], ["a"]]
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([[f"c{at}" for at in range(width)], *rows])
        assert written([f"c{at}" for at in range(width)], rows) == text.getvalue().encode()


@pytest.mark.parametrize("table", TABLES)
def test_the_shipped_files_are_canonical_whether_from_rows_or_from_cells(table):
    shipped = (DATA / f"{table}.csv").read_bytes()
    cells = list(csv.DictReader(io.StringIO(shipped.decode(), newline="")))
    assert canonical(table, cells) == shipped
    assert canonical(table, [row for _, row in read(TABLES[table], shipped).valid]) == shipped
