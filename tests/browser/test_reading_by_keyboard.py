"""The whole way of a reader by keyboard alone, and by mouse without JavaScript."""

import io

import openpyxl


def press_until(page, key, done, most=400):
    """Press a key until the focused element is the one looked for."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("done => document.activeElement?.matches(done)", done):
            return
    raise AssertionError(f"{done} cannot be reached with {key}")


def test_filter_choose_compare_open_a_source_and_download_by_keyboard(page, server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server}/?lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    press_until(page, "Tab", "[data-key='region-eu']")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=eu**")
    page.get_by_text("16 vendors").first.wait_for()
    for vendor in ("confirmit", "feefo", "trustyou"):
        press_until(page, "Tab", f"[data-key='pick-{vendor}']")
        page.keyboard.press("Space")
    press_until(page, "Tab", "[data-key='compare-go']")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Confirmit, Feefo and TrustYou side by side").wait_for()
    press_until(page, "Tab", "[data-key='take'] summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "a[href*='.xlsx']")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    sheet = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))["data"]
    header = [cell.value for cell in sheet[1]]
    assert header[:6] == ["group", "criterion", "confirmit", "feefo", "trustyou", "confirmit_sources"]
    assert header[6:9] == ["confirmit_verdict", "confirmit_publishers", "confirmit_unverified"]
    press_until(page, "Tab", "[data-key='owner-trustyou'] summary")
    page.keyboard.press("Enter")
    assert page.locator("[data-key='owner-trustyou'] small a").first.is_visible()


def test_the_same_by_mouse_without_javascript(browser, server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/?lang=en")
    page.locator("[data-key='region-eu']").click()
    for vendor in ("confirmit", "feefo", "trustyou"):
        page.locator(f"[data-key='pick-{vendor}']").check()
    page.locator("[data-key='compare-go']").click()
    assert page.locator("h1").inner_text() == "Confirmit, Feefo and TrustYou side by side"
    page.locator("[data-key='owner-trustyou'] summary").click()
    assert page.locator("[data-key='owner-trustyou'] small a").first.is_visible()
    page.locator("[data-key='take'] > summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel", exact=True).click()
    assert download.value.suggested_filename.endswith(".xlsx")
    context.close()
