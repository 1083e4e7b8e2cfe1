"""The heat map of capabilities: what each product does, as far as its pages say."""

from typing import TYPE_CHECKING, Any, Final

from vendors.analysis.charts.base import Chart, Told, column
from vendors.analysis.charts.drawing import PALETTE, faint, safe, template
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.capability import Ability, Support

if TYPE_CHECKING:
    import plotly.graph_objects as go

SIGNS: Final = {Support.YES: "●", Support.PARTIAL: "◐", Support.NO: "○", None: "·"}
"""How far a product can do something, told by shape; None is not known."""


def tell(results: Results, words: Language) -> Told:
    """One row a vendor, one column for each capability of which something is known for any of them."""
    vendors = results.vendors()
    rows = results.as_of.dataset.capabilities
    known = {
        ability: {vendor.id: row for vendor in vendors if (row := rows.get(vendor.id, {}).get(ability))}
        for ability in Ability
    }
    shown = [ability for ability in Ability if known[ability]]
    columns = [column("vendor", _("Vendor")), *(column(str(ability), ability.label, "support") for ability in shown)]
    table = [
        [vendor.name, *(row.support if (row := known[ability].get(vendor.id)) else None for ability in shown)]
        for vendor in vendors
    ]
    read = sorted(row.accessed for found in known.values() for row in found.values())
    notes = [words.say("Where a page says nothing it is not known, which is not “no”.")]
    if read:
        notes.append(
            words.say(
                "The pages of the vendors were read between {first} and {last}; what products did before is not known.",
                first=words.date(read[0]),
                last=words.date(read[-1]),
            )
            if read[0] != read[-1]
            else words.say(
                "The pages of the vendors were read on {day}; what products did before is not known.",
                day=words.date(read[0]),
            )
        )
    return Told(
        _finding(table, shown, words),
        words.say("What each product does, as its vendor’s pages say"),
        Table(columns, table if shown else []),
        0,
        notes,
    )


def _finding(table: list[list[Any]], shown: list[Ability], words: Language) -> str:
    if not table:
        return words.say("No vendor meets these conditions")
    if not shown:
        return words.plural(
            "What the product of {n} vendor does is not known",
            "What the products of {n} vendors do is not known",
            len(table),
        )
    can = {
        ability: sum(row[at] in (Support.YES, Support.PARTIAL) for row in table) for at, ability in enumerate(shown, 1)
    }
    most = max(can.values())
    known = sum(cell is not None for row in table for cell in row[1:])
    return words.say(
        "Most often found: {abilities}, at {most} of {vendors}; {known} of {cells} cells are known",
        abilities=words.listing(words.say(ability.label) for ability, n in can.items() if n == most),
        most=words.number(most),
        vendors=words.plural("{n} vendor", "{n} vendors", len(table)),
        known=words.number(known),
        cells=words.number(len(table) * len(shown)),
    )


def draw(table: Table, words: Language, dark: bool) -> "go.Figure":
    """A heat map: vendors downwards, capabilities across, a sign in each cell."""
    import plotly.graph_objects as go

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
            text=[[SIGNS[cell] for cell in row[1:]] for row in table.rows],
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
    key = "   ".join(f"{SIGNS[support]} {said[support]}" for support in SIGNS)
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


CHART: Final = Chart(
    name="capabilities",
    title=_("Capabilities"),
    drawing=_(
        "A table of signs: vendors downwards, capabilities across; a full disc is yes, a half one in part, an empty one no, a dot not known."
    ),
    tables=("capabilities",),
    tell=tell,
    draw=draw,
    height=lambda table: 230 + 20 * len(table.rows),
)
