"""`doctor` finds what is wrong with a site, says what to do in either language, and ends with 1 where something is."""

import json
import os
import socket
from pathlib import Path

import pytest

from tests.command_line import run
from tests.vendors.little import little_files, written
from tests.web.inside import operator
from vendors.desk import condition
from vendors.desk.auth import accounts, oidc
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.condition import Soundness, conditions
from vendors.desk.revisions import publishing, remote
from vendors.desk.revisions.history import History
from vendors.i18n.language import language
from vendors.settings import settings


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an editor and a version."""
    folder = written(tmp_path / "data", little_files())
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, "a passphrase for tests, 77 signs")
    base = publishing.begin(folder)
    files = {**base.files, "vendors.csv": base.files["vendors.csv"].replace(b",Akio,", b",Akio SA,")}
    publishing.publish(folder, base.version, files, "Claire", "a name")
    return folder


def wrong(folder: Path, **how: bool) -> dict[str, str]:
    found = [one for one in conditions(folder, **how) if one.standing is Soundness.WRONG]
    return {one.subject: str(one.what) for one in found}


def test_a_good_site_is_well(site: Path) -> None:
    ran = run("doctor", "--data", str(site), "--lang", "en")
    said = ran.stdout.decode()
    assert ran.returncode == 0
    assert "✓ history      The history is whole; versions: 2." in said
    assert "1 have a passphrase, of whom 1 may publish" in said
    assert "within 20 seconds of processor and 700 MB of memory" in said


def test_what_is_wrong_is_said_as_json_too(site: Path) -> None:
    (site / ".desk").chmod(0o755)
    ran = run("doctor", "--data", str(site), "--format", "json")
    told = [one for one in json.loads(ran.stdout) if one["verdict"] == "wrong"]
    assert (ran.returncode, [one["subject"] for one in told]) == (1, ["desk"])
    assert told[0]["message"].startswith("D’autres utilisateurs de cette machine peuvent voir dans")


def test_each_thing_that_is_wrong_is_found(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert wrong(site) == {}
    (site / "vendors.csv").write_bytes(b"id\n")
    (site / ".desk" / accounts.FILE).write_bytes(b"{")
    for thing in (History(site).path / "objects").rglob("*"):
        if thing.is_file():
            thing.chmod(0o600)
            thing.write_bytes(b"")
    assert wrong(site).keys() >= {"data", "editors", "history"}
    assert wrong(site / "nowhere").keys() == {"data"}


def test_a_package_with_which_connections_would_have_no_bounds_is_said(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not [one for one in conditions(site) if "--http h11" in str(one.what)]
    (tmp_path / "httptools.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    (said,) = [one for one in conditions(site) if "--http h11" in str(one.what)]
    assert (said.subject, said.standing) == ("limits", Soundness.LOOK)


def test_a_misspelt_setting_is_named_and_no_secret_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANORAMA_UPLOAD_MEGABYTE", "20")
    monkeypatch.setenv("PANORAMA_HISTORY_REMOTE", "https://name:secret@127.0.0.1:9/x.git")
    settings.cache_clear()
    try:
        said = {one.what.fields.get("name", ""): one for one in conditions(site) if one.subject == "settings"}
        whole = json.dumps([one.what.fields for one in conditions(site)])
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert said["PANORAMA_UPLOAD_MEGABYTE"].standing is Soundness.LOOK
    assert "secret" not in whole
    assert os.environ.get("PANORAMA_UPLOAD_MEGABYTE") is None


def test_another_machine_is_asked_only_when_that_is_wanted_and_given_up_in_time(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/x.git"
        monkeypatch.setattr(remote, "SILENCE", 0.2)
        monkeypatch.setattr(
            "vendors.desk.condition.settings", lambda: settings().model_copy(update={"history_remote": address})
        )
        assert "remote" not in wrong(site)
        assert wrong(site, ask_remote=True)["remote"] == "The other repository does not answer: {detail}"
        assert remote.synchronise(site, address).reason == remote.UNREACHABLE


@pytest.mark.parametrize(
    ("address", "unsafe"),
    [
        ("http://git.example/x.git", ["http"]),
        ("git://git.example/x.git", ["git"]),
        ("https://git.example/x.git", []),
        ("ssh://git@git.example/x.git", []),
        ("/srv/x.git", []),
        ("http://127.0.0.1:9/x.git", []),
    ],
)
def test_a_history_that_comes_by_a_way_that_nobody_protects_is_said(
    site: Path, monkeypatch: pytest.MonkeyPatch, address: str, unsafe: list[str]
) -> None:
    mine = settings().model_copy(update={"history_remote": address})
    monkeypatch.setattr("vendors.desk.condition.settings", lambda: mine)
    said = [one.what.fields["scheme"] for one in condition._remote(site, ask=False) if "scheme" in one.what.fields]
    assert said == unsafe


def said_of(folder: Path, subject: str, standing: Soundness) -> list[str]:
    words = language("en")
    return [one.what.said(words) for one in conditions(folder) if (one.subject, one.standing) == (subject, standing)]


def test_a_history_that_was_copied_without_its_newest_version_is_not_called_whole(site: Path) -> None:
    (History(site).path / "refs/heads/main").unlink()
    (said,) = said_of(site, "history", Soundness.WRONG)
    assert "none of them is its newest" in said


def test_tables_of_one_time_beside_the_history_of_another_are_said(site: Path) -> None:
    assert said_of(site, "history", Soundness.LOOK) == []
    newest = History(site).head()
    assert newest
    table = site / "vendors.csv"
    table.write_bytes(table.read_bytes().replace(b"Akio SA", b"Akio"))
    (said,) = said_of(site, "history", Soundness.LOOK)
    assert f"not those of the newest version ({newest.id[:7]})" in said
    with operator(REPLICA="true", HISTORY_REMOTE="/srv/x.git", DATA=str(site)):
        # What was changed on a replica gives way.
        assert said_of(site, "history", Soundness.LOOK) == []


@pytest.mark.parametrize("name", ["DESK_FOLDER", "CHECKED_FOLDER", "EDITION"])
def test_a_folder_that_cannot_be_one_is_said_before_something_is_to_be_written(site: Path, name: str) -> None:
    file = site / "vendors.csv"
    for place in (file, file / "below"):
        with operator(**{name: str(place)}):
            (said,) = [one for one in said_of(site, "settings", Soundness.WRONG) if str(place) in one]
            assert said.startswith(f"PANORAMA_{name} is ")
    with operator(**{name: str(site / "new/and/newer")}):
        assert said_of(site, "settings", Soundness.WRONG) == []


def test_a_data_folder_that_is_none_is_called_that(site: Path) -> None:
    for place in (site / "nowhere", site / "vendors.csv"):
        assert said_of(place, "data", Soundness.WRONG) == [f"There is no folder {place}: look at PANORAMA_DATA."]


def test_how_a_provider_of_identities_is_set_up_is_told_without_its_secrets(site: Path, tmp_path: Path) -> None:
    secrets = tmp_path / ".streamlit/secrets.toml"
    secrets.parent.mkdir()
    words = language("en")

    def told() -> list[tuple[Soundness, str]]:
        return [(one.standing, one.what.said(words)) for one in condition._provider(secrets)]

    assert told() == []
    with operator(DESK_READERS="denis@magazine.example"):
        ((standing, said),) = told()
        assert standing is Soundness.WRONG
        assert "has no [auth]: nobody does" in said
    secrets.write_text('[auth]\nclient_secret = "hidden"\ncookie_secret = "hidden"\n', "utf-8")
    secrets.chmod(0o644)
    lacking, open_to_others = told()
    assert (lacking[0], open_to_others[0]) == (Soundness.WRONG, Soundness.WRONG)
    assert "lacks redirect_uri, client_id, server_metadata_url" in lacking[1]
    assert "hidden" not in lacking[1]
    secrets.chmod(0o640)
    whole = dict.fromkeys(oidc.NEEDED, "hidden") | {"redirect_uri": f"https://desk.example{oidc.RETURNS}"}
    secrets.write_text("[auth]\n" + "".join(f'{name} = "{value}"\n' for name, value in whole.items()), "utf-8")
    ((standing, said),) = told()
    assert (standing, "name nobody" in said) == (Soundness.LOOK, True)
    with operator(DESK_EDITORS="claire@magazine.example"):
        assert told() == [(Soundness.GOOD, "A provider of identities is set up in .streamlit/secrets.toml.")]
    secrets.write_text("[auth", "utf-8")
    ((standing, said),) = told()
    assert (standing, said.startswith(".streamlit/secrets.toml cannot be read (")) == (Soundness.WRONG, True)
