"""The charts of the site as pictures: each described once, then written as SVG, PNG or plotly's figure; what each tells is in `vendors.analysis.charts`."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

from vendors.analysis.charts import Told, told_by
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from views.charts import capabilities, countries, explore, flow, founding, funding, owners, whole
from views.charts.base import Drawing
from views.charts.layout import arranged, scene
from views.charts.plot import Plot
from views.charts.png import png
from views.charts.scene import Scene
from views.charts.svg import svg

DRAWINGS: Final[Mapping[str, Drawing]] = {
    module.DRAWING.chart.name: module.DRAWING
    for module in (flow, countries, owners, capabilities, founding, funding, explore)
}
"""How each chart of `vendors.analysis.charts.CHARTS` is drawn, by its name, and that of the cross table."""


class Shape(Enum):
    """The shapes of a chart's picture."""

    WHOLE = "whole"
    """To be taken away: with its finding, what is counted, and its source."""
    WIDE = "wide"
    """In a page that says all that itself."""
    NARROW = "narrow"
    """The same on a phone or in a column."""


WIDTHS: Final = {Shape.WHOLE: 960, Shape.WIDE: 960, Shape.NARROW: 360}
"""Pixels that each shape is laid out for."""


def told(name: str, results: Results) -> Told:
    """What a chart tells of what a Selection names; see `plot`."""
    return told_by(DRAWINGS[name].chart, results)


def plot(name: str, results: Results, shape: Shape) -> Plot:
    """The description of a chart of what a Selection names, in its language; remembered.

    Raises:
        KeyError: there is no such chart.
    """
    as_of, parameters = results.as_of, DRAWINGS[name].parameters
    # Kept by what the chart depends on: many addresses name the same.
    selection = results.selection.only_with(*parameters, "date")
    return _described(name, as_of.dataset, selection, as_of.today, shape is Shape.NARROW)


def picture(name: str, results: Results, shape: Shape) -> Scene:
    """A chart laid out in a shape; see `plot`."""
    drawn = scene(plot(name, results, shape), WIDTHS[shape])
    return whole.framed(drawn, DRAWINGS[name].chart, told(name, results), results) if shape is Shape.WHOLE else drawn


def written(name: str, results: Results, shape: Shape, theme: str = "auto") -> str:
    """A chart as SVG; see `plot` and `views.charts.svg.svg`."""
    finding = told(name, results).finding
    return svg(picture(name, results, shape), results.selection.lang, finding, alternative(name, results), theme)


def size(name: str, results: Results, shape: Shape) -> tuple[int, int]:
    """Width and height in pixels of a chart's picture without its frame, so that a page can keep its room."""
    layout = arranged(plot(name, results, shape), WIDTHS[shape])
    return WIDTHS[shape], round(layout.height)


def alternative(name: str, results: Results) -> str:
    """The same chart in words, for those who do not see it; see `plot`."""
    return DRAWINGS[name].alternative(told(name, results), language(results.selection.lang))


@with_dataset(128, place=1)
def _described(name: str, dataset: Dataset, selection: Selection, today: date, narrow: bool) -> Plot:
    table = told(name, Results(dataset, selection, today)).table
    return DRAWINGS[name].describe(table, language(selection.lang), narrow)


__all__ = ["DRAWINGS", "Drawing", "Shape", "alternative", "picture", "plot", "png", "size", "written"]
