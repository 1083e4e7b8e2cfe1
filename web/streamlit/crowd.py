"""How many live pages there are, in all and from one address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address, ip_network

from vendors.desk.auth.throttle import household
from vendors.settings import settings


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
        self._by_address: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """Pages that are live."""
        return self._by_address.total()

    def is_full_for(self, address: str) -> bool:
        """Whether one more page from there would be one too many."""
        most = self.most if is_trusted(address) else settings().live_pages_per_address
        return self.total >= self.most or self._by_address[household(address)] >= most

    @contextmanager
    def joined_by(self, address: str) -> Iterator[None]:
        """While one more page is live.

        An address that is a trusted proxy's is nobody's own: a proxy that names no reader, or this machine. It counts in all only.

        Raises:
            FullError: too many are, in all or from there.
        """
        if self.is_full_for(address):
            raise FullError
        place = household(address)
        self._by_address[place] += 1
        try:
            yield
        finally:
            self._by_address[place] -= 1
            if not self._by_address[place]:
                del self._by_address[place]


def is_trusted(address: str) -> bool:
    """Whether an address is one of the proxies that are believed."""
    try:
        found = ip_address(address)
    except ValueError:
        return not address
    return any(found in ip_network(one) for one in settings().trusted_proxies)
