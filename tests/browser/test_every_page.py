"""Every page as a reader's browser shows it, in both languages, two widths, light and dark."""

from itertools import product
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

import views

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
PAGES = {
    "/": "table.vendors",
    "/?region=eu&region=fr&date=2018-04-23&sort=-founded": "table.vendors",
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
}
# A page that is not listed with what it must hold is looked at all the same.
PAGES |= {path: "h1" for path in views.PATHS if path not in PAGES}
SHAPES = list(product(("fr", "en"), (360, 1280), ("light", "dark")))


def reader(browser: Browser, address: str, width: int, scheme: str, **options):
    """A page in a browser of its own, with the lists of what it complains of and which other hosts it asks."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    page = context.new_page()
    complaints, strangers = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            strangers.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None
        ),
    )
    return page, complaints, strangers


def address_of(server: str, path: str, lang: str) -> str:
    return f"{server}{path}{'&' if '?' in path else '?'}lang={lang}"


def live(page: Page):
    """Wait until Streamlit has taken the page over."""
    page.locator(".stApp .foot").wait_for(timeout=30_000)
    page.locator("#first").wait_for(state="detached", timeout=30_000)


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("lang", "width", "scheme"), SHAPES)
def test_every_live_page_is_right_for_everyone(browser, server, lang, width, scheme):
    page, complaints, strangers = reader(browser, server, width, scheme)
    faults = {}
    for path, landmark in PAGES.items():
        page.goto(address_of(server, path, lang))
        live(page)
        checks = {
            "its content": page.locator(f".stApp {landmark}").count() > 0,
            "its language": page.locator("html").get_attribute("lang") == lang,
            "its title": page.title().endswith("Panorama CX") and "Streamlit" not in page.title(),
            "one h1": page.locator("h1").count() == 1,
            "no sideways scrolling": page.evaluate("document.documentElement.scrollWidth") <= width,
        }
        wrong = [name for name, holds in checks.items() if not holds] + violations(page)
        if wrong:
            faults[path] = wrong
    page.context.close()
    assert faults == {}
    assert complaints == []
    assert strangers == []


@pytest.mark.parametrize(("lang", "width"), [("fr", 360), ("en", 1280)])
def test_every_page_is_whole_without_javascript(browser, server, lang, width):
    page, _, strangers = reader(browser, server, width, "light", java_script_enabled=False)
    for path, landmark in PAGES.items():
        page.goto(address_of(server, path, lang))
        assert page.locator(landmark).count(), path
        assert page.locator(".foot").is_visible(), path
        assert page.locator("h1").count() == 1, path
        assert page.locator("html").get_attribute("lang") == lang
    page.context.close()
    assert strangers == []


PLACES = """[...document.querySelectorAll('.pcx :is(h1, h2, table, li, dd, .foot)')].filter(element => element.checkVisibility()).map(element => {
    const place = element.getBoundingClientRect()
    return [element.tagName, element.textContent.trim().slice(0, 20), Math.round(place.x), Math.round(place.width)]
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_a_page_becomes_live(browser, server, width):
    still, _, _ = reader(browser, server, width, "light", java_script_enabled=False)
    moving, _, _ = reader(browser, server, width, "light")
    for path in ("/", "/vendor?vendor=qualtrics", "/news", "/charts", "/method"):
        still.goto(server + path)
        moving.goto(server + path)
        live(moving)
        moving.wait_for_timeout(300)
        assert moving.evaluate(PLACES) == still.evaluate(PLACES), path
    still.context.close()
    moving.context.close()
