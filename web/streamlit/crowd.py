"""How many live pages there are, in all and from one place."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from vendors.settings import settings
from web.http.places import NOBODYS, counted


class FullError(Exception):
    """There are as many live pages as the server takes."""


class Crowd:
    """Counts live pages.

    Args:
        most: pages that this machine can hold, whatever the settings say.

    Attributes:
        most: pages that may be live at once.
    """

    def __init__(self, most: int) -> None:
        self.most = min(most, settings().live_pages)
        self._by_place: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """Pages that are live."""
        return self._by_place.total()

    def is_full_for(self, place: str) -> bool:
        """Whether one more page from there would be one too many."""
        most = self.most if place == NOBODYS else settings().live_pages_per_address
        return self.total >= self.most or self._by_place[place] >= most

    @contextmanager
    def joined_by(self, place: str) -> Iterator[None]:
        """While one more page is live.

        NOBODYS counts in all only.

        Raises:
            FullError: too many are, in all or from there.
        """
        if self.is_full_for(place):
            raise FullError
        with counted(self._by_place, place):
            yield
