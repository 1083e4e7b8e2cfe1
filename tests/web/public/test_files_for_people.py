"""What people open reads as the page does: its words, real numbers and days, every source by itself, one page wide on paper."""

import csv
import html
import io
import re
import zipfile
from datetime import datetime

import lxml.html
import openpyxl
import pytest

from vendors.exports import workbook
from vendors.exports.formats.xlsx import Xlsx
from vendors.exports.reading import ReadCell, ReadTable, SourceLine
from vendors.i18n.language import language
from vendors.query.table import Table
from web.public.downloads import TABLES

THREE = "vendor=goodays&vendor=trustpilot&vendor=viavoo"


def book_of(ask, address):
    return openpyxl.load_workbook(io.BytesIO(ask.get(address).raise_for_status().content))


def rows_of(sheet):
    """The lines of a sheet by the words of its head, as far as the filter reaches."""
    heads, *lines = sheet[sheet.auto_filter.ref]
    return [{head.value: cell.value for head, cell in zip(heads, line, strict=True)} for line in lines]


def french_rows(ask, address):
    text = ask.get(address).raise_for_status().content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_every_workbook_opens_with_a_sheet_to_read_that_prints_one_page_wide(inside):
    for name, (page, _) in TABLES.items():
        asked = THREE if "vendor" in page.parameters and name in ("compare", "vendor") else ""
        book = book_of(inside, f"/{name}.xlsx?{asked}")
        assert book.sheetnames[:3] == ["Panorama CX", "data", "À propos"], name
        first = book.worksheets[0]
        heads = [cell for cell in first[1] if cell.value]
        assert all(cell.font.b and cell.alignment.wrap_text for cell in heads), name
        assert not [cell.value for cell in heads if re.fullmatch(r"[a-z_]+", cell.value)], name
        assert (first.freeze_panes, first.print_title_rows) == ("B2", "$1:$1"), name
        assert first.auto_filter.ref.startswith("A1:"), name
        assert (first.page_setup.orientation, first.page_setup.paperSize) == ("landscape", 9), name
        assert first.sheet_properties.pageSetUpPr.fitToPage, name
        assert (first.page_setup.fitToWidth or 1, first.page_setup.fitToHeight) == (1, 0), name
        assert (first.oddFooter.right.text, bool(first.oddHeader.left.text)) == ("Page &P / &N", True), name
        assert sum(one.width for one in first.column_dimensions.values()) <= workbook.MOST_WIDTH, name
        citation = [cell.value for cell in first["A"] if str(cell.value).startswith("En-Contact, Panorama CX")]
        assert len(citation) == 1, name
        codes = [cell.value for cell in book["data"][1]]
        assert codes == table_names(inside, name, asked), name


def table_names(ask, name, asked):
    return next(csv.reader(io.StringIO(ask.get(f"/{name}.csv?{asked}").text)))


@pytest.mark.parametrize(
    ("lang", "heads", "owners", "unknown", "germany"),
    [
        (
            "fr",
            ["Éditeur", "Pays d’origine", "Propriétaire"],
            ["Indépendant", "Coté en Bourse"],
            "inconnu",
            "Allemagne",
        ),
        (
            "en",
            ["Vendor", "Country of origin", "Owner"],
            ["Independent", "Listed"],
            "not known",
            "Germany",
        ),
    ],
)
def test_the_vendors_are_told_in_the_words_of_the_page(inside, lang, heads, owners, unknown, germany):
    sheet = book_of(inside, f"/vendors.xlsx?lang={lang}").worksheets[0]
    told = {row[heads[0]]: row for row in rows_of(sheet)}
    assert list(told["Goodays"])[:3] == heads
    assert [told[name][heads[2]].removesuffix(" □") for name in ("Goodays", "Trustpilot")] == owners
    assert told["Viavoo"][heads[2]] == unknown
    assert told["TrustYou"][heads[1]].removesuffix(" □") == germany


def test_numbers_and_days_are_numbers_and_days_and_carry_their_sign_in_what_is_shown(inside, dataset):
    sheet = book_of(inside, "/vendors.xlsx?columns=founded&columns=employees&lang=en").worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    shown = {sheet.cell(line, 1).value: line for line in range(2, sheet.max_row)}
    years = {id: row.founded for id, row in dataset.vendor.items() if row.founded}
    assert years
    for id, founded in years.items():
        found = sheet.cell(shown[dataset.vendor[id].name], at["Founded"])
        assert found.value.date() == founded.first, id
        assert found.number_format.startswith(
            {"year": "yyyy", "month": "mmm yyyy", "day": "dd mmm yyyy"}[founded.precision]
        )
    signed = [line for line in shown.values() if "□" in sheet.cell(line, at["Founded"]).number_format]
    doubtful = [
        line for line in shown.values() if "Founded: not verified" in str(sheet.cell(line, at["Verdict"]).value)
    ]
    assert signed
    assert signed == doubtful
    assert "Employees as of" in at
    news = book_of(inside, "/news.xlsx").worksheets[0]
    assert {type(row["Date"]) for row in rows_of(news)} == {datetime}, "or a spreadsheet would sort years before days"


def test_a_comparison_says_whose_each_source_is_and_what_it_makes_of_the_value(inside):
    codes = csv.DictReader(io.StringIO(inside.get(f"/compare.csv?{THREE}&lang=en").text))
    lines = {row["field"]: row for row in codes}
    own = {vendor: lines["website"][f"{vendor}_sources"] for vendor in ("goodays", "trustpilot", "viavoo")}
    assert "trustpilot.com" in own["trustpilot"]
    assert "trustpilot" not in own["viavoo"]
    book = book_of(inside, f"/compare.xlsx?{THREE}&lang=en")
    told = {row["Criterion"]: row for row in rows_of(book.worksheets[0])}
    sources = rows_of(book["Sources"])
    said = told["Country of origin"]["Trustpilot: verdict and sources"]
    assert said.startswith("verified [")
    listed = [row for row in sources if (row["Subject"], row["Value"]) == ("Trustpilot", "Country of origin")]
    numbers = re.search(r"\[(\d+)", said)
    assert listed[0]["No."] == int(numbers[1])
    assert len(listed) == len(lines["origin_country"]["trustpilot_sources"].split("|"))
    links = [cell.hyperlink.target for cell in book["Sources"]["H"][1:] if cell.hyperlink]
    assert links
    assert all(link.startswith("http") for link in links)
    assert not [cell.value for line in book.worksheets[0] for cell in line if str(cell.value).count("://") > 1]


def test_the_csv_for_french_excel_has_the_words_of_the_page_and_a_line_for_each_source(inside):
    told = {row["Éditeur"]: row for row in french_rows(inside, "/vendors.csv?sep=semicolon")}
    assert told["Trustpilot"]["Propriétaire"].removesuffix(" □") == "Coté en Bourse"
    assert told["TrustYou"]["Pays d’origine"].removesuffix(" □") == "Allemagne"
    assert all("|" not in line for row in told.values() for line in row["Sources"].splitlines())
    dates = [row["Date"] for row in french_rows(inside, "/news.csv?sep=semicolon")]
    assert dates
    assert all(re.fullmatch(r"(\d\d/)?(\d\d/)?\d{4}", day) for day in dates)
    [told] = french_rows(inside, "/controversies.csv?sep=semicolon&controversy=nice-securities-suit-1999")
    assert told["Statut"] == "Rejeté"
    assert told["Éditeurs"] == "NICE"
    assert (told["Région d’origine"], told["Région de contrôle"]) == ("Autres pays", "Autres pays")


def test_no_status_stands_in_a_comparison_without_its_controversy_the_answer_and_the_sources(inside, dataset):
    about = dataset.controversies_about["qualtrics"]
    asked = "vendor=qualtrics&vendor=viavoo&lang=en"
    lines = {row["field"]: row for row in csv.DictReader(io.StringIO(inside.get(f"/compare.csv?{asked}").text))}
    told = lines["controversies"]["qualtrics"].split("|")
    assert len(told) == len(about) > 1
    for line, dispute in zip(told, about, strict=True):
        assert re.fullmatch(rf"{re.escape(dispute.title_en)} – [A-Z].+; Qualtrics: .*(answer|defence).*", line)
    pages = lines["controversies"]["qualtrics_sources"].split("|")
    assert {dataset.article[dataset.steps[dispute.id][0].article].url for dispute in about} <= set(pages)
    read = {row["Criterion"]: row for row in rows_of(book_of(inside, f"/compare.xlsx?{asked}").worksheets[0])}
    assert read["Status of each controversy"]["Viavoo"] == "none recorded"
    assert read["Status of each controversy"]["Qualtrics"].splitlines() == told
    printed = inside.get(f"/compare?{asked}").text
    assert all(f"<li>{html.escape(line, quote=False)}<sup" in printed for line in told)


def test_a_search_says_which_vendors_are_disputed_and_of_nothing_else_whether(inside):
    rows = french_rows(inside, "/search.csv?sep=semicolon&q=qualtrics")
    told = {row["Titre"]: row for row in rows if row["Type"] == "Éditeur"}
    assert told["Qualtrics"]["Controverses"].count("Qualtrics\xa0: ") == 4
    assert told["Qualtrics"]["Trouvé par"] == "Son nom"
    assert told["Qualtrics"]["Éditeurs"] == "–"
    assert {
        row["Controverses"]
        for row in french_rows(inside, "/search.csv?sep=semicolon&q=nps")
        if row["Type"] == "Fonction ou critère"
    } == {"–"}


def test_json_and_csv_name_vendors_by_their_ids(inside):
    assert {row["id"] for row in inside.get("/vendors.json").json()["rows"]} >= {"goodays", "trustpilot"}
    assert inside.get(f"/compare.json?{THREE}").json()["rows"][0]["field"] == "founded"
    funding = inside.get("/charts/funding.json").json()["rows"]
    assert {"medallia", "qualtrics"} <= {row["vendor_id"] for row in funding}
    flow = inside.get("/charts/origin-to-control.json").json()["rows"]
    assert all(len(row["ids"]) == len(row["names"]) == row["vendors"] for row in flow)


def test_an_amount_that_is_stated_and_counted_elsewhere_is_not_called_unknown(inside):
    rows = inside.get("/charts/funding.json").json()["rows"]
    elsewhere = [at for at, row in enumerate(rows) if row["stated"] and row["amount"] is None]
    nowhere = [at for at, row in enumerate(rows) if not row["stated"]]
    assert elsewhere
    assert nowhere
    lines = rows_of(book_of(inside, "/charts/funding.xlsx?lang=en").worksheets[0])
    assert {lines[at]["Amount (millions)"] for at in elsewhere} == {"–"}
    assert {lines[at]["Amount as stated"] for at in nowhere} == {"not known"}
    page = lxml.html.fromstring(inside.get("/charts?lang=en").text)
    for row in page.xpath("//tr[td[@data-label='Amount as stated']]"):
        stated, amount = (
            row.xpath(f"string(td[@data-label='{label}'])") for label in ("Amount as stated", "Amount (millions)")
        )
        assert "?" not in amount, stated


def test_texts_of_the_data_are_never_formulas_and_only_web_addresses_are_links():
    rows = [
        [ReadCell('=HYPERLINK("x")'), ReadCell("click", link="javascript:alert(1)")],
        [ReadCell("+1"), ReadCell("site", link="https://panorama.example/a")],
    ]
    line = SourceLine("a", "b", "c", "=d", None, None, "https://panorama.example/b")
    read = ReadTable(language("en"), 'A & B &P "C"', ("=One", "Two"), rows, [line])
    written = Xlsx().write_for_people(Table((), ()), {}, lambda: read)
    book = openpyxl.load_workbook(io.BytesIO(written))
    sheet = book.worksheets[0]
    assert [(cell.data_type, cell.value) for cell in (sheet["A1"], sheet["A2"], sheet["A3"])] == [
        ("s", "=One"),
        ("s", '=HYPERLINK("x")'),
        ("s", "+1"),
    ]
    assert (sheet["B2"].hyperlink, sheet["B3"].hyperlink.target) == (None, "https://panorama.example/a")
    sheet_as_written = zipfile.ZipFile(io.BytesIO(written)).read("xl/worksheets/sheet1.xml").decode()
    assert 'A &amp;&amp; B &amp;&amp;P "C"' in sheet_as_written
    assert book["Sources"]["H2"].hyperlink.target == "https://panorama.example/b"


def test_columns_share_the_width_of_a_page_and_rows_hold_their_texts():
    assert workbook.within([10, 20]) == [10, 20]
    shared = workbook.within([44] * 12)
    assert sum(shared) <= workbook.MOST_WIDTH
    assert workbook.height(["x" * 100, "y"], [20, 10]) == 5 * workbook.LINE
    assert workbook.height(["a\nb"], [20]) == 2 * workbook.LINE
    assert workbook.ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"


def test_a_cell_is_a_text_where_a_sheet_has_as_many_links_as_excel_follows(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    rows = [[ReadCell(f"site {n}", link=f"https://panorama.example/{n}")] for n in range(4)]
    read = ReadTable(language("en"), "Pages", ("Page",), rows)
    book = openpyxl.load_workbook(io.BytesIO(Xlsx().write_for_people(Table((), ()), {}, lambda: read)))
    cells = [cell for (cell,) in book.worksheets[0]["A2:A5"]]
    assert [cell.value for cell in cells] == ["site 0", "site 1", "site 2", "site 3"]
    assert [bool(cell.hyperlink) for cell in cells] == [True, True, False, False]
