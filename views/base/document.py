"""A whole HTML page around a view: with Streamlit waiting in it, or still."""

from dataclasses import dataclass
from html import escape
from typing import Any, Final

from markupsafe import Markup

from views.base.assets import address
from views.base.environment import environment
from views.base.view import View

FONTS: Final = ("fonts/source-serif-4-latin-wght-normal.woff2", "fonts/source-sans-3-latin-wght-normal.woff2")
"""Asked for at once; the stylesheet asks for the other alphabets when a page needs them."""


@dataclass(frozen=True)
class App:
    """The application that a page starts.

    Attributes:
        module: address of the script that is the application.
        styles: addresses of its stylesheets.
        inline: the text of each inline script, run before the application.
    """

    module: str
    styles: tuple[str, ...]
    inline: tuple[str, ...]


def document(view: View, app: App | None) -> str:
    """The page of a view.

    The view stands in it ready to be read. The application is only named, not started: `live.js` starts it after the
    first paint, which is what makes the page appear in a third of the time. Without an app the page stays as it is.
    """
    return whole(view, "document.html", app=app, fonts=FONTS)


def whole(view: View, template: str, **context: Any) -> str:
    """A view in a template that is a whole page.

    Args:
        view: what the page shows.
        template: file in `views/templates`.
        context: what the template speaks of besides.
    """
    page = environment(view.lang).get_template(template)
    title = Markup(escape(view.title))  # noqa: S704 - escaped just here
    return page.render(view=view, title=title, address=address, **context) + "\n"
