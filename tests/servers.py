"""Servers that are there at once: a process that has loaded what the application is made of, and becomes it once more for each that is asked for.

Most of what a start costs is to load libraries, which is the same each time. Whatever depends on an operator's settings is loaded by each
server itself, so that it starts as `uvicorn dashboard:app` would; that command itself is walked in `test_running_site`.
"""

import atexit
import functools
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import time
from datetime import date
from typing import Final, TextIO

from tests.data import DATA, ROOT
from vendors.desk.imports.opened_apart import READING
from vendors.settings import settings
from vendors.store.load import load

PATIENCE: Final = 10
"""Seconds that a server may take to end in good order."""
LIBRARIES: Final = (
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "uvicorn.loops.auto",
    "uvicorn.lifespan.on",
)
OWN: Final = ("views", "web", "vendors")
"""The rooms that are loaded beforehand; `pages` and `dashboard` read the settings as they are loaded."""


class Servers:
    """The process from which servers are made; it is started when the first is asked for."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def start(self, port: int, environment: dict[str, str]) -> int:
        """Starts the application on a port of this machine, and gives the number of its process. It need not answer yet."""
        return self._ask("start", port, environment)

    def runs(self, process: int) -> bool:
        """Whether a server that was started here still runs."""
        return bool(self._ask("runs", process))

    def end(self, process: int, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends a server, and returns when it has ended; one that does not listen is killed."""
        self._ask("end", process, how)

    def close(self) -> None:
        """Ends the process, and with it whatever it still runs."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait(3 * PATIENCE)

    def _ask(self, *words: object) -> int:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.servers"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the process that makes servers has ended"
        return int(answer)


SERVERS: Final = Servers()
"""Those of this process of tests."""
atexit.register(SERVERS.close)


def _load() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    for room in OWN:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    # The servers open files by one process that has loaded libraries, and not each by its own.
    READING.warm()
    # What the texts of the data are held against is put together at the first reading, whosever data it is.
    load(DATA, date(1900, 1, 1))  # what was found of it on later days says nothing of that one
    for name in (
        "plotly.io",
        "plotly.graph_objects",
        "pyarrow.parquet",
        "openpyxl",
        "pandas",
        "streamlit.web.server.starlette",
    ):
        importlib.import_module(name)
    # Nor do the order of names and the templates hang on any setting, and Streamlit finds the same packages installed each time.
    from streamlit.components.v2 import manifest_scanner

    from vendors.i18n.collation import sort_key
    from views.base.environment import compile_templates

    sort_key("")
    compile_templates()
    manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests()


def _become(port: int, environment: dict[str, str]) -> None:
    """In the new process: the application, as an operator's command would have started it."""
    import uvicorn

    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    # The reading before has asked for the settings, which were not this server's.
    settings.cache_clear()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    uvicorn.run("dashboard:app", host="127.0.0.1", port=port)


def _end(process: int, how: int) -> int:
    os.kill(process, how)
    for _ in range(PATIENCE * 20):
        if os.waitpid(process, os.WNOHANG)[0]:
            return 0
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return 0


def _serve(asked: TextIO, answers: TextIO) -> None:
    _load()
    running: set[int] = set()
    for line in asked:
        match json.loads(line):
            case ["start", port, environment]:
                answer = os.fork()
                if not answer:
                    try:
                        _become(port, environment)
                    finally:
                        os._exit(1)
                running.add(answer)
            case ["runs", process]:
                answer = int(process in running and not os.waitpid(process, os.WNOHANG)[0])
                running -= set() if answer else {process}
            case ["end", process, how]:
                answer = _end(process, how) if process in running else 0
                running.discard(process)
        answers.write(f"{answer}\n")
        answers.flush()
    for process in running:
        _end(process, signal.SIGTERM)


if __name__ == "__main__":
    _serve(sys.stdin, sys.stdout)
