import gc
import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dulwich.repo import Repo

from tests.servers import SERVERS
from tests.vendors.desk.revisions.disks import filled, mounted
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import quick_folder, with_cell, written
from tests.vendors.store.later_form import LATER, LATER_STEPS, form, unpacked
from vendors.desk.revisions import atomic
from vendors.desk.revisions import drafts as draft
from vendors.desk.revisions.draft_steps import NOTE_LENGTH, Draft, WayIn
from vendors.desk.revisions.drafts import DAYS_IN_BIN, Drafts, NotKeptError
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import begin, publish, start
from vendors.desk.revisions.remote import synchronise
from vendors.settings import settings
from vendors.store.files import Files, read_files
from vendors.store.load import version_of


def git(folder: Path, *asked: str, repository: str = ".desk/history.git") -> str:
    """What git itself says of a repository."""
    done = subprocess.run(["git", "-C", str(folder / repository), *asked], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def names_of_drafts(folder: Path) -> list[str]:
    return git(folder, "for-each-ref", "--format=%(refname)", "refs/drafts/").split()


def discard_all(drafts: Drafts) -> None:
    for id in drafts.ids():
        drafts.discard(id)


def tip(folder: Path, id: str) -> str:
    (found,) = git(folder, "for-each-ref", "--format=%(objectname)", f"refs/drafts/*/{id}").split()
    return found


def went_back(drafts: Drafts, id: str, to: str = "") -> Draft:
    found = drafts.back(id, to)
    assert found
    return found


def renamed(files: Files, name: str) -> Files:
    return with_cell(files, "vendors", ("akio",), "name", name)


def test_a_draft_survives_its_process_and_is_no_part_of_what_is_published(data: Path, little: Files):
    keep = (
        "import sys; from pathlib import Path; from vendors.desk.revisions.drafts import Drafts; from vendors.store.files import read_files;"
        "folder = Path(sys.argv[1]); files = {**read_files(folder), 'vendors.csv': b'half done'};"
        "print(Drafts(folder, 'Zoé').keep('base', files, 'to go on with tomorrow').id)"
    )
    said = SERVERS.run(["-c", keep, str(data)])
    kept = Drafts(data, "Zoé").get(said.stdout.strip())
    assert kept
    assert (kept.base, kept.note, kept.editor) == ("base", "to go on with tomorrow", "Zoé")
    assert kept.files == {**little, "vendors.csv": b"half done"}
    assert read_files(data) == little
    assert not History(data).exists, "a draft alone is no version"
    begin(data)
    assert [History(data).files(version) for version in History(data).versions()] == [little]


def test_a_draft_is_its_editor_s_alone(data: Path, little: Files):
    kept = Drafts(data, "Zoé").keep("base", little)
    for other in ("zoé", "Zoé ", "../Zoé", "", "\ud800"):
        assert Drafts(data, other).get(kept.id) is None
        assert Drafts(data, other).all() == []
        Drafts(data, other).discard(kept.id)
        assert Drafts(data, other).back(kept.id) is None
    assert Drafts(data, "Zoé").all() == [kept]


def test_a_draft_is_replaced_listed_and_discarded(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    first = drafts.keep("base", little, "one")
    second = drafts.keep("base", little, "two")
    again = drafts.keep("other", renamed(little, "Akio SA"), "one, changed", first.id)
    assert again.id == first.id
    assert [one.id for one in drafts.all()] == [first.id, second.id]
    assert drafts.all()[0] == again
    drafts.discard(first.id)
    drafts.discard("../../vendors")
    assert [one.id for one in drafts.all()] == [second.id]
    discard_all(drafts)
    assert drafts.all() == []
    assert names_of_drafts(data) == []
    assert read_files(data) == little


def test_too_much_is_not_kept(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    with pytest.raises(NotKeptError) as error:
        drafts.keep("base", {"vendors.csv": b"x" * (settings().draft_megabytes * 1_000_000 + 1)})
    assert error.value.reason == draft.TOO_LARGE
    for _ in range(draft.MOST):
        last = drafts.keep("base", little)
    with pytest.raises(NotKeptError) as error:
        drafts.keep("base", little)
    assert error.value.reason == draft.TOO_MANY
    assert drafts.keep("base", little, "replaced", last.id).note == "replaced"
    assert Drafts(data, "Claire").keep("base", little).note == "", "each editor has a number of her own"


NOTES = [
    "two\n\nparagraphs",
    "\n\n",
    "ends\n",
    "a\n\nBase: 0000000\nKept: 2020-01-01T00:00:00+00:00\n",
    "a\r\nb\tc <d> e",
    "‮ Zoé ’ 😀",
]


@pytest.mark.parametrize("note", NOTES, ids=range(len(NOTES)))
def test_whatever_the_note_it_is_read_as_it_was_written(data: Path, little: Files, note: str):
    drafts = Drafts(data, "Zoé")
    first = drafts.keep("base", little, note)
    second = drafts.keep("base", little, note, first.id)
    assert [step.note for step in drafts.steps(first.id)] == [note, note]
    assert drafts.all() == [second]


def test_what_git_cannot_hold_is_taken_out_of_a_name_and_a_note(data: Path, little: Files):
    for editor in ("Mallory <root@example.org>", "a\nauthor Somebody Else <x> 0 +0000", "\ud800", "-", "é" * 5000):
        kept = Drafts(data, editor).keep("base", little, "a\0b \ud800 " + "é" * NOTE_LENGTH)
        assert kept.note == ("ab ? " + "é" * NOTE_LENGTH)[: NOTE_LENGTH - 1]
        assert Drafts(data, editor).all() == [kept]
    git(data, "fsck", "--strict", "--no-dangling")


# in the history’s repository


def test_a_draft_is_a_line_of_commits_that_any_git_reads(data: Path, little: Files):
    base = begin(data)
    drafts = Drafts(data, "Zoé")
    first = drafts.keep(base.version, renamed(little, "Akio SA"), "its full name")
    drafts.keep(base.version, renamed(little, "Akio One"), "another", first.id)
    (name,) = names_of_drafts(data)
    assert name.startswith("refs/drafts/")
    assert name.endswith(f"/{first.id}")
    version = History(data).head()
    assert version
    assert git(data, "log", "--format=%an|%s", name).splitlines() == [
        "Zoé|another",
        "Zoé|its full name",
        f"-|{version.why}",
    ]
    assert git(data, "rev-parse", f"{name}~2").strip() == version.id
    assert git(data, "show", f"{name}:vendors.csv").encode() == renamed(little, "Akio One")["vendors.csv"]
    assert git(data, "diff", "--name-only", f"{name}~1", name).split() == ["vendors.csv"]


def test_the_steps_of_a_draft_are_kept_and_the_last_is_taken_back(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    kept = [drafts.keep(base.version, renamed(little, "Akio 0"), "step 0")]
    kept += [drafts.keep(base.version, renamed(little, f"Akio {n}"), f"step {n}", kept[0].id) for n in (1, 2)]
    assert list(drafts.steps(kept[0].id)) == kept[::-1]
    undone = went_back(drafts, kept[0].id)
    assert undone.files == kept[1].files
    assert drafts.all() == [undone]
    other = drafts.keep(base.version, renamed(little, "Akio SA"), "otherwise", kept[0].id)
    assert list(drafts.steps(kept[0].id)) == [other, undone, *kept[::-1]], "going back is a step, and none is lost"
    assert went_back(drafts, kept[0].id).files == kept[1].files
    assert went_back(drafts, kept[0].id).files == kept[0].files
    assert drafts.back(kept[0].id) is None, "the version it began from is no step of it"
    assert drafts.back("0" * 16) is None
    assert list(drafts.steps("../heads/main")) == []


def test_any_step_is_gone_back_to_and_what_was_left_is_gone_forward_to(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    kept = [drafts.keep(base.version, renamed(little, "Akio 0"))]
    kept += [drafts.keep(base.version, renamed(little, f"Akio {n}"), id=kept[0].id) for n in range(1, 5)]
    ids = [step.id.decode() for step in drafts.line(kept[0].id)][::-1]
    assert went_back(drafts, kept[0].id, ids[1]).files == kept[1].files
    assert went_back(drafts, kept[0].id, ids[4]).files == kept[4].files
    assert went_back(drafts, kept[0].id).files == kept[3].files, (
        "undone after going forward, it is the step before that"
    )
    assert went_back(drafts, kept[0].id, ids[4]).files == kept[4].files
    led = [(str(step.way.kind), step.way.what) for step in drafts.line(kept[0].id)[:4]]
    assert led == [("back", ids[4]), ("back", ids[3]), ("back", ids[4]), ("back", ids[1])]
    drafts.keep(base.version, renamed(little, "Akio 4"), "only the reason", kept[0].id)
    assert went_back(drafts, kept[0].id).files == kept[3].files, "a step that changes nothing is passed over"
    for nowhere in ("0" * 40, "main", kept[0].id, "../../heads/main"):
        assert drafts.back(kept[0].id, nowhere) is None
    git(data, "fsck", "--strict", "--no-dangling")


def test_what_is_thrown_away_is_in_the_bin_for_thirty_days(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    kept = drafts.keep(begin(data).version, renamed(little, "Akio SA"), "its full name")
    drafts.throw_away(kept.id)
    assert drafts.all() == []
    now = datetime.now(UTC)
    ((id, step),) = drafts.thrown_away(now)
    assert (id, step.note, step.way.kind) == (kept.id, "its full name", WayIn.BIN)
    assert Drafts(data, "Claire").thrown_away(now) == []
    assert Drafts(data, "Claire").take_back(kept.id) is None
    git(data, "gc", "-q", "--prune=now")
    assert drafts.take_back(kept.id) == kept
    assert (drafts.all(), drafts.thrown_away(now)) == ([kept], [])
    drafts.throw_away(kept.id)
    almost, over = (now + timedelta(days=DAYS_IN_BIN, hours=hours) for hours in (-1, 1))
    assert drafts.empty_bin(almost) == []
    assert [id for id, _ in drafts.thrown_away(almost)] == [kept.id]
    assert drafts.thrown_away(over) == []
    assert drafts.empty_bin(over) == [kept.id]
    assert drafts.take_back(kept.id) is None
    assert git(data, "for-each-ref", "refs/bin", "refs/drafts") == ""


def test_the_bin_takes_drafts_of_earlier_code_and_gives_back_no_more_than_there_may_be(earlier: Path):
    drafts = Drafts(earlier, "Paul")
    (old,) = drafts.all()
    drafts.throw_away(old.id)
    assert drafts.all() == []
    for _ in range(draft.MOST):
        last = drafts.keep(old.base, old.files)
    with pytest.raises(NotKeptError):
        drafts.take_back(old.id)
    drafts.discard(last.id)
    back = drafts.take_back(old.id)
    assert back
    assert (back.note, back.files) == (old.note, old.files)


def test_a_draft_goes_on_from_another_version(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    first = drafts.keep(base.version, renamed(little, "Akio SA"), "begun")
    done = publish(data, base.version, with_cell(little, "vendors", ("nice",), "name", "NICE Ltd"), "Claire", "why")
    assert_published(done)
    drafts.keep(done.version.data, renamed(read_files(data), "Akio SA"), "decided", first.id)
    assert [step.base for step in drafts.steps(first.id)] == [done.version.data, base.version]


def test_no_reader_of_the_history_sees_a_draft(data: Path, little: Files):
    base = begin(data)
    history = History(data)
    drafts = Drafts(data, "Zoé")
    kept = drafts.keep(base.version, renamed(little, "Akio in secret"), "not yet")
    commit = tip(data, kept.id)
    assert [version.kind for version in history.versions()] == ["start"]
    assert history.version(commit) is None
    assert history.version(version_of(kept.files)) is None
    assert [entry for entry in history.entries() if entry.changed] == []
    assert history.of_vendor("akio") == []
    assert [one.value for one in history.of_cell("vendors", ("akio",), "name")] == ["Akio"]
    done = publish(data, base.version, with_cell(little, "vendors", ("nice",), "name", "NICE Ltd"), "Claire", "why")
    assert_published(done)
    assert [version.who for version in history.versions()] == ["Claire", ""]
    assert start(data)
    assert "Akio in secret" not in repr(list(history.entries()))


def test_the_history_s_remote_is_never_sent_a_draft(data: Path, little: Files, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(elsewhere)], check=True)
    base = begin(data)
    drafts = Drafts(data, "Zoé")
    kept = drafts.keep(base.version, renamed(little, "Akio in secret"), "not yet")
    steps = [tip(data, kept.id)]
    synchronise(data, str(elsewhere))
    drafts.keep(base.version, renamed(little, "Akio SA"), "better", kept.id)
    steps.append(tip(data, kept.id))
    done = publish(data, base.version, renamed(little, "Akio SA"), "Zoé", "its full name")
    assert_published(done)
    assert synchronise(data, str(elsewhere)).version == done.version.id
    discard_all(drafts)
    again = drafts.keep(done.version.data, renamed(little, "Akio once more"), "not yet either")
    steps.append(tip(data, again.id))
    synchronise(data, str(elsewhere))

    def objects(*place: str) -> set[str]:
        listed = git(Path(*place), "cat-file", "--batch-all-objects", "--batch-check=%(objectname)", repository="")
        return set(listed.split())

    assert git(elsewhere, "for-each-ref", "--format=%(refname)", repository="").split() == ["refs/heads/main"]
    published = {*git(data, "rev-list", "--objects", "--no-object-names", "main").split()}
    assert objects(str(elsewhere)) == published
    assert not published.intersection(steps)
    assert objects(str(data), ".desk/history.git") > {*published, *steps}

    twin = tmp_path / "twin"
    synchronise(twin, str(elsewhere))
    assert names_of_drafts(twin) == []
    assert read_files(twin) == read_files(data)


def test_git_s_housekeeping_keeps_drafts_and_takes_discarded_ones_away(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    kept = drafts.keep(base.version, renamed(little, "Akio SA"), "one")
    gone = drafts.keep(base.version, renamed(little, "Akio One"), "two")
    commit = tip(data, gone.id)
    drafts.discard(gone.id)
    git(data, "gc", "-q", "--prune=now")
    assert commit not in git(data, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    assert drafts.all() == [kept]
    more = drafts.keep(base.version, renamed(little, "Akio SARL"), "three", kept.id)
    assert list(drafts.steps(kept.id)) == [more, kept]
    git(data, "gc", "-q", "--prune=now")
    assert went_back(drafts, kept.id).files == kept.files
    discard_all(drafts)
    assert (drafts.all(), names_of_drafts(data)) == ([], [])
    git(data, "fsck", "--strict", "--no-dangling")


def test_a_draft_does_not_wait_for_whoever_has_the_turn_to_publish(
    data: Path, little: Files, monkeypatch: pytest.MonkeyPatch
):
    base = begin(data)
    monkeypatch.setattr(atomic, "PATIENCE", 0)
    drafts = Drafts(data, "Zoé")
    with atomic.turn(data):
        with pytest.raises(atomic.TurnTakenError), atomic.turn(data):
            pass
        kept = drafts.keep(base.version, renamed(little, "Akio SA"))
        assert drafts.all() == [kept]
        discard_all(drafts)
        assert drafts.all() == []


# what goes wrong


@pytest.mark.parametrize("spoilt", [b"nonsense", b"", b"0" * 40 + b"\n"])
def test_a_spoilt_draft_is_left_out(data: Path, little: Files, spoilt: bytes):
    drafts = Drafts(data, "Zoé")
    sound, kept = drafts.keep("base", little), drafts.keep("base", little)
    (name,) = data.glob(f".desk/history.git/refs/drafts/*/{kept.id}")
    name.write_bytes(spoilt)
    assert drafts.all() == [sound]
    again = drafts.keep("base", little, "what was in the window", kept.id)
    assert {one.id for one in drafts.all()} == {sound.id, again.id}
    discard_all(drafts)
    assert names_of_drafts(data) == []


def test_a_damaged_repository_keeps_nothing_and_says_so(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    drafts.keep("base", little)
    shutil.rmtree(data / ".desk/history.git/objects")
    assert drafts.all() == []
    with pytest.raises(OSError, match="history"):
        drafts.keep("base", little)
    discard_all(drafts)


# dulwich leaves a file open that it could not write, and tries in vain to write the rest of it when it is collected.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("spare", [0, 1, 2, 4])
def test_a_full_disk_leaves_the_draft_before(tmp_path: Path, little: Files, spare: int):
    with mounted(tmp_path / "full", "size=1m") as place:
        folder = written(place / "data", little)
        base = begin(folder)
        drafts = Drafts(folder, "Zoé")
        before = drafts.keep(base.version, renamed(little, "Akio SA"), "before")
        ballast = filled(place, spare)
        kept = None
        try:
            kept = drafts.keep(base.version, renamed(little, "Akio One"), "after", before.id)
        except OSError:
            assert spare < 4
        gc.collect()
        assert drafts.all() == [kept or before]
        ballast.unlink()
        again = drafts.keep(base.version, renamed(little, "Akio One"), "again", before.id)
        assert drafts.all() == [again]
        git(folder, "fsck", "--strict", "--no-dangling")


@pytest.fixture(params=["git", "zip"])
def with_draft(request: pytest.FixtureRequest, little: Files) -> Iterator[Path]:
    """A folder with one draft of Paul’s, in a place where writing is quick."""
    with quick_folder() as place:
        if request.param == "zip":
            yield unpacked(place / "data")
            return
        folder = written(place / "data", little)
        Drafts(folder, "Paul").keep(begin(folder).version, little, "NICE")
        yield folder


@pytest.mark.slow
@pytest.mark.parametrize("work", ["keep", "discard"])
def test_a_draft_whose_process_is_killed_is_the_one_before_or_the_one_after(with_draft: Path, work: str):
    times = 24
    ran = SERVERS.run(["-m", "tests.vendors.desk.revisions.killing_drafts", str(with_draft), str(times), work])
    assert ran.returncode == 0, ran.stderr
    deaths = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(deaths) == times
    met: Counter[str] = Counter()
    for death in deaths:
        was, again = death["was"], ["again", "Again"]
        after = [["killed", "Killed"]] if work == "keep" else []
        before = death["seen"] == [was]
        met["before" if before else "after"] += 1
        assert before or death["seen"] == after, death
        steps = [again, was] if before else [again, *after, was] if after else [again]
        assert death["again"] == steps, death
        assert (death["zips"], death["left"]) == (0, []), death
    assert met["before"] > 2
    assert met["after"] > 0
    git(Path(deaths[-1]["folder"]), "fsck", "--strict", "--no-dangling")


def test_two_desks_that_keep_drafts_while_a_third_publishes_lose_no_step(little: Files):
    times = 80
    with quick_folder() as place:
        folder = written(place / "data", little)
        base = begin(folder)
        drafts = Drafts(folder, "Paul")
        shared, *own = (drafts.keep(base.version, little, "begun").id for _ in range(3))
        published = []

        def publish_once() -> None:
            done = publish(folder, begin(folder).version, renamed(little, f"Akio {len(published)}"), "Claire", "why")
            assert_published(done)
            published.append(done.version.id)

        # The first of a process takes long, and the desks would have done all before it came.
        publish_once()
        asked = ["-m", "tests.vendors.desk.revisions.keeping", str(folder)]
        desks = {
            name: SERVERS.begin([*asked, name, str(times), shared, id], streams=(os.devnull, place / name, os.devnull))
            for name, id in zip(("one", "two"), own, strict=True)
        }
        while any(SERVERS.runs(desk) for desk in desks.values()):
            publish_once()
        begun = [int((place / name).read_text("utf-8")) for name in desks]

        steps = [step.note for step in drafts.steps(shared)][::-1]
        assert len(steps) == 2 * times + 1
        for name, id in zip(("one", "two"), own, strict=True):
            expected = [f"{name} {step}" for step in range(times)]
            assert [note for note in steps if note.startswith(name)] == expected
            assert [step.note for step in drafts.steps(id)][::-1] == ["begun", *expected]
        assert len(published) > 2
        assert [version.id for version in History(folder).versions()][:-1] == published[::-1]
        assert 3 + sum(begun) == len(drafts.all()) == draft.MOST
        git(folder, "fsck", "--strict", "--no-dangling")


# as earlier versions of the software kept them


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return unpacked(tmp_path / "earlier")


def all_paths(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


def test_a_draft_of_earlier_code_is_read_where_it_is_until_it_is_kept_again(earlier: Path):
    drafts = Drafts(earlier, "Paul")
    before = all_paths(earlier)
    (old,) = drafts.all()
    assert (old.note, drafts.get(old.id)) == ("NICE", old)
    assert b"NICE Ltd" in old.files["vendors.csv"]
    assert list(drafts.steps(old.id)) == [old]
    assert all_paths(earlier) == before, "reading writes nothing"

    kept = drafts.keep(old.base, renamed(old.files, "Akio One"), "NICE and Akio", old.id)
    assert kept.id == old.id
    assert not list(earlier.glob(".desk/drafts/*/*"))
    assert list(drafts.steps(old.id)) == [kept, old]
    base = History(earlier).version(old.base)
    assert base
    assert git(earlier, "rev-parse", f"{tip(earlier, old.id)}~2").strip() == base.id
    assert went_back(drafts, old.id).files == old.files
    assert drafts.back(old.id) is None


def test_a_draft_of_earlier_code_counts_and_is_discarded(earlier: Path):
    drafts = Drafts(earlier, "Paul")
    (old,) = drafts.all()
    for _ in range(draft.MOST - 1):
        drafts.keep(old.base, old.files)
    with pytest.raises(NotKeptError):
        drafts.keep(old.base, old.files)
    assert drafts.back(old.id) is None
    drafts.discard(old.id)
    assert not list(earlier.glob(".desk/drafts/*/*"))
    assert drafts.get(old.id) is None
    discard_all(drafts)
    assert drafts.all() == []


def test_a_spoilt_draft_of_earlier_code_is_left_out_and_thrown_away(earlier: Path):
    drafts = Drafts(earlier, "Paul")
    (packed,) = earlier.glob(".desk/drafts/*/*.zip")
    packed.write_bytes(packed.read_bytes()[:-40])
    assert drafts.all() == []
    discard_all(drafts)
    assert not packed.exists()


@pytest.mark.parametrize("kept_again", [False, True], ids=["zip", "git"])
def test_a_draft_in_an_earlier_form_is_opened_in_the_present_one(earlier: Path, kept_again: bool):
    drafts = Drafts(earlier, "Paul")
    (old,) = drafts.all()
    if kept_again:
        drafts.keep(old.base, old.files, "again", old.id)
    with form(LATER, LATER_STEPS):
        steps = list(drafts.steps(old.id))
        assert steps[0] == drafts.get(old.id) == drafts.all()[0]
        assert len(steps) == 1 + kept_again
        for step in steps:
            assert b"umbrella" in step.files["vendors.csv"].partition(b"\n")[0]
            assert b"NICE Ltd" in step.files["vendors.csv"]
        later = drafts.keep(old.base, steps[0].files, "later", old.id)
        assert drafts.get(old.id) == later
    assert [step.note for step in drafts.steps(old.id)] == ["later", *(["again"] if kept_again else []), "NICE"]


def test_a_draft_is_published_and_undone_byte_for_byte(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    kept = drafts.keep(base.version, renamed(base.files, "Akio SA"), "its full name")
    done = publish(data, kept.base, kept.files, kept.editor, kept.note)
    assert_published(done)
    assert version_of(read_files(data)) == done.version.data == version_of(kept.files)


def test_the_desk_s_folder_holds_all_that_only_the_desk_knows(data: Path, tmp_path: Path):
    """PANORAMA_DESK_FOLDER: drafts and history go there too, and beside the tables only what a publish needs."""
    work = (
        "import sys; from pathlib import Path; from vendors.desk.revisions.drafts import Drafts; from vendors.desk.revisions import publishing;"
        "from vendors.store.files import read_files; folder = Path(sys.argv[1]); begun = publishing.begin(folder);"
        "Drafts(folder, 'Zoe').keep(begun.version, begun.files)"
    )
    apart = tmp_path / "apart"
    env = os.environ | {"PANORAMA_DESK_FOLDER": str(apart)}
    ran = SERVERS.run(["-c", work, str(data)], env)
    assert ran.returncode == 0, ran.stderr
    with Repo(str(apart / "history.git")) as repository:
        assert len(repository.refs.subkeys(b"refs/drafts/")) == len(repository.refs.subkeys(b"refs/heads/")) == 1
    assert {path.name for path in (data / ".desk").iterdir()} <= {"lock"}
