"""What a replica answers to whoever asks it for the editors' desk, which is on another machine."""

from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from vendors.i18n.language import LANGUAGES, _, language
from vendors.settings import settings
from views.desk import sign_in
from web.desk.places import BEHIND, PRIVATE
from web.desk.sign_in import DOWNLOADS, UPLOADS
from web.http.responses import plain_answer

ELSEWHERE: Final = _("The editors’ desk is at another address. Nothing was done.")


class DeskElsewhere:
    """Stands where the desk's door would: sends browsers to the machine that has it, where the operator has named it, and takes nothing.

    Args:
        app: the application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._address = settings().desk_address.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets everything through that is not the desk's."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == sign_in.PATH or path.startswith((BEHIND, UPLOADS, DOWNLOADS))):
            await self.app(scope, receive, send)
        else:
            await self._answer(scope)(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        if self._address and scope["method"] in ("GET", "HEAD") and scope["path"].startswith(sign_in.PATH):
            query = scope["query_string"].decode("latin-1")
            place = f"{self._address}{sign_in.PATH}" + (f"?{query}" if query else "")
            return Response(status_code=HTTPStatus.SEE_OTHER, headers={**PRIVATE, "location": place})
        text = "".join(f"{words.say(ELSEWHERE)}\n" for words in map(language, LANGUAGES))
        # The body stays unread, so the connection cannot go on.
        return plain_answer(text, HTTPStatus.MISDIRECTED_REQUEST, {**PRIVATE, "connection": "close"})
