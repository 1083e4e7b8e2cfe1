"""What the server answers before any script runs."""

import gzip
import re
import socket
import time
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import views
from tests.conftest import application

STILL_PAGE = "/no-such-page"


@pytest.fixture(scope="module")
def ask(server: str) -> Iterator[httpx.Client]:
    """A client that follows no redirect, so that a test sees what was answered."""
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


def raw(server: str, request: bytes) -> bytes:
    """The answer to a request that no well-behaved client would send."""
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


# Pages


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", views.PATHS)
def test_a_page_is_whole_in_the_first_answer(ask: httpx.Client, path: str, lang: str) -> None:
    answer = ask.get(path, params={"lang": lang})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{lang}">' in answer.text
    assert re.search(r"<title>[^<]*Panorama CX</title>", answer.text)
    for once in (
        "<main>",
        "</main>",
        "<h1",
        "<footer",
        '<link rel="canonical"',
        '<meta name="description"',
        '<div id="root"></div>',
    ):
        assert answer.text.count(once) == 1, once
    assert "You need to enable JavaScript" not in answer.text
    assert "modulepreload" not in answer.text
    assert not re.search(r'<script[^>]*type="module"', answer.text)


def test_the_first_answer_names_the_app_that_starts_later(ask: httpx.Client) -> None:
    page = ask.get("/").text
    app = re.search(r'<meta name="app" content="(/static/js/[^"]+)" data-styles="(/static/css/[^"]+)">', page)
    assert app
    for address in app.groups():
        assert ask.get(address).status_code == 200


def test_a_page_names_only_files_that_exist(ask: httpx.Client) -> None:
    files = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', ask.get("/").text))
    assert len(files) >= 6
    for address in files:
        assert ask.get(address).headers["cache-control"] == "public, max-age=31536000, immutable"


def test_head_says_what_get_would(ask: httpx.Client) -> None:
    for path in ("/", "/healthz", "/robots.txt", STILL_PAGE):
        head, get = ask.head(path), ask.get(path)
        assert (head.status_code, head.content) == (get.status_code, b"")
        assert head.headers["content-length"] == get.headers["content-length"] or "content-encoding" in get.headers


def test_a_page_that_is_known_is_not_sent_again(ask: httpx.Client) -> None:
    first = ask.get("/news")
    assert first.headers["cache-control"] == "no-cache"
    again = ask.get("/news", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert ask.get("/news", headers={"if-none-match": f'"x", {first.headers["etag"]}'}).status_code == 304
    assert ask.get("/news?lang=en", headers={"if-none-match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "compressed"),
    [("gzip", True), ("br, *", True), ("gzip;q=0, *", False), ("gzip; q=0.0", False), ("br", False), ("", False)],
)
def test_a_page_is_compressed_for_those_who_take_it(ask: httpx.Client, accepted: str, compressed: bool) -> None:
    with ask.stream("GET", "/", headers={"accept-encoding": accepted}) as answer:
        body = b"".join(answer.iter_raw())
    assert answer.headers["vary"] == "accept-encoding"
    assert (answer.headers.get("content-encoding") == "gzip") is compressed
    plain = gzip.decompress(body) if compressed else body
    assert plain.endswith(b"</html>\n")
    assert not compressed or len(body) < len(plain) / 4


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/news", "/healthz", "/robots.txt", STILL_PAGE])
def test_pages_are_read_only(ask: httpx.Client, method: str, path: str) -> None:
    answer = ask.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_slash_too_many_or_another_spelling_leads_to_the_page(ask: httpx.Client) -> None:
    for asked, place in (
        ("/news/?topic=people", "/news?topic=people"),
        ("/news/", "/news"),
        ("/%6eews?lang=en", "/news?lang=en"),
    ):
        answer = ask.get(asked)
        assert (answer.status_code, answer.headers["location"]) == (308, place)


# Addresses that are nobody's


@pytest.mark.parametrize(
    "path",
    [
        "/nope",
        "/vendor/qualtrics",
        "/news/x",
        "/index.html",
        "/manifest.json",
        "/app/static/x",
        "/no-such-page/",
        "/News",
        "/.streamlit/config.toml",
    ],
)
def test_an_unknown_address_is_a_404_with_a_page(ask: httpx.Client, path: str) -> None:
    answer = ask.get(path, params={"lang": "en"})
    assert answer.status_code == 404
    assert '<html lang="en">' in answer.text
    assert '<meta name="app"' not in answer.text
    assert 'href="/news?lang=en"' in unescape(answer.text)


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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from((*views.PATHS, STILL_PAGE)),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(
                ("vendor", "region", "date", "since", "sort", "page", "columns", "only", "lang", "q", "x", "embed")
            ),
            st.text(max_size=40),
        ),
        max_size=6,
    ),
)
def test_no_query_makes_the_server_fail(ask: httpx.Client, path: str, pairs: list[tuple[str, str]]) -> None:
    answer = ask.get(path, params=pairs)
    assert answer.status_code in (200, 404)
    assert "</html>" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "q=<script>alert(1)</script>",
        "lang=%22%3E%3Cscript%3E",
        "vendor=%00&q=%ff%fe",
        "page=99999999999999999999",
        "date=9999-99-99",
        "&".join(f"a{n}=1" for n in range(3000)),
        "%",
        "=&=&;;",
    ],
)
def test_odd_queries_are_passed_over(ask: httpx.Client, query: str) -> None:
    answer = ask.get(f"/?{query}")
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


# Headers


@pytest.mark.parametrize(
    "path",
    ["/", STILL_PAGE, "/healthz", "/robots.txt", "/favicon.ico", "/static/js/gone.js", "/_stcore/health", "/news/"],
)
def test_every_answer_is_protected(ask: httpx.Client, path: str) -> None:
    headers = ask.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert len(headers.get_list("content-security-policy")) == 1
    assert "set-cookie" not in headers or path.startswith("/_stcore/")


def test_the_policy_allows_exactly_the_inline_scripts_of_the_page(ask: httpx.Client) -> None:
    answer = ask.get("/")
    inline = re.findall(r"<script>(.*?)</script>", answer.text, re.S)
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline]
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert hashes
    assert policy["script-src"].split() == ["'self'", *hashes]
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"


def test_the_inline_scripts_are_those_of_the_installed_streamlit(ask: httpx.Client) -> None:
    import streamlit

    shell = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    ours = re.findall(r"<script>(.*?)</script>", ask.get("/").text, re.S)
    assert ours == re.findall(r"<script>(.*?)</script>", shell, re.S)


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


def test_our_own_files_say_what_they_are(ask: httpx.Client) -> None:
    page = ask.get("/").text
    for ending, kind in (
        (".css", "text/css; charset=utf-8"),
        (".js", "text/javascript; charset=utf-8"),
        (".svg", "image/svg+xml"),
        (".woff2", "font/woff2"),
    ):
        address = re.search(rf'"(/assets/[^"]+{re.escape(ending)})"', page)
        assert address
        answer = ask.get(address[1], headers={"accept-encoding": "gzip"})
        assert answer.headers["content-type"] == kind
        assert (answer.headers.get("content-encoding") == "gzip") is (ending != ".woff2")


def test_the_icon_and_the_crawlers_file_are_ours(ask: httpx.Client) -> None:
    assert ask.get("/favicon.ico").headers["content-type"] == "image/svg+xml"
    assert ask.get("/robots.txt").text.startswith("User-agent: *")


# Health


def test_a_healthy_site_says_so(ask: httpx.Client) -> None:
    answer = ask.get("/healthz")
    told = answer.json()
    assert (answer.status_code, told["status"], told["problems"], told["since"]) == (200, "ok", [], None)
    assert re.fullmatch(r"[0-9a-f]{8,}", told["version"])
    assert answer.headers["cache-control"] == "no-store"


def wait_for(base: str, status: str) -> httpx.Response:
    """The answer of /healthz once it has that status; a change on disk has two seconds to show."""
    deadline = time.monotonic() + 5
    while (answer := httpx.get(f"{base}/healthz")).json()["status"] != status and time.monotonic() < deadline:
        time.sleep(0.1)
    assert answer.json()["status"] == status
    return answer


def test_broken_files_leave_the_last_good_data_up_and_say_why(folder: Path) -> None:
    vendors = folder / "vendors.csv"
    good = vendors.read_bytes()
    with application(folder) as base:
        before = httpx.get(f"{base}/healthz").json()
        page = httpx.get(f"{base}/").text

        vendors.write_bytes(good.replace(b",FR,", b",FRA,", 1))
        answer = wait_for(base, "degraded")
        told = answer.json()
        assert answer.status_code == 200
        assert told["version"] == before["version"]
        assert told["since"]
        problem = told["problems"][0]
        assert (problem["file"], problem["rule"]) == ("vendors.csv", "unknown-country")
        assert problem["line"] > 1
        assert problem["column"]
        assert problem["message"]
        assert told["count"] == len(told["problems"])
        shown = httpx.get(f"{base}/")
        assert shown.status_code == 200
        assert shown.text.count("<tr>") == page.count("<tr>")
        assert shown.text != page, "the footer says that the files are being corrected"

        vendors.write_bytes(good)
        assert wait_for(base, "ok").json()["version"] == before["version"]
        assert httpx.get(f"{base}/").text == page


def test_a_site_without_any_good_data_is_down_but_answers(folder: Path) -> None:
    good = folder / "vendors.csv"
    saved = good.read_bytes()
    good.write_bytes(b"nonsense\n")
    with application(folder) as base:
        answer = httpx.get(f"{base}/healthz")
        assert answer.status_code == 503
        assert answer.json()["status"] == "down"
        assert answer.json()["version"] is None
        page = httpx.get(f"{base}/news?lang=en")
        assert page.status_code == 503
        assert "<h1" in page.text
        good.write_bytes(saved)
        wait_for(base, "ok")
        assert httpx.get(f"{base}/news?lang=en").status_code == 200
