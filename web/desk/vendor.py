"""A vendor's form: shown, and kept in the editor's change."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

from vendors.desk.forms import FactsOvertakenError, NotInTheListError, SourceUnfinishedError, changed
from vendors.desk.revisions.draft_steps import Way, WayIn
from vendors.i18n.language import _
from views.desk import draft, vendor
from views.desk.sent import WAS
from web.desk.requests import EditorRequest, EditorRoutes
from web.desk.responses import page, see

GONE = _("This vendor is not in the tables any more, so nothing was kept: what you sent stands here.")
UNFINISHED = _(
    "Nothing was kept yet. A source needs its address, and a tick beside each fact that it shows; without one, empty what is typed of it."
)

OVERTAKEN: Final = _("It was changed meanwhile, and says now: “{value}”.")


def routes(desk: EditorRoutes) -> list[Route]:
    """The address of the form."""
    return [desk.both("/desk/vendor", _show, _keep, ("vendor",))]


def _show(request: EditorRequest) -> Response:
    return page(vendor.view(request.behind, request.files))


def _keep(request: EditorRequest) -> Response:
    files, id, texts = request.files, request.text("vendor"), request.texts
    covered = [str(one) for one in request.form.getlist("covers")]
    try:
        tables = changed(files, id, texts, covered)
    except KeyError:
        return request.refused(GONE)
    except FactsOvertakenError as error:
        words = request.behind.words
        questions = {name: words.say(OVERTAKEN, value=now or words.say("(empty)")) for name, now in error.facts.items()}
        return _again(request, error.said(words), error.mine, questions, HTTPStatus.CONFLICT)
    except SourceUnfinishedError:
        said = request.behind.words.say(UNFINISHED)
        questions = {} if texts.get("source-source_url", "").strip() else {"source-source_url": said}
        return _again(request, said, _changed(texts), questions, HTTPStatus.UNPROCESSABLE_ENTITY)
    except NotInTheListError as error:
        said = error.said(request.behind.words)
        questions = {f"names-{error.column}": said}
        return _again(request, said, _changed(texts), questions, HTTPStatus.UNPROCESSABLE_ENTITY)
    request.bench.put(request.editor.name, tables, way=Way(WayIn.VENDOR, id))
    return see(request.behind, draft.PATH, "unchanged" if request.files == files else "kept")


def _changed(texts: Mapping[str, str]) -> Mapping[str, str]:
    """What was changed in the form."""
    return {name: text for name, text in texts.items() if text != texts.get(f"{WAS}{name}", text)}


def _again(
    request: EditorRequest, said: str, mine: Mapping[str, str], questions: Mapping[str, str], status: HTTPStatus
) -> Response:
    """The form with what was changed in it and the source that was typed, and why it was not kept: as a whole, and at the fields of which something is asked."""
    query = urlencode({"vendor": request.text("vendor"), "lang": request.behind.words.code})
    behind = replace(request.behind, query=query, said=said, failed=True)
    source = {name: text for name, text in request.texts.items() if name.startswith(("source-", "names-"))}
    covered = [str(one) for one in request.form.getlist("covers")]
    return page(vendor.view(behind, request.files, {**source, **mine}, covered, questions), status)
