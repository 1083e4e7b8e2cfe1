"""What the server's rooms answer before any script runs, asked in this process; that the wire says the same is in `test_http`."""

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import views

STILL_PAGE = "/no-such-page"


@pytest.fixture
def ask(inside: httpx.Client) -> httpx.Client:
    return inside


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


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert (answer.status_code, told["status"], told["count"], told["since"]) == (200, "ok", 0, None)
    assert told.keys() == {"status", "version", "since", "count"}
    assert re.fullmatch(r"[0-9a-f]{8,}", told["version"])
    assert answer.headers["cache-control"] == "no-store"
