"""Nobody who asks decides which host others are sent to."""

import httpx
import pytest
from lxml import etree

from tests.data import DATA
from tests.web.inside import operator, site_inside

PATHS = (
    "/sitemap.xml",
    "/feeds/news.atom",
    "/feeds/news.json",
    "/feeds/vendors/akio.atom",
    "/llms.txt",
    "/changes/digest.html",
    "/changes/digest.txt",
    "/robots.txt",
    "/embed?lang=en",
    "/news?lang=en",
)
"""What is read elsewhere, and a page."""
FORGED = (
    "evil.example",
    "evil.example,foo",
    "127.0.0.1:8501,evil.example",
    "localhost:1@evil.example",
    "evil.example:80",
)


def told(client: httpx.Client, path: str, host: str) -> str:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("host", FORGED)
def test_without_a_public_address_no_answer_names_a_host_that_only_the_request_names(host: str) -> None:
    with operator(), site_inside(DATA) as client:
        for path in PATHS:
            assert "evil" not in told(client, path, host), path
        feed = etree.fromstring(told(client, "/feeds/news.atom", host).encode())
        assert feed.find("{*}link[@rel='self']").get("href") == "/feeds/news.atom"
        assert feed.find("{*}id").text.startswith("tag:")
        assert "<loc>/?lang=en</loc>" in told(client, "/sitemap.xml", host)
        assert "Sitemap:" not in told(client, "/robots.txt", host)


@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost", "[::1]:8501"])
def test_on_this_machine_they_are_whole(host: str) -> None:
    with operator(), site_inside(DATA) as client:
        assert f"\nSitemap: http://{host}/sitemap.xml\n" in told(client, "/robots.txt", host)
        assert f"<loc>http://{host}/?lang=en</loc>" in told(client, "/sitemap.xml", host)


def test_the_public_address_is_named_whatever_the_request_says() -> None:
    with operator(PUBLIC_ADDRESS="https://panorama.example/"), site_inside(DATA) as client:
        for host in (*FORGED, "127.0.0.1:8501"):
            assert "\nSitemap: https://panorama.example/sitemap.xml\n" in told(client, "/robots.txt", host)
