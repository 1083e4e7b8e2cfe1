"""A data folder that the code of commit fbe9dd2 left, over HTTP: by today's code, and by code whose row models have changed."""

import csv
import io

import lxml.html
import pytest

from tests.conftest import application, started_by
from tests.vendors.store.later_form import unpacked
from tests.web.inside import Window
from vendors.desk.revisions.history import History
from vendors.store.load import version_of
from vendors.store.migrations import present_form

pytestmark = pytest.mark.slow
"""A server of its own."""

SECRET = "velours tracteur pamplemousse orage"


@pytest.fixture(scope="module", params=["today", "later"])
def served(request, tmp_path_factory):
    folder, later = unpacked(tmp_path_factory.mktemp("earlier") / "data"), request.param == "later"
    with (
        # The models of a process that has loaded today's do not change.
        started_by("uvicorn", "tests.web.later_site:app", data=folder) if later else application(folder) as address,
        Window(base_url=address, timeout=60, headers={"origin": address}) as client,
    ):
        yield folder, client, later


def sign_in(client, editor):
    answer = client.post("/desk/sign-in", data={"editor": editor, "passphrase": SECRET})
    assert answer.status_code == 303
    assert "set-cookie" in answer.headers


def fields_of(client, action, address):
    """The hidden fields of a form of a page of the desk."""
    page = lxml.html.fromstring(client.get(address).text)
    form = next(form for form in page.forms if form.action.startswith(action))
    return {name: value or "" for name, value in form.form_values()}


def vendors(client):
    return {
        row["id"]: row for row in csv.DictReader(io.StringIO(client.get("/vendors.csv?sep=,").text.lstrip("\ufeff")))
    }


def test_an_earlier_folder_is_served_edited_restored_and_undone(served):
    folder, client, later = served
    history = History(folder)
    versions = history.versions()
    health = client.get("/healthz")
    assert health.status_code == 200
    assert health.json()["version"].startswith(versions[0].data[:7])
    assert client.get("/vendor?vendor=akio").status_code == 200

    sign_in(client, "Paul")
    assert "NICE Ltd" in client.get("/desk/draft?lang=en").text
    done = client.post(
        "/desk/publish?lang=en", data=fields_of(client, "/desk/publish", "/desk/draft?lang=en") | {"why": "Full name"}
    )
    assert done.status_code == 303, done.text
    assert history.head().why == "Full name"
    first = (folder / "vendors.csv").read_text().partition("\n")[0]
    assert ("umbrella" in first, "data_hosting" in first) == (later, not later)
    assert "NICE Ltd" in client.get("/vendor?vendor=nice").text

    for version in versions:
        newest = history.head()
        answer = client.post("/desk/restore", data={"version": version.id, "newest": newest.id, "why": "As it was"})
        assert answer.status_code == 303, answer.text
        restored = history.head()
        assert (restored.kind, restored.before) == ("restore", newest.id), version
        assert client.get("/healthz").json()["version"].startswith(restored.data[:7])
        assert later or restored.data == version_of(present_form(history.files(version)))
        undone = client.post("/desk/undo", data={"version": restored.id, "why": "Not as it was"})
        assert undone.status_code == 303, undone.text
        assert history.head().data == newest.data

    page = client.get("/desk/history?lang=en")
    assert page.status_code == 200
    for version in versions:
        assert client.get(f"/desk/history?lang=en&version={version.id}").status_code == 200
    old = client.get(f"/desk/version/{versions[-1].id}/vendors.csv")
    assert old.content == history.files(versions[-1])["vendors.csv"]
