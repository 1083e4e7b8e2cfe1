"""Workbooks of other programs as LibreOffice saves them."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from shutil import which
from typing import Final

from tests.vendors.desk.imports.written.meant import Meant, Written, has, meant
from tests.vendors.desk.imports.written.programs import WORKBOOKS
from tests.vendors.desk.imports.written.texts import lines_of

LIBREOFFICE: Final = which("soffice") or which("libreoffice")
FORMS: Final = {
    "ods": "ods",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,true",
    "french.csv": "csv:Text - txt - csv (StarCalc):59,34,1,1,,1036,false,true,true",
    "quoted.tsv": "csv:Text - txt - csv (StarCalc):9,34,76,1,,1036,true,true,true",
}
"""What LibreOffice is asked for: separator, mark, encoding (76 UTF-8, 1 Windows-1252), language, texts quoted, cells as they are shown."""
SEPARATORS: Final = {"csv": ",", "french.csv": ";", "quoted.tsv": "\t"}


def by_libreoffice(seeds: Iterable[int], folder: Path) -> Iterator[tuple[Meant, Written]]:
    """Workbooks of the other programs, opened and saved by LibreOffice in each of its formats, all of one format in one call."""
    made: dict[str, list[tuple[int, Meant, Written]]] = {form: [] for form in FORMS}
    for seed in seeds:
        chance = Random(seed)
        form = chance.choice([*FORMS])
        # A text file has nothing left of a formula or of a time that is not shown.
        what = _without_tabs(meant(chance), plain=form not in ("ods", "xlsx"))
        if form == "french.csv" and not all(has("cp1252", cell) for row in what.rows for cell in row):
            form = "csv"
        file = chance.choice(WORKBOOKS[:3])(chance, what)
        made[form].append((seed, what, file))
    for form, files in made.items():
        before, after = folder / f"{form}-before", folder / f"{form}-after"
        before.mkdir()
        for seed, _, file in files:
            (before / f"{seed}-{file.name}").write_bytes(file.data)
        _convert(sorted(before.iterdir()), FORMS[form], after)
        for seed, what, file in files:
            ending = FORMS[form].partition(":")[0]
            data = (after / f"{seed}-{file.name}").with_suffix(f".{ending}").read_bytes()
            lines = file.lines
            if ending == "csv":
                text = data.decode("cp1252" if form == "french.csv" else "utf-8")
                above = file.lines[0] - 2
                lines = lines_of(text, SEPARATORS[form])[above:]
            yield (
                what,
                Written(
                    f"{what.table}.{ending}", data, f"libreoffice {form} of seed {seed}, {file.how}", lines, file.asked
                ),
            )


def _without_tabs(what: Meant, plain: bool) -> Meant:
    """A table without tabs in its cells, which LibreOffice drops where it opens OpenDocument of other programs."""
    rows = tuple(tuple(cell.replace("\t", " ") for cell in row) for row in what.rows)
    return Meant(what.table, what.columns, rows, plain)


def _convert(files: Sequence[Path], form: str, folder: Path) -> None:
    assert LIBREOFFICE
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [LIBREOFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
