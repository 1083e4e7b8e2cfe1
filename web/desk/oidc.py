"""The way back from an identity provider: to the desk, with as little kept in the browser as the desk needs."""

from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vendors.desk.auth.oidc import FRESH, RETURNS
from vendors.i18n.language import language
from vendors.query import query_string
from web.desk.places import told_at
from web.desk.sign_in import IDENTITY, is_safe

LEAVES: Final = "/auth/login"
TOKENS: Final = "_streamlit_user_tokens"
"""Streamlit's cookie with the provider's own tokens; nothing here needs them."""
LANGUAGE: Final = "panorama_way_back"
"""The page's language, kept while the editor is at the provider."""
AWAY: Final = 900
"""Seconds for which it is kept."""


class WayBack:
    """Corrects Streamlit's answers for signing in through an identity provider.

    Streamlit sends everybody who comes back to the first page, and keeps who they are for 30 days. Here they come to the
    desk, in the language they left it in, and the browser forgets in minutes: the desk has a session of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets everything through that is neither on the way to the provider nor on the way back."""
        if scope["type"] != "http" or scope["path"] not in (LEAVES, RETURNS):
            await self.app(scope, receive, send)
            return

        unanswered = False

        async def corrected(message: Message) -> None:
            nonlocal unanswered
            if message["type"] == "http.response.start":
                unanswered = message["status"] >= HTTPStatus.BAD_REQUEST and scope["method"] in ("GET", "HEAD")
                if unanswered:
                    # Streamlit has two words of English for a provider that does not answer, and no way back.
                    led_back = [(b"location", b"/"), (b"content-length", b"0")]
                    message = {**message, "status": HTTPStatus.SEE_OTHER, "headers": led_back}
                message = {**message, "headers": _headers(scope, message["headers"], unanswered=unanswered)}
            elif unanswered:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, corrected)


def _headers(scope: Scope, given: list[tuple[bytes, bytes]], *, unanswered: bool) -> list[tuple[bytes, bytes]]:
    secure = "; Secure" if is_safe(scope) else ""
    kept = [(b"cache-control", b"no-store")]
    leads_back, is_named = False, False
    for name, value in given:
        if name.lower() == b"set-cookie":
            if cookie := _cookie(value.decode("latin-1"), secure):
                kept.append((name, cookie.encode("latin-1")))
                is_named = is_named or (value.startswith(f"{IDENTITY}=".encode()) and b"max-age=0" not in value.lower())
        elif name.lower() == b"location" and value == b"/":
            leads_back = True
        elif name.lower() != b"cache-control":
            kept.append((name, value))
    if leads_back:
        # Also for those whom the provider refused, and for a link to either address that has grown old.
        is_back = scope["path"] == RETURNS
        lang = HTTPConnection(scope).cookies.get(LANGUAGE, "") if is_back else _language(scope)
        said = "no-answer" if unanswered else "not-named" if is_back and not is_named else ""
        kept.append((b"location", told_at(lang, said).encode()))
    lang, age = (_language(scope), AWAY) if scope["path"] == LEAVES else ("", 0)
    note = f"{LANGUAGE}={lang}; HttpOnly; Max-Age={age}; Path={RETURNS}; SameSite=Lax{secure}"
    return [*kept, (b"set-cookie", note.encode())]


def _cookie(given: str, secure: str) -> str:
    """A cookie as it may be kept; "" where it may not."""
    try:
        ((name, cookie),) = SimpleCookie(given).items()
    except (CookieError, ValueError):
        return given
    if name.startswith(IDENTITY) and cookie["max-age"] != "0":
        if name.startswith(TOKENS):
            return ""
        cookie["max-age"] = str(FRESH)
        given = cookie.OutputString()
    return given if "; secure" in given.lower() else given + secure


def _language(scope: Scope) -> str:
    """The language of the page that led to the provider; a browser names it only to its own site."""
    asked = query_string.parse(urlsplit(Headers(scope=scope).get("referer", "")).query)
    return language(asked.last("lang")).code
