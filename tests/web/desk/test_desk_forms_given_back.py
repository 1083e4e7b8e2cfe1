"""What becomes of a form whose session has ended: it is given back, waits for the sign-in in the page itself, and is sent again by whoever typed it."""

import html
import json
import shutil

import lxml.html
import pytest

from tests.conftest import ROOT
from tests.vendors.little import AT_THE_DESK, little_files, written
from tests.web.inside import desk_inside
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.kept_answers import MOST, KeptAnswer, KeptAnswers
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.i18n.language import language
from vendors.store.files import read_files
from views.desk.sent import ORIGINS, Sent, labelled
from web.desk import sent_forms

pytestmark = pytest.mark.slow
"""Each signs in, and a passphrase takes its time."""

SECRET = "velours tracteur pamplemousse orage"
OTHER = "girouette cuivre papillon velcro"
TEXT = (ROOT / "tests/cases/typed-at-the-desk.txt").read_text("utf-8").replace("\n", "\r\n")
"""As a browser sends it; a form that was read from a page has its line ends otherwise."""
WHY = "Read in the register on Tuesday"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A folder whose desk is open; passphrases take their time to be hashed."""
    place = written(tmp_path_factory.mktemp("opened") / "data", little_files(AT_THE_DESK))
    for name, role in (("Claire", EditorRole.EDITOR), ("Paul", EditorRole.EDITOR), ("Denis", EditorRole.READER)):
        accounts.set_passphrase(place, name, role, SECRET)
    return place


@pytest.fixture
def folder(opened, tmp_path):
    return shutil.copytree(opened, tmp_path / "data")


@pytest.fixture
def browsers(folder):
    with desk_inside(folder) as browser:
        yield browser


@pytest.fixture
def claire(browsers):
    browser = browsers()
    assert sign_in(browser, "Claire").status_code == 303
    return browser


def sign_in(browser, name, passphrase=SECRET, **more):
    return browser.post("/desk/sign-in?lang=en", data={"editor": name, "passphrase": passphrase, **more})


def form_in(page, action):
    """The fields of the form of a page that is sent to an address, as a browser has them."""
    (form,) = forms_in(page, action)
    return form


def forms_in(page, action):
    """The fields of each form of a page that is sent to an address."""
    for form in lxml.html.fromstring(page).forms:
        if (form.action or "").partition("?")[0] == action:
            long = {field.get("name") for field in form.iter("textarea")}
            yield [
                (name, (value or "").removeprefix("\n" if name in long else "")) for name, value in form.form_values()
            ]


def go_on(browser, page, name="Claire", passphrase=SECRET, **more):
    """The answer when the sign-in of a page that gives a form back is filled in."""
    fields = dict(form_in(page, "/desk/go-on")) | {"editor": name, "passphrase": passphrase} | more
    return browser.post("/desk/go-on?lang=en", files=[(key, (None, text)) for key, text in fields.items()])


def out_of_time(browser, folder, monkeypatch):
    monkeypatch.setattr("vendors.desk.auth.sessions.IDLE", -1)


def signed_out_in_another_window(browser, folder, monkeypatch):
    assert browser.post("/desk/sign-out").status_code == 303


def passphrase_changed(browser, folder, monkeypatch):
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, OTHER)


def cookie_gone(browser, folder, monkeypatch):
    browser.cookies.clear()


ENDINGS = [out_of_time, signed_out_in_another_window, passphrase_changed, cookie_gone]


@pytest.mark.parametrize("end", ENDINGS)
def test_whatever_ends_the_session_a_pasted_text_is_there_again_after_the_sign_in(claire, folder, monkeypatch, end):
    end(claire, folder, monkeypatch)
    answer = claire.post("/desk/article?lang=en", data={"pasted": TEXT, "url": "https://example.com/1"})
    assert answer.status_code == 401
    assert "Your session has ended" in answer.text
    assert html.escape("<script>alert(1)</script>") in answer.text
    assert "<script>alert(1)" not in answer.text
    monkeypatch.undo()
    again = go_on(claire, answer.text, passphrase=OTHER if end is passphrase_changed else SECRET)
    assert again.status_code == 200
    assert "You are signed in again" in again.text
    fields = dict(form_in(again.text, "/desk/article"))
    assert fields["pasted"].replace("\r\n", "\n").replace("\n", "\r\n") == TEXT
    assert fields["url"] == "https://example.com/1"
    assert claire.post("/desk/article?lang=en", data=fields).status_code == 200
    assert Drafts(folder, "Claire").all() == []


def test_the_answer_is_a_page_in_the_language_of_the_form(claire):
    claire.cookies.clear()
    french = claire.post("/desk/article", data={"pasted": "Texte"})
    assert '<html lang="fr">' in french.text
    assert "Votre session est terminée" in french.text
    assert "/desk/go-on" in french.text


def test_what_was_chosen_in_a_list_is_shown_as_the_list_says_it():
    sent = Sent("/desk/vendor", (("source-confidence", "high"), ("hq_city", "Brest")))
    assert labelled(sent, sent.typed, language("fr")) == [("Confiance", "haute"), ("Ville du siège", "Brest")]


def test_a_wrong_passphrase_in_between_loses_nothing(claire):
    claire.cookies.clear()
    page = claire.post("/desk/article?lang=en", data={"pasted": TEXT}).text
    refused = go_on(claire, page, passphrase="not this one")
    assert refused.status_code == 401
    assert "do not belong together" in refused.text
    again = go_on(claire, refused.text)
    assert dict(form_in(again.text, "/desk/article"))["pasted"].replace("\r\n", "\n").replace("\n", "\r\n") == TEXT


def test_signed_in_in_another_window_she_goes_on_without_typing_a_passphrase_again(claire):
    claire.cookies.clear()
    page = claire.post("/desk/article?lang=en", data={"pasted": TEXT}).text
    refused = go_on(claire, page, name="", passphrase="", elsewhere="yes")
    assert (refused.status_code, "Nobody is signed in" in refused.text) == (401, True)
    sign_in(claire, "Claire")
    again = go_on(claire, refused.text, name="", passphrase="", elsewhere="yes")
    assert dict(form_in(again.text, "/desk/article"))["pasted"].replace("\r\n", "\n").replace("\n", "\r\n") == TEXT


def test_a_source_without_its_address_or_a_tick_is_asked_about_and_nothing_typed_is_lost(claire):
    form = dict(form_in(claire.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor"))
    for typed in (
        {"source-publisher": "Ouest-France"},
        {"names-channels": "email"},
        {"source-note": "an interview"},
        {"source-accessed": "last week"},
    ):
        answer = claire.post("/desk/vendor?lang=en", data=form | {"hq_city": "Metz"} | typed)
        assert answer.status_code == 422
        assert "A source needs its address, and a tick beside each fact that it shows" in answer.text
        fields = dict(form_in(answer.text, "/desk/vendor"))
        assert fields.items() >= (typed | {"hq_city": "Metz"}).items()
    assert "Metz" not in claire.get("/desk/draft?lang=en").text


def question_at(answer, name):
    """What a page asks about a field, as screen readers read it with the field."""
    page = lxml.html.fromstring(answer.text)
    (field,) = page.xpath(f"//*[@name='{name}']")
    assert field.get("aria-invalid") == "true"
    read = [page.get_element_by_id(one).text_content() for one in field.get("aria-describedby").split()]
    assert [one.get("name") for one in page.xpath("//*[@aria-invalid]")] == [name]
    return read[0]


@pytest.mark.parametrize(
    ("code", "stranger", "pageless"),
    [("en", "and not telepathy", "A source needs its address"), ("fr", "et non telepathy", "Une source")],
)
def test_what_a_vendors_form_asks_stands_at_its_field(claire, code, stranger, pageless):
    form = dict(form_in(claire.get(f"/desk/vendor?vendor=viavoo&lang={code}").text, "/desk/vendor"))
    typed = {"covers": "channels", "names-channels": "telepathy", "source-source_url": "https://www.viavoo.com/x"}
    answer = claire.post(f"/desk/vendor?lang={code}", data=form | typed)
    assert answer.status_code == 422
    assert stranger in question_at(answer, "names-channels")
    answer = claire.post(f"/desk/vendor?lang={code}", data=form | {"source-publisher": "Ouest-France"})
    assert pageless in question_at(answer, "source-source_url")


def test_a_vendors_form_comes_back_as_it_was_typed_with_its_ticks_and_its_source(claire, folder):
    typed = dict(form_in(claire.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor"))
    typed |= {"employees": "42", "employees_as_of": "2025", "covers": "employees", "source-publisher": "Viavoo"}
    typed["source-source_url"] = "https://www.viavoo.com/equipe"
    claire.cookies.clear()
    page = claire.post("/desk/vendor?lang=en", data=typed).text
    assert "Viavoo" in page
    again = go_on(claire, page).text
    fields = dict(form_in(again, "/desk/vendor"))
    assert fields == typed
    assert claire.post("/desk/vendor?lang=en", data=fields).status_code == 303
    assert b"viavoo,employees,42" in Drafts(folder, "Claire").all()[0].files["evidence.csv"]


def test_a_fact_that_somebody_else_changed_meanwhile_is_still_a_question(claire, browsers, folder):
    typed = dict(form_in(claire.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor")) | {"hq_city": "Metz"}
    paul = browsers()
    sign_in(paul, "Paul")
    theirs = dict(form_in(paul.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor")) | {
        "hq_city": "Toulouse"
    }
    paul.post("/desk/vendor", data=theirs)
    stamp = dict(form_in(paul.get("/desk/draft?lang=en").text, "/desk/publish"))
    assert paul.post("/desk/publish", data=stamp | {"why": WHY}).status_code == 303
    claire.cookies.clear()
    fields = dict(form_in(go_on(claire, claire.post("/desk/vendor?lang=en", data=typed).text).text, "/desk/vendor"))
    answer = claire.post("/desk/vendor?lang=en", data=fields)
    assert answer.status_code == 409
    assert question_at(answer, "hq_city") == "It was changed meanwhile, and says now: “Toulouse”."
    assert dict(form_in(answer.text, "/desk/vendor"))["hq_city"] == "Metz"


def with_change(browser, folder, city="Lille", vendor="viavoo"):
    fields = dict(form_in(browser.get(f"/desk/vendor?vendor={vendor}&lang=en").text, "/desk/vendor"))
    assert browser.post("/desk/vendor", data=fields | {"hq_city": city}).status_code == 303
    return dict(form_in(browser.get("/desk/draft?lang=en").text, "/desk/publish"))


def test_the_reason_of_a_publish_comes_back_and_nothing_is_published_by_the_sign_in(claire, folder):
    before = read_files(folder)
    form = with_change(claire, folder) | {"why": WHY}
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/publish?lang=en", data=form).text)
    assert read_files(folder) == before
    fields = dict(form_in(again.text, "/desk/publish"))
    assert fields["why"] == WHY
    assert claire.post("/desk/publish", data=fields).status_code == 303
    assert b"Lille" in (folder / "vendors.csv").read_bytes()


def test_the_reason_for_going_back_to_a_version_comes_back(claire, folder):
    assert claire.post("/desk/publish", data=with_change(claire, folder) | {"why": WHY}).status_code == 303
    first = History(folder).versions()[-1]
    form = dict(form_in(claire.get(f"/desk/history?version={first.id}&lang=en").text, "/desk/restore"))
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/restore?lang=en", data=form | {"why": "As it was before"}).text)
    fields = dict(form_in(again.text, "/desk/restore"))
    assert (fields["version"], fields["why"]) == (first.id, "As it was before")
    assert claire.post("/desk/restore", data=fields).status_code == 303


def test_a_text_for_a_cell_comes_back_beside_its_problem(claire, folder):
    broken = (folder / "vendors.csv").read_bytes().replace(b"\nviavoo,Viavoo,", b"\nviavoo,\xe2\x80\x8bViavoo,", 1)
    assert claire.post("/desk/load?lang=en", files={"file": ("vendors.csv", broken)}).status_code == 303
    form = dict(form_in(claire.get("/desk/draft?lang=en").text, "/desk/mend"))
    (field,) = [name for name in form if name.startswith("text-") and "Viavoo" in form[name]]
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/mend?lang=en", data=form | {field: "Viavoo SAS", "only": "all"}).text)
    fields = dict(form_in(again.text, "/desk/mend"))
    assert fields[field] == "Viavoo SAS"
    assert claire.post("/desk/mend", data=fields | {"only": "all"}).status_code == 303
    assert b"Viavoo SAS" in Drafts(folder, "Claire").all()[0].files["vendors.csv"]
    claire.post("/desk/load", files={"file": ("vendors.csv", broken)})
    stale = claire.post("/desk/mend?lang=en", data=fields)
    assert stale.status_code == 409
    assert "Viavoo SAS" in stale.text, "a text that was typed for another state stands in its field again"


def test_the_facts_of_a_vendor_that_is_gone_meanwhile_are_shown_to_be_copied(claire, folder):
    form = dict(form_in(claire.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor"))
    answer = claire.post("/desk/vendor?lang=en", data=form | {"vendor": "viavo", "hq_city": "Metz"})
    assert answer.status_code == 409
    assert "not in the tables any more" in answer.text
    assert "Metz" in answer.text


def test_another_editor_who_signs_in_sees_whose_text_it_is_and_publishes_nothing(claire, browsers, folder):
    before = read_files(folder)
    form = with_change(claire, folder) | {"why": WHY}
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/publish?lang=en", data=form).text, name="Paul")
    assert "opened by Claire, and you are signed in as Paul" in again.text
    assert WHY in again.text
    assert read_files(folder) == before
    assert Drafts(folder, "Paul").all() == []


def test_a_page_of_one_editor_sent_in_the_session_of_another_is_shown_and_not_acted_on(claire, folder):
    """Two windows of one browser: the cookie is that of whoever signed in last."""
    form = dict(form_in(claire.get("/desk/vendor?vendor=viavoo&lang=en").text, "/desk/vendor")) | {"hq_city": "Metz"}
    sign_in(claire, "Paul")
    answer = claire.post("/desk/vendor?lang=en", data=form)
    assert answer.status_code == 409
    assert "opened by Claire, and you are signed in as Paul" in answer.text
    assert Drafts(folder, "Paul").all() == []
    fields = dict(form_in(answer.text, "/desk/vendor"))
    assert (fields["hq_city"], fields["written-by"]) == ("Metz", "Paul")
    assert claire.post("/desk/vendor?lang=en", data=fields).status_code == 303


def test_an_article_that_was_corrected_comes_back_with_its_roles(claire, folder):
    article = {"date": "2026-11-20", "title": "Typed late", "role-akio": "subject"}
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/article/keep?lang=en", data=article).text)
    fields = dict(form_in(again.text, "/desk/article/keep"))
    assert {name: fields[name] for name in article} == article
    assert claire.post("/desk/article/keep", data=fields | {"unfinished": "yes"}).status_code == 303
    assert b"Typed late" in Drafts(folder, "Claire").all()[0].files["news.csv"]


def test_a_file_cannot_be_kept_by_a_page_and_that_is_said_while_what_was_typed_beside_it_stays(claire):
    claire.cookies.clear()
    sent = {"file": ("page.html", b"<html>" + b"x" * 3_000_000)}
    answer = claire.post("/desk/article?lang=en", data={"url": "https://example.com/9"}, files=sent)
    assert "Choose “page.html” again" in answer.text
    assert "xxxx" not in answer.text
    again = go_on(claire, answer.text).text
    assert "Choose “page.html” again" in again
    assert dict(form_in(again, "/desk/article"))["url"] == "https://example.com/9"


def test_the_choices_in_a_conflict_come_back(claire, browsers, folder):
    paul = browsers()
    sign_in(paul, "Paul")
    mine, theirs = with_change(claire, folder, "Lille"), with_change(paul, folder, "Metz")
    assert paul.post("/desk/publish", data=theirs | {"why": WHY}).status_code == 303
    answer = claire.post("/desk/publish?lang=en", data=mine | {"why": "My reason for it"})
    assert answer.status_code == 409
    decision = dict(form_in(answer.text, "/desk/decide")) | {"keep-0": "mine"}
    claire.cookies.clear()
    again = go_on(claire, claire.post("/desk/decide?lang=en", data=decision).text)
    fields = dict(form_in(again.text, "/desk/decide"))
    assert fields["keep-0"] == "mine"
    assert claire.post("/desk/decide", data=fields).status_code == 303
    page = claire.get("/desk/draft?lang=en").text
    assert "Metz → Lille" in page
    assert dict(form_in(page, "/desk/publish"))["why"] == "My reason for it", "the reason is not asked for twice"


def test_the_grid_has_the_scripts_of_every_page_in_its_head_and_counts_in_the_language_of_the_page(claire):
    page = lxml.html.fromstring(claire.get("/desk/grid?lang=fr").text)
    scripts = " ".join(page.xpath("//head//script/@src"))
    assert all(name in scripts for name in ("typed.", "waiting.", "tabulator.", "grid."))
    assert "<script" not in page.text_content(), "what belongs in the head is no text of the page"
    counted = claire.get("/desk/grid.json?table=vendors&lang=fr").json()["counted"]
    assert counted["rows"] == {"one": "{n} ligne", "other": "{n} lignes"}


def test_cells_typed_in_the_grid_are_kept_by_its_script_and_wait_in_the_browser(claire):
    rows = claire.get("/desk/grid.json?table=vendors&lang=fr").json()
    names = [column["name"] for column in rows["columns"]]
    (viavoo,) = [row for row in rows["rows"] if row[1 + names.index("id")] == "viavoo"]
    assert ["FR", "France"] in rows["columns"][names.index("hq_country")]["labels"]
    was = viavoo[1 + names.index("hq_city")]
    edited = [{"key": ["viavoo"], "nth": 1, "cells": {"hq_city": [was, "Brest"]}}]
    sent = {"table": "vendors", "cells": json.dumps({"edited": edited, "added": [], "removed": []})}
    cookies = dict(claire.cookies)
    claire.cookies.clear()
    assert claire.post("/desk/grid", data=sent).status_code == 401
    claire.cookies.update(cookies)
    assert claire.post("/desk/grid", data=sent).json() == {"clashes": []}
    assert "→ Brest" in claire.get("/desk/draft?lang=en").text
    edited[0]["cells"]["hq_city"] = [was, "Rennes"]
    sent["cells"] = json.dumps({"edited": edited, "added": [], "removed": []})
    (clash,) = claire.post("/desk/grid", data=sent).json()["clashes"]
    assert (clash["theirs"], clash["mine"]) == ("Brest", "Rennes")
    assert claire.post("/desk/grid", data={"table": "vendors", "cells": "?"}).status_code == 400


def test_after_the_sign_in_a_page_that_was_asked_for_is_shown(claire):
    claire.cookies.clear()
    page = claire.get("/desk/vendor?vendor=viavoo&lang=en").text
    (to,) = [text for name, text in form_in(page, "/desk/sign-in") if name == "to"]
    assert to == "/desk/vendor?vendor=viavoo&lang=en"
    assert sign_in(claire, "Claire", "wrong", to=to).text.count(html.escape(to)) == 1
    assert sign_in(claire, "Claire", to=to).headers["location"] == to


@pytest.mark.parametrize(
    "to",
    ["https://evil.example/", "//evil.example", "/desk/\\evil", "/desk//evil.example", "/", "/desk/a\r\nx: y", "/desk"],
)
def test_a_sign_in_leads_nowhere_but_to_the_desk(browsers, to):
    assert sign_in(browsers(), "Claire", to=to).headers["location"] == "/desk/home?lang=en"


def test_a_reader_of_drafts_is_told_in_words_and_what_she_sent_stands_there(browsers):
    denis = browsers()
    sign_in(denis, "Denis")
    answer = denis.post("/desk/article?lang=en", data={"pasted": TEXT})
    assert answer.status_code == 403
    assert "as Denis you may look and change nothing" in answer.text
    assert html.escape("<script>alert(1)</script>") in answer.text


def test_what_another_site_sends_is_neither_read_nor_shown_again(browsers):
    stranger = browsers()
    for action in (*ORIGINS, "/desk/go-on"):
        answer = stranger.post(
            action, data={"pasted": "Evil", "why": "Evil"}, headers={"origin": "https://evil.example"}
        )
        assert answer.status_code in (401, 403), action
        assert "Evil" not in answer.text


def test_what_another_site_sends_in_an_editors_browser_is_refused_in_words(claire):
    answer = claire.post("/desk/discard?lang=en", data={"why": "Evil"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "This was not sent from this page" in answer.text
    assert "Evil" not in answer.text
    assert claire.get(str(answer.url)).text == answer.text, "reload and Back find it again"
    again = claire.post("/desk/discard?lang=en", data={"why": "More"}, headers={"origin": "https://evil.example"})
    assert again.url == answer.url, "and however often it is sent, it pushes no other answer out"


def test_what_is_too_long_to_be_given_back_is_said_and_not_kept(browsers):
    answer = browsers().post("/desk/article?lang=en", data={"pasted": "x" * (sent_forms.MOST_TEXT + 1)})
    assert answer.status_code == 413
    assert "too long to be carried past the sign-in" in answer.text
    assert len(answer.content) < 100_000


def test_more_forms_at_once_than_are_read_are_asked_to_come_again(browsers, monkeypatch):
    monkeypatch.setattr(sent_forms, "AT_ONCE", 0)
    answer = browsers().post("/desk/article?lang=en", data={"pasted": TEXT})
    assert answer.status_code == 503
    assert "Load this page again" in answer.text


def test_a_form_without_a_session_leaves_nothing_on_the_disk(browsers, folder):
    stranger = browsers()
    stranger.get("/desk")
    before = sorted(folder.rglob("*"))
    for action in ORIGINS:
        assert stranger.post(action, data={"pasted": TEXT, "why": WHY}).status_code == 401
    assert sorted(folder.rglob("*")) == before


def test_every_form_of_the_desk_says_whose_it_is_and_has_a_page_to_come_back_to(claire, folder):
    with_change(claire, folder)
    for path in ("home", "draft", "article", "vendor?vendor=akio", "addresses", "history"):
        for form in lxml.html.fromstring(claire.get(f"/desk/{path}").text).forms:
            action = (form.action or "").partition("?")[0]
            if form.method == "POST" and action != "/desk/sign-out":
                assert action in ORIGINS, action
                assert dict(form.form_values())["written-by"] == "Claire", action


def test_every_address_that_takes_a_form_gives_it_back(folder):
    from vendors.desk.auth.login import Door
    from vendors.desk.workspace import Workbench
    from vendors.store.watch import Live
    from web.desk.routes import routes

    found = routes(Live(folder), Workbench(folder), Door(folder))
    assert {route.path for route in found if "POST" in route.methods} == set(ORIGINS)
    assert {path for path, *_fields in ORIGINS.values()} <= {route.path for route in found if "GET" in route.methods}


def test_a_form_for_a_state_that_is_gone_keeps_its_words(claire, folder):
    old = with_change(claire, folder, "Lille") | {"why": WHY}
    with_change(claire, folder, "Vannes")
    answer = claire.post("/desk/publish?lang=en", data=old)
    assert answer.status_code == 409
    assert "gone on in another window" in answer.text
    assert dict(form_in(answer.text, "/desk/publish"))["why"] == WHY


def test_a_text_that_is_no_article_is_still_in_its_field(claire):
    answer = claire.post("/desk/article?lang=en", data={"pasted": " \n ", "url": "https://example.com/5"})
    assert "There is nothing to read in it." in answer.text
    assert dict(form_in(answer.text, "/desk/article"))["url"] == "https://example.com/5"


PASTED = {"pasted": "Medallia nomme un directeur\n\nLe 6 mai 2020\n\nMedallia nomme un directeur.", "url": ""}


def test_what_answers_a_form_is_found_again_at_its_address_by_whoever_sent_it(browsers, claire, folder):
    proposed = claire.post("/desk/article?lang=en", data=PASTED)
    address = str(proposed.url)
    assert "answer-page=" in address
    assert "Medallia nomme un directeur" in proposed.text
    # Reload, Back, a second window, a server that has started again.
    assert claire.get(address).text == proposed.text
    with desk_inside(folder) as later:
        again = later()
        assert sign_in(again, "Claire").status_code == 303
        assert again.get(address).text == proposed.text
    paul = browsers()
    assert sign_in(paul, "Paul").status_code == 303
    theirs = paul.get(address)
    assert theirs.status_code == 200
    assert "is not kept any more" in theirs.text
    assert "nomme un directeur" not in theirs.text
    assert "answer-page" not in theirs.text


def test_a_refusal_keeps_its_status_and_what_was_typed_at_its_address(claire):
    fields = [*form_in(claire.get("/desk/article?lang=en").text, "/desk/article"), ("pasted", "%PDF-1.4 nothing")]
    refused = claire.post("/desk/article?lang=en", data=dict(fields))
    assert refused.status_code == 409
    shown = claire.get(str(refused.url))
    assert (shown.status_code, shown.text) == (409, refused.text)
    assert "%PDF-1.4 nothing" in dict(form_in(shown.text, "/desk/article"))["pasted"]


def test_of_the_answers_of_an_editor_the_last_forty_are_kept(folder):
    kept = KeptAnswers(folder)
    ids = [kept.keep("Claire", KeptAnswer(409, "fr", f"<p>{n}")) for n in range(MOST + 3)]
    assert sum(kept.find("Claire", id) is not None for id in ids) == MOST
    assert kept.find("Claire", ids[-1]) == KeptAnswer(409, "fr", f"<p>{MOST + 2}")
    assert kept.find("Paul", ids[-1]) is None
    assert kept.find("Claire", "../../editors") is None


def test_on_a_full_disk_an_answer_is_given_without_an_address(claire, monkeypatch):
    def full(*_told):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(KeptAnswers, "keep", full)
    proposed = claire.post("/desk/article?lang=en", data=PASTED)
    assert "answer-page" not in str(proposed.url)
    assert "Medallia nomme un directeur" in proposed.text
