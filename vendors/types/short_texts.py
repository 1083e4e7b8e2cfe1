"""What was found out about a short text, remembered: the same words come again and again, while of long texts a stranger may send
any number, and each comes once."""

from collections.abc import Callable
from typing import Final, TypeVar

R = TypeVar("R")

LONGEST: Final = 60
"""Signs of a text up to which what was found out about it is remembered: a word, a name, a date in words."""


class _Remembered(dict[str, R]):
    """Answers by their texts; the next one is found out where none is there."""

    def __init__(self, function: Callable[[str], R], most: int, longest: int) -> None:
        self._function, self._most, self._longest = function, most, longest

    def __missing__(self, text: str) -> R:
        found = self._function(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[text] = found
        return found


def remembered(most: int, longest: int = LONGEST) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """Has a function remember its answers to short texts; what it raises is raised anew each time.

    A known answer is one look into a dict, in half the time of `functools.lru_cache` behind a question for the length.

    Args:
        most: answers that are remembered; where there is one more, all are forgotten.
        longest: signs that such a text may have.
    """

    def remembering(function: Callable[[str], R]) -> Callable[[str], R]:
        return _Remembered(function, most, longest).__getitem__

    return remembering
