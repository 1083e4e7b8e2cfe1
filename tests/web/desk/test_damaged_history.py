"""A damaged history is said to whoever works with it, and never to readers; a repository elsewhere that never answers is given up."""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

import views
from tests.vendors.little import little_files, with_cell, written
from tests.web.inside import desk_inside
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import remote
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.served import served
from vendors.i18n.language import language

SECRET = "velours tracteur pamplemousse orage"


def emptied(history: Path) -> None:
    """Every object is there and holds nothing."""
    for path in (history / "objects").glob("??/*"):
        path.chmod(0o600)
        path.write_bytes(b"")


def without_objects(history: Path) -> None:
    """Nothing is left of what was recorded."""
    shutil.rmtree(history / "objects")


def garbled_refs(history: Path) -> None:
    """The name of the newest version is rubbish."""
    (history / "refs" / "heads" / "main").write_bytes(b"\xff\x00 rubbish\n")


def garbled_config(history: Path) -> None:
    """The settings of the repository are rubbish."""
    (history / "config").write_bytes(b"[core\n\xff\xfe")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which something was published, and that has an editor."""
    folder = Path(written(tmp_path_factory.mktemp("damaged") / "data", little_files()))
    base = begin(folder)
    publish(folder, base.version, with_cell(base.files, "vendors", ("akio",), "name", "Akio SA"), "Claire", "The name")
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
    return folder


@pytest.fixture(params=[emptied, without_objects, garbled_refs, garbled_config], ids=lambda damage: damage.__name__)
def damaged(request: pytest.FixtureRequest, published: Path, tmp_path: Path) -> Path:
    """The same, with its history damaged."""
    damage: Callable[[Path], None] = request.param
    folder = Path(shutil.copytree(published, tmp_path / "data"))
    damage(History(folder).path)
    return folder


def test_readers_see_every_page_without_what_the_history_would_tell(damaged: Path) -> None:
    state = served(damaged).read_now()
    for path in ("/", "/corrections", "/changes", "/method"):
        view = views.show(path, "lang=en", state)
        assert view.status == 200, path
    assert state.changelog(language("en")) == ()


@pytest.fixture
def claire(damaged: Path) -> Iterator[httpx.Client]:
    """The editor, signed in."""
    with desk_inside(damaged) as browser:
        client = browser()
        assert client.post("/desk/sign-in", data={"editor": "Claire", "passphrase": SECRET}).status_code == 303
        yield client


def test_the_desk_says_that_the_history_is_damaged_or_goes_on(claire: httpx.Client) -> None:
    for path in ("/desk/home", "/desk/history", "/desk/draft", "/desk/tables"):
        answer = claire.get(f"{path}?lang=en")
        assert answer.status_code in (200, 503), path
        if answer.status_code == 503:
            assert answer.text.startswith("The history of changes is damaged and cannot be read")
    file = {"file": ("vendors.csv", b"id,name\nakio,Akio SAS\n", "text/csv")}
    assert claire.post("/desk/load?lang=en", files=file).status_code in (200, 303, 409, 503)


def test_a_sound_history_is_called_sound(published: Path) -> None:
    assert History(published).is_sound


def test_a_repository_that_accepts_and_never_answers_is_given_up_and_that_is_said(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "SILENCE", 0.1)
    folder = Path(shutil.copytree(published, tmp_path / "data"))
    held: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    held.append(listening.accept()[0])
                except OSError:
                    return

        threading.Thread(target=accept, daemon=True).start()
        said = remote.synchronise(folder, f"http://127.0.0.1:{listening.getsockname()[1]}/x.git")
        listening.shutdown(socket.SHUT_RDWR)
    for one in held:
        one.close()
    assert said.reason == remote.UNREACHABLE
    assert "timed out" in said.detail
    assert remote.state(folder) == said
