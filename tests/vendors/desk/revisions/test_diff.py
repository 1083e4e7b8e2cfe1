import csv
import io
import random
import re

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from tests.conftest import DATA
from tests.vendors.little import AT_THE_DESK, little_files, with_cell
from vendors.desk.revisions import diff
from vendors.desk.revisions.describe import Names, said, said_of_table, text
from vendors.desk.revisions.diff import ChangeKind, Difference, difference
from vendors.desk.revisions.effect import OPEN_DISPUTES, VERIFIED_SHARE, effect
from vendors.desk.revisions.merge import merge
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.carried_over import ChangedRows, _Part
from vendors.store.files import Files, names, read_files
from vendors.store.load import changed_rows, load_files
from vendors.store.writing import table_file, written
from vendors.tables import TABLES
from vendors.types.country import Region
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key

FR, EN = language("fr"), language("en")


def replaced(files: Files, name: str, old: str, new: str) -> Files:
    assert old in files[name].decode(), old
    return {**files, name: files[name].decode().replace(old, new).encode()}


def lines(old: Files, new: Files, words=FR) -> list[str]:
    names = Names.in_files(new, old)
    return [
        line.replace("\u00a0", " ").replace("\u202f", " ")
        for change in difference(old, new).changes
        for line in said(change, names, words)
    ]


FEW = hypothesis_settings(max_examples=20)

# tables that any editor might write: few keys and values, so that they meet

OWNERSHIP = [column.name for column in TABLES["ownership"].columns()]
CELLS = ("", "a", "b", "long, with a comma", 'a "quoted" word', "two\nlines", "é ’ ; |")
CELL = some.sampled_from(CELLS)
ROWS = some.lists(
    some.fixed_dictionaries(
        dict.fromkeys(OWNERSHIP, CELL)
        | {"vendor": some.sampled_from(["x", "y", "z"]), "since": some.sampled_from(["", "1", "2"])}
    ),
    max_size=6,
)
MENTIONS = [column.name for column in TABLES["mentions"].columns()]
PAIRS = some.lists(some.fixed_dictionaries({name: some.sampled_from(["p", "q", "r"]) for name in MENTIONS}), max_size=6)


def table(names: list[str], rows: list[dict[str, str]]) -> bytes:
    return written(names, [[row[name] for name in names] for row in rows])


STATES = some.builds(
    lambda owners, pairs: {"ownership.csv": table(OWNERSHIP, owners), "mentions.csv": table(MENTIONS, pairs)},
    ROWS,
    PAIRS,
)
UNIQUE = some.builds(
    lambda owners: {
        "ownership.csv": table(
            OWNERSHIP, list({(row["vendor"], row["since"], row["owner"]): row for row in owners}.values())
        )
    },
    ROWS,
)


@FEW
@given(STATES, STATES)
def test_applying_a_difference_gives_the_new_state(old: Files, new: Files):
    assert applied(old, difference(old, new), new) == new


def edited(chance: random.Random, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with a few edits: a cell, a key, a row that moves, comes or goes; no key stands twice."""
    rows = [dict(row) for row in rows]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(rows))
        match chance.choice(("cell", "key", "move", "come", "go")):
            case "cell":
                rows[at]["note"] = chance.choice(CELLS)
            case "key":
                rows[at] |= {"vendor": f"v{chance.randrange(40)}", "since": chance.choice(("2019", "2020"))}
            case "move":
                rows.insert(chance.randrange(len(rows)), rows.pop(at))
            case "come":
                rows.insert(at, rows[at] | {"vendor": f"v{chance.randrange(40)}", "owner": chance.choice(CELLS)})
            case _:
                del rows[at]
    return list({(row["vendor"], row["since"], row["owner"]): row for row in rows}.values())


def test_where_rows_are_known_to_have_stayed_the_others_tell_the_same_difference(monkeypatch: pytest.MonkeyPatch):
    chance, told = random.Random(20180423), 0

    def of_the_records(name: str, before: bytes, after: bytes) -> ChangedRows | None:
        nonlocal told
        was, now = (len(text_of(name, data).rows) for data in (before, after))
        found = _Part(TABLES[name], before, after, [None] * was).apart(now)
        told += found is not None
        return found

    for number in range(150):
        rows = [
            dict.fromkeys(OWNERSHIP, "")
            | {"vendor": f"v{at}", "owner": chance.choice(CELLS), "note": chance.choice(CELLS)}
            for at in range(chance.randint(8, 20))
        ]
        old, new = ({"ownership.csv": table(OWNERSHIP, some)} for some in (rows, edited(chance, rows)))
        monkeypatch.setattr(diff, "LARGE", 10**9)
        whole = difference(old, new)
        monkeypatch.setattr(diff, "LARGE", 0)
        monkeypatch.setattr(diff, "changed_rows", of_the_records)
        assert difference(old, new) == whole, number
    assert told > 100


def test_two_states_that_were_checked_have_their_rows_compared_that_did_not_stay():
    name, old = "vendors.csv", little_files(AT_THE_DESK)
    new = with_cell(old, "vendors", ("akio",), "founded", "1999")
    assert changed_rows("vendors", old[name], b"id\n") is None
    for files in (old, new):
        assert load_files(files, today()).dataset
    found = changed_rows("vendors", old[name], new[name])
    assert found
    assert [row["id"] for row in found.new.rows] == [row["id"] for row in found.old.rows] == ["akio"]
    assert (found.old.rows[0]["founded"], found.new.rows[0]["founded"]) != ("1999", "1999") != ("", "")


def applied(old: Files, changed: Difference, new: Files) -> Files:
    """The new state, made of the rows of the old one and the changes; only the header and the order of the rows are taken from it."""
    result = dict(old)
    for part in changed.tables:
        name = f"{part.table}.csv"
        rows: dict[Key, Cells] = dict(text_of(part.table, old.get(name)).keyed)
        for change in part.changes:
            if change.old:
                del rows[change.old]
        rows |= {change.new: change.after for change in part.changes if change.new}
        target = text_of(part.table, new.get(name))
        assert rows.keys() == target.keyed.keys()
        result[name] = table_file(target.columns, [rows[key] for key in target.keyed])
    return result


@FEW
@given(STATES, STATES)
def test_a_difference_is_empty_exactly_when_the_files_are_the_same(old: Files, new: Files):
    assert bool(difference(old, new)) is (old != new)
    assert not difference(new, dict(new))


@FEW
@given(STATES, STATES)
def test_a_change_merged_with_none_is_itself(base: Files, changed: Files):
    for files, conflicts in (
        merge(base, changed, base),
        merge(base, base, changed),
        merge(base, changed, changed),
    ):
        assert files == changed
        assert conflicts == ()


@FEW
@given(UNIQUE, UNIQUE, UNIQUE)
def test_a_merge_loses_no_cell(base: Files, theirs: Files, mine: Files):
    """What I changed is in the result, or is a conflict; and so is what they changed."""
    files, conflicts = merge(base, theirs, mine)
    for changed in (theirs, mine):
        result = text_of("ownership", files["ownership.csv"])
        values = {name: [row[name] for row in result.rows] for name in OWNERSHIP}
        other = theirs if changed is mine else mine
        touched = {key for change in difference(base, other).changes for key in (change.old, change.new)}
        come = {change.new for change in difference(base, changed).changes}
        for change in difference(base, changed).changes:
            if any(one.key in (change.old, change.new) for one in conflicts):
                continue
            if change.kind is ChangeKind.REMOVED:
                assert change.old not in result.keyed or change.old in touched | come
            else:
                assert all(cell.after in values[cell.column] for cell in change.cells)


@FEW
@given(UNIQUE, UNIQUE, UNIQUE)
def test_whether_two_changes_meet_does_not_depend_on_who_came_second(base: Files, theirs: Files, mine: Files):
    one, other = merge(base, theirs, mine), merge(base, mine, theirs)
    assert bool(one[1]) is bool(other[1])
    if not one[1]:
        cells = [
            sorted(map(tuple, csv.reader(io.StringIO(side["ownership.csv"].decode())))) for side, _ in (one, other)
        ]
        assert cells[0] == cells[1]


@FEW
@given(
    some.dictionaries(some.sampled_from(names()), some.binary(max_size=80)),
    some.dictionaries(some.sampled_from(names()), some.binary(max_size=80)),
)
def test_whatever_the_files_hold_is_compared_and_said(old: Files, new: Files):
    changed = difference(old, new)
    assert bool(changed) is (old != new)
    assert list(text(changed, Names.in_files(new, old), FR))
    merge(old, new, {})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"id,name\n",
        b'id,name\nakio,"Akio\n',
        b"id,id,name\nakio,akio,Akio\n",
        b"\xff\xfei\x00d\x00",
        b"name\nAkio\n",
        b"id,name\nakio\nakio,Akio,more\n",
        b"id,name\nakio,A\x00kio\n",
        b"id,name\nakio,One\nakio,Two\n",
    ],
    ids=range(10),
)
def test_a_broken_table_is_said_to_be_broken(little: Files, data: bytes):
    changed = difference(little, {**little, "vendors.csv": data})
    (part,) = changed.tables
    assert part.problems or part.went
    assert said_of_table(part, EN)
    missing = dict(little)
    del missing["vendors.csv"]
    (part,) = difference(missing, {**little, "vendors.csv": data}).tables
    assert part.problems[0].rule == "missing-file"


# real rows


def test_a_new_owner_is_a_changed_cell_and_not_another_row():
    whole = read_files(DATA)
    owners = [row for row in text_of("ownership", whole["ownership.csv"]).rows if row["vendor"] == "medallia"]
    old = next(row for row in owners if row["owner"] == "Thoma Bravo")
    new = with_cell(whole, "ownership", ("medallia", old["since"], "Thoma Bravo"), "owner", "Blackstone")
    (change,) = difference(whole, new).changes
    assert change.kind is ChangeKind.CHANGED
    assert lines(whole, new) == [
        f"Medallia ({FR.date(load_files(whole, today()).dataset.periods['medallia'][-1].since)}) : propriétaire Thoma Bravo → Blackstone"
    ]
    assert change.vendors == {"medallia"}


def test_a_renamed_id_is_a_rename_and_the_rows_that_follow_it_are_changed(little: Files):
    new = {name: re.sub(rb"(?<![\w-])akio,", b"akio-unified,", data) for name, data in little.items()}
    changed = difference(little, new)
    kinds = {change.kind for change in changed.changes}
    assert kinds == {ChangeKind.RENAMED, ChangeKind.CHANGED}
    (renamed,) = [change for change in changed.changes if change.kind is ChangeKind.RENAMED]
    assert (renamed.table, renamed.old and renamed.old.cells, renamed.new and renamed.new.cells) == (
        "vendors",
        ("akio",),
        ("akio-unified",),
    )
    evidence = [change for change in changed.changes if change.table == "evidence"]
    assert evidence
    assert all([cell.column for cell in change.cells] == ["row"] for change in evidence)
    assert {"akio"} <= {vendor for change in changed.changes for vendor in change.vendors}


def test_rows_that_come_and_go_are_named(little: Files):
    row = "nice,2026-01-05,product,Un essai de ligne,A line for a test,,,,,https://www.nice.com/a,high\n"
    new = {**little, "events.csv": little["events.csv"] + row.encode()}
    assert lines(little, new) == ["NICE (5 janvier 2026, produit, Un essai de ligne) : ajouté"]
    assert lines(new, little) == ["NICE (5 janvier 2026, produit, Un essai de ligne) : supprimé"]
    assert lines(little, new, EN) == ["NICE (5 January 2026, product, A line for a test): added"]


def test_another_order_is_said_and_is_no_change_of_cells(little: Files):
    head, *rows = little["mentions.csv"].splitlines(keepends=True)
    new = {**little, "mentions.csv": head + b"".join(reversed(rows))}
    (part,) = difference(little, new).tables
    assert (part.changes, part.reordered, part.rewritten) == ((), True, False)


def test_another_writing_of_the_same_cells_is_said(little: Files):
    new = {**little, "mentions.csv": b"\xef\xbb\xbf" + little["mentions.csv"].replace(b"\n", b"\r\n")}
    (part,) = difference(little, new).tables
    assert (part.changes, part.reordered, part.rewritten) == ((), False, True)


def test_of_a_long_text_the_words_that_changed_are_shown(little: Files):
    new = replaced(little, "vendors.csv", "suite de centre de contacts", "logiciel de centre de contacts")
    (line,) = lines(little, new)
    assert line.startswith("Akio : résumé (français) ")
    assert "… " in line
    assert "suite de centre de contacts" in line
    assert "logiciel de centre de contacts" in line
    assert len(line) < 250


def test_cells_are_said_as_a_reader_knows_them(little: Files):
    new = with_cell(little, "vendors", ("akio",), "hq_country", "DE")
    assert lines(little, new) == ["Akio : pays du siège France → Allemagne"]
    assert lines(little, with_cell(little, "vendors", ("akio",), "status", "defunct")) == [
        "Akio : statut en activité → fermé"
    ]
    assert lines(little, with_cell(little, "vendors", ("akio",), "hq_city", "")) == [
        "Akio : ville du siège Paris → (vide)"
    ]


def test_the_effect_on_the_public_figures_is_counted(little: Files):
    new = with_cell(little, "vendors", ("akio",), "origin_country", "DE")
    new = with_cell(new, "ownership", ("akio", "", ""), "kind", "independent")
    new = with_cell(new, "ownership", ("akio", "", ""), "owner_country", "FR")
    before, after = load_files(little, today()).dataset, load_files(new, today()).dataset
    assert before
    assert after
    seen = effect(before, after, today())
    by_region = {
        (figure.label.split(" ")[-1], figure.region): (figure.before, figure.after)
        for figure in seen.changed
        if figure.region
    }
    assert by_region == {
        ("origin", Region.FRANCE): (1, 0),
        ("origin", Region.EUROPE): (0, 1),
        ("control", Region.FRANCE): (0, 1),
        ("control", Region.UNKNOWN): (1, 0),
    }
    (share,) = [figure for figure in seen.changed if figure.label == VERIFIED_SHARE]
    assert 0 < share.after < share.before < 1
    assert OPEN_DISPUTES in {figure.label for figure in seen.figures}
    assert not effect(before, before, today()).changed
    assert set(seen.headlines) == {"fr", "en"}


def test_the_headline_before_and_after_is_shown():
    whole = read_files(DATA)
    row = next(row for row in text_of("ownership", whole["ownership.csv"]).rows if row["owner_country"] == "JP")
    key = tuple(row[name] for name in TABLES["ownership"].KEY)
    new = with_cell(with_cell(whole, "ownership", key, "owner_country", "DE"), "ownership", key, "verdict", "verified")
    before, after = load_files(whole, today()).dataset, load_files(new, today()).dataset
    assert before
    assert after
    old_line, new_line = effect(before, after, today()).headlines["en"]
    assert old_line.endswith("already under Japanese control")
    assert "Japan" not in new_line


def test_an_event_is_named_by_its_title_in_the_readers_language(little: Files):
    event = next(row for row in text_of("events", little["events.csv"]).rows if row["title_fr"] != row["title_en"])
    key = tuple(event[name] for name in ("vendor", "date", "kind", "title_en"))
    names = Names.in_files(little)
    for code in ("fr", "en"):
        called = names.of_key("events", key, language(code))
        assert event[f"title_{code}"] in called
        assert called == names.of_row("events", event, language(code))
