"""/metrics: figures for the operator's machine alone, with nothing of readers in them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from tests.vendors.little import little_files, written
from tests.web.inside import operator
from vendors.desk.revisions import remote
from vendors.desk.revisions.publishing import begin, publish
from vendors.settings import Settings
from vendors.store.watch import Live
from web.http.draining import Draining
from web.http.measures import KINDS, Measured, kind_of
from web.public import metrics
from web.streamlit.crowd import Crowd

TOKEN = "a-token-of-a-machine-0123456789"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return written(tmp_path / "data", little_files())


@pytest.fixture
def client(data: Path) -> Iterator[httpx.Client]:
    with operator(METRICS_TOKEN=TOKEN, HISTORY_REMOTE=str(data.with_name("away.git")), LIVE_PAGES="7"):
        crowd = Crowd(1_000)
        with crowd.joined_by("203.0.113.7"):
            app = Starlette(routes=[metrics.route(Live(data), crowd, Draining())], middleware=[Middleware(Measured)])
            yield TestClient(app)


def told(client: httpx.Client) -> dict[str, float]:
    """Every sample by its name and labels."""
    answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    return {
        sample.name + "".join(f",{label}={value}" for label, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_without_a_token_nobody_reads_it_and_with_one_only_who_has_it(data: Path, client: httpx.Client):
    assert client.get("/metrics").status_code == 401
    for given in ("", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}é"):
        answer = client.get("/metrics", headers={"authorization": given.encode()})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    for scheme in ("Bearer", "bearer", "BEARER"):
        assert client.get("/metrics", headers={"authorization": f"{scheme} {TOKEN}"}).status_code == 200
    with operator():
        app = TestClient(Starlette(routes=[metrics.route(Live(data), Crowd(1), Draining())]))
        assert app.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_a_token_that_can_be_guessed_stops_the_start():
    with pytest.raises(ValidationError, match="too short"):
        Settings(metrics_token="short")
    assert "short-but-long-enough" not in repr(Settings(metrics_token="short-but-long-enough"))


def test_readers_data_publishes_and_the_other_repository_are_told(data: Path, client: httpx.Client):
    before = told(client)
    assert (before["panorama_live_pages"], before["panorama_live_pages_most"]) == (1, 7)
    assert before["panorama_draining"] == before["panorama_data_problems"] == 0
    assert "panorama_data_published_timestamp_seconds" not in before
    base = begin(data)
    publish(data, base.version, base.files, "Claire", "")
    remote.synchronise(data, str(data.with_name("away.git")))
    after = told(client)
    failed = "panorama_publishes,outcome=failed"
    assert after[failed] == before[failed] + 1
    assert after["panorama_remote_failing"] == 1
    assert (
        after["panorama_remote_looked_timestamp_seconds"] > after["panorama_data_published_timestamp_seconds"] - 5 > 1e9
    )
    answered = "panorama_answers_total,kind=watch,status=2xx"
    assert after[answered] == before.get(answered, 0) + 1
    assert {f"panorama_{name}_seconds_count" for name in ("run", "run_wait")} <= set(after)
    assert "process_resident_memory_bytes" in after
    assert "203.0.113.7" not in str(after)


def test_what_has_never_happened_is_told_as_none():
    # In a process of its own: in this one other tests count.
    told_first = "from web.http.measures import REGISTRY; from prometheus_client import generate_latest; print(generate_latest(REGISTRY).decode())"
    answer = subprocess.run([sys.executable, "-c", told_first], check=True, capture_output=True, text=True).stdout
    for name in (
        'panorama_live_pages_refused_total{why="full"} 0.0',
        'panorama_requests_too_fast_total{kind="http"} 0.0',
        'panorama_log_lines_total{level="error"} 0.0',
    ):
        assert f"\n{name}\n" in answer


def test_whatever_a_stranger_asks_for_is_one_of_a_dozen_kinds():
    kinds = {
        kind_of(path)
        for path in ("/", "/news", "/api/v1/vendors", "/static/a.js", "/x" * 500, "*", "", "//", "/desk/home")
    }
    assert kinds == {"page", "api", "asset", "desk", "other"}
    assert len({*KINDS.values(), "page", "other"}) <= 12
