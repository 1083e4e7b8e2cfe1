"""How the cost of a filter, a search and a page grows with the data: what nobody has asked before, and the same made again.

Each size is measured in a process of its own that has made every front page once in both languages, as the server does when it
starts. `python -m benchmarks.questions FOLDER` prints what one folder takes, as JSON.
"""

import gc
import json
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.apart import measured_apart
from benchmarks.grown_folder import grown_folder

QUESTIONS: Final = {
    "Panorama, a filter": (
        "/?region=eu",
        "/?region=us",
        "/?region=fr",
        "/?category=survey",
        "/?category=reviews&region=us",
        "/?channel=email",
        "/?country=DE",
        "/?control=us&region=fr",
        "/?pricing=on-quote",
        "/?capability=nps",
        "/?sort=-founded",
        "/?date=2018-04-23",
    ),
    "Panorama, a search": (
        "/?q=enquete",
        "/?q=survey",
        "/?q=qualtrics",
        "/?q=nps",
        "/?q=silver+lake",
        "/?q=verbatim",
        "/?q=avis",
    ),
    "News, a filter": (
        "/news?topic=acquisition",
        "/news?topic=funding",
        "/news?topic=product",
        "/news?vendor=qualtrics",
        "/news?vendor=medallia",
        "/news?since=2018&until=2020",
        "/news?since=2021&until=2021",
        "/news?language=fr",
        "/news?language=en",
        "/news?region=fr",
        "/news?region=us",
    ),
    "News, another page": ("/news?page=2", "/news?page=3", "/news?page=4", "/news?page=5"),
    "News, a search": (
        "/news?q=qualtrics",
        "/news?q=acquisition",
        "/news?q=silver+lake",
        "/news?q=rachat",
        "/news?q=cambridge",
        "/news?q=%22cambridge+analytica%22",
        "/news?q=survey+platform",
    ),
    "Controversies, a filter": (
        "/controversies?status=denied",
        "/controversies?status=alleged",
        "/controversies?vendor=qualtrics",
        "/controversies?region=us",
        "/controversies?region=fr",
        "/controversies?about=labour",
        "/controversies?since=2018",
    ),
    "Controversies, a search": ("/controversies?q=data", "/controversies?q=facebook", "/controversies?q=avis"),
    "Charts, a filter": (
        "/charts?region=eu",
        "/charts?region=us",
        "/charts?region=fr",
        "/charts?category=survey",
        "/charts?country=FR",
        "/charts?category=reviews",
        "/charts?region=eu&category=contact-centre",
    ),
    "Explore, a table": (
        "/explore?rows=category&across=country",
        "/explore?rows=region&across=category",
        "/explore?rows=control&over=years",
        "/explore?region=fr",
        "/explore?rows=category&across=region&region=us",
        "/explore?measure=articles&rows=topic&over=years",
        "/explore?measure=articles&rows=vendor&over=years",
    ),
    "The search": (
        "/search?q=nps",
        "/search?q=silver+lake",
        "/search?q=customer+experience",
        "/search?q=cambridge+analytica",
        "/search?q=medalia",
        "/search?q=enquete+satisfaction",
        "/search?q=facebook",
    ),
    "The search, one little word": ("/search?q=le", "/search?q=de", "/search?q=the", "/search?q=a"),
    "A vendor, a comparison": (
        "/vendor?vendor=qualtrics",
        "/vendor?vendor=medallia",
        "/vendor?vendor=viavoo",
        "/compare?vendor=medallia&vendor=qualtrics",
        "/compare?vendor=viavoo&vendor=eloquant&vendor=trustyou",
    ),
}
"""What readers ask, by kind; all of it exists in the published survey, and in what is grown from it."""
LANGUAGES: Final = ("", "lang=en")


@dataclass(frozen=True, slots=True)
class Kind:
    """Milliseconds of processor that a kind of question takes, each the median of its addresses in both languages.

    Attributes:
        new: what nobody has asked before.
        again: the same made again, when the answer itself is kept no more.
    """

    new: float
    again: float


def addresses() -> Iterator[tuple[str, str]]:
    """Each question in each language: its kind, and path and query."""
    for language in LANGUAGES:
        for kind, asked in QUESTIONS.items():
            for address in asked:
                yield kind, address + (f"&{language}" if language else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a size of the data takes.

    Attributes:
        front: seconds of processor that every front page takes at first, in both languages.
        plain, compressed: bytes of the largest first answer to any question.
        kinds: by what is asked.
    """

    front: float
    plain: int
    compressed: int
    kinds: dict[str, Kind]


def measured(data: Path, vendors: int, articles: int) -> Asked:
    """Grows the data to a size (0, 0 leaves it as it is) and asks.

    Raises:
        NotMeasured: something failed, or the grown data is not valid.
    """
    with grown_folder(data, vendors, articles) as (folder, settings):
        # The first time for the verdict and the index of the search, which are kept then, as they are wherever a server starts again.
        for _time in range(2):
            found = measured_apart("questions", str(folder), **settings)
    return Asked(**found | {"kinds": {kind: Kind(*times) for kind, times in found["kinds"].items()}})


def child(folder: Path) -> None:
    """Asks in this process and prints what that took as JSON.

    Raises:
        SystemExit: the data is not valid.
    """
    import views
    from benchmarks.pages import app
    from vendors.settings import today
    from vendors.store.load import load
    from views.base.document import document
    from views.base.view import View

    state = load(folder, today())
    if state.dataset is None:
        raise SystemExit("the grown data is not valid")

    def show(address: str) -> View:
        path, _mark, query = address.partition("?")
        return views.show(path, query, state)

    def took(address: str) -> float:
        begun = time.process_time()
        show(address)
        return time.process_time() - begun

    front = sum(took(f"{path}?{language}") for language in LANGUAGES for path in views.PATHS)
    gc.collect()
    gc.freeze()  # as the server does
    new = [(kind, address, took(address)) for kind, address in addresses()]
    views.forget()
    again = {address: took(address) for _kind, address, _seconds in new}
    kinds = {
        kind: [
            1000 * median(seconds for of, _address, seconds in new if of == kind),
            1000 * median(again[address] for of, address, _seconds in new if of == kind),
        ]
        for kind in QUESTIONS
    }
    starts = app()
    answers = [document(show(address), starts).encode() for _kind, address in addresses()]
    plain = max(map(len, answers))
    compressed = max(len(zlib.compress(answer, 6)) for answer in answers)
    print(json.dumps({"front": front, "plain": plain, "compressed": compressed, "kinds": kinds}))


if __name__ == "__main__":
    child(Path(sys.argv[1]))
