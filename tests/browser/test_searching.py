"""A reader searches the whole site by keyboard alone, with suggestions; and without JavaScript by the form."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.readers import live


@pytest.mark.slow
def test_a_reader_searches_by_keyboard_with_suggestions_and_can_turn_the_key_off(page, server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server}/?lang=en")
    live(page)
    field = page.locator(".stApp .find input[name=q]")
    expect(field).to_be_visible()
    page.keyboard.press("/")
    expect(field).to_be_focused(timeout=15_000)
    page.keyboard.type("cambridge")
    options = page.locator("#suggestions [role=option]")
    expect(options.first).to_contain_text("Was Qualtrics involved in the Cambridge Analytica data collection?")
    expect(options.first).to_contain_text("Denied by the vendor; Qualtrics: answer found in public")
    assert field.get_attribute("aria-expanded") == "true"
    assert violations(page) == []
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") == options.last.get_attribute("id")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/controversies?controversy=qualtrics-cambridge-analytica-2018&lang=en")
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("Qualtrix")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Qualtrix&lang=en")
    expect(page.locator("#found-vendor li").first).to_contain_text("Qualtrics")
    page.locator(".keys summary").click()
    page.get_by_role("button", name="Do not use this key").click()
    expect(page.get_by_role("button", name="Use this key again")).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(".stApp .find input[name=q]")).not_to_be_focused()


@pytest.mark.slow
def test_a_reader_searches_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server}/method?lang=en&date=2026-11-01")
    page.locator(".find input[name=q]").fill("silverlake")
    page.locator(".find button").click()
    assert page.url.endswith("/search?date=2026-11-01&lang=en&q=silverlake")
    assert page.locator("#found-owner h3").inner_text() == "Silver Lake"
    assert page.locator("[data-slash]").is_hidden()
    context.close()
