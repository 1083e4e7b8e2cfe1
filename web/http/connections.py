"""What one connection may ask of the server before any of our code sees it: time, memory and processor.

uvicorn bounds none of it but the size of a websocket message, and that at 16 MB, in options that each way of starting the site
would have to repeat. Hence the classes of its connections are bounded here, once a process, however it was started.
"""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Iterable
from functools import wraps
from itertools import islice
from typing import Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame
from websockets.protocol import State

from web.http.packed_messages import PackedMessage, SharedDeflate, SharedDeflateFactory

log = logging.getLogger(__name__)

HEAD_SECONDS: Final = 20.0
"""For the head of a request, from the opening of the connection or the end of the answer before."""
BODY_SECONDS: Final = 20.0
SLOWEST_BODY: Final = 4_096
"""Bytes a second; a body gets BODY_SECONDS and the time that it takes at this pace."""
STANDSTILL_SECONDS: Final = 30.0
"""In which a peer takes nothing of what waits for it."""
GLANCE: Final = 2.0
"""Seconds between two looks at a connection."""
SLICE: Final = 2_048
"""Bytes that are read at once: a parser needs milliseconds for the worst that fits into them."""
PROCESSOR_SECONDS: Final = 0.1
A_BYTE: Final = 5e-8
"""Seconds of the processor that reading may take: so many a request or a websocket, and so many more a byte. Bytes in good
order take a third of that, a body in pieces of one byte or a flood of pings fifty times as much."""
UNTOLD: Final = 0.01
"""Seconds of reading that are told by the clock: to ask for the processor's own time takes longer than to read a usual request."""
SPARED: Final = 0.02
"""Seconds of the processor a second that a websocket is forgiven."""
LONGEST_MESSAGE: Final = 64 * 1024
"""Bytes of a websocket message, unpacked, finished or not; a click on a public page sends a few hundred."""
MOST_PIECES: Final = 64
"""Frames of one message; browsers send one."""
FEW: Final = 512
"""Bytes of a websocket that are read at once while frames begin and end in them."""
MOST_AT_ONCE: Final = 40
"""Frames in as many bytes; a browser's questions are longer than twelve bytes."""
MOST_WAITING: Final = 512
"""Messages that wait to be looked at; whoever sends more does not wait for answers."""
LOOKED_THROUGH: Final = 64
"""Connections, the oldest, among which room is made for a new one."""
EXTENSION: Final = "panorama.connection"
"""Where the scope of a websocket holds its `Connection`."""


class Connection:
    """A bounded websocket, for the application that holds the other end.

    Args:
        protocol: uvicorn's.
    """

    def __init__(self, protocol: WebSocketsSansIOProtocol) -> None:
        self._protocol = protocol

    def take_messages_of(self, size: int) -> None:
        """Takes messages of so many bytes from now on."""
        self._protocol.conn.max_message_size = size

    @property
    def is_ahead(self) -> bool:
        """Whether its peer has sent more by now."""
        return not self._protocol.queue.empty()

    @property
    def is_full(self) -> bool:
        """Whether its peer has not taken what was sent before."""
        return not self._protocol.writable.is_set()

    async def make_ready(self, message: bytes) -> None:
        """Does what can be done for a message before it is sent; it must be the next."""
        if deflate := self._deflate:
            await deflate.make_ready(message)

    async def emptied(self) -> None:
        """Waits until its peer has taken what was sent before, or has gone."""
        await self._protocol.writable.wait()

    async def send_all(self, messages: Iterable[bytes]) -> None:
        """Sends messages, compressed for this peer or for most, with one look at the connection; to a peer who has gone, nothing."""
        protocol = self._protocol
        fitting = [await self._fitting(message) for message in messages]
        await protocol.writable.wait()
        if protocol.disconnected or protocol.close_sent or protocol.conn.state is not State.OPEN:
            return
        for message in fitting:
            protocol.conn.send_binary(message)
        protocol.transport.write(b"".join(protocol.conn.data_to_send()))

    async def _fitting(self, message: bytes) -> bytes:
        """A message as it can be sent to this peer."""
        deflate = self._deflate
        if not isinstance(message, PackedMessage) or (deflate and deflate.fits(message)):
            return message
        plain = message.unpacked()
        await self.make_ready(plain)
        return plain

    @property
    def _deflate(self) -> SharedDeflate | None:
        return next((one for one in self._protocol.conn.extensions if isinstance(one, SharedDeflate)), None)

    def break_off(self) -> None:
        """Ends the connection at once, whatever waits to be sent."""
        self._protocol.transport.abort()


class Watch:
    """Looks at a connection every so often, and breaks it off when its peer lets the server wait.

    Args:
        transport: of the connection.
        late: whether the peer lets the server wait for bytes, asked at each look.
    """

    def __init__(self, transport: asyncio.Transport, late: Callable[[], bool]) -> None:
        self._transport, self._late = transport, late
        self._waiting, self._moved = 0, time.monotonic()
        self._next: asyncio.TimerHandle | None = None
        self._look_again()

    def end(self) -> None:
        """Looks no more."""
        if self._next:
            self._next.cancel()
            self._next = None

    def _look_again(self) -> None:
        self._next = asyncio.get_running_loop().call_later(GLANCE, self._look)

    def _look(self) -> None:
        waiting = self._transport.get_write_buffer_size()
        if waiting == 0 or waiting < self._waiting:
            self._moved = time.monotonic()
        self._waiting = waiting
        if self._late() or time.monotonic() - self._moved > STANDSTILL_SECONDS:
            self._transport.abort()
        else:
            self._look_again()


class Effort:
    """Processor time that reading has taken, beside what so many bytes in good order may take."""

    def __init__(self) -> None:
        self.spent, self.read = 0.0, 0
        self._last = time.monotonic()

    def take(self, read: Callable[[bytes], None], data: bytes) -> None:
        """Reads bytes, and counts what that takes of the processor; waiting for another thread hardly counts."""
        if self.spent < UNTOLD:
            begun = time.perf_counter()
            read(data)
            self.spent += min(time.perf_counter() - begun, UNTOLD)
        else:
            begun = time.thread_time()
            read(data)
            self.spent += time.thread_time() - begun
        self.read += len(data)

    def forgive(self, share: float) -> None:
        """Forgets what has become due since the last time, at a share of the time that has passed."""
        now = time.monotonic()
        self.spent = max(0.0, self.spent - share * (now - self._last) - A_BYTE * self.read)
        self.read, self._last = 0, now

    @property
    def is_too_much(self) -> bool:
        """Whether no peer in good order needs as much."""
        return self.spent > PROCESSOR_SECONDS + A_BYTE * self.read


class Request:
    """How a peer sends its requests over one HTTP connection.

    Args:
        protocol: uvicorn's.
    """

    def __init__(self, protocol: H11Protocol) -> None:
        self._protocol = protocol
        self._cycle: object = None
        self._begun, self._received = time.monotonic(), 0
        self._effort = Effort()
        self._watch = Watch(protocol.transport, self._is_late)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being answered: the head of a request is waited for."""
        return self._protocol.conn.their_state is h11.IDLE

    def end(self) -> None:
        """The connection is closed, or a websocket from now on."""
        self._watch.end()

    def break_off(self) -> None:
        """Ends the connection at once."""
        self._protocol.transport.abort()

    def take(self, read: Callable[[bytes], None], data: bytes) -> None:
        """Lets uvicorn read bytes, as many at once as take no longer than a moment."""
        transport = self._protocol.transport
        for start in range(0, len(data), SLICE):
            piece = data[start : start + SLICE]
            self._effort.take(read, piece)
            self._received += len(piece)
            if transport.get_protocol() is not self._protocol or transport.is_closing():
                return
            if self._protocol.cycle is not self._cycle:
                self._cycle, self._begun = self._protocol.cycle, time.monotonic()
                self._received, self._effort = 0, Effort()
            elif self._effort.is_too_much:
                transport.abort()
                return

    def _is_late(self) -> bool:
        state, now = self._protocol.conn.their_state, time.monotonic()
        if state is h11.SEND_BODY:
            return now - self._begun > BODY_SECONDS + self._received / SLOWEST_BODY
        if state is h11.IDLE:
            return now - self._begun > HEAD_SECONDS
        self._begun, self._received = now, 0
        return False


def bound_connections(most: int) -> None:
    """Bounds every connection that uvicorn takes in this process from now on; a second call changes nothing.

    Args:
        most: connections at once. Of those beyond, the one goes that has waited longest without asking for anything.
    """
    if "uvicorn.protocols.http.httptools_impl" in sys.modules:
        # uvicorn takes it by itself where it is installed, and has chosen before it loads an application.
        log.error("connections are read by httptools, without their bounds: start the server with --http h11")
    if not hasattr(H11Protocol, "bounded"):
        _bound_http(H11Protocol, most)
        _bound_websockets(WebSocketsSansIOProtocol)


def _make_room(opened: dict[Request, None]) -> None:
    for one in islice(opened, LOOKED_THROUGH):
        if one.is_idle:
            one.break_off()
            return
    next(reversed(opened)).break_off()


def _around(kind: type, name: str) -> Callable[[Callable[..., None]], None]:
    """Puts a function around a method of uvicorn's; it is given the method before what the method is given."""
    inner = getattr(kind, name)

    def put(outer: Callable[..., None]) -> None:
        @wraps(inner)
        def bounded(self: Any, *given: Any, **named: Any) -> None:
            outer(lambda *taken, **by_name: inner(self, *taken, **by_name), self, *given, **named)

        setattr(kind, name, bounded)

    return put


def _bound_http(kind: Any, most: int) -> None:
    kind.bounded = None
    opened: dict[Request, None] = {}

    @_around(kind, "connection_made")
    def _(made: Callable[..., None], self: Any, transport: asyncio.Transport) -> None:
        made(transport)
        self.bounded = Request(self)
        opened[self.bounded] = None
        if len(self.connections) > most:
            _make_room(opened)

    @_around(kind, "data_received")
    def _(received: Callable[[bytes], None], self: Any, data: bytes) -> None:
        self.bounded.take(received, data)

    @_around(kind, "handle_websocket_upgrade")
    def _(upgrade: Callable[..., None], self: Any, event: h11.Request) -> None:
        self.bounded.end()
        opened.pop(self.bounded, None)
        upgrade(event)

    @_around(kind, "connection_lost")
    def _(lost: Callable[..., None], self: Any, reason: Exception | None) -> None:
        self.bounded.end()
        opened.pop(self.bounded, None)
        lost(reason)


def _bound_websockets(kind: Any) -> None:
    @_around(kind, "connection_made")
    def _(made: Callable[..., None], self: Any, transport: asyncio.Transport) -> None:
        made(transport)
        self.effort = Effort()
        self.frames_read = 0
        self.conn.max_message_size = LONGEST_MESSAGE
        if self.conn.available_extensions:
            self.conn.available_extensions = [SharedDeflateFactory()]
        self.watch = Watch(transport, lambda: False)

    @_around(kind, "data_received")
    def _(received: Callable[[bytes], None], self: Any, data: bytes) -> None:
        start, size = 0, FEW
        while start < len(data):
            self.frames_read = 0
            self.effort.take(received, data[start : start + size])
            if self.transport.is_closing():
                return
            self.effort.forgive(SPARED)
            if self.frames_read > MOST_AT_ONCE or self.effort.is_too_much or self.queue.qsize() > MOST_WAITING:
                self.transport.abort()
                return
            # In the middle of a long frame there is nothing to be wary of.
            start, size = start + size, FEW if self.frames_read else min(2 * size, LONGEST_MESSAGE)

    @_around(kind, "connection_lost")
    def _(lost: Callable[..., None], self: Any, reason: Exception | None) -> None:
        self.watch.end()
        while not self.queue.empty():
            # What somebody has asked for who is gone need not be done.
            self.queue.get_nowait()
        lost(reason)

    @_around(kind, "handle_connect")
    def _(connect: Callable[..., None], self: Any, event: object) -> None:
        connect(event)
        if self.handshake_initiated and hasattr(self, "scope"):
            self.scope["extensions"][EXTENSION] = Connection(self)

    for name in ("handle_bytes", "handle_text", "handle_pong", "handle_close"):

        @_around(kind, name)
        def _(handle: Callable[..., None], self: Any, event: Frame) -> None:
            self.frames_read += 1
            handle(event)

    @_around(kind, "handle_cont")
    def _(cont: Callable[..., None], self: Any, event: Frame) -> None:
        self.frames_read += 1
        # Empty pieces add nothing to the size of a message, and would be kept without end.
        if len(self.frames) >= MOST_PIECES:
            self.conn.fail(CloseCode.MESSAGE_TOO_BIG)
            self.handle_parser_exception()
            return
        cont(event)

    @_around(kind, "handle_ping")
    def _(ping: Callable[..., None], self: Any) -> None:
        self.frames_read += 1
        if self.writable.is_set():
            ping()
        else:
            # A peer that takes nothing gets no answers to its pings: they would only gather here.
            self.conn.data_to_send()
