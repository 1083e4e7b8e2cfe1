"""A citation says the same in each format, as the programs that read them understand it."""

import json
from datetime import date

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from vendors.exports.citations import FORMATS, Citation
from vendors.i18n.language import language

# Two macros of LaTeX's own that the reader does not know.
MACROS = get_default_latex_context_db()
MACROS.add_context_category(
    "braces", macros=[MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")], prepend=True
)
READER = LatexNodes2Text(latex_context=MACROS, keep_comments=True, strict_latex_spaces=True)


def citation(title="Panorama", address="https://panorama.example/?region=eu&date=2018-04-23"):
    days = {"issued": date(2026, 11, 24), "on": date(2018, 4, 23), "accessed": date(2026, 11, 28)}
    return Citation(title, "c1995d6e4b08ffff", address=address, words=language("en"), **days)


def bibtex(cited):
    """The only entry of the file."""
    (entry,) = parse_string(FORMATS["bib"].write(cited).decode(), "bibtex").entries.values()
    return entry


@given(st.text("~^&%$#_{}\\ab3 éœ’«»", min_size=1).filter(str.strip))
@example("~ 5^2 {a} R&D 100 % \\textbf")
@example("{")
@example("}")
def test_bibtex_says_the_title_letter_by_letter(title):
    read = READER.latex_to_text(bibtex(citation(title)).fields["title"])
    # The reader writes the circumflex as the accent that stands alone.
    assert read.replace("ˆ", "^").split() == title.split()


@pytest.mark.parametrize("title", ["Panorama", "News – “We were hacked”\nby R&D"])
def test_the_formats_agree(title):
    cited = citation(title)
    entry = bibtex(cited)
    (csl,) = json.loads(FORMATS["csl"].write(cited))
    (ris,) = rispy.loads(FORMATS["ris"].write(cited).decode())
    assert entry.fields["url"] == csl["URL"] == ris["urls"][0] == cited.address
    assert entry.fields["version"] == csl["version"] == ris["edition"] == "c1995d6e4b08"
    assert (entry.fields["year"], entry.fields["urldate"]) == ("2026", "2026-11-28")
    assert (ris["year"], ris["date"], ris["access_date"]) == ("2026", "2026/11/24", "2026/11/28")
    assert csl["issued"]["date-parts"] == [[2026, 11, 24]]
    assert csl["accessed"]["date-parts"] == [[2026, 11, 28]]
    assert csl["title"].split() == ris["title"].split() == title.split()
    assert str(entry.persons["author"][0]) == "{En-Contact}"
    assert csl["author"] == [{"literal": "En-Contact"}]
    assert ris["authors"] == ["En-Contact"]
