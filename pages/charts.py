"""The charts, each between its finding and its table."""

from pages.parts.showing import Shown, chart, show


def page(shown: Shown) -> None:
    """Shows the page, with each live chart in its slot."""
    for html, name in shown.view.pieces:
        show(html)
        if name:
            chart(shown, name)
