"""What waits for an editor besides the data, at the head of This morning."""

from dataclasses import dataclass
from datetime import datetime

from vendors.desk.own_work import OwnWork, Standing
from vendors.i18n.language import Language
from vendors.settings import site_time
from views.desk.changes import ChangeOnPage, on_page


@dataclass(frozen=True, slots=True)
class OwnChange:
    """One of the editor's changes.

    Attributes:
        change: as lists show it.
        standing: how it stands.
        stopped: why it was not published at its set time; "" where that did not happen.
        planned: when it is to be published as it is now, on the site's clock; None where that is not so.
        overtaken: whether it was changed after a time was set for it.
    """

    change: ChangeOnPage
    standing: Standing
    stopped: str
    planned: datetime | None
    overtaken: bool


@dataclass(frozen=True, slots=True)
class OwnWorkOnPage:
    """What waits: the editor's own changes, and those that she is asked to approve."""

    changes: tuple[OwnChange, ...]
    reviews: tuple[ChangeOnPage, ...]


def own_work(found: OwnWork, words: Language) -> OwnWorkOnPage:
    """What waits for an editor, as the page shows it.

    Args:
        found: what there is.
        words: the language of the page.
    """
    listed = on_page([change for change, _standing in found.changes], words)
    changes = []
    for (change, standing), shown in zip(found.changes, listed, strict=True):
        plan = change.notes.plan
        waits = plan is not None and not plan.stopped
        as_seen = plan is not None and plan.state == standing.state
        changes.append(
            OwnChange(
                shown,
                standing,
                words.say(plan.stopped, detail=plan.detail) if plan and plan.stopped else "",
                site_time(plan.at) if plan and waits and as_seen else None,
                waits and not as_seen,
            )
        )
    return OwnWorkOnPage(tuple(changes), tuple(on_page(found.reviews, words)))
