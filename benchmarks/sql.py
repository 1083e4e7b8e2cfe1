"""SQL: what readers notice while others ask hostile queries, and how soon each of these is refused or stopped.

Fifty readers change filters, each every other second, first alone and then while eight others ask every query of
`tests/cases/hostile.sql`, without pause.
"""

import asyncio
import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from statistics import quantiles
from urllib.parse import urlencode

import httpx

from benchmarks import NotMeasured
from benchmarks.readers import Filter, Reader
from benchmarks.servers import ROOT

READERS = 50
PAUSE = 2.0
ASKERS = 8
SEED = 20180423


@dataclass(frozen=True)
class Measured:
    """What was found.

    Attributes:
        quiet, busy: milliseconds below which 95 in 100 runs of readers stayed, alone and beside the queries.
        slowest: seconds after which the last query was answered, and that query.
        answered: how many queries were answered.
        let_in: those of which rows came back.
    """

    quiet: float
    busy: float
    slowest: tuple[float, str]
    answered: int
    let_in: tuple[str, ...]


def hostile() -> list[str]:
    """The queries, one a line."""
    lines = (ROOT / "tests/cases/hostile.sql").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("--")]


def measured(port: int, filters: Sequence[Filter], seconds: float) -> Measured:
    """Asks a running server for so many seconds, once and once again."""
    return asyncio.run(_measured(port, filters, seconds))


async def _measured(port: int, filters: Sequence[Filter], seconds: float) -> Measured:
    async with AsyncExitStack() as stack:
        readers = [await stack.enter_async_context(Reader(port, widgets=False)) for _turn in range(READERS)]
        # The processes start with the first query, as they do for the first reader who comes.
        await asyncio.to_thread(answers, port, ["SELECT 1"], 0)
        await _read(readers, filters, seconds / 4)
        quiet = await _read(readers, filters, seconds)
        # In a process of their own: what they take to ask is not what readers notice.
        with ProcessPoolExecutor(1, get_context("spawn")) as others:
            asking = others.submit(answers, port, hostile(), seconds)
            busy = await _read(readers, filters, seconds)
            found = await asyncio.wrap_future(asking)
    if not found:
        raise NotMeasured("no query was answered")
    return Measured(
        1000 * quantiles(quiet, n=20)[-1],
        1000 * quantiles(busy, n=20)[-1],
        max((took, sql) for took, sql, _status in found),
        len(found),
        tuple({sql for _took, sql, status in found if status == httpx.codes.OK}),
    )


Answer = tuple[float, str, int]
"""How long a query took, the query, and how it was answered."""


def answers(port: int, queries: Sequence[str], seconds: float) -> list[Answer]:
    """What comes of queries that several ask at once, each beginning with another, for so many seconds or once."""
    return asyncio.run(_answers(port, queries, seconds))


async def _answers(port: int, queries: Sequence[str], seconds: float) -> list[Answer]:
    end = time.perf_counter() + seconds
    first = range(0, len(queries), len(queries) // ASKERS + 1)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        found = await asyncio.gather(*(_ask(client, [*queries[at:], *queries[:at]], end) for at in first))
    return [answer for one in found for answer in one]


async def _read(readers: Sequence[Reader], filters: Sequence[Filter], seconds: float) -> list[float]:
    """How long each run took of readers who choose now and then."""
    end = time.perf_counter() + seconds
    found = await asyncio.gather(*(_choose(one, at, filters, end) for at, one in enumerate(readers)))
    return [took for runs in found for took in runs]


async def _choose(reader: Reader, at: int, filters: Sequence[Filter], end: float) -> list[float]:
    chance, runs = random.Random(SEED + at), []
    for chosen in islice(cycle(filters), at, None):
        await asyncio.sleep(chance.uniform(0, 2 * PAUSE))
        if time.perf_counter() > end:
            return runs
        runs.append((await reader.choose(chosen)).seconds)
    return runs


async def _ask(client: httpx.AsyncClient, queries: Sequence[str], end: float) -> list[Answer]:
    """Asks one query after another until the end."""
    found: list[Answer] = []
    for sql in cycle(queries):
        begun = time.perf_counter()
        if found and begun > end:
            break
        # Asked anew each time: an answer that is kept would cost nothing.
        address = f"/sql.csv?{urlencode({'sql': f'{sql} -- {begun}'})}"
        answer = await client.get(address, headers={"connection": "close"})
        found.append((time.perf_counter() - begun, sql, answer.status_code))
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            await asyncio.sleep(0.5)
    return found
