"""The editors at a desk on the `folder` of each module, signed in without a server between."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.editors import editors_inside


@pytest.fixture(scope="module")
def browsers(folder: Path) -> Iterator[Callable[[str], httpx.Client]]:
    """Each call gives another browser, in which that editor is signed in."""
    with editors_inside(folder) as signed_in:
        yield signed_in


@pytest.fixture(scope="module")
def claire(browsers: Callable[[str], httpx.Client]) -> httpx.Client:
    """Claire's browser."""
    return browsers("Claire")
