"""A request that names the whole address is answered as one that names its path."""

import httpx
import pytest
from starlette.types import Scope

from tests.web.test_http import raw
from web.http.targets import WholeTargets


async def handed_on(target: bytes) -> Scope:
    seen: list[Scope] = []

    async def app(scope: Scope, _receive: object, _send: object) -> None:
        seen.append(scope)

    headers = [(b"host", b"other.example"), (b"accept", b"*/*")]
    asked = {"type": "http", "path": target.decode(), "raw_path": target, "headers": headers}
    await WholeTargets(app)(asked, None, None)  # type: ignore[arg-type]
    return seen[0]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("target", "path", "host"),
    [
        (b"http://panorama.example/news", "/news", b"panorama.example"),
        (b"HTTPS://panorama.example:8443/vendors/%C3%A9", "/vendors/é", b"panorama.example:8443"),
        (b"http://panorama.example", "/", b"panorama.example"),
        (b"http://panorama.example//evil.example", "//evil.example", b"panorama.example"),
        (b"/http://panorama.example/news", "/http://panorama.example/news", b"other.example"),
        (b"http%3A//panorama.example/news", "http%3A//panorama.example/news", b"other.example"),
        (b"http://claire@panorama.example/news", "http://claire@panorama.example/news", b"other.example"),
        (b"ftp://panorama.example/news", "ftp://panorama.example/news", b"other.example"),
        (b"*", "*", b"other.example"),
    ],
)
async def test_a_whole_address_is_taken_apart_and_nothing_else(target: bytes, path: str, host: bytes) -> None:
    scope = await handed_on(target)
    assert (scope["path"], dict(scope["headers"])[b"host"]) == (path, host)
    assert len(scope["headers"]) == 2


@pytest.mark.slow
def test_the_site_answers_it(server: str) -> None:
    place = httpx.URL(server).netloc.decode()
    for target, status in ((f"http://{place}/news?lang=en", 200), (f"http://{place}/nowhere", 404)):
        answer = raw(server, f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()), target
