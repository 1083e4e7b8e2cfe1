"""An editor’s changes at the desk: what can be taken out of one, and taken back."""

import lxml.html
import pytest

from tests.vendors.little import little_files, written
from tests.web.inside import desk_inside
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.store.files import read_files

SECRET = "velours tracteur pamplemousse orage"
FILES = little_files()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk of three people, on a small data set."""
    folder = written(tmp_path_factory.mktemp("drafts") / "data", FILES)
    for name, role in (("Claire", EditorRole.EDITOR), ("Paul", EditorRole.EDITOR), ("Denis", EditorRole.READER)):
        accounts.set_passphrase(folder, name, role, SECRET)
    with desk_inside(folder) as browser:

        def signed_in(name):
            client = browser()
            assert client.post("/desk/sign-in", data={"editor": name, "passphrase": SECRET}).status_code == 303
            return client

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


def page_of(client, address="/desk/draft?lang=en"):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def form_of(page, action):
    (form,) = [form for form in page.forms if form.action.startswith(action)]
    return {name: value or "" for name, value in form.form_values()}


def difference(client):
    return [
        line.text_content().partition(" Take out")[0]
        for line in page_of(client).xpath("//*[contains(@class, 'difference')]/li")
    ]


def keep_name(client, name, vendor="akio"):
    """Through the vendor’s form."""
    form = form_of(page_of(client, f"/desk/vendor?vendor={vendor}&lang=en"), "/desk/vendor")
    answer = client.post("/desk/vendor?lang=en", data=form | {"name": name})
    assert answer.status_code == 303, answer.text


def click(client, button, **more):
    """Presses a button of the page by its `form`, as a browser does."""
    page = button.getroottree().getroot()
    form = page.get_element_by_id(button.get("form")) if button.get("form") else next(button.iterancestors("form"))
    fields = {name: value or "" for name, value in form.form_values()} | more
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
    lines = [line.text_content() for line in steps.xpath("//*[contains(@class, 'steps')]/li")]
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

    form = form_of(page_of(claire), "/desk/publish") | {"why": "A typo in the name"}
    assert claire.post("/desk/publish", data=form).status_code == 303
    page = page_of(claire)
    assert "Load a changed file" in page.text_content(), "what is at work next is for her to say"
    assert click(claire, button(page, "Go on with: The purchase")).status_code == 303
    page = page_of(claire)
    assert "1 cell was changed by another publication of yours too" in page.text_content(), (
        "said before she tries to publish"
    )
    assert "A typo in the name" in page.text_content()
    discard(claire)
