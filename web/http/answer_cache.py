"""Answers kept as they are sent, for everybody who asks for the same while nothing has changed that they depend on."""

from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from typing import Final, Generic, Protocol, TypeVar

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.responses import Response

from web.http.gzip_cache import Shelf
from web.http.responses import content_answer, is_known

OF_AN_ANSWER: Final = 2_000
"""Bytes that an answer takes in memory besides its content."""
LONGEST_KEPT: Final = 2_000
"""Characters of the query of an answer that is kept; a reader's own has some hundreds, and what is asked has no room of its own."""


class Keepable(Protocol):
    """What can be kept: it knows how many bytes its content has."""

    @property
    def size(self) -> int:
        """Bytes of the content."""


AnyAnswer = TypeVar("AnyAnswer", bound=Keepable)


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """An answer that can be sent any number of times.

    Attributes:
        whole: with the content.
        unchanged: for a browser that has the content already.
    """

    whole: Response
    unchanged: Response

    @classmethod
    def of(cls, answer: Response) -> "CachedAnswer":
        """One that was made as `content_answer` makes it."""
        said = {
            name: value for name, value in answer.headers.items() if name not in ("content-length", "content-encoding")
        }
        return cls(answer, Response(status_code=HTTPStatus.NOT_MODIFIED, headers=said))

    @property
    def size(self) -> int:
        """Bytes of the content."""
        return len(self.whole.body)

    def to(self, asked: Headers) -> Response:
        """What is sent to a request with these headers."""
        has_it = "if-none-match" in asked and is_known(asked, self.whole.headers["etag"])
        return self.unchanged if has_it and self.whole.status_code == HTTPStatus.OK else self.whole


class AnswerCache(Generic[AnyAnswer]):
    """Answers by what was asked; those not asked for longest go first. For one thread.

    Args:
        room: bytes that they may take together.
    """

    def __init__(self, room: int) -> None:
        self._kept: LRUCache[Hashable, AnyAnswer] = LRUCache(room, getsizeof=lambda kept: kept.size + OF_AN_ANSWER)
        self._made_of: object = None

    def find(self, asked: Hashable, made_of: object) -> AnyAnswer | None:
        """The answer to a question.

        Args:
            asked: the question.
            made_of: all that decides the answers now. As soon as it is another, none that was kept before is found.
        """
        if made_of != self._made_of:
            self._kept.clear()
            self._made_of = made_of
        return self._kept.get(asked)

    def keep(self, asked: Hashable, made_of: object, answer: AnyAnswer) -> None:
        """Keeps an answer, unless what it was made of is not what decides answers by now, or it has no room.

        Args:
            asked: the question.
            made_of: what decided answers before this one was made.
            answer: the answer.
        """
        if made_of == self._made_of and answer.size + OF_AN_ANSWER <= self._kept.maxsize:
            self._kept[asked] = answer


async def kept_whole(content: bytes, headers: dict[str, str], shelf: Shelf, *, compressed: bool) -> CachedAnswer:
    """An answer with this content, named by what stands in it, for all who take it compressed or for all who do not.

    Args:
        content: what is answered.
        headers: of the answer, with its media type.
        shelf: on which one content after the other is compressed; it needs no room, since the answer keeps what it holds.
        compressed: whether it is for those who take it so.
    """
    accepted = Headers({"accept-encoding": "gzip"} if compressed else {})
    digest = blake2b(content, digest_size=16).hexdigest()
    return CachedAnswer.of(await content_answer(accepted, content, digest=digest, shelf=shelf, headers=headers))
