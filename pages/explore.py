"""The cross table, what it says, and its picture."""

from pages.parts.showing import Shown, show


def page(shown: Shown) -> None:
    """Shows the page."""
    show(shown.view.body)
