"""From origin to control, drawn: bands from the regions of origin to those of control."""

from typing import Final

import plotly.graph_objects as go

from vendors.analysis.charts import flow
from vendors.analysis.charts.base import REGIONS
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from views.charts.base import Drawing
from views.charts.style import PALETTE, faint, hover, template


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """Sankey from the regions of origin to the regions of control; link widths count vendors, hover names them."""
    labels = {region: words.say(region.label) for region in REGIONS}
    colours = PALETTE[dark]
    flows = [(origin, control, n, names) for origin, control, n, names in table.rows]
    born = {region: sum(n for origin, _, n, _ in flows if origin == region) for region in REGIONS}
    held = {region: sum(n for _, control, n, _ in flows if control == region) for region in REGIONS}
    origins = [region for region in REGIONS if born[region]]
    controls = [region for region in REGIONS if held[region]]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                # Given places keep the regions in the order of the tables; the margins keep plotly from moving the outermost ones.
                "x": [*(0.001 for _ in origins), *(0.999 for _ in controls)],
                "y": [
                    *_middles([born[region] for region in origins]),
                    *_middles([held[region] for region in controls]),
                ],
                "label": [
                    *(f"{labels[region]} {words.number(born[region])}" for region in origins),
                    *(f"{labels[region]} {words.number(held[region])}" for region in controls),
                ],
                "color": [colours[region] for region in (*origins, *controls)],
                "pad": 18,
                "thickness": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [origins.index(origin) for origin, *_ in flows],
                "target": [len(origins) + controls.index(control) for _, control, *_ in flows],
                "value": [n for _, _, n, _ in flows],
                "color": [faint(colours[origin]) for origin, *_ in flows],
                "customdata": [
                    hover(f"{labels[origin]} → {labels[control]}{words.say(':')} {words.number(n)}", names)
                    for origin, control, n, names in flows
                ],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        )
    )
    return figure.update_layout(template=template(dark))


def _middles(heights: list[int], gap: float = 0.03) -> list[float]:
    """The middle of each of the bars that share a height of 1, from above."""
    room = 1 - gap * (len(heights) - 1)
    middles, top = [], 0.0
    for height in heights:
        share = room * height / sum(heights)
        middles.append(min(max(top + share / 2, 0.001), 0.999))
        top += share + gap
    return middles


DRAWING: Final = Drawing(
    chart=flow.CHART,
    looks=_(
        "A flow from the regions of origin on the left to the regions of control on the right; the wider a band, the more vendors."
    ),
    draw=draw,
    height=lambda _: 380,
)
