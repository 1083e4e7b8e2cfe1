"""What the desk's routes answer with: a page, a file, or the way to another page; kept by no cache."""

from http import HTTPStatus
from urllib.parse import quote

from starlette.responses import HTMLResponse, Response

from vendors.exports import formats
from vendors.i18n.language import Language
from vendors.validation.problems import writable
from views.base.document import document
from views.base.view import View
from views.desk.done import PARAMETER
from views.desk.frame import Behind
from views.desk.refill import refilled
from views.desk.sent import Sent
from web.desk.places import PRIVATE
from web.http.headers import policy


def page(view: View, status: int | None = None) -> Response:
    """A page; with the view's own status where none is given."""
    headers = {**PRIVATE, "content-language": view.lang, "content-security-policy": policy(())}
    return HTMLResponse(writable(document(view, None)), status or view.status, headers)


def filled_again(answer: Response, sent: Sent, words: Language) -> Response:
    """A page with a form of it as it was sent.

    Args:
        answer: the page as it is without.
        sent: what was sent from it.
        words: the language of the page.
    """
    headers = {name: value for name, value in answer.headers.items() if name not in ("content-length", "content-type")}
    return HTMLResponse(refilled(bytes(answer.body).decode(), sent, words), answer.status_code, headers)


def file(content: bytes, name: str) -> Response:
    """A file to be downloaded under a name."""
    format = formats.asked_for(name.rpartition(".")[2])
    headers = {
        **PRIVATE,
        "content-type": format.media_type if format else "application/octet-stream",
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
    }
    return Response(content, headers=headers)


def see(behind: Behind, place: str, done: str = "") -> Response:
    """Sends the browser to a page of the desk with a GET, in the editor's language.

    Args:
        behind: who is sent.
        place: the page, perhaps a place in it.
        done: the name of what was done (`views/desk/done.py`), which that page says; "" where it says so without.
    """
    if done:
        path, mark, anchor = place.partition("#")
        place = f"{path}{'&' if '?' in path else '?'}{PARAMETER}={done}{mark}{anchor}"
    return Response(status_code=HTTPStatus.SEE_OTHER, headers={**PRIVATE, "location": behind.to(place)})
