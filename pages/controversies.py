"""The register of controversies."""

from pages.parts.showing import show


def page() -> None:
    """Shows the page."""
    show("/controversies")
