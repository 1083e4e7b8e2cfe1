"""Whether our words on a controversy that has ended still speak as if it were open."""

from collections.abc import Sequence
from typing import Final

from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.validation.prose import lexicon

_PROVEN: Final = (ControversyStatus.CONFIRMED,)
"""What was confirmed is told as the fact it is; that it was mended later need not be said for it to be fair."""
_CLAIMING: Final = (lexicon.SAYING, lexicon.FRAMES, lexicon.DOUBTS)
"""How a title says that somebody claims something."""


def speaks_as_if_open(text: str, code: str, steps: Sequence[StatusStep], title: bool) -> bool:
    """Whether a text says nothing of how the controversy ended.

    A title is asked about only where a court or an authority has rejected what was alleged, and the title still says it or asks
    it; a summary, wherever the end is no mere mending of what was confirmed.

    Args:
        text: a title or summary of ours.
        code: its language, "fr" or "en".
        steps: of the controversy, in time order.
        title: whether it is a title.
    """
    if not text or not steps or steps[-1].status not in CLOSING or any(step.status in _PROVEN for step in steps):
        return False
    if lexicon.pattern(lexicon.OUTCOMES[code]).search(text) or (not title and _year(steps[-1]) in text):
        return False
    if not title:
        return True
    said = lexicon.pattern("|".join(group[code] for group in _CLAIMING)).search(text)
    return steps[-1].status is ControversyStatus.DISMISSED and (bool(said) or text.rstrip().endswith("?"))


def _year(step: StatusStep) -> str:
    return str(step.date.first.year)
