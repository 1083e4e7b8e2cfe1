"""Compressed contents are kept in bounded memory, and each is compressed once."""

import gzip
import random

import anyio
import pytest

from tests.web.conftest import Run
from web.http.gzip_cache import Shelf


def noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


def test_what_is_kept_never_takes_more_than_the_room(run: Run) -> None:
    shelf = Shelf(room=10_000, level=1)

    async def fill() -> None:
        for n in range(50):
            assert gzip.decompress(await shelf.compressed(str(n), noise(1_000, n))) == noise(1_000, n)

    run(fill)
    kept = [content for n in range(50) if (content := shelf.find(str(n)))]
    assert 5 < len(kept) < 10
    assert sum(map(len, kept)) <= 10_000
    assert shelf.find("0") is None
    assert shelf.find("49")


def test_what_was_asked_for_lately_stays(run: Run) -> None:
    shelf = Shelf(room=3_500, level=1)

    async def fill() -> None:
        for n in range(3):
            await shelf.compressed(str(n), noise(1_000, n))
        shelf.find("0")
        await shelf.compressed("3", noise(1_000, 3))

    run(fill)
    assert shelf.find("0")
    assert shelf.find("1") is None


def test_content_larger_than_the_room_is_answered_but_not_kept(run: Run) -> None:
    shelf = Shelf(room=100, level=1)
    assert gzip.decompress(run(shelf.compressed, "x", noise(1_000, 0))) == noise(1_000, 0)
    assert shelf.find("x") is None


def test_a_crowd_that_asks_for_new_content_has_it_compressed_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(room=10_000, level=1)
    compress, presses = gzip.compress, []
    monkeypatch.setattr(
        "web.http.gzip_cache.gzip.compress", lambda *given, **named: presses.append(1) or compress(*given, **named)
    )

    async def crowd() -> None:
        async with anyio.create_task_group() as readers:
            for _ in range(20):
                readers.start_soon(shelf.compressed, "x", noise(1_000, 0))

    run(crowd)
    assert len(presses) == 1
