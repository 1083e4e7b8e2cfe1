"""Releases: `/r/` lists the published versions, `/r/VERSION` is one, and `/r/VERSION/vendors.csv` a file of it that never changes.

The tables are read from the history when they are asked for; nothing of them stays in memory.
"""

import logging
from collections.abc import Callable, Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from vendors.exports.citations import FORMATS
from vendors.exports.open_data.package import DESCRIPTOR, as_json
from vendors.exports.releases import changelog, delta
from vendors.exports.releases.descriptor import descriptor, measured
from vendors.exports.releases.manifest import ARCHIVE, MANIFEST, archive, manifest
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.query import query_string
from vendors.query.passed_over import passed_over
from vendors.store.files import Files
from vendors.store.releases import NoRelease, Release, ReleaseSource, Withheld
from vendors.store.watch import Live
from views.base.view import View
from views.public import releases
from web.http.gzip_cache import Shelf
from web.http.making import in_turn
from web.http.page_answer import view_answer
from web.http.responses import kept_answer
from web.public.refusals import of_parameters, refusal

log = logging.getLogger(__name__)

NOT_SEARCHED: Final = {"x-robots-tag": "noindex"}
"""What an old version says of a dispute was true then; who searches finds what is true now."""
FOR_EVERYBODY: Final = {"access-control-allow-origin": "*", **NOT_SEARCHED}
FOR_GOOD: Final = "public, max-age=31536000, s-maxage=3600, immutable"
"""Who has a file may keep it. What stands between asks again each hour, since a version can be struck."""
ANEW: Final = {**FOR_EVERYBODY, "cache-control": "no-cache"}
CSV: Final = "text/csv; charset=utf-8"
JSON: Final = "application/json"

T = TypeVar("T")
Made = tuple[bytes, str]
"""A file and its media type."""
Maker = Callable[[Release, Files, ReleaseSource, Language], Made]


def routes(live: Live) -> list[BaseRoute]:
    """The list, the pages and the files."""
    shelf = Shelf(2 * 2**20, level=6)

    async def listed(request: Request) -> Response:
        found = await _read(lambda: releases.of_list(request.url.query, live.now(), live.releases))
        return await sent(request, found)

    async def page(request: Request) -> Response:
        return await sent(request, await _read(lambda: _page(request, live)))

    async def file(request: Request) -> Response:
        return await sent(request, await _read(lambda: _file(request, live.releases)))

    async def sent(request: Request, made: View | Response | None) -> Response:
        if made is None:
            return _unreadable(request)
        answer = made if isinstance(made, Response) else await view_answer(request.headers, made, None, shelf)
        answer.headers.update(NOT_SEARCHED)
        return answer

    async def with_slash(request: Request) -> Response:
        return _to(request, request.url.path.rstrip("/"), HTTPStatus.PERMANENT_REDIRECT)

    async def without_slash(request: Request) -> Response:
        return _to(request, releases.LIST, HTTPStatus.PERMANENT_REDIRECT)

    return [
        Route("/r", without_slash),
        Route("/r/", listed),
        Route("/r/{release}", page),
        Route("/r/{release}/", with_slash),
        Route("/r/{release}/{file}", file),
    ]


async def _read(work: Callable[[], T]) -> T | None:
    """What work on the history gives; None where it cannot be read, which is logged."""
    try:
        return await in_turn(work)
    except Exception:
        # Whatever a damaged repository does to the library that reads it.
        log.exception("a release cannot be read")
        return None


def _page(request: Request, live: Live) -> View | Response:
    name, query, source = request.path_params["release"], request.url.query, live.releases
    found = source.find(name)
    if not isinstance(found, Release):
        return releases.of_none(f"{releases.LIST}{name}", found, query, live.now())
    if found.name != name:
        return _moved(request, found, "")
    return releases.of_release(found, source.files(found), query, live.now(), source)


def _file(request: Request, source: ReleaseSource) -> Response:
    name, file = request.path_params["release"], request.path_params["file"]
    given = query_string.parse(request.url.query)
    words = language(given.last("lang"))
    if told := list(of_parameters(passed_over(given, ("lang",), ()), "csv", words)):
        # A file that is the same whatever is asked must not be believed to be what was asked for.
        return refusal(told, headers=ANEW)
    found = source.find(name)
    if not isinstance(found, Release):
        return _refused(name, found, words)
    if found.name != name:
        return _moved(request, found, file)
    files = source.files(found)
    if file in files:
        return _for_good(request, files[file], CSV, f"panorama-cx_{found.short}_{file}")
    if file in PROMISED:
        content, media_type = PROMISED[file](found, files, source, words)
        return _for_good(request, content, media_type, f"panorama-cx_{found.short}.zip" if file == ARCHIVE else "")
    if file in DERIVED:
        return _answered(request, *DERIVED[file](found, files, source, words), ANEW)
    line = words.say(
        _("Version {version} has no file “{file}”: it has {files}."),
        version=found.short,
        file=file,
        files=words.listing([*sorted(files), *PROMISED, *DERIVED]),
    )
    return refusal([line], HTTPStatus.NOT_FOUND, ANEW)


def _refused(name: str, found: NoRelease | Withheld, words: Language) -> Response:
    status = HTTPStatus.GONE if isinstance(found, Withheld) else HTTPStatus.NOT_FOUND
    line = releases.missing_line(name, found, words)
    if status is HTTPStatus.NOT_FOUND:
        line += " " + words.say(_("The versions are listed at {address}."), address=releases.LIST)
    return refusal([line], status, ANEW)


def _unreadable(request: Request) -> Response:
    words = language(query_string.parse(request.url.query).last("lang"))
    line = words.say(_("The history of the versions cannot be read at the moment. Please come back in a little while."))
    return refusal([line], HTTPStatus.SERVICE_UNAVAILABLE, ANEW)


def _for_good(request: Request, content: bytes, media_type: str, name: str) -> Response:
    headers = {**FOR_EVERYBODY, "cache-control": FOR_GOOD}
    if name:
        headers["content-disposition"] = f'attachment; filename="{name}"'
    return _answered(request, content, media_type, headers)


def _answered(request: Request, content: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    digest = sha256(content).hexdigest()
    return kept_answer(request.headers, content, digest=digest, headers=headers, sent={"content-type": media_type})


def _moved(request: Request, found: Release, file: str) -> Response:
    # Not for good: another version may come to begin so.
    return _to(request, releases.address(found, file), HTTPStatus.FOUND)


def _to(request: Request, path: str, status: HTTPStatus) -> Response:
    query = request.url.query
    return RedirectResponse(f"{path}?{query}" if query else path, status, headers=ANEW)


def _changelog(code: str) -> Maker:
    def made(release: Release, _files: Files, source: ReleaseSource, _words: Language) -> Made:
        words = language(code)
        told = source.told(release, words)
        return changelog.as_markdown(release, source.before(release), told, words), "text/markdown; charset=utf-8"

    return made


def _cited(ending: str) -> Maker:
    def made(release: Release, _files: Files, source: ReleaseSource, words: Language) -> Made:
        style = FORMATS[ending]
        return style.write(releases.citation(release, source, words)), style.media_type

    return made


PROMISED: Final[Mapping[str, Maker]] = {
    MANIFEST: lambda release, files, _source, _words: (manifest(release, files), JSON),
    ARCHIVE: lambda release, files, _source, _words: (archive(release, files), "application/zip"),
}
"""What follows from the tables alone and is never written in another way."""
DERIVED: Final[Mapping[str, Maker]] = {
    DESCRIPTOR: lambda release, files, _source, words: (as_json(descriptor(release, measured(files), words)), JSON),
    "delta.csv": lambda release, _files, source, _words: (delta.as_csv(source.delta(release)), CSV),
    "delta.json": lambda release, _files, source, _words: (
        delta.as_json(release, source.before(release), source.delta(release)),
        JSON,
    ),
    **{f"changelog.{code}.md": _changelog(code) for code in LANGUAGES},
    **{f"citation.{ending}": _cited(ending) for ending in FORMATS},
}
"""What this software makes of two stored versions: the same while it and they are the same."""
