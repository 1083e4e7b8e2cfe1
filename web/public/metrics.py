"""/metrics: how the site is, for Prometheus and whoever has the operator's token."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from http import HTTPStatus
from typing import Final

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import views
from vendors.desk.revisions import remote
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import COUNTED
from vendors.settings import settings
from vendors.store.watch import Live
from web.http.draining import Draining
from web.http.measures import REGISTRY
from web.http.responses import bare_answer
from web.streamlit.crowd import Crowd

PATH: Final = "/metrics"


class SiteCollector(Collector):
    """What has been counted, and what is looked up when somebody asks: the data, the live pages, the publishes, the other repository.

    Args:
        live: the data set of the moment.
        crowd: the live pages.
        draining: whether the server has been told to stop.
    """

    def __init__(self, live: Live, crowd: Crowd, draining: Draining) -> None:
        self._live, self._crowd, self._draining = live, crowd, draining

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: the names are those of `collect`."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The figures of the moment."""
        yield from REGISTRY.collect()
        state = self._live.now()
        yield _gauge("panorama_live_pages", "Pages that are live, each a websocket.", self._crowd.total)
        yield _gauge("panorama_live_pages_most", "Pages that may be live at once.", self._crowd.most)
        yield _gauge("panorama_draining", "1 when the server has been told to stop.", float(self._draining.has_begun))
        yield InfoMetricFamily(
            "panorama_data", "The data that readers see.", {"version": state.dataset.version if state.dataset else ""}
        )
        yield _gauge(
            "panorama_data_problems", "Errors of the files, while an older version is shown.", len(state.problems)
        )
        yield _gauge("panorama_pages_kept_bytes", "HTML of pages that are kept ready.", views.kept_bytes())
        yield from self._history()
        yield from _publishes()
        if settings().history_remote:
            yield from _remote(remote.state(self._live.folder))

    def _history(self) -> Iterable[Metric]:
        try:
            newest = History(self._live.folder).head()
        except Exception:
            # A damaged history is said at the desk and by `doctor`; the other figures are told all the same.
            return
        if newest:
            yield _gauge(
                "panorama_data_published_timestamp_seconds",
                "When the newest version was published.",
                newest.when.timestamp(),
            )


def route(live: Live, crowd: Crowd, draining: Draining) -> Route:
    """The address, which answers whoever shows the token of PANORAMA_METRICS_TOKEN as a bearer; nobody where there is none."""
    registry = CollectorRegistry()
    registry.register(SiteCollector(live, crowd, draining))

    def metrics(request: Request) -> Response:  # not async: the history is read in a thread, not in the loop
        token = settings().metrics_token.get_secret_value()
        if not token:
            return bare_answer(HTTPStatus.NOT_FOUND)
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        shown = secrets.compare_digest(given.lstrip(" ").encode(), token.encode())
        if scheme.lower() != "bearer" or not shown:
            return bare_answer(HTTPStatus.UNAUTHORIZED, {"www-authenticate": "Bearer"})
        encode, media_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"content-type": media_type, "cache-control": "no-store"})

    return Route(PATH, metrics)


def _publishes() -> Iterable[Metric]:
    found = GaugeMetricFamily("panorama_publishes", "What became of publishes since the start.", labels=["outcome"])
    for outcome, count in sorted(COUNTED.items()):
        found.add_metric([outcome], count)
    yield found


def _remote(last: remote.Remote) -> Iterable[Metric]:
    yield _gauge(
        "panorama_remote_failing", "1 while the other repository is not reached or not followed.", bool(last.reason)
    )
    for name, moment, what in (
        ("looked", last.looked, "When the other repository was last asked."),
        ("agreed", last.agreed, "When both had last the same newest version."),
    ):
        if moment:
            yield _gauge(f"panorama_remote_{name}_timestamp_seconds", what, datetime.fromisoformat(moment).timestamp())


def _gauge(name: str, what: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, what, value)
