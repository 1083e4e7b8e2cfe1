"""The cards that social networks show of a page: `/card/vendor.png?vendor=qualtrics` is the picture of the vendor's page."""

from hashlib import blake2b
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import views
from vendors.i18n.language import language
from vendors.query import query_string
from vendors.query.passed_over import passed_over
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.store.watch import Live
from views.base.view import SITE
from views.charts import Shape, plot
from views.embed.card import card
from web.http.responses import bare_answer, is_known
from web.http.static import TYPES
from web.public.easel import Easel

FOR_AN_HOUR: Final = "public, max-age=3600"
VERSION: Final = ("v",)
"""What the addresses of pictures have besides the Selection, so that new data has a new one."""


class Cards:
    """The pictures of the pages.

    Args:
        live: the data set of the moment.
    """

    def __init__(self, live: Live) -> None:
        self.live = live
        self._pages = {page.card_path: page.path for page in views.PAGES.values() if page.card}
        self._easel = Easel()

    def routes(self) -> list[Route]:
        """The address of every card; any other below /card/ is nobody's."""
        return [Route(where, self.answer) for where in self._pages]

    async def answer(self, request: Request) -> Response:
        """The card of what the address chooses; 400 where that does not exist, 414 where it is too long, 503 where too many wait already."""
        return await self._easel.answer(lambda: self._picture(request))

    def _picture(self, request: Request) -> Response:
        state = self.live.now()
        if state.dataset is None:
            return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
        said = query_string.parse(request.url.query)
        if said.too_long:
            return bare_answer(HTTPStatus.REQUEST_URI_TOO_LONG)
        path = self._pages[request.url.path]
        selection, unknown = Selection.read(said.pairs, state.dataset, today())
        if unknown or passed_over(said, views.PAGES[path].understood(said.pairs), VERSION):
            return bare_answer(HTTPStatus.BAD_REQUEST)
        view = views.show(path, request.url.query, state)
        words = language(view.lang)
        below = words.say(
            "Data of {day}, version {version}",
            day=words.date(state.dataset.issued),
            version=state.dataset.version[:7],
        )
        if selection.date:
            below = f"{words.say('As of {day}', day=words.date(selection.date))} · {below}"
        # Many addresses show the same words: they share a picture.
        key: tuple[str, ...] = (view.lang, view.title.removesuffix(f" – {SITE}"), view.finding, below)
        chart = None
        if name := views.PAGES[path].card_chart:
            chart = plot(name, Results(state.dataset, selection, today()), Shape.WIDE)
            key = (*key, selection.query())
        headers = {
            "content-type": TYPES[".png"],
            "cache-control": FOR_AN_HOUR,
            "etag": f'"{blake2b(repr(key).encode(), digest_size=16).hexdigest()}"',
        }
        if is_known(request.headers, headers["etag"]):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        picture = self._easel.picture(key, lambda: card(key[1], key[2], below, words, chart))
        return Response(picture, headers=headers)
