"""Honest readers in their hundreds: each looks at what came for a while, and then asks for another page or clicks on a live one."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from statistics import quantiles
from typing import Final

import httpx

from benchmarks import NotMeasured, readers

ADDRESSES: Final = (
    "/",
    "/news",
    "/?region=eu",
    "/controversies",
    "/compare?vendor=medallia&vendor=qualtrics",
    "/method",
)
FILTERS: Final = (("region", "fr"), ("region", "eu"), ("control", "us"), ("category", "survey"), ("channel", "email"))


@dataclass(frozen=True)
class Visitors:
    """A crowd.

    Attributes:
        readers: how many.
        live: how many of them have a live page; the others ask for whole pages.
        thinking: seconds between two clicks of one reader, on the average.
    """

    readers: int
    live: int
    thinking: float


@dataclass
class Served:
    """What a crowd got.

    Attributes:
        pages, clicks: milliseconds that each took.
        errors: answers that were none, or not 200, and live pages that broke.
    """

    pages: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    errors: int = 0

    def print(self, who: str, in_time: float) -> None:
        """Prints the milliseconds below which 95 of 100 stayed, beside those that are promised."""
        for what, taken in (("whole pages", self.pages), ("clicks on live pages", self.clicks)):
            p95 = quantiles([*taken, *taken[-1:]], n=20)[-1] if taken else float("inf")
            verdict = f"target ≤ {in_time:.0f} ms: {'holds' if p95 <= in_time and not self.errors else 'MISSED'}"
            print(f"{f'{who}, {what}':<64}{len(taken):>7,}   p95 {p95:>8.1f} ms  {verdict}", flush=True)
        print(f"  errors: {self.errors}", flush=True)


async def served(port: int, crowd: Visitors, seconds: float) -> Served:
    """Lets a crowd read for so long; they do not all begin at one moment."""
    got, until = Served(), time.monotonic() + seconds

    async def pause(chance: random.Random) -> bool:
        await asyncio.sleep(chance.uniform(0, 2 * crowd.thinking))
        return time.monotonic() < until

    async def read(chance: random.Random, client: httpx.AsyncClient) -> None:
        while await pause(chance):
            begun = time.perf_counter()
            try:
                got.errors += (await client.get(chance.choice(ADDRESSES))).status_code != HTTPStatus.OK
            except httpx.HTTPError:
                got.errors += 1
            got.pages.append(1000 * (time.perf_counter() - begun))

    async def click(chance: random.Random) -> None:
        try:
            await pause(chance)
            async with readers.Reader(port, widgets=False) as reader:
                while await pause(chance):
                    got.clicks.append(1000 * (await reader.choose(chance.choice(FILTERS))).seconds)
        except NotMeasured:
            got.errors += 1

    # Ten seconds later a server has closed the connection anyway, and looking through a thousand idle ones takes the client longer than the answer.
    limits = httpx.Limits(max_connections=crowd.readers, max_keepalive_connections=0)
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=20, limits=limits) as client,
        asyncio.TaskGroup() as tasks,
    ):
        for number in range(crowd.readers):
            chance = random.Random(number)
            tasks.create_task(click(chance) if number < crowd.live else read(chance, client))
    return got
