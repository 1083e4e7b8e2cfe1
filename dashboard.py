"""The application: pages that are whole in the first answer and live a moment later.

`make run`, `uvicorn dashboard:app` and `streamlit run dashboard.py` serve it.
"""

import asyncio
import gc
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from streamlit import config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

import views
from pages.parts import runs_said_again, streamlit_held, wire
from pages.parts.showing import bench, live
from vendors.desk.auth.login import door
from vendors.desk.auth.oidc import with_provider
from vendors.desk.planned import DeskClock
from vendors.desk.revisions import publishing
from vendors.desk.revisions.remote import Follower
from vendors.exports import formats
from vendors.i18n.language import FALLBACK_LANGUAGE, LANGUAGES, language
from vendors.query.table import Table
from vendors.settings import settings
from views.base.environment import compile_templates
from web.desk import routes as desk_routes
from web.desk.elsewhere import DeskElsewhere
from web.desk.oidc import WayBack
from web.desk.sign_in import Desk
from web.edition.renewing import Renewal
from web.http import static
from web.http.connections import bound_connections
from web.http.descriptors import raise_descriptors, shared_out
from web.http.draining import Draining
from web.http.headers import SafeHeaders
from web.http.line import RequestLine
from web.http.logs import quiet_logs
from web.http.measures import Measured
from web.http.starting import Starting
from web.http.targets import WholeTargets
from web.public import digests, downloads, embeds, metrics, open_data, pictures, releases, search_engines, suggestions
from web.public.api import Api
from web.public.cards import Cards
from web.public.feeds import Feeds
from web.public.health import healthz, notices
from web.public.sql import PATHS as SQL_PATHS
from web.public.sql import SqlPages
from web.streamlit.bundles import Bundles
from web.streamlit.crowd import Crowd
from web.streamlit.first_answer import Shell
from web.streamlit.kept_runs import KeptRuns
from web.streamlit.not_found import Elsewhere
from web.streamlit.stream import Stream, Wire

log = logging.getLogger("panorama")
HERE = Path(__file__).resolve().parent
LAST_PUSH = 15.0
"""Seconds that a server which ends waits for what was published last to reach the other repository; the next start pushes it otherwise."""

NO_HOME = "/nonexistent"
"""The home of a user of the system who has none."""

A_SEARCH = "/", "q=nps"
"""Some search of the vendors: whoever makes the first one finds their texts read."""


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[None]:
    """Finishes or takes back a publish that was cut short, reads the data and makes the front page, and when it answers the others (0072)."""
    quiet_logs(settings().log)
    for notice in notices(language(FALLBACK_LANGUAGE)):
        log.warning(notice)
    publishing.start(live.folder, replica=settings().replica)
    follower = Follower(
        live.folder,
        settings().history_remote,
        settings().follows_every,
        replica=settings().replica,
        arrived=live.read_now,
    )
    if settings().replica and live.now().dataset is None:
        # With nothing of its own it has nothing to show before it has asked.
        await to_thread.run_sync(follower.look)
    for code in LANGUAGES:
        show("/", f"lang={code}")
    # Nearly all of what is in memory now stays there, and nothing of it is a ring of which nobody knows: it is not looked for.
    gc.freeze()
    rest = asyncio.create_task(
        starting.make(
            [
                *(partial(show, path) for path in views.PATHS),
                partial(show, *A_SEARCH),
                compile_templates,
                load_libraries,
            ]
        )
    )
    if settings().history_remote:
        follower.start()
    clock = DeskClock(bench, door(live.folder).may_publish)
    if not settings().replica:
        clock.start()
    renewal = Renewal(live, settings().edition or live.folder, address=settings().edition_address)
    if settings().edition:
        renewal.start()
    draining.listen()
    yield
    rest.cancel()
    renewal.end()
    clock.end()
    follower.end()
    if follower.is_alive():
        await to_thread.run_sync(follower.join, LAST_PUSH)


def show(path: str, query: str = "") -> None:
    """Makes a page of the data of the moment, which is kept for whoever asks for it."""
    views.show(path, query, live.now())


def load_libraries() -> None:
    """Loads what charts and files are made with, which otherwise the first who asks for one would wait for."""
    for exporter in formats.DOWNLOADS:
        exporter.write(Table((), ()))
    # Some have their own mind of what is written down.
    quiet_logs(settings().log)


def failed(error: Exception) -> bool:
    """Logs a page that could not be made live; its reader gets the server's own page instead of Streamlit's message."""
    log.error("a live page failed", exc_info=error)
    return True


if config._main_script_path is None:
    # As `streamlit run` does: the settings are in .streamlit/ beside this file, from wherever the server is started.
    config._main_script_path = str(HERE / "dashboard.py")
try:
    Path.home()
except RuntimeError:
    # A number without a name, as containers are given: Streamlit looks for secrets at home before it answers anything, and failed each time.
    os.environ["HOME"] = NO_HOME

# Here and not in a command's options, so that every way of starting the site has them.
connections, live_pages = shared_out(raise_descriptors())
bound_connections(connections)
streamlit_held.ask_nobody()
streamlit_held.take_pages_as_they_are()
streamlit_held.send_soon()
draining = Draining(settings().drain_seconds)
starting = Starting()
if settings().log == "json":
    # The server says a few lines before the lifespan begins.
    quiet_logs("json")
crowd = Crowd(live_pages)
desk = (
    [Middleware(DeskElsewhere)]
    if settings().replica
    else [Middleware(Desk, live=live, door=door(live.folder), with_provider=with_provider())]
)
"""The door of the editors' desk; on a replica the way to where it is."""

app = st.App(
    HERE / "pages" / "app.py",
    lifespan=ready,
    on_script_error=failed,
    routes=[
        healthz(live, door(live.folder), draining, starting),
        metrics.route(live, crowd, draining),
        *static.ROUTES,
        downloads.route(live),
        *open_data.routes(live),
        *SqlPages(live).routes(),
        Api(live),
        *releases.routes(live),
        suggestions.route(live),
        *embeds.routes(live),
        *pictures.routes(live),
        *Cards(live).routes(),
        *Feeds(live).routes(),
        *digests.routes(live),
        *search_engines.routes(live),
        *([] if settings().replica else desk_routes.routes(live, bench, door(live.folder))),
        Elsewhere(live, with_provider() and not settings().replica),
    ],
    middleware=[
        Middleware(WholeTargets),
        Middleware(Measured),
        Middleware(SafeHeaders),
        Middleware(ProxyHeadersMiddleware, trusted_hosts=[*settings().trusted_proxies]),
        Middleware(RequestLine),
        Middleware(
            Stream,
            door=door(live.folder),
            crowd=crowd,
            wire=Wire(
                wire.asks_for_run,
                wire.session_begun,
                wire.begins_run,
                wire.ends_run,
                wire.rests,
                wire.close_session,
                runs_said_again.question,
                runs_said_again.shows_a_page,
                runs_said_again.said_to,
            ),
            runs=KeptRuns(live),
            made_elsewhere=SQL_PATHS,
            draining=draining,
        ),
        Middleware(Bundles),
        Middleware(Shell, live=live),
        *desk,
        *([Middleware(WayBack)] if with_provider() and not settings().replica else []),
    ],
)
