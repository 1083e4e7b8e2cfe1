"""The parts of pages that are made apart: numbers of sources on paper, and words of a search, come where they stand."""

from datetime import date

import pytest

from tests.vendors.little import little_files, with_cell
from vendors.store.load import load_files
from views.base.highlight import LATER, marked
from views.base.kept_parts import BETWEEN, KeptPart, PlacesOfNotes
from views.base.paper_notes import PaperNotes
from views.base.typography import IS_SET, typeset, typeset_around


def test_a_part_that_is_made_apart_gets_the_numbers_of_the_page_on_which_it_stands():
    apart = PlacesOfNotes()
    first, second = apart.cite_page("https://a.example", "A"), apart.cite_page("https://b.example", "B")
    part = apart.part(f"<td>{second}, {first}</td>")
    page = PaperNotes()
    page.cite_page("https://b.example", "B")
    assert shown(part, page) == "<td>1, 2</td>"
    assert [note.url for note in page.lines] == ["https://b.example", "https://a.example"]


def test_a_part_says_of_a_source_what_it_says_alone_whatever_was_made_beside_it():
    together = PlacesOfNotes()
    without, dated = (together.cite_page("https://a.example", "A", day) for day in (None, "2025"))
    other, page = together.part(without), PaperNotes()
    assert shown(together.part(f"{dated}{without}"), page) == "11"
    assert shown(other, page) == "1"
    assert [(note.url, note.published) for note in page.lines] == [("https://a.example", "2025")]


@pytest.mark.parametrize("signs", ["\x027\x03", "\x04Akio\x05", BETWEEN, IS_SET])
def test_no_cell_can_hold_what_marks_a_place_in_a_part(signs: str, today: date):
    state = load_files(with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {signs}"), today)
    assert "control-character" in {problem.rule for problem in state.errors}


def test_a_part_that_is_made_apart_has_the_words_marked_of_the_page_on_which_it_stands():
    apart = PlacesOfNotes()
    part = apart.part(
        f"<b>{marked('Avis & “avis”', LATER)}</b>{apart.cite_page('https://a.example', 'A')}{marked('', LATER)}"
    )
    assert shown(part, PaperNotes(), "avis") == "<b><mark>Avis</mark> &amp; “<mark>avis</mark>”</b>1"
    assert shown(part, PaperNotes()) == "<b>Avis &amp; “avis”</b>1"


@pytest.mark.parametrize("words", [(), ("mail",), ("mai",), ("2018",)])
def test_a_part_is_set_as_the_page_is_on_which_it_stands(words: tuple[str, ...]):
    text = "Un e-mail du 1er mai 2018 & “l’autre” du 2018-04-23"
    told = "<p>Le 3 avril 2018 – {}, 12 May 2018</p><textarea>1er mai</textarea>"
    part = PlacesOfNotes().part(told.format(marked(text, LATER)))
    page = f"<p>1er juin</p>{part.on_page(PaperNotes(), words)}<p>2 juin 2018</p>"
    assert typeset_around(page) == typeset(f"<p>1er juin</p>{told.format(marked(text, words))}<p>2 juin 2018</p>")


def shown(part: KeptPart, notes: PaperNotes, *words: str) -> str:
    """A part on a page on which nothing else stands."""
    return typeset_around(part.on_page(notes, words))


PLACES = (PlacesOfNotes().cite_page("https://a.example", "A"), str(marked("a", LATER)), str(BETWEEN), IS_SET)


@pytest.mark.parametrize("mark", PLACES)
def test_the_signs_that_hold_a_place_are_in_no_valid_cell(mark: str, today: date):
    state = load_files(with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {mark}"), today)
    assert [problem.rule for problem in state.errors] == ["control-character"]
