"""A buyer asks what the survey knows, in six clicks at most, on a desktop and on a phone, in a language each: the way leads by addresses, which have none."""

import pytest
from playwright.sync_api import expect

WALK = (
    ("channel-sms", "channel-sms"),
    ("capability-text-analytics", "capability-text-analytics"),
    ("control-group-1", "control-eu"),
    ("add-control", "control-unknown"),
    ("hosting-eu", "hosting-eu"),
)
"""SMS surveys and text analytics, control from Europe or not known, data kept in the European Union: what is clicked, and what is chosen by it."""

IN_SIGHT = """[...document.querySelectorAll('.stApp table.vendors tbody tr')].some(row => {
    const place = row.getBoundingClientRect()
    return place.top >= 0 && place.bottom <= innerHeight
})"""


@pytest.mark.slow
@pytest.mark.parametrize(("width", "lang"), [(1280, "fr"), (360, "en")])
def test_a_buyers_question_is_answered_in_six_clicks(page, server, width, lang):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/?lang={lang}")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    clicks = 0
    if not page.locator("[data-key='channel-sms']").is_visible():
        page.locator("[data-key='filters'] > summary").click()
        clicks += 1
    for link, chip in WALK:
        page.locator(f"[data-key='{link}']").click()
        clicks += 1
        expect(page.locator(f"[data-key='undo-{chip}']")).to_be_visible()
        if width > 1000:
            assert page.evaluate(IN_SIGHT), f"vendors are in sight after {link}"
    assert clicks <= 6
    expect(page.locator("#vendors input[type=checkbox]")).to_have_count(1)
    expect(page.locator("[data-key='pick-netigate']")).to_be_visible()
    expect(page.locator("h1")).to_contain_text({"fr": "1 éditeur – ", "en": "1 vendor – "}[lang])
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width > 1000:
        page.evaluate("window.scrollTo(0, 0)")
        assert page.locator("[data-key='pick-netigate']").bounding_box()["y"] < 900, "the answer is in sight"
    else:
        see = page.locator(".see a")
        expect(see).to_contain_text({"fr": "Voir l’éditeur (1)", "en": "See the 1 vendor"}[lang])
