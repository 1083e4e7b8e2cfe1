"""Rounds and deals, drawn: a panel for each currency."""

from collections.abc import Sequence
from typing import Any, Final

import plotly.graph_objects as go

from vendors.analysis.charts import funding
from vendors.analysis.charts.funding import (
    AMOUNT,
    CURRENCIES,
    CURRENCY,
    DATE,
    KIND,
    STATED,
    TITLE,
    VENDOR,
    amount_in_words,
)
from vendors.i18n.language import Language, _
from vendors.query.table import Table
from vendors.tables.event import EventKind
from views.charts.base import Drawing
from views.charts.style import PALETTE, safe, template

SYMBOLS: Final = {
    EventKind.FUNDING: "circle",
    EventKind.FINANCING: "triangle-up",
    EventKind.IPO: "square",
    EventKind.ACQUISITION: "diamond",
    EventKind.ACQUIRED: "diamond-open",
}
"""The mark of each kind of event that is shown."""


def draw(table: Table, words: Language, dark: bool) -> go.Figure:
    """A panel for each currency, amounts upwards on a scale of powers of ten, and a line for those without an amount."""
    colours = PALETTE[dark]
    panels = [*(currency for currency in CURRENCIES if any(row[CURRENCY] == currency for row in table.rows))]
    if any(row[AMOUNT] is None for row in table.rows):
        panels.append("")
    weights = [{"USD": 5.0, "": 0.7}.get(panel, 2.2) for panel in panels]
    gap = 0.09
    room = 1 - gap * len(panels)
    layout: dict[str, Any] = {}
    notes = []
    figure = go.Figure()
    top, listed = 1.0, set()
    for at, (panel, weight) in enumerate(zip(panels, weights, strict=True), 1):
        number = "" if at == 1 else str(at)
        top -= gap
        bottom = max(top - room * weight / sum(weights), 0)
        rows = [row for row in table.rows if (row[CURRENCY] or "") == panel]
        for kind, symbol in SYMBOLS.items():
            shown = [row for row in rows if row[KIND] == kind]
            if not shown:
                continue
            label = words.say(kind.label)
            figure.add_scatter(
                name=label,
                legendgroup=kind.value,
                showlegend=kind not in listed,
                x=[_middle(row) for row in shown],
                y=[row[AMOUNT] if panel else 1 for row in shown],
                yaxis=f"y{number}",
                mode="markers",
                marker={"symbol": symbol, "size": 11, "color": colours["ink"], "opacity": 0.8, "line": {"width": 1.5}},
                customdata=[_said(row, label, words) for row in shown],
                hovertemplate="%{customdata}<extra></extra>",
            )
            listed.add(kind)
        axis: dict[str, Any] = {"domain": [bottom, top], "automargin": True}
        if panel:
            amounts = [row[AMOUNT] for row in rows]
            ticks = [
                power
                for power in (0.1, 1, 10, 100, 1000, 10_000, 100_000)
                if min(amounts) / 10 < power < max(amounts) * 10
            ]
            axis |= {"type": "log", "tickvals": ticks, "ticktext": [words.number(tick) for tick in ticks]}
        else:
            axis |= {"range": [0, 2], "showticklabels": False, "showgrid": False}
        layout[f"yaxis{number}"] = axis
        notes.append(
            {
                "text": words.say(CURRENCIES[panel]) if panel else words.say("Without an amount of their own"),
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": top,
                "yref": "paper",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 14},
            }
        )
        top = bottom
    last = len(panels)
    return figure.update_layout(
        template=template(dark),
        margin={"l": 4, "r": 12, "t": 62, "b": 12},
        annotations=notes,
        xaxis={"type": "date", "tickformat": "%Y", "anchor": f"y{last}" if last > 1 else "y", "automargin": True},
        **layout,
    )


def _middle(row: Sequence[Any]) -> str:
    """The day on which a mark stands: the middle of the time that the date may mean."""
    first, last = row[DATE].first, row[DATE].last
    return str(first + (last - first) / 2)


def _said(row: Sequence[Any], kind: str, words: Language) -> str:
    amount = amount_in_words(words, row[CURRENCY], row[AMOUNT]) if row[CURRENCY] else words.amount(row[STATED])
    head = " · ".join(part for part in (words.date(row[DATE]), kind, amount) if part)
    title, lines = row[TITLE].split(), [""]
    for word in title:
        if len(lines[-1]) + len(word) > 40:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join([f"<b>{safe(row[VENDOR])}</b>", safe(head), *map(safe, lines)])


DRAWING: Final = Drawing(
    chart=funding.CHART,
    looks=_(
        "A mark for each round or deal, from left to right in time and upwards by amount, with one panel for each currency and one for those without an amount."
    ),
    draw=draw,
    height=lambda _: 560,
)
