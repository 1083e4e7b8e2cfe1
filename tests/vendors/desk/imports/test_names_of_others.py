"""Names in the encodings of other languages, and bylines among the authors: the right name is one click away, or nothing is proposed."""

import pytest

from tests.vendors.desk.imports.test_workbooks import asked, case


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("iso-8859-2", ["Grupa Żywiec", "Škoda", "České dráhy"]),
        ("windows-1250", ["Świętokrzyskie", "Łódź Fundusz", "Plzeň"]),
        ("koi8-r", ["Сбербанк", "Ростелеком"]),
        ("windows-1251", ["Сбербанк", "Российский фонд прямых инвестиций"]),
    ],
)
def test_a_name_in_an_encoding_of_another_language_is_asked_about_with_what_it_means(encoding, names):
    found = asked(case(f"names-in-{encoding}.csv", "events"))
    assert {rule for rule, *_ in found} <= {"garbled", "unclear-encoding"}
    assert [one[1:] for one in found] == [(line, "counterpart", name) for line, name in enumerate(names, 2)]


def test_a_byline_a_day_and_a_newsroom_are_asked_about_and_a_name_that_begins_like_one_stands():
    found = [one for one in asked(case("bylines.csv", "news")) if one[2] == "authors"]
    assert found == [
        ("byline", 2, "authors", "Claire Martin"),
        ("byline", 3, "authors", "Peter-Josef Meisch"),
        ("byline", 5, "authors", "Claire Martin"),
        ("no-author", 6, "authors", ""),
    ]
