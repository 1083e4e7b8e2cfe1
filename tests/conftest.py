"""What the tests share: the data set, a running application, a browser."""

import gc
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from asyncio import events
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest
from argon2 import PasswordHasher
from filelock import FileLock
from hypothesis import settings
from openpyxl.utils import get_column_letter
from playwright.sync_api import Browser, sync_playwright

from tests.data import DATA, ROOT
from tests.servers import APPLICATION, SERVERS
from tests.vendors.little import little_files, written
from vendors.desk.auth import accounts
from vendors.settings import today as present_day
from vendors.store.load import State, load
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset

# In CI a change is judged by the same examples each time; everywhere else new ones are looked for.
# How long one takes is no matter: a busy machine is not wrong.
# Another user than the checkout's may write nothing there, and remembers no examples.
remembered = {} if os.access(ROOT, os.W_OK) else {"database": None}
settings.register_profile("here", deadline=None, **remembered)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# The settings of whoever runs the tests are not those of the tests; how many examples are tried is none of the site's.
for name in [name for name in os.environ if name.startswith("PANORAMA_") and name != "PANORAMA_EXAMPLES"]:
    del os.environ[name]
os.environ["PANORAMA_DATA"] = str(DATA)
# What one process of the tests has checked, no other checks again, whichever run it belongs to; the rules' own version is in its name.
os.environ["PANORAMA_CHECKED_FOLDER"] = os.path.join(tempfile.gettempdir(), f"panorama-tests-{os.geteuid()}")
# The workers and every process that a test starts read and write UTF-8, as files here are, whatever the machine speaks.
os.environ["PYTHONUTF8"] = "1"
for name in ("PYTHONIOENCODING", "PYTHONDONTWRITEBYTECODE", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE"):
    os.environ.pop(name, None)
# What one process has compiled, tests with their assertions among it, the next does not compile again.
sys.dont_write_bytecode = False
# When it is loaded it looks through all modules for each frame of the stack: a thread has few frames, and few modules are there yet.
with ThreadPoolExecutor(1) as alone:
    alone.submit(import_module, "wordfreq").result()
# Playwright and Chromium ask for a home folder, which not every user has.
if not os.path.isdir(os.path.expanduser("~")):
    os.environ["HOME"] = tempfile.gettempdir()
# A passphrase of the tests guards nothing: what makes guessing dear would only make each signing in slow. Whoever verifies takes the costs
# from the hash.
accounts._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)  # type: ignore[misc]
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""In the order in which they are taken: the shell has no window to draw, and needs a third less of the processor for the same pages."""
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Without a network Chromium calls this machine slow, and says so in the console of every page with a font.
    "--force-effective-connection-type=4G",
    # A page of a test is gone before it pays to compile its scripts for speed, and before their waste has to be collected.
    "--js-flags=--no-opt --no-maglev --min-semi-space-size=64 --max-semi-space-size=64",
]


def sound(loaded: State) -> Dataset:
    """The data set that a test stands on; where it is not valid, the test is skipped."""
    if loaded.dataset is None:
        pytest.skip("what it stands on is not valid: test_fixtures says why", allow_module_level=True)
    return loaded.dataset


@pytest.fixture(scope="session", autouse=True)
def sound_fixtures(today: date, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skips every test but those of `test_fixtures` where the data is not valid: one cause is one failure, that says what is wrong."""
    # As folders: what was found of them is kept, and the next process need not check them again.
    for folder in (DATA, written(tmp_path_factory.mktemp("little"), little_files())):
        sound(load(folder, today))


@pytest.fixture(scope="session")
def today() -> date:
    """The present day of the site."""
    return present_day()


@pytest.fixture(scope="session")
def dataset(today: date) -> Dataset:
    """The tests' data."""
    return sound(load(DATA, today))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".desk")))


def letter_of(table: str, column: str) -> str:
    """The letter over a column where a spreadsheet shows the canonical file of its table."""
    names = [declared.name for declared in TABLES[table].columns()]
    return get_column_letter(names.index(column) + 1)


PORTS: Final = range(12_000, 32_000)
"""Below those that the system gives to whoever asks for any."""


def free_port() -> int:
    """A port that nothing listens on, and that no other test is given before some thousands more were asked for.

    A server needs seconds until it listens, and another one could listen there meanwhile: both tests would talk to that.
    """
    counter = Path(tempfile.gettempdir(), f"panorama-ports-{os.geteuid()}")
    with FileLock(counter.with_suffix(".lock")):
        # Whoever is killed while it writes leaves an empty file.
        noted = counter.read_text("ascii") if counter.exists() else ""
        last = int(noted) if noted.isdecimal() else random.choice(PORTS)
        for step in range(1, len(PORTS)):
            port = PORTS[(last - PORTS.start + step) % len(PORTS)]
            with socket.socket() as probe, suppress(OSError):
                probe.bind(("127.0.0.1", port))
                counter.write_text(str(port), "ascii")
                return port
    pytest.fail("no port is free")


@contextmanager
def application(
    data: Path = DATA, port: int = 0, program: Sequence[str] = APPLICATION, **settings: str
) -> Iterator[str]:
    """The real application in a process of its own, with an operator's settings; gives its address.

    Args:
        program: the module that serves it, with its own words.
    """
    port = port or free_port()
    process = SERVERS.start(port, environment(data, settings), program)
    address = f"http://127.0.0.1:{port}"
    try:
        await_answer(address, lambda: SERVERS.runs(process))
        yield address
    finally:
        SERVERS.end(process)


@contextmanager
def started_by(*words: str, data: Path = DATA, root: Path = ROOT, port: int = 0, **settings: str) -> Iterator[str]:
    """The application as a command of an operator starts it; gives its address.

    Args:
        words: what stands behind `python -m`, as "streamlit", "run", "dashboard.py".
        root: the folder in which the command is given.
    """
    port = port or free_port()
    where = (
        ("--server.port", str(port), "--server.address", "127.0.0.1")
        if words[0] == "streamlit"
        else ("--host", "127.0.0.1", "--port", str(port))
    )
    process = subprocess.Popen(
        [sys.executable, "-m", *words, *where],
        cwd=root,
        env=environment(data, settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        await_answer(address, lambda: process.poll() is None)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def environment(data: Path, settings: dict[str, str]) -> dict[str, str]:
    """What surrounds a server on a data folder with an operator's settings, named without their prefix."""
    return os.environ | {"PANORAMA_DATA": str(data)} | {f"PANORAMA_{name}": value for name, value in settings.items()}


def await_answer(address: str, runs: Callable[[], bool]) -> None:
    """Waits until a server answers and has made its pages; the test fails where it ends before, or has not within two minutes."""
    for _ in range(1_200):
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()
        except urllib.error.HTTPError as error:
            with error:
                if b'"starting"' in error.read():
                    time.sleep(0.05)
                    continue
        except OSError:
            assert runs(), "the server has ended"
            time.sleep(0.1)
            continue
        assert runs(), "the server has ended, and another one answers"
        return
    pytest.fail("the server did not answer within two minutes")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of the application on the tests' data."""
    with application() as address:
        yield address


def installed_chromium() -> str | None:
    """The system's Chromium; None where Playwright's own is to be taken."""
    return next((found for name in CHROMIUM if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; where there is none the test is skipped, in CI it fails."""
    with sync_playwright() as playwright:
        path = installed_chromium()
        if path is None and not Path(playwright.chromium.executable_path).exists():
            (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium: apt-get install chromium")
        started = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield started
        started.close()


STARTED: Final = frozenset({"server", "browser"})
"""Fixtures that start another program."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as slow what asks for a server or a browser; other tests that take seconds say so themselves."""
    for item in items:
        if not STARTED.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What all tests are made of is there until the end: nobody need look through it again and again for what is needed no more."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        # A test makes more than 700 objects before one of them is in a ring that nobody needs.
        gc.set_threshold(10_000)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After the last test of a file: what it leaves behind is for others, and is there until the end too."""
    yield
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Runs a test that needs no browser as if none had been started: the browser's loop counts as running until the end of the process."""
    running = events._get_running_loop()
    if "browser" not in getattr(item, "fixturenames", ()):
        events._set_running_loop(None)
    try:
        return (yield)
    finally:
        events._set_running_loop(running)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the figures that tests measured (`record_property("figures", ...)`), whichever process ran them."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, value in report.user_properties if report.when == "call" else ():
                if name == "figures":
                    terminalreporter.write_line(str(value))
