"""Careless and careful sentences, in French and English, and what the linter says of them."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.vendors.validation.test_checks import edit, line_of
from vendors.store.load import load
from vendors.tables import TABLES
from vendors.tables.controversy_status import ControversyStatus
from vendors.types.date import PartialDate
from vendors.validation import reading
from vendors.validation.checks import prose
from vendors.validation.prose.figures import undated_figures
from vendors.validation.prose.finding import Context, Slip
from vendors.validation.prose.linter import findings
from vendors.validation.rules import Severity

SENTENCES = tuple(csv.DictReader((Path(__file__).parent / "sentences.csv").read_text().splitlines()))
SETS = tuple(dict.fromkeys(row["set"] for row in SENTENCES))
PARTIES = (
    "Qualtrics",
    "Trustpilot",
    "Press Ganey",
    "Sprinklr",
    "SAP",
    "Typeform",
    "Verint",
    "Medallia",
    "NICE",
    "Momentive",
    "Talkwalker",
    "Zendesk",
)
OTHERS = tuple(csv.DictReader((Path(__file__).parent / "sentences_of_editors.csv").read_text().splitlines()))
"""Everyday wording, careless and careful, with companies that do not exist."""
FIRST_RUNS = {
    "seventh": 72,
    "eighth": 62,
    "ninth": 46,
    "tenth": 90,
    "eleventh": 48,
    "twelfth": 105,
    "thirteenth": 48,
    "fourteenth": 53,
    "fifteenth": 52,
    "sixteenth": 55,
    "seventeenth": 48,
    "eighteenth": 51,
    "nineteenth": 55,
    "twentieth": 43,
    "twenty-first": 53,
    "twenty-second": 50,
    "twenty-third": 45,
    "twenty-fourth": 44,
}
"""How many of each set were judged rightly before anything was mended by it: what the linter is worth on what nobody has seen."""
SUMMARIES = ("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth")
"""Sets written as sentences of the summary of a controversy: what is careless there may be told of in other rows."""
NEW_PARTIES = (
    *PARTIES,
    "Kelsio",
    "Feedora",
    "Orvane",
    "Brightvoice",
    "Surveyon",
    "Corvelis",
    "Velmont Voice",
    "Palquist",
    "Ostrava Loop",
    "Tessaro",
)
OF_SUMMARIES = tuple(csv.DictReader((Path(__file__).parent / "sentences_of_summaries.csv").read_text().splitlines()))
"""Sentences of summaries of open controversies, careless in six ways: charges, guilt before a ruling, mockery, insinuation, private
persons, figures without a source; and as many careful ones. The companies do not exist."""
FIRST_READINGS = {
    **{"first": 52, "second": 51, "third": 48, "fourth": 43, "fifth": 39, "sixth": 46, "seventh": 47},
    **{"eighth": 106, "ninth": 96},
}
"""How many of each the linter judged rightly before any of them was looked at; see docs/decisions/0011-careful-words.md."""
THEIR_PARTIES = (
    *(
        "Lumovia",
        "Cardell Feedback",
        "Cardell",
        "Pollinex",
        "Harkwell",
        "Maretto",
        "Brenlow",
        "Quintel",
        "Rosslyn Metrics",
    ),
    *("Rosslyn", "Velindra", "Ashgrove", "Ortensia", "Tolland Research", "Tolland"),
)
WORDS = {"allegation-as-fact", *prose.SLIPS.values()}


def read(text, code, status="alleged", **more):
    context = Context(
        True,
        ControversyStatus(status) if status else None,
        PartialDate.parse("2018-04-23"),
        PARTIES,
        publisher="En-Contact",
    )
    return findings(text, code, context if not more else Context(**more))


@pytest.mark.parametrize("name", SETS)
def test_nineteen_of_twenty_sentences_are_judged_rightly(name):
    rows = [row for row in SENTENCES if row["set"] == name]
    wrong = []
    for row in rows:
        kinds = {found.kind for found in read(row["text"], row["language"], row["status"])}
        if (row["kind"] != "ok" and Slip(row["kind"]) not in kinds) or (row["kind"] == "ok" and kinds):
            wrong.append((row["text"], kinds))
    print(f"{name}: right on {len(rows) - len(wrong)} of {len(rows)}")
    assert len(wrong) <= len(rows) * 0.05, wrong


@pytest.mark.parametrize("controversy", [True, False], ids=["open controversy", "elsewhere"])
def test_everyday_wording_is_flagged_where_careless_and_let_alone_where_careful(controversy):
    context = Context(controversy, ControversyStatus.ALLEGED if controversy else None, None, NEW_PARTIES)
    judged = [row for row in OTHERS if controversy or row["set"] not in SUMMARIES or row["kind"] == "ok"]
    wrong = [row for row in judged if bool(findings(row["text"], row["language"], context)) != (row["kind"] != "ok")]
    for name, first in FIRST_RUNS.items():
        size = sum(row["set"] == name for row in judged)
        now = size - sum(row["set"] == name for row in wrong)
        print(f"{name}: right on {now} of {size}; on its first run, in an open controversy, {first}")
    careful = [row for row in OTHERS if row["kind"] == "ok"]
    assert len([row for row in wrong if row["kind"] == "ok"]) <= len(careful) * 0.01, wrong
    assert len(wrong) <= len(judged) * 0.02, wrong


def test_nine_of_ten_sentences_of_summaries_are_judged_rightly_and_careful_ones_let_alone():
    context = Context(True, ControversyStatus.ALLEGED, None, THEIR_PARTIES)
    wrong = [
        row for row in OF_SUMMARIES if bool(findings(row["text"], row["language"], context)) != (row["kind"] != "ok")
    ]
    for name, first in FIRST_READINGS.items():
        size = sum(row["set"] == name for row in OF_SUMMARIES)
        print(f"{name}: right on {size - sum(row['set'] == name for row in wrong)} of {size}; at first {first}")
    careful = [row for row in OF_SUMMARIES if row["kind"] == "ok"]
    assert {row["set"] for row in OF_SUMMARIES} == FIRST_READINGS.keys()
    assert len(wrong) <= len(OF_SUMMARIES) * 0.1, wrong
    assert len([row for row in wrong if row["kind"] == "ok"]) <= len(careful) * 0.04, wrong


@pytest.mark.parametrize(
    ("code", "text", "passage"),
    [
        ("fr", "Drôlement, le rapport de 2022 s’arrête en mars.", "Drôlement"),
        ("fr", "Personne ne doute, en 2023, que l’éditeur savait.", "Personne ne doute"),
        ("fr", "L’éditeur paiera en 2025 pour ce qu’il a fait aux hôtels.", "ce qu’il a fait"),
        ("fr", "Coupable d’avoir gonflé ses taux en 2021, l’éditeur ira devant le juge.", "Coupable d’"),
        ("en", "Oddly enough, the file was closed in 2022.", "Oddly enough"),
        ("en", "The court will only confirm in 2025 what the complaint says.", "will only confirm"),
        ("en", "The firm will pay in 2025 for what it did to the hotels.", "what it did"),
    ],
)
def test_what_prejudges_or_insinuates_is_a_notice_in_an_open_controversy_only(code, text, passage):
    assert (Slip.LOADED, passage) in {(one.kind, text[one.start : one.end].strip()) for one in read(text, code)}
    assert not read(text, code, "upheld")
    assert passage not in {text[one.start : one.end].strip() for one in read(text, code, controversy=False)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Récemment, en 2023, le tribunal a reporté l’audience."),
        ("fr", "Selon le syndicat, personne ne doute en 2023 que l’éditeur savait."),
        ("fr", "Le juge examine en 2025 ce que l’éditeur a fait des données."),
        ("en", "Separately, the authority opened an inquiry in 2023."),
        ("en", "The inquiry of 2024 asks what the firm did with the data."),
        ("en", "The union says that everybody knew of it in 2023."),
    ],
)
def test_who_examines_or_says_so_prejudges_nothing(code, text):
    assert not read(text, code)


def test_the_month_of_may_is_no_doubt_and_a_questionnaire_no_question():
    (found,) = read("Callers waited an hour in May 2022.", "en")
    assert found.kind is Slip.ALLEGATION
    assert read("The questionnaire of 2023 left out all who had complained.", "en")
    # No charge as a fact, but nobody who makes it.
    (found,) = read("The vendor may have misled its customers.", "en")
    assert found.kind is Slip.ASSERTED


def test_the_sets_of_everyday_wording_are_half_careless_in_both_languages():
    assert Counter(row["set"] for row in OTHERS).keys() == FIRST_RUNS.keys()
    for language_code in ("fr", "en"):
        own = [row["kind"] == "ok" for row in OTHERS if row["language"] == language_code]
        assert abs(sum(own) - len(own) / 2) < len(own) * 0.05


def test_the_third_set_has_thirty_careless_and_thirty_careful_sentences_in_both_languages():
    third = [(row["language"], row["kind"] == "ok") for row in SENTENCES if row["set"] == "third"]
    assert set(Counter(third).values()) == {15}


def test_each_finding_says_where_why_and_what_to_write():
    text = "En 2018, l’éditeur a trompé ses clients."
    (found,) = read(text, "fr")
    assert text[found.start : found.end] == "trompé"
    assert found.kind is Slip.ALLEGATION
    assert "qui l’avance" in found.message
    assert found.suggestion == "selon [source], … aurait trompé"
    (found,) = read("In 2020 a notorious affair began.", "en")
    assert (found.kind, found.suggestion) == (Slip.LOADED, "criticised")


def test_what_was_upheld_confirmed_or_settled_may_be_told_as_a_fact():
    text = "In 2018 the vendor misled its customers."
    said = {
        status: bool(read(text, "en", status))
        for status in ("alleged", "denied", "dismissed", "upheld", "confirmed", "settled")
    }
    assert said == {
        "alleged": True,
        "denied": True,
        "dismissed": True,
        "upheld": False,
        "confirmed": False,
        "settled": False,
    }


def test_an_attribution_reaches_its_own_sentence_only():
    assert not read("Selon la presse, l’éditeur a trompé ses clients en 2018.", "fr")
    assert [
        found.kind for found in read("Selon la presse, il est en cause. Il a trompé ses clients en 2018.", "fr")
    ] == [Slip.ALLEGATION]


def test_the_date_beside_a_news_summary_dates_its_figures():
    text = "The vendor counts 400 clients."
    assert [found.kind for found in read(text, "en", controversy=False)] == [Slip.UNDATED]
    assert not read(text, "en", controversy=False, date=PartialDate.parse("2018-04"))


def test_a_summary_of_an_open_controversy_gives_a_source_or_a_year():
    bare = "The branch equipped the security service of South Sudan."
    assert [found.kind for found in read(bare, "en")] == [Slip.UNSUPPORTED]
    for careful in (
        "The branch equipped the security service of South Sudan in 2015.",
        "According to Amnesty International, the branch equipped the security service of South Sudan.",
        bare + " The branch denies it.",
        "Did the branch equip the security service of South Sudan?",
        "Several former employees speak of interception.",
        "The product includes a dashboard.",
    ):
        assert not read(careful, "en"), careful
    assert not read(bare, "en", "upheld")
    assert not read(bare, "en", controversy=False)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Les téléconseillers travaillaient douze heures par jour en 2022."),
        ("fr", "Son outil pénalisait en 2022 les appelants du Sud."),
        ("fr", "La neutralité affichée en 2023 ne reposait sur rien."),
        ("en", "Callers waited an hour in 2022."),
        ("en", "The demo of October 2024 was a recording."),
        ("en", "Half of the testimonials of 2022 came from strangers."),
    ],
)
def test_what_was_done_in_an_open_controversy_has_a_source_whatever_its_verb(code, text):
    (found,) = read(text, code)
    assert (found.kind, found.sure) == (Slip.ALLEGATION, False)
    assert found.suggestion.startswith(("selon [source]", "according to [source]"))
    assert not read(text, code, "upheld")
    assert not read(text, code, controversy=False)
    said = f"Selon le syndicat, {text[0].lower()}{text[1:]}" if code == "fr" else f"The union says that {text}"
    assert not read(said, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La société n’a pas répondu à nos questions, envoyées en 2025."),
        ("fr", "Le tribunal entendra les clients en juin 2025."),
        ("fr", "L’éditeur a prévenu ses clients en mai 2021."),
        ("fr", "Rien n’a été prouvé en 2024 contre les clients."),
        ("fr", "Le siège a quitté Lille en 2021."),
        ("en", "Both sides have until 30 June 2025 to submit their observations."),
        ("en", "A newspaper showed a notice to staff in 2019."),
        ("en", "The association wrote to the vendor about reviews in 2021."),
        ("en", "It is not established that callers were treated differently in 2022."),
    ],
)
def test_the_course_of_a_dispute_and_of_a_company_is_told_without_a_source(code, text):
    assert not read(text, code)


@pytest.mark.parametrize(
    ("code", "text", "figure"),
    [
        ("fr", "Un emploi sur trois serait supprimé.", "Un emploi sur trois"),
        ("fr", "Les deux tiers des postes seraient supprimés.", "Les deux tiers des"),
        ("fr", "Deux mille postes seraient supprimés.", "Deux mille"),
        ("fr", "Une trentaine de postes seraient supprimés.", "Une trentaine de"),
        ("fr", "Jusqu’à 20 000 personnes seraient touchées.", "20 000"),
        ("en", "A fifth of its workforce would go.", "A fifth of"),
        ("en", "One job in three would go.", "One job in three"),
        ("en", "Several hundred jobs would go.", "Several hundred"),
        ("en", "Up to 20,000 people may be affected.", "20,000"),
    ],
)
def test_a_figure_carries_its_year_in_digits_and_in_words(code, text, figure):
    def undated(asked):
        return [asked[one.start : one.end].strip() for one in read(asked, code) if one.kind is Slip.UNDATED]

    assert undated(text) == [figure]
    assert not undated(text.replace(".", " en 2024." if code == "fr" else " in 2024."))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Selon le syndicat, un emploi sur trois serait supprimé."),
        ("fr", "Selon le syndicat, deux mille postes seraient supprimés."),
        ("fr", "D’après la plainte, 555 000 $ auraient été versés."),
        ("en", "According to UpGuard, six million or 6,000,000 accounts may have been open."),
        ("en", "The complaint says that $555,000 was paid."),
    ],
)
def test_a_figure_for_which_somebody_is_named_needs_no_year(code, text):
    assert list(undated_figures(text, code, Context(True, ControversyStatus.ALLEGED)))
    assert not read(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Selon le tribunal, l’audience est fixée au 11 septembre, à 14 h 30."),
        ("en", "According to the court, a decision is due by 22 April."),
        ("en", "According to the court, a decision is due by April 22."),
        ("fr", "Selon le syndicat, un tiers de confiance hébergerait les données."),
        ("en", "According to the union, the branch passed the file to a third party."),
        ("en", "The union says that half the year had gone by."),
    ],
)
def test_words_that_only_look_like_a_figure_are_none(code, text):
    assert not read(text, code)


@pytest.mark.parametrize(
    ("code", "text", "figure"),
    [
        ("en", "According to the union, 30 may lose their jobs.", "30"),
        ("en", "According to the union, in March 300 jobs went.", "300"),
        ("fr", "Selon le syndicat, en mars 300 postes auraient été supprimés.", "300"),
    ],
)
def test_beside_the_name_of_a_month_only_a_day_is_no_figure(code, text, figure):
    (found,) = undated_figures(text, code, Context(True, ControversyStatus.ALLEGED))
    assert text[found.start : found.end] == figure


def test_an_officer_a_judge_and_a_party_may_be_named():
    assert not read("En 2023, la directrice générale, Claire Fontaine, a répondu.", "fr")
    assert not read("Judge Mary Stone opened the hearing in 2023.", "en")
    assert not read("In 2023 Mary Stone sued.", "en", controversy=True, parties=("Mary Stone",))
    assert read("In 2023 Mary Stone, a customer, sued.", "en", controversy=True)[0].kind is Slip.PERSON


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Selon la presse de 2023, Nathalie Ferrand a été renvoyée par son employeur."),
        ("fr", "Selon la presse de 2023, l’éditeur a été condamné pour avoir licencié Nathalie Ferrand."),
        ("fr", "Selon la presse de 2023, l’entreprise, mise en examen, aurait licencié Nathalie Ferrand."),
        ("fr", "Selon la presse de 2023, l’outil est jugé lent par Nathalie Ferrand."),
        ("fr", "Selon la presse de 2023, un demandeur d’emploi, Thomas Girard, aurait été noté."),
        ("fr", "Selon l’avocat de Nathalie Ferrand, elle aurait été surveillée en 2023."),
        ("fr", "Selon la presse de 2023, Nathalie Ferrand, dont l’avocate a répondu, aurait été surveillée."),
        ("fr", "Selon la presse de 2023, la cheffe de Nathalie Ferrand l’aurait notée."),
        ("en", "According to the press, the manager of Emily Harris read her answers in 2023."),
        ("en", "According to the press, Emily Harris was charged with reading the answers in 2023."),
        ("en", "According to the press, the defendants dismissed Emily Harris in 2023."),
        ("en", "According to the press, the company was cleared of having dismissed Emily Harris in 2023."),
        ("en", "Emily Harris’s lawyer said in 2023 that she had been watched."),
        ("en", "Her lawyer said in 2023 that Emily Harris had been watched."),
        ("en", "According to the press, a sales rep, Emily Harris, lost her job in 2023."),
        ("en", "According to the press, Emily Harris was named as the source of the leak in 2023."),
    ],
)
def test_who_is_named_in_a_sentence_on_a_case_is_no_party_by_that(code, text):
    assert [found.kind for found in read(text, code)] == [Slip.PERSON]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Claire Martin, l’avocate de Kelsio, a répondu en 2023."),
        ("fr", "Selon l’avocate de Kelsio, Claire Martin, rien n’a été vendu en 2023."),
        ("fr", "Selon la plaignante, Claire Martin, elle aurait été surveillée en 2023."),
        ("en", "Claire Martin, the vendor’s lawyer, answered in 2023."),
        ("en", "According to Claire Martin, one of the plaintiffs, answers were read in 2023."),
    ],
)
def test_who_pleads_or_is_a_party_may_be_named(code, text):
    assert not read(text, code)


def test_the_linter_passes_every_sentence_of_a_careful_data_set(folder, today):
    assert [problem for problem in load(folder, today).problems if problem.rule in WORDS] == []


@pytest.mark.parametrize(
    ("table", "kinds"), [("news", ("allegation", "loaded", "person")), ("controversies", ("loaded", "person"))]
)
def test_a_careless_sentence_before_the_words_of_any_row_is_found(folder, today, table, kinds):
    """One sentence of the sets before each summary; charges are not planted in controversies, some of which are proven."""
    rows = list(csv.DictReader((folder / f"{table}.csv").read_text().splitlines()))
    for code in ("fr", "en"):
        careless = [row["text"] for row in OTHERS if row["language"] == code and row["kind"] in kinds]
        name = f"summary_{code}"
        longest = max(len(row[name]) for row in rows)
        for i, row in enumerate(rows):
            # A summary may not grow longer than the longest.
            row[name] = f"{careless[i % len(careless)]} {row[name]}"[:longest].rstrip()
    with (folder / f"{table}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    found = {
        (problem.line, problem.column)
        for problem in load(folder, today).problems
        if problem.file == f"{table}.csv" and problem.rule in WORDS
    }
    planted = {(line, f"summary_{code}") for line in range(2, len(rows) + 2) for code in ("fr", "en")}
    print(f"{table}: {len(found & planted)} of {len(planted)} planted sentences found")
    assert len(planted - found) <= len(planted) * 0.01, planted - found


@pytest.mark.parametrize(
    ("table", "key", "column", "text", "rule"),
    [
        (
            "controversies",
            "qualtrics-cambridge",
            "summary_fr",
            "En avril 2018, Qualtrics a aidé Cambridge Analytica à piller les données personnelles de millions d’utilisateurs de Facebook.",
            "allegation-as-fact",
        ),
        ("controversies", "trustpilot-grizzly", "title_en", "Trustpilot cheats small firms", "allegation-as-fact"),
        (
            "vendors",
            "medallia",
            "summary_fr",
            "Éditeur américain d’enquêtes et d’analyse de verbatims, dont le patron serait un voleur selon un ancien client.",
            "loaded-word",
        ),
        (
            "vendors",
            "medallia",
            "summary_en",
            "American publisher of surveys and text analytics that has stolen the data of its customers for years.",
            "allegation-unattributed",
        ),
        (
            "news",
            "2025-12-international",
            "summary_en",
            "Explains how Trustpilot cheated small firms, and what consumers lose by it.",
            "allegation-unattributed",
        ),
        ("events", "podium|2022", "title_fr", "Le dégraissage touche 12 % des effectifs", "loaded-word"),
        (
            "replies",
            "verint-ransomware",
            "text_en",
            "Verint said that Peter Brown, a technician, had opened the message.",
            "private-person",
        ),
        (
            "controversies",
            "verint-south-sudan",
            "summary_fr",
            "Le groupe a démenti : 762 236 $ auraient été reçus par sa filiale israélienne pour des moyens d’interception de communications.",
            "undated-in-text",
        ),
        (
            "controversies",
            "verint-south-sudan",
            "summary_en",
            "The group’s Israeli branch equipped the security service of South Sudan with means of intercepting the telephone calls of its citizens.",
            "unsupported-summary",
        ),
    ],
)
def test_a_careless_cell_is_one_problem_at_its_place(folder, today, table, key, column, text, rule):
    edit(folder, table, key=key, **{column: text})
    loaded = load(folder, today)
    found = [problem for problem in loaded.problems if problem.rule in WORDS]
    line = line_of(folder, table, key.replace("|", ","))
    assert [(problem.file, problem.line, problem.column, problem.rule) for problem in found] == [
        (f"{table}.csv", line, column, rule)
    ]
    assert found[0].suggestion
    assert found[0].value in text
    assert (found[0].severity is Severity.ERROR) == (rule == "allegation-as-fact")


TEXT_COLUMNS = [
    (table, column)
    for table, model in TABLES.items()
    for column in model.columns()
    if column.kind in ("text", "own-text")
]


def test_a_charge_is_found_in_every_column_of_words_whichever_table_page_or_file_shows_it():
    header = {name: ",".join(column.name for column in model.stored_columns()) for name, model in TABLES.items()}
    tables = {name: reading.read(model, f"{header[name]}\n".encode()) for name, model in TABLES.items()}
    missed = []
    for name, told in TEXT_COLUMNS:
        english = told.name.endswith("_en") or told.written_in == "en"
        charge = "Medallia stole its clients’ data." if english else "Medallia a volé les données de ses clients."
        empty = {column.name: () if column.many else None for column in TABLES[name].columns()}
        row = TABLES[name].model_construct(**{**empty, told.name: (charge,) if told.many else charge})
        table = reading.read(TABLES[name], f"{header[name]}\nx{',' * header[name].count(',')}\n".encode())
        table.valid = [(table.rows[0], row)]
        found = [(one.column, one.rule) for one in prose.broken({**tables, name: table})]
        if (told.name, "allegation-unattributed") not in found and (told.name, "allegation-as-fact") not in found:
            missed.append((name, told.name))
    # The title of an article is another’s: it stands as it was published, beside a summary that is ours.
    assert missed == [("news", "title")]


@pytest.mark.parametrize(
    ("table", "key", "note"),
    [
        ("evidence", "vendors|akio|", "Registered office at 15, rue Jean Louis Delaporte, Troyes"),
        ("evidence", "vendors|akio|", "Its product did not exist yet"),
        ("capabilities", "akio|", "optional module Genius Text Analytics"),
        ("controversies", "trustpilot-", "Old case: 43 pages, kept; the first charge was made in an article"),
    ],
)
def test_a_note_that_says_how_its_row_is_known_is_let_alone(folder, today, table, key, note):
    edit(folder, table, key=key, note=note)
    assert [one for one in load(folder, today).problems if one.column == "note"] == []


def test_a_person_or_a_loaded_word_in_a_note_is_a_notice_at_its_cell(folder, today):
    edit(folder, "capabilities", key="akio|", note="Jean Dupont, a customer, calls it a scandal")
    found = [(one.rule, one.value) for one in load(folder, today).problems if one.column == "note"]
    assert sorted(found) == [("loaded-word", "scandal"), ("private-person", "Jean Dupont")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Nicereply, a Slovak vendor, was sued by two customers in 2021, Bloomberg reported."),
        ("en", "Kelly, a former employee, declined to comment in 2022."),
        ("en", "Financially, the claim amounts to EUR 2 million, the complaint of 2022 says."),
        ("en", "Unanimously, the panel dismissed the complaint in 2022."),
        ("en", "Jointly, the two unions filed a complaint in 2020."),
        ("en", "No finding of guilt was made when the regulator closed the case in 2022."),
        ("en", "The hearing of March 2025 will only concern costs."),
        ("fr", "Pénalement, l’affaire est close depuis 2021, selon Le Monde."),
        ("fr", "Civilement, le tribunal a alloué 2 000 euros en 2022."),
        ("fr", "Financièrement, la demande porte sur 2 millions d’euros, selon la plainte de 2022."),
        ("fr", "Localement, deux agences ont fermé en 2021, selon Ouest-France."),
        ("fr", "Selon plusieurs sources citées par Le Monde en 2022, un audit est en cours."),
        ("fr", "Une réponse pratique a été publiée par Nicereply en 2022."),
    ],
)
def test_names_fields_and_numbers_are_taken_for_no_judgement(code, text):
    assert not findings(text, code, Context(True, ControversyStatus.ALLEGED, None, ("Nicereply",)))
