"""Machines together, as the guide sets them up: a desk, replicas that follow it through git, nginx before them; readers who notice nothing."""

import json
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import httpx
import lxml.html
import pytest
from dulwich.repo import Repo
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.nginx import NGINX, configured, started
from tests.conftest import await_answer, environment, free_port
from tests.editors import SECRET, sign_in
from tests.servers import SERVERS
from tests.vendors.desk.revisions.outcomes import published
from tests.vendors.little import little_files, with_cell, written
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import remote
from vendors.desk.revisions.history import BRANCH, History
from vendors.desk.revisions.publishing import begin
from web.streamlit.stream import RESTARTING

pytestmark = pytest.mark.slow
PATIENCE = 90.0
"""Seconds that anything may take on a machine that is busy with tests; how long it takes is measured in `benchmarks`."""
READERS = 8


@dataclass
class Machine:
    """One process of the site.

    Attributes:
        folder: its data folder.
        settings: of its operator.
        port: where it answers.
        process: its number.
    """

    folder: Path
    settings: dict[str, str]
    port: int = field(default_factory=free_port)
    process: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = SERVERS.start(self.port, environment(self.folder, self.settings))

    def answers(self) -> None:
        await_answer(self.address, lambda: SERVERS.runs(self.process))


@dataclass
class Cluster:
    """A desk, two replicas, and the repository between them."""

    desk: Machine
    replicas: list[Machine]
    between: Path
    front: str

    @property
    def machines(self) -> list[Machine]:
        return [self.desk, *self.replicas]

    def publish(self, name: str) -> None:
        """Publishes another name for Akio, at the desk."""
        published(self.desk.folder, name)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    place = tmp_path_factory.mktemp("cluster")
    Repo.init_bare(str(place / "between.git"), mkdir=True, default_branch=b"main").close()
    shared = {
        "HISTORY_REMOTE": str(place / "between.git"),
        "HISTORY_EVERY": "0.5",
        "CHECKED_FOLDER": str(place / "checked"),
    }
    replica = {**shared, "REPLICA": "true", "DRAIN_SECONDS": "300", "DESK_ADDRESS": "https://desk.example"}
    desk = Machine(written(place / "desk", little_files()), shared)
    found = Cluster(desk, [Machine(place / name, replica) for name in "ab"], place / "between.git", "")
    for machine in found.machines:
        machine.start()
    try:
        for machine in found.machines:
            machine.answers()
        with before(place / "nginx", found) as address:
            found.front = address
            yield found
    finally:
        for machine in found.machines:
            SERVERS.end(machine.process, signal.SIGKILL)


@contextmanager
def before(folder: Path, cluster: Cluster) -> Iterator[str]:
    """The guide's nginx before them, where there is one; otherwise a replica itself."""
    if NGINX is None:
        yield cluster.replicas[0].address
        return
    folder.mkdir()
    port = free_port()
    process = started(
        configured(folder, port=port, readers=[one.port for one in cluster.replicas], desk=cluster.desk.port)
    )
    try:
        await_answer(f"http://127.0.0.1:{port}", lambda: process.poll() is None)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def asked(address: str, cookie: str = "") -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of what an address answers."""
    request = urllib.request.Request(address, headers={"cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()}
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), {k.lower(): v for k, v in error.headers.items()}


def comes_true(what: Callable[[], bool], why_not: Callable[[], str] = str) -> None:
    """Waits until something is so.

    Args:
        why_not: what was met last in place of it, for whoever reads that the test failed.
    """
    begun = time.monotonic()
    times = 1
    while not what():
        assert time.monotonic() - begun < PATIENCE, f"it did not come true, asked {times} times: {why_not()}"
        times += 1
        time.sleep(0.05)


def shows(address: str, name: str) -> Callable[[], bool]:
    return lambda: f">{name}<" in asked(f"{address}/?lang=fr")[1]


class LiveReader:
    """A reader with a live page and a search, from an address of her own, who comes again when the connection ends, as the browser does."""

    def __init__(self, front: str, number: int) -> None:
        self._front, self._from = front, f"127.0.1.{number}"
        self.times = 0
        self.met = ""
        self._live: ClientConnection | None = None

    def sees(self, name: str) -> bool:
        """Whether a run shows it; what she has searched for stands in her address."""
        message = BackMsg()
        message.rerun_script.query_string = "lang=fr&q=akio"
        try:
            self._live = self._live or self._come()
            self._live.send(message.SerializeToString())
            text = b""
            while True:
                data = self._live.recv(PATIENCE, decode=False)
                forward = ForwardMsg.FromString(data)
                text += data
                if forward.WhichOneof("type") == "script_finished":
                    self.met = f"a run of {len(text)} bytes without {name!r}"
                    return f">{name}<".encode() in text and b"nice" not in text.lower().partition(b"<table")[2]
        except (OSError, WebSocketException) as error:
            self.met = f"{error!r}, {'as she listened' if self._live else 'as she came'}"
            self._live = None
            return False

    def is_let_go(self) -> int | None:
        """Waits until the connection is ended, and gives the code that it ended with."""
        assert self._live
        try:
            while True:
                self._live.recv(PATIENCE)
        except ConnectionClosed as closed:
            self._live = None
            return closed.rcvd.code if closed.rcvd else None

    def go(self) -> None:
        if self._live:
            self._live.close()

    def _come(self) -> ClientConnection:
        found = connect(
            self._front.replace("http", "ws") + "/_stcore/stream",
            origin=Origin(self._front),
            subprotocols=[Subprotocol("streamlit")],
            source_address=(self._from, 0),
            max_size=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            legacy=True,
        )
        self.times += 1
        return found


@pytest.fixture
def readers(cluster: Cluster) -> Iterator[list[LiveReader]]:
    found = [LiveReader(cluster.front, number + 1) for number in range(READERS)]
    yield found
    for reader in found:
        reader.go()


def all_see(readers: list[LiveReader], name: str) -> None:
    for reader in readers:
        comes_true(partial(reader.sees, name), partial(getattr, reader, "met"))


def test_an_edit_published_at_the_desk_shows_everywhere_and_also_after_the_remote_was_away(
    cluster: Cluster, readers: list[LiveReader]
):
    everywhere = [cluster.front, *(machine.address for machine in cluster.machines)]
    for address in everywhere:
        comes_true(shows(address, "Akio"))
    all_see(readers, "Akio")
    came = [reader.times for reader in readers]
    cluster.publish("Akio Un")
    for address in everywhere:
        comes_true(shows(address, "Akio Un"))
    all_see(readers, "Akio Un")

    away = cluster.between.rename(cluster.between.with_name("away.git"))
    cluster.publish("Akio Deux")
    comes_true(shows(cluster.desk.address, "Akio Deux"))
    comes_true(lambda: remote.state(cluster.desk.folder).reason == remote.UNREACHABLE)
    for machine in cluster.replicas:
        status, told, _ = asked(f"{machine.address}/healthz")
        assert (status, json.loads(told)["status"]) == (200, "ok")
        assert shows(machine.address, "Akio Un")()
    away.rename(cluster.between)
    for address in everywhere:
        comes_true(shows(address, "Akio Deux"))
    all_see(readers, "Akio Deux")
    assert [reader.times for reader in readers] == came


def test_the_desk_is_on_one_machine_and_nothing_of_it_is_kept(cluster: Cluster):
    status, text, headers = asked(f"{cluster.replicas[0].address}/_stcore/upload_file/x")
    assert (status, headers["cache-control"]) == (421, "no-store")
    assert "The editors’ desk is at another address." in text
    if NGINX is None:
        pytest.skip("nginx is not installed: apt-get install nginx")
    status, text, headers = asked(f"{cluster.front}/desk")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert headers["set-cookie"].startswith("panorama_at=desk; Path=/; Max-Age=600; HttpOnly")
    assert "Akio" not in text
    # Whoever is at the desk is answered by its machine, by no kept page, and pages are made without anybody's cookie.
    assert asked(f"{cluster.front}/metrics")[0] == 404
    for cookie in ("", "panorama_desk=x", "_streamlit_xsrf=x"):
        status, _, headers = asked(f"{cluster.front}/?lang=fr", cookie)
        assert status == 200
        assert "set-cookie" not in headers
        assert headers["cache-control"] == "no-cache"
    request = urllib.request.Request(f"{cluster.front}/?lang=fr", headers={"if-none-match": headers["etag"]})
    with pytest.raises(urllib.error.HTTPError) as unchanged:
        urllib.request.urlopen(request)
    assert unchanged.value.code == 304
    unchanged.value.close()


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx")
def test_one_killed_and_every_reader_is_served_again_with_what_she_had(cluster: Cluster, readers: list[LiveReader]):
    name = next(name for name in ("Akio", "Akio Un", "Akio Deux") if shows(cluster.desk.address, name)())
    all_see(readers, name)
    killed = cluster.replicas[0]
    SERVERS.end(killed.process, signal.SIGKILL)
    all_see(readers, name)
    assert asked(f"{cluster.front}/?lang=fr&q=akio")[0] == 200
    killed.start()
    killed.answers()
    comes_true(shows(killed.address, name))
    all_see(readers, name)


def test_a_server_that_is_told_to_stop_says_so_and_sends_its_readers_elsewhere(
    cluster: Cluster, readers: list[LiveReader]
):
    stopping = cluster.replicas[1]
    comes_true(lambda: asked(f"{stopping.address}/?lang=fr")[0] == 200)
    name = next(name for name in ("Akio", "Akio Un", "Akio Deux") if shows(stopping.address, name)())
    reader, late = LiveReader(stopping.address, 100), LiveReader(stopping.address, 101)
    comes_true(lambda: reader.sees(name))
    all_see(readers, name)
    os.kill(stopping.process, signal.SIGTERM)
    comes_true(lambda: asked(f"{stopping.address}/healthz")[0] == 503)
    assert json.loads(asked(f"{stopping.address}/healthz")[1])["status"] == "draining"
    assert reader.is_let_go() == 1012
    status, text, headers = asked(f"{stopping.address}/_stcore/stream?lang=en")
    assert (status, text, headers["retry-after"]) == (503, f"{RESTARTING}\n", "5")
    with pytest.raises(InvalidStatus) as refused:
        late._come()
    assert refused.value.response.status_code == 503
    assert asked(f"{stopping.address}/?lang=fr")[0] == 200
    # Told a second time, it waits no longer.
    SERVERS.end(stopping.process)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{stopping.address}/healthz")
    all_see(readers, name)


def test_a_publish_that_is_under_way_when_the_desk_is_told_to_stop_ends_and_reaches_the_others(cluster: Cluster):
    desk = cluster.desk
    accounts.set_passphrase(desk.folder, "Claire", EditorRole.EDITOR, SECRET)
    with httpx.Client(base_url=desk.address, headers={"origin": desk.address}, timeout=PATIENCE) as client:
        sign_in(client)
        base = begin(desk.folder)
        table = with_cell(base.files, "vendors", ("akio",), "name", "Akio Quatre")["vendors.csv"]
        client.post("/desk/load", files={"file": ("vendors.csv", table, "text/csv")})
        page = lxml.html.fromstring(client.get("/desk/draft?lang=en").text)
        form = next(form for form in page.forms if "/desk/publish" in form.action)
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    body = urlencode({**dict(form.form_values()), "why": "While the desk stops"}).encode()
    head = {
        "host": f"127.0.0.1:{desk.port}",
        "origin": desk.address,
        "cookie": cookies,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": str(len(body)),
        "expect": "100-continue",
    }
    with socket.create_connection(("127.0.0.1", desk.port), timeout=PATIENCE) as line:
        line.sendall(
            b"POST /desk/publish HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in head.items()).encode() + b"\r\n"
        )
        # It has begun to read what is published.
        assert line.recv(100).startswith(b"HTTP/1.1 100")
        os.kill(desk.process, signal.SIGTERM)
        comes_true(lambda: not is_listening(desk.port))
        line.sendall(body)
        answer = line.recv(4_000)
        assert answer.startswith(b"HTTP/1.1 303")
        assert b"done=published" in answer
    comes_true(lambda: not SERVERS.runs(desk.process))
    assert b"Akio Quatre" in (desk.folder / "vendors.csv").read_bytes()
    newest = History(desk.folder).head()
    assert newest
    with Repo(str(cluster.between)) as repository:
        assert repository.refs[BRANCH].decode() == newest.id
    comes_true(shows(cluster.replicas[0].address, "Akio Quatre"))


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
