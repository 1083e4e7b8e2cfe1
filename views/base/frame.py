"""What other sites may frame of a page: a view without masthead and app, made small, with its source line."""

from collections.abc import Iterable
from typing import Any, Final

from markupsafe import Markup

from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.domain.evidence import Sourced
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import _
from vendors.settings import settings
from views.base.environment import environment
from views.base.render import common
from views.base.typography import typeset_around
from views.base.view import SITE, Asked, View

THEMES: Final = {"light": _("light"), "dark": _("dark"), "auto": _("as the reader’s device")}
"""How an embed may look; `auto` follows the reader's device."""
USUAL_THEME: Final = "light"
"""Where nothing is said: articles are light, and a dark frame in one would be a slab."""


def framed(
    asked: Asked,
    template: str,
    title: str,
    *,
    status: int = 200,
    cells: Iterable[Sourced | None] = (),
    **context: Any,
) -> View:
    """Fill the template of what is framed.

    Args:
        asked: what it is about; its path is that of the page that shows the whole.
        template: file in `views/templates/embed`.
        title: its headline.
        status: HTTP status.
        cells: the sources of the facts shown: below stands how many are not verified.
        context: what else the template speaks of.
    """
    sourced = [cell for cell in cells if cell is not None]
    whole = settings().public_address.rstrip("/") + asked.selection.at(asked.path)
    said = common(asked) | {
        "title": title,
        "whole": whole,
        "facts_shown": len(sourced),
        "facts_unverified": sum(not cell.verified for cell in sourced),
    }
    filled = environment(asked.words.code).get_template(f"embed/{template}").render(said | context)
    body = typeset_around(filled)
    head = Markup('<meta name="robots" content="noindex">\n<link rel="canonical" href="{}">').format(whole)
    return View(asked.path, asked.words.code, f"{title} – {SITE}", title, body, "", head, status, title)


def wrong(asked: Asked, said: str, *, status: int = 400, hint: str = "") -> View:
    """What is framed where what was asked for cannot be shown.

    Args:
        said: what is wrong, in the reader's language.
        hint: what was meant perhaps.
    """
    return framed(asked, "wrong.html", said, status=status, hint=hint)


def known_cells(as_of: AsOf, rows: Iterable[VendorOn], columns: Iterable[str]) -> list[Sourced | None]:
    """The sources of every known cell of these columns."""
    names = tuple(columns)
    return [evidence.of_shown(as_of, row.id, name) for row in rows for name in names if row.is_known(name)]
