"""The readers' pages as an open change would make them: under a line that says so, their links leading on in the preview."""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

import views
from vendors.desk.work import Work
from vendors.i18n.language import _, language
from vendors.store.load import State
from views.base.view import View
from views.desk.frame import NOT_LISTED, Behind, frame, nothing

PATH: Final = "/desk/preview"
_OWN_LINK: Final = re.compile(r'(\b(?:href|action)=")(/(?!desk|files)[^"]*)')


def view(behind: Behind, work: Work | None, path: str, place: str = PATH) -> View | None:
    """A page with the change; None where there is no such page, or the change has errors.

    Args:
        work: the editor's open change.
        path: of the readers' page, from "/".
        place: where the previews of this change are.
    """
    if work is None or work.dataset is None or path not in views.PATHS:
        return None
    page = views.show(
        path, behind.query, State(work.dataset, changelog=behind.state.changelog, updates=behind.state.updates)
    )
    banner = frame(
        behind, PATH, "banner.html", language(page.lang).say(_("Preview")), work=work, is_own=place == PATH
    ).body
    return replace(page, body=_led_on(banner + page.body, place), foot=_led_on(page.foot, place), head=NOT_LISTED)


def none(behind: Behind) -> View:
    """What is said where there is no such preview."""
    return nothing(
        behind,
        PATH,
        _("There is nothing to look at"),
        _("There is no open change, or it has errors, or there is no such page."),
    )


def _led_on(html: str, place: str) -> str:
    """The same with its links to readers' pages leading to their previews."""
    return _OWN_LINK.sub(lambda link: link[1] + (place if _is_page(link[2]) else "") + link[2], html)


def _is_page(link: str) -> bool:
    return unquote(link).partition("?")[0].partition("#")[0] in views.PATHS
