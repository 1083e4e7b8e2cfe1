"""What is asked of the command line: every command, in each format, right and wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

TABLES = ("capabilities", "controversies", "controversy_status", "corrections", "events", "evidence", "mentions")
TABLES += ("news", "ownership", "replies", "vendors")
FORMATS = ("table", "csv", "json", "xlsx", "parquet", "md")
COMMANDS = ("check", "show", "import", "diff", "link", "article", "links", "passphrase", "coverage", "changes")
CHARTS = ("origin-to-control", "world-map", "owners-over-time", "capabilities", "founding", "funding")
IMPORTED = {
    "excel-french-cp1252.csv": "vendors",
    "utf16-be.csv": "ownership",
    "typed.xlsx": "vendors",
    "plain.xlsx": "events",
    "typed.ods": "events",
    "mixed-encodings.csv": "events",
    "unclosed-quote.csv": "mentions",
    "formula.xlsx": "events",
    "several-faults.xlsx": "events",
    "many-faults.csv": "vendors",
}
"""Files of the corpus and the table that each is said to be."""
PASSPHRASE = "velours tracteur pamplemousse orage"


@dataclass(frozen=True)
class Call:
    """One call of `python -m vendors`, in the folder beside the data folders.

    Attributes:
        words: the arguments.
        given: the standard input.
        writes: a file that it writes, to be compared too.
    """

    words: tuple[str, ...]
    given: bytes = b""
    writes: str = ""

    @property
    def label(self) -> str:
        """How the report names it."""
        return f"python -m vendors {' '.join(word or repr(word) for word in self.words)}"


def _call(line: str, given: bytes = b"", writes: str = "") -> Call:
    return Call(tuple(line.split(" ")), given, writes)


def _show() -> Iterator[Call]:
    formats, languages = cycle(FORMATS), cycle(("fr", "en"))
    for table in TABLES:
        yield _call(f"show {table} --format {next(formats)} --lang {next(languages)}")
    for page in ("vendors", "news", "controversies", "corrections"):
        yield _call(f"show {page} --as-shown --format {next(formats)} --date 2018-04-23 --lang {next(languages)}")
    yield _call("show compare --vendor qualtrics --vendor medallia --only differences --format csv")
    yield _call("show vendor --vendor viavoo --format json --lang en")
    for name in CHARTS[1::2]:
        yield _call(f"show charts/{name} --format {next(formats)} --lang {next(languages)}")
    yield _call("show vendors --sort -founded --columns founded --columns name --format md")
    yield _call("show vendors --format xlsx --vendor-status acquired --control us --q an --lang en")
    yield _call("show news --vendor qualtrics --since 2018 --until 2019-06 --topic controversy --format csv")
    yield _call("show ownership --vendor trustyou --date 2018-04-23 --data changed --format json")


def _data() -> Iterator[Call]:
    for folder in ("data", "broken", "ragged", "empty"):
        yield _call(f"check {folder}")
        yield _call(f"check {folder} --format json --lang en")
    yield _call("link --data ragged texts.txt")
    yield _call("diff data changed")
    yield _call("diff data changed --format json --lang en")
    yield _call("diff data data")
    yield _call("diff data ragged --format json")
    yield _call("coverage")
    yield _call("coverage --data changed --format json --lang en")


def _texts() -> Iterator[Call]:
    yield _call("link texts.txt")
    yield _call("link latin.txt --lang en")
    yield _call("link", "Clarabridge, rachetée par Qualtrics\n".encode())
    yield _call("article article.txt --url https://cx-news.example/1")
    yield _call("article page.html --format json --lang en")
    yield _call("article feed.xml --format json --lang en")
    yield _call("article - --lang en", b" ")
    yield _call("links --limit 0 --format json --lang en")


def _imports() -> Iterator[Call]:
    languages, formats = cycle(("fr", "en")), cycle(("text", "text", "json"))
    for file, table in IMPORTED.items():
        yield _call(f"import corpus/{file} --table {table} --lang {next(languages)} --format {next(formats)}")
    yield _call("import data/ownership.csv --table ownership --output written.csv", writes="written.csv")
    yield _call("import corpus/none.csv --table ownership --lang en")


def _desk() -> Iterator[Call]:
    yield _call("passphrase --data changed --editor Claire", f"{PASSPHRASE}\n".encode())
    yield _call("passphrase --data changed --editor Denis --role reader --lang en", f"{PASSPHRASE}\n".encode())
    yield _call("passphrase --data changed --list")
    yield _call("passphrase --data changed --editor Denis --remove --lang en")
    yield _call("passphrase --data changed --editor Nobody --remove --lang en")
    yield _call("passphrase --data changed --editor Paul --lang en", b"short\n")


def _refused() -> Iterator[Call]:
    """Calls that are understood and whose values do not exist."""
    yield _call("show vendors --region europe --vendor medalia --lang en")
    yield _call("show vendors --sort fonded --columns foundd")
    yield _call("check no-such-folder")
    yield _call("diff data no-such-folder --lang en")
    yield _call("link no-such-file --lang en")
    yield _call("article no-such-file")
    yield _call("import data/events.csv --table events --output no-such-folder/x.csv --lang en")


def in_turn() -> list[Call]:
    """The calls that build on one another."""
    return list(_desk())


def alone() -> list[Call]:
    """The calls that may run in any order."""
    return [*_show(), *_data(), *_texts(), *_imports(), *_refused()]


def help_calls() -> list[Call]:
    """Help, and calls that are not understood."""
    return [
        _call("--help"),
        *(_call(f"{name} --help") for name in COMMANDS),
        Call(()),
        _call("chek"),
        _call("show vendor_s"),
        _call("show vendors --format pdf"),
        _call("show vendors --regoin eu"),
        _call("check --lang de"),
        _call("links --again soon"),
        _call("passphrase --list --remove"),
    ]


def written(call: Call, folder: Path) -> dict[str, bytes]:
    """The files that a call wrote, by name."""
    path = folder / call.writes
    return {call.writes: path.read_bytes()} if call.writes and path.is_file() else {}
