"""Releases: each published version whole, under a name that stays, and what is different between one and the next."""

import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.data import ROOT
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import CASE, little_files, with_cell, with_row
from vendors.desk.revisions import publishing
from vendors.desk.revisions.diff import difference
from vendors.desk.revisions.history import History
from vendors.desk.revisions.public_history import STRUCK, TAKEN_BACK
from vendors.desk.revisions.publishing import begin, publish, restore, undo
from vendors.desk.revisions.release_delta import delta_cells
from vendors.desk.revisions.releases import REPEATS, PublicReleases
from vendors.desk.revisions.strikes import Strikes
from vendors.exports.releases.changelog import as_markdown
from vendors.exports.releases.delta import as_csv, as_json
from vendors.exports.releases.descriptor import descriptor, measured
from vendors.exports.releases.manifest import archive, manifest
from vendors.i18n.language import language
from vendors.store.files import Files, read_files
from vendors.store.load import version_of
from vendors.store.releases import DeltaCell, NoRelease, Release, Withheld
from vendors.store.writing import table_file
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells

RUDE = "Éditeur d’enquêtes dont le patron est un voleur notoire, qui a menti à ses clients pendant des années."
EXAMPLES = int(os.environ.get("PANORAMA_EXAMPLES", "12"))
Rows = dict[tuple[str, tuple[str, ...]], dict[str, str]]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds at which things are published; to be moved on."""
    now = [1_790_000_000.0]
    monkeypatch.setattr(publishing.time, "time", lambda: now[0])
    return now


def changed(folder: Path, column: str, text: str, why: str = "A reason that says why") -> Release:
    base = begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), column, text)
    assert_published(publish(folder, base.version, files, "Mallory", why))
    return newest(folder)


def newest(folder: Path) -> Release:
    found = PublicReleases(folder).listed(0, 1)[0]
    assert isinstance(found, Release)
    return found


def every(folder: Path) -> Sequence[Release | Withheld]:
    source = PublicReleases(folder)
    return source.listed(0, source.count())


def rows_of(files: Files) -> Rows:
    """The filled cells of each row by its table and key."""
    return {
        (table, key.cells): {name: cell for name, cell in row.items() if cell}
        for table in TABLES
        for key, row in text_of(table, files.get(f"{table}.csv")).keyed.items()
    }


def put_on(rows: Rows, cells: Sequence[DeltaCell]) -> Rows:
    """A release after a difference, as the manual for analysts says that it is done: each line sets its cell, a row without a filled cell is none."""
    found = {name: dict(row) for name, row in rows.items()}
    for one in cells:
        row = found.setdefault((one.table, one.key), {})
        row[one.column] = one.after
    filled = {name: {column: cell for column, cell in row.items() if cell} for name, row in found.items()}
    return {name: row for name, row in filled.items() if row}


def test_a_release_is_the_bytes_as_published_whatever_is_published_after_it(data: Path):
    first = changed(data, "hq_city", "Lyon")
    published, described = read_files(data), manifest(first, read_files(data))
    packed = archive(first, published)
    for city in ("Nantes", "Lille", "Brest"):
        changed(data, "hq_city", city)
    later = PublicReleases(data)
    assert later.find(first.name) == first
    assert later.files(first) == published
    assert first.data == version_of(published)
    assert manifest(first, later.files(first)) == described
    assert archive(first, later.files(first)) == packed


def test_the_manifest_names_each_file_with_its_length_and_checksum(data: Path):
    release = changed(data, "hq_city", "Lyon")
    files = read_files(data)
    told = json.loads(manifest(release, files))
    assert (told["release"], told["version"]) == (release.name, version_of(files))
    assert told["published"].endswith("Z")
    assert {file["path"]: (file["bytes"], file["sha256"]) for file in told["files"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }
    with zipfile.ZipFile(io.BytesIO(archive(release, files))) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == {
            **files,
            "manifest.json": manifest(release, files),
        }


def test_the_name_of_a_release_can_be_computed_from_its_tables_as_the_manual_says(data: Path):
    release, files = changed(data, "hq_city", "Lyon"), read_files(data)
    manual = (ROOT / "docs/analysts.md").read_text()
    said = manual[manual.index("the SHA-256 of the data") : manual.index("as far as the version has them")]
    order = [name for name in re.findall(r"`([a-z_]+)(?::<bytes>:)?`", said) if f"{name}.csv" in files]
    content = b"".join(f"{name}:{len(files[f'{name}.csv'])}:".encode() + files[f"{name}.csv"] for name in order)
    assert hashlib.sha256(content).hexdigest() == release.name


def test_the_archive_of_the_same_tables_is_the_same_for_ever():
    release = Release("0" * 64, "0" * 64)
    files = {"vendors.csv": b"id,name\nakio,Akio\n", "news.csv": b"id\n"}
    assert hashlib.sha256(archive(release, files)).hexdigest() == (
        "9d2463d4f32b44c28088d17201560c9ad4abb0ff45579b099777ff904d0b8d49"
    )


def test_a_folder_without_a_history_has_the_one_version_that_it_shows(data: Path):
    source = PublicReleases(data)
    (alone,) = every(data)
    assert not source.has_history
    assert isinstance(alone, Release)
    assert (alone.name, alone.day) == (version_of(read_files(data)), None)
    assert source.find(alone.name[:7]) == alone
    assert source.find("0" * 12) == NoRelease()
    begun = manifest(alone, source.files(alone))
    changed(data, "hq_city", "Lyon")
    first = PublicReleases(data).find(alone.name)
    assert first == alone
    assert manifest(first, PublicReleases(data).files(first)) == begun


def test_a_short_name_names_the_one_that_begins_so_and_seven_signs_are_the_least(data: Path):
    release = changed(data, "hq_city", "Lyon")
    source = PublicReleases(data)
    assert source.find(release.name[:7]) == release
    assert source.find(release.name[:6]) == NoRelease()
    assert source.find("abcdefabcdef") == NoRelease()


def test_data_that_is_published_again_has_a_name_of_its_own_and_its_own_difference(data: Path, clock: list[float]):
    lyon = changed(data, "hq_city", "Lyon")
    clock[0] += 3600
    nantes = changed(data, "hq_city", "Nantes")
    clock[0] += 3600
    assert_published(restore(data, lyon.data, nantes.data, "Claire", "Lyon after all"))
    again = newest(data)
    assert (again.name, again.data) == (f"{lyon.name}-2", lyon.data)
    source = PublicReleases(data)
    assert source.find(lyon.name) == lyon
    assert [(cell.before, cell.after) for cell in source.delta(again)] == [("Nantes", "Lyon")]
    assert source.find(f"{lyon.name[:12]}-2") == again


def test_a_version_taken_back_at_once_is_not_given_and_no_other_compares_with_it(data: Path, clock: list[float]):
    before = changed(data, "hq_city", "Lyon")
    clock[0] += 3600
    slip = changed(data, "summary_fr", RUDE)
    clock[0] += 300
    head = History(data).head()
    assert head
    assert_published(undo(data, head.id, "Claire", "It was not careful"))
    clock[0] += 3600
    after = changed(data, "hq_city", "Nantes")
    source = PublicReleases(data)
    found = source.find(slip.name)
    assert isinstance(found, Withheld)
    assert found.line == TAKEN_BACK
    shown = every(data)
    assert [one.name for one in shown if isinstance(one, Release)][:2] == [after.name, before.name]
    assert source.before(after) is not None
    assert [(cell.column, cell.before, cell.after) for cell in source.delta(after)] == [("hq_city", "Lyon", "Nantes")]
    assert "voleur" not in repr([source.told(one, language("fr")) for one in shown if isinstance(one, Release)])


def test_what_was_taken_back_for_its_reason_and_published_again_is_given_under_the_second_name(
    data: Path, clock: list[float]
):
    slip = changed(data, "hq_city", "Lyon", "Written in haste, and wrongly")
    clock[0] += 60
    head = History(data).head()
    assert head
    assert_published(undo(data, head.id, "Claire", "The reason was wrong"))
    assert isinstance(PublicReleases(data).find(slip.name), Withheld)
    clock[0] += 60
    changed(data, "hq_city", "Lyon", "Read in the register")
    source = PublicReleases(data)
    for name in (slip.name, slip.name[:12], f"{slip.name}-2"):
        found = source.find(name)
        assert isinstance(found, Release)
        assert (found.name, source.why(found, language("en"))) == (f"{slip.name}-2", "Read in the register")


def test_a_struck_version_is_not_given_nor_one_that_repeats_it_until_its_words_went(data: Path, clock: list[float]):
    first = changed(data, "hq_city", "Lyon")
    clock[0] += 3600
    struck = changed(data, "summary_fr", RUDE)
    clock[0] += 3600
    repeats = changed(data, "hq_city", "Nantes")
    clock[0] += 3600
    version = next(one for one in History(data).versions() if one.data == struck.data)
    Strikes(data).note(version.id, True, "Claire", "It charged a person with theft")
    source = PublicReleases(data)
    # What everybody still reads on the site is not kept from them here.
    assert source.find(repeats.name) == repeats
    found = source.find(struck.name)
    assert isinstance(found, Withheld)
    assert found.line == STRUCK
    said = "Éditeur français de logiciels de centres de contacts, avec voix, messages, courriels et dialogue en ligne."
    mended = changed(data, "summary_fr", said)
    withheld = source.find(repeats.name)
    assert isinstance(withheld, Withheld)
    assert withheld.line == REPEATS
    given = [one for one in every(data) if isinstance(one, Release)]
    assert [one.name for one in given[:2]] == [mended.name, first.name]
    told = [source.files(one) for one in given], [source.delta(one) for one in given]
    assert "voleur" not in repr(told).replace("\\xc3", "")
    texts = [as_markdown(one, source.before(one), source.told(one, language("fr")), language("fr")) for one in given]
    assert b"voleur" not in b"".join(texts)


def test_the_words_tell_of_a_dispute_with_its_status_and_the_answer_and_of_a_correction_with_its_reason(data: Path):
    base = begin(data)
    files = with_cell(base.files, "controversies", (CASE,), "category", "privacy")
    files = with_cell(files, "vendors", ("akio",), "founded", "1999")
    reasons = {
        "reason_fr": "L’année de fondation manquait ; le registre la donne.",
        "reason_en": "The year of founding was missing; the register has it.",
    }
    files = with_row(files, "corrections", date="2026-11-01", table="vendors", row="akio", field="founded", **reasons)
    assert_published(publish(data, base.version, files, "Mallory", "Read the register again"))
    source, release = PublicReleases(data), newest(data)
    cells = {(cell.table, cell.column): cell for cell in source.delta(release)}
    assert cells["vendors", "founded"].reasons == tuple(reasons.values())
    assert "dismissed" in cells["controversies", "category"].standing[1].lower()
    assert "NICE" in cells["controversies", "category"].standing[0]
    english = as_markdown(
        release, source.before(release), source.told(release, language("en")), language("en")
    ).decode()
    assert "Controversy changed: Shareholder suit over 1998 statements" in english
    assert "Where it stands: Dismissed; NICE: defence in court" in english
    assert reasons["reason_en"] in english
    assert "Reason given: Read the register again" in english
    french = as_markdown(release, source.before(release), source.told(release, language("fr")), language("fr")).decode()
    assert "Controverse modifiée" in french
    assert reasons["reason_fr"].partition(" ;")[0] in french


def test_a_text_that_a_spreadsheet_would_take_for_a_formula_is_harmless_in_the_csv_and_itself_in_the_json():
    cells = [DeltaCell("vendors", ("x",), "changed", "name", "-0.57", "=HYPERLINK(1)")]
    assert as_csv(cells).decode().splitlines()[1] == "vendors,x,changed,name,-0.57,'=HYPERLINK(1),,,,,"
    (told,) = json.loads(as_json(Release("a", "a"), None, cells))["cells"]
    assert (told["old"], told["new"]) == ("-0.57", "=HYPERLINK(1)")


def test_a_reason_cannot_write_markup_into_the_changelog(data: Path):
    changed(data, "hq_city", "Lyon", "Read [here](https://example.org) *again* & `there`")
    source, release = PublicReleases(data), newest(data)
    text = as_markdown(release, source.before(release), source.told(release, language("en")), language("en")).decode()
    assert "Reason given: Read \\[here\\](https://example.org) \\*again\\* \\& \\`there\\`" in text


def test_the_descriptor_of_a_release_names_the_columns_that_it_had(data: Path):
    release = changed(data, "hq_city", "Lyon")
    files = {**read_files(data), "publishers.csv": b"name,kind,old_column\nAkio,press,x\n"}
    told = descriptor(release, measured(files), language("en"))
    (resource,) = [one for one in told["resources"] if one["path"] == "publishers.csv"]
    assert [field["name"] for field in resource["schema"]["fields"]] == ["name", "kind", "old_column"]
    assert resource["hash"] == f"sha256:{hashlib.sha256(files['publishers.csv']).hexdigest()}"


# any edits

LITTLE = little_files()
NOTHING = Dataset(dict.fromkeys(TABLES, ()), "")
WRITTEN = [table for table in TABLES if text_of(table, LITTLE.get(f"{table}.csv")).rows]
TEXT = st.sampled_from(["", "Lyon", "a|b", "=1+1", "2019", "« guillemets », virgule", 'he said "no"', "two\nlines"])


@st.composite
def edited(draw: st.DrawFn, files: Files) -> Files:
    """The tables after some edits: cells, keys too, rows that came and rows that went."""
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(WRITTEN))
        table = text_of(name, files[f"{name}.csv"])
        rows: list[Cells] = [dict(row) for row in table.rows]
        turn = draw(st.sampled_from(["cell", "key", "come", "go", "order"])) if rows else "come"
        at = draw(st.integers(0, max(len(rows) - 1, 0)))
        column = draw(st.sampled_from(table.columns))
        if turn in ("cell", "key"):
            rows[at] = {**rows[at], (column if turn == "cell" else table.model.KEY[0]): draw(TEXT)}
        elif turn == "come":
            rows.insert(at, {**dict.fromkeys(table.columns, ""), table.model.KEY[0]: draw(TEXT), column: draw(TEXT)})
        elif turn == "go":
            del rows[at]
        else:
            rows.reverse()
        keyed = {tuple(row[part] for part in table.model.KEY): row for row in rows if any(row.values())}
        files = {**files, f"{name}.csv": table_file(table.columns, keyed.values())}
    return files


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_the_differences_done_one_after_another_make_the_last_release_of_the_first(choose: st.DataObject):
    states = [LITTLE]
    for _ in range(choose.draw(st.integers(1, 4))):
        states.append(choose.draw(edited(states[-1])))
    rows = rows_of(states[0])
    for before, after in pairwise(states):
        rows = put_on(rows, delta_cells(difference(before, after).changes, NOTHING, NOTHING, None))
    assert rows == rows_of(states[-1])
