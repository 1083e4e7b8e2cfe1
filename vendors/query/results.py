"""Which rows a Selection names, in which order, and how many there would be of each value of a facet."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any, Final, TypeVar

import numpy as np

from vendors.domain.as_of import AsOf
from vendors.domain.stories import Story
from vendors.domain.updates import Update
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.collation import sort_key
from vendors.i18n.language import language
from vendors.query.article_index import EachAlone, article_index
from vendors.query.dispute_index import ABOUT_DISPUTES, dispute_index
from vendors.query.dispute_orders import ORDERS
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.order import in_order
from vendors.query.row_index import ChosenRows, Mask, Places, RowIndex, RowsAt
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import narrowed, places_of
from vendors.query.search.understood import understood
from vendors.query.search.vendor_words import vendors_having
from vendors.query.selection import PARAMETERS, Selection
from vendors.query.table_index import DATED, NAME_VENDORS, table_index
from vendors.query.update_list import chosen_updates, concerning
from vendors.query.vendor_facets import VendorFacets
from vendors.query.vendor_index import vendor_index
from vendors.store.changelog import NO_LOG, UpdateLog
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.lazy_sequence import LazySequence
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor

R = TypeVar("R", bound=Row)
T = TypeVar("T")


def _with_facets_of(model: type[Row], *others: str) -> tuple[str, ...]:
    return tuple(name for name in PARAMETERS if name in others or (name in FACETS and FACETS[name].model is model))


ABOUT_VENDORS: Final = _with_facets_of(VendorOn, "vendor", "capability")
"""The parameters that narrow the vendors, wherever vendors are named."""
ABOUT_ARTICLES: Final = _with_facets_of(Article)
"""The facets of the articles."""

_ORDERED: Final = ("match", "date", "sort")
"""What besides the parameters of a list decides its rows and their order."""
LAST: Final = ("other", UNKNOWN)
"""Values of a facet that stand last, however frequent they are."""
MOST_NAMED: Final = 100
"""Values of a facet up to which equally frequent ones stand by their names."""
VENDOR_PARAMETERS: Final = (*ABOUT_VENDORS, *ABOUT_DISPUTES, "q")
NEWS_PARAMETERS: Final = (*ABOUT_VENDORS, "article", *ABOUT_ARTICLES, "q", "since", "until")
DISPUTE_PARAMETERS: Final = (*ABOUT_VENDORS, "controversy", *ABOUT_DISPUTES, "q", "since", "until")
UPDATE_PARAMETERS: Final = ("vendor", "controversy", "article", "kind", "since", "until")
MOST_KEPT: Final = 24
"""Selections of which is kept what a list of articles or controversies counts, for its next page; up to some 1.5 MB each with 100,000 articles."""
MOST_FACETS: Final = 240
"""Facets of such lists, and of the vendors, whose counts are kept."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows have one value of a facet, were the facet's own choice lifted."""

    value: str
    count: int
    chosen: bool


class Counts(LazySequence[Count]):
    """The values of a facet, in the order of its page; of thousands, each is put together where it is named.

    Attributes:
        values: they alone.
        chosen: those of them that are chosen.

    Args:
        counts: how many rows have each.
    """

    def __init__(self, values: Sequence[str], counts: Mapping[str, int], chosen: Collection[str]) -> None:
        self.values, self.chosen = values, frozenset(chosen)
        self._counts = counts

    def __len__(self) -> int:
        return len(self.values)

    def part(self, at: slice) -> list[Count]:
        """The values of a part, in their order."""
        return [Count(value, self._counts.get(value, 0), value in self.chosen) for value in self.values[at]]


def standing_open(parameters: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facets among some parameters: those that stand open on their page, and the others, in their order, with short closed lists before the long ones."""
    facets = [name for name in parameters if name in FACETS]
    more = [name for name in facets if not FACETS[name].facet.open]
    first = sorted((name for name in facets if FACETS[name].facet.open), key=lambda name: FACETS[name].facet.place)
    return (
        tuple(first),
        tuple(sorted(more, key=lambda name: (FACETS[name].facet.place, not PARAMETERS[name].choices))),
    )


@cache
def parameters_of(table: str) -> tuple[str, ...]:
    """The parameters of a Selection that `Results.rows` of a table depends on; any other would be passed over without a word.

    Raises:
        KeyError: there is no such table.
    """
    of_pages = {"vendors": VENDOR_PARAMETERS, "news": NEWS_PARAMETERS, "controversies": DISPUTE_PARAMETERS}
    model = TABLES[table]
    names = {column.name for column in model.columns()}
    own = of_pages.get(table) or (
        *(ABOUT_VENDORS if "vendor" in names or table in NAME_VENDORS else ()),
        *(("since", "until") if names & DATED else ()),
        *by_cell(model).values(),
    )
    together = ("match",) if "capability" in own else ()
    sorts = ("sort",) if any(column.sortable for column in model.columns()) else ()
    return tuple(dict.fromkeys((*own, *together, *sorts)))


@cache
def orders_of(table: str) -> tuple[str, ...]:
    """The names by which the rows of a table may be sorted (`sort=founded`, `sort=-founded`), without the sign of the other direction.

    Raises:
        KeyError: there is no such table.
    """
    model = VendorOn if table == "vendors" else TABLES[table]
    columns = [column.name for column in model.columns() if column.sortable]
    return tuple(dict.fromkeys((*columns, *(ORDERS if table == "controversies" else ()))))


class Results:
    """The rows of one data set that a Selection names, as of its date.

    Attributes:
        selection: what is chosen.
        as_of: the world on the date of the Selection.

    Args:
        dataset: where the rows are.
        selection: what is chosen.
        today: the present day, see `vendors.domain.ownership`.
        log: what is known of all that was published.
    """

    def __init__(self, dataset: Dataset, selection: Selection, today: date, log: UpdateLog = NO_LOG) -> None:
        self.selection = selection
        self.log = log
        self.as_of = AsOf(dataset, selection.date or today, today)

    # the vendors

    def vendors(self, *lifted: str) -> Sequence[VendorOn]:
        """The vendors, sorted; `lifted` parameters count as not chosen. Each is put together where it is named."""
        return vendor_index(self.as_of).rows(self._held_vendors(*lifted), self.selection.sort, self.selection.lang)

    def vendor_places(self) -> Places:
        """Where they stand in the index of the day, in the same order."""
        return vendor_index(self.as_of).ordered(self._held_vendors(), self.selection.sort, self.selection.lang)

    def stored_vendors(self) -> Sequence[Vendor]:
        """Their rows as they stand in the file, in the same order."""
        return RowsAt(vendor_index(self.as_of).stored, self.vendor_places())

    def vendor_ids(self) -> Sequence[str]:
        """Their ids, in the order of the file."""
        ids = vendor_index(self.as_of).ids
        return [ids[place] for place in np.flatnonzero(self._held_vendors()).tolist()]

    def count_vendors(self) -> int:
        """How many vendors there are."""
        return int(np.count_nonzero(self._held_vendors()))

    def _held_vendors(self, *lifted: str) -> Mask:
        masks = [mask for name, mask in self._meeting.items() if name not in lifted]
        found: Mask = np.logical_and.reduce([vendor_index(self.as_of).all, *masks])
        return found

    @cached_property
    def _meeting(self) -> Mapping[str, Mask]:
        return _meeting(self.as_of, self.selection.only_with(*ABOUT_VENDORS, *ABOUT_DISPUTES, "q", "match", "date"))

    def meeting(self) -> Mapping[str, Mask]:
        """The vendors that meet each thing that is chosen, by its parameter."""
        index, chosen = vendor_index(self.as_of), self.selection
        found = {
            name: index.meeting(self.of_vendors.column(name, every=chosen.every(name)), chosen[name])
            for name in (*ABOUT_VENDORS, *ABOUT_DISPUTES)
            if chosen[name]
        }
        if self._is_search:
            found["q"] = _vendors_with(self.as_of, chosen.q)
        return found

    def vendor_facet(self, parameter: str) -> Counts:
        """The values of one facet of the vendors."""
        return _facet(self.as_of, self.selection.only_with(*VENDOR_PARAMETERS, *_ORDERED), ResultKind.VENDOR, parameter)

    def _vendor_facet(self, parameter: str) -> Counts:
        counts = vendor_index(self.as_of).counts(
            self.of_vendors.column(parameter, every=self.selection.every(parameter)),
            self._held_vendors(parameter),
            self.selection[parameter],
            can_be_unknown=parameter in FACETS and FACETS[parameter].can_be_unknown,
        )
        return self._counted(parameter, counts)

    @property
    def of_vendors(self) -> VendorFacets:
        """What each vendor has of each facet on the day."""
        return dispute_index(self.as_of).of_vendors

    # the news

    def articles(self, *lifted: str) -> list[Article]:
        """The articles published up to the date, newest first unless sorted otherwise."""
        return list(self.chosen_articles.rows(*lifted))

    def article(self) -> Article | None:
        """The article that the Selection names, where it names exactly one and this meets all its other conditions."""
        chosen = self.selection.article
        return next(iter(self.articles()), None) if len(chosen) == 1 else None

    def articles_of_perhaps(self) -> list[Article]:
        """The articles that the period leaves out although they may lie in it: only their year or month is known."""
        if not self.selection.narrows("since", "until"):
            return []
        chosen, period = self.chosen_articles, (self.selection.since, self.selection.until)
        index = chosen.index
        among = chosen.mask("since") & index.perhaps_within(*period) & ~index.surely_within(*period)
        return index.at(index.ordered(among, self.selection.sort, self.selection.lang))

    def stories(self) -> Sequence[Story]:
        """The articles by story, in the order in which pages show and files hold them; sorted by anything but their date, each stands alone."""
        sorted_by = self.selection.sort.removeprefix("-")
        if sorted_by != "date" and any(column.name == sorted_by and column.sortable for column in Article.columns()):
            return EachAlone(self.chosen_articles.rows())
        return _stories(self.as_of, self._of_articles)

    @cached_property
    def _of_articles(self) -> Selection:
        """What of the Selection decides which articles a list has: the same on each of its pages."""
        return self.selection.only_with(*NEWS_PARAMETERS, *_ORDERED)

    @property
    def chosen_articles(self) -> ChosenRows[Article]:
        """The articles, as columns."""
        return _chosen_articles(self.as_of, self._of_articles)

    def chosen(self, index: RowIndex[R], kind: ResultKind, one: str, facets: Iterable[str]) -> ChosenRows[R]:
        """The rows of an index that the Selection names.

        Args:
            kind: as what they are searched.
            one: the parameter that names some of them.
            facets: of the rows.
        """
        chosen, facets = self.selection, ("vendor", *facets)
        tests = {name: index.having(name, chosen[name]) for name in facets if chosen[name]}
        # Only the vendor itself is tested apart, so that its own facet can be counted.
        if (about := self._other_chosen_vendors()) is not None:
            tests["region"] = index.having("vendor", about)
        if self._is_search:
            tests["q"] = index.of_places(places_of(self.as_of, kind, chosen.q))
        if chosen.narrows("since", "until"):
            tests["since"] = index.surely_within(chosen.since, chosen.until)
        if chosen[one]:
            tests[one] = index.of_ids(chosen[one])
        return ChosenRows(index, self.as_of.on, tests, chosen.sort, chosen.lang)

    def article_facet(self, parameter: str) -> Counts:
        """The values of one facet of the articles."""
        return _facet(self.as_of, self._of_articles, ResultKind.ARTICLE, parameter)

    # the controversies

    def disputes(self, *lifted: str) -> list[Controversy]:
        """The controversies opened up to the date, newest first unless sorted otherwise."""
        return list(self.chosen_disputes.rows(*lifted))

    @cached_property
    def _of_disputes(self) -> Selection:
        """What of the Selection decides which controversies a list has: the same on each of its pages."""
        return self.selection.only_with(*DISPUTE_PARAMETERS, *_ORDERED)

    @property
    def chosen_disputes(self) -> ChosenRows[Controversy]:
        """The controversies, as columns."""
        return _chosen_disputes(self.as_of, self._of_disputes)

    def dispute_facet(self, parameter: str) -> Counts:
        """The values of one facet of the controversies."""
        return _facet(self.as_of, self._of_disputes, ResultKind.CONTROVERSY, parameter)

    def facet(self, kind: ResultKind, parameter: str) -> Counts:
        """The values of one facet of the articles, the controversies or the vendors, counted."""
        if kind is ResultKind.VENDOR:
            return self._vendor_facet(parameter)
        chosen: ChosenRows[Any] = self.chosen_articles if kind is ResultKind.ARTICLE else self.chosen_disputes
        return self._counted(parameter, chosen.counts(parameter))

    @property
    def _is_search(self) -> bool:
        """Whether words are looked for: signs alone are no search."""
        return bool(self.selection.q) and bool(understood(self.as_of.dataset, self.selection.q).terms)

    # what has changed

    def updates(self, *lifted: str) -> list[Update]:
        """What became public up to the date, newest first, in the language of the Selection; `lifted` parameters count as not chosen."""
        return chosen_updates(self.as_of.dataset, self.log, self.selection, self.as_of.on, lifted)

    def update_facet(self, parameter: str) -> Counts:
        """The values of one facet of the updates."""
        concerned = (value for one in self.updates(parameter) for value in set(concerning(one, parameter)))
        return self._counted(parameter, Counter(map(str, concerned)))

    # any table

    def rows(self, table: str) -> Sequence[Any]:
        """The rows of any table; for vendors with what is derived.

        Raises:
            KeyError: there is no such table.
        """
        special: dict[str, Callable[[], Sequence[Any]]] = {
            "vendors": self.vendors,
            "news": lambda: self.chosen_articles.rows(),
            "controversies": lambda: self.chosen_disputes.rows(),
        }
        if table in special:
            return special[table]()
        index, chosen = table_index(self.as_of.dataset, table), self.selection
        found = index.happened(chosen.since, chosen.until, self.as_of.on)
        if chosen.narrows(*ABOUT_VENDORS):
            found &= index.about(self.vendor_ids())
        for column, facet in by_cell(TABLES[table]).items():
            if chosen[facet]:
                found &= index.having(column, chosen[facet])
        return index.some(found, chosen.sort, chosen.lang)

    def _other_chosen_vendors(self) -> frozenset[str] | None:
        """The vendors that are chosen by anything but their names; None where they are not."""
        other = tuple(name for name in ABOUT_VENDORS if name != "vendor")
        if not self.selection.narrows(*other):
            return None
        chosen = self.selection.only_with(*other, "match", "date")
        return frozenset(Results(self.as_of.dataset, chosen, self.as_of.today).vendor_ids())

    def _counted(self, parameter: str, counts: Counter[str]) -> Counts:
        chosen = self.selection[parameter]
        if parameter == "kind" or (parameter in FACETS and FACETS[parameter].facet.in_order):
            order = [str(choice) for choice in PARAMETERS[parameter].choices]
        else:
            order = self._most_frequent_first(parameter, counts, frozenset((*counts, *chosen)))
        return Counts([value for value in order if counts[value] or value in chosen], counts, chosen)

    def _most_frequent_first(self, parameter: str, counts: Counter[str], values: frozenset[str]) -> list[str]:
        """Values of a facet as pages list them: what is not known last, equally frequent ones by their names."""
        words, dataset = language(self.selection.lang), self.as_of.dataset

        def by_name(value: str) -> tuple[int, Any]:
            return -counts[value], sort_key(PARAMETERS[parameter].say(value, dataset, words))

        order = sorted(sorted(values.difference(LAST)), key=counts.__getitem__, reverse=True)
        # Of very many values no page names those that are rarer than these: they stand by their own spelling.
        rarest = counts[order[MOST_NAMED - 1]] if len(order) > MOST_NAMED else 0
        named = [value for value in order if counts[value] >= rarest]
        return [*sorted(named, key=by_name), *order[len(named) :], *(value for value in LAST if value in values)]

    def ordered(self, model: type[Row], rows: list[R], default: str) -> list[R]:
        """Rows in the order of the Selection, or of `default` where it names no column of this table; unknown values come last."""
        return in_order(model, rows, self.selection.sort, default, language(self.selection.lang))


def by_cell(model: type[Row]) -> dict[str, str]:
    """The columns by which a table is narrowed, each with the parameter that does: its facets, and where it names an article or a controversy.

    A facet of another table narrows too where a column has its name, such as the publisher of a piece of evidence.
    """
    named = {"article", "controversy", *FACETS} - {*_with_facets_of(VendorOn)}
    columns = {column.name: column.name for column in model.columns() if column.name in named}
    return columns | {column.name: column.facet.name for column in model.columns() if column.facet}


@with_dataset(MOST_KEPT)
def _chosen_articles(as_of: AsOf, selection: Selection) -> ChosenRows[Article]:
    results, index = Results(as_of.dataset, selection, as_of.today), article_index(as_of.dataset)
    return results.chosen(index, ResultKind.ARTICLE, "article", ABOUT_ARTICLES)


@with_dataset(MOST_KEPT)
def _chosen_disputes(as_of: AsOf, selection: Selection) -> ChosenRows[Controversy]:
    results = Results(as_of.dataset, selection, as_of.today)
    return results.chosen(dispute_index(as_of), ResultKind.CONTROVERSY, "controversy", ABOUT_DISPUTES)


@with_dataset(MOST_KEPT)
def _stories(as_of: AsOf, selection: Selection) -> Sequence[Story]:
    return article_index(as_of.dataset).in_stories(_chosen_articles(as_of, selection).places())


@with_dataset(MOST_FACETS)
def _meeting(as_of: AsOf, selection: Selection) -> Mapping[str, Mask]:
    return Results(as_of.dataset, selection, as_of.today).meeting()


@with_dataset(MOST_FACETS)
def _facet(as_of: AsOf, selection: Selection, kind: ResultKind, parameter: str) -> Counts:
    return Results(as_of.dataset, selection, as_of.today).facet(kind, parameter)


@with_dataset(64)
def _vendors_with(as_of: AsOf, text: str) -> Mask:
    """The vendors that have what is asked of vendors by a search, in what is told of them on the day."""
    return vendors_having(as_of, narrowed(as_of, ResultKind.VENDOR, text).terms)
