"""Each column and each table says all that other rooms need; what is left out is left out on purpose."""

from typing import Any

import pytest

from vendors.analysis.comparison import comparison
from vendors.desk.imports.layout import table_name
from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.exports.vendor_tables import usual_columns
from vendors.i18n.language import LANGUAGES, language
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership
from vendors.tables.row import LAST, Row
from vendors.tables.vendor import Group, Section, Vendor

MODELS = (VendorOn, *TABLES.values())
OF_OTHER_TABLES = {Group.ABILITIES, Group.CONTROVERSIES}


def told(model: type[Row], name: str) -> dict[str, Any]:
    """What the declaration of a column says, without what it leaves out."""
    found = model.model_fields[name].json_schema_extra
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", [column.name for column in VendorOn.columns()])
def test_each_column_of_the_vendors_says_in_which_group_it_is_compared_or_that_it_is_not(name: str):
    assert "group" in told(VendorOn, name), f"{name}: group=Group... or group=None"


@pytest.mark.parametrize("name", [column.name for column in Vendor.columns() if column.evidence])
def test_each_fact_says_where_the_page_of_a_vendor_has_it_and_how_it_ages_or_that_it_does_not(name: str):
    assert {"section", "stale_after"} <= set(told(Vendor, name)), f"{name}: section=... and stale_after=... or None"


def test_each_group_and_each_list_of_facts_has_columns():
    assert {column.group for column in VendorOn.columns()} - {None} == set(Group) - OF_OTHER_TABLES
    assert {column.section for column in Vendor.columns()} - {None} == set(Section)


def test_a_comparison_has_every_column_of_a_group_in_the_order_of_groups_and_places(dataset: Dataset, today):
    as_of = AsOf(dataset, today, today)
    vendors = list(as_of.vendors.values())[:2]
    shown = [row.column for group in comparison(as_of, vendors, False) for row in group.criteria]
    columns = [column for column in shown if column.group]
    order = list(Group)
    assert columns == sorted(
        (column for column in VendorOn.columns() if column.group),
        key=lambda column: (order.index(column.group), column.place),
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_two_columns_of_a_table_never_have_the_same_place(model: type[Row]):
    places = [column.place for column in model.columns() if column.place != LAST]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_whatever_a_declaration_names_is_there(model: type[Row]):
    names = set(model.model_fields)
    assert set(model.KEY) <= names
    assert set(model.SUBJECT) < set(model.KEY)
    for column in model.columns():
        assert {column.dated_by, column.not_before} <= names | {""}, column
        assert column.sourced_as in names | {"", Ownership.TABLE}, column
        assert column.refers in {*TABLES, ""}, column
        assert not (column.refers and TABLES[column.refers].KEY != ("id",)), column
        for other in filter(None, (column.dated_by, column.not_before)):
            assert model.column(other).kind == "date", column


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_table_has_a_name_of_its_own_for_people(code: str):
    assert all(model.PLURAL for model in TABLES.values())
    names = [table_name(table, code).casefold() for table in TABLES]
    assert len(names) == len(set(names))
    assert all(len(language(code).say(model.PLURAL)) <= 31 for model in TABLES.values()), "the name of a sheet"


def test_usual_columns_are_those_of_tables_that_a_page_shows():
    assert {model for model in TABLES.values() if usual_columns(model)} == {Vendor, Article, Controversy, Correction}


def test_a_vendor_on_a_day_has_the_columns_of_the_table_as_they_are_declared_there():
    assert VendorOn.columns()[: len(Vendor.columns())] == Vendor.columns()
