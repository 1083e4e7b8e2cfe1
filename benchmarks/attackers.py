"""Hostile readers, each kind a coroutine that goes on until it is cancelled: what `benchmarks.attacks` lets loose on a server.

Run as `python -m benchmarks.attackers KIND PORT SECONDS`, so that attackers take nothing of the time of those who measure. Whoever stands
before the site says which address each of those has that flood it, as a proxy does: one each, or one for all of them.
"""

import asyncio
import base64
import os
import struct
import sys
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

Attack = Callable[[int], Awaitable[None]]
BINARY_UNFINISHED, PACKED_UNFINISHED, PIECE, PING = 0x02, 0x42, 0x00, 0x89


async def _flood(port: int, page: str, pause: float, *, address: str = "", questions: int = 1_000_000) -> None:
    """One socket that asks for another page before the last has come; after so many questions another one."""
    for number in count():
        with suppress(OSError, WebSocketException):
            async with connect(
                f"ws://127.0.0.1:{port}/_stcore/stream",
                origin=Origin(f"http://127.0.0.1:{port}"),
                subprotocols=[Subprotocol("streamlit")],
                max_size=None,
                ping_interval=None,
                close_timeout=0.1,
                additional_headers={"x-forwarded-for": address} if address else {},
            ) as live:
                for question in range(questions):
                    message = BackMsg()
                    message.rerun_script.query_string = f"lang=en&x={number}.{question}"
                    message.rerun_script.page_name = page
                    await live.send(message.SerializeToString())
                    await asyncio.sleep(pause)
        await asyncio.sleep(0.2 if questions > 1 else 0)


async def _asking(port: int, page: str, address: str) -> None:
    """One connection on which the next page is asked for as soon as the last has come."""
    for number in count():
        with suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await _opened(port, "")
            for question in count():
                path = page.format(f"{os.getpid()}.{number}.{question}")
                writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\n\r\n".encode())
                head = await reader.readuntil(b"\r\n\r\n")
                size = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
                await reader.readexactly(int(size or 0))
                if b"connection: close" in head.lower():
                    break
            writer.close()


def _each(number: int, one: Callable[..., Awaitable[None]], *given: object, addresses: int, **named: object) -> Attack:
    """So many at once, from so many addresses (RFC 5737)."""

    async def attack(port: int) -> None:
        await asyncio.gather(*(one(port, *given, address=f"203.0.113.{n % addresses}", **named) for n in range(number)))

    return attack


async def _opened(port: int, head: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode())
    return reader, writer


def _handshake(port: int, origin: str = "") -> str:
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: {origin or f'http://127.0.0.1:{port}'}\r\n"
        f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Protocol: streamlit\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
    )


def _frame(first: int, data: bytes) -> bytes:
    size = bytes([0x80 | len(data)]) if len(data) < 126 else struct.pack("!BH", 0xFE, len(data))
    return bytes([first]) + size + bytes(4) + data


async def _endless(port: int, head: str, begin: bytes, again: bytes, pause: float = 0.0) -> None:
    """One connection after another on which the same is sent without end; nothing that is answered is read."""
    while True:
        with suppress(OSError):
            _, writer = await _opened(port, head)
            await asyncio.sleep(0.05)
            writer.write(begin)
            while not writer.is_closing():
                writer.write(again)
                await writer.drain()
                await asyncio.sleep(pause)
        await asyncio.sleep(0.2)


def _many(number: int, one: Attack) -> Attack:
    async def attack(port: int) -> None:
        await asyncio.gather(*(one(port) for _ in range(number)))

    return attack


def _bomb() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -12)
    return _frame(PACKED_UNFINISHED, packer.compress(bytes(15_500_000)) + packer.flush(zlib.Z_SYNC_FLUSH))


_SLOW = "POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n"
_CHUNKED = "POST /desk/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nTransfer-Encoding: chunked\r\n\r\n"
_SEARCH = "/?q=service+{}"
_LARGE = "GET /vendors.xlsx HTTP/1.1\r\nHost: x\r\n\r\n"

ATTACKS: Final[dict[str, Attack]] = {
    "5 floods of 50 questions a second": _many(5, lambda port: _flood(port, "charts", 0.02)),
    "20 floods": _many(20, lambda port: _flood(port, "charts", 0.02)),
    "20 floods that come anew, 1 address": _each(20, _flood, "charts", 0.02, questions=1, addresses=1),
    "20 floods that come anew, 20 addresses": _each(20, _flood, "charts", 0.02, questions=1, addresses=20),
    "20 search without end, 1 address": _each(20, _asking, _SEARCH, addresses=1),
    "20 search without end, 20 addresses": _each(20, _asking, _SEARCH, addresses=20),
    "200 ask for a kept page, 1 address": _each(200, _asking, "/", addresses=1),
    "foreign origins": _many(5, lambda port: _endless(port, _handshake(port, "https://evil.example"), b"", b"", 0.05)),
    "unfinished messages, packed": _many(80, lambda port: _endless(port, _handshake(port), _bomb(), b"", 1.0)),
    "unfinished messages, empty pieces": _many(
        10, lambda port: _endless(port, _handshake(port), _frame(BINARY_UNFINISHED, b"x"), _frame(PIECE, b"") * 1000)
    ),
    "pings without end": _many(10, lambda port: _endless(port, _handshake(port), b"", _frame(PING, b"") * 1000)),
    "300 idle websockets": _many(300, lambda port: _endless(port, _handshake(port), b"", b"", 60.0)),
    "1,000 silent connections": _many(1000, lambda port: _endless(port, "", b"", b"", 60.0)),
    "200 slow bodies": _many(200, lambda port: _endless(port, _SLOW, b"", b"x", 0.5)),
    "bodies in pieces of one byte": _many(10, lambda port: _endless(port, _CHUNKED, b"", b"1\r\nx\r\n" * 1000)),
    "answers that nobody reads": _many(20, lambda port: _endless(port, _LARGE, b"", b"", 60.0)),
}
"""The kinds, by what they are called in the table."""


async def mixed(port: int) -> None:
    """Twenty hostile readers: five floods, five foreign origins, five with unfinished messages, five slow bodies."""
    await asyncio.gather(
        *(_flood(port, "charts", 0.02) for _ in range(5)),
        *(_endless(port, _handshake(port, "https://evil.example"), b"", b"", 0.05) for _ in range(5)),
        *(_endless(port, _handshake(port), _bomb(), b"", 0.5) for _ in range(5)),
        *(_endless(port, _SLOW, b"", b"x", 0.5) for _ in range(5)),
    )


async def _main(kind: str, port: int, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await (mixed if kind == "mixed" else ATTACKS[kind])(port)


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))
