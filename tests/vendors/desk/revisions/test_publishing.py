import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

from tests.command_line import run
from tests.conftest import application
from tests.servers import SERVERS
from tests.vendors.desk.revisions.disks import filled, mounted
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import AT_THE_DESK, little_files, quick_folder, with_cell, written
from vendors.desk.revisions import outcomes, publishing
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import Conflict, Failed, Refused
from vendors.desk.revisions.publishing import Recovery, begin, publish, recover, restore, set_aside, start, undo
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store import load as store_load
from vendors.store.files import Files, names, read_files
from vendors.store.load import held_once, load, load_files, version_of


def on_disk(folder: Path) -> Files:
    return {name: (folder / name).read_bytes() for name in names()}


def renamed(files: Files, name: str, vendor: str = "akio") -> Files:
    return with_cell(files, "vendors", (vendor,), "name", name)


def test_the_tables_of_a_version_are_in_memory_once_wherever_they_were_read(tmp_path: Path, little: Files):
    # What other tests have opened may be the same.
    store_load._remembered.cache.clear()
    store_load._OPEN.clear()
    folder = written(tmp_path / "data", little)
    load(folder, today())
    base = begin(folder)
    assert_published(publish(folder, base.version, renamed(little, "Akio SA"), "Editor", "its full name"))
    load(folder, today())
    head = History(folder).head()
    assert head
    told, here = History(folder).files(head), begin(folder).files
    assert told == here == renamed(little, "Akio SA")
    assert [name for name, data in told.items() if here[name] is not data] == []
    assert [name for name, data in told.items() if held_once(bytes(bytearray(data))) is not data] == []


@pytest.mark.slow
@pytest.mark.parametrize(("times", "how"), [(100, ()), (30, ("events",))], ids=["at random moments", "at each request"])
def test_a_publish_that_is_killed_leaves_the_old_state_or_the_new_one(times: int, how: tuple[str, ...]):
    with quick_folder() as place:
        folder = written(place / "data", little_files(AT_THE_DESK))
        begin(folder)
        ran = SERVERS.run(["-m", "tests.vendors.desk.revisions.killing", str(folder), str(times), *how])
        assert ran.returncode == 0, ran.stderr
        deaths = [json.loads(line) for line in ran.stdout.splitlines()]
        assert len(deaths) == times
        for death in deaths:
            assert death["seen"] in (death["was"], death["new"]), death
            assert death["folder"] == death["history"] == death["seen"], death
            assert death["left"] == ["history.git", "lock"], death
            if death["published"]:
                assert (death["seen"], death["recovery"]) == (death["new"], "forward"), death
        if how:
            assert {death["recovery"] for death in deaths} >= {"back", "forward"}
        check = run("check", str(folder))
        assert check.returncode == 0, check.stdout.decode()
        git = shutil.which("git")
        if git:
            assert not subprocess.run(
                [git, "-C", str(folder / ".desk/history.git"), "fsck", "--no-dangling", "--strict"],
                capture_output=True,
            ).returncode


@pytest.mark.slow
def test_two_desks_that_publish_at_once_lose_nothing_and_are_shown_each_conflict(little: Files):
    rounds = 50
    with quick_folder() as place:
        folder = written(place / "data", little)
        history = History(folder)
        base = begin(folder).version
        desks, told, heard = [], [], []
        for name in ("0", "1"):
            pipes = place / f"told-{name}", place / f"heard-{name}"
            for pipe in pipes:
                os.mkfifo(pipe)
            desks.append(
                SERVERS.begin(["-m", "tests.vendors.desk.revisions.desks", str(folder)], streams=(*pipes, os.devnull))
            )
            told.append(pipes[0].open("w", encoding="utf-8"))
            heard.append(pipes[1].open(encoding="utf-8"))

        def tell(desk: int, base: str, cells: list[tuple[str, tuple[str, ...], str, str]]) -> None:
            print(
                json.dumps({"base": base, "cells": cells, "who": f"Desk {desk}", "why": "two at once"}),
                file=told[desk],
                flush=True,
            )

        def hear(desk: int) -> dict:
            return json.loads(heard[desk].readline())

        met: Counter[str] = Counter()
        try:
            for turn in range(rounds):
                same = turn % 2 == 0
                cells = [
                    [("vendors", ("akio",), "name", f"Akio {turn} of desk 0")],
                    [("vendors", ("akio",), "name", f"Akio {turn} of desk 1")]
                    if same
                    else [("vendors", ("nice",), "name", f"Nice {turn}")],
                ]
                for desk in range(2):
                    tell(desk, base, cells[desk])
                said = [hear(0), hear(1)]
                met.update(answer["outcome"] for answer in said)
                if same:
                    assert sorted(answer["outcome"] for answer in said) == ["Conflict", "Published"], said
                    loser = next(desk for desk in range(2) if said[desk]["outcome"] == "Conflict")
                    before = "Akio" if turn == 0 else f"Akio {turn - 1} of desk 0"
                    assert said[loser]["conflicts"] == [
                        [
                            "vendors",
                            ["akio"],
                            "name",
                            before,
                            f"Akio {turn} of desk {1 - loser}",
                            f"Akio {turn} of desk {loser}",
                        ]
                    ]
                    # The editor decides for desk 0, whoever came second.
                    if loser == 0:
                        tell(0, said[0]["data"], cells[0])
                    else:
                        tell(1, said[1]["data"], cells[0])
                    answer = hear(loser)
                    assert answer["outcome"] == "Published"
                else:
                    assert [answer["outcome"] for answer in said] == ["Published", "Published"], said
                    assert sum(answer["merged"] for answer in said) == 1
                files = on_disk(folder)
                names = {row.split(",")[0]: row.split(",")[1] for row in files["vendors.csv"].decode().splitlines()}
                assert names["akio"] == f"Akio {turn} of desk 0"
                if not same:
                    assert names["nice"] == f"Nice {turn}"
                base = version_of(files)
        finally:
            for desk, *pipes in zip(desks, told, heard, strict=True):
                for pipe in pipes:
                    pipe.close()
                SERVERS.end(desk)
        assert met == {"Published": 75, "Conflict": 25}
        said_by = Counter(version.who for version in history.versions())
        assert said_by["Desk 0"] + said_by["Desk 1"] >= 75
        assert load(folder, today()).dataset


def test_a_reader_never_sees_two_states_at_once(little: Files):
    with quick_folder() as place:
        folder = written(place / "data", little)
        states = [little, {name: data.replace(b"2026-11-24", b"2026-11-23") for name, data in little.items()}]
        versions = [version_of(files) for files in states]
        begin(folder)
        seen: Counter[str] = Counter()
        done = threading.Event()

        def watch() -> None:
            while not done.is_set():
                seen[version_of(read_files(folder))] += 1

        reader = threading.Thread(target=watch)
        reader.start()
        try:
            for turn in range(1, 21):
                now = publish(folder, versions[1 - turn % 2], states[turn % 2], "Editor", "to and fro")
                assert_published(now)
                # The reader's pause may fall into step with publishes: each is waited for, or chance decides what is seen.
                before, patience = seen[now.version.data], time.monotonic() + 10
                while seen[now.version.data] == before and time.monotonic() < patience:
                    time.sleep(0.001)
                assert seen[now.version.data] > before, "a publish was not seen within ten seconds"
        finally:
            done.set()
            reader.join()
        assert set(seen) == set(versions)


def test_a_version_is_restored_byte_for_byte(data: Path, little: Files):
    # A table as a spreadsheet wrote it: quotation marks around everything, other line ends.
    odd = {**little, "corrections.csv": b'\xef\xbb\xbf"date","table","row","field","reason_fr","reason_en"\r\n'}
    assert not load_files(odd, today()).errors
    written(data, odd)
    first = begin(data)
    assert first.files == odd
    second = publish(data, first.version, renamed(odd, "Akio SA"), "Editor", "its full name")
    assert_published(second)
    third = publish(data, second.version.data, renamed(little, "Akio Unified"), "Editor", "again")
    assert_published(third)

    back = restore(data, first.version, third.version.data, "Editor", "the first was right")
    assert_published(back)
    assert on_disk(data) == odd
    assert (back.version.kind, back.version.why) == ("restore", "the first was right")
    assert [version.data for version in History(data).versions()] == [
        first.version,
        third.version.data,
        second.version.data,
        first.version,
    ]


def test_an_undo_keeps_what_others_published_since(data: Path, little: Files):
    one = publish(data, version_of(little), renamed(little, "Akio SA"), "One", "its full name")
    assert_published(one)
    other = publish(data, one.version.data, renamed(on_disk(data), "NICE Ltd", "nice"), "Other", "its full name")
    assert_published(other)

    assert_published(undo(data, one.version.id, "One", "a mistake"))
    assert on_disk(data) == renamed(little, "NICE Ltd", "nice")
    assert_published(undo(data, History(data).versions()[0].id, "One", "no mistake after all"))
    assert on_disk(data)["vendors.csv"].count(b"Akio SA,") == 1
    last = History(data).versions()[-1]
    assert undo(data, last.id, "One", "all") == Failed(outcomes.NOTHING_BEFORE)


def test_a_change_needs_a_reason_and_a_name(data: Path, little: Files):
    new = renamed(little, "Akio SA")
    assert publish(data, version_of(little), new, "Editor", " \n\u200b ") == Failed(outcomes.NO_REASON)
    assert publish(data, version_of(little), new, "", "why not") == Failed(outcomes.NO_NAME)
    assert on_disk(data) == little


def test_broken_tables_are_refused_with_every_error(data: Path, little: Files):
    new = with_cell(renamed(little, ""), "vendors", ("nice",), "founded", "soon")
    done = publish(data, version_of(little), new, "Editor", "a slip")
    assert isinstance(done, Refused)
    assert [(problem.column, problem.rule) for problem in done.problems] == [
        ("name", "required"),
        ("founded", "not-a-date"),
    ]
    assert on_disk(data) == little
    assert not done.outside


def test_two_good_changes_that_break_a_rule_together_are_refused(data: Path, little: Files):
    base = version_of(little)
    taken = with_cell(little, "vendors", ("nice",), "aliases", "One Name")
    assert_published(publish(data, base, taken, "One", "an alias"))
    also = with_cell(little, "vendors", ("akio",), "aliases", "One Name")
    done = publish(data, base, also, "Other", "an alias")
    assert isinstance(done, Refused)
    assert {problem.rule for problem in done.problems} == {"shared-name"}
    assert on_disk(data) == taken


def test_a_conflict_is_decided_with_their_version_as_the_base(data: Path, little: Files):
    base = version_of(little)
    assert_published(publish(data, base, renamed(little, "Akio One"), "One", "a name"))
    done = publish(data, base, renamed(little, "Akio Two"), "Two", "another name")
    assert isinstance(done, Conflict)
    (clash,) = done.conflicts
    assert (clash.table, clash.column, clash.base, clash.theirs, clash.mine) == (
        "vendors",
        "name",
        "Akio",
        "Akio One",
        "Akio Two",
    )
    assert done.files == renamed(little, "Akio One")
    decided = publish(data, done.theirs.data, renamed(done.files, "Akio Two"), "Two", "agreed with One")
    assert_published(decided)


def test_a_base_that_nobody_knows_is_said(data: Path, little: Files):
    done = publish(data, "0" * 64, renamed(little, "Akio SA"), "Editor", "why")
    assert done == Failed(outcomes.UNKNOWN_BASE)
    assert on_disk(data) == little


def test_a_change_by_hand_becomes_a_version_before_the_next_publish(data: Path, little: Files):
    base = begin(data)
    by_hand = renamed(little, "NICE Ltd", "nice")
    written(data, by_hand)
    done = publish(data, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
    assert_published(done)
    assert done.merged
    assert [version.kind for version in History(data).versions()] == ["publish", "outside", "start"]
    assert History(data).files(History(data).versions()[1]) == by_hand
    assert on_disk(data) == renamed(by_hand, "Akio SA")


def test_a_change_by_hand_is_noted_at_start_once_there_is_a_history(data: Path, little: Files):
    start(data)
    assert not (data / ".desk").exists()
    begin(data)
    by_hand = written(data, renamed(little, "NICE Ltd", "nice"))
    start(by_hand)
    newest = History(data).versions()[0]
    assert (newest.kind, newest.who, newest.data) == ("outside", "", version_of(on_disk(data)))


def test_a_broken_change_by_hand_stops_a_publish_until_it_is_set_aside(data: Path, little: Files):
    base = begin(data)
    broken = renamed(little, "")
    written(data, broken)
    done = publish(data, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
    assert isinstance(done, Refused)
    assert done.outside
    assert on_disk(data) == broken

    assert_published(set_aside(data))
    assert on_disk(data) == little
    (kept,) = (data / ".desk/history.git/refs/aside").iterdir()
    assert History(data).files(History(data).at(kept.name)) == broken


def test_what_was_changed_by_hand_after_a_crash_is_kept(data: Path, little: Files, monkeypatch: pytest.MonkeyPatch):
    base = begin(data)
    with monkeypatch.context() as patch:
        patch.setattr(publishing.atomic, "settle", lambda folder: None)
        publish(data, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
    assert on_disk(data) == little
    assert read_files(data) == renamed(little, "Akio SA")
    written(data, renamed(little, "Akio by hand"))
    assert recover(data) is Recovery.FORWARD
    assert on_disk(data) == renamed(little, "Akio SA")
    (kept,) = (data / ".desk/history.git/refs/aside").iterdir()
    assert History(data).files(History(data).at(kept.name)) == renamed(little, "Akio by hand")


def test_what_readers_see_is_said_to_be_published_also_while_another_git_holds_the_history(data: Path, little: Files):
    base = begin(data)
    lock = data / ".desk/history.git/refs/heads/main.lock"
    lock.touch()
    outcome = publish(data, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
    assert_published(outcome)
    assert read_files(data) == renamed(little, "Akio SA")
    assert recover(data) is Recovery.FORWARD
    assert History(data).head() == outcome.version


@pytest.mark.parametrize("damage", ["objects", "refs/heads/main"])
def test_a_damaged_history_holds_up_no_reader_and_is_said(data: Path, little: Files, damage: str):
    base = begin(data)
    path = data / ".desk/history.git" / damage
    if path.is_dir():
        shutil.rmtree(path)
        path.mkdir()
    else:
        path.write_bytes(b"\x00nonsense")
    assert start(data) is Recovery.NOTHING
    done = publish(data, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
    assert isinstance(done, Failed)
    assert done.message(language("en")).endswith("Ask the operator.")
    assert on_disk(data) == little
    assert load(data, today()).dataset


DYING = """
import os, signal, sys
from pathlib import Path
from tests.vendors.little import with_cell
from vendors.desk.revisions import publishing
folder = Path(sys.argv[1])
base = publishing.begin(folder)
publishing.atomic.settle = lambda folder: os.kill(os.getpid(), signal.SIGKILL)
publishing.publish(folder, base.version, with_cell(base.files, "vendors", ("akio",), "name", "Akio SA"), "Editor", "why")
"""


@pytest.mark.slow
def test_a_server_that_starts_after_a_crash_finishes_the_publish(data: Path, little: Files):
    died = SERVERS.run(["-c", DYING, str(data)])
    assert died.returncode == -signal.SIGKILL
    assert on_disk(data) == little
    new = renamed(little, "Akio SA")
    with application(data) as address, urllib.request.urlopen(f"{address}/healthz") as answer:
        assert json.load(answer)["version"] == version_of(new)
    assert on_disk(data) == new
    assert sorted(path.name for path in (data / ".desk").iterdir()) == ["history.git", "lock"]


PUBLISHING = """
import json, sys
from pathlib import Path
from tests.vendors.little import with_cell
from vendors.desk.revisions.outcomes import Failed
from vendors.desk.revisions.publishing import publish, begin
from vendors.i18n.language import language
folder = Path(sys.argv[1])
LIMIT
base = begin(folder)
done = publish(folder, base.version, with_cell(base.files, "vendors", ("akio",), "name", "Akio SA"), "Editor", "why")
print(done.message(language("en")) if isinstance(done, Failed) else type(done).__name__)
"""


def published_by_another(folder: Path, limit: str = "") -> str:
    done = SERVERS.run(["-c", PUBLISHING.replace("LIMIT", limit), str(folder)])
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# dulwich leaves a file open that it could not write, and tries in vain to write the rest of it when it is collected.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("spare", [0, 1, 4, 8, 16, 32, 64])
def test_a_full_disk_publishes_nothing_and_loses_nothing(tmp_path: Path, little: Files, spare: int):
    with mounted(tmp_path / "full", "size=1m") as place:
        folder = written(place / "data", little)
        begin(folder)
        ballast = filled(place, spare)
        base = begin(folder)
        done = publish(folder, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
        gc.collect()
        if isinstance(done, Failed):
            assert done == Failed(outcomes.DISK_FULL)
            assert on_disk(folder) == little
        ballast.unlink()
        recover(folder)
        assert sorted(path.name for path in (folder / ".desk").iterdir()) == ["history.git", "lock"]
        assert on_disk(folder) == (little if isinstance(done, Failed) else renamed(little, "Akio SA"))
        again = publish(folder, base.version, renamed(little, "Akio SA"), "Editor", "its full name")
        assert_published(again)


@pytest.mark.slow
def test_a_file_that_may_not_grow_publishes_nothing(data: Path, little: Files):
    begin(data)
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))"
    assert resource.RLIMIT_FSIZE >= 0
    assert published_by_another(data, limit) == language("en").say(outcomes.DISK_FULL)
    assert on_disk(data) == little
    assert load(data, today()).dataset


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, little: Files):
    with mounted(tmp_path / "sealed", "size=4m") as place:
        folder = written(place / "data", little)
        begin(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        assert start(folder) is Recovery.NOTHING
        assert published_by_another(folder) == language("en").say(outcomes.READ_ONLY)
        assert load(folder, today()).dataset
        subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        assert published_by_another(folder) == "Published"
