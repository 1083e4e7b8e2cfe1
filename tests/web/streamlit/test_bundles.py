"""Streamlit's files, kept compressed: never half of one, never one that does not exist."""

import gzip
from collections.abc import Awaitable, Callable

import httpx
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from tests.web.conftest import Run
from web.streamlit.bundles import Bundles

FILE = b"export const t = 1;" * 10_000


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """As Streamlit: a file in pieces; its application for everything else."""
    if scope["path"] != "/static/js/a.js":
        await HTMLResponse("<div id=root>")(scope, receive, send)
        return
    whole = Response(
        FILE, media_type="text/javascript", headers={"etag": '"1"', "cache-control": "public", "last-modified": "x"}
    )
    await send({"type": "http.response.start", "status": 200, "headers": whole.raw_headers})
    for start in range(0, len(FILE), 4096):
        await send({"type": "http.response.body", "body": FILE[start : start + 4096], "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def cut_off(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that breaks off after the first piece."""
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-length", b"190000"), (b"content-type", b"text/javascript"), (b"etag", b'"1"')],
        }
    )
    await send({"type": "http.response.body", "body": FILE[:4096]})


def ask(run: Run, app: Callable[..., Awaitable[None]], path: str, **headers: str) -> httpx.Response:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
            return await client.get(path, headers={"accept-encoding": "gzip"} | headers)

    return run(asked)


def test_a_file_is_kept_whole_whatever_part_was_asked_for(run: Run) -> None:
    bundles = Bundles(streamlit)
    for _ in range(2):
        assert ask(run, bundles, "/static/js/a.js", range="bytes=0-9").content == FILE
    kept = bundles.shelf.find("/static/js/a.js")
    assert kept
    assert gzip.decompress(kept) == FILE


def test_half_a_file_is_not_kept(run: Run) -> None:
    bundles = Bundles(cut_off)
    assert ask(run, bundles, "/static/js/a.js").status_code == 404
    assert bundles.shelf.find("/static/js/a.js") is None


def test_names_that_do_not_exist_leave_nothing_behind(run: Run) -> None:
    bundles = Bundles(streamlit)
    for n in range(20):
        assert ask(run, bundles, f"/static/js/{n}.js").status_code == 404
    assert not bundles._headers
