"""Columns that are made of cells, each looked at once, are those made row by row: values, numbers and places."""

import random

import numpy as np

from vendors.domain.cells import Cells
from vendors.query.row_index import Coded


def said(one):
    return one.values, one.numbers, one.places.tolist(), one.codes.tolist()


def test_a_column_of_cells_is_that_of_the_rows_also_where_equal_cells_are_not_the_same_object():
    chance = random.Random(11)
    for number in range(60):
        lists = number % 2
        texts = ["".join(chance.choices("abc", k=2)) for _ in range(9)]
        rows = chance.choices([[*text, *text[:1]] if lists else [text] for text in texts], k=chance.choice((0, 1, 30)))
        rows += [list(row) for row in rows[:5]]
        rows += [[]] * chance.randrange(2)
        order = np.array(chance.sample(range(len(rows)), len(rows)), np.int64)
        moved = [rows[at] for at in order]
        assert said(Coded.of_cells(Cells.of(rows), lambda row: row)) == said(Coded.of(rows))
        assert said(Coded.of_cells(Cells.of(rows).at(order), lambda row: row)) == said(Coded.of(moved))
        some = order[: len(order) // 2]
        assert said(Coded.of_cells(Cells.of(rows).at(some), lambda row: row)) == said(Coded.of(rows[at] for at in some))


def test_pairs_in_any_order_are_the_column_of_their_places():
    chance = random.Random(12)
    for _ in range(60):
        pairs = [(chance.randrange(-1, 12), chance.choice("abcdef")) for _ in range(chance.choice((0, 5, 40)))]
        plain = [[value for at, value in pairs if at == place] for place in range(12)]
        places = np.array([at for at, _value in pairs], np.int32)
        assert said(Coded.of_pairs(places, Cells.of([value for _at, value in pairs]))) == said(Coded.of(plain))
