"""French typography that only a page has: dates and words that no line break tears, and the raised letters of “1er”."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vendors.i18n.language import WIDE, language

_PLAIN: Final = frozenset(["option", "textarea", "title", "script", "style"])
"""Elements that hold text alone: no markup may be put into them."""
_BEFORE: Final = len("31er ")
_BEHIND: Final = len("s 2018.")
"""Signs before and behind the name of a month that belong to its date, and one more."""


def typeset(html: str, code: str) -> str:
    """The HTML of a French page with the dates of its texts held together, “1er” raised, and “e-mail” unbroken at its hyphen.

    Other languages have no such rule. Attributes stay as they are, and so does what a script or a form holds.

    Args:
        html: of a page or a part of one, its attributes escaped.
        code: language of the page.
    """
    return "".join(_pieces(html)) if code == "fr" else html


def _pieces(html: str) -> Iterator[str]:
    """The HTML in order, its dates and words set; only around the names of months is looked for them."""
    held, done = _held_together(), 0
    for name in _names().finditer(html):
        around = max(done, name.start() - _BEFORE)
        found = held.search(html, around, name.end() + _BEHIND) if name.start() >= done else None
        if found:
            yield html[done : found.start()]
            yield _set(found)
            done = found.end()
    yield html[done:]


@cache
def _names() -> re.Pattern[str]:
    """The names of the months and the word “e-mail”, small, capital or with capitals first, by their first letter: found five times as fast as what they stand in."""
    words = [*language("fr").locale.months["format"]["wide"].values(), "e-mail"]
    forms = {form for word in words for form in (word, word.capitalize(), word.title(), word.upper())}
    firsts = sorted({form[0] for form in forms})
    return re.compile(
        "|".join(f"{first}(?:{'|'.join(sorted(form[1:] for form in forms if form[0] == first))})" for first in firsts)
    )


@cache
def _held_together() -> re.Pattern[str]:
    """A date with its day, a month with its year, or the word “e-mail”."""
    months = "|".join(language("fr").locale.months["format"]["wide"].values())
    day = rf"(?P<day>\d{{1,2}})(?P<first>er)? (?P<of>{months})(?: (?P<year>\d{{4}}))?"
    return re.compile(
        rf"(?<![\w/=-])(?:{day}|(?P<month>{months}) (?P<its>\d{{4}})|(?P<mail>e-mails?))(?![\w/-])", re.IGNORECASE
    )


def _set(found: re.Match[str]) -> str:
    html, at = found.string, found.start()
    opened = html.rfind("<", 0, at)
    closed = html.rfind(">", 0, at)
    if opened > closed:
        return found[0]
    name = re.match(r"<(\w+)", html[html.rfind("<", 0, closed) : closed]) if closed >= 0 else None
    plain = name is not None and name[1].lower() in _PLAIN
    if found["mail"]:
        return found[0] if plain else f'<bdi class="whole">{found[0]}</bdi>'
    if found["month"]:
        return f"{found['month']}{WIDE}{found['its']}"
    raised = found["first"] or ""
    day = found["day"] + (raised if plain or not raised else f"<sup>{raised}</sup>")
    return WIDE.join(part for part in (day, found["of"], found["year"]) if part)
