"""Every table on the web: its page, its files and its schema, each under a plain address, and all of them in one file.

They may be read from pages of other sites (CORS), have strong ETags, and say 304 to whoever has them already.
"""

import io
import logging
import zipfile
from asyncio import Task, get_running_loop, shield
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from vendors.exports import formats
from vendors.exports.open_data import package
from vendors.exports.open_data.schemas import json_schema
from vendors.exports.releases.descriptor import ReleasedTable, descriptor, measured
from vendors.i18n.language import LANGUAGES, Language, language
from vendors.query import query_string
from vendors.query.passed_over import EVERYWHERE
from vendors.query.results import Results, parameters_of
from vendors.query.selection import Selection
from vendors.query.table import Table
from vendors.settings import settings, today
from vendors.store.releases import Release, ReleaseSource
from vendors.store.watch import Live
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from views.public import data, releases
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.page_answer import view_answer
from web.http.path_words import path_word
from web.http.responses import kept_answer
from web.public.api import OPEN_TO_ALL, preflight
from web.public.refusals import selected

log = logging.getLogger(__name__)

ENDINGS: Final = tuple(format.ending for format in formats.PLAIN)
ZIP: Final = "panorama.zip"


path_word("data_table", TABLES)
path_word("data_ending", ENDINGS)


def routes(live: Live) -> list[BaseRoute]:
    """`/data/ownership` and its files, `/data/panorama.zip`, the descriptor and the schemas."""
    shelf, packages = Shelf(4 * 2**20, level=6), Packages()

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

    async def zipped(request: Request) -> Response:
        dataset = live.now().dataset
        if dataset is None:
            return PlainTextResponse("", HTTPStatus.SERVICE_UNAVAILABLE)
        made = (await packages.of(dataset, today()))[_words(request).code]
        return _told(request.headers, made, "application/zip", "panorama-cx.zip")

    async def may_ask(_request: Request) -> Response:
        return preflight()

    return [
        Route("/data/{file:path}", may_ask, methods=["OPTIONS"]),
        Route("/data/{table:data_table}", page),
        Route("/data/{table:data_table}.{ending:data_ending}", answered(_file)),
        Route(f"/data/{ZIP}", zipped),
        Route(f"/data/{package.DESCRIPTOR}", answered(_descriptor)),
        Route(
            f"/api/v1/{package.DESCRIPTOR}",
            answered(lambda request, dataset: _descriptor_elsewhere(request, dataset, live.releases)),
        ),
        Route("/api/v1/schema/{table:data_table}.json", answered(_schema)),
    ]


def _file(request: Request, dataset: Dataset) -> Response:
    name, ending = request.path_params["table"], request.path_params["ending"]
    given = query_string.parse(request.url.query)
    understood = (*EVERYWHERE, *parameters_of(name))
    selection = selected(given, dataset, today(), ending, understood, headers=OPEN_TO_ALL)
    if isinstance(selection, Response):
        return selection
    if selection == Selection(lang=selection.lang):
        # As the data set has it, row by row: the descriptor beside it says what the digest of these bytes is.
        table = package.whole_table(dataset, name)
    else:
        table = Table.of(Results(dataset, selection, today()).rows(name), TABLES[name].stored_columns())
    format = formats.asked_for(ending)
    assert format, "the route takes no other ending"
    return _content(request.headers, format.write(table), format.media_type, f"panorama-cx_{name}.{ending}")


@dataclass(frozen=True, slots=True)
class Digested:
    """The content of a file, with a digest that no other content has; of megabytes, to find it takes milliseconds."""

    content: bytes
    digest: str

    @classmethod
    def of(cls, content: bytes) -> "Digested":
        """With its digest."""
        return cls(content, blake2b(content, digest_size=16).hexdigest())


class Packages:
    """The package of all tables, which takes seconds: made for whoever asks first; all who ask meanwhile wait for it, and hold no thread."""

    def __init__(self) -> None:
        self._made: tuple[tuple[str, date], Task[dict[str, Digested]]] | None = None

    async def of(self, dataset: Dataset, day: date) -> dict[str, Digested]:
        """The package of a data set on a day, by language."""
        # Not the data set itself, which would be kept in memory for it.
        asked = dataset.version, day
        if self._made is None or self._made[0] != asked or _failed(self._made[1]):
            self._made = asked, get_running_loop().create_task(in_turn(_zipped, dataset, day))
        made = self._made[1]
        # Whoever leaves takes it from nobody else.
        return made.result() if made.done() else await shield(made)


def _failed(made: "Task[dict[str, Digested]]") -> bool:
    return made.done() and (made.cancelled() or made.exception() is not None)


def _zipped(dataset: Dataset, day: date) -> dict[str, Digested]:
    """The package in each language: what is the same in all of them is written and compressed once."""
    same = _with(b"", package.same_in_each(dataset, day))
    return {code: Digested.of(_with(same, package.describing(dataset, language(code)))) for code in LANGUAGES}


def _with(archived: bytes, files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive with more files."""
    whole = io.BytesIO(archived)
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            # A fixed time, so that the same data is the same file.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _descriptor(request: Request, dataset: Dataset) -> Response:
    return _json(request.headers, package.descriptor(dataset, _words(request)))


def _descriptor_elsewhere(request: Request, dataset: Dataset, source: ReleaseSource) -> Response:
    """The descriptor in a folder without its files: it says where they are, as far as the site knows its own address.

    Who keeps it finds those files there for good: they are those of the release, where this version is one that is given.
    """
    words, address = _words(request), settings().citable_address
    if address and (given := _given(dataset, source)):
        release, tables = given
        return _json(request.headers, descriptor(release, tables, words, f"{address}{releases.address(release)}/"))
    told = package.descriptor(dataset, words)
    if address:
        for resource in told["resources"]:
            resource["path"] = f"{address}/data/{resource['path']}"
    return _json(request.headers, told)


def _given(dataset: Dataset, source: ReleaseSource) -> tuple[Release, Mapping[str, ReleasedTable]] | None:
    """The version that is shown, and its files, as a release; None where it is not given, or the history cannot be read."""
    try:
        release = source.find(dataset.version)
        return (release, _released(dataset, release, source)) if isinstance(release, Release) else None
    except Exception:
        # Whatever a damaged repository does to the library that reads it.
        log.exception("no release can be read for the descriptor")
        return None


@with_dataset(1)
def _released(dataset: Dataset, release: Release, source: ReleaseSource) -> Mapping[str, ReleasedTable]:  # noqa: ARG001 - kept beside it
    """The files of the version that is shown, which are read from the history once."""
    return measured(source.files(release))


def _schema(request: Request, dataset: Dataset) -> Response:  # noqa: ARG001 - the same for all data
    name = request.path_params["table"]
    return _json(request.headers, json_schema(TABLES[name], _words(request), package.schema_address(name)))


def _words(request: Request) -> Language:
    return language(query_string.parse(request.url.query).last("lang"))


def _json(asked: Headers, what: object) -> Response:
    return _content(asked, package.as_json(what), "application/json", "")


def _content(asked: Headers, content: bytes, media_type: str, name: str) -> Response:
    return _told(asked, Digested.of(content), media_type, name)


def _told(asked: Headers, made: Digested, media_type: str, name: str) -> Response:
    sent = {"content-type": media_type}
    if name:
        sent["content-disposition"] = f'attachment; filename="{name}"'
    return kept_answer(asked, made.content, digest=made.digest, headers=OPEN_TO_ALL, sent=sent)
