"""Countries, drawn: two dots for each, one for the vendors founded there, one for those controlled from there."""

from collections.abc import Sequence
from typing import Any, Final

from vendors.analysis.charts import countries
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.types.country import region_of
from views.charts.base import Drawing
from views.charts.plot import Axis, KeyEntry, Outline, Panel, Plot, PointMark, RuleMark, places

ROW: Final = 24
"""Pixels of one country."""
STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""What may lie between two values of the scale."""


def describe(table: Table, words: Language, _narrow: bool) -> Plot:
    """A row for each country, in the order of the table; a line joins its two dots, so that its length is what moved."""
    names = [words.country(row[0]) if row[0] else words.say("Not known") for row in table.rows]
    most = max((max(row[1], row[2]) for row in table.rows), default=1)
    step = next((step for step in STEPS if most / step <= 8), STEPS[-1])
    ticks = [(n, words.number(n)) for n in range(0, most + 1, step)]
    born, held = (words.say(column.label) for column in countries.COLUMNS[1:3])
    marks, rules = [], []
    for at, (row, name) in enumerate(zip(table.rows, names, strict=True)):
        marks += _dots(at, row, name, born, held, words)
        if row[0] and row[1] != row[2]:
            rules.append(RuleMark(at, min(row[1], row[2]), max(row[1], row[2]), "soft", 2))
    panel = Panel(
        Axis(-0.06 * most - 0.2, most * 1.05 + 0.4, ticks, grid=True),
        places(names),
        ROW * max(len(names), 1),
        rules=rules,
        marks=marks,
        downwards=True,
    )
    return Plot([panel], [KeyEntry(born, "ink", Outline.RING), KeyEntry(held, "ink")])


def _dots(at: int, row: Sequence[Any], name: str, born: str, held: str, words: Language) -> list[PointMark]:
    code, n_born, n_held, born_names, held_names = row
    said = {
        label: (f"{name} · {words.say('{label}: {n}', label=label, n=words.number(n))}", *names)
        for label, n, names in ((born, n_born, born_names), (held, n_held, held_names))
    }
    fill = str(region_of(code))
    # The ring is the larger: where both are the same number, each is seen.
    ring = PointMark(n_born, at, Outline.RING, "ink", 15, words.number(n_born), said[born], leftwards=n_born < n_held)
    number = "" if n_born == n_held else words.number(n_held)
    disc = PointMark(n_held, at, Outline.DISC, fill, 10, number, said[held], leftwards=n_held < n_born)
    if code is None and not n_born:
        return [disc]
    return [ring, disc]


DRAWING: Final = Drawing(
    chart=countries.CHART,
    looks=_(
        "A row for each country with a ring for the vendors founded there and a disc for those controlled from there; the further right, the more."
    ),
    describe=describe,
)
