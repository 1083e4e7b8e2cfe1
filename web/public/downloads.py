"""Files to take away: the address of a page with another ending gives what it shows, as a table or as a citation."""

from http import HTTPStatus
from typing import Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from vendors.analysis.charts import CHARTS
from vendors.exports import citations, formats, page_tables
from vendors.exports.citations import Citation
from vendors.i18n.language import _, language
from vendors.query import query_string
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.table import Table
from vendors.settings import settings, today
from vendors.store.watch import Live

TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "md": "text/markdown; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json",
    "ris": "application/x-research-info-systems; charset=utf-8",
}


def routes(live: Live) -> list[Route]:
    """The addresses of all files, such as `/vendors.csv?region=eu` and `/compare.bib?vendor=...`."""

    async def answer(request: Request) -> Response:
        return await to_thread.run_sync(_file, live, request)

    return [Route(f"/{page}.{ending}", answer) for page in page_tables.TAKEN for ending in TYPES]


def _cited(page: str, results: Results) -> Citation:
    folder, _slash, chart = page.partition("/")
    if chart:
        return Citation.of(f"/{folder}", results, title=CHARTS[chart].title, anchor=chart)
    return Citation.of("/" if page == "vendors" else f"/{page}", results)


def _file(live: Live, request: Request) -> Response:
    dataset, day = live.now().dataset, today()
    page, _dot, ending = request.url.path.strip("/").partition(".")
    if dataset is None:
        return PlainTextResponse("", HTTPStatus.SERVICE_UNAVAILABLE)
    given = query_string.parse(request.url.query)
    selection, unknown = Selection.read(given.pairs, dataset, day)
    words = language(selection.lang)
    if given.too_long:
        return PlainTextResponse(words.say(_("This address is too long.")) + "\n", HTTPStatus.REQUEST_URI_TOO_LONG)
    if unknown:
        # A file that silently held more than was asked for would be believed.
        said = [
            words.say("“{value}” ({parameter}) does not exist.", value=one.value, parameter=one.parameter)
            for one in unknown
        ]
        hints = [
            words.say("Did you mean “{suggestion}”?", suggestion=one.suggestion) if one.suggestion else ""
            for one in unknown
        ]
        lines = [f"{fault} {hint}".strip() for fault, hint in zip(said, hints, strict=True)]
        return PlainTextResponse("\n".join(lines) + "\n", HTTPStatus.BAD_REQUEST)
    results = Results(dataset, selection, day)
    cited = _cited(page, results)
    if ending in citations.FORMATS:
        content = citations.FORMATS[ending](cited)
    else:
        table = page_tables.TAKEN[page](results, words)
        said_beside = page_tables.about(
            cited.text, results, settings().licence_name or words.say("to be chosen by the magazine")
        )
        table = Table(table.columns, table.rows, said_beside)
        semicolons = ending == "csv" and given.last("sep") == "semicolon"
        content = formats.as_csv(table, ";") if semicolons else formats.FORMATS[ending](table)
    name = f"{page_tables.file_name(page, results)}.{'csl.json' if ending == 'csl' else ending}"
    headers = {
        "content-type": TYPES[ending],
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-cache",
    }
    return Response(content, headers=headers)
