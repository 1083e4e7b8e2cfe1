"""What answers a form, as a page with an address of its own: the browser is sent there with a GET, so that reload and Back show it again.

An answer to a POST itself can be shown once: a browser that comes back to it says that the page has expired, and what was typed into it since is gone.
"""

import logging
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from vendors.desk.kept_answers import KeptAnswer, KeptAnswers
from vendors.i18n.language import _
from views.desk import home
from views.desk.frame import Behind
from views.desk.sent import Sent
from web.desk.places import PRIVATE
from web.desk.responses import see
from web.http.headers import policy

ANSWER: Final = "answer-page"
"""The parameter with the id of the answer, beside what the page that the form stood on is asked."""
NOT_KEPT: Final = _(
    "The answer that stood here is not kept any more: this is the page as it is now. What was typed in this window and not kept is offered below."
)
log = logging.getLogger(__name__)


def with_address(kept: KeptAnswers, behind: Behind, headers: Headers, sent: Sent | None, answer: Response) -> Response:
    """The way to an answer that is a page; the answer itself where it is none, or where it cannot be kept.

    Args:
        kept: where answers are kept.
        behind: who has sent the form.
        headers: of the request.
        sent: the form; None where it has no page.
    """
    if not isinstance(answer, HTMLResponse) or headers.get("sec-fetch-dest") == "empty":
        # What a script asks for is no page of the browser’s history.
        return answer
    page = KeptAnswer(answer.status_code, answer.headers.get("content-language", ""), bytes(answer.body).decode())
    try:
        id = kept.keep(behind.editor.name, page)
    except OSError:
        # A full disk: the answer is given all the same, without an address.
        log.warning("the desk’s folder cannot be written: an answer has no address of its own")
        return answer
    path, query = sent.origin if sent else (home.PATH, "")
    return see(behind, f"{path}?{urlencode([*parse_qsl(query), (ANSWER, id)])}")


def asked_for(kept: KeptAnswers, editor: str, query: str) -> tuple[Response | None, str]:
    """The answer that an address asks for, and what it asks beside that.

    Args:
        kept: where answers are kept.
        editor: who asks.
        query: of the address.
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    ids = [value for name, value in pairs if name == ANSWER]
    if not ids:
        return None, query
    rest = urlencode([(name, value) for name, value in pairs if name != ANSWER])
    found = kept.find(editor, ids[-1])
    return (_page(found) if found else None), rest


def _page(kept: KeptAnswer) -> Response:
    headers = {**PRIVATE, "content-language": kept.language, "content-security-policy": policy(())}
    return HTMLResponse(kept.html, HTTPStatus(kept.status), headers)
