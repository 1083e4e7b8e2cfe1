import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendors.query.results import Results
from vendors.query.search.words import as_read, hits, with_words_apart, words_of
from vendors.query.selection import Selection
from vendors.types.did_you_mean import plain


def found(dataset, today, q):
    return {article.id for article in Results(dataset, Selection(q=q), today).articles()}


def test_articles_are_found_by_title_summaries_publisher_author_and_the_vendors_names(dataset, today):
    article = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
    for q in (
        "COMPLICE facebook",
        "kogan bbc",
        "en-contact cambridge",
        "lucy lavabre",
        "Jacquinet trustyou",
        "hubicus eloquant medallia",
    ):
        assert article in found(dataset, today, q), q
    assert article not in found(dataset, today, "complice zendesk")


def test_an_alias_finds_the_articles_of_its_vendor(dataset, today):
    vendor = next(row for row in dataset.vendor.values() if row.aliases and dataset.articles_about.get(row.id))
    about = {row.id for row in dataset.articles_about[vendor.id]}
    assert about <= found(dataset, today, vendor.aliases[0])


def test_controversies_are_found_by_what_the_vendor_answers(dataset, today):
    disputes = Results(dataset, Selection(q="categoriquement 97"), today).disputes()
    assert [row.id for row in disputes] == ["trustpilot-grizzly-2025"]


@pytest.mark.parametrize(
    ("text", "q", "marked"),
    [
        ("Données personnelles", "donnees", ["Données"]),
        ("Le cœur du sujet", "COEUR", ["cœur"]),
        ("l’étude d'Éloquant", "eloquant etude", ["étude", "Éloquant"]),
        ("cafe\u0301s et cafés", "cafe", ["cafe\u0301", "café"]),
        ("plus de 97\u202f% des avis", "97", ["97"]),
        ("Straße", "strasse", ["Straße"]),
        ("aaaa", "aa", ["aaaa"]),
        ("<b>avis</b>", "avis", ["avis"]),
        ("rien", "avis", []),
        ("rien", "", []),
        ("Press-Ganey, Press Ganey", '"press ganey"', ["Press-Ganey", "Press Ganey"]),
        ("un « bon » avis", "«bon» avis", ["bon", "avis"]),
        ("Qual\u00adtrics", "qualtrics", ["Qual\u00adtrics"]),
        ("R&D et R & D", "R&D", ["R&D"]),
        ("entre 2,5 et 25", "2,5", ["2,5"]),
    ],
)
def test_hits_are_where_a_reader_sees_the_words(text, q, marked):
    assert [text[start:end] for start, end in hits(text, words_of(q))] == marked


@given(st.text(max_size=60), st.text(max_size=12))
def test_whatever_is_found_is_marked_in_order_and_within_the_text(text, q):
    words = words_of(q)
    places = hits(text, words)
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in places)
    for start, end in places:
        assert any(word in as_read(text[start:end]) for word in words)


@given(st.text(max_size=60))
def test_a_text_is_read_in_one_way_by_those_who_search_it_and_those_who_mark_it(text):
    for word in as_read(text).split():
        assert hits(text, (word,)), word


@pytest.mark.parametrize(
    ("q", "words"),
    [
        ('"press ganey"', ["press ganey"]),
        ("“press ganey”", ["press ganey"]),
        ("„press ganey“", ["press ganey"]),
        ("«\u202fpress ganey\u202f»", ["press ganey"]),
        ("»press ganey«", ["press ganey"]),
        ("‘press ganey’", ["press ganey"]),
        ("‚press ganey‘", ["press ganey"]),
        ("'press ganey'", ["press ganey"]),
        ("``press ganey''", ["press ganey"]),
        ('"press ganey" forsta "avis clients"', ["press ganey", "forsta", "avis clients"]),
        ('"press ganey', ["press", "ganey"]),
        ('""', []),
        ("l'avis d’Éloquant", ["l'avis", "d'eloquant"]),
        ("press-ganey", ["press", "ganey"]),
        ("press\u2011ganey – forsta", ["press", "ganey", "forsta"]),
        ("e-marketing", ["e marketing"]),
        ("happy-or-not", ["happy or not"]),
        ("qualtrics, medallia; viavoo/akio | nice…", ["qualtrics", "medallia", "viavoo", "akio", "nice"]),
        ("qualtrics,cx", ["qualtrics", "cx"]),
        ("Medallia !", ["medallia"]),
        ("« Medallia » : (combien ?)", ["medallia", "combien"]),
        ("! & / … – '", []),
        ("R&D e-marketing.fr 2,5 24/7", ["r&d", "e marketing.fr", "2,5", "24/7"]),
        ("e\u0301tude qual\u200btrics", ["etude", "qualtrics"]),
        ("𝗤𝘂𝗮𝗹𝘁𝗿𝗶𝗰𝘀", ["qualtrics"]),
    ],
)
def test_a_search_is_read_as_words_and_phrases(q, words):
    assert list(words_of(q)) == words


def test_a_phrase_is_not_found_across_the_end_of_a_title(dataset, today):
    article = dataset.article["2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"]
    end, begin = plain(article.title).strip(" ?").split()[-1], plain(article.publisher).split()[0]
    assert article.id in found(dataset, today, f"{end} {begin}")
    assert article.id not in found(dataset, today, f'"{end} {begin}"')


@pytest.mark.parametrize(
    ("q", "apart"),
    [("«press ganey» forsta", "press ganey forsta"), ('"qualtrics"', ""), ("press ganey", ""), ("l'avis d'un", "")],
)
def test_the_same_search_without_quotation_marks_is_offered_where_it_differs(q, apart):
    assert with_words_apart(q) == apart
