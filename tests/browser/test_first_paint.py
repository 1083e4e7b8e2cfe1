"""When a page is painted first: a wide screen waits until it is whole, a narrow one shows what has come."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
FRAME_OR_LATE = """() => new Promise(told => {
    requestAnimationFrame(() => told("frame"))
    setTimeout(() => told("none"), 500)
})"""
"""Whether the browser makes a frame within half a second."""


class SlowLine(ThreadingHTTPServer):
    """A way to the site on which the second half of Panorama's page comes when it is let through.

    Attributes:
        site: the address of the site.
        second_half: set once it may come.
    """

    daemon_threads = True

    def __init__(self, site: str) -> None:
        super().__init__(("127.0.0.1", 0), PassedOn)
        self.site = site
        self.second_half = threading.Event()


class PassedOn(BaseHTTPRequestHandler):
    """One request, answered with what the site answers."""

    server: SlowLine

    def do_GET(self) -> None:
        """Passes the request on."""
        try:
            answer = urllib.request.urlopen(self.server.site + self.path, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body, kind = answer.read(), answer.headers["content-type"]
        self.send_response(answer.status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        half = len(body) // 2 if self.path == "/" else len(body)
        self.wfile.write(body[:half])
        if half < len(body):
            self.wfile.flush()
            self.server.second_half.wait(30)
            self.wfile.write(body[half:])

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def slow_line(server: str) -> Iterator[SlowLine]:
    with SlowLine(server) as line:
        thread = threading.Thread(target=line.serve_forever)
        thread.start()
        yield line
        line.second_half.set()
        line.shutdown()
        thread.join()


@pytest.mark.parametrize(("width", "waits"), [(360, False), (1280, True)])
def test_a_wide_screen_is_painted_once_the_page_is_whole(
    page: Page, slow_line: SlowLine, width: int, waits: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"http://127.0.0.1:{slow_line.server_port}/", wait_until="commit")
    page.wait_for_function("() => document.querySelectorAll('table.vendors tr').length > 5", polling=50)
    if waits:
        assert page.evaluate(FRAME_OR_LATE) == "none"
    else:
        page.wait_for_function(PAINTED, polling=50)
    assert page.locator("#root").count() == 0
    slow_line.second_half.set()
    page.wait_for_function(PAINTED, polling=50)
    assert page.locator("#root").count() == 1
