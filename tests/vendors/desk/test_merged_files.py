"""Random files of random older versions, while others publish: the result is the merge of three sides, computed here by itself.

A few rounds by default; more with `PANORAMA_EXAMPLES=1000`.
"""

import csv
import io
import os
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.vendors.little import little_files
from vendors.desk.imports.loading import load_file
from vendors.desk.imports.taken_from import TakenFrom
from vendors.desk.revisions.merge import merge
from vendors.desk.work import layered
from vendors.store.load import version_of
from vendors.store.writing import table_file
from vendors.validation.reading import text_of

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])
FIRST = {row["id"]: dict(row) for row in NEWS.rows}
WORDS = st.sampled_from(["Journal Exemple", "Le Titre neuf", "Une autre chose", "Revue du jour", ""])
CHANGED = ("publisher", "title", "summary_fr", "authors")
"""Columns that are changed; the others tell the rows apart, so that a row that goes is not taken for one that comes."""
ROUNDS = int(os.environ.get("PANORAMA_EXAMPLES", "12"))

Rows = dict[str, dict[str, str]]


def with_changes(draw, rows: Rows, news: int) -> Rows:
    """The rows as somebody has changed them: cells, rows that go, and a row that comes."""
    after = {id: dict(row) for id, row in rows.items()}
    for id in draw(st.lists(st.sampled_from(sorted(rows)), max_size=3, unique=True)):
        if draw(st.integers(0, 4)) == 0 and len(after) > 4:
            del after[id]
        else:
            after[id][draw(st.sampled_from(CHANGED))] = draw(WORDS)
    if draw(st.booleans()):
        id = f"2020-01-{news % 28 + 1:02d}-quite-new-{news}"
        own = {column: f"{column} of {news}" for column in NEWS.columns}
        after[id] = own | {"id": id, "date": "2020-01-01", "url": f"https://n{news}.example/", "language": "fr"}
    return after


def files_of(rows: Rows) -> dict[str, bytes]:
    return {**FILES, "news.csv": table_file(NEWS.columns, rows.values())}


def rows_of(files) -> Rows:
    return {row["id"]: dict(row) for row in text_of("news", files["news.csv"]).rows}


def three_sides(base: Rows, theirs: Rows, mine: Rows, mine_counts: bool) -> tuple[Rows, set[tuple[str, str]]]:
    """Both changes of the base together, and the cells, or rows under "", that they disagree about."""
    result: Rows = {}
    disputed: set[tuple[str, str]] = set()
    for id in {*base, *theirs, *mine}:
        was, their, my = base.get(id), theirs.get(id), mine.get(id)
        if their is None or my is None:
            side = their or my
            if was is None:
                result[id] = dict(side or {})
            elif side is not None and side != was:
                disputed.add((id, ""))
                if (side is my) == mine_counts:
                    result[id] = dict(side)
            continue
        before = was or dict.fromkeys(their, "")
        result[id] = {}
        for column in their:
            changed_here, changed_there = my[column] != before[column], their[column] != before[column]
            if changed_here and changed_there and my[column] != their[column]:
                disputed.add((id, column))
            result[id][column] = my[column] if changed_here and (mine_counts or not changed_there) else their[column]
    return result, disputed


def apart(found: Rows, expected: Rows) -> list[tuple[str, str, str | None, str | None]]:
    """The cells in which two tables differ."""
    return [
        (id, column, found.get(id, {}).get(column), expected.get(id, {}).get(column))
        for id in sorted({*found, *expected})
        for column in NEWS.columns
        if found.get(id, {}).get(column) != expected.get(id, {}).get(column)
    ]


def written(draw, rows: Rows, columns: list[str]) -> bytes:
    """As a spreadsheet saves it: its own order of rows and columns, its own separator, perhaps a column of remarks."""
    order = list(draw(st.permutations(sorted(rows)))) if draw(st.booleans()) else list(rows)
    columns = list(draw(st.permutations(columns)))
    remark = ["remarque"] if draw(st.booleans()) else []
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, [*columns, *remark], delimiter=draw(st.sampled_from(",;\t")), extrasaction="ignore")
    table.writeheader()
    table.writerows({**rows[id], "remarque": "vu"} for id in order)
    return text.getvalue().encode()


@settings(
    max_examples=ROUNDS, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(st.data())
def test_a_partial_file_of_any_version_changes_what_it_says_and_nothing_else(data: st.DataObject) -> None:
    draw = data.draw
    versions = [FIRST]
    for news in range(draw(st.integers(1, 4))):
        versions.append(with_changes(draw, versions[-1], news))
    taken, present = draw(st.sampled_from(versions)), versions[-1]
    edited = with_changes(draw, taken, 20)
    kept = draw(st.sets(st.sampled_from(sorted(edited)), min_size=1)) if draw(st.booleans()) else set(edited)
    left = {column for column in CHANGED if draw(st.booleans())}
    held = {id: row for id, row in edited.items() if id in kept}
    # Told by itself: what the file has not, row or column, is as it was in its version.
    empty = dict.fromkeys(NEWS.columns, "")
    mine = {id: dict(row) for id, row in taken.items()}
    for id, row in held.items():
        before = taken.get(id, empty)
        mine[id] = {column: before[column] if column in left else row[column] for column in NEWS.columns}

    base, sent = files_of(taken), written(draw, held, [one for one in NEWS.columns if one not in left])
    state = TakenFrom(version_of(base), date(2026, 11, 27), base, "as-of")
    loaded = load_file("news.csv", sent, published=files_of(present), as_of=lambda _mark: state)
    assert set(loaded.files) == {"news.csv"}
    draft, overruled = layered(files_of(present), [loaded])
    expected, disputed = three_sides(taken, present, mine, mine_counts=True)
    assert apart(rows_of(draft), expected) == []
    assert {(clash.key.cells[0], clash.column) for clash in overruled} == disputed
    assert {name: text for name, text in draft.items() if name != "news.csv"} == {
        name: text for name, text in FILES.items() if name != "news.csv"
    }

    # Others publish once more before it is published.
    later = with_changes(draw, present, 21)
    together, clashes = merge(files_of(present), files_of(later), draft)
    expected, disputed = three_sides(present, later, rows_of(draft), mine_counts=False)
    assert {(clash.key.cells[0], clash.column) for clash in clashes} == disputed
    if not disputed:
        assert apart(rows_of(together), expected) == []
