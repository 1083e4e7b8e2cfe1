"""Hypertext read in time that grows with its length, whatever somebody has left open in it."""

from contextlib import suppress
from html.parser import HTMLParser
from typing import Final

_PAIRS: Final = (("<!--", "-->"), ("<![", "]>"), ("<!", ">"), ("<?", ">"), ("<", ">"))
"""What begins with a sign and ends with another. Python's reader looks for the end of each that is open, to the end of the text."""


def read_hypertext(reader: HTMLParser, text: str) -> None:
    """Feeds a reader with a text to its end; what is opened behind the last place where it could be closed is no longer markup.

    Args:
        reader: takes what stands in it; of a text that is no hypertext at all, what it has taken so far.
        text: of a page, or of a piece of one.
    """
    for opening, closing in _PAIRS:
        end = text.rfind(closing) + len(closing) if closing in text else 0
        if opening in text[end:]:
            text = text[:end] + text[end:].replace(opening, " ")
    with suppress(AssertionError):  # it raises one at a declaration that has no name
        reader.feed(text)
        reader.close()
