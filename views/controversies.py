"""Controversies: the register, each with what is said, the vendor’s answer at the same size, and its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.matching import DISPUTE_PARAMETERS
from vendors.ownership import Control
from vendors.standing import control_on, status_on
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import Standing, StatusStep
from vendors.tables.reply import Reply
from vendors.wording import _
from views.page import Asked, View, render

FACETS: Final = ("status", "about", "region", "vendor")


@dataclass(frozen=True, slots=True)
class Named:
    """A vendor in a controversy: its answers, and who controlled it then and now."""

    id: str
    name: str
    replies: tuple[Reply, ...]
    then: Control
    now: Control


@dataclass(frozen=True, slots=True)
class Case:
    """A controversy as it is shown.

    Attributes:
        status: where it stands on the date.
        source: the article of the first step that alleges or reports it.
    """

    dispute: Controversy
    status: Standing
    steps: tuple[tuple[StatusStep, Article], ...]
    source: Article
    vendors: tuple[Named, ...]
    articles: tuple[Article, ...]


def view(asked: Asked) -> View:
    """The controversies chosen, newest first."""
    matching, words = asked.matching, asked.words
    disputes = matching.disputes()
    shown = cases(asked, disputes)
    return render(
        asked,
        "controversies.html",
        title=words.say(_("Controversies")),
        description=words.say(
            _(
                "Controversies about customer-experience vendors: what is said, where it stands, and the vendor’s answer."
            )
        ),
        finding=finding(asked, shown),
        cases=shown,
        facets=[(name, matching.dispute_facet(name)) for name in FACETS],
        parameters=DISPUTE_PARAMETERS,
    )


def finding(asked: Asked, shown: Sequence[Case]) -> str:
    """How many controversies are shown, and in how many the vendor’s answer is known."""
    words = asked.words
    if not shown:
        return words.say(_("No controversy meets these conditions"))
    answered = sum(any(_given(reply, asked.on) for named in case.vendors for reply in named.replies) for case in shown)
    said = words.plural("{n} controversy", "{n} controversies", len(shown))
    if not answered:
        return said + words.say("; no answer of a vendor has been found")
    return said + words.plural(
        "; the vendor’s answer is known in {n}", "; the vendor’s answer is known in {n}", answered
    )


def cases(asked: Asked, disputes: Sequence[Controversy]) -> list[Case]:
    """Controversies with all that is shown of them, as of the date."""
    return [case for dispute in disputes if (case := _case(asked, dispute))]


def _given(reply: Reply, on: date) -> bool:
    """Whether an answer had been given by a day; a later one is shown too, with its date, but does not count."""
    return bool(reply.text_fr) and (reply.published is None or reply.published.first <= on)


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
            vendor,
            dataset.vendor[vendor].name,
            tuple(reply for reply in dataset.replies[dispute.id] if reply.vendor == vendor),
            control_on(dataset, vendor, dispute.opened.first, asked.today),
            control_on(dataset, vendor, asked.today, asked.today),
        )
        for vendor in dispute.vendors
    )
    articles = tuple(
        dataset.article[article] for article in dispute.articles if dataset.article[article].date.first <= asked.on
    )
    return Case(dispute, status, steps, steps[0][1], named, articles)
