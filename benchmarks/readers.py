"""Readers: websocket clients that speak Streamlit's protocol as its browser client does, and time what they get."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks import NotMeasured

PATIENCE = 60.0
"""Seconds that a reader waits for the end of a run before the measurement is given up."""

CACHED_RUNS = 2
"""Runs for which a browser keeps a large message that was not sent again (Streamlit's `global.maxCachedMessageAge`)."""

Filter = tuple[str, str]
"""A facet and the one value chosen in it, spelled as the app takes it: ("region", "fr")."""


@dataclass(frozen=True)
class Run:
    """One run of the script as its reader saw it: seconds from question to end, and a digest of the elements."""

    seconds: float
    content: str


class Reader:
    """One open page, of a reader at an address of this machine. Its filter travels in the page's address or, where the app has widgets
    keyed by facet, in their state."""

    def __init__(self, port: int, *, widgets: bool, address: str = "127.0.0.1") -> None:
        self.site = f"127.0.0.1:{port}"
        self.address = address
        self.widgets = widgets
        self.widget_ids: dict[str, str] = {}
        self.page = ""
        self.cached: dict[str, int] = {}  # hash of a large message -> runs since it was last shown

    async def __aenter__(self) -> Self:
        try:
            self.socket = await connect(
                f"ws://{self.site}/_stcore/stream",
                subprotocols=[Subprotocol("streamlit")],
                origin=Origin(f"http://{self.site}"),
                open_timeout=PATIENCE,
                ping_interval=None,
                max_size=None,
                local_addr=(self.address, 0),
            )
        except (OSError, WebSocketException) as error:
            raise NotMeasured(f"no connection: {error!r}") from error
        await self._run(BackMsg())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def choose(self, chosen: Filter) -> Run:
        """Makes this the page's only filter and waits until its run has ended.

        Raises:
            NotMeasured: the script failed, the connection broke, or the run had not ended after PATIENCE seconds.
        """
        message = BackMsg()
        if self.widgets:
            self._set_widgets(message, *chosen)
        else:
            message.rerun_script.query_string = urlencode([chosen])
            message.rerun_script.is_history_navigation = True
        return await self._run(message)

    def _set_widgets(self, message: BackMsg, facet: str, value: str) -> None:
        """Sends the state of all widgets, as a browser does: one that is not sent would keep its last value."""
        for name, identity in self.widget_ids.items():
            state = message.rerun_script.widget_states.widgets.add(id=identity)
            chosen = [value] if name == facet else []
            if name == "q":
                state.string_value = "".join(chosen)
            else:
                state.string_array_value.data.extend(chosen)

    async def _run(self, message: BackMsg) -> Run:
        asked = message.rerun_script
        asked.page_script_hash = self.page
        asked.cached_message_hashes.extend(self.cached)
        asked.context_info.timezone, asked.context_info.locale = "Europe/Paris", "fr-FR"
        asked.context_info.url = f"http://{self.site}/"
        begun, content = time.perf_counter(), sha256()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.socket.send(message.SerializeToString())
                while not self._ended(forward := ForwardMsg.FromString(await self.socket.recv(decode=False))):
                    content.update(self._element(forward))
        except (OSError, WebSocketException) as error:
            raise NotMeasured(f"a run had no end: {error!r}") from error
        seconds = time.perf_counter() - begun
        self.cached = {key: age + 1 for key, age in self.cached.items() if age < CACHED_RUNS}
        return Run(seconds, content.hexdigest())

    def _ended(self, forward: ForwardMsg) -> bool:
        """Notes which page is shown and tells whether its run is over."""
        match forward.WhichOneof("type"):
            case "new_session":
                self.page = forward.new_session.page_script_hash
            case "navigation":
                self.page = forward.navigation.page_script_hash
            case "page_not_found":
                raise NotMeasured("the server knows no such page")
            case "script_finished":
                if forward.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise NotMeasured("the script does not compile")
                return forward.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        return False

    def _element(self, forward: ForwardMsg) -> bytes:
        """Notes what a browser notes about an element (its widget id, that it is cached) and gives its identity."""
        if forward.metadata.cacheable or forward.ref_hash:
            self.cached[forward.ref_hash or forward.hash] = 0
        element = forward.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise NotMeasured(f"the script failed: {element.exception.message}")
        if kind in ("multiselect", "text_input"):
            widget = getattr(element, kind)
            self.widget_ids[widget.id.rpartition("-")[2]] = widget.id
        return (forward.ref_hash or forward.hash).encode() or forward.delta.SerializeToString()


async def alone(port: int, filters: Iterator[Filter], *, widgets: bool, runs: int) -> list[float]:
    """Seconds of each run of one reader who changes the filter as soon as the last run has ended, after two uncounted.

    Raises:
        NotMeasured: a run failed, or every filter gave the same page.
    """
    async with Reader(port, widgets=widgets) as reader:
        seen = [await reader.choose(next(filters)) for _ in range(runs + 2)][2:]
    if len({run.content for run in seen}) == 1:
        raise NotMeasured("the filters changed nothing")
    return [run.seconds for run in seen]


async def together(port: int, filters: Iterator[Filter], *, widgets: bool, readers: int, seconds: float) -> float:
    """Runs a second of many readers who never pause, counted for `seconds` once each has changed a filter.

    Raises:
        ExceptionGroup: of NotMeasured, when a reader's run failed.
    """
    ends: list[float] = []
    reading = 0
    all_read, over = asyncio.Event(), asyncio.Event()

    async def read() -> None:
        nonlocal reading
        async with Reader(port, widgets=widgets) as reader:
            await reader.choose(next(filters))
            reading += 1
            if reading == readers:
                all_read.set()
            while not over.is_set():
                await reader.choose(next(filters))
                ends.append(time.perf_counter())

    async with asyncio.TaskGroup() as crowd:
        for _ in range(readers):
            crowd.create_task(read())
        await all_read.wait()
        begun = time.perf_counter()
        await asyncio.sleep(seconds)
        over.set()
    return sum(begun < end <= begun + seconds for end in ends) / seconds
