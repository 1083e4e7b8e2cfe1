"""Streamlit's shell page (its index.html), read for what it starts."""

from html.parser import HTMLParser

from views.base.document import App


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
