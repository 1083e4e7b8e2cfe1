"""Sources, freshness, corrections, how to cite."""

from pages.parts.showing import show


def page() -> None:
    """Shows the page."""
    show("/method")
