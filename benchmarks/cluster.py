"""Machines together: three replicas and a desk behind the nginx of the guide, sixty readers, and what they notice when one goes."""

import asyncio
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import cycle, islice
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import httpx
import lxml.html
from dulwich.repo import Repo

from benchmarks import NotMeasured
from benchmarks.nginx import NGINX, configured, started
from benchmarks.readers import Filter, Reader
from benchmarks.servers import OURS, ROOT, answers, free_port, serving
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions.publishing import begin
from vendors.store.writing import table_file
from vendors.validation.reading import text_of

NAME: Final = "Claire"
SECRET: Final = "velours tracteur pamplemousse orage"
READERS: Final = 60
REPLICAS: Final = 3
THINKING: Final = 0.5
"""Seconds between two clicks of a reader."""
PATIENCE: Final = 60.0
AWAY: Final = 5.0
"""Seconds for which the repository between them is away."""
FILTERS: Final[tuple[Filter, ...]] = (("region", "fr"), ("region", "eu"), ("control", "us"), ("category", "survey"))


@dataclass
class Seat:
    """One reader: what she has chosen, what she saw of it first, and when she saw it last."""

    chosen: Filter
    content: str = ""
    last: float = 0.0
    times: int = 0


@dataclass
class Process:
    """A replica, which may be ended and started again at its place."""

    folder: Path
    settings: dict[str, str]
    port: int = field(default_factory=free_port)
    pid: int = 0
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        """Starts it, and returns when it is to be sent readers."""
        server = serving(
            OURS, ROOT, data=self.folder, port=self.port, settings=self.settings, path="/healthz", patience=120
        )
        self.pid = self.stack.enter_context(server).pid


class Editor:
    """Claire at the desk, who calls Akio by other names.

    Args:
        desk: the machine that has it.
    """

    def __init__(self, desk: Process) -> None:
        self._desk = desk
        address = f"http://127.0.0.1:{desk.port}"
        self._client = httpx.Client(base_url=address, headers={"origin": address}, timeout=PATIENCE)
        self._client.post("/desk/sign-in", data={"editor": NAME, "passphrase": SECRET})

    def publish(self, name: str) -> float:
        """Publishes another name, and gives seconds from the click to its answer.

        Raises:
            NotMeasured: nothing was published.
        """
        base = begin(self._desk.folder)
        vendors = text_of("vendors", base.files["vendors.csv"])
        rows = [{**row, "name": name} if row["id"] == "akio" else row for row in vendors.rows]
        file = ("vendors.csv", table_file(vendors.columns, rows), "text/csv")
        self._client.post("/desk/load", files={"file": file})
        page = lxml.html.fromstring(self._client.get("/desk/draft?lang=en").text)
        fields = next((dict(form.fields) for form in page.forms if "/desk/publish" in form.action), None)
        if fields is None:
            raise NotMeasured("the desk does not offer to publish the change")
        begun = time.monotonic()
        answer = self._client.post("/desk/publish", data={**fields, "why": f"Called {name}"})
        if answer.status_code != HTTPStatus.SEE_OTHER:
            raise NotMeasured(f"nothing was published: {answer.status_code}")
        return time.monotonic() - begun


def measure() -> None:
    """Prints seconds until everybody is served again, and until everybody sees an edit.

    Raises:
        NotMeasured: nginx is not installed, or a part did not start.
    """
    if NGINX is None:
        raise NotMeasured("nginx is not installed")
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        folder.chmod(0o755)
        between = folder / "between.git"
        Repo.init_bare(str(between), mkdir=True, default_branch=b"main").close()
        # As under one user of one machine, they share what was checked.
        shared = {"PANORAMA_HISTORY_REMOTE": str(between), "PANORAMA_CHECKED_FOLDER": str(folder / "checked")}
        desk, replicas = _desk(folder, shared), [_replica(folder, name, shared) for name in "abc"[:REPLICAS]]
        for one in (desk, *replicas):
            stack.enter_context(one.stack)
            one.start()
        front = stack.enter_context(_nginx(folder / "nginx", [one.port for one in replicas], desk.port))
        asyncio.run(_killed(front, replicas))
        everywhere = [front, desk.port, *(one.port for one in replicas)]
        claire = Editor(desk)
        _edited(claire, everywhere)
        _with_the_remote_away(claire, desk.port, everywhere, between)


def _desk(folder: Path, shared: dict[str, str]) -> Process:
    data = folder / "desk"
    data.mkdir()
    for table in (ROOT / "data").glob("*.csv"):
        (data / table.name).write_bytes(table.read_bytes())
    accounts.set_passphrase(data, NAME, EditorRole.EDITOR, SECRET)
    return Process(data, shared)


def _replica(folder: Path, name: str, shared: dict[str, str]) -> Process:
    return Process(folder / name, {**shared, "PANORAMA_REPLICA": "true"})


@contextmanager
def _nginx(folder: Path, readers: list[int], desk: int) -> Iterator[int]:
    folder.mkdir()
    port = free_port()
    process: subprocess.Popen[bytes] = started(configured(folder, port=port, readers=readers, desk=desk))
    try:
        _until("nginx answers", lambda: answers(port))
        yield port
    finally:
        process.terminate()
        process.wait()


async def _killed(front: int, replicas: list[Process]) -> None:
    """One is killed and one restarted at one moment, while sixty readers go on clicking."""
    seats = [Seat(chosen) for chosen in islice(cycle(FILTERS), READERS)]
    reading = [asyncio.create_task(_reading(front, seat, number)) for number, seat in enumerate(seats)]
    await _everybody(seats, 0.0)
    begun, connections = time.monotonic(), sum(seat.times for seat in seats)
    os.kill(replicas[0].pid, signal.SIGKILL)
    os.kill(replicas[1].pid, signal.SIGTERM)
    seconds = await _everybody(seats, begun)
    lost = sum(seat.times for seat in seats) - connections
    _told(f"1 of {REPLICAS} killed, 1 told to stop: {READERS} readers served", seconds, 10, f"{lost} came again")
    for one in replicas[:2]:
        one.stack.close()
        await asyncio.to_thread(one.start)
    begun = time.monotonic()
    _told("  both there again: everybody served", await _everybody(seats, begun), 10)
    for task in reading:
        task.cancel()
    await asyncio.gather(*reading, return_exceptions=True)


async def _reading(front: int, seat: Seat, number: int) -> None:
    """A reader who clicks, and comes again when her connection ends, as a browser does."""
    while True:
        try:
            async with Reader(front, widgets=False, address=f"127.0.2.{number + 1}") as reader:
                seat.times += 1
                while True:
                    content = (await reader.choose(seat.chosen)).content
                    seat.content = seat.content or content
                    if content == seat.content:
                        seat.last = time.monotonic()
                    await asyncio.sleep(THINKING)
        except NotMeasured:
            await asyncio.sleep(0.5)


async def _everybody(seats: list[Seat], since: float) -> float:
    """Seconds until each has been shown again, with the same content, what she has chosen."""
    until = time.monotonic() + 2 * PATIENCE
    while not all(seat.last > since for seat in seats):
        if time.monotonic() > until:
            raise NotMeasured(f"{sum(seat.last <= since for seat in seats)} of {len(seats)} readers are not served")
        await asyncio.sleep(0.02)
    return max(seat.last for seat in seats) - since


def _edited(claire: Editor, everywhere: list[int]) -> None:
    published = claire.publish("Akio Un")
    seconds = _until("everybody shows the edit", lambda: all(_shows(port, "Akio Un") for port in everywhere))
    _told("an edit published at the desk shows at all", published + seconds, 5, f"the publish itself {published:.1f} s")


def _with_the_remote_away(claire: Editor, desk: int, everywhere: list[int], between: Path) -> None:
    away = between.rename(between.with_name("away.git"))
    seconds = claire.publish("Akio Deux")
    seconds += _until("the desk shows the edit", lambda: _shows(desk, "Akio Deux"))
    _told("the repository away: an edit shows at its own machine", seconds, 5)
    time.sleep(AWAY)
    if not all(_shows(port, "Akio Un") for port in everywhere if port != desk):
        raise NotMeasured("a replica shows what it cannot have")
    away.rename(between)
    seconds = _until("everybody shows the edit", lambda: all(_shows(port, "Akio Deux") for port in everywhere))
    _told("  and at all after its return", seconds, 15)


def _shows(port: int, name: str) -> bool:
    with urlopen(f"http://127.0.0.1:{port}/vendor?vendor=akio&lang=en", timeout=PATIENCE) as answer:
        return f"{name}<" in answer.read().decode()


def _until(what: str, comes_true: Callable[[], bool]) -> float:
    begun = time.monotonic()
    while not comes_true():
        if time.monotonic() - begun > PATIENCE:
            raise NotMeasured(f"in vain: {what}")
        time.sleep(0.05)
    return time.monotonic() - begun


def _told(what: str, seconds: float, target: float, more: str = "") -> None:
    verdict = f"target ≤ {target:g} s: {'holds' if seconds <= target else 'MISSED'}"
    print(f"{what:<64}{seconds:>8.1f} s     {verdict}{more and f' ({more})'}", flush=True)
