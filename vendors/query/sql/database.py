"""The database itself: one DuckDB file with every table of the data set, what is computed of them, and the views."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from hashlib import blake2b
from pathlib import Path
from struct import iter_unpack, pack
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from vendors.i18n.collation import sort_key
from vendors.i18n.language import LANGUAGES, language
from vendors.query.sql.periods import ControlPeriod, answer_periods, control_periods
from vendors.query.sql.views import COMPUTED, VIEWS, statements
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column, as_text
from vendors.tables.vendor import Vendor
from vendors.types.country import countries, hosting_of, region_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TYPES: Final = {"integer": "BIGINT", "money": "DOUBLE", "number": "DOUBLE", "boolean": "BOOLEAN", "day": "DATE"}
"""The type of a column by its kind; all else is text. A date is text too, as precise as it is known: `earliest` and `latest` make days of it."""
NAME: Final = "panorama-cx.duckdb"
_HEADER: Final = 4_096
_IDENTIFIER: Final = slice(124, 140)
"""Where the header of a file of DuckDB’s has its identifier."""


def column_type(column: Column) -> str:
    """The type of a column in the database."""
    kind = TYPES.get(column.kind, "VARCHAR")
    return f"{kind}[]" if column.many else kind


def fill(connection: "DuckDBPyConnection", dataset: Dataset, today: date) -> None:
    """Makes every table and view in an empty database.

    Args:
        today: the present day: an owner of unknown beginning is known to own from it on.
    """
    for name, model in TABLES.items():
        columns = model.stored_columns()
        rows = ([_stored(getattr(row, column.name), column) for column in columns] for row in dataset.rows[name])
        _make(connection, name, columns, rows)
    control = list(control_periods(dataset, today))
    computed: dict[str, Iterable[Sequence[Any]]] = {
        "control_periods": map(_control_row, control),
        "answer_periods": ([*one.of, str(one.held), one.begins, one.ends] for one in answer_periods(dataset)),
        "countries": _country_rows(),
        "name_places": _place_rows(dataset, control),
        "about": [[dataset.version, dataset.issued, today]],
    }
    for view in COMPUTED:
        _make(connection, view.name, view.columns, computed[view.name])
    for statement in statements().values():
        connection.execute(statement)
    for name, model in TABLES.items():
        _comment(connection, f"TABLE {name}", (model.__doc__ or "").strip().partition("\n")[0])
    for view in (*COMPUTED, *VIEWS):
        kind = "MACRO TABLE" if view.asks_day else "VIEW" if view.sql else "TABLE"
        _comment(connection, f"{kind} {view.name}", view.about)


def connect(dataset: Dataset, today: date) -> "DuckDBPyConnection":
    """A database of the data set in memory, for a program of one's own. It is not locked: see `vendors.query.sql.answer`."""
    import duckdb

    connection = duckdb.connect()
    fill(connection, dataset, today)
    return connection


def content(dataset: Dataset, today: date) -> bytes:
    """The database as a file: the same bytes for the same data and day."""
    import duckdb

    with TemporaryDirectory() as place:
        path = Path(place) / NAME
        with duckdb.connect() as connection:
            # Small blocks: the tables are small, and each column begins in one of its own.
            connection.execute(f"ATTACH '{path}' AS panorama (BLOCK_SIZE 16384)")
            connection.execute("USE panorama")
            fill(connection, dataset, today)
            connection.execute("USE memory")
            connection.execute("DETACH panorama")
        return _named(path.read_bytes(), f"{dataset.version} {today}")


def _named(file: bytes, name: str) -> bytes:
    """A file with an identifier of ours in its header, where DuckDB gives each a random one; its sum begins the header."""
    header = bytearray(file[:_HEADER])
    header[_IDENTIFIER] = blake2b(name.encode(), digest_size=16).digest()
    total = reduce(lambda sum, word: sum ^ (word[0] * 0xBF58476D1CE4E5B9) % 2**64, iter_unpack("<Q", header[8:]), 5381)
    header[:8] = pack("<Q", total)
    return bytes(header) + file[_HEADER:]


def _make(
    connection: "DuckDBPyConnection", name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]
) -> None:
    told = ", ".join(f'"{column.name}" {column_type(column)}' for column in columns)
    connection.execute(f"CREATE TABLE {name} ({told})")
    cells = [[*row] for row in rows]
    if cells:
        import pyarrow as pa

        made = pa.table(
            [pa.array([row[at] for row in cells], _arrow(column)) for at, column in enumerate(columns)],
            names=[column.name for column in columns],
        )
        connection.register("coming", made)
        connection.execute(f"INSERT INTO {name} SELECT * FROM coming")
        connection.unregister("coming")


def _arrow(column: Column) -> Any:
    import pyarrow as pa

    kind = {"BIGINT": pa.int64(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_(), "DATE": pa.date32()}.get(
        TYPES.get(column.kind, ""), pa.string()
    )
    return pa.list_(kind) if column.many else kind


def _comment(connection: "DuckDBPyConnection", what: str, said: str) -> None:
    connection.execute(f"COMMENT ON {what} IS '{said.replace(chr(39), chr(39) * 2)}'")


def _stored(value: Any, column: Column) -> Any:
    """A cell as the database has it: what is not known is NULL, an empty list too."""
    if column.many:
        return [str(item) for item in value] or None
    return value if value is None or column.kind in TYPES else as_text(value)


def _control_row(one: ControlPeriod) -> list[Any]:
    held = one.period.held
    first = held.chain[0].owner_vendor if held.chain else None
    told = [held.owner, first, str(held.kind), held.ultimate_owner, held.country, str(held.region)]
    days = [one.begins, one.ends, one.settled, one.period.begins, one.period.ends]
    return [*one.period.of, *told, held.located, held.undated, *days]


def _country_rows() -> Iterator[list[Any]]:
    for code in sorted(countries()):
        names = [language(tongue).country(code) for tongue in ("fr", "en")]
        yield [code, *names, str(region_of(code)), *map(str, hosting_of([code]))]


def _place_rows(dataset: Dataset, control: Iterable[ControlPeriod]) -> Iterator[list[Any]]:
    names = {row.name for row in dataset.table(Vendor)}
    names |= {name for one in control for name in (one.period.held.owner, one.period.held.ultimate_owner) if name}
    names |= {text for row in dataset.table(Article) for text in (row.title, row.publisher)}
    names |= {title for row in dataset.table(Controversy) for title in row.own_in_all("title")}
    yield from (["name", name, "", place] for name, place in _places({name: name for name in names}))
    cities = {row.hq_city for row in dataset.table(Vendor) if row.hq_city}
    for code in LANGUAGES:
        words = language(code)
        lands = _places({land: words.country(land) for land in sorted(countries())})
        yield from (["country", land, code, place] for land, place in lands)
        yield from (["city", city, code, place] for city, place in _places({city: words.city(city) for city in cities}))


def _places(called: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Each thing with the place of what it is called; what is called alike has one place."""
    keys = {name: sort_key(name) for name in {*called.values()}}
    order = {key: place for place, key in enumerate(sorted({*keys.values()}))}
    return ((one, order[keys[called[one]]]) for one in sorted(called))
