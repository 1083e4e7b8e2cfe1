"""Which site a browser says that a request comes from, and whether that is ours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import idna
from starlette.datastructures import Headers

from vendors.settings import settings

PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page is from: scheme, name in the signs of the DNS, port."""

    scheme: str
    host: str
    port: int


def origin(written: str) -> Origin | None:
    """An origin as a browser writes it (`https://panorama.example:8443`); None for `null` and whatever is none.

    Capitals, the default port, a dot at the end and letters beyond ASCII are taken as what they stand for. A name before
    an `@`, a path, a space or a second origin make it no origin.
    """
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        return None
    host = _name(parts.hostname or "")
    more = parts.path or parts.query or parts.fragment or "@" in parts.netloc or re.search(r"[\s\\,?#]", written)
    if parts.scheme not in PORTS or not host or more or port == 0 or written.endswith(":"):
        return None
    return Origin(parts.scheme, host, port or PORTS[parts.scheme])


def is_ours(found: Origin, hosts: Iterable[str]) -> bool:
    """Whether an origin is this site: what the request's `Host` names, or the public address.

    Sites that may frame the pages under /embed/ get nothing from it: a frame has the origin of what it shows, ours.

    Args:
        found: the origin.
        hosts: every `Host` of the request.
    """
    public = origin(settings().public_address.rstrip("/")) or _without_path(settings().public_address)
    if found == public:
        return True
    if public and found.host == public.host and found.port == PORTS[found.scheme] and public.scheme == "https":
        # The same name without TLS: whoever is between a reader and the site could have written that page.
        return False
    named = [origin(f"{found.scheme}://{host}") for host in hosts]
    return len(named) == 1 and named[0] == found


def comes_from_us(headers: Headers) -> bool:
    """Whether a request is of a page of this site, or of a program that is no browser and names no origin."""
    origins = headers.getlist("origin")
    if not origins:
        return True
    found = origin(origins[0]) if len(origins) == 1 else None
    return found is not None and is_ours(found, headers.getlist("host"))


def _without_path(address: str) -> Origin | None:
    parts = urlsplit(address)
    return origin(f"{parts.scheme}://{parts.netloc}")


def _name(host: str) -> str:
    """A name as the DNS has it, or an address; "" for what is neither."""
    host = host.removesuffix(".")
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError:
        return ""
