import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from dulwich.repo import Repo
from hypothesis import given
from hypothesis import strategies as some

from tests.command_line import run
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell, written
from vendors.desk.revisions import outcomes, publishing, remote
from vendors.desk.revisions.describe import Names, said
from vendors.desk.revisions.history import BRANCH, History, Version
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.remote import Follower, Remote, synchronise
from vendors.desk.revisions.repository import plain
from vendors.i18n.language import language
from vendors.store.files import Files, read_files
from vendors.store.load import version_of
from vendors.store.writing import table_file
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key


def change(folder: Path, table: str, key: tuple[str, ...], column: str, value: str, why: str = "a test") -> Version:
    base = begin(folder)
    done = publish(folder, base.version, with_cell(base.files, table, key, column, value), "Editor", why)
    assert_published(done)
    return done.version


def test_the_history_says_who_when_and_why_and_any_git_reads_it(data: Path):
    version = change(data, "vendors", ("akio",), "name", "Akio SA", "Nom complet, d’après l’éditeur")
    assert (version.who, version.why, version.kind) == ("Editor", "Nom complet, d’après l’éditeur", "publish")
    assert datetime.now(UTC) - version.when < timedelta(minutes=5)
    assert version.data == version_of(read_files(data))
    said = subprocess.run(
        ["git", "-C", str(data / ".desk/history.git"), "log", "--format=%an|%s", "main"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines()[0] == "Editor|Nom complet, d’après l’éditeur"


HOSTILE = [
    "Mallory <root@example.org>",
    "a\nauthor Somebody Else <x> 0 +0000",
    "a\r\n\r\nData: 0000000\nKind: start",
    "\x00\x1b[31mred\x7f",
    "\u202egnp.exe\u2066",
    "<>",
    "-",
    "\ud800 lone",
    "é" * 5000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_or_reason_changes_nothing_but_itself(data: Path, little: Files, text: str):
    base = begin(data)
    new = with_cell(little, "vendors", ("akio",), "name", "Akio SA")
    done = publish(data, base.version, new, text, text)
    assert_published(done)
    newest, first = History(data).versions()
    assert (newest.kind, newest.data, newest.before) == ("publish", version_of(new), first.id)
    assert len(newest.who) <= 100
    assert len(newest.why) <= 500
    for shown in (newest.who, newest.why):
        assert not set(shown) & set("<>\r\n\x00\x1b\x7f\u202e\u2066\ud800")
    fsck = subprocess.run(["git", "-C", str(data / ".desk/history.git"), "fsck", "--strict"], capture_output=True)
    assert fsck.returncode == 0, fsck.stderr


@given(some.text())
def test_what_stands_in_the_history_is_one_plain_line(text: str):
    line = plain(text, 60)
    assert line == plain(line, 60)
    assert len(line) <= 60
    assert line.isprintable()
    assert not set(line) & set("<>\n")


def test_a_version_is_found_by_its_id_and_by_its_data_and_shown_as_it_was(data: Path, little: Files):
    first = begin(data).version
    second = change(data, "vendors", ("akio",), "name", "Akio SA")
    history = History(data)
    for name in (second.id, second.id[:7], second.data, second.data[:7]):
        assert history.version(name) == second
    for name in ("", "0000000", second.id[:6], "HEAD", "../HEAD", second.id.upper() + "x"):
        assert history.version(name) is None
    old = history.version(first)
    assert old
    assert history.files(old) == little
    (row,) = history.difference(old, second).changes
    assert [(cell.column, cell.before, cell.after) for cell in row.cells] == [("name", "Akio", "Akio SA")]
    assert history.difference(second, old).changes[0].cells[0].after == "Akio"
    assert history.versions(most=1) == [second]


def test_the_history_of_a_cell_follows_its_row_when_the_key_changes(data: Path):
    change(data, "ownership", ("akio", "", ""), "note", "nothing found in 2025")
    renamed = change(data, "ownership", ("akio", "", ""), "since", "2020")
    change(data, "vendors", ("nice",), "name", "NICE Ltd")
    last = change(data, "ownership", ("akio", "2020", ""), "note", "nothing found in 2026")
    found = History(data).of_cell("ownership", ("akio", "2020", ""), "note")
    assert [one.value for one in found] == ["nothing found in 2026", "nothing found in 2025", ""]
    assert found[0].version == last
    since = History(data).of_cell("ownership", ("akio", "2020", ""), "since")
    assert (since[0].value, since[0].version.id) == ("2020", renamed.id)


def test_the_history_of_a_row_is_what_was_changed_in_it_under_each_of_its_keys(data: Path):
    first = change(data, "ownership", ("akio", "", ""), "note", "nothing found in 2025")
    renamed = change(data, "ownership", ("akio", "", ""), "since", "2020")
    change(data, "vendors", ("nice",), "name", "NICE Ltd")
    entries = History(data).of_row("ownership", ("akio", "2020", ""))
    assert [entry.version.id for entry in entries] == [renamed.id, first.id]
    assert History(data).of_row("ownership", ("nobody", "", "")) == []


def test_the_history_of_a_vendor_is_what_was_changed_about_it(data: Path):
    change(data, "vendors", ("nice",), "name", "NICE Ltd")
    own = change(data, "vendors", ("akio",), "name", "Akio SA")
    of = [
        (row["vendor"], row["capability"]) for row in text_of("capabilities", read_files(data)["capabilities.csv"]).rows
    ]
    vendor, capability = next(pair for pair in of if pair[0] == "akio")
    able = change(data, "capabilities", (vendor, capability), "support", "partial")
    entries = History(data).of_vendor("akio")
    assert [entry.version.id for entry in entries] == [able.id, own.id]
    assert [change.vendors for entry in entries for change in entry.changed.changes] == [{"akio"}, {"akio"}]
    assert History(data).of_vendor("nobody") == []


def test_the_history_says_each_change_in_words(data: Path):
    change(data, "vendors", ("akio",), "name", "Akio SA")
    entries = list(History(data).entries())
    names = Names.in_files(read_files(data))
    lines = [line for entry in entries for row in entry.changed.changes for line in said(row, names, language("fr"))]
    assert [line.replace("\u00a0", " ") for line in lines] == ["Akio SA : éditeur Akio → Akio SA"]


def test_what_somebody_commits_with_git_itself_is_a_version_too(data: Path, little: Files, tmp_path: Path):
    begin(data)
    clone = tmp_path / "clone"
    git = ("git", "-c", "user.name=Git User", "-c", "user.email=git@example.org", "-C", str(clone))
    subprocess.run(["git", "clone", "-q", str(data / ".desk/history.git"), str(clone)], check=True)
    written(clone, with_cell(little, "vendors", ("akio",), "name", "Akio SA"))
    subprocess.run([*git, "commit", "-qam", "From a terminal"], check=True)
    subprocess.run([*git, "push", "-q", "origin", "HEAD:refs/heads/elsewhere"], check=True)
    with Repo(str(data / ".desk/history.git")) as repository:
        id = repository.refs[BRANCH.replace(b"main", b"elsewhere")].decode()
    assert_published(publishing.follow(data, id))
    newest = History(data).versions()[0]
    assert (newest.who, newest.why, newest.kind) == ("Git User", "From a terminal", "outside")
    assert newest.data == version_of(read_files(data))


# another repository


def tip(path: Path) -> str:
    with Repo(str(path)) as repository:
        return repository.refs[BRANCH].decode()


def test_what_is_published_here_is_pushed_and_what_is_published_there_is_shown(
    data: Path, elsewhere: Path, tmp_path: Path
):
    first = change(data, "vendors", ("akio",), "name", "Akio SA")
    found = synchronise(data, str(elsewhere))
    assert (found.version, found.reason) == (first.id, "")
    assert tip(elsewhere) == first.id

    twin = tmp_path / "twin"
    assert synchronise(twin, str(elsewhere)).version == first.id
    assert read_files(twin) == read_files(data)
    assert History(twin).versions() == History(data).versions()

    second = change(twin, "vendors", ("nice",), "name", "NICE Ltd")
    assert synchronise(twin, str(elsewhere)).version == second.id
    assert synchronise(data, str(elsewhere)).version == second.id
    assert read_files(data) == read_files(twin)
    assert remote.state(data).version == second.id


def test_histories_that_have_parted_are_left_as_they_are_and_that_is_said(data: Path, elsewhere: Path, tmp_path: Path):
    change(data, "vendors", ("akio",), "name", "Akio SA")
    synchronise(data, str(elsewhere))
    twin = tmp_path / "twin"
    synchronise(twin, str(elsewhere))
    here = change(data, "vendors", ("akio",), "name", "Akio One")
    there = change(twin, "vendors", ("akio",), "name", "Akio Two")
    synchronise(twin, str(elsewhere))
    found = synchronise(data, str(elsewhere))
    assert found.reason == outcomes.PARTED
    assert (History(data).versions()[0].id, tip(elsewhere)) == (here.id, there.id)
    assert b"Akio One" in read_files(data)["vendors.csv"]


def test_a_version_from_elsewhere_that_breaks_rules_is_not_shown(data: Path, elsewhere: Path, little: Files):
    first = change(data, "vendors", ("akio",), "name", "Akio SA")
    synchronise(data, str(elsewhere))
    history = History(data)
    broken = history.write(with_cell(little, "vendors", ("akio",), "name", ""), "Git", "oops", "publish", 1, first.id)
    subprocess.run(
        ["git", "-C", str(history.path), "push", "-q", str(elsewhere), f"{broken}:refs/heads/main"], check=True
    )
    found = synchronise(data, str(elsewhere))
    assert (found.reason, found.detail) == (remote.BROKEN, "vendors.csv")
    assert read_files(data)["vendors.csv"].count(b"Akio SA") == 1


def test_a_remote_that_fails_is_said_without_its_password_and_holds_nothing_up(data: Path, elsewhere: Path):
    address = "http://editor:secret@127.0.0.1:9/history.git"
    change(data, "vendors", ("akio",), "name", "Akio SA")
    found = synchronise(data, address)
    assert found.reason == remote.UNREACHABLE
    assert "secret" not in (data / ".desk/remote.json").read_text()
    assert "secret" not in found.message(language("fr"))
    version = change(data, "vendors", ("akio",), "name", "Akio Unified")
    again = synchronise(data, str(elsewhere))
    assert (again.version, again.reason) == (version.id, "")


def test_what_is_published_while_the_follower_looks_is_news_for_its_next_look(
    data: Path, monkeypatch: pytest.MonkeyPatch
):
    begin(data)
    second = Event()

    def looking(folder: Path, address: str) -> Remote:
        if History(folder).head().kind == "start":
            change(data, "vendors", ("akio",), "name", "Akio SA")
        else:
            second.set()
        return Remote()

    monkeypatch.setattr(remote, "synchronise", looking)
    follower = Follower(data, "elsewhere", every=3600)
    follower.start()
    try:
        assert second.wait(60)
    finally:
        follower.end()


def test_the_follower_pushes_soon_after_a_publish(data: Path, elsewhere: Path):
    begin(data)
    follower = Follower(data, str(elsewhere), every=3600)
    follower.start()
    try:
        version = change(data, "vendors", ("akio",), "name", "Akio SA")
        reached = False
        for _ in range(600):
            follower.join(0.1)
            if reached := remote.state(data).version == version.id:
                break
        assert reached
    finally:
        follower.end()
        follower.join()
    assert tip(elsewhere) == version.id


def test_the_history_and_the_drafts_are_not_served(server: str):
    import httpx

    for path in ("/.desk/history.git/HEAD", "/data/.desk/lock", "/.desk/drafts/", "/static/../data/.desk/lock"):
        assert httpx.get(server + path, verify=False).status_code == 404


def test_the_command_says_the_difference_and_ends_with_it(data: Path, little: Files, tmp_path: Path):
    other = written(tmp_path / "other", with_cell(little, "vendors", ("akio",), "name", "Akio SA"))

    def diff(*words: str) -> tuple[int, str]:
        told = run("diff", *words)
        return told.returncode, told.stdout.decode()

    assert diff(str(data), str(data), "--lang", "en") == (0, "The two are the same.\n")
    code, text = diff(str(data), str(other))
    assert (code, text.replace("\u00a0", " ")) == (1, "vendors.csv\n  Akio SA : éditeur Akio → Akio SA\n")
    code, text = diff(str(data), str(other), "--format", "json", "--lang", "en")
    (part,) = json.loads(text)["tables"]
    assert (code, part["table"], part["rows"][0]["cells"]) == (
        1,
        "vendors",
        [{"column": "name", "before": "Akio", "after": "Akio SA"}],
    )
    assert diff(str(data), str(tmp_path / "nowhere"))[0] == 2
    assert diff(str(data))[0] == 2


def test_rows_of_one_key_are_told_apart_by_their_order():
    header = ("article", "vendor", "role")
    rows = [dict(zip(header, cells, strict=True)) for cells in (("a", "b", "subject"), ("a", "b", "named"))]
    data = table_file(header, rows)
    assert list(text_of("mentions", data).keyed) == [Key(("a", "b"), 1), Key(("a", "b"), 2)]
    assert [problem.rule for problem in text_of("mentions", data).problems] == ["duplicate-key"]
