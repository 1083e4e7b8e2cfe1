"""The desk's door on the server: nothing behind it answers, and nothing sent to it is acted on, without a valid session.

A form that comes without one is given back with the way to sign in (`web.desk.sent_forms`); everything else stays unread.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, TypeVar
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vendors.desk.auth.known_browsers import KEPT
from vendors.desk.auth.login import COOKIE, KNOWN, Door, Editor, Wait
from vendors.settings import settings
from vendors.store.watch import Live
from views import View
from views.base.document import App, document
from views.desk import grid, sign_in
from views.desk.sent import ORIGINS, Sent, carried_in
from views.desk.sign_in import Entry
from web.desk.places import BEHIND, PRIVATE, asked_for, behind_the_door, see
from web.desk.sent_forms import SentForms, Unread, sent_to
from web.http.headers import policy
from web.http.origins import comes_from_us
from web.http.responses import bare_answer
from web.streamlit.first_answer import moved_answer, shell_page
from web.streamlit.shell_page import app_of

_T = TypeVar("_T")
SIGN_IN: Final = f"{BEHIND}sign-in"
SIGN_OUT: Final = f"{BEHIND}sign-out"
GO_ON: Final = f"{BEHIND}go-on"
"""Where a form that waited for the sign-in is sent together with it."""
SENT: Final = "panorama.sent"
"""In the scope of a request that this door makes: the form to be shown again."""
UPLOADS: Final = "/_stcore/upload_file/"
DOWNLOADS: Final = "/media/"
"""Where Streamlit keeps what a live page gives to download; only the desk's does."""
IDENTITY: Final = "_streamlit_user"
"""Streamlit's cookie that says whom an identity provider has named, and the beginning of the names of its parts."""
LONGEST_FORM: Final = 4_096
"""Bytes of a sign-in that are read."""
AT_ONCE: Final = 2
"""Passphrases that are hashed at once: each takes 64 MB and a tenth of a second of a processor."""
IN_LINE: Final = 16
"""Sign-ins that may wait for that; further ones are told to come again."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nobody was let in.

    Attributes:
        said: a code of `views.desk.sign_in.SAID`.
        name: as it was typed.
        seconds: to wait before the next attempt.
    """

    said: str
    status: HTTPStatus
    name: str = ""
    seconds: int = 0


class Desk:
    """Answers /desk, signing in and out; behind them only editors get through to the application.

    Args:
        app: the application, with the routes behind the door.
        live: the data set of the moment.
        door: says who may come in.
        with_provider: an identity provider is set up, so that the live page offers it to those who have not signed in.
    """

    def __init__(self, app: ASGIApp, live: Live, door: Door, with_provider: bool = False) -> None:
        self.app = app
        self.live = live
        self.door = door
        self.with_provider = with_provider
        self.starts: App | None = None
        self._hashing: CapacityLimiter | None = None
        self._in_line = 0
        self._forms = SentForms()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets everything through that is not the desk's."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == sign_in.PATH or path.startswith((BEHIND, UPLOADS, DOWNLOADS))):
            await self.app(scope, receive, send)
        else:
            await self._desk(scope, receive, _unkept(send))

    async def _desk(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path == BEHIND:
            await moved_answer(scope, sign_in.PATH)(scope, receive, send)
        elif path in (SIGN_IN, SIGN_OUT):
            await (await self._signing(scope, receive))(scope, receive, send)
        elif path == GO_ON:
            await self._going_on(scope, receive, send)
        else:
            await self._behind(scope, receive, send)

    async def _behind(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, editor = scope["path"], await self._editor(scope)
        if path == sign_in.PATH:
            if scope["method"] not in ("GET", "HEAD"):
                answer = bare_answer(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "GET, HEAD", "connection": "close"})
            elif editor:
                query = scope["query_string"].decode("latin-1")
                place = f"{grid.PATH}?{query}" if query else grid.PATH
                headers = {**PRIVATE, "location": behind_the_door(place) or grid.PATH}
                answer = Response(status_code=HTTPStatus.SEE_OTHER, headers=headers)
            else:
                last = scope["query_string"].decode("latin-1").rpartition("&")[2]
                said = last if last in sign_in.AFTERWARDS else ""
                to = sign_in.grid_asked_for(scope["query_string"].decode("latin-1"))
                answer = await self._page(scope, Entry(editor, self.door.is_open, said, to=behind_the_door(to)))
        elif editor and (editor.may_publish or not path.startswith(UPLOADS)):
            await self.app(scope, receive, send)
            return
        elif path.startswith(DOWNLOADS):
            answer = bare_answer(HTTPStatus.NOT_FOUND)
        elif scope["method"] == "POST" and path in ORIGINS and is_ours(Headers(scope=scope)):
            answer = await self._given_back(scope, receive)
        elif path.startswith(UPLOADS) or scope["method"] not in ("GET", "HEAD"):
            # The body stays unread, so the connection cannot go on.
            refused = HTTPStatus.FORBIDDEN if editor else HTTPStatus.UNAUTHORIZED
            answer = bare_answer(refused, {"connection": "close"})
        else:
            answer = await self._page(scope, self._entry(HTTPStatus.UNAUTHORIZED, to=asked_for(scope)))
        await answer(scope, receive, send)

    async def _given_back(self, scope: Scope, receive: Receive) -> Response:
        """The way in, with a form that came without a session; nothing of it is kept here."""
        found = await self._forms.read(scope, receive)
        if isinstance(found, Unread):
            return await self._not_read(scope, found)
        return await self._page(scope, self._entry(HTTPStatus.UNAUTHORIZED, sent=sent_to(scope["path"], found)))

    async def _not_read(self, scope: Scope, why: Unread) -> Response:
        answer: Response = bare_answer(HTTPStatus.UNAUTHORIZED)
        if why is not Unread.OTHER:
            status = HTTPStatus.SERVICE_UNAVAILABLE if why is Unread.CROWD else HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            answer = await self._page(scope, self._entry(status, why.value))
        # The body may not have been read to its end.
        answer.headers["connection"] = "close"
        return answer

    async def _going_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Signs in with the form that waited for it, and shows that form again as the page that it came from."""
        answer = await self._sent_on(scope, receive, send)
        if answer:
            await answer(scope, receive, send)

    async def _sent_on(self, scope: Scope, receive: Receive, send: Send) -> Response | None:
        request = Request(scope, receive)
        if request.method != "POST":
            return see(scope)
        if not is_ours(request.headers):
            return await self._refused(scope, Refusal("foreign", HTTPStatus.FORBIDDEN))
        found = await self._forms.read(scope, receive, carrying=True)
        if isinstance(found, Unread):
            return await self._not_read(scope, found)
        form, waiting = dict(found.fields), carried_in(found.fields)
        if waiting is None:
            return see(scope)
        if "elsewhere" in form:
            token = request.cookies.get(COOKIE, "") if await self._editor(scope) else None
            given: str | Refusal = token or Refusal("not-yet", HTTPStatus.UNAUTHORIZED)
        else:
            given = await self._let_in(scope, form.get("editor", ""), form.get("passphrase", ""))
        if isinstance(given, Refusal):
            return await self._refused(scope, given, sent=waiting)
        await self._shown_again(scope, receive, send, waiting, given)
        return None

    async def _shown_again(self, scope: Scope, receive: Receive, send: Send, waiting: Sent, token: str) -> None:
        """Asks the application for the page of a form, as whoever has just signed in."""
        signed_in = Response()
        _keep_cookie(scope, signed_in, token)
        cookies = [pair for pair in signed_in.raw_headers if pair[0] == b"set-cookie"]
        kept = [pair for pair in scope["headers"] if pair[0] not in (b"cookie", b"content-length", b"content-type")]
        asked = {**scope, "method": "GET", SENT: waiting}
        asked["headers"] = [*kept, (b"cookie", f"{COOKIE}={token}".encode("latin-1"))]

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *cookies]}
            await send(message)

        await self.app(asked, receive, marked)

    async def _signing(self, scope: Scope, receive: Receive) -> Response:
        request = Request(scope, receive)
        out = scope["path"].endswith("/sign-out")
        if request.method in ("GET", "HEAD"):
            return see(scope)
        if request.method != "POST":
            return bare_answer(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "GET, HEAD, POST", "connection": "close"})
        if not is_ours(request.headers):
            return await self._refused(scope, Refusal("foreign", HTTPStatus.FORBIDDEN))
        if out:
            return await self._sign_out(scope, request)
        form = await _form(request)
        if form is None:
            return bare_answer(HTTPStatus.BAD_REQUEST, {"connection": "close"})
        if "ticket" in form:
            token = await self._in_thread(self.door.redeem, form["ticket"], _address(scope))
            return _signed_in(scope, token) if token else see(scope, "late")
        to = behind_the_door(form.get("to", ""))
        given = await self._let_in(scope, form.get("editor", ""), form.get("passphrase", ""))
        return await self._refused(scope, given, to=to) if isinstance(given, Refusal) else _signed_in(scope, given, to)

    async def _let_in(self, scope: Scope, name: str, passphrase: str) -> "str | Refusal":
        """The token of a new session, or why there is none."""
        name, address = name.strip()[:60], _address(scope)
        browser = HTTPConnection(scope).cookies.get(KNOWN, "")
        if self._in_line >= IN_LINE:
            return Refusal("busy", HTTPStatus.SERVICE_UNAVAILABLE, name, 2)
        try:
            self.door.may_try(name, address, browser)
        except Wait as wait:
            return Refusal("wait", HTTPStatus.TOO_MANY_REQUESTS, name, math.ceil(wait.seconds))
        self._in_line += 1
        try:
            if self._hashing is None:
                self._hashing = CapacityLimiter(AT_ONCE)
            token = await to_thread.run_sync(self.door.sign_in, name, passphrase, address, limiter=self._hashing)
        except OSError:
            return Refusal("unkept", HTTPStatus.INTERNAL_SERVER_ERROR, name)
        finally:
            self._in_line -= 1
        if token is None:
            return Refusal("wrong", HTTPStatus.UNAUTHORIZED, name)
        scope[KNOWN] = await self._in_thread(self.door.known_browser, name, browser)
        return token

    async def _sign_out(self, scope: Scope, request: Request) -> Response:
        try:
            await self._in_thread(self.door.sign_out, request.cookies, _address(scope))
        except OSError:
            return await self._refused(scope, Refusal("unkept", HTTPStatus.INTERNAL_SERVER_ERROR))
        answer = see(scope, "signed-out")
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=is_safe(scope))
        _forget_identity(scope, answer)
        return answer

    async def _refused(self, scope: Scope, why: Refusal, to: str = "", sent: Sent | None = None) -> Response:
        shown = why.seconds if why.status is HTTPStatus.TOO_MANY_REQUESTS else 0
        entry = Entry(None, self.door.is_open, why.said, shown, why.name, status=why.status, to=to, sent=sent)
        answer = await self._page(scope, entry)
        if why.seconds:
            answer.headers["retry-after"] = str(why.seconds)
        if why.status is HTTPStatus.FORBIDDEN:
            answer.headers["connection"] = "close"
        return answer

    def _entry(self, status: HTTPStatus, said: str = "", to: str = "", sent: Sent | None = None) -> Entry:
        return Entry(None, self.door.is_open, said, status=status, to=to, sent=sent)

    async def _page(self, scope: Scope, entry: Entry) -> Response:
        """The page; live only for those who may see more than the form."""
        app = None
        if entry.status == HTTPStatus.OK and self.with_provider:
            if self.starts is None:
                self.starts = app_of(await shell_page(self.app))
            app = self.starts
        query = scope["query_string"].decode("latin-1")
        view = await to_thread.run_sync(self._view, query, entry)
        headers = {
            **PRIVATE,
            "content-language": view.lang,
            "content-security-policy": policy(app.inline if app else ()),
        }
        return HTMLResponse(document(view, app), view.status, headers)

    def _view(self, query: str, entry: Entry) -> View:
        return sign_in.view(query, self.live.now(), entry)

    async def _editor(self, scope: Scope) -> Editor | None:
        return await self._in_thread(self.door.signed_in, HTTPConnection(scope).cookies)

    async def _in_thread(self, function: Callable[..., _T], *given: object) -> _T:
        return await to_thread.run_sync(lambda: function(*given))


def _unkept(send: Send) -> Send:
    """What comes from behind the door stays in no cache."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in PRIVATE.items():
                headers[name] = value
        await send(message)

    return marked


def is_ours(headers: Headers) -> bool:
    """Whether a form was sent from a page of this site: a browser says where from, and no page can make it lie.

    `Sec-Fetch-Site` compares the addresses as the browser has them, whatever a proxy makes of `Host`; over http only
    `Origin` is sent.
    """
    if (site := headers.get("sec-fetch-site")) is not None:
        return site == "same-origin"
    return "origin" in headers and comes_from_us(headers)


def is_safe(scope: Scope) -> bool:
    """Whether the reader's own connection is https, at the server or at the proxy before it."""
    return scope.get("scheme") == "https" or settings().public_address.startswith("https://")


async def _form(request: Request) -> dict[str, str] | None:
    """The fields of a small form; None for anything else, of which no more than that is read."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return None
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_FORM:
                return None
        fields = parse_qs(body.decode("ascii"), max_num_fields=10, keep_blank_values=True)
    except (ClientDisconnect, ValueError):
        return None
    return {name: values[0] for name, values in fields.items()}


def _signed_in(scope: Scope, token: str, to: str = "") -> Response:
    answer = see(scope, path=f"{BEHIND}home")
    if to:
        answer.headers["location"] = to
    _keep_cookie(scope, answer, token)
    return answer


def _keep_cookie(scope: Scope, answer: Response, token: str) -> None:
    # No end is given: the browser forgets it when it is closed, the server at the latest after twelve hours.
    answer.set_cookie(COOKIE, token, path="/", httponly=True, samesite="strict", secure=is_safe(scope))
    if known := scope.get(KNOWN):
        answer.set_cookie(
            KNOWN, known, max_age=KEPT, path=sign_in.PATH, httponly=True, samesite="strict", secure=is_safe(scope)
        )
    _forget_identity(scope, answer)


def _address(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _forget_identity(scope: Scope, answer: Response) -> None:
    """Takes what Streamlit keeps of the identity provider's word out of the browser: the session is all that counts."""
    for name in HTTPConnection(scope).cookies:
        if name.startswith(IDENTITY):
            answer.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=is_safe(scope))
