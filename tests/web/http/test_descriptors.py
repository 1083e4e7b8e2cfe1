"""Open files and connections: the limit that is raised, and what it leaves for live pages."""

import logging
import resource

import pytest

from web.http.descriptors import A_LIVE_PAGE, KEPT_FREE, live_pages, raise_descriptors


def test_the_soft_limit_becomes_the_hard_one_and_few_are_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    set_to: list[tuple[int, int]] = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    monkeypatch.setattr(resource, "setrlimit", lambda _, pair: set_to.append(pair))
    with caplog.at_level(logging.WARNING):
        assert raise_descriptors() == 4096
    assert set_to == [(4096, 4096)]
    assert "LimitNOFILE" in caplog.text


def test_where_the_limit_cannot_be_raised_the_site_goes_on_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    monkeypatch.setattr(resource, "setrlimit", refused)
    assert raise_descriptors() == 1024


def test_live_pages_leave_descriptors_to_those_who_only_read() -> None:
    for descriptors in (256, 1024, 20_000):
        assert 0 < live_pages(descriptors) * A_LIVE_PAGE <= descriptors - min(KEPT_FREE, descriptors // 2)
