"""Every page as a reader's browser shows it, in both languages, two widths, light and dark."""

from urllib.parse import urlsplit

import lxml.html
import pytest
from playwright.sync_api import Page

import views
from tests.browser.axe import violations
from tests.browser.readers import address_of, beside, follow, live, reader, settled

PAGES = {
    "/": "table.vendors",
    "/?region=eu&region=fr&date=2018-04-23&sort=-founded&shortlist=feefo&shortlist=viavoo": ".tray li",
    "/?q=zzzz&region=atlantis": ".empty",
    "/compare": ".az",
    "/compare?vendor=medallia&vendor=qualtrics&vendor=viavoo&vendor=trustyou": "table.matrix",
    "/vendor": ".az",
    "/vendor?vendor=qualtrics": ".owners",
    "/vendor?vendor=viavoo": ".pinned",
    "/news": ".timeline",
    "/news?q=cambridge+donnees": "mark",
    "/news?since=2018&until=2018": ".story",
    "/news?article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica": ".open",
    "/controversies": ".case",
    "/controversies?controversy=qualtrics-cambridge-analytica-2018": ".alone .history",
    # Few vendors: the same marks, and axe looks at each sign of the heat map. All of them are in test_live_charts.
    "/charts?region=fr&category=reviews&date=2018-04-23": "table.figures",
    "/method": ".dictionary",
    "/corrections": "#ask",
    "/explore": "table.cross",
    "/search": ".find",
    "/search?q=Qualtrics": "#found-vendor",
    "/search?q=Bordeaux": ".empty",
}
# A page that is not listed with what it must hold is looked at all the same.
PAGES |= {path: "h1" for path in views.PATHS if path not in {urlsplit(listed).path for listed in PAGES}}
SHAPES = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
"""Width and scheme in which a page is looked at by axe in one language; in the other in the other width and the other scheme. So each page is looked
at in both languages, both widths and both schemes, and the four combinations of width and scheme meet each language from page to page. What
axe says of the same HTML in the two shapes that are left out is what it says of these: colours change with the scheme, places with the width,
names with the language. How elements are nested and named is asked in one of the two, turn about."""
STILL = (
    "/?q=zzzz&region=atlantis",
    "/compare",
    "/vendor",
    "/vendor?vendor=viavoo",
    "/news?q=cambridge+donnees",
    "/news?since=2018&until=2018",
    "/news?article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica",
    "/controversies?controversy=qualtrics-cambridge-analytica-2018",
    "/search",
    "/search?q=Bordeaux",
)
"""Other states of pages that are looked at live, each in one language, turn about: what Streamlit shows of them is the HTML of the first answer too."""
UNMOVED = ("/", "/vendor?vendor=qualtrics", "/news", "/charts?region=fr&category=reviews&date=2018-04-23", "/method")
"""Of these pages it is asked whether anything moves when they become live."""
PLACES = """[...document.querySelectorAll('.pcx :is(h1, h2, table, li, dd, .foot)')].filter(element => element.checkVisibility()).map(element => {
    const place = element.getBoundingClientRect()
    return [element.tagName, element.textContent.trim().slice(0, 20), Math.round(place.x), Math.round(place.width)]
})"""
SIGNS = """[...document.querySelectorAll('.pcx *')].filter(element => element.checkVisibility()).flatMap(element => ['::before', '::after'].map(which => {
    const {content, boxSizing, width, height} = getComputedStyle(element, which)
    return content === 'none' || content === 'normal' ? '' : [element.tagName, element.className, which, boxSizing, width, height].join()
})).filter(Boolean)"""
"""What the style sheet draws before and after elements, and how large."""
BESIDE = "document.documentElement.scrollWidth - innerWidth"
"""How far a page reaches beside what a reader sees of it."""


@pytest.fixture(scope="module")
def visitor(visited, server):
    """Two pages that go from page to page, and their troubles: one that is live, and one that runs no scripts until its last word is said. A
    page in which that changed would lose what it has kept of Streamlit's each time."""
    page, troubles = beside(visited, server, 1280, "light")
    still, _ = beside(visited, server, 1280, "light")
    troubles.watch(still)
    yield page, still, troubles
    page.close()
    still.close()


@pytest.fixture(scope="module")
def scripts(visitor):
    """Whether the still page runs scripts, which its devtools decide: axe needs them, and comes when all else is said."""
    session = visitor[1].context.new_cdp_session(visitor[1])
    return lambda run: session.send("Emulation.setScriptExecutionDisabled", {"value": not run})


def shaped(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


def measured(page: Page, script: str) -> dict[int, object]:
    """What a script finds on a page as wide as a phone, and as a desk; the width that it has comes first, and costs nothing."""
    now = page.viewport_size["width"]
    found = {}
    for width in (now, *{360, 1280} - {now}):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(script)
    return found


def words(text: str) -> str:
    return " ".join(text.split())


def is_right(page: Page, root: str, landmark: str, lang: str) -> None:
    assert page.locator(f"{root} {landmark}").count() > 0
    assert page.locator("html").get_attribute("lang") == lang
    assert page.title().endswith("Panorama CX")
    assert "Streamlit" not in page.title()
    assert page.locator("h1").count() == 1
    assert page.locator("main:visible, [role=main]:visible").count() == 1


@pytest.mark.parametrize(("path", "landmark"), PAGES.items(), ids=PAGES)
def test_a_page_is_right_for_everyone(visitor, scripts, server, path, landmark):
    """In one language, another one from page to page, as Streamlit shows it, and in the other as it is without JavaScript; another state of a page
    without it alone, in both shapes."""
    turn = [*PAGES].index(path)
    languages = ("fr", "en") if turn // 4 % 2 == 0 else ("en", "fr")
    page, still, troubles = visitor
    troubles.clear()

    scripts(False)
    places = None
    if path in UNMOVED:
        still.goto(address_of(server, path, languages[0]))
        places = measured(still, f"[{PLACES}, {SIGNS}]")
    shaped(still, *SHAPES[turn % 4 ^ 1])
    still.goto(address_of(server, path, languages[1]))
    is_right(still, "#first", landmark, languages[1])
    assert still.locator("main h1").is_visible()
    assert still.locator(".foot").is_visible()
    leads = urlsplit(still.locator('main [data-key="page-/controversies"]').get_attribute("href"))
    assert leads.path == "/controversies"
    scripts(True)
    assert violations(still, shape_alone=turn // 2 % 2 == 0) == []
    still.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    assert measured(still, BESIDE) == {360: 0, 1280: 0}
    if path in STILL:
        shaped(still, *SHAPES[turn % 4])
        assert violations(still, shape_alone=turn // 2 % 2 == 1) == []
        assert troubles == []
        return

    shaped(page, *SHAPES[turn % 4])
    address = address_of(server, path, languages[0])
    # What was put aside in one address is handed on to all that follow.
    if path in UNMOVED or "shortlist" in path or page.locator(".tray li").count() or not page.locator(".stApp").count():
        page.goto(address)
        live(page)
        settled(page)
    else:
        follow(page, address)
    is_right(page, ".stApp", landmark, languages[0])
    first = lxml.html.fromstring(page.request.get(address).text()).get_element_by_id("first")
    assert words(page.locator("h1").text_content()) == words(first.xpath(".//h1")[0].text_content())
    assert violations(page, shape_alone=turn // 2 % 2 == 1) == []
    assert page.evaluate(BESIDE) == 0
    if path in UNMOVED:
        assert measured(page, f"[{PLACES}, {SIGNS}]") == places
    assert troubles == []


@pytest.mark.parametrize(("lang", "width", "scheme"), [("fr", 360, "light"), ("en", 1280, "dark")])
def test_versions_and_tables_are_right_for_everyone(page, troubles, server, lang, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(address_of(server, "/r/", lang))
    newest = page.locator("main a[href^='/r/']").first.get_attribute("href").partition("?")[0]
    for path in ("/r/", newest, "/data/vendors"):
        page.goto(address_of(server, path, lang))
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert (
            page.locator("td").evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length")
            == 0
        )
        assert violations(page, shape_alone=lang == "en") == [], path
    assert troubles == []


TORN = r"""() => {
    const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
        + '|January|February|March|April|May|June|July|August|September|October|November|December'
    const dates = new RegExp(`(?:\\d{1,2}\\s)?(?:${months})\\s\\d{4}|(?<![\\w/=-])\\d{4}-\\d\\d(?:-\\d\\d)?(?![\\w/-])`, 'g')
    const walker = document.createTreeWalker(document.querySelector('.pcx'), NodeFilter.SHOW_TEXT)
    const torn = [], range = document.createRange()
    let met = 0
    while (walker.nextNode()) {
        const text = walker.currentNode
        if (!text.parentElement.checkVisibility() || text.parentElement.closest('option, a[href^="http"]')) continue
        for (const date of text.data.matchAll(dates)) {
            met += 1
            range.setStart(text, date.index)
            range.setEnd(text, date.index + date[0].length)
            const lines = [...range.getClientRects()].filter(one => one.width > 1).map(one => Math.round(one.top))
            if (new Set(lines).size > 1) torn.push(date[0])
        }
    }
    return [met, torn]
}"""
"""How many dates are in sight, and those of them that stand in two lines."""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_date_is_torn(browser, server, lang):
    """In the first answer: that places and widths are the same when a page is live is asked above."""
    page, _ = reader(browser, server, 1280, "light", java_script_enabled=False)
    for path in ("/controversies", "/news", "/charts", "/data/evidence", "/data/ownership", "/data/controversies"):
        page.goto(address_of(server, path, lang))
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            met, torn = page.evaluate(TORN)
            assert met > 3, path
            assert torn == [], (path, width)
    page.context.close()
