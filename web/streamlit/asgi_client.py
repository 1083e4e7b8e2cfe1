"""Asking the application inside for one of its files, as no reader asks: whole, plain, and to the end."""

from asyncio import Future
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class InnerAnswer:
    """What the application answered."""

    status: int
    headers: Headers
    body: bytes

    @property
    def is_whole(self) -> bool:
        """Whether the body has the length that the answer promised."""
        return self.headers.get("content-length", str(len(self.body))) == str(len(self.body))


async def ask_inside(app: ASGIApp, path: str, query: str = "", base: str = "") -> InnerAnswer:
    """The application's answer to a plain GET.

    Args:
        app: the application.
        path: from "/".
        query: what follows the question mark.
        base: the address under which the site believes that it is asked.

    Nothing of a reader's request goes in. Their encodings, ranges and versions would change the answer, and if they went
    away in the middle, half a file would be taken for the whole.
    """
    status, headers, body = 0, Headers(), bytearray()

    async def still_there() -> Message:
        return await Future()  # The application listens here for a reader who leaves, until it has sent everything.

    async def collect(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], Headers(raw=message["headers"])
        else:
            body.extend(message.get("body", b""))

    site = urlsplit(base)
    headers_in = [(b"host", site.netloc.encode())] if site.netloc else []
    scope = {"type": "http", "method": "GET", "http_version": "1.1", "root_path": "", "headers": headers_in}
    address = {"path": path, "raw_path": path.encode(), "query_string": query.encode(), "client": None, "server": None}
    scope["scheme"] = site.scheme or "http"
    await app({**scope, **address}, still_there, collect)
    return InnerAnswer(status, headers, bytes(body))
