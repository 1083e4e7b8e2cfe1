"""Problems in one line, for a failure that can be read."""

from collections.abc import Sequence
from typing import Final

from vendors.validation.problems import Problem

MOST_SAID: Final = 3
"""Problems that are written out; the others are counted."""


def in_short(problems: Sequence[Problem]) -> str:
    """The first problems with place, rule and value; empty where there is none."""
    said = [f"{one.file}:{one.line} {one.column} {one.rule} {one.value!r}" for one in problems[:MOST_SAID]]
    return "; ".join(said) + (f" and {len(problems) - MOST_SAID} more" if len(problems) > MOST_SAID else "")
