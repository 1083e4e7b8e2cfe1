"""One request to a foreign server: bounded, polite, and only to a public address that was looked at before the connection."""

import ssl
import zlib
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from socket import SOCK_STREAM, gaierror
from typing import Any, Final

import anyio
import certifi
import httpcore
from httpx import URL

MOST_BYTES: Final = 256 * 1024
"""Bytes of a body that are read, and to which a compressed one is unpacked at most."""
PORTS: Final = {"http": 80, "https": 443}
_CARRIES_IPV4: Final = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""IPv6 networks whose last 32 bits are an IPv4 address that a translator connects to (RFC 6052, RFC 8215)."""

_WITHIN: Final = (ip_network("::/96"), ip_network("fec0::/10"), ip_network("168.63.129.16/32"))
"""What is no public address, although it is not on the lists of those: IPv4 in IPv6 and sites of old, and the host of a machine at Azure."""


class Unsafe(Exception):
    """The address leads into a private network, to a port that is not the web's, or to no web address at all."""


class NoHost(Exception):
    """The host has no address."""


class Guard:
    """Says where a connection may go: to public addresses, on the ports of http and https."""

    def allows(self, address: str, port: int) -> bool:
        """Whether a connection may be made to that IP address and port."""
        found = _plain(ip_address(address.partition("%")[0]))
        if any(found in network for network in _WITHIN):
            return False
        return found.is_global and not found.is_multicast and port in PORTS.values()

    async def addresses(self, host: str, port: int) -> list[str]:
        """The IP addresses of a host, looked up once; they are what is connected to, so that none can change in between.

        Raises:
            NoHost: there is no such host.
            Unsafe: one of its addresses is not allowed.
        """
        found = list(dict.fromkeys(await self.look_up(host, port)))
        for address in found:
            if not self.allows(address, port):
                raise Unsafe(address)
        return found

    async def look_up(self, host: str, port: int) -> Iterable[str]:
        """The IP addresses that the resolver gives for a host.

        Raises:
            NoHost: it gives none.
        """
        try:
            found = await anyio.getaddrinfo(host, port, type=SOCK_STREAM)
        except (gaierror, UnicodeError) as error:
            raise NoHost(host) from error
        return [str(entry[4][0]) for entry in found]


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside an IPv6 one, where there is one: it is what is reached in the end."""
    if isinstance(address, IPv6Address):
        if inside := address.ipv4_mapped or address.sixtofour:
            return inside
        if any(address in network for network in _CARRIES_IPV4):
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


class _Guarded(httpcore.AsyncNetworkBackend):
    """Connects to addresses that the guard has looked at. The certificate is still checked against the host's name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *more: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        failure: Exception = NoHost(host)
        for address in await self._guard.addresses(host, port):
            try:
                return await self._network.connect_tcp(address, port, *more, **options)
            except httpcore.NetworkError as error:
                failure = error
        raise failure


@dataclass(frozen=True)
class Manners:
    """How the servers of others are treated.

    Attributes:
        agent: how the requests name themselves.
        pause: seconds between two requests to one host.
        seconds: that one request may take in all, from the connection to the last byte that is read.
        patience: longest wait, in seconds, that a server may ask for within a run; a longer one ends the run for its host.
        hosts: hosts that are asked at once.
        redirects: that are followed.
    """

    agent: str = "PanoramaCX"
    pause: float = 1.0
    seconds: float = 20.0
    patience: float = 30.0
    hosts: int = 8
    redirects: int = 10


@dataclass(frozen=True)
class Answer:
    """What a server answered to one request.

    Attributes:
        headers: by name in small letters; the last of several.
        body: its first bytes, unpacked; None where they cannot be unpacked.
    """

    url: URL
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = b""


class Turns:
    """One request to a host at a time, with a pause between two."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._locks: dict[str, anyio.Lock] = {}
        self._free: dict[str, float] = {}

    @asynccontextmanager
    async def of(self, host: str) -> AsyncIterator[None]:
        """Waits for the host's turn, and holds it."""
        async with self._locks.setdefault(host, anyio.Lock()):
            await anyio.sleep(max(0.0, self._free.get(host, 0.0) - anyio.current_time()))
            try:
                yield
            finally:
                self.hold(host, self._pause)

    def hold(self, host: str, seconds: float) -> None:
        """Leaves the host alone for so long."""
        self._free[host] = max(self._free.get(host, 0.0), anyio.current_time() + seconds)


class Caller:
    """Makes requests. No cookies, no proxy and no credentials of the environment; redirects are for who asks.

    Args:
        guard: where connections may go.
        manners: how long and how often.
        trusted: certificates that are believed besides the system's, as a file; for tests only.
    """

    def __init__(self, guard: Guard, manners: Manners, trusted: str | None = None) -> None:
        self.manners = manners
        self.turns = Turns(manners.pause)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_believing(trusted or certifi.where()),
            max_keepalive_connections=0,
            network_backend=_Guarded(guard),
        )

    async def ask(self, method: str, url: URL) -> Answer:
        """The answer to one request.

        Raises:
            TimeoutError: it was not there in time; also httpcore's own.
            Unsafe, NoHost: no connection was made.
            httpcore.ConnectError: no connection, or (its cause an ssl.SSLError) none that is safe.
            httpcore.NetworkError, httpcore.ProtocolError: what came is not an answer.
        """
        if url.scheme not in PORTS or not url.host:
            raise Unsafe(str(url))
        asked = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        headers = {
            "host": url.netloc.decode("ascii"),
            "user-agent": self.manners.agent,
            "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "accept-encoding": "identity",
            "accept-language": "fr, en;q=0.8, *;q=0.5",
        }
        async with self.turns.of(url.host):
            with anyio.fail_after(self.manners.seconds):
                async with self._pool.stream(method, asked, headers=list(headers.items())) as response:
                    given = {
                        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers
                    }
                    body = bytearray()
                    async for part in response.aiter_stream():
                        body += part[: MOST_BYTES - len(body)]
                        if len(body) >= MOST_BYTES:
                            break
        return Answer(url, response.status, given, _unpacked(bytes(body), given.get("content-encoding", "")))

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._pool.aclose()


@cache
def _believing(certificates: str) -> ssl.SSLContext:
    """Believes the certificates of the system and those of a file, which take a tenth of a second to read."""
    context = ssl.create_default_context()
    # Python 3.13 refuses certificates that lack extensions of RFC 5280; whoever follows the address in a browser sees the page.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.load_verify_locations(certificates)
    return context


def _unpacked(body: bytes, encoding: str) -> bytes | None:
    """The body as it was before compression, its first bytes only: a small one may unpack to gigabytes."""
    if encoding.strip().lower() in ("", "identity"):
        return body
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        return None
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(body, MOST_BYTES)
    except zlib.error:
        return None
