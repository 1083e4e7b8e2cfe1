"""Each format says what it is, writes what a table holds, and costs nothing where it is not used."""

import io
import json
import subprocess
import sys

import openpyxl

from tests.conftest import ROOT
from vendors.exports import formats
from vendors.exports.formats.xlsx import LONGEST
from vendors.query.table import Table
from vendors.tables.mention import Mention

TABLE = Table(Mention.columns(), [["a|b", "é", "subject"], ["=1+1", None, "subject"]])


def test_formats_stand_in_one_order_and_each_is_asked_for_in_a_way_of_its_own():
    known = ["table", "csv", "xlsx", "json", "parquet", "md"]
    assert [name for name in formats.FORMATS if name in known] == known
    places = [exporter.place for exporter in formats.EXPORTERS]
    assert sorted(set(places)) == places
    for exporter in formats.DOWNLOADS:
        assert exporter.label
        assert "/" in exporter.media_type
        assert formats.asked_for(exporter.ending, {**exporter.asked_by, "region": "eu"}) is exporter


def test_every_format_writes_a_table_with_rows_and_one_without():
    for exporter in formats.EXPORTERS:
        full, empty = exporter.write(TABLE), exporter.write(Table(TABLE.columns, []))
        assert full, exporter
        assert empty, exporter
        assert full != empty, exporter


def test_an_ending_that_no_format_has_is_nobodys():
    assert formats.asked_for("exe") is None
    assert formats.asked_for("") is None


def test_parameters_ask_for_another_format_of_the_same_ending():
    assert formats.asked_for("csv").write(TABLE).startswith(b"article,vendor,role\na|b,")
    assert formats.asked_for("csv", {"sep": "semicolon"}).write(TABLE).startswith(b"\xef\xbb\xbfarticle;vendor;role\n")
    assert formats.asked_for("csv", {"sep": "tab"}) is formats.asked_for("csv")


def test_a_cell_longer_than_excel_takes_is_cut_and_no_other_is_lost():
    table = Table(TABLE.columns, [["x" * (LONGEST + 5), "beside", "subject"]])
    sheet = openpyxl.load_workbook(io.BytesIO(formats.FORMATS["xlsx"].write(table))).active
    assert [cell.value for cell in sheet[2]] == ["x" * LONGEST, "beside", "subject"]


def test_excel_names_the_cells_that_are_too_long_for_it():
    long = "x" * (LONGEST + 1)
    table = Table(TABLE.columns, [["a", "b", "subject"], [long, "b", long]])
    book = openpyxl.load_workbook(io.BytesIO(formats.FORMATS["xlsx"].write(table, {"as_of": "2018-04-23"})))
    assert [[cell.value for cell in row] for row in book["About"].rows] == [["as_of", "2018-04-23"], ["cut", "A3, C3"]]
    whole = openpyxl.load_workbook(io.BytesIO(formats.FORMATS["xlsx"].write(TABLE)))
    assert whole.sheetnames == ["Panorama CX"]


def test_a_cell_is_text_in_markdown_and_no_markup():
    table = Table(Mention.columns(), [["<script>x</script>", "[l](javascript:alert(1))", "`x` \\ a|b &lt;"]])
    written = formats.FORMATS["md"].write(table).decode().splitlines()[2]
    assert written == r"| &lt;script>x&lt;/script> | \[l](javascript:alert(1)) | \`x\` \\ a\|b &amp;lt; |"


LARGE = ("pandas", "plotly", "xlsxwriter")


NEEDED = {
    "show vendors --format csv": [],
    "show charts/funding --format csv": [],
    "show news --as-shown": [],
    "show vendors --format md": [],
    "show mentions --format json": [],
    "show mentions --format xlsx": ["xlsxwriter"],
}
LOADING = f"""
import gc, json, os, sys
from importlib import import_module
from vendors.__main__ import main
import_module("vendors.cli.show")
def large():
    return [name for name in {LARGE!r} if name in sys.modules]
print("show", json.dumps(large()), sep="\\t", file=sys.stderr)
gc.freeze()
for words in {list(NEEDED)!r}:
    if not os.fork():
        assert main(words.split()) == 0
        print(words, json.dumps(large()), sep="\\t", file=sys.stderr)
        break
    assert os.wait()[1] == 0
"""
"""One process imports the command, and a child of it does each piece of work."""


def test_a_process_for_queries_loads_nothing_that_pages_stand_on():
    """Whoever asks the first query waits for it, and with each that is ended another is loaded."""
    loading = "import sys; import vendors.exports.sql_process; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", loading], cwd=ROOT, capture_output=True, check=True, text=True)
    names = set(loaded.stdout.split())
    assert "vendors.exports.formats.xlsx" in names
    assert names.isdisjoint([*LARGE, "numpy", "vendors.query.results", "vendors.exports.reading"])


def test_a_command_loads_only_the_library_of_its_format():
    run = subprocess.run([sys.executable, "-c", LOADING], cwd=ROOT, capture_output=True)
    said = run.stderr.decode()
    assert run.returncode == 0, said
    loaded = dict(line.split("\t") for line in said.splitlines())
    assert {words: json.loads(large) for words, large in loaded.items()} == {"show": [], **NEEDED}
