"""Files to take away: the address of a page with another ending gives what it shows, as a table or as a citation."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import views
from vendors.exports import citations, formats, page_tables
from vendors.exports.page_tables import PageTable
from vendors.i18n.language import language
from vendors.query import query_string
from vendors.query.query_string import QueryString
from vendors.query.read_as import read_as
from vendors.query.results import Results
from vendors.query.values import UnknownValue
from vendors.settings import settings, today
from vendors.store.watch import Live
from vendors.types.did_you_mean import nearest
from web.http.making import in_turn
from web.http.path_words import path_word
from web.public.refusals import selected

TABLES: Final = {table.name: (page, table) for page in views.PAGES.values() for table in page.tables}
"""Every table that a page shows, by its name, with its page."""
ENDINGS: Final = (*dict.fromkeys(format.ending for format in formats.DOWNLOADS), *citations.FORMATS)
"""Every ending that gives a file."""
FORMAT_PARAMETERS: Final = {
    name: [other.asked_by[name] for other in formats.DOWNLOADS if name in other.asked_by]
    for format in formats.DOWNLOADS
    for name in format.asked_by
}
"""What asks for a format beside the ending, with the values that do."""


path_word("page_table", TABLES)
path_word("file_ending", ENDINGS)


def route(live: Live) -> Route:
    """The addresses of all files, such as `/vendors.csv?region=eu` and `/compare.bib?vendor=...`."""

    async def answer(request: Request) -> Response:
        return await in_turn(_file, live, request)

    return Route("/{table:page_table}.{ending:file_ending}", answer)


def _file(live: Live, request: Request) -> Response:
    (page, table), ending = TABLES[request.path_params["table"]], request.path_params["ending"]
    state, day = live.now(), today()
    dataset = state.dataset
    if dataset is None:
        return PlainTextResponse("", HTTPStatus.SERVICE_UNAVAILABLE)
    given = query_string.parse(request.url.query)
    understood = (*page.understood(given.pairs), "page")
    selection = selected(given, dataset, day, ending, understood, FORMAT_PARAMETERS, strange=_formats_unknown(given))
    if isinstance(selection, Response):
        return selection
    words = language(selection.lang)
    results = Results(dataset, selection, day, state.updates())
    cited = page.citation(results, table)
    if ending in citations.FORMATS:
        style = citations.FORMATS[ending]
        return _answer(style.write(cited), table, results, style.file_ending or ending, style.media_type)
    format = formats.asked_for(ending, dict(given.pairs))
    assert format is not None, "the route takes no other ending"
    licence = settings().licence_name or words.say("to be chosen by the magazine")
    content = format.write_for_people(
        table.make(results, words),
        page_tables.about(cited.text, table, results, licence),
        lambda: table.reading(results, words, cited.title, cited.address),
    )
    answer = _answer(content, table, results, ending, format.media_type)
    if otherwise := ", ".join(read_as(given.pairs, results, page.finds)):
        answer.headers["panorama-read-as"] = otherwise
    return answer


def _formats_unknown(given: QueryString) -> Iterator[UnknownValue]:
    """The values of what asks for a format that ask for none."""
    for name, value in given.pairs:
        if name in FORMAT_PARAMETERS and value not in FORMAT_PARAMETERS[name]:
            yield UnknownValue(name, value, nearest(value, FORMAT_PARAMETERS[name]) or "")


def _answer(content: bytes, table: PageTable, results: Results, ending: str, media_type: str) -> Response:
    headers = {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="{page_tables.file_name(table.name, results)}.{ending}"',
        "cache-control": "no-cache",
    }
    if missing := table.missing(results):
        headers["panorama-left-out"] = ", ".join(missing)
    return Response(content, headers=headers)
