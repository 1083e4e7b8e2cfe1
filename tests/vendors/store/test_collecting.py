"""The collector of a process that reads and makes pages in several threads at once."""

import gc
from collections.abc import Iterator

import pytest

from vendors.store.load import without_collecting


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """The collector is on again, whatever comes of it."""
    yield
    gc.enable()


def test_the_collector_is_back_where_one_is_done_while_another_has_just_found_it_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, other = without_collecting(lasting=False), without_collecting(lasting=False)
    is_on = gc.isenabled

    def found_off_before_one_is_done() -> bool:
        found = is_on()
        one.__exit__(None, None, None)
        return found

    one.__enter__()
    assert not is_on()
    monkeypatch.setattr(gc, "isenabled", found_off_before_one_is_done)
    with other:
        pass
    assert is_on()
