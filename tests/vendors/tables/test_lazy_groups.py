"""Rows by a key are those of a plain grouping, in their order, whoever asks for them first."""

import random

from vendors.tables.lazy_groups import LazyGroups, as_they_are


def test_the_rows_of_each_key_are_those_of_a_plain_grouping_and_what_is_told_of_them_is_told_once():
    chance, told = random.Random(3), []
    rows = [(chance.choice("abcde"), n) for n in range(40)]
    plain = {}
    for key, n in rows:
        plain.setdefault(key, []).append((key, n))

    def backwards(some):
        told.append(some[0][0])
        return some[::-1]

    groups = LazyGroups(rows, [key for key, _n in rows], backwards)
    assert (set(groups), len(groups), "a" in groups, "z" in groups) == (set(plain), len(plain), True, False)
    assert told == [], "nothing is put together before it is asked for"
    for _ in range(2):
        assert {key: groups[key] for key in plain} == {key: tuple(some[::-1]) for key, some in plain.items()}
    assert sorted(told) == sorted(plain)
    assert (groups.get("z"), groups.get("z", ())) == (None, ())
    assert list(LazyGroups(rows, [key for key, _n in rows], as_they_are)) == list(plain), "in the order of their first"
