"""Every picture of a chart says the numbers of its table, is well-formed whatever the data say, and plotly's figure says the same."""

import io
import re
import sys
from collections import Counter
from datetime import date
from itertools import accumulate, pairwise, product
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.vendors.analysis.test_charts import BY_REGION, changed
from vendors.analysis import charts
from vendors.analysis.charts import told_by
from vendors.analysis.charts.funding import KINDS, amount_in_words
from vendors.analysis.explore import chart as cross_chart
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.tables.capability import Support
from vendors.tables.dataset import Dataset
from views.base.lettering import width as line_width
from views.charts import DRAWINGS, WIDTHS, Shape, alternative, picture, plot, png, size, told, written
from views.charts.drawn import drawn
from views.charts.figure import figure
from views.charts.funding import FORMS
from views.charts.layout import scene
from views.charts.plot import Axis, BarMark, Outline, Panel, Plot
from views.charts.scene import Box, Scene, Sign, TextLine
from views.charts.style import PALETTE
from views.charts.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
CASES = [
    {},
    {"region": ("fr",), "date": date(2018, 4, 23)},
    {"control": ("unknown",)},
    {"vendor": ("typeform",)},
    {"region": ("eu", "us"), "control": ("us",), "date": date(2020, 1, 1)},
    {"category": ("contact-centre",), "control": ("eu",)},
    {"q": "zzzz"},
]


def read(name: str, results: Results, shape: Shape) -> ElementTree.Element:
    return ElementTree.fromstring(written(name, results, shape))


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def numbers(root: ElementTree.Element) -> Counter[str]:
    """The texts that are nothing but a number, or a whole and what is undated of it; years are of the scale."""
    return Counter(text for text in texts(root) if re.fullmatch(r"\d{1,3}( \+ \d+)?", text))


def rows(name: str, results: Results) -> list[dict]:
    table = charts.told(name, results).table
    return [dict(zip(table.names, row, strict=True)) for row in table.rows]


def test_every_chart_is_drawn_and_every_event_has_its_mark():
    assert list(DRAWINGS) == [*charts.CHARTS, "explore"]
    assert tuple(FORMS) == KINDS


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_picture_in_a_handful_of_states_is_well_formed_and_tells_what_it_shows(dataset, lang):
    for chosen, name, shape in product(CASES, DRAWINGS, Shape):
        results = Results(dataset, Selection(lang=lang, **chosen), today())
        root = read(name, results, shape)
        told = told_by(DRAWINGS[name].chart, results)
        assert root.get("role") == "img"
        assert root.find(f"{SVG}title").text == told.finding
        assert root.find(f"{SVG}desc").text == alternative(name, results)
        assert root.get("lang") == lang
        drawn = picture(name, results, shape)
        assert (float(root.get("width")), float(root.get("height"))) == (drawn.width, drawn.height)
        if shape is not Shape.WHOLE:
            assert size(name, results, shape) == (WIDTHS[shape], drawn.height)
        else:
            words = " ".join(texts(root))
            assert " ".join(told.finding.split()) in " ".join(words.split())
            assert results.as_of.dataset.version[:7] in words


def drawn_inside(root: ElementTree.Element) -> None:
    """Nothing stands outside the picture."""
    width, height = float(root.get("width")), float(root.get("height"))
    for element in root.iter(f"{SVG}rect"):
        x, y, wide, high = (float(element.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= -1
        assert y >= -1
        assert x + wide <= width + 1
        assert y + high <= height + 1
    for element in root.iter(f"{SVG}text"):
        assert 0 <= float(element.get("x")) <= width
        assert 0 <= float(element.get("y")) <= height


@pytest.mark.parametrize("chosen", CASES, ids=str)
def test_the_text_in_a_picture_is_the_numbers_of_its_table(dataset, chosen):
    results = Results(dataset, Selection(lang="en", **chosen), today())
    for shape in Shape:
        flows = rows("origin-to-control", results)
        root = read("origin-to-control", results, shape)
        drawn_inside(root)
        held = Counter()
        for row in flows:
            held[row["control_region"]] += row["vendors"]
        every = Counter(str(row["vendors"]) for row in flows)
        if len({row["origin_region"] for row in flows}) > 1:
            every += Counter(map(str, held.values()))
        assert numbers(root) == every

        found = rows("world-map", results)
        root = read("world-map", results, shape)
        for row in found:
            expected = {str(row["controlled"])} | ({str(row["born"])} if row["country"] else set())
            assert expected <= set(texts(root))

        for name in ("owners-over-time", "founding"):
            root = read(name, results, shape)
            drawn_inside(root)
            expected = Counter()
            for row in rows(name, results):
                for region in BY_REGION:
                    n, undated = row.get(region, 0), row.get(f"{region}_undated", 0)
                    if n:
                        expected[f"{n - undated} + {undated}" if undated else str(n)] += 1
            assert numbers(root) == expected


def test_a_share_is_of_owners_whose_beginning_is_known(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    shares = [f"{row['european_share']}%" for row in rows("owners-over-time", results)]
    said = [
        text.replace(" ", "").replace("\u00a0", "") for text in texts(read("owners-over-time", results, Shape.WIDE))
    ]
    assert Counter(shares) == Counter(text for text in said if text.endswith("%"))
    last = rows("owners-over-time", results)[-1]
    sure = {region: last[region] - last[f"{region}_undated"] for region in BY_REGION if region != "unknown"}
    assert last["european_share"] == round(100 * (sure["fr"] + sure["eu"]) / sum(sure.values()))


@pytest.mark.parametrize("chosen", CASES)
def test_the_signs_of_functions_are_counted_as_the_table_counts_them(dataset, chosen):
    results = Results(dataset, Selection(lang="en", **chosen), today())
    cells = Counter(cell for row in charts.told("capabilities", results).table.rows for cell in row[2:])
    wide = plot("capabilities", results, Shape.WIDE)
    forms = Counter(mark.form for panel in wide.panels for mark in panel.marks)
    assert forms == Counter(
        {
            form: cells[support]
            for support, form in {
                Support.YES: Outline.DISC,
                Support.PARTIAL: Outline.HALF,
                Support.NO: Outline.RING,
            }.items()
            if cells[support]
        }
    )
    named = [name for panel in wide.panels for _, name in panel.y.ticks]
    assert named == [row[0] for row in charts.told("capabilities", results).table.rows]
    narrow = plot("capabilities", results, Shape.NARROW)
    bars = Counter()
    for bar in (bar for panel in narrow.panels for bar in panel.bars):
        assert bar.end - bar.start == int(bar.label)
        bars[bar.part] += int(bar.label)
    filled = {Support.YES: 1, Support.PARTIAL: 0.5, Support.NO: 0}
    assert bars == Counter({part: cells[support] for support, part in filled.items() if cells[support]})
    unknown = sum(rule.end - rule.start for panel in narrow.panels for rule in panel.rules)
    assert unknown == cells.total() - sum(bars.values())


def test_every_deal_has_a_mark_at_its_amount_and_the_largest_are_named(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    found = rows("funding", results)
    panels = plot("funding", results, Shape.WIDE).panels
    amounts = sorted(mark.y for panel in panels if panel.y.log for mark in panel.marks)
    assert amounts == sorted(row["amount"] for row in found if row["amount"] is not None)
    assert sum(len(panel.marks) for panel in panels) == len(found)
    # No currency and no direction is mixed with another.
    assert len({panel.title for panel in panels}) == len(panels)
    assert all("powers of ten" in panel.title for panel in panels if panel.y.log)
    said = texts(read("funding", results, Shape.WIDE))
    own = [row for row in found if row["amount"] is not None]
    for currency in {row["currency"] for row in own}:
        top = max((row for row in own if row["currency"] == currency), key=lambda row: row["amount"])
        assert any(text.startswith(f"{top['vendor']} ") for text in said), top


def test_marks_without_an_amount_do_not_cover_each_other(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    for shape in (Shape.WIDE, Shape.NARROW):
        signs = [item for item in picture("funding", results, shape).items if type(item).__name__ == "Sign"]
        lowest = max(sign.y for sign in signs)
        strip = sorted(sign.x for sign in signs if abs(sign.y - lowest) < 1)
        assert all(after - before >= 10 for before, after in pairwise(strip))


def hostile(folder, monkeypatch, name: str) -> Dataset:
    # The check refuses such names; what is drawn must be safe without it.
    monkeypatch.setattr("vendors.validation.column_verdicts.asked", lambda *_: None)
    monkeypatch.setattr("vendors.store.checked.keep", lambda *_: None)

    def plant(found):
        return [row | ({"name": name} if row["id"] == "akio" else {}) for row in found]

    return changed(folder, "vendors", plant)


def test_signs_that_xml_forbids_are_left_out():
    scene = Scene(100, 20, [TextLine(0, 10, "a\u0001b\ufffe\u000bc", 12)])
    root = ElementTree.fromstring(svg(scene, "en", "t\u0000", "d\ud800"))
    assert texts(root) == ["abc"]
    assert (root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text) == ("t", "d")


def test_a_name_with_tags_is_shown_letter_by_letter(folder, monkeypatch):
    name = "<script>]]>&\"'</text><b>Akio</b>"
    results = Results(hostile(folder, monkeypatch, name), Selection(vendor=("akio",), lang="en"), today())
    for chart, shape in product(DRAWINGS, Shape):
        root = read(chart, results, shape)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
            *("svg", "title", "desc", "style", "pattern", "path", "rect", "circle", "text")
        }
        as_plotly = figure(plot(chart, results, shape), WIDTHS[shape], dark=False).to_json()
        assert "<b>Akio" not in as_plotly.replace("\\u003c", "<")
    assert any("<b>Akio</b>" in text for text in texts(read("capabilities", results, Shape.WIDE)))


def test_a_png_has_twice_the_pixels_of_its_layout_and_is_dark_where_that_is_asked(dataset):
    results = Results(dataset, Selection(lang="fr", region=("eu",)), today())
    scene = picture("founding", results, Shape.NARROW)
    for dark, ground in ((False, (255, 255, 255)), (True, (20, 23, 26))):
        image = Image.open(io.BytesIO(png(scene, dark=dark)))
        assert image.format == "PNG"
        assert image.size == (2 * WIDTHS[Shape.NARROW], 2 * scene.height)
        assert image.convert("RGB").getpixel((image.width - 1, 0)) == ground
        assert len(image.convert("RGB").getcolors(100_000)) > 20


def test_a_huge_picture_is_painted_with_fewer_pixels(monkeypatch):
    monkeypatch.setattr(sys.modules["views.charts.png"], "MOST", 160_000)
    image = Image.open(io.BytesIO(png(Scene(960, 6_000, [TextLine(0, 3_000, "a", 120)]))))
    assert image.width * image.height <= 165_000
    assert image.height / image.width == pytest.approx(6_000 / 960, rel=0.01)


def test_colours_follow_the_theme_and_paper_is_light(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    auto, light, dark = (written("founding", results, Shape.WIDE, theme) for theme in ("auto", "light", "dark"))
    assert "@media screen and (prefers-color-scheme:dark)" in auto
    assert "@media" not in light + dark
    assert ".f-ink{fill:#1a1a1a}" in light
    assert ".f-ink{fill:#ececec}" in dark


def test_nothing_in_a_picture_comes_from_elsewhere(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    for name, shape in product(DRAWINGS, Shape):
        found = written(name, results, shape)
        addresses = re.findall(r"url\(([^)]{0,12})|href|src=|https?://[^\"' <]*", found)
        assert all(address.startswith(("#h-", "data:font")) for address in addresses if address)
        assert set(re.findall(r"https?://[^\"' <]*", found)) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("chosen", CASES, ids=str)
def test_plotlys_figure_has_the_marks_and_the_words_of_the_picture(dataset, chosen):
    results = Results(dataset, Selection(lang="en", **chosen), today())
    for name, shape in product(DRAWINGS, (Shape.WIDE, Shape.NARROW)):
        described = plot(name, results, shape)
        if not described.live:
            continue
        drawn = figure(described, WIDTHS[shape], dark=False)
        bars = sorted(
            (base, base + length)
            for trace in drawn.data
            if trace.type == "bar"
            for base, length in zip(trace.base, trace.y if trace.orientation == "v" else trace.x, strict=True)
        )
        assert bars == sorted((bar.start, bar.end) for panel in described.panels for bar in panel.bars)
        marks = (
            sorted(
                point
                for trace in drawn.data
                if trace.type == "scatter" and trace.mode == "markers"
                for point in zip(trace.x, trace.y, strict=True)
            )
            if described.panels
            else []
        )
        assert marks == sorted((mark.x, mark.y) for panel in described.panels for mark in panel.marks)
        said = {re.sub("</?b>", "", note.text) for note in drawn.layout.annotations}
        if not described.zooms:
            for text in texts(read(name, results, shape)):
                assert text.replace("&", "&amp;").replace("<", "&lt;") in said


def test_what_is_said_over_a_mark_names_the_vendors_it_stands_for(dataset):
    results = Results(dataset, Selection(lang="en"), today())
    over = {
        text
        for trace in figure(plot("origin-to-control", results, Shape.WIDE), 960, dark=False).data
        for text in trace.customdata
    }
    for row in rows("origin-to-control", results):
        assert any(
            all(name in text.replace("<br>", " ") for name in row["names"]) and f" {row['vendors']}</b>" in text
            for text in over
        )


def test_a_word_for_each_sign_is_in_both_languages(dataset):
    for lang in ("fr", "en"):
        results = Results(dataset, Selection(lang=lang), today())
        for name, shape in product(DRAWINGS, (Shape.WIDE, Shape.NARROW)):
            for entry in plot(name, results, shape).key:
                assert entry.text in texts(read(name, results, shape))
    assert language("fr").say("Money raised") == "Fonds levés"


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


CROSSED = [
    {},
    {"rows": "category", "across": "country"},
    {"over": "years"},
    {"measure": "amounts", "event": ("funding",), "across": "none"},
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_whatever_a_colour_says_stands_out_from_the_ground_in_both_schemes(dataset, dark):
    """Three to one for marks and bars, of which those without a fill have an outline; four and a half for words. Rules of the ground say nothing."""
    shades = {name: luminance(colour) for name, colour in PALETTE[dark].items()}

    def contrast(name: str) -> float:
        low, high = sorted((shades[name], shades["paper"]))
        return (high + 0.05) / (low + 0.05)

    for name, shape in product(DRAWINGS, (Shape.WIDE, Shape.NARROW)):
        for asked in CROSSED if name == "explore" else [{}]:
            drawn_at = picture(name, Results(dataset, Selection(lang="en", **asked), today()), shape)
            for item in drawn_at.items:
                # The key of a wide picture says that what is not known has no sign.
                if isinstance(item, Box) or (isinstance(item, Sign) and item.form is not Outline.DOT):
                    assert contrast(item.fill) >= 3, (name, shape, item)
                if isinstance(item, TextLine) and item.fill not in ("on", "paper"):
                    assert contrast(item.fill) >= 4.5, (name, shape, item)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_parts_of_a_bar_that_lies_are_parted_and_no_number_runs_into_another_bar(dataset, lang):
    for name, shape in product(DRAWINGS, (Shape.WIDE, Shape.NARROW)):
        for asked in CROSSED if name == "explore" else [{}]:
            results = Results(dataset, Selection(lang=lang, **asked), today())
            if any(bar.upright for panel in plot(name, results, shape).panels for bar in panel.bars):
                continue
            drawn_at = picture(name, results, shape)
            boxes = [item for item in drawn_at.items if isinstance(item, Box)]
            for one, other in pairwise(boxes):
                if one.y == other.y and one.width > 3:
                    assert other.x - one.x - one.width >= 0.9, (name, shape, one, other)
            for line in drawn_at.items:
                if not isinstance(line, TextLine) or line.anchor != "middle":
                    continue
                half = line_width(line.text, "sans", line.weight, line.size) / 2
                for box in boxes:
                    beside = line.x + half < box.x or line.x - half > box.x + box.width
                    inside = box.y <= line.y - 9 and line.y <= box.y + box.height
                    assert beside or inside or line.y - 9 >= box.y + box.height + 1 or line.y + 3 <= box.y, (
                        name,
                        line,
                        box,
                    )


@pytest.mark.parametrize("shape", [Shape.WIDE, Shape.NARROW])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_each_five_years_have_their_label_inside_the_picture_and_the_unknown_stand_apart(dataset, lang, shape):
    results = Results(dataset, Selection(lang=lang), today())
    last = plot("founding", results, shape).panels[-1]
    assert last.x.ticks[-1][1].replace("\n", " ") == language(lang).say("Not known")
    steps = [after - before for (before, _), (after, _) in pairwise(last.x.ticks)]
    assert steps[-1] > 1
    assert set(steps[:-1]) == {1}
    lowest: dict[float, list[TextLine]] = {}
    for item in picture("founding", results, shape).items:
        if isinstance(item, TextLine) and item.anchor == "middle" and item.fill == "soft":
            lowest.setdefault(item.y, []).append(item)
    assert Counter(line.text for lines in lowest.values() for line in lines) == Counter(
        part for _, text in last.x.ticks for part in text.split("\n")
    )
    for lines in lowest.values():
        wide = [(line.x, line_width(line.text, "sans", 400, line.size) / 2) for line in lines]
        assert all(x - half >= 0 and x + half <= WIDTHS[shape] - 1 for x, half in wide)
        ordered = sorted(wide)
        assert all(one + half + 2 <= other - wider for (one, half), (other, wider) in pairwise(ordered))


@pytest.mark.parametrize("shape", [Shape.WIDE, Shape.NARROW])
@pytest.mark.parametrize(
    "asked",
    [
        {"event": ("funding",), "across": "none"},
        {"rows": "vendor", "over": "years"},
    ],
    ids=["by region", "by year"],
)
def test_each_currency_has_a_panel_of_its_own_whose_scale_is_written(dataset, asked, shape):
    results = Results(dataset, Selection(lang="en", measure="amounts", **asked), today())
    cells = [row for row in told("explore", results).table.rows if row[cross_chart.N]]
    currencies = [one for one in ("USD", "EUR", "GBP") if any(row[cross_chart.CURRENCY] == one for row in cells)]
    panels = plot("explore", results, shape).panels
    assert len(currencies) > 1
    named = {"USD": "US dollars", "EUR": "Euros", "GBP": "Pounds sterling"}
    assert [panel.title for panel in panels] == [f"{named[one]}, on a scale of their own" for one in currencies]
    for currency, panel in zip(currencies, panels, strict=True):
        of = [row for row in cells if row[cross_chart.CURRENCY] == currency]
        assert [(bar.start, bar.end) for bar in panel.bars] == [(0, row[cross_chart.N]) for row in of]
        assert [bar.label for bar in panel.bars] == [row[cross_chart.LABEL] for row in of]
        assert [text.replace("\n", " ") for _, text in panel.y.ticks] == [
            " / ".join(filter(None, (row[cross_chart.WHEN], row[cross_chart.ROW], row[cross_chart.COLUMN])))
            for row in of
        ]
        # The scale begins with nothing, and says two amounts more at least.
        assert panel.x.low == 0
        assert panel.x.ticks[0] == (0, "0")
        assert len(panel.x.ticks) >= 3
        assert [text for _, text in panel.x.ticks[1:]] == [
            amount_in_words(language("en"), currency, value) for value, _ in panel.x.ticks[1:]
        ]


@pytest.mark.parametrize("part", [0, 0.5])
def test_a_bar_without_a_whole_fill_has_an_outline_in_both_writers(part):
    drawn_at = scene(Plot([Panel(Axis(0, 10), Axis(-0.5, 0.5), 40, bars=[BarMark(0, 0, 10, "ink", part=part)])]), 100)
    root = ElementTree.fromstring(svg(drawn_at, "en", "t", "d"))
    boxes = list(root.iter(f"{SVG}rect"))
    assert [box.get("class") for box in boxes] == [*(["f-ink"] if part else []), "l-ink"]
    assert boxes[-1].get("fill") == "none"
    box = next(item for item in drawn_at.items if isinstance(item, Box))
    image = Image.open(io.BytesIO(png(drawn_at))).convert("L")
    across = [image.getpixel((2 * (box.x + box.width / 2), 2 * (box.y + box.height * at))) for at in (0.25, 0.75)]
    assert [tone < 100 for tone in across] == [False, bool(part)]
    assert image.getpixel((2 * (box.x + box.width / 2), 2 * box.y + 1)) < 100


@pytest.mark.parametrize("values", [(4, 3, 5, 4, 90), (90, 4, 3, 5, 4), (2,), (1, 98, 1)])
def test_the_numbers_of_short_bars_stand_apart_within_the_picture(values):
    ends = [0, *accumulate(values)]
    bars = [BarMark(0, start, end, "fr", str(end - start + 4_000)) for start, end in pairwise(ends)]
    drawn = scene(Plot([Panel(Axis(0, 100), Axis(-1, 1), 30, bars=bars)]), 300)
    said = {bar.label for bar in bars}
    lines = [item for item in drawn.items if isinstance(item, TextLine) and item.text in said]
    wide = [line_width(line.text, "sans", line.weight, line.size) / 2 for line in lines]
    places = sorted(zip((line.y for line in lines), (line.x for line in lines), wide, strict=True))
    assert len(places) == len(values)
    assert all(x - half >= 0 and x + half <= 300 for _, x, half in places)
    assert all(one[1] + one[2] <= other[1] - other[2] for one, other in pairwise(places) if one[0] == other[0])


@pytest.mark.parametrize(
    ("asked", "cells", "line"),
    [
        (
            {"measure": "articles", "rows": "vendor", "across": "topic"},
            None,
            r"The picture shows the 24 fullest of \d+ rows; ",
        ),
        (
            {"measure": "articles", "rows": "vendor", "across": "topic", "over": "years"},
            12,
            r"The picture shows the 12 fullest of the \d+ cells in its 12 fullest rows; the files have all \d+ rows",
        ),
        (
            {"measure": "articles", "rows": "topic", "across": "region", "over": "years"},
            12,
            r"The picture shows the 12 fullest of \d+ cells; ",
        ),
        (
            {"measure": "amounts", "rows": "vendor", "over": "years"},
            24,
            r"The picture shows the \d+ fullest of \d+ cells; ",
        ),
        ({"measure": "amounts", "rows": "vendor"}, 24, ""),
        ({"measure": "vendors", "rows": "region"}, None, ""),
    ],
)
def test_a_cross_table_says_what_its_picture_leaves_out(dataset: Dataset, asked: dict, cells: int | None, line: str):
    results = Results(dataset, Selection(lang="en", **asked), today())
    found = told("explore", results)
    assert bool(found.left_out) is bool(line)
    assert re.match(line, found.left_out)
    assert drawn("explore", results).left_out == found.left_out
    whole = " ".join(texts(read("explore", results, Shape.WHOLE)))
    assert all(word in whole for word in found.left_out.split())
    shown = [row for row in found.table.rows if row[cross_chart.N]]
    if cells:
        of_cell = {
            (
                row[cross_chart.CURRENCY],
                row[cross_chart.WHEN] * ("amounts" in asked.values()),
                row[cross_chart.ROW],
                row[cross_chart.COLUMN],
            )
            for row in shown
        }
        assert len(of_cell) <= cells
    else:
        of_cell = {row[cross_chart.ROW] for row in shown}
        assert len(of_cell) <= cross_chart.MOST_DRAWN
    assert not line or re.search(r"\d+", found.left_out)[0] == str(len(of_cell))


@pytest.mark.parametrize("shape", [Shape.NARROW, Shape.WIDE])
@pytest.mark.parametrize(
    "asked",
    [
        {"rows": "category", "across": "country"},
        {"rows": "capability", "across": "category"},
        {"rows": "category", "across": "channel"},
        {"measure": "articles", "rows": "publisher", "across": "topic"},
    ],
)
def test_every_disc_has_its_number_and_no_word_covers_another(dataset: Dataset, asked: dict, shape: Shape):
    results = Results(dataset, Selection(lang="fr", **asked), today())
    drawn_at = scene(plot("explore", results, shape), WIDTHS[shape])
    cells = [row for row in told("explore", results).table.rows if row[cross_chart.N]]
    said = [item for item in drawn_at.items if isinstance(item, TextLine) and not item.turned]
    assert Counter(line.text for line in said if line.anchor == "start") == Counter(
        row[cross_chart.LABEL] for row in cells
    )
    boxes = []
    for line in said:
        takes = line_width(line.text, "sans", line.weight, line.size)
        begins = line.x - takes * {"start": 0, "middle": 0.5, "end": 1}[line.anchor]
        boxes.append((begins, line.y - 9, begins + takes, line.y + 1))
        assert begins >= 0
        assert begins + takes <= WIDTHS[shape]
    boxes += [
        (item.x - item.size / 2, item.y - item.size / 2, item.x + item.size / 2, item.y + item.size / 2)
        for item in drawn_at.items
        if isinstance(item, Sign)
    ]
    boxes.sort()
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other[0] >= one[2]:
                break
            assert other[1] >= one[3] or one[1] >= other[3], (one, other)
