"""Frames as plotly figures. The template is chosen here once: palette, fonts, grounds."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final
from urllib.parse import parse_qsl

import pandas as pd
import plotly.graph_objects as go

from vendors.dataset import Dataset
from vendors.geography import Region
from vendors.matching import Matching
from vendors.selection import Selection
from vendors.settings import today
from vendors.wording import Language, language

PALETTE: Final = {
    False: {
        "fr": "#0B5FA5",
        "eu": "#00805E",
        "us": "#B84A00",
        "other": "#8A5A83",
        "unknown": "#6B6B6B",
        "ink": "#1a1a1a",
    },
    True: {
        "fr": "#6DB3F2",
        "eu": "#4CC9A4",
        "us": "#FF9B5E",
        "other": "#D9A3D1",
        "unknown": "#A9A9A9",
        "ink": "#ececec",
    },
}
"""The colours of the regions and of text, on a light ground (False) and a dark one (True); the same as in the stylesheet."""

CONFIG: Final = {"displayModeBar": False, "responsive": True}
"""How plotly is shown: no tool bar, since its words are English."""


@cache
def template(dark: bool) -> go.layout.Template:
    """Fonts and grounds of all charts."""
    return go.layout.Template(
        layout={
            "font": {"family": '"Source Sans 3", sans-serif', "size": 15, "color": PALETTE[dark]["ink"]},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 4, "r": 4, "t": 12, "b": 12},
        }
    )


def origin_to_control(vendors: pd.DataFrame, words: Language, dark: bool) -> go.Figure:
    """Sankey of the vendors from region of origin to region of control.

    Args:
        vendors: one row a vendor, with the columns `name`, `origin_region` and `control_region`.
        words: language of labels and hover.
        dark: whether the ground is dark.

    Returns:
        A figure whose link widths count vendors; hover names them.

    Raises:
        KeyError: a column is missing.
    """
    regions = [str(region) for region in Region]
    labels = {str(region): words.say(region.label) for region in Region}
    colours = PALETTE[dark]
    origins = [region for region in regions if (vendors["origin_region"] == region).any()]
    controls = [region for region in regions if (vendors["control_region"] == region).any()]
    groups = vendors.groupby(["origin_region", "control_region"], sort=False)["name"].agg(list)
    counts = {True: vendors["origin_region"].value_counts(), False: vendors["control_region"].value_counts()}
    nodes = [(region, True) for region in origins] + [(region, False) for region in controls]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                # Given places keep the regions in the order of the tables; the margins keep plotly from moving the outermost ones.
                "x": [0.001 if origin else 0.999 for _, origin in nodes],
                "y": [
                    *_middles([int(counts[True][region]) for region in origins]),
                    *_middles([int(counts[False][region]) for region in controls]),
                ],
                "label": [f"{labels[region]} {counts[origin][region]}" for region, origin in nodes],
                "color": [colours[region] for region, _ in nodes],
                "pad": 18,
                "thickness": 14,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [origins.index(origin) for origin, _ in groups.index],
                "target": [len(origins) + controls.index(control) for _, control in groups.index],
                "value": [len(names) for names in groups],
                "color": [_faint(colours[origin]) for origin, _ in groups.index],
                "customdata": [words.listing(names) for names in groups],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
        )
    )
    return figure.update_layout(template=template(dark), height=380)


def _middles(heights: list[int], gap: float = 0.03) -> list[float]:
    """The middle of each of the bars that share a height of 1, from above."""
    room = 1 - gap * (len(heights) - 1)
    middles, top = [], 0.0
    for height in heights:
        share = room * height / sum(heights)
        middles.append(min(max(top + share / 2, 0.001), 0.999))
        top += share + gap
    return middles


def _faint(colour: str, opacity: float = 0.38) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


FIGURES: Final[Mapping[str, Callable[[pd.DataFrame, Language, bool], go.Figure]]] = {
    "origin-to-control": origin_to_control
}
"""The charts of the vendors by name."""


def figure(name: str, dataset: Dataset, query: str, lang: str, dark: bool) -> go.Figure:
    """A chart of the vendors that an address names; remembered, so it must not be changed.

    Args:
        name: a key of `FIGURES`.
        dataset: where the vendors are.
        query: the address’s part after the question mark.
        lang: language of labels and hover.
        dark: whether the ground is dark.

    Raises:
        KeyError: there is no such chart.
    """
    day = today()
    selection, _ = Selection.read(parse_qsl(query), dataset, day)
    vendors = Matching(dataset, selection, day).vendors()
    return _drawn(
        name,
        tuple((vendor.name, str(vendor.origin_region), str(vendor.control_region)) for vendor in vendors),
        lang,
        dark,
    )


@lru_cache(maxsize=256)
def _drawn(name: str, vendors: tuple[tuple[str, str, str], ...], lang: str, dark: bool) -> go.Figure:
    # Kept by what is drawn: many addresses name the same vendors.
    table = pd.DataFrame(vendors, columns=["name", "origin_region", "control_region"])
    return FIGURES[name](table, language(lang), dark)
