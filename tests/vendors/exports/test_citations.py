"""A citation says the same in each format, as the programs that read them understand it."""

import json
import re
from datetime import date

import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from vendors.exports import citation_subjects
from vendors.exports.citation_subjects import Subject, whole_title
from vendors.exports.citations import FORMATS, Citation
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection

# Two macros of LaTeX's own that the reader does not know.
MACROS = get_default_latex_context_db()
MACROS.add_context_category(
    "braces", macros=[MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")], prepend=True
)
READER = LatexNodes2Text(latex_context=MACROS, keep_comments=True, strict_latex_spaces=True)
ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
SUIT = "nice-securities-suit-1999"


def citation(title="Panorama", path="/?region=eu&date=2018-04-23", site="https://panorama.example"):
    days = {"issued": date(2026, 11, 24), "on": date(2018, 4, 23), "accessed": date(2026, 11, 28)}
    return Citation(
        "panorama-cx-vendors-2018-04-23-c1995d6",
        title,
        "c1995d6e4b08ffff",
        path=path,
        site=site,
        words=language("en"),
        undated=title,
        **days,
    )


def bibtex(cited):
    """The only entry of the file."""
    (entry,) = parse_string(FORMATS["bib"].write(cited).decode(), "bibtex").entries.values()
    return entry


def csl(cited):
    (item,) = json.loads(FORMATS["csl"].write(cited))
    return item


def ris(cited):
    (record,) = rispy.loads(FORMATS["ris"].write(cited).decode())
    return record


@given(st.text("~^&%$#_{}\\ab3 éœ’«»", min_size=1).filter(str.strip))
@example("~ 5^2 {a} R&D 100 % \\textbf")
@example("{")
@example("}")
def test_bibtex_says_the_title_letter_by_letter(title):
    read = READER.latex_to_text(bibtex(citation(title)).fields["title"])
    # The reader writes the circumflex as the accent that stands alone.
    assert read.replace("ˆ", "^").split() == title.split()


@given(st.text("ab \r\n\u2028\x85\x0b\x1e-TYER", min_size=1).filter(str.strip))
@example("A title\r\nER  - \r\nTY  - DATA\r\nTI  - another")
def test_no_line_break_in_a_title_makes_another_field_of_ris(title):
    assert ris(citation(title))["title"] == " ".join(title.split())
    assert len(FORMATS["ris"].write(citation(title)).splitlines()) == 14


@pytest.mark.parametrize("title", ["Panorama", "News – “We were hacked”\nby R&D"])
def test_the_formats_agree(title):
    cited = citation(title)
    entry, item, record = bibtex(cited), csl(cited), ris(cited)
    assert entry.fields["url"] == item["URL"] == record["urls"][0] == cited.address
    assert cited.address == "https://panorama.example/?region=eu&date=2018-04-23"
    assert entry.key == item["id"] == record["id"] == cited.key
    assert entry.fields["version"] == item["version"] == record["edition"] == "c1995d6e4b08"
    assert (entry.fields["year"], entry.fields["urldate"]) == ("2026", "2026-11-28")
    assert (record["year"], record["date"], record["access_date"]) == ("2026", "2026/11/24", "2026/11/28")
    assert item["issued"]["date-parts"] == [[2026, 11, 24]]
    assert item["accessed"]["date-parts"] == [[2026, 11, 28]]
    assert item["title"].split() == record["title"].split() == title.split()
    assert str(entry.persons["author"][0]) == "{En-Contact}"
    assert item["author"] == [{"literal": "En-Contact"}]
    assert record["authors"] == ["En-Contact"]
    assert entry.fields["note"] == item["note"] == record["notes"][0] == "2018-04-23, data version c1995d6e4b08"


def test_where_the_operator_has_set_no_address_none_is_made_up_and_the_page_is_named():
    cited = citation(path="/vendor?vendor=medallia&date=2018-04-23", site="")
    assert cited.address == ""
    assert "url" not in bibtex(cited).fields
    assert "URL" not in csl(cited)
    assert "urls" not in ris(cited)
    note = "2018-04-23, data version c1995d6e4b08, Page /vendor?vendor=medallia&date=2018-04-23"
    assert READER.latex_to_text(bibtex(cited).fields["note"]) == csl(cited)["note"] == ris(cited)["notes"][0] == note
    assert cited.text.endswith("Page /vendor?vendor=medallia&date=2018-04-23, read on 28 November 2026.")


# What tells one page from another

PAGES = {
    "vendor": ("/vendor", citation_subjects.vendor),
    "compare": ("/compare", citation_subjects.comparison),
    "news": ("/news", citation_subjects.article),
    "controversies": ("/controversies", citation_subjects.controversy),
    "vendors": ("/", lambda results, words: Subject("Panorama")),
}


@pytest.fixture
def cite(dataset, today):
    def of(name, lang="en", **chosen):
        path, subject = PAGES[name]
        results = Results(dataset, Selection(lang=lang, **chosen), today)
        return Citation.of(path, name, results, subject(results, language(lang)))

    return of


@pytest.mark.parametrize(
    ("name", "chosen", "english", "french"),
    [
        ("vendor", {"vendor": ("medallia",)}, "Medallia – vendor page", "Medallia – fiche d’éditeur"),
        (
            "vendor",
            {"vendor": ("medallia", "qualtrics")},
            "Medallia and Qualtrics – vendor pages",
            "Medallia et Qualtrics – fiches d’éditeurs",
        ),
        (
            "compare",
            {"vendor": ("medallia", "qualtrics")},
            "Compare Medallia and Qualtrics",
            "Comparer Medallia et Qualtrics",
        ),
        (
            "compare",
            {"vendor": ("medallia", "qualtrics"), "only": "differences", "date": date(2018, 4, 23)},
            "Compare Medallia and Qualtrics, differences only, as of 23 April 2018",
            "Comparer Medallia et Qualtrics, différences seulement, au 23 avril 2018",
        ),
        (
            "vendors",
            {"region": ("fr", "eu"), "q": "R&D"},
            "Panorama (Region of origin: France and Rest of Europe; Search: ‘R&D’)",
            "Panorama (Région d’origine : France et Reste de l’Europe ; Chercher : « R&D »)",
        ),
        (
            "controversies",
            {"controversy": (SUIT,), "date": date(2018, 4, 23)},
            "Controversy: Shareholder suit over 1998 statements (dismissed), as of 23 April 2018",
            "Controverse : Action d’actionnaires sur des déclarations de 1998 (rejeté), au 23 avril 2018",
        ),
        (
            "controversies",
            {"controversy": (SUIT,), "date": date(1998, 4, 23)},
            "Controversy: Shareholder suit over 1998 statements (not opened yet), as of 23 April 1998",
            "Controverse : Action d’actionnaires sur des déclarations de 1998 (pas encore ouverte), au 23 avril 1998",
        ),
        (
            "news",
            {"article": (ARTICLE,), "date": date(2026, 11, 24)},
            "News: ‘Qualtrics complice de Facebook et Cambridge Analytica ?’ (En-Contact, 23 April 2018)"
            " – Denied by the vendor; Qualtrics: answer found in public, as of 24 November 2026",
            "Actualités : « Qualtrics complice de Facebook et Cambridge Analytica ? » (En-Contact, 23 avril 2018)"
            " – Démenti par l’éditeur ; Qualtrics : réponse publique, au 24 novembre 2026",
        ),
    ],
)
def test_a_title_tells_what_is_cited(cite, name, chosen, english, french):
    assert cite(name, **chosen).title == english
    # No-break spaces are spaces here.
    assert " ".join(cite(name, "fr", **chosen).title.split()) == french
    assert ris(cite(name, "fr", **chosen))["title"] == french


def test_no_title_names_a_controversy_without_its_status_and_its_day(cite, dataset, today):
    for row in dataset.rows["controversies"]:
        for lang in ("en", "fr"):
            for chosen in ({"controversy": (row.id,)}, {"controversy": (row.id, SUIT)}):
                cited = cite("controversies", lang, **chosen)
                status = language(lang).say(Results(dataset, Selection(), today).as_of.status(row.id).label)
                assert f"{language(lang).fine(row.own('title', lang))} ({status})" in cited.title
                assert cited.title.endswith(language(lang).date(today))
                assert status in cited.text


def test_a_headline_on_a_controversy_never_stands_without_the_status(cite, dataset):
    listed = sorted(dataset.controversies_of)
    assert listed
    for article in listed:
        title = cite("news", article=(article,)).title
        assert f"‘{dataset.article[article].title}’ ({dataset.article[article].publisher}, " in title
        assert re.search(r"\) – .+; .+: .*(answer|asked|defence)", title), title


def test_keys_are_ascii_stable_and_no_two_pages_share_one(cite, dataset):
    chosen = [
        *(("vendor", {"vendor": (id,)}) for id in dataset.vendor),
        *(("vendors", {"vendor": (id,)}) for id in dataset.vendor),
        *(("news", {"article": (id,)}) for id in dataset.article),
        *(("controversies", {"controversy": (id,)}) for id in dataset.controversy),
        ("compare", {"vendor": ("medallia", "qualtrics")}),
        ("compare", {"vendor": ("qualtrics", "medallia")}),
        ("compare", {"vendor": ("medallia", "qualtrics"), "only": "differences"}),
        ("compare", {"vendor": tuple(dataset.vendor)[:9]}),
        ("compare", {"vendor": tuple(dataset.vendor)[:10]}),
        ("vendor", {}),
        ("vendors", {}),
        ("vendors", {"region": ("fr",)}),
        ("vendors", {"region": ("fr", "eu")}),
        ("vendors", {"q": "{é%"}),
        ("vendors", {"q": "{è%"}),
        ("vendors", {"sort": "-founded"}),
        ("news", {"vendor": ("medallia",)}),
        ("controversies", {"controversy": (SUIT,), "q": "suit"}),
        ("vendor", {"vendor": ("medallia",), "date": date(2018, 4, 23)}),
    ]
    keys = [cite(name, lang, **more).key for name, more in chosen for lang in ("fr", "en")]
    assert len(set(keys)) == len(keys)
    assert keys == [cite(name, lang, **more).key for name, more in chosen for lang in ("fr", "en")]
    for key in keys:
        assert re.fullmatch(r"panorama-cx-[a-z0-9_-]+-\d{4}-\d\d-\d\d(-[0-9a-f]{8})?(-en)?-[0-9a-f]{7}", key), key
    one = cite("vendor", "fr", vendor=("medallia",), date=date(2018, 4, 23))
    assert one.key == f"panorama-cx-vendor-medallia-2018-04-23-{one.version[:7]}"


def test_a_bibliography_holds_the_citations_of_many_pages(cite, dataset):
    """BibTeX refuses a file in which two entries have one key."""
    cited = [cite("vendor", vendor=(id,)) for id in dataset.vendor] + [
        cite("controversies", controversy=(id,)) for id in dataset.controversy
    ]
    entries = parse_string(b"\n".join(FORMATS["bib"].write(one) for one in cited).decode(), "bibtex").entries
    assert list(entries) == [one.key for one in cited]
    assert len({entry.fields["title"] for entry in entries.values()}) == len(cited)


def test_of_many_values_a_title_names_the_first_and_counts_the_others(dataset, today):
    results = Results(dataset, Selection(vendor=tuple(dataset.vendor)[:20], lang="en"), today)
    said = whole_title(Subject("News"), results, language("en"))
    assert said.endswith(" and 14 more)")
    assert said.count(",") == 5
