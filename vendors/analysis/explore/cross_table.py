"""The cross table: its rows and columns, and what is in each cell, on a day or at each year."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property, partial
from math import fsum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from vendors.analysis.explore.placed import Codes, Ints
from vendors.analysis.explore.placing import EVERY, NONE
from vendors.analysis.explore.things import Amount, Things, things
from vendors.analysis.facts_that_matter import Tally, tally_that_matters
from vendors.domain.as_of import AsOf
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _, language
from vendors.query.crossing import Crossing
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.tables.dataset import Dataset
from vendors.tables.facet import Unknown
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate

Places = NDArray[np.int64]
"""Places of things in a slice."""
YEARS: Final = 10
"""How many years before the day a table goes back where no period is chosen."""
MOST_COLUMNS: Final = 12
"""More columns than that are one together, the least frequent of them."""
REST: Final = "others"
"""The value of the columns that are one together."""


class ValueKind(Enum):
    """What a row or a column of a cross table is."""

    VALUE = "value"
    """A value of the facet."""
    GROUP = "group"
    """Several values together: they stand in it and by themselves."""
    REST = "rest"
    """The least frequent values together."""
    NONE = "none"
    """What has none."""
    UNKNOWN = "unknown"
    """What of which it is not known."""
    TOTAL = "total"
    """All of them, each counted once."""


@dataclass(frozen=True, slots=True)
class Value:
    """A row or a column.

    Attributes:
        code: as files write it.
        label: in the reader's language.
        parts: the values of the facet that are counted in it.
    """

    code: str
    label: str
    kind: ValueKind
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """The amounts of one currency, added up.

    Attributes:
        millions: their sum.
        n: how many deals have one.
    """

    currency: str
    millions: float
    n: int


@dataclass(frozen=True, slots=True)
class CrossCell:
    """What is in one cell, each thing once.

    Attributes:
        n: how many there are.
        undated: how many of them stand there by an owner of whom it is not known since when.
        of: all of its slice.
        found: where its things are among them.
    """

    n: int
    undated: int
    of: Things = field(repr=False)
    found: Callable[[], Places] = field(repr=False)
    _tallies: dict[AsOf, Tally] = field(default_factory=dict, repr=False, compare=False)

    @property
    def things(self) -> Things:
        """They themselves."""
        return self.some(slice(None))

    def some(self, which: slice) -> Things:
        """Some of them, by their places in the cell."""
        return self.of.some(self.found()[which])

    @property
    def money(self) -> list[Money]:
        """Its amounts, each currency by itself, the most frequent first."""
        amounts = [amount for amount in self._amounts() if amount]
        counts = Counter(currency for currency, _millions in amounts)
        return [
            Money(currency, fsum(millions for other, millions in amounts if other == currency), n)
            for currency, n in counts.most_common()
        ]

    @property
    def without_amount(self) -> int:
        """How many of its deals have no exact amount of their own."""
        return sum(amount is None for amount in self._amounts())

    def facts(self, as_of: AsOf) -> Tally:
        """The facts that matter about its vendors."""
        if as_of not in self._tallies:
            self._tallies[as_of] = tally_that_matters(as_of, self.of.places[self.found()])
        return self._tallies[as_of]

    def _amounts(self) -> list[Amount | None]:
        amounts = self.of.amounts
        return [amounts[place] for place in self.found().tolist()]


@dataclass(frozen=True)
class Slice:
    """The things of one day, or of one year.

    Attributes:
        selection: what they are named by.
        on: the day; of a flow the day as of which its vendors are seen.
        year: the year, where the table is split by years.
    """

    selection: Selection
    on: date
    year: int | None
    things: Things = field(repr=False)

    @cached_property
    def _by_row(self) -> tuple[Places, Places]:
        """The pairs in the order of their rows, and where those of each row begin."""
        rows = self.things.placed.rows
        order = np.argsort(rows, kind="stable")
        return order, np.searchsorted(rows[order], np.arange(len(self.things.codes[0].values) + 1))

    @cached_property
    def _made(self) -> dict[tuple[str, str], CrossCell]:
        return {}

    def cell(self, row: Value, column: Value) -> CrossCell:
        """What is in a cell."""
        key = row.code, column.code
        if key not in self._made:
            found = partial(self._places, row, column)
            places = found()
            undated = int(np.count_nonzero(self.things.undated[places]))
            self._made[key] = CrossCell(len(places), undated, self.things, found)
        return self._made[key]

    def counts(self, column: Value) -> NDArray[np.int64]:
        """How many there are in a column of each value of the rows, by its number."""
        placed, (of_rows, of_columns) = self.things.placed, self.things.codes
        inside = of_columns.among(column.parts)[placed.columns]
        rows = placed.rows[inside]
        if len(column.parts) > 1:
            # What stands in several parts of a column stands in its cell once.
            rows = np.unique(rows.astype(np.int64) * placed.things + placed.of[inside]) // placed.things
        return np.bincount(rows, minlength=len(of_rows.values))

    def _places(self, row: Value, column: Value) -> Places:
        """Where the things of a cell are among those of the slice, in their order."""
        placed, (rows, columns) = self.things.placed, self.things.codes
        among = columns.among(column.parts)
        if len(row.parts) == 1:
            number = rows.known(row.parts[0], -1)
            order, starts = self._by_row
            some = order[starts[number] : starts[number + 1]] if number >= 0 else order[:0]
            found = placed.of[some[among[placed.columns[some]]]]
        else:
            found = placed.of[rows.among(row.parts)[placed.rows] & among[placed.columns]]
        # In one row and one column each thing stands once.
        if len(row.parts) == len(column.parts) == 1:
            return found.astype(np.int64)
        inside = np.zeros(placed.things, np.bool_)
        inside[found] = True
        return np.flatnonzero(inside)


@dataclass(frozen=True)
class CrossTable:
    """A cross table.

    Attributes:
        results: what it is made of.
        crossing: what is counted, by what.
        rows: its rows, without the total.
        columns: its columns, without the total; one that holds all where there are none.
        slices: one, or one a year.
        things: all that is counted: of flows that of all years, else that of the day.
        all_rows: what the rows are in all.
        all_columns: the same of the columns.
        said: what was said of it, remembered as it is, see `vendors.analysis.explore.saying`.
    """

    results: Results
    crossing: Crossing
    rows: Sequence[Value]
    columns: Sequence[Value]
    slices: Sequence[Slice]
    things: Things
    all_rows: Value
    all_columns: Value
    said: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def now(self) -> Slice:
        """The last slice: that of the day itself, or of its year."""
        return self.slices[-1]

    @property
    def empty(self) -> bool:
        """Whether nothing is counted."""
        return not any(part.things for part in self.slices)

    def counts(self, slices: Iterable[Slice], rows: Sequence[Value], column: Value) -> NDArray[np.int64]:
        """How many there are in some slices in each of some rows of a column: without a cell for each, of which there may be hundreds of thousands."""
        codes, slices = self.things.codes[0], tuple(slices)
        found = sum((part.counts(column) for part in slices), np.zeros(len(codes.values), np.int64))

        def count(row: Value) -> int:
            if len(row.parts) > 1:
                # What has several of its values stands in a row once.
                return sum(part.cell(row, column).n for part in slices)
            number = codes.known(row.parts[0], -1)
            return int(found[number]) if number >= 0 else 0

        return np.array([count(row) for row in rows], np.int64)

    @cached_property
    def fullest_first(self) -> Sequence[int]:
        """The places of the rows: first of what is not known or has none, then of the fullest. A page asks for its table and for its chart."""
        known = np.array([row.kind not in (ValueKind.UNKNOWN, ValueKind.NONE) for row in self.rows], np.bool_)
        places: list[int] = np.lexsort((-self.held, known)).tolist()
        return places

    def has_amount(self, row: Value) -> bool:
        """Whether a deal of a row has an exact amount of its own."""
        return any(self.things.codes[0].known(part, -1) in self._with_amount for part in row.parts)

    @cached_property
    def _with_amount(self) -> AbstractSet[int]:
        """The numbers of the values of rows of which that can be said."""
        found: set[int] = set()
        for part in self.slices:
            has = np.array([bool(amount) for amount in part.things.amounts], np.bool_)
            found.update(part.things.placed.rows[has[part.things.placed.of]].tolist())
        return found

    @cached_property
    def held(self) -> NDArray[np.int64]:
        """How many things each row has in all columns and slices."""
        return self.counts(self.slices, self.rows, self.all_columns)


def cross_table(results: Results) -> CrossTable:
    """The cross table that a Selection asks for, in its language; remembered, so it must not be changed."""
    return _cross_table(results.as_of.dataset, results.selection.but(page=1), results.as_of.today)


@with_dataset(24)
def _cross_table(dataset: Dataset, selection: Selection, today: date) -> CrossTable:
    results, crossing = Results(dataset, selection, today), Crossing.of(selection)
    codes = Codes(), Codes()
    slices, every = _slices(results, crossing, codes)
    placed = [part.things.placed for part in slices]
    words = language(selection.lang)
    rows = _values(crossing.rows, _counted(codes[0], [part.rows for part in placed]), results, words)
    columns = (
        _fewer(_values(crossing.across, _counted(codes[1], [part.columns for part in placed]), results, words), words)
        if crossing.across
        else [Value(EVERY, "", ValueKind.TOTAL, (EVERY,))]
    )
    return CrossTable(results, crossing, rows, columns, slices, every, _total(rows, words), _total(columns, words))


def _counted(codes: Codes, numbers: Iterable[Ints]) -> Counter[str]:
    """How many pairs there are of each value that occurs."""
    counts = sum((np.bincount(one, minlength=len(codes.values)) for one in numbers), np.zeros(1, np.int64))
    return Counter({codes.values[at]: int(counts[at]) for at in np.flatnonzero(counts).tolist()})


# its days and years


def _slices(results: Results, crossing: Crossing, codes: tuple[Codes, Codes]) -> tuple[Sequence[Slice], Things]:
    """The slices, and all that is counted in the table."""
    selection, on = results.selection, results.as_of.on
    if not crossing.by_year:
        every = things(results, crossing, codes)
        return [Slice(selection, on, None, every)], every
    if crossing.is_flow:
        return _flow(results, crossing, codes)
    found = []
    for year in _years(results):
        chosen = selection.but(date=min(date(year, 12, 31), on))
        of_year = Results(results.as_of.dataset, chosen, results.as_of.today)
        found.append(Slice(chosen, of_year.as_of.on, year, things(of_year, crossing, codes)))
    return found, found[-1].things


def _flow(results: Results, crossing: Crossing, codes: tuple[Codes, Codes]) -> tuple[Sequence[Slice], Things]:
    """What happened, by the year in which it did; a date that is not known to the day is still of one year."""
    every = things(results, crossing, codes)
    happened = every.days().each(lambda day: day.first.year, np.int64)
    places = {year: np.flatnonzero(happened == year) for year in _years(results, happened)}
    slices = [
        Slice(_in_year(results.selection, year), results.as_of.on, year, every.some(at)) for year, at in places.items()
    ]
    return slices, every.some(np.concatenate([*places.values()]))


def _years(results: Results, happened: Places | None = None) -> range:
    """The years that are shown: those of the period chosen, else those in which anything happened, or the last ten and this one."""
    selection, on = results.selection, results.as_of.on
    last = min(selection.until.last.year, on.year) if selection.until else on.year
    if selection.since:
        return range(min(selection.since.first.year, last), last + 1)
    if happened is None:
        return range(last - YEARS, last + 1)
    return range(int(happened.min(initial=last)), last + 1)


def _in_year(selection: Selection, year: int) -> Selection:
    """What is chosen, of one year of it."""
    first, last = PartialDate.parse(f"{year:04}"), PartialDate.parse(f"{year:04}")
    since = max((selection.since, first), key=lambda day: day.first) if selection.since else first
    until = min((selection.until, last), key=lambda day: day.last) if selection.until else last
    return selection.but(since=since, until=until)


# its rows and columns


def _values(dimension: str, counts: Counter[str], results: Results, words: Language) -> list[Value]:
    """The values of a facet that occur, in the order of its filter: groups before what they hold, at the end what is none or not known."""
    facet = FACETS[dimension].facet if dimension in FACETS else None
    derived = {str(one): tuple(map(str, parts)) for one, parts in facet.stands_for} if facet else {}
    dataset = results.as_of.dataset

    def named(code: str) -> str:
        said = PARAMETERS[dimension].say(code, dataset, words)
        return said if dimension in (VENDOR, "publisher", "certification") else said[:1].upper() + said[1:]

    plain = [code for code in counts if code not in (UNKNOWN, NONE, *derived)]
    if facet and facet.in_order:
        # That a value of a short list does not occur is told too, where no filter has left it out.
        every = [str(choice) for choice in PARAMETERS[dimension].choices if choice not in (UNKNOWN, *derived)]
        plain = [code for code in every if counts[code] or (counts and not results.selection[dimension])]
    else:
        plain.sort(key=lambda code: (code == "other", -counts[code], sort_key(named(code))))
    found = [Value(code, named(code), ValueKind.VALUE, (code,)) for code in plain]
    groups = [(code, named(code), parts) for code, parts in derived.items() if counts[code]]
    groups += [("+".join(map(str, parts)), words.say(label), tuple(map(str, parts))) for label, parts in _groups(facet)]
    for code, label, parts in reversed(groups):
        inside = [one for one in found if one.code in parts]
        # Of one value alone the group would say the same twice; a derived value has a name of its own.
        if len(inside) > 1 or (inside and code in derived):
            rest = [one for one in found if one not in inside]
            at = next(place for place, one in enumerate(found) if one in inside) if facet and facet.in_order else 0
            found = [
                *rest[:at],
                Value(code, label, ValueKind.GROUP, tuple(one.code for one in inside)),
                *inside,
                *rest[at:],
            ]
    if counts[NONE]:
        found.append(Value(NONE, words.say(_none_of(dimension, results)), ValueKind.NONE, (NONE,)))
    if counts[UNKNOWN]:
        found.append(Value(UNKNOWN, words.say(Unknown.UNKNOWN.label), ValueKind.UNKNOWN, (UNKNOWN,)))
    return found


def _groups(facet: object) -> Iterable[tuple[str, tuple[object, ...]]]:
    return getattr(facet, "groups", ())


def _none_of(dimension: str, results: Results) -> str:
    """What is said of whatever has none of a facet, an English message."""
    if dimension in ABOUT_DISPUTES:
        return _("No controversy recorded")
    of_vendors = Crossing.of(results.selection).measure in (Measure.VENDORS, Measure.COMPLETENESS)
    return _("None of these") if of_vendors else _("No vendor named")


def _fewer(values: list[Value], words: Language) -> list[Value]:
    """As many columns as can be read, the others as one."""
    plain = [one for one in values if one.kind is ValueKind.VALUE]
    if len(plain) <= MOST_COLUMNS:
        return values
    kept, gone = plain[: MOST_COLUMNS - 1], plain[MOST_COLUMNS - 1 :]
    label = words.plural("{n} other", "{n} others", len(gone))
    rest = Value(REST, label, ValueKind.REST, tuple(one.code for one in gone))
    apart = [one for one in values if one.kind in (ValueKind.NONE, ValueKind.UNKNOWN)]
    return [*kept, rest, *apart]


def _total(values: Sequence[Value], words: Language) -> Value:
    parts = tuple(dict.fromkeys(part for one in values for part in one.parts))
    return Value("all", words.say(_("Total")), ValueKind.TOTAL, parts or (EVERY,))
