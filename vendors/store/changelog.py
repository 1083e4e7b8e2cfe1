"""What readers are told of the changes that were published; whoever keeps the history hands it to the site."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, Protocol, TypeAlias

from vendors.domain.updates import Turn, Update, UpdateKind
from vendors.i18n.language import FALLBACK_LANGUAGE, Language, language


@dataclass(frozen=True, slots=True)
class Change:
    """One published change as readers see it; who made it is the editors' business.

    Attributes:
        lines: what it changed, in words, as many as are shown.
        more: how many lines are not.
    """

    day: date
    why: str
    lines: Sequence[str]
    more: int


Changelog: TypeAlias = Callable[[Language], Sequence[Change]]
"""Gives the published changes in a language, the newest first, as they are when it is asked."""


def no_changes(_words: Language) -> Sequence[Change]:
    """The changelog of a folder without a history."""
    return ()


@dataclass(frozen=True)
class UpdateLog:
    """What is known of all that was published, for whoever asks what has changed.

    Attributes:
        mark: another as soon as anything else is told.
        since: the day from which every publication is known; None where there is no history.
        told: the updates in a language, newest first.
        data: version of the data set with which it ends.
        release: short name of the release that this is, where anybody may have it; "" where not.
    """

    mark: str = ""
    since: date | None = None
    told: Callable[[Language], Sequence[Update]] = lambda _words: ()
    data: str = ""
    release: str = ""

    @cached_property
    def entered(self) -> Mapping[str, Update]:
        """The updates by which articles came in, by their ids; of those that were there when the history began, none."""
        came = (one for one in self.told(language(FALLBACK_LANGUAGE)) if one.kind is UpdateKind.ARTICLE)
        return {one.concerned.article: one for one in came if one.turn is Turn.CAME}


class UpdateSource(Protocol):
    """Gives the log."""

    def __call__(self) -> UpdateLog:
        """The log as it is when it is asked; cheap but after a publish, when it is read."""

    def at_once(self) -> UpdateLog | None:
        """The log where it is known without reading anything that it is as it was; None where it may be another."""


NO_LOG: Final = UpdateLog()
"""The log of a folder without a history."""


@dataclass(frozen=True, slots=True)
class OneLog:
    """The source that gives one log, whenever it is asked: of a folder without a history, or of one moment."""

    log: UpdateLog

    def __call__(self) -> UpdateLog:
        """That log."""
        return self.log

    at_once = __call__


no_updates: Final = OneLog(NO_LOG)
"""The source of any folder without a history."""
