"""What the site answers, made in this process for the edition: pages as views, files from their routes."""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.routing import BaseRoute

import views
from vendors.exports.citations import cited_where
from vendors.store.load import State
from vendors.store.watch import Live
from views.base.assets import PREFIX, assets
from views.public import data
from views.public.edition import comparisons, document, search
from web.edition.links import REWRITTEN, Hosts, Leads, json_feed, page, read_at
from web.edition.places import BY_ROW, SUBJECTS, SiteAddress
from web.http.headers import policy_in_page
from web.public import downloads, open_data, pictures, search_engines
from web.public.api import Api
from web.public.cards import Cards
from web.public.feeds import Feeds
from web.streamlit.asgi_client import ask_inside

SCRIPTS: Final = ("edition_search.js", "edition_known_words.js")
ENDINGS: Final = (".woff2", ".txt", "icon.svg", "page.css", "edition.css")


class UnansweredError(Exception):
    """The site does not answer one of its own addresses with what was asked."""


class StandingStill(Live):
    """A data folder as it was at one moment: all that is made of it goes together."""

    def __init__(self, live: Live) -> None:
        super().__init__(live.folder, live.changelog, updates=live.updates, releases=live.releases)
        self._still = live.now()

    def now(self) -> State:
        """The state of that moment."""
        return self._still

    at_once = now


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the edition.

    Attributes:
        content: its bytes.
        found: the places that it links to, each with the address that is made there.
        words: by which the search finds it.
    """

    content: bytes
    found: Mapping[str, str]
    words: frozenset[str] = frozenset()


class Press:
    """Makes the files of one edition.

    Args:
        live: the data.
        hosts: where things are.
    """

    def __init__(self, live: StandingStill, hosts: Hosts) -> None:
        self.live, self.hosts = live, hosts
        routes: list[BaseRoute] = [
            downloads.route(live),
            *open_data.routes(live),
            Api(live),
            *pictures.routes(live),
            *Cards(live).routes(),
            *Feeds(live).routes(),
            *search_engines.routes(live),
        ]
        self._files = Starlette(routes=routes)

    async def made(self, place: str, address: str) -> Written:
        """What stands at a place.

        Args:
            place: see `web.edition.places`.
            address: the address of the site that is made there.

        Raises:
            UnansweredError: the site does not answer it.
        """
        if not place or place.endswith("/"):
            return self._page(place, address)
        parts = urlsplit(address)
        leads = Leads.of(self.hosts, place, address)
        # A live site shows the day that a citation names; the edition has pages of its own.
        with nullcontext() if self.hosts.live else cited_where(partial(read_at, leads=leads)):
            answer = await ask_inside(self._files, parts.path, parts.query, self.hosts.base)
        if answer.status != HTTPStatus.OK:
            raise UnansweredError(f"{address}: {answer.status}")
        ending = f".{place.rpartition('.')[2]}"
        rewrite = json_feed if ending == ".json" and parts.path.startswith("/feeds/") else REWRITTEN.get(ending)
        return Written(rewrite(answer.body, leads) if rewrite else answer.body, leads.found)

    def missing(self, code: str) -> Written:
        """The page for addresses that are nobody's; its links begin at the root, since it is shown at any address."""
        view = views.show("/404", f"lang={code}", self.live.now())
        leads = Leads(self.hosts, "", None, root=urlsplit(self.hosts.address).path.rstrip("/") + "/")
        return Written(page(self._document(view, "/"), leads, searched=False), {})

    def _page(self, place: str, address: str) -> Written:
        asked, state = SiteAddress.of(address), self.live.now()
        query = urlsplit(address).query
        if asked.path == "/search":
            view = search(query, state)
        elif asked.path == "/compare" and not asked.pairs and not self.hosts.live:
            view = comparisons(query, state, BY_ROW)
        elif asked.path in views.PATHS:
            view = views.show(asked.path, query, state)
        else:
            view = data.of_table(asked.path.removeprefix("/data/"), query, state)
        if view.status != HTTPStatus.OK:
            raise UnansweredError(f"{address}: {view.status}")
        leads = Leads.of(self.hosts, place, address)
        of_one = asked.names == (SUBJECTS.get(asked.path),)
        searched = asked.path in views.PATHS and (not asked.pairs or of_one)
        content = page(self._document(view, address), leads, searched and asked.path != "/search")
        return Written(content, leads.found, leads.words)

    def _document(self, view: views.View, address: str) -> bytes:
        live = f"{self.hosts.live}{address}" if self.hosts.live else ""
        is_search = view.path == "/search"
        return document(view, live, policy_in_page(self.hosts.live, searches=is_search), searches=is_search).encode()


def asset_files() -> Mapping[str, bytes]:
    """The stylesheets, scripts, fonts and icons, by their places. Stylesheets find fonts beside them, wherever the edition stands."""
    here = f'url("{PREFIX}'.encode()
    kept = [one for name, one in assets().items() if name.endswith(ENDINGS) or name in SCRIPTS]
    return {f"{PREFIX.strip('/')}/{one.name}": one.content.replace(here, b'url("') for one in kept}
