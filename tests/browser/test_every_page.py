"""Every page as a reader's browser shows it, in both languages, two widths, light and dark."""

from urllib.parse import urlsplit

import lxml.html
import pytest

import views
from tests.browser.axe import AXE, violations
from tests.browser.readers import address_of, beside, live, reader, settled

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
"""Width and scheme in which a page is looked at by axe in French; in English in the other width and the other scheme. So each page is looked
at in both languages, both widths and both schemes, and the four combinations of width and scheme meet each language from page to page. What
axe says of the same HTML in the two shapes that are left out is what it says of these: colours change with the scheme, places with the width,
names with the language."""


@pytest.fixture(scope="module")
def visitor(visited, server):
    """Two pages that go from page to page, and their troubles: one that becomes live, and one that stays at the first answer, for Streamlit's own
    script comes empty. A page in which that changed would lose what it has kept of scripts each time."""
    page, troubles = beside(visited, server, 1280, "light")
    still, _ = beside(visited, server, 1280, "light")
    troubles.watch(still)
    for one in (page, still):
        one.add_init_script(AXE)
    still.route("**/static/js/**", lambda route: route.fulfill(content_type="text/javascript", body=""))
    yield page, still, troubles
    page.close()
    still.close()


def heading(document: lxml.html.HtmlElement) -> str:
    return " ".join(document.get_element_by_id("first").xpath(".//h1")[0].text_content().split())


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(("path", "landmark"), PAGES.items(), ids=PAGES)
def test_a_page_is_right_for_everyone(visitor, server, path, landmark, lang):
    """Streamlit takes the page over in one language, another one from page to page, and shows what was there before; in the other the page
    is looked at as the first answer."""
    turn = [*PAGES].index(path)
    width, scheme = SHAPES[turn % 4 ^ (lang == "en")]
    is_live = (turn // 4 % 2 == 0) == (lang == "fr")
    *pages, troubles = visitor
    troubles.clear()
    page = pages[not is_live]
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    answer = page.goto(address_of(server, path, lang))
    if is_live:
        live(page)
        settled(page)
    assert page.locator(f"{'.stApp' if is_live else '#first'} {landmark}").count() > 0
    assert page.locator("html").get_attribute("lang") == lang
    assert page.title().endswith("Panorama CX")
    assert "Streamlit" not in page.title()
    assert page.locator("h1").count() == 1
    # Read from the answer itself: in a browser the first answer may be gone before anybody has read it.
    assert " ".join(page.locator("h1").text_content().split()) == heading(lxml.html.fromstring(answer.text()))
    assert page.locator("main:visible, [role=main]:visible").count() == 1
    assert violations(page) == []
    for broad in (width, *{360, 1280} - {width}):
        page.set_viewport_size({"width": broad, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= broad
    assert troubles == []


def test_every_page_is_whole_without_javascript(browser, server):
    """One language from page to page: in the other, each is looked at above, and its scripts are the same."""
    page, troubles = reader(browser, server, 360, "light", java_script_enabled=False)
    for turn, (path, landmark) in enumerate(PAGES.items()):
        lang = ("fr", "en")[turn % 2]
        page.goto(address_of(server, path, lang))
        assert page.locator(landmark).count(), path
        assert page.locator(".foot").is_visible(), path
        assert page.locator("h1").count() == 1, path
        assert page.locator("main h1").is_visible(), path
        assert page.locator("html").get_attribute("lang") == lang
        leads = urlsplit(page.locator('main [data-key="page-/controversies"]').get_attribute("href"))
        assert leads.path == "/controversies", path
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    page.locator('main [data-key="page-/controversies"]').click()
    assert urlsplit(page.url).path == "/controversies"
    page.context.close()
    assert troubles == []


@pytest.mark.parametrize(("lang", "width", "scheme"), [("fr", 360, "light"), ("en", 1280, "dark")])
def test_versions_and_tables_are_right_for_everyone(page, troubles, server, lang, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(address_of(server, "/r/", lang))
    newest = page.locator("main a[href^='/r/']").first.get_attribute("href").partition("?")[0]
    for path in ("/r/", newest, "/data/ownership"):
        page.goto(address_of(server, path, lang))
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page) == [], path
    assert troubles == []


PLACES = """[...document.querySelectorAll('.pcx :is(h1, h2, table, li, dd, .foot)')].filter(element => element.checkVisibility()).map(element => {
    const place = element.getBoundingClientRect()
    return [element.tagName, element.textContent.trim().slice(0, 20), Math.round(place.x), Math.round(place.width)]
})"""


SIGNS = """[...document.querySelectorAll('.pcx *')].filter(element => element.checkVisibility()).flatMap(element => ['::before', '::after'].map(which => {
    const {content, boxSizing, width, height} = getComputedStyle(element, which)
    return content === 'none' || content === 'normal' ? '' : [element.tagName, element.className, which, boxSizing, width, height].join()
})).filter(Boolean)"""
"""What the style sheet draws before and after elements, and how large."""


def test_nothing_moves_when_a_page_becomes_live(page, browser, server):
    still, _ = reader(browser, server, 360, "light", java_script_enabled=False)
    for path in ("/", "/vendor?vendor=qualtrics", "/news", "/charts", "/method"):
        still.goto(server + path)
        page.goto(server + path)
        live(page)
        settled(page)
        for width in (360, 1280):
            for one in (still, page):
                one.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(PLACES) == still.evaluate(PLACES), (path, width)
            assert page.evaluate(SIGNS) == still.evaluate(SIGNS) != [], (path, width)
    still.context.close()
