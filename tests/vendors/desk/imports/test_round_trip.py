"""What is taken away comes back unchanged."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import run
from tests.conftest import DATA
from vendors.desk.imports.layout import named_columns
from vendors.desk.imports.loading import load_file
from vendors.domain.vendor_on import VendorOn
from vendors.exports.formats import FORMATS, asked_for
from vendors.query.table import Table
from vendors.store.writing import canonical
from vendors.tables import TABLES
from vendors.tables.controversy import Controversy
from vendors.tables.mention import Mention
from vendors.types.formulas import harmless, unharmed
from vendors.validation.reading import read

FRENCH_CSV = asked_for("csv", {"sep": "semicolon"})
WRITERS = {name: FORMATS[name] for name in ("csv", "xlsx", "json", "parquet")} | {"semicolon": FRENCH_CSV}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("table", TABLES)
def test_every_export_of_every_table_is_loaded_byte_for_byte(dataset, table, form):
    file = (DATA / f"{table}.csv").read_bytes()
    exported = WRITERS[form].write(Table.of(dataset.rows[table], TABLES[table].columns()))
    if form == "json" and not dataset.rows[table]:
        pytest.skip("a JSON list of no rows names no columns")
    loaded = load_file(f"export.{form}", exported, {table: TABLES[table]})
    assert loaded.errors == ()
    assert loaded.files[f"{table}.csv"] == file


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "parquet"])
def test_import_reads_what_show_prints_and_leaves_out_what_is_derived(tmp_path, form, dataset):
    file, back = tmp_path / f"vendors.{form}", tmp_path / "back.csv"
    file.write_bytes(run("show", "vendors", "--format", form).stdout)
    taken = run("import", str(file), "--table", "vendors", "--output", str(back), "--lang", "en")
    assert taken.returncode == 0, taken.stdout.decode()
    assert "control_country" in taken.stderr.decode()
    rows = {row.id: row for _, row in read(TABLES["vendors"], back.read_bytes()).valid}
    assert rows == dict(dataset.vendor)
    assert back.read_bytes() == canonical("vendors", rows.values())


@pytest.mark.parametrize("form", WRITERS)
def test_texts_that_begin_like_formulas_years_and_numbers_come_back_as_they_were(dataset, form):
    titles = ["=1+1", "+33 % de clients", "-5 points", "@medallia", "'=x", "''=x", "'quoted'", "=cmd|' /C calc'!A0"]
    first = dataset.rows["news"][0]
    rows = [first.model_copy(update={"id": f"00{n}", "title": title}) for n, title in enumerate(titles)]
    exported = WRITERS[form].write(Table.of(rows, TABLES["news"].columns()))
    loaded = load_file("x", exported, {"news": TABLES["news"]})
    assert loaded.errors == ()
    assert [row for _, row in read(TABLES["news"], loaded.files["news.csv"]).valid] == rows


@given(st.text())
def test_what_makes_a_text_harmless_can_be_taken_off_exactly(text):
    assert unharmed(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_column_choice_of_the_site_is_loaded_with_its_derived_columns_left_out(dataset):
    columns = [*(VendorOn.column(name) for name in TABLES["vendors"].model_fields), VendorOn.column("control_country")]
    rows = [[getattr(row, column.name, "FR") for column in columns] for row in dataset.rows["vendors"]]
    loaded = load_file("panorama-cx_vendors.csv", FRENCH_CSV.write(Table(columns, rows)))
    assert not loaded.errors
    assert loaded.files["vendors.csv"] == (DATA / "vendors.csv").read_bytes()


def test_import_says_what_is_wrong_and_writes_nothing(tmp_path):
    file = tmp_path / "mentions.csv"
    file.write_text("article;vendor;role\na;b;subjet\n")
    taken = run("import", str(file), "--table", "mentions", "--output", str(tmp_path / "back.csv"))
    assert taken.returncode == 1
    assert "ligne 2, colonne C (role)" in taken.stdout.decode()
    assert "Écrivez «\u00a0subject\u00a0»." in taken.stdout.decode()
    assert not (tmp_path / "back.csv").exists()
    assert run("import", str(tmp_path / "none.csv"), "--table", "mentions").returncode == 2


def test_import_takes_no_row_out_of_a_table_before_it_is_told_to(tmp_path):
    whole, some, output = (tmp_path / name for name in ("whole.csv", "some.csv", "mentions.csv"))
    whole.write_text("article,vendor,role\na,b,subject\nc,d,named\n")
    some.write_text("article,vendor,role\nc,d,compared\n")
    command = ("import", str(some), "--table", "mentions", "--output", str(output), "--lang", "en")
    assert run(*command).returncode == 0
    output.write_bytes(whole.read_bytes())
    refused = run(*command)
    assert refused.returncode == 2
    assert "1 of the 2 rows of" in refused.stderr.decode()
    assert output.read_bytes() == whole.read_bytes()
    assert run(*command, "--others", "keep").returncode == 0
    assert output.read_text() == "article,vendor,role\na,b,subject\nc,d,compared\n"
    assert run(*command, "--others", "remove").returncode == 0
    assert output.read_text() == some.read_text()


def test_a_text_with_a_tab_or_a_return_before_it_is_kept_apart_from_its_apostrophe():
    table = Table(Mention.columns(), [["\ta", "\rb", "subject"]])
    (row,) = load_file("mentions.csv", FORMATS["csv"].write(table)).files["mentions.csv"].splitlines(keepends=True)[1:2]
    assert io.StringIO(row.decode(), newline="").read().startswith("\ta,")


def test_what_a_column_was_called_before_is_still_understood():
    heads = ["Identifiant", "L’accusation (français)", "The allegation (English)", "Ce qui est dit (anglais)"]
    assert named_columns(heads, Controversy) == ["id", "summary_fr", "summary_en", "summary_en"]
