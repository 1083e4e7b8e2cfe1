"""What Streamlit said in a run is said again to whoever asks the same, and to nobody else: two readers and a running site."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from pages.parts import runs_said_again, wire
from tests.conftest import application
from tests.vendors.little import little_files, written
from tests.web.conftest import Run
from vendors.store.watch import Live
from web.http.packed_messages import WIDEST, PackedMessage
from web.streamlit.kept_runs import HeardRun, KeptRun, KeptRuns

TOKEN = "a-token-of-a-machine-0123456789"


@dataclass(frozen=True)
class Site:
    """A running site.

    Attributes:
        address: of it.
        folder: its data.
    """

    address: str
    folder: Path

    def said_again(self) -> int:
        """Runs that said what was said before, so far."""
        answer = httpx.get(f"{self.address}/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        found = {one.name: one for one in text_string_to_metric_families(answer.text)}
        return int(found["panorama_runs_said_again"].samples[0].value)

    def opened(self, *, compressed: bool = True) -> connect:
        """A live page's websocket."""
        return connect(
            self.address.replace("http", "ws") + "/_stcore/stream",
            origin=Origin(self.address),
            subprotocols=[Subprotocol("streamlit")],
            compression="deflate" if compressed else None,
            max_size=None,
        )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = written(tmp_path_factory.mktemp("kept") / "data", little_files())
    with application(folder, METRICS_TOKEN=TOKEN) as address:
        yield Site(address, folder)


def question(query: str = "", name: str = "news") -> BackMsg:
    """What a browser sends for an address."""
    message = BackMsg()
    message.rerun_script.query_string, message.rerun_script.page_name = query, name
    return message


async def asked(live: ClientConnection, message: BackMsg) -> list[ForwardMsg]:
    """What is answered, until no run goes on."""
    await live.send(message.SerializeToString())
    said: list[ForwardMsg] = []
    while not (said and wire.rests(said[-1].SerializeToString())):
        said.append(ForwardMsg.FromString(await asyncio.wait_for(live.recv(decode=False), 60)))
    return said


def by_reader(said: list[ForwardMsg]) -> tuple[str, str, str]:
    """The session and the run that messages name, at their beginning and at their end."""
    return (
        said[0].new_session.initialize.session_id,
        said[0].metadata.run.script_run_id,
        said[-2].metadata.run.script_run_id,
    )


def for_all(said: list[ForwardMsg]) -> list[ForwardMsg]:
    """The same without."""
    copies = [ForwardMsg.FromString(one.SerializeToString()) for one in said]
    copies[0].new_session.initialize.session_id = ""
    for one in copies:
        one.metadata.run.script_run_id = ""
    return copies


@pytest.mark.parametrize("compressed", [True, False], ids=["compressed", "as it is"])
def test_who_asks_the_same_is_told_the_same_in_a_session_and_a_run_of_her_own(
    run: Run, site: Site, compressed: bool
) -> None:
    async def visit(is_compressed: bool) -> list[list[ForwardMsg]]:
        async with site.opened(compressed=is_compressed) as live:
            return [await asked(live, question()), await asked(live, question("lang=en&topic=acquisition"))]

    first, second = run(visit, True)
    # A run is kept a moment after its last word is sent.
    kept, latest = 0, time.monotonic() + 20
    while kept < 2 and time.monotonic() < latest:
        before = site.said_again()
        run(visit, True)
        kept = site.said_again() - before
    before = site.said_again()
    third, fourth = run(visit, compressed)
    assert site.said_again() >= before + 2
    assert for_all(first) == for_all(third)
    assert for_all(second) == for_all(fourth)
    assert for_all(first) != for_all(second)
    sessions, begun, ended = zip(*map(by_reader, (first, second, third, fourth)), strict=True)
    assert sessions[0] == sessions[1] != sessions[2] == sessions[3]
    assert begun == ended
    assert len({*begun}) == 4


def test_of_many_who_come_at_one_moment_each_has_the_session_that_streamlit_gave_her(run: Run, site: Site) -> None:
    async def read(number: int) -> tuple[str, str]:
        async with site.opened() as live:
            again = await asked(live, question("lang=en", "charts"))
            by_streamlit = await asked(live, question(f"lang=en&q=nobody-asked-{number}", "charts"))
            return by_reader(again)[0], by_reader(by_streamlit)[0]

    async def many() -> list[tuple[str, str]]:
        await read(0)
        return await asyncio.gather(*map(read, range(1, 21)))

    before = site.said_again()
    sessions = run(many)
    assert site.said_again() >= before + 20
    assert all(again == by_streamlit for again, by_streamlit in sessions)
    assert len({*sessions}) == 20


def test_after_a_change_nobody_is_told_what_was_said_before_it(run: Run, site: Site) -> None:
    vendors = site.folder / "vendors.csv"

    async def seen() -> tuple[str, str, str]:
        async with site.opened() as live:
            before, again = [str(await asked(live, question("lang=en", ""))) for _ in range(2)]
            vendors.write_text(vendors.read_text().replace(",Akio,", ",Akio Nouveau,", 1))
            # The site looks at its files every half second, once they have been left alone.
            async with asyncio.timeout(60):
                while "Akio Nouveau" not in (after := str(await asked(live, question("lang=en", "")))):
                    await asyncio.sleep(0.1)
        return before, again, after

    before, again, after = run(seen)
    assert "Akio" in before
    assert "Akio" in again
    assert "Akio Nouveau" not in before + again
    assert "Akio Nouveau" in after


@pytest.mark.parametrize("name", ["desk", "corrections", "nowhere"])
def test_the_desk_and_pages_that_are_made_anew_each_time_are_run_each_time(run: Run, site: Site, name: str) -> None:
    async def twice() -> None:
        async with site.opened() as live:
            assert len(await asked(live, question(name=name))) > 3
            assert len(await asked(live, question(name=name))) > 3

    before = site.said_again()
    run(twice)
    assert site.said_again() == before


def test_a_run_that_a_reader_has_stopped_is_said_to_nobody_else(run: Run, site: Site) -> None:
    stop = BackMsg(stop_script=True).SerializeToString()

    async def next_after(number: int) -> list[ForwardMsg]:
        asks = question(f"lang=en&q=stopped-{number}", "charts")
        async with site.opened() as live:
            await live.send(asks.SerializeToString())
            said = [ForwardMsg.FromString(await live.recv(decode=False))]
            await live.send(stop)
            while not wire.rests(said[-1].SerializeToString()):
                said.append(ForwardMsg.FromString(await asyncio.wait_for(live.recv(decode=False), 60)))
        async with site.opened() as live:
            return await asked(live, asks)

    for number in range(10):
        assert '<footer class="foot">' in str(run(next_after, number)).replace("\\", "")


def test_a_question_says_no_more_than_an_address() -> None:
    """What a reader has put into a field of Streamlit's is nobody else's."""
    typed, part, by_itself = question(), question(), question()
    typed.rerun_script.widget_states.widgets.add(id="field").string_value = "mine"
    part.rerun_script.fragment_id = "part"
    by_itself.rerun_script.is_auto_rerun = True
    long = (
        question("q=" + "x" * runs_said_again.LONGEST_KEPT),
        question(name="x" * runs_said_again.LONGEST_KEPT + "x"),
        question(),
    )
    long[-1].rerun_script.page_script_hash = "x" * runs_said_again.LONGEST_KEPT
    for message in (typed, part, by_itself, *long):
        assert runs_said_again.question(message.SerializeToString()) is None
    ways = [question("a=1"), question("a=2"), question("a=1", "charts"), question("a=1")]
    ways[-1].rerun_script.page_script_hash = "another page"
    assert len({runs_said_again.question(way.SerializeToString()) for way in ways}) == 4


@pytest.fixture
def heard(run: Run, site: Site) -> list[ForwardMsg]:
    """A whole run."""

    async def once() -> list[ForwardMsg]:
        async with site.opened() as live:
            return await asked(live, question("lang=en", "method"))

    return run(once)  # type: ignore[no-any-return]


def is_kept(said: list[ForwardMsg]) -> bool:
    """Whether such a run would be said again."""
    return runs_said_again.shows_a_page([one.SerializeToString() for one in said])


def test_only_a_whole_run_that_does_nothing_but_show_a_page_is_kept(heard: list[ForwardMsg]) -> None:
    assert is_kept(heard)
    for n in range(len(heard)):
        if heard[n].WhichOneof("type") in ("new_session", "navigation", "script_finished"):
            assert not is_kept(heard[:n] + heard[n + 1 :]), heard[n]
    assert not is_kept(heard[:-1])
    # Who is told to stop, or fails, has finished with success, says Streamlit.
    for n in range(3, len(heard) - 2):
        assert not is_kept([*heard[:n], *heard[-2:]]), n
    field, to_sign_in, early, running = ForwardMsg(), ForwardMsg(), ForwardMsg(), ForwardMsg()
    field.delta.new_element.text_input.label = "Name"
    to_sign_in.auth_redirect.url = "https://provider.example"
    early.script_finished = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    running.session_status_changed.script_is_running = True
    for other in (field, to_sign_in):
        assert not is_kept([*heard[:-2], other, *heard[-2:]])
    assert not is_kept([*heard[:-2], early, heard[-1]])
    assert not is_kept([*heard[:-1], running])


def test_a_run_in_which_the_data_changed_is_not_kept(run: Run, tmp_path: Path, heard: list[ForwardMsg]) -> None:
    live = Live(written(tmp_path / "data", little_files()))

    async def kept(change: bool) -> bool:
        runs = KeptRuns(live)
        found = await runs.find("question")
        assert isinstance(found, HeardRun)
        found.messages += [one.SerializeToString() for one in heard]
        if change:
            live.read_now()
        await runs.keep(found)
        kept = await runs.find("question")
        if isinstance(kept, KeptRun):
            # Whoever heard it, and compressed how: most readers are sent it as it is kept.
            assert kept.size < sum(map(len, found.messages)) / 2
            assert any(isinstance(one, PackedMessage) and one.window == WIDEST for one in kept.messages)
        return isinstance(kept, KeptRun)

    assert run(kept, False)
    assert not run(kept, True)
