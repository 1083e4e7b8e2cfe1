"""A quotation mark in the middle of unquoted text is seen wherever it stands, and none that opens, closes or is doubled is taken for one."""

import random

import pytest

from vendors.tables import TABLES
from vendors.validation import csv_reader
from vendors.validation.csv_reader import CsvReader
from vendors.validation.reading import read


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
        # An empty cell in quotation marks is none that is written twice.
        ('a,b\n"",12" screen\n', ",", [0, 2]),
        ('a;b\n"";USD 9.46 a share"\n"";"x ""y"""\n', ";", [0, 2, 0]),
        # The one that is named is the loose one, not the first that holds any.
        ('a,b\n"says ""so""",12" screen\n', ",", [0, 2]),
        # A last cell of several lines is looked at to its end.
        ('a,b\nx,"one\nsays ""so"""\ny,3" pipe\n', ",", [0, 0, 2]),
        ('a,b\r\nx,"one\r\nsays ""so"""\r\ny,"z"\r\n', ",", [0, 0, 0]),
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


def test_check_names_the_cell_in_which_a_mark_stands_loose() -> None:
    data = b'name,kind,house,vendors,hosts\n"Le ""Monde""",press,,"",12" lemonde.fr\n'
    (problem,) = [one for one in read(TABLES["publishers"], data).problems if one.rule == "broken-quote"]
    assert (problem.line, problem.letter, problem.column) == (2, "E", "hosts")


def test_whether_marks_are_in_order_is_told_alike_at_once_and_row_by_row() -> None:
    chance = random.Random(7)
    signs = ('"', '"', '""', ",", ",", "\n", "\r\n", "\r", "a", " ", ";")
    for _ in range(3_000):
        text = "h,i,j\n" + "".join(chance.choice(signs) for _ in range(chance.randint(1, 16)))
        both = []
        for at_once in (True, False):
            with pytest.MonkeyPatch.context() as patch:
                if not at_once:
                    patch.setattr(csv_reader, "_are_in_order", lambda _text, _separator: False)
                reader = CsvReader(text.encode())
                reader.width = 3
                both.append([(row.line, row.cells, row.loose) for row in reader.rows()])
        assert both[0] == both[1], text
