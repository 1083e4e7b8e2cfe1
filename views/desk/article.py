"""Adding articles: what was handed in as proposed rows beside their text, to be corrected, ticked and kept; one that is kept can be opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vendors.desk.tasks.answers import BEFORE, Question
from vendors.desk.tasks.articles import ARTICLES, OPENED, ROLE, SOURCE, TAKE, numbers, suffix, texts_of
from vendors.desk.tasks.rows import TextTables
from vendors.desk.work import Work
from vendors.i18n.language import Language, _
from vendors.store.files import Files
from vendors.validation.reading import text_of
from views.base.view import View
from views.desk import fields
from views.desk.frame import Behind, frame
from views.desk.kept import kept_task

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Named, Proposal

PATH: Final = "/desk/article"
KEEP: Final = "/desk/article/keep"
"""Where the rows of articles are sent."""
MOST: Final = 30
"""Articles of one feed on the page."""
ALSO: Final = f"{BEFORE}also-"
"""Before the field whose other proposals a hidden one carries along, a line each."""


@dataclass(frozen=True, slots=True)
class ArticlesOnPage:
    """The articles of the page, each by its number.

    Attributes:
        texts: what their fields say, by name.
        also: what fields may say as well.
        notes: where fields were taken from, or what was read of a vendor.
        to_check: what is to be looked at, by number.
        duplicates: articles that may be the same, and why, by number.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    to_check: Mapping[int, Sequence[str]] = field(default_factory=dict)
    duplicates: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)


def proposed(proposals: "Sequence[Proposal]", words: Language) -> ArticlesOnPage:
    """Articles as they are proposed."""
    texts: dict[str, str] = {}
    also: dict[str, Sequence[str]] = {}
    notes: dict[str, str] = {}
    some = list(enumerate(proposals[:MOST], start=1))
    for number, one in some:
        end = suffix(number)
        roles = {named.vendor: str(named.role) if named.sure else "" for named in one.named}
        texts |= texts_of(one.article, roles, number, one.text)
        if not one.duplicates:
            texts[f"{TAKE}{end}"] = "yes"
        also |= {f"{column}{end}": choices for column, choices in one.choices.items()}
        notes |= {
            f"{column}{end}": words.say(_("Taken from: {source}"), source=source.said(words))
            for column, source in one.taken_from.items()
        }
        notes |= {f"{ROLE}{named.vendor}{end}": _said_of(named, words) for named in one.named if named.times}
    to_check = {number: [line.said(words) for line in one.to_check] for number, one in some}
    if len(proposals) > MOST:
        left_out = _("{n} articles were read; the page shows the first {most}. Hand in the others apart.")
        to_check[1].insert(0, words.say(left_out, n=str(len(proposals)), most=str(MOST)))
    return ArticlesOnPage(
        texts,
        also,
        notes,
        to_check,
        {number: [(found.article, words.say(found.why)) for found in one.duplicates] for number, one in some},
    )


def _said_of(named: "Named", words: Language) -> str:
    said = words.plural("named {n} time", "named {n} times", named.times)
    surface = words.say("{times}, “{surface}”", times=said, surface=named.surface)
    return surface if named.sure else " · ".join((surface, words.say(_("maybe"))))


def as_sent(texts: Mapping[str, str], without: Sequence[int] = ()) -> ArticlesOnPage:
    """Articles as an editor has sent them.

    Args:
        texts: the fields by name.
        without: the numbers of those that are not shown any more.
    """
    gone = {suffix(number) for number in without}
    left = {suffix(number) for number in numbers(texts)} - gone
    kept = {name: text for name, text in texts.items() if _end_of(name) in left}
    also = {name.removeprefix(ALSO): text.split("\n") for name, text in kept.items() if name.startswith(ALSO) and text}
    return ArticlesOnPage(kept, also)


def _end_of(name: str) -> str:
    front, dot, number = name.rpartition(".")
    return f".{number}" if front and dot and number.isdecimal() else ""


def view(
    behind: Behind,
    files: Files,
    articles: ArticlesOnPage | None = None,
    questions: Sequence[Question] = (),
    work: Work | None = None,
) -> View:
    """The field to paste into, and the articles that are proposed, sent or opened.

    Args:
        behind: who looks.
        files: the tables as the editor's change has them now.
        articles: those on the page.
        questions: what is asked back.
        work: the editor's change, where articles have just been kept in it.
    """
    words, tables = behind.words, TextTables(files)
    articles = articles or ArticlesOnPage()
    sets = list(ARTICLES.sets(tables, articles.texts))
    found = numbers(articles.texts)
    return frame(
        behind,
        PATH,
        "article.html",
        words.say(_("Add an article")),
        articles=[
            (
                number,
                suffix(number),
                one.legend,
                fields.shown(one, questions, words, articles.also, articles.notes),
                articles.to_check.get(number, ()),
                articles.duplicates.get(number, ()),
            )
            for number, one in zip(found, sets, strict=True)
        ],
        texts=articles.texts,
        also=articles.also,
        carried=ALSO,
        take=TAKE,
        source=SOURCE,
        opened=OPENED,
        general=[one.said(words) for one in questions if not one.field],
        open_questions=len(questions),
        kept=kept_task(work, behind.state.dataset, words) if work else None,
        added=_added(work) if work else (),
        **fields.context(sets, tables, words),
    )


def _added(work: Work) -> list[tuple[str, str]]:
    """The articles that the change adds: id and title."""
    before = set(text_of("news", work.base.get("news.csv")).ids)
    rows = text_of("news", work.draft.files.get("news.csv")).rows
    return [(row.get("id", ""), row.get("title", "")) for row in rows if row.get("id", "") not in before]
