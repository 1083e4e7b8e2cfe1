"""The capabilities, drawn: a heat map of signs."""

from typing import Final

import plotly.graph_objects as go

from vendors.analysis.charts import capabilities
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.tables.capability import Support
from views.base.signs import SUPPORT_SIGNS
from views.charts.base import Drawing
from views.charts.style import PALETTE, faint, safe, template


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """A heat map: vendors downwards, capabilities across, a sign in each cell."""
    colours = PALETTE[dark]
    levels = {None: 0, Support.NO: 1, Support.PARTIAL: 2, Support.YES: 3}
    # Not known and no have the ground's colour; the other two are grey, since each colour means a region.
    steps = ["rgba(0,0,0,0)", "rgba(0,0,0,0)", faint(colours["ink"], 0.14), faint(colours["ink"], 0.32)]
    labels = [words.say(one.label) for one in table.columns[1:]]
    said = {support: words.say(support.label) if support else words.say("not known") for support in levels}
    figure = go.Figure(
        go.Heatmap(
            x=list(range(len(labels))),
            y=list(range(len(table.rows))),
            z=[[levels[cell] for cell in row[1:]] for row in table.rows],
            zmin=0,
            zmax=4,
            colorscale=[[edge / 4, steps[at]] for at in range(4) for edge in (at, at + 1)],
            showscale=False,
            xgap=1,
            ygap=1,
            text=[[SUPPORT_SIGNS[cell] for cell in row[1:]] for row in table.rows],
            texttemplate="%{text}",
            textfont={"size": 11, "color": colours["ink"]},
            customdata=[
                [
                    f"<b>{safe(row[0])}</b><br>{label}{words.say(':')} {said[cell]}"
                    for label, cell in zip(labels, row[1:], strict=True)
                ]
                for row in table.rows
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    key = "   ".join(f"{SUPPORT_SIGNS[support]} {said[support]}" for support in SUPPORT_SIGNS)
    return figure.update_layout(
        template=template(dark),
        margin={"l": 4, "r": 4, "t": 4, "b": 34},
        # Below, where no label of an axis is.
        title={"text": key, "x": 0, "xref": "container", "y": 0.002, "yanchor": "bottom", "font": {"size": 14}},
        xaxis={
            "tickvals": list(range(len(labels))),
            "ticktext": labels,
            "tickangle": -90,
            "side": "top",
            "showgrid": False,
            "tickfont": {"size": 11},
            "automargin": True,
        },
        yaxis={
            "tickvals": list(range(len(table.rows))),
            "ticktext": [safe(row[0]) for row in table.rows],
            "autorange": "reversed",
            "showgrid": False,
            "tickfont": {"size": 11},
            "automargin": True,
        },
    )


DRAWING: Final = Drawing(
    chart=capabilities.CHART,
    looks=_(
        "A table of signs: vendors downwards, capabilities across; a full disc is yes, a half one in part, an empty one no, a dot not known."
    ),
    draw=draw,
    height=lambda table: 230 + 20 * len(table.rows),
)
