"""Where this site is found, for what is read elsewhere: feeds, digests, the map of the site, snippets."""

import re
from typing import Final

from starlette.requests import Request

from vendors.settings import settings

_THIS_MACHINE: Final = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


def site_address(request: Request) -> str:
    """The public address without a slash at its end, or while none is set one of this machine under which it was asked.

    "" where only the request says so: whoever asks may name any host, and others would be sent there. Addresses then
    begin at the root of the host, whatever it is.
    """
    asked = request.base_url
    here = f"{asked.scheme}://{asked.netloc}" if _THIS_MACHINE.fullmatch(asked.netloc) else ""
    return settings().public_address.rstrip("/") or here
