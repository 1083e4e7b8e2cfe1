"""Putting right what is wrong in the open change: all that was typed in the form, and the proposals that its button names."""

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.mending.decisions import Decision
from vendors.desk.mending.groups import ProblemGroup, ProblemKind, kinds
from vendors.desk.mending.places import Places
from vendors.validation.problems import writable
from vendors.validation.rules import Severity
from views.desk import draft
from views.desk.mending import TEXT, open_problems
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import see


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the form."""
    return [desk.post("/desk/mend", _mend)]


def _mend(request: EditorRequest) -> Response:
    work, only = request.fresh_work(), request.text("only")
    found = kinds(open_problems(work), Places(work.loaded, work.draft.files))
    decisions: list[Decision] = []
    for kind in found:
        for group in kind.groups:
            if only == f"remove-{group.id}":
                decisions += group.removed()
            else:
                decisions += _decided(request, kind, group)
    request.bench.settle(request.editor.name, decisions)
    is_done = request.work is not None and request.work.draft.files != work.draft.files
    return see(request.behind, f"{draft.PATH}#{_next(found, only)}", "mended" if is_done else "nothing-mended")


def _decided(request: EditorRequest, kind: ProblemKind, group: ProblemGroup) -> list[Decision]:
    """What the form says of a group: what was typed there, or its proposal where the button takes that; its own button takes whatever stands there."""
    only, before = request.text("only"), group.text if group.proposal is None else group.proposal
    name, text = f"{TEXT}{group.id}", before
    if name in request.form and group.column and group.column.choices and group.column.many and not group.of_item:
        sent = [str(one) for one in request.form.getlist(name) if one]
        text = before if set(sent) == set(before.split("|")) - {""} else "|".join(sent)
    elif name in request.form:
        text = request.text(name).replace("\r\n", "\n")
    is_typed = text != writable(before).replace("\r\n", "\n")
    everything = only == "all" and group.first.severity is Severity.ERROR
    takes_proposal = group.proposal is not None and (everything or only == f"kind-{kind.id}")
    return group.decided(text) if is_typed or takes_proposal or only == f"group-{group.id}" else []


def _next(found: list[ProblemKind], only: str) -> str:
    """Where the page goes on: at the kind of the button, or after it."""
    what, _, id = only.partition("-")
    ids = [(kind.id, group.id) for kind in found for group in kind.groups]
    at = next((at for at, named in enumerate(ids) if id in named), None)
    if what == "all" or at is None:
        return "problems"
    if what == "kind":
        return next((f"kind-{kind}" for kind, _ in ids[at:] if kind != id), "problems")
    return next((f"group-{group}" for _, group in ids[at + 1 :]), f"kind-{ids[at][0]}")
