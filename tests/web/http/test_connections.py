"""What one connection may cost: bounded below the application, on a server with nothing behind it."""

import base64
import os
import socket
import struct
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from tests.conftest import free_port
from web.http import connections
from web.http.connections import EXTENSION, LONGEST_MESSAGE, MOST_PIECES, MOST_WAITING, bound_connections

MOST = 200
EDITORS = LONGEST_MESSAGE * 4


async def _application(scope: Scope, receive: Receive, send: Send) -> None:
    """Takes messages and says how long each was; on /editor, also longer ones. Over HTTP it looks at no body but that of /file."""
    if scope["type"] == "http":
        while scope["path"] == "/file" and (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"4")]})
        await send({"type": "http.response.body", "body": b"here"})
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        if scope["path"] == "/editor":
            scope["extensions"][EXTENSION].take_messages_of(EDITORS)
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "text": str(len(message.get("bytes") or b""))})


@contextmanager
def _serving() -> Iterator[int]:
    bound_connections(MOST)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(_application, port=port, lifespan="off", log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield port
    server.force_exit = server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Of a server whose peers must be quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "HEAD_SECONDS", 0.6)
        patch.setattr(connections, "BODY_SECONDS", 0.6)
        patch.setattr(connections, "STANDSTILL_SECONDS", 0.6)
        patch.setattr(connections, "GLANCE", 0.1)
        with _serving() as port:
            yield port


_OPENED: list[socket.socket] = []


@pytest.fixture(autouse=True)
def closing() -> Iterator[None]:
    """Closes what a test has opened."""
    yield
    while _OPENED:
        _OPENED.pop().close()


def connected(port: int, first: bytes = b"") -> socket.socket:
    """A connection on which something has been sent."""
    opened = socket.create_connection(("127.0.0.1", port), timeout=10)
    _OPENED.append(opened)
    opened.sendall(first)
    return opened


def websocket(port: int, path: str = "/", *, packed: bool = False) -> socket.socket:
    """An open websocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    more = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" if packed else ""
    head = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{more}"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    opened = connected(port, head.encode())
    assert opened.recv(4096).startswith(b"HTTP/1.1 101")
    return opened


def frame(data: bytes, *, first: int) -> bytes:
    """A frame as a browser masks it; its first byte says whether it is the last, packed, and of what kind."""
    size = len(data)
    length = bytes([0x80 | size]) if size < 126 else struct.pack("!BH", 0xFE, size) if size < 65536 else struct.pack("!BQ", 0xFF, size)  # fmt: skip
    return bytes([first]) + length + bytes(4) + data


BINARY, UNFINISHED, PACKED, PIECE, PING = 0x82, 0x02, 0x42, 0x00, 0x89


def ended(opened: socket.socket) -> bool:
    """Whether the server ends a connection within seconds, whatever it says before."""
    opened.settimeout(8)
    try:
        while opened.recv(65536):
            pass
    except ConnectionError:
        return True
    except TimeoutError:
        return False
    return True


def sent_until_ended(opened: socket.socket, data: bytes, most: int) -> int:
    """Bytes that could be sent, of `most` at the utmost, before the server ended the connection."""
    sent = 0
    try:
        while sent < most:
            opened.sendall(data)
            sent += len(data)
    except OSError:
        return sent
    return sent


def test_a_message_as_browsers_send_it_arrives(port: int) -> None:
    opened = websocket(port)
    opened.sendall(frame(b"x" * 500, first=BINARY))
    assert opened.recv(100)[2:] == b"500"


def test_an_unfinished_message_is_held_no_further_than_a_finished_one_may_go(port: int) -> None:
    opened = websocket(port)
    opened.sendall(frame(b"x" * (LONGEST_MESSAGE + 1), first=UNFINISHED))
    assert ended(opened)


def test_a_message_that_is_long_when_unpacked_is_not_unpacked(port: int) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -12)
    data = packer.compress(bytes(15_500_000)) + packer.flush(zlib.Z_SYNC_FLUSH)
    assert len(data) < 20_000
    opened = websocket(port, packed=True)
    opened.sendall(frame(data, first=PACKED))
    assert ended(opened)


def test_a_message_in_pieces_has_no_more_of_them_than_may_be(port: int) -> None:
    opened = websocket(port)
    opened.sendall(frame(b"x", first=UNFINISHED) + frame(b"", first=PIECE) * MOST_PIECES * 2)
    assert ended(opened)


def test_who_may_send_longer_messages_can(port: int) -> None:
    opened = websocket(port, "/editor")
    opened.sendall(frame(b"x" * (EDITORS - 1), first=BINARY))
    assert opened.recv(100)[2:] == str(EDITORS - 1).encode()
    opened.sendall(frame(b"x" * (EDITORS + 1), first=BINARY))
    assert ended(opened)


def test_a_flood_of_pings_ends_the_connection(port: int) -> None:
    assert sent_until_ended(websocket(port), frame(b"", first=PING) * 1000, 50_000_000) < 50_000_000


def test_a_flood_of_messages_that_waits_for_no_answer_ends_the_connection(port: int) -> None:
    opened = websocket(port)
    opened.sendall(frame(b"x", first=BINARY) * MOST_WAITING * 4)
    assert ended(opened)


def test_a_silent_connection_is_ended(port: int) -> None:
    assert ended(connected(port))


def test_silent_connections_give_way_to_those_who_ask(port: int) -> None:
    for _ in range(MOST + 50):
        connected(port)
    assert connected(port, b"GET / HTTP/1.0\r\n\r\n").recv(100).startswith(b"HTTP/1.1 200")


def test_half_a_head_is_not_waited_for(port: int) -> None:
    assert ended(connected(port, b"GET / HTTP/1.1\r\nHost: x\r\n"))


@pytest.mark.parametrize("drip", [b"X-Y: z\r\n", b"x"])
def test_a_head_or_body_that_comes_in_drops_is_not_waited_for(port: int, drip: bytes) -> None:
    whole = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"
    opened = connected(port, whole if drip == b"x" else b"GET / HTTP/1.1\r\nHost: x\r\n")
    begun = time.monotonic()
    try:
        while time.monotonic() - begun < 8:
            opened.sendall(drip)
            time.sleep(0.1)
    except OSError:
        pass
    assert time.monotonic() - begun < 6


def test_a_body_in_pieces_of_one_byte_takes_the_processor_no_longer_than_a_moment(port: int) -> None:
    opened = connected(port, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert sent_until_ended(opened, b"1\r\nx\r\n" * 1000, 30_000_000) < 30_000_000


def test_a_body_in_good_order_is_read_to_its_end(port: int) -> None:
    opened = connected(port, b"POST /file HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n")
    opened.sendall(b"x" * 10_000_000)
    assert opened.recv(100).startswith(b"HTTP/1.1 200")


def test_several_requests_on_one_connection_are_answered(port: int) -> None:
    opened = connected(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 3)
    answers = b""
    while answers.count(b"here") < 3:
        answers += opened.recv(4096)
    assert answers.count(b"HTTP/1.1 200") == 3


def test_a_server_that_reads_with_httptools_says_that_its_connections_have_no_bounds(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bound_connections(MOST)
    assert caplog.messages == []
    monkeypatch.setitem(sys.modules, "uvicorn.protocols.http.httptools_impl", object())
    bound_connections(MOST)
    (said,) = caplog.messages
    assert "--http h11" in said
