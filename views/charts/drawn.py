"""A chart as a page shows it: where its pictures are and how much room they take, and what makes it live."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from vendors.query.results import Results
from views.charts import DRAWINGS, Shape, alternative, plot, size, told
from views.charts import figure as plotly


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """One shape of it: its address, width and height in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart on a page.

    Attributes:
        name: of the chart.
        alternative: the picture in words.
        wide: for the page.
        narrow: for a phone or a column.
        figure: where plotly's figure is; "" where a live chart would say no more than the picture.
        script: where plotly's script is.
        config: how plotly is shown, as JSON.
        svg: the whole picture, to be taken away.
        png: the same.
        left_out: what the picture does not show of what was counted; "" where it shows all.
    """

    name: str
    alternative: str
    wide: PlacedPicture
    narrow: PlacedPicture
    figure: str
    script: str
    config: str
    svg: str
    png: str
    left_out: str


def drawn(name: str, results: Results, theme: str = "auto") -> Drawn:
    """A chart of what a Selection names.

    Args:
        name: a key of `views.charts.DRAWINGS`.
        results: what it shows.
        theme: as of an embed; `auto` follows the reader's device.

    Raises:
        KeyError: there is no such chart.
    """
    shapes = {
        shape: PlacedPicture(picture_address(name, "svg", results, shape, theme), *size(name, results, shape))
        for shape in (Shape.WIDE, Shape.NARROW)
    }
    live = plot(name, results, Shape.WIDE).live
    figure = picture_address(name, "plotly", results) if live else ""
    return Drawn(
        name,
        alternative(name, results),
        shapes[Shape.WIDE],
        shapes[Shape.NARROW],
        figure,
        plotly.address(),
        json.dumps(plotly.CONFIG),
        picture_address(name, "svg", results),
        picture_address(name, "png", results),
        told(name, results).left_out,
    )


def picture_address(name: str, ending: str, results: Results, shape: Shape = Shape.WHOLE, theme: str = "auto") -> str:
    """Where a chart's picture is; the version makes a new address with new data, since browsers keep it for an hour."""
    pairs = results.selection.only_with(*DRAWINGS[name].parameters, "date").pairs()
    pairs += [("shape", shape.value)] if shape is not Shape.WHOLE else []
    pairs += [("theme", theme)] if theme != "auto" else []
    pairs += [("v", results.as_of.dataset.version[:7])]
    return f"/charts/{name}.{ending}?{urlencode(pairs)}"
