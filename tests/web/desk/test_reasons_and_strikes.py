"""What readers see of the desk's work: reasons that are asked about, a publication taken back with its reason, words struck from public sight."""

import re

import lxml.html
import pytest

import views
from tests.editors import desk_folder
from tests.vendors.little import with_cell
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import publishing
from vendors.desk.revisions.changelog import PublicChangelog
from vendors.desk.revisions.history import History
from vendors.desk.revisions.strikes import Strikes
from vendors.store.watch import Live

pytestmark = pytest.mark.slow
"""Each signs in, and a passphrase takes its time."""

RUDE = "Éditeur d’enquêtes dont le patron est un voleur notoire, qui a menti à ses clients pendant des années."
CAREFUL = "The sentence took sides before anybody has judged"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return desk_folder(tmp_path_factory.mktemp("words"), Denis=EditorRole.READER)


def fields_of(page, action, **typed):
    """What a form sends with that typed or ticked in its fields; each must be there."""
    form = next(form for form in lxml.html.fromstring(page).forms if form.action.startswith(action))
    for name, text in typed.items():
        form.fields[name.replace("_", "-")] = text
    return {name: value or "" for name, value in form.form_values()}


def changelog(folder):
    """What readers are told of the published changes, in both languages."""
    state = Live(folder, PublicChangelog(folder)).read_now()
    pages = (views.show("/corrections", f"lang={code}", state).html for code in ("fr", "en"))
    return [re.search(r'id="changes".*?</section>', page, re.S)[0] for page in pages]


def test_a_careless_sentence_and_reason_are_asked_about_taken_back_and_struck(claire, folder):
    before = publishing.begin(folder).files
    changed = with_cell(before, "vendors", ("medallia",), "summary_fr", RUDE)
    claire.post("/desk/load?lang=en", files={"file": ("vendors.csv", changed["vendors.csv"])})
    page = claire.get("/desk/draft?lang=en").text
    assert "“voleur” takes sides" in page
    assert "“menti” is worded as a fact" in page

    form = fields_of(page, "/desk/publish", why="Medallia est dirigée par un voleur.")
    answer = claire.post("/desk/publish?lang=en", data=form)
    assert answer.status_code == 409
    assert publishing.begin(folder).files == before
    assert "“voleur” takes sides" in answer.text
    form = fields_of(answer.text, "/desk/publish")
    assert form["why"] == "Medallia est dirigée par un voleur."
    assert claire.post("/desk/publish?lang=en", data=form).status_code == 409
    done = claire.post("/desk/publish?lang=en", data=fields_of(answer.text, "/desk/publish", as_it_stands="yes"))
    assert done.status_code == 303
    slip = History(folder).head()

    place = f"/desk/history?version={slip.id}&lang=en"
    page = claire.get(place).text
    bare = claire.post("/desk/undo?lang=en", data=fields_of(page, "/desk/undo"))
    assert (bare.status_code, History(folder).head().id) == (409, slip.id)
    back = claire.post("/desk/undo?lang=en", data=fields_of(page, "/desk/undo", why=CAREFUL))
    assert back.status_code == 303
    assert (History(folder).head().undoes, History(folder).head().why) == (slip.id, CAREFUL)
    for told in changelog(folder):
        assert "voleur" not in told

    page = claire.get(place).text
    assert "Readers see its reason" in page
    assert f'href="/r/{slip.data[:12]}"' in page
    assert "still stands on the site" not in page
    assert claire.post("/desk/strike?lang=en", data=fields_of(page, "/desk/strike")).status_code == 409
    sent = fields_of(page, "/desk/strike", why="It charged a person with theft")
    assert claire.post("/desk/strike?lang=en", data=sent).status_code == 303
    page = claire.get(place).text
    assert "struck by Claire" in page
    assert "Its release is not given any more" in page
    assert "It charged a person with theft" in page
    assert "struck from public sight" in claire.get("/desk/history?lang=en").text
    for told, words in zip(changelog(folder), ("n’est plus affiché", "is no longer shown"), strict=True):
        assert "voleur" not in told
        assert words in told

    page = claire.get(f"/desk/history?version={History(folder).head().id}&lang=en").text
    assert f"Takes back version {slip.data[:7]}" in page


def test_a_struck_version_whose_words_still_stand_says_so(claire, folder):
    base = publishing.begin(folder)
    publishing.publish(
        folder,
        base.version,
        with_cell(base.files, "vendors", ("akio",), "hq_city", "Angers"),
        "Claire",
        "Seat read in the register",
    )
    version = History(folder).head()
    Strikes(folder).note(version.id, True, "Claire", "The wrong vendor")
    page = claire.get(f"/desk/history?version={version.id}&lang=en").text
    assert "1 text of it still stands on the site" in page
    assert 'data-key="strike">Show it to readers again' in page


def test_who_only_looks_sees_the_log_and_no_button(browsers, folder):
    denis = browsers("Denis")
    struck = next(iter(Strikes(folder).struck()))
    page = denis.get(f"/desk/history?version={struck}&lang=en").text
    assert "struck by Claire" in page
    assert 'action="/desk/strike' not in page


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "Les données telles qu’elles étaient avant la première publication"),
        ("en", "The data as it stood before the first publish"),
    ],
)
def test_what_the_desk_itself_noted_is_said_in_the_language_of_the_page(claire, folder, code, words):
    publishing.begin(folder)
    assert words in claire.get(f"/desk/history?lang={code}").text
    first = History(folder).versions()[-1]
    assert words in claire.get(f"/desk/history?version={first.id}&lang={code}").text
