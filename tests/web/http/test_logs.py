"""The log: accesses only where they are wanted, nothing of readers, and no flood."""

import json
import logging
from collections.abc import Iterator

import pytest

from web.http import logs
from web.http.logs import ACCESS, MOST, SERVER, Discreet, Sparing, quiet_logs
from web.http.measures import REGISTRY


class Lines(logging.Handler):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps a line."""
        self.said.append(record.getMessage())


@pytest.fixture
def access() -> Iterator[logging.Logger]:
    """uvicorn's log of accesses, as it is before anybody has touched it."""
    loggers = [logging.getLogger(name) for name in ("uvicorn", SERVER, ACCESS)]
    before = [(one, one.handlers[:], one.filters[:], one.propagate, one.level) for one in loggers]
    for one in loggers:
        one.handlers, one.filters = [], []
        one.__dict__.pop("streamlit_console_handler", None)
    yield loggers[2]
    for one, handlers, filters, propagate, level in before:
        one.handlers, one.filters, one.propagate = handlers, filters, propagate
        one.setLevel(level)


def with_streamlits(logger: logging.Logger) -> Lines:
    """Gives a logger the way out that Streamlit gives it."""
    theirs = Lines()
    logger.__dict__["streamlit_console_handler"] = theirs
    logger.addHandler(theirs)
    return theirs


def test_without_an_access_log_nobody_writes_one(access: logging.Logger) -> None:
    theirs = with_streamlits(access)
    access.propagate = False
    quiet_logs()
    assert theirs not in access.handlers
    assert not access.propagate
    access.info('%s - "%s %s HTTP/%s" %d', "203.0.113.7:1", "GET", "/?q=secret", "1.1", 200)
    assert theirs.said == []


def test_an_access_log_that_is_wanted_has_each_line_once_and_neither_reader_nor_words(access: logging.Logger) -> None:
    ours, theirs = Lines(), with_streamlits(access)
    access.addHandler(ours)
    access.setLevel(logging.INFO)
    quiet_logs()
    access.info('%s - "%s %s HTTP/%s" %d', "203.0.113.7:1", "GET", "/news?q=secret", "1.1", 200)
    assert ours.said == ['- - "GET /news HTTP/1.1" 200']
    assert theirs.said == []


def test_what_the_server_says_of_each_websocket_is_not_written() -> None:
    discreet = Discreet()

    def written(message: str, *given: object) -> bool:
        return discreet.filter(logging.LogRecord(SERVER, logging.INFO, "", 0, message, given, None))

    assert not written('%s - "WebSocket %s" [accepted]', "203.0.113.7:1", "/_stcore/stream?q=secret")
    assert not written("connection open")
    assert written("Application startup complete.")


def test_of_the_same_complaint_a_person_reads_no_more_than_twenty_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(logs.time, "monotonic", lambda: now)
    sparing, lines, logger = Sparing(), Lines(), logging.Logger("a log of its own")
    logger.addFilter(sparing)
    logger.addHandler(lines)
    for n in range(10_000):
        logger.warning("socket.accept() out of system resource: socket %d", n)
    assert len(lines.said) == MOST
    logger.warning("something else")
    assert lines.said[-1] == "something else"
    now = 61.0
    logger.warning("socket.accept() out of system resource: socket %d", 7)
    assert lines.said[-1] == f"socket.accept() out of system resource: socket 7 (and {10_000 - MOST} more like it)"


def test_a_line_of_json_has_what_a_machine_looks_for_on_one_line_and_nothing_of_readers(
    access: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    access.addHandler(logging.StreamHandler())
    access.setLevel(logging.INFO)
    access.propagate = False
    root = logging.getLogger()
    before, formatters = root.handlers[:], [(one, one.formatter) for one in root.handlers]
    try:
        quiet_logs("json")
        access.info('%s - "%s %s HTTP/%s" %d', "203.0.113.7:1", "GET", "/news?q=secret", "1.1", 200)
        line = json.loads(capsys.readouterr().err)
        assert {name: line[name] for name in ("level", "logger", "method", "path", "status")} == {
            "level": "INFO",
            "logger": "uvicorn.access",
            "method": "GET",
            "path": "/news",
            "status": 200,
        }
        assert line["time"].endswith("+00:00")
        assert "203.0.113.7" not in str(line)
        assert "secret" not in str(line)
        try:
            raise ValueError("wrong\nin two lines")
        except ValueError:
            access.exception("l’échec")
        written = capsys.readouterr().err
        assert written.count("\n") == 1
        assert "l’échec" in written
        assert "ValueError: wrong" in json.loads(written)["error"]
    finally:
        root.handlers = before
        for handler, formatter in formatters:
            handler.setFormatter(formatter)


def test_warnings_and_errors_are_counted_also_those_that_are_spared() -> None:
    lines, logger = REGISTRY.get_sample_value, logging.getLogger("a log that is counted")
    quiet_logs()
    before = lines("panorama_log_lines_total", {"level": "error"}) or 0
    logger.propagate = False
    logger.addHandler(logging.NullHandler())
    for _ in range(50):
        logger.error("the same")
    assert lines("panorama_log_lines_total", {"level": "error"}) == before + 50
