"""How ordinary a word is in French and English."""

import math
from functools import cached_property
from typing import Final, Self

from wordfreq import get_frequency_dict

KNOWN: Final = 2.0
"""Zipf value (log10 of occurrences in a billion words) from which a word is read as a word, a first name or an initialism
rather than as somebody's coinage: akio 2.35, smg 2.65, sphinx 3.2, nice 5.4, but trustpilot 1.3, verint 1.4."""
RARE: Final = 2.8
"""Zipf value below which a known word is one that few readers take for a word: akio, smg, init."""
COMMON: Final = 3.3
"""Zipf value of words that people put together: type + form, survey + monkey."""
GRAMMATICAL: Final = 5.75
"""Zipf value of words that hardly ever carry a name: you, or, in, get."""


class Ordinary:
    """The word frequencies of wordfreq, French and English, read at the first word that is asked about and held only while a list of names
    is judged (60 MB)."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if vars(self).pop("_lists", None):
            get_frequency_dict.cache_clear()

    @cached_property
    def _lists(self) -> list[dict[str, float]]:
        return [get_frequency_dict(code, wordlist="best") for code in ("en", "fr")]

    def zipf(self, word: str) -> float:
        """The higher of a word's two Zipf values; 0 for a word known to neither language."""
        frequency = max(known.get(word, 0.0) for known in self._lists)
        return math.log10(frequency) + 9 if frequency else 0.0

    def halves(self, word: str, least: int) -> int | None:
        """Where a word can be cut into two common words of at least so many letters, or None."""
        for cut in range(least, len(word) - least + 1):
            if self.zipf(word[:cut]) >= COMMON and self.zipf(word[cut:]) >= COMMON:
                return cut
        return None
