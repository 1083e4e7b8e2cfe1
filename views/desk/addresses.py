"""Addresses: the state of every address that the data cites."""

from collections import Counter
from pathlib import Path
from typing import Final

from vendors.desk.linkcheck.citations import archived, cited
from vendors.desk.linkcheck.state import Progress, Reach, states
from vendors.i18n.language import _
from vendors.settings import today
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/addresses"


def view(behind: Behind, folder: Path, running: Progress | None, is_running: bool) -> View:
    """The addresses that need work, and the button that asks them all again.

    Args:
        folder: the data folder.
        running: how far the asking is, or None.
        is_running: whether the addresses are being asked.
    """
    words, dataset = behind.words, behind.state.dataset
    known = states(folder)
    places = cited(dataset, today()) if dataset else {}
    work = [(known[url], places[url]) for url in places if url in known and known[url].needs_work]
    counts = Counter(known[url].reach for url in places if url in known)
    return frame(
        behind,
        PATH,
        "addresses.html",
        words.say(_("Addresses")),
        work=[(state, found, archived(state.url, found), state.said(words)) for state, found in work],
        counts=[(reach, counts[reach]) for reach in Reach if counts[reach]],
        all=len(places),
        unknown=sum(url not in known for url in places),
        running=running,
        is_running=is_running,
    )
