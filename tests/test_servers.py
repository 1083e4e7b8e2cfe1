"""The process that makes the programs of the tests: each program is as Python would have started it, ends with whoever asked for it, and leaves nothing behind."""

import json
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data import ROOT
from tests.servers import LONGEST, SERVERS, Servers

pytestmark = pytest.mark.slow
"""Processes of their own."""

WAITING = ["-c", "import signal; signal.pause()"]
MAKER = """import socket, sys
from pathlib import Path
from tests import servers
servers._load = lambda: None  # what it has loaded is no matter here, and takes seconds
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen()
servers._main(listener, Path(sys.argv[1]))
"""
"""Such a process, at an address of its own."""


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def at(place: Path) -> Servers:
    """Whoever makes programs at an address, once somebody listens there."""
    found, last = Servers(), time.monotonic() + LONGEST
    while found._talk is None:
        talk = socket.socket(socket.AF_UNIX)
        try:
            talk.connect(str(place))
            found._talk, found._words = talk, talk.makefile("rw", encoding="utf-8")
        except OSError:
            talk.close()
            assert time.monotonic() < last, "nobody listens"
            time.sleep(0.02)
    return found


@pytest.fixture
def place() -> Iterator[Path]:
    """An address: that of a socket has at most 107 bytes."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "maker")


def test_a_program_has_its_own_words_and_surroundings_with_everything_loaded() -> None:
    told = "import json, os, sys; print(json.dumps([sys.argv, dict(os.environ), os.getcwd(), 'web.http.line' in sys.modules, 'dashboard' in sys.modules]))"
    ran = SERVERS.run(["-c", told, "a word", "é"], {"PATH": os.environ["PATH"], "ONLY": "this"})
    assert ran.returncode == 0, ran.stderr
    argv, environment, folder, is_loaded, is_application = json.loads(ran.stdout)
    assert argv == ["-c", "a word", "é"]
    assert environment == {"PATH": os.environ["PATH"], "ONLY": "this"}
    assert Path(folder) == ROOT
    assert is_loaded
    assert not is_application, "it reads the settings as it is loaded"


def test_the_settings_of_a_program_are_those_that_it_was_given_and_no_others() -> None:
    asked = ["-c", "from vendors.settings import settings; print(settings().upload_megabytes)"]
    own = SERVERS.run(asked, {**os.environ, "PANORAMA_UPLOAD_MEGABYTES": "3"})
    usual = SERVERS.run(asked)
    assert own.stdout.strip() == "3"
    assert usual.stdout.strip() not in ("3", "")


@pytest.mark.parametrize(
    ("program", "code", "said"),
    [
        ("print('done')", 0, ""),
        ("import sys; sys.exit(3)", 3, ""),
        ("import sys; sys.exit('It is full.')", 1, "It is full.\n"),
        ("raise ValueError('not so')", 1, "ValueError: not so\n"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL, ""),
    ],
)
def test_a_program_ends_as_python_would_end_it(program: str, code: int, said: str) -> None:
    ran = SERVERS.run(["-c", program])
    assert ran.returncode == code
    assert ran.stderr.endswith(said)
    assert bool(ran.stderr) == bool(said)


def test_a_server_runs_until_it_is_ended() -> None:
    server = SERVERS.begin(WAITING)
    assert SERVERS.runs(server)
    SERVERS.end(server)
    assert not SERVERS.runs(server)
    assert not is_there(server)


def test_who_leaves_takes_along_what_runs_for_him_and_nothing_else() -> None:
    other = Servers()
    mine, theirs = SERVERS.begin(WAITING), other.begin(WAITING)
    try:
        assert SERVERS.runs(mine)
        assert other.runs(theirs)
        other.close()
        assert not is_there(theirs)
        assert SERVERS.runs(mine)
    finally:
        SERVERS.end(mine)


def test_the_process_serves_several_at_once_and_ends_with_the_last(place: Path) -> None:
    maker = SERVERS.begin(["-c", MAKER, str(place)])
    first, second = at(place), at(place)
    asked = ["-c", "import os; print(os.getppid())"]
    parents = {one.run(asked).stdout.strip() for one in (first, second)}
    assert len(parents) == 2, "each talks to a copy of its own"
    assert str(maker) not in parents
    first.close()
    assert place.exists()
    assert SERVERS.runs(maker)
    assert second.run(asked).returncode == 0
    second.close()
    assert SERVERS.await_end(maker) == 0
    assert not place.exists()
