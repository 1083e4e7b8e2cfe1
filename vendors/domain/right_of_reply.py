"""Where the right of reply stands: not asked, asked, answered, published, and what is overdue.

French law gives whoever is named in an online publication three months to ask for a reply to be published, and the director
of publication three days from its receipt to publish it (law 2004-575 of 21 June 2004, LCEN, article 6 IV, since the law
2024-449 of 21 May 2024 its article 1-1; decree 2007-1527 of 24 October 2007). It says nothing of how long a vendor that the
magazine asks may take: `PATIENCE` is the magazine's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from vendors.i18n.language import Language, _
from vendors.tables.controversy import Controversy
from vendors.tables.reply import Approach, Reply, ReplyKind
from vendors.types.choice import Choice
from vendors.types.date import PartialDate

PATIENCE: Final = timedelta(days=14)
"""How long a request stays open before it is followed up."""
TO_PUBLISH: Final = timedelta(days=3)
"""How long the magazine has to publish an answer that it has received, by law."""


class Stage(Choice):
    """How far the right of reply has come."""

    NOT_ASKED = "not-asked", _("not asked")
    ASKED = "asked", _("asked, no answer yet")
    ANSWERED = "answered", _("answered, to be published")
    PUBLISHED = "published", _("answer published")
    PLEADED = "pleaded", _("defence in court found")
    FOUND = "found", _("answer found in public")


class HasReplies(Protocol):
    """What is asked of a data set: its controversies and the rows of replies by controversy."""

    @property
    def controversy(self) -> Mapping[str, Controversy]:
        """Controversies by id."""

    @property
    def replies(self) -> Mapping[str, Sequence[Reply]]:
        """Answers by controversy id."""


@dataclass(frozen=True, slots=True)
class ReplyState:
    """Where the right of reply of one vendor in one controversy stands on a date.

    Attributes:
        controversy, vendor: ids.
        on: the date.
        stage: how far it has come.
        asked: when the magazine asked, or None.
        asked_how: by what means it asked, or None where it did not or that is not known.
        waiting: days since it asked, where no answer has come; else None.
        answered: when the magazine received the answer, or None.
        publish_by: last day on which a received answer is published in time, or None where none was received.
        published: when the answer could first be read in public, or None.
        answers: the rows whose text may be shown on that date.
    """

    controversy: str
    vendor: str
    on: date
    stage: Stage
    asked: PartialDate | None = None
    asked_how: Approach | None = None
    waiting: int | None = None
    answered: PartialDate | None = None
    publish_by: date | None = None
    published: PartialDate | None = None
    answers: tuple[Reply, ...] = ()

    @property
    def unanswered(self) -> bool:
        """Whether the vendor has been asked for longer than `PATIENCE` and has not answered."""
        return self.waiting is not None and self.waiting > PATIENCE.days

    @property
    def unpublished(self) -> bool:
        """Whether an answer was received and the time to publish it is over."""
        return self.stage is Stage.ANSWERED and self.publish_by is not None and self.on > self.publish_by

    @property
    def overdue(self) -> bool:
        """Whether somebody in the newsroom must act."""
        return self.unanswered or self.unpublished

    @property
    def says_of_the_magazine(self) -> bool:
        """Whether its sentence tells readers what the magazine itself has left undone: to ask, or to publish in time."""
        return self.unpublished or self.stage is Stage.NOT_ASKED

    def say(self, words: Language) -> str:
        """The state as one sentence in a reader's language."""
        if self.stage is Stage.NOT_ASKED:
            return words.say(_("No answer was found, and the magazine has not asked for one yet."))
        if self.stage is Stage.FOUND:
            return words.say(_("The answer was found in public; the magazine has not asked for one of its own."))
        if self.stage is Stage.PLEADED:
            return words.say(_("What it pleaded in court was found; the magazine has not asked for an answer."))
        if self.stage is Stage.PUBLISHED:
            assert self.published
            return words.say(_("The answer was published on {day}."), day=words.date(self.published))
        if self.stage is Stage.ANSWERED:
            assert self.answered
            assert self.publish_by
            received = (
                _("The magazine received an answer on {day}; it was to publish it by {limit} and has not done so yet.")
                if self.unpublished
                else _("The magazine received an answer on {day} and is to publish it by {limit}.")
            )
            return words.say(received, day=words.date(self.answered), limit=words.date(self.publish_by))
        assert self.asked
        assert self.waiting is not None
        asked = words.say(_("The vendor was asked on {day}"), day=words.date(self.asked))
        how = words.say(_("by {how}"), how=words.say(self.asked_how.label)) if self.asked_how else ""
        waited = words.plural("waiting for {n} day", "waiting for {n} days", self.waiting)
        return words.say(_("{asked}, {waited}."), asked=f"{asked} {how}".strip(), waited=waited)


def state_of(dataset: HasReplies, controversy: str, vendor: str, on: date) -> ReplyState:
    """Where the right of reply of a vendor in a controversy stands on a date.

    What happened later than `on` is not known yet. A vendor without any row counts as not asked.

    Raises:
        KeyError: there is no such controversy.
    """
    dispute = dataset.controversy[controversy]
    return state(controversy, vendor, dataset.replies.get(dispute.id, ()), on)


def state(controversy: str, vendor: str, rows: Iterable[Reply], on: date) -> ReplyState:
    """The same from the rows of the controversy; those of other vendors are passed over."""
    own = [row for row in rows if row.vendor == vendor]
    shown = tuple(row for row in own if row.has_text and _by(row.published, on))
    request = next((row for row in own if row.kind is ReplyKind.RIGHT_OF_REPLY), None)
    if request and _by(request.asked or request.answered or request.published, on):
        asked = request.asked if _by(request.asked, on) else None
        answered = request.answered if _by(request.answered, on) else None
        published = request.published if _by(request.published, on) else None
        stage = Stage.PUBLISHED if published else Stage.ANSWERED if answered else Stage.ASKED
        return ReplyState(
            controversy,
            vendor,
            on,
            stage,
            asked,
            request.asked_how if asked else None,
            (on - asked.first).days if stage is Stage.ASKED and asked else None,
            answered,
            answered.last + TO_PUBLISH if answered else None,
            published,
            shown,
        )
    if shown:
        first = min((row.published for row in shown if row.published), default=None)
        return ReplyState(controversy, vendor, on, found_stage(shown), published=first, answers=shown)
    return ReplyState(controversy, vendor, on, Stage.NOT_ASKED)


def answers_of(dataset: HasReplies, controversy: str, vendor: str) -> tuple[Reply, ...]:
    """What a vendor has answered in a controversy where anybody can read it, whenever that was: a charge must not stand alone where the answer is known."""
    replies = dataset.replies.get(controversy, ())
    return tuple(row for row in replies if row.vendor == vendor and row.has_text and row.published)


def found_stage(answers: Iterable[Reply]) -> Stage:
    """How far a vendor has answered of whom only these answers were found: what is pleaded in court is no public answer."""
    return Stage.PLEADED if all(row.kind is ReplyKind.IN_COURT for row in answers) else Stage.FOUND


def states(dataset: HasReplies, on: date) -> tuple[ReplyState, ...]:
    """The state for each vendor of each controversy open or closed by that date, in the order of the register."""
    return tuple(
        state_of(dataset, dispute.id, vendor, on)
        for dispute in dataset.controversy.values()
        if dispute.opened.first <= on
        for vendor in dispute.vendors
    )


def overdue(dataset: HasReplies, on: date) -> tuple[ReplyState, ...]:
    """The states in which the newsroom must act: first the answers whose time to publish is over, then the oldest requests."""
    late = [found for found in states(dataset, on) if found.overdue]
    return tuple(
        sorted(late, key=lambda found: (not found.unpublished, found.publish_by or date.max, -(found.waiting or 0)))
    )


def _by(day: PartialDate | None, on: date) -> bool:
    return day is not None and day.first <= on
