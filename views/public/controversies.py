"""Controversies: the register, each with what is said, the vendor’s answer at the same size, and its history; and one of them with all about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendors.domain.controversy_summary import in_short, states
from vendors.domain.related import related_disputes
from vendors.domain.right_of_reply import ReplyState, state_of
from vendors.domain.then_and_now import ThenAndNow, then_and_now
from vendors.domain.vendor_on import status_on
from vendors.i18n.language import _
from vendors.query.results import ABOUT_DISPUTES, DISPUTE_PARAMETERS
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.tables.reply import Reply
from views.base.page import render
from views.base.paging import paged
from views.base.periods import periods
from views.base.view import Asked, View

FACETS: Final = (*ABOUT_DISPUTES, "region", "vendor")
PER_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class Named:
    """A vendor in a controversy.

    Attributes:
        state: where the right of reply stands on the date.
        answers: what it has answered in public; what came after the date is shown too, with its own date, since the charge
            must not stand alone where the answer is known.
        held: who controlled it then and who does now.
    """

    id: str
    name: str
    state: ReplyState
    answers: tuple[Reply, ...]
    held: ThenAndNow


@dataclass(frozen=True, slots=True)
class Case:
    """A controversy as it is shown.

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
    vendors: tuple[Named, ...]
    articles: tuple[Article, ...]


def view(asked: Asked) -> View:
    """The controversy that the Selection names, or the controversies chosen, newest first."""
    results, words = asked.results, asked.words
    disputes = results.disputes()
    if len(asked.selection.controversy) == 1 and (alone := cases(asked, disputes)):
        return _one(asked, alone[0])
    shown = paged(disputes, asked.selection.page, PER_PAGE)
    return render(
        asked,
        "controversies.html",
        title=words.say(_("Controversies")),
        description=words.say(
            _(
                "Controversies about customer-experience vendors: what is said, where it stands, and the vendor’s answer."
            )
        ),
        finding=finding(asked, disputes),
        all=len(disputes),
        cases=cases(asked, shown.rows),
        paged=shown,
        periods=periods(asked, (dispute.opened for dispute in results.disputes("since"))),
        facets=[(name, results.dispute_facet(name)) for name in FACETS],
        parameters=DISPUTE_PARAMETERS,
    )


def finding(asked: Asked, disputes: Sequence[Controversy]) -> str:
    """How many controversies there are, and in how many the vendor’s answer is known."""
    words = asked.words
    if not disputes:
        return words.say(_("No controversy meets these conditions"))
    answered = sum(
        any(state_of(asked.dataset, dispute.id, vendor, asked.on).answers for vendor in dispute.vendors)
        for dispute in disputes
    )
    said = words.plural("{n} controversy", "{n} controversies", len(disputes))
    if not answered:
        return said + words.say("; no answer of a vendor has been published")
    return said + words.plural(
        "; the vendor’s answer is known in {n}", "; the vendor’s answer is known in {n}", answered
    )


def _one(asked: Asked, case: Case) -> View:
    """One controversy: what is said and what is answered first, then its history, owners, articles, and others like it."""
    words, dataset = asked.words, asked.dataset
    short = in_short(dataset, [case.dispute], asked.on)
    title = words.say(
        _("{title} ({status})"),
        title=words.fine(str(getattr(case.dispute, f"title_{words.code}"))),
        status=words.say(case.status.label),
    )
    return render(
        asked,
        "controversy.html",
        # Windows, lists of results and social networks show the title alone.
        title=title,
        description=f"{states(short, words)} {words.fine(str(getattr(case.dispute, f'summary_{words.code}')))}",
        finding=f"{title} – {short[0].answered(words)}",
        case=case,
        related=in_short(dataset, related_disputes(dataset, case.dispute, asked.on), asked.on),
    )


def cases(asked: Asked, disputes: Sequence[Controversy]) -> list[Case]:
    """Controversies with all that is shown of them, as of the date."""
    return [case for dispute in disputes if (case := _case(asked, dispute))]


def _case(asked: Asked, dispute: Controversy) -> Case | None:
    dataset = asked.dataset
    status = status_on(dispute.id, dataset, asked.on)
    if status is None:
        return None
    steps = tuple(
        (step, dataset.article[step.article]) for step in dataset.steps[dispute.id] if step.date.first <= asked.on
    )
    named = tuple(
        Named(
            held.vendor,
            held.name,
            state_of(dataset, dispute.id, held.vendor, asked.on),
            tuple(
                reply
                for reply in dataset.replies.get(dispute.id, ())
                if reply.vendor == held.vendor and reply.text_fr and reply.published
            ),
            held,
        )
        for held in then_and_now(dataset, dispute.vendors, dispute.opened.first, asked.today)
    )
    articles = tuple(
        dataset.article[article] for article in dispute.articles if dataset.article[article].date.first <= asked.on
    )
    outcome = steps[-1] if steps[-1][0].status in CLOSING else None
    return Case(dispute, status, steps, steps[0][1], outcome, named, articles)
