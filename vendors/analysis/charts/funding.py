"""Rounds and deals over time: amounts only where they are stated, each currency by itself."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from vendors.analysis.charts.base import Chart, Told, column
from vendors.analysis.charts.drawing import PALETTE, safe, template
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.event import Event, EventKind

if TYPE_CHECKING:
    import plotly.graph_objects as go

KINDS: Final = {
    EventKind.FUNDING: "circle",
    EventKind.FINANCING: "triangle-up",
    EventKind.IPO: "square",
    EventKind.ACQUISITION: "diamond",
    EventKind.ACQUIRED: "diamond-open",
}
"""The kinds of event that are shown, with their signs; what was only agreed or was abandoned is not."""
CURRENCIES: Final = {
    "USD": _("Millions of US dollars"),
    "EUR": _("Millions of euros"),
    "GBP": _("Millions of pounds sterling"),
}

COLUMNS: Final = (
    column("date", _("Date"), "date"),
    column("vendor", _("Vendor")),
    column("kind", _("Kind"), "choice"),
    column("title", _("Event"), "own-text"),
    column("currency", _("Currency")),
    column("amount", _("Amount (millions)"), "number"),
    column("stated", _("Amount as stated")),
    column("source", _("Source"), "address"),
)
DATE, VENDOR, KIND, TITLE, CURRENCY, AMOUNT, STATED, SOURCE = range(8)


def own_amount(event: Event) -> tuple[str | None, float | None]:
    """Currency and millions of an event, or None for both where it has no exact amount of its own.

    Dollars are those of the column that has each amount once; other currencies are read from the amount as stated.
    """
    if event.amount_usd_m is not None:
        return "USD", float(event.amount_usd_m)
    found = re.fullmatch(r"(EUR|GBP) ([0-9]+(?:\.[0-9]+)?)(m|bn)", event.amount_original or "")
    if not found:
        return None, None
    return found[1], float(found[2]) * (1000 if found[3] == "bn" else 1)


def tell(results: Results, words: Language) -> Told:
    """The rounds and deals of the vendors up to the date, newest first."""
    names = {vendor.id: vendor.name for vendor in results.vendors()}
    events = [row for row in results.rows("events") if row.vendor in names and row.kind in KINDS]
    events.sort(key=lambda row: row.date, reverse=True)
    rows = [
        [
            row.date,
            names[row.vendor],
            row.kind,
            row.own("title", words.code),
            *own_amount(row),
            row.amount_original,
            row.source_url,
        ]
        for row in events
    ]
    return Told(
        _finding(rows, words),
        words.say(
            "Rounds and deals of the vendors up to {day}; what was only agreed or was abandoned is left out",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        0,
        [
            words.say("A deal between two vendors of the survey is in the history of both."),
            words.say(
                "Currencies are never added or converted. An amount is counted once, at the deal done; one that is stated otherwise (more than, a share, net) is not drawn."
            ),
        ],
    )


def _finding(rows: Sequence[Sequence[Any]], words: Language) -> str:
    if not rows:
        return words.say("No round or deal meets these conditions")
    said = words.plural("{n} entry on rounds and deals", "{n} entries on rounds and deals", len(rows))
    without = sum(row[AMOUNT] is None for row in rows)
    if without:
        said = words.plural(
            "{rounds}, {n} of them without an amount of its own",
            "{rounds}, {n} of them without an amount of their own",
            without,
            rounds=said,
        )
    largest = []
    for currency in CURRENCIES:
        found = [row for row in rows if row[CURRENCY] == currency]
        if found:
            top = max(found, key=lambda row: row[AMOUNT])
            largest.append(f"{_money(words, currency, top[AMOUNT])} ({top[VENDOR]}, {top[DATE].first.year})")
    if largest:
        said = words.say("{finding}; the largest: {amounts}", finding=said, amounts=words.listing(largest))
    return said


def _money(words: Language, currency: str, millions: float) -> str:
    return words.amount(
        f"{currency} {round(millions / 1000, 3)}bn" if millions >= 1000 else f"{currency} {round(millions, 3)}m"
    )


def draw(table: Table, words: Language, dark: bool) -> "go.Figure":
    """A panel for each currency, amounts upwards on a scale of powers of ten, and a line for those without an amount."""
    import plotly.graph_objects as go

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
        for kind, symbol in KINDS.items():
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
    amount = _money(words, row[CURRENCY], row[AMOUNT]) if row[CURRENCY] else words.amount(row[STATED])
    head = " · ".join(part for part in (words.date(row[DATE]), kind, amount) if part)
    title, lines = row[TITLE].split(), [""]
    for word in title:
        if len(lines[-1]) + len(word) > 40:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join([f"<b>{safe(row[VENDOR])}</b>", safe(head), *map(safe, lines)])


CHART: Final = Chart(
    name="funding",
    title=_("Rounds and deals over time"),
    drawing=_(
        "A mark for each round or deal, from left to right in time and upwards by amount, with one panel for each currency and one for those without an amount."
    ),
    tables=("events",),
    tell=tell,
    draw=draw,
    height=lambda _: 560,
)
