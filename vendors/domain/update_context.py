"""An update with what stands beside it wherever it is told of: the controversies that it touches, and where it leads.

A status, a title or a summary that is disputed is an allegation without its answer; here both come along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vendors.domain.controversy_summary import Disputed, about_article, in_short
from vendors.domain.updates import Update
from vendors.i18n.language import Language, _
from vendors.tables.dataset import Dataset


@dataclass(frozen=True, slots=True)
class UpdateInContext:
    """An update as it is told of on a date.

    Attributes:
        row: the update itself.
        disputes: the controversy that it is of, or those that list the article that it is of, as they stand on the date.
        leads_to: the parameter and the id of what it is about, as an address names it; None where it is about no one thing.
    """

    row: Update
    disputes: tuple[Disputed, ...]
    leads_to: tuple[str, str] | None

    def title(self, words: Language) -> str:
        """What happened to what: Fact changed: Akio."""
        heading, subject = self.row.heading(words), self.row.subject
        if not subject:
            return words.say(_("{heading} (withdrawn since)"), heading=heading)
        return words.say(_("{heading}: {subject}"), heading=heading, subject=subject) if heading else subject

    def states(self, words: Language) -> str:
        """Status and answers of the controversies, in one line; "" where nothing is disputed."""
        own = self.row.concerned.controversy
        said = [one.state(words) if own else one.line(words) for one in self.disputes]
        return " · ".join(said)


def in_context(dataset: Dataset, updates: Iterable[Update], on: date) -> list[UpdateInContext]:
    """Updates, each with what stands beside it.

    Args:
        dataset: as it stands; what an update tells of is in it.
        updates: see `vendors.query.update_list`.
        on: the day on which the controversies are looked at.
    """
    return [UpdateInContext(one, _disputes(dataset, one, on), _leads_to(one)) for one in updates]


def _disputes(dataset: Dataset, one: Update, on: date) -> tuple[Disputed, ...]:
    about = one.concerned
    if about.controversy:
        return in_short(dataset, (dataset.controversy[about.controversy],), on)
    return about_article(dataset, about.article, on) if about.article else ()


def _leads_to(one: Update) -> tuple[str, str] | None:
    about = one.concerned
    if about.controversy:
        return "controversy", about.controversy
    if about.article:
        return "article", about.article
    return ("vendor", about.vendors[0]) if len(about.vendors) == 1 else None
