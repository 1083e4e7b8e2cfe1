"""The survey in a notebook: every table as a pandas frame, as of a day, with what each column means.

import vendors

panorama = vendors.load("data", as_of="2018-04-23")
panorama.select("vendors", region=["fr", "eu"], control="other")
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from vendors.domain.controversy_summary import told_by
from vendors.domain.vendor_on import VendorOn
from vendors.exports.api.resources import RESOURCES
from vendors.exports.page_tables import perhaps_in_period
from vendors.i18n.language import Language, language
from vendors.query.passed_over import passed_over
from vendors.query.query_string import QueryString
from vendors.query.read_as import read_as
from vendors.query.results import Results, parameters_of
from vendors.query.selection import Selection
from vendors.query.sql import database
from vendors.query.sql.of_selection import statement
from vendors.settings import today as present_day
from vendors.store import load as store
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column, Row, as_text
from vendors.types.kinds import MEANINGS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Pairs = tuple[tuple[str, str], ...]
Chosen = str | date | Iterable[str]
"""What can be chosen of a parameter: a value as an address writes it, or several of them."""
TYPES: Final = {"integer": "Int64", "money": "Float64", "number": "Float64", "boolean": "boolean"}
"""The type of a column by the kind of its values; lists are tuples, all else is text."""


class InvalidDataError(ValueError):
    """The tables of a folder have errors; the message names the first of them."""


class UnknownChoiceError(ValueError):
    """A parameter or value that does not exist; the message names the nearest that does."""


class Panorama:
    """The survey as of a day. Frames are made anew at each call, so that they may be changed.

    Attributes:
        as_of: the day that is looked at.
        version: of the data, as every citation names it.

    Args:
        dataset: the tables.
        as_of: the day that is looked at.
        today: the present day; an owner of unknown beginning is known to own from it on.
    """

    def __init__(self, dataset: Dataset, as_of: date, today: date) -> None:
        self.as_of = as_of
        self.version = dataset.version
        self._dataset, self._today = dataset, today
        self._base: DuckDBPyConnection | None = None

    @property
    def tables(self) -> Mapping[str, str]:
        """The names of the tables, each with what its rows are."""
        return {name: (model.__doc__ or "").partition("\n")[0] for name, model in TABLES.items()}

    def __getitem__(self, table: str) -> pd.DataFrame:
        """The frame of a table as of the day, as `select` gives it.

        Raises:
            KeyError: there is no such table.
        """
        if table not in TABLES:
            raise KeyError(table)
        return self.select(table)

    def select(self, table: str = "vendors", **chosen: Chosen) -> pd.DataFrame:
        """The rows of a table that a Selection names, in the order of its page.

        Args:
            table: one of `tables`.
            chosen: the parameters of the table’s address (`/data/<table>` lists them), such as `region="fr"`,
                `capability=["nps", "csat"]`, `match="any"`, `since="2020"`, `sort="-founded"`, `date="2018-04-23"`.

        Returns:
            A frame with the columns of `columns(table)`: whole numbers `Int64`, numbers `Float64`, yes and no `boolean`, lists
            tuples, all else `string`; what is not known is missing, and an empty tuple. Dates are text as precise as they are
            known; `first_day` and `last_day` make days of them. Its `attrs` name the table, the day, the version, in `read_as`
            what was read otherwise than it is written, and in `left_out` the articles that may lie in the period chosen.

        Raises:
            KeyError: there is no such table.
            UnknownChoiceError: a parameter or a value does not exist, or does not apply to this table.
        """
        pairs = self._pairs(chosen)
        results = self._results(table, pairs)
        rows = [told_by(self._dataset, row, results.as_of.on) for row in results.rows(table)]
        frame = _frame(rows, _model(table).columns())
        finds = RESOURCES[table].finds if table in RESOURCES else None
        frame.attrs = {
            "table": table,
            "as_of": str(results.as_of.on),
            "data_version": self.version,
            "read_as": [*read_as(pairs, results, finds)],
            "left_out": perhaps_in_period(results) if table == "news" else [],
        }
        return frame

    def columns(self, table: str = "vendors", lang: str = "en") -> pd.DataFrame:
        """What the columns of a table mean.

        Args:
            lang: "en" or "fr".

        Returns:
            A frame with one row a column, by its name: `type`, `label`, `meaning`, `values` (of a closed list).

        Raises:
            KeyError: there is no such table.
        """
        words = language(lang)
        told = [_told(column, words) for column in _model(table).columns()]
        return pd.DataFrame(told, columns=["column", "type", "label", "meaning", "values"]).set_index("column")

    def sql(self, query: str) -> pd.DataFrame:
        """The rows of a query to the tables and to the views of any day, as the site’s page `/sql` understands it; here nothing limits it.

        Raises:
            duckdb.Error: the query is wrong.
        """
        if self._base is None:
            self._base = database.connect(self._dataset, self._today)
        self._base.execute(f"SET VARIABLE chosen_day = DATE '{self.as_of}'")
        return self._base.execute(query).df()

    def as_sql(self, table: str = "vendors", **chosen: Chosen) -> str:
        """The query for what `select` gives.

        Raises:
            KeyError, UnknownChoiceError: as `select`.
        """
        return statement(table, self._results(table, self._pairs(chosen)))

    def _pairs(self, chosen: Mapping[str, Chosen]) -> Pairs:
        asked: dict[str, Chosen] = {"date": self.as_of, **chosen}
        return tuple((name, value) for name, values in asked.items() for value in _written(values))

    def _results(self, table: str, pairs: Pairs) -> Results:
        _model(table)
        selection, unknown = Selection.read(pairs, self._dataset, self._today)
        words = language("en")
        faults = [
            *((one.say(words), one.suggestion) for one in passed_over(QueryString(pairs), parameters_of(table))),
            *((f"“{one.value}” ({one.parameter}) does not exist.", one.suggestion) for one in unknown),
        ]
        if faults:
            said, meant = faults[0]
            raise UnknownChoiceError(f"{said} Did you mean “{meant}”?" if meant else said)
        return Results(self._dataset, selection, self._today)


def load(folder: str | Path = "data", *, as_of: str | date | None = None, today: date | None = None) -> Panorama:
    """Reads a data folder, see `vendors.load`."""
    now = today or present_day()
    found = store.load(Path(folder), now)
    if found.dataset is None:
        words = language("en")
        raise InvalidDataError("\n".join(problem.message(words) for problem in found.errors[:5]))
    try:
        day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    except ValueError:
        raise ValueError(f"“{as_of}” is no day: write one as 2018-04-23.") from None
    return Panorama(found.dataset, day or now, now)


def first_day(dates: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """The first day that each date may mean: 2018 is 1 January 2018."""
    return pd.to_datetime(dates.map(lambda text: f"{text}-01-01"[:10], na_action="ignore"))


def last_day(dates: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """The last day that each date may mean: 2018 is 31 December 2018, 2018-04 is 30 April."""
    first, length = first_day(dates), dates.str.len()
    month = first + pd.offsets.MonthEnd(0)
    return first.where(length == 10, month.where(length == 7, first + pd.offsets.YearEnd(0)))


def _model(table: str) -> type[Row]:
    return VendorOn if table == "vendors" else TABLES[table]


def _written(value: Chosen) -> Sequence[str]:
    return [str(value)] if isinstance(value, str | date) else [str(one) for one in value]


def _frame(rows: Sequence[Row], columns: Sequence[Column]) -> pd.DataFrame:
    return pd.DataFrame(
        {column.name: _series([getattr(row, column.name) for row in rows], column) for column in columns}
    )


def _series(values: Sequence[Any], column: Column) -> "pd.Series[Any]":
    if column.many:
        return pd.Series([tuple(str(item) for item in value) for value in values], dtype=object)
    if kind := TYPES.get(column.kind):
        return pd.Series(values, dtype=kind)
    return pd.Series([as_text(value) or None for value in values], dtype="string")


def _told(column: Column, words: Language) -> list[str]:
    kind = "tuple" if column.many else TYPES.get(column.kind, "string")
    help = words.say(column.help) if column.help else ""
    meaning = " – ".join(filter(None, (help, words.say(MEANINGS[column.kind]))))
    return [column.name, kind, words.say(column.label), meaning, ", ".join(map(str, column.choices))]
