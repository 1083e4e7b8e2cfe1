"""Where this site is found, for what is read elsewhere: feeds, digests, the map of the site, snippets."""

from typing import Final

from starlette.requests import Request

from vendors.settings import settings

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def site_address(request: Request) -> str:
    """The public address without a slash at its end; while none is set, that under which it was asked, whatever host that names."""
    return settings().public_address.rstrip("/") or str(request.base_url).rstrip("/")


def trusted_address(request: Request) -> str:
    """The public address, or while none is set one of this machine; "" where only a request says so, since whoever asks may name any host."""
    is_sure = settings().public_address or request.base_url.hostname in LOOPBACK
    return site_address(request) if is_sure else ""
