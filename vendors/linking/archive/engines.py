"""Who links the partitions: processes of this machine, or a Dask cluster. What either finds is the same."""

import multiprocessing
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, Protocol

from vendors.i18n.language import _
from vendors.linking.archive.partitions import ArchiveError, Partition
from vendors.linking.archive.parts import ArchiveAsked, LinkedPart, linked, linker

WAITING: Final = 2
"""Partitions for each worker that are given out before it asks for them."""
TRIES: Final = 4
"""Times that a partition is begun before it is taken for what ends its workers."""
DASK: Final = "dask://"

Done = Iterator[tuple[Partition, LinkedPart]]


class Engine(Protocol):
    """Links partitions somewhere."""

    def done(self, asked: ArchiveAsked, wanted: Sequence[Partition]) -> Done:
        """Each partition as soon as it is linked, in any order.

        Raises:
            ArchiveError: a partition ends whoever works on it, or the engine is not there.
        """
        ...


_asked: ArchiveAsked | None = None
"""What is asked of this process."""


def _ask(asked: ArchiveAsked) -> None:
    global _asked
    _asked = asked


def _linked(partition: Partition) -> LinkedPart:
    assert _asked is not None
    return linked(_asked, partition)


class LocalEngine:
    """Processes of this machine, each with the automaton that it was born with.

    Args:
        processes: how many.
    """

    def __init__(self, processes: int) -> None:
        self.processes = processes

    def done(self, asked: ArchiveAsked, wanted: Sequence[Partition]) -> Done:
        """See `Engine`. Where a process is killed, all are made anew and what was not done is begun again."""
        # Made before the processes are, which have it from birth and share its memory.
        linker(asked.known)
        begun: Counter[Partition] = Counter()
        queue = deque(wanted)
        while queue:
            running: dict[Future[LinkedPart], Partition] = {}
            try:
                fork = multiprocessing.get_context("fork")
                with ProcessPoolExecutor(self.processes, fork, _ask, (asked,)) as pool:
                    while queue or running:
                        while queue and len(running) < self._room(queue[0], running.values(), begun):
                            # Taken from the queue once it is given out: a pool that is broken takes nothing.
                            running[pool.submit(_linked, queue[0])] = queue[0]
                            queue.popleft()
                        for future in wait(running, return_when=FIRST_COMPLETED).done:
                            part = future.result()
                            yield running.pop(future), part
            except BrokenProcessPool:
                # Of those that were out nobody knows which one it was, so that each goes alone next time.
                begun.update(running.values())
                queue.extendleft(reversed(running.values()))
                _refuse_deadly(begun)

    def _room(self, following: Partition, running: Iterable[Partition], begun: Counter[Partition]) -> int:
        """How many partitions may be out together: one that was out when a process was killed is out alone."""
        return 1 if any(begun[one] for one in (following, *running)) else WAITING * self.processes


class DaskEngine:
    """A Dask cluster that is there already. Its workers have this project and read the archive under the same path.

    Args:
        address: of the scheduler, `dask://host:8786`.
    """

    def __init__(self, address: str) -> None:
        self.address = address.removeprefix(DASK)

    def done(self, asked: ArchiveAsked, wanted: Sequence[Partition]) -> Done:
        """See `Engine`. A partition whose worker is lost goes to another one, which is the cluster's own doing."""
        try:
            from distributed import Client, as_completed
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise ArchiveError(_("Dask is not installed: “pip install dask distributed” brings it.")) from error
        try:
            client = Client(f"tcp://{self.address}", timeout=10)
        except OSError as error:
            raise ArchiveError(_("There is no Dask scheduler at {address}."), address=self.address) from error
        with client:
            queue = deque(wanted)
            out = WAITING * max(1, sum(client.nthreads().values()))
            everywhere = client.scatter(asked, broadcast=True)
            asked_of: dict[str, Partition] = {}

            def give() -> Any:
                one = queue.popleft()
                future = client.submit(linked, everywhere, one, pure=False)
                asked_of[future.key] = one
                return future

            running = as_completed([give() for _ in range(min(out, len(queue)))])
            for future in running:
                try:
                    part = future.result()
                except KilledWorker as error:
                    raise _deadly(asked_of[future.key]) from error
                if queue:
                    running.add(give())
                yield asked_of.pop(future.key), part


def engine(address: str, processes: int) -> Engine:
    """The engine of an address.

    Args:
        address: "local", or `dask://host:port`.
        processes: of this machine.

    Raises:
        ArchiveError: it is neither.
    """
    if address == "local":
        return LocalEngine(processes)
    if address.startswith(DASK) and address != DASK:
        return DaskEngine(address)
    raise ArchiveError(
        _("“{engine}” is no engine: write local, or the address of a Dask scheduler such as dask://127.0.0.1:8786."),
        engine=address,
    )


def _refuse_deadly(begun: Counter[Partition]) -> None:
    one, times = begun.most_common(1)[0]
    if times >= TRIES:
        raise _deadly(one)


def _deadly(partition: Partition) -> ArchiveError:
    return ArchiveError(
        _("The workers were killed {n} times at {file} (from {begin}): it may need more memory than there is."),
        n=str(TRIES),
        file=partition.file or "the archive",
        begin=str(partition.begin),
    )
