"""Servers: ours and the stock ones, each a process of its own on loopback, stopped however the measurement ends."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.request import urlopen

from benchmarks import NotMeasured
from benchmarks.memory import resident

ROOT = Path(__file__).parents[1]
STOCK = Path(__file__).parent / "twin"
OURS = "uvicorn dashboard:app --host 127.0.0.1 --port {port} --http h11 --no-server-header --no-access-log --no-proxy-headers"
"""How the Makefile starts Panorama, in ROOT."""
STOCK_STREAMLIT = "streamlit run {script} --server.headless true --server.address 127.0.0.1 --server.port {port}"
"""How anybody starts a Streamlit script, in STOCK; given its address, it does not ask the internet for one."""
NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
LIVES = "/_stcore/health"
"""What Streamlit answers, ours and a stock one, as soon as its process lives."""
START_SECONDS = 60.0
STOP_SECONDS = 5.0


@dataclass(frozen=True)
class Server:
    """A running server: its process and its port on loopback."""

    pid: int
    port: int

    @property
    def processor(self) -> float:
        """Seconds of the processor that it has taken so far: other work on the machine changes them little.

        Raises:
            NotMeasured: this system has no /proc.
        """
        try:
            ticks = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        except FileNotFoundError as error:
            raise NotMeasured("processor: this system has no /proc") from error
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """Resident memory in MiB.

        Raises:
            NotMeasured: this system has no /proc.
        """
        return resident(self.pid)


@contextmanager
def serving(
    command: str,
    folder: Path,
    script: str = "",
    *,
    program: str = sys.executable,
    data: Path | None = None,
    path: str = "/healthz",
    patience: float = START_SECONDS,
    port: int = 0,
    settings: Mapping[str, str] = NO_SETTINGS,
) -> Iterator[Server]:
    """Runs a server until the block ends, without the settings that the user or the environment may hold.

    Args:
        command: OURS or STOCK_STREAMLIT, or how another is started with `python -m`.
        folder: where it is started.
        script: the Streamlit script, for STOCK_STREAMLIT.
        program: the Python that has it.
        data: the folder that ours shows; None for the published one.
        path: what it answers once it is well: ours when its pages are made.
        patience: seconds that it may take until then.
        port: where it answers; any that is free with 0.
        settings: of its operator, by the names of variables.

    Raises:
        NotMeasured: it ended, or did not answer in time.
    """
    port = port or free_port()
    asked = command.format(script=script, port=port)
    inherited = {k: v for k, v in os.environ.items() if k != "PANORAMA_DATA" and not k.startswith("STREAMLIT_")}
    if data:
        inherited["PANORAMA_DATA"] = str(data)
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [program, "-m", *asked.split()],
            cwd=folder,
            env=inherited | {"HOME": home} | settings,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            deadline = time.monotonic() + patience
            while not answers(port, path):
                if process.poll() is not None or time.monotonic() > deadline:
                    log.seek(0)
                    raise NotMeasured(f"`{asked}` did not start: {(log.read().strip() or 'silence').splitlines()[-1]}")
                time.sleep(0.1)
            yield Server(process.pid, port)
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def answers(port: int, path: str = LIVES) -> bool:
    """Whether a server on loopback says that it is well."""
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=START_SECONDS) as answer:
            return answer.status == 200
    except OSError:
        return False
