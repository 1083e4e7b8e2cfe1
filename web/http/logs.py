"""What the server’s log says: no reader’s address or search words, nothing twice, and no more of the same than a person reads."""

import logging
import time
from collections.abc import Iterator
from typing import Any, Final, Literal

from cachetools import LRUCache
from pythonjsonlogger.json import JsonFormatter

from web.http.measures import CountedLines

MOST: Final = 20
"""Lines of one kind in WITHIN seconds; how many more there were is said with the next."""
WITHIN: Final = 60.0
KINDS: Final = 500
TOLD_APART: Final = 40
"""Signs by which messages of one kind are known."""
ACCESS: Final = "uvicorn.access"
SERVER: Final = "uvicorn.error"
SILENT: Final = ('%s - "WebSocket', "connection open", "connection closed", "connection rejected")
"""How the server begins what it says of each websocket: an access log under another name."""
NOT_SO: Final = "ASGI callable returned without completing handshake."
"""What it says when a handshake is refused with an answer of ours, as ASGI allows."""


class Sparing(logging.Filter):
    """Lets MOST lines of a kind through in WITHIN seconds: whoever can make the server complain must not fill its disk."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: LRUCache[tuple[str, str], tuple[float, int]] = LRUCache(KINDS)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written."""
        key, now = (record.name, str(record.msg)[:TOLD_APART]), time.monotonic()
        begun, count = self._seen.get(key, (now, 0))
        if now - begun > WITHIN:
            if count > MOST:
                record.msg = f"{record.msg} (and {count - MOST} more like it)"
            begun, count = now, 0
        self._seen[key] = (begun, count + 1)
        return count < MOST


class Discreet(logging.Filter):
    """Keeps readers out of the log: of an access its method, path and answer may be written, of a websocket nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line is written, without what it says of the reader."""
        if record.name == SERVER:
            return not str(record.msg).startswith((*SILENT, NOT_SO))
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            record.args = ("-", method, str(path).partition("?")[0], version, status)
        return True


class JsonLine(JsonFormatter):
    """One line of JSON for each record: `time` (UTC), `level`, `logger`, `message`; `error` with where it was raised; of an access
    its `method`, `path` and `status`, as `Discreet` leaves them."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger", "exc_info": "error"},
            timestamp="time",
            json_ensure_ascii=False,
        )

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Fills a line."""
        super().add_fields(log_data, record, message_dict)
        if record.name == ACCESS and isinstance(record.args, tuple) and len(record.args) == 5:
            _, log_data["method"], log_data["path"], _, log_data["status"] = record.args
        for unasked in ("color_message", "taskName"):
            log_data.pop(unasked, None)


def quiet_logs(lines: Literal["text", "json"] = "text") -> None:
    """Brings the log into order, after everybody who writes into it has been loaded.

    Streamlit gives uvicorn’s loggers a second way out, so that each line stands twice, and accesses are logged where none were to be.

    Args:
        lines: how each is written.
    """
    for name in ("uvicorn", SERVER, ACCESS):
        logger = logging.getLogger(name)
        theirs = getattr(logger, "streamlit_console_handler", None)
        others = [one for one in logging.getLogger("uvicorn").handlers + logger.handlers if one is not theirs]
        if theirs and (others or name == ACCESS):
            logger.removeHandler(theirs)
            logger.propagate = name == SERVER
    sparing, discreet, counted = Sparing(), Discreet(), CountedLines()
    for logger in _every_logger():
        if not any(isinstance(one, Sparing) for one in logger.filters):
            logger.addFilter(counted)
            logger.addFilter(sparing)
    if lines == "json":
        if not logging.getLogger().handlers:
            logging.getLogger().addHandler(logging.StreamHandler())
        for handler in {one for logger in _every_logger() for one in logger.handlers}:
            handler.setFormatter(JsonLine())
    for name in (SERVER, ACCESS):
        if not any(isinstance(one, Discreet) for one in logging.getLogger(name).filters):
            logging.getLogger(name).addFilter(discreet)


def _every_logger() -> Iterator[logging.Logger]:
    yield logging.getLogger()
    yield logging.getLogger("asyncio")
    yield from (one for one in logging.root.manager.loggerDict.values() if isinstance(one, logging.Logger))
