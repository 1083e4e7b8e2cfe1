"""What happened: the form of a task shown, asked back, and kept in the editor's change."""

from dataclasses import replace
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.tasks.answers import as_reason
from vendors.desk.tasks.declared import TASKS, written
from vendors.i18n.language import _
from vendors.settings import today
from views.desk import task
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import filled_again, page, see
from web.desk.sent_forms import sent_in


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the tasks."""
    # Any field of a form may be filled by the address.
    return [desk.both(task.PATH, _show, _keep, None)]


def _show(request: EditorRequest) -> Response:
    given, files = request.behind.parameters, request.files
    if given.get("kept") == "yes":
        return page(task.view(request.behind, files, given, work=request.work))
    asked = TASKS.get(given.get("task", ""))
    # What the rest of a form hangs on is asked by the address, and so is what is wrong with it.
    first = {name: [given[name]] for name in asked.first if given.get(name)} if asked else {}
    questions = written(asked, first, files, today()).answers.questions if asked and first else ()
    return page(task.view(request.behind, files, given, questions))


def _keep(request: EditorRequest) -> Response:
    name, files, words = request.text("task"), request.files, request.behind.words
    if name not in TASKS:
        return request.refused(_("There is no such form: choose one, what you sent stands here."))
    texts = request.all_texts
    found = written(TASKS[name], texts, files, today())
    if found.questions and not request.text("unfinished"):
        given = {field: sent[-1] for field, sent in texts.items() if sent}
        # The other language leads to this form, not to the list of all.
        about = {field: given[field] for field in ("task", *TASKS[name].first) if given.get(field)}
        behind = replace(request.behind, query=urlencode({**about, "lang": words.code}))
        answer = page(task.view(behind, files, given, found.questions), HTTPStatus.CONFLICT)
        sent = sent_in(task.PATH, request.form)
        return filled_again(answer, sent, words) if sent else answer
    if found.files:
        why = as_reason(found.answers, words)
        request.bench.put(request.editor.name, found.files, why, Way(WayIn.FORM, why))
    return see(request.behind, f"{task.PATH}?{urlencode({'task': name, 'kept': 'yes'})}")
