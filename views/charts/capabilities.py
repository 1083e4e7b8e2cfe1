"""The capabilities, drawn: on a wide picture a sign for each vendor and function, on a narrow one a bar for each function."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from vendors.analysis.charts import capabilities
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.tables.capability import Ability, Support
from vendors.types.country import Region
from views.base.lettering import wrapped
from views.charts.base import Drawing
from views.charts.layout import SMALL
from views.charts.plot import Axis, BarMark, KeyEntry, Outline, Panel, Plot, PointMark, RuleMark, places

ROW: Final = 18
"""Pixels of one vendor."""
MOST: Final = 120
"""Vendors of whom each has a line of its own; of more the picture sums up."""
FORMS: Final = {Support.YES: Outline.DISC, Support.PARTIAL: Outline.HALF, Support.NO: Outline.RING}
"""How far a product can do something, as everywhere on the site."""
PARTS: Final = {Support.YES: 1.0, Support.PARTIAL: 0.5, Support.NO: 0.0}
"""The same of a part of a bar: how much of its thickness is filled, as of the discs. A shade alone would have too little contrast."""
SQUARES: Final = {Support.YES: Outline.SQUARE, Support.PARTIAL: Outline.HALF_SQUARE, Support.NO: Outline.HOLLOW_SQUARE}
"""The same in the key."""
THICKNESS: Final = 38
"""Pixels of a bar with the air around it, in which a number stands that has no room in the bar."""
LABEL: Final = 132
"""Pixels of the longest line beside such a bar, so that it has room."""
APART: Final = 0.7
"""How far, in columns, two groups of functions stand apart."""


def describe(table: Table, words: Language, narrow: bool) -> Plot:
    """Vendors by region and functions by group; on a narrow picture, or of many vendors, only how many of them have each function."""
    known = [(label, [one for one in group if one in table.names]) for label, group in capabilities.GROUPS]
    groups = [(words.say(label), group) for label, group in known if group]
    return _counts(table, groups, words) if narrow or len(table.rows) > MOST else _signs(table, groups, words)


Groups = Sequence[tuple[str, Sequence[Ability]]]


def _signs(table: Table, groups: Groups, words: Language) -> Plot:
    at: dict[Ability, float] = {}
    for number, (_label, group) in enumerate(groups):
        at |= {ability: len(at) + place + number * APART for place, ability in enumerate(group)}
    end = max(at.values(), default=0) + 0.6
    column = {ability: table.names.index(ability) for ability in at}
    able = {
        ability: sum(row[column[ability]] in (Support.YES, Support.PARTIAL) for row in table.rows) for ability in at
    }
    heads = [
        (place, words.say("{label}: {n}", label=words.say(ability.label), n=words.number(able[ability])))
        for ability, place in at.items()
    ]
    titles = [((at[group[0]] + at[group[-1]]) / 2, label, "soft") for label, group in groups]
    panels: list[Panel] = []
    for region in Region:
        rows = [row for row in table.rows if row[1] == region]
        if rows:
            first = not panels
            title = words.say("Founded in: {region}, {n}", region=words.say(region.label), n=words.number(len(rows)))
            panels.append(
                _region(title, region, rows, column, at, Axis(-0.6, end, heads if first else (), turned=True))
            )
    panels[:1] = [replace(panel, heads=titles) for panel in panels[:1]]
    key = [KeyEntry(words.say(support.label), "ink", form) for support, form in FORMS.items()]
    return Plot(panels, [*key, KeyEntry(words.say("without a sign: not known"), "paper", Outline.DOT)], 10, live=False)


def _region(
    title: str,
    region: Region,
    rows: Sequence[Sequence[Any]],
    column: dict[Ability, int],
    at: dict[Ability, float],
    x: Axis,
) -> Panel:
    marks = [
        PointMark(at[ability], place, FORMS[cell], "ink", 11)
        for place, row in enumerate(rows)
        for ability in at
        if (cell := row[column[ability]])
    ]
    rules = [RuleMark(place, x.low, x.high, "rule") for place in range(len(rows))]
    names = places([row[0] for row in rows])
    return Panel(x, names, ROW * len(rows), title, region, rules=rules, marks=marks, downwards=True)


def _counts(table: Table, groups: Groups, words: Language) -> Plot:
    panels = []
    for label, group in groups:
        bars: list[BarMark] = []
        rules: list[RuleMark] = []
        for place, ability in enumerate(group):
            column = table.names.index(ability)
            cells = [row[column] for row in table.rows]
            start = 0
            for support, part in PARTS.items():
                if n := cells.count(support):
                    bars.append(BarMark(place, start, start + n, "ink", words.number(n), part=part))
                    start += n
            if start < len(cells):
                rules.append(RuleMark(place, start, len(cells), "soft", 1.5))
        x = Axis(0, max(len(table.rows), 1))
        names = places(["\n".join(wrapped(words.say(one.label), "sans", 400, SMALL, LABEL)) for one in group])
        panels.append(Panel(x, names, THICKNESS * len(group), label, bars=bars, rules=rules, downwards=True))
    key = [KeyEntry(words.say(support.label), "ink", square) for support, square in SQUARES.items()]
    rest = words.plural("not known: the rest of {n} vendor", "not known: the rest of {n} vendors", len(table.rows))
    return Plot(panels, [*key, KeyEntry(rest, "soft", Outline.LINE)], live=False)


DRAWING: Final = Drawing(
    chart=capabilities.CHART,
    looks=_(
        "Capabilities and vendors, or on a narrow screen capabilities alone with how many vendors have them; a full disc is yes, a half one in part, an empty one no, none not known."
    ),
    describe=describe,
)
