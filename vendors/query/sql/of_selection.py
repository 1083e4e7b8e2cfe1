"""A Selection as SQL: the query that gives the rows of a table that `vendors.query.results` gives, in the same order.

It asks the views of `vendors.query.sql.views`, so whoever has the database can read it, run it and change it. The words of a
search are the one thing that SQL does not ask: they are understood by the site, and stand as the ids that it found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from vendors.domain.right_of_reply import Stage
from vendors.domain.vendor_on import VendorOn
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.dispute_orders import ORDERS
from vendors.query.facets import FACETS
from vendors.query.results import ABOUT_ARTICLES, ABOUT_VENDORS, Results, by_cell
from vendors.query.sql.vendor_conditions import VendorConditions, among, one_of, statuses
from vendors.query.table_index import DATED, OF_VENDORS, TOLD_SINCE
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import ControversyStatus
from vendors.tables.row import Column, Row, own_name

SEARCHED: Final = "-- The search is the site’s own: these are the ids that it found.\n  "


def statement(table: str, results: Results) -> str:
    """The query for the rows of a table that a Selection names, in the order of its page.

    Args:
        table: a name of `vendors.tables.TABLES`.
        results: the Selection, with the data in which its words are searched.

    Raises:
        KeyError: there is no such table.
    """
    asked = _Question(results)
    made: Mapping[str, Callable[[], str]] = {
        "vendors": asked.vendors,
        "news": asked.articles,
        "controversies": asked.disputes,
    }
    return made[table]() if table in made else asked.rows(table)


class _Question:
    def __init__(self, results: Results) -> None:
        self.results = results
        self.selection = results.selection
        day = self.selection.date
        self.day = f"DATE '{day}'" if day else ""
        self.lang = self.selection.lang

    # the tables with a view of the day

    def vendors(self) -> str:
        """The vendors."""
        conditions = [*self._vendor_conditions((*ABOUT_VENDORS, *ABOUT_DISPUTES)), *self._found("vendors")]
        order = self._order(VendorOn, "name", ("place",))
        return _query("*", f"vendors_on({self.day})", conditions, order)

    def articles(self) -> str:
        """The articles."""
        conditions = self._among_values(("article", *ABOUT_ARTICLES), {"article": Article.column("id")})
        if self.selection.vendor:
            conditions.append(f"list_has_any(vendors, [{among(self.selection.vendor)}])")
        conditions += [*self._about_chosen_vendors(), *self._found("news"), *self._surely("date")]
        return _query("*", f"articles_on({self.day})", conditions, self._order(Article, "", ("place",)))

    def disputes(self) -> str:
        """The controversies."""
        chosen = self.selection
        conditions = self._among_values(("controversy", "about"), {"controversy": Controversy.column("id")})
        if chosen.vendor:
            conditions.append(f"list_has_any(vendors, [{among(chosen.vendor)}])")
        if chosen["status"]:
            conditions.append(f"status IN ({among(statuses(chosen['status']))})")
        conditions += [*self._about_chosen_vendors(), *self._found("controversies"), *self._surely("opened")]
        name = chosen.sort.removeprefix("-")
        order = [f"{self._dispute_order(name)}{self._down}", "place"] if name in ORDERS else []
        order = order or self._order(Controversy, "", ("place",))
        return _query("*", f"controversies_on({self.day})", conditions, order)

    def rows(self, table: str) -> str:
        """The rows of any other table."""
        model = TABLES[table]
        conditions = []
        if self.selection.narrows(*ABOUT_VENDORS):
            conditions.append(self._concerns_chosen_vendors(model))
        dated = next((column.name for column in model.columns() if column.name in DATED), "")
        if dated:
            conditions.append(self._happened(dated))
        if table in OF_VENDORS:
            there = _query("id", "vendors", [f"(founded IS NULL OR earliest(founded) <= {self._last_day})"], [], "    ")
            conditions.append(f"vendor IN ({there})")
        if table in TOLD_SINCE:
            names, of, date = TOLD_SINCE[table]
            there = _query("id", of.TABLE, [f"earliest({date}) <= {self._last_day}"], [], "    ")
            conditions.append(f"{names} IN ({there})")
        for name, facet in by_cell(model).items():
            if values := self.selection[facet]:
                every = statuses(values) if facet == "status" else values
                conditions.append(one_of(model.column(name), every))
        return _query("*", table, conditions, self._order(model, "", ("rowid",)))

    # what is chosen of vendors

    def _vendor_conditions(self, parameters: Iterable[str]) -> list[str]:
        facets = VendorConditions(self.day)
        return [
            facets.met(name, self.selection[name], every=self.selection.every(name))
            for name in parameters
            if self.selection[name]
        ]

    def _about_chosen_vendors(self) -> list[str]:
        conditions = self._vendor_conditions(name for name in ABOUT_VENDORS if name != "vendor")
        if not conditions:
            return []
        chosen = _query("list(id)", f"vendors_on({self.day})", conditions, [], "    ")
        return [f"list_has_any(vendors, ({chosen}))"]

    def _concerns_chosen_vendors(self, model: type[Row]) -> str:
        conditions = [*self._vendor_conditions((*ABOUT_VENDORS, *ABOUT_DISPUTES)), *self._found("vendors")]
        chosen = _query("id", f"vendors_on({self.day})", conditions, [], "    ")
        if "vendor" in model.model_fields:
            return f"vendor IN ({chosen})"
        if model.TABLE == "evidence":
            return f'"table" = \'vendors\' AND "row" IN ({chosen})'
        if model.TABLE == "controversy_status":
            return f"controversy IN (SELECT id FROM (SELECT id, unnest(vendors) AS vendor FROM controversies) WHERE vendor IN ({chosen}))"
        return "FALSE"

    # what is chosen of all

    def _among_values(self, parameters: Iterable[str], called: Mapping[str, Column]) -> list[str]:
        return [
            one_of(called.get(name) or FACETS[name].column, self.selection[name])
            for name in parameters
            if self.selection[name]
        ]

    def _found(self, table: str) -> list[str]:
        if not self.selection.q:
            return []
        only = self.selection.only_with("q", "date")
        as_of = self.results.as_of
        found = [row.id for row in Results(as_of.dataset, only, as_of.today).rows(table)]
        return [f"{SEARCHED}id IN ({among(found)})" if found else "FALSE"]

    def _surely(self, column: str) -> list[str]:
        since, until = self.selection.since, self.selection.until
        return [
            *([f"earliest({column}) >= DATE '{since.first}'"] if since else []),
            *([f"latest({column}) <= DATE '{until.last}'"] if until else []),
        ]

    @property
    def _last_day(self) -> str:
        return self.day or "chosen_day()"

    def _happened(self, column: str) -> str:
        since, until = self.selection.since, self.selection.until
        met = [
            f"earliest({column}) <= {self._last_day}",
            *([f"latest({column}) >= DATE '{since.first}'"] if since else []),
            *([f"earliest({column}) <= DATE '{until.last}'"] if until else []),
        ]
        return f"({column} IS NULL OR {' AND '.join(met)})"

    # the order

    @property
    def _down(self) -> str:
        return " DESC" if self.selection.sort.startswith("-") else ""

    def _order(self, model: type[Row], default: str, last: Sequence[str]) -> list[str]:
        """What rows are sorted by, see `Results.ordered`."""
        sortable = {column.name for column in model.columns() if column.sortable}
        sort = self.selection.sort if self.selection.sort.removeprefix("-") in sortable else default
        if not sort:
            return [*last]
        name, down = sort.removeprefix("-"), " DESC" if sort.startswith("-") else ""
        by_name = ["name_place(name)"] if "name" in model.model_fields and name != "name" else []
        keys = [f"{key}{down}" for key in self._keys(model.column(name))]
        known = [] if model.column(name).required else [f"{name} IS NULL"]
        return [*known, *keys, *by_name, *last]

    def _keys(self, column: Column) -> list[str]:
        if column.kind == "country":
            return [f"country_place({column.name}, '{self.lang}')"]
        if column.name == "hq_city":
            return [f"city_place({column.name}, '{self.lang}')"]
        if column.kind == "date":
            return [f"earliest({column.name})", f"latest({column.name})"]
        return [f"name_place({column.name})" if column.kind == "text" else column.name]

    def _dispute_order(self, name: str) -> str:
        if name == "title":
            return f"name_place({own_name('title', self.lang)})"
        if name == "status":
            return f"coalesce(list_position([{among(ControversyStatus)}], status), {len(ControversyStatus) + 1})"
        if name == "vendor":
            return "(SELECT list(name_place(vendors.name) ORDER BY turn) FROM (SELECT unnest(vendors) AS id, generate_subscripts(vendors, 1) AS turn) JOIN vendors USING (id))"
        return f"coalesce(list_min(list_transform(answers, lambda said: list_position([{among(Stage)}], split_part(said, ': ', 2)))), 0)"


def _query(what: str, source: str, conditions: Sequence[str], order: Sequence[str], indent: str = "") -> str:
    where = f"\n{indent}WHERE " + f"\n{indent}  AND ".join(conditions) if conditions else ""
    by = f"\n{indent}ORDER BY {', '.join(order)}" if order else ""
    return f"SELECT {what} FROM {source}{where}{by}"
