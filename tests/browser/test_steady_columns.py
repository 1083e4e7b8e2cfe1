"""Panorama's usual columns have their widths before the rows come, and every word has room in its own."""

import pytest

COLUMNS = "() => [...document.querySelectorAll('.vendors thead th')].map(head => Math.round(head.getBoundingClientRect().width))"
CUT = """() => [...document.querySelectorAll('.vendors :is(td, th)')].filter(cell => {
    const room = cell.getBoundingClientRect().right - parseFloat(getComputedStyle(cell).paddingRight) + 1
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
        const word = words.currentNode
        if (word.parentElement.closest('.hide, details > small') || !word.data.trim()) continue
        const place = document.createRange()
        place.selectNodeContents(word)
        if (place.getBoundingClientRect().right > room) return true
    }
}).map(cell => cell.innerText)"""
"""Cells whose words run into the space between the columns."""


@pytest.mark.parametrize("width", [960, 1152, 1280])
def test_no_column_moves_while_rows_come_and_no_word_leaves_its_own(page, server, width):
    page.set_viewport_size({"width": width, "height": 900})
    widths = []
    for address in ("/?lang=fr", "/?lang=en&sort=-articles", "/?lang=fr&control=fr&q=goodays"):
        page.goto(server + address, wait_until="domcontentloaded")
        widths.append(page.evaluate(COLUMNS))
        assert page.evaluate(CUT) == []
    assert len(widths[0]) == 6
    assert widths[0] == widths[1] == widths[2]
