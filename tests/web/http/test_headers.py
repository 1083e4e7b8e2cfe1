"""Headers protect answers of every kind, also those to a failure, and leave alone what an answer says itself."""

from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.web.conftest import Run
from web.http.headers import SafeHeaders

Ask = Callable[[str], httpx.Response]


def fails(request: Request) -> Response:
    raise RuntimeError("secret")


def framed(request: Request) -> Response:
    return PlainTextResponse(
        "x", headers={"content-security-policy": "default-src 'self'; frame-ancestors https://magazine.example"}
    )


async def breaks_off(request: Request) -> Response:
    async def some() -> object:
        yield b"begun"
        raise RuntimeError("secret")

    return StreamingResponse(some())  # type: ignore[arg-type]


routes = [Route("/fails", fails), Route("/framed", framed), Route("/breaks-off", breaks_off)]
app = Starlette(routes=routes, middleware=[Middleware(SafeHeaders)])


@pytest.fixture
def ask(run: Run) -> Ask:
    """Asks the application without a server."""

    async def asked(path: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path)

    return lambda path: run(asked, path)


def test_a_failure_is_answered_with_the_headers_and_without_its_reason(ask: Ask) -> None:
    answer = ask("/fails")
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "secret" not in answer.text


def test_an_answer_that_breaks_off_is_not_begun_twice(ask: Ask) -> None:
    assert ask("/breaks-off").status_code == 200


def test_an_answer_that_others_may_frame_is_not_contradicted(ask: Ask) -> None:
    headers = ask("/framed").headers
    assert headers["content-security-policy"] == "default-src 'self'; frame-ancestors https://magazine.example"
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"
