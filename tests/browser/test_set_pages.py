"""How pages are set, whatever they say: rows are rows, marks stay with their words, names are whole, controls have room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.readers import reader
from vendors.analysis.charts import CHARTS

PAGES = ("/", "/compare", "/news", "/controversies", "/charts", "/explore", "/method")
"""What the menu leads to."""
MARKED = (
    "/",
    "/news",
    "/method",
    "/vendor?vendor=qualtrics",
    "/compare?vendor=medallia&vendor=viavoo&vendor=qualtrics",
)
"""Pages with many marks of what is not verified."""
ROWS = """() => [...document.querySelectorAll('tbody > tr')].filter(row => getComputedStyle(row).display !== 'table-row')
    .map(row => row.innerText)"""
STRAY = """() => {
    const lines = (node, from, to) => {
        const place = document.createRange()
        place.setStart(node, from)
        place.setEnd(node, to)
        return [...place.getClientRects()].filter(one => one.width)
    }
    return [...document.querySelectorAll('.pcx p .ring, .pcx .src .ring[role=img]')].filter(mark => {
        const box = mark.getBoundingClientRect(), middle = (box.top + box.bottom) / 2
        if (!box.height || mark.closest('.key')) return false
        const texts = document.createTreeWalker(mark.closest('p, summary'), NodeFilter.SHOW_TEXT)
        let before = null, behind = null
        while (texts.nextNode()) {
            const text = texts.currentNode
            if (text.parentElement.closest('.paper, .hide')) continue
            if (text.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) before = /\\S/.test(text.data.replace(/\u2060/g, '')) ? text : before
            else behind ??= text.data.replace(/\u2060/g, '') ? text : behind
        }
        const end = before.data.replace(/[\\s\u2060]+$/, '').length
        const begin = behind ? behind.data.search(/[^\u2060]/) : -1
        const near = [lines(before, end - 1, end).at(-1)]
        // A bracket or a comma that belongs to it; behind a space a new line may begin.
        if (begin >= 0 && /[),]/.test(behind.data[begin])) near.push(lines(behind, begin, begin + 1)[0])
        return near.some(one => one && (middle < one.top || middle > one.bottom))
    }).map(mark => mark.closest('p, summary').textContent)
}"""
"""Marks that stand on another line than the word before them, or than the bracket or comma behind."""
POINTS = """() => {
    const texts = document.createTreeWalker(document.querySelector('#content'), NodeFilter.SHOW_TEXT), found = []
    let before = null
    const place = (node, from, to) => {
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, to)
        return range.getBoundingClientRect()
    }
    while (texts.nextNode()) {
        const text = texts.currentNode
        if (text.parentElement.closest('.hide, .paper, details:not([open]) > :not(summary), .updates .subject') || !/\\S/.test(text.data)) continue
        for (const { index } of text.data.matchAll(/·/g)) {
            const left = text.data.slice(0, index).search(/\\S\\s*$/)
            const [node, at] = left >= 0 ? [text, left] : [before, before ? before.data.search(/\\S\\s*$/) : -1]
            if (!node || node.parentElement.closest('p, li, div, h1, span.by') !== text.parentElement.closest('p, li, div, h1, span.by')) continue
            const point = place(text, index, index + 1), last = place(node, at, at + 1)
            if (point.width && last.width && point.top > last.bottom - 2) found.push(text.data)
        }
        before = text
    }
    return found
}"""
"""Points between two parts that begin a line."""
TORN = """() => [...document.querySelectorAll('.vendors tbody th a')].filter(name => {
    const text = name.firstChild
    return [...text.data.matchAll(/\\S+/g)].some(word => {
        const place = document.createRange()
        place.setStart(text, word.index)
        place.setEnd(text, word.index + word[0].length)
        return place.getClientRects().length > 1
    })
}).map(name => name.textContent)"""
"""Names of vendors with a word that is broken over two lines."""
CUT = """() => [...document.querySelectorAll('svg text')].filter(text => {
    const box = text.getBoundingClientRect(), drawn = text.closest('svg').getBoundingClientRect()
    return box.width && box.left < drawn.left - 1.5
}).map(text => text.textContent)"""
"""Words of drawn charts that are cut at their beginning, by more than the edge of a letter."""


@pytest.fixture(scope="module")
def first(browser, server) -> Iterator[Page]:
    """Pages as the first answer has them, without a script."""
    page, _ = reader(browser, server, 1280, "light", java_script_enabled=False)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", [*PAGES, "/wanted", "/data", "/data/events", "/api", "/sql", "/vendor?vendor=nice"])
def test_rows_of_tables_are_rows_on_a_desk(first, server, address):
    """A class that lays something else out made cells of a row stand below each other."""
    first.set_viewport_size({"width": 1280, "height": 900})
    first.goto(server + address)
    assert first.evaluate(ROWS) == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("address", MARKED)
def test_marks_stay_on_the_line_of_what_they_mark(first, server, address, lang):
    first.goto(f"{server}{address}{'&' if '?' in address else '?'}lang={lang}")
    for width in (360, 390, 600, 768, 820, 1024, 1280):
        first.set_viewport_size({"width": width, "height": 900})
        assert first.evaluate(STRAY) == [], width


@pytest.mark.parametrize(
    "address", ["/news", "/vendor?vendor=qualtrics", "/?region=fr&control=us&category=reviews", "/data/events"]
)
def test_no_line_begins_with_the_point_between_two_parts(first, server, address):
    first.goto(server + address)
    for width in (320, 360, 390, 412, 600, 768, 1280):
        first.set_viewport_size({"width": width, "height": 900})
        assert first.evaluate(POINTS) == [], width


def test_no_name_is_broken_within_a_word(first, server):
    first.goto(f"{server}/")
    for width in (360, 705, 768, 900, 961, 1280):
        first.set_viewport_size({"width": width, "height": 900})
        assert first.evaluate(TORN) == [], width


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_head_of_a_phone_is_as_high_on_each_page_of_the_menu(first, server, lang):
    first.set_viewport_size({"width": 360, "height": 740})
    heights = {}
    for address in PAGES:
        first.goto(f"{server}{address}?lang={lang}")
        heights[address] = first.locator("header.mast").bounding_box()["height"]
    assert len(set(heights.values())) == 1, heights


@pytest.mark.parametrize("address", ["/", "/news", "/controversies", "/search", "/vendor?vendor=qualtrics"])
def test_a_field_and_its_button_share_a_line_on_phones_and_tablets(first, server, address):
    first.goto(server + address)
    form = first.locator("#content form.search:has(> label > :is([name=q], [name=vendor]))").first
    for width in (360, 768):
        first.set_viewport_size({"width": width, "height": 740})
        field, button = (form.locator(one).bounding_box() for one in ("input:not([type=hidden])", "button"))
        assert button["y"] < field["y"] + field["height"] / 2, width
        assert width > 360 or field["width"] + button["width"] > 300


def test_what_a_status_means_has_the_width_of_a_phone(first, server):
    first.set_viewport_size({"width": 360, "height": 740})
    first.goto(f"{server}/method")
    widths = first.locator(".terms div:has(.state) dd").evaluate_all("all => all.map(one => one.offsetWidth)")
    assert min(widths) > 300


@pytest.mark.parametrize("address", ["/data/events", "/data/vendors"])
def test_what_columns_mean_is_read_without_moving_it_sideways(first, server, address):
    first.set_viewport_size({"width": 360, "height": 740})
    first.goto(server + address)
    table = first.locator("main table, #content table").last
    assert table.evaluate("table => table.parentElement.scrollWidth - table.parentElement.clientWidth") == 0


def test_closed_help_takes_no_line_of_its_own_in_the_foot(first, server):
    first.set_viewport_size({"width": 1280, "height": 900})
    first.goto(f"{server}/?lang=en")
    tops = first.locator(".foot > :is(.keys, a)").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(tops) > len(set(tops)) > 0
    assert len(set(tops)) <= 2


def test_what_a_vendor_is_comes_before_any_form(first, server):
    first.goto(f"{server}/vendor?vendor=qualtrics")
    told = first.locator(".hero :is(.lede, form)").evaluate_all("all => all.map(one => one.localName)")
    assert told[0] == "p"


def test_code_to_copy_is_whole_in_sight(first, server):
    for width in (360, 1280):
        first.set_viewport_size({"width": width, "height": 900})
        first.goto(f"{server}/embed?what=vendor&vendor=qualtrics")
        hidden = first.locator(".snippet").evaluate_all("all => all.map(one => one.scrollHeight - one.clientHeight)")
        assert hidden
        assert max(hidden) <= 1, width


def test_languages_of_an_embed_are_not_in_the_row_of_its_themes(first, server):
    first.set_viewport_size({"width": 1280, "height": 900})
    first.goto(f"{server}/embed?what=vendor&vendor=qualtrics")
    rows = first.locator("form .row:has([type=radio])").evaluate_all(
        "rows => rows.map(row => new Set([...row.querySelectorAll('[type=radio]')].map(one => one.name)).size)"
    )
    assert set(rows) == {1}


def test_paper_has_no_words_that_only_lead_elsewhere(first, server):
    """A link that says nothing but that one may go somewhere, and a list that stays folded."""
    first.emulate_media(media="print")
    try:
        for address, words in (
            ("/wanted?lang=en", "Send it"),
            ("/method?lang=en", "Tell us of one"),
            ("/method?lang=en", "Data dictionary"),
        ):
            first.goto(server + address)
            shown = first.get_by_text(words, exact=True).evaluate_all(
                "all => all.filter(one => one.getClientRects().length).length"
            )
            assert shown == 0, (address, words)
    finally:
        first.emulate_media(media="screen")


def test_no_word_of_a_picture_is_cut_however_small_it_is_shown(browser, server):
    page, _ = reader(browser, server, 1280, "light")
    for name in CHARTS:
        for lang in ("fr", "en"):
            page.set_content(page.request.get(f"{server}/charts/{name}.svg?lang={lang}&shape=wide").text())
            page.evaluate("document.fonts.ready")
            for width in (600, 720, 960):
                page.locator("svg").evaluate(
                    f"drawn => {{ drawn.style.width = '{width}px'; drawn.style.height = 'auto' }}"
                )
                assert page.evaluate(CUT) == [], (name, lang, width)
    page.context.close()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_search_and_languages_begin_and_end_one_line_where_the_menu_takes_another(first, server, lang):
    first.goto(f"{server}/?lang={lang}")
    for width in (360, 740, 768, 820):
        first.set_viewport_size({"width": width, "height": 900})
        mark, search, languages = (first.locator(f".mast {one}").bounding_box() for one in (".mark", ".find", ".lang"))
        assert search["x"] == mark["x"], width
        assert abs(search["y"] + search["height"] / 2 - languages["y"] - languages["height"] / 2) < 8, width
