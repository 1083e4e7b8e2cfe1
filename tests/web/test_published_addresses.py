"""Addresses that were published once keep working: the list only grows."""

from pathlib import Path

import httpx
import pytest

ADDRESSES = (Path(__file__).parent / "published_addresses.txt").read_text().split()


@pytest.fixture(scope="module")
def ask(server):
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_published_address_still_gives_what_it_names(ask, address):
    answer = ask.get(address)
    assert answer.status_code == 200
    assert "was passed over" not in answer.text
    assert "n’existe pas et" not in answer.text
