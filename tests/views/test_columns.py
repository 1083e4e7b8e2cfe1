"""Readers find each column where its declaration says."""

import re

import pytest

import views
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import language
from vendors.store.load import State
from vendors.tables.dataset import Dataset
from vendors.tables.vendor import Section, Vendor
from views.embed import frames


def filled(dataset: Dataset, name: str) -> Vendor:
    """A vendor whose cell is not empty; skips where no vendor has one."""
    found = next((row for row in dataset.table(Vendor) if row.cell(name)), None)
    return found or pytest.skip(f"no vendor has {name}")


def labels(html: str) -> list[str]:
    """The labels of the facts of a page, in its order."""
    return re.findall(r"<dt>([^<]+)</dt>", html)


@pytest.mark.parametrize("section", Section)
def test_each_list_of_facts_of_a_vendor_has_its_columns_in_the_order_of_their_places(dataset: Dataset, section):
    words = language("en")
    expected = [words.say(column.label) for column in Vendor.columns_as_read() if column.section is section]
    shown = labels(views.show("/vendor", "vendor=akio&lang=en", State(dataset)).body)
    assert [label for label in shown if label in expected] == expected


@pytest.mark.parametrize("name", [column.name for column in Vendor.columns() if column.section])
def test_each_fact_of_a_vendor_opens_its_sources(dataset: Dataset, name: str):
    body = views.show("/vendor", f"vendor={filled(dataset, name).id}", State(dataset)).body
    assert f'data-key="fact-{name}"' in body


def test_the_card_of_a_vendor_has_the_columns_that_are_declared_for_it(dataset: Dataset):
    words = language("en")
    expected = [words.say(column.label) for column in Vendor.columns_as_read() if column.on_card]
    assert labels(frames.show("vendor", "vendor=akio&lang=en", State(dataset)).body)[-len(expected) :] == expected


@pytest.mark.parametrize("name", [column.name for column in VendorOn.columns() if column.name != "name"])
def test_each_column_can_be_chosen_for_the_table_of_vendors_and_is_shown_in_it(dataset: Dataset, name: str):
    body = views.show("/", f"columns={name}&lang=en", State(dataset)).body
    assert f'data-key="column-{name}"' in body
    (row,) = re.findall(r'<tr>\s*<th scope="row"[^>]*>(?:(?!</tr>).)*data-key="vendor-akio".*?</tr>', body, re.S)
    assert row.count("<td") == 1
    assert f'data-label="{language("en").say(VendorOn.column(name).label)}"' in row
