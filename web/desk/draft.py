"""The editor's open change: loading, mending, deciding, publishing, discarding; and its files to take away."""

import re
from http import HTTPStatus
from typing import Final

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.imports.templates import mended
from vendors.desk.problem_table import problem_table
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.desk.revisions.history import History
from vendors.desk.taking_out import taken_out
from vendors.desk.work import Work
from vendors.desk.workspace import UnreadableError
from vendors.i18n.language import _
from vendors.types.unseen_signs import SHAPELESS
from vendors.validation.rules import RULES
from views.desk import draft, history, preview
from web.desk.outcomes import outcome_answer
from web.desk.planned import planned
from web.desk.reasons import question_of_reason
from web.desk.requests import EditorRequest, EditorRoutes, StaleError, draft_view
from web.desk.responses import file, page, see
from web.http.responses import bare_answer

REASONS: Final = 3
"""Reasons that are given for a file in which no table was found."""


def routes(desk: EditorRoutes) -> list[Route]:
    """The addresses of the open change."""
    return [
        desk.get("/desk/draft", _show),
        desk.post("/desk/load", _load),
        desk.post("/desk/rows", _rows),
        desk.post("/desk/as-of", _as_of),
        desk.post("/desk/take-out", _take_out),
        desk.post("/desk/decide", _decide),
        desk.post("/desk/discard", _discard),
        desk.post("/desk/publish", _publish),
        desk.file("/desk/mended.xlsx", _mended),
        desk.file("/desk/problems.csv", _problems),
        desk.get("/desk/preview/{page:path}", _preview, None),
    ]


def _show(request: EditorRequest) -> Response:
    return page(draft_view(request.behind, request.bench))


def _load(request: EditorRequest) -> Response:
    sent = request.file
    if sent is None:
        return request.refused(_("No file was chosen."))
    try:
        # A sign without a shape would turn around what is written behind the name.
        name = SHAPELESS.sub("", sent.filename or "")[:120]
        request.bench.load(request.editor.name, name, sent.file.read())
    except UnreadableError as error:
        words, told = request.behind.words, error.problems[:REASONS]
        # What to do about it is said once, however many sheets it is true of.
        to_do = dict.fromkeys(words.say(RULES[problem.rule].why) for problem in told)
        said = " ".join((*(problem.message(words) for problem in told), *to_do))
        return request.refused(_("Nothing was loaded, and your change is as it was. {why}"), why=said)
    return see(request.behind, draft.PATH, "loaded")


def _rows(request: EditorRequest) -> Response:
    request.fresh_work()
    removes = request.text("removes") == "yes"
    request.bench.remove_absent(request.editor.name, request.text("file"), request.text("table"), removes)
    return see(request.behind, draft.PATH, "choice")


def _as_of(request: EditorRequest) -> Response:
    request.fresh_work()
    request.bench.take_as_of(request.editor.name, request.text("file"), request.text("as-of"))
    return see(request.behind, draft.PATH, "choice")


def _take_out(request: EditorRequest) -> Response:
    work, editor = request.fresh_work(), request.editor.name
    if file := request.text("file"):
        request.bench.take_file_out(editor, file)
    else:
        tables = taken_out(work.base, work.draft.files, work.difference, request.text("line"))
        request.bench.put(editor, tables, way=Way(WayIn.TAKEN_OUT, ", ".join(tables)))
    return see(request.behind, f"{draft.PATH}#difference", "taken-out")


def _decide(request: EditorRequest) -> Response:
    work = request.fresh_work()
    conflict = request.bench.conflict(work)
    if conflict is None or conflict.theirs.id != request.form.get("theirs"):
        raise StaleError
    mine = [
        int(name[5:]) for name, value in request.form.items() if re.fullmatch(r"keep-\d{1,6}", name) and value == "mine"
    ]
    request.bench.decide(request.editor.name, mine)
    return see(request.behind, draft.PATH, "choice")


def _discard(request: EditorRequest) -> Response:
    if request.work:
        request.bench.throw_away(request.editor.name, request.fresh_work().draft.id)
    return see(request.behind, draft.PATH, "thrown-away")


def _publish(request: EditorRequest) -> Response:
    if request.work is None:
        # A second click on the button, or the page again after Back: what was published is shown.
        newest = History(request.live.folder).head()
        if newest is None or newest.who != request.editor.name:
            return request.refused(_("There is nothing to publish: your change is published or thrown away."))
        return see(request.behind, f"{history.PATH}?version={newest.id}", "published")
    work = request.fresh_work()
    if asked := _asked_before(request, work):
        return asked
    if request.text("later"):
        return planned(request, work)
    if request.text("at"):
        return request.refused(
            _("Nothing was published: you have typed a time. Take it out to publish now, or publish it then.")
        )
    outcome = request.bench.publish(request.editor.name, request.text("why"))
    return see(request.behind, draft.PATH) if outcome is None else outcome_answer(request, outcome)


def _asked_before(request: EditorRequest, work: Work) -> Response | None:
    """What an editor is asked before her change is published, now or later; None where nothing is, or she has answered."""
    gone = draft.gone(work)
    if gone > draft.CONFIRMED and re.sub(r"\D", "", request.text("gone")) != str(gone):
        return request.refused(
            _("This change takes {n} rows and cells away. Write their number beside the reason to publish it."), n=gone
        )
    return question_of_reason(request)


def _mended(request: EditorRequest) -> Response:
    work, words = request.work, request.behind.words
    found = next((one for one in reversed(work.loaded) if one.files), None) if work else None
    if work is None or found is None:
        # A photo, say: there is nothing of it to mend.
        return bare_answer(HTTPStatus.NOT_FOUND)
    mark = words.say(_("mended"))
    name = f"{found.name.rpartition('.')[0] or found.name}-{mark}.xlsx"
    version = found.as_of.version if found.as_of else work.draft.base
    return file(mended(found, "xlsx", words.code, version), name)


def _problems(request: EditorRequest) -> Response:
    work = request.work
    if work is None:
        return bare_answer(HTTPStatus.NOT_FOUND)
    return file(problem_table(work.problems, request.behind.words.code), "problems.csv")


def _preview(request: EditorRequest) -> Response:
    view = preview.view(request.behind, request.work, f"/{request.in_path('page')}")
    return page(view or preview.none(request.behind))
