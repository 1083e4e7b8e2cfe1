"""What the pages declare is complete and fits together."""

from importlib.util import find_spec

import pytest

import views
from tests.conftest import ROOT
from vendors.exports.page_tables import PAGE_TABLES
from vendors.query.selection import PARAMETERS

PAGES = tuple(views.PAGES.values())


def test_pages_stand_in_one_order_that_no_import_changes():
    places = [page.place for page in PAGES]
    assert sorted(set(places)) == places
    assert PAGES[0].path == "/"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_has_its_file_among_the_live_pages_and_filters_that_exist(page):
    # Found without being run: the file brings Streamlit.
    assert find_spec(f"pages.{page.module}"), page.module
    assert "def page(shown: Shown) -> None:" in (ROOT / "pages" / f"{page.module}.py").read_text()
    assert {*page.facets, *page.more_facets} <= set(PARAMETERS)
    assert not set(page.facets) & set(page.more_facets)


def test_no_two_pages_share_a_card_a_table_or_an_embed():
    for taken in (
        [page.card_path for page in PAGES if page.card],
        [table.name for page in PAGES for table in page.tables],
        [page.embed.name for page in PAGES if page.embed],
    ):
        assert len(set(taken)) == len(taken)


def test_what_the_command_line_prints_as_shown_is_shown_on_a_page():
    assert set(PAGE_TABLES) <= {table.name for page in PAGES for table in page.tables}


def test_a_page_that_can_be_embedded_has_the_template_of_it():
    for page in PAGES:
        if page.embed:
            assert (ROOT / "views" / "templates" / "embed" / f"{page.embed.name}.html").exists(), page.path
