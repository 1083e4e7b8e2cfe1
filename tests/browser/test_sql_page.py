"""The page on which readers ask in SQL, as their browsers show it: with and without JavaScript, for everyone."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.axe import violations

QUERY = "SELECT title_en, status, answers FROM controversies_on() WHERE open ORDER BY place"
WRONG = "SELECT nam FROM vendors"


@pytest.mark.parametrize(("lang", "width", "scheme"), [("fr", 360, "dark"), ("en", 1280, "light")])
def test_a_reader_asks_and_is_answered_without_javascript(browser, server, lang, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{server}/sql?lang={lang}&date=2018-04-23")
    page.get_by_role("textbox", name="Requête" if lang == "fr" else "Query").fill(QUERY)
    page.get_by_role("button", name="Exécuter la requête" if lang == "fr" else "Run the query").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["sql"] == [QUERY]
    assert asked["date"] == ["2018-04-23"]
    assert page.locator("table.raw tbody tr").count() == 2
    page.locator("textarea").fill(WRONG)
    page.get_by_role("button", name="Exécuter la requête" if lang == "fr" else "Run the query").click()
    assert "nam" in page.get_by_role("alert").inner_text()
    context.close()


@pytest.mark.parametrize(("lang", "width", "scheme", "sql"), [("fr", 1280, "dark", WRONG), ("en", 360, "light", QUERY)])
def test_the_page_is_for_everyone(page, server, lang, width, scheme, sql):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{server}/sql?lang={lang}&sql={sql}")
    page.evaluate("document.querySelectorAll('details.schema')[0].open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
