"""A chart's plot as plotly's figure, for readers who point at it: the same panels, scales and marks, with what is said over each."""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from itertools import groupby
from math import log10
from pathlib import Path
from typing import Any, Final

import plotly
import plotly.graph_objects as go

from views.charts.layout import (
    LYING,
    PLAIN,
    SMALL,
    THICK,
    Layout,
    Room,
    arranged,
    labels,
    names,
    numbers,
    titled,
    values,
)
from views.charts.plot import BarMark, Outline, Plot, PointMark
from views.charts.scene import BOLD, Box, Item, Sign, Stroke, TextLine
from views.charts.style import PALETTE

SCRIPT: Final = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
"""plotly's own script, which draws the figures."""
CONFIG: Final = {"displayModeBar": False, "responsive": True, "scrollZoom": False}
"""How plotly is shown: no tool bar, since its words are English."""
SYMBOLS: Final = {
    Outline.DISC: "circle",
    Outline.RING: "circle-open",
    Outline.HALF: "circle-dot",
    Outline.TRIANGLE: "triangle-up",
    Outline.SQUARE: "square",
    Outline.HALF_SQUARE: "square-dot",
    Outline.HOLLOW_SQUARE: "square-open",
    Outline.DIAMOND: "diamond",
    Outline.HOLLOW_DIAMOND: "diamond-open",
    Outline.DOT: "circle",
    Outline.LINE: "line-ew-open",
}
SIGNS: Final = {
    Outline.DISC: "●",
    Outline.RING: "○",
    Outline.HALF: "◐",
    Outline.TRIANGLE: "▲",
    Outline.SQUARE: "■",
    Outline.HALF_SQUARE: "⬓",
    Outline.HOLLOW_SQUARE: "□",
    Outline.DIAMOND: "◆",
    Outline.HOLLOW_DIAMOND: "◇",
    Outline.DOT: "·",
    Outline.LINE: "—",
}
HATCHED: Final = "▨"
"""The same of a hatched box."""
FAMILY: Final = '"Source Sans 3", system-ui, sans-serif'
UPRIGHT: Final = 4
"""Pixels from the line of an upright text to its middle."""
LONGEST: Final = 40
"""Letters of a line of what is said over a mark, so that a phone can show it."""


@cache
def address() -> str:
    """Where plotly's script of the installed package is served, named for its content."""
    return f"/embed/plotly.{sha256(SCRIPT.read_bytes()).hexdigest()[:10]}.js"


def figure(plot: Plot, width: float, *, dark: bool) -> go.Figure:
    """The chart as a figure that keeps its height and takes the width it gets.

    Args:
        plot: the chart.
        width: pixels that its picture is laid out for.
        dark: whether the ground is dark.
    """
    layout = arranged(plot, width)
    colours = PALETTE[dark]
    traces: list[Any] = []
    axes: dict[str, Any] = {}
    # What does not move when a reader zooms stands where the picture has it.
    still: list[Item] = [*layout.key]
    for number, room in enumerate(layout.rooms, 1):
        axes |= _axes(room, layout, number, colours, zooms=plot.zooms)
        still += [*titled(room), *values(room), *numbers(room)]
        still += [] if plot.zooms else [*labels(room), *names(room)]
        traces += _traces(room, number, colours, zooms=plot.zooms)
    # All at once: whatever is put into a figure afterwards is compared with what it has, which costs several times as much.
    whole = dict(
        font={"family": FAMILY, "size": SMALL, "color": colours["ink"]},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        hoverlabel={
            "align": "left",
            "bgcolor": colours["paper"],
            "font": {"family": FAMILY, "color": colours["ink"], "size": PLAIN},
        },
        hovermode="closest",
        showlegend=False,
        barmode="overlay",
        dragmode="zoom" if plot.zooms else False,
        height=round(layout.height),
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        annotations=[_note(item, layout, colours) for item in still if not isinstance(item, Stroke)],
        shapes=[_line(item, layout, colours) for item in still if isinstance(item, Stroke)],
        # So that a script can fit the type to a picture that is shown smaller.
        meta={"width": width},
        **axes,
    )
    return go.Figure(traces, whole)


def safe(text: str) -> str:
    """A text as plotly shows it letter by letter: it would take `<` for a tag."""
    return escape(text, quote=False)


def over(said: Sequence[str]) -> str:
    """What is said over a mark: its head, and below it the names it stands for, broken into lines."""
    lines: list[str] = []
    for part in said[1:]:
        if lines and len(lines[-1]) + len(part) + 2 <= LONGEST:
            lines[-1] += f", {part}"
        else:
            lines += _broken(part)
    return "<br>".join([f"<b>{safe(said[0])}</b>", *map(safe, lines)]) if said else ""


def _broken(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LONGEST:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _axes(room: Room, layout: Layout, number: int, colours: dict[str, str], *, zooms: bool) -> dict[str, Any]:
    panel, name = room.panel, "" if number == 1 else str(number)
    plain = {"zeroline": False, "ticks": "", "showline": False, "gridcolor": colours["rule"], "showticklabels": False}
    x, y = panel.x, panel.y
    ends = [log10(y.low), log10(y.high)] if y.log else [y.low, y.high]
    last = number == len(layout.rooms)
    across = {
        **plain,
        "domain": [room.left / layout.width, (room.left + room.width) / layout.width],
        "range": [x.low, x.high],
        "anchor": f"y{name}",
        "showgrid": x.grid,
        "fixedrange": not zooms,
    }
    if zooms:
        across |= {"matches": "x"} if number > 1 else {}
        across |= {"showticklabels": last, "tickformat": "d", "nticks": len(x.ticks) + 2}
    else:
        across |= {"tickvals": [value for value, _ in x.ticks]}
    upwards = {
        **plain,
        "domain": [max(1 - (room.top + panel.height) / layout.height, 0), 1 - room.top / layout.height],
        "type": "log" if y.log else "linear",
        "range": ends[::-1] if panel.downwards else ends,
        "anchor": f"x{name}",
        "tickvals": [value for value, _ in y.ticks],
        "showgrid": y.grid,
        "fixedrange": True,
    }
    return {f"xaxis{name}": across, f"yaxis{name}": upwards}


def _note(item: TextLine | Sign | Box, layout: Layout, colours: dict[str, str]) -> dict[str, Any]:
    """A text, or a mark as a sign of type, at its place on the picture."""
    if isinstance(item, Box):
        item = TextLine(item.x, item.y + item.height, HATCHED, round(item.height * 1.25), item.fill)
    if isinstance(item, Sign):
        item = TextLine(
            item.x, item.y + item.size * 0.42, SIGNS[item.form], round(item.size * 1.25), item.fill, "middle"
        )
    text = safe(item.text)
    # An upright text stands on its point, a little left of which is its middle.
    upright = {"textangle": -90, "xanchor": "center", "x": (item.x - UPRIGHT) / layout.width} if item.turned else {}
    return {
        "text": f"<b>{text}</b>" if item.weight >= BOLD else text,
        "x": item.x / layout.width,
        "xref": "paper",
        "xanchor": {"start": "left", "middle": "center", "end": "right"}[item.anchor],
        "y": 1 - (item.y + item.size * 0.38) / layout.height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": item.size, "color": colours[item.fill]},
        **upright,
    }


def _line(line: Stroke, layout: Layout, colours: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "x0": line.x / layout.width,
        "x1": line.to_x / layout.width,
        "y0": 1 - line.y / layout.height,
        "y1": 1 - line.to_y / layout.height,
        "line": {"width": line.width, "color": colours[line.fill]},
    }


def _traces(room: Room, number: int, colours: dict[str, str], *, zooms: bool) -> Iterator[Any]:
    axes = {"xaxis": f"x{number}" if number > 1 else "x", "yaxis": f"y{number}" if number > 1 else "y"}
    for rule in room.panel.rules:
        line = {"color": colours[rule.fill], "width": rule.width}
        yield go.Scatter(x=[rule.start, rule.end], y=[rule.y] * 2, mode="lines", line=line, hoverinfo="skip", **axes)
    for (fill, hatched), bars in _grouped(room.panel.bars):
        yield _bars(bars, fill, hatched=hatched, colours=colours, axes=axes)
    # Rings first: they are the larger, and a disc in one must stay within reach.
    by_form = sorted(room.panel.marks, key=lambda mark: (mark.form is not Outline.RING, mark.form.value, mark.fill))
    for (form, fill), marks in groupby(by_form, key=lambda mark: (mark.form, mark.fill)):
        yield _points(list(marks), form, fill, colours, axes)
    if zooms:
        yield _named(room, colours, axes)


def _named(room: Room, colours: dict[str, str], axes: dict[str, str]) -> go.Scatter:
    """The names of marks that have room on the picture, on the same side of them, so that they move with them."""
    placed = {line.text: line for line in names(room)}
    marks = [mark for mark in room.panel.marks if mark.label in placed]
    sides = []
    for mark in marks:
        right, below = placed[mark.label].x > room.x(mark.x), placed[mark.label].y - 4 - room.y(mark.y)
        sides.append(
            "top center" if below < -1 else "bottom center" if below > 1 else f"middle {'right' if right else 'left'}"
        )
    return go.Scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="text",
        # Kept off the mark by spaces that are not trimmed.
        text=[f"\u00a0\u00a0{safe(mark.label)}\u00a0\u00a0" for mark in marks],
        textposition=sides,
        textfont={"size": SMALL, "color": colours["ink"]},
        hoverinfo="skip",
        cliponaxis=False,
        **axes,
    )


def _grouped(bars: Sequence[BarMark]) -> Iterator[tuple[tuple[str, bool], list[BarMark]]]:
    ordered = sorted(bars, key=lambda bar: (bar.fill, bar.hatched))
    for key, found in groupby(ordered, key=lambda bar: (bar.fill, bar.hatched)):
        yield key, list(found)


def _bars(
    bars: Sequence[BarMark], fill: str, *, hatched: bool, colours: dict[str, str], axes: dict[str, str]
) -> go.Bar:
    upright = bars[0].upright
    places, lengths = [bar.at for bar in bars], [bar.end - bar.start for bar in bars]
    marker: dict[str, Any] = {"color": colours[fill], "line": {"width": 1, "color": colours["paper"]}}
    if hatched:
        pattern = {"shape": "/", "size": 7, "solidity": 0.3, "fgcolor": colours[fill], "bgcolor": colours["paper"]}
        marker = {"color": colours["paper"], "pattern": pattern, "line": {"width": 1, "color": colours[fill]}}
    return go.Bar(
        orientation="v" if upright else "h",
        x=places if upright else lengths,
        y=lengths if upright else places,
        base=[bar.start for bar in bars],
        width=[THICK if upright else LYING] * len(bars),
        marker=marker,
        customdata=[over(bar.said) for bar in bars],
        hovertemplate="%{customdata}<extra></extra>",
        **axes,
    )


def _points(
    marks: Sequence[PointMark], form: Outline, fill: str, colours: dict[str, str], axes: dict[str, str]
) -> go.Scatter:
    return go.Scatter(
        x=[mark.x for mark in marks],
        y=[mark.y for mark in marks],
        mode="markers",
        marker={
            "symbol": SYMBOLS[form],
            "size": [mark.size for mark in marks],
            "color": colours[fill],
            "line": {"width": 2 if form in (Outline.RING, Outline.HOLLOW_DIAMOND) else 0},
            "opacity": 1,
        },
        customdata=[over(mark.said) for mark in marks],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        **axes,
    )
