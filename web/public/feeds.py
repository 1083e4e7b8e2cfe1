"""Feeds: `/feeds/news.atom`, `/feeds/selection.json?region=fr`, `/feeds/vendors/akio.atom`, with what is not modified said so."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from threading import Lock
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vendors.exports.feeds import FORMATS
from vendors.exports.feeds.sources import FEEDS, OF_ONE, FeedSource, feed
from vendors.i18n.language import language
from vendors.query import query_string
from vendors.query.results import Results
from vendors.store.watch import Live
from web.http.answer_cache import LONGEST_KEPT, AnswerCache, CachedAnswer, kept_whole
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.path_words import path_word
from web.http.responses import accepts_gzip, bare_answer
from web.http.site_address import site_address
from web.public.refusals import selected
from web.streamlit.moment import Moment

ROOM: Final = 4 * 2**20
"""Bytes of answers that are kept: programs ask for the same feeds again and again."""


path_word("feed_ending", FORMATS)


class Feeds:
    """The feeds of the site.

    Args:
        live: the data set of the moment.
    """

    def __init__(self, live: Live) -> None:
        self.live = live
        self._kept: AnswerCache[CachedAnswer] = AnswerCache(ROOM)
        self._shelf = Shelf(0, level=6)  # what is compressed is kept as an answer
        self._lock = Lock()
        self._known: tuple[object, ...] = ()
        self._since = datetime.min.replace(tzinfo=UTC)

    def routes(self) -> list[Route]:
        """The address of every feed; any other below /feeds/ is nobody's."""
        return [
            *(Route(f"/feeds/{name}.{{ending:feed_ending}}", self._many(source)) for name, source in FEEDS.items()),
            *(
                Route(f"/feeds/{name}/{{id}}.{{ending:feed_ending}}", self._one(parameter, source))
                for name, (parameter, source) in OF_ONE.items()
            ),
        ]

    def _many(self, source: FeedSource) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await self._answer(request, source, "", "")

        return answer

    def _one(self, parameter: str, source: FeedSource) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return await self._answer(request, source, parameter, request.path_params["id"])

        return answer

    async def _answer(self, request: Request, source: FeedSource, parameter: str, id: str) -> Response:
        """The feed; 304 where it is known already, 400 and 404 where there is no such one, 414 where the address is too long."""
        moment = await Moment.present(self.live)
        if moment.state.dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        compressed, changed = accepts_gzip(request.headers), self._changed(moment)
        asked = site_address(request), request.url.path, request.url.query, compressed
        kept = self._kept.find(asked, moment)
        if kept is None:
            found = await in_turn(self._made, request, moment, source, parameter, id)
            if isinstance(found, Response):
                return found
            headers = {
                "content-type": FORMATS[request.path_params["ending"]].media_type,
                "cache-control": "no-cache",
                "last-modified": format_datetime(changed, usegmt=True),
                # A reader program in a browser may read it: there is nothing in it but what everybody may see.
                "access-control-allow-origin": "*",
            }
            kept = await kept_whole(found, headers, self._shelf, compressed=compressed)
            if sum(map(len, asked[:3])) <= LONGEST_KEPT:
                self._kept.keep(asked, moment, kept)
        if "if-none-match" not in request.headers and _is_as_old(request.headers, changed):
            return kept.unchanged
        return kept.to(request.headers)

    def _made(self, request: Request, moment: Moment, source: FeedSource, parameter: str, id: str) -> bytes | Response:
        dataset, ending = moment.state.dataset, request.path_params["ending"]
        assert dataset is not None
        given = query_string.parse(request.url.query)
        known = dataset.vendor if parameter == "vendor" else dataset.controversy
        if parameter and id not in known:
            return bare_answer(HTTPStatus.NOT_FOUND)
        own = [(parameter, id)] if parameter else []
        selection = selected(given, dataset, moment.day, ending, (*source.parameters, "page"), own=own)
        if isinstance(selection, Response):
            return selection
        base = site_address(request)
        results = Results(dataset, selection, moment.day, moment.log)
        words = language(selection.lang)
        return FORMATS[ending].write(feed(source, results, words, base, request.url.path, parameter))

    def _changed(self, moment: Moment) -> datetime:
        """When what the site shows was first seen to be as it is, to the second; never the same for two states of it."""
        assert moment.state.dataset is not None
        now = (moment.state.dataset.version, moment.log.mark, moment.day)
        with self._lock:
            if now != self._known:
                # A second later than the state before: whoever has that one must be told of this one.
                seen = datetime.now(UTC).replace(microsecond=0)
                self._known, self._since = now, max(seen, self._since + timedelta(seconds=1)) if self._known else seen
            return self._since


def _is_as_old(asked: Headers, changed: datetime) -> bool:
    try:
        return parsedate_to_datetime(asked.get("if-modified-since", "")) >= changed
    except (TypeError, ValueError):
        return False
