"""What is drawn is what the table says, letter by letter; and every chart has a drawing."""

import re

from hypothesis import given, settings

from tests.vendors.analysis.test_charts import BY_REGION, changed, load_once, states
from vendors.analysis import charts
from vendors.analysis.charts.funding import KINDS
from vendors.analysis.charts.world import places
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.tables.capability import Support
from vendors.tables.dataset import Dataset
from vendors.types.country import Region
from views.charts import DRAWINGS, alternative, figure
from views.charts.funding import SYMBOLS


def test_every_chart_is_drawn_and_every_event_has_its_mark():
    assert list(DRAWINGS) == list(charts.CHARTS)
    assert tuple(SYMBOLS) == KINDS


def test_nothing_selected_can_be_drawn(dataset):
    results = Results(dataset, Selection(q="zzzz", lang="en"), today())
    for name in DRAWINGS:
        assert figure(name, results, True).layout.height > 0
        assert charts.told(name, results).finding in alternative(name, results)


def hover_number(text: str, label: str) -> int:
    return int(re.search(rf"{label}: (\d+)", text)[1])


def drawn(name: str, dataset: Dataset, selection: Selection):
    return figure(name, Results(dataset, selection, today()), False)


def test_a_name_with_a_tag_is_shown_letter_by_letter(folder, monkeypatch):
    # The check refuses tags; what is drawn must be safe without it.
    monkeypatch.setattr("vendors.validation.reading.asked", lambda *_: None)

    def plant(rows):
        return [row | ({"name": "<b>Akio</b>"} if row["id"] == "akio" else {}) for row in rows]

    dataset = changed(folder, "vendors", plant)
    for name in DRAWINGS:
        shown = drawn(name, dataset, Selection(vendor=("akio",), lang="en"))
        assert "<b>Akio" not in shown.to_json().replace("\\u003c", "<")


@settings(max_examples=25)
@given(states)
def test_what_is_drawn_is_what_the_table_says(selection):
    dataset = load_once()
    tables = {name: charts.told(name, Results(dataset, selection, today())).table for name in charts.CHARTS}
    rows = {name: [dict(zip(table.names, row, strict=True)) for row in table.rows] for name, table in tables.items()}

    sankey = drawn("origin-to-control", dataset, selection).data[0]
    assert list(sankey.link.value) == [row["vendors"] for row in rows["origin-to-control"]]
    labels = [re.sub(r" \d+$", "", label) for label in sankey.node.label]
    names = {
        region: {"fr": "France", "eu": "Rest of Europe", "us": "United States"}.get(region) for region in BY_REGION
    }
    for at, row in enumerate(rows["origin-to-control"]):
        for end, region in (
            (sankey.link.source[at], row["origin_region"]),
            (sankey.link.target[at], row["control_region"]),
        ):
            assert labels[end] == (names[region] or Region(region).label)

    bubbles = [
        trace
        for trace in drawn("world-map", dataset, selection).data
        if trace.type == "scattergeo" and trace.geo == "geo"
    ]
    for trace, column, label in zip(
        bubbles, ("controlled", "born"), ("Controlled from here", "Born here"), strict=True
    ):
        shown = [row for row in rows["world-map"] if row[column] and row["country"] in places()]
        assert [hover_number(text, label) for text in trace.customdata or ()] == [row[column] for row in shown]
        assert list(trace.lon or ()) == [places()[row["country"]].longitude for row in shown]

    for name in ("owners-over-time", "founding"):
        bars = {trace.name: list(trace.y) for trace in drawn(name, dataset, selection).data}
        for region in BY_REGION:
            numbers = [row[region] for row in rows[name] if region in row]
            label, none = Region(region).label, [0] * len(numbers)
            undated = [row.get(f"{region}_undated", 0) for row in rows[name] if region in row]
            # What is hatched stands apart, so that the full bars alone are a trend.
            assert bars.get(f"{label}, undated", none) == undated
            assert [a + b for a, b in zip(bars.get(label, none), undated, strict=True)] == numbers

    for trace in drawn("capabilities", dataset, selection).data:
        signs = {"●": Support.YES, "◐": Support.PARTIAL, "○": Support.NO, "·": None}
        assert [[signs[sign] for sign in line] for line in trace.text or ()] == [
            list(row[1:]) for row in tables["capabilities"].rows
        ]

    marks = drawn("funding", dataset, selection)
    amounts = sorted(
        y for trace in marks.data if marks.layout[trace.yaxis.replace("y", "yaxis")].type == "log" for y in trace.y
    )
    assert amounts == sorted(row["amount"] for row in rows["funding"] if row["amount"] is not None)
    assert sum(len(trace.x) for trace in marks.data) == len(rows["funding"])
