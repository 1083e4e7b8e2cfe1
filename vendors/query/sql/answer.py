"""The rows that a query of somebody gives, within limits: a locked database, so many rows and signs, so many seconds."""

import json
import math
import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any, Final

from vendors.i18n.language import _, language
from vendors.query.sql.disputed import REGISTER, DisputedTexts
from vendors.query.sql.statement import SqlError, check
from vendors.query.table import Table
from vendors.tables.mention import Role
from vendors.tables.row import Column

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SECONDS: Final = 2.5
"""Seconds of its own work that a query may take."""
LONGEST: Final = 3.5
"""The same on the clock: where others have the machine, a query that gives way to them is not stopped for what they do."""
_LOOK: Final = 0.05
"""Seconds between two looks at how long a query has worked."""
MEMORY: Final = 256
"""Megabytes that a query may take."""
ROWS: Final = 10_000
SIGNS: Final = 4_000_000
"""Signs of all cells of an answer together."""
COLUMNS: Final = 100
_STEP: Final = 200
"""Rows that are taken at a time, so that an answer that is too long is noticed early."""
_LOCKS: Final = (
    "enable_external_access = false",
    "allow_community_extensions = false",
    "allow_unsigned_extensions = false",
    "autoinstall_known_extensions = false",
    "autoload_known_extensions = false",
    "python_enable_replacements = false",
    "max_temp_directory_size = '0KB'",
    f"memory_limit = '{MEMORY}MB'",
    # A program that was started by `python -c` counts as one that somebody watches: it would draw the progress of a long query.
    "enable_progress_bar = false",
    "lock_configuration = true",
)
"""No file, no network, no extension, no variable of this program, nothing on disk; and none of it can be taken back."""
_WHOLE: Final = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
_BROKEN: Final = ("DECIMAL", "FLOAT", "DOUBLE")
_WIDEST: Final = 2**63
_UNSEEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Signs that no file can hold."""


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """What a query gives.

    Attributes:
        table: its rows, at most `ROWS`. Where some tell of what is disputed, a last column says what, with status and answers.
        more: whether there are more rows.
        disputed: the place of that column, or None.
        types: what DuckDB calls the types of the columns.
        counts_repeated: whether it may have counted a row several times, see `vendors.query.sql.statement.Statement`.
    """

    table: Table
    more: bool
    disputed: int | None
    types: Sequence[str]
    counts_repeated: bool


def locked(path: Path) -> "DuckDBPyConnection":
    """The database of a file, in memory: nothing else can be read or changed through it.

    Args:
        path: of what `vendors.query.sql.database.content` gives.
    """
    import duckdb

    connection = duckdb.connect(config={"threads": 1, "temp_directory": ""})
    connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS kept (READ_ONLY)")
    connection.execute("COPY FROM DATABASE kept TO memory")
    connection.execute("DETACH kept")
    for lock in _LOCKS:
        connection.execute(f"SET {lock}")
    return connection


class LockedDatabase:
    """A locked database that is asked one query after another.

    Args:
        connection: what `locked` gives.
    """

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._texts: dict[tuple[date, str], DisputedTexts] = {}

    def answer(self, sql: str, day: date, lang: str) -> SqlAnswer:
        """The rows of a query.

        Args:
            day: what `chosen_day()` gives.
            lang: of what is said beside rows.

        Raises:
            SqlError: it may not be run, or DuckDB says that it is wrong, or it is beyond a limit.
        """
        import duckdb

        self._connection.execute(f"SET VARIABLE chosen_day = DATE '{day.isoformat()}'")
        texts = self._disputed(day, lang)
        asked = check(self._connection, sql)
        # Who is accused is in the mentions.
        of_register = bool(asked.named & REGISTER) or ("mentions" in asked.named and Role.ACCUSED in sql.casefold())
        try:
            with self._within_limits():
                self._connection.execute(sql)
                described = self._connection.description or []
                if len(described) > COLUMNS:
                    raise SqlError(_("The answer has more than {most} columns."), most=COLUMNS)
                rows = [*self._rows()]
        except (duckdb.OutOfMemoryException, MemoryError):
            raise SqlError(_("The query needs more than {most} megabytes of memory."), most=MEMORY) from None
        except duckdb.InterruptException:
            raise too_long() from None
        except duckdb.Error as error:
            raise SqlError(said=str(error), at=_place(str(error))) from None
        kinds = [(name, str(kind)) for name, kind, *_more in described]
        table, disputed = _table(kinds, rows[:ROWS], texts, of_register)
        return SqlAnswer(table, len(rows) > ROWS, disputed, [kind for _name, kind in kinds], asked.counts_repeated)

    def _disputed(self, day: date, lang: str) -> DisputedTexts:
        if (day, lang) not in self._texts:
            if len(self._texts) >= 8:
                self._texts.clear()
            self._texts[day, lang] = DisputedTexts(self._connection, language(lang))
        return self._texts[day, lang]

    @contextmanager
    def _within_limits(self) -> Iterator[None]:
        """Nothing can be written, and what takes too long is interrupted."""
        over = threading.Event()
        self._connection.execute("BEGIN TRANSACTION READ ONLY")
        threading.Thread(target=self._interrupt, args=(over,), daemon=True).start()
        try:
            yield
        finally:
            over.set()
            self._connection.rollback()

    def _interrupt(self, over: threading.Event) -> None:
        """Interrupts a query that works too long, unless it is over."""
        begun, worked = monotonic(), process_time()
        while not over.wait(_LOOK):
            if process_time() - worked > SECONDS or monotonic() - begun > LONGEST:
                self._connection.interrupt()
                return

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        taken = signs = 0
        while taken <= ROWS and (rows := self._connection.fetchmany(_STEP)):
            taken += len(rows)
            signs += sum(_signs(value) for row in rows for value in row)
            if signs > SIGNS:
                raise SqlError(
                    _("The answer has more than {most} characters: ask for fewer columns or rows."), most=SIGNS
                )
            yield from rows


def too_long() -> SqlError:
    """The error of a query that was stopped."""
    return SqlError(_("The query took longer than {most} seconds and was stopped."), most=SECONDS)


def _place(said: str) -> tuple[int, int]:
    """Line and letter of a fault, as DuckDB shows them: a line of the statement, and a sign under the place."""
    found = re.search(r"^(LINE (\d+): )(.*)\n( *)\^", said, re.MULTILINE)
    if not found:
        return 0, 0
    # Of a long line only a part is shown.
    return int(found[2]), 0 if found[3].startswith("...") else len(found[4]) - len(found[1]) + 1


def _signs(value: object) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, dict):
        return sum(_signs(one) for pair in value.items() for one in pair)
    return sum(map(_signs, value)) if isinstance(value, list | tuple) else 8


def _table(
    described: Sequence[tuple[str, str]], rows: Sequence[tuple[Any, ...]], texts: DisputedTexts, of_register: bool
) -> tuple[Table, int | None]:
    """The rows with what stands beside them, and the place of the column in which it does."""
    columns, cells = [], []
    for at, (name, kind) in enumerate(described):
        column, values = _column(name, kind, [row[at] for row in rows])
        columns.append(column)
        cells.append(values)
    made = [list(row) for row in zip(*cells, strict=True)]
    beside = [texts.beside(row, of_register=of_register) for row in made]
    disputed = len(columns) if any(beside) else None
    if disputed is not None:
        columns.append(Column("disputed", _("Controversies"), many=True, derived=True))
        made = [[*row, said] for row, said in zip(made, beside, strict=True)]
    return Table(_told_apart(columns), made), disputed


def _told_apart(columns: Iterable[Column]) -> list[Column]:
    """Columns each of which has a name of its own."""
    taken: set[str] = set()
    found = []
    for column in columns:
        cut = _UNSEEN.sub(" ", column.name)[:120].strip() or "column"
        name, turn = cut, 1
        while name.casefold() in taken:
            turn += 1
            name = f"{cut}_{turn}"
        taken.add(name.casefold())
        found.append(
            Column(
                name,
                column.label if column.label != column.name else name,
                kind=column.kind,
                many=column.many,
                derived=True,
            )
        )
    return found


def _column(name: str, kind: str, values: Sequence[Any]) -> tuple[Column, list[Any]]:
    """A column as the other rooms know it, with its values: numbers stay numbers, lists of texts lists, all else is text."""
    if kind == "BOOLEAN":
        return Column(name, name, kind="boolean"), [*values]
    if kind in _WHOLE and all(value is None or abs(value) < _WIDEST for value in values):
        return Column(name, name, kind="integer"), [*values]
    if kind.partition("(")[0] in _BROKEN and all(value is None or math.isfinite(value) for value in values):
        return Column(name, name, kind="number"), [None if value is None else float(value) for value in values]
    if kind == "VARCHAR[]":
        return Column(name, name, many=True), [tuple(_text(item) or "" for item in value or ()) for value in values]
    return Column(name, name), [_text(value) for value in values]


def _text(value: object) -> str | None:
    """A value of any type as text: days as ISO 8601 writes them, bytes in hexadecimal, what has parts as JSON."""
    if value is None or isinstance(value, str):
        return value if value is None else _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, dict | list | tuple):
        return _UNSEEN.sub(
            "\N{REPLACEMENT CHARACTER}", json.dumps(value, ensure_ascii=False, default=_text, skipkeys=True)
        )
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
