"""Runs of the live page kept as what Streamlit said in them, and said again to everybody who asks the same."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

from vendors.store.watch import Live
from web.http.answer_cache import AnswerCache
from web.http.packed_messages import packed_for_most
from web.streamlit.moment import Moment

ROOM: Final = 32 * 2**20
"""Bytes of messages that are kept, compressed as they are sent."""


@dataclass(frozen=True, slots=True)
class KeptRun:
    """What Streamlit said in a run that shows everybody the same.

    Attributes:
        messages: from the first to the last; those that name neither session nor run as most readers are sent them.
    """

    messages: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Bytes of all its messages."""
        return sum(map(len, self.messages))


@dataclass(slots=True)
class HeardRun:
    """A run that goes on.

    Attributes:
        question: what was asked.
        moment: when.
        messages: what Streamlit has said in it so far.
    """

    question: Hashable
    moment: Moment
    messages: list[bytes] = field(default_factory=list)


class KeptRuns:
    """The runs that are said again as long as nothing has changed that decides what a page says. For one thread.

    Args:
        live: the data set of the moment.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self._kept: AnswerCache[KeptRun] = AnswerCache(ROOM)

    async def find(self, question: Hashable) -> KeptRun | HeardRun:
        """The run in which a question was answered, or one to be listened to."""
        moment = await Moment.present(self._live)
        return self._kept.find(question, moment) or HeardRun(question, moment)

    async def keep(self, heard: HeardRun) -> None:
        """Keeps a run that has ended, if what decides pages was the same from its beginning to now."""
        if heard.moment == await Moment.present(self._live):
            begins, *says, ends, rests = heard.messages
            packed = [await packed_for_most(message) for message in says]
            self._kept.keep(heard.question, heard.moment, KeptRun((begins, *packed, ends, rests)))
