"""What only a browser shows: pages that are there before they are live, and that never load twice."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.readers import Troubles, follow, settled
from vendors.domain.vendor_on import VendorOn
from views.public.charts import MOST_SHOWN

PATIENCE = 20_000
"""Milliseconds for a page to become live on a busy machine."""

Open = Callable[..., Page]


@pytest.fixture
def open_page(page: Page, troubles: Troubles) -> Iterator[Open]:
    """Opens a page of the site; afterwards its console must have been empty and no other host asked."""
    others: list[Page] = []

    def opened(address: str, *, live: bool = True, own: bool = False) -> Page:
        """Opens an address.

        Args:
            live: whether to wait until the page is live.
            own: whether in a window of its own, whose history has no other entries: a browser keeps fifty.
        """
        one = page
        if own:
            one = page.context.new_page()
            others.append(one)
            troubles.watch(one)
        one.set_viewport_size({"width": 1280, "height": 700})
        one.set_default_timeout(PATIENCE)
        one.goto(address)
        if live:
            become_live(one)
        return one

    yield opened
    for one in others:
        one.close()
    assert troubles == []


@pytest.fixture(scope="module")
def reading(visited: Page) -> Iterator[Page]:
    page = visited.context.new_page()
    page.set_viewport_size({"width": 1280, "height": 700})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


@pytest.fixture
def go_on(reading: Page, server: str) -> Iterator[Open]:
    """Goes on to a page within one that is live, for what needs no load; afterwards its console must have been empty and no other host asked."""
    troubles = Troubles(server)
    troubles.watch(reading)

    def followed(address: str) -> Page:
        """Follows a link to an address, by way of a page that has nothing to hand on to it."""
        if not reading.locator(".stApp").count():
            reading.goto("/search")
            become_live(reading)
        for one in ("/search?lang=en", address):
            follow(reading, one)
        reading.evaluate("document.getElementById('said').textContent = ''")
        return reading

    yield followed
    troubles.leave(reading)
    assert troubles == []


def become_live(page: Page) -> None:
    page.locator("#first").wait_for(state="detached")


def remember(page: Page) -> None:
    """Marks the document, so that a page load would show."""
    page.evaluate("window.remembered = true")


def is_same_document(page: Page) -> bool:
    return bool(page.evaluate("window.remembered === true"))


def has_focus(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement?.matches(selector)", selector))


def key(name: str) -> str:
    return f'.stApp [data-key="{name}"]'


def scroll_to(page: Page, height: int) -> None:
    """Scrolls, and waits until the page has noted the place for Back."""
    page.evaluate("height => scrollTo(0, height)", height)
    page.wait_for_function("height => Math.abs(history.state?.place - height) < 2", arg=height)


def test_nothing_of_streamlits_own_is_seen_or_read(open_page: Open) -> None:
    page = open_page("/")
    settled(page)
    words = page.evaluate(
        """() => [...document.querySelectorAll("#root *")].filter(element => !element.children.length && element.textContent.trim()
            && element.checkVisibility({visibilityProperty: true}) && !element.closest(".pcx, .stPlotlyChart, style, script")).map(element => element.textContent)"""
    )
    assert words == []


def test_a_link_to_another_page_changes_it_without_a_load(go_on: Open) -> None:
    page = go_on("/?lang=en")
    remember(page)
    page.evaluate("scrollTo(0, 600)")
    page.locator(key("page-/news")).click()
    expect(page.locator(key("page-/news"))).to_have_attribute("aria-current", "page")
    expect(page).to_have_title(re.compile("News"))
    assert urlsplit(page.url).path == "/news"
    assert is_same_document(page)
    assert has_focus(page, "h1")
    assert page.evaluate("scrollY") == 0
    expect(page.locator("#said")).not_to_be_empty()


def test_a_filter_keeps_the_place_the_focus_and_what_is_open(go_on: Open) -> None:
    page = go_on("/")
    remember(page)
    page.locator('.stApp details[data-key="more-filters"]').evaluate("details => details.open = true")
    link = page.locator(key("region-eu"))
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(key("region-eu"))).to_have_attribute("aria-current", "true")
    assert "region=eu" in page.url
    assert is_same_document(page)
    assert has_focus(page, '[data-key="region-eu"]')
    assert page.evaluate("scrollY") == place
    assert page.locator('.stApp details[data-key="more-filters"]').evaluate("details => details.open")


def test_focus_goes_to_a_neighbour_or_the_heading_when_its_element_has_gone(go_on: Open) -> None:
    page = go_on("/?region=eu")
    page.locator(key("undo-region-eu")).focus()
    page.keyboard.press("Enter")
    page.locator(key("undo-region-eu")).wait_for(state="detached")
    page.wait_for_timeout(100)
    assert not has_focus(page, "body")


def test_back_and_forward_show_each_page_where_it_was_left(open_page: Open) -> None:
    page = open_page("/")
    remember(page)
    page.locator(key("region-fr")).click()
    expect(page.locator(key("region-fr"))).to_have_attribute("aria-current", "true")
    scroll_to(page, 900)
    page.locator(key("page-/method")).evaluate("link => link.click()")
    expect(page.locator(key("page-/method"))).to_have_attribute("aria-current", "page")
    scroll_to(page, 333)

    page.go_back()
    expect(page.locator(key("region-fr"))).to_have_attribute("aria-current", "true")
    expect(page).to_have_title(re.compile("Panorama"))
    assert "region=fr" in page.url
    assert page.evaluate("scrollY") == 900

    page.go_back()
    page.locator(f"{key('region-fr')}[aria-current]").wait_for(state="detached")
    assert "region" not in page.url

    page.go_forward()
    page.locator(f"{key('region-fr')}[aria-current]").wait_for()
    page.go_forward()
    expect(page.locator(key("page-/method"))).to_have_attribute("aria-current", "page")
    assert page.evaluate("scrollY") == 333
    assert is_same_document(page)


def test_coming_back_from_elsewhere_finds_the_place_again(open_page: Open) -> None:
    page = open_page("/")
    scroll_to(page, 1200)
    page.goto("/robots.txt")
    page.go_back()
    become_live(page)
    assert page.evaluate("scrollY") == pytest.approx(1200, abs=2)


def test_the_language_changes_in_place(go_on: Open) -> None:
    page = go_on("/news?topic=acquisition")
    remember(page)
    page.locator(key("lang-en")).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_title(re.compile("articles – Topic: acquisition"))
    assert "topic=acquisition" in page.url
    assert is_same_document(page)
    assert has_focus(page, '[data-key="lang-en"]')


def test_search_answers_while_one_types(open_page: Open) -> None:
    page = open_page("/", own=True)
    remember(page)
    entries = page.evaluate("history.length")
    field = page.locator(key("q"))
    field.press_sequentially("viav", delay=30)
    expect(page.locator(".stApp .vendors tbody tr")).to_have_count(1)
    field.press_sequentially("oo", delay=270)  # each answer arrives while the next letter is typed
    page.wait_for_url("**/?q=viavoo")
    settled(page)
    assert page.evaluate("history.length") == entries
    assert is_same_document(page)
    assert has_focus(page, '[data-key="q"]')
    assert page.evaluate("[document.activeElement.value, document.activeElement.selectionStart]") == ["viavoo", 6]


def test_a_form_keeps_the_language_of_the_page(go_on: Open) -> None:
    page = go_on("/?lang=en")
    page.locator(key("q")).press_sequentially("viavoo", delay=30)
    page.wait_for_url("**/?q=viavoo&lang=en")
    settled(page)
    expect(page.locator("h1")).to_contain_text("1 vendor")


@pytest.mark.parametrize("delay", [200, 400])
def test_no_letter_is_lost_at_any_speed(go_on: Open, delay: int) -> None:
    """Nor, above, where each answer comes while the next letter is typed."""
    page = go_on("/")
    page.locator(key("q")).press_sequentially("trustyou", delay=delay)
    page.wait_for_url("**/?q=trustyou")
    settled(page)
    assert page.locator(key("q")).input_value() == "trustyou"
    expect(page.locator(".stApp .vendors tbody tr")).to_have_count(1)


def test_ticks_stay_when_the_table_changes_and_lead_to_the_comparison(open_page: Open) -> None:
    page = open_page("/")
    remember(page)
    for vendor in ("medallia", "qualtrics"):
        page.locator(key(f"pick-{vendor}")).check()
    page.locator(key("region-us")).click()
    expect(page.locator(key("region-us"))).to_have_attribute("aria-current", "true")
    assert page.locator(key("pick-medallia")).is_checked()
    page.locator(key("compare-go")).first.click()
    expect(page.locator(key("page-/compare"))).to_have_attribute("aria-current", "page")
    asked = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    assert asked["vendor"] == ["medallia", "qualtrics"]
    assert "" not in asked.get("q", [])
    assert is_same_document(page)


def test_a_link_with_a_modifier_opens_as_links_do(go_on: Open) -> None:
    page = go_on("/")
    with page.context.expect_page() as other:
        page.locator(key("page-/news")).click(modifiers=["Control"])
    other.value.wait_for_url("**/news*")
    other.value.close()
    assert urlsplit(page.url).path == "/"


def test_what_a_reader_began_before_the_page_was_live_goes_on(open_page: Open) -> None:
    page = open_page("/robots.txt", live=False)
    held: list[Route] = []
    early = [True]
    page.route("**/static/js/*", lambda route: held.append(route) if early[0] else route.continue_())
    page.goto("/", wait_until="domcontentloaded")
    page.locator('#first details[data-key="more-filters"]').evaluate("details => details.open = true")
    page.locator('#first [data-key="pick-medallia"]').check()
    page.evaluate("scrollTo(0, 500)")
    field = page.locator('#first [data-key="q"]')
    field.evaluate("field => field.focus({preventScroll: true})")
    page.keyboard.type("vi")
    place = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    early[0] = False
    for route in held:
        route.continue_()
    become_live(page)
    assert has_focus(page, '.stApp [data-key="q"]')
    assert page.locator(key("q")).input_value() == "vi"
    assert page.locator(key("pick-medallia")).is_checked()
    page.locator(".stApp [data-kept='medallia']").wait_for()
    assert "shortlist=medallia" in page.url, "what was ticked before is put aside now"
    assert page.locator('.stApp details[data-key="more-filters"]').evaluate("details => details.open")
    assert page.evaluate("scrollY") == place


def test_without_a_websocket_the_page_stays_and_its_links_are_links(visited: Page) -> None:
    page = visited.context.new_page()
    tries: list[WebSocketRoute] = []

    def refuse(socket: WebSocketRoute) -> None:
        tries.append(socket)
        socket.close()

    page.route_web_socket("**/_stcore/stream", refuse)
    page.goto("/")
    for _ in range(PATIENCE // 100):
        if len(tries) < 3:
            page.wait_for_timeout(100)
    assert len(tries) >= 3
    remember(page)
    page.locator('#first [data-key="page-/news"]').click()
    page.locator('#first [data-key="page-/news"][aria-current=page]').wait_for()
    assert not is_same_document(page)
    page.close()


def test_a_lost_connection_is_said_in_the_language_of_the_page_and_its_return_too(visited: Page) -> None:
    page = visited.context.new_page()
    sockets: list[WebSocketRoute] = []
    up = [True]

    def pass_on(socket: WebSocketRoute) -> None:
        if up[0]:
            sockets.append(socket)
            socket.connect_to_server()
        else:
            socket.close()

    page.route_web_socket("**/_stcore/stream", pass_on)
    page.goto("/?lang=en")
    become_live(page)
    up[0] = False
    sockets[0].close()
    expect(page.locator("#said")).to_contain_text("connection is lost", timeout=PATIENCE)
    expect(page.locator("#said")).to_be_in_viewport()
    assert page.locator("[role=dialog]").count() == 0
    up[0] = True
    expect(page.locator("#said")).to_contain_text("is back", timeout=PATIENCE)
    page.locator(key("page-/news")).click()
    expect(page.locator(key("page-/news"))).to_have_attribute("aria-current", "page")
    page.close()


def test_an_unknown_address_has_a_page_that_leads_on(open_page: Open, troubles: Troubles) -> None:
    page = open_page("/robots.txt", live=False)
    assert page.goto("/nowhere?lang=en").status == 404
    page.wait_for_timeout(500)
    assert page.locator(".stApp").count() == 0
    page.locator("#first main a[href^='/news']").first.click()
    become_live(page)
    assert urlsplit(page.url).path == "/news"
    troubles[:] = [trouble for trouble in troubles if "status of 404" not in trouble]


def test_a_link_is_copied(go_on: Open) -> None:
    page = go_on("/?region=eu")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(key("copy")).click()
    expect(page.locator("#said")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.locator(key("copy-fixed")).click()
    expect(page.locator("#said")).to_contain_text("figé au")
    assert re.fullmatch(re.escape(page.url) + r"&date=\d{4}-\d\d-\d\d", page.evaluate("navigator.clipboard.readText()"))
    page.locator(key("take")).locator("summary").click()
    page.locator(key("cite-vendors")).click()
    expect(page.locator("#said")).to_have_text("Citation copiée")
    assert page.evaluate("navigator.clipboard.readText()").startswith("En-Contact, Panorama CX")


def test_fifteen_hasty_clicks_end_on_the_last_one(go_on: Open) -> None:
    page = go_on("/explore")
    remember(page)
    for n in range(15):
        page.evaluate(
            "path => document.querySelector(`.stApp [data-key='page-${path}']`)?.click()",
            ("/news", "/method", "/explore")[n % 3],
        )
        page.wait_for_timeout(n % 7 * 10)
    page.evaluate("document.querySelector(`.stApp [data-key='page-/compare']`).click()")
    expect(page.locator(key("page-/compare"))).to_have_attribute("aria-current", "page")
    expect(page).to_have_title(re.compile("Compar"))
    assert is_same_document(page)


def test_hasty_backs_lead_as_far_back_and_leave_the_way_forward(open_page: Open) -> None:
    page = open_page("/?region=us", own=True)
    entries = page.evaluate("history.length")
    for name in ("region-fr", "page-/compare", "page-/explore"):
        page.locator(key(name)).click()
        page.locator(f"{key(name)}[aria-current]").wait_for()
    for wait in (10, 35, 50):  # the answer to one Back arrives before, between and after the others
        page.evaluate(
            """async wait => {
                for (const _ of [1, 2, 3]) { history.back(); await new Promise(after => setTimeout(after, wait)); }
            }""",
            wait,
        )
        page.locator(f"{key('page-/')}[aria-current]").wait_for()
        page.locator(f"{key('region-fr')}[aria-current]").wait_for(state="detached")
        settled(page)
        assert urlsplit(page.url).query == "region=us"
        assert page.evaluate("history.length") == entries + 3
        page.evaluate("history.go(3)")
        page.locator(f"{key('page-/explore')}[aria-current]").wait_for()
        settled(page)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            f"/?{urlencode([('columns', one.name) for one in VendorOn.columns() if one.name != 'name'])}&lang=en",
            "11 to 20 of",
        ),
        ("/news?lang=en", "26 to 50 of"),
    ],
)
def test_the_next_page_of_a_long_list_is_said_and_shown_from_its_beginning(
    go_on: Open, address: str, said: str
) -> None:
    page = go_on(address)
    page.locator(key("list-2")).click()
    page.locator(f"{key('list-2')}[aria-current]").wait_for()
    part = page.locator("[data-part]")
    expect(part).to_contain_text(said)
    expect(page.locator("#said")).to_have_text(part.inner_text())
    expect(part).to_be_in_viewport()


def test_of_several_lists_on_a_page_the_one_that_is_turned_is_said_and_shown(go_on: Open) -> None:
    page = go_on("/charts?lang=en")
    page.locator(".stApp details[data-key=table-funding]").evaluate("details => details.open = true")
    part = page.locator(".stApp #funding [data-part]")
    page.locator(key("funding-2")).click()
    expect(part).to_contain_text(re.compile(rf"^{MOST_SHOWN + 1} to"))
    expect(page.locator("#said")).to_have_text(part.text_content())
    expect(part).to_be_in_viewport()


def test_a_number_leads_to_what_it_counts_on_another_page_of_what_no_filter_names(go_on: Open) -> None:
    page = go_on("/explore?measure=vendors&rows=capability&across=status&lang=en")
    link = page.locator(".stApp a[data-soft][href*='page=2&'][href*='#in-']").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    expect(page.locator(f".stApp #{anchor} summary")).to_be_focused()
    expect(page.locator(f".stApp #{anchor} summary")).to_be_in_viewport()
