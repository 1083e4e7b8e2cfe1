"""What hostile readers do to the others: the page `/` asked again and again, quiet and under each attack, and the server's memory."""

import asyncio
import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles
from typing import Final

from benchmarks.attackers import ATTACKS
from benchmarks.servers import OURS, ROOT, serving
from benchmarks.visitors import Visitors, served

HONEST: Final = Visitors(300, live=100, thinking=5.0)
IN_TIME: Final = 300.0
"""Milliseconds that are promised for 95 of 100 clicks."""
PAUSE = 0.02
"""Seconds between two pages of the one who measures."""
ADDRESS = {"x-forwarded-for": "198.51.100.1"}
"""Of the one who measures (RFC 5737), as a proxy would name it."""
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
            connection.request("GET", "/", headers=ADDRESS)
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
    """Prints what the HONEST readers got while twenty hostile ones did what they do."""
    with serving(OURS, ROOT) as server:
        before = server.memory
        with attacked("mixed", server.port, seconds + 30):
            found = asyncio.run(served(server.port, HONEST, seconds))
            most = server.memory
        found.print(f"{HONEST.readers} honest readers beside 20 hostile ones", IN_TIME)
        print(f"  memory {before:.0f} > {most:.0f} MiB, {most / before:.2f} x", flush=True)
