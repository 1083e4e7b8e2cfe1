"""How a whole page is answered, whoever has made it."""

from hashlib import blake2b

from starlette.datastructures import Headers
from starlette.responses import Response

from views import View
from views.base.document import App, document
from web.http.gzip_cache import Shelf
from web.http.headers import policy
from web.http.responses import content_answer


async def view_answer(asked: Headers, view: View, app: App | None, shelf: Shelf) -> Response:
    """A whole page, with the view's own status; without an app it stays still.

    Args:
        asked: the request's headers.
    """
    page = document(view, app).encode()
    return await content_answer(
        asked,
        page,
        digest=blake2b(page, digest_size=16).hexdigest(),
        shelf=shelf,
        headers={
            "content-type": "text/html; charset=utf-8",
            "content-language": view.lang,
            "cache-control": "no-cache",
            "content-security-policy": policy(app.inline if app else ()),
        },
        status=view.status,
    )
