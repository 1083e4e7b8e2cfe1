"""A quotation mark in the middle of unquoted text is seen wherever it stands, and none that opens, closes or is doubled is taken for one."""

import pytest

from vendors.validation.csv_reader import CsvReader


@pytest.mark.parametrize(
    ("text", "separator", "loose"),
    [
        ('a,b\n"x, y","one\ntwo"\n"says ""so""",""\n', ",", [0, 0, 0]),
        ('"a","b"\r\n"x","y"\r\n', ",", [0, 0]),
        ('"a";"b"\r"x, y";"z"', ";", [0, 0]),
        ('a,b\n"x",12" screen\n"y","z"\n', ",", [0, 2, 0]),
        ('a,b\n"x",5" to 12"\n"y","z"\n', ",", [0, 2, 0]),
        ('a,b\nx "so" y,"z"\n', ",", [0, 1]),
        ('a,b\n"one\ntwo",12" screen\nx,3"\n', ",", [0, 2, 2]),
        ('a;b\nx,"y";"z"\n', ";", [0, 1]),
        ('"', ",", []),
        ("a,b\nx,y", ",", [0, 0]),
    ],
)
def test_a_loose_mark_is_told_from_one_that_opens_closes_or_is_doubled(
    text: str, separator: str, loose: list[int]
) -> None:
    reader = CsvReader(text.encode())
    reader.separator = separator
    reader.width = 2
    assert [row.loose for row in reader.rows()] == loose


def test_after_a_mark_that_is_not_closed_the_rest_is_looked_at_anew() -> None:
    # Read from its beginning, each mark of this file opens or closes a cell, but the one in line 2 has swallowed a row.
    reader = CsvReader(b'a,b,c\nx,"y,1\nz,2",5\nw,"8",9\n')
    reader.width = 3
    rows = {row.cells[0]: row.loose for row in reader.rows()}
    assert (rows["z"], rows["w"]) == (2, 0)
    assert reader.broken == [(2, 1)]
