"""Asking every address that the data cites, politely, in an order that can be broken off and gone on with."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn

import anyio
from filelock import Timeout
from httpx import URL, InvalidURL

from vendors.desk.linkcheck.citations import cited
from vendors.desk.linkcheck.http import Caller, Guard, Manners
from vendors.desk.linkcheck.state import WEEK, AddressState, Progress, Reach, keep, lock, states
from vendors.desk.linkcheck.verdict import ROBOT, Examiner, Postponed
from vendors.settings import settings, today
from vendors.tables.dataset import Dataset


class Busy(Exception):
    """The addresses of this folder are being asked already."""


class Offline(Exception):
    """No host at all can be reached: it is this machine that has no way out, and nothing is said of the addresses."""


UNREACHED: Final = frozenset({Reach.NO_HOST, Reach.NO_CONNECTION, Reach.TIME_OUT})
SEVERAL: Final = 3
"""Hosts from which on it is no chance that none of them can be reached."""
PATIENCE: Final = 1.0
"""Seconds to wait for the lock: whoever only looks whether a run is under way holds it for a moment."""


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
        limit: most addresses that are asked; None: all; 0: only what is known is read, and nothing is written.
        told: is told of each answer; what it raises ends the run.
        manners, guard, trusted: see `vendors.desk.linkcheck.http`; the operator's settings where left out.

    Returns:
        The state of every cited address that was ever asked.

    Raises:
        Busy: another run is under way.
        Offline: no host can be reached from here.
        OSError: the answers cannot be kept.
    """
    addresses = cited(dataset, today())
    if limit == 0:  # whoever only looks needs no turn, and writes nothing
        return {url: state for url, state in states(folder).items() if url in addresses}
    try:
        with lock(folder).acquire(timeout=PATIENCE):
            found = {url: state for url, state in states(folder).items() if url in addresses}
            asked = due(addresses, found, datetime.now(UTC), age)[:limit]
            if asked:
                answers = _Answers(folder, found, asked)
                _ask_due(asked, answers, told, Caller(guard or Guard(), manners or house_manners(), trusted))
            return found
    except Timeout:
        raise Busy(str(folder)) from None


class _Answers:
    """The answers of a run. They are held back until one host has answered: till then it may be we who are cut off.

    Args:
        folder: the data folder beside whose tables they are kept.
        found: what is known, by address; it is brought up to date.
        asked: the addresses of the run.
    """

    def __init__(self, folder: Path, found: dict[str, AddressState], asked: Sequence[str]) -> None:
        self._folder, self._found = folder, found
        self._held: list[AddressState] = []
        self._is_online = False
        answered = [state for url, state in found.items() if state.status and url not in asked]
        self._sure = max(answered, key=lambda state: state.asked).url if answered else None
        self.progress = Progress(0, len(asked))
        self._keep()

    def learn(self, state: AddressState) -> None:
        """Takes an answer in.

        Raises:
            Offline: so many hosts in turn could not be reached that it is we.
        """
        self._held.append(state)
        self._is_online = self._is_online or state.reach not in UNREACHED
        if self._is_online:
            self._settle()
        elif self._hosts_held() >= SEVERAL * 3:
            self._give_up()

    def count(self, state: AddressState) -> Progress:
        """How far the run is with this answer."""
        self.progress = Progress(self.progress.done + 1, self.progress.total, state)
        return self.progress

    def doubted(self) -> str | None:
        """An address that answered last time, to ask once when none has answered so far: is it they, or is it we?"""
        if self._is_online or self._hosts_held() < SEVERAL:
            return None
        sure, self._sure = self._sure, None
        return sure

    def end(self) -> None:
        """Takes what was held back for true, or the run for one without a way out.

        Raises:
            Offline: it is we.
        """
        if self._held and self._hosts_held() >= SEVERAL:
            self._give_up()
        self._settle()

    def _hosts_held(self) -> int:
        return len({_host(one.url) for one in self._held})

    def _give_up(self) -> NoReturn:
        self.progress = replace(self.progress, offline=True)
        self._keep()
        raise Offline

    def _settle(self) -> None:
        for one in self._held:
            self._found[one.url] = one.following(self._found.get(one.url))
        self._held.clear()
        self._keep()

    def _keep(self) -> None:
        keep(self._folder, self._found, self.progress)


def _ask_due(asked: Sequence[str], answers: _Answers, told: Callable[[Progress], None], caller: Caller) -> None:
    try:
        anyio.run(_ask, asked, answers, told, caller)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None
    answers.end()


async def _ask(asked: Sequence[str], answers: _Answers, told: Callable[[Progress], None], caller: Caller) -> None:
    examiner = Examiner(caller)
    at_once = anyio.Semaphore(caller.manners.hosts)

    async def host(urls: Sequence[str]) -> None:
        async with at_once:
            for url in urls:
                try:
                    state = await examiner.examine(url)
                except Postponed:
                    return
                progress = answers.count(state)
                answers.learn(state)
                told(progress)
                if sure := answers.doubted():
                    with suppress(Postponed):
                        answers.learn(await examiner.examine(sure))

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
