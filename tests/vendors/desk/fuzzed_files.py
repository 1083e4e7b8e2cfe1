"""Files changed at random, each by its number alone: what comes of them is rows, problems, or a refusal that has a name.

`python -m tests.vendors.desk.fuzzed_files 20000` tries so many and prints figures; `... FIRST LAST` those in between.
"""

import io
import random
import re
import resource
import sys
import time
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from tests.data import DATA, ROOT
from tests.vendors.desk.imports.hostile_files import READ, REFUSED
from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.proposed_apart import proposed_apart
from vendors.desk.imports.limits import Limits, NotReadError
from vendors.desk.imports.loading import load_file
from vendors.desk.imports.opened_apart import opened_apart
from vendors.store.bounded_process import BoundMetError, BrokenOffError
from vendors.store.load import load
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row
from vendors.validation.text_table import TextTable

TABLE_ENDINGS: Final = (".xlsx", ".ods", ".csv", ".tsv", ".xls", ".txt", ".json")
PAGE_ENDINGS: Final = (".html", ".mhtml", ".xml", ".txt", ".webarchive")
DAY: Final = date(2026, 11, 28)
LARGEST_SEED: Final = 400_000
LARGEST_PAGE: Final = 60_000
OWN_SECONDS: Final = 10.0
"""Seconds of processor that this process may take for one file, far more than any does."""
NUMBERS: Final = (
    b"0", b"-1", b"1", b"65536", b"1048577", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e400", b"NaN", b"9" * 5_000,
)  # fmt: skip
PIECES: Final = (
    b"", b"\x00", b"\xff\xfe", b'"', b"'", b"<", b">", b"</", b"<!--", b"]]>", b"&amp;", b"&#0;", b"&x;", b"=1+1", b"|", b"\r", b"\n\n", b"\t",
    "\u202e\u0130\ufdfa".encode(), b"\xed\xa0\x80", b"<!DOCTYPE x [<!ENTITY x 'x'>]>", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
)  # fmt: skip
_NUMBER: Final = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_TAG: Final = re.compile(rb"<[^<>]{1,300}>")


@dataclass
class Outcomes:
    """What came of files.

    Attributes:
        kinds: how many ended in each way.
        faults: the numbers of those that ended in none that has a name, or took too long, each with what happened.
        slowest: seconds of clock of the slowest, and its number.
        own: the most seconds of processor that this process took for one, and its number.
        cause: what broke the process of the file that is being tried; "" for nothing.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    own: tuple[float, int] = (0.0, 0)
    cause: str = ""


@cache
def seeds() -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """The files that are changed: tables, and pages."""
    known = [
        one for one in sorted((ROOT / "tests/cases").rglob("*")) if one.is_file() and one.stat().st_size < LARGEST_SEED
    ]
    tables = [(one.name, one.read_bytes()) for one in known if one.suffix in TABLE_ENDINGS]
    tables += [(one.name, one.read_bytes()[:100_000]) for one in sorted(DATA.glob("*.csv"))]
    made = io.BytesIO()
    pq.write_table(pa.table({"id": ["akio", "nice"], "name": ["Akio", None], "aliases": [["a", "b"], []]}), made)
    tables += [("vendors.parquet", made.getvalue())] * 4
    hostile = {**{name: make for name, (make, _rule) in REFUSED.items()}, **READ}
    tables += [(name, data) for name, make in hostile.items() if len(data := make()) < LARGEST_SEED]
    pages = [one for one in known if one.suffix in PAGE_ENDINGS and one.stat().st_size < LARGEST_PAGE]
    return tables, [(one.name, one.read_bytes()) for one in pages]


def changed(number: int) -> tuple[str, bytes, bool]:
    """The file of that number: its name, its content, and whether it is a page."""
    chance = random.Random(number)
    tables, pages = seeds()
    is_page = chance.random() < 0.25
    pool = pages if is_page else tables
    name, data = chance.choice(pool)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if data.startswith(b"PK\x03\x04") and chance.random() < 0.85:
            data = _repacked(data, chance)
        else:
            data = _once(data, chance, pool)
    return name, data, is_page


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """A packed file with one of its parts changed, left out, doubled, or put in the place of another."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [(one, packed.read(one)) for one in packed.namelist()]
    except Exception:
        return _once(data, chance, [("", data)])
    at = chance.randrange(len(parts))
    name, part = parts[at]
    how = chance.random()
    if how < 0.85:
        parts[at] = name, _once(part, chance, [("", other) for _, other in parts])
    elif how < 0.9:
        del parts[at]
    elif how < 0.95:
        parts[at] = chance.choice(parts)[0], part
    else:
        parts.append((f"{name}x", part))
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, content in parts:
            packed.writestr(one, content)
    return again.getvalue()


def _once(data: bytes, chance: random.Random, pool: Sequence[tuple[str, bytes]]) -> bytes:
    at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    end = min(end, at + chance.choice((1, 4, 60, 2_000, 10**9)))
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
        lambda: data[:at] + data[end:],
        lambda: data[:at] + chance.choice(PIECES) + data[at:],
        lambda: data[:at] + chance.choice(PIECES) * chance.choice((2, 300, 20_000)) + data[at:],
        lambda: data[:end] + data[at:end] * chance.choice((1, 2, 50)) + data[end:],
        lambda: data[:at] + (other := chance.choice(pool)[1])[chance.randrange(len(other) + 1) :][:50_000] + data[end:],
        lambda: _replaced(_NUMBER, data, chance, lambda _: chance.choice(NUMBERS)),
        lambda: _replaced(_TAG, data, chance, lambda tag: tag * chance.choice((0, 2, 2_000))),
        lambda: _replaced(_TAG, data, chance, lambda _: chance.choice(_TAG.findall(data))),
    )
    return chance.choice(ways)()[:3_000_000]


def _replaced(what: re.Pattern[bytes], data: bytes, chance: random.Random, by: Callable[[bytes], bytes]) -> bytes:
    places = list(what.finditer(data))
    if not places:
        return data
    place = chance.choice(places)
    return data[: place.start()] + by(place[0]) + data[place.end() :]


def tried(numbers: Sequence[int], dataset: Dataset) -> Outcomes:
    """What comes of the files of these numbers."""
    outcomes = Outcomes()

    def opener(data: bytes, most: Limits, tables: Mapping[str, type[Row]]) -> list[TextTable]:
        try:
            return opened_apart(data, most, tables)
        except NotReadError as error:
            if isinstance(error.__cause__, (BrokenOffError, ValueError, LookupError)):
                outcomes.cause = f"broken: {error.__cause__!r}"
            raise

    for number in numbers:
        name, data, is_page = changed(number)
        outcomes.cause = ""
        begun, own = time.monotonic(), time.process_time()
        try:
            kind = _of_page(data, dataset, outcomes) if is_page else _of_table(name, data, opener)
        except Exception as error:
            kind, outcomes.cause = "fault", repr(error)[:300]
        took, own = time.monotonic() - begun, time.process_time() - own
        if outcomes.cause or own > OWN_SECONDS:
            outcomes.faults.append((number, f"{name}: {outcomes.cause or f'{own:.1f} s'}"))
        outcomes.kinds[kind] += 1
        outcomes.slowest = max(outcomes.slowest, (took, number))
        outcomes.own = max(outcomes.own, (own, number))
    return outcomes


def _of_table(name: str, data: bytes, opener: Callable[..., list[TextTable]]) -> str:
    found = load_file(name, data, TABLES, opener=opener)
    for problem in found.problems[:50]:
        problem.as_dict("fr")
    rules = [one.rule for one in found.problems if not one.line]
    return "rows" if found.files else f"refused: {rules[0] if rules else found.problems[0].rule}"


def _of_page(data: bytes, dataset: Dataset, outcomes: Outcomes) -> str:
    try:
        found = proposed_apart(data, dataset, DAY)
    except NotAnArticle as error:
        if isinstance(error.__cause__, BoundMetError):
            return f"bound of an article: {error.__cause__}"
        if error.__cause__:
            outcomes.cause = f"broken: {error.__cause__!r}"
        return "no article"
    return "articles" if found else "fault"


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # a name that stands twice in a packed file is meant
    first, last = ([0, *map(int, sys.argv[1:])])[-2:]
    state = load(DATA, DAY)
    assert state.dataset
    whole = tried(range(first, last), state.dataset)
    for kind, count in whole.kinds.most_common():
        print(f"{count:6} {kind}")
    print(
        f"slowest {whole.slowest[0]:.2f} s (number {whole.slowest[1]}), own processor {whole.own[0]:.2f} s (number {whole.own[1]})"
    )
    print(
        f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000} MB, of a child {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000} MB"
    )
    for number, what in whole.faults:
        print("FAULT", number, what)
