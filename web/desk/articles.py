"""Adding an article: what was handed in as proposed rows, kept in the editor's change."""

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.articles.rows import added, with_choices
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.i18n.language import _
from vendors.settings import today
from views.desk import article, draft
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

NO_DATA = _(
    "The files in the data folder have errors, so there is nothing to compare an article with. Mend them first; what you sent stands here."
)


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of adding an article."""
    return [desk.both("/desk/article", _show, _propose), desk.post("/desk/article/keep", _keep)]


def _show(request: EditorRequest) -> Response:
    return page(article.view(request.behind, sent=request.sent))


def _propose(request: EditorRequest) -> Response:
    # Reading pages takes libraries that neither the start of a server nor any other page should wait for.
    from vendors.desk.articles.incoming import NotAnArticle
    from vendors.desk.articles.proposal import propose

    behind, dataset, sent = request.behind, request.behind.state.dataset, request.file
    data = sent.file.read() if sent else request.text("pasted").encode()
    if dataset is None:
        return request.refused(NO_DATA)
    try:
        proposals = propose(data, dataset, today(), request.text("url").strip()[:2_000])
    except NotAnArticle as error:
        return request.refused(error.message, **error.message.filled(behind.words))
    return page(article.view(behind, proposals))


def _keep(request: EditorRequest) -> Response:
    cells = with_choices(request.texts)
    roles = {name.removeprefix("role-"): role for name, role in cells.items() if name.startswith("role-")}
    way = Way(WayIn.ARTICLE, cells.get("title", ""))
    request.bench.put(request.editor.name, added(request.files, cells, roles), way=way)
    return see(request.behind, draft.PATH)
