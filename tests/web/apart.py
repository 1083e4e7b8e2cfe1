"""The site read, edited and published on in a network of its own, whose only way out counts what takes it: `python -m tests.web.apart FOLDER`.

Prints how many packets left, and how many did when one was sent on purpose.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import lxml.html
import pytest
import uvicorn
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.conftest import await_answer, environment, free_port
from tests.editors import sign_in
from tests.vendors.little import with_cell
from tests.web.inside import Window
from vendors.settings import settings
from vendors.store.files import read_files
from vendors.store.loaded_process import LOADED

APART = 0x10000000 | 0x40000000 | 0x00020000
"""CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWNS: a user who may do this, a network and mounts of one's own."""
OUTSIDE = "192.0.2.1"
"""An address for documentation (RFC 5737): nobody has it, and the way to it is the way out."""
WAY_OUT = (
    "mount --make-rprivate /",
    "mount -t sysfs none /sys",
    "ip link set lo up",
    "ip link add out type veth peer name beyond",
    "ip addr add 198.51.100.2/24 dev out",
    "ip link set beyond up",
    "ip link set out up arp off",
    "ip route add default dev out",
)
NO_IPV6 = Path("/proc/sys/net/ipv6/conf/all/disable_ipv6")
"""Written as a file: the command for it is not on the path of an ordinary user."""
COUNT = Path("/sys/class/net/out/statistics/tx_packets")
PAGES = Path(__file__).with_name("published_addresses.txt")


def main(folder: Path) -> None:
    """Opens the way out, uses the site, and counts."""
    go_apart()
    NO_IPV6.write_text("1")
    for words in WAY_OUT:
        subprocess.run(words.split(), check=True)
    before = sent()
    with served(folder) as address:
        read(address)
        publish(address, folder)
    left = sent() - before
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.sendto(b"one", (OUTSIDE, 9))
    sys.stdout.write(f"{left} {sent() - before - left}\n")


def go_apart() -> None:
    """Leaves the machine's network, also with what does work for this process: the one that was there before stays in it."""
    user, group = os.geteuid(), os.getegid()
    # Who becomes another user may have no second thread, and libraries start some: a copy has none.
    copy = os.fork()
    if copy:
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]))
    if ctypes.CDLL(None, use_errno=True).unshare(APART):
        raise OSError(ctypes.get_errno(), "unshare")
    for name, told in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
        Path("/proc/self", name).write_text(told)
    LOADED.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site on a data folder, in a copy of this process; gives its address."""
    port = free_port()
    server = os.fork()
    if not server:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what it logs is no count
        os.environ |= environment(folder, {})
        settings.cache_clear()
        uvicorn.run("dashboard:app", host="127.0.0.1", port=port, log_level="critical")
        os._exit(0)
    address = f"http://127.0.0.1:{port}"
    try:
        await_answer(address, lambda: not os.waitpid(server, os.WNOHANG)[0])
        yield address
    finally:
        os.kill(server, signal.SIGTERM)
        os.waitpid(server, 0)


def sent() -> int:
    """Packets that have left so far."""
    return int(COUNT.read_text())


def read(address: str) -> None:
    """Every published address, and a live page asked for by another site."""
    with httpx.Client(base_url=address, timeout=60) as client:
        for path in PAGES.read_text("utf-8").splitlines():
            assert client.get(path).status_code < 500, path
    with pytest.raises(InvalidStatus, match="403"):
        connect(
            f"ws{address.removeprefix('http')}/_stcore/stream",
            origin=Origin("https://elsewhere.example"),
            subprotocols=[Subprotocol("streamlit")],
        )


def publish(address: str, folder: Path) -> None:
    """A file of one changed name, loaded and published."""
    with Window(base_url=address, headers={"origin": address}, timeout=60) as client:
        sign_in(client)
        changed = with_cell(read_files(folder), "vendors", ("akio",), "name", "Akio SA")["vendors.csv"]
        assert client.post("/desk/load?lang=en", files={"file": ("vendors.csv", changed)}).status_code == 303
        page = lxml.html.fromstring(client.get("/desk/draft?lang=en").text)
        (form,) = [form for form in page.forms if form.action.startswith("/desk/publish")]
        told = {name: value or "" for name, value in form.form_values()} | {"why": "Its whole name"}
        assert client.post("/desk/publish?lang=en", data=told).status_code == 303
        assert "Akio SA" in client.get("/vendor?vendor=akio&lang=en").text


if __name__ == "__main__":
    main(Path(sys.argv[1]))
