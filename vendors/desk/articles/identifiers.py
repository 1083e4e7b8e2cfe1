"""Identifiers that are made out of words."""

import re
from collections.abc import Container
from typing import Final

from vendors.types.did_you_mean import plain

LONGEST_ID: Final = 90
"""Characters of an identifier that is made."""


def identifier(words: str, taken: Container[str], most: int = LONGEST_ID) -> str:
    """An identifier out of words, such as the day, the publisher and the title of an article, with a number where another row has it.

    Args:
        words: what it says.
        taken: the identifiers that are there.
        most: characters that it may have.
    """
    wanted = re.sub(r"[^a-z0-9]+", "-", plain(words)).strip("-")
    if len(wanted) > most:
        wanted = wanted[: most + 1].rpartition("-")[0] or wanted[:most]
    free, n = wanted, 2
    while free in taken:
        free, n = f"{wanted}-{n}", n + 1
    return free
