"""What stands after the question mark of an address: parameters and their values, read in one way and with one set of limits."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

LONGEST: Final = 32_000
"""Characters of a query string that somebody could mean; the longest that a page links to has some hundreds."""
MOST_FIELDS: Final = 1_000
"""Parameters with a value in it."""


@dataclass(frozen=True, slots=True)
class QueryString:
    """What an address says.

    Attributes:
        pairs: parameter and value in order, decoded; parameters without a value are left out.
        bare: those without one, each with "".
        text: what follows the question mark, as it is written.
        too_long: whether it is beyond the limits; it then says nothing.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    too_long: bool = False
    bare: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def last(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return dict(self.pairs).get(name, default)


def parse(text: str) -> QueryString:
    """Reads a query string, whoever wrote it: what is not UTF-8 is replaced.

    A page passes over one that is too long, as it does over every value that does not exist; a file, an embed and a card,
    which are believed without being looked at, are refused.

    Args:
        text: what follows the question mark.
    """
    if len(text) > LONGEST or text.count("&") >= MOST_FIELDS:
        return QueryString(too_long=True)
    every = parse_qsl(text, errors="replace", keep_blank_values=True)
    pairs, bare = (tuple(pair for pair in every if bool(pair[1]) is has_value) for has_value in (True, False))
    return QueryString(pairs, bare=bare, text=text)
