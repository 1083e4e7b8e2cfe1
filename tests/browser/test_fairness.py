"""What is said and what is answered, as a reader sees them: one component, one size, one screen."""

import pytest

from tests.browser.readers import address_of, live, reader

DISPUTE = "qualtrics-cambridge-analytica-2018"
ENTRIES = [
    f"/controversies?controversy={DISPUTE}",
    f"/vendor?vendor=qualtrics#{DISPUTE}",
]
LOOK = """side => {
    const style = selector => getComputedStyle(side.querySelector(selector))
    const of = (style, names) => names.map(name => style[name])
    const text = ["fontSize", "fontFamily", "fontWeight", "lineHeight", "color"]
    return JSON.stringify([
        side.className, [...side.children].map(child => child.tagName).slice(0, 2),
        of(style(".says"), text), of(style("p"), text),
        of(getComputedStyle(side), ["backgroundColor", "borderTopWidth", "borderTopColor", "padding"]),
    ])
}"""


def sides(page, root):
    case = page.locator(f'{root} article[id="{DISPUTE}"]')
    charge = case.locator(".side", has_text="700")
    answer = case.locator(".side", has_text="En-Contact, Qualtrics")
    assert (charge.count(), answer.count()) == (1, 1)
    return charge, answer


@pytest.fixture(scope="module")
def still(browser, server):
    """A page of a reader whose browser runs no scripts."""
    page, _ = reader(browser, server, 1280, "light", java_script_enabled=False)
    yield page
    page.context.close()


@pytest.mark.parametrize(
    ("path", "javascript", "lang"),
    [
        (path, javascript, ("fr", "en")[n ^ javascript])
        for n, path in enumerate(ENTRIES)
        for javascript in (True, False)
    ],
)
def test_the_denial_of_2018_is_as_large_as_the_allegation_on_the_first_screen(
    page, still, server, path, javascript, lang
):
    """And follows it on a phone, in the same type. Each page is in one language live and in the other without JavaScript."""
    page = page if javascript else still
    query, _, place = path.partition("#")
    page.goto(address_of(server, query, lang) + (f"#{place}" if place else ""))
    if javascript:
        live(page)
    charge, answer = sides(page, ".stApp" if javascript else "#first")
    for side in (charge, answer):
        box = side.bounding_box()
        assert box["y"] >= 0, box
        assert box["y"] + box["height"] <= 800, box
    one, other = charge.bounding_box(), answer.bounding_box()
    assert (one["width"], one["height"], one["y"]) == (other["width"], other["height"], other["y"])
    assert one["x"] + one["width"] < other["x"]
    if javascript:
        assert charge.evaluate(LOOK) == answer.evaluate(LOOK)
        page.set_viewport_size({"width": 360, "height": 800})
        one, other = charge.bounding_box(), answer.bounding_box()
        assert (one["x"], one["width"]) == (other["x"], other["width"])
        assert 0 <= other["y"] - (one["y"] + one["height"]) <= 40
        assert charge.evaluate(LOOK) == answer.evaluate(LOOK)


def test_a_dismissal_is_as_large_as_the_charge_it_dismisses(page, server):
    page.goto(f"{server}/controversies?controversy=nice-securities-suit-1999&lang=en")
    live(page)
    shown = page.locator(".stApp .side")
    boxes = [shown.nth(n).bounding_box() for n in range(shown.count())]
    assert len(boxes) == 3
    # A third of the page is no whole number of the browser's units: the last card may be a 64th of a pixel wider.
    assert len({tuple(round(box[name]) for name in ("y", "width", "height")) for box in boxes}) == 1
    assert len({shown.nth(n).evaluate(LOOK) for n in range(3)}) == 1


def test_one_click_says_what_the_word_for_a_status_means(page, server):
    page.goto(f"{server}{ENTRIES[0]}&lang=en")
    live(page)
    meaning = page.locator(".stApp .means small")
    assert not meaning.is_visible()
    page.locator(".stApp .means > summary").click()
    meaning.wait_for(state="visible")
    assert "not the finding of a court or regulator" in meaning.inner_text()


def test_a_year_of_the_timeline_is_one_click_and_back_undoes_it(page, troubles, server):
    page.goto(f"{server}/news?lang=en")
    live(page)
    page.locator('.stApp a[data-key="period-2018"]').click()
    page.locator('.stApp a[data-key="period-2018-04"]').wait_for()
    assert page.url.endswith("since=2018&until=2018&lang=en")
    page.go_back()
    page.locator('.stApp a[data-key="period-2018-04"]').wait_for(state="detached")
    assert troubles == []
