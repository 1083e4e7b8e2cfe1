"""What hostile readers do to the others: the page `/` asked again and again, quiet and under each attack, and the server's memory."""

import asyncio
import http.client
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from statistics import quantiles
from typing import Final

import httpx

from benchmarks import NotMeasured, readers
from benchmarks.attackers import ATTACKS
from benchmarks.servers import OURS, ROOT, serving

HONEST: Final = 300
LIVE: Final = 100
"""How many of the honest readers have a live page; the others ask for whole pages."""
THINKING: Final = 5.0
"""Seconds between two clicks of one reader, on the average."""
IN_TIME: Final = 300.0
"""Milliseconds that are promised for 95 of 100 clicks."""
ADDRESSES: Final = (
    "/",
    "/news",
    "/?region=eu",
    "/controversies",
    "/compare?vendor=medallia&vendor=qualtrics",
    "/method",
)
FILTERS: Final = (("region", "fr"), ("region", "eu"), ("control", "us"), ("category", "survey"), ("channel", "email"))
PAUSE = 0.02
"""Seconds between two pages of the one who measures."""
SLOWER = 3.0
LARGER = 1.5
"""Times the quiet figures that are promised at the most."""


@dataclass(frozen=True)
class Asked:
    """What one reader got who asked for a page again and again.

    Attributes:
        p95, slowest: milliseconds.
        errors: answers that were none, or not 200.
    """

    p95: float
    slowest: float
    errors: int


def asked(port: int, seconds: float) -> Asked:
    """Asks for `/` for so long, each time on a connection of its own."""
    taken: list[float] = []
    errors, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.perf_counter()
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", "/")
            errors += connection.getresponse().read()[:15].lower() != b"<!doctype html>"
            connection.close()
        except OSError:
            errors += 1
        taken.append(1000 * (time.perf_counter() - begun))
        time.sleep(PAUSE)
    return Asked(quantiles([*taken, taken[-1]], n=20)[-1], max(taken), errors)


@contextmanager
def attacked(kind: str, port: int, seconds: float) -> Iterator[None]:
    """While hostile readers, in a process of their own, do what they do."""
    command = [sys.executable, "-m", "benchmarks.attackers", kind, str(port), str(seconds)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(1.5)  # They have loaded what they need, and begun.
        try:
            yield
        finally:
            process.kill()


def measure(seconds: float) -> None:
    """Prints the table: each attack in turn, on one server that has had all those before."""
    with serving(OURS, ROOT) as server:
        asked(server.port, 2.0)
        before = server.memory
        print(f"{'attack':<40}{'p95 quiet':>11}{'under it':>11}{'ratio':>8}{'slowest':>11}{'errors':>8}{'memory':>18}")
        for kind in ATTACKS:
            quiet = asked(server.port, seconds / 2)
            with attacked(kind, server.port, seconds + 20):
                under, most = asked(server.port, seconds), server.memory
            _line(kind, quiet, under, before, most)
            time.sleep(2)
        print(f"memory after all of them: {server.memory:.0f} MiB, {server.memory / before:.2f} x")


def _line(kind: str, quiet: Asked, under: Asked, before: float, most: float) -> None:
    ratio = under.p95 / quiet.p95
    holds = ratio <= SLOWER and most <= LARGER * before and not under.errors
    memory = f"{before:.0f} > {most:.0f} MiB"
    figures = (
        f"{quiet.p95:>8.1f} ms{under.p95:>8.1f} ms{ratio:>6.1f} x{under.slowest:>8.0f} ms{under.errors:>8}{memory:>18}"
    )
    print(f"{kind:<40}{figures}  {'holds' if holds else 'MISSED'}", flush=True)


def measure_crowd(seconds: float) -> None:
    """Prints what HONEST readers got while twenty hostile ones did what they do."""
    with serving(OURS, ROOT) as server:
        before = server.memory
        with attacked("mixed", server.port, seconds + 30):
            pages, clicks, errors = asyncio.run(_honest(server.port, seconds))
            most = server.memory
        for what, taken in (("whole pages", pages), ("clicks on live pages", clicks)):
            p95 = quantiles(taken, n=20)[-1]
            verdict = "holds" if p95 <= IN_TIME and not errors else "MISSED"
            print(f"{HONEST} honest and 20 hostile readers, {what:<22}{len(taken):>7}   p95 {p95:>7.1f} ms  {verdict}")
        print(f"errors: {errors}; memory {before:.0f} > {most:.0f} MiB, {most / before:.2f} x", flush=True)


async def _honest(port: int, seconds: float) -> tuple[list[float], list[float], int]:
    pages: list[float] = []
    clicks: list[float] = []
    errors = 0
    until = time.monotonic() + seconds

    async def pause(chance: random.Random) -> bool:
        await asyncio.sleep(chance.uniform(0, 2 * THINKING))
        return time.monotonic() < until

    async def read(chance: random.Random, client: httpx.AsyncClient) -> None:
        nonlocal errors
        while await pause(chance):
            begun = time.perf_counter()
            try:
                errors += (await client.get(chance.choice(ADDRESSES))).status_code != HTTPStatus.OK
            except httpx.HTTPError:
                errors += 1
            pages.append(1000 * (time.perf_counter() - begun))

    async def click(chance: random.Random) -> None:
        nonlocal errors
        try:
            await pause(chance)
            async with readers.Reader(port, widgets=False) as reader:
                while await pause(chance):
                    run = await reader.choose(chance.choice(FILTERS))
                    clicks.append(1000 * run.seconds)
        except NotMeasured:
            errors += 1

    limits = httpx.Limits(max_connections=HONEST)
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=20, limits=limits) as client,
        asyncio.TaskGroup() as crowd,
    ):
        for number in range(HONEST):
            chance = random.Random(number)
            crowd.create_task(click(chance) if number < LIVE else read(chance, client))
    return pages, clicks, errors
