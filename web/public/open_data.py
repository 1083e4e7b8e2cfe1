"""Every table on the web: its page, its files and its schema, each under a plain address, and all of them in one file.

They may be read from pages of other sites (CORS), have strong ETags, and say 304 to whoever has them already.
"""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import blake2b
from http import HTTPStatus
from threading import Condition
from typing import Any, Final

from cachetools import LRUCache, cached
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from vendors.exports import formats
from vendors.exports.open_data import package
from vendors.exports.open_data.schemas import json_schema
from vendors.i18n.language import Language, language
from vendors.query import query_string
from vendors.query.passed_over import EVERYWHERE
from vendors.query.results import Results, parameters_of
from vendors.query.table import Table
from vendors.settings import today
from vendors.store.watch import Live
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from views.public import data
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.page_answer import view_answer
from web.http.path_words import path_word
from web.http.responses import kept_answer
from web.public.refusals import selected

ENDINGS: Final = tuple(format.ending for format in formats.PLAIN)
ZIP: Final = "panorama.zip"
EVERYBODY: Final = {"access-control-allow-origin": "*", "cache-control": "no-cache"}


path_word("data_table", TABLES)
path_word("data_ending", ENDINGS)


def routes(live: Live) -> list[BaseRoute]:
    """`/data/ownership` and its files, `/data/panorama.zip`, the descriptor and the schemas."""
    shelf = Shelf(4 * 2**20, level=6)

    async def page(request: Request) -> Response:
        table, query = request.path_params["table"], request.url.query
        view = await in_turn(lambda: data.of_table(table, query, live.now()))
        return await view_answer(request.headers, view, None, shelf)

    def answered(make: Callable[[Request, Dataset], Response]) -> Callable[[Request], object]:
        async def answer(request: Request) -> Response:
            dataset = live.now().dataset
            if dataset is None:
                return PlainTextResponse("", HTTPStatus.SERVICE_UNAVAILABLE)
            return await in_turn(make, request, dataset)

        return answer

    return [
        Route("/data/{table:data_table}", page),
        Route("/data/{table:data_table}.{ending:data_ending}", answered(_file)),
        Route(f"/data/{ZIP}", answered(_zip)),
        Route(f"/data/{package.DESCRIPTOR}", answered(_descriptor)),
        Route(f"/api/v1/{package.DESCRIPTOR}", answered(_descriptor)),
        Route("/api/v1/schema/{table:data_table}.json", answered(_schema)),
    ]


def _file(request: Request, dataset: Dataset) -> Response:
    name, ending = request.path_params["table"], request.path_params["ending"]
    given = query_string.parse(request.url.query)
    understood = (*EVERYWHERE, *parameters_of(name))
    selection = selected(given, dataset, today(), ending, understood, headers=EVERYBODY)
    if isinstance(selection, Response):
        return selection
    chosen = Results(dataset, selection, today())
    table = Table.of(chosen.rows(name), TABLES[name].stored_columns())
    format = formats.asked_for(ending)
    assert format, "the route takes no other ending"
    return _content(request.headers, format.write(table), format.media_type, f"panorama-cx_{name}.{ending}")


def _zip(request: Request, dataset: Dataset) -> Response:
    return _content(
        request.headers, _zipped(dataset, _words(request).code, today()), "application/zip", "panorama-cx.zip"
    )


def _of_day(dataset: Dataset, code: str, day: date) -> tuple[str, str, date]:
    """What a whole package depends on; not the data set itself, which would be kept in memory for it."""
    return dataset.version, code, day


# Who asks while it is made waits for it: it takes seconds.
@cached(LRUCache(2), key=_of_day, condition=Condition())
def _zipped(dataset: Dataset, code: str, day: date) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in package.files(dataset, language(code), day):
            # A fixed time, so that the same data is the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _descriptor(request: Request, dataset: Dataset) -> Response:
    return _json(request.headers, _described(dataset, _words(request).code, today()))


@cached(LRUCache(4), key=_of_day, condition=Condition())
def _described(dataset: Dataset, code: str, day: date) -> dict[str, Any]:  # noqa: ARG001 - kept for the day, as the package
    csv = {name: formats.FORMATS["csv"].write(package.whole_table(dataset, name)) for name in sorted(TABLES)}
    return package.descriptor(dataset, language(code), csv)


def _schema(request: Request, dataset: Dataset) -> Response:  # noqa: ARG001 - the same for all data
    name = request.path_params["table"]
    return _json(request.headers, json_schema(TABLES[name], _words(request), package.schema_address(name)))


def _words(request: Request) -> Language:
    return language(query_string.parse(request.url.query).last("lang"))


def _json(asked: Headers, what: object) -> Response:
    return _content(asked, json.dumps(what, ensure_ascii=False, indent=1).encode(), "application/json", "")


def _content(asked: Headers, content: bytes, media_type: str, name: str) -> Response:
    sent = {"content-type": media_type}
    if name:
        sent["content-disposition"] = f'attachment; filename="{name}"'
    digest = blake2b(content, digest_size=16).hexdigest()
    return kept_answer(asked, content, digest=digest, headers=EVERYBODY, sent=sent)
