"""The folder of an edition: whole or not there, and never over what is not ours."""

import os
import stat

import pytest
from click.testing import CliRunner

from tests.data import DATA
from vendors.settings import ROOT
from web.edition import command as site
from web.edition.answers import UnansweredError
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


def test_where_a_link_leads_to_a_new_edition_takes_its_place_behind_the_link(tmp_path):
    made(tmp_path / "disk/site", b"old")
    (tmp_path / "www").symlink_to(tmp_path / "disk/site")
    made(tmp_path / "www")
    assert (tmp_path / "www").is_symlink()
    assert (tmp_path / "disk/site/index.html").read_bytes() == b"new"


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


def test_an_edition_can_be_read_by_a_web_server_whatever_its_maker_keeps_to_itself(tmp_path):
    before = os.umask(0o077)
    try:
        with beside(tmp_path / "site") as root:
            write(root, "en/vendor/", b"page")
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    page = tmp_path / "site/en/vendor/index.html"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (page, page.parent, tmp_path / "site")] == [0o644, 0o755, 0o755]


@pytest.mark.parametrize("where", ["data", "."])
def test_the_command_never_replaces_the_data_or_what_it_lies_in(tmp_path, where):
    data = tmp_path / "data"
    data.mkdir()
    (data / "vendors.csv").write_text("id", "utf-8")
    called = [str(tmp_path / where), "--replace", "--data", str(data), "--lang", "en"]
    answer = CliRunner().invoke(site.command, called)
    assert (answer.exit_code, (data / "vendors.csv").read_text("utf-8")) == (2, "id")
    assert answer.stderr == f"{tmp_path / where} holds the program or the data: name another folder.\n"


def test_the_command_never_replaces_the_program():
    answer = CliRunner().invoke(site.command, [str(ROOT), "--replace", "--lang", "en"])
    assert (answer.exit_code, (ROOT / "dashboard.py").is_file()) == (2, True)


@pytest.mark.parametrize("where", ["data/within", "data/.desk/history.git", "desk"])
def test_the_command_replaces_nothing_of_the_data_or_the_desk(tmp_path, monkeypatch, where):
    data = tmp_path / "data"
    kept = tmp_path / where / "kept"
    kept.parent.mkdir(parents=True)
    kept.write_text("whole", "utf-8")
    if where == "desk":
        monkeypatch.setattr("web.edition.command.desk_folder", lambda folder: tmp_path / "desk")
    of = DATA if where == "desk" else data
    answer = CliRunner().invoke(site.command, [str(kept.parent), "--replace", "--data", str(of), "--lang", "en"])
    assert (answer.exit_code, kept.read_text("utf-8")) == (2, "whole")
    assert "name another folder" in answer.stderr


@pytest.mark.parametrize("where", ["data", "views", "docs/images"])
def test_the_command_replaces_nothing_of_the_program(where, tmp_path, data_of_one):
    answer = CliRunner().invoke(
        site.command, [str(ROOT / where), "--replace", "--data", str(data_of_one), "--lang", "en"]
    )
    assert answer.exit_code == 2
    assert answer.stderr == f"{ROOT / where} lies in the program or the data: name another folder.\n"
    assert any((ROOT / where).iterdir())


def test_the_command_says_what_could_not_be_made(tmp_path, data_of_one, monkeypatch):
    def fails(*given):
        raise UnansweredError("/charts/none.svg: 404")

    monkeypatch.setattr(site, "build", fails)
    monkeypatch.setattr(site, "_known_as", lambda address: None)
    answer = CliRunner().invoke(site.command, [str(tmp_path / "site"), "--data", str(data_of_one), "--lang", "en"])
    assert (answer.exit_code, answer.stderr) == (2, "The edition could not be made: /charts/none.svg: 404.\n")
    assert list(tmp_path.iterdir()) == []
