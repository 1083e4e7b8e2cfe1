"""What a spreadsheet has made of a cell, turned back into the text of the data set where that is certain, and named where it is not."""

import re
from typing import Final

from vendors.desk.imports.column_signs import NUMBERS
from vendors.tables.row import Column
from vendors.types.spellings import (
    date_meaning,
    is_number,
    is_scientific,
    looks_like_a_date,
    number_meaning,
    year_of_day,
)
from vendors.types.spreadsheet import BOOLEAN, DATE, ERROR, FORMULA, NUMBER, PERCENT, TEXT, WRITTEN, Mark
from vendors.validation.cells import Suspicion

RESPELT: Final = ("date", "number", "former-value")
"""The kinds of notices about a cell that was certain and is spelt anew."""
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FORMULA: Final = re.compile(
    r"\s*=|\s*[+\-@]\s*[A-Za-z.]+\s*[(|!]|\s*[+\-@].*\|\s*'.*'!|[+\-]\$?[A-Z]{1,2}\$?[0-9]+(?:[+\-*/].*)?$"
)
"""What Excel runs: a text that begins with =, and one that begins with +, - or @ and calls something (OWASP, CSV injection)."""
_TRUTH: Final = {"true": True, "vrai": True, "false": False, "faux": False}
_TRUTH_LENGTHS: Final = frozenset(map(len, _TRUTH))
_SPREADSHEET_TEXT: Final = ("id", "choice", "country", "language", "text")


Cell = tuple[str, Suspicion | None]
"""A cell as the data set writes it, and what is to be said of it: a rule that it breaks, or, under one of `RESPELT`, what it was."""


def value(text: str, mark: Mark | None, column: Column, decimal: str) -> Cell:
    """Reads one cell.

    Args:
        text: as the file has it.
        mark: what a workbook knows of it.
        column: where it belongs.
        decimal: the decimal sign of the sheet, "" where it is not known.
    """
    if mark and mark.kind in (FORMULA, ERROR, BOOLEAN, PERCENT):
        return _marked(text, mark, column)
    if column.kind == "date":
        return _date(text, mark)
    if column.kind in NUMBERS:
        return _number(text, decimal)
    if mark and mark.kind in (TEXT, WRITTEN):
        return text, None
    if mark and mark.kind == DATE:
        return text, Suspicion("turned-into-date", text)
    return _wording(text, column)


def _marked(text: str, mark: Mark, column: Column) -> Cell:
    if mark.kind == FORMULA:
        result = text
        if column.kind in NUMBERS and not is_number(result):
            result = ""
        return text or mark.formula, Suspicion("formula", mark.formula, result)
    if mark.kind == ERROR:
        return text, Suspicion("error-value", text)
    if mark.kind == PERCENT:
        return text, Suspicion("percent", text, text.removesuffix("%") if column.kind in NUMBERS else "")
    return text, Suspicion("boolean", text, _truth(text, column))


def _truth(text: str, column: Column) -> str:
    """What a truth value means where the column has a yes and a no."""
    wanted = "yes" if _TRUTH.get(text.strip().lower()) else "no"
    return wanted if wanted in [str(choice) for choice in column.choices] else ""


def _date(text: str, mark: Mark | None) -> Cell:
    if _DATE.fullmatch(text):
        if year := year_of_day(text):
            return text, Suspicion("year-as-date", text, year)
        # A date from a cell for dates is spelt as its reader sees it, which the notice cannot know.
        return text, None
    stripped = text.strip()
    if stripped.lower() in _TRUTH:
        return text, Suspicion("boolean", text)
    if stripped.startswith("="):
        return text, Suspicion("formula", text)
    if mark and mark.kind == NUMBER and is_number(text) and "." in text:
        text = text.partition(".")[0]
    meaning = date_meaning(text)
    if stripped != text and (meaning or _DATE.fullmatch(stripped)):
        return text, Suspicion("spaces", text, meaning.text if meaning else stripped)
    if meaning and meaning.sure:
        if year := year_of_day(meaning.text):
            return text, Suspicion("year-as-date", text, year)
        return meaning.text, Suspicion("date", text)
    return text, None


def _number(text: str, decimal: str) -> Cell:
    if is_number(text):
        if re.fullmatch(r"-?\d+\.0+", text):
            return text.partition(".")[0], Suspicion("number", text)
        return text, None
    stripped = text.strip()
    if stripped.endswith("%"):
        meant = number_meaning(stripped.removesuffix("%"), decimal)
        return text, Suspicion("percent", text, meant.text if meant else "")
    if stripped.lower() in _TRUTH:
        return text, Suspicion("boolean", text)
    if stripped.startswith("=") or (_FORMULA.match(stripped) and not number_meaning(stripped)):
        return text, Suspicion("formula", text)
    meaning = number_meaning(text, decimal)
    if meaning and is_scientific(text):
        return text, Suspicion("turned-into-number", text, meaning.text)
    if meaning and meaning.sure:
        return meaning.text, Suspicion("number", text)
    return text, None


def _wording(text: str, column: Column) -> Cell:
    first, last = text[0], text[-1]
    if first.isalpha() and last.isalpha() and not column.many and len(text) not in _TRUTH_LENGTHS:
        return text, None  # as most cells
    if first in " \t\r\n=+-@" and _FORMULA.match(text):
        return text, Suspicion("formula", text)
    # Most cells are looked at no further: what a spreadsheet makes of a word is short, and begins or ends with a figure.
    if len(text) < 25 and column.kind in _SPREADSHEET_TEXT:
        stripped = text.strip()
        if stripped.lower() in _TRUTH and (column.kind != "text" or stripped.isupper()):
            return text, Suspicion("boolean", text, _truth(text, column))
        if stripped and (stripped[0].isdigit() or stripped[-1].isdigit() or stripped[-1] == "."):
            if looks_like_a_date(stripped):
                return text, Suspicion("turned-into-date", text)
            if is_scientific(stripped):
                return text, Suspicion("turned-into-number", text)
    if column.many and re.search(r"\s\||\|\s", text):
        return text, Suspicion("spaces", text, "|".join(part.strip() for part in text.split("|")))
    if column.many and "|" not in text and (items := _listed(text, column)):
        return text, Suspicion("list-separator", text, items)
    return text, None


def _listed(text: str, column: Column) -> str:
    """The items of a list that were separated by something else, where each of them is a value of the column; else ""."""
    parts = [part.strip() for part in re.split(r"[;,\n/]", text)]
    if len(parts) < 2 or not all(parts):
        return ""
    known = {str(choice) for choice in column.choices}
    if known:
        return "|".join(dict.fromkeys(parts)) if known.issuperset(parts) else ""
    shape = {"country": r"[A-Z]{2}", "language": r"[a-z]{2}", "id": r"[a-z0-9]+(?:-[a-z0-9]+)*"}.get(column.kind)
    return "|".join(dict.fromkeys(parts)) if shape and all(re.fullmatch(shape, part) for part in parts) else ""
