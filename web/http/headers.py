"""The headers that protect readers, on every answer, and the answer to a failure of our own."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vendors.settings import settings
from web.http.responses import bare_answer

Header = tuple[bytes, bytes]


def policy(inline_scripts: Iterable[str] = ()) -> str:
    """The Content-Security-Policy of a page: everything from this server, no script in the page but those given.

    Args:
        inline_scripts: the text of each inline script that may run, exactly as it stands in the page.
    """
    hashes = "".join(f" 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline_scripts)
    return (
        f"default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'self'"
    )


def framed_policy(hosts: Iterable[str]) -> str:
    """The Content-Security-Policy of a page that other sites may frame: it shows, and can do nothing else.

    Args:
        hosts: the origins that may frame it, besides this server.
    """
    allowed = " ".join(["'self'", *hosts])
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        f"frame-ancestors {allowed}"
    )


def policy_in_page(form_action: str = "", *, searches: bool = False) -> str:
    """The Content-Security-Policy of a page that says it itself, where nobody sends headers; who may frame it cannot be said there.

    Args:
        form_action: the other site that forms may ask, or "".
        searches: whether the page runs the search of the edition, which is WebAssembly.
    """
    own = "'self'" if searches else "'none'"
    scripts = f"{own} 'wasm-unsafe-eval'" if searches else own
    asked = f"'self' {form_action}".rstrip()
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        f"connect-src {own}; worker-src {own}; base-uri 'none'; form-action {asked}"
    )


ALWAYS: Final[tuple[Header, ...]] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
NOT_A_PAGE: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
"""The policy of data and files: opened as a document, they can do nothing."""


class SafeHeaders:
    """Adds the headers to every HTTP answer; what an answer brings itself is left as it is.

    An answer whose own policy lets other sites frame it gets no X-Frame-Options, which would contradict it. Code that
    fails gets its answer here, inside, because Starlette's own comes from outside every middleware and would have none
    of the headers; the exception goes on, so that the server logs it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # For a year, and only where the operator says that the site is there by https for good.
        self.always = (*ALWAYS, (b"strict-transport-security", b"max-age=31536000")) if settings().hsts else ALWAYS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does, with the headers."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        begun = False
        # Streamlit's own files may start workers, which live under the policy of the file they were loaded from.
        default = (policy() if scope["path"].startswith(("/static/", "/component/")) else NOT_A_PAGE).encode()

        async def protected(message: Message) -> None:
            nonlocal begun
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                begun = True
                headers = list(message["headers"])
                headers = self._with_defaults(_guarded(headers) if _over_tls(scope) else headers, default)
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self.app(scope, receive, protected)
        except Exception:
            if not begun and scope["type"] == "http":
                await bare_answer(HTTPStatus.INTERNAL_SERVER_ERROR)(scope, receive, protected)
            raise

    def _with_defaults(self, headers: list[Header], default_policy: bytes) -> list[Header]:
        given = {name.lower(): value for name, value in headers}
        own_policy = given.get(b"content-security-policy")
        ancestors = re.search(rb"frame-ancestors ([^;]*)", own_policy or default_policy)
        added = [*self.always]
        if own_policy is None:
            added.append((b"content-security-policy", default_policy))
        if ancestors is None or ancestors[1].strip() == b"'self'":
            added.append((b"x-frame-options", b"SAMEORIGIN"))
        return headers + [(name, value) for name, value in added if name not in given]


def _over_tls(scope: Scope) -> bool:
    return scope.get("scheme") in ("https", "wss") or settings().public_address.startswith("https://")


def _guarded(headers: Iterable[Header]) -> list[Header]:
    """Headers whose cookies travel encrypted only: Streamlit’s own says nothing of it."""
    return [
        (name, value + b"; Secure") if name == b"set-cookie" and b"secure" not in value.lower() else (name, value)
        for name, value in headers
    ]
