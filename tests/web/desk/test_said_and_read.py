"""What whoever hears a page of the desk is told: with each field what stands about it, and after each step what it has done."""

import re

import lxml.html
import pytest

from tests.data import ROOT
from tests.editors import desk_folder, discard_all, page_of
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.tasks.declared import TASKS
from views.desk.done import DONE
from views.desk.sent import UNSEEN

pytestmark = pytest.mark.slow
"""Each signs in, and a passphrase takes its time."""

ASKED = {
    "purchase": {
        "bought": "Feedier",
        "buyer": "Skeepers",
        "published": "2024-02-30",
        "url": "https://presse.example/1",
    },
    "controversy": {"vendors": "Feedier"},
    "vendor": {"name": "Exemple"},
}
FILLED = "//*[@name and (self::input[not(@type='hidden')] or self::select or self::textarea)]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return desk_folder(tmp_path_factory.mktemp("said"), Paul=EditorRole.EDITOR)


@pytest.fixture(autouse=True)
def nothing_kept(folder):
    yield
    discard_all(folder)


def told_with(tree):
    """What stands in the rows of the forms about their fields, and which of it is read with a field."""
    ids = set()
    for one in tree.xpath("//form//*[@aria-describedby]"):
        ids.update(one.get("aria-describedby").split())
    told = tree.xpath("//form//dl/div[.//input or .//select or .//textarea]/dt//small | //form//*[@class='question']")
    return {
        " ".join(one.text_content().split()): bool(ids & {up.get("id") for up in (one, *one.iterancestors())})
        for one in told
    }


@pytest.mark.parametrize(
    "address",
    ["/desk/vendor?vendor=viavoo", *(f"/desk/row?table={table}&new=yes" for table in ("vendors", "events", "news"))],
)
def test_what_stands_below_the_name_of_a_field_is_read_with_it(claire, address):
    told = told_with(page_of(claire, f"{address}&lang=en"))
    assert told
    assert [text for text, is_read in told.items() if not is_read] == []


@pytest.mark.parametrize("task", TASKS)
def test_what_a_task_asks_is_read_with_its_field_and_listed_with_the_way_there(claire, task):
    answer = claire.post("/desk/task?lang=en", data={"task": task, **ASKED.get(task, {})})
    tree = lxml.html.fromstring(answer.text)
    told = told_with(tree)
    assert [text for text, is_read in told.items() if not is_read] == []
    questions = tree.xpath("//*[@class='question']")
    if not questions:
        return
    (alert,) = tree.xpath("//*[@role='alert']")
    led = [link.get("href").removeprefix("#") for link in alert.xpath(".//li/a")]
    assert len(led) == len(questions)
    assert all(tree.xpath("//form//*[@id=$id]", id=id) for id in led)


def test_what_an_article_asks_is_read_with_its_field_too(claire):
    proposed = claire.post("/desk/article?lang=en", data={"pasted": "Medallia hires\n\nMedallia hires a director."})
    form = next(one for one in lxml.html.fromstring(proposed.text).forms if "/keep" in one.action)
    answer = claire.post("/desk/article/keep?lang=en", data=dict(form.form_values()))
    tree = lxml.html.fromstring(answer.text)
    assert tree.xpath("//*[@class='question']")
    assert [text for text, is_read in told_with(tree).items() if not is_read] == []
    assert tree.xpath("//*[@role='alert']//a[starts-with(@href, '#f-')]")


def test_a_wrong_date_is_asked_about_where_it_was_typed_alone(claire):
    answer = claire.post("/desk/task?lang=en", data={"task": "purchase", **ASKED["purchase"]})
    tree = lxml.html.fromstring(answer.text)
    wrong = tree.xpath("//*[contains(@class, 'asked')][.//*[contains(., '2024-02-30')]]//@name")
    assert wrong == ["published"]
    # And the titles that are made of nothing are not found to have a space too many.
    empty = lxml.html.fromstring(claire.post("/desk/task?lang=en", data={"task": "purchase"}).text)
    assert not empty.xpath("//*[@class='question'][contains(., 'space')]")


def test_no_two_boxes_of_a_vendor_have_one_name(claire):
    tree = page_of(claire, "/desk/vendor?vendor=viavoo&lang=en")
    names = [" ".join(one.text_content().split()) for one in tree.xpath("//label[@class='covers']")]
    assert names
    assert len(set(names)) == len(names)


def test_a_careless_reason_says_why_at_its_field(claire):
    facts = dict(page_of(claire, "/desk/vendor?vendor=viavoo&lang=en").forms[-1].form_values())
    claire.post("/desk/vendor?lang=en", data={**facts, "founded": "2011"})
    stamp = page_of(claire).xpath("//form[starts-with(@action, '/desk/publish')]//*[@name='stamp']/@value")[0]
    answer = claire.post("/desk/publish?lang=en", data={"stamp": stamp, "why": "Medallia is led by a thief and a liar"})
    tree = lxml.html.fromstring(answer.text)
    (field,) = tree.xpath("//form[starts-with(@action, '/desk/publish')]//*[@name='why']")
    assert field.get("aria-invalid") == "true"
    assert "thief" in tree.get_element_by_id(field.get("aria-describedby")).text_content()


def test_a_missing_time_is_asked_for_where_it_is_written_and_no_button_is_given_back_as_a_text(claire):
    facts = dict(page_of(claire, "/desk/vendor?vendor=viavoo&lang=en").forms[-1].form_values())
    claire.post("/desk/vendor?lang=en", data={**facts, "hq_city": "Brest"})
    form = next(one for one in page_of(claire).forms if one.action.startswith("/desk/publish"))
    assert form.xpath(".//details[not(@open)]//*[@name='at']"), "it is folded at first"
    told = {**dict(form.form_values()), "why": "Under an embargo until that day", "later": "yes"}
    tree = lxml.html.fromstring(claire.post("/desk/publish?lang=en", data=told).text)
    assert tree.xpath("//details[@open]//*[@name='at']")
    assert not tree.xpath("//*[@class='left']"), "nothing was typed that has lost its place"


def test_no_name_of_a_button_counts_as_something_typed():
    templates = (path.read_text("utf-8") for path in (ROOT / "views/templates/desk").glob("*.html"))
    # That of the sign-in goes with the form that waits for it, and not in it.
    names = {name for text in templates for name in re.findall(r'<button[^>]*\bname="([\w-]+)"', text)} - {"elsewhere"}
    assert len(names) > 10
    assert names - UNSEEN == set()


def test_what_the_way_in_says_takes_the_keyboard(claire):
    refused = claire.post("/desk/sign-in?lang=en", data={"editor": "Claire", "passphrase": "wrong"})
    (said,) = lxml.html.fromstring(refused.text).xpath("//*[@autofocus]")
    assert said.get("role") == "alert"


class Steps:
    """What an editor does, each step followed to the page that it leads to."""

    def __init__(self, client):
        self.client = client

    def __call__(self, action, **fields):
        """What that page says of the step."""
        answer = self.client.post(f"/desk/{action}?lang=en", data=fields)
        assert answer.status_code == 303, answer.text
        self.place = answer.headers["location"]
        page = lxml.html.fromstring(self.client.get(self.place.partition("#")[0]).text)
        said = page.xpath("//section[contains(@class, 'top')]/*[@role='status']")
        assert [one.get("autofocus") for one in said] == [""], "it takes the keyboard, and so is read"
        assert not page.xpath("//a[contains(@href, 'done=')]"), "the other language does not say it again"
        return next(name for name, message in DONE.items() if message == said[0].text_content())

    def of(self, action, **fields):
        """The same of a form that is sent as it stands in the open change."""
        form = next(one for one in page_of(self.client).forms if one.action.startswith(f"/desk/{action}"))
        return self(action, **{**dict(form.form_values()), **fields})


def test_every_step_says_what_it_has_done(browsers, claire, folder):
    step, heard = Steps(claire), []
    facts = dict(page_of(claire, "/desk/vendor?vendor=viavoo&lang=en").forms[-1].form_values())
    heard += [step("vendor", **facts), step("vendor", **facts | {"founded": "2011"})]
    heard += [step("vendor", **facts | {"hq_city": "Brest"})]
    assert heard[-3:] == ["unchanged", "kept", "kept"]
    line = page_of(claire).xpath("//button[@name='line' and contains(@aria-label, 'founded')]/@value")[0]
    heard += [step.of("take-out", line=line), step.of("back")]
    heard += [step.of("name", called="One"), step("begin", called="Another")]
    first = page_of(claire).xpath("//form[@id='choose']/following::button[@name='draft']/@value")[0]
    heard += [step("choose", draft=first)]
    heard += [step.of("show", how=how) for how in ("shown", "asked")]
    paul, own = browsers("Paul"), page_of(claire)
    shown = own.xpath("//a[contains(@href, '/desk/changes?draft=')]/@href")[0]
    approving = dict(next(one for one in page_of(paul, shown).forms if "approve" in one.action).form_values())
    heard += [Steps(paul)("approve", **approving)]
    heard += [step.of("show", how="mine")]
    heard += [step.of("discard"), step("take-back", draft=first)]
    row = next(
        one for one in page_of(claire, "/desk/row?table=vendors&row=viavoo&lang=en").forms if "row" in one.action
    )
    name = next(one for one in row.fields if one.endswith("founded") and not one.startswith("was-"))
    heard += [step("row", **{**dict(row.form_values()), name: "2011-13", "act": "keep"})]
    heard += [step.of("mend", only="all"), step.of("mend", only="all", **_mended(claire))]
    heard += [step.of("publish", why="Read on the page of the vendor today")]
    version = step.place.partition("version=")[2].partition("&")[0]
    seen = {"version": version, "why": "It should not have been written"}
    heard += [step("strike", **seen, again="no"), step("strike", **seen, again="yes")]
    assert heard[3:] == [
        *(
            "taken-out",
            "back",
            "named",
            "begun",
            "chosen",
            "shown",
            "asked",
            "approved",
            "hidden",
            "thrown-away",
            "taken-back",
        ),
        *("kept", "nothing-mended", "mended", "published", "struck", "shown-to-readers"),
    ]


def _mended(client):
    form = next(one for one in page_of(client).forms if one.action.startswith("/desk/mend"))
    return {next(one for one in form.fields if one.startswith("text-")): "2011"}


def test_the_list_of_the_morning_goes_on_where_something_was_noted(claire):
    step = Steps(claire)
    tasks = page_of(claire, "/desk/home?lang=en").xpath("//button[@name='take']/@value")
    first, second = tasks[:2]
    for what, done, at in (
        ("take", "taken", first),
        ("release", "released", first),
        ("put-off", "put-off", second),
        ("bring-back", "brought-back", first),
    ):
        assert step("worklist", **{what: first}) == done
        assert step.place.endswith(f"#task-{at}")
    assert page_of(claire, "/desk/home?lang=en").xpath("//li[@id=$id]", id=f"task-{first}")


def test_each_name_of_what_was_done_is_given_by_a_step():
    code = "".join(path.read_text("utf-8") for path in (ROOT / "web/desk").glob("*.py"))
    assert [name for name in DONE if f'"{name}"' not in code] == []
