"""A comparison on paper: no column cut off, no row split, its sources at the end."""

import io
import re

import pytest
from pypdf import PdfReader

SIX = ("medallia", "qualtrics", "viavoo", "trustyou", "surveymonkey", "eloquant")


@pytest.fixture(scope="module", params=[False, True], ids=["portrait", "landscape"])
def paper(request, browser, server):
    page = browser.new_page()
    page.goto(f"{server}/compare?{'&'.join(f'vendor={vendor}' for vendor in SIX)}&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    data = page.pdf(format="A4", landscape=request.param, prefer_css_page_size=False)
    rows = page.locator("table.matrix tbody tr:not(.grp)").evaluate_all(
        "rows => rows.map(row => row.querySelector('th').textContent)"
    )
    addresses = page.locator("section.paper li").all_text_contents()
    page.close()
    return PdfReader(io.BytesIO(data)), rows, addresses


def squeeze(text):
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def words_of(page):
    found = []
    page.extract_text(
        visitor_text=lambda text, cm, tm, font, size: (
            found.append((text.strip(), tm[4] * cm[0] + cm[4])) if text.strip() else None
        )
    )
    return found


def test_every_column_is_inside_the_page(paper):
    reader, _, _ = paper
    for page in reader.pages:
        width = float(page.mediabox.width)
        assert all(0 <= x < width for _, x in words_of(page))
    first = " ".join(text for text, _ in words_of(reader.pages[0]))
    for name in ("Medallia", "Qualtrics", "Viavoo", "TrustYou", "SurveyMonkey", "Eloquant"):
        assert name in first


def test_every_row_and_every_source_is_there(paper):
    reader, rows, addresses = paper
    # Lines may break anywhere, and a hyphen may be one of the break or of the word: neither counts.
    squeezed = squeeze("".join(page.extract_text() for page in reader.pages))
    for row in rows:
        assert squeeze(row) in squeezed, row
    assert len(addresses) > 20
    for address in addresses:
        assert squeeze(address) in squeezed, address


def test_no_row_is_split_between_two_pages(browser, server):
    page = browser.new_page(viewport={"width": 703, "height": 1000})
    page.goto(f"{server}/compare?{'&'.join(f'vendor={vendor}' for vendor in SIX)}&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    page.emulate_media(media="print")
    rows = page.locator("table.matrix tr")
    assert rows.evaluate_all("rows => rows.every(row => getComputedStyle(row).breakInside === 'avoid')")
    assert max(rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")) < 900
    assert page.evaluate("document.documentElement.scrollWidth") <= 703
    page.close()


ACCUSED = ("medallia", "qualtrics", "trustpilot", "press-ganey-forsta", "trustyou", "sprinklr")


def test_no_group_stands_at_the_foot_of_a_page_and_no_status_runs_into_the_next_column(browser, server):
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    page.goto(f"{server}/compare?{'&'.join(f'vendor={vendor}' for vendor in ACCUSED)}&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    groups = {squeeze(text) for text in page.locator("table.matrix .grp th").all_text_contents()}
    page.emulate_media(media="print")
    over = page.locator("table.matrix td .state").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().right > one.closest('td').getBoundingClientRect().right + 1)"
        ".map(one => one.textContent)"
    )
    assert over == []
    page.emulate_media(media=None)
    for landscape in (False, True):
        reader = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=landscape)))
        for sheet in reader.pages:
            lines = [squeeze(line) for line in sheet.extract_text().splitlines() if line.strip()]
            assert lines[-1] not in groups
    page.close()


def test_a_controversy_begins_on_the_first_page_with_charge_and_answer(browser, server):
    page = browser.new_page()
    page.goto(f"{server}/controversies?controversy=qualtrics-cambridge-analytica-2018&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.close()
    first = squeeze(reader.pages[0].extract_text())
    for words in ("Was Qualtrics involved", "Denied by the vendor", "The allegation", "Qualtrics’s response"):
        assert squeeze(words) in first
    whole = squeeze("".join(sheet.extract_text() for sheet in reader.pages))
    assert squeeze("By keyboard") not in whole


def test_what_is_not_verified_stays_so_on_paper_in_words(browser, server):
    page = browser.new_page()
    page.goto(f"{server}/vendor?vendor=qualtrics&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=30_000)
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    page.close()
    whole = squeeze("".join(sheet.extract_text() for sheet in reader.pages))
    for words in ("verified in part", "not verified", "verified for"):
        assert squeeze(words) in whole
