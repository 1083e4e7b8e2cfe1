"""Servers and other programs that are there at once: a process that has loaded what the application is made of, and becomes each that is asked for.

Most of what a start costs is to load libraries and to put together what texts are held against, which is the same each time. Whatever
depends on an operator's settings is loaded by each program itself, so that it starts as `python -m uvicorn dashboard:app` would; that command
itself is walked in `test_desk_provider`. All workers of a run have the one process, of which each talks to a copy of its own.
"""

import atexit
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final, NoReturn, TextIO

from filelock import FileLock

from tests.data import DATA, ROOT
from tests.vendors.little import AT_THE_DESK, LITTLE, little_files, written
from vendors.desk.imports.opened_apart import READING
from vendors.settings import settings
from vendors.store.load import load

PATIENCE: Final = 10
"""Seconds that a server may take to end in good order."""
LONGEST: Final = 240
"""Seconds that a program may take whose end is awaited; those of the tests take some ten on a quiet machine."""
LIBRARIES: Final = (
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "uvicorn.loops.auto",
    "uvicorn.lifespan.on",
)
APPLICATION: Final = ("uvicorn", "dashboard:app")
"""The module that serves it, with its own word."""
OWN: Final = ("views", "web", "vendors")
"""The rooms that are loaded beforehand; `pages` and `dashboard` read the settings as they are loaded."""
DEAR: Final = ("vendors.cli.archive", "vendors.cli.assistants.", "vendors.exports.frames")
"""What loads large libraries that no server needs."""

OF_NO_PAGE: Final = frozenset({"PANORAMA_DATA", "PANORAMA_CHECKED_FOLDER"})
"""Settings of which nothing stands on a page; whoever has others makes the pages anew."""


class Servers:
    """The process from which servers and other programs are made; it is started when the first of any worker is asked for."""

    def __init__(self) -> None:
        self._talk: socket.socket | None = None
        self._words: TextIO | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, port: int, environment: Mapping[str, str], program: Sequence[str] = APPLICATION) -> int:
        """Starts the application on a port of this machine, and gives the number of its process. It need not answer yet."""
        return self.begin(["-m", *program, "--host", "127.0.0.1", "--port", str(port)], environment)

    def begin(
        self,
        words: Sequence[str],
        environment: Mapping[str, str] | None = None,
        streams: tuple[str | Path, str | Path | None, str | Path] = (os.devnull, os.devnull, os.devnull),
    ) -> int:
        """Starts a program in the project's folder, and gives the number of its process.

        Args:
            words: what stands after `python`: `-m` and a module, or `-c` and a text, and then the program's own words.
            environment: what surrounds it; where left out, what surrounds this process.
            streams: the files that it reads from, and writes its output and its errors to; None for an output that is closed.
        """
        paths = [path and str(path) for path in streams]
        return self._ask("begin", list(words), dict(environment or os.environ), paths)

    def run(
        self, words: Sequence[str], environment: Mapping[str, str] | None = None, output: str | Path | None = ""
    ) -> CompletedProcess[str]:
        """How a program ends to which nothing is typed, to the last word of its process; see `begin`.

        Args:
            output: a path that is its standard output, None where that is closed; else it is kept in `stdout`.
        """
        with tempfile.TemporaryDirectory() as place:
            out, err = f"{place}/out" if output == "" else output, f"{place}/err"
            code = self.await_end(self.begin(words, environment, (os.devnull, out, err)))
            said = Path(f"{place}/out").read_text("utf-8") if output == "" else ""
            return CompletedProcess(list(words), code, said, Path(err).read_text("utf-8"))

    def await_end(self, process: int) -> int:
        """How a program that was begun here ends, as `subprocess` counts it; after `LONGEST` it is killed."""
        return self._ask("await", process)

    def runs(self, process: int) -> bool:
        """Whether a server that was started here still runs."""
        return bool(self._ask("runs", process))

    def end(self, process: int, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends a server, and returns when it has ended; one that does not listen is killed."""
        self._ask("end", process, how)

    def close(self) -> None:
        """Ends whatever it still runs for this process, and, where nobody else has need of it, the process that makes them."""
        if self._talk and self._words:
            self._talk.shutdown(socket.SHUT_WR)
            self._talk.settimeout(3 * PATIENCE)
            self._words.read()
            self._words.close()
            self._talk.close()
            self._words = self._talk = None

    def _ask(self, *words: object) -> int:
        if self._words is None:
            self._talk = self._connected()
            self._words = self._talk.makefile("rw", encoding="utf-8")
        self._words.write(json.dumps(words) + "\n")
        self._words.flush()
        answer = self._words.readline()
        assert answer, "the process that makes servers has ended"
        return int(answer)

    def _connected(self) -> socket.socket:
        """A connection with the process; the first who asks starts it."""
        run = f"{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())} {ROOT}"
        place = Path(tempfile.gettempdir(), f"panorama-servers-{sha256(run.encode()).hexdigest()[:16]}")
        # By the number of its folder, since the address of a socket has at most 107 bytes, whatever the folder is called.
        address = f"/proc/self/fd/{os.open(place.parent, os.O_PATH)}/{place.name}"
        talk = socket.socket(socket.AF_UNIX)
        with FileLock(place.with_name(f"panorama-servers-{os.geteuid()}.lock")):
            try:
                talk.connect(address)
            except OSError:
                # A process that was killed has left its socket there.
                place.unlink(missing_ok=True)
                with socket.socket(socket.AF_UNIX) as listener:
                    listener.bind(address)
                    listener.listen()
                    self._process = subprocess.Popen(
                        [sys.executable, "-m", "tests.servers", str(listener.fileno()), str(place)],
                        cwd=ROOT,
                        stdin=subprocess.DEVNULL,
                        pass_fds=[listener.fileno()],
                    )
                talk.connect(address)
        return talk


SERVERS: Final = Servers()
"""Those of this process of tests."""
atexit.register(SERVERS.close)


def _load() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    for room in OWN:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__") and not module.name.startswith(DEAR):
                importlib.import_module(module.name)
    # The servers open files by one process that has loaded libraries, and not each by its own.
    READING.warm()
    # What the texts of the data are held against is put together at the first reading, whosever data it is.
    load(DATA, date(1900, 1, 1))  # what was found of it on later days says nothing of that one
    _make_pages()
    for name in (
        "plotly.io",
        "plotly.graph_objects",
        "pyarrow.parquet",
        "openpyxl",
        "pandas",
        "streamlit.web.server.starlette",
    ):
        importlib.import_module(name)
    # Nor do the order of names, the words of a language and the templates hang on any setting, and Streamlit finds the same packages installed each time.
    from streamlit.components.v2 import manifest_scanner

    from vendors.i18n.collation import sort_key
    from vendors.i18n.language import LANGUAGES, language
    from views.base.environment import compile_templates

    sort_key("")
    for code in LANGUAGES:
        language(code)
    compile_templates()
    manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests()
    # Or each program would copy the memory of all this to look in it for what nobody needs any more.
    gc.collect()
    gc.freeze()


def _make_pages() -> None:
    """Makes the pages of the data that most servers begin with, which each of them would make before it answers."""
    import views
    from vendors.desk.served import served

    with tempfile.TemporaryDirectory() as place:
        desks = [written(Path(place, str(len(some))), little_files(some)) for some in (LITTLE, AT_THE_DESK)]
        for folder in (DATA, *desks):
            state = served(folder).now()
            for path in views.PATHS:
                views.show(path, "", state)


def _become(words: list[str], environment: dict[str, str], streams: list[str | None]) -> None:
    """In the new process: the program, as Python would have started it."""
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    # The reading before has asked for the settings, which were not this program's.
    settings.cache_clear()
    if not OF_NO_PAGE.issuperset(name for name in environment if name.startswith("PANORAMA_")):
        from views import forget

        forget()
    # As from a terminal, also where the tests run in the background, whose children ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for stream, path in enumerate(streams):
        if path is None:
            os.close(stream)
            continue
        opened = os.open(path, os.O_WRONLY | os.O_CREAT if stream else os.O_RDONLY)
        os.dup2(opened, stream)
        os.close(opened)
    # Anew: those that were here know what kind of file they had.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - they are open for as long as the process is there
    # None where it is closed, as Python has it.
    sys.stdout = streams[1] and open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[assignment]  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    how, what, *given = words
    sys.argv = [what if how == "-m" else how, *given]
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})


def _leave(code: int) -> NoReturn:
    """Ends the new process as Python would, but for taking apart what was loaded: that costs a second, and shows nothing."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        traceback.print_exc()
        code = 120
    sys.stderr.flush()
    os._exit(code)


def _end(process: int, how: int) -> int:
    os.kill(process, how)
    for _ in range(PATIENCE * 20):
        if os.waitpid(process, os.WNOHANG)[0]:
            return 0
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return 0


def _awaited(process: int) -> int:
    ended = os.pidfd_open(process)
    # A program that goes on for ever fails its test, and does not hold the others.
    if not select.select([ended], [], [], LONGEST)[0]:
        os.kill(process, signal.SIGKILL)
    os.close(ended)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _serve(talk: TextIO) -> None:
    running: set[int] = set()
    for line in talk:
        match json.loads(line):
            case ["begin", words, environment, streams]:
                answer = os.fork()
                if not answer:
                    try:
                        _become(words, environment, streams)
                    except SystemExit as end:
                        if not isinstance(end.code, int | None):
                            print(end.code, file=sys.stderr)
                        _leave(end.code if isinstance(end.code, int) else int(end.code is not None))
                    except BaseException:
                        traceback.print_exc()
                        _leave(1)
                    _leave(0)
                running.add(answer)
            case ["await", process]:
                answer = _awaited(process)
                running.discard(process)
            case ["runs", process]:
                answer = int(process in running and not os.waitpid(process, os.WNOHANG)[0])
                running -= set() if answer else {process}
            case ["end", process, how]:
                answer = _end(process, how) if process in running else 0
                running.discard(process)
        talk.write(f"{answer}\n")
        talk.flush()
    for process in running:
        _end(process, signal.SIGTERM)


def _main(listener: socket.socket, place: Path) -> None:
    """Becomes a copy of its own for each that connects, and ends with the last of them.

    Args:
        listener: where they connect.
        place: its file.
    """
    _load()
    copies: dict[int, int] = {}
    is_found = True
    while True:
        ready = select.select([listener, *copies], [], [], None if copies or is_found else 0)[0]
        for ended in copies.keys() & set(ready):
            os.waitpid(copies.pop(ended), 0)
            os.close(ended)
        if listener in ready:
            talk, _ = listener.accept()
            copy = os.fork()
            if not copy:
                listener.close()
                _serve(talk.makefile("rw", encoding="utf-8"))
                os._exit(0)
            talk.close()
            copies[os.pidfd_open(copy)] = copy
        elif not copies:
            # Whoever has found it before it was gone is still heard; what stands there later is another's.
            if not is_found:
                return
            place.unlink(missing_ok=True)
            is_found = False


if __name__ == "__main__":
    _main(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]))
