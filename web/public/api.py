"""The API over the wire: `/api/v1/vendors?region=eu`, the same as `.csv`, one row by its identifier, and the description of all of it.

Other sites may ask it from their pages (CORS). Answers have strong ETags and say since when they hold, so that whoever has one
already is told so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import blake2b
from http import HTTPStatus
from threading import Lock
from time import thread_time
from typing import Final

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from vendors.exports.api.answering import CSV, Answering
from vendors.exports.api.answers import ApiReply
from vendors.exports.api.problems import RefusalKind, problem
from vendors.exports.api.resources import BASE
from vendors.i18n.language import Language, language
from vendors.query import query_string
from vendors.settings import today
from vendors.store.watch import Live
from vendors.tables.dataset import Dataset
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.responses import accepts_gzip, is_known

ROOM: Final = 16 * 2**20
"""Bytes of answers that are kept, and of the same compressed."""
QUICK: Final = 0.003
"""Seconds of the processor that an answer may take in the thread that serves everybody."""
SURE: Final = 3
"""Answers of a kind in a row that must have been quick."""
LARGE: Final = 1_000
"""Bytes from which on an answer is worth compressing."""
METHODS: Final = "GET, HEAD, OPTIONS"
OPEN_TO_ALL: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, last-modified, link, panorama-as-of, panorama-data-version, "
    "panorama-left-out, panorama-read-as, panorama-total",
    "cache-control": "no-cache",
}
"""What lets the pages of other sites ask and read the headers too; whoever keeps an answer asks whether it still holds."""
PREFLIGHT: Final = {
    "allow": METHODS,
    "access-control-allow-methods": METHODS,
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}


def preflight() -> Response:
    """What a browser is told that asks whether a page of another site may ask."""
    return Response(status_code=HTTPStatus.NO_CONTENT, headers={**OPEN_TO_ALL, **PREFLIGHT})


@dataclass(frozen=True, slots=True)
class ApiAnswer:
    """An answer as it goes over the wire.

    Attributes:
        digest: a name that no other content has.
    """

    status: HTTPStatus
    content: bytes
    headers: Mapping[str, str]
    digest: str

    @classmethod
    def of(cls, answer: ApiReply, path: str) -> "ApiAnswer":
        """An answer with its headers."""
        headers = {**OPEN_TO_ALL, "content-type": answer.media_type, "vary": "accept-encoding", **answer.headers}
        if answer.links:
            headers["link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in answer.links.items())
        if path.endswith(CSV) and answer.status is HTTPStatus.OK:
            headers["content-disposition"] = f'attachment; filename="panorama-cx_{path.rpartition("/")[2]}"'
        return cls(answer.status, answer.content, headers, blake2b(answer.content, digest_size=16).hexdigest())


class LastChange:
    """When what is answered may last have changed, as far as this process knows: the data, the day, or its own code."""

    def __init__(self) -> None:
        self._state: tuple[str, date] | None = None
        self._moment = datetime.min.replace(tzinfo=UTC)
        self._lock = Lock()

    def of(self, version: str, day: date) -> datetime:
        """A moment to the second; a later state always has a later one."""
        with self._lock:
            if self._state != (version, day):
                now = datetime.now(UTC).replace(microsecond=0)
                self._state, self._moment = (version, day), max(now, self._moment + timedelta(seconds=1))
            return self._moment


class QuickKinds:
    """Which kinds of questions are answered so quickly that handing them to another thread would cost more than the answer.

    A kind is quick once several of it in a row were, by the processor's time; one that was not makes it slow again, so that it holds up
    nobody a second time.
    """

    def __init__(self) -> None:
        self._in_a_row: LRUCache[tuple[str, ...], int] = LRUCache(1_000)
        self._lock = Lock()

    def has(self, kind: tuple[str, ...]) -> bool:
        """Whether the next question of a kind will surely be quick."""
        with self._lock:
            return self._in_a_row.get(kind, 0) >= SURE

    def note(self, kind: tuple[str, ...], seconds: float) -> None:
        """Remembers how long a question of a kind has taken."""
        with self._lock:
            self._in_a_row[kind] = self._in_a_row.get(kind, 0) + 1 if seconds < QUICK else 0


def _kind(path: str, query: str) -> tuple[str, ...]:
    """What decides how long an answer takes: the list, which parameters are given, and how many rows are asked for."""
    pairs = [pair.partition("=") for pair in query.split("&")]
    rows = [value for name, _sign, value in pairs if name == "limit"]
    return (path, *sorted({name for name, _sign, _value in pairs}), *rows)


class Api(BaseRoute):
    """The route of every address below that of the API which none before it has taken.

    Args:
        live: the data set of the moment.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self._answering = Answering()
        self._shelf = Shelf(ROOM, level=1)
        self._kept: LRUCache[tuple[str, date, str, str], ApiAnswer] = LRUCache(
            ROOM, getsizeof=lambda one: len(one.content)
        )
        self._lock = Lock()
        self._last_change = LastChange()
        self._quick = QuickKinds()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """All addresses of the API, whatever the method."""
        path = scope["path"]
        ours = scope["type"] == "http" and (path == BASE or path.startswith(f"{BASE}/"))
        return (Match.FULL if ours else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        await (await self._answer(scope))(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        path, query = scope["path"], scope["query_string"].decode("latin-1")
        if scope["method"] == "OPTIONS":
            return preflight()
        if scope["method"] not in ("GET", "HEAD"):
            refused = ApiAnswer.of(problem(RefusalKind.METHOD, _words(query), path), path)
            return Response(refused.content, refused.status, {**refused.headers, "allow": METHODS})
        dataset, day = self._live.now().dataset, today()
        if dataset is None:
            refused = ApiAnswer.of(problem(RefusalKind.NO_DATA, _words(query), path), path)
            return Response(refused.content, refused.status, {**refused.headers, "retry-after": "60"})
        key = (dataset.version, day, path, query)
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            kind = (dataset.version, str(day), *_kind(path, query))
            if self._quick.has(kind):
                found = self._made(kind, dataset, day, path, query)
            else:
                found = await in_turn(self._made, kind, dataset, day, path, query)
            if found.status is HTTPStatus.OK and len(found.content) <= ROOM:
                with self._lock:
                    self._kept[key] = found
        return await self._sent(Headers(scope=scope), found, self._last_change.of(dataset.version, day))

    def _made(self, kind: tuple[str, ...], dataset: Dataset, day: date, path: str, query: str) -> ApiAnswer:
        begun = thread_time()
        made = ApiAnswer.of(self._answering.answer(dataset, day, path, query), path)
        self._quick.note(kind, thread_time() - begun)
        return made

    async def _sent(self, asked: Headers, answer: ApiAnswer, changed: datetime) -> Response:
        """What goes out: the answer compressed or not, or none where the reader has it already."""
        if answer.status is not HTTPStatus.OK:
            return Response(answer.content, answer.status, answer.headers)
        compressed = len(answer.content) >= LARGE and accepts_gzip(asked)
        # Strong: the compressed answer is other bytes, and has another name.
        etag = f'"{answer.digest}{"-gzip" if compressed else ""}"'
        headers = {**answer.headers, "etag": etag, "last-modified": format_datetime(changed, usegmt=True)}
        if _has_it(asked, etag, changed):
            kept = {name: said for name, said in headers.items() if not name.startswith("content-")}
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
        if not compressed:
            return Response(answer.content, headers=headers)
        content = await self._shelf.compressed(answer.digest, answer.content)
        return Response(content, headers={**headers, "content-encoding": "gzip"})


def _has_it(asked: Headers, etag: str, changed: datetime) -> bool:
    """Whether a reader has the answer already: by its name, or where it gives none, by the time (RFC 9110)."""
    if "if-none-match" in asked:
        return is_known(asked, etag)
    try:
        since = parsedate_to_datetime(asked["if-modified-since"])
    except (KeyError, ValueError):
        return False
    return changed <= (since if since.tzinfo else since.replace(tzinfo=UTC))


def _words(query: str) -> Language:
    return language(query_string.parse(query).last("lang"))
