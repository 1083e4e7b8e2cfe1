"""The charts in a reader's browser: pictures from the first moment, live where a reader comes near, pictures again on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.readers import beside, live, reader
from vendors.analysis.charts import CHARTS

SLOW = 30_000
"""Milliseconds that plotly's script may take to come on a busy machine."""
TOPS = """document.fonts.ready.then(() => [...document.querySelectorAll('.pcx :is(h2, .source, .foot)')].map(element =>
    [element.textContent.trim().slice(0, 20), Math.round(element.getBoundingClientRect().top + scrollY)]))"""
LIVE = [name for name in CHARTS if name != "capabilities"]
"""What hovering adds to: the signs of the functions say all themselves."""
IMAGES = "images => images.every(image => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().height > 50)"


def figure(page: Page, name: str):
    return page.locator(f"#root section#{name} figure.drawn")


def opened(visited, server, width: int, scheme: str, names=LIVE):
    """The page with charts live, what was said and asked on the way, and where things stood in the first answer and now."""
    page, troubles = beside(visited, server, width, scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/charts?lang=en")
    before = page.evaluate(TOPS)
    live(page)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "plotly" in url.lower()] == []
    assert page.locator("#root .drawn img").evaluate_all(IMAGES)
    for name in names:
        figure(page, name).scroll_into_view_if_needed()
        expect(figure(page, name).locator(".main-svg").first).to_be_visible(timeout=SLOW)
    return page, troubles, asked, before, page.evaluate(TOPS)


@pytest.fixture(scope="module")
def desk(visited, server):
    """The page on a desk, opened once: the tests below change it only in the order in which they stand."""
    found = opened(visited, server, 1280, "light")
    yield found
    found[0].close()


def all_is_right(found, width: int, least: int):
    page, troubles, _, before, after = found
    assert after == before
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert troubles == []
    assert page.locator("#root .is-live").count() >= least
    for name in CHARTS:
        said = figure(page, name).locator("img").get_attribute("alt")
        assert said.endswith("The table has the same numbers.")


def test_every_chart_is_a_picture_first_and_live_when_a_reader_is_near_and_nothing_moves(desk):
    all_is_right(desk, 1280, len(LIVE))
    assert len([url for url in desk[2] if "/embed/plotly" in url]) == 1


def test_it_is_so_on_a_phone_too(visited, server):
    found = opened(visited, server, 360, "dark", LIVE[:1])
    all_is_right(found, 360, 1)
    assert all(
        "shape=narrow" in source
        for source in found[0]
        .locator("#root .drawn img")
        .evaluate_all("images => images.map(image => image.currentSrc)")
    )
    # How charts are nested and named is asked of some vendors' in `test_every_page`; here of every sign whether it can be seen.
    assert violations(found[0], shape_alone=True) == []
    found[0].close()


def test_a_pointer_on_a_bar_is_told_the_vendors(desk):
    page = desk[0]
    figure(page, "origin-to-control").scroll_into_view_if_needed()
    bar = figure(page, "origin-to-control").locator(".bars .point path").first
    bar.hover(force=True)
    expect(figure(page, "origin-to-control").locator(".hovertext").first).to_contain_text("Typeform", timeout=SLOW)


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
    chosen = figure(page, "origin-to-control")
    assert "region=us" in chosen.locator("img").get_attribute("src")
    chosen.scroll_into_view_if_needed()
    # Of one region of origin, controlled from two.
    expect(chosen.locator(".bars .point")).to_have_count(2, timeout=SLOW)
    assert desk[1] == []


def test_on_paper_the_pictures_and_the_tables_are_whole_and_nothing_of_plotly_is_there(desk):
    page = desk[0]
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator("#root .live").first).to_be_hidden()
    images = page.locator("#root .drawn img")
    assert images.count() == len(CHARTS)
    assert images.evaluate_all("images => images.every(image => getComputedStyle(image).opacity === '1')")
    assert images.evaluate_all(IMAGES)
    tables = page.locator("table.figures, table.signs")
    assert tables.count() == len(CHARTS)
    assert tables.evaluate_all("tables => tables.every(table => table.checkVisibility() && table.offsetHeight > 50)")
    assert tables.evaluate_all("tables => Math.max(...tables.map(table => table.getBoundingClientRect().right))") <= 703
    assert page.evaluate("document.documentElement.scrollWidth") <= 703


def test_without_javascript_each_chart_has_its_picture_and_its_table(browser, server):
    page, troubles = reader(browser, server, 360, "light", java_script_enabled=False)
    for path, count in (("/charts?lang=en", len(CHARTS)), ("/?lang=en", 1), ("/embed/chart?name=funding&lang=en", 1)):
        page.goto(f"{server}{path}")
        images = page.locator(".drawn img")
        assert images.count() == count
        assert images.evaluate_all(IMAGES), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert troubles == []
    page.context.close()


def test_the_first_visit_of_the_front_page_weighs_at_most_a_megabyte_and_a_fifth(browser, server, record_property):
    page, _ = reader(browser, server, 1280, "light")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    taken, asked = [], []
    session.on("Network.loadingFinished", lambda event: taken.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/")
    live(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    record_property("figures", f"first visit of the front page: {sum(taken) / 1000:.0f} kB in {len(taken)} answers")
    assert [url for url in asked if "plotly" in url.lower()] == []
    assert sum(taken) <= 1_200_000
    page.context.close()
