"""Reasons that readers will see: asked about once where they are careless, before anything is published."""

from dataclasses import replace

from starlette.responses import Response

from vendors.desk.public_reason import careless
from vendors.i18n.language import _
from web.desk.requests import EditorRequest


def question_of_reason(request: EditorRequest) -> Response | None:
    """The form again, with what is careless in its reason; None where nothing is, or where the editor has said that it stands."""
    found = careless(request.text("why"), request.behind.state.dataset, request.behind.words)
    if not found or request.text("as-it-stands") == "yes":
        return None
    asked = replace(request, behind=replace(request.behind, careless=tuple(found)))
    return asked.refused(
        _(
            "Nothing was published yet: readers see the reason for good, and it is not careful. Reword it, or say beside it that it stands."
        )
    )
