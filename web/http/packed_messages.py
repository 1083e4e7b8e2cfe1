"""Websocket messages compressed once for all readers who get the same, and not on the loop that everybody waits for."""

import zlib
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from anyio import to_thread
from cachetools import LRUCache
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

SHORT: Final = 1_000
"""Bytes of a message that is sent as it is, as the protocol allows: it would not become much shorter."""
LONG: Final = 16_000
"""Bytes of a message that is compressed in a thread."""
LEVEL: Final = 6
ROOM: Final = 16 * 2**20
"""Bytes of compressed messages that are kept."""
WIDEST: Final = 15
"""The window on which nearly all browsers agree, as a power of two."""
OF_A_MESSAGE: Final = 300
"""Bytes that one takes in memory besides."""

_END: Final = b"\x00\x00\xff\xff"
_kept: Final[LRUCache[tuple[bytes, int], bytes]] = LRUCache(ROOM, getsizeof=lambda packed: len(packed) + OF_A_MESSAGE)
"""Compressed messages by digest and size of the window; used on the loop alone."""


class PackedMessage(bytes):
    """A message as it is sent compressed.

    Attributes:
        window: the size of the window with which it is read, as a power of two.
    """

    window: int

    @classmethod
    def of(cls, packed: bytes, window: int) -> "PackedMessage":
        """What was compressed with a window of that size."""
        message = cls(packed)
        message.window = window
        return message

    def unpacked(self) -> bytes:
        """The message."""
        return zlib.decompressobj(-self.window).decompress(self + _END)


class SharedDeflate(PerMessageDeflate):
    """Compression of messages on one connection, each for itself, so that what is compressed for one reader fits any other."""

    def encode(self, frame: Frame) -> Frame:
        """A frame as it is sent: compressed, or as it is where it is short or says something of the connection itself. What is
        compressed already must fit this connection."""
        if frame.opcode not in (Opcode.BINARY, Opcode.TEXT) or not frame.fin:
            return super().encode(frame)
        message = frame.data
        if not isinstance(message, PackedMessage):
            message = _sent(bytes(message), self.local_max_window_bits)
        if not isinstance(message, PackedMessage):
            return frame
        return Frame(frame.opcode, message, True, True, frame.rsv2, frame.rsv3)

    def fits(self, message: PackedMessage) -> bool:
        """Whether this connection's peer can read it."""
        return message.window == self.local_max_window_bits

    async def make_ready(self, message: bytes) -> None:
        """Compresses a long message that is sent next, if it is new, while the loop goes on."""
        await _make_ready(message, self.local_max_window_bits)


class SharedDeflateFactory(ServerPerMessageDeflateFactory):
    """Agrees with a browser on it: no message of the server's depends on the one before."""

    def __init__(self) -> None:
        super().__init__(server_no_context_takeover=True, client_max_window_bits=12)

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], SharedDeflate]:
        """What is answered to what a browser offers, and the compression agreed on."""
        answer, agreed = super().process_request_params(params, accepted_extensions)
        return answer, SharedDeflate(
            agreed.remote_no_context_takeover,
            agreed.local_no_context_takeover,
            agreed.remote_max_window_bits,
            agreed.local_max_window_bits,
            None,
        )


async def packed_for_most(message: bytes) -> bytes:
    """A message as it is sent to most readers, whoever heard it first: a PackedMessage, or as it is where it is short."""
    await _make_ready(message, WIDEST)
    return _sent(message, WIDEST)


def _sent(message: bytes, window: int) -> bytes:
    if len(message) < SHORT:
        return message
    key, found = _find(message, window)
    return PackedMessage.of(found or _keep(key, _packed(message, window)), window)


async def _make_ready(message: bytes, window: int) -> None:
    if len(message) >= LONG:
        key, found = _find(message, window)
        if found is None:
            _keep(key, await to_thread.run_sync(_packed, message, window))


def _find(message: bytes, window: int) -> tuple[tuple[bytes, int], bytes | None]:
    key = blake2b(message, digest_size=16).digest(), window
    return key, _kept.get(key)


def _keep(key: tuple[bytes, int], packed: bytes) -> bytes:
    if len(packed) + OF_A_MESSAGE <= ROOM:
        _kept[key] = packed
    return packed


def _packed(message: bytes, window: int) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -window)
    return (packer.compress(message) + packer.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_END)
