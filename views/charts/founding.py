"""Founding over time, drawn: for each region a bar for each five years."""

from typing import Final

from vendors.analysis.charts import founding
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.multiples import Series, multiples
from views.charts.plot import Plot


def describe(table: Table, words: Language, _narrow: bool) -> Plot:
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
    # Broken, so that it fits below a bar.
    labels = [period.replace("–", "–\n").replace(" ", "\n") for period in periods]
    return Plot(multiples(labels, series, words))


DRAWING: Final = Drawing(
    chart=founding.CHART,
    looks=_("For each region of origin a bar for each five years, as high as vendors were founded there then."),
    describe=describe,
)
