"""The API beside Datasette: the same rows of vendors, filtered and sorted, asked for in thousands of ways that all differ."""

import json
import random
import shutil
import subprocess
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from benchmarks import NotMeasured
from benchmarks.grown_folder import grown
from benchmarks.servers import OURS, ROOT, Server, serving
from vendors.domain.vendor_on import VendorOn
from vendors.exports.open_data.package import sqlite
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.table import Table
from vendors.settings import today
from vendors.store.load import load

DATASETTE = "datasette==0.65.5"
PLACE = ROOT / ".venv" / "peers" / "datasette"
"""Where the peer has a Python of its own, so that none of its libraries is ours."""
SERVE = (
    "datasette serve --immutable {file} --host 127.0.0.1 --port {{port}} "
    "--setting suggest_facets off --setting max_returned_rows 1000"
)
"""How it is started: told that the file never changes, and spared what a list does not need."""
FILTERS = {
    "region": ("origin_region", ("fr", "eu", "us", "other")),
    "control": ("control_region", ("fr", "eu", "us", "other", "unknown")),
    "vendor_status": ("status_on_date", ("active", "merged", "defunct")),
    "country": ("origin_country", ("FR", "DE", "US", "GB", "SE", "NL", "JP", "CA")),
}
"""Parameters of the API, each with its column and values."""
SORTS = ("name", "-name", "founded", "-founded", "articles", "-articles", "employees", "-employees")
LIMITS = range(20, 101, 10)
SEED = 20180423
CONNECTIONS = 8
WARM = 30
"""Questions that are asked before it counts."""


@dataclass(frozen=True)
class Question:
    """One filtered list: its address at our API and at Datasette."""

    ours: str
    theirs: str


@dataclass(frozen=True)
class Answered:
    """How a server answered: milliseconds of the median question and of the slowest twentieth, one connection; questions a second, many connections."""

    median: float
    slow: float
    rate: float


def questions(seed: int) -> Iterator[Question]:
    """Filtered lists that all differ, in an order that only the seed decides."""
    chance = random.Random(seed)
    seen: set[str] = set()
    while True:
        chosen = {
            name: tuple(chance.sample(values, chance.randint(1, len(values) - 1)))
            for name, (_column, values) in FILTERS.items()
            if chance.random() < 0.5
        }
        if not chosen:
            continue
        sort, limit = chance.choice(SORTS), chance.choice(LIMITS)
        ours = [(name, value) for name, values in chosen.items() for value in values]
        theirs = [(f"{FILTERS[name][0]}__in", ",".join(values)) for name, values in chosen.items()]
        order = ("_sort_desc", sort[1:]) if sort.startswith("-") else ("_sort", sort)
        question = Question(
            f"/api/v1/vendors?{urlencode([*ours, ('sort', sort), ('limit', limit)])}",
            f"/rows/vendors.json?{urlencode([*theirs, order, ('_size', limit), ('_shape', 'objects')])}",
        )
        if question.ours not in seen:
            seen.add(question.ours)
            yield question


def compared(data: Path, vendors: int, seconds: float, asked: int) -> tuple[Answered, Answered]:
    """Both servers on the same rows, measured in turn.

    Args:
        data: a valid folder.
        vendors: how many there are to be; 0 for those that there are.
        seconds: how long many connections ask without pause.
        asked: questions of the one connection.

    Raises:
        NotMeasured: a server did not start, or the two do not answer the same.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = data
        if vendors:
            folder = Path(place) / "data"
            folder.mkdir()
            grown(data, folder, vendors)
        file = Path(place) / "rows.db"
        _as_sqlite(folder, file)
        with (
            serving(OURS, ROOT, data=folder, patience=300) as ours,
            serving(SERVE.format(file=file), Path(place), program=_datasette(), path="/-/versions.json") as theirs,
        ):
            _agree(ours, theirs)
            sides: list[list[Answered]] = [[], []]
            for turn in range(2):
                for at, server in enumerate((ours, theirs)):
                    given = (server.port, "theirs" if at else "ours", SEED + turn, seconds, asked)
                    with get_context("spawn").Pool(1) as apart:
                        sides[at].append(apart.apply(_ask, given))
            return _middle(sides[0]), _middle(sides[1])


def _as_sqlite(folder: Path, file: Path) -> None:
    """The rows of the vendors as both serve them, with an index on each column that is filtered or sorted."""
    import sqlite3
    from contextlib import closing

    dataset = load(folder, today()).dataset
    if dataset is None:
        raise NotMeasured("the data has errors")
    rows = Results(dataset, Selection(), today()).vendors()
    file.write_bytes(sqlite({"vendors": Table.of(rows, VendorOn.columns())}))
    with closing(sqlite3.connect(file)) as base, base:
        columns = [column for column, _values in FILTERS.values()] + ["name", "founded", "articles", "employees"]
        for column in columns:
            base.execute(f'create index "by_{column}" on vendors ("{column}")')
        base.execute("analyze")


def _datasette() -> str:
    """The Python that has Datasette, installed on the first call."""
    python = PLACE / "bin" / "python"
    try:
        if not python.exists():
            venv.create(PLACE, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", DATASETTE],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(PLACE, ignore_errors=True)
        raise NotMeasured(f"{DATASETTE} could not be installed: {error}") from error
    return str(python)


def _agree(ours: Server, theirs: Server) -> None:
    """That both give the same rows.

    Raises:
        NotMeasured: they do not.
    """
    for question, _number in zip(questions(SEED - 1), range(25), strict=False):
        mine = _json(ours.port, question.ours)
        other = _json(theirs.port, question.theirs)
        if mine["total"] != other["filtered_table_rows_count"]:
            raise NotMeasured(f"{question.ours} has {mine['total']} rows, {question.theirs} has not")
        if mine["pages"] == 1 and {row["id"] for row in mine["rows"]} != {row["id"] for row in other["rows"]}:
            raise NotMeasured(f"{question.ours} and {question.theirs} have other rows")


def _json(port: int, address: str) -> dict[str, object]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise NotMeasured(f"{address} was answered with {answer.status}")
    return json.loads(content)


def _ask(port: int, side: str, seed: int, seconds: float, asked: int) -> Answered:
    """Asks one server, in a process of its own."""
    every = (getattr(question, side) for question in questions(seed))
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for _number in range(WARM):
        _milliseconds(connection, next(every))
    times = [_milliseconds(connection, next(every)) for _number in range(asked)]
    # Made beforehand, so that no client waits for its next question.
    waiting = [next(every) for _number in range(int(seconds * 4_000))]
    begun = time.perf_counter()
    over = begun + seconds

    def ask(_number: int) -> int:
        own, count = HTTPConnection("127.0.0.1", port, timeout=60), 0
        while time.perf_counter() < over:
            _milliseconds(own, waiting.pop())
            count += 1
        return count

    with ThreadPoolExecutor(CONNECTIONS) as clients:
        done = sum(clients.map(ask, range(CONNECTIONS)))
    return Answered(median(times), quantiles(times, n=20)[-1], done / (time.perf_counter() - begun))


def _milliseconds(connection: HTTPConnection, address: str) -> float:
    begun = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    taken = 1_000 * (time.perf_counter() - begun)
    if answer.status != 200:
        raise NotMeasured(f"{address} was answered with {answer.status}")
    return taken


def _middle(found: Sequence[Answered]) -> Answered:
    return Answered(*(sum(getattr(one, name) for one in found) / len(found) for name in ("median", "slow", "rate")))
