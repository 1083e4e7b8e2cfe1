"""Open files and connections: as many as the machine lets one process have."""

import logging
import resource
from typing import Final

log = logging.getLogger(__name__)

ENOUGH: Final = 8_192
"""Descriptors below which a crowd of readers may meet the end of them."""
KEPT_FREE: Final = 256
"""For files, the data, and readers without a live page."""
A_LIVE_PAGE: Final = 4
"""Descriptors that a live page takes: a connection, and the event loop that Streamlit gives each session."""


def raise_descriptors() -> int:
    """Raises the process’s own limit to the one that the machine sets it, and gives that; few are said in the log."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            soft = hard
        except (OSError, ValueError):
            # Some systems promise more than they give; what there is then stays.
            log.debug("the limit of descriptors stays at %d", soft)
    if soft < ENOUGH:
        log.warning(
            "Only %d files and connections may be open at once (ulimit -n); for many readers set %d or more, with systemd LimitNOFILE=",
            soft,
            ENOUGH,
        )
    return soft


def shared_out(descriptors: int) -> tuple[int, int]:
    """How many connections there may be with so many descriptors, and how many of them may be live pages.

    Half of what is free goes to live pages at the most, so that whoever only reads finds the other half.
    """
    free = max(16, descriptors - KEPT_FREE)
    live = free // 2 // A_LIVE_PAGE
    return free - live * (A_LIVE_PAGE - 1), live
