"""What a search of everything finds: the searches with which readers tried the site, as one table, and what nobody should be able to break."""

import csv
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.data import DATA, ROOT
from vendors.domain.as_of import AsOf
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.search import index as search_index
from vendors.query.search.entries import ResultKind, entries
from vendors.query.search.found import MatchRank, found
from vendors.query.search.index import Index
from vendors.query.search.leads import lead
from vendors.query.search.renewing import index_of
from vendors.query.search.result import results
from vendors.query.search.understood import understood
from vendors.query.search.words import tokens
from vendors.query.selection import Selection
from vendors.store.load import load

CASE = "qualtrics-cambridge-analytica-2018"
THE_ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"

# What is typed; the kind that comes first, and what comes first of it; how it was found.
FIRST = [
    ("Qualtrics", ResultKind.VENDOR, "qualtrics", MatchRank.NAME),
    ("qualtrics", ResultKind.VENDOR, "qualtrics", MatchRank.NAME),
    ("QUALTRICS ", ResultKind.VENDOR, "qualtrics", MatchRank.NAME),
    ("Qualtrix", ResultKind.VENDOR, "qualtrics", MatchRank.NAME),
    ("Medalia", ResultKind.VENDOR, "medallia", MatchRank.NAME),
    ("Eloquant", ResultKind.VENDOR, "eloquant", MatchRank.NAME),
    ("Éloquant", ResultKind.VENDOR, "eloquant", MatchRank.NAME),
    ("Critizr", ResultKind.VENDOR, "goodays", MatchRank.ALIAS),
    ("q-emotion", ResultKind.VENDOR, "q-emotion", MatchRank.NAME),
    ("Q°emotion", ResultKind.VENDOR, "q-emotion", MatchRank.NAME),
    ("qemotion", ResultKind.VENDOR, "q-emotion", MatchRank.NAME),
    ("happy or not", ResultKind.VENDOR, "happyornot", MatchRank.NAME),
    ("survey monkey", ResultKind.VENDOR, "surveymonkey", MatchRank.NAME),
    ("Medal", ResultKind.VENDOR, "medallia", MatchRank.BEGINNING),
    ("Cambridge Analytica", ResultKind.CONTROVERSY, CASE, MatchRank.TITLE),
    ("analytica cambridge", ResultKind.CONTROVERSY, CASE, MatchRank.TITLE),
    ("Kogan", ResultKind.CONTROVERSY, CASE, MatchRank.TEXT),
    ("licenciement", ResultKind.CONTROVERSY, "qualtrics-layoffs-2023", MatchRank.TITLE),
    ("licenciements", ResultKind.CONTROVERSY, "qualtrics-layoffs-2023", MatchRank.TITLE),
    ("layoffs", ResultKind.CONTROVERSY, "qualtrics-layoffs-2023", MatchRank.TITLE),
    ("Zig Serafin", ResultKind.PERSON, "zigserafin", MatchRank.NAME),
    ("serafin zig", ResultKind.PERSON, "zigserafin", MatchRank.TITLE),
    ("Lucy Lavabre", ResultKind.PERSON, "lucylavabre", MatchRank.NAME),
    ("silverlake", ResultKind.OWNER, "silverlake", MatchRank.NAME),
    ("Silver Lake", ResultKind.OWNER, "silverlake", MatchRank.NAME),
    ("SAP", ResultKind.OWNER, "sap", MatchRank.NAME),
    ("Thoma Bravo", ResultKind.OWNER, "thomabravo", MatchRank.NAME),
    ("CSAT", ResultKind.CRITERION, "capability=csat", MatchRank.NAME),
    ("NPS", ResultKind.CRITERION, "capability=nps", MatchRank.NAME),
    ("Net Promoter Score", ResultKind.CRITERION, "capability=nps", MatchRank.ALIAS),
    ("SMS", ResultKind.CRITERION, "channel=sms", MatchRank.NAME),
    ("RGPD", ResultKind.CRITERION, "hosting=eu", MatchRank.ALIAS),
    ("GDPR", ResultKind.CRITERION, "hosting=eu", MatchRank.ALIAS),
    ("hébergement", ResultKind.CRITERION, "hosting=eu", MatchRank.BEGINNING),
    ("text analytics", ResultKind.CRITERION, "capability=text-analytics", MatchRank.NAME),
    (language("fr").say("text analytics"), ResultKind.CRITERION, "capability=text-analytics", MatchRank.NAME),
    ("Allemagne", ResultKind.PLACE, "DE", MatchRank.NAME),
    ("Germany", ResultKind.PLACE, "DE", MatchRank.NAME),
    ("États-Unis", ResultKind.PLACE, "US", MatchRank.NAME),
    ("etats unis", ResultKind.PLACE, "US", MatchRank.NAME),
    ("USA", ResultKind.PLACE, "US", MatchRank.ALIAS),
    ("Londres", ResultKind.PLACE, "GB/London", MatchRank.NAME),
    ("23 avril 2018", ResultKind.ARTICLE, THE_ARTICLE, MatchRank.TITLE),
    ("April 23, 2018", ResultKind.ARTICLE, THE_ARTICLE, MatchRank.TITLE),
    ("2018-04-23", ResultKind.ARTICLE, THE_ARTICLE, MatchRank.TITLE),
]


@pytest.fixture(scope="module")
def as_of(dataset, today):
    return AsOf(dataset, today, today)


def kinds(as_of, q):
    return {group.kind: group for group in found(as_of, q).groups}


@pytest.mark.parametrize(("q", "kind", "key", "match"), FIRST, ids=[row[0] for row in FIRST])
def test_what_readers_looked_for_is_found_and_comes_first(as_of, q, kind, key, match):
    first = found(as_of, q).groups[0].hits[0]
    assert (first.kind, first.key, first.match) == (kind, key, match)


def test_a_plural_finds_what_the_singular_finds_and_so_do_accents_and_ligatures(as_of):
    for one, other in (
        ("enquête", "enquêtes"),
        ("enquete", "enquêtes"),
        ("licenciement", "licenciements"),
        ("cœur", "coeur"),
        ("analyse", "analyses"),
        ("l'avis", "avis"),
    ):
        assert {kind: group.total for kind, group in kinds(as_of, one).items()} == {
            kind: group.total for kind, group in kinds(as_of, other).items()
        }, one


def test_several_words_are_found_in_any_order_and_each_result_says_which_of_them_it_lacks(as_of):
    groups = kinds(as_of, "logiciel enquête satisfaction")
    assert groups[ResultKind.VENDOR].total > 0
    assert groups[ResultKind.VENDOR].total == kinds(as_of, "satisfaction logiciel enquêtes")[ResultKind.VENDOR].total
    for group in groups.values():
        assert bool(group.left_out) == (group.match is MatchRank.SOME_WORDS)


def test_words_that_mean_the_same_find_the_same(as_of):
    with (ROOT / "vendors/query/search/other_words.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        words = [tokens(word) for word in line["words"].split("|")]
        assert tokens(line["example"]) in words
        looked_for = understood(as_of.dataset, line["example"]).terms
        assert len(looked_for) == 1, line
        assert {*words} <= {tokens(line["example"]), *looked_for[0].beginnings, *looked_for[0].whole}, line


def test_near_spellings_are_guessed_only_where_nothing_has_the_word_and_are_said(as_of):
    guessed = found(as_of, "Qualtrix").understood
    assert (guessed.corrected, guessed.typed) == ("Qualtrics", '"Qualtrix"')
    assert not found(as_of, guessed.typed).groups
    assert found(as_of, "Qualtrics").understood.corrected == ""
    assert found(as_of, "silverlaek").understood.corrected == "Silver Lake"


def test_a_city_without_vendors_is_said_to_have_none_and_is_not_taken_for_another_word(as_of):
    nothing = found(as_of, "Bordeaux")
    assert nothing.nowhere.key == "FR/Bordeaux"
    assert nothing.understood.corrected == ""
    assert all(found(as_of, helpful).groups for helpful in nothing.helpful)
    assert len(nothing.helpful) == 3


def test_where_nothing_is_found_three_searches_are_offered_that_find_something(as_of):
    nothing = found(as_of, "zzzz xxxx")
    assert (nothing.groups, len(nothing.helpful)) == ((), 3)
    assert all(found(as_of, helpful).groups for helpful in nothing.helpful)
    assert "Trustpilot" in found(as_of, "Trust pilots de l'est").nearest or found(as_of, "Trust pilots").groups


def test_owners_functions_and_places_lead_to_their_vendors_with_their_number(as_of, dataset, today):
    for q in ("SAP", "Silver Lake", "Thoma Bravo", "CSAT", "SMS", "Allemagne", "USA", "Londres"):
        hit = found(as_of, q).groups[0].hits[0]
        to = lead(as_of, hit)
        vendors = Results(dataset, Selection(**to.chosen), today).vendors()
        if to.count:
            assert len(vendors) == to.count, q
    assert "qualtrics" in lead(as_of, found(as_of, "Silver Lake").groups[0].hits[0]).chosen["vendor"]
    assert lead(as_of, found(as_of, "SAP").groups[0].hits[0]).count == 0


def test_on_an_earlier_day_nothing_is_found_that_came_later(dataset, today):
    then = AsOf(dataset, date(2018, 4, 22), today)
    assert ResultKind.CONTROVERSY not in kinds(then, "Cambridge Analytica")
    now = AsOf(dataset, date(2018, 4, 23), today)
    assert [hit.key for hit in kinds(now, "Cambridge Analytica")[ResultKind.ARTICLE].hits] == [THE_ARTICLE]


def test_what_is_disputed_comes_with_its_status_and_answers(as_of):
    words = language("fr")
    for q in ("Cambridge Analytica", "Qualtrics", "Trustpilot", "faux avis"):
        everything = found(as_of, q)
        for group in everything.groups:
            for one in results(as_of, group.hits, everything.understood, words):
                listed = as_of.dataset.controversies_of.get(one.hit.key, ())
                expected = (
                    1
                    if group.kind is ResultKind.CONTROVERSY
                    else len(listed)
                    if group.kind is ResultKind.ARTICLE
                    else 0
                )
                assert len(one.disputes) == expected, one.title
                assert all(dispute.status and dispute.answers for dispute in one.disputes)


def test_what_matched_beside_the_title_is_shown(as_of):
    words = language("en")
    everything = found(as_of, "silverlake")
    told = {
        one.hit.key: one
        for group in everything.groups
        for one in results(as_of, group.hits, everything.understood, words)
    }
    assert [piece.text for piece in told["qualtrics"].excerpts] == ["Silver Lake"]
    everything = found(as_of, "Critizr")
    goodays = results(as_of, everything.groups[0].hits, everything.understood, words)[0]
    assert (goodays.title, goodays.excerpts[0].text, goodays.excerpts[0].label) == ("Goodays", "Critizr", "Also called")


def test_pages_find_what_the_search_of_everything_finds(as_of, dataset, today):
    for q in (
        "Qualtrix",
        "enquêtes",
        "CSAT",
        "silverlake",
        "logiciel enquête satisfaction",
        "États-Unis",
        "licenciements",
    ):
        on_pages = Results(dataset, Selection(q=q), today)
        groups = kinds(as_of, q)
        if ResultKind.ARTICLE in groups:
            assert len(on_pages.articles()) == groups[ResultKind.ARTICLE].total, q
        if ResultKind.CONTROVERSY in groups:
            assert len(on_pages.disputes()) == groups[ResultKind.CONTROVERSY].total, q
        assert on_pages.vendors(), q


def test_on_a_day_vendors_are_found_by_the_owner_of_that_day(dataset, today):
    def vendors(day):
        return {row.id for row in Results(dataset, Selection(q="Vestar Capital", date=day), today).vendors()}

    assert vendors(date(2012, 1, 1)) == {"press-ganey-forsta"}
    assert vendors(date(2020, 1, 1)) == set()


HOSTILE = [
    "",
    " ",
    '"',
    "'",
    '"""',
    "NEAR(a b)",
    "names : qualtrics",
    "a AND OR NOT",
    "* ^ - + ( )",
    "qualtrics*",
    "{names texts} : x",
    "\0qualtrics\0",
    "qual\0trics",
    "\ud800",
    "\ud800qualtrics\udfff",
    "\ue000",
    "x" * 10_000,
    "x " * 5_000,
    '"' + "a " * 5_000,
    "'; DROP TABLE entry; --",
    "%s%n{0}{q}",
    "𝗤𝘂𝗮𝗹𝘁𝗿𝗶𝗰𝘀",
    "\u202equaltrics",
    "😀",
    "=1+1",
    "١٢٣",
    "2" * 400,
]


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_answered(as_of, dataset, today, q):
    found(as_of, q)
    on_pages = Results(dataset, Selection(q=q), today)
    assert on_pages.articles() is not None
    assert on_pages.vendors() is not None


@given(st.text(max_size=40))
@settings(max_examples=int(os.environ.get("PANORAMA_EXAMPLES", "20")))
def test_any_text_is_answered_with_the_best_results_first(q):
    everything = found(AsOf(the_data(), DAY, DAY), q)
    for group in everything.groups:
        assert 0 < len(group.hits) <= group.total
        assert list(group.hits) == sorted(group.hits, key=lambda hit: hit.match)


DAY = date(2026, 11, 28)


@cache
def the_data():
    return load(DATA, date.max).dataset


def test_questions_asked_at_once_are_answered_as_alone(dataset, today):
    asked = [q for q, *_ in FIRST[:12]]
    as_of = AsOf(dataset, date(2020, 1, 1), today)
    with ThreadPoolExecutor(4) as threads:
        at_once = list(threads.map(lambda q: found(as_of, q), asked * 2))
    assert at_once == [found(as_of, q) for q in asked * 2]


def test_a_text_that_alone_has_the_word_is_shown_in_its_language_and_a_fact_without_a_source_says_so(as_of, dataset):
    words = language("fr")
    everything = found(as_of, '"layoffs"')
    case = next(group for group in everything.groups if group.kind is ResultKind.CONTROVERSY)
    told = results(as_of, case.hits, everything.understood, words)
    assert {(piece.label, piece.lang) for one in told for piece in one.excerpts} >= {("Title", "en")}
    unproven = [row for row in dataset.rows["ownership"] if row.owner and not row.proven]
    for row in unproven[:5]:
        everything = found(as_of, row.owner)
        vendors = next(group for group in everything.groups if group.kind is ResultKind.VENDOR)
        told = {one.hit.key: one for one in results(as_of, vendors.hits, everything.understood, words)}
        pieces = [piece for piece in told[row.vendor].excerpts if piece.label == "Owner, today or earlier"]
        assert all(not piece.proven for piece in pieces)
    assert unproven


def test_many_readers_at_once_may_ask_more_than_is_remembered(monkeypatch, dataset, today):
    monkeypatch.setattr(search_index, "_REMEMBERED", 5 * search_index._A_QUESTION)
    index = Index(entries(dataset))

    def ask(reader):
        return [index.count(f'"{"abcdef"[(reader + n) % 6]}" *', ResultKind.ARTICLE, today) for n in range(600)]

    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            counts = list(threads.map(ask, range(6)))
    finally:
        sys.setswitchinterval(often)
    alone = [index.count(f'"{letter}" *', ResultKind.ARTICLE, today) for letter in "abcdef"]
    assert len(set(alone)) > 3
    assert counts == [[alone[(reader + n) % 6] for n in range(600)] for reader in range(6)]
    assert 0 < len(index._remembered) <= 5


def test_long_questions_take_no_more_room_than_others_in_what_is_remembered(monkeypatch, dataset):
    monkeypatch.setattr(search_index, "_REMEMBERED", 5 * search_index._A_QUESTION)
    index = Index(entries(dataset))
    for number in range(20):
        assert not index.has(" OR ".join(f'"nobody{number}x{n}"' for n in range(500)))
    assert sum(map(len, index._remembered)) < 8 * 5 * search_index._A_QUESTION


def test_a_search_of_everything_looks_for_its_words_once_in_names_and_once_in_all_whatever_the_kinds(
    dataset, today, monkeypatch
):
    index, asked = index_of(dataset), []
    index._remembered.clear()

    class Counting:
        def execute(self, text, given):
            asked.append(given[0])
            return inner.execute(text, given)

    inner = index._rows
    monkeypatch.setattr(index, "_rows", Counting())
    results_found = found(AsOf(dataset, today, today), "le", 7)
    assert len(results_found.groups) > 3
    assert sorted(asked) == ['("le" *)', 'names : (("le" *))']
