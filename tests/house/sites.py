"""The two checkouts: their servers and their command lines, each in processes of their own."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TypeVar

from tests.house.addresses import Request
from tests.house.calls import Call, written
from tests.house.comparison import Answer, parts_of

HOST = "panorama.test"
"""The host that every request names: the servers' ports differ, and pages may say where they are."""
CLOCK = ("date",)
"""Headers that are not compared."""
PATIENCE, MOST_SILENT = 30, 3
"""Seconds that an answer may take, and how many may take longer before a server is asked no more."""
_T = TypeVar("_T")


@dataclass(frozen=True)
class Side:
    """One checkout, and the folder of all that it is asked about."""

    checkout: Path
    place: Path

    def environment(self, **settings: str) -> dict[str, str]:
        """The environment of its processes: none of the caller's own settings, and a day that does not end meanwhile."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PANORAMA_", "STREAMLIT_"))}
        fixed = {
            "PYTHONPATH": str(self.checkout),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PANORAMA_TIME_ZONE": _at_noon(),
            "PYTHONHASHSEED": "0",
        }
        return own | fixed | {f"PANORAMA_{name}": value for name, value in settings.items()}

    def call(self, call: Call) -> Answer:
        """What a command answers; it runs among the folders, so that both sides' messages name the same paths."""
        try:
            done = subprocess.run(
                [sys.executable, "-m", "vendors", *call.words],
                cwd=self.place,
                env=self.environment(DATA="data"),
                input=call.given,
                capture_output=True,
                check=False,
                timeout=120,
            )
        except subprocess.TimeoutExpired:
            return Answer(-1, {"stderr": b"no end after two minutes"})
        found = {"stdout": done.stdout, "stderr": done.stderr, **written(call, self.place)}
        return Answer(
            done.returncode, {part: one for name, data in found.items() for part, one in parts_of(name, data).items()}
        )


class Site:
    """A running server, as a browser with one cookie sees it.

    Args:
        port: where it listens.
        place: the folder of all that it is asked about; its name is left out of what it answers.
    """

    def __init__(self, port: int, place: Path) -> None:
        self.port = port
        self.place = place
        self.cookie = ""
        self.silent = 0

    def ask(self, request: Request) -> Answer:
        """The answer; status -1 and the reason where there is none."""
        if self.silent >= MOST_SILENT:
            return Answer(-1, {"no answer": b"asked no more"})
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(request.method, request.address, skip_host=True, skip_accept_encoding=True)
            given = {"host": HOST, "accept-encoding": "identity", "origin": f"http://{HOST}", "cookie": self.cookie}
            if request.body:
                given["content-length"] = str(len(request.body))
            for name, value in (given | dict(request.headers)).items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(request.body or None)
            answer = connection.getresponse()
            body = answer.read().replace(str(self.place).encode(), b"#place")
        except (OSError, HTTPException) as error:
            self.silent += isinstance(error, TimeoutError)
            return Answer(-1, {"no answer": type(error).__name__.encode()})
        finally:
            connection.close()
        headers: dict[str, bytes] = {}
        for name, value in sorted(answer.getheaders()):
            part = f"header {name.lower()}"
            if name.lower() not in CLOCK:
                headers[part] = b"\n".join(filter(None, (headers.get(part), value.encode("latin-1"))))
        if found := re.search(rb"panorama_desk=([^;]+)", headers.get("header set-cookie", b"")):
            self.cookie = found[0].decode()
        content = parts_of("body", body)
        if "body" not in content:
            headers.pop("header content-length", None)  # the times in a workbook take more or less room
        return Answer(answer.status, headers | content)


def both(of: Callable[[_T], Answer], sides: tuple[_T, _T]) -> tuple[Answer, Answer]:
    """What both answer, asked at the same time."""
    with ThreadPoolExecutor(2) as pool:
        old, new = pool.map(of, sides)
    return old, new


@contextmanager
def running(sides: tuple[Side, ...], folder: str, **settings: str) -> Iterator[tuple[Site, ...]]:
    """A server of each checkout on the folder of that name.

    Raises:
        RuntimeError: one does not come up; with the last lines that it wrote.
    """
    started: list[subprocess.Popen[bytes]] = []
    ports = _free_ports(len(sides))
    try:
        for side, port in zip(sides, ports, strict=True):
            with (side.place / "server.log").open("wb") as log:
                started.append(
                    subprocess.Popen(
                        [sys.executable, "-m", "uvicorn", "dashboard:app", "--host", "127.0.0.1", "--port", str(port)],
                        cwd=side.checkout,
                        env=side.environment(DATA=str(side.place / folder), **settings),
                        stdout=log,
                        stderr=log,
                    )
                )
        sites = tuple(Site(port, side.place) for side, port in zip(sides, ports, strict=True))
        for side, site, process in zip(sides, sites, started, strict=True):
            _wait(side, site, process)
        yield sites
    finally:
        for process in started:
            process.terminate()
        for process in started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(side: Side, site: Site, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(900):
        if site.ask(Request("/healthz")).status > 0:
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    wrote = (side.place / "server.log").read_text(errors="replace").splitlines()[-25:]
    raise RuntimeError("\n".join([f"the server of {side.checkout} does not come up:", *wrote]))


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def _at_noon() -> str:
    """A time zone in which it is about noon now; in the zones' names the sign is turned round."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}"


def copied(from_side: Side, to_side: Side, folder: str) -> None:
    """Gives the one side the other's folder as it is now."""
    shutil.rmtree(to_side.place / folder, ignore_errors=True)
    shutil.copytree(from_side.place / folder, to_side.place / folder)
