"""From origin to control, drawn: a bar for each region of origin, divided by the regions of control."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vendors.analysis.charts import flow
from vendors.analysis.charts.base import REGIONS
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.types.country import Region
from views.charts.base import Drawing
from views.charts.plot import Axis, BarMark, Panel, Plot

THICKNESS: Final = 27
"""Pixels of a bar with the air around it."""


def describe(table: Table, words: Language, _narrow: bool) -> Plot:
    """All vendors first, with the names of the regions of control above; below them each region of origin on the same scale."""
    labels = {region: words.say(region.label) for region in REGIONS}
    found = {(origin, control): (n, names) for origin, control, n, names in table.rows}
    rows = {
        origin: {control: found[origin, control] for control in REGIONS if (origin, control) in found}
        for origin in REGIONS
    }
    every: dict[Region, tuple[int, tuple[str, ...]]] = {}
    for parts in rows.values():
        for control, (n, names) in parts.items():
            before = every.get(control, (0, ()))
            every[control] = (before[0] + n, (*before[1], *names))
    ordered = {control: every[control] for control in REGIONS if control in every}
    most = sum(n for n, _ in ordered.values())
    heads, start = [], 0
    for control, (n, _names) in ordered.items():
        heads.append((start + n / 2, labels[control], str(control)))
        start += n
    panels = []
    for origin, parts in rows.items():
        if parts:
            n = words.number(sum(n for n, _ in parts.values()))
            title = (
                words.say("Founded in a place not known: {n}", n=n)
                if origin is Region.UNKNOWN
                else words.say("Founded in: {region}, {n}", region=labels[origin], n=n)
            )
            panels.append(_panel(title, origin, parts, most, words))
    # Of one region of origin a bar of all would say the same twice.
    if len(panels) > 1:
        panels.insert(0, _panel(words.say("All: {n}", n=words.number(most)), "", ordered, most, words))
    panels[:1] = [replace(panel, heads=heads) for panel in panels[:1]]
    return Plot(panels, gap=8)


def _panel(
    title: str,
    origin: str,
    parts: Mapping[Region, tuple[int, tuple[str, ...]]],
    most: int,
    words: Language,
) -> Panel:
    bars, start = [], 0
    for control, (n, names) in parts.items():
        said = f"{title} → {words.say(control.label)}{words.say(':')} {words.number(n)}"
        bars.append(BarMark(0, start, start + n, control, words.number(n), (said, *names)))
        start += n
    return Panel(Axis(0, max(most, 1)), Axis(-0.5, 0.5), THICKNESS, title, origin, bars)


DRAWING: Final = Drawing(
    chart=flow.CHART,
    looks=_(
        "A bar for all vendors and one for each region of origin, divided by the regions from which the vendors are controlled; the longer, the more."
    ),
    describe=describe,
)
