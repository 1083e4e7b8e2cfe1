"""The vendors that a reader puts aside stay with her: over filters, pages, languages and Back, with JavaScript and by address alone."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.readers import live

VENDORS = ["feefo", "trustyou", "netigate"]


def in_address(page):
    """What the address says is put aside."""
    return parse_qs(urlsplit(page.url).query).get("shortlist", [])


def expect_room_for_the_tray(page, room):
    """Whether what the keyboard leads to stops above the bar, and the page ends above it."""
    expect(page.locator(".foot")).to_have_css("padding-bottom", "80px" if room else "24px")
    expect(page.locator("html")).to_have_css("scroll-padding-bottom", "64px" if room else "auto")


def expect_tray(page, n, words="To compare: {n} of 6"):
    expect_room_for_the_tray(page, room=True)
    expect(page.locator(".tray li")).to_have_count(n)
    expect(page.locator(".tray summary")).to_have_text(words.format(n=n))


def test_a_shortlist_survives_filters_pages_languages_and_back_and_is_compared(page, server):
    page.goto(f"{server}/?lang=en")
    live(page)
    for n, vendor in enumerate(VENDORS, 1):
        page.locator(f"[data-key='pick-{vendor}']").check()
        expect_tray(page, n)
        expect(page.locator("#said")).to_contain_text(f"To compare: {n} of 6")
        assert page.evaluate("document.activeElement.dataset.key") == f"pick-{vendor}", "the focus stays at the box"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#compare-them", (
        "the tray is the next stop after a ticked box"
    )
    page.locator("[data-key='region-fr']").click()
    page.wait_for_url("**region=fr**")
    expect(page.locator("[data-key='undo-region-fr']")).to_be_visible()
    expect_tray(page, 3)
    page.locator("[data-key='page-/news']").click()
    page.locator(".timeline").wait_for()
    expect_tray(page, 3)
    page.locator("[data-key='lang-fr']").click()
    expect_tray(page, 3, "À comparer : {n} sur 6".replace(" :", "\N{NO-BREAK SPACE}:"))
    page.locator("[data-key='out-netigate']").click()
    expect(page.locator(".tray li")).to_have_count(2)
    expect(page.locator("#said")).to_contain_text("2 sur 6")
    for _ in range(3):
        page.go_back()
    expect(page.locator("[data-key='undo-region-fr']")).to_have_count(0)
    expect_tray(page, 2)
    assert in_address(page) == VENDORS[:2], "Back leads through pages, and leaves the list as it is"
    expect(page.locator("[data-key='pick-feefo']")).to_be_checked()
    expect(page.locator("[data-key='pick-netigate']")).not_to_be_checked()
    page.locator("[data-key='vendor-viavoo']").first.click()
    page.locator("[data-key='keep-viavoo']").click()
    expect_tray(page, 3)
    page.locator("[data-key='tray-go']").click()
    page.get_by_role("heading", level=1, name="Feefo, TrustYou and Viavoo side by side").wait_for()
    expect_tray(page, 3)
    page.locator("[data-key='tray-empty']").click()
    expect(page.locator(".tray")).to_be_hidden()
    expect_room_for_the_tray(page, room=False)
    assert in_address(page) == []


def test_the_same_by_address_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{server}/vendor?vendor=viavoo&lang=en")
    expect_room_for_the_tray(page, room=False)
    page.locator("[data-key='keep-viavoo']").click()
    expect_room_for_the_tray(page, room=True)
    page.locator("[data-key='page-/']").click()
    page.locator("[data-key='filters'] > summary").click()
    page.locator("[data-key='region-eu']").click()
    page.locator("[data-key='vendor-feefo']").first.click()
    page.locator("[data-key='keep-feefo']").click()
    page.locator("[data-key='lang-fr']").click()
    page.locator("[data-key='page-/controversies']").click()
    assert in_address(page) == ["viavoo", "feefo"]
    page.locator("[data-key='tray-list'] > summary").click()
    assert page.locator("[data-key='out-viavoo']").is_visible(), "the bar opens"
    page.locator("[data-key='tray-go']").click()
    assert page.locator("h1").inner_text() == "Viavoo et Feefo côte à côte"
    page.locator("[data-key='tray-list'] > summary").click()
    page.locator("[data-key='out-feefo']").click()
    assert in_address(page) == ["viavoo"]
    assert page.locator("h1").inner_text() == "Viavoo et Feefo côte à côte", "the comparison that was asked for stays"
    context.close()
