"""The first hour at the desk: This morning explains itself, its list can be worked through, tables and manual are one click away."""

import csv
import io
import re

import lxml.html
import pytest

from tests.editors import desk_folder
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import publishing
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.worklist import TaskKind
from vendors.tables import TABLES
from vendors.tables.article import Article
from views.desk import home

pytestmark = pytest.mark.slow
"""Each signs in, and a passphrase takes its time."""

PAGES = [
    "/desk/home",
    "/desk/draft",
    "/desk/task",
    "/desk/task?task=purchase",
    "/desk/article",
    "/desk/vendor",
    "/desk/vendor?vendor=viavoo",
    "/desk/addresses",
    "/desk/history",
    "/desk/tables",
    "/desk/manual",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = desk_folder(tmp_path_factory.mktemp("morning"), Paul=EditorRole.EDITOR, Denis=EditorRole.READER)
    publishing.begin(place)
    return place


@pytest.fixture(scope="module")
def claire(browsers):
    return browsers("claire")


def tree(answer):
    assert answer.status_code == 200, answer.text[:300]
    return lxml.html.fromstring(answer.text)


def button(page, name, place=0):
    """The form and the field that a button of the page sends."""
    found = page.xpath(f"//button[@name='{name}']")[place]
    (form,) = page.xpath(f"//form[@id='{found.get('form')}']")
    return form.get("action"), {**dict(form.form_values()), name: found.get("value")}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_this_morning_says_in_three_sentences_what_the_desk_is_and_names_its_five_tasks(claire, code):
    page = tree(claire.get(f"/desk/home?lang={code}"))
    assert "PANORAMA_PUBLIC_ADDRESS" in page.xpath("string(//p[@class='said'])")
    (lead,) = page.xpath("//section/p[a[contains(@href, '/desk/manual')]]")
    assert lead.text_content().split("  ")[0].count(". ") == 3
    tasks = page.xpath("//dl[contains(@class, 'form-facts')]//a/@href")
    assert [task.partition("?")[0].partition("#")[0] for task in tasks] == [
        "/desk/draft",
        "/desk/vendor",
        "/desk/article",
        "/desk/task",
        "/desk/draft",
    ]
    for place in tasks:
        assert claire.get(place).status_code == 200
    menu = page.xpath("//nav[@class='desk']//a/@href")
    assert any("/desk/tables" in place for place in menu)
    assert any("/desk/manual" in place for place in menu)


@pytest.mark.parametrize(("code", "name"), [("fr", "Statuts des controverses"), ("en", "Statuses of controversies")])
def test_tables_have_names_in_the_language_of_the_page_and_are_in_reach_with_a_change_open_too(
    claire, folder, code, name
):
    page = tree(claire.get(f"/desk/tables?lang={code}"))
    assert [row.text_content().split()[-1] for row in page.xpath("//tbody/tr/th")] != sorted(TABLES)
    assert any(row.text_content().startswith(name) for row in page.xpath("//tbody/tr/th"))
    links = page.xpath("//tbody//a/@href")
    assert len(links) == 4 * len(TABLES)
    assert claire.get(links[0]).status_code == 200
    claire.post("/desk/load?lang=en", files={"file": ("vendors.csv", (folder / "vendors.csv").read_bytes())})
    assert "/desk/tables" in claire.get(f"/desk/draft?lang={code}").text


@pytest.mark.parametrize(("code", "title"), [("fr", "Le manuel de la rédaction"), ("en", "The editors’ manual")])
def test_the_manual_is_served_in_the_language_of_the_page_with_its_pictures(claire, code, title):
    page = tree(claire.get(f"/desk/manual?lang={code}"))
    assert page.xpath("//h1")[0].text_content() == title
    (article,) = page.xpath("//article")
    assert article.get("lang") == code
    chapters = page.xpath("//section[@class='manual']/nav//a/@href")
    assert len(chapters) > 4
    assert all(page.xpath(f"//*[@id='{chapter[1:]}']") for chapter in chapters)
    assert not page.xpath("//article//script | //article//h1")
    if code == "fr":
        ours = " ".join(article.xpath(".//text()[not(ancestor::code)]"))
        assert not re.search(" [;:!?»]|« ", ours), "no line begins with the sign that ends a sentence"
    for picture in article.xpath(".//img/@src"):
        assert claire.get(picture).headers["content-type"] == "image/png"
    for outside in ("..%2F..%2Frequirements.txt", "nothing.png"):
        assert claire.get(f"/desk/manual/images/{outside}").status_code == 404


def test_a_task_is_taken_put_off_and_brought_back_and_everybody_sees_by_whom(claire, browsers):
    page = tree(claire.get("/desk/home?lang=en"))
    action, sent = button(page, "take")
    assert claire.post(action, data=sent).status_code == 303
    paul = browsers("Paul")
    assert "taken by Claire" in paul.get("/desk/home?lang=en").text
    page = tree(claire.get("/desk/home?lang=en"))
    assert claire.post(*button(page, "release")[:1], data=button(page, "release")[1]).status_code == 303
    assert "taken by Claire" not in paul.get("/desk/home?lang=en").text
    action, sent = button(page, "put-off")
    assert claire.post(action, data=sent).status_code == 303
    seen = paul.get("/desk/home?lang=en").text
    assert "1 task put off" in seen
    assert ", by Claire" in seen
    action, sent = button(tree(claire.get("/desk/home?lang=en")), "bring-back")
    assert claire.post(action, data=sent).status_code == 303
    assert "put off until" not in paul.get("/desk/home?lang=en").text
    assert claire.post(action, data={**sent, "take": "../../x"}).status_code == 303


def test_a_title_is_one_line_with_its_page_and_one_click_says_that_it_is_exact(claire, folder, dataset):
    page = tree(claire.get("/desk/home?lang=en"))
    (line, *_) = page.xpath("//h2[@id='title']/following-sibling::ul[1]/li")
    action, sent = button(page, "article")
    article = dataset.article[sent["article"]]
    assert line.xpath("./a/@href")[0] == article.url
    assert claire.post(action, data=sent).status_code == 303
    (draft,) = Drafts(folder, "Claire").all()
    row = next(row for row in csv.DictReader(io.StringIO(draft.files["news.csv"].decode())) if row["id"] == article.id)
    assert (row["title"], row["title_source"]) == (article.title, "page")
    page = tree(claire.get("/desk/home?lang=en"))
    (line,) = page.xpath("//h2[@id='title']/following-sibling::ul[1]/li[a/@href = $address]", address=article.url)
    assert "in your change" in line.text_content()
    assert sent["article"] not in [one.get("value") for one in page.xpath("//button[@name='article']")]
    assert claire.post(action, data={**sent, "article": "nothing"}).status_code == 409


def test_the_list_is_taken_away_as_a_table(claire, dataset):
    page = tree(claire.get("/desk/home?lang=en"))
    answer = claire.get("/desk/worklist.csv?lang=en")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(page.xpath("//ul[contains(@class, 'tasks')]/li"))
    assert list(rows[0]) == [
        "Kind",
        "What",
        "Table",
        "Row",
        "Column",
        "Address",
        "New since yesterday",
        "Taken by",
        "Put off until",
    ]
    titles = [row for row in rows if row["Kind"] == "titles to check"]
    assert {row["Address"] for row in titles} <= {row.url for row in dataset.table(Article)}
    assert answer.headers["content-disposition"].endswith(".csv")
    assert claire.get("/desk/worklist.csv?lang=fr").content.decode("utf-8-sig").startswith("Type;Quoi;Table;")


def test_who_only_looks_meets_no_button_that_would_answer_403(browsers):
    denis = browsers("Denis")
    for path in PAGES:
        page = tree(denis.get(f"{path}{'&' if '?' in path else '?'}lang=en"))
        sends = [form.get("action") for form in page.xpath("//form[translate(@method, 'POST', 'post')='post']")]
        assert [place for place in sends if "/desk/sign-out" not in place] == [], path


def lines_of(page):
    return page.xpath("//li[starts-with(@id, 'task-')]/@id")


def test_thousands_of_tasks_stand_on_pages_of_their_kind_and_work_goes_on_there(claire, monkeypatch):
    monkeypatch.setattr(home, "FIRST", 2)
    every = {}
    whole = tree(claire.get("/desk/home?lang=en"))
    for kind in set(whole.xpath("//section/h2/@id")) & {kind.value for kind in TaskKind}:
        every[kind] = lines_of(tree(claire.get(f"/desk/home?lang=en&kind={kind}")))
    kind = max(every, key=lambda kind: len(every[kind]))
    assert len(every[kind]) > 6
    monkeypatch.setattr(home, "MOST", 3)
    page = tree(claire.get("/desk/home?lang=en"))
    assert len(lines_of(page)) < len(lines_of(whole))
    (leads,) = page.xpath(f"//a[contains(@href, 'kind={kind}')]/@href")
    first, second = tree(claire.get(leads)), tree(claire.get(f"{leads}&page=2"))
    assert lines_of(first) == every[kind][:3]
    assert lines_of(second) == every[kind][3:6]
    assert first.xpath("//nav[@class='pages']/a[@aria-current]")[0].text_content().split() == ["Page", "1"]
    # What is noted on the second page leads back to it; the last line that goes out of it leads to the line that comes next.
    place, sent = button(second, "take")
    assert claire.post(place, data=sent).headers["location"].split("#") == [
        f"/desk/home?kind={kind}&page=2&done=taken&lang=en",
        every[kind][3],
    ]
    place, sent = button(second, "put-off", 2)
    assert claire.post(place, data=sent).headers["location"].split("#") == [
        f"/desk/home?kind={kind}&page=2&done=put-off&lang=en",
        every[kind][6],
    ]
    again = tree(claire.get(f"{leads}&page=2"))
    assert lines_of(again) == [*every[kind][3:5], every[kind][6]]
    assert not again.xpath("//*[contains(., 'passed over')][@class='said']")
