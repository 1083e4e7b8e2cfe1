"""The index of a table gives the rows that a test of each row gives, in their order."""

from datetime import date

from tests.drawn_selections import drawn_selections
from vendors.i18n.language import language
from vendors.query.facets import FACETS
from vendors.query.order import in_order
from vendors.query.results import ABOUT_VENDORS, Results, by_cell
from vendors.query.selection import Selection
from vendors.query.table_index import TableIndex
from vendors.tables import TABLES

APART = ("vendors", "news", "controversies")
"""The tables whose rows have indexes of their own."""


def vendors_of(dataset, row):
    """Whom a row is about."""
    if "vendor" in type(row).model_fields:
        return {row.vendor}
    if row.TABLE == "evidence":
        return {row.row} if row.table == "vendors" else set()
    return set(dataset.controversy[row.controversy].vendors) if row.TABLE == "controversy_status" else set()


def happened(dataset, row, selection, on):
    """Whether a row may be of the period chosen, as far as its date says; what belongs to something else is there since that is."""
    if row.TABLE == "mentions":
        return dataset.article[row.article].date.first <= on
    if row.TABLE == "replies":
        return dataset.controversy[row.controversy].opened.first <= on
    founded = dataset.vendor[row.vendor].founded if row.TABLE in ("capabilities", "ownership") else None
    if founded and founded.first > on:
        return False
    day = getattr(row, "date", None) or getattr(row, "since", None)
    return day is None or (
        day.first <= on
        and (selection.since is None or day.last >= selection.since.first)
        and (selection.until is None or day.first <= selection.until.last)
    )


def held(row, column):
    """What a row has in a column, with what a facet derives from it."""
    facet = type(row).column(column).facet
    return set(map(str, FACETS[facet.name].held(row) if facet else row.items(column)))


def test_any_selection_gives_the_rows_that_meet_it_one_by_one(dataset, today):
    narrowed = 0
    for table, pairs in drawn_selections(dataset, today, 400):
        if table in APART:
            continue
        selection, _unknown = Selection.read(pairs, dataset, today)
        results, model = Results(dataset, selection, today), TABLES[table]
        chosen = {row.id for row in results.vendors()} if selection.narrows(*ABOUT_VENDORS) else None
        expected = [
            row
            for row in dataset.rows[table]
            if (chosen is None or vendors_of(dataset, row) & chosen)
            and happened(dataset, row, selection, results.as_of.on)
            and all(
                not selection[facet] or held(row, column).intersection(selection[facet])
                for column, facet in by_cell(model).items()
            )
        ]
        expected = in_order(model, expected, selection.sort, "", language(selection.lang))
        rows = results.rows(table)
        assert list(rows) == expected, (table, pairs)
        assert (len(rows), rows[2:5], rows[-1:]) == (len(expected), expected[2:5], expected[-1:])
        narrowed += 0 < len(rows) < len(dataset.rows[table])
    assert narrowed > 20, "some of the selections leave rows out"


def test_a_column_is_read_and_an_order_made_once_however_often_they_are_asked_for(dataset, monkeypatch):
    index, asked = TableIndex(dataset, "ownership"), []
    inner = index.column, index.in_order

    def column(facet):
        asked.append(facet)
        return inner[0](facet)

    def in_order(rows, sort, lang):
        asked.append(sort)
        return inner[1](rows, sort, lang)

    monkeypatch.setattr(index, "column", column)
    monkeypatch.setattr(index, "in_order", in_order)
    vendor = dataset.rows["ownership"][0].vendor
    for _ in range(2):
        found = index.about((vendor,)) & index.having("vendor", (vendor,))
        assert {row.vendor for row in index.some(found, "-since", "en")} == {vendor}
    assert asked == ["", "vendor", "-since"]


def test_nothing_is_told_of_a_vendor_on_a_day_before_its_founding(dataset, today):
    day = date(2005, 1, 1)
    late = {row.id for row in dataset.vendor.values() if row.founded and row.founded.first > day}
    results = Results(dataset, Selection(date=day), today)
    for table in ("capabilities", "ownership"):
        assert late.intersection(row.vendor for row in dataset.rows[table])
        assert results.rows(table)
        assert not late.intersection(row.vendor for row in results.rows(table)), table
