"""A replica shows what is published in the other repository, and has nothing of its own."""

import shutil
from pathlib import Path

import pytest
from dulwich.repo import Repo
from pydantic import ValidationError

from tests.vendors.desk.revisions.disks import filled, mounted
from tests.vendors.desk.revisions.outcomes import published
from tests.vendors.little import with_cell
from vendors.desk.revisions import publishing, remote
from vendors.desk.revisions.history import ASIDE, BRANCH, History
from vendors.desk.revisions.publishing import begin
from vendors.desk.revisions.remote import Follower, Remote, follow_only, synchronise
from vendors.settings import ROOT, Settings
from vendors.store.files import Files, read_files


@pytest.fixture
def replica(tmp_path: Path) -> Path:
    return tmp_path / "replica"


def kept_aside(folder: Path) -> set[str]:
    with Repo(str(History(folder).path)) as repository:
        return {name.removeprefix(ASIDE).decode() for name in repository.refs.allkeys() if name.startswith(ASIDE)}


def test_a_replica_begins_with_nothing_and_follows_what_is_published(data: Path, elsewhere: Path, replica: Path):
    assert follow_only(replica, str(elsewhere)).reason == remote.NOTHING_THERE
    first = published(data, "Akio SA")
    synchronise(data, str(elsewhere))
    assert follow_only(replica, str(elsewhere)) == remote.state(replica)
    assert (remote.state(replica).version, remote.state(replica).reason) == (first.id, "")
    assert read_files(replica) == read_files(data)
    second = published(data, "Akio Unified")
    synchronise(data, str(elsewhere))
    assert follow_only(replica, str(elsewhere)).version == second.id
    assert read_files(replica) == read_files(data)
    assert History(replica).versions() == History(data).versions()
    assert kept_aside(replica) == set()


def test_replicas_need_not_wait_for_the_first_publish(data: Path, elsewhere: Path, replica: Path):
    first = synchronise(data, str(elsewhere))
    assert History(data).head().kind == "start"
    assert follow_only(replica, str(elsewhere)).version == first.version == History(data).head().id
    assert read_files(replica) == read_files(data)


def test_what_somebody_changed_on_a_replica_gives_way_and_is_kept(data: Path, elsewhere: Path, replica: Path):
    published(data, "Akio SA")
    synchronise(data, str(elsewhere))
    follow_only(replica, str(elsewhere))
    table = replica / "vendors.csv"
    for somebody, come_back in enumerate(
        (
            lambda: publishing.start(replica, replica=True),
            lambda: (
                published(data, "Akio Unified"),
                synchronise(data, str(elsewhere)),
                follow_only(replica, str(elsewhere)),
            ),
        )
    ):
        table.write_text(table.read_text("utf-8").replace("Akio", f"Somebody {somebody}"), "utf-8")
        come_back()
        assert read_files(replica) == read_files(data)
    assert len(kept_aside(replica)) == 2
    with Repo(str(elsewhere)) as repository:
        assert repository.refs[BRANCH].decode() == History(data).head().id


def test_a_replica_moves_to_a_history_that_has_parted_from_its_own_and_says_so(
    data: Path, elsewhere: Path, replica: Path, caplog: pytest.LogCaptureFixture
):
    base = shutil.copytree(data, data.with_name("base"))
    lost = published(data, "Akio SA")
    synchronise(data, str(elsewhere))
    follow_only(replica, str(elsewhere))
    shutil.rmtree(elsewhere)
    Repo.init_bare(str(elsewhere), mkdir=True, default_branch=b"main").close()
    there = published(base, "Akio Two")
    synchronise(base, str(elsewhere))
    assert follow_only(replica, str(elsewhere)).version == there.id
    assert read_files(replica) == read_files(base)
    assert kept_aside(replica) == {lost.id}
    assert [lost.id in said and there.id in said for said in caplog.messages if "gives way" in said] == [True]


def test_a_replica_shows_no_version_that_breaks_rules_keeps_the_one_before_and_checks_it_once(
    data: Path, elsewhere: Path, replica: Path, little: Files, monkeypatch: pytest.MonkeyPatch
):
    first = published(data, "Akio SA")
    synchronise(data, str(elsewhere))
    follow_only(replica, str(elsewhere))
    history = History(data)
    broken = history.write(with_cell(little, "vendors", ("akio",), "name", ""), "Git", "oops", "publish", 1, first.id)
    history.advance(broken)
    with Repo(str(elsewhere)) as there, Repo(str(history.path)) as here:
        here.fetch(there)
        there.refs[BRANCH] = broken.encode()
    found = follow_only(replica, str(elsewhere))
    assert (found.reason, found.detail) == (remote.BROKEN, "vendors.csv")
    checked = []
    monkeypatch.setattr(remote, "follow", lambda *given, **named: checked.append(given))
    assert follow_only(replica, str(elsewhere)).reason == remote.BROKEN
    assert checked == []
    assert b"Akio SA" in read_files(replica)["vendors.csv"]


def test_with_the_remote_away_a_publish_shows_here_and_there_after_its_return(
    data: Path, elsewhere: Path, replica: Path, caplog: pytest.LogCaptureFixture
):
    published(data, "Akio SA")
    arrived: list[bytes] = []
    desk = Follower(data, str(elsewhere), every=3600)
    reader = Follower(
        replica,
        str(elsewhere),
        every=3600,
        replica=True,
        arrived=lambda: arrived.append(read_files(replica)["vendors.csv"]),
    )
    desk.look()
    reader.look()
    away = elsewhere.rename(elsewhere.with_name("away.git"))
    version = published(data, "Akio Unified")
    for _ in range(3):
        desk.look()
        reader.look()
    assert b"Akio Unified" in read_files(data)["vendors.csv"]
    assert b"Akio SA" in read_files(replica)["vendors.csv"]
    assert remote.state(data).reason == remote.state(replica).reason == remote.UNREACHABLE
    # Said once and not each time, and asked again soon, ever more rarely.
    said = [message for message in caplog.messages if message.startswith("The other history cannot be reached (")]
    assert len(said) == 2
    assert "{" not in said[0]
    assert (desk._pause(), reader._pause()) == (8, 8)
    away.rename(elsewhere)
    desk.look()
    reader.look()
    assert remote.state(replica) == Remote(
        *[getattr(remote.state(replica), name) for name in ("looked", "agreed")], version.id
    )
    assert b"Akio Unified" in read_files(replica)["vendors.csv"]
    assert (desk._pause(), reader._pause()) == (3600, 3600)
    assert len(arrived) == 2


def test_what_was_published_while_a_server_is_told_to_stop_is_pushed_before_it_does(data: Path, elsewhere: Path):
    begin(data)
    follower = Follower(data, str(elsewhere), every=3600)
    follower.look()
    version = published(data, "Akio SA")
    follower.end()
    follower.run()
    with Repo(str(elsewhere)) as repository:
        assert repository.refs[BRANCH].decode() == version.id


def test_a_replica_that_would_follow_nothing_or_write_into_the_project_does_not_start(tmp_path: Path):
    with pytest.raises(ValidationError, match="PANORAMA_REPLICA needs PANORAMA_HISTORY_REMOTE"):
        Settings(replica=True, data=tmp_path)
    with pytest.raises(ValidationError, match="PANORAMA_REPLICA needs a folder of its own"):
        Settings(replica=True, history_remote="/elsewhere.git", data=ROOT / "data")
    assert Settings(replica=True, history_remote="/elsewhere.git", data=tmp_path).follows_every == 1
    assert Settings().follows_every == 60


# What dulwich had open when the disk was full, it leaves to the collector.
@pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning", "ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("spare", [0, 3])
def test_a_replica_on_a_full_disk_keeps_what_it_shows_and_goes_on_once_there_is_room(
    data: Path, elsewhere: Path, tmp_path: Path, spare: int
):
    with mounted(tmp_path / "full", "size=2m") as place:
        replica = place / "data"
        published(data, "Akio SA")
        synchronise(data, str(elsewhere))
        follow_only(replica, str(elsewhere))
        version = published(data, "Akio Unified")
        synchronise(data, str(elsewhere))
        before, ballast = read_files(replica), filled(place, spare)
        assert follow_only(replica, str(elsewhere)).reason
        assert read_files(replica) == before
        ballast.unlink()
        publishing.start(replica, replica=True)
        assert follow_only(replica, str(elsewhere)).version == version.id
        assert read_files(replica) == read_files(data)
