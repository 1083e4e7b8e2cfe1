"""What the tests of the server's rooms share."""

from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import httpx
import pytest

from tests.conftest import DATA
from tests.web.inside import site_inside

Run = Callable[..., Any]


@pytest.fixture(scope="session")
def inside() -> Iterator[httpx.Client]:
    """A client of the public site on the tests' data, without a server between."""
    with site_inside(DATA) as client:
        yield client


@pytest.fixture
def run() -> Run:
    """Runs an async function to its end, in a thread of its own: in this one the browser's loop may be running."""

    def apart(function: Callable[..., Awaitable[Any]], *given: object) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, function, *given).result()

    return apart
