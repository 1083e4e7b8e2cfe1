"""The words of a search, marked where they were found."""

from markupsafe import Markup, escape

from vendors.query.search.words import hits


def marked(text: str, words: tuple[str, ...]) -> Markup:
    """A text, escaped, with each hit in a `<mark>`.

    Args:
        text: plain text, or markup that has no tags in it (an escaped text is unescaped first).
        words: the words of a search, see `vendors.query.search.words.words_of`.
    """
    plain = text.unescape() if isinstance(text, Markup) else text
    parts: list[Markup] = []
    end = 0
    for start, stop in hits(plain, words):
        parts += [escape(plain[end:start]), Markup("<mark>{}</mark>").format(plain[start:stop])]
        end = stop
    return Markup("").join([*parts, escape(plain[end:])])
