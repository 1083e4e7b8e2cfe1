"""A reader comes back: the browser has kept the day of the last visit, and says what has changed since; or forgets it."""

import pytest
from playwright.sync_api import expect

from vendors.settings import today

NAME = "panorama-last-visit"


@pytest.mark.slow
def test_a_reader_who_comes_back_is_led_to_what_has_changed_since_and_can_have_it_forgotten(browser, server):
    context = browser.new_context()
    sent: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: sent.append(request.url))
    page.goto(f"{server}/?lang=en")
    kept = page.evaluate(f"localStorage.getItem('{NAME}')")
    assert kept == page.evaluate("new Date().toLocaleDateString('sv')"), "the day alone, and nothing said yet"
    expect(page.locator("[data-last-visit]").first).to_be_hidden()
    # As an earlier visit would have been kept.
    page.evaluate(f"localStorage.setItem('{NAME}', '2026-11-01')")
    page.goto(f"{server}/")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    link = page.locator("[data-key='since-visit']")
    expect(link).to_have_text("Ce qui a changé depuis votre dernière visite, le 1er novembre 2026")
    assert not [address for address in sent if "2026-11-01" in address], "nothing is sent before the reader asks"
    link.click()
    expect(page.locator("h1")).to_contain_text("depuis le 1er novembre 2026")
    expect(page.locator("input[name=since]")).to_have_value("2026-11-01")
    expect(page.locator("[data-key='since-visit']")).to_be_visible()
    page.locator("[data-key='forget']").click()
    expect(page.locator("[data-key='since-visit']")).to_be_hidden()
    expect(page.locator("[data-key='remember']")).to_be_focused()
    assert page.evaluate(f"localStorage.getItem('{NAME}')") == "off"
    page.reload()
    expect(page.locator("[data-key='remember']")).to_be_visible()
    assert page.evaluate(f"localStorage.getItem('{NAME}')") == "off"
    page.locator("[data-key='remember']").click()
    expect(page.locator("[data-key='forget']")).to_be_visible()
    assert today().isoformat()[:2] == page.evaluate(f"localStorage.getItem('{NAME}')")[:2]
    assert {one.split("/")[2] for one in sent if one.startswith("http")} == {server.split("/")[2]}
    context.close()
