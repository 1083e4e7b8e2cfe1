"""Where readers ask from, so that what a server can do is shared out among places and not among connections."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from ipaddress import ip_address, ip_network

from starlette.types import Scope

from vendors.desk.auth.throttle import household
from vendors.settings import settings

NOBODYS = ""
"""The place of whoever asks from this machine, or through a proxy that names no reader: many may, so that it is nobody's own."""


def place(scope: Scope) -> str:
    """The address that asks (of IPv6 the network of a household), or NOBODYS. What a proxy that is believed says has been read before."""
    address = scope["client"][0] if scope.get("client") else ""
    return _place(address, settings().trusted_proxies)


@contextmanager
def counted(counts: Counter[str], asks: str) -> Iterator[None]:
    """While a place has one more of what is counted; a place that has none left is forgotten.

    Args:
        counts: how many each place has; used in the loop alone.
        asks: the place.
    """
    counts[asks] += 1
    try:
        yield
    finally:
        counts[asks] -= 1
        if not counts[asks]:
            del counts[asks]


@lru_cache(10_000)
def _place(address: str, trusted: tuple[str, ...]) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return NOBODYS if any(found in ip_network(one) for one in trusted) else household(address)
