"""What must stand beside anything that repeats what is disputed: the controversy, its status, and where the vendor's answer stands.

A headline or a summary alone is an allegation without its answer. Where there is no room for the whole of it (a list, a frame, a
file, the card of a social network), this is what comes along.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.domain.publishers import publisher_of
from vendors.domain.right_of_reply import Stage, answers_of, found_stage, state_of
from vendors.domain.vendor_on import status_on
from vendors.i18n.language import Language, _
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy, Matter
from vendors.tables.controversy_status import ControversyStatus
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event, EventKind
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row
from vendors.types.date import PartialDate

ANSWERS: Final = {
    Stage.NOT_ASKED: _("{vendor}: no answer found, none asked for yet"),
    Stage.ASKED: _("{vendor}: asked, no answer yet"),
    Stage.ANSWERED: _("{vendor}: answer received, to be published"),
    Stage.PUBLISHED: _("{vendor}: answer published"),
    Stage.PLEADED: _("{vendor}: defence in court"),
    Stage.FOUND: _("{vendor}: answer found in public"),
}
"""Where a vendor's answer stands, in a few words."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A controversy in short, on a date.

    Attributes:
        status: where it stands.
        answers: where the answer of each vendor stands: its name and how far the right of reply has come.
    """

    dispute: Controversy
    status: ControversyStatus
    answers: tuple[tuple[str, Stage], ...]

    def answered(self, words: Language) -> str:
        """Where the answers stand: Qualtrics: answer found in public."""
        return " · ".join(words.say(ANSWERS[stage], vendor=vendor) for vendor, stage in self.answers)

    def state(self, words: Language) -> str:
        """Status and answers in one line: denied by the vendor; Qualtrics: answer found in public."""
        said = words.say(_("{status}; {answers}"), status=words.say(self.status.label), answers=self.answered(words))
        return said[:1].upper() + said[1:]

    def line(self, words: Language) -> str:
        """The same after its title."""
        return f"{words.fine(self.dispute.own('title', words.code))} – {self.state(words)}"


def in_short(dataset: Dataset, disputes: Iterable[Controversy], on: date) -> tuple[Disputed, ...]:
    """Controversies in short as of a date; those not yet opened are left out."""
    return tuple(
        Disputed(dispute, *stood)
        for dispute in disputes
        if (stood := _stood(dataset, dispute.id, dispute.vendors, on)) is not None
    )


@with_dataset(5_000)
def _stood(
    dataset: Dataset, dispute: str, vendors: tuple[str, ...], on: date
) -> tuple[ControversyStatus, tuple[tuple[str, Stage], ...]] | None:
    """Status and answers of a controversy: each article that tells of it asks."""
    status = status_on(dispute, dataset, on)
    if status is None:
        return None
    return status, tuple((dataset.vendor[id].name, answer_stage(dataset, dispute, id, on)) for id in vendors)


def about_article(dataset: Dataset, article: str, on: date) -> tuple[Disputed, ...]:
    """The controversies that list an article, in short."""
    return in_short(dataset, dataset.controversies_of.get(article, ()), on)


def disputes_of(dataset: Dataset, row: Row) -> Sequence[Controversy]:
    """The controversies that a row tells of: an article, a milestone that is disputed, or evidence or a correction by the row that it is about."""
    if isinstance(row, Controversy):
        return (row,)
    if isinstance(row, Event):
        article = dataset.article_at.get(row.source_url or "")
        told = dataset.controversies_of.get(article.id, ()) if article else ()
        return tuple(one for one in told if may_be_about(one.category, row.kind))
    if isinstance(row, Article):
        return dataset.controversies_of.get(row.id, ())
    of, key = row.cell("table"), row.cell("row").partition("|")[0]
    if of == Article.TABLE:
        return dataset.controversies_of.get(key, ())
    named = dataset.controversy.get(key) if of in _OF_A_DISPUTE else None
    return (named,) if named else ()


def may_be_about(category: str, kind: str) -> bool:
    """Whether a milestone that an article of a controversy reports can be what is disputed: a round of funding in an article on job cuts is not."""
    return kind in _DISPUTED_KINDS.get(category, ())


_DEALS: Final = (EventKind.AGREEMENT, EventKind.ABANDONED, EventKind.ACQUIRED, EventKind.ACQUISITION)
_DISPUTED_KINDS: Final[Mapping[str, Sequence[str]]] = {
    Matter.LABOUR: (EventKind.LAYOFFS,),
    Matter.GOVERNANCE: _DEALS,
    Matter.LEGAL: _DEALS,
}
"""The kinds of milestones that a controversy of a kind can be about."""
_OF_A_DISPUTE: Final = ("controversies", "controversy_status", "replies")
"""The tables whose keys begin with the identifier of a controversy."""


def states(disputed: Iterable[Disputed], words: Language) -> str:
    """What stands first where a page is told of in a sentence or two; "" where nothing is disputed."""
    said = " · ".join(one.state(words) for one in disputed)
    return words.say(_("Controversy: {states}."), states=said[:1].lower() + said[1:]) if said else ""


def answer_stage(dataset: Dataset, dispute: str, vendor: str, on: date) -> Stage:
    """How far the answer of one vendor in a controversy has come, as it stands beside the charge.

    Raises:
        KeyError: there is no such controversy.
    """
    stage = state_of(dataset, dispute, vendor, on).stage
    # As on its page, an answer that came later is not kept back.
    known = answers_of(dataset, dispute, vendor)
    return found_stage(known) if stage is Stage.NOT_ASKED and known else stage


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page on which what is said of a controversy rests.

    Attributes:
        published: the day on which it was, as precise as it is known, or None.
    """

    url: str
    publisher: str
    published: PartialDate | None


def told_by(dataset: Dataset, row: Row, on: date) -> Row:
    """A row as it could be told on a day: a controversy without the end and the articles that came later."""
    if not isinstance(row, Controversy):
        return row
    closed = row.closed if row.closed and row.closed.first <= on else None
    articles = tuple(id for id in row.articles if dataset.article[id].date.first <= on)
    if (closed, articles) == (row.closed, row.articles):
        return row
    return row.model_copy(update={"closed": closed, "articles": articles})


def said_steps(dataset: Dataset, dispute: Controversy, on: date, words: Language) -> tuple[str, ...]:
    """Each step of the status of a controversy up to a day: its date as precise as it is known, the status, and the address of its source."""
    return tuple(
        f"{step.date}{words.say(':')} {words.say(step.status.label)} ({dataset.article[step.article].url})"
        for step in dataset.steps.get(dispute.id, ())
        if step.date.first <= on
    )


def addresses_of(dataset: Dataset, dispute: Controversy, on: date) -> tuple[str, ...]:
    """The addresses of the articles that report the steps of a controversy up to a day, and of the answers; each once."""
    steps = [dataset.article[step.article].url for step in dataset.steps.get(dispute.id, ()) if step.date.first <= on]
    answers = [reply.source_url for reply in dataset.replies.get(dispute.id, ()) if reply.source_url]
    return tuple(dict.fromkeys([*steps, *answers]))


def cited_page(dataset: Dataset, address: str) -> CitedPage:
    """A page by its address."""
    return CitedPage(address, publisher_of(dataset, address), dataset.published_at(address))
