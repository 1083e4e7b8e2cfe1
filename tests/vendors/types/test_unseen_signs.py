"""Signs without a shape, where they do something and where they do not."""

import pytest

from vendors.types.unseen_signs import HIDDEN, told_apart


@pytest.mark.parametrize(
    "text",
    [
        *("👩\u200d💻", "👩🏽\u200d💻", "❤\ufe0f\u200d🔥", "🏳\ufe0f\u200d🌈", "👨\u200d👩\u200d👧", "🤷\u200d♂\ufe0f"),
        *("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "☎\ufe0e", "می\u200cخواهم", "क्\u200dष"),
    ],
)
def test_what_makes_another_sign_of_its_neighbours_is_not_hidden(text):
    assert not HIDDEN.search(text)


@pytest.mark.parametrize(
    "text", ["a\u200db", "👩\u200d", "\u200d💻", "x\u200c", "Akio\u200b", "a\ufe0e", "\U000e0067", "👩\u200d a"]
)
def test_what_does_nothing_where_it_stands_is_hidden(text):
    assert HIDDEN.search(text)


@pytest.mark.parametrize(
    ("text", "other", "said"),
    [
        ("Strate\u0301gies", "Stratégies", "\u0301"),
        ("a\u00a0b", "a b", "\u00a0"),
        ("Akio\u200b", "Akio", "\u200b"),
    ],
)
def test_texts_that_are_the_same_to_the_eye_are_told_apart_by_their_signs(text, other, said):
    assert said in told_apart(text, other)


def test_texts_that_a_reader_tells_apart_need_no_word():
    assert told_apart("Strategies", "Stratégies") == told_apart("Akio", "Akio") == ""
