"""The order in which names are listed for people: É with E, œ as oe, case and accents only between equals.

The order is that of the Unicode Collation Algorithm. French and English have no rules of their own in CLDR: both follow its
root, so that the pages of both languages list names in one order. A language that has some needs its tailoring here.
"""

from functools import cache, lru_cache
from typing import Any

from pyuca import Collator

SortKey = tuple[int, ...]


@cache
def _collator() -> Any:
    return Collator()


@lru_cache(maxsize=50_000)
def sort_key(text: str) -> SortKey:
    """What a name is sorted by: `sorted(names, key=sort_key)`.

    Args:
        text: the name as readers see it. Apostrophes are one, however they are written.
    """
    key: SortKey = _collator().sort_key(text.replace("'", "’"))
    return key
