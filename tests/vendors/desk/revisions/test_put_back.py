"""A site that begins anew with what was kept of it: the tables alone, a copy that was taken some versions ago, or nothing but the other repository."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.repo import Repo

from tests.data import ROOT
from tests.vendors.desk.revisions.outcomes import published
from vendors.desk.revisions import atomic, remote
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import Recovery, begin, start
from vendors.desk.revisions.remote import Remote, follow_only, synchronise
from vendors.store.files import read_files


def tables_of(folder: Path, to: Path) -> Path:
    """The tables of a folder without what the desk keeps."""
    return Path(shutil.copytree(folder, to, ignore=shutil.ignore_patterns(".desk")))


@pytest.mark.parametrize("behind", [0, 1, 2])
@pytest.mark.parametrize("somebody_was_first", [False, True])
def test_tables_without_their_history_take_over_the_one_that_has_them(
    data: Path, elsewhere: Path, tmp_path: Path, behind: int, somebody_was_first: bool
):
    copies = [tables_of(data, tmp_path / "copy 0")]
    for number in (1, 2):
        published(data, f"Akio {number}")
        copies.append(tables_of(data, tmp_path / f"copy {number}"))
    synchronise(data, str(elsewhere))
    again = copies[2 - behind]
    if somebody_was_first:
        # An editor has opened the desk before the other repository was asked: what stood there is the first version of a history.
        begin(again)
        begun = History(again).head()
        assert begun
        assert begun.kind == "start"
    found = synchronise(again, str(elsewhere))
    newest = History(data).head()
    assert newest
    assert (found.reason, found.version) == ("", newest.id)
    assert History(again).versions() == History(data).versions()
    assert read_files(again) == read_files(data)
    after = published(again, "Akio once more")
    assert synchronise(again, str(elsewhere)).version == after.id
    assert follow_only(tmp_path / "replica", str(elsewhere)).version == after.id


def test_tables_that_the_other_history_never_had_are_left_alone_and_that_is_said(
    data: Path, elsewhere: Path, tmp_path: Path
):
    mine = tables_of(data, tmp_path / "mine")
    published(data, "Akio there")
    synchronise(data, str(elsewhere))
    table = mine / "vendors.csv"
    table.write_text(table.read_text("utf-8").replace("Akio", "Akio by hand"), "utf-8")
    before = read_files(mine)
    assert synchronise(mine, str(elsewhere)).reason == remote.PARTED
    assert synchronise(mine, str(elsewhere)).reason == remote.PARTED
    assert read_files(mine) == before
    # So is a history in which somebody has published.
    worked = tables_of(data, tmp_path / "worked")
    published(worked, "Akio here")
    assert synchronise(worked, str(elsewhere)).reason == remote.PARTED


def test_a_copy_that_is_some_versions_old_and_nothing_at_all_come_to_the_newest(
    data: Path, elsewhere: Path, tmp_path: Path
):
    published(data, "Akio 1")
    old = shutil.copytree(data, tmp_path / "old")
    published(data, "Akio 2")
    synchronise(data, str(elsewhere))
    for folder in (old, tmp_path / "nothing"):
        folder.mkdir(exist_ok=True)
        assert synchronise(folder, str(elsewhere)).reason == ""
        assert History(folder).versions() == History(data).versions()
        assert read_files(folder) == read_files(data)


@pytest.mark.parametrize("counts", ["here", "there"])
def test_histories_that_have_parted_meet_again_by_what_the_guide_says(
    data: Path, elsewhere: Path, tmp_path: Path, counts: str
):
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    base = Path(shutil.copytree(data, tmp_path / "base"))
    here = published(data, "Akio here")
    there = published(base, "Akio there")
    synchronise(base, str(elsewhere))
    follow_only(tmp_path / "replica", str(elsewhere))
    assert synchronise(data, str(elsewhere)).reason == remote.PARTED
    guide = (ROOT / "docs/operators.md").read_text("utf-8").partition("## Backed up, and put back")[2]
    commands = guide.partition(f"# {counts} counts")[2].partition("\n\n")[0].partition("```")[0]
    lines = [line.partition("  #")[0] for line in commands.splitlines()[1:] if "systemctl" not in line]
    assert lines
    script = "\n".join(lines).replace("/var/lib/panorama/data", str(data))
    script = script.replace("ssh://panorama@history.example/srv/panorama.git", str(elsewhere))
    subprocess.run(["/bin/sh", "-ec", script], check=True, capture_output=True)
    newest = here if counts == "here" else there
    assert synchronise(data, str(elsewhere)).version == newest.id
    assert follow_only(tmp_path / "replica", str(elsewhere)).version == newest.id
    assert read_files(data) == read_files(tmp_path / "replica") == History(data).files(newest)
    # What gave way is not lost.
    assert History(data).has(here.id)


def test_a_copy_that_is_taken_as_the_guide_says_waits_for_a_publish_and_is_whole(data: Path, tmp_path: Path):
    if not (shutil.which("flock") and shutil.which("tar")):
        pytest.skip("flock or tar is not installed")
    newest = published(data, "Akio SA")
    guide = (ROOT / "docs/operators.md").read_text("utf-8").partition("## Backed up, and put back")[2]
    (command,) = re.findall(r"sh -c '(cd \S+ && flock .*?)' > ", guide)
    script = command.replace("/var/lib/panorama/data", str(data))
    again = tmp_path / "again"
    again.mkdir()
    with atomic.turn(data), (tmp_path / "copy.tgz").open("wb") as copy:
        taking = subprocess.Popen(["/bin/sh", "-ec", script], stdout=copy)
        with pytest.raises(subprocess.TimeoutExpired):
            taking.wait(0.5)
    assert taking.wait(60) == 0
    subprocess.run(["tar", "-xzf", tmp_path / "copy.tgz", "-C", again], check=True)
    assert start(again) is Recovery.NOTHING
    assert History(again).head() == newest
    assert History(again).is_sound
    assert read_files(again) == read_files(data)
    published(again, "Akio once more")


@pytest.mark.parametrize("meet", [synchronise, follow_only])
def test_a_repository_that_is_no_history_of_tables_is_called_that(
    data: Path, tmp_path: Path, meet: Callable[[Path, str], Remote]
):
    """It had been said to break rules of a table, or to have parted."""
    other = tmp_path / "programs"
    with Repo.init(str(other), mkdir=True, default_branch=b"main") as repository:
        (other / "README").write_text("A program", "utf-8")
        repository.get_worktree().stage(["README"])
        repository.get_worktree().commit(message=b"A program", committer=b"X <>", author=b"X <>")
    here = published(data, "Akio SA")
    assert meet(data, str(other)).reason == remote.NO_TABLES
    assert meet(tmp_path / "nothing", str(other)).reason == remote.NO_TABLES
    assert History(data).head() == here
