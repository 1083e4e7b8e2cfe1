"""Days that a page counts from the moment at which it is read: "3 hours ago", "il y a 2 jours". Which day that was, only whoever copied it knows."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from vendors.desk.articles.days import Day
from vendors.desk.articles.incoming import Message
from vendors.desk.articles.published import LONGEST, Candidate, Label, is_paragraph, label_of
from vendors.i18n.language import _

_AGO: Final = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one)\s+(?P<unit>sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?)\s+ago\b"
    r"|\bil y a\s+(?P<nombre>\d{1,3}|une?)\s+(?P<unité>sec(?:onde)?s?|min(?:ute)?s?|h(?:eure)?s?|jours?|semaines?)\b",
    re.IGNORECASE,
)
_WORDS_FOR_ONE: Final = frozenset({"a", "an", "one", "un", "une"})
_DAYS: Final = {"d": 1, "j": 1, "w": 7}
"""Days of a unit that is as long as a day or longer, by its first letter."""
_WEEK: Final = re.compile(r"semaine", re.IGNORECASE)


def counted_days(lines: Sequence[str], today: date) -> list[Candidate]:
    """The days that lines near a title count back from the moment at which the page was read, as if that were today.

    What is called an update is left out, and what is a part of the story. After hours it may have been the day before: `others` of the day.
    """
    return [one for text in lines if len(text) <= LONGEST for one in _in_line(text, today)]


def _in_line(text: str, today: date) -> Iterator[Candidate]:
    for found in _AGO.finditer(text):
        label = label_of(text[: found.start()])
        if label in (Label.PUBLISHED, Label.BARE) and not (label is Label.BARE and is_paragraph(text)):
            yield Candidate(_day(found, today), Message(_("the words “{words}”"), words=found[0]), label)


def _day(found: re.Match[str], today: date) -> Day:
    count, unit = (found["n"] or found["nombre"]).lower(), (found["unit"] or found["unité"]).lower()
    number = 1 if count in _WORDS_FOR_ONE else int(count)
    if unit[0] == "h":
        whole = number // 24
        return Day(today - timedelta(days=whole), (today - timedelta(days=whole + 1),))
    days = 7 if _WEEK.match(unit) else _DAYS.get(unit[0], 0)
    return Day(today - timedelta(days=number * days))
