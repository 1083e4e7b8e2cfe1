"""A websocket message is compressed once for all who get it, each by itself, and is what was sent when a browser has read it."""

import zlib
from asyncio import sleep
from functools import partial
from io import BytesIO
from types import SimpleNamespace

import pytest
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory, PerMessageDeflate
from websockets.frames import Frame, Opcode
from websockets.protocol import State

from tests.web.conftest import Run
from web.http import packed_messages
from web.http.connections import Connection
from web.http.packed_messages import (
    LONG,
    ROOM,
    SHORT,
    PackedMessage,
    SharedDeflate,
    SharedDeflateFactory,
    packed_for_most,
)


@pytest.fixture
def presses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of what is compressed, as it is."""
    sizes: list[int] = []
    packed = packed_messages._packed
    monkeypatch.setattr(packed_messages, "_kept", type(packed_messages._kept)(ROOM, getsizeof=len))
    monkeypatch.setattr(
        packed_messages, "_packed", lambda message, window: sizes.append(len(message)) or packed(message, window)
    )
    return sizes


def agreed() -> tuple[SharedDeflate, PerMessageDeflate]:
    """Both ends of a connection whose browser offers what browsers offer."""
    browser = ClientPerMessageDeflateFactory()
    answer, ours = SharedDeflateFactory().process_request_params(browser.get_request_params(), [])
    return ours, browser.process_response_params(answer, [])


def text(size: int, seed: int = 0) -> bytes:
    return b" ".join(b"<td>%d</td>" % (n * n + seed) for n in range(size))[:size]


def test_every_reader_reads_what_was_sent_whatever_came_before(presses):
    messages = [text(50_000), text(20, 1), text(5_000, 2), text(50_000), text(LONG + 1, 3)]
    for ours, browser in (agreed(), agreed()):
        for message in messages:
            sent = ours.encode(Frame(Opcode.BINARY, message))
            assert bytes(browser.decode(sent).data) == message
            assert sent.rsv1 == (len(message) >= SHORT)
    assert presses == [50_000, 5_000, LONG + 1]


def test_a_reader_who_takes_only_a_small_window_gets_it(presses):
    browser = ClientPerMessageDeflateFactory(server_max_window_bits=10)
    answer, ours = SharedDeflateFactory().process_request_params(browser.get_request_params(), [])
    small, (large, _) = browser.process_response_params(answer, []), agreed()
    message = text(40_000)
    large.encode(Frame(Opcode.BINARY, message))
    sent = ours.encode(Frame(Opcode.BINARY, message))
    assert zlib.decompressobj(wbits=-10).decompress(bytes(sent.data) + b"\x00\x00\xff\xff") == message
    assert bytes(small.decode(sent).data) == message
    assert len(presses) == 2


def test_what_was_compressed_for_most_is_sent_as_it_is_to_whom_it_fits(run: Run, presses):
    browser = ClientPerMessageDeflateFactory(server_max_window_bits=10)
    _, small = SharedDeflateFactory().process_request_params(browser.get_request_params(), [])
    large, reader = agreed()
    packed = run(packed_for_most, text(40_000))
    assert isinstance(packed, PackedMessage)
    assert len(packed) < 20_000
    assert packed.unpacked() == text(40_000)
    assert large.fits(packed)
    assert not small.fits(packed)
    sent = large.encode(Frame(Opcode.BINARY, packed))
    assert sent.data is packed
    assert bytes(reader.decode(sent).data) == text(40_000)
    assert presses == [40_000]


@pytest.mark.parametrize("window", [15, 10, None])
def test_a_connection_sends_what_was_compressed_for_most_as_its_peer_can_read_it(run: Run, window: int | None):
    packed, sent = run(packed_for_most, text(40_000)), []
    conn = SimpleNamespace(extensions=[], state=State.OPEN, send_binary=sent.append, data_to_send=list)
    if window:
        browser = ClientPerMessageDeflateFactory(server_max_window_bits=window)
        conn.extensions = [SharedDeflateFactory().process_request_params(browser.get_request_params(), [])[1]]
    ready = SimpleNamespace(wait=partial(sleep, 0))
    peer = SimpleNamespace(conn=conn, writable=ready, disconnected=False, close_sent=False, transport=BytesIO())
    run(Connection(peer).send_all, [packed, b"short"])
    assert sent == [packed if window == 15 else text(40_000), b"short"]


def test_a_long_message_is_compressed_before_it_is_sent_and_not_again(run: Run, presses):
    ours, browser = agreed()
    message = text(LONG)
    run(ours.make_ready, message)
    run(ours.make_ready, message)
    run(ours.make_ready, message[:-1])
    assert presses == [LONG]
    assert bytes(browser.decode(ours.encode(Frame(Opcode.TEXT, message))).data) == message
    assert presses == [LONG]


def test_what_says_something_of_the_connection_is_sent_as_it_is():
    ours, _ = agreed()
    assert ours.encode(Frame(Opcode.PING, b"")) == Frame(Opcode.PING, b"")
