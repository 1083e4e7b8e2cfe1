"""Adding articles: what was handed in as proposed rows, asked back, and kept in the editor's change; one that is kept, opened again."""

from dataclasses import replace
from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.tasks.answers import as_reason
from vendors.desk.tasks.articles import ARTICLES, opened, suffix, taken
from vendors.desk.tasks.declared import written
from vendors.desk.tasks.rows import TextTables
from vendors.i18n.language import _
from vendors.settings import today
from vendors.validation.reading import text_of
from views.desk import article
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import filled_again, page, see
from web.desk.sent_forms import sent_in

NO_DATA = _(
    "The files in the data folder have errors, so there is nothing to compare an article with. Mend them first; what you sent stands here."
)
NONE_TICKED = _("No article is ticked, so none was kept.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of adding articles."""
    return [desk.both(article.PATH, _show, _propose, ("article", "kept")), desk.post(article.KEEP, _keep)]


def _show(request: EditorRequest) -> Response:
    behind, files, sent = request.behind, request.files, request.sent
    if behind.parameters.get("kept") == "yes":
        return page(article.view(behind, files, work=request.work))
    if sent and sent.action == article.KEEP:
        return page(article.view(behind, files, article.as_sent(sent.values)))
    texts = opened(TextTables(files), behind.parameters.get("article", ""))
    return page(article.view(behind, files, article.as_sent(texts)))


def _propose(request: EditorRequest) -> Response:
    # Reading pages takes libraries that neither the start of a server nor any other page should wait for.
    from vendors.desk.articles.incoming import NotAnArticle
    from vendors.desk.articles.proposed_apart import proposed_apart

    behind, dataset, sent = request.behind, request.behind.state.dataset, request.file
    data = sent.file.read() if sent else request.text("pasted").encode()
    if dataset is None:
        return request.refused(NO_DATA)
    try:
        proposals = proposed_apart(data, dataset, today(), request.text("url").strip()[:2_000])
    except NotAnArticle as error:
        return request.refused(error.message, **error.message.filled(behind.words))
    return page(article.view(behind, request.files, article.proposed(proposals, behind.words)))


def _keep(request: EditorRequest) -> Response:
    files, words, texts = request.files, request.behind.words, request.all_texts
    kept = taken(texts)
    if not kept:
        return request.refused(NONE_TICKED)
    readers = publishing.begin(request.live.folder).files
    found = written(ARTICLES, texts, files, today(), text_of("news", readers.get("news.csv")).ids)
    given = request.texts
    if found.questions and not request.text("unfinished"):
        asked = article.view(request.behind, files, article.as_sent(given), found.questions)
        answer, sent = page(asked, HTTPStatus.CONFLICT), sent_in(article.KEEP, request.form)
        return filled_again(answer, sent, words) if sent else answer
    if found.files:
        way = Way(WayIn.ARTICLE, request.text(f"title{suffix(kept[0])}"))
        request.bench.put(request.editor.name, found.files, as_reason(found.answers, words), way)
    left = article.as_sent(given, without=kept)
    if not left.texts:
        return see(request.behind, f"{article.PATH}?kept=yes")
    said = words.plural("{n} article is kept in your change.", "{n} articles are kept in your change.", len(kept))
    return page(article.view(replace(request.behind, said=said), request.files, left))
