"""The edition without a server in a browser: read, searched and followed through both languages, and nothing asked of anybody else."""

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, as `python -m http.server -d` does, without a line for each request."""

    def log_message(self, format, *given):
        pass


@pytest.fixture(scope="module")
def plain_server(edition):
    """Address of a web server that knows nothing of the application."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(edition))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_reader_searches_follows_and_changes_the_language_and_nobody_else_is_asked(browser, plain_server):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(plain_server)
    page.get_by_role("searchbox", name="Chercher dans tout le site").fill("Verizon")
    page.keyboard.press("Enter")
    found = page.locator(".pagefind-ui__result-link")
    found.first.wait_for()
    assert page.locator(".pagefind-ui__message").inner_text().endswith("pour Verizon")
    assert page.locator(".pagefind-ui__search-clear").inner_text() == "Effacer"
    # A charge goes nowhere without its status and where the answer stands; what is only for the search is not shown.
    charge = page.locator(".pagefind-ui__result").filter(has=page.locator("a[href*='controversy/nice-verizon']"))
    told = charge.locator(".pagefind-ui__result-excerpt").inner_text()
    assert re.match(r"Controverse\s: dossier clos\s; NICE\s: réponse publique\. ", told)
    assert page.locator(".pagefind-ui__result-tag").count() == 0
    icon = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.pagefind-ui__search-input')).paddingLeft)"
    )
    assert icon > 40  # the words stand beside the sign of the search
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator(".pagefind-ui__search-input").fill("NICE")
    page.locator(".pagefind-ui__message", has_text="pour NICE").wait_for()
    # Results come one by one, and not in their order.
    expect(found.first).to_have_attribute("href", re.compile("/vendor/nice/$"))
    assert page.locator(".pagefind-ui__result-tag").count() == 0
    page.locator(".pagefind-ui__search-input").fill("Verizon")
    page.locator(".pagefind-ui__message", has_text="pour Verizon").wait_for()
    expect(found.first).to_have_attribute("href", re.compile("/nice-verizon-exposure-2017/$"))
    found.first.click()
    page.wait_for_url("**/controversies/controversy/nice-verizon-exposure-2017/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/controversies/controversy/nice-verizon-exposure-2017/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="NICE", exact=True).first.click()
    page.wait_for_url("**/en/vendor/nice/")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("searchbox").fill("Verizon")
    page.keyboard.press("Enter")
    found.first.wait_for()
    assert page.locator(".pagefind-ui__message").inner_text().endswith("for Verizon")
    assert [url for url in asked if not url.startswith(plain_server)] == []
    assert said == []
    page.close()


@pytest.mark.parametrize(
    ("lang", "asked", "found"),
    [
        ("", "Verizon", True),
        ("", "verizo", True),
        ("", "VÉRIZON", True),
        ("", "zzzz", False),
        ("", "xqzptk", False),
        ("", "Verizon zzzz", False),
        ("", "NICE Verizon", True),
        ("", "l'éditeur", True),
        ("", "éditeur-zzzz", False),
        ("", "R&D", False),
        ("", "editeurs", True),
        ("", "éditeurzz", False),
        ("en/", "Verizon", True),
        ("en/", "zzzz", False),
        ("en/", "vendor’s", True),
        ("en/", "éditeurzz", False),
    ],
)
def test_a_search_for_a_word_that_is_in_no_page_finds_nothing(browser, plain_server, lang, asked, found):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{plain_server}/{lang}search/?{urlencode({'q': asked})}")
    message = page.locator(".pagefind-ui__message")
    expect(message).to_have_text(re.compile(f"{re.escape(asked)}$"))
    told = re.compile(r"(Pas de résultat pour|No results for) ")
    (expect(message).not_to_have_text if found else expect(message).to_have_text)(told)
    # Results come one by one.
    results = expect(page.locator(".pagefind-ui__result-link"))
    (results.not_to_have_count if found else results.to_have_count)(0)
    assert said == []
    page.close()


def test_what_was_searched_is_there_again_on_the_way_back_and_in_the_other_language(browser, plain_server):
    page = browser.new_page()
    page.goto(f"{plain_server}/search/")
    box, results = page.locator(".pagefind-ui__search-input"), page.locator(".pagefind-ui__result-link")
    box.press_sequentially("Verizon")
    page.wait_for_url("**/search/?q=Verizon")
    results.first.click()
    page.wait_for_url("**/controversies/**")
    page.go_back()
    results.first.wait_for()
    assert box.input_value() == "Verizon"
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/search/?q=Verizon")
    results.first.wait_for()
    assert box.input_value() == "Verizon"
    page.locator(".pagefind-ui__search-clear").click()
    page.wait_for_url("**/en/search/")
    assert page.get_by_role("link", name="Français").evaluate("link => link.search") == ""
    page.close()


def test_a_search_that_may_not_be_loaded_says_so(browser, plain_server):
    page = browser.new_page()
    strict = {"Content-Security-Policy": "default-src 'self'"}

    def answer(route):
        found = route.fetch()
        route.fulfill(response=found, headers=found.headers | strict)

    page.route("**/*", answer)
    page.goto(f"{plain_server}/en/search/?q=Verizon")
    expect(page.locator("#search")).to_contain_text("The search could not be loaded")
    page.close()


def test_without_javascript_all_is_there_and_the_search_says_what_to_do(browser, plain_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{plain_server}/en/")
    assert page.locator("table.vendors th a").all_inner_texts()[-1] == "NICE"
    assert page.locator("img").first.evaluate("picture => picture.naturalWidth") > 0
    page.get_by_role("link", name="Search").last.click()
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    context.close()
