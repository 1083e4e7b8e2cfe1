"""What keyboard, zoom, small screens and a wish for less motion ask of every page."""

from playwright.sync_api import expect

SIX = "/compare?lang=en" + "".join(
    f"&vendor={vendor}" for vendor in ("qualtrics", "medallia", "trustyou", "viavoo", "eloquant", "nice")
)


def opened(page, server, path, width=1280):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}{path}")
    expect(page.locator("#first")).to_have_count(0, timeout=30_000)


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(page, server):
    opened(page, server, "/news?lang=en")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")
    expect(page.get_by_role("heading", level=1)).to_contain_text("articles")


def test_the_criterion_stands_over_its_values_on_a_phone(page, server):
    opened(page, server, SIX, 360)
    row = page.locator(".matrix tbody tr:not(.grp)").nth(12)
    row.scroll_into_view_if_needed()
    head, values = row.locator("th").bounding_box(), row.locator("td:visible")
    assert values.count() == 2
    assert head["y"] + head["height"] <= values.first.bounding_box()["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_moves_for_those_who_asked_for_less_motion(page, server):
    page.emulate_media(reduced_motion="reduce")
    opened(page, server, SIX)
    page.locator("[data-key='owner-qualtrics'] > summary").click()
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_name_typed_with_a_slip_is_understood_and_said(page, server):
    opened(page, server, "/compare?vendor=medallia&lang=en")
    page.locator("[data-key='add']").fill("Qualtrix")
    page.locator("[data-key='add-go']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Medallia and Qualtrics side by side")
    expect(page.get_by_text("“Qualtrix” was read as Qualtrics.")).to_be_visible()
