"""The editors' manual, as it stands in `docs/`, in the language of the page where there is one."""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from vendors.i18n.language import FALLBACK_LANGUAGE, _, language
from vendors.settings import ROOT
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/manual"
DOCS: Final = ROOT / "docs"
IMAGES: Final = DOCS / "images"


def view(behind: Behind) -> View:
    """The manual as one page, with its chapters to choose from."""
    words = behind.words
    path = DOCS / f"editors.{words.code}.md"
    own = path.is_file()
    text = (path if own else DOCS / "editors.md").read_text("utf-8")
    spoken = words.code if own else FALLBACK_LANGUAGE
    body, chapters = _rendered(text, behind.to(PATH), spoken)
    return frame(
        behind,
        PATH,
        "manual.html",
        words.say(_("The editors’ manual")),
        body=body,
        chapters=chapters,
        spoken=spoken,
    )


def image(name: str) -> Path | None:
    """A picture of the manual; None where there is none of that name."""
    path = IMAGES / name
    return path if re.fullmatch(r"[\w-]+\.png", name) and path.is_file() else None


@lru_cache(maxsize=8)
def _rendered(text: str, own: str, spoken: str) -> tuple[Markup, Sequence[tuple[str, str]]]:
    """The manual as HTML, in which nothing of the text is HTML, and the id and words of each chapter.

    Args:
        text: Markdown, whose first heading is the title of the page and left out.
        own: the address of the manual itself.
        spoken: the language of the text.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens, fine = reader.parse(text), language(spoken).fine
    chapters: list[tuple[str, str]] = []
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        if token.tag == "h1" or (at and tokens[at - 1].tag == "h1" and tokens[at - 1].nesting == 1):
            continue
        if token.type == "heading_open" and token.tag == "h2":
            token.attrSet("id", f"chapter-{len(chapters) + 1}")
            chapters.append((f"chapter-{len(chapters) + 1}", fine(tokens[at + 1].content.replace("`", ""))))
        for inner in token.children or ():
            _lead(inner, own)
            if inner.type == "text":
                inner.content = fine(inner.content)
        kept.append(token)
    # The reader escapes all HTML of the text, and what it writes itself is safe.
    return Markup(reader.renderer.render(kept, reader.options, {})), tuple(chapters)  # noqa: S704


def _lead(token: Token, own: str) -> None:
    """Let a picture and a link lead where they lead from the page; a link to another file of the project leads nowhere."""
    if token.type == "image":
        token.attrSet("src", f"{PATH}/{token.attrGet('src')}")
        token.attrSet("loading", "lazy")
    elif token.type == "link_open":
        target = str(token.attrGet("href") or "")
        if re.fullmatch(r"editors(?:\.\w\w)?\.md", target):
            token.attrSet("href", f"{PATH}?lang={FALLBACK_LANGUAGE}" if target == "editors.md" else PATH)
        elif not re.match(r"https?://|#|/", target):
            token.attrSet("href", own)
