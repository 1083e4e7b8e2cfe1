"""The Panorama: all vendors, where they come from and who controls them."""

from pages.parts.showing import Shown, chart, show


def page(shown: Shown) -> None:
    """Shows the page, and below its tables the same vendors as a chart."""
    show(shown.view.body)
    chart(shown)
