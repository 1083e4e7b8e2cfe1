"""One edition for all tests of this room: of one vendor with its controversies, with everything that an edition can have."""

from pathlib import Path

import pytest

from tests.vendors.little import little_files, written
from tests.web.inside import operator
from vendors.desk.served import served
from web.edition import places
from web.edition.building import build
from web.public import cards

ADDRESS = "https://panorama.example/cx"


@pytest.fixture(scope="session")
def data_of_one(tmp_path_factory) -> Path:
    """A data folder of one vendor."""
    return written(tmp_path_factory.mktemp("edition") / "data", little_files({"nice"}))


@pytest.fixture(scope="session")
def edition(data_of_one) -> Path:
    """The folder of an edition that knows its address and has no live site."""
    target = data_of_one.parent / "site"
    target.mkdir()
    with operator(public_address=ADDRESS), pytest.MonkeyPatch.context() as patch:
        # The filters of one page are as those of the others, and a third of the work.
        patch.setattr(places, "LISTS", ("/controversies",))
        patch.setattr(places, "_place", places._place.__wrapped__)
        # Painting is tested where pictures are made; here it matters that they are there.
        patch.setattr(cards, "card", lambda *_given: b"a picture")
        build(target, served(data_of_one), ADDRESS, "", 1, lambda _written, _known: None)
    return target
