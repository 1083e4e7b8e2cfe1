"""What came of publishing, undoing or restoring, as an answer."""

from starlette.responses import Response

from vendors.desk.revisions.outcomes import Conflict, Failed, Outcome, Published, Refused
from vendors.i18n.language import _
from views.desk import history
from web.desk.requests import EditorRequest
from web.desk.responses import see


def outcome_answer(request: EditorRequest, outcome: Outcome) -> Response:
    """The version that was published, or the change with what stands in the way."""
    words = request.behind.words
    if isinstance(outcome, Published):
        request.live.read_now()
        return see(request.behind, f"{history.PATH}?version={outcome.version.id}", "published")
    if isinstance(outcome, Conflict):
        return request.refused(_("Somebody else has published meanwhile, and the two changes touch the same cells."))
    if isinstance(outcome, Failed):
        return request.refused(outcome.reason, detail=outcome.detail)
    assert isinstance(outcome, Refused)
    where = (
        _("The data folder was changed outside the desk and has errors, so nothing was published: {problems}")
        if outcome.outside
        else _("Nothing was published, because there are errors: {problems}")
    )
    return request.refused(where, problems=" ".join(one.message(words) for one in outcome.problems[:5]))
