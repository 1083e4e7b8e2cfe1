"""Pages on paper: no column cut off, no row split, each mark and each source, pages numbered and filled."""

import io
import re
from collections import Counter

import pytest
from pypdf import PdfReader

from tests.browser.readers import as_new, live

SIX = ("medallia", "qualtrics", "viavoo", "trustyou", "surveymonkey", "eloquant")


@pytest.fixture(scope="module")
def papers(visited, server):
    """A comparison of six, its sheets upright and across, each with its width, its words and where they begin; its rows and its addresses; of
    the page as it is on paper, as wide as a sheet, its width, and of each row the height and how it may be broken."""
    page = as_new(visited)
    page.goto(f"{server}/compare?{'&'.join(f'vendor={vendor}' for vendor in SIX)}&lang=en")
    live(page)
    sheets = {
        landscape: [
            (float(sheet.mediabox.width), *words_of(sheet))
            for sheet in printed(page, landscape=landscape, prefer_css_page_size=False)
        ]
        for landscape in (False, True)
    }
    rows = page.locator("table.matrix tbody tr:not(.grp)").evaluate_all(
        "rows => rows.map(row => row.querySelector('th').textContent)"
    )
    addresses = page.locator("section.notes li").all_text_contents()
    page.set_viewport_size({"width": 703, "height": 1000})
    page.emulate_media(media="print")
    on_paper = page.locator("table.matrix tr").evaluate_all(
        "rows => rows.map(row => [row.getBoundingClientRect().height, getComputedStyle(row).breakInside])"
    )
    return sheets, rows, addresses, (page.evaluate("document.documentElement.scrollWidth"), on_paper)


def printed(page, **how):
    """The sheets of the page on paper."""
    return PdfReader(io.BytesIO(page.pdf(format="A4", **how))).pages


def squeeze(text):
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def words_of(sheet):
    """The text of a sheet, and its words each with the place where it begins, from the left."""
    found = []
    text = sheet.extract_text(
        visitor_text=lambda text, cm, tm, font, size: (
            found.append((text.strip(), tm[4] * cm[0] + cm[4])) if text.strip() else None
        )
    )
    return text, found


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_every_column_is_inside_the_page(papers, landscape):
    sheets = papers[0][landscape]
    for width, _, words in sheets:
        assert all(0 <= x < width for _, x in words)
    first = " ".join(text for text, _ in sheets[0][2])
    for name in ("Medallia", "Qualtrics", "Viavoo", "TrustYou", "SurveyMonkey", "Eloquant"):
        assert name in first


@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
def test_every_row_and_every_source_is_there(papers, landscape):
    sheets, rows, addresses, _ = papers
    # Lines may break anywhere, and a hyphen may be one of the break or of the word: neither counts.
    squeezed = squeeze("".join(text for _, text, _ in sheets[landscape]))
    for row in rows:
        assert squeeze(row) in squeezed, row
    assert len(addresses) > 20
    for address in addresses:
        assert squeeze(address) in squeezed, address


def test_no_row_is_split_between_two_pages(papers):
    width, rows = papers[3]
    assert {how for _, how in rows} == {"avoid"}
    assert max(height for height, _ in rows) < 900
    assert width <= 703


ACCUSED = ("medallia", "qualtrics", "trustpilot", "press-ganey-forsta", "trustyou", "sprinklr")
PRINTED = {
    "vendor": "/vendor?vendor=qualtrics&lang=en",
    "comparison": f"/compare?{'&'.join(f'vendor={vendor}' for vendor in ACCUSED)}&lang=en",
    "controversies": "/controversies?vendor=qualtrics&vendor=trustpilot&lang=en",
    "controversy": "/controversies?controversy=qualtrics-cambridge-analytica-2018&lang=en",
    "vendors": "/?region=eu&lang=en",
}
FIRST_SHEET = {
    "controversy": ("Was Qualtrics involved", "Denied by the vendor", "The allegation", "Qualtrics’s response")
}
"""What stands on the first sheet: a charge with its answer."""
ACTIONS = (
    "By keyboard",
    "about this article",
    "Clear all",
    "opens on a click",
    "Add Skeepers",
    "Copy the link",
    "Show everything",
    "All news",
)


@pytest.mark.parametrize("name", PRINTED)
def test_each_mark_and_each_source_is_on_paper_and_no_action_and_no_sheet_is_half_empty(name, page, server):
    """Nor does a group stand at the foot of a sheet, upright or across, or a status run into the next column."""
    page.goto(f"{server}{PRINTED[name]}")
    live(page)
    sources = set(
        page.locator(
            "#root .src small a[href^=http], #root .side a[href^=http], #root .history a[href^=http]"
        ).evaluate_all("all => all.map(one => one.getAttribute('href'))")
    )
    titles = page.locator("#root .rest .news a[href^=http]").all_text_contents()
    groups = {squeeze(text) for text in page.locator("#root table.matrix .grp th").all_text_contents()}
    assert bool(groups) == (name == "comparison")
    page.emulate_media(media="print")
    # Whatever the sign looks like: each that the template draws says its word beside itself on paper.
    said = page.locator("#root #content .ring").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.getAttribute('aria-label')"
        " && (one.closest('.small, .unv') ? '' : one.nextElementSibling?.checkVisibility() && one.nextElementSibling.textContent))"
    )
    marks = [words for words in said if words is not None and words != ""]
    assert False not in said
    page.set_viewport_size({"width": 700, "height": 1000})
    over = page.locator("table.matrix td .state").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right + 1)"
        ".map(one => one.textContent)"
    )
    assert over == []
    page.emulate_media(media="null")
    read = [text_and_reach(sheet) for sheet in printed(page)]
    sheets = [squeeze(text) for text, _ in read]
    whole = "".join(sheets)
    assert sources
    assert [source for source in sources if squeeze(source) not in whole] == []
    assert [title for title in titles if squeeze(title) not in whole] == []
    assert marks or "controvers" in name
    for words, times in Counter(marks).items():
        assert whole.count(squeeze(words)) >= times, words
    assert [words for words in ACTIONS if squeeze(words) in whole] == []
    assert [words for words in FIRST_SHEET.get(name, ()) if squeeze(words) not in sheets[0]] == []
    across = [sheet.extract_text() for sheet in printed(page, landscape=True)] if groups else []
    for text in (*(text for text, _ in read), *across):
        assert squeeze([line for line in text.splitlines() if line.strip()][-1]) not in groups
    assert [number for number, text in enumerate(sheets, 1) if f"{number}/{len(sheets)}" not in text] == []
    assert [number for number, (_, reach) in enumerate(read[:-1], 1) if reach < 0.55] == []


def text_and_reach(sheet):
    """The words of a sheet, and how far down they reach without those in the margin."""
    heights = []
    text = sheet.extract_text(
        visitor_text=lambda text, cm, tm, font, size: heights.append(tm[5] * cm[3] + cm[5]) if text.strip() else None
    )
    return text, 1 - min(height for height in heights if height > 52) / float(sheet.mediabox.height)


ON_PAPER = {
    "vendors": "/",
    "charts": "/charts",
    "explore": "/explore",
    "money": "/explore?event=funding&across=none&measure=amounts",
    "articles": "/explore?measure=articles&rows=publisher&across=topic",
    "comparison": f"/compare?{'&'.join(f'vendor={vendor}' for vendor in ACCUSED)}",
    "vendor": "/vendor?vendor=qualtrics",
    "news": "/news",
    "method": "/method",
    "search": "/search?q=verint",
    "table": "/data/controversies",
    "wide table": "/data/vendors",
    "query": "/sql?sql=SELECT+*+FROM+vendors+LIMIT+9",
}
SHEETS = {"A4": ("fr", 703), "Letter": ("en", 725)}
"""Of each format the language in which it is looked at, and how many pixels of a page stand beside each other on it."""
CONTROLS = (
    "all => all.filter(one => one.checkVisibility() && one.type !== 'hidden').map(one => one.outerHTML.slice(0, 90))"
)
BROKEN = r"""() => {
    const found = [], range = document.createRange()
    for (const cell of document.querySelectorAll('#content :is(td, th, .state, dt)')) {
        if (!cell.checkVisibility() || cell.closest('thead .n')) continue
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
        for (let node; node = walker.nextNode();) for (const word of node.data.matchAll(/\p{L}{3,}/gu)) {
            // What stands in an address or a name of a file may be broken.
            if (!node.parentElement.checkVisibility() || /[/_.-]$/.test(node.data.slice(0, word.index)) || /^[:/_-]/.test(node.data.slice(word.index + word[0].length))) continue
            range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length)
            const lines = new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top)))
            if (lines.size > 1) found.push(word[0])
        }
    }
    return found
}"""
"""The words of cells, boxes and terms that are broken within their letters."""
ALONE = r"""() => {
    const about = one => { const boxes = [...one.getClientRects()].filter(box => box.width > 0); return [boxes[0], boxes.at(-1)] }
    const found = []
    for (const note of document.querySelectorAll('#content sup.paper')) {
        let before = note.previousElementSibling
        if (!note.checkVisibility() || !before?.matches('details.src') || note.closest('.matrix')) continue
        before = before.querySelector('summary')
        if (about(before)[1] && about(note)[0].top > about(before)[1].bottom) found.push(note.parentElement.textContent.trim())
    }
    return found
}"""
"""Values whose note numbers do not begin on the last line of the value."""


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("name", ON_PAPER)
def test_paper_has_no_controls_no_broken_words_no_sheet_without_content_and_no_heading_at_its_foot(
    name, size, page, server
):
    lang, width = SHEETS[size]
    page.goto(f"{server}{ON_PAPER[name]}{'&' if '?' in ON_PAPER[name] else '?'}lang={lang}")
    # Raw tables and answers of SQL are whole without Streamlit.
    if not ON_PAPER[name].startswith(("/data/", "/sql")):
        live(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("body :is(select, button, input, textarea:not(#query))").evaluate_all(CONTROLS) == []
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(ALONE) == []
    heads, columns = (
        page.locator(f"#content {kind}").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
        )
        for kind in (":is(h1, h2, h3)", "thead")
    )
    page.emulate_media(media="null")
    # The pictures are those of a wide screen, as they are on paper.
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("[...document.images].every(one => one.complete)")
    read = [text_and_reach(sheet) for sheet in PdfReader(io.BytesIO(page.pdf(format=size))).pages]
    told = [[line for line in text.splitlines() if line.strip()] for text, _ in read]
    # The numbers and the name in the margin come first.
    bodies = [lines[1:] if re.match(r"\d+ / \d+Panorama CX", lines[0]) else lines for lines in told]
    assert [number for number, lines in enumerate(bodies, 1) if not lines] == []
    # Which data it is stands at the head, so that no sheet has that alone.
    version = "Données du" if lang == "fr" else "Data of"
    assert squeeze(version) in squeeze(" ".join(bodies[0][:4]))
    assert not squeeze(" ".join(bodies[-1])).startswith(squeeze(version))
    ends = [squeeze(lines[-1]) for lines in bodies[:-1]]
    assert [end for end in ends if any(squeeze(head).endswith(end) for head in heads if len(end) > 6)] == []
    wholes = [squeeze("".join(lines)) for lines in bodies]
    assert [row for row in columns if any(whole.endswith(squeeze(row)) for whole in wholes)] == []
    signs = "●◐○"
    assert [line for lines in bodies for line in lines if name == "vendor" and squeeze(line) in list(signs)] == []
    # A chart of a whole sheet begins one of its own: what stands before it may end early.
    assert name in ("charts", "articles") or [at for at, (_, reach) in enumerate(read[:-1], 1) if reach < 0.55] == []


def test_a_picture_is_on_the_sheet_of_its_heading(page, server):
    """However high the picture: it is no higher than what a heading leaves of a sheet, upright and across."""
    page.goto(f"{server}/charts?lang=fr")
    live(page)
    page.emulate_media(media="print")
    findings = page.locator("#content section[id] > h2").all_text_contents()
    for height in (1008, 703):
        page.set_viewport_size({"width": 703, "height": height})
        pictures = page.locator("#content .drawn img").evaluate_all("all => all.map(one => one.clientHeight)")
        assert len(pictures) == len(findings)
        assert max(pictures) <= height - 130


def test_the_rows_of_a_raw_table_are_paragraphs_on_paper(page, server):
    """Each value behind the name of its column, the empty ones left out; in a table of twenty columns each had a letter or two."""
    page.goto(f"{server}/data/controversies?lang=en")
    rows = page.locator(".raw tbody tr")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})
    shown = rows.first.evaluate(
        "row => [...row.cells].filter(one => one.checkVisibility()).map(one => [one.dataset.label, getComputedStyle(one).display, one.textContent.trim() !== ''])"
    )
    assert [label for label, *_ in shown][:2] == ["id", "vendors"]
    assert {(display, full) for _, display, full in shown} == {("inline", True)}
    # The charge stands in one paragraph with its status and where the answer stands.
    assert shown[-1][0] == ""
    assert all(
        "response" in text or "answer" in text or "defence" in text
        for text in rows.locator("td:last-child").all_text_contents()
    )
    assert max(rows.evaluate_all("all => all.map(one => one.offsetHeight)")) < 500
    assert not page.locator(".raw thead").is_visible()
