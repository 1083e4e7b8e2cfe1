"""How the site is, for the operator and the machines that watch it."""

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from vendors.i18n.language import DEFAULT_LANGUAGE, Language, _
from vendors.i18n.language import language as language_of
from vendors.query import query_string
from vendors.settings import settings
from vendors.store.watch import Live

MOST_PROBLEMS: Final = 100
"""Problems that are told; `count` says how many there are."""


def healthz(live: Live) -> Route:
    """The route /healthz over the data set of the moment.

    It answers JSON with `status`, the shown data set's `version` (null when there is none), `since` (when the files were
    found broken, null while they are good), `count` and `problems` (as `check --format json` prints them, in the language
    of `?lang=`), and `notices`, what the operator should set. Status "ok" and "degraded" (an older good data set is shown) are 200; "down" (there is none) is 503.
    """

    def health(request: Request) -> JSONResponse:  # not async: reading changed files is for a thread, not for the loop
        state = live.now()
        status = "down" if state.dataset is None else "degraded" if state.problems else "ok"
        language = query_string.parse(request.url.query).last("lang", DEFAULT_LANGUAGE)
        return JSONResponse(
            {
                "status": status,
                "version": state.dataset.version if state.dataset else None,
                "since": state.since.isoformat() if state.since else None,
                "count": len(state.problems),
                "problems": [problem.as_dict(language) for problem in state.problems[:MOST_PROBLEMS]],
                "notices": notices(language_of(language)),
            },
            HTTPStatus.SERVICE_UNAVAILABLE if status == "down" else HTTPStatus.OK,
            {"cache-control": "no-store"},
        )

    return Route("/healthz", health)


def notices(words: Language) -> list[str]:
    """What the operator should set, a sentence each: what readers get without it is not wrong, but less than it could be."""
    if settings().citable_address:
        return []
    given = settings().public_address
    if given:
        said = words.say(
            _("PANORAMA_PUBLIC_ADDRESS is {address}, which readers elsewhere cannot reach: citations name no address."),
            address=given,
        )
    else:
        said = words.say(_("PANORAMA_PUBLIC_ADDRESS is not set: citations name the page, but no address of the site."))
    return [said]
