"""What Streamlit does otherwise here than by itself; why stands in docs/decisions/0005."""

from typing import Final

from streamlit import net_util
from streamlit.elements import html
from streamlit.runtime import runtime

PAUSE: Final = 0.001
"""Seconds between two times that the messages of runs are sent; Streamlit waits five times as long, half of what a click takes."""


def ask_nobody() -> None:
    """Keeps Streamlit from asking others for this machine's address: the site asks no host that its operator has not named."""
    net_util.get_external_ip = net_util.get_internal_ip = lambda: None


def take_pages_as_they_are() -> None:
    """Keeps Streamlit from looking through each page for whether it is a stylesheet alone, for which every other reader waits a millisecond."""
    html._html_only_style_tags = lambda _page: False


def send_soon() -> None:
    """Has Streamlit send what runs have to say after PAUSE."""
    runtime.MESSAGE_FLUSH_INTERVAL_SECS = PAUSE  # type: ignore[misc]  # a constant of its own
