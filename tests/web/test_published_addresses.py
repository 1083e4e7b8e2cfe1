"""Addresses that were published once keep working on the data as it is today: the list only grows."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.data import SHIPPED
from tests.web.inside import site_inside

ADDRESSES = (Path(__file__).parent / "published_addresses.txt").read_text().split()


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with site_inside(SHIPPED) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_published_address_still_gives_what_it_names(ask: httpx.Client, address: str) -> None:
    answer = ask.get(address)
    assert answer.status_code == 200
    assert "was passed over" not in answer.text
    assert "n’existe pas et" not in answer.text
