"""What decides, besides its address, what a page says."""

from dataclasses import dataclass, replace
from datetime import date

from anyio import to_thread

from vendors.settings import Settings, settings, today
from vendors.store.changelog import OneLog, UpdateLog
from vendors.store.load import State
from vendors.store.watch import Live


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """All that pages are made of besides their address. No reader has a part in it.

    Attributes:
        state: the data, with the problems of its files.
        log: what was published.
        day: where the magazine is.
        settings: the operator's.
    """

    state: State
    log: UpdateLog
    day: date
    settings: Settings

    @property
    def told(self) -> State:
        """The state with the log of this moment: who makes something of it reads no newer one."""
        return replace(self.state, updates=OneLog(self.log))

    @classmethod
    def at_once(cls, live: Live) -> "Moment | None":
        """The present moment, where nothing need be read to know it."""
        state = live.at_once()
        log = state.updates.at_once() if state else None
        return cls(state, log, today(), settings()) if state and log else None

    @classmethod
    def of(cls, live: Live) -> "Moment":
        """The present moment; files are looked at, and read if they have changed."""
        state = live.now()
        return cls(state, state.updates(), today(), settings())

    @classmethod
    async def present(cls, live: Live) -> "Moment":
        """The present moment, in a thread where files must be looked at: what has changed may take long to read."""
        moment = cls.at_once(live)
        return await to_thread.run_sync(cls.of, live) if moment is None else moment

    def __eq__(self, other: object) -> bool:
        """Whether nothing has changed: things read anew are others, whatever stands in them."""
        return (
            isinstance(other, Moment)
            and self.state is other.state
            and self.log is other.log
            and self.day == other.day
            and self.settings is other.settings
        )
