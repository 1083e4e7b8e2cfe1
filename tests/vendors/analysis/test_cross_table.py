"""Crossing any two facets: each cell is the list that it leads to, and what is not known stands apart."""

from datetime import date

import pytest

from tests.conftest import DATA, sound
from vendors.analysis.explore import saying
from vendors.analysis.explore.cross_table import REST, Money, ValueKind, cross_table
from vendors.analysis.explore.grid import MOST_GROUPS, grid
from vendors.analysis.explore.questions import QUESTIONS, question_of
from vendors.analysis.explore.unverified import unverified
from vendors.analysis.explore.within import within
from vendors.domain.as_of import AsOf
from vendors.i18n.language import language
from vendors.query.crossing import DIMENSIONS, Crossing
from vendors.query.dimensions import Measure
from vendors.query.query_string import parse
from vendors.query.results import Results
from vendors.query.selection import MOST_VALUES, Selection
from vendors.settings import today
from vendors.store.load import load
from vendors.types.country import Region

TODAY = today()
DATASET = sound(load(DATA, TODAY))
ENGLISH = language("en")
LISTED = {
    Measure.VENDORS: lambda results: results.vendors(),
    Measure.COMPLETENESS: lambda results: results.vendors(),
    Measure.ARTICLES: lambda results: results.articles(),
    Measure.CONTROVERSIES: lambda results: results.disputes(),
    Measure.DEALS: lambda results: results.rows("events"),
    Measure.AMOUNTS: lambda results: results.rows("events"),
}


def read(query):
    selection, unknown = Selection.read(parse(f"lang=en&{query}").pairs, DATASET, TODAY)
    assert unknown == ()
    return cross_table(Results(DATASET, selection, TODAY))


def value(values, code):
    return next(one for one in values if one.code == code)


def n(table, row, column, part=-1):
    found = table.slices[part].cell(
        value([*table.rows, table.all_rows], row), value([*table.columns, table.all_columns], column)
    )
    return found.n


CROSSED = [
    "",
    "date=2018-04-23",
    "region=fr&region=eu",
    "rows=category&across=channel",
    "rows=capability&across=region&control=us&control=unknown",
    "rows=channel&across=hosting&channel=email",
    "rows=region&across=status",
    "rows=country&across=control_country",
    "rows=channel&across=capability",
    "rows=region&across=capability&channel=web",
    "rows=region&across=capability&channel=web&channel=email",
    "rows=region&across=capability&channel=web&channel=email&match=any",
    "rows=control&over=years&region=fr&region=eu",
    "over=years&since=2018&until=2021&rows=pricing&across=none",
    "measure=articles&rows=topic&across=language",
    "measure=articles&rows=region&across=control&date=2020-12-31",
    "measure=articles&rows=vendor&across=topic&since=2018&until=2019",
    "measure=articles&rows=topic&over=years&region=fr",
    "measure=articles&rows=vendor&across=publisher",
    "measure=articles&rows=topic&across=capability",
    "measure=controversies&rows=status&across=capability",
    "measure=articles&across=country&vendor=qualtrics",
    "measure=controversies&across=status",
    "measure=controversies&rows=vendor&across=about&status=open",
    "measure=controversies&rows=status&across=control&over=years",
    "measure=deals&rows=event&across=region",
    "measure=deals&rows=event&across=capability",
    "measure=deals&rows=vendor&across=event&event=funding&event=acquired",
    "measure=amounts&event=funding&across=none&over=years",
    "measure=completeness&rows=region&across=category&category=survey",
]


@pytest.mark.parametrize("query", CROSSED)
def test_each_cell_counts_what_the_list_holds_that_it_leads_to(query):
    table = read(query)
    assert not table.empty
    led = 0
    for part in table.slices[:2] + table.slices[-1:]:
        for row in (*table.rows[:12], table.all_rows):
            for column in (*table.columns, table.all_columns):
                chosen, cell = within(table, part, row, column), part.cell(row, column)
                if chosen is None:
                    # Only what no filter of the list can name.
                    kinds = {row.kind, column.kind}
                    assert kinds & {ValueKind.NONE, ValueKind.REST} or "across=hosting&channel=email" in query, (
                        row,
                        column,
                    )
                    continue
                led += 1
                found = LISTED[table.crossing.measure](Results(DATASET, chosen, TODAY))
                assert len(found) == cell.n, (row.label, column.label, part.year, chosen)
    assert led


@pytest.mark.parametrize("query", CROSSED[::3])
def test_a_total_counts_each_thing_once_and_values_in_which_it_stands_alone_add_up_to_it(query):
    table = read(query)
    single = all(
        len({row for row, _ in one.pairs if row not in {v.code for v in table.rows if v.kind is ValueKind.GROUP}}) == 1
        for one in table.now.things
    )
    cells = [table.now.cell(row, table.all_columns).n for row in table.rows if row.kind is not ValueKind.GROUP]
    whole = table.now.cell(table.all_rows, table.all_columns).n
    assert whole == len(table.now.things)
    assert sum(cells) == whole if single else sum(cells) >= whole


def test_region_of_origin_and_of_control_cross_on_the_day_of_the_article():
    table = read("date=2018-04-23")
    trustyou = next(one for one in table.now.things if one.id == "trustyou")
    assert trustyou.pairs == {("eu", "other")}
    assert n(table, "eu", "fr+eu") == n(table, "eu", "fr") + n(table, "eu", "eu")
    assert [one.kind for one in table.columns][-1] is ValueKind.UNKNOWN


def test_what_is_not_known_is_counted_in_words_and_never_as_a_value():
    table = read("")
    unknown = n(table, "all", "unknown")
    assert unknown == sum(vendor.control_region == "unknown" for vendor in table.results.vendors())
    told = saying.notes(table, ENGLISH)
    assert told[0] == f"Known in both: {len(table.things) - unknown} of {len(table.things)} vendors."
    assert told[1] == f"Region of control: not known for {unknown}, which stand apart."


def test_owners_of_unknown_beginning_stand_apart_on_the_last_day_and_nowhere_before():
    table = read("rows=control&over=years")
    undated = {one.id for one in table.now.things if one.undated}
    assert undated
    assert all(table.results.as_of.control(id).undated for id in undated)
    assert not any(one.undated for part in table.slices[:-1] for one in part.things)
    assert any("stand in no trend" in note for note in saying.notes(table, ENGLISH))


def test_open_and_closed_are_groups_that_hold_their_statuses():
    table = read("measure=controversies&rows=status&across=none")
    groups = [row for row in table.rows if row.kind is ValueKind.GROUP]
    assert [row.code for row in groups] == ["open", "closed"]
    assert sum(n(table, row.code, "all") for row in groups) == len(table.things)
    assert "denied" in groups[0].parts
    assert "dismissed" in groups[1].parts


def test_amounts_of_several_currencies_are_never_one_sum():
    table = read("measure=amounts&event=funding&across=none")
    cell = table.now.cell(value(table.rows, "eu"), table.all_columns)
    assert cell.money == [Money("EUR", 135.0, 2), Money("USD", 69.5, 2)]
    assert saying.table_total(table).without_amount == 2
    assert any("2 of 11 have no amount" in note for note in saying.notes(table, ENGLISH))


def test_a_vendor_without_a_controversy_is_none_and_not_unknown():
    table = read("rows=region&across=status")
    assert table.columns[-1].kind is ValueKind.NONE
    with_one = {vendor for dispute in DATASET.rows["controversies"] for vendor in dispute.vendors}
    assert n(table, "all", "none") == len(set(table.results.as_of.vendors) - with_one)


def test_the_least_frequent_of_many_columns_are_one():
    table = read("measure=articles&rows=topic&across=publisher")
    assert len(table.columns) == 12
    assert table.columns[-1].code == REST
    publishers = {article.publisher for article in table.results.articles()}
    assert len(table.columns[-1].parts) == len(publishers) - 11


def test_a_controversy_about_two_vendors_stands_in_the_cells_of_one_at_a_time():
    """Origin and control are of the same vendor, never of one and the other."""
    table = read("measure=controversies")
    for one in table.now.things:
        standing = [table.results.as_of.vendors[id] for id in one.row.vendors]
        assert one.pairs == {(str(vendor.origin_region), str(vendor.control_region)) for vendor in standing}


@pytest.mark.parametrize("measure", Measure)
def test_whatever_a_measure_can_be_crossed_by_makes_a_table_with_words(measure):
    for rows in DIMENSIONS[measure]:
        table = read(f"measure={measure}&rows={rows}&across=region")
        assert table.crossing == Crossing(measure, rows, "" if rows == "region" else "region", False)
        assert table.rows
        assert all(one.label for one in table.rows)
        assert saying.heading(table, ENGLISH)
        assert saying.finding(table, ENGLISH)


def test_no_two_questions_are_the_same_and_each_is_found_on_any_day_in_any_language():
    assert len(QUESTIONS) == 10
    for one in QUESTIONS:
        for beside in (Selection(), Selection(lang="en", date=TODAY.replace(year=2020, day=1))):
            assert question_of(one.at(beside)) == one


@pytest.mark.parametrize("code", ["fr", "en"])
def test_each_question_is_answered_in_a_sentence(code):
    words = language(code)
    for one in QUESTIONS:
        said = one.answer(cross_table(Results(DATASET, one.at(Selection(lang=code)), TODAY)), words)
        assert said.endswith(".")
        assert "{" not in said
        assert " · " not in said  # no line begins with the point
        nothing = Results(DATASET, one.at(Selection(lang=code)).but(vendor=("qualtrics",), region=("fr",)), TODAY)
        assert one.answer(cross_table(nothing), words)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "fr",
            (
                "citée\u00a0: «\u00a0Tableaux de bord\u00a0», connue",
                ", dont aucune ouverte",
                ", dont 5 ouvertes",
                "le plus souvent\u00a0: «\u00a0",
            ),
        ),
        ("en", ("named: “Dashboards”, known", ", none of them open", ", 5 of them open", "most often: “")),
    ],
)
def test_a_label_within_a_sentence_stands_in_quotation_marks_and_counts_agree(code, said):
    tables = (cross_table(Results(DATASET, one.at(Selection(lang=code)), TODAY)) for one in QUESTIONS)
    answers = " ".join(one.answer(table, language(code)) for one, table in zip(QUESTIONS, tables, strict=True))
    for words in said:
        assert words in answers


def test_the_answer_on_european_control_names_who_left_and_how_many_are_not_known():
    # Ten years are looked back on: whoever left before them is not named any more.
    first, day = QUESTIONS[0], date(2026, 6, 1)
    said = first.answer(cross_table(Results(DATASET, first.at(Selection(lang="en")), day)), ENGLISH)
    assert "Among the vendors born in Europe whose control is known" in said
    assert "TrustYou" in said
    assert "it is not known today who controls them" in said


def test_cells_that_are_not_verified_are_those_of_the_vendors_that_are_counted_in_an_earlier_year_too():
    everyone = AsOf(DATASET, TODAY, TODAY).vendors
    for query in ("rows=control&across=none", "rows=control&across=none&over=years&until=2010"):
        table = read(query)
        rows = [everyone[row.id] for row in table.things.rows()]
        known = [row for row in rows if row.control_region is not Region.UNKNOWN]
        assert unverified(table) == sum(not row.control_verified for row in known), query
    assert 0 < len(rows) < len(everyone), "some were founded later"


def test_no_cell_leads_to_a_list_that_an_address_cannot_name():
    table = read("measure=articles&rows=region&across=publisher")
    rest = value(table.columns, REST)
    assert len(rest.parts) > MOST_VALUES
    assert within(table, table.now, table.all_rows, rest) is None
    assert within(table, table.now, table.all_rows, table.columns[0]) is not None


def test_a_page_has_the_fullest_rows_of_a_table_that_has_no_room_on_it():
    table = read("measure=amounts&rows=vendor&across=capability&over=years")
    shown = grid(table, whole=False)
    kept = [group.value for group in shown.groups[:-1]]
    left = [row for row in table.rows if row not in kept]
    assert shown.groups[-1].value == table.all_rows
    assert shown.left_out == len(left) > len(table.rows) - MOST_GROUPS
    deals = dict(zip(table.rows, table.counts(table.slices, table.rows, table.all_columns).tolist(), strict=True))
    assert min(deals[row] for row in kept) >= max(
        deals[row] for row in left if row.kind not in (ValueKind.NONE, ValueKind.UNKNOWN)
    )
    assert len(grid(table).groups) == len(table.rows) + 1


def test_rows_are_counted_as_their_cells_are():
    for query in CROSSED:
        table = read(query)
        for column in (*table.columns, table.all_columns):
            counted = table.counts(table.slices, table.rows, column).tolist()
            assert counted == [sum(part.cell(row, column).n for part in table.slices) for row in table.rows]


def test_what_each_address_names_takes_room_of_a_page():
    query = "measure=articles&rows=category&across=capability&over=years&since=2018&until=2021"
    vendors = "&".join(f"vendor={id}" for id in list(DATASET.vendor)[:MOST_VALUES])
    assert grid(read(query), whole=False).left_out == 0
    assert grid(read(f"{query}&{vendors}"), whole=False).left_out > 0
    # Where a row takes the place of what was chosen, its cells name no more than it.
    assert grid(read(f"measure=deals&rows=vendor&across=capability&{vendors}"), whole=False).left_out == 0


def test_the_least_frequent_columns_of_what_is_asked_together_lead_to_what_has_any_of_them():
    table = read("rows=region&across=capability")
    rest = table.columns[-1] if table.columns[-1].kind is ValueKind.REST else table.columns[-2]
    assert rest.kind is ValueKind.REST
    chosen = within(table, table.now, table.all_rows, rest)
    assert chosen.match == "any"
    assert len(Results(DATASET, chosen, TODAY).vendors()) == table.now.cell(table.all_rows, rest).n > 0
    both = read("rows=region&across=capability&channel=web&channel=email")
    rest = value(both.columns, REST)
    assert within(both, both.now, both.all_rows, rest) is None
