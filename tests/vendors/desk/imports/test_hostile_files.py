"""A file that asks for gigabytes or hours is refused by name, or read for what it is, and neither takes long."""

import json
import time
from collections.abc import Callable

import pytest

from tests.vendors.desk.imports.hostile_files import HEAD, READ, REFUSED, one, xlsx
from vendors.desk.imports import opened_apart as apart
from vendors.desk.imports.limits import Limits
from vendors.desk.imports.loading import LoadedFile, load_file
from vendors.desk.imports.opened_apart import opened_apart
from vendors.desk.imports.sheet_json import as_plain
from vendors.i18n.language import language
from vendors.settings import settings
from vendors.store.bounded_process import Bounds
from vendors.tables import TABLES
from vendors.tables.vendor import Vendor

SECONDS = 12
"""Far more than any of them takes, on a machine where others are at work."""


def loaded(data: bytes, name: str = "vendors") -> LoadedFile:
    begun = time.monotonic()
    found = load_file(name, data, {"vendors": Vendor}, opener=opened_apart)
    assert time.monotonic() - begun < SECONDS
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused_by_its_name(name: str) -> None:
    make, rule = REFUSED[name]
    assert loaded(make()).problems[0].rule == rule


@pytest.mark.parametrize("make", READ.values(), ids=READ)
def test_what_only_looks_like_much_is_read(make: Callable[[], bytes]) -> None:
    found = loaded(make())
    assert "akio" in [row.text("id") for row in found.tables["vendors"].rows]


@pytest.mark.parametrize(
    ("bounds", "rule", "french"),
    [
        (Bounds(700_000_000, 20, 0.001, 10**8), "out-of-time", "Lire le fichier prenait plus de 20 secondes"),
        (Bounds(5_000_000, 20, 20, 10**8), "out-of-memory", "Lire le fichier prenait plus de 700 Mo de mémoire"),
        (Bounds(700_000_000, 20, 20, 10), "too-many-bytes", "0"),
    ],
)
def test_an_editor_is_told_which_bound_was_met(
    bounds: Bounds, rule: str, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = apart.bounds()
    monkeypatch.setattr(apart, "bounds", lambda: bounds)
    (problem,) = loaded(READ["a million empty cells in a row"]()).problems
    assert problem.rule == rule
    assert (whole.processor, whole.memory) == (settings().reading_seconds, settings().reading_megabytes * 1_000_000)
    assert french in problem.message(language("fr"))


def test_a_table_of_nothing_but_faults_is_not_taken_for_one() -> None:
    data = xlsx(HEAD + "".join(one(n) for n in range(2, 40)))
    found = load_file("v", data, {"vendors": Vendor}, most=Limits(wrong=100))
    assert [one.rule for one in found.problems] == ["too-much-wrong"]
    assert not found.files
    assert len(load_file("v", data, {"vendors": Vendor}).problems) > 100


def test_it_is_the_same_table_that_another_process_has_opened() -> None:
    data = "id;name;x\n1;é\ud800\n2;“;|".encode("utf-8", "surrogatepass") + b"\n\xff;\xfe"
    one, other = load_file("vendors.csv", data), load_file("vendors.csv", data, opener=opened_apart)
    assert (one.problems, one.notices, one.files) == (other.problems, other.notices, other.files)
    for sheet, same in zip(one.sheets, other.sheets, strict=True):
        assert json.dumps(as_plain(sheet)) == json.dumps(as_plain(same))


def test_empty_rows_are_counted_too() -> None:
    data = xlsx(HEAD + "<row/>" * 101 + one(200))
    assert load_file("v", data, {"vendors": Vendor}, most=Limits(lines=100)).problems[0].rule == "too-many-lines"
    assert load_file("v", data, {"vendors": Vendor}, most=Limits(lines=110)).tables["vendors"].ids == ["akio"]


def test_an_answer_that_no_file_causes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in (b"[]", b"{}", b'{"not_read": ["no-rule", "", ""]}', b'{"rows": [[1, [2], [], {}, 0]]}', b"x"):
        monkeypatch.setattr(apart.READING, "ask", lambda *_, answer=answer: (part for part in (answer,)))
        assert [one.rule for one in load_file("x", b"id\n", TABLES, opener=opened_apart).problems] == [
            "not-a-table-file"
        ]
