"""Asking every address that the data cites, politely, in an order that can be broken off and gone on with."""

import fcntl
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import anyio
from httpx import URL, InvalidURL

from vendors.desk.linkcheck.http import Caller, Guard, Manners
from vendors.desk.linkcheck.state import WEEK, AddressState, Reach, archived, cited, keep, states
from vendors.desk.linkcheck.verdict import ROBOT, Examiner, Postponed
from vendors.settings import desk_folder, settings, today
from vendors.tables.dataset import Dataset


class Busy(Exception):
    """The addresses of this folder are being asked already."""


class Offline(Exception):
    """No host at all can be reached: it is this machine that has no way out, and nothing is said of the addresses."""


UNREACHED: Final = frozenset({Reach.NO_HOST, Reach.NO_CONNECTION, Reach.TIME_OUT})
SEVERAL: Final = 3
"""Hosts from which on it is no chance that none of them can be reached."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        done: addresses that were asked.
        total: addresses that are to be asked.
        state: of the address asked last.
    """

    done: int
    total: int
    state: AddressState


def house_manners() -> Manners:
    """How this site asks: under its name, with its public address where the operator has set one."""
    public = settings().public_address
    return Manners(f"{ROBOT}/1.0 (link check{f'; +{public}' if public else ''})", settings().links_pause)


def due(
    addresses: Mapping[str, object], known: Mapping[str, AddressState], now: datetime, age: timedelta
) -> Sequence[str]:
    """The addresses to ask: never asked first, then those asked longest ago; not those whose server wants to be left alone."""
    old = [
        url
        for url in addresses
        if url not in known or (now - known[url].asked >= age and (known[url].again or now) <= now)
    ]
    return sorted(old, key=lambda url: (url in known, known[url].asked if url in known else now, url))


def ask_all(
    folder: Path,
    dataset: Dataset,
    *,
    age: timedelta = WEEK,
    limit: int | None = None,
    told: Callable[[Progress], None] = lambda _: None,
    manners: Manners | None = None,
    guard: Guard | None = None,
    trusted: str | None = None,
) -> Mapping[str, AddressState]:
    """Asks the cited addresses that are due and keeps each answer as it comes, so that a later run goes on where this one ended.

    Args:
        folder: the data folder, beside whose tables the answers are kept.
        dataset: the data of that folder.
        age: how old an answer must be to be asked for again.
        limit: most addresses that are asked; None: all.
        told: is told of each answer; what it raises ends the run.
        manners, guard, trusted: see `vendors.desk.linkcheck.http`; the operator's settings where left out.

    Returns:
        The state of every cited address that was ever asked.

    Raises:
        Busy: another run is under way.
        Offline: no host can be reached from here.
        OSError: the answers cannot be kept.
    """
    with _alone(folder):
        addresses = cited(dataset, today())
        found = {url: state for url, state in states(folder).items() if url in addresses}
        asked = due(addresses, found, datetime.now(UTC), age)[:limit]

        held: list[AddressState] = []
        is_online = False
        answered = [state for url, state in found.items() if state.status and url not in asked]
        sure = [max(answered, key=lambda state: state.asked).url] if answered else []

        def learnt(state: AddressState) -> None:
            nonlocal is_online
            held.append(state)
            is_online = is_online or state.reach not in UNREACHED
            if is_online:
                settle()
            elif len({_host(one.url) for one in held}) >= SEVERAL * 3:
                raise Offline

        def doubt() -> str | None:
            """An address that answered last time, to ask once when none has answered so far: is it they, or is it we?"""
            if is_online or len({_host(one.url) for one in held}) < SEVERAL or not sure:
                return None
            return sure.pop()

        def settle() -> None:
            for one in held:
                found[one.url] = one.following(found.get(one.url))
            held.clear()
            keep(folder, found)

        asking = (manners or house_manners(), guard or Guard(settings().links_to_loopback), trusted)
        try:
            anyio.run(_ask, asked, learnt, doubt, told, *asking)
        except BaseExceptionGroup as several:
            raise several.exceptions[0] from None
        if held and len({_host(one.url) for one in held}) >= SEVERAL:
            raise Offline
        if held:
            settle()
        return found


async def _ask(
    asked: Sequence[str],
    learnt: Callable[[AddressState], None],
    doubt: Callable[[], str | None],
    told: Callable[[Progress], None],
    manners: Manners,
    guard: Guard,
    trusted: str | None,
) -> None:
    caller = Caller(guard, manners, trusted)
    examiner = Examiner(caller)
    at_once = anyio.Semaphore(manners.hosts)
    done = 0

    async def host(urls: Sequence[str]) -> None:
        nonlocal done
        async with at_once:
            for url in urls:
                try:
                    state = await examiner.examine(url)
                except Postponed:
                    return
                learnt(state)
                done += 1
                told(Progress(done, len(asked), state))
                if sure := doubt():
                    with suppress(Postponed):
                        learnt(await examiner.examine(sure))

    by_host: dict[str, list[str]] = defaultdict(list)
    for url in asked:
        by_host[_host(url)].append(url)
    try:
        async with anyio.create_task_group() as group:
            for urls in by_host.values():
                group.start_soon(host, urls)
    finally:
        await caller.aclose()


def _host(url: str) -> str:
    try:
        return URL(url).host
    except InvalidURL:
        return ""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the only run on a folder; the lock goes with the process, however that ends."""
    place = desk_folder(folder)
    place.mkdir(parents=True, exist_ok=True)
    with (place / "addresses.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(str(folder)) from None
        yield


__all__ = [
    "AddressState",
    "Busy",
    "Offline",
    "Progress",
    "archived",
    "ask_all",
    "cited",
    "due",
    "house_manners",
    "states",
]
