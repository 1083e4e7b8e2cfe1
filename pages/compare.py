"""Two to six vendors side by side."""

from pages.parts.showing import show


def page() -> None:
    """Shows the page."""
    show("/compare")
