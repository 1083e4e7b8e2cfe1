"""What an editor met in a day at the desk, tried again: files of some rows, many problems at once, changed places and languages, a purchase in an article.

`findings.csv` says of each thing that stopped or hurt her which test shows that it does so no more.
"""

import csv
import io

import lxml.html
import openpyxl
import pytest

from tests.conftest import ROOT
from tests.editors import SECRET, discard_all, page_of
from tests.vendors.little import little_files, written
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.store.files import read_files
from vendors.store.writing import table_file
from vendors.validation.reading import text_of

FILES = little_files()
SUMMARY = "Éditeur d’une suite de centre de contacts, vendue aux banques et aux assureurs, avec routage des appels et portail vocal."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = written(tmp_path_factory.mktemp("day") / "data", FILES)
    accounts.set_passphrase(place, "Claire", EditorRole.EDITOR, SECRET)
    return place


@pytest.fixture(autouse=True)
def nothing_kept(folder):
    yield
    discard_all(folder)
    assert read_files(folder) == FILES


def form_of(page, action):
    (form,) = [form for form in page.forms if form.action.startswith(action)]
    fields: dict[str, list[str]] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value or "")
    return fields


def keep(client, **facts):
    form = form_of(page_of(client, "/desk/vendor?vendor=akio&lang=en"), "/desk/vendor")
    answer = client.post("/desk/vendor?lang=en", data=form | facts)
    assert answer.status_code == 303, answer.text
    return page_of(client)


def load(client, table, rows, columns=None):
    """Loads a file of some rows and columns of a table."""
    columns = columns or text_of(table, FILES[f"{table}.csv"]).columns
    content = table_file(columns, [{name: row[name] for name in columns} for row in rows])
    answer = client.post("/desk/load?lang=en", files={"file": (f"{table}.csv", content)})
    assert answer.status_code == 303, answer.text
    return page_of(client)


def rows_of(table):
    return [dict(row) for row in text_of(table, FILES[f"{table}.csv"]).rows]


def difference(page):
    return [line.text_content() for line in page.xpath("//*[contains(@class, 'difference')]/li")]


def words(page, id):
    return " ".join(page.get_element_by_id(id).text_content().split())


def test_a_file_of_some_rows_changes_these_alone_and_what_a_form_kept_stays(claire):
    keep(claire, hq_city="Brest")
    rows = [row for row in rows_of("evidence") if row["row"] == "nice"]
    others = len(rows_of("evidence")) - len(rows)
    rows[0]["note"] = "Read on its page"
    page = load(claire, "evidence", rows)
    told = difference(page)
    assert any("Brest" in line for line in told)
    assert any("Read on its page" in line for line in told)
    assert not any("removed" in line for line in told)
    assert others > 10
    assert f"Remove the {others} others" in page.text_content()
    answer = claire.post("/desk/rows?lang=en", data=form_of(page, "/desk/rows") | {"removes": "yes"})
    assert answer.status_code == 303, answer.text
    page = page_of(claire)
    assert page.xpath("//input[@name='gone'][@required]"), "how many go is written once more"
    form = form_of(page, "/desk/publish") | {"why": "Evidence that is read anew"}
    refused = claire.post("/desk/publish?lang=en", data=form)
    assert refused.status_code == 409
    assert "rows and cells away" in refused.text


def test_all_that_is_wrong_with_a_file_stands_there_at_once_and_one_decision_mends_what_is_alike(claire):
    rows = rows_of("vendors")
    for row in rows:
        row["hq_country"] = "Frnace"
    rows[0]["categories"] = "enquêtes, avis en ligne"
    rows[1]["aliases"] = rows[2]["name"]
    page = load(claire, "vendors", rows, ("id", "name", "hq_country", "categories", "aliases"))
    told = [" ".join(one.text_content().split()) for one in page.xpath("//ul[@class='problems']/li/p[1]")]
    assert any("3 times" in one for one in told), told
    assert any("already" in one or "twice" in one for one in told), told
    form = form_of(page, "/desk/mend")
    answer = claire.post("/desk/mend?lang=en", data=form | {"only": "all"})
    assert answer.status_code == 303
    left = difference(page_of(claire))
    assert any("categories contact centre → surveys|online reviews" in one for one in left), left
    assert sum("France" in one for one in left) == 2, "one decision for what is alike"


def test_a_row_that_stands_twice_goes_and_the_corrected_file_keeps_the_remarks_and_the_order_of_the_editor(claire):
    rows = [row for row in rows_of("evidence") if row["row"] == "nice"][::-1]
    columns = ("remarque", *rows[0])
    told = [{**row, "remarque": f"Note {n}"} for n, row in enumerate(rows)]
    page = load(claire, "evidence", [told[0], *told], columns)
    assert "1 thing to put right" in page.text_content()
    (group,) = page.xpath("//ul[@class='problems']/li[.//button[contains(., 'Remove this row')]]")
    (gone,) = group.xpath(".//button[contains(., 'Remove this row')]/@value")
    answer = claire.post("/desk/mend?lang=en", data=form_of(page, "/desk/mend") | {"only": gone})
    assert answer.status_code == 303
    page = page_of(claire)
    assert not page.xpath("//*[@id='problems']")
    assert "on what this change does" not in page.text_content(), "what was there before is no notice on it"
    book = openpyxl.load_workbook(io.BytesIO(claire.get("/desk/mended.xlsx?lang=en").content))
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    place = lines[0].index("remarque")
    assert [line[place] for line in lines[1:]] == [row["remarque"] for row in told]


def test_a_place_and_a_language_that_are_changed_alone_ask_for_their_source_their_point_and_the_other_language(claire):
    page = keep(claire, hq_city="Toulouse", hq_country="JP", summary_fr=SUMMARY)
    notices = words(page, "notices")
    assert "The evidence is for “Paris”; the cell now says “Toulouse”: add a row with a source that says so." in notices
    assert "The point 48.8534, 2.3488 lies in another country than JP." in notices
    assert "The other language has changed and this one has not" in notices
    offered = page.get_element_by_id("notices").xpath(".//input[starts-with(@name, 'text-')]/@value")
    assert "Toulouse" not in offered, "what the source said is never proposed to be altered"


def test_the_word_rachat_is_a_purchase_and_names_who_buys_whom(claire):
    text = "NICE met la main sur Satmetrix\n\nPublié le 22 novembre 2017 par Camille Roux\n\nNICE annonce le rachat de Satmetrix, son concurrent, pour une somme qui n’est pas connue."
    answer = claire.post("/desk/article?lang=en", data={"pasted": text, "url": "https://presse.example/nice"})
    (form,) = [form for form in lxml.html.fromstring(answer.text).forms if form.action.startswith("/desk/article/keep")]
    fields = dict(form.form_values())
    assert (fields["topic"], fields["role-nice"], fields["role-satmetrix"]) == ("acquisition", "acquirer", "acquired")
    assert (fields["title"], fields["date"], fields["authors"]) == (
        "NICE met la main sur Satmetrix",
        "2017-11-22",
        "Camille Roux",
    )
    assert "son concurrent" in fields["source"], "the text stays beside the form"


def test_each_finding_that_stopped_or_hurt_an_editor_has_its_test():
    with (ROOT / "tests/web/desk/findings.csv").open(encoding="utf-8", newline="") as table:
        findings = list(csv.DictReader(table))
    assert [one["severity"] for one in findings] == ["1"] * 10 + ["2"] * 24
    for one in findings:
        file, _, name = one["test"].partition("::")
        assert f"\ndef {name}(" in (ROOT / file).read_text("utf-8"), one["finding"]
