"""The title of an article on a page: its heading as readers see it, held against what the page is called elsewhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from vendors.desk.articles.incoming import COMPARED, Message, line
from vendors.desk.articles.layout import shown_parts, touching
from vendors.i18n.language import _
from vendors.types.did_you_mean import plain
from vendors.types.markup import plain_text

MOST_PIECES: Final = 12
"""Pieces of a heading whose runs are held against what the page is called elsewhere."""
MOST_OFFERED: Final = 4
"""Other titles that are offered."""
_OTHER_WORDS: Final = 50.0
"""Likeness from which on a heading says in other words what the head of the page says (token set ratio of rapidfuzz)."""
_SAME_NAME: Final = 85.0
"""Likeness from which on a part of the window's title is the name of the site."""
_WORDS_OF_TITLE: Final = 4
_BETWEEN: Final = re.compile(r"(?<=\S)\s+(?:[|–—·•»-]|::)\s+(?=\S)")
"""What stands between the parts of a window's title."""


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """What a heading may say; `apart` where something was left out that readers see."""

    text: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ArticleTitle:
    """The title that is proposed; see `Incoming` for the rest."""

    title: str = ""
    choices: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def readings(heading: HtmlElement | None) -> tuple[HeadingReading, ...]:
    """What a heading may say, the likeliest first: as it is shown, with what is only read aloud, with its touching pieces as one word, and the
    runs of its pieces, since some may be a label, a subject or a counter."""
    if heading is None:
        return ()
    shown, whole = shown_parts(heading), shown_parts(heading, unseen=True)
    found = [HeadingReading(_joined(some)) for some in (shown, whole)]
    found += [HeadingReading(line(" ".join("".join(part) for part in some))) for some in (shown, whole)]
    pieces = [[piece] for part in whole for piece in part][:MOST_PIECES]
    # The longer run first: what is left out is what the page itself leaves out elsewhere.
    found += [
        HeadingReading(_joined(pieces[start : start + length]).strip(" |·•–—-"), apart=True)
        for length in range(len(pieces) - 1, 0, -1)
        for start in range(len(pieces) - length + 1)
    ]
    once: dict[str, HeadingReading] = {}
    for one in found:
        once.setdefault(one.text, one)
    return tuple(one for text, one in once.items() if text)


def _joined(parts: Sequence[Sequence[str]]) -> str:
    return line(" ".join(touching(part) for part in parts)).rstrip(" ¶#")


def title_of(
    heading: Sequence[HeadingReading], stated: Sequence[str], window: str, sites: Sequence[str]
) -> ArticleTitle:
    """The title of an article.

    Args:
        heading: what its heading may say, see `readings`.
        stated: its titles in the head of the page and in its data for machines, the plainest first.
        window: what the window is called.
        sites: what the site is called, and what its address is called.
    """
    raw = [*(one.text for one in heading[:1]), *stated, window]
    heading = [HeadingReading(_plain(one.text), one.apart) for one in heading]
    found = _found(heading, [title for one in stated if (title := _plain(one))], _plain(window), sites)
    escaped = next((one for one in raw if found.title and one != found.title and _plain(one) == found.title), "")
    if not escaped or line(escaped) == found.title:
        return found
    doubt = Message(
        _("The title was written with the signs of HTML, as “{written}”; it was read as “{title}”."),
        written=escaped,
        title=found.title,
    )
    return ArticleTitle(found.title, found.choices, (doubt, *found.doubts))


def _plain(text: str) -> str:
    return line(plain_text(line(text)))


def _found(heading: Sequence[HeadingReading], stated: Sequence[str], window: str, sites: Sequence[str]) -> ArticleTitle:
    first = next(iter(stated), "")
    # What the head says to machines counts more than the window's title, which holds other things too.
    names = [name for one in (stated or (window,)) for name in _names(one, sites)]
    if (
        heading
        and any(is_site(heading[0].text, site) for site in sites)
        and _compared(heading[0].text) not in map(_compared, stated)
    ):
        heading = ()  # the mark of the site stands above, where others have the title
    if not heading:
        return ArticleTitle(first) if first else _of_window(window, sites)
    if agreed := next((one for one in heading if _is_called(one.text, names)), None):
        found = _agreed(agreed, heading[0].text, stated)
        if not first or _is_called(found.title, [*_names(first, sites)]):
            return found
        # The data for machines call it so too; what the page gives to networks does not.
        against = _against(found.title, first, is_window=False)
        return ArticleTitle(
            against.title,
            tuple(dict.fromkeys(one for one in (*against.choices, *found.choices) if one != against.title)),
            (*found.doubts, *against.doubts),
        )
    shown = heading[0].text
    if called := first or _of_window(window, sites).title:
        return _against(shown, called, is_window=not first)
    return ArticleTitle(shown)


def _agreed(taken: HeadingReading, shown: str, stated: Sequence[str]) -> ArticleTitle:
    same = [one for one in stated if _compared(one) == _compared(taken.text)]
    title = next(iter(same), taken.text)
    if not taken.apart:
        return ArticleTitle(title)
    doubt = Message(
        _("To check: above the text stands “{shown}”; of it “{title}” was taken, as the page is called in its head."),
        shown=shown,
        title=title,
    )
    return ArticleTitle(title, (shown,), (doubt,))


def _against(shown: str, called: str, *, is_window: bool) -> ArticleTitle:
    """A heading that says something else than the head of the page."""
    # Readers see the heading; the head of a page is written for search engines and networks.
    if _is_title_shown(shown, called) or (is_window and len(shown.split()) >= _WORDS_OF_TITLE):
        doubt = Message(
            _("To check: the title is the one above the text; the head of the page has “{stated}”."), stated=called
        )
        return ArticleTitle(shown, (called,), (doubt,))
    doubt = Message(
        _("To check: the title was taken from the head of the page; above the text stands “{shown}”."), shown=shown
    )
    return ArticleTitle(called, (shown,), (doubt,))


def _is_title_shown(shown: str, title: str) -> bool:
    """Whether the heading of a page is the title of its article in other words than the page states."""
    alike = fuzz.token_set_ratio(_compared(shown), _compared(title))
    return len(shown.split()) >= _WORDS_OF_TITLE and alike >= _OTHER_WORDS


def _of_window(window: str, sites: Sequence[str]) -> ArticleTitle:
    """The title in what the window is called: without the name of the site; asked about where more than one part is left."""
    parts = _BETWEEN.split(window)
    left = [part for part in parts if not any(is_site(part, site) for site in sites)]
    if len(left) < 2:
        return ArticleTitle(next(iter(left), window))
    title = max(left, key=lambda part: len(part.split()))
    doubt = Message(
        _("To check: the title was taken from what the window is called, “{window}”; no heading tells it."),
        window=window,
    )
    others = dict.fromkeys(one for one in (*left, " – ".join(left), window) if one != title)
    return ArticleTitle(title, tuple(others)[:MOST_OFFERED], (doubt,))


def _names(called: str, sites: Sequence[str]) -> Iterator[str]:
    """What a title in the head may call the article: the whole, and the runs of its parts that hold its first or its longest."""
    yield called
    parts = [part for part in _BETWEEN.split(called) if part and not any(is_site(part, site) for site in sites)]
    longest = max(parts, key=lambda part: len(part.split()), default="")
    for start in range(len(parts)):
        for end in range(start + 1, len(parts) + 1):
            if start == 0 or longest in parts[start:end]:
                yield " ".join(parts[start:end])
    for site in sites:
        if site and (
            before := re.fullmatch(rf"{re.escape(site)}\s*:\s*(.+)|(.+?)\s*:\s*{re.escape(site)}", called, re.I)
        ):
            yield before[1] or before[2]


def _is_called(title: str, names: Sequence[str]) -> bool:
    said = _compared(title)
    return any(
        _compared(name) == said or (name.endswith(("…", "...")) and said.startswith(_compared(name.rstrip("…."))))
        for name in names
        if _compared(name)
    )


def is_site(text: str, site: str) -> bool:
    """Whether a text is the name of a site, or what its address is called."""
    one, two = (re.sub(r"^(?:le|la|les|the)\s+|[\W_]", "", plain(name)) for name in (text, site))
    return bool(one and two) and (one == two or fuzz.ratio(one, two) >= _SAME_NAME)


def _compared(title: str) -> str:
    """A title as it is compared with others: without case, accents and marks."""
    return line(re.sub(r"[^\w\s]", " ", plain(title[:COMPARED])))
