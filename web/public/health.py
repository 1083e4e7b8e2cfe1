"""How the site is, for the operator and the machines that watch it."""

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from vendors.desk.auth.login import Door
from vendors.exports.citations import notices
from vendors.i18n.language import DEFAULT_LANGUAGE, language
from vendors.query import query_string
from vendors.store.watch import Live
from web.http.draining import Draining
from web.http.starting import Starting

MOST_PROBLEMS: Final = 100
"""Problems that are told; `count` says how many there are."""
_NOT_TO_BE_SENT_TO: Final = ("down", "starting", "draining")


def healthz(live: Live, door: Door, draining: Draining | None = None, starting: Starting | None = None) -> Route:
    """The route /healthz over the data set of the moment: whether readers are to be sent here.

    It answers JSON with `status`, the shown data set's `version` (null when there is none), `since` (when the files were
    found broken, null while they are good) and `count` of what is wrong. Status "ok" and "degraded" (an older good data set is
    shown) are 200; "down" (there is none), "starting" (pages are answered, but most have not been made yet) and "draining" (the server
    has been told to stop) are 503.

    Whoever is signed in at the desk gets `problems` too (as `check --format json` prints them, in the language of `?lang=`), and
    `notices`, what the operator should set. Both may tell what is not published.
    """

    def health(request: Request) -> JSONResponse:  # not async: reading changed files is for a thread, not for the loop
        state = live.now()
        status = "down" if state.dataset is None else "degraded" if state.problems else "ok"
        if starting and not starting.is_over and status != "down":
            status = "starting"
        if draining and draining.has_begun:
            status = "draining"
        told: dict[str, object] = {
            "status": status,
            "version": state.dataset.version if state.dataset else None,
            "since": state.since.isoformat() if state.since else None,
            "count": len(state.problems),
        }
        if door.signed_in(request.cookies):
            code = query_string.parse(request.url.query).last("lang", DEFAULT_LANGUAGE)
            told["problems"] = [problem.as_dict(code) for problem in state.problems[:MOST_PROBLEMS]]
            told["notices"] = notices(language(code))
        answer = HTTPStatus.SERVICE_UNAVAILABLE if status in _NOT_TO_BE_SENT_TO else HTTPStatus.OK
        return JSONResponse(told, answer, {"cache-control": "no-store", "vary": "cookie"})

    return Route("/healthz", health)
