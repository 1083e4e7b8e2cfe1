"""What is counted for those who watch the site: kinds and times, never who asked or for what."""

import logging
import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import views

REGISTRY: Final = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
PlatformCollector(registry=REGISTRY)
GCCollector(registry=REGISTRY)

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
ANSWERS: Final = Counter("panorama_answers", "Answers to requests.", ["kind", "status"], registry=REGISTRY)
ANSWER_SECONDS: Final = Histogram(
    "panorama_answer_seconds",
    "From a request to the beginning of its answer.",
    ["kind"],
    buckets=SECONDS,
    registry=REGISTRY,
)
RUN_SECONDS: Final = Histogram(
    "panorama_run_seconds", "Runs of live pages, from their turn to their end.", buckets=SECONDS, registry=REGISTRY
)
RUN_WAIT_SECONDS: Final = Histogram(
    "panorama_run_wait_seconds", "What runs of live pages waited for their turn.", buckets=SECONDS, registry=REGISTRY
)
RUNS_SAID_AGAIN: Final = Counter(
    "panorama_runs_said_again", "Runs of live pages that say what was said to another reader.", registry=REGISTRY
)
REFUSED: Final = Counter("panorama_live_pages_refused", "Live pages that were not let in.", ["why"], registry=REGISTRY)
TOO_FAST: Final = Counter(
    "panorama_requests_too_fast", "Requests that one address made faster than it may.", ["kind"], registry=REGISTRY
)
LINES: Final = Counter(
    "panorama_log_lines", "Lines of the log, also those that were spared.", ["level"], registry=REGISTRY
)

# An alert on a count's growth sees its first step only where the count was shown as none before.
for _counted, _labels in (
    (REFUSED, ("foreign", "restarting", "full")),
    (TOO_FAST, ("http", "websocket", "probe", "foreign")),
    (LINES, ("warning", "error", "critical")),
):
    for _label in _labels:
        _counted.labels(_label)

KINDS: Final = {
    "static": "asset",
    "assets": "asset",
    "api": "api",
    "desk": "desk",
    "embed": "embed",
    "card": "picture",
    "charts": "picture",
    "feeds": "feed",
    "data": "data",
    "r": "data",
    "_stcore": "stream",
    "healthz": "watch",
    "metrics": "watch",
}
"""Kinds of addresses by their first part."""


def kind_of(path: str) -> str:
    """One of a dozen words for an address, whatever a stranger asks for."""
    if path in views.PATHS:
        return "page"
    return KINDS.get(path.split("/", 2)[1] if path.startswith("/") else "", "other")


class Measured:
    """Counts answers and times them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, kind = time.perf_counter(), kind_of(scope["path"])

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                ANSWERS.labels(kind, f"{message['status'] // 100}xx").inc()
                ANSWER_SECONDS.labels(kind).observe(time.perf_counter() - begun)
            await send(message)

        await self.app(scope, receive, counted)


class CountedLines(logging.Filter):
    """Counts warnings and errors."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Counts a line and lets it through."""
        if record.levelno >= logging.WARNING:
            LINES.labels(record.levelname.lower()).inc()
        return True
