"""The run that the desk starts: in a process of its own, seen through the file that it writes."""

import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.conftest import application
from tests.web.inside import Window
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.linkcheck.job import Job
from vendors.desk.linkcheck.state import Progress, Reach, is_asking, keep, last_run, lock, states
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.load import load

SECRET = "velours tracteur pamplemousse orage"


@pytest.fixture
def private(monkeypatch):
    """A server on this machine, which the operators' command must not ask; gives its port and what asked it."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

        do_HEAD = do_GET

    monkeypatch.setenv("PANORAMA_LINKS_PAUSE", "0")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_address[1], asked
        server.shutdown()


def citing(folder, host):
    """The data of a folder with all its addresses on one host, or on hosts numbered by `{n}`."""
    numbers = iter(range(10_000))
    for file in folder.glob("*.csv"):
        file.write_text(
            re.sub(r"https?://[A-Za-z0-9.-]+", lambda _: f"http://{host.format(n=next(numbers))}", file.read_text())
        )
    # As the site has that starts a run, whose check of the data is kept for it.
    assert load(folder, today()).dataset
    return folder


def ended(job, seconds=60):
    until = time.monotonic() + seconds
    while job.is_running:
        assert time.monotonic() < until
        time.sleep(0.05)
    return job


def test_a_run_is_a_process_that_keeps_what_it_finds(data, private):
    port, asked = private
    job = Job(citing(data, f"127.0.0.1:{port}"))
    assert (job.is_running, job.progress, job.why_it_ended) == (False, None, "")
    job.start()
    assert job.is_running
    ended(job)
    found = states(data)
    assert {state.reach for state in found.values()} == {Reach.UNSAFE}
    assert last_run(data) == Progress(len(found), len(found))
    assert (job.progress, job.why_it_ended, asked) == (None, "", [])


def test_a_run_that_is_under_way_elsewhere_is_shown_and_no_second_one_begins(data):
    keep(data, {}, Progress(3, 40))
    job = Job(data)
    with lock(data):
        job.start()
        assert (job.is_running, job.progress) == (True, Progress(3, 40))
    assert (job.is_running, job.why_it_ended) == (False, "")


def test_a_run_without_a_way_out_says_so(data, private):
    job = Job(citing(data, "no-such-host-{n}.invalid"))
    job.start()
    assert "cannot reach the web" in language("en").say(ended(job).why_it_ended)
    assert states(data) == {}


def test_a_run_that_cannot_write_says_so(data, private):
    (data / ".desk" / "addresses.json").mkdir(parents=True)
    job = Job(citing(data, f"127.0.0.1:{private[0]}"))
    job.start()
    assert "cannot be written" in language("en").say(ended(job).why_it_ended)


def test_who_looks_whether_a_run_is_under_way_leaves_no_trace(data):
    assert not is_asking(data)
    assert not (data / ".desk").exists()


@pytest.mark.slow
def test_an_editor_starts_a_run_from_the_desk_and_sees_what_it_found(data, private):
    port, asked = private
    accounts.set_passphrase(citing(data, f"127.0.0.1:{port}"), "Claire", EditorRole.EDITOR, SECRET)
    with application(data) as site, Window(base_url=site, timeout=60, headers={"origin": site}) as client:
        client.post("/desk/sign-in", data={"editor": "Claire", "passphrase": SECRET})
        assert "have not been asked yet" in client.get("/desk/addresses?lang=en").text
        assert client.post("/desk/addresses?lang=en").status_code == 303
        assert "Show how far it is" in client.get("/desk/addresses?lang=en").text
        until = time.monotonic() + 60
        while "Show how far it is" in (page := client.get("/desk/addresses?lang=en").text):
            assert time.monotonic() < until
            time.sleep(0.1)
    assert "Leads to a place that is not asked" in page
    assert "have not been asked yet" not in page
    assert asked == []
