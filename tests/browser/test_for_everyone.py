"""What keyboard, zoom, small screens and a wish for less motion ask of every page."""

import re

import pytest
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


def test_an_article_opened_from_far_down_begins_at_its_beginning_and_back_leads_to_its_link(page, server):
    opened(page, server, "/news?lang=en")
    link = page.locator(".stApp .news a[href*='article=']").nth(12)
    link.scroll_into_view_if_needed()
    link.focus()
    key, place = link.evaluate("link => link.closest('[data-key]').dataset.key"), page.evaluate("scrollY")
    assert place > 600
    page.wait_for_function("key => history.state?.key === key", arg=key)
    page.keyboard.press("Enter")
    expect(page.locator(".stApp .pcx[data-alone]")).to_have_count(1)
    expect(page.locator("#said")).not_to_be_empty()
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement.matches('h1')")
    page.go_back()
    expect(page.locator(".stApp .pcx[data-alone]")).to_have_count(0)
    expect(page.locator(f".stApp [data-key='{key}']")).to_be_focused()
    assert abs(page.evaluate("scrollY") - place) < 2


@pytest.mark.parametrize(("width", "turn"), [(1280, "Tab"), (1280, "Shift+Tab"), (360, "Tab")])
def test_nothing_that_has_the_focus_lies_behind_a_bar_that_stays(page, server, width, turn):
    opened(page, server, "/?lang=en", width)
    page.evaluate("document.querySelector('.stApp .vendors').scrollIntoView()")
    rows = page.locator(".stApp .vendors tbody tr")
    (rows.first if turn == "Tab" else rows.nth(20)).locator("th a").focus()
    for _ in range(60):
        page.keyboard.press(turn)
        hidden = page.evaluate(
            """async () => {
                await new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame)));
                const one = document.activeElement, box = one.getBoundingClientRect();
                const top = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
                return !top || top === one || one.contains(top) || top.contains(one) || top.closest("label")?.contains(one) ? "" : `${one.outerHTML.slice(0, 120)} behind ${top.outerHTML.slice(0, 80)}`;
            }"""
        )
        assert not hidden


def test_vendors_and_controversies_can_be_sorted_on_a_phone_and_it_is_said(page, server):
    for path, name in (("/?lang=en", "Founded"), ("/controversies?lang=en", "Opened")):
        opened(page, server, path, 360)
        link = page.locator(".stApp thead a", has_text=name)
        link.scroll_into_view_if_needed()
        expect(link).to_be_in_viewport()
        assert link.bounding_box()["height"] >= 24
        link.click()
        expect(page.locator("#said")).to_have_text(re.compile(f"^Sorted by {name}, (a|de)scending$"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_changed_on_a_vendors_page_and_in_a_comparison_is_said(page, server):
    opened(page, server, "/vendor?vendor=qualtrics&lang=en")
    page.locator(".stApp a[data-soft][href*='date=2018-04-23']").first.click()
    expect(page.locator("#said")).to_contain_text("Owner, 23 April 2018")
    opened(page, server, SIX)
    page.locator("[data-key='differences']").click()
    expect(page.locator("#said")).to_contain_text("only what differs")
