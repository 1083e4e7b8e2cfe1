"""The articles as rows."""

from pages.parts.showing import Shown, show


def page(shown: Shown) -> None:
    """Shows the page."""
    show(shown.view.body)
