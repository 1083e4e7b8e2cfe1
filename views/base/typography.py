"""Typography that only a page has: dates and words that no line break tears, and the raised letters of “1er”."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vendors.i18n.language import LANGUAGES, WIDE, language

_PLAIN: Final = frozenset(["option", "title"])
"""Elements that hold text alone: no markup may be put into them."""
_AS_IT_IS: Final = frozenset(["textarea", "script", "style"])
"""Elements whose text is sent back, or run: it stays as it is."""
_TO_THE_LETTER: Final = frozenset(["code"])
"""Elements whose text is copied and run: no space in it becomes another."""


IS_SET: Final = "\x07"
"""Before and behind HTML that is set already, see `views.base.kept_parts`; no valid cell holds it (`control-character`)."""


def typeset(html: str) -> str:
    """The HTML of a page with the dates of its texts held together, “1er” raised, and “e-mail” and 2018-04-23 unbroken at their hyphens.

    Dates in each language of the site: a page has texts in others too. Attributes stay as they are, and so does what is typed into.

    Args:
        html: of a page or a part of one, its attributes escaped.
    """
    return "".join(_pieces(str(html)))  # Markup would escape what is put between its pieces


def typeset_around(html: str) -> str:
    """The same of a page of which parts are set already, each between two of `IS_SET`."""
    pieces = html.split(IS_SET)
    pieces[::2] = map(typeset, pieces[::2])
    return "".join(pieces)


def _pieces(html: str) -> Iterator[str]:
    """The HTML in order, its dates and words set."""
    (held, month), at, done, name = _patterns(), 0, 0, ""
    while at < len(html) and (found := held.match(html, at)):
        at = found.end()
        start, kind, tag = found.end("before"), found.lastgroup, found["tag"]
        if tag is not None:
            name = tag.lower()
        if kind == "before" or name in _AS_IT_IS:
            continue
        if kind == "its":
            if name not in _TO_THE_LETTER and month.search(html, max(done, start - 1 - _LONGEST), start - 1):
                yield f"{html[done : start - 1]}{WIDE}"
                done = start
        elif kind in ("mail", "iso"):
            if name not in _PLAIN:
                begins = start - (1 if kind == "mail" else 4)
                yield f'{html[done:begins]}<bdi class="whole">{html[begins:at]}</bdi>'
                done = at
        elif name not in _TO_THE_LETTER:
            raised = found["first"] or ""
            day = html[start] + found["more"] + (raised if name in _PLAIN or not raised else f"<sup>{raised}</sup>")
            yield html[done:start] + WIDE.join(part for part in (day, found["of"], found["year"]) if part)
            done = at
    yield html[done:]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is held together: a date from its day on, four figures that may be the year of a month, from their first hyphen on the word
    “e-mail” and a date in figures, each with what stands before it and the last tag in that; and a month at the end of what stands before such a year.

    A page has far fewer figures and hyphens than letters with which names of months begin.
    """
    # As each language writes them, and with capitals: “may” is no month.
    names = {name for code in LANGUAGES for name in language(code).locale.months["format"]["wide"].values()}
    forms = {form for name in names for form in (name, name.capitalize(), name.upper())}
    months, ends = ("|".join(sorted(some)) for some in (forms, {form[-_SHORTEST:] for form in forms}))
    year = rf"(?<= [0-9])(?<=(?:{ends}) [0-9])(?P<its>[0-9]{{3}})"
    day = rf"(?P<more>[0-9]?)(?P<first>er)? (?P<of>{months})(?: (?P<year>[0-9]{{4}}))?"
    mail = r"(?<=[eE]-)(?<![\w/=-]..)(?P<mail>(?:mail|Mail|MAIL)[sS]?)"
    iso = r"(?<=[0-9]{4}-)(?<![\w/=-].{5})(?P<iso>[0-9]{2}(?:-[0-9]{2})?)"
    whole = rf"[0-9-](?:(?<![\w/=-].)(?<=[0-9])(?:{year}|{day})|(?<=-)(?:{mail}|{iso}))(?![\w/-])"
    # All before it is passed over in one go: texts, tags whatever stands in them, and the figures and hyphens that are nothing of it.
    other = re.sub(r"\?P<\w+>", "?:", whole)
    # Nothing in it can be read in two ways, so that nothing is tried again where no more is found. Each turn is remembered until then, in
    # some hundred bytes: of a million figures in a form only so many at once.
    before = rf"(?P<before>(?:[^<0-9-]++|<(?P<tag>/?+\w*+)[^<>]*+>?+|(?!{other})[0-9-]){{0,{_TURNS}}})"
    return re.compile(f"{before}(?:{whole})?"), re.compile(rf"(?<![\w/=-])(?:{months})\Z")


_TURNS: Final = 5_000
"""Texts, tags, figures and hyphens that are passed over in one go."""
_LONGEST: Final = 12
"""Signs of the longest name of a month, and a few more."""
_SHORTEST: Final = 3
"""Signs of the shortest name of a month."""
