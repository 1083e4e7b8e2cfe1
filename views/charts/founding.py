"""Founding over time, drawn: for each region a bar for each five years."""

from typing import Final

from vendors.analysis.charts import founding
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.multiples import Series, multiples
from views.charts.plot import Plot

APART: Final = 0.5
"""How far, in places, those of unknown founding stand apart: they belong to no end of the time."""


def describe(table: Table, words: Language, narrow: bool) -> Plot:
    """A small chart for each region of origin, on one scale; at the end those of unknown founding."""
    periods = [row[0] or words.say("Not known") for row in table.rows]
    series = []
    for at, region in enumerate(founding.ORIGINS, 1):
        counts = [row[at] for row in table.rows]
        label = words.say(region.label)
        said = [
            (f"{period} · {label}{words.say(':')} {words.number(n)}", *row[-1])
            for period, n, row in zip(periods, counts, table.rows, strict=True)
        ]
        series.append(Series(words.say("{label}: {n}", label=label, n=words.number(sum(counts))), region, counts, said))
    unknown = any(row[0] is None for row in table.rows)
    labels = [_below(period, row[0] is not None, narrow) for period, row in zip(periods, table.rows, strict=True)]
    return Plot(multiples(labels, series, words, APART if unknown and len(labels) > 1 else 0))


def _below(period: str, is_known: bool, narrow: bool) -> str:
    """A period broken so that it fits below its bar: on a phone ten of them stand beside each other."""
    if not is_known:
        return period.replace(" ", "\n")
    since, until = period.split("–")
    return f"{since}\n–{until[-2:]}" if narrow else f"{since}–\n{until}"


DRAWING: Final = Drawing(
    chart=founding.CHART,
    looks=_("For each region of origin a bar for each five years, as high as vendors were founded there then."),
    describe=describe,
)
