"""Reading a form that came without a session, so that it can be given back: within bounds, and nothing of it stays."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from anyio import CapacityLimiter, WouldBlock, fail_after
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.types import Receive, Scope

from vendors.settings import settings
from vendors.validation.problems import writable
from views.desk.sent import ORIGINS, Sent

ROOM: Final = 100_000
"""Bytes of a request beside the file that is in it."""
MOST_TEXT: Final = 1_000_000
"""Bytes of typed text that are given back; the longest article has a tenth of it."""
MOST_FIELDS: Final = 2_000
AT_ONCE: Final = 8
"""Forms without a session that are read at once; further ones are asked to be sent again."""
PATIENCE: Final = 120
"""Seconds that one may take to arrive, its file included."""


class Unread(Enum):
    """Why a form was not read."""

    CROWD = "crowd"
    LARGE = "large"
    OTHER = "other"


Fields: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """What was read of a form: its texts, and the names of its files."""

    fields: Fields
    files: tuple[str, ...]


class _WithoutFiles(MultiPartParser):
    """Passes over what is in the files, so that neither the memory nor the disk holds it."""

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if self._current_part.file is None:
            super().on_part_data(data, start, end)


class SentForms:
    """Reads forms of the desk that came without a session, a few at once."""

    def __init__(self) -> None:
        self._limiter: CapacityLimiter | None = None

    async def read(self, scope: Scope, receive: Receive, carrying: bool = False) -> Texts | Unread:
        """The texts of a form; the files in it are passed over.

        Args:
            scope, receive: the request.
            carrying: it carries another form, which may have used up the room by itself.
        """
        if self._limiter is None:
            self._limiter = CapacityLimiter(AT_ONCE)
        borrower = object()
        try:
            self._limiter.acquire_on_behalf_of_nowait(borrower)
        except WouldBlock:
            return Unread.CROWD
        try:
            with fail_after(PATIENCE):
                return await _texts(Request(scope, receive), ROOM if carrying else 0)
        except TimeoutError:
            return Unread.CROWD
        finally:
            self._limiter.release_on_behalf_of(borrower)


def sent_to(path: str, texts: Texts) -> Sent | None:
    """The form that was sent to a path; None where the desk has no such form."""
    return Sent(path, texts.fields, texts.files) if path in ORIGINS else None


def sent_in(path: str, form: FormData) -> Sent | None:
    """The same, of a form that was read for an editor."""
    return sent_to(path, _of(form))


def writable_form(form: FormData) -> FormData:
    """A form whose texts can be written down: a request says in which encoding they are, and some of Python's have halves of signs."""
    return FormData(
        [(writable(name), writable(value) if isinstance(value, str) else value) for name, value in form.multi_items()]
    )


def _of(form: FormData) -> Texts:
    pairs = form.multi_items()
    return Texts(
        tuple((name, value) for name, value in pairs if isinstance(value, str)),
        tuple(value.filename[:120] for _name, value in pairs if isinstance(value, UploadFile) and value.filename),
    )


async def _texts(request: Request, more: int) -> Texts | Unread:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_multipart = kind == "multipart/form-data"
    if not is_multipart and kind != "application/x-www-form-urlencoded":
        return Unread.OTHER
    # Percent signs make three of one byte.
    most = settings().upload_megabytes * 1_000_000 + MOST_TEXT + ROOM + more if is_multipart else 3 * MOST_TEXT
    if int(request.headers.get("content-length") or 0) > most:
        return Unread.LARGE
    stream = _counted(request, most)
    parser = (
        _WithoutFiles(request.headers, stream, max_files=1, max_fields=MOST_FIELDS + more, max_part_size=MOST_TEXT)
        if is_multipart
        else FormParser(request.headers, stream, max_fields=MOST_FIELDS + more, max_part_size=3 * MOST_TEXT)
    )
    try:
        form = writable_form(await parser.parse())
    except (ClientDisconnect, MultiPartException, ValueError):
        return Unread.LARGE
    try:
        found = _of(form)
    finally:
        await form.close()
    size = sum(len(name) + len(text.encode(errors="replace")) for name, text in found.fields)
    return found if size <= MOST_TEXT + more else Unread.LARGE


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    read = 0
    async for part in request.stream():
        read += len(part)
        if read > most:
            raise ClientDisconnect
        yield part
