"""The folder of an edition: whole or not there, and never over what is not ours."""

import pytest
from click.testing import CliRunner

from web.edition import command as site
from web.edition.folder import MARK, UNFINISHED, beside, is_taken, write


def made(target, content=b"new"):
    with beside(target) as root:
        write(root, "", content)
        write(root, MARK, b'{"name": "panorama-cx"}')


def test_an_edition_takes_its_place_when_it_is_whole(tmp_path):
    made(tmp_path / "site", b"old")
    made(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_one_that_fails_leaves_the_earlier_one_as_it_was(tmp_path):
    made(tmp_path / "site", b"old")
    with pytest.raises(OSError, match="exists"), beside(tmp_path / "site") as root:
        write(root, "index.html/no-folder", write(root, "", b"half") or b"")
    assert (tmp_path / "site/index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_an_ended_process_left_behind_is_removed_by_the_next_and_nothing_else(tmp_path):
    left = tmp_path / f".site-k1ll3d_9{UNFINISHED}"
    write(left, "news/", b"half")
    (tmp_path / ".site-of-mine").mkdir()
    with beside(tmp_path / "site") as one:
        write(one, "", b"one")
        assert not left.exists()
        made(tmp_path / "site", b"another, made meanwhile")
        assert one.is_dir()
    assert (tmp_path / "site/index.html").read_bytes() == b"one"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-of-mine", "site"]


def test_a_folder_with_something_else_is_taken_an_empty_one_is_not(tmp_path):
    assert not is_taken(tmp_path / "none")
    assert not is_taken(tmp_path)
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    assert is_taken(tmp_path)
    assert is_taken(tmp_path / "letter.txt")
    made(tmp_path / "site")
    assert not is_taken(tmp_path / "site")


def test_the_command_refuses_a_folder_of_others_and_says_what_to_do(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    answer = CliRunner().invoke(site.command, [str(tmp_path), "--lang", "en"])
    assert answer.exit_code == 2
    assert answer.stderr == f"{tmp_path} holds something else than an edition: name another folder, or add --replace.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_command_refuses_an_address_that_is_none(tmp_path):
    answer = CliRunner().invoke(site.command, [str(tmp_path / "site"), "--address", "panorama", "--lang", "en"])
    assert answer.exit_code == 2
    assert answer.stderr == "“panorama” is no address: write one such as https://panorama.example.\n"
    assert list(tmp_path.iterdir()) == []
