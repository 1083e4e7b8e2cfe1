"""The Panorama: all vendors, where they come from and who controls them."""

from pages.parts.showing import chart, show


def page() -> None:
    """Shows the page, and below its table the same vendors as a chart."""
    show("/")
    chart("/")
