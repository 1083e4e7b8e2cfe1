"""The manual and its pictures."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import Route

from views.desk import manual
from web.desk.places import PRIVATE
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page
from web.http.responses import bare_answer


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the manual."""
    return [desk.get(manual.PATH, _show), desk.file(f"{manual.PATH}/images/{{name}}", _image)]


def _show(request: EditorRequest) -> Response:
    return page(manual.view(request.behind))


def _image(request: EditorRequest) -> Response:
    found = manual.image(request.in_path("name"))
    if found is None:
        return bare_answer(HTTPStatus.NOT_FOUND)
    return Response(found.read_bytes(), headers={**PRIVATE, "content-type": "image/png"})
