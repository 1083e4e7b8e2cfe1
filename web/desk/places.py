"""Addresses of the desk that a browser may be sent to, before and after a sign-in."""

import re
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from starlette.types import Scope

from vendors.i18n.language import language
from vendors.query import query_string
from vendors.query.selection import Selection
from views.desk import sign_in

BEHIND: Final = f"{sign_in.PATH}/"
PRIVATE: Final = {"cache-control": "no-store", "x-robots-tag": "noindex, nofollow", "vary": "cookie"}


def see(scope: Scope, said: str = "", path: str = sign_in.PATH) -> Response:
    """Sends the browser to the desk's page with a GET, in the language it had."""
    asked = query_string.parse(scope["query_string"].decode("latin-1"))
    place = told_at(asked.last("lang"), said, path)
    return Response(status_code=HTTPStatus.SEE_OTHER, headers={**PRIVATE, "location": place})


def told_at(lang: str, said: str, path: str = sign_in.PATH) -> str:
    """The address of the desk's page in a language, which says what happened last.

    Args:
        lang: a language, or what somebody has written in its place.
        said: one of `views.desk.sign_in.AFTERWARDS`, or "".
        path: another page, which says nothing.
    """
    place = Selection(lang=language(lang).code).at(path)
    return f"{place}{'&' if '?' in place else '?'}{said}" if said else place


def asked_for(scope: Scope) -> str:
    """The address of a page behind the door, to be shown after the sign-in; "" for one that cannot be."""
    query = scope["query_string"].decode("latin-1")
    place = f"{scope['path']}?{query}" if query else str(scope["path"])
    return behind_the_door(place)


def behind_the_door(place: str) -> str:
    """An address that may be gone to after a sign-in: one of the desk's own, or ""."""
    is_place = place.startswith((BEHIND, f"{sign_in.PATH}?")) and re.fullmatch(r"[!-~]{1,2000}", place)
    return place if is_place and "\\" not in place and "//" not in place.partition("?")[0] else ""
