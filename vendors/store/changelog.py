"""What readers are told of the changes that were published; whoever keeps the history hands it to the site."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from vendors.i18n.language import Language


@dataclass(frozen=True, slots=True)
class Change:
    """One published change as readers see it; who made it is the editors' business.

    Attributes:
        lines: what it changed, in words, as many as are shown.
        more: how many lines are not.
    """

    day: date
    why: str
    lines: Sequence[str]
    more: int


Changelog: TypeAlias = Callable[[Language], Sequence[Change]]
"""Gives the published changes in a language, the newest first, as they are when it is asked."""


def no_changes(_words: Language) -> Sequence[Change]:
    """The changelog of a folder without a history."""
    return ()
