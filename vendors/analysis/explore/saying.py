"""A cross table in words: what it is called, what exactly is counted, what a reader must know beside it, and what it says in a sentence."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Final, TypeVar

import numpy as np

from vendors.analysis.charts.base import known_owners, named_tables
from vendors.analysis.charts.funding import amount_in_words
from vendors.analysis.explore.cross_table import CrossCell, CrossTable, Slice, Value, ValueKind
from vendors.analysis.explore.things import OF_CONTROL, Things
from vendors.analysis.explore.unverified import unverified
from vendors.analysis.headlines import by_what
from vendors.i18n.language import Language, _
from vendors.query.crossing import FILTERS, FLOWS, PERIOD
from vendors.query.dimensions import VENDOR, Measure, dimension_label
from vendors.query.matching import UNKNOWN
from vendors.query.results import ABOUT_VENDORS, Results

S = TypeVar("S")

TABLES: Final = {
    Measure.VENDORS: ("vendors", "ownership"),
    Measure.ARTICLES: ("news", "mentions"),
    Measure.CONTROVERSIES: ("controversies", "controversy_status"),
    Measure.DEALS: ("events",),
    Measure.AMOUNTS: ("events",),
    Measure.COMPLETENESS: ("vendors", "evidence"),
}
"""The tables of the data set that each measure rests on."""


def heading(table: CrossTable, words: Language) -> str:
    """What a cross table is called, with what was chosen."""
    crossing = table.crossing
    what = words.say(crossing.measure.label)
    what, rows = what[:1].upper() + what[1:], _lower(words.say(dimension_label(crossing.rows)))
    if crossing.across:
        columns = _lower(words.say(dimension_label(crossing.across)))
        said = words.say(_("{what} by {rows} and {columns}"), what=what, rows=rows, columns=columns)
    else:
        said = words.say(_("{what} by {rows}"), what=what, rows=rows)
    if crossing.by_year:
        said = words.say(_("{title}, year by year"), title=said)
    filters = [name for name in FILTERS[crossing.measure] if name not in PERIOD]
    return by_what(said, (*filters, *PERIOD), table.results, words)


def _lower(label: str) -> str:
    """A label inside a sentence."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def counted(table: CrossTable, words: Language) -> str:
    """What exactly is counted, and of which day."""
    measure, by_year = table.crossing.measure, table.crossing.by_year
    day = words.date(table.results.as_of.on)
    message = {
        (Measure.VENDORS, False): _("Number of vendors, as of {day}"),
        (Measure.VENDORS, True): _("Number of vendors on 31 December of each year and on {day}"),
        (Measure.ARTICLES, False): _("Number of articles published up to {day}"),
        (Measure.ARTICLES, True): _("Number of articles published in each year"),
        (Measure.CONTROVERSIES, False): _("Number of controversies opened up to {day}, with their status on that day"),
        (Measure.CONTROVERSIES, True): _(
            "Number of controversies opened up to 31 December of each year and up to {day}, with their status on those days"
        ),
        (Measure.DEALS, False): _("Number of rounds and deals up to {day}"),
        (Measure.DEALS, True): _("Number of rounds and deals in each year"),
        (Measure.AMOUNTS, False): _("Amounts of rounds and deals up to {day}, each currency by itself"),
        (Measure.AMOUNTS, True): _("Amounts of rounds and deals in each year, each currency by itself"),
        (Measure.COMPLETENESS, False): _("Share of the facts that matter that are known, as of {day}"),
    }[measure, by_year]
    said = words.say(message, day=day)
    of_vendors = {*ABOUT_VENDORS} - {VENDOR}
    if measure in FLOWS and of_vendors & {*table.crossing.dimensions}:
        return words.say(_("{counted}; their vendors as they were on {day}"), counted=said, day=day)
    return said


def number_of(measure: Measure, n: int, words: Language) -> str:
    """So many of what is counted."""
    if measure is Measure.ARTICLES:
        return words.plural("{n} article", "{n} articles", n)
    if measure is Measure.CONTROVERSIES:
        return words.plural("{n} controversy", "{n} controversies", n)
    if measure in (Measure.DEALS, Measure.AMOUNTS):
        return words.plural("{n} round or deal", "{n} rounds and deals", n)
    return words.plural("{n} vendor", "{n} vendors", n)


def _once(tell: Callable[[CrossTable, Language], S]) -> Callable[[CrossTable, Language], S]:
    """Has what is said of a table put together once: it is the same on each page that shows the table."""

    @wraps(tell)
    def said(table: CrossTable, words: Language) -> S:
        key = tell.__name__, words.code
        if key not in table.said:
            table.said[key] = tell(table, words)
        found: S = table.said[key]
        return found

    return said


@_once
def source(table: CrossTable, words: Language) -> str:
    """Where the numbers come from, of which day and version they are, and how many cells below them are not verified."""
    as_of = table.results.as_of
    said = words.say(
        "Source: Panorama CX, {tables}, as of {day}; data of {issued}, version {version}",
        tables=named_tables(TABLES[table.crossing.measure], words),
        day=words.date(as_of.on),
        issued=words.date(as_of.dataset.issued),
        version=as_of.dataset.version[:7],
    )
    n = unverified(table)
    return (
        words.plural("{source}; {n} cell not verified.", "{source}; {n} cells not verified.", n, source=said)
        if n
        else f"{said}."
    )


# what a reader must know beside it


@_once
def notes(table: CrossTable, words: Language) -> list[str]:
    """What is not known, not dated, counted several times, or only perhaps in the period; in the order in which it weighs."""
    return [said for said in _notes(table, words) if said]


def _notes(table: CrossTable, words: Language) -> Iterator[str]:
    measure = table.crossing.measure
    yield from _known(table, words)
    yield _undated(table, words)
    if _is_several(table):
        yield words.say(_("What has several values stands in each of them; a total counts it once."))
    yield _founding(table, words)
    if measure in (Measure.DEALS, Measure.AMOUNTS):
        yield words.say("A deal between two vendors of the survey is in the history of both.")
    if measure is Measure.AMOUNTS:
        yield _without_amount(table, words)
        yield words.say(
            _(
                "Currencies are never added or converted. An amount is counted once, at the deal done; one that is stated otherwise (more than, a share, net) is in no sum."
            )
        )
    if measure is Measure.CONTROVERSIES:
        yield words.say(
            _(
                "A controversy is no finding: each has its status, its dated sources and the vendor’s answer in the register."
            )
        )
        yield words.say(
            _("That none is counted does not mean that there is none: it means that none was found where we looked.")
        )
    if "capability" in table.crossing.dimensions:
        yield words.say(
            _("A capability that no page names is not known; that does not mean that the product lacks it.")
        )
    yield _perhaps(table, words)
    if set(table.crossing.dimensions) & set(OF_CONTROL) and measure in (Measure.VENDORS, Measure.COMPLETENESS):
        as_of = table.results.as_of
        yield from known_owners(Results(as_of.dataset, table.now.selection, as_of.today), words)


def _known(table: CrossTable, words: Language) -> Iterator[str]:
    """How many are known of what is crossed, and of how many each facet is not known."""
    crossing, every = table.crossing, table.now.things if not table.crossing.is_flow else table.things
    if not every:
        return
    missing = [(name, len(every) - every.having_any_but(at, UNKNOWN)) for at, name in enumerate(crossing.dimensions)]
    if not any(n for _name, n in missing):
        return
    both = known_in_both(every)
    total = number_of(crossing.measure, len(every), words)
    if crossing.across:
        said = words.say(_("Known in both: {known} of {all}"), known=words.number(both), all=total)
    else:
        said = words.say(_("Known: {known} of {all}"), known=words.number(both), all=total)
    if crossing.by_year and not crossing.is_flow:
        said = words.say("{finding}, as of {day}", finding=said, day=words.date(table.now.on))
    yield f"{said}."
    for name, n in missing:
        if n:
            label = words.say(dimension_label(name))
            yield words.plural(
                "{facet}: not known for {n}, which stands apart.",
                "{facet}: not known for {n}, which stand apart.",
                n,
                facet=label,
            )


def known_in_both(things: Things) -> int:
    """Of how many every facet that is crossed is known."""
    unknown = things.pairs_with(0, UNKNOWN) | things.pairs_with(1, UNKNOWN)
    return int(np.count_nonzero(things.placed.standing(~unknown)))


def _undated(table: CrossTable, words: Language) -> str:
    n = int(np.count_nonzero(table.now.things.undated))
    if not n:
        return ""
    if table.crossing.by_year:
        return words.plural(
            "Of {n} vendor it is not known since when its owner owns it: it is counted on the last day only, set apart by “+”, and stands in no trend.",
            "Of {n} vendors it is not known since when their owners own them: they are counted on the last day only, set apart by “+”, and stand in no trend.",
            n,
        )
    return words.plural(
        "Of {n} vendor it is not known since when its owner owns it; it stands apart by “+”.",
        "Of {n} vendors it is not known since when their owners own them; they stand apart by “+”.",
        n,
    )


def _founding(table: CrossTable, words: Language) -> str:
    if table.crossing.measure is not Measure.VENDORS or not table.crossing.by_year:
        return ""
    n = sum(row.founded is None for row in table.now.things.stored())
    if not n:
        return ""
    return words.plural(
        "The founding of {n} vendor is not known; it is counted in every year.",
        "The founding of {n} vendors is not known; they are counted in every year.",
        n,
    )


def _without_amount(table: CrossTable, words: Language) -> str:
    n = table_total(table).without_amount
    if not n:
        return ""
    return words.plural(
        "{n} of {all} has no amount of its own and is in no sum.",
        "{n} of {all} have no amount of their own and are in no sum.",
        n,
        all=words.number(len(table.things)),
    )


def _perhaps(table: CrossTable, words: Language) -> str:
    """How many may lie in the period chosen, of which only the year or month is known."""
    results, measure = table.results, table.crossing.measure
    if not results.selection.narrows(*PERIOD):
        return ""
    if measure is Measure.ARTICLES and (articles := len(results.articles_of_perhaps())):
        return words.plural(
            "{n} article of which only the year or month is known may lie in the period; it is not counted.",
            "{n} articles of which only the year or month is known may lie in the period; they are not counted.",
            articles,
        )
    if measure is Measure.CONTROVERSIES and (disputes := _overlapping(table)):
        return words.plural(
            "{n} controversy of which only the year or month is known may lie in the period; it is not counted.",
            "{n} controversies of which only the year or month is known may lie in the period; they are not counted.",
            disputes,
        )
    if measure in (Measure.DEALS, Measure.AMOUNTS) and (deals := _reaching_beyond(table)):
        return words.plural(
            "Of {n} deal counted only the year or month is known, so that it may lie outside the period.",
            "Of {n} deals counted only the year or month is known, so that they may lie outside the period.",
            deals,
        )
    return ""


def _overlapping(table: CrossTable) -> int:
    """The controversies that are left out and of which the year or month reaches into the period."""
    results, since, until = table.results, table.results.selection.since, table.results.selection.until
    chosen = results.chosen_disputes
    left_out = chosen.mask("since") & ~chosen.mask()
    return int(np.count_nonzero(left_out & chosen.index.perhaps_within(since, until)))


def _reaching_beyond(table: CrossTable) -> int:
    """The deals that are counted and of which the year or month reaches out of the period."""
    since, until = table.results.selection.since, table.results.selection.until
    return sum(
        (since is not None and row.date.first < since.first) or (until is not None and row.date.last > until.last)
        for row in table.things.rows()
    )


def _is_several(table: CrossTable) -> bool:
    """Whether anything stands in more than one row or column, other than by a group."""
    groups = [one.code for one in (*table.rows, *table.columns) if one.kind is ValueKind.GROUP]
    of = table.things.placed.of
    if groups:
        of = of[~(table.things.pairs_with(0, *groups) | table.things.pairs_with(1, *groups))]
    return bool(np.any(of[1:] == of[:-1]))


# what it says


@_once
def finding(table: CrossTable, words: Language) -> str:
    """What a cross table says in a sentence, true for whatever is selected."""
    measure = table.crossing.measure
    if table.empty:
        return words.say(_("Nothing meets these conditions"))
    total = number_of(measure, len(table.things), words)
    if measure is Measure.AMOUNTS:
        return words.say(_("{counted}: {amounts}"), counted=total, amounts=money(table_total(table), words))
    if measure is Measure.COMPLETENESS:
        return words.say(
            _("Of the facts that matter about {counted}, {n}% are known"),
            n=words.number(share(table_total(table), table)),
            counted=total,
        )
    top = _most(table)
    if not top:
        return total
    row, column, n = top
    label = f"{row.label} / {column.label}" if table.crossing.across else row.label
    if table.crossing.by_year and not table.crossing.is_flow:
        total = words.say(_("{counted} on {day}"), counted=total, day=words.date(table.now.on))
    return words.say(_("{counted}; most often: “{label}” ({n})"), counted=total, label=label, n=words.number(n))


def table_total(table: CrossTable) -> CrossCell:
    """All that is counted, each thing once."""
    every = np.arange(len(table.things))
    return CrossCell(len(every), int(np.count_nonzero(table.things.undated)), table.things, lambda: every)


def share(cell: CrossCell, table: CrossTable) -> int:
    """How many in a hundred of the facts that matter about the vendors of a cell are known."""
    return round(100 * cell.facts(table.results.as_of).known_share)


def money(cell: CrossCell, words: Language) -> str:
    """The amounts of a cell in a sentence, each currency by itself, with how many deals they are and how many have none."""
    return words.listing(money_lines(cell, words))


def money_lines(cell: CrossCell, words: Language) -> list[str]:
    """The same, a line each."""
    said = [
        words.plural(
            "{money} in {n} deal",
            "{money} in {n} deals",
            one.n,
            money=amount_in_words(words, one.currency, one.millions),
        )
        for one in cell.money
    ]
    if cell.without_amount:
        said.append(
            words.plural("{n} without an amount of its own", "{n} without an amount of their own", cell.without_amount)
        )
    return said


def _most(table: CrossTable) -> tuple[Value, Value, int] | None:
    """The fullest cell of known values, and what is in it."""
    rows = [one for one in table.rows if one.kind is ValueKind.VALUE]
    columns = [one for one in table.columns if one.kind is ValueKind.VALUE] or [table.all_columns]
    most, found = np.zeros(len(rows), np.int64), []
    for column in columns:
        counts = table.counts(_parts(table), rows, column)
        found.append(counts)
        most = np.maximum(most, counts)
    if not most.any():
        return None
    # The first of equal ones, row by row.
    at = int(np.argmax(most))
    best = next(place for place, counts in enumerate(found) if counts[at] == most[at])
    return rows[at], columns[best], int(most[at])


def _parts(table: CrossTable) -> Sequence[Slice]:
    """What a cell sums up: the day itself, or of a flow all years."""
    return table.slices if table.crossing.is_flow else [table.now]
