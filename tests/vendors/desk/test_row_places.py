"""Where a new row of an editor's stands in its table."""

from tests.vendors.little import little_files
from vendors.desk.edits import RowEdit, edited
from vendors.desk.forms import changed
from vendors.desk.row_places import BLOCK, place_of, with_new
from vendors.validation.reading import text_of

FILES = little_files()


def names(rows):
    return [row["name"] for row in rows]


def publishers(*names):
    return [{"name": name} for name in names]


def test_a_new_row_stands_in_the_order_of_the_keys_whatever_its_accents_and_capitals():
    rows = publishers("Akio", "e-marketing", "Kölner Presseclub", "Zonebourse")
    new = publishers("Écho", "Zulu", "aaa", "KSL")
    assert names(with_new("publishers", rows, new)) == [
        *("aaa", "Akio", "e-marketing", "Écho", "Kölner Presseclub", "KSL", "Zonebourse", "Zulu")
    ]


def test_single_rows_that_are_out_of_order_do_not_lead_it_astray():
    rows = publishers("Zonebourse", *(f"K{n}" for n in range(9)), "Princeton CITP", "Breakthrough Analysis")
    assert names(with_new("publishers", rows, publishers("L")))[10] == "L"


def test_among_the_rows_of_its_subject_it_stands_in_the_order_of_their_keys():
    keys = [("feedier", "2015"), ("feedier", "2024"), ("akio", "2000"), ("nice", "1986")]
    assert place_of(keys, ("feedier", "2019")) == 1
    assert place_of(keys, ("feedier", "2025")) == 2
    assert place_of(keys, ("akio", "2010")) == 3


def test_a_block_stays_together_and_a_row_without_its_key_waits_at_the_end():
    block = publishers(*(f"A{n}" for n in range(BLOCK)))
    assert with_new("publishers", publishers("M", "N"), block)[2:] == block
    assert names(with_new("publishers", publishers("M", "N"), publishers(""))) == ["M", "N", ""]


def test_what_the_grid_and_the_forms_add_stands_beside_what_it_belongs_to():
    event = {"vendor": "akio", "date": "2030", "kind": "funding", "title_en": "A round"}
    rows = text_of("events", edited(FILES, [RowEdit("events", None, event)])["events.csv"]).rows
    subjects = [row["vendor"] for row in rows]
    assert subjects == sorted(subjects)
    assert [row["date"] for row in rows if row["vendor"] == "akio"][-1] == "2030"
    form = {"founded": "1999", "source-source_url": "https://www.akio.com/equipe"}
    evidence = text_of("evidence", changed(FILES, "akio", form, ["founded"])["evidence.csv"]).rows
    places = [n for n, row in enumerate(evidence) if (row["table"], row["row"]) == ("vendors", "akio")]
    assert places == list(range(places[0], places[-1] + 1))
