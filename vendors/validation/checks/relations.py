"""Keys are unique, references lead somewhere, one name denotes one vendor, and figures are complete."""

from collections.abc import Iterator, Mapping, Sequence

from vendors.tables.article import Article, TitleSource
from vendors.tables.event import DEALS_NOT_DONE, Event
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.types.did_you_mean import nearest, plain, prepared
from vendors.validation.checks.consistent_names import bare_name
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    for table in tables.values():
        yield from repeated_keys(table)
        yield from _dangling(table, tables)
    yield from _shared_names(tables["vendors"])
    yield from _figures(tables["vendors"])
    yield from _amounts(tables["events"])
    yield from _articles(tables["news"], named(tables, "mentions", "article"))


def named(tables: Mapping[str, TextTable], table: str, column: str) -> set[str]:
    """The ids that a column names; an unknown one counts for the one it probably means, so that a misspelling is one problem and not two."""
    known = set(tables[tables[table].model.column(column).refers].ids)
    found = set(tables[table].texts(column))
    return found | {meant for name in found - known if (meant := nearest(name, known))}


def repeated_keys(table: TextTable) -> Iterator[Problem]:
    """Each row whose key stands on an earlier line already."""
    first: dict[tuple[str, ...], TextRow] = {}
    names = table.model.KEY
    for record in table.asked_rows:
        key = tuple([record.text(name) for name in names])
        if key in first:
            name = table.model.KEY[0]
            yield table.problem("duplicate-key", record, name, value="|".join(key), other=str(first[key].line))
        elif any(key):
            first[key] = record


def _dangling(table: TextTable, tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    for column in table.model.columns():
        if not column.refers:
            continue
        known = tables[column.refers]
        if not known.sound:
            continue
        ids = set(known.ids)
        spellings = prepared({})
        for record in table.asked_rows:
            for name in filter(None, record.text(column.name).split("|")):
                if name not in ids:
                    spellings = spellings or prepared(
                        {record.text("name"): record.text("id") for record in known.rows} | {id: id for id in ids}
                    )
                    meant = spellings.near(name) or ""
                    yield table.problem(
                        "unknown-reference", record, column.name, value=name, suggestion=meant, other=known.file
                    )


def _shared_names(vendors: TextTable) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    nearly: dict[str, str] = {}
    for record, row in _kept_first(vendors.asked):
        assert isinstance(row, Vendor)
        for column, names in (("name", (row.name,)), ("aliases", row.aliases)):
            for name in names:
                other = owner.setdefault(plain(name), row.id)
                near = nearly.setdefault(bare_name(name), row.id)
                if other != row.id:
                    yield vendors.problem("shared-name", record, column, value=name, other=other)
                elif near != row.id:
                    yield vendors.problem("vendor-again", record, column, value=name, other=near)


def _kept_first(asked: Sequence[tuple[TextRow, Row]]) -> Sequence[tuple[TextRow, Row]]:
    """Rows with those first that a loaded file has not: of two that collide the one is named that stands in the file."""
    return sorted(asked, key=lambda one: one[0].line > 0)


def _figures(vendors: TextTable) -> Iterator[Problem]:
    for record, row in vendors.asked:
        assert isinstance(row, Vendor)
        for column in Vendor.columns():
            if column.dated_by and row.cell(column.name) and not row.cell(column.dated_by):
                yield vendors.problem("undated-figure", record, column.dated_by, other=row.cell(column.name))
        if (row.hq_lat is None) != (row.hq_lon is None):
            yield vendors.problem("half-place", record, "hq_lat" if row.hq_lat is None else "hq_lon")


def _amounts(events: TextTable) -> Iterator[Problem]:
    for record, row in events.asked:
        assert isinstance(row, Event)
        if row.kind in DEALS_NOT_DONE and row.amount_usd_m is not None:
            yield events.problem(
                "amount-of-no-deal", record, "amount_usd_m", value=row.cell("amount_usd_m"), other=str(row.kind)
            )


def _articles(news: TextTable, tied: set[str]) -> Iterator[Problem]:
    first: dict[str, TextRow] = {}
    for record, row in _kept_first(news.asked):
        assert isinstance(row, Article)
        other = first.setdefault(row.url, record)
        if other is not record:
            yield news.problem("duplicate-address", record, "url", value=row.url, other=str(other.line))
        if row.title_source is TitleSource.ADDRESS:
            yield news.problem("title-to-check", record, "title", value=row.title)
        if row.id not in tied:
            yield news.problem("article-without-vendor", record, "id", value=row.id)
