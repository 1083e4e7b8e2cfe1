"""What the desk keeps is for this user of the machine alone, whoever makes the folder first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vendors.desk.linkcheck import state
from vendors.desk.revisions import atomic, publishing, remote, repository
from vendors.store.atomic_file import replace
from vendors.store.private_folder import is_open, private_folder


def by_a_publish(folder: Path) -> None:
    with atomic.turn(folder):
        pass


FIRST: dict[str, Callable[[Path], object]] = {
    "a publish": by_a_publish,
    "a look at cited addresses": state.lock,
    "the other repository": lambda folder: remote.synchronise(folder, "/nowhere"),
    "the history": lambda folder: repository.make(folder / ".desk" / "history.git"),
    "a file": lambda folder: replace(folder / ".desk" / "drafts" / "one" / "x.json", b""),
    "a note": lambda folder: private_folder(folder / ".desk" / "tasks"),
}


@pytest.mark.parametrize("make", FIRST.values(), ids=FIRST)
def test_whatever_makes_the_folder_first_makes_it_for_this_user_alone(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path)
    desk = tmp_path / ".desk"
    assert [
        one for one in (desk, *desk.rglob("*")) if one.is_dir() and one.parent.name == ".desk" and is_open(one)
    ] == []
    assert not is_open(desk)


def test_a_folder_that_others_could_look_into_is_taken_from_them_at_the_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = tmp_path / ".desk"
    desk.mkdir(mode=0o755)
    assert is_open(desk)
    publishing.start(tmp_path)
    assert desk.stat().st_mode & 0o777 == 0o700
    assert f"other users of this machine could look into {desk}; now they cannot" in caplog.text
