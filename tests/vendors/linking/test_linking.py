import gc
import itertools
import json
import threading
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import get_frequency_dict

from tests.command_line import run
from tests.conftest import ROOT
from vendors.domain.article_of_2018 import NAMED
from vendors.linking import Linker, Name, known_names, word_frequency
from vendors.linking.names import form
from vendors.linking.word_frequency import Ordinary

TEXTS = Path(__file__).parent
SETS = (
    "development.jsonl",
    "held_out.jsonl",
    "doubt.jsonl",
    "press.jsonl",
    "bearers.jsonl",
    "unseen.jsonl",
    "headlines.jsonl",
    "later.jsonl",
)
SEED = ROOT.parent / "shared" / "seed" / "article-2018-04-23.txt"
LETTERS = [
    "Medallia",
    "TrustYou",
    "Trust You",
    "NICE",
    "Podium",
    "Q°emotion",
    "d’",
    "’s",
    " ",
    "\n",
    "ß",
    "ﬁ",
    "é",
    "&amp;",
    "́",
]


@pytest.fixture(scope="session")
def linker(dataset):
    return Linker.of(dataset)


def link(*words, text=b""):
    told = run("link", *words, given=text)
    return told.returncode, told.stdout.decode(), told.stderr.decode()


def texts(name):
    return [json.loads(line) for line in (TEXTS / name).read_text(encoding="utf-8").splitlines()]


def named(linker, text):
    return [(one.id, one.surface) for one in linker.find(text)]


def answers(linker, rows):
    """How many vendors are named surely or perhaps, rightly or wrongly, or missed; and what went wrong, in words."""
    counts, slips = Counter(), []
    for row in rows:
        found = linker.find(row["text"])
        sure, expected = {one.id for one in found if one.sure}, set(row["vendors"])
        perhaps = {one.id for one in found} - sure
        counts += Counter(right=len(sure & expected), wrong=len(sure - expected), perhaps=len(perhaps))
        counts += Counter(perhaps_right=len(perhaps & expected), missed=len(expected - sure - perhaps))
        if sure != expected:
            slips.append(f"{row['text']!r}: {sorted(sure)}, perhaps {sorted(perhaps)}, expected {sorted(expected)}")
    return counts, slips


def figures(counts):
    """The precision of the sure, the recall of sure and unsure together, and the share of the sure."""
    sure, told = counts["right"] + counts["wrong"], counts["right"] + counts["perhaps_right"]
    return counts["right"] / sure, told / (told + counts["missed"]), sure / (sure + counts["perhaps"])


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("development.jsonl", (0.985, 0.985, 0.93)),
        ("held_out.jsonl", (0.985, 0.98, 0.93)),
        ("doubt.jsonl", (0.985, 0.985, 0.93)),
        ("press.jsonl", (0.985, 0.985, 0.93)),
        ("bearers.jsonl", (0.975, 0.985, 0.93)),
        ("unseen.jsonl", (0.975, 0.975, 0.92)),
        ("headlines.jsonl", (0.985, 0.985, 0.93)),
        ("later.jsonl", (0.985, 0.985, 0.93)),
    ],
)
def test_texts_are_linked_with_precision_and_recall(linker, name, least, record_property):
    labelled = texts(name)
    counts, slips = answers(linker, labelled)
    precision, recall, sure = figures(counts)
    traps = sum(not row["vendors"] for row in labelled)
    record_property(
        "figures",
        f"linking, {name}: {len(labelled)} texts, {traps} without vendor: "
        f"precision of the sure {precision:.3f}, recall of all {recall:.3f}, sure {sure:.3f}",
    )
    assert precision >= least[0], "\n".join(slips)
    assert recall >= least[1], "\n".join(slips)
    assert sure >= least[2], "\n".join(slips)


def test_all_labelled_texts_together_are_linked_surely_and_rightly(linker):
    precision, recall, sure = figures(answers(linker, every_text())[0])
    assert precision >= 0.985
    assert recall >= 0.985
    assert sure >= 0.93


def every_text():
    return [row for name in SETS for row in texts(name)]


def kind(vendor, ordinary):
    """What kind of name a vendor has."""
    spelt = form(Name(vendor.id, vendor.name), ordinary)
    if spelt.coined:
        return "compound" if spelt.compound else "coined"
    return "initials" if vendor.name.isupper() and spelt.rare else "ordinary word"


def test_figures_are_told_by_kind_of_name(dataset, linker, record_property):
    with Ordinary() as ordinary:
        kinds = {vendor.id: kind(vendor, ordinary) for vendor in dataset.vendor.values()}
    every = every_text()
    told = {}
    for wanted in sorted(set(kinds.values())):
        counts = Counter()
        for row in every:
            found = linker.find(row["text"])
            sure, expected = (
                {id for id in ids if kinds[id] == wanted}
                for ids in ({one.id for one in found if one.sure}, row["vendors"])
            )
            perhaps = {one.id for one in found if kinds[one.id] == wanted} - sure
            counts += Counter(right=len(sure & expected), wrong=len(sure - expected), perhaps=len(perhaps))
            counts += Counter(perhaps_right=len(perhaps & expected), missed=len(expected - sure - perhaps))
        told[wanted] = figures(counts)
    record_property(
        "figures",
        "linking by kind of name, all texts (precision of the sure, recall of all, share of the sure): "
        + "; ".join(f"{name} {' '.join(f'{one:.3f}' for one in three)}" for name, three in told.items()),
    )
    assert set(told) == {"coined", "compound", "initials", "ordinary word"}
    assert min(told["coined"][:2]) >= 0.985


def test_the_labelled_texts_are_many_cover_every_vendor_and_are_a_third_traps(dataset):
    labelled = texts("development.jsonl") + texts("held_out.jsonl")
    assert len(labelled) == len({row["text"] for row in labelled}) >= 360
    assert {vendor for row in labelled for vendor in row["vendors"]} == set(dataset.vendor)
    assert sum(not row["vendors"] for row in labelled) >= len(labelled) / 3


def test_every_name_that_no_language_knows_is_found_alone_and_as_the_data_spells_it(dataset, linker):
    for vendor in dataset.vendor.values():
        for name in (vendor.name, *vendor.aliases):
            found = linker.find(f"{vendor.name}, {name}, {vendor.website}")
            assert {one.id for one in found} <= {vendor.id} | {
                other.id for other in dataset.vendor.values() if other.website == vendor.website
            }
            assert any(one.id == vendor.id for one in found), name


def test_the_article_of_2018_names_its_seven_vendors_and_no_other(linker):
    note = (
        "Un état des lieux mondial des plates-formes (Medallia, Qualtrics, etc.) et de leurs concurrents : "
        "Viavoo, Hubicus, MediaTech Solutions, Eloquant, TrustYou\n, etc."
    )
    assert tuple(one.id for one in linker.find(note)) == NAMED
    if SEED.is_file():
        _, answer, _ = link("--whole", str(SEED))
        assert {one["id"] for one in json.loads(answer)["vendors"]} == set(NAMED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medallia's rivals", [("medallia", "Medallia")]),
        ("chez d'Eloquant", [("eloquant", "Eloquant")]),
        ("Media-Tech\nSolutions", [("mediatech-solutions", "Media-Tech\nSolutions")]),
        ("TRUSTYOU’S", [("trustyou", "TRUSTYOU")]),
        ("Q&deg;emotion", [("q-emotion", "Q&deg;emotion")]),
        ("Med\u00adallia et Qual\u200btrics", [("medallia", "Med\u00adallia"), ("qualtrics", "Qual\u200btrics")]),
        ("Straße, ﬁn : Confirmit", [("confirmit", "Confirmit")]),
        ("Conﬁrmit", [("confirmit", "Conﬁrmit")]),
        ("🚀🇫🇷 Medallia \ud800 Qualtrics", [("medallia", "Medallia"), ("qualtrics", "Qualtrics")]),
        ("Media\u00a0Tech\u202fSolutions SAS", [("mediatech-solutions", "Media\u00a0Tech\u202fSolutions")]),
        (
            unicodedata.normalize("NFD", "La société Avis Vérifiés"),
            [("skeepers", unicodedata.normalize("NFD", "Avis Vérifiés"))],
        ),
        ("TrustYouを選ぶ", [("trustyou", "TrustYou")]),
        ("#Qualtrics @Medallia", [("qualtrics", "Qualtrics"), ("medallia", "Medallia")]),
        ("acme.qualtrics.com/jfe", [("qualtrics", "qualtrics.com")]),
        ("jobs@medallia.com", [("medallia", "medallia.com")]),
        ("nice.com mais pas nice.fr", [("nice", "nice.com")]),
        ("https://example.com/qualtrics/medallia.html", []),
        ("qualtrics@example.com", []),
        ('<a href="https://www.medallia.com" class="qualtrics">Verint</a>', [("verint", "Verint")]),
    ],
)
def test_places_and_surfaces_are_exact(linker, text, expected):
    found = linker.find(text)
    assert [(one.id, one.surface) for one in found] == expected
    assert all(text[one.start : one.end] == one.surface for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le logiciel du Sphinx", [("sphinx", "Sphinx")]),
        ("Le sourire du Sphinx", []),
        ("Podium et Route, deux sociétés de l’Utah", [("podium", "Podium")]),
        ("Podium et tribune, deux mots pour une estrade", []),
        ("The startup called Nice", [("nice", "Nice")]),
        ("The town called Nice", []),
        ("SMG, the customer feedback firm, sold its office.", [("smg", "SMG")]),
        ("SMG, the Scottish media group, sold Virgin Radio.", []),
        ("At the clinic we use podium for reviews.", [("podium", "podium")]),
        ("At the clinic we use nice words for customers.", []),
        ("Momentive, a maker of silicone sealants, closes a plant.", []),
        ("Customers: Qualtrics, Bank of America, Airbus", [("qualtrics", "Qualtrics")]),
        ("Avec Dimelo, l’opérateur de télévision répond plus vite.", [("dimelo", "Dimelo")]),
        ("Des garages confient leurs courriels à Reputation", [("reputation", "Reputation")]),
        ("L’américain Podium ferme un bureau", [("podium", "Podium")]),
        ("L’éditeur ouvre ses données à NICE", [("nice", "NICE")]),
        ("Le festival NICE accueille des danseurs", []),
    ],
)
def test_what_surrounds_an_ordinary_name_decides(linker, text, expected):
    assert named(linker, text) == expected


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Verint sells its office", [True]),
        ("Verint Road has no pavement", [False]),
        ("Verint Systems sells its office", [True]),
        ("Verint Quayside Software sells to customers", [True]),
        ("Birdeye chillies burn", [False]),
        ("Reputation buys Nuvi", [True]),
        ("Reputation buys friends", [False]),
        ("Akio et Odigo répondent au même appel d’offres des clients", [True]),
    ],
)
def test_a_name_that_goes_on_is_in_doubt_and_whoever_buys_somebody_named_is_a_company(linker, text, sure):
    assert [one.sure for one in linker.find(text)] == sure


@given(
    st.lists(st.one_of(st.sampled_from(LETTERS), st.text(st.characters(codec=None), max_size=4)), max_size=12).map(
        "".join
    )
)
def test_whatever_the_text_places_are_sorted_apart_and_say_what_stands_there(linker, text):
    found = linker.find(text)
    assert all(text[one.start : one.end] == one.surface != "" for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(
    st.sampled_from(["Medallia", "Éloquent, Eloquant", "Avis Vérifiés (Skeepers)", "Q°emotion à Nice"]),
    st.sampled_from(["NFC", "NFD"]),
)
def test_composed_and_decomposed_texts_name_the_same(linker, text, form):
    assert [one.id for one in linker.find(unicodedata.normalize(form, text))] == [one.id for one in linker.find(text)]


def test_a_new_vendor_needs_no_code():
    linker = Linker(
        [Name("zyvantia", "Zyvantia"), Name("table", "Table"), Name("open-ear", "OpenEar", "openear.example")]
    )
    assert named(linker, "L’éditeur Table rachète ZYVANTIA, d’après zyvantia.com") == [
        ("table", "Table"),
        ("zyvantia", "ZYVANTIA"),
        ("zyvantia", "zyvantia"),
    ]
    assert named(linker, "The table has an open ear for everybody.") == []
    assert named(linker, "OpenEar") == [("open-ear", "OpenEar")]
    assert Linker([]).find("Medallia") == []


def test_the_longest_name_wins_and_a_word_within_a_word_is_none(linker):
    assert named(linker, "NICE Satmetrix") == [("satmetrix", "NICE Satmetrix")]
    assert named(linker, "L’initiative de Medalliance ; xQualtrics ; Qualtricsy") == []


def test_a_very_long_text_is_linked_to_its_end(linker):
    text = "Un texte sans nom propre, assez long.\n" * 1500 + "Qualtrics"
    assert [(one.start, one.surface) for one in linker.find(text)] == [(len(text) - 9, "Qualtrics")]
    assert len(linker.find("nice " * 1_000 + "Medallia")) == 1


def test_threads_may_share_a_linker(linker):
    results = []
    threads = [threading.Thread(target=lambda: results.append(named(linker, "NICE et Verint" * 50))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert all(result == results[0] for result in results)


def test_the_word_lists_are_read_for_new_names_alone_and_are_not_kept(dataset, monkeypatch):
    Linker.of(dataset)
    names, *_ = known_names(dataset)
    linker = Linker([*names, Name("nobody", "Werkelfix")])
    gc.collect()
    assert get_frequency_dict.cache_info().currsize == 0
    assert [found.surface for found in linker.find("Qualtrics et Werkelfix")] == ["Qualtrics", "Werkelfix"]

    monkeypatch.setattr(word_frequency, "get_frequency_dict", lambda *_, **__: pytest.fail("no name is new"))
    Linker.of(dataset)


LINES = "\ufeffMedallia\r\n\nLe Sphinx de Gizeh\nQualtrics".encode()


def test_the_command_answers_each_line_with_one_object():
    told = run("link", given=LINES)
    assert (told.returncode, told.stderr) == (0, b"")
    assert [json.loads(line) for line in told.stdout.splitlines()] == [
        {"vendors": [{"id": "medallia", "start": 0, "end": 8, "surface": "Medallia", "sure": True}]},
        {"vendors": []},
        {"vendors": []},
        {"vendors": [{"id": "qualtrics", "start": 0, "end": 9, "surface": "Qualtrics", "sure": True}]},
    ]


def test_a_file_is_read_like_standard_input_line_by_line_or_whole(tmp_path):
    file = tmp_path / "texts.txt"
    file.write_bytes(LINES)
    assert link(str(file)) == link(text=LINES)
    code, answer, _ = link("--whole", str(file))
    (whole,) = map(json.loads, answer.splitlines())
    assert (code, [one["id"] for one in whole["vendors"]]) == (0, ["medallia", "qualtrics"])


def test_what_is_not_utf_8_is_told_and_keeps_places_right():
    code, answer, told = link("--lang", "en", text=b"Medallia\ncaf\xe9, Qualtrics\n")
    assert code == 0
    assert json.loads(answer.splitlines()[1])["vendors"][0]["start"] == 6
    assert told == "Line 2 is not UTF-8; what cannot be read counts as \ufffd.\n"


def test_a_file_that_cannot_be_read_ends_with_two(tmp_path):
    code, answer, told = link(str(tmp_path / "none.txt"), "--lang", "en")
    assert (code, answer) == (2, "")
    assert "There is no file" in told
    code, _, told = link(str(tmp_path), "--lang", "fr")
    assert code == 2
    assert "ne peut pas être lu" in told
