"""What the guide's nginx does where it would answer that no machine is there, although one is."""

import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from benchmarks.nginx import GUIDE, NGINX, configured, started
from tests.conftest import free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx"),
]
PAGE: Final = b"<p>A page</p>"
FOR_READERS: Final = ("/", "/news?lang=fr", "/api/v1/vendors", "/assets/page.css", "/sql?q=x", "/_stcore/host-config")
"""An address for each kind of answer that readers get from any machine."""


@dataclass
class Machine:
    """A stand-in for one process of the site, which breaks off as many connections as it is told to and answers the others.

    Attributes:
        port: where it listens, once it is there.
        breaks: connections that it still breaks off.
        asked: the method and the address of each request that reached it, those that it broke off too.
        heads: what stood above them.
    """

    port: int = 0
    breaks: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator["Machine"]:
        machine = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("content-length") or 0))
                machine.asked.append((self.command, self.path))
                machine.heads.append({name.lower(): value for name, value in self.headers.items()})
                if machine.breaks:
                    machine.breaks -= 1
                    self.close_connection = True
                    return
                self.send_response(200)
                self.send_header("cache-control", "no-cache")
                self.send_header("content-length", str(len(PAGE)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(PAGE)

            do_HEAD = do_POST = do_PUT = do_GET

            def log_message(self, *_words: Any) -> None:
                """Says nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Answering)
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()


@contextmanager
def front(
    folder: Path, readers: Sequence[int], desk: int, sooner: Mapping[str, str] | None = None
) -> Iterator[httpx.Client]:
    """Asks the guide's nginx before these machines.

    Args:
        sooner: times that a test does not wait for, each with the one in its place.
    """
    port = free_port()
    folder.mkdir()
    main = configured(folder, port=port, readers=readers, desk=desk)
    for time_, shorter in (sooner or {}).items():
        text = (folder / "site.conf").read_text("utf-8")
        assert time_ in text
        (folder / "site.conf").write_text(text.replace(time_, shorter), "utf-8")
    process = started(main)
    try:
        await_listening(port, process)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        process.terminate()
        process.wait()


def asked_from(source: str, address: str) -> int:
    """The status that a reader gets from an address of her own."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=source), timeout=60) as client:
        return client.get(address).status_code


def await_listening(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert process.poll() is None, "nginx has ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx does not listen")


@pytest.mark.parametrize("address", FOR_READERS)
@pytest.mark.parametrize("others", [1, 2, 5], ids=lambda n: f"{n} dead")
def test_a_reader_is_answered_where_the_others_are_dead_and_the_last_machine_failed_once(
    tmp_path: Path, address: str, others: int
):
    # Three are asked first: of six machines the one that lives may not be among them, and has not failed then.
    with Machine(breaks=int(others < 3)).running() as lives:
        dead = [free_port() for _ in range(others)]
        with front(tmp_path / "nginx", [*dead, lives.port], dead[0]) as client:
            answer = client.get(address)
            assert (answer.status_code, answer.content) == (200, PAGE)
            # It failed a moment ago, and is left alone with the others.
            more = f"{address}{'&' if '?' in address else '?'}p="
            assert client.get(f"{more}2").status_code == 200
            head = client.head(f"{more}3")
            assert (head.status_code, head.content) == (200, b"")
    assert lives.heads[-1]["host"] == client.base_url.netloc.decode()
    assert lives.heads[-1]["x-forwarded-for"] == "127.0.0.1"
    assert "cookie" not in lives.heads[-1]


def test_what_was_asked_again_is_kept_and_compared_like_any_answer(tmp_path: Path):
    with Machine(breaks=1).running() as lives:
        dead = free_port()
        with front(tmp_path / "nginx", [dead, lives.port], dead) as client:
            for _ in range(20):
                assert client.get("/news", headers={"cookie": "theme=dark"}).content == PAGE
            assert len(lives.asked) < 10
            assert all("cookie" not in head for head in lives.heads)
            assert client.get("/news", headers={"authorization": "Bearer x"}).status_code == 200
            assert "authorization" in lives.heads[-1]
            # Once kept, a page is answered as it was last, while nobody is there at all.
            lives.breaks = 1_000
            time.sleep(1.1)
            assert client.get("/news").content == PAGE
            assert client.get("/other").status_code == 502


def test_nothing_of_an_editor_and_nothing_that_changes_something_is_asked_again(tmp_path: Path):
    with (
        Machine(breaks=1_000).running() as lives,
        Machine(breaks=1_000).running() as desk,
        front(tmp_path / "nginx", [lives.port, free_port()], desk.port) as client,
    ):
        for method in ("POST", "PUT"):
            for address in FOR_READERS:
                assert client.request(method, address, content=b"x").status_code == 502
        assert len(lives.asked) <= len(FOR_READERS) * 2
        for path in ("/desk", "/desk/draft", "/auth/login", "/oauth2callback"):
            desk.asked.clear()
            assert client.get(path).status_code == 502
            assert desk.asked == [("GET", path)]
        lives.asked.clear()
        for address in FOR_READERS:
            desk.asked.clear()
            assert client.get(address, headers={"cookie": "panorama_desk=x"}).status_code == 502
            assert len(desk.asked) == 1
        assert lives.asked == []


def test_a_machine_that_takes_connections_and_says_nothing_holds_up_but_does_not_turn_away(tmp_path: Path):
    sooner = {"read_timeout 60s": "read_timeout 6s", "read_timeout 10s": "read_timeout 1s"}
    with (
        Machine().running() as lives,
        socket.create_server(("127.0.0.1", 0)) as silent,
        front(tmp_path / "nginx", [silent.getsockname()[1], lives.port], free_port(), sooner) as client,
        ThreadPoolExecutor(8) as each,
    ):
        # From many addresses, some of which are led to the silent one first.
        answers = [*each.map(lambda n: asked_from(f"127.0.1.{n}", f"{client.base_url}/news?n={n}"), range(1, 9))]
    assert answers == [200] * 8


def test_a_watcher_before_nginx_hears_that_a_machine_is_there(tmp_path: Path):
    with Machine(breaks=1).running() as lives:
        dead = free_port()
        with front(tmp_path / "nginx", [dead, lives.port], dead) as client:
            assert client.get("/healthz").status_code == 200


def test_live_pages_and_what_is_asked_again_leave_no_machine_alone_and_know_the_same_ones():
    upstreams = dict(
        re.findall(r"^upstream (\w+) \{(.*?)^\}", (GUIDE / "upstreams.conf").read_text("utf-8"), re.M | re.S)
    )
    machines = {name: re.findall(r"server (\S+)", text) for name, text in upstreams.items()}
    assert machines["panorama_live"] == machines["panorama_readers"]
    assert all("max_fails=0" in line for line in upstreams["panorama_live"].splitlines() if " server " in line)
