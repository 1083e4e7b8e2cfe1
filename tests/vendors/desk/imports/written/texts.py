"""Tables as spreadsheets, pandas and scripts write them as text, in any encoding and dialect."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from random import Random
from typing import Final, NamedTuple
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pandas as pd

from tests.vendors.desk.imports.written.meant import NUMBERS, Meant, Written, has, header
from vendors.tables.row import Column

ENCODINGS: Final = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "iso8859-15",
    "mac_roman",
    "cp850",
)


def as_text_file(chance: Random, what: Meant, encoding: str) -> Written:
    """The table as a spreadsheet, pandas or a script writes it as text, its numbers and days as they are shown in some country."""
    separator = chance.choice((",", ";", "\t", "|"))
    number, day = _numbers(chance, encoding), _days(chance)
    rows = [header(chance, what)]
    for row in what.rows:
        rows.append([_shown(cell, column, number, day) for cell, column in zip(row, what.columns, strict=True)])
    writer, text, starts = _as_text(chance, separator, rows)
    odd = chance.choice((*("",) * 6, "sep=", "decomposed", "above"))
    if odd == "decomposed" and encoding.startswith("utf"):
        text = normalize("NFD", text)
    if odd in ("sep=", "above"):
        before = f"sep={separator}" if odd == "sep=" else "Export du tableau"
        text, starts = f"{before}{writer.end}{text}", tuple(start + 1 for start in starts)
    if not has(encoding, text):
        encoding = "utf-8"  # a header of French labels has the apostrophe ’
    how = f"{writer.name} {separator!r} {encoding} {number.__name__} {day.__name__} {odd}"
    name = f"{what.table}.{'tsv' if separator == chr(9) else 'csv'}"
    return Written(name, text.encode(encoding), how, starts)


class _Writer(NamedTuple):
    name: str
    end: str
    quoting: int


def _as_text(chance: Random, separator: str, rows: list[list[str]]) -> tuple[_Writer, str, tuple[int, ...]]:
    """Rows as a program writes them, and the lines on which those after the header begin."""
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    end = chance.choice(("\n", "\r\n", "\r"))
    if separator == "\t" and chance.random() < 0.4 and not any(set("\t\n") & set(cell) for row in rows for cell in row):
        text = "".join("\t".join(row) + end for row in rows)
        return _Writer("google-sheets", end, csv.QUOTE_NONE), text, tuple(range(2, len(rows) + 1))
    if chance.random() < 0.3:
        frame = pd.DataFrame(rows[1:], columns=rows[0])
        index = chance.random() < 0.3
        text = frame.to_csv(sep=separator, index=index, quoting=quoting, lineterminator=end)
        return _Writer("pandas", end, quoting), text, lines_of(text, separator)
    width = chance.choice((0, 0, 0, 3))
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=end)
    writer.writerows([*row, *("",) * width] for row in rows)
    return _Writer(f"csv, {width} cells more", end, quoting), file.getvalue(), lines_of(file.getvalue(), separator)


def lines_of(text: str, separator: str) -> tuple[int, ...]:
    """The lines on which the rows after the first begin."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    starts, line = [], 1
    for _ in reader:
        starts.append(line)
        line = reader.line_num + 1
    return tuple(starts[1:])


Show = Callable[[str], str]


def _shown(cell: str, column: Column, number: Show, day: Show) -> str:
    if not cell:
        return ""
    return number(cell) if column.kind in NUMBERS else day(cell) if column.kind == "date" else cell


def _grouped(text: str, thousands: str, decimal: str) -> str:
    front, _, end = text.partition(".")
    return f"{int(front):,}".replace(",", thousands) + (decimal + end if end else "")


def _numbers(chance: Random, encoding: str) -> Show:
    def canonical(text: str) -> str:
        return text

    def french(text: str) -> str:
        return _grouped(text, "\u202f", ",")

    def french_excel(text: str) -> str:
        return _grouped(text, "\u00a0", ",")

    def comma(text: str) -> str:
        return text.replace(".", ",")

    def german(text: str) -> str:
        return _grouped(text, ".", ",")

    def english(text: str) -> str:
        return _grouped(text, ",", ".")

    def swiss(text: str) -> str:
        return _grouped(text, "’", ".")

    def three_decimals(text: str) -> str:
        return f"{float(text):.3f}" if 0 < len(text.partition(".")[2]) <= 3 else text

    def two_decimals(text: str) -> str:
        return f"{float(text):.2f}" if len(text.partition(".")[2]) <= 2 else text

    def of_pandas(text: str) -> str:
        return str(float(text))

    shows = (
        canonical,
        canonical,
        french,
        french_excel,
        comma,
        german,
        english,
        swiss,
        three_decimals,
        two_decimals,
        of_pandas,
    )
    return chance.choice([show for show in shows if has(encoding, show("1234567"))])


def _days(chance: Random) -> Show:
    def formatted(full: str, month: str) -> Show:
        def show(text: str) -> str:
            if len(text) == 10:
                return date.fromisoformat(text).strftime(full)
            return date.fromisoformat(f"{text}-01").strftime(month) if len(text) == 7 else text

        show.__name__ = full
        return show

    def as_moment(text: str) -> str:
        """Midnight in Paris as JavaScript writes it."""
        if len(text) < 10:
            return text
        moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Paris"))
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    return chance.choice(
        (
            as_moment,
            *(formatted("%Y-%m-%d", "%Y-%m"), formatted("%d/%m/%Y", "%m/%Y"), formatted("%d.%m.%Y", "%m.%Y")),
            *(formatted("%m/%d/%Y", "%m/%Y"), formatted("%d-%m-%Y", "%m-%Y"), formatted("%d/%m/%y", "%b-%y")),
            *(formatted("%Y/%m/%d", "%Y/%m"), formatted("%d %B %Y", "%B %Y"), formatted("%Y-%m-%d 00:00:00", "%Y-%m")),
            formatted("%d-%b-%y", "%b %Y"),
        )
    )
