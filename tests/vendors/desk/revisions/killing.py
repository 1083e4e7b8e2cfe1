"""Publishes in processes that are killed while they write; says what a reader and the next start found, a line of JSON a death.

Run as `python -m tests.vendors.desk.revisions.killing FOLDER TIMES [events]`: at random moments, or at requests to the file system spread over
all that a publish makes. It forks, so it has one thread and no test in it.
"""

import gc
import json
import os
import random
import signal
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.vendors.desk.revisions.outcomes import assert_published
from vendors.desk.revisions.atomic import STAGED
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import publish, start
from vendors.settings import today
from vendors.store.files import COMING, DESK, names, read_files
from vendors.store.load import load_files, version_of

EVENTS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.listdir", "os.scandir")


def main(folder: Path, times: int, by_event: bool) -> None:
    states = [read_files(folder)]
    states.append({name: data.replace(b"2026-11-24", b"2026-11-23") for name, data in states[0].items()})
    versions = [version_of(files) for files in states]
    assert not any(load_files(files, today()).errors for files in states)
    for at in (1, 0):
        assert_published(publish(folder, versions[1 - at], states[at], "Editor", "warming up"))
    lasting, most = measured(folder, versions, states)
    # Or each that dies would first copy the memory of all this to look in it for what nobody needs any more.
    gc.collect()
    gc.freeze()
    deaths = 0
    while deaths < times:
        now = versions.index(version_of(read_files(folder)))
        death = (deaths + 1) * most // (times + 1) if by_event else 0
        child = os.fork()
        if child == 0:
            if death:
                die_at(death)
            publish(folder, versions[now], states[1 - now], "Editor", "killed")
            os._exit(0)
        if not by_event:
            # Half of the moments are near the one that counts, which is short.
            near = random.random() < 0.5
            wait_for(folder / DESK / (COMING if near else STAGED), child)
            time.sleep(random.uniform(0, lasting / 10 if near else lasting))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            continue
        deaths += 1
        waiting = (folder / DESK / COMING).exists()
        seen = version_of(read_files(folder))
        recovery = start(folder)
        files = {name: (folder / name).read_bytes() for name in names()}
        head = History(folder).head()
        assert head
        print(
            json.dumps(
                {
                    "was": versions[now],
                    "published": waiting,
                    "seen": seen,
                    "folder": version_of(files),
                    "new": versions[1 - now],
                    "history": head.data,
                    "recovery": str(recovery),
                    "left": sorted(path.name for path in (folder / DESK).iterdir()),
                }
            ),
            flush=True,
        )


def measured(folder: Path, versions: list[str], states: list) -> tuple[float, int]:
    """How long the writing of a publish lasts, in seconds, and how many times it asks the file system for something."""
    lasted = []
    for turn in range(5):
        begun = time.monotonic()
        publish(folder, versions[turn % 2], states[1 - turn % 2], "Editor", "measuring")
        lasted.append(time.monotonic() - begun)
    # Not the longest: where one was held up, most of those that are to die would be done before.
    return statistics.median(lasted), requests(lambda: publish(folder, versions[1], states[0], "Editor", "measuring"))


def requests(work: Callable[[], object]) -> int:
    """How many times some work asks the file system for something."""
    events, counting = 0, True

    def count(event: str, _arguments: object) -> None:
        nonlocal events
        events += counting and event in EVENTS

    sys.addaudithook(count)
    work()
    counting = False
    return events


def die_at(event_number: int) -> None:
    """Have this process killed at its n-th request to the file system."""
    left = event_number

    def count(event: str, _arguments: object) -> None:
        nonlocal left
        if event in EVENTS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def wait_for(path: Path, child: int) -> None:
    for _ in range(200_000):
        if path.exists() or os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.00005)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "events" in sys.argv[3:])
