"""One reader who asks for hundreds of pages that nobody has made, and another who asks for one, on a running site."""

import asyncio

import httpx
import pytest

from tests.conftest import application
from tests.web.conftest import Run

ASKED = 60
"""Pages that the first reader asks for at once."""
AHEAD = 10
"""Of these, at most so many may be made before the page of the reader who comes after: those under way, and some while that one is on its way."""


def reader(address: str, place: str) -> httpx.AsyncClient:
    """Somebody behind the site's proxy."""
    limits = httpx.Limits(max_connections=ASKED)
    return httpx.AsyncClient(base_url=address, headers={"x-forwarded-for": place}, timeout=120, limits=limits)


@pytest.mark.slow
def test_the_page_of_another_reader_is_made_before_those_of_one_who_asks_for_hundreds(run: Run) -> None:
    done: list[int] = []
    begun = asyncio.Event()

    async def ask(client: httpx.AsyncClient, number: int) -> None:
        assert (await client.get(f"/?q=survey+{number}")).status_code == 200
        done.append(number)
        begun.set()

    async def asked() -> int:
        async with reader(address, "203.0.113.7") as hostile, reader(address, "198.51.100.1") as honest:
            await honest.get("/")
            async with asyncio.TaskGroup() as tasks:
                for number in range(ASKED):
                    tasks.create_task(ask(hostile, number))
                await begun.wait()
                before = len(done)
                assert (await honest.get("/?q=feedback+0")).status_code == 200
                return len(done) - before

    with application() as address:
        assert run(asked) <= AHEAD
    assert sorted(done) == list(range(ASKED))
