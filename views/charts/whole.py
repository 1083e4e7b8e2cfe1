"""A chart to be taken away: its finding above it, what is counted, and its source below, so that it can stand alone."""

from collections.abc import Sequence
from typing import Final

from vendors.analysis.charts import Chart, Told
from vendors.i18n.language import language
from vendors.query.results import Results
from views.base.lettering import Family, wrapped
from views.charts.scene import Box, Item, Scene, Stroke, TextLine

MARGIN: Final = 24
"""Pixels around it."""


def framed(scene: Scene, chart: Chart, told: Told, results: Results) -> Scene:
    """The picture with all that a page would say around it."""
    words = language(results.selection.lang)
    width = scene.width + 2 * MARGIN
    head, y = _lines(told.finding, MARGIN + 24, scene.width, 26, 32, "serif", "ink", 600)
    counted, y = _lines(told.counted, y, scene.width, 15, 20, "sans", "soft")
    y += 4
    inside = scene.moved(MARGIN, y)
    y += scene.height + 12
    foot: list[Item] = [Stroke(MARGIN, y, width - MARGIN, y, "rule")]
    for text in filter(None, (*told.notes, told.left_out, chart.source(told, results, words))):
        lines, y = _lines(text, y + 16, scene.width, 12, 16, "sans", "soft")
        y -= 14
        foot += lines
    height = y + MARGIN
    return Scene(width, height, [Box(0, 0, width, height, "paper"), *head, *counted, *inside, *foot])


def _lines(
    text: str, y: float, room: float, size: int, step: int, family: Family, fill: str, weight: int = 400
) -> tuple[Sequence[Item], float]:
    """The lines of a text from a first one at `y`, and where the next would stand."""
    # A serif is the reader's own, which may be wider than ours.
    lines = wrapped(text, family, weight, size, room * 0.93)
    items = [
        TextLine(MARGIN, y + number * step, line, size, fill, weight=weight, family=family)
        for number, line in enumerate(lines)
    ]
    return items, y + len(lines) * step
