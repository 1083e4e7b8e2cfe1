"""The Panorama: all vendors, where they come from and who controls them."""

from pages.parts.showing import Shown, show


def page(shown: Shown) -> None:
    """Shows the page."""
    show(shown.view.body)
