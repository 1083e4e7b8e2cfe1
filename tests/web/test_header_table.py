"""The table of headers on what is no page: refusals, redirects, other methods, the desk before and behind its door; pages are held against it in `test_published_addresses`."""

from pathlib import Path

import httpx
import pytest

from tests.data import DATA
from tests.editors import desk_folder, editors_inside
from tests.web.inside import desk_inside, operator, site_inside
from tests.web.protection import assert_protected

MISSING = (
    "/no-such-page",
    "/a/b/c",
    "/news/",
    "/%6eews",
    "/assets/none.js",
    "/embed/none",
    "/embed/vendors?theme=none",
    "/embed/resize.js",
    "/card/none.png",
    "/charts/none.svg",
    "/feeds/none.atom",
    "/data/none.csv",
    "/vendors.csv?region=none",
    "/vendors.none",
    "/_stcore/metrics",
    "/_stcore/agent/x",
    "/favicon.ico",
    "/robots.txt",
    "/healthz",
    "/api/v1/none",
    "/r/none",
    "/sql",
    "/?q=" + "x" * 20_000,
)
METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
DESK = (
    "/desk",
    "/desk/home",
    "/desk/draft",
    "/desk/history",
    "/desk/tables",
    "/desk/grid",
    "/desk/sign-in",
    "/desk/sign-out",
    "/desk/no-such-page",
    "/desk/go-on",
)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_protected_too(inside: httpx.Client, path: str) -> None:
    assert_protected(inside.get(path), path)


@pytest.mark.parametrize("method", METHODS)
def test_other_methods_are_protected_too(inside: httpx.Client, method: str) -> None:
    for path in ("/", "/news", "/vendors.csv", "/healthz", "/embed/vendors", "/assets/x.css", "/no-such-page", "/desk"):
        assert_protected(inside.request(method, path), path)


def test_what_a_foreign_page_asks_for_it_may_not_read(inside: httpx.Client) -> None:
    for path in ("/", "/news", "/vendors.csv", "/healthz", "/desk"):
        answer = inside.get(path, headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"})
        assert_protected(answer, path)
    unchanged = inside.get("/", headers={"if-none-match": "*"})
    assert unchanged.status_code == 304
    assert_protected(unchanged, "/")


def test_the_desk_is_protected_and_kept_by_nobody_before_its_door_and_behind_it(tmp_path: Path) -> None:
    folder = desk_folder(tmp_path)
    with editors_inside(folder) as browser, desk_inside(folder) as stranger:
        claire, nobody = browser("Claire"), stranger()
        for path in DESK:
            for client in (claire, nobody):
                assert_protected(client.get(path), path)
                assert_protected(client.post(path, data={"a": "b"}), path)


def test_https_for_good_is_a_switch_and_every_cookie_is_then_encrypted() -> None:
    with operator(), site_inside(DATA) as client:
        assert "strict-transport-security" not in client.get("/").headers
    with operator(HSTS="true", PUBLIC_ADDRESS="https://panorama.example"), site_inside(DATA) as client:
        for path in ("/", "/healthz", "/no-such-page", "/desk", "/vendors.csv"):
            answer = client.get(path)
            assert answer.headers["strict-transport-security"] == "max-age=31536000", path
            assert_protected(answer, path)
