"""What was found out about a short text, remembered: the same words come again and again, while of long texts a stranger may send
any number, and each comes once."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar, cast

R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])

LONGEST: Final = 60
"""Signs of a text up to which what was found out about it is remembered: a word, a name, a date in words."""
PARAGRAPH: Final = 600
"""Signs up to which what was found out about whole texts is remembered, where those of the survey come again and again: none of its summaries, reasons and
answers is longer."""


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


def remembered_beside(most: int, longest: int = PARAGRAPH) -> Callable[[F], F]:
    """Has a function of a text, and of what stands beside it, remember its answers where the text is no longer than that.

    Args:
        most: answers that are remembered; those not asked for longest are forgotten first.
        longest: signs that such a text may have.
    """

    def remembering(function: F) -> F:
        kept = lru_cache(maxsize=most)(function)

        @wraps(kept)
        def answer(text: str, *beside: Hashable) -> object:
            return (kept if len(text) <= longest else function)(text, *beside)

        return cast(F, answer)

    return remembering
