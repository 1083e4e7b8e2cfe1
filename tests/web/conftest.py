"""What the tests of the server's rooms share."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest

Run = Callable[..., Any]


@pytest.fixture
def run() -> Run:
    """Runs an async function to its end, in a thread of its own: in this one the browser's loop may be running."""

    def apart(function: Callable[..., Awaitable[Any]], *given: object) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(anyio.run, function, *given).result()

    return apart
