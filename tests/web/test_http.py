"""What goes over the wire: the real server, Streamlit's own files, callers that no well-behaved client would be, and its health."""

import gzip
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import views
from tests.conftest import application


@pytest.fixture(scope="module")
def ask(server: str) -> Iterator[httpx.Client]:
    """A client that follows no redirect, so that a test sees what was answered."""
    with httpx.Client(base_url=server, timeout=30, verify=False) as client:
        yield client


def raw(server: str, request: bytes) -> bytes:
    """The answer to a request that no well-behaved client would send."""
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


SAME = (
    *views.PATHS,
    "/?region=fr&lang=en",
    "/vendor?vendor=qualtrics",
    "/no-such-page",
    "/news/?topic=people",
    "/vendors.csv?region=eu",
    "/vendors.csv?region=europ",
    "/charts/funding.json",
    "/compare.bib?vendor=qualtrics&vendor=medallia",
    "/embed",
    "/embed/vendor?vendor=qualtrics&lang=en",
    "/embed/chart",
    "/embed/vendorz",
    "/embed/resize.js",
    "/card/news.png",
    "/robots.txt",
    "/favicon.ico",
    "/healthz",
    "/desk",
)


OWN = ("date", "server", "vary")
"""Headers of the wire itself; Streamlit, which compresses what its applications leave as it is, adds to the last."""


def told(answer: httpx.Response) -> list[tuple[str, str]]:
    return sorted(pair for pair in answer.headers.multi_items() if pair[0] not in OWN)


@pytest.mark.parametrize("address", SAME)
def test_the_wire_carries_what_the_rooms_answer(ask: httpx.Client, inside: httpx.Client, address: str) -> None:
    """So whatever is asked of the rooms in this process is true of the server."""
    given = {"host": ask.base_url.netloc.decode(), "accept-encoding": "identity"}
    sent, made = ask.get(address, headers=given), inside.get(address, headers=given)
    assert sent.status_code == made.status_code
    assert sent.content == made.content
    assert told(sent) == told(made)


# Pages


def test_the_first_answer_names_the_app_that_starts_later(ask: httpx.Client) -> None:
    page = ask.get("/").text
    app = re.search(r'<meta name="app" content="(/static/js/[^"]+)" data-styles="(/static/css/[^"]+)">', page)
    assert app
    for address in app.groups():
        assert ask.get(address).status_code == 200


# Addresses that are nobody's


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/gone.js",
        "/static/gone.woff2",
        "/static/",
        "/static/index.html",
        "/assets/page.css",
        "/assets/",
        "/assets/page.0000000000.css",
        "/media/gone",
        "/component/gone/x.js",
    ],
)
@pytest.mark.parametrize("accepted", ["gzip", "identity"])
def test_a_missing_file_is_a_404(ask: httpx.Client, path: str, accepted: str) -> None:
    answer = ask.get(path, headers={"accept-encoding": accepted})
    assert answer.status_code == 404
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/_stcore/",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_doors_that_nobody_needs_are_closed(ask: httpx.Client, path: str) -> None:
    assert ask.get(path).status_code == 404
    assert ask.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config"])
def test_streamlits_client_finds_what_it_needs(ask: httpx.Client, path: str) -> None:
    assert ask.get(path).status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example", "//evil.example/", "//evil.example/%2e%2e", "/\\evil.example/", "/%5cevil.example/", "/news//", "//news/",
        "/../dashboard.py", "/assets/../page.py", "/assets/..%2f..%2fdashboard.py", "/assets/%2e%2e/%2e%2e/dashboard.py", "/assets//etc/passwd",
        "/static/../../../etc/passwd", "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e%5c%2e%2e%5cconfig.py", "/media/../../etc/passwd",
        "/component/../../etc/passwd", "/news%00", "/news%0d%0aset-cookie:x=y", "/news/%0d%0aset-cookie:x=y/", "/%c3%28", "/" + "a" * 20_000, "/news?" + "q=" * 20_000,
    ],
)  # fmt: skip
def test_a_hostile_address_gets_nothing_and_leads_nowhere(server: str, target: str) -> None:
    answer = raw(server, f"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1.1 (200|308|400|404|414|431) ", head), head[:80]
    place = re.search(rb"(?im)^location: *(.*)\r?$", head)
    assert place is None or re.match(rb"/(?![/\\])", place[1])
    assert b"set-cookie:x" not in head
    assert b"root:" not in body
    assert b"st.App" not in body


def test_no_websocket_but_the_apps_own(server: str) -> None:
    for path in ("/", "/news", "/nope", "/static/x", "/_stcore/health"):
        key = "GET {} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        assert raw(server, key.format(path).encode()).startswith(b"HTTP/1.1 40"), path


# Files


def test_streamlits_bundles_are_compressed_and_kept_for_long(ask: httpx.Client) -> None:
    module = re.search(r'<meta name="app" content="([^"]+)"', ask.get("/").text)
    assert module
    for _ in range(2):
        with ask.stream("GET", module[1], headers={"accept-encoding": "gzip"}) as answer:
            body = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-type"].startswith(("text/javascript", "application/javascript"))
        assert "immutable" in answer.headers["cache-control"]
        assert int(answer.headers["content-length"]) == len(body)
    plain = ask.get(module[1], headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(body) == plain.content
    assert len(body) < len(plain.content) / 2.5
    assert ask.get(module[1], headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert ask.get(module[1], headers={"range": "bytes=0-9"}).headers["content-length"] != "10"


def test_readers_who_leave_in_the_middle_harm_nobody(server: str, ask: httpx.Client) -> None:
    import streamlit

    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    files = sorted(folder.glob("*.js"), key=lambda file: -file.stat().st_size)[:40]
    host, port = server.removeprefix("http://").split(":")
    for file in files:
        with socket.create_connection((host, int(port)), timeout=20) as leaving:
            leaving.sendall(f"GET /static/js/{file.name} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    for file in files:
        assert ask.get(f"/static/js/{file.name}").content == file.read_bytes(), file.name


def test_a_bundle_has_one_name(ask: httpx.Client, server: str) -> None:
    module = re.search(r'<meta name="app" content="/static/([^"]+)"', ask.get("/").text)
    assert module
    for alias in ("/static/./", "/static//", "/static/js/../", "/static/js/%2e%2e/"):
        answer = raw(
            server,
            f"GET {alias}{module[1]} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode(),
        )
        assert re.match(rb"HTTP/1.1 4", answer), alias


# Health


def wait_for(base: str, status: str) -> httpx.Response:
    """The answer of /healthz once it has that status. That two seconds are enough, `test_watch` says; a busy machine has longer."""
    deadline = time.monotonic() + 60
    while (answer := httpx.get(f"{base}/healthz", verify=False)).json()[
        "status"
    ] != status and time.monotonic() < deadline:
        time.sleep(0.1)
    assert answer.json()["status"] == status
    return answer


@pytest.mark.slow
def test_broken_files_leave_the_last_good_data_up_and_say_so(folder: Path) -> None:
    vendors = folder / "vendors.csv"
    good = vendors.read_bytes()
    with application(folder) as base:
        before = httpx.get(f"{base}/healthz", verify=False).json()
        page = httpx.get(f"{base}/", verify=False).text

        vendors.write_bytes(good.replace(b",FR,", b",FRA,", 1))
        answer = wait_for(base, "degraded")
        told = answer.json()
        assert answer.status_code == 200
        assert told["version"] == before["version"]
        assert told["since"]
        assert told["count"] > 0
        assert "FRA" not in answer.text
        shown = httpx.get(f"{base}/", verify=False)
        assert shown.status_code == 200
        assert shown.text.count("<tr>") == page.count("<tr>")
        assert shown.text != page, "the footer says that the files are being corrected"

        vendors.write_bytes(good)
        assert wait_for(base, "ok").json()["version"] == before["version"]
        assert httpx.get(f"{base}/", verify=False).text == page


@pytest.mark.slow
def test_a_site_without_any_good_data_is_down_but_answers(folder: Path) -> None:
    good = folder / "vendors.csv"
    saved = good.read_bytes()
    good.write_bytes(b"nonsense\n")
    with application(folder) as base:
        answer = httpx.get(f"{base}/healthz", verify=False)
        assert answer.status_code == 503
        assert answer.json()["status"] == "down"
        assert answer.json()["version"] is None
        page = httpx.get(f"{base}/news?lang=en", verify=False)
        assert page.status_code == 503
        assert "<h1" in page.text
        good.write_bytes(saved)
        wait_for(base, "ok")
        assert httpx.get(f"{base}/news?lang=en", verify=False).status_code == 200
