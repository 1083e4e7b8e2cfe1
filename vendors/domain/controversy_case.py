"""A controversy with all that is told of it on a day: status and steps, the vendors and what each answers, the outcome, the articles."""

from collections.abc import Iterable
from dataclasses import dataclass

from vendors.domain.article_context import ArticleInContext, in_context
from vendors.domain.as_of import AsOf
from vendors.domain.publishers import host
from vendors.domain.right_of_reply import ReplyState, answers_of, state_of
from vendors.domain.then_and_now import ThenAndNow, then_and_now
from vendors.domain.vendor_on import status_on
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ALLEGING, CLOSING, ControversyStatus, StatusStep
from vendors.tables.dataset import Dataset
from vendors.tables.reply import Reply


@dataclass(frozen=True, slots=True)
class NamedVendor:
    """A vendor in a controversy.

    Attributes:
        state: where the right of reply stands on the date.
        answers: what it has answered in public, each with who published it, where that is known; what came after the date is shown too, with its own date, since the charge
            must not stand alone where the answer is known.
        held: who controlled it then and who does now.
    """

    id: str
    name: str
    state: ReplyState
    answers: tuple[tuple[Reply, str], ...]
    held: ThenAndNow


@dataclass(frozen=True, slots=True)
class Case:
    """A controversy as of a date.

    Attributes:
        status: where it stands on the date.
        source: the article of the first step that alleges or reports it.
        outcome: the step that has closed it and the article that reports it, or None while it is open.
    """

    dispute: Controversy
    status: ControversyStatus
    steps: tuple[tuple[StatusStep, Article], ...]
    source: Article
    outcome: tuple[StatusStep, Article] | None
    vendors: tuple[NamedVendor, ...]
    articles: tuple[ArticleInContext, ...]

    @property
    def is_alleged(self) -> bool:
        """Whether somebody has alleged something by the date. Job cuts that a company announces, a breach that it admits and an
        inquiry that opens are reported: nobody is accused of them."""
        return any(step.status in ALLEGING for step, _article in self.steps)


def cases(as_of: AsOf, disputes: Iterable[Controversy]) -> list[Case]:
    """The controversies that have been opened by the date, each with all that is told of it."""
    return [case for dispute in disputes if (case := _case(as_of, dispute))]


def _case(as_of: AsOf, dispute: Controversy) -> Case | None:
    dataset, on = as_of.dataset, as_of.on
    status = status_on(dispute.id, dataset, on)
    if status is None:
        return None
    steps = tuple((step, dataset.article[step.article]) for step in dataset.steps[dispute.id] if step.date.first <= on)
    named = tuple(
        NamedVendor(
            held.vendor,
            held.name,
            state_of(dataset, dispute.id, held.vendor, on),
            tuple((reply, _publisher(dataset, reply)) for reply in answers_of(dataset, dispute.id, held.vendor)),
            held,
        )
        for held in then_and_now(dataset, dispute.vendors, dispute.opened.first, as_of.today)
    )
    listed = (dataset.article[article] for article in dispute.articles)
    articles = in_context(as_of, (article for article in listed if article.date.first <= on))
    outcome = steps[-1] if steps[-1][0].status in CLOSING else None
    return Case(dispute, status, steps, steps[0][1], outcome, named, articles)


def _publisher(dataset: Dataset, reply: Reply) -> str:
    """Who published an answer: by its name where an article of the survey stands at the address, else by the host."""
    url = reply.source_url
    row = dataset.article_at.get(url) if url else None
    return row.publisher if row else host(url or "")
