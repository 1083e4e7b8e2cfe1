"""The charts as pictures, at the address of their page's table: `/charts/funding.svg?region=eu`, the same with .png, and plotly's figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from threading import Lock
from typing import Final

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vendors.exports import page_tables
from vendors.query import query_string
from vendors.query.passed_over import passed_over
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.store.watch import Live
from views.base.frame import THEMES
from views.base.page import PAGES
from views.charts import DRAWINGS, WIDTHS, Shape, picture, plot, png, written
from views.charts.figure import figure
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.path_words import path_word
from web.http.responses import bare_answer, content_answer, is_known
from web.http.static import TYPES
from web.public.easel import Easel

ROOM: Final = 4 * 2**20
"""Bytes of SVG and figures that are kept, and of the same compressed."""
FOR_AN_HOUR: Final = "public, max-age=3600"
BESIDE: Final = ("shape", "theme", "v")
"""The parameters beside the Selection; `v`, the version of the data, is not read: it makes a new address with new data."""


path_word("chart", DRAWINGS)


@dataclass(frozen=True, slots=True)
class PictureAsked:
    """One picture that an address asks for."""

    name: str
    results: Results
    shape: Shape
    theme: str

    @property
    def key(self) -> tuple[object, ...]:
        """What it depends on, in few words: the data, the day, what is chosen, and how it looks."""
        selection, dataset = self.results.selection, self.results.as_of.dataset
        return (self.name, dataset.version, self.results.as_of.today, selection.query(), self.shape, self.theme)

    @property
    def digest(self) -> str:
        """A name that no other picture has."""
        return blake2b(repr(self.key).encode(), digest_size=16).hexdigest()

    def headers(self, ending: str) -> Mapping[str, str]:
        """The headers of its answer."""
        name = page_tables.file_name(f"charts/{self.name}", self.results)
        return {
            "content-type": TYPES[ending],
            "cache-control": FOR_AN_HOUR,
            "content-disposition": f'inline; filename="{name}{ending}"',
        }


def routes(live: Live) -> list[Route]:
    """The pictures of every chart, and the figures that make them live."""
    shelf, easel = Shelf(ROOM, level=6), Easel()
    kept: LRUCache[str, bytes] = LRUCache(ROOM, getsizeof=len)
    lock = Lock()

    async def as_svg(request: Request) -> Response:
        return await _text(request, ".svg", lambda it: written(it.name, it.results, it.shape, it.theme))

    async def as_figure(request: Request) -> Response:
        return await _text(request, ".json", _figure)

    async def _text(request: Request, ending: str, write: Callable[[PictureAsked], str]) -> Response:
        wanted = await in_turn(_wanted, request, live)
        if isinstance(wanted, Response):
            return wanted
        digest, headers = f"{wanted.digest}{ending}", wanted.headers(ending)
        with lock:
            content = kept.get(digest)
        if content is None:
            content = (await in_turn(write, wanted)).encode()
            if len(content) <= ROOM:
                with lock:
                    kept[digest] = content
        return await content_answer(request.headers, content, digest=digest, shelf=shelf, headers=headers)

    async def as_png(request: Request) -> Response:
        return await easel.answer(partial(_painted, request, live, easel))

    return [
        Route("/charts/{name:chart}.svg", as_svg),
        Route("/charts/{name:chart}.png", as_png),
        Route("/charts/{name:chart}.plotly", as_figure),
    ]


def _wanted(request: Request, live: Live) -> PictureAsked | Response:
    """What an address asks for; as an answer 400 where that does not exist, 414 where it is too long, 503 where there is no data."""
    dataset = live.now().dataset
    if dataset is None:
        return bare_answer(HTTPStatus.SERVICE_UNAVAILABLE)
    said = query_string.parse(request.url.query)
    if said.too_long:
        return bare_answer(HTTPStatus.REQUEST_URI_TOO_LONG)
    shape, theme = said.last("shape", Shape.WHOLE.value), said.last("theme", "auto")
    selection, unknown = Selection.read(said.pairs, dataset, today())
    page = PAGES[DRAWINGS[request.path_params["name"]].path]
    wrong = unknown or passed_over(said, page.understood(said.pairs), BESIDE)
    if wrong or theme not in THEMES or shape not in [one.value for one in Shape]:
        return bare_answer(HTTPStatus.BAD_REQUEST)
    return PictureAsked(request.path_params["name"], Results(dataset, selection, today()), Shape(shape), theme)


def _figure(wanted: PictureAsked) -> str:
    described = plot(wanted.name, wanted.results, wanted.shape)
    drawn = figure(described, WIDTHS[wanted.shape], dark=wanted.theme == "dark")
    return str(drawn.to_json())


def _painted(request: Request, live: Live, easel: Easel) -> Response:
    wanted = _wanted(request, live)
    if isinstance(wanted, Response):
        return wanted
    headers = {**wanted.headers(".png"), "etag": f'"{wanted.digest}"'}
    if is_known(request.headers, headers["etag"]):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)

    def paint() -> bytes:
        return png(picture(wanted.name, wanted.results, wanted.shape), dark=wanted.theme == "dark")

    return Response(easel.picture(wanted.key, paint), headers=headers)
