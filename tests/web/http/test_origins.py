"""Which pages may open a websocket or send a form: those of this site, however its address is written, and no others."""

import pytest
from starlette.datastructures import Headers

from tests.web.inside import operator
from web.http.origins import comes_from_us

HOST = "panorama.example"


def asked(*origins: str, host: str = HOST) -> bool:
    """Whether a request with these headers is ours."""
    return comes_from_us(Headers(raw=[(b"host", host.encode()), *((b"origin", one.encode()) for one in origins)]))


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://panorama.example", HOST),
        ("http://panorama.example", HOST),
        ("https://PANORAMA.example", HOST),
        ("https://panorama.example", "Panorama.Example"),
        ("https://panorama.example:443", HOST),
        ("https://panorama.example", "panorama.example:443"),
        ("https://panorama.example.", HOST),
        ("http://127.0.0.1:8501", "127.0.0.1:8501"),
        ("http://[::1]:8501", "[::1]:8501"),
        ("https://xn--panorama-d1a.example", "xn--panorama-d1a.example"),
    ],
)
def test_a_page_of_this_site_is_known_however_its_address_is_written(origin: str, host: str) -> None:
    with operator():
        assert asked(origin, host=host)


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "https://evil.example",
        "https://panorama.example.evil.example",
        "https://evilpanorama.example",
        "https://panorama.example:8443",
        "https://panorama.example:0",
        "https://panorama.example:",
        "https://panorama.example:99999",
        "https://panorama.example:x",
        "https://panorama.example@evil.example",
        "https://evil.example@panorama.example",
        "https://panorama.example/path",
        "https://panorama.example?x",
        "https://panorama.example#x",
        "https://panorama.example https://evil.example",
        "https://panorama.example\\.evil.example",
        "file://panorama.example",
        "ws://panorama.example",
        "chrome-extension://panorama.example",
        "panorama.example",
        "//panorama.example",
        "https://pаnorama.example",  # a Cyrillic а
        "https://[::1",
        "https://127.0.0.1",
        "https://localhost",
    ],
)
def test_a_page_of_another_site_is_refused(origin: str) -> None:
    with operator():
        assert not asked(origin)


def test_a_program_that_is_no_browser_names_no_origin() -> None:
    with operator():
        assert asked()


def test_two_origins_or_two_hosts_are_none() -> None:
    with operator():
        assert not asked("https://panorama.example", "https://panorama.example")
        twice = [(b"host", b"panorama.example"), (b"host", b"evil.example"), (b"origin", b"https://evil.example")]
        assert not comes_from_us(Headers(raw=twice))


def test_behind_a_proxy_that_keeps_the_host_to_itself_the_public_address_counts() -> None:
    with operator(PUBLIC_ADDRESS="https://panorama.example/"):
        assert asked("https://panorama.example", host="127.0.0.1:8501")
        assert not asked("https://evil.example", host="127.0.0.1:8501")


def test_where_the_public_address_is_https_its_unprotected_twin_is_another_site() -> None:
    with operator(PUBLIC_ADDRESS="https://panorama.example"):
        assert not asked("http://panorama.example")
        assert asked("http://127.0.0.1:8501", host="127.0.0.1:8501")


def test_a_public_address_in_letters_beyond_ascii_is_what_browsers_make_of_it() -> None:
    with operator(PUBLIC_ADDRESS="https://médias.example"):
        assert asked("https://xn--mdias-bsa.example", host="127.0.0.1:8501")


def test_a_site_that_may_frame_embeds_may_not_open_a_websocket() -> None:
    with operator(EMBED_HOSTS="www.magazine.example"):
        assert not asked("https://www.magazine.example")
