"""The comparison's page: which two columns a narrow screen shows, and how vendors are replaced and removed in place."""

import re

import views
from tests.conftest import DATA
from vendors.settings import today
from vendors.store.load import load

STATE = load(DATA, today())
FOUR = "lang=en&vendor=feefo&vendor=goodays&vendor=partoo&vendor=viavoo"


def body(query):
    return views.show("/compare", query, STATE).body


def shown(query):
    """Which columns a narrow screen shows, by their place."""
    return re.search(r'side-by-side of-\d left-(\d) right-(\d)"', body(query)).groups()


def test_a_narrow_screen_shows_the_two_columns_chosen_or_the_first():
    assert shown(FOUR) == ("1", "2")
    assert shown(f"{FOUR}&pair=4&pair=2") == ("4", "2")
    assert shown(f"{FOUR}&pair=3") == ("3", "1")
    assert shown(f"{FOUR}&pair=1&pair=1") == ("1", "2")
    assert shown(f"{FOUR}&pair=6&pair=3") == ("3", "1"), "there is no sixth column"
    assert "“feefo” (Columns on a narrow screen) does not exist" in body(f"{FOUR}&pair=feefo")


def test_a_column_removed_leaves_the_two_that_are_shown_as_they_are():
    gone = re.search(r'data-key="drop-goodays" href="([^"]+)"', body(f"{FOUR}&pair=1&pair=4"))
    assert gone[1] == "/compare?vendor=feefo&amp;vendor=partoo&amp;vendor=viavoo&amp;pair=1&amp;pair=3&amp;lang=en"


def test_what_is_typed_for_a_vendor_stands_in_its_place_with_a_slip_too():
    swap = re.search(r'data-key="swap-goodays">.*?</form>', body(f"{FOUR}&pair=2"), re.DOTALL)[0]
    assert re.findall(r'name="(\w+)"(?: value="([^"]*)")?', swap) == [
        ("pair", "2"),
        ("lang", "en"),
        ("vendor", "feefo"),
        ("vendor", ""),
        ("vendor", "partoo"),
        ("vendor", "viavoo"),
    ]
    swapped = body("lang=en&vendor=feefo&vendor=Qualtrix&vendor=partoo")
    assert "“Qualtrix” was read as Qualtrics." in swapped
    assert "Feefo, Qualtrics and Partoo side by side" in swapped
    assert "Feefo, Partoo and Qualtrics side by side" in body("lang=en&vendor=feefo&vendor=partoo&vendor=Qualtrix")


def test_who_owns_itself_is_not_its_own_ultimate_owner():
    row = re.search(r'<th scope="row">Ultimate owner</th>.*?</tr>', body(FOUR), re.DOTALL)[0]
    assert "Independent" in row
    assert "Goodays" not in re.sub(r"<small.*?</small>", "", row)


def test_a_copied_cell_has_a_space_between_code_and_country():
    assert re.search(r'<i aria-hidden="true">FR </i>France', body(FOUR))


def test_the_pair_is_no_part_of_files_and_citations():
    page = body(f"{FOUR}&pair=2&pair=3")
    cited = re.search(r'class="cite"[^>]*>([^<]*)', page)
    assert cited
    assert "pair" not in cited[1]
