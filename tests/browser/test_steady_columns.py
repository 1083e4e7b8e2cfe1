"""Panorama's usual columns have their widths before the rows come, and every word has room in its own."""

from tests.browser.readers import reader

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


def test_no_column_moves_while_rows_come_and_no_word_leaves_its_own(browser, server):
    """As the first answer has them: the rows that come are those of another address."""
    page, _ = reader(browser, server, 1280, "light", java_script_enabled=False)
    widths = {width: [] for width in (960, 1152, 1280)}
    for address in ("/?lang=fr", "/?lang=en&sort=-articles", "/?lang=fr&control=fr&q=goodays"):
        page.goto(server + address)
        for width, found in widths.items():
            page.set_viewport_size({"width": width, "height": 900})
            found.append(page.evaluate(COLUMNS))
            assert page.evaluate(CUT) == [], (address, width)
    page.context.close()
    for width, (usual, *others) in widths.items():
        assert len(usual) == 6
        assert others == [usual, usual], width
