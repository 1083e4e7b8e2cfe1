"""What a request is for, where it names the whole address (`GET http://host/news`), as every server must take it (RFC 9112, 3.2.2)."""

import re
from typing import Final
from urllib.parse import unquote

from starlette.types import ASGIApp, Receive, Scope, Send

_WHOLE: Final = re.compile(rb"https?://([^/?#@\s]+)(/.*)?", re.IGNORECASE | re.DOTALL)


class WholeTargets:
    """Hands a request for a whole address on as one for its path, whose host is that of the address, whatever else names one.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does."""
        raw = scope.get("raw_path") or b""
        if not raw.startswith(b"/") and (found := _WHOLE.fullmatch(raw)):
            host, path = found[1], found[2] or b"/"
            others = [pair for pair in scope["headers"] if pair[0] != b"host"]
            named = {"raw_path": path, "path": unquote(path.decode("latin-1")), "headers": [(b"host", host), *others]}
            scope = {**scope, **named}
        await self.app(scope, receive, send)
