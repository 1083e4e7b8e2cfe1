"""Whether a page is a notice and nothing else, such as “page not found” or “this domain is for sale”, or an article about one.

What is sure is told from what is not: of that an editor is asked.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

SHORT: Final = 600
"""Characters of a page that hardly says anything but one sentence."""
_OF_AN_ARTICLE: Final = 5
"""Words of a heading, besides what every notice may say, from which on it is the title of an article."""
_FILLING: Final = frozenset(
    re.findall(
        r"\S+",
        """
        a an and are been by error errors for found has have hm hmm http http/1.1 is it not of oh oops ooops page sorry status code the this
        to us was we we're your you au aux avez cette ce cet de desole desolee desoles des du en erreur est et hum la le les mince nous
        n'est notre n'a ou oups ouups pas plus que sommes trouve trouvee un une votre vous www
        """,
    )
)
"""Plain words that make no notice the title of an article."""
_SITE_AFTER: Final = (("|", 8), ("»", 8), ("·", 8), ("—", 8), ("–", 8), ("-", 8), (":", 2))
"""Signs behind which, or before which, titles name their site, and the most words that such a name has there."""
_AFTER_A_NUMBER: Final = 5
"""The same where what the title says besides is no sentence but a mere 404."""


class Certainty(Enum):
    """How sure it is that a page is a notice."""

    NO = 0
    PERHAPS = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One kind of notice, in plain letters.

    Attributes:
        says: how it is said in a sentence.
        heads: how it may stand over a page besides: words that say it in a heading only, such as a mere 404.
    """

    says: re.Pattern[str]
    heads: re.Pattern[str]

    def certainty(self, headings: tuple[str, ...], text: str, *, dated: bool) -> Certainty:
        """Whether a page is this notice.

        Args:
            headings: its title and first headings.
            text: its visible text.
            dated: whether it says when it was published, as articles do and notices do not.
        """
        if not dated and any(self.is_whole(heading) for heading in headings) and not self._is_over_an_article(headings):
            return Certainty.SURE
        if len(text) < SHORT and self.says.search(text):
            article = dated or any(self._is_of_an_article(heading) for heading in headings)
            return Certainty.PERHAPS if article else Certainty.SURE
        over = any(self.says.search(heading) or self.heads.search(heading) for heading in headings)
        return Certainty.PERHAPS if over else Certainty.NO

    def is_whole(self, heading: str) -> bool:
        """Whether a heading says this and nothing else, but for the name of a site."""
        if self._says_only_this(heading):
            return True
        for sign, words in _SITE_AFTER:
            if sign == "»" and "«" in heading:
                continue  # It closes a quotation.
            parts = re.split(rf"\s+{re.escape(sign)}\s+" if sign != ":" else r"\s*:\s+", heading)
            others = [part for part in parts if not self._says_only_this(part)]
            most = words if self.says.search(heading) else min(words, _AFTER_A_NUMBER)
            if len(others) < len(parts) and all(len(part.split()) <= most for part in others):
                return True
        return False

    def _says_only_this(self, text: str) -> bool:
        rest, found = self.says.subn(" ", text)
        rest, more = self.heads.subn(" ", rest)
        return bool(found or more) and not _telling(rest)

    def _is_over_an_article(self, headings: tuple[str, ...]) -> bool:
        """Whether a heading goes on after the notice as an article’s does, or stands over the page too: a site’s name is in the title only."""
        if any(
            self.says.search(heading) or self.heads.search(heading)
            for heading in filter(self._is_of_an_article, headings)
        ):
            return True
        going_on = [heading for heading in headings if not self._says_only_this(heading) and self.is_whole(heading)]
        return any(sum(heading in other for other in headings) > 1 for heading in going_on)

    def _is_of_an_article(self, heading: str) -> bool:
        rest = self.heads.sub(" ", self.says.sub(" ", heading))
        return not self.is_whole(heading) and is_telling(rest)


def is_telling(heading: str) -> bool:
    """Whether a heading says as much as the title of an article does."""
    return len(_telling(heading)) >= _OF_AN_ARTICLE


def _telling(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in re.findall(r"[\w'/.-]*\w", text) if word not in _FILLING]
