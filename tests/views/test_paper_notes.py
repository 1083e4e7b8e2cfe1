"""The numbers of sources on paper."""

from datetime import date

import pytest

import views
from tests.vendors.little import little_files, with_cell
from vendors.store.load import load_files
from views.base.paper_notes import PaperNotes, PlacesOfNotes


def test_a_part_that_is_made_apart_gets_the_numbers_of_the_page_on_which_it_stands():
    apart = PlacesOfNotes()
    first, second = apart.cite_page("https://a.example", "A"), apart.cite_page("https://b.example", "B")
    part = apart.unnumbered(f"<td>{second}, {first}</td>")
    page = PaperNotes()
    page.cite_page("https://b.example", "B")
    assert page.number(part) == "<td>1, 2</td>"
    assert [note.url for note in page.lines] == ["https://b.example", "https://a.example"]


@pytest.mark.parametrize("signs", ["\ue0007\ue001", "\ue0000\ue001"])
def test_no_cell_is_taken_for_the_place_of_a_number(signs: str, today: date):
    state = load_files(with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {signs}"), today)
    assert state.errors == ()
    assert f"Akio {signs}" in views.show("/", "lang=fr", state).body


def test_the_signs_between_which_a_number_comes_are_in_no_valid_cell(today: date):
    mark = PlacesOfNotes().cite_page("https://a.example", "A")
    state = load_files(with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {mark}"), today)
    assert [problem.rule for problem in state.errors] == ["control-character"]
