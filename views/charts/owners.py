"""Owners over time, drawn: the European share, then the vendors of each region of control, a bar for each year."""

from typing import Final

from vendors.analysis.charts import owners
from vendors.analysis.charts.base import REGIONS
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.multiples import Series, multiples
from views.charts.plot import Axis, BarMark, KeyEntry, Panel, Plot, RuleMark, places


def describe(table: Table, words: Language, _narrow: bool) -> Plot:
    """A small chart for each region, on one scale; what has no date is hatched and stands in no share."""
    columns = {name: [row[at] for row in table.rows] for at, name in enumerate(table.names)}
    days = columns["as_of"]
    labels = [str(day.year) for day in days]
    series = []
    for region in REGIONS:
        counts = columns[str(region)]
        label = words.say(region.label)
        undated = columns[owners.UNDATED[region]] if region in owners.UNDATED else []
        # Who came and who left is said over the region that they came to or left.
        said = [
            (
                f"{words.date(day)} · {label}{words.say(':')} {words.number(n)}",
                *(move for move in moved if label in move.rpartition(words.say(":"))[2]),
            )
            for day, n, moved in zip(days, counts, columns["moved"], strict=True)
        ]
        series.append(Series(label, region, counts, said, undated))
    panels = multiples(labels, series, words)
    hatched = any(any(columns[name]) for name in owners.UNDATED.values())
    key = [KeyEntry(words.say("since when is not known"), "soft", None)] if hatched else []
    share = _share(columns["european_share"], labels, words)
    return Plot([*([share] if share and panels else []), *panels], key)


def _share(shares: list[int | None], labels: list[str], words: Language) -> Panel | None:
    if all(share is None for share in shares):
        return None
    bars = [
        BarMark(at, 0, share, "ink", words.say("{n}%", n=words.number(share)), upright=True)
        for at, share in enumerate(shares)
        if share is not None
    ]
    scale = places(labels)
    title = words.say("Controlled from Europe, of those whose owner and its beginning are known")
    bare = Axis(scale.low, scale.high)
    return Panel(bare, Axis(0, 130), 78, title, bars=bars, rules=[RuleMark(0, scale.low, scale.high, "rule")])


DRAWING: Final = Drawing(
    chart=owners.CHART,
    looks=_(
        "Bars for each year, first of the share controlled from Europe, then of the vendors controlled from each region; hatched is whose owner is known and since when is not."
    ),
    describe=describe,
)
