"""The charts as a reader's browser draws them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_every_page import live, reader
from vendors.charts import CHARTS, MAPS

CHART_SAYS = re.compile(r"The table has the same numbers\.$")
TOPS = """[...document.querySelectorAll('.pcx :is(h2, .source, .foot)')].map(element =>
    [element.textContent.trim().slice(0, 20), Math.round(element.getBoundingClientRect().top + scrollY)])"""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_every_chart_comes_where_its_room_was_kept_and_nothing_moves(browser, server, width, scheme):
    page, complaints, strangers = reader(browser, server, width, scheme)
    page.goto(f"{server}/charts?lang=en", wait_until="load")
    page.locator(".js").first.wait_for(state="attached")
    before = page.evaluate("document.fonts.ready.then(() => " + TOPS + ")")
    live(page)
    for name in CHARTS:
        expect(page.locator(f".st-key-{name} .main-svg").first).to_be_visible(timeout=30_000)
        expect(page.locator(f".st-key-{name} .stPlotlyChart")).to_have_attribute(
            "aria-label", CHART_SAYS, timeout=30_000
        )
    assert page.evaluate(TOPS) == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()
    assert complaints == []
    assert strangers == []


def test_the_map_draws_countries_and_asks_only_this_server(browser, server):
    page, complaints, strangers = reader(browser, server, 1280, "light")
    with page.expect_response(f"**{MAPS}world_110m.json") as shapes:
        page.goto(f"{server}/charts?lang=en#world-map")
    assert shapes.value.ok
    drawn = page.locator(".st-key-world-map .geo .choroplethlocation")
    expect(drawn.first).to_be_attached(timeout=30_000)
    outlines = drawn.evaluate_all("paths => paths.map(path => path.getAttribute('d').length)")
    assert len(outlines) > 20
    assert min(outlines) > 50
    expect(page.locator(".st-key-world-map .scattergeo text", has_text="16").first).to_be_visible(timeout=30_000)
    page.context.close()
    assert strangers == []
    assert complaints == []


def test_a_filter_redraws_the_charts_and_their_tables(browser, server):
    page, complaints, _ = reader(browser, server, 1280, "light")
    page.goto(f"{server}/charts?lang=en")
    live(page)
    page.locator("[data-key='region-us']").click()
    page.wait_for_url("**region=us**")
    expect(page.locator("#founding-finding")).to_contain_text("of 7 whose founding is known")
    expect(page.locator(".st-key-origin-to-control .sankey-node")).to_have_count(3)
    expect(page.locator(".st-key-funding .stPlotlyChart")).to_have_attribute(
        "aria-label", re.compile("SurveyMonkey|Qualtrics")
    )
    page.context.close()
    assert complaints == []


def test_the_keyboard_passes_every_chart(browser, server):
    page, _, _ = reader(browser, server, 1280, "light")
    page.goto(f"{server}/charts?lang=en")
    live(page)
    expect(page.locator(".st-key-funding .main-svg").first).to_be_visible(timeout=30_000)
    page.locator("[data-key='copy']").focus()
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        key = page.evaluate("document.activeElement.closest('[data-key]')?.dataset.key ?? ''")
        passed.append(key)
        if key == "take-funding":
            break
    assert [key for key in passed if key.startswith("take-")] == [f"take-{name}" for name in CHARTS]
    page.context.close()


def test_on_paper_the_tables_are_whole_and_the_charts_are_not_there(browser, server):
    page, _, _ = reader(browser, server, 703, "light")
    page.goto(f"{server}/charts?lang=fr")
    live(page)
    page.emulate_media(media="print")
    for name in CHARTS:
        expect(page.locator(f".st-key-{name}")).to_be_hidden()
    tables = page.locator("table.figures, table.signs")
    assert tables.count() == len(CHARTS)
    assert tables.evaluate_all("tables => tables.every(table => table.checkVisibility() && table.offsetHeight > 100)")
    assert tables.evaluate_all("tables => Math.max(...tables.map(table => table.getBoundingClientRect().right))") <= 703
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    page.context.close()


def test_without_javascript_there_are_tables_and_no_empty_room(browser, server):
    page, _, _ = reader(browser, server, 360, "light", java_script_enabled=False)
    page.goto(f"{server}/charts?lang=en")
    expect(page.locator(".slot").first).to_be_hidden()
    page.locator("[data-key='table-capabilities'] > summary").click()
    expect(page.get_by_role("table", name="What each product does, as its vendor’s pages say")).to_be_visible(
        timeout=30_000
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()
