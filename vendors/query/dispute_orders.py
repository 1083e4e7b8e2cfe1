"""The orders of the controversies by what is not a column of theirs: title in the reader's language, status, vendors, state of the answer."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import in_short
from vendors.domain.right_of_reply import Stage
from vendors.i18n.collation import sort_key
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus

Key = Callable[[AsOf, Controversy, str], Any]
"""What a controversy is sorted by: on a day, in a language."""


def _by_title(_as_of: AsOf, row: Controversy, lang: str) -> Any:
    return sort_key(row.own("title", lang))


def _by_status(as_of: AsOf, row: Controversy, _lang: str) -> Any:
    status = as_of.status(row.id)
    return list(ControversyStatus).index(status) if status else len(ControversyStatus)


def _by_vendors(as_of: AsOf, row: Controversy, _lang: str) -> Any:
    return [sort_key(as_of.dataset.vendor[id].name) for id in row.vendors]


def _by_answer(as_of: AsOf, row: Controversy, _lang: str) -> Any:
    """The least that has come of the answers of its vendors."""
    stages = [stage for one in in_short(as_of.dataset, [row], as_of.on) for _vendor, stage in one.answers]
    return min(list(Stage).index(stage) for stage in stages) if stages else -1


ORDERS: Final[Mapping[str, Key]] = {
    "title": _by_title,
    "status": _by_status,
    "vendor": _by_vendors,
    "answer": _by_answer,
}
"""By the name that an address gives them (`sort=status`, `sort=-status`)."""
