"""A whole HTML page around a view: with Streamlit waiting in it, or still."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Final

from views import View
from views.base.assets import address

FONTS: Final = ("fonts/source-serif-4-latin-wght-normal.woff2", "fonts/source-sans-3-latin-wght-normal.woff2")
"""Asked for at once; the stylesheet asks for the other alphabets when a page needs them."""


@dataclass(frozen=True)
class App:
    """What Streamlit's shell page starts.

    Attributes:
        module: address of the script that is the application.
        styles: addresses of its stylesheets.
        inline: the text of each inline script, run before the application.
    """

    module: str
    styles: tuple[str, ...]
    inline: tuple[str, ...]


def app_of(shell: str) -> App:
    """What the installed Streamlit's shell page (its index.html) starts.

    Raises:
        ValueError: the shell starts no module script, or several; this Streamlit is not one that the page can start.
    """
    found = _Shell()
    found.feed(shell)
    found.close()
    if len(found.modules) != 1:
        raise ValueError(f"Streamlit's shell page has {len(found.modules)} module scripts, not one")
    return App(found.modules[0], tuple(found.styles), tuple(found.inline))


class _Shell(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.modules: list[str] = []
        self.styles: list[str] = []
        self.inline: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("type") == "module":
            self.modules.append(_absolute(given.get("src")))
        elif tag == "script" and "src" not in given:
            self._in_script = True
            self.inline.append("")
        elif tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(_absolute(given.get("href")))

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.inline[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"


def _absolute(address: str | None) -> str:
    return "/" + (address or "").removeprefix(".").lstrip("/")


def document(view: View, app: App | None) -> str:
    """The page of a view.

    The view stands in it ready to be read. The application is only named, not started: `live.js` starts it after the
    first paint, which is what makes the page appear in a third of the time. Without an app the page stays as it is.
    """
    live = "".join(f"<script>{script}</script>" for script in app.inline) if app else ""
    if app:
        live += f'<meta name="app" content="{escape(app.module)}" data-styles="{escape(" ".join(app.styles))}">'
    fonts = "".join(
        f'<link rel="preload" href="{address(font)}" as="font" type="font/woff2" crossorigin>' for font in FONTS
    )
    return (
        f'<!doctype html>\n<html lang="{view.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(view.title)}</title>\n{view.head}\n"
        f'<link rel="icon" href="{address("icon.svg")}" type="image/svg+xml">\n{fonts}\n'
        f'<link rel="stylesheet" href="{address("page.css")}">\n<link rel="stylesheet" href="{address("streamlit.css")}">\n'
        f'{live}\n<script src="{address("live.js")}" defer></script>\n</head>\n<body>\n'
        f'<div id="first"><main>{view.body}</main>{view.foot}</div>\n<div id="root"></div>\n</body>\n</html>\n'
    )
