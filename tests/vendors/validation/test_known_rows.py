"""Rows read again without a check are those that the check has read, however the file is written."""

import csv
import io

import pytest

from tests.data import DATA
from vendors.tables import TABLES
from vendors.validation.known_rows import rows_of
from vendors.validation.reading import read


def written(header, records, **how):
    file = io.StringIO(newline="")
    csv.writer(file, **{"lineterminator": "\n", **how}).writerows([header, *records])
    return file.getvalue()


WAYS = {
    "as it is": written,
    "with a mark": lambda header, records: "\ufeff" + written(header, records),
    "CRLF": lambda header, records: written(header, records, lineterminator="\r\n"),
    "CR": lambda header, records: written(header, records, lineterminator="\r"),
    "all in quotation marks": lambda header, records: written(header, records, quoting=csv.QUOTE_ALL),
    "the columns turned": lambda header, records: written(header[::-1], [record[::-1] for record in records]),
    "blank lines": lambda header, records: "\n" + written(header, records).replace("\n", "\n\n"),
    "lines of commas": lambda header, records: written(
        header, [*records[:1], [""] * len(header), *records[1:], [""] * len(header)]
    ),
    "a line of commas first": lambda header, records: written([""] * len(header), [header, *records]),
    "a mark and a line of empty cells first": lambda header, records: (
        "\ufeff" + written([""] * len(header), [header, *records], quoting=csv.QUOTE_ALL)
    ),
    "no end of the last line": lambda header, records: written(header, records).removesuffix("\n"),
    "no rows": lambda header, records: written(header, records[:0]),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("table", TABLES)
def test_known_rows_are_those_that_were_checked(table, way):
    header, *records = csv.reader(io.StringIO((DATA / f"{table}.csv").read_text("utf-8"), newline=""))
    data = WAYS[way](header, records).encode()
    checked = read(TABLES[table], data)
    assert checked.valid_throughout
    assert rows_of(TABLES[table], data) == tuple(row for _, row in checked.valid)


def test_what_spans_lines_or_has_signs_that_divide_them_elsewhere_stays_whole():
    model = TABLES["news"]
    header, first, *_ = csv.reader(io.StringIO((DATA / "news.csv").read_text("utf-8"), newline=""))
    told = 'Deux\r\nlignes, "trois"\n\ntout\u2028court\x85et\x0bbas'
    records = [[told if name == "title" else cell for name, cell in zip(header, first, strict=True)]]
    (row,) = rows_of(model, written(header, records).encode())
    assert row.title == told


def test_each_row_has_something_in_the_first_column_of_its_key():
    """By it a line of commas is known."""
    assert all(model.model_fields[model.KEY[0]].is_required() for model in TABLES.values())


@pytest.mark.parametrize(
    "data",
    ["id,id\na,b\n", "id,colour\na,b\n", "id,date\na\n", "id,date\na,2020,b\n", "id,date\na,one day\n", "id,date\n\udcff,2020\n"],
    ids=["a column twice", "an unknown column", "a cell too few", "a cell too many", "a cell that is not valid", "another encoding"],
)  # fmt: skip
def test_a_file_that_did_not_pass_the_check_is_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011 - of several kinds
        rows_of(TABLES["news"], data.encode(errors="surrogateescape"))
