"""The changes that there are, as pages list them: an editor's own, those in her bin, and those that others show her."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from vendors.desk.changes import ListedChange
from vendors.desk.revisions.draft_steps import WayIn
from vendors.i18n.language import Language, _
from vendors.settings import site_time


@dataclass(frozen=True, slots=True)
class ChangeOnPage:
    """A change as a list shows it.

    Attributes:
        id: of its draft.
        editor: whose it is.
        name: what it is called.
        when: on the site's clock.
        how: what was done last.
        is_current: whether it is the one at work.
        shown, asked: whether others may look at it, and are asked to approve it.
        planned: when it is to be published, on the site's clock; None where that was not set.
    """

    id: str
    editor: str
    name: str
    when: datetime
    how: str
    is_current: bool
    shown: bool
    asked: bool
    planned: datetime | None


@dataclass(frozen=True, slots=True)
class ChangesOnPage:
    """What a page lists.

    Attributes:
        own: the editor's, the last kept first.
        bin: those that she has thrown away.
        others: those that others show her.
        named: whether the one at work has a name that she gave it.
    """

    own: Sequence[ChangeOnPage] = ()
    bin: Sequence[ChangeOnPage] = ()
    others: Sequence[ChangeOnPage] = ()
    named: bool = False

    @property
    def current(self) -> ChangeOnPage | None:
        """The one at work."""
        return next((one for one in self.own if one.is_current), None)


NO_CHANGES: Final = ChangesOnPage()


def on_page(changes: Sequence[ListedChange], words: Language) -> list[ChangeOnPage]:
    """Changes as a list shows them."""
    return [_on_page(change, words) for change in changes]


def listed(
    own: Sequence[ListedChange], bin: Sequence[ListedChange], others: Sequence[ListedChange], words: Language
) -> ChangesOnPage:
    """What a page lists."""
    named = any(change.is_current and change.notes.name for change in own)
    return ChangesOnPage(on_page(own, words), on_page(bin, words), on_page(others, words), named)


def name_of(name: str, when: datetime, words: Language) -> str:
    """What a change is called.

    Args:
        name: that an editor gave it, "" for none.
        when: it was last kept.
        words: the language of the page.
    """
    return name or words.say(_("Change of {day}"), day=words.date(site_time(when).date()))


def _on_page(change: ListedChange, words: Language) -> ChangeOnPage:
    way, notes, when = change.way, change.notes, site_time(change.when)
    how = words.say(way.kind.label)
    if way.what and way.kind is not WayIn.BACK:
        how = words.say("{how}: {what}", how=how, what=way.what)
    return ChangeOnPage(
        change.id,
        change.editor,
        name_of(notes.name, change.when, words),
        when,
        how,
        change.is_current,
        notes.shown,
        notes.asked,
        site_time(notes.plan.at) if notes.plan else None,
    )
