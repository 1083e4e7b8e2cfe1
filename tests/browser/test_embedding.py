"""An article on another site that shows our frames, by the snippet as it is copied."""

import io
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import lxml.html
import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import violations
from tests.browser.test_every_page import SHAPES, shaped
from tests.conftest import application, free_port

EMBEDS = {
    "/embed/vendors?region=fr": "table.vendors",
    "/embed/compare?vendor=qualtrics&vendor=medallia&vendor=viavoo": "table.matrix",
    "/embed/vendor?vendor=qualtrics": ".case",
    "/embed/news?vendor=qualtrics": ".news",
    "/embed/controversies?vendor=medallia&vendor=qualtrics": ".case",
    "/embed/chart?name=origin-to-control": ".drawn .main-svg",
    "/embed/vendors?region=atlantis": "h1",
    "/embed?what=chart&theme=dark": "textarea",
}


@contextmanager
def article(port):
    """A site on another origin: whatever path is asked, the same page, made of the snippets that are put into the list."""
    snippets = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            content = (
                f"<!doctype html><html lang=en><title>An article</title><h1>An article</h1>{''.join(snippets)}".encode()
            )
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}", snippets
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def magazine():
    """The address of our application, and an article that may frame it."""
    port = free_port()
    with article(port) as (address, snippets), application(EMBED_HOSTS=address) as site:
        yield site, address, snippets


def reader(browser, *allowed, **options):
    """A page with what it complains of and which hosts it asks besides those allowed."""
    page = browser.new_context(**{"viewport": {"width": 700, "height": 800}} | options).new_page()
    complaints, strangers = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda one: None if one.url.startswith((*allowed, "data:", "blob:")) else strangers.append(one.url)
    )
    return page, complaints, strangers


def copied(site, query):
    """The snippet that the form gives, as its button copies it and its field shows it."""
    with urllib.request.urlopen(f"{site}/embed?{query}") as answer:
        form = lxml.html.fromstring(answer.read().decode())
    snippet = form.xpath("//textarea")[0].value
    assert form.xpath("//button[contains(., 'snippet')]/@data-copy") == [snippet]
    return snippet


def fits(frame_element):
    """Whether a frame has the height of what is in it."""
    inner = frame_element.element_handle().content_frame()
    high = inner.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(frame_element).to_have_attribute("height", str(high))
    return high


def test_an_article_shows_several_frames_each_as_high_as_its_content(browser, magazine):
    site, address, snippets = magazine
    snippets[:] = [
        copied(site, "what=vendor&vendor=qualtrics&lang=en"),
        copied(site, "what=chart&lang=en&theme=dark"),
    ]
    page, complaints, strangers = reader(browser, site, address, color_scheme="light")
    page.goto(address)
    card, chart = page.locator("iframe").nth(0), page.locator("iframe").nth(1)
    expect(card.content_frame.locator("h1")).to_have_text("Qualtrics")
    chart.scroll_into_view_if_needed()
    expect(chart.content_frame.locator(".drawn .main-svg").first).to_be_visible()
    expect(chart.content_frame.locator("#table")).not_to_have_attribute("open", "")
    expect(card).not_to_have_attribute("height", "420")
    before = fits(card)
    assert fits(chart) != before
    assert page.evaluate("document.documentElement.scrollWidth") <= 700

    card.content_frame.locator("[data-key='owner'] summary").click()
    expect(card).not_to_have_attribute("height", str(before))
    assert fits(card) > before

    # A number from anybody else changes nothing.
    page.evaluate("postMessage(7777, '*')")
    chart.content_frame.locator("#table summary").click()
    expect(chart.content_frame.locator("#table table")).to_be_visible()
    assert fits(chart) != 7777
    assert fits(card) != 7777

    paper = "getComputedStyle(document.body).backgroundColor"
    assert chart.element_handle().content_frame().evaluate(paper) == "rgb(20, 23, 26)"
    assert card.element_handle().content_frame().evaluate(paper) == "rgb(255, 255, 255)"
    assert page.context.cookies() == []
    assert complaints == []
    assert strangers == []
    page.context.close()


# A frame wider than the paper, one narrower, and one whose table is folded away on the screen.
PRINTED = {
    "what=vendor&vendor=qualtrics": 1280,
    "what=controversies": 700,
    "what=vendors&region=fr": 1280,
    "what=chart": 700,
    "what=compare&vendor=qualtrics&vendor=medallia&vendor=viavoo": 360,
}


@pytest.mark.parametrize(("query", "width"), PRINTED.items())
def test_an_article_on_paper_has_the_whole_frame_and_where_it_comes_from(browser, magazine, query, width):
    """Its last lines are the answers to the last controversy, the source, the day and the version."""
    site, address, snippets = magazine
    snippets[:] = [copied(site, f"{query}&lang=en"), "<p>The article goes on.</p>"]
    page, complaints, _ = reader(browser, site, address, viewport={"width": width, "height": 800})
    told = "addEventListener('message', event => { if (event.data?.paper) window.paper = event.data.paper })"
    page.add_init_script(told)
    page.goto(address)
    frame = page.locator("iframe")
    frame.scroll_into_view_if_needed()
    page.wait_for_function("window.paper")
    before = fits(frame)
    margin = {"left": "2.4cm", "right": "2.4cm"}
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", margin=margin))).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    foot = text[text.rindex("Panorama CX, a survey by En-Contact") :]
    assert "version" in foot
    assert "The article goes on." in foot
    cases = frame.content_frame.locator(".case")
    if cases.count():
        last = cases.last.locator(".says").last.inner_text()
        assert last in text[text.rindex("The allegation") :]
    assert "click" not in text
    # Nothing of it stays on the screen.
    assert fits(frame) == before
    assert complaints == []
    page.context.close()


def test_a_dark_chart_is_dark_on_the_white_of_paper(visitor, magazine):
    page, _, _ = visitor
    page.emulate_media(media="print")
    page.goto(f"{magazine[0]}/embed/chart?theme=dark&lang=en")
    page.locator(".drawn img").evaluate("image => image.decode()")
    drawn = Image.open(io.BytesIO(page.locator(".drawn img").screenshot())).convert("L")
    page.emulate_media(media="screen")
    # Its first line is the heading of the first bar, which is almost white in a dark frame.
    heading = drawn.crop((0, 0, drawn.width, 20))
    assert heading.getextrema() == (pytest.approx(20, abs=30), 255)


def test_a_link_in_a_frame_opens_the_whole_page_in_a_tab_of_its_own(browser, magazine):
    site, address, snippets = magazine
    snippets[:] = [copied(site, "what=vendors&region=fr&lang=en")]
    page, _, _ = reader(browser, site, address)
    page.goto(address)
    with page.context.expect_page() as opened:
        page.locator("iframe").content_frame.locator(".from a").click()
    expect(opened.value).to_have_url(f"{site}/?region=fr&lang=en")
    assert opened.value.evaluate("window.opener") is None
    assert page.url == f"{address}/"
    page.context.close()


def test_a_frame_without_the_script_keeps_its_height_and_shows_all_without_javascript(browser, magazine):
    site, address, snippets = magazine
    snippets[:] = [copied(site, "what=chart&lang=en&height=300")]
    page, _, _ = reader(browser, site, address, java_script_enabled=False)
    page.goto(address)
    assert page.locator("iframe").get_attribute("height") == "300"
    frame = page.locator("iframe").content_frame
    assert frame.locator(".drawn img").evaluate("image => image.complete && image.naturalWidth > 0")
    frame.locator("#table summary").click()
    assert frame.locator("#table table").is_visible()
    page.context.close()


def test_a_site_that_is_not_named_shows_nothing_of_ours(browser, magazine, server):
    _, address, snippets = magazine
    snippets[:] = [copied(server, "what=vendor&vendor=qualtrics&lang=en")]
    page, _, _ = reader(browser, server, address)
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.goto(address)
    assert page.locator("iframe").content_frame.locator(".pcx").count() == 0
    page.context.close()


def test_the_site_that_is_named_may_frame_nothing_but_embeds(browser, magazine):
    site, address, snippets = magazine
    snippets[:] = [f'<iframe src="{site}/vendor?vendor=qualtrics"></iframe>']
    page, _, _ = reader(browser, site, address)
    with page.expect_event("console", lambda message: "frame-ancestors" in message.text):
        page.goto(address)
    assert page.locator("iframe").content_frame.locator(".pcx").count() == 0
    page.context.close()


def test_the_snippet_is_copied_by_its_button(browser, magazine):
    site, _, _ = magazine
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/embed?what=news&lang=en")
    page.get_by_role("button", name="Copy the snippet").click()
    expect(page.get_by_role("status").filter(has_text="Snippet copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("textarea").first.input_value()
    context.close()


@pytest.fixture(scope="module")
def visitor(browser, magazine):
    """A page that goes from embed to embed: plotly is compiled in it once."""
    found = reader(browser, magazine[0])
    yield found
    found[0].context.close()


def test_embeds_and_their_form_are_right_for_everyone(visitor, magazine):
    """Each in one language, turn about, and in two shapes that are each other's opposite: what is drawn by the same style sheet and the same
    templates is looked at in both languages in `test_every_page`."""
    site, _, _ = magazine
    page, complaints, strangers = visitor
    faults = {}
    for turn, (path, landmark) in enumerate(EMBEDS.items()):
        wrong = []
        shaped(page, *SHAPES[turn % 4])
        page.goto(f"{site}{path}&lang={('fr', 'en')[turn % 2]}")
        expect(page.locator(landmark).first).to_be_visible()
        for is_second, (width, scheme) in enumerate((SHAPES[turn % 4], SHAPES[turn % 4 ^ 1])):
            shaped(page, width, scheme)
            wrong += violations(page, shape_alone=bool(is_second))
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"sideways scrolling at {width}")
        if wrong:
            faults[path] = wrong
    assert faults == {}
    assert [said for said in complaints if "status of 400" not in said] == []
    assert strangers == []
