"""How everything grows from the published survey to 5,000 vendors and 100,000 articles: the figures and the picture of `docs/performance.md`.

`python -m benchmarks.curves` measures each size, writes `growth.csv` beside this file and draws `docs/images/growth.png` (some
fifteen minutes); with `--draw` it draws what was measured last.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plotly.colors import qualitative
from plotly.graph_objects import Figure
from plotly.subplots import make_subplots

from benchmarks import growth, questions
from benchmarks.browser import newcomer
from benchmarks.servers import ROOT
from views.charts.style import PALETTE

FIGURES: Final = Path(__file__).with_name("growth.csv")
PICTURE: Final = ROOT / "docs/images/growth.png"
COLUMNS: Final = ("vendors", "articles", "rows", "what", "figure", "unit")
WIDTH, HEIGHT = 1280, 720
GOAL: Final = 3
"""How many times as much a question may cost with 5,000 vendors."""


def figures() -> Iterator[tuple[int, int, int, str, float, str]]:
    """What is measured at each size, a line of `COLUMNS` each."""
    for vendors, articles in growth.SIZES:
        size = growth.measured(ROOT / "data", vendors, articles)
        at = (size.vendors, size.articles, size.rows)
        for what, cost in size.costs.items():
            yield (*at, what, round(cost.seconds, 3), "s")
            yield (*at, f"memory: {what}", round(cost.memory), "MiB")
        asked = questions.measured(ROOT / "data", vendors, articles)
        yield (*at, "front pages", round(asked.front, 3), "s")
        yield (*at, "largest first answer", asked.plain, "bytes")
        yield (*at, "largest first answer, compressed", asked.compressed, "bytes")
        for kind, times in asked.kinds.items():
            yield (*at, f"new: {kind}", round(times.new, 2), "ms")
            yield (*at, f"again: {kind}", round(times.again, 2), "ms")


def write() -> None:
    """Measures every size and writes `FIGURES`."""
    rows = list(figures())
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *rows])


def read() -> dict[str, dict[int, float]]:
    """What was measured last: by what it is, the figure by the number of vendors; `rows` are those of all tables."""
    found: dict[str, dict[int, float]] = {"rows": {}}
    with FIGURES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found["rows"][int(row["vendors"])] = int(row["rows"])
            found.setdefault(row["what"], {})[int(row["vendors"])] = float(row["figure"])
    return found


def drawn(found: dict[str, dict[int, float]]) -> Figure:
    """Curves of what was measured, each as a multiple of its figure for the published survey."""
    panels = {
        "Asked by nobody before": [f"new: {kind}" for kind in questions.QUESTIONS],
        "Made again": [f"again: {kind}" for kind in questions.QUESTIONS],
        "Reading and publishing, a row": list(growth.GOALS),
    }
    figure = make_subplots(cols=len(panels), subplot_titles=list(panels), horizontal_spacing=0.05, shared_yaxes=True)
    sizes = sorted(found["rows"])
    for column, curves in enumerate(panels.values(), 1):
        a_row = column == len(panels)
        figure.add_hline(GOAL, line={"dash": "dot", "color": PALETTE[False]["ink"]}, row=1, col=column)
        for number, what in enumerate(curves):
            each = [found[what][size] / (found["rows"][size] if a_row else 1) for size in sizes]
            label = what.partition(": ")[2]
            figure.add_scatter(
                x=sizes,
                y=[one / each[0] for one in each],
                name=what if a_row else label,
                legend="legend2" if a_row else "legend",
                showlegend=column != 2,
                line={"color": qualitative.Dark24[number], "dash": ("solid", "dash")[number % 2]},
                row=1,
                col=column,
            )
    figure.update_xaxes(type="log", tickvals=sizes, ticktext=[f"{size:,}" for size in sizes], title="vendors")
    figure.update_yaxes(type="log", tickvals=[0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5, 10], ticksuffix=" x")
    figure.update_layout(
        template="plotly_white",
        width=WIDTH,
        height=HEIGHT,
        font={"family": "Source Sans 3, sans-serif", "size": 14, "color": PALETTE[False]["ink"]},
        title="Processor time beside that of the published survey (1 x)",
        legend={"orientation": "h", "y": -0.18, "entrywidth": 230},
        legend2={"orientation": "h", "y": -0.42, "entrywidth": 230},
    )
    return figure


def draw() -> None:
    """Draws `PICTURE` from `FIGURES`."""
    with newcomer({"width": WIDTH, "height": HEIGHT}) as page:
        page.set_content(f"<body style='margin:0'>{drawn(read()).to_html(full_html=False)}")
        page.locator(".main-svg").first.wait_for()
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    if "--draw" not in sys.argv:
        write()
    draw()
