"""Open files and connections: the limit that is raised, and what it leaves for live pages."""

import logging
import resource

import pytest

from web.http.descriptors import A_LIVE_PAGE, KEPT_FREE, raise_descriptors, shared_out


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


def test_live_pages_leave_as_much_to_those_who_only_read() -> None:
    for descriptors in (512, 1024, 20_000):
        connections, live = shared_out(descriptors)
        assert 0 < live < connections
        assert connections + live * (A_LIVE_PAGE - 1) <= descriptors - KEPT_FREE
        assert live * A_LIVE_PAGE <= (descriptors - KEPT_FREE) / 2
