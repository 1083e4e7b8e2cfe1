"""The charts as a reader's browser draws them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_every_page import live, reader, violations
from vendors.analysis.charts import CHARTS
from views.charts import MAPS

SLOW = 30_000
"""Milliseconds that plotly's script may take to come on a busy machine."""
TOPS = """document.fonts.ready.then(() => [...document.querySelectorAll('.pcx :is(h2, .source, .foot)')].map(element =>
    [element.textContent.trim().slice(0, 20), Math.round(element.getBoundingClientRect().top + scrollY)]))"""


def opened(browser, server, width: int, scheme: str):
    """The page with all its charts drawn, what was said and asked on the way, and where things stood in the first answer and now."""
    page, complaints, strangers = reader(browser, server, width, scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/charts?lang=en")
    before = page.evaluate(TOPS)
    live(page)
    for name in CHARTS:
        expect(page.locator(f".st-key-{name} .main-svg").first).to_be_visible(timeout=SLOW)
    return page, complaints, strangers, asked, before, page.evaluate(TOPS)


@pytest.fixture(scope="module")
def desk(browser, server):
    """The page on a desk, opened once: the tests below change it only in the order in which they stand."""
    found = opened(browser, server, 1280, "light")
    yield found
    found[0].context.close()


def all_is_right(found, width: int):
    page, complaints, strangers, _, before, after = found
    assert after == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    assert strangers == []
    for name in CHARTS:
        said = page.locator(f".st-key-{name} .stPlotlyChart").get_attribute("aria-label")
        assert said.endswith("The table has the same numbers.")


def test_every_chart_comes_where_its_room_was_kept_and_nothing_moves(desk):
    all_is_right(desk, 1280)


def test_it_is_so_on_a_phone_too(browser, server):
    found = opened(browser, server, 360, "dark")
    all_is_right(found, 360)
    assert violations(found[0]) == []
    found[0].context.close()


def test_the_map_draws_countries_with_shapes_of_this_server(desk, server):
    page, asked = desk[0], desk[3]
    assert f"{server}{MAPS}world_110m.json" in asked
    drawn = page.locator(".st-key-world-map .geo .choroplethlocation")
    expect(drawn.first).to_be_attached(timeout=SLOW)
    outlines = drawn.evaluate_all("paths => paths.map(path => path.getAttribute('d').length)")
    assert len(outlines) > 20
    assert min(outlines) > 50
    expect(page.locator(".st-key-world-map .scattergeo text", has_text="16").first).to_be_visible()


def test_the_keyboard_passes_every_chart(desk):
    page: Page = desk[0]
    page.locator("[data-key='copy']").focus()
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.closest('[data-key]')?.dataset.key ?? ''"))
        if passed[-1] == "take-funding":
            break
    assert [key for key in passed if key.startswith("take-")] == [f"take-{name}" for name in CHARTS]


def test_a_filter_redraws_the_charts_and_their_tables(desk):
    page = desk[0]
    page.locator("[data-key='region-us']").click()
    page.wait_for_url("**region=us**")
    expect(page.locator("#founding-finding")).to_contain_text("of 7 whose founding is known", timeout=SLOW)
    # Born in one region, controlled from two.
    expect(page.locator(".st-key-origin-to-control .sankey-node")).to_have_count(3, timeout=SLOW)
    expect(page.locator(".st-key-founding .stPlotlyChart")).to_have_attribute(
        "aria-label", re.compile("of 7 whose founding is known"), timeout=SLOW
    )
    assert desk[1] == []


def test_on_paper_the_tables_are_whole_and_the_charts_are_not_there(desk):
    page = desk[0]
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    for name in CHARTS:
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    tables = page.locator("table.figures, table.signs")
    assert tables.count() == len(CHARTS)
    assert tables.evaluate_all("tables => tables.every(table => table.checkVisibility() && table.offsetHeight > 50)")
    assert tables.evaluate_all("tables => Math.max(...tables.map(table => table.getBoundingClientRect().right))") <= 703
    assert page.evaluate("document.documentElement.scrollWidth") <= 703


def test_without_javascript_there_are_tables_and_no_empty_room(browser, server):
    page, _, _ = reader(browser, server, 360, "light", java_script_enabled=False)
    page.goto(f"{server}/charts?lang=en")
    expect(page.locator(".slot").first).to_be_hidden()
    page.locator("[data-key='table-capabilities'] > summary").click()
    expect(page.get_by_role("table", name="What each product does, as its vendor’s pages say")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
