"""Where robots are asked to stay away: said in `/robots.txt`, and kept to by whatever else names addresses to robots."""

from typing import Final

CLOSED: Final = ("/_stcore/", "/auth/", "/media/", "/desk", "/search?", "/search.", "/search/", "/api?try=", "/r/")
"""Where there is nothing for readers, the results of searches and trials, which have no end, and old versions, which say what was true then."""


def is_closed(address: str) -> bool:
    """Whether `/robots.txt` keeps robots from an address of this site, given without its host."""
    return address.startswith(CLOSED)
