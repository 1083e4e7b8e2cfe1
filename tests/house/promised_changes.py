"""The six changes that CONTRIBUTING.md promises to be small, each made for real in a copy of the project, and shown to work there.

    python -m tests.house.promised_changes [--only CHANGE ...] [--thorough]

says how many files each took. With `--thorough` it also runs the linters and the quick tests in each copy, some minutes a change.
"""

import argparse
import csv
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po, write_po

from tests.data import ROOT

ADDED = Path(__file__).parent / "added"
"""The new files of each change, under their paths in the project."""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".desk", ".*_cache", ".hypothesis", "*.pyc.*")
"""The last is what another process is just writing there: it may be gone before it is copied."""
NOT_COUNTED = (".csv", ".po", "requirements.txt")
"""What comes with a change by its nature: the data, the words in each language, the pin of a library."""


def write_into(folder: Path, path: str, before: str, text: str) -> None:
    """Writes a text before another one, which must stand in the file once."""
    file = folder / path
    whole = file.read_text("utf-8")
    assert whole.count(before) == 1, f"{path} no longer holds {before!r} once"
    file.write_text(whole.replace(before, text + before), "utf-8")


def translate(folder: Path, words: Mapping[str, str]) -> None:
    """Adds words to the French catalogue."""
    file = folder / "vendors/i18n/locale/fr/LC_MESSAGES/messages.po"
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale="fr")
    for english, french in words.items():
        catalogue.add(english, french)
    written = io.BytesIO()
    write_po(written, catalogue, width=120)
    file.write_bytes(written.getvalue())


def add_files(folder: Path, change: str) -> None:
    """Adds the new files of a change."""
    shutil.copytree(ADDED / change, folder, dirs_exist_ok=True, ignore=LEFT_OUT)


def column(folder: Path) -> None:
    """The brand under which a group sells a vendor's product, a column of vendors.csv."""
    declared = """    parent_brand: Text | None = column(
        _("Parent brand"),
        _("The brand under which a group sells it."),
        optional=True,
        evidence=True,
        group=Group.IDENTITY,
        section=Section.HEAD,
        stale_after=24,
    )
"""
    write_into(folder, "vendors/tables/vendor.py", "    website: Address", declared)
    file = folder / "data/vendors.csv"
    header, *rows = csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))
    at = header.index("website")
    header.insert(at, "parent_brand")
    for row in rows:
        row.insert(at, "NICE" if row[0] == "satmetrix" else "")
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written, lineterminator="\n").writerows([header, *rows])
    brand = {
        "Parent brand": "Marque ombrelle",
        "The brand under which a group sells it.": "La marque sous laquelle un groupe le vend.",
    }
    translate(folder, brand)


def facet(folder: Path) -> None:
    """The languages that the product speaks, to choose vendors by."""
    before = "        optional=True,\n        evidence=True,\n        many=True,\n        place=180,"
    write_into(folder, "vendors/tables/vendor.py", before, '        facet="spoken",\n')


def table(folder: Path) -> None:
    """The prizes that vendors have won."""
    add_files(folder, "table")
    write_into(folder, "vendors/tables/__init__.py", ')\n"""The tables in the order', '    "awards",\n')
    prizes = {
        "As whoever gives it calls it.": "Comme l’appelle qui la décerne.",
        "Award": "Distinction",
        "Awards": "Distinctions",
        "Given by": "Décernée par",
    }
    translate(folder, prizes)


def page(folder: Path) -> None:
    """A page with the articles as plain rows."""
    add_files(folder, "page")
    translate(folder, {"Readings": "Lectures"})


def format(folder: Path) -> None:
    """A spreadsheet of LibreOffice to take away."""
    add_files(folder, "format")
    (pin,) = [line for line in (folder / "requirements-dev.txt").read_text().splitlines() if line.startswith("odfpy==")]
    with (folder / "requirements.txt").open("a") as pins:
        pins.write(f"{pin}\n")


def german(folder: Path) -> None:
    """German, of which a few words are translated."""
    add_files(folder, "language")


@dataclass(frozen=True)
class Change:
    """A change, and what is promised of it.

    Attributes:
        make: makes it in a copy of the project.
        files: that it may touch, without those that come with it by its nature (`NOT_COUNTED`).
    """

    make: Callable[[Path], None]
    files: int


CHANGES: Mapping[str, Change] = {
    "column": Change(column, 3),
    "facet": Change(facet, 1),
    "table": Change(table, 2),
    "page": Change(page, 3),
    "format": Change(format, 1),
    "language": Change(german, 0),
}


def copied(place: Path) -> Path:
    """A copy of the project without what is made while working, but with what Python has compiled of it."""
    return Path(shutil.copytree(ROOT, place, ignore=LEFT_OUT, symlinks=True))


def touched(folder: Path) -> list[str]:
    """The files of a copy that are new or differ, by their paths; without those that come with a change by its nature."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    different = [path for path in files if not _same(path, ROOT / path.relative_to(folder))]
    return [path.relative_to(folder).as_posix() for path in different if not path.name.endswith(NOT_COUNTED)]


def _same(path: Path, original: Path) -> bool:
    return original.is_file() and path.read_bytes() == original.read_bytes()


def run(folder: Path, *command: str, seconds: int = 300) -> None:
    """Runs a Python command in a copy, on its own data.

    Raises:
        AssertionError: with the end of what it said, where it fails.
    """
    told = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1", "PANORAMA_DATA": str(folder / "data")},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert told.returncode == 0, f"{command[:3]}: {told.stdout[-2_000:]}{told.stderr[-2_000:]}"


PROVING = """
from vendors.cli.main import main
if failed := main(["check", "data", "--lang=en"]):
    raise SystemExit(failed)
if asked := sys.argv[1:]:
    import pytest
    from vendors.settings import settings
    settings.cache_clear()
    raise SystemExit(pytest.main(["-n0", "-pno:cacheprovider", "-mnot slow", "-Wignore::pytest.PytestAssertRewriteWarning", *asked]))
"""
"""What comes after the proofs, in the same process: it has loaded what the tests ask, and has the check of the data behind it."""


def prove(folder: Path, *names: str, tests: Sequence[str] = ()) -> None:
    """Shows that changes work in the copy in which they were made, and that the data is as sound as before.

    Args:
        folder: the copy.
        names: of the changes.
        tests: the quick tests that are run in it too, as pytest is told of them; none where left out.
    """
    proofs = ", ".join(f"tests.house.proofs.{name}" for name in names)
    run(folder, "-c", f"import sys, {proofs}{PROVING}", *tests)


def in_style(folder: Path) -> None:
    """Runs those linters in a copy that take no time: whether types fit is asked with `--thorough`."""
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."]):
        run(folder, "-m", *command)
    run(folder, "-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")


def main() -> None:
    """Makes the changes that are asked for, and says what they took."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", choices=CHANGES, action="append", metavar="CHANGE", help=", ".join(CHANGES))
    arguments.add_argument("--thorough", action="store_true")
    asked = arguments.parse_args()
    for name in asked.only or CHANGES:
        with tempfile.TemporaryDirectory() as place:
            folder = copied(Path(place) / "copy")
            CHANGES[name].make(folder)
            files = touched(folder)
            prove(folder, name)
            if asked.thorough:
                in_style(folder)
                run(folder, "-m", "mypy")
                run(folder, "-m", "pytest", "-m", "not slow", seconds=1_200)
            print(f"{name}: {len(files)} of {CHANGES[name].files} {' '.join(files)}", flush=True)


if __name__ == "__main__":
    main()
