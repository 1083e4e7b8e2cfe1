"""Other bearers of a name, as an editor writes them: "Momentive Performance Materials: silicones, quartz, Waterford"."""

import re
from typing import Final, NamedTuple, Self

from vendors.types.did_you_mean import plain

ARTICLE: Final = re.compile(r"^(?:(?:le|la|les|the)\s+|l['’])(?=\w)", re.IGNORECASE)
"""What may go before a name's first word: "Le Sphinx" becomes "du Sphinx" and "le logiciel Sphinx"."""

_FORM: Final = re.compile(r"(?P<name>[^:]*[^\W_][^:]*?)\s*:\s*(?P<words>[^:]+)")
_WORD: Final = re.compile(r"[^\W_]+")


class Namesake(NamedTuple):
    """Somebody or something else that bears a name.

    Attributes:
        name: what it is called.
        words: words, or several in a row, that tell that it is meant.
    """

    name: str
    words: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """A namesake from a cell's item.

        Raises:
            ValueError: there is no name, no colon after it, or no word behind that.
        """
        found = _FORM.fullmatch(text)
        words = tuple(word.strip() for word in found["words"].split(",")) if found else ()
        if not found or not all(any(map(str.isalnum, word)) for word in words):
            raise ValueError(text)
        return cls(found["name"].strip(), words)

    def bears(self, name: str) -> bool:
        """Whether a name stands in its own, as words in a row: "Podium" in "Podium Audio"; a leading article is left out."""
        return _words(ARTICLE.sub("", name)) in _words(self.name)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(plain(text)))} "
