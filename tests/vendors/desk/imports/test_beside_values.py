"""What a workbook has in, on or behind its cells besides their values is asked about or named, and never left out in silence."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from tests.conftest import ROOT
from tests.vendors.desk.imports.test_workbooks import asked, case, columns, events, noticed
from vendors.desk.imports.loading import LoadedFile, accept, load_file
from vendors.desk.imports.struck_text import Run, mark_of_runs
from vendors.desk.imports.templates import template
from vendors.tables import TABLES

CASE = ROOT / "tests/cases/beside-the-values.xlsx"
SHEET = "Sheet events: "


def loaded_events(data: bytes) -> LoadedFile:
    return load_file("events.xlsx", data, {"events": TABLES["events"]})


def with_parts(change: dict[str, str], **replaced: tuple[str, str]) -> LoadedFile:
    """The case with further parts, or with a text in a part replaced."""
    file = io.BytesIO()
    with zipfile.ZipFile(CASE) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            old, new = replaced.get(name.rpartition("/")[2].partition(".")[0], ("", ""))
            after.writestr(name, before.read(name).decode("latin-1").replace(old, new).encode("latin-1"))
        for name, text in change.items():
            after.writestr(name, text)
    return loaded_events(file.getvalue())


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_struck_word_a_footnote_a_comment_a_link_and_a_picture_are_each_asked_about_or_named(ending):
    loaded = case(f"beside-the-values.{ending}", "events")
    assert [one for one in asked(loaded) if one[0] != "formula"] == [
        ("struck-text", 2, "counterpart", "Naxicap et Bpifrance"),
        ("raised-text", 3, "amount_usd_m", "2.8"),
        ("raised-text", 3, "amount_original", "2,5 M€"),
        ("struck-text", 4, "amount_usd_m", ""),
        ("linked-elsewhere", 6, "source_url", "https://www.eptica.com/presse"),
        ("linked-elsewhere", 7, "source_url", "https://www.lesechos.fr/levee#fin"),
    ]
    picture = {"xlsx": "Logo d’Akio", "ods": "Picture 1"}.get(ending)
    drawings = (
        [
            f"{SHEET}Cell F7: a picture or drawing on it was left out: “{picture}”.",
            f"{SHEET}Cell E8: a picture or drawing on it was left out: “Source perdue”.",
        ]
        if picture
        else [f"{SHEET}A picture or drawing that lies on the sheet was left out: “?”."]
    )
    end = "/" if ending == "xls" else ""
    assert set(noticed(loaded)) == {
        f"{SHEET}Rows in which cells are struck through were read too: 1 (lines 5).",
        f"{SHEET}Cell D6: a comment was left out: “À vérifier : montant non confirmé”.",
        f"{SHEET}Cell F6 (“Enghouse”): the link behind it was left out: https://www.enghouse.com{end}",
        *drawings,
    }
    mended = accept(loaded, *loaded.errors)
    assert mended.errors == ()
    assert columns(mended, "events", "amount_usd_m") == ["", "2.8", "", "", "", "", ""]
    assert columns(mended, "events", "title_fr")[1] == "1er tour"


@pytest.mark.parametrize(
    ("runs", "shown", "left"),
    [
        ([Run("KKR"), Run("1", raised=True)], "1", "KKR"),
        ([Run("KKR"), Run("(a)", raised=True)], None, None),
        ([Run("KKR"), Run("a", raised=True)], "a", "KKR"),
        ([Run("KKR"), Run("1, 2", raised=True), Run(" et Apax")], "1, 2", "KKR et Apax"),
        ([Run("50 km"), Run("2", raised=True)], "2", "50 km²"),
        ([Run("2"), Run("e", raised=True), Run(" tour")], None, None),
        ([Run("M"), Run("me", raised=True), Run(" Martin")], None, None),
        ([Run("1", raised=True)], None, None),
        ([Run("Apax "), Run("KKR", struck=True), Run(", France")], "KKR", "Apax, France"),
        ([Run("Apax, "), Run("KKR", struck=True)], "KKR", "Apax,"),
        ([Run("KKR", struck=True)], "KKR", ""),
    ],
)
def test_a_struck_part_and_the_mark_of_a_footnote_are_told_from_the_letters_of_a_word(runs, shown, left):
    mark = mark_of_runs(runs)
    assert (mark and mark.shown, mark and mark.read) == (shown, left)


def test_a_discussion_of_excel_is_quoted_instead_of_the_words_that_older_programs_show_for_it():
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="D6" id="{1}"><text>Source ?</text></threadedComment>'
        '<threadedComment ref="D6" id="{2}" parentId="{1}"><text>Démentie hier</text></threadedComment></ThreadedComments>'
    )
    loaded = with_parts(
        {"xl/threadedComments/threadedComment1.xml": threads},
        sheet1=(
            "</Relationships>",
            f'<Relationship Id="rId90" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
        ),
    )
    assert f"{SHEET}Cell D6: a comment was left out: “Source ? – Démentie hier”." in noticed(loaded)
    assert not any("confirmé" in one for one in noticed(loaded))


@pytest.mark.parametrize("ref", ["", "D", "Feuil1", "A1:XFD1048576"])
def test_a_comment_that_does_not_say_where_it_stands_stops_no_workbook(ref):
    loaded = with_parts({}, comments1=('ref="D6"', f'ref="{ref}"'))
    assert columns(loaded, "events", "vendor") == ["akio"] * 7


def test_a_picture_that_takes_the_place_of_a_value_is_named_as_one():
    loaded = with_parts({}, sheet1=('<c r="H4" s="1"><v>6.4</v></c>', '<c r="H4" t="e" vm="1"><v>#VALUE!</v></c>'))
    assert ("error-value", 4, "amount_usd_m", "") in asked(loaded)
    assert f"{SHEET}Cell H4: a picture or drawing on it was left out: “?”." in noticed(loaded)


def test_words_struck_through_in_a_text_that_stands_in_its_cell_are_told_like_those_of_the_common_table():
    inline = (
        '<c r="F2" t="inlineStr"><is><r><t xml:space="preserve">Naxicap </t></r>'
        "<r><rPr><strike/></rPr><t>Partners</t></r></is></c>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(CASE) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode("latin-1")
            if name.endswith("sheet1.xml"):
                start = text.index('<c r="F2"')
                text = text[:start] + inline + text[text.index("</c>", start) + 4 :]
            after.writestr(name, text.encode("latin-1"))
    assert ("struck-text", 2, "counterpart", "Naxicap") in asked(loaded_events(file.getvalue()))


def test_many_comments_are_named_one_by_one_up_to_nine_and_the_others_by_their_cells():
    file = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "mentions"
    sheet.append(["article", "vendor", "role"])
    for line in range(2, 15):
        sheet.append([f"2018-04-akio-{line}", "akio", "subject"])
        sheet.cell(line, 3).comment = openpyxl.comments.Comment(f"Remarque {line}", "Claire")
    book.save(file)
    loaded = load_file("m.xlsx", file.getvalue(), {"mentions": TABLES["mentions"]})
    assert [one.value for one in loaded.notices] == [*(f"C{line}" for line in range(2, 11)), "C11, C12, C13, C14"]
    assert "More comments were left out: 4 (cells C11, C12, C13, C14)." in noticed(loaded)[-1]


@pytest.mark.parametrize(
    ("text", "target", "proposal"),
    [
        ("https://www.akio.com/fr", "https://www.akio.com/fr/", None),
        ("https://www.akio.com/é", "https://www.akio.com/%C3%A9", None),
        ("https://www.akio.com/fr", "https://www.akio.com/en", "https://www.akio.com/en"),
        ("https://www.akio.com/fr", "https://x.example/?u=https://www.akio.com/fr", "https://x.example/?u=https://www.akio.com/fr"),
        ("Communiqué", "https://www.akio.com/fr", "https://www.akio.com/fr"),
    ],
)  # fmt: skip
def test_a_link_is_asked_about_where_it_leads_elsewhere_than_the_cell_says(text, target, proposal):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("events")
        names = [column.name for column in TABLES["events"].columns()]
        sheet.write_row(0, 0, names)
        sheet.write_url(1, names.index("source_url"), target, None, text)
    found = [one[3] for one in asked(loaded_events(file.getvalue())) if one[2] == "source_url"]
    assert found == ([proposal] if proposal else [])


def test_the_address_in_a_formula_for_links_is_proposed():
    loaded = events({"source_url": '=HYPERLINK("https://www.akio.com/presse","Communiqué")'})
    assert asked(loaded) == [("formula", 2, "source_url", "https://www.akio.com/presse")]


def test_what_our_own_templates_say_of_their_columns_is_no_comment_of_an_editor():
    for code in ("fr", "en"):
        loaded = load_file("modèle.xlsx", template("events", "xlsx", code), {"events": TABLES["events"]})
        assert {notice.kind for notice in loaded.notices} <= {"label"}


def test_a_sheet_that_even_the_menu_of_excel_does_not_show_is_named_as_left_out():
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "notes"
    hidden = book.create_sheet("mentions")
    hidden.append(["article", "vendor", "role"])
    hidden.append(["2018-04-akio-leve", "akio", "subject"])
    hidden.sheet_state = "veryHidden"
    book.save(file)
    loaded = load_file("m.xlsx", file.getvalue())
    assert noticed(loaded) == ["The hidden sheet “mentions” was left out."]
    assert loaded.files == {}


@pytest.mark.parametrize("formula", ["=[1]Budget!A1", "='file:///tmp/budget.xlsx'#$Feuil1.A1", "=TODAY()"])
def test_a_formula_that_remembers_no_result_is_asked_about_without_a_proposal(formula):
    file = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "events"
    names = [column.name for column in TABLES["events"].columns()]
    sheet.append(names)
    sheet.append(["akio"])
    sheet.cell(2, names.index("amount_usd_m") + 1).value = formula
    book.save(file)
    assert ("formula", 2, "amount_usd_m", "") in asked(loaded_events(file.getvalue()))
