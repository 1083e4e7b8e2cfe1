"""Behind the desk's door at HTTP: who may do what, what is refused unread, and two editors at once."""

import csv
import io
import re
import time
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import httpx
import lxml.html
import pytest

from tests.conftest import ROOT, application, letter_of
from tests.editors import editors_inside
from tests.vendors.little import AT_THE_DESK, little_files, written
from tests.web.inside import Window
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.settings import today
from vendors.store.files import read_files

pytestmark = pytest.mark.slow
"""A server of its own."""

CASES = ROOT / "tests/cases"
SECRET = "velours tracteur pamplemousse orage"
BEHIND = [
    "/desk/home",
    "/desk/worklist.csv",
    "/desk/manual",
    "/desk/tables",
    "/desk/draft",
    "/desk/mended.xlsx",
    "/desk/problems.csv",
    "/desk/template/vendors.csv",
    "/desk/table/vendors.csv",
    "/desk/preview/",
    "/desk/steps",
    "/desk/changes",
    "/desk/history",
    "/desk/vendor",
    "/desk/row",
    "/desk/grid",
    "/desk/grid.json",
    "/desk/task",
    "/desk/article",
    "/desk/addresses",
]
STEPS = [
    "load",
    "rows",
    "as-of",
    "mend",
    "row",
    "grid",
    "take-out",
    "back",
    "show",
    "approve",
    "call-off",
    "begin",
    "choose",
    "name",
    "take-back",
    "decide",
    "discard",
    "publish",
    "undo",
    "restore",
    "strike",
    "set-aside",
    "worklist",
    "exact",
    "vendor",
    "task",
    "article",
    "article/keep",
    "addresses",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("editing") / "data"
    written(place, little_files(AT_THE_DESK))
    for name, role in (("Claire", EditorRole.EDITOR), ("Paul", EditorRole.EDITOR), ("Denis", EditorRole.READER)):
        accounts.set_passphrase(place, name, role, SECRET)
    return place


@pytest.fixture(scope="module")
def site(folder):
    with application(folder, UPLOAD_MEGABYTES="1") as address:
        yield address


@contextmanager
def signed_in(site, name):
    with Window(base_url=site, timeout=60, headers={"origin": site}) as client:
        assert client.post("/desk/sign-in", data={"editor": name, "passphrase": SECRET}).status_code == 303
        yield client


@pytest.fixture(scope="module")
def claire(site):
    with signed_in(site, "Claire") as client:
        yield client


@pytest.fixture(scope="module")
def paul(site):
    with signed_in(site, "Paul") as client:
        yield client


def with_cell(folder, vendor, column, text):
    """vendors.csv as published, with one cell changed."""
    rows = list(csv.reader(io.StringIO((folder / "vendors.csv").read_text())))
    next(row for row in rows if row[0] == vendor)[rows[0].index(column)] = text
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


def cell_of(folder, vendor, column):
    """Where a spreadsheet shows a vendor's cell in the file as published, as “F12”."""
    rows = list(csv.reader(io.StringIO((folder / "vendors.csv").read_text())))
    return f"{letter_of('vendors', column)}{[row[0] for row in rows].index(vendor) + 1}"


def load(client, data, name="vendors.csv"):
    answer = client.post("/desk/load?lang=en", files={"file": (name, data)})
    assert answer.status_code == 303, answer.text
    return client.get("/desk/draft?lang=en").text


def fields_of(client, action, address="/desk/draft?lang=en"):
    """The hidden fields of a form of the page."""
    page = lxml.html.fromstring(client.get(address).text)
    (form,) = [form for form in page.forms if form.action.startswith(action)]
    return {name: value or "" for name, value in form.form_values()}


def publish(client, why="Read on the vendor’s own site"):
    return client.post("/desk/publish?lang=en", data=fields_of(client, "/desk/publish") | {"why": why})


def home_says(client, words, there=True):
    """This morning’s page once the server has looked at the folder again, which it does twice a second."""
    for _ in range(100):
        page = client.get("/desk/home?lang=en").text
        if (words in page) == there:
            return page
        time.sleep(0.05)
    raise AssertionError(f"“{words}” {'does not come' if there else 'stays'}")


def discard(client):
    if 'data-key="discard"' in client.get("/desk/draft?lang=en").text:
        assert client.post("/desk/discard", data=fields_of(client, "/desk/discard")).status_code == 303


@pytest.mark.parametrize("path", BEHIND)
def test_without_sign_in_nothing_behind_the_door_answers(site, path):
    answer = httpx.get(f"{site}{path}", verify=False)
    assert answer.status_code == 401
    assert "no-store" in answer.headers["cache-control"]
    assert "Viavoo" not in answer.text


@pytest.mark.parametrize("step", STEPS)
def test_without_sign_in_nothing_sent_is_taken(site, folder, step):
    answer = httpx.post(
        f"{site}/desk/{step}", files={"file": ("vendors.csv", b"id\n")}, headers={"origin": site}, verify=False
    )
    assert answer.status_code == 401
    assert not list((folder / ".desk").glob("history.git/refs/drafts/*/*")) or step != "load"


@pytest.mark.parametrize("step", STEPS)
def test_another_site_cannot_make_an_editor_do_anything(claire, step):
    answer = claire.post(f"/desk/{step}", data={"why": "x" * 20}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("step", STEPS)
def test_a_reader_of_drafts_may_look_and_not_change(site, step):
    with signed_in(site, "Denis") as denis:
        assert denis.post(f"/desk/{step}", data={"why": "x" * 20}).status_code == 403
        assert denis.get("/desk/history").status_code == 200


def test_a_file_that_is_too_large_is_refused_with_a_word(claire, folder):
    answer = claire.post("/desk/load?lang=en", files={"file": ("vendors.csv", b"x" * 1_200_000)})
    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.text
    assert claire.get(str(answer.url)).text == answer.text, "reload and Back find it again"
    assert Drafts(folder, "Claire").all() == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("from-apple.numbers", "This is a document of Apple’s Numbers: export it there"),
        ("password-protected.xlsx", "The file is protected by a password: open it, take the password away"),
        ("html-table-named-xls.xls", "This is a web page, whatever its ending says"),
        ("table-in-a-zip.zip", "This is a packed file (ZIP: mentions.csv): unpack it"),
        ("article.pdf", "This is a PDF: copy its table into a spreadsheet"),
    ],
)
def test_a_file_that_is_no_table_is_named_at_the_desk_with_the_way_out(claire, folder, name, words):
    before = load(claire, with_cell(folder, "viavoo", "hq_city", "Lorient"))
    file = (name, (ROOT / "tests/cases" / name).read_bytes())
    answer = claire.post("/desk/load?lang=en", files={"file": file})
    assert answer.status_code == 409
    assert words in answer.text
    assert "your change is as it was" in answer.text
    assert claire.get("/desk/draft?lang=en").text == before, "a good change is as it was, and can be published"
    assert 'data-key="publish"' in before
    discard(claire)


def test_a_broken_file_is_told_and_nothing_can_be_published(claire, folder):
    before = read_files(folder)
    page = load(claire, with_cell(folder, "viavoo", "founded", "le printemps"))
    assert f"Viavoo</a> ({cell_of(folder, 'viavoo', 'founded')})" in page
    assert 'data-key="publish"' not in page
    form = fields_of(claire, "/desk/discard") | {"why": "Although it is broken"}
    answer = claire.post("/desk/publish?lang=en", data=form)
    assert answer.status_code == 409
    assert "Nothing was published" in answer.text
    assert read_files(folder) == before
    discard(claire)


def test_hostile_cells_are_shown_as_text(claire, folder):
    page = load(claire, with_cell(folder, "viavoo", "hq_city", "<script>alert(1)</script>"), '"><img src=x>.csv')
    assert "<script>alert(1)</script>" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;" in page
    discard(claire)


@pytest.mark.parametrize("word", ["n.c.", "Nil"])
def test_a_word_that_is_no_value_is_one_click_away_from_the_empty_cell(claire, folder, word):
    page = lxml.html.fromstring(load(claire, with_cell(folder, "viavoo", "hq_city", word)))
    (one,) = [item for item in page.iter("li") if f"“{word}”" in item.text_content() and list(item.iter("button"))]
    (button,) = one.iter("button")
    assert button.text == "Leave the cell empty"
    (form,) = one.iterancestors("form")
    answer = claire.post(form.action, data={**dict(form.form_values()), "only": button.get("value")})
    assert answer.status_code == 303
    page = claire.get("/desk/draft?lang=en").text
    assert f"“{word}”" not in page
    assert "Leave the cell empty" not in page
    discard(claire)


def test_a_form_made_before_another_step_does_nothing(claire, folder):
    page = load(claire, with_cell(folder, "viavoo", "hq_country", "France"))
    stamp = re.search(r'name="stamp" value="([^"]+)"', page)[1]
    load(claire, with_cell(folder, "viavoo", "hq_country", "Allemagne"))
    answer = claire.post("/desk/mend?lang=en", data={"stamp": stamp, "only": "all"})
    assert answer.status_code == 409
    assert "gone on in another window" in answer.text
    discard(claire)


def test_two_editors_change_other_cells_and_both_are_published(claire, paul, folder):
    load(claire, with_cell(folder, "viavoo", "hq_city", "Lille"))
    load(paul, with_cell(folder, "akio", "hq_city", "Nantes"))
    assert publish(claire).status_code == 303
    assert publish(paul).status_code == 303
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO((folder / "vendors.csv").read_text()))}
    assert (rows["viavoo"]["hq_city"], rows["akio"]["hq_city"]) == ("Lille", "Nantes")


def test_the_second_of_two_editors_is_shown_the_conflict_and_decides(claire, paul, folder):
    load(claire, with_cell(folder, "eloquant", "hq_city", "Meylan"))
    load(paul, with_cell(folder, "eloquant", "hq_city", "Paris"))
    seen = fields_of(paul, "/desk/publish") | {"why": "Read on the vendor’s own site"}
    assert publish(claire, "The first reason for a change").status_code == 303
    answer = paul.post("/desk/publish?lang=en", data=seen)
    assert answer.status_code == 409
    assert "Read on the vendor’s own site" in answer.text, "the reason is not lost"
    decision = fields_of(paul, "/desk/decide")
    assert "Meylan" in answer.text
    assert "Paris" in answer.text
    assert "The first reason" in answer.text
    assert "Meylan" in (folder / "vendors.csv").read_text()
    assert paul.post("/desk/decide", data=decision | {"keep-0": "mine"}).status_code == 303
    assert publish(paul, "Paul’s reason for the change").status_code == 303
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO((folder / "vendors.csv").read_text()))}
    assert rows["eloquant"]["hq_city"] == "Paris"
    assert [version.who for version in History(folder).versions(2)] == ["Paul", "Claire"]


def test_a_cell_written_by_hand_meanwhile_is_a_conflict_before_anything_is_published(claire, paul, folder):
    load(claire, with_cell(folder, "skeepers", "hq_city", "Lyon"))
    assert "Cells in conflict" not in claire.get("/desk/draft?lang=en").text
    (folder / "vendors.csv").write_bytes(with_cell(folder, "skeepers", "hq_city", "Toulouse"))
    page = claire.get("/desk/draft?lang=en").text
    assert "Toulouse" in page
    assert "Theirs was published by somebody outside the desk" in page
    assert "1 cell in conflict with a publication since" in claire.get("/desk/home?lang=en").text
    assert History(folder).versions(1)[0].kind == "outside"
    decision = fields_of(claire, "/desk/decide")
    assert claire.post("/desk/decide", data=decision | {"keep-0": "mine"}).status_code == 303
    assert publish(claire).status_code == 303
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO((folder / "vendors.csv").read_text()))}
    assert rows["skeepers"]["hq_city"] == "Lyon"


def test_readers_see_what_was_changed_and_why_but_not_by_whom(site, claire, folder):
    load(claire, with_cell(folder, "feefo", "hq_city", "Winchester"))
    publish(claire, "Seat read in the <b>register</b>")
    page = httpx.get(f"{site}/corrections?lang=en", verify=False).text
    assert "Seat read in the" in page
    assert "<b>register" not in page
    assert "Winchester" in page
    assert "Claire" not in page
    assert str(today().year) in page


def test_a_version_can_be_looked_at_compared_taken_away_and_published_again(claire, folder):
    first = History(folder).versions()[-1]
    files = History(folder).files(first)
    assert claire.get(f"/desk/version/{first.id}/vendors.csv").content == files["vendors.csv"]
    assert claire.get(f"/desk/version/{first.id}/../vendors.csv").status_code == 404
    assert claire.get("/desk/history?version=0000000").status_code == 404
    form = fields_of(claire, "/desk/restore", f"/desk/history?version={first.id}")
    answer = claire.post("/desk/restore", data=form | {"why": "Back to where it began"})
    assert answer.status_code == 303
    assert read_files(folder) == files


def test_a_draft_survives_a_restart(tmp_path):
    folder = tmp_path / "data"
    written(folder, little_files(AT_THE_DESK))
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
    with editors_inside(folder) as browser:
        load(browser("Claire"), with_cell(folder, "viavoo", "hq_country", "France"))
    # Another process has nothing of this one's memory.
    with application(folder) as address, signed_in(address, "Claire") as client:
        page = client.get("/desk/draft?lang=en").text
        assert "Vendors, Country of the head office" in page
        assert f"Viavoo</a> ({cell_of(folder, 'viavoo', 'hq_country')})" in page
        form = fields_of(client, "/desk/mend")
        assert client.post("/desk/mend", data=form | {"only": "all"}).status_code == 303
        assert "Nothing yet: this is what is public." in client.get("/desk/draft?lang=en").text


def test_templates_and_tables_are_taken_away(claire, folder):
    assert claire.get("/desk/template/vendors.csv").content.decode("utf-8-sig").startswith("Identifiant;")
    assert claire.get("/desk/template/nothing.csv").status_code == 404
    assert claire.get("/desk/table/vendors.csv").content.decode("utf-8-sig").startswith("id;name;")
    assert claire.get("/desk/table/vendors.xlsx").content.startswith(b"PK")


def test_a_parameter_that_the_desk_does_not_read_is_said_on_its_page_and_refused_with_a_file(claire):
    for path, named in {
        "/desk/vendor?vendro=akio": "vendro",
        "/desk/home?vendor=akio": "vendor",
        "/desk/draft?table=news": "table",
        "/desk/history?vendor[]=akio": "vendor[]",
        "/desk/addresses?date=2018-04-23": "date",
        "/desk/article?amp;url=x": "amp;url",
    }.items():
        page = claire.get(f"{path}&lang=en")
        assert page.status_code == 200
        assert f"The address says “{named}”, which" in page.text, path
    twice = claire.get("/desk/vendor?vendor=akio&vendor=medallia&lang=en").text
    assert "The address gives “vendor” more than one value: “akio” was not read." in twice
    for path in (
        "/desk/vendor?vendor=akio&lang=en",
        "/desk/history?done=published&lang=en",
        "/desk/home?utm_source=mail&lang=en",
    ):
        assert "The address" not in claire.get(path).text, path
    for path in (
        "/desk/table/vendors.csv?region=fr",
        "/desk/template/news.xlsx?vendor=akio",
        "/desk/problems.csv?table=news",
    ):
        refused = claire.get(f"{path}&lang=en")
        assert (refused.status_code, refused.headers["cache-control"]) == (400, "no-store")
        assert "which" in refused.text
    assert claire.get("/desk/table/vendors.csv?lang=en").status_code == 200


def test_a_table_of_before_takes_back_nothing_and_the_editor_says_of_when_a_file_is(claire, paul, folder):
    """Taken away before Paul published, changed in a spreadsheet, and loaded under the name that the browser has given it."""
    taken = claire.get("/desk/table/vendors.csv")
    name = re.search(r"vendors-\d{4}-\d\d-\d\d-[0-9a-f]{7}\.csv", taken.headers["content-disposition"])[0]
    version = History(folder).head()
    assert version.data.startswith(name[-11:-4])
    load(paul, with_cell(folder, "akio", "hq_city", "Angers"))
    assert publish(paul, "Seat read in the register").status_code == 303
    rows = list(csv.reader(io.StringIO(taken.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    next(row for row in rows if row[0] == "viavoo")[rows[0].index("hq_city")] = "Le Mans"
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(rows)

    page = load(claire, written.getvalue().encode("utf-8-sig"), name.replace(".csv", " (1).csv"))
    assert "→ Le Mans" in page
    assert "Angers" not in page.partition('id="difference"')[2]
    assert f"The file was taken from version {version.data[:7]}" in page
    discard(claire)

    page = load(claire, written.getvalue().encode("utf-8-sig"), "vendors.csv")
    assert "The file does not say of when it is" in page
    assert "Angers →" in page
    form = fields_of(claire, "/desk/as-of")
    assert form["as-of"] == History(folder).head().id
    (select,) = lxml.html.fromstring(page).xpath("//select[@name='as-of']")
    assert len(select.value_options) <= 20
    assert version.id in select.value_options
    assert claire.post("/desk/as-of", data=form | {"as-of": version.id}).status_code == 303
    page = claire.get("/desk/draft?lang=en").text
    assert "→ Le Mans" in page
    assert "Angers" not in page.partition('id="difference"')[2]
    assert fields_of(claire, "/desk/as-of")["as-of"] == version.id
    assert claire.post("/desk/as-of", data=form | {"as-of": version.id}).status_code == 409, "a form of before"
    discard(claire)


def test_nothing_that_is_taken_away_runs_in_a_spreadsheet(claire, folder):
    """A hostile cell stays a text in the list of problems and in the table as published, which loads again as it was."""
    load(claire, with_cell(folder, "viavoo", "hq_country", "=HYPERLINK(A1)"))
    problems = claire.get("/desk/problems.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(problems, newline=""), delimiter=";"))
    assert any("'=HYPERLINK(A1)" in row for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    discard(claire)
    for ending in ("csv", "xlsx"):
        taken = claire.get(f"/desk/table/evidence.{ending}").content
        assert "Nothing yet: this is what is public." in load(claire, taken, f"evidence.{ending}")
        discard(claire)


def test_a_preview_is_for_its_editor_alone_and_leads_on_in_the_preview(claire, paul, folder, site):
    load(claire, with_cell(folder, "viavoo", "hq_city", "Brest"))
    page = claire.get("/desk/preview/vendor?vendor=viavoo&lang=en").text
    assert "Brest" in page
    assert "Preview of your change; nobody else sees it." in page
    assert 'href="/desk/preview/news?lang=en"' in page
    assert paul.get("/desk/preview/").status_code == 404
    assert "Brest" not in httpx.get(f"{site}/vendor?vendor=viavoo&lang=en", verify=False).text
    discard(claire)


def test_two_files_that_need_each_other_may_be_loaded_one_after_the_other(claire, folder):
    """The mention of an article that only the next file brings is no fault any more once that file is there."""
    article = "2026-11-20-review-together"
    news = (folder / "news.csv").read_text().splitlines(keepends=True)
    row = next(csv.reader([news[1]]))
    row[0:3] = [article, "2026-11-20", "An article that is new"]
    row[7] = "https://example.com/an-article-that-is-new"
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(row)
    mentions = (folder / "mentions.csv").read_text() + f"{article},nice,subject\n"
    page = load(claire, mentions.encode(), "mentions.csv")
    assert "does not exist in news.csv" in page
    assert 'data-key="publish"' not in page
    page = load(claire, "".join([*news, written.getvalue()]).encode(), "news.csv")
    assert "thing to put right" not in page
    assert 'data-key="publish"' in page
    page = load(claire, "".join(news).encode(), "news.csv")
    assert page.count("does not exist in news.csv") == 1, "and it is one again when that file is changed"
    discard(claire)


def test_a_form_opened_before_somebody_published_takes_nothing_back(claire, paul, folder):
    """Two editors open the same vendor; the second to keep changes another fact, and the first one's stays."""
    mine = fields_of(claire, "/desk/vendor", "/desk/vendor?vendor=viavoo&lang=en")
    hers = fields_of(paul, "/desk/vendor", "/desk/vendor?vendor=viavoo&lang=en")
    paul.post("/desk/vendor", data={**hers, "hq_city": "Toulouse", "founded": "2011"})
    assert publish(paul, "Seat and year from the register").status_code == 303
    assert claire.post("/desk/vendor", data={**mine, "website": "https://www.viavoo.example"}).status_code == 303
    page = claire.get("/desk/draft?lang=en").text
    assert "viavoo.example" in page
    assert "Toulouse →" not in page, "what Paul published is not part of Claire’s change"
    discard(claire)

    answer = claire.post("/desk/vendor?lang=en", data={**mine, "hq_city": "Metz", "employees": "7"})
    assert answer.status_code == 409
    assert "City of the head office: “Toulouse”" in answer.text
    (again,) = lxml.html.fromstring(answer.text).get_element_by_id("hq_city").iterancestors("form")
    fields = dict(again.form_values())
    assert (fields["hq_city"], fields["employees"], fields["founded"]) == ("Metz", "7", "2011")
    assert claire.post("/desk/vendor", data=fields).status_code == 303
    page = claire.get("/desk/draft?lang=en").text
    assert "Toulouse → Metz" in page
    assert "2011 →" not in page
    discard(claire)


def test_kept_twice_by_a_double_click_a_source_and_an_article_are_there_once(claire, folder):
    form = fields_of(claire, "/desk/vendor", "/desk/vendor?vendor=akio&lang=en")
    form |= {"founded": "1999", "covers": "founded", "source-source_url": "https://www.akio.com/about"}
    article = {"date": "2026-11-20", "title": "Once is enough", "role-akio": "subject", "unfinished": "yes"}
    for _ in range(2):
        assert claire.post("/desk/vendor", data=form).status_code == 303
        assert claire.post("/desk/article/keep", data=article).status_code == 303
    files = Drafts(folder, "Claire").all()[0].files
    assert files["evidence.csv"].count(b"https://www.akio.com/about") == 1
    assert files["news.csv"].count(b"2026-11-20-once-is-enough") == 1
    assert files["mentions.csv"].count(b"2026-11-20-once-is-enough") == 1
    discard(claire)


def test_a_vendor_that_is_only_maybe_named_is_shown_and_has_no_role(claire):
    pasted = (
        "Medallia hires\n\nPodium, audiobooks and reviews of customers: what narrators think of the year that ends."
    )
    page = claire.post("/desk/article?lang=en", data={"pasted": pasted}).text
    surely, maybe = (page.partition(f'name="role-{id}">')[2].partition("</select>")[0] for id in ("medallia", "podium"))
    assert "selected" in surely
    assert '<option value="named"' in maybe
    assert "selected" not in maybe
    assert page.count("· maybe") == 1
    assert "· peut-être" in claire.post("/desk/article?lang=fr", data={"pasted": pasted}).text


def test_nothing_is_published_that_was_not_seen_and_a_second_click_shows_what_was(claire, paul, folder):
    before = read_files(folder)
    load(claire, with_cell(folder, "viavoo", "hq_city", "Rennes"))
    seen = fields_of(claire, "/desk/publish") | {"why": "Seat read in the register"}
    load(claire, with_cell(folder, "viavoo", "hq_city", "Vannes"))
    for step in ("publish", "discard"):
        answer = claire.post(f"/desk/{step}?lang=en", data=seen)
        assert answer.status_code == 409
        assert "another window" in answer.text
    assert read_files(folder) == before
    newest = fields_of(claire, "/desk/publish") | {"why": "Seat read in the register"}
    first, second = (claire.post("/desk/publish", data=newest) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    said = parse_qs(urlsplit(second.headers["location"]).query)
    assert said.keys() == {"version", "done"}
    assert said["done"] == ["published"]
    assert "Le voir sur la page publique" in claire.get(second.headers["location"]).text

    old = History(folder).versions()[-1]
    form = fields_of(claire, "/desk/restore", f"/desk/history?version={old.id}") | {"why": "Back to where it began"}
    load(paul, with_cell(folder, "akio", "hq_city", "Nancy"))
    assert publish(paul).status_code == 303
    answer = claire.post("/desk/restore?lang=en", data=form)
    assert answer.status_code == 409
    assert "Nancy" in (folder / "vendors.csv").read_text(), "what Claire has not seen is not taken back"


def test_a_folder_broken_by_hand_is_mended_at_the_desk_or_put_back(claire, folder):
    broken = with_cell(folder, "viavoo", "hq_country", "Frankreich")
    (folder / "vendors.csv").write_bytes(broken)
    home_says(claire, "files in the data folder have errors")
    load(claire, with_cell(folder, "viavoo", "hq_country", "DE"))
    answer = publish(claire, "The country is written as a code")
    assert answer.status_code == 303, answer.text
    mended = (folder / "vendors.csv").read_bytes()
    assert b"Frankreich" not in mended
    home_says(claire, "set-aside", there=False)

    (folder / "vendors.csv").write_bytes(broken)
    home_says(claire, 'data-key="set-aside"')
    assert claire.post("/desk/set-aside").status_code == 303
    assert (folder / "vendors.csv").read_bytes() == mended
    assert claire.post("/desk/set-aside").headers["location"] == "/desk/home", "nothing is broken any more"

    (folder / "news.csv").rename(folder / "away")
    try:
        assert claire.get("/desk/table/news.csv").status_code == 404
    finally:
        (folder / "away").rename(folder / "news.csv")


def test_a_draft_whose_beginning_the_history_does_not_know_is_compared_with_the_present_and_published(claire, folder):
    load(claire, with_cell(folder, "viavoo", "hq_city", "Pau"))
    drafts = Drafts(folder, "Claire")
    (draft,) = drafts.all()
    drafts.keep("0" * 64, draft.files, id=draft.id)
    answer = publish(claire)
    assert answer.status_code == 409
    assert "compare the change with the present version" in answer.text
    assert "Pau" in claire.get("/desk/draft?lang=en").text
    assert publish(claire).status_code == 303
    assert "Pau" in (folder / "vendors.csv").read_text()


def test_the_page_of_an_article_says_from_where_and_offers_what_else_it_may_be(claire, folder):
    text = (CASES / "text-american-date.txt").read_bytes()
    answer = claire.post("/desk/article?lang=en", files={"file": ("a.txt", text)}, data={"pasted": ""})
    said = lxml.html.fromstring(answer.text).text_content()
    assert "To choose: 2018-03-04, or 2018-04-03 where the month comes first" in said
    assert "Taken from: the words “By Jane Smith”" in answer.text
    (form,) = (form for form in lxml.html.fromstring(answer.text).forms if "/keep" in (form.get("action") or ""))
    fields = dict(form.form_values())
    assert fields["date"] == ""
    assert (
        claire.post("/desk/article/keep", data=fields | {"choice-date": "2018-04-03", "unfinished": "yes"}).status_code
        == 303
    )
    news = Drafts(folder, "Claire").all()[0].files["news.csv"].decode()
    assert "2018-04-03-qualtrics-signs-a-deal-with-a-retailer,2018-04-03,Qualtrics signs a deal" in news
    discard(claire)


def test_a_file_that_holds_no_article_is_named_at_the_desk(claire):
    answer = claire.post("/desk/article?lang=fr", files={"file": ("article.pdf", (CASES / "article.pdf").read_bytes())})
    assert "Ceci est un PDF" in answer.text
    assert "collez le texte" in answer.text
