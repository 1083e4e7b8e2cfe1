"""Raw tables as readers scan them: long texts are cut to a few lines, alike, and each row opens whole."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from vendors.tables import TABLES

LINES = 6
"""Lines of a row at most, its padding with them."""
TALLEST = """() => Math.max(0, ...[...document.querySelectorAll('.raw tbody tr')].map(row => row.offsetHeight))
    / parseFloat(getComputedStyle(document.querySelector('.raw td, .empty')).lineHeight)"""
HIDDEN = """rows => rows.map(row => [...row.querySelectorAll('.cut > div, .cut a')].filter(one => one.scrollHeight > one.clientHeight + 1).length)"""
"""How many texts of each row are not whole in sight."""
QUERY = "SELECT id, summary_fr, summary_en FROM controversies"
ANSWERS = "SELECT summary_fr, text_fr FROM controversies JOIN replies ON replies.controversy = controversies.id"


def tallest(page: Page) -> dict[int, float]:
    """The height of the highest row in lines, on a desk and on a phone."""
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(TALLEST)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    return found


@pytest.mark.parametrize("path", [*(f"/data/{name}" for name in TABLES), f"/sql?sql={QUERY}", f"/sql?sql={ANSWERS}"])
def test_no_row_is_a_tower(page, server, path):
    page.goto(server + path, wait_until="domcontentloaded")
    assert page.locator("main :is(.raw, .empty)").count() == 1
    assert max(tallest(page).values()) <= LINES


def test_charge_and_answer_are_cut_alike_and_open_together(page, server):
    page.goto(f"{server}/sql?sql={ANSWERS}")
    rows = page.locator(".raw tbody tr")
    before = rows.evaluate_all(HIDDEN)
    place = before.index(2)
    row = rows.nth(place)
    charge, answer, status = (row.locator(f"td:nth-child({place})") for place in (1, 2, 3))
    height = "cell => cell.querySelector('.cut > div').clientHeight"
    assert charge.evaluate(height) == answer.evaluate(height)
    assert status.locator(".cut").count() == 0
    charge.locator("summary").click()
    assert rows.evaluate_all(HIDDEN) == [*before[:place], 0, *before[place + 1 :]]


def test_a_cut_text_is_whole_for_the_keyboard_the_search_of_the_browser_and_paper(page, server):
    page.goto(f"{server}/data/controversies?lang=en")
    rows = page.locator(".raw tbody tr")
    row = rows.nth(next(place for place, hidden in enumerate(rows.evaluate_all(HIDDEN)) if hidden))

    summary = row.locator(".cut summary").first
    summary.focus()
    for hidden in (False, True):
        page.keyboard.press("Enter")
        assert (row.evaluate_all(HIDDEN) != [0]) is hidden
    text = row.locator("td .cut > div").first
    end = text.inner_text()[-30:].replace("\u00a0", " ")
    # What a browser has found it brings into sight, within what is cut too.
    assert page.evaluate(
        """words => {
            if (!find(words)) return false
            const found = getSelection().getRangeAt(0), box = found.endContainer.parentElement.closest('.cut > div')
            box.scrollTop = box.scrollHeight
            return found.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1
        }""",
        end,
    )

    assert sum(rows.evaluate_all(HIDDEN)) > 10
    page.emulate_media(media="print")
    assert sum(rows.evaluate_all(HIDDEN)) == 0
    assert page.locator(".cut summary:visible").count() == 0


@pytest.mark.parametrize(("lang", "width", "scheme"), [("fr", 360, "dark"), ("en", 1280, "light")])
def test_a_table_with_cut_texts_is_for_everyone(page, server, lang, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server}/data/controversies?lang={lang}")
    assert page.locator(".raw summary").first.inner_text() == ("texte entier" if lang == "fr" else "whole text")
    assert violations(page) == []
    page.locator(".raw summary").first.click()
    assert violations(page) == []
