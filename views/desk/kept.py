"""What the editor's change is, once a form is kept in it: shown on the page of the form, with the way to publish it."""

from collections.abc import Sequence
from dataclasses import dataclass

from vendors.desk.revisions.describe import Names, by_table
from vendors.desk.work import Work
from vendors.i18n.language import Language
from vendors.tables.dataset import Dataset
from views.desk import draft


@dataclass(frozen=True, slots=True)
class KeptTask:
    """What the editor's change is, once a form is kept in it.

    Attributes:
        stamp: names its state.
        why: the reason that is proposed.
        lines: what is different, by table.
        errors: how many things are to be put right before it can be published.
        is_asked: whether its own page has something to ask before it is published: it takes much away, or makes pages speak of the magazine.
    """

    stamp: str
    why: str
    lines: Sequence[tuple[str, Sequence[str]]]
    errors: int
    is_asked: bool


def kept_task(work: Work, old: Dataset | None, words: Language) -> KeptTask:
    """The same of a change.

    Args:
        work: the change.
        old: what is public now.
        words: the language of the page.
    """
    return KeptTask(
        work.draft.when.isoformat(),
        work.draft.note,
        by_table(work.difference, Names.in_files(work.draft.files, work.base), words),
        len(work.errors),
        draft.gone(work) > draft.CONFIRMED or bool(draft.of_the_magazine(work, old, words)),
    )
