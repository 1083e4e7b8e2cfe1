"""Addresses that were published once keep working on the data as it is today: the list only grows."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import views
from tests.data import SHIPPED
from tests.web.inside import site_inside
from tests.web.protection import assert_protected
from vendors.exports import citations, formats

ADDRESSES = (Path(__file__).parent / "published_addresses.txt").read_text().split()


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with site_inside(SHIPPED) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_published_address_still_gives_what_it_names(ask: httpx.Client, address: str) -> None:
    answer = ask.get(address)
    assert answer.status_code == 200
    assert_protected(answer, address)
    assert "was passed over" not in answer.text
    assert "n’existe pas et" not in answer.text


def declared(page):
    """The addresses that follow from what a page declares, but those that embed: they ask for a choice."""
    endings = [*(format.ending for format in formats.DOWNLOADS), *citations.FORMATS]
    return [
        page.path,
        *([page.card_path] if page.card else []),
        *(f"/{table.name}.{ending}" for table in page.tables for ending in endings),
    ]


@pytest.mark.parametrize("page", views.PAGES.values(), ids=views.PATHS)
def test_every_address_that_follows_from_a_page_is_there(ask, page):
    for address in declared(page):
        answer = ask.get(address)
        assert answer.status_code == 200, address
        assert_protected(answer, address)


def test_the_masthead_leads_to_the_pages_that_say_so_in_their_order(ask):
    masthead = re.search(r"<nav.*?</nav>", ask.get("/").text, re.S)[0]
    assert re.findall(r'href="([^"]+)"', masthead) == [page.path for page in views.PAGES.values() if page.nav]


@pytest.mark.parametrize("page", [page for page in views.PAGES.values() if page.embed], ids=lambda page: page.path)
def test_a_page_that_can_be_embedded_is_offered_with_its_height(ask, page):
    form = ask.get("/embed", params={"what": page.embed.name, "lang": "en"}).text
    assert f'value="{page.embed.name}" checked' in form
    assert f'value="{page.embed.height}"' in form
