"""The words of a search, marked where they were found."""

from typing import Final

from markupsafe import Markup

from vendors.query.search.words import hits
from views.base.direct_templates import escaped, markup_of

BEGINS, ENDS = "\x04", "\x05"
"""Between them stands a text in which words are marked later."""
LATER: Final = (BEGINS, ENDS)
"""Instead of words, for a part of a page that is kept (`views.base.kept_parts`)."""


def marked(text: str, words: tuple[str, ...]) -> Markup:
    """A text, escaped, with each hit in a `<mark>`.

    Args:
        text: plain text, or markup that has no tags in it (an escaped text is unescaped first).
        words: the words of a search, see `vendors.query.search.words.words_of`; or `LATER`.
    """
    plain = text.unescape() if isinstance(text, Markup) else text
    if words is LATER:
        return markup_of(f"{BEGINS}{plain}{ENDS}")  # it is escaped when its words are marked
    if not words:
        return markup_of(escaped(plain))
    parts: list[str] = []
    end = 0
    for start, stop in hits(plain, words):
        parts += [escaped(plain[end:start]), "<mark>", escaped(plain[start:stop]), "</mark>"]
        end = stop
    return markup_of("".join([*parts, escaped(plain[end:])]))  # each piece of the text is escaped
