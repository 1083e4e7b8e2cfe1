"""A process of its own in which queries of readers are run and their answers written: it can be ended, and nobody else notices.

`python -m vendors.exports.sql_process N` takes the database from the open file N, reads questions from its standard input and writes answers to its standard output,
until the input ends. It takes no more memory than it needs, can write no file, and is ended by
the system itself when a query takes longer than it may and cannot be interrupted.
"""

import json
import os
import signal
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any, Final

from vendors.exports import formats
from vendors.i18n.language import _, language
from vendors.query.sql.answer import LONGEST, MEMORY, ROWS, LockedDatabase, SqlAnswer, locked
from vendors.query.sql.database import NAME
from vendors.query.sql.statement import SqlError
from vendors.tables.row import as_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READY: Final = b"\x06"
"""What is written once the database is loaded."""
NICE: Final = 10
"""How far queries give way to every other process."""
GRACE: Final = 0.5
"""Seconds for a query to be interrupted before its process is ended."""
MOST_SHOWN: Final = 100
"""Rows on a page."""
LONGEST_SHOWN: Final = 400
"""Signs of a cell on a page."""


def main(database: int, questions: IO[bytes], answers: IO[bytes]) -> None:
    """Answers one question after another.

    Args:
        database: the descriptor of a file with what `vendors.query.sql.database.content` gives.
    """
    asked = LockedDatabase(_loaded(database))
    _be_bounded()
    answers.write(READY)
    answers.flush()
    while question := receive(questions):
        signal.setitimer(signal.ITIMER_REAL, LONGEST + GRACE)
        told, content = _told(asked, json.loads(question))
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(answers, json.dumps(told).encode())
        send(answers, content)


def _loaded(database: int) -> "DuckDBPyConnection":
    # DuckDB opens files by their names alone: this one has one for as long as it takes.
    with TemporaryDirectory(prefix="panorama-sql-") as place:
        path = Path(place) / NAME
        path.write_bytes(os.pread(database, os.fstat(database).st_size, 0))
        return locked(path)


def receive(source: IO[bytes]) -> bytes:
    """What one message says; b"" where there is none any more."""
    length = source.read(4)
    return source.read(int.from_bytes(length)) if len(length) == 4 else b""


def send(target: IO[bytes], message: bytes) -> None:
    """Writes one message."""
    target.write(len(message).to_bytes(4) + message)
    target.flush()


def _be_bounded() -> None:
    import resource

    os.nice(max(0, NICE - os.nice(0)))

    allowed = (MEMORY + 768) * 2**20
    status = Path("/proc/self/statm")
    # Where the system does not tell what is taken already, DuckDB alone keeps to its limit.
    taken = int(status.read_text("ascii").split()[0]) * resource.getpagesize() if status.exists() else 2**40
    for limit, most in (
        (resource.RLIMIT_AS, taken + allowed),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(limit, (most, most))


def _told(asked: LockedDatabase, question: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What is said of an answer, and the bytes of its file or what a page shows of it."""
    try:
        found = asked.answer(question["sql"], date.fromisoformat(question["day"]), question["lang"])
        if not question["ending"]:
            return {"status": "shown"}, json.dumps(_shown(found)).encode()
        if found.more:
            # A file that silently held less than was asked for would be believed.
            raise SqlError(
                _("The answer has more than {most} rows: end the query with LIMIT {limit}, or ask for fewer."),
                most=ROWS,
                limit=str(ROWS),
            )
        written = formats.asked_for(question["ending"])
        assert written, "the page offers no other ending"
        return {"status": "file"}, written.write(found.table, question["about"])
    except SqlError as error:
        words = language(question["lang"])
        fields = {
            name: words.number(one) if isinstance(one, int | float) else one for name, one in error.fields.items()
        }
        said = words.say(error.message, **fields) if error.message else ""
        return {"status": "wrong", "message": said, "said": error.said, "line": error.line, "letter": error.letter}, b""


def _shown(found: SqlAnswer) -> dict[str, Any]:
    rows = found.table.rows[:MOST_SHOWN]
    return {
        "names": found.table.names,
        "kinds": [column.kind for column in found.table.columns],
        "types": [*found.types],
        "rows": [[_cell(value) for value in row] for row in rows],
        "found": len(found.table.rows),
        "more": found.more,
        "disputed": found.disputed,
        "counts_repeated": found.counts_repeated,
    }


def _cell(value: Any) -> str | None:
    if value is None:
        return None
    said = (
        str(value).lower()
        if isinstance(value, bool)
        else " | ".join(value)
        if isinstance(value, tuple)
        else as_text(value)
    )
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN]}…"


if __name__ == "__main__":
    # Whatever a library prints must not stand between two answers.
    spoken = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    main(int(sys.argv[1]), sys.stdin.buffer, spoken)
