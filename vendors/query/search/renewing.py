"""The search index of a data set, made of that of the version before it where only some rows are others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Final, ParamSpec

from vendors.i18n.collation import sort_key
from vendors.query.search import kept_index
from vendors.query.search.entries import Findable, ResultKind, entries, entry, of_few
from vendors.query.search.index import Index, Order, Thing
from vendors.tables.article import Article
from vendors.tables.capability import Capability
from vendors.tables.changed_rows import between_same_ends
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event
from vendors.tables.mention import Mention
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.tables.reply import Reply
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor

P = ParamSpec("P")

log = logging.getLogger(__name__)

MOST: Final = 2_000
"""Rows of a table that are others, beyond which the index is made from the beginning."""
_SEARCHED: Final = (Vendor, Capability, Event, Ownership, Article, Mention, Controversy, Reply)
"""The tables of which something is searched."""
_FEW: Final = (ResultKind.PERSON, ResultKind.OWNER, ResultKind.CRITERION, ResultKind.PLACE)
"""The kinds of which there are few, and which follow from all rows together: they are compared one by one."""
_making: Final = Lock()


@dataclass(frozen=True, slots=True)
class Indexed:
    """An index, and what it was made of. It keeps no data set: what pages remember beside one goes with it.

    Attributes:
        tables: the rows that are searched.
        few: the things that no table lists.
    """

    index: Index
    tables: Mapping[str, tuple[Row, ...]]
    few: Mapping[Thing, Findable]

    @classmethod
    def of(cls, dataset: Dataset, index: Index) -> "Indexed":
        """The index of a data set."""
        return cls(index, dataset.rows, _few(dataset))


_newest: list[Indexed] = []
"""What was made last."""
_behind: Final = ThreadPoolExecutor(1, "index")
"""Makes indexes that nobody has asked for yet, and writes them down; the process does not end before."""


def index_of(dataset: Dataset) -> Index:
    """The index of a data set, made or read when it is first asked for."""
    with _making:
        return _made(dataset)


def renew(dataset: Dataset) -> None:
    """Begins with the index of a version that readers see from now on, where there is one that it can be made of: whoever searches waits for the rest."""
    if _newest:
        _begin(_renewed, dataset)


def _begin(work: Callable[P, object], *args: P.args, **more: P.kwargs) -> None:
    with suppress(RuntimeError):  # at the end of the process nothing more is begun
        _behind.submit(work, *args, **more)


def _renewed(dataset: Dataset) -> None:
    try:
        index_of(dataset)
    except Exception:
        log.exception("the index of version %s is made when it is searched", dataset.version[:7])


@with_dataset(1)
def _made(dataset: Dataset) -> Index:
    index = (renewed(_newest[0], dataset) if _newest else None) or kept_index.kept(dataset.version)
    if index is None:
        index = Index(entries(dataset))
    _begin(kept_index.keep, dataset.version, index)
    _newest[:] = [Indexed.of(dataset, index)]
    return index


def renewed(before: Indexed, dataset: Dataset) -> Index | None:
    """The index of a data set, made of that of another; None where too much is otherwise."""
    was = Dataset(before.tables, "", before=dataset)
    things = _changed(was, dataset)
    if things is None:
        return None
    few = _few(dataset)
    gone = [thing for name, thing in before.few.items() if few.get(name) != thing]
    come = [thing for name, thing in few.items() if before.few.get(name) != thing]
    gone += [entry(was, *thing) for thing in things if _has(was, thing)]
    come += [entry(dataset, *thing) for thing in things if _has(dataset, thing)]
    if not gone and not come:
        return before.index
    order = {**_order(dataset), **{kind: [key for other, key in few if other is kind] for kind in _FEW}}
    return before.index.changed(order, gone, come)


@with_dataset(1)
def _few(dataset: Dataset) -> Mapping[Thing, Findable]:
    return {(thing.kind, thing.key): thing for kind in _FEW for thing in of_few(dataset, kind)}


def _order(dataset: Dataset) -> Order:
    return {
        ResultKind.CONTROVERSY: [row.id for row in dataset.newest_disputes],
        ResultKind.VENDOR: [row.id for row in sorted(dataset.table(Vendor), key=lambda row: sort_key(row.name))],
        ResultKind.ARTICLE: [row.id for row in dataset.newest_articles],
    }


def _has(dataset: Dataset, thing: Thing) -> bool:
    kind, key = thing
    known = {
        ResultKind.CONTROVERSY: dataset.controversy,
        ResultKind.VENDOR: dataset.vendor,
        ResultKind.ARTICLE: dataset.article,
    }
    return key in known[kind]


def _changed(before: Dataset, dataset: Dataset) -> set[Thing] | None:
    """The controversies, vendors and articles of which something that is searched is otherwise; None where it is too much."""
    found: set[Thing] = set()
    for model in _SEARCHED:
        rows = between_same_ends(before.table(model), dataset.table(model))
        if len(rows) > MOST:
            return None
        for row in rows:
            found.update(_about(row, (before, dataset)))
    return found


def _about(row: Row, datasets: Iterable[Dataset]) -> Iterator[Thing]:
    """The things of which a row tells."""
    if isinstance(row, Vendor):
        yield ResultKind.VENDOR, row.id
        if len({_names(dataset, row.id) for dataset in datasets}) > 1:
            for dataset in datasets:
                yield from ((ResultKind.ARTICLE, article.id) for article in dataset.articles_about.get(row.id, ()))
                yield from ((ResultKind.CONTROVERSY, one.id) for one in dataset.controversies_about.get(row.id, ()))
    elif isinstance(row, Article):
        yield ResultKind.ARTICLE, row.id
    elif isinstance(row, Mention):
        yield ResultKind.ARTICLE, row.article
    elif isinstance(row, Controversy):
        yield ResultKind.CONTROVERSY, row.id
    elif isinstance(row, Reply):
        yield ResultKind.CONTROVERSY, row.controversy
    elif isinstance(row, Capability | Event | Ownership):
        yield ResultKind.VENDOR, row.vendor


def _names(dataset: Dataset, vendor: str) -> tuple[str, ...]:
    row = dataset.vendor.get(vendor)
    return (row.name, *row.aliases) if row else ()
