"""Explore: anything that the survey counts, crossed by any two facets, on a day or year by year; and ready-made questions to start from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from vendors.analysis.explore import saying
from vendors.analysis.explore.cross_table import CrossTable, Slice, Value, ValueKind, cross_table
from vendors.analysis.explore.grid import Grid, GridPlace, grid
from vendors.analysis.explore.questions import QUESTIONS, ReadyQuestion, answers, question_of
from vendors.analysis.explore.things import kinds_of_deals
from vendors.analysis.explore.within import within
from vendors.domain.article_context import in_context
from vendors.domain.controversy_summary import in_short
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import Language, _
from vendors.query import crossing
from vendors.query.crossing import DIMENSIONS, FILTERS, PERIOD, TIMELESS, Crossing
from vendors.query.dimensions import NOTHING, Measure, Over, dimension_label
from vendors.query.results import Counts, Results
from vendors.query.selection import Selection
from vendors.query.wider import widest
from vendors.types.country import Region
from views.base.frame import USUAL_THEME, framed
from views.base.page import Embed, Page
from views.base.paging import Paged, paged
from views.base.render import render
from views.base.view import Asked, View
from views.charts.drawn import drawn
from views.public import controversies, news, panorama

LISTS: Final = {
    Measure.VENDORS: "/",
    Measure.COMPLETENESS: "/",
    Measure.ARTICLES: "/news",
    Measure.CONTROVERSIES: "/controversies",
    Measure.DEALS: "/data/events",
    Measure.AMOUNTS: "/data/events",
}
"""Where the list of what a cell holds is, with the Selection that names it."""
SHADES: Final = 4
"""How many shades of cells there are."""
MOST_UNLISTED: Final = 40
"""Articles or controversies on a page of those in cells that no list of the site names."""
MOST_NAMED: Final = 200
"""The same of vendors and deals, which take a line each."""
IS_REGION: Final = ("region", "control")
NARROW: Final = 8
"""Up to so many columns fit a phone with their heads upright."""


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell as the page shows it.

    Attributes:
        number: what stands in it; "" where nothing is in it.
        undated: how many of it stand apart.
        lines: further lines, such as amounts by currency.
        address: the list of what is in it; "" where nothing is.
        said: what it is, for those who hear links one by one.
        shade: from 0 for none to `SHADES` for the fullest.
        is_total: whether it counts all of a row or a column.
    """

    number: str
    undated: str
    lines: Sequence[str]
    address: str
    said: str
    shade: int
    is_total: bool
    head: Value


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the table: its head and its cells."""

    head: Value | None
    year: Slice | None
    region: str
    cells: Sequence[CellShown]


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The lines of one row of the cross table; without years there is one group."""

    head: Value | None
    lines: Sequence[LineShown]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What is in a cell that no list of the site names.

    Attributes:
        before: how many things stand in such cells before it.
        rows: those of its things that stand on the page.
    """

    anchor: str
    head: str
    place: GridPlace
    before: int
    rows: Sequence[Any] = ()

    def on(self, page: Paged) -> "Unlisted":
        """It as a page of all that is in such cells shows it."""
        first, last = (min(max(n - self.before, 0), self.place.cell.n) for n in (page.first - 1, page.last))
        return replace(self, rows=self.place.cell.some(slice(first, last)).rows() if first < last else ())


@dataclass(frozen=True, slots=True)
class CrossTableShown:
    """The cross table as the page shows it.

    Attributes:
        laid: how it is laid out.
        regions: of each of its columns the region that it is, or "".
        unlisted: what is in the cells that no list of the site names, shown below it, as far as it stands on this page.
        paged: which part of all that is in such cells this is.
        upright: whether the heads of its columns stand upright on a phone.
    """

    laid: Grid
    groups: Sequence[GroupShown]
    regions: Sequence[str]
    unlisted: Sequence[Unlisted]
    paged: Paged
    upright: bool


def view(asked: Asked) -> View:
    """The cross table of the address with its picture and what it says; where nothing is chosen, the ready-made questions first."""
    words, results = asked.words, asked.results
    table = cross_table(results)
    question = question_of(asked.selection)
    crossed = table.crossing
    is_start = not asked.selection.narrows(*PAGE.parameters)
    heading = saying.heading(table, words)
    return render(
        asked,
        "explore.html",
        title=words.say(_("Explore")) if is_start else words.say(question.asks) if question else heading,
        description=words.say(
            _(
                "Vendors, articles, controversies, rounds and deals, crossed by any two facets, on any day or year by year, with files and pictures."
            )
        ),
        finding=_answer(table, question, words),
        heading=heading,
        table=table,
        shown=_shown(asked, table),
        crossed=crossed,
        counted=saying.counted(table, words),
        number=saying.number_of(crossed.measure, len(table.things), words),
        notes=saying.notes(table, words),
        source=saying.source(table, words),
        drawn=drawn("explore", results) if not table.empty else None,
        questions=[(one, one.at(asked.selection).at(PAGE.path)) for one in QUESTIONS],
        answers=answers(results, words) if is_start else {},
        question=question,
        is_start=is_start,
        measures=[(one, _with_measure(asked.selection, one)) for one in Measure],
        dimensions=[(name, dimension_label(name)) for name in DIMENSIONS[crossed.measure]],
        swapped=_swapped(asked.selection, crossed),
        splits=crossed.measure not in TIMELESS,
        facets=_facets(results, crossed),
        parameters=_filters(crossed),
        nothing=NOTHING,
        by_years=str(Over.YEARS),
        widest=None if not table.empty else widest(results, FILTERS[crossed.measure], _number),
        in_context=lambda rows: in_context(results.as_of, rows),
        in_short=lambda rows: in_short(asked.dataset, rows, asked.on),
    )


def embed(asked: Asked) -> View:
    """The cross table with its picture."""
    table, words = cross_table(asked.results), asked.words
    question = question_of(asked.selection)
    return framed(
        asked,
        "explore.html",
        words.say(question.asks) if question else saying.heading(table, words),
        finding=_answer(table, question, words),
        table=table,
        shown=_shown(asked, table),
        crossed=table.crossing,
        counted=saying.counted(table, words),
        notes=saying.notes(table, words),
        source=saying.source(table, words),
        drawn=drawn("explore", asked.results, dict(asked.beside).get("theme", USUAL_THEME))
        if not table.empty
        else None,
    )


def _answer(table: CrossTable, question: ReadyQuestion | None, words: Language) -> str:
    return question.answer(table, words) if question else f"{saying.finding(table, words)}."


def _number(found: Results) -> int:
    return len(cross_table(found).things)


def _filters(crossed: Crossing) -> tuple[str, ...]:
    return (*FILTERS[crossed.measure], *(PERIOD if "since" not in FILTERS[crossed.measure] else ()))


# what else can be asked


def _with_measure(selection: Selection, measure: Measure) -> Selection:
    """The same with something else counted, without what does not go with it."""
    kept = selection.only_with(*crossing.understood([("measure", measure), ("over", selection.over)]), "date")
    for name, usual in (("rows", "region"), ("across", "control")):
        if kept[name] not in (*DIMENSIONS[measure], NOTHING):
            kept = kept.but(**{name: usual})
    if measure in TIMELESS:
        kept = kept.without("over")
    return kept.but(measure=str(measure))


def _swapped(selection: Selection, crossed: Crossing) -> Selection | None:
    """The same with rows for columns; None where there are no columns."""
    return selection.but(rows=crossed.across, across=crossed.rows) if crossed.across else None


def _facets(results: Results, crossed: Crossing) -> list[tuple[str, Counts]]:
    """The filters of what is counted, those of its own page that stand open there, and what is crossed."""
    if crossed.measure is Measure.ARTICLES:
        return [(name, results.article_facet(name)) for name in news.PAGE.facets]
    if crossed.measure is Measure.CONTROVERSIES:
        return [(name, results.dispute_facet(name)) for name in controversies.PAGE.facets]
    found: list[tuple[str, Counts]] = []
    if crossed.measure in (Measure.DEALS, Measure.AMOUNTS):
        found.append(("event", kinds_of_deals(results)))
    names = dict.fromkeys(("region", "control", *crossed.dimensions, *panorama.PAGE.facets))
    return [*found, *((name, results.vendor_facet(name)) for name in names if name in panorama.PAGE.parameters)]


# the table


def _shown(asked: Asked, table: CrossTable) -> CrossTableShown:
    laid = grid(table, whole=False)
    fullest = max(
        (
            _size(table, place)
            for group in laid.groups
            for line in group.lines
            for place in line.places
            if _is_plain(table, place)
        ),
        default=0,
    )
    unlisted: list[Unlisted] = []
    groups = [
        GroupShown(
            group.value,
            [
                LineShown(
                    line.value,
                    line.part if line.value is None else None,
                    _region(laid.dimensions[0], line.value),
                    [
                        _cell(asked, table, place, head, fullest, unlisted)
                        for place, head in zip(line.places, laid.heads, strict=True)
                    ],
                )
                for line in group.lines
            ],
        )
        for group in laid.groups
    ]
    regions = [_region(laid.dimensions[1], head) for head in laid.heads]
    page = paged(range(sum(one.place.cell.n for one in unlisted)), asked.selection.page, _per_page(table))
    there = [one for one in (one.on(page) for one in unlisted) if one.rows]
    return CrossTableShown(laid, groups, regions, there, page, 2 < len(laid.heads) <= NARROW + 2)


def _region(dimension: str, value: Value | None) -> str:
    return value.code if value and dimension in IS_REGION and value.code in list(Region) else ""


def _is_plain(table: CrossTable, place: GridPlace) -> bool:
    """Whether a cell is of known values and of no group: what is in it can be told by a shade."""
    wanted = ValueKind.VALUE if table.crossing.across else ValueKind.TOTAL
    return place.row.kind is ValueKind.VALUE and place.column.kind is wanted


def _size(table: CrossTable, place: GridPlace) -> float:
    """By what a cell is shaded: its number, or the share of the facts that are known."""
    cell = place.cell
    if table.crossing.measure is Measure.COMPLETENESS:
        return saying.share(cell, table) if cell.n else 0
    return cell.n


def _cell(
    asked: Asked, table: CrossTable, place: GridPlace, head: Value, fullest: float, unlisted: list[Unlisted]
) -> CellShown:
    words, cell, measure = asked.words, place.cell, table.crossing.measure
    number, lines = _written(table, place, words)
    address = ""
    label = " / ".join(filter(None, (_when(place), *_labels(table, place))))
    if cell.n and (chosen := within(table, place.part, place.row, place.column)):
        address = chosen.at(LISTS[measure])
    elif cell.n:
        before = unlisted[-1].before + unlisted[-1].place.cell.n if unlisted else 0
        unlisted.append(Unlisted(f"in-{len(unlisted) + 1}", label, place, before))
        address = _in_page(asked, table, unlisted[-1])
    shade = 0
    if cell.n and fullest and _is_plain(table, place) and measure is not Measure.AMOUNTS:
        shade = max(1, min(SHADES, round(SHADES * _size(table, place) / fullest)))
    apart = place.undated(table.crossing)
    if apart:
        number = words.number(cell.n - apart)
    # Whoever hears a link hears first what stands in it.
    counted = ", ".join(lines) or (
        number if measure is Measure.COMPLETENESS else saying.number_of(measure, cell.n, words)
    )
    if apart:
        counted = f"{number} + {words.number(apart)}"
    said = f"{counted}, {label}"
    return CellShown(number, words.number(apart) if apart else "", lines, address, said, shade, place.is_total, head)


def _per_page(table: CrossTable) -> int:
    """How many things stand on a page of those in cells that no list of the site names."""
    return MOST_UNLISTED if table.crossing.measure in (Measure.ARTICLES, Measure.CONTROVERSIES) else MOST_NAMED


def _in_page(asked: Asked, table: CrossTable, one: Unlisted) -> str:
    """Where what is in a cell begins: on this page, or on another of what is in such cells."""
    page = one.before // _per_page(table) + 1
    return f"{'' if page == asked.selection.page else asked.selection.but(page=page).at(PAGE.path)}#{one.anchor}"


def _when(place: GridPlace) -> str:
    return str(place.part.year) if place.part.year else ""


def _labels(table: CrossTable, place: GridPlace) -> list[str]:
    return [place.row.label, place.column.label] if table.crossing.across else [place.row.label]


def _written(table: CrossTable, place: GridPlace, words: Language) -> tuple[str, Sequence[str]]:
    """What stands in a cell: its number, or the amounts that make several lines."""
    cell, measure = place.cell, table.crossing.measure
    if measure is Measure.AMOUNTS:
        return "", saying.money_lines(cell, words)
    if measure is Measure.COMPLETENESS:
        return (words.say(_("{n}%"), n=words.number(saying.share(cell, table))) if cell.n else ""), ()
    return words.number(cell.n), ()


PAGE: Final = Page(
    path="/explore",
    title=_("Explore"),
    place=65,
    view=view,
    nav=True,
    parameters=(*crossing.EVERY, "page"),
    narrower=lambda pairs: (*crossing.understood(pairs), "page"),
    tables=(PAGE_TABLES["explore"],),
    card_chart="explore",
    embed=Embed("explore", _("a cross table"), height=640, view=embed),
)
