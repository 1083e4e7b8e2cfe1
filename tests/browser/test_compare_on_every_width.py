"""The comparison on every width: the page scrolls and no box in it, names and group stay in sight, vendors are swapped in place."""

import pytest
from playwright.sync_api import expect

IDS = ("qualtrics", "medallia", "trustyou", "viavoo", "eloquant", "press-ganey-forsta")
SIX = "/compare?lang=en" + "".join(f"&vendor={vendor}" for vendor in IDS)

BOXES = """() => [...document.querySelectorAll('.pcx *')].filter(element => {
    const style = getComputedStyle(element)
    return /auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1 && element.checkVisibility()
        || /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.checkVisibility()
}).map(element => element.outerHTML.slice(0, 80))"""
"""What scrolls by itself within the page."""
CUT = """() => [...document.querySelectorAll('.matrix :is(td, th)')].filter(cell => cell.checkVisibility()).filter(
    cell => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 1).map(cell => cell.textContent.trim().slice(0, 40))"""
"""Cells whose words run out of their column."""


@pytest.fixture(scope="module")
def reader(visited, server):
    page = visited.context.new_page()
    page.goto(server + SIX)
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    yield page
    page.close()


@pytest.mark.parametrize(
    ("width", "height", "columns"), [(320, 640, 2), (360, 740, 2), (640, 450, 2), (1024, 700, 6), (1280, 900, 6)]
)
def test_the_page_scrolls_and_names_and_group_stay_in_sight(reader, width, height, columns):
    reader.set_viewport_size({"width": width, "height": height})
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    assert reader.evaluate(BOXES) == []
    assert reader.evaluate(CUT) == []
    assert reader.locator(".matrix thead th a:visible").count() == columns
    assert reader.locator(".pairs").is_visible() == (columns == 2)
    functions = reader.locator(".matrix tbody:has(td.yes)")
    group, row = functions.locator(".grp th"), functions.locator("tr").nth(4)
    row.evaluate("row => scrollBy(0, row.getBoundingClientRect().top - innerHeight / 2)")
    for stays in (reader.locator(".matrix thead th a:visible").first, group):
        expect(stays).to_be_in_viewport()
    name, named = (part.bounding_box() for part in (reader.locator(".matrix thead th a:visible").first, group))
    assert name["y"] < named["y"] < row.bounding_box()["y"]


def test_two_at_a_time_any_vendor_is_reached_swapped_and_removed_in_place(reader):
    reader.set_viewport_size({"width": 360, "height": 740})
    names = reader.locator(".matrix thead th a:visible")
    expect(names).to_have_text(["Qualtrics", "Medallia"])
    reader.locator("[data-key='pair-2']").select_option("Eloquant")
    expect(names).to_have_text(["Qualtrics", "Eloquant"])
    assert "pair=1&pair=5" in reader.url
    reader.locator("[data-key='swap-eloquant'] > summary").click()
    reader.locator("[data-key='swap-to-eloquant']").fill("Goodayz")
    reader.locator("[data-key='swap-go-eloquant']").click()
    expect(names).to_have_text(["Qualtrics", "Goodays"])
    expect(reader.get_by_text("“Goodayz” was read as Goodays.")).to_be_visible()
    reader.locator("[data-key='drop-qualtrics']").click()
    expect(reader.locator(".left-4.right-1")).to_be_visible()
    reader.locator("[data-key='differences']").click()
    expect(reader.locator("[data-key='differences']")).to_have_text("Show everything")
    assert sorted(names.all(), key=lambda name: name.bounding_box()["x"])[0].inner_text() == "Goodays"
    expect(names).to_have_count(2)


def test_a_pair_is_chosen_without_javascript_and_a_copied_table_is_clean(browser, page, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    still = context.new_page()
    still.goto(server + SIX)
    still.locator("[data-key='pair-1']").select_option("TrustYou")
    still.locator("[data-key='pair-2']").select_option("Medallia")
    still.locator("[data-key='pair-go']").click()
    first, second = (still.locator(f".matrix thead [data-key='head-{id}']") for id in ("trustyou", "medallia"))
    assert still.locator(".matrix thead th a:visible").count() == 2
    assert first.bounding_box()["x"] < second.bounding_box()["x"], "in the order in which they were chosen"
    context.close()
    page.goto(f"{server}/?lang=fr&region=fr&control=fr")
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('table.vendors')); return String(getSelection()) }"
    )
    assert "Choisir" not in copied
    assert "non connu" not in copied
    line = next(line for line in copied.splitlines() if line.strip().startswith("Goodays"))
    assert line.split("\t")[:2] == ["Goodays", "FR France"]
