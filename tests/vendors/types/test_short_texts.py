"""What is remembered of texts: short ones, so many and no more, and no long one, of which a stranger may send any number."""

from collections.abc import Callable

import pytest

from vendors.query.search import words
from vendors.types import did_you_mean, no_value, spellings, wrapped_address
from vendors.types.short_texts import LONGEST, PARAGRAPH, remembered, remembered_beside
from vendors.validation import cells, old_encodings


def known(function: Callable[[str], object]) -> dict[str, object]:
    """What a function remembers."""
    found = getattr(function, "__self__", None)
    assert isinstance(found, dict), function
    return found


def test_a_short_text_is_asked_about_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered(3)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    for text in ("a", "a", "b" * LONGEST, "b" * LONGEST, "c" * (LONGEST + 1), "c" * (LONGEST + 1)):
        assert length(text) == len(text)
    assert list(map(len, asked)) == [1, LONGEST, LONGEST + 1, LONGEST + 1]
    for text in ("d", "e", "f", "g"):
        assert length(text) == 1
        assert len(known(length)) <= 3


def test_of_a_text_with_something_beside_it_no_long_one_is_remembered_either() -> None:
    asked: list[tuple[int, str]] = []

    @remembered_beside(2, longest=10)
    def length(text: str, language: str) -> int:
        asked.append((len(text), language))
        return len(text)

    for text, language in (("a", "fr"), ("a", "fr"), ("a", "en"), ("b" * 11, "fr"), ("b" * 11, "fr")):
        assert length(text, language) == len(text)
    assert asked == [(1, "fr"), (1, "en"), (11, "fr"), (11, "fr")]


def test_what_cannot_be_told_is_asked_again() -> None:
    @remembered(3)
    def number(text: str) -> int:
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("one")
    assert not known(number)


@pytest.mark.parametrize(
    ("function", "long", "most"),
    [
        (did_you_mean.plain, "é" * 5_000, LONGEST),
        (did_you_mean.prepared(["France"]).near, "Fransse" * 1_000, LONGEST),
        (no_value._judged, "?" * 5_000, LONGEST),
        (spellings._day_meaning, "lundi " * 5_000 + "3 mai 2018", LONGEST),
        (wrapped_address._is_known, "a." * 5_000 + "example", LONGEST),
        (wrapped_address._rules_of, "a." * 5_000 + "example", LONGEST),
        (wrapped_address._judged, f"https://www.google.com/url?q=https://a.example/{'b' * 5_000}", 250),
        (cells.is_strange_word, "é" * 5_000, LONGEST),
        (cells.is_sound_word, "é" * 5_000, LONGEST),
        (old_encodings._is_suspect, "é" * 5_000, LONGEST),
        (old_encodings.plausibility, "é" * 5_000, LONGEST),
        (words._seen, "é" * 5_000, PARAGRAPH),
        (words._places, "é" * 5_000, PARAGRAPH),
        (words._folded, "é" * 5_000, PARAGRAPH),
    ],
)
def test_no_long_text_stays_after_it_was_asked_about(function: Callable[[str], object], long: str, most: int) -> None:
    function(long)
    function(long[:most])
    assert long[:most] in known(function)
    assert max(map(len, known(function))) <= most


def test_long_texts_are_read_as_dates_too() -> None:
    assert spellings.likely_date("lundi " * 5_000 + "3 mai 2018") == "2018-05-03"
