"""A whole page copied as text, menus and all: where its article begins."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from vendors.desk.articles.bylines import byline_in
from vendors.desk.articles.days import days_in
from vendors.desk.articles.layout import is_of_something_else
from vendors.desk.articles.published import LONGEST, is_quoted_post

MENU: Final = 15
"""Lines before the first paragraph from which on a text has the menu of its page with it."""
REACH: Final = 14
"""Lines above its byline or its first paragraph within which a title stands."""
BELOW: Final = 8
"""Lines below the beginning of the first paragraph within which a byline still belongs to the article."""
_SHORT: Final = 3
"""Words of an entry of a menu."""
_SOME: Final = 5
"""Entries that make a menu."""
_CLOSE: Final = 6
"""Lines between a title and the day or the names below it."""
_FEW: Final = 5
"""Words that a title hardly has fewer of."""
_PARAGRAPH: Final = 90
"""Characters from which on a line that ends as a sentence is a paragraph."""
_STANDFIRST: Final = 130
"""Characters from which on a line is rather a standfirst than a title."""
_REMARK: Final = re.compile(
    r"^\W*(?:photos?\b|images?\b|view image|video\b|watch\b|listen\b|share\b|by clicking|illustration|crédit|copyright|©|\d+ min)|\b(?:min(?:ute)?s? read|getty images|reuters/|/ ?afp|via getty|min de lecture)\b|\bphoto(?:graph|graphie|s)?\s*:",
    re.IGNORECASE,
)
_NEAR: Final = 12
"""Lines within which three paragraphs make the body of an article."""
_SENTENCE: Final = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:Mr|Dr|Ms|MM|Me|St|Lt|Jr|Sr|Co|vs|No))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Rev|Inc|Ltd|Mme))(?<!\bProf)\. (?=\W*[A-ZÀ-Ý\d])"
)
"""Where one sentence ends and the next begins; initials and titles of persons end none."""
_END: Final = re.compile(r"[.!?…»”\"’')]\W*$")
_PUBLISHING: Final = re.compile(
    r"\b(?:publi[ée]e?s?|published|posted|updated|mis à jour|mise à jour|modifi[ée]e?|rédigé|créé|last updated)\b",
    re.IGNORECASE,
)
_PATH: Final = re.compile(r"\s[›»>]\s")
_CLOCK: Final = re.compile(r"\b\d{1,2}\s*[:h]\s*\d{2}\b")
_OFFER: Final = re.compile(
    r"\b(?:abonne|s’abonner|s'abonner|subscribers?|subscribe|subscription|sign up|newsletters?|cookies?|log in|sign in|create an account|free account|your account|advertis\w*|publicité|download the app)\b",
    re.IGNORECASE,
)
_FURNITURE: Final = re.compile(
    r"^\W*(?:skip to\b|aller au\b|passer au\b|thanks for|thank you for|all rights reserved|tous droits r[ée]serv|search author|add us\b|show more|vous poss[ée]dez|d[ée]j[àa] (?:un compte|abonn)|en partenariat avec|in partnership with"
    r"|support \w+ with|switch to|today[’']s paper|partagez?\b|share\w*|copier|copy|ajouter [àa]|add to|save to|pour ajouter|enregistrer|this article is|when you purchase|\d+ ?(?:h|min|hours?|minutes?|heures?) ago|il y a \d)"
    r"|\($",
    re.IGNORECASE,
)
"""What stands around an article and is no title: buttons, thanks, rights, and captions that a button cuts off."""
_TOUCHING: Final = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Ý][a-zà-ÿ]{2}")
"""Where two entries of a menu touch when they are copied."""
_FAR: Final = 60
"""Lines above the first paragraph within which a day or byline is looked for, where buttons stand in between."""
_MONTHS: Final = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_GLUED: Final = re.compile(
    r"(?<=\b20\d\d)(?=\d{1,2}:\d\d\b)|(?<=\d\d:\d\d)(?=[A-ZÀ-Ý])|(?<=\b20\d\d)(?=[A-ZÀ-Ý][a-zà-ÿ])"
    rf"|(?<=[a-zà-ÿ])(?=(?:{_MONTHS})\.? \d{{1,2}},? 20\d\d)|(?<=[A-Z])(?=(?:{_MONTHS.upper()})\.? \d{{1,2}},? 20\d\d)"
    r"|(?<=[a-zà-ÿ])(?=(?:Publi(?:shed|é)|Posted|Updated|Mis à jour)\b)|(?<=[a-zà-ÿ\d])(?=Last Updated\b)|(?<=[a-zà-ÿ])(?=\d+ (?:minutes?|hours?|days?) ago\b)"
)
"""Where a page shows two things side by side whose texts touch when they are copied."""


def parted_words(text: str) -> str:
    """A line in which a day no longer touches what stood beside it."""
    return _GLUED.sub(" ", text)


def is_glued_menu(text: str) -> bool:
    """Whether a line is a menu whose entries touch: "NewsSportBusiness"."""
    return len(_TOUCHING.findall(text)) >= 2


def article_at(words: Sequence[str]) -> int:
    """Which line of a text is the title of its article, where a menu stands before; 0 where none does."""
    body = _body(words)
    if body <= MENU and sum(len(one.split()) <= _SHORT for one in words[:body]) < _SOME:
        return 0
    places = [n for n in range(max(body - _FAR, 0), min(body + BELOW, len(words))) if _may_be_title(words[n])]
    dated = next((n for n in _datelines(words, body) if _some_near(places, n)), None)
    # A byline, a picture and the day: the title stands above them all.
    while dated is not None and (above_it := _also_above(words, dated, places)) is not None:
        dated = above_it
    end, reach = (body, REACH) if dated is None else (dated, _CLOSE)
    above = [n for n in places if end - reach <= n < end]
    best = max(above, key=lambda n: _weight(words, n, end), default=0)
    # Below the title stands what introduces the article.
    while (higher := _introduced(words, best, above)) is not None:
        best = higher
    return best


def _also_above(words: Sequence[str], place: int, places: Sequence[int]) -> int | None:
    """Another line right above that says when or by whom, and has a title above it too."""
    return next(
        (n for n in range(place - 1, max(place - 4, 0), -1) if _is_dateline(words[n]) and _some_near(places, n)), None
    )


def _introduced(words: Sequence[str], place: int, above: Sequence[int]) -> int | None:
    """The line that may be the title where one below it only introduces the article; None where there is none."""
    higher = place - 1
    if higher > 0 and higher not in above and len(words[higher]) >= _PARAGRAPH and higher - 1 in above:
        higher -= 1
    if (
        higher not in above
        or len(words[higher].split()) < _FEW
        or len(words[higher]) > _STANDFIRST
        or _TOUCHING.search(words[higher])
    ):
        return None
    return higher


def _datelines(words: Sequence[str], body: int) -> Iterator[int]:
    """The lines around the beginning of the body that say when and by whom: those close by first, then those that buttons keep away, then those below."""
    near, far = max(body - REACH, 0), max(body - _FAR, 0)
    places = (
        *range(min(body, len(words)) - 1, near - 1, -1),
        *range(near - 1, far - 1, -1),
        *range(body, min(body + BELOW, len(words))),
    )
    return (n for n in places if _is_dateline(words[n]))


def _some_near(places: Sequence[int], line: int) -> bool:
    """Whether one of the places stands shortly above a line: a day may stand above the title too."""
    return any(line - _CLOSE <= n < line for n in places)


def _body(words: Sequence[str]) -> int:
    """Where the paragraphs of the article begin; 0 where there are none."""
    for n, one in enumerate(words):
        if _is_paragraph(one) and sum(map(_is_paragraph, words[n : n + _NEAR])) >= 3:
            return n
    return 0


def _is_paragraph(text: str) -> bool:
    return (
        len(text) >= _PARAGRAPH
        and bool(_END.search(text) or _SENTENCE.search(text))
        and not _OFFER.search(text)
        and not is_of_something_else(text)
    )


def _is_dateline(text: str) -> bool:
    if len(text) > LONGEST or is_quoted_post(text):
        return False
    if any(days_in(text, "")) and (_PUBLISHING.search(text) or _CLOCK.search(text) or len(text) < 40):
        return True
    return bool(byline_in(text).raw)


def _may_be_title(text: str) -> bool:
    return (
        len(text.split()) >= 4
        and len(text) <= LONGEST
        and not (text.endswith((".", ":", ",")) and not text.endswith(("...", "U.S.")))
        and not _OFFER.search(text)
        and not _REMARK.search(text)
        and not _PATH.search(text)
        and not _FURNITURE.search(text)
        and not is_glued_menu(text)
        and not is_of_something_else(text)
        and not _is_dateline(text)
    )


def _weight(words: Sequence[str], place: int, end: int) -> float:
    """How much speaks for a line: its words, how near it is, and whether it is there again."""
    text = words[place]
    weight = min(len(text.split()), 8) - 0.15 * (end - place)
    if any(
        one == text or (len(text) > 20 and one.startswith(f"{text} |")) for n, one in enumerate(words) if n != place
    ):
        weight += 4
    if any(map(_is_dateline, words[place + 1 : end])):
        # A line that is dated by itself belongs to a list of other articles.
        weight -= 3
    # A standfirst is longer than the title that it stands below.
    return weight - (4 if len(text) > _STANDFIRST else 0) - (6 if _TOUCHING.search(text) else 0)
