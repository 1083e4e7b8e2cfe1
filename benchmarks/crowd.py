"""Many readers on one machine: first answers a second, a crowd that reads and clicks, idle live pages, and the memory that is left when readers have gone."""

import asyncio
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import combinations, cycle
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import httpx

from benchmarks import NotMeasured
from benchmarks.nginx import NGINX, configured, started
from benchmarks.readers import Filter, Reader
from benchmarks.servers import OURS, ROOT, Server, answers, free_port, serving
from benchmarks.visitors import Visitors, served

PAGES: Final = ("/", "/news", "/method", "/?region=fr")
IDLE: Final = 500
FEW, MANY = 100, 1_000
AT_ONCE: Final = 50
"""Live pages that are opened at one time."""
SETTLED: Final = 5.0
"""Seconds after which those who have gone are forgotten."""
CROWD: Final = Visitors(1_500, live=500, thinking=10.0)
IN_TIME: Final = 200.0
"""Milliseconds that are promised for 95 of 100 of what the crowd does."""
FACETS: Final = [
    *(("region", value) for value in ("fr", "eu", "us", "other")),
    *(("control", value) for value in ("fr", "eu", "us", "other")),
    *(("channel", value) for value in ("email", "sms", "web", "voice")),
]
FILTERS: Final[tuple[Filter, ...]] = (("region", "fr"), ("region", "eu"), ("control", "us"), ("category", "survey"))


def measure(seconds: float) -> None:
    """Prints first answers a second and what each takes of the processor, what a crowd gets, and memory a reader.

    Args:
        seconds: for which each page is asked; the crowd reads six times as long.

    Raises:
        NotMeasured: wrk, which asks faster than Python can, is not installed.
    """
    with serving(OURS, ROOT) as server:
        for path in PAGES:
            before = server.processor
            rate = _asked(server.port, path, seconds)
            _told(f"first answers of {path} from one process", rate, 1_000)
            print(
                f"  of the processor, each: {1000 * (server.processor - before) / (rate * seconds):.2f} ms", flush=True
            )
        _of_new_selections(server)
        if NGINX is None:
            print("first answers behind nginx: not measured, nginx is not installed")
        else:
            _behind_nginx(server, seconds)
    with serving(OURS, ROOT) as server:
        before = server.processor
        found = asyncio.run(served(server.port, CROWD, 6 * seconds))
        found.print(f"{CROWD.readers:,} readers, each acting every {CROWD.thinking:.0f} s", IN_TIME)
        print(f"  of the processor: {100 * (server.processor - before) / (6 * seconds):.0f} % of one core", flush=True)
    with serving(OURS, ROOT) as server:
        asyncio.run(_memory(server))


def _of_new_selections(server: Server) -> None:
    """What the first answer to a selection takes that nobody has made before."""
    chosen = [f"/?{urlencode(pairs)}" for pairs in combinations(FACETS, 2)]
    before = server.processor
    with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=20) as client:
        for address in chosen:
            client.get(address).raise_for_status()
    each = 1000 * (server.processor - before) / len(chosen)
    print(
        f"{f'first answers to {len(chosen)} selections never made before':<64}{each:>10.2f} ms of the processor, each"
    )


def _behind_nginx(server: Server, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, port = Path(place), free_port()
        folder.chmod(0o755)
        process = started(configured(folder, port=port, readers=[server.port], desk=server.port))
        try:
            while not answers(port):
                time.sleep(0.05)
            for path in PAGES:
                _told(f"first answers of {path} behind the nginx of the guide", _asked(port, path, seconds), 8_000)
        finally:
            process.terminate()
            process.wait()


def _asked(port: int, path: str, seconds: float) -> float:
    """Answers a second to 32 connections that never pause, compressed as browsers ask for them."""
    program = shutil.which("wrk")
    if program is None:
        raise NotMeasured("wrk is not installed: apt-get install wrk")
    command = [program, "-t1", "-c32", f"-d{seconds:.0f}s", "-H", "Accept-Encoding: gzip, deflate, br, zstd"]
    said = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None or "Non-2xx" in said or "Socket errors" in said:
        raise NotMeasured(f"{path}: {said.strip()[-200:]}")
    return float(found[1])


async def _memory(server: Server) -> None:
    before = server.memory
    async with _present(server.port, IDLE):
        await asyncio.sleep(1)
        each = (server.memory - before) / IDLE
    _bounded(f"memory of each of {IDLE} idle live pages, MiB", each, 0.5)
    await asyncio.sleep(SETTLED)
    left = []
    for readers in (FEW, MANY):
        for _ in range(readers // FEW):
            async with _present(server.port, FEW):
                pass
        await asyncio.sleep(SETTLED)
        left.append(server.memory)
    print(f"memory: {before:.0f} MiB at first, {left[0]:.0f} after {FEW} readers have left, {left[1]:.0f} after {MANY}")
    _bounded(f"memory after {MANY} readers / after {FEW}", left[1] / left[0], 1.2)


@asynccontextmanager
async def _present(port: int, readers: int) -> AsyncIterator[None]:
    """While so many readers have a live page, each with a filter of her own chosen once."""
    chosen = cycle(FILTERS)
    async with AsyncExitStack() as stack:
        for begun in range(0, readers, AT_ONCE):
            some = [Reader(port, widgets=False) for _ in range(min(AT_ONCE, readers - begun))]
            await asyncio.gather(*(stack.enter_async_context(reader) for reader in some))
            await asyncio.gather(*(reader.choose(next(chosen)) for reader in some))
        yield


def _told(what: str, rate: float, target: float) -> None:
    print(
        f"{what:<64}{rate:>10,.0f} /s    target ≥ {target:,.0f}: {'holds' if rate >= target else 'MISSED'}", flush=True
    )


def _bounded(what: str, value: float, target: float) -> None:
    print(f"{what:<64}{value:>10.2f}       target ≤ {target:g}: {'holds' if value <= target else 'MISSED'}", flush=True)
