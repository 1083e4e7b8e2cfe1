"""The package of all tables, for many who ask at once."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import anyio
import pytest

from tests.web.conftest import Run
from web.public import open_data
from web.public.open_data import Digested

DAY = date(2026, 1, 1)
MADE = Digested.of(b"made")


def data(version: str) -> Any:
    """Stands for a data set: a package hangs on its version alone."""
    return SimpleNamespace(version=version)


def test_a_package_is_made_once_for_all_who_ask_and_anew_for_another_version(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def zipped(dataset: Any, day: date) -> dict[str, Digested]:
        made.append(dataset.version)
        return {"fr": Digested.of(f"{dataset.version} {day}".encode())}

    monkeypatch.setattr(open_data, "_zipped", zipped)

    async def ask() -> list[bytes]:
        packages = open_data.Packages()
        got: list[bytes] = []

        async def of(version: str) -> None:
            got.append((await packages.of(data(version), DAY))["fr"].content)

        for version in ("one", "one", "two"):
            async with anyio.create_task_group() as tasks:
                for _ in range(50):
                    tasks.start_soon(of, version)
        return got

    got = run(ask)
    assert made == ["one", "two"]
    assert got == [b"one 2026-01-01"] * 100 + [b"two 2026-01-01"] * 50


def test_a_package_that_could_not_be_made_is_made_for_whoever_asks_next(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def zipped(dataset: Any, day: date) -> dict[str, Digested]:
        if dataset.tries.pop():
            raise OSError("no room")
        return {"fr": MADE}

    monkeypatch.setattr(open_data, "_zipped", zipped)
    asked = SimpleNamespace(version="one", tries=[False, True])

    async def ask() -> dict[str, Digested]:
        packages = open_data.Packages()
        with pytest.raises(OSError, match="no room"):
            await packages.of(asked, DAY)
        return await packages.of(asked, DAY)

    assert run(ask) == {"fr": MADE}


def test_whoever_leaves_takes_the_package_from_nobody_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_data, "_zipped", lambda *_: {"fr": MADE})

    async def ask() -> dict[str, Digested]:
        packages = open_data.Packages()
        with anyio.CancelScope() as left:
            left.cancel()
            await packages.of(data("one"), DAY)
        return await packages.of(data("one"), DAY)

    assert run(ask) == {"fr": MADE}
