"""An editor’s changes at the desk: what can be taken out of one, and taken back."""

from datetime import UTC, datetime, timedelta
from html import unescape

import lxml.html
import pytest

from tests.editors import SECRET, editors_inside, page_of
from tests.vendors.little import little_files, written
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.settings import settings, site_time
from vendors.store.files import read_files
from vendors.validation.reading import text_of
from vendors.validation.rules import RULES

FILES = little_files()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk of three people, on a small data set."""
    folder = written(tmp_path_factory.mktemp("drafts") / "data", FILES)
    for name, role in (("Claire", EditorRole.EDITOR), ("Paul", EditorRole.EDITOR), ("Denis", EditorRole.READER)):
        accounts.set_passphrase(folder, name, role, SECRET)
    with editors_inside(folder) as signed_in:
        yield folder, signed_in


@pytest.fixture(scope="module")
def folder(desk):
    return desk[0]


@pytest.fixture(scope="module")
def claire(desk):
    return desk[1]("Claire")


@pytest.fixture(scope="module")
def paul(desk):
    return desk[1]("Paul")


@pytest.fixture(scope="module")
def denis(desk):
    return desk[1]("Denis")


def form_of(page, action):
    (form,) = [form for form in page.forms if form.action.startswith(action)]
    return {name: value or "" for name, value in form.form_values()}


def difference(client):
    return [
        line.text_content().partition(" Take out")[0]
        for line in page_of(client).xpath("//*[contains(@class, 'difference')]/li")
    ]


def keep_facts(client, vendor, **facts):
    """Through the vendor’s form."""
    form = form_of(page_of(client, f"/desk/vendor?vendor={vendor}&lang=en"), "/desk/vendor")
    answer = client.post("/desk/vendor?lang=en", data=form | facts)
    assert answer.status_code == 303, answer.text


def keep_name(client, name, vendor="akio"):
    keep_facts(client, vendor, name=name)


def publish(client, why):
    """All that is kept in the change."""
    form = form_of(page_of(client), "/desk/publish") | {"why": why}
    assert client.post("/desk/publish", data=form).status_code == 303


def click(client, button, **typed):
    """Presses a button of the page by its `form`, as a browser does, with that typed in the fields of the form; each must be there."""
    page = button.getroottree().getroot()
    form = page.get_element_by_id(button.get("form")) if button.get("form") else next(button.iterancestors("form"))
    for name, text in typed.items():
        form.fields[name] = text
    fields = {name: value or "" for name, value in form.form_values()}
    if button.get("name"):
        fields[button.get("name")] = button.get("value")
    return client.post(form.action, data=fields)


def test_each_line_of_the_difference_is_taken_out_with_one_click(claire, folder):
    form = form_of(page_of(claire, "/desk/vendor?vendor=akio&lang=en"), "/desk/vendor")
    claire.post("/desk/vendor", data=form | {"name": "Akio SA", "hq_city": "Lyon", "founded": "1999"})
    page = page_of(claire)
    buttons = {button.get("aria-label"): button for button in page.find_class("out")}
    city = next(button for label, button in buttons.items() if "→ Lyon" in label and "whole row" not in label)
    assert click(claire, city).status_code == 303
    left = " ".join(difference(claire))
    assert "Lyon" not in left
    assert "Akio SA" in left
    assert "1999" in left
    assert click(claire, city).status_code == 409, "the page of before says nothing about the change as it is now"
    (row,) = [button for button in page_of(claire).find_class("out") if "whole row" in button.get("aria-label")]
    assert click(claire, row).status_code == 303
    assert "Nothing yet: this is what is public." in page_of(claire).text_content()
    assert read_files(folder) == FILES


def test_a_file_in_which_there_is_no_table_leaves_the_change_as_it_was(claire):
    keep_name(claire, "Akio SAS")
    before = claire.get("/desk/draft?lang=en").text
    answer = claire.post("/desk/load?lang=en", files={"file": ("photo.jpg", b"\xff\xd8\xff\xe0 not a table")})
    assert answer.status_code == 409
    assert "Nothing was loaded, and your change is as it was." in answer.text
    assert RULES["picture-file"].why in unescape(answer.text), "nothing is said of what to do"
    assert claire.get("/desk/draft?lang=en").text == before


def discard(client):
    page = page_of(client)
    for button in page.xpath("//*[@data-key='discard']"):
        assert click(client, button).status_code == 303


def test_the_last_step_is_undone_and_any_step_is_gone_back_to(claire):
    discard(claire)
    for name in ("Akio One", "Akio Two", "Akio Three"):
        keep_name(claire, name)
    (undo,) = page_of(claire).xpath("//*[@data-key='undo-step']")
    assert undo.text_content() == "Undo the last step (a vendor’s form: akio)"
    assert click(claire, undo).status_code == 303
    assert "Akio Two" in difference(claire)[0]
    assert click(claire, undo).status_code == 409
    steps = page_of(claire, "/desk/steps?lang=en")
    lines = [line.text_content() for line in steps.xpath("//section/ol/li")]
    assert len(lines) == 5
    assert "back to an earlier state" in lines[0]
    assert "Akio Two → Akio Three" in lines[1]
    assert "begun" in lines[-1]
    assert ["as it is now" in line for line in lines] == [True, False, True, False, False]
    third = next(button for button in steps.find_class("out") if "a vendor’s form" in button.get("aria-label"))
    assert click(claire, third).status_code == 303
    assert "Akio Three" in difference(claire)[0]
    assert (
        claire.post("/desk/back?lang=en", data=form_of(page_of(claire), "/desk/back") | {"to": "0" * 40}).status_code
        == 409
    )


def test_there_are_no_steps_of_a_change_that_is_not_begun(claire):
    discard(claire)
    assert claire.get("/desk/steps?lang=en").headers["location"] == "/desk/draft?lang=en"


def button(page, label):
    (found,) = [one for one in page.iter("button") if label in (one.get("aria-label") or one.text_content())]
    return found


def test_what_is_thrown_away_is_taken_back_with_one_click(claire, paul, folder):
    discard(claire)
    keep_name(claire, "Akio in the bin")
    page = page_of(claire)
    before = difference(claire)
    assert click(claire, button(page, "Throw this change into the bin")).status_code == 303
    page = page_of(claire)
    assert "Load a changed file" in page.text_content()
    binned = page.get_element_by_id("take-back")
    assert "Take it out of the bin" not in page_of(paul).text_content(), "a bin is its editor’s alone"
    newest = next(one for one in page.find_class("out") if one.get("form") == "take-back")
    assert binned.action.startswith("/desk/take-back")
    assert click(paul, newest).status_code == 409
    assert click(claire, newest).status_code == 303
    assert difference(claire) == before
    assert click(claire, newest).status_code == 409, "it is not in the bin any more"
    discard(claire)


def test_an_editor_goes_on_with_several_changes_side_by_side(claire, paul, folder):
    discard(claire)
    keep_name(claire, "Akio typo")
    page = page_of(claire)
    assert click(claire, button(page, "Call it that"), called="Typos").status_code == 303
    page = page_of(claire)
    assert page.find(".//h1").text == "Typos"
    assert click(claire, button(page, "begin another"), called="The purchase").status_code == 303
    page = page_of(claire)
    assert page.find(".//h1").text == "The purchase"
    assert "Nothing yet: this is what is public." in page.text_content()
    keep_name(claire, "Akio bought")
    assert difference(claire) == ["Akio bought: vendor Akio → Akio bought"]
    other = button(page, "Go on with: Typos")
    assert click(paul, other).status_code == 409
    assert click(claire, other).status_code == 303
    assert difference(claire) == ["Akio typo: vendor Akio → Akio typo"]

    publish(claire, "A typo in the name")
    page = page_of(claire)
    assert "Load a changed file" in page.text_content(), "what is at work next is for her to say"
    assert click(claire, button(page, "Go on with: The purchase")).status_code == 303
    page = page_of(claire)
    assert "1 cell was changed by another publication of yours too" in page.text_content(), (
        "said before she tries to publish"
    )
    assert "A typo in the name" in page.text_content()
    discard(claire)


def test_a_change_is_shown_reviewed_and_published_with_four_eyes(claire, paul, denis, folder, monkeypatch):
    monkeypatch.setenv("PANORAMA_FOUR_EYES", "true")
    settings.cache_clear()
    try:
        discard(claire)
        keep_name(claire, "Akio SE")
        id = Drafts(folder, "Claire").all()[0].id
        address = f"/desk/changes?draft={id}&lang=en"
        for other in (paul, denis):
            assert other.get(address).status_code == 404, "it is hers alone until she shows it"
            assert other.get(f"/desk/changes/{id}/preview/").status_code == 404
        gone = lxml.html.fromstring(paul.get(address).text)
        assert "This change is not shown any more" in gone.xpath("string(//*[@role='alert'])")
        assert gone.xpath("//a[contains(@href, '/desk/home')]"), "no dead end"
        page = page_of(claire)
        reason = {"why": "Its new legal form, from the register"}
        answer = claire.post("/desk/publish?lang=en", data=form_of(page, "/desk/publish") | reason)
        assert answer.status_code == 409
        assert "another editor has to approve this change as it is now" in answer.text
        assert reason["why"] in answer.text
        page = page_of(claire)
        assert click(claire, button(page, "Ask for an approval")).status_code == 303

        listed = page_of(denis).get_element_by_id("shown").getnext().text_content()
        assert "approval asked" in listed
        assert "Claire" in listed
        looked = page_of(denis, address)
        assert "→ Akio SE" in looked.text_content()
        assert reason["why"] in looked.text_content()
        assert "not understood" not in looked.text_content(), "the page reads which change is meant"
        assert not [form for form in looked.forms if form.method == "POST" and "sign-out" not in form.action], (
            "nothing to press that would be refused"
        )
        assert "Akio SE" in denis.get(f"/desk/changes/{id}/preview/vendor?vendor=akio&lang=en").text
        assert f'href="/desk/changes/{id}/preview/news' in denis.get(f"/desk/changes/{id}/preview/").text

        read = form_of(page_of(paul, address), "/desk/approve")
        assert claire.post("/desk/approve", data=read).status_code == 409, "nobody approves a change of her own"
        keep_name(claire, "Akio SE, typed")
        assert paul.post("/desk/approve?lang=en", data=read).status_code == 409, "he has read another state"
        assert click(claire, button(page_of(claire), "Undo the last step")).status_code == 303
        assert paul.post("/desk/approve?lang=en", data=read).status_code == 303, "that state is there again"
        assert "Approved as it is now by Paul" in page_of(claire).text_content()
        book = (folder / ".desk/sign-ins.log").read_text()
        assert f"approved the change {id} of 'Claire'" in book

        keep_name(claire, "Akio SE, typed again")
        page = page_of(claire)
        assert "It was approved in an earlier state" in page.text_content()
        assert claire.post("/desk/publish", data=form_of(page, "/desk/publish") | reason).status_code == 409
        assert click(claire, button(page_of(claire), "Undo the last step")).status_code == 303
        form = form_of(page_of(claire), "/desk/publish") | reason
        assert claire.post("/desk/publish", data=form).status_code == 303
        version = History(folder).head()
        assert (version.who, version.approved, version.why) == ("Claire", ("Paul",), reason["why"])
        assert "approved by Paul" in claire.get(f"/desk/history?version={version.id}&lang=en").text
        assert paul.get(address).status_code == 404
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_a_change_is_set_for_a_time_and_called_off(claire, folder):
    discard(claire)
    keep_name(claire, "Akio embargo")
    page = page_of(claire)
    (now,), (then,) = (page.xpath(f"//button[@data-key='{key}']") for key in ("publish", "plan"))
    late = {"at": "2020-01-01T09:00", "why": "Under embargo until nine"}
    assert click(claire, now, **late).status_code == 409, "not by mistake at once"
    answer = click(claire, then, **late)
    assert answer.status_code == 409
    assert "That moment is over" in answer.text
    assert 'value="2020-01-01T09:00"' in answer.text, "what was typed is there again"
    day = site_time(datetime.now(UTC) + timedelta(days=2)).date()
    assert click(claire, then, **late | {"at": f"{day}T09:00"}).status_code == 303
    page = page_of(claire)
    assert f"to be published on {day.day}\u00a0" in page.get_element_by_id("changes").getnext().getnext().text_content()
    assert click(claire, button(page, "Go on with: Change of")).status_code == 303
    page = page_of(claire)
    assert "It is to be published at:" in page.text_content()
    keep_name(claire, "Akio embargo, typed")
    page = page_of(claire)
    assert "will not be published by itself: set the time again" in page.text_content()
    assert click(claire, button(page, "Call it off")).status_code == 303
    assert "It is to be published at:" not in page_of(claire).text_content()
    discard(claire)


def marks_of(client):
    page = page_of(client, "/desk/home?lang=en")
    return {link.text: link.find_class("waits")[0].get("title") for link in page.iter("a") if link.find_class("waits")}


def test_this_morning_begins_with_what_waits_for_her(claire, paul, folder):
    discard(claire)
    discard(paul)
    assert marks_of(claire) == {}
    claire.post("/desk/begin", data={"called": "Two things"})
    form = form_of(page_of(claire, "/desk/vendor?vendor=akio&lang=en"), "/desk/vendor")
    claire.post("/desk/vendor", data=form | {"name": "Akio of Claire", "hq_country": "Frankreich"})
    assert marks_of(claire) == {"My change": "1 open change"}
    morning = page_of(claire, "/desk/home?lang=en")
    (line,) = next(morning.get_element_by_id("mine").itersiblings("ul"))
    assert "Two things" in line.text_content()
    assert "1 thing to put right" in line.text_content()
    assert morning.text_content().index("Two things") < morning.text_content().index("A file: CSV"), "it begins with it"

    keep_name(paul, "Akio of Paul")
    publish(paul, "The name on its own site")
    assert "1 cell in conflict with a publication since" in page_of(claire, "/desk/home?lang=en").text_content()
    page = page_of(claire)
    assert click(claire, button(page, "Ask for an approval")).status_code == 303
    assert marks_of(paul) == {"This morning": "1 change waits for your approval"}
    morning = page_of(paul, "/desk/home?lang=en")
    assert "Two things" in next(morning.get_element_by_id("reviews").itersiblings("ul")).text_content()
    discard(claire)
    assert marks_of(paul) == {}


def test_taking_back_only_what_a_version_changed_offers_the_choice_of_cells(claire, paul, folder):
    """Two publications touch the same cell; the first is taken back."""
    discard(claire)
    keep_facts(claire, "nice", name="NICE One", hq_city="Haifa")
    publish(claire, "Both read on its own site")
    first = History(folder).head()
    keep_name(claire, "NICE Two", "nice")
    publish(claire, "Its name has changed again")
    form = form_of(page_of(claire, f"/desk/history?version={first.id}&lang=en"), "/desk/undo")
    answer = claire.post("/desk/undo?lang=en", data=form | {"why": "The site was that of another NICE"})
    assert answer.headers["location"] == "/desk/draft?lang=en#conflict"
    page = page_of(claire)
    assert page.find(".//h1").text == f"Takes back version {first.data[:7]}"
    conflict = next(page.get_element_by_id("conflict").itersiblings("form")).text_content()
    assert "NICE One" in conflict
    assert "NICE Two" in conflict
    assert "Haifa" not in conflict, "nobody has touched it since"
    decide = form_of(page, "/desk/decide")
    assert claire.post("/desk/decide", data=decide | {"keep-0": "theirs"}).status_code == 303
    (line,) = difference(claire)
    assert line.startswith("NICE Two: city of the head office Haifa → ")
    form = form_of(page_of(claire), "/desk/publish")
    assert form["why"] == "The site was that of another NICE"
    assert claire.post("/desk/publish", data=form).status_code == 303
    rows = {row["id"]: row for row in text_of("vendors", read_files(folder)["vendors.csv"]).rows}
    before = {row["id"]: row for row in text_of("vendors", FILES["vendors.csv"]).rows}
    assert (rows["nice"]["name"], rows["nice"]["hq_city"]) == ("NICE Two", before["nice"]["hq_city"])


def test_who_looks_at_a_change_is_told_what_it_causes_and_not_what_awaited_work_before(claire, paul, folder):
    discard(claire)
    keep_facts(claire, "nice", employees="4321", employees_as_of="2025")
    publish(claire, "Head count of its own site")
    keep_name(claire, "Akio SE")
    page = page_of(claire)
    assert any("4321" in one.text_content() for one in page.xpath("//details[contains(summary, 'before')]//li"))
    assert click(claire, button(page, "Show it, without asking for an approval")).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    noticed = page_of(paul, f"/desk/changes?draft={draft.id}&lang=en").text_content()
    assert "Akio SE" in noticed
    assert "4321" not in noticed


def test_the_history_of_a_row_and_of_a_cell_is_theirs_and_where_nothing_was_changed_others_are_offered(claire):
    row = page_of(claire, "/desk/history?table=vendors&row=nice&lang=en")
    assert "Head count of its own site" in row.text_content()
    assert "Its new legal form" not in row.text_content(), "that is another row"
    assert "History of this row" in row.find(".//h1").text
    cell = page_of(claire, "/desk/history?table=vendors&row=nice&column=employees&lang=en").text_content()
    assert "Vendors: nice, Employees" in cell
    assert "4321" in cell
    nothing = page_of(claire, "/desk/history?table=vendors&row=nobody&lang=en")
    assert "No published version has changed anything in it." in nothing.text_content()
    assert nothing.xpath("//select[@name='vendor']")
