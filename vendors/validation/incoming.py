"""The one rule for all that comes in, by whatever way: import, desk, grid, form, article, feed, a file changed on disk.

Each value is

1. taken as it stands, or
2. translated where it can mean only one thing in its place, with a notice that says from what to what (`taken`), or
3. asked about, with a proposal one click away (`asked`).

Nothing is dropped, rounded, shifted, encoded anew or believed without a word. Every way in ends in `vendors.validation.row_check.RowCheck`,
which asks of each cell of each row; no row is valid that has not been asked there. What is loaded at the desk or by `import`, and what
a form, a grid or an article writes, is translated first, in `vendors.desk.imports.sheet_tables`. A file that is changed on disk, or
comes by git, is asked the same things by `check`, and nothing of it is translated. A further format of files has only to say what its
cells hold, as a `TextTable`; it inherits the rest.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from vendors.tables.row import Column
from vendors.types.country import countries, spoken_languages
from vendors.types.credit import credited
from vendors.types.doubted_name import beside_name
from vendors.types.failed_formula import is_failed_formula
from vendors.types.kinds import without_end
from vendors.types.markup import QUICK, plain_address, plain_text, written_items
from vendors.types.no_value import LONGEST, Doubt, are_lost_letters, listed_no_value, no_value
from vendors.types.spellings import (
    LOST_ZERO,
    date_meaning,
    is_bare_number,
    is_number,
    is_scientific,
    looks_like_a_date,
    number_meaning,
    year_of_day,
)
from vendors.types.spreadsheet import (
    BOOLEAN,
    DATE,
    ERROR,
    FORMULA,
    NUMBER,
    PERCENT,
    RAISED,
    STRUCK,
    TEXT,
    WRITTEN,
    Mark,
)
from vendors.types.wrapped_address import personal_mail, wrapping
from vendors.validation import workbook_values
from vendors.validation.cells import BETWEEN, Suspicion, unseen, worth_a_look
from vendors.validation.list_values import listed

NUMBERS: Final = frozenset({"integer", "money", "number"})
"""The kinds of columns whose cells are numbers."""
ZEROS: Final = frozenset({"0", "00", "0.0"})
"""What may be nought, or what a program writes for an empty cell."""
RESPELT: Final = ("date", "number", "former-value", "shown", "shown-day")
"""The kinds of notices about a cell that was certain and is spelt anew."""
_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_FORMULA: Final = re.compile(
    r"\s*=|\s*[+\-@]\s*[A-Za-z.]+\s*[(|!]|\s*[+\-@].*\|\s*'.*'!|[+\-]\$?[A-Z]{1,2}\$?[0-9]+(?:[+\-*/].*)?$"
)
"""What Excel runs: a text that begins with =, and one that begins with +, - or @ and calls something (OWASP, CSV injection)."""
_HYPERLINK: Final = re.compile(r"\b(?:HYPERLINK|LIEN_HYPERTEXTE)\(\s*\"([^\"]+)\"")
_SPACE_BETWEEN: Final = re.compile(r"\s\||\|\s")
_TRUTH: Final = {"true": True, "vrai": True, "false": False, "faux": False}
_TRUTH_LENGTHS: Final = frozenset(map(len, _TRUTH))
_SPREADSHEET_TEXT: Final = ("id", "choice", "country", "language", "text")


Cell = tuple[str, Suspicion | None]
"""A cell as the data set writes it, and what is to be said of it: a rule that it breaks, or, under one of `RESPELT`, what it was."""


def asked(text: str, column: Column) -> Suspicion | None:
    """What is to be asked about a cell before its meaning is read, or None where it is taken as it stands.

    Args:
        text: as it stands in the file, not empty; stray bytes as `surrogateescape` keeps them.
        column: where it stands.
    """
    return (
        unseen(text, column)
        or _about_nothing(text, column)
        or _about_markup(text, column)
        or _about_credit(text, column)
        or _about_spreadsheets(text, column)
        or _about_doubt(text, column)
    )


def askable(cells: Mapping[str, str], columns: Mapping[str, Column]) -> bool:
    """Whether anything can be asked about the cells of a row; quick, so that most rows are looked at once and not cell by cell.

    Args:
        cells: the filled ones, by their column.
        columns: all columns of the table.
    """
    texts = cells.values()
    row = BETWEEN.join(texts)
    if (
        worth_a_look(row, len(cells))
        or ("@" in row and personal_mail(row))
        or (_MARKS.search(row) and any(map(QUICK.search, texts)))
    ):
        return True
    if (
        any(text in ZEROS or no_value(text) for text in texts)
        or ("?" in row and any(map(are_lost_letters, texts)))
        or (_FAILED.search(row) and any(map(is_failed_formula, texts)))
    ):
        return True
    for name, text in cells.items():
        column = columns[name]
        if column.kind == "address" and (wrapping(text) or without_end(text) != text):
            return True
        if _about_spreadsheets(text, column) or _about_doubt(text, column):
            return True
        if column.many and any(map(_may_be_nothing, text.split("|"))):
            return True
        if column.credits and _about_credit(text, column):
            return True
    return False


def perhaps_askable(texts: Iterable[str], column: Column) -> set[str]:
    """The texts of a column about which anything may be asked: all of which `askable` says so, and others that are told apart by asking."""
    by_kind = _by_kind(column)
    return {
        text
        for text in texts
        if not _TAME.fullmatch(text)
        or (len(text) < _SHORT and _FAILED.search(text))
        or (len(text) <= LONGEST and (text in ZEROS or no_value(text)))
        or (by_kind and by_kind(text))
    }


_TAME: Final = re.compile(r"(?! )[A-Za-z0-9 .,:;/()!$|~-]*(?<! )")
"""Texts without any sign that `askable` looks for in texts of all columns."""
_SHORT: Final = 30
"""Texts that are longer are no failed formula."""


def _by_kind(column: Column) -> Callable[[str], bool] | None:
    """What `askable` looks for in a tame text of a column, besides words for no value; None for nothing."""
    if column.kind == "address":
        return lambda text: bool(wrapping(text) or without_end(text) != text)
    of_spreadsheets = column.kind == "text" and not column.repeats
    if not (column.many or column.credits or column.names):
        return (lambda text: bool(_about_spreadsheets(text, column))) if of_spreadsheets else None
    return lambda text: bool(
        _about_spreadsheets(text, column)
        or (column.many and any(map(_may_be_nothing, text.split("|"))))
        or _about_credit(text, column)
        or _about_doubt(text, column)
    )


_MARKS: Final = re.compile(r"[&<\\%\]=+]|_x|'{3}|\*\*|b['\"]")
_FAILED: Final = re.compile("#|Err|Fehler|oading|hargement")
"""Without one of these no cell is a failed formula."""


def _may_be_nothing(item: str) -> bool:
    """Whether `_about_nothing` may ask about an item of a list."""
    return bool(item in ZEROS or no_value(item) or is_failed_formula(item) or ("?" in item and are_lost_letters(item)))


def _about_nothing(text: str, column: Column) -> Suspicion | None:
    """A formula that failed, or a word for no value, in the cell or in an item of its list."""
    if not column.many and "?" not in text and len(bare := text.strip()) > LONGEST and not bare.startswith("#"):
        return None  # as most sentences
    items = text.split("|") if column.many else [text]
    failed = next(filter(is_failed_formula, items), "")
    doubts = [
        (item, _no_value(item, column, len(items))) for item in items if item and (item in ZEROS or no_value(item))
    ]
    empty = [item for item, doubt in doubts if doubt is Doubt.NO_VALUE]
    maybe = [item for item, doubt in doubts if doubt is Doubt.MAYBE]
    odd = failed or next(iter(empty or maybe), "")
    if not odd:
        lost = "" if column.kind == "address" else next(filter(are_lost_letters, items), "")
        return Suspicion("garbled", lost) if lost else None
    named = "no-name" if column.kind in ("text", "own-text") else "no-value"
    rule = "error-value" if failed else named if empty else "maybe-no-value"
    left = "|".join(item for item in items if item not in (odd, *empty) and not is_failed_formula(item))
    return Suspicion(rule, odd, left, clears=not left and not column.required)


def _no_value(text: str, column: Column, items: int) -> Doubt:
    """Whether a text says that nothing is known, where it stands."""
    # A sentence may well say of something that it is not known; a name beside a doubt is a name, and asked about as one.
    words = listed_no_value if column.quoted or column.written_in or column.kind == "own-text" else no_value
    doubt = Doubt.MAYBE if text in ZEROS else words(text)
    if doubt is Doubt.MAYBE and column.names and beside_name(text):
        return Doubt.A_VALUE
    if not doubt or column.repeats or (column.choices and (text in map(str, column.choices) or text in _TICKS)):
        return Doubt.A_VALUE
    codes = {"country": countries(), "language": spoken_languages()}.get(column.kind)
    if codes and text in codes:
        # NA is Namibia; alone in a cell it may still be what a program writes for nothing.
        return Doubt.A_VALUE if items > 1 else Doubt.MAYBE
    if column.kind == "id" and len(text) <= _SHORT_ID and text.isalnum() and text.islower():
        return Doubt.A_VALUE
    if text in ZEROS:
        # What a formula gives that points at an empty cell.
        return Doubt.MAYBE if column.kind in ("integer", "money", "text", "own-text") else Doubt.A_VALUE
    if column.kind in _PLAIN and not (column.kind == "date" and text[:4].isdigit()):
        return Doubt.NO_VALUE
    return doubt


_TICKS: Final = frozenset("xX")
"""In a closed list they may be the mark for yes: which of its values is meant is asked."""
_SHORT_ID: Final = 3
"""Identifiers of so few letters are the initials of anybody."""
_PLAIN: Final = frozenset({"date", "integer", "money", "number", "address", "choice"})
"""Kinds of values that no word can be."""


def _about_markup(text: str, column: Column) -> Suspicion | None:
    """Traces of web pages in a cell, or an address that is not the source’s own."""
    if column.kind == "address":
        plain = plain_address(text)
        found = wrapping(plain)
        if found:
            return Suspicion(found.kind, text, found.inside, found.what)
        if plain != text:
            return Suspicion("markup", text, plain)
        bare = without_end(text)
        ends = bare != text and text.startswith("http")
        return Suspicion("address-end", text, bare, text[len(bare) :]) if ends else None
    if column.kind in ("text", "own-text") and not column.repeats and (mail := personal_mail(text)):
        rest = re.sub(rf"\s*[(<\[]?(?:mailto:)?{re.escape(mail)}[)>\]]?", "", text).strip(" ,;:–-|")
        rest = rest if text.startswith(rest) else ""  # within a sentence only its writer knows what is left
        return Suspicion("personal-address", text, rest, mail, clears=mail == text and not column.required)
    plain = plain_text(text)
    if plain == text:
        return None
    if column.many and (items := written_items(text)):
        plain = "|".join(items)
    if column.kind == "text":
        plain = " ".join(plain.split())
    return Suspicion("markup", text, plain, clears=not plain and not column.required)


def _about_credit(text: str, column: Column) -> Suspicion | None:
    """A byline where the names in it belong: `Par Claire Martin, le 3 mai`."""
    if not column.credits:
        return None
    items = text.split("|")
    meant = [credited(item) for item in items]
    if all(names is None for names in meant):
        return None
    first = next(item for item, names in zip(items, meant, strict=True) if names is not None)
    left = [name for item, names in zip(items, meant, strict=True) for name in ((item,) if names is None else names)]
    rule = "no-author" if credited(first) == () else "byline"
    return Suspicion(rule, first, "|".join(dict.fromkeys(left)), clears=not left)


def _about_doubt(text: str, column: Column) -> Suspicion | None:
    """A name that somebody was not sure of, or with the mark of a footnote: `KKR ?`, `KKR (1)`."""
    if not column.names:
        return None
    items = text.split("|") if column.many else [text]
    found = [beside_name(item) for item in items]
    first = next((at for at, beside in enumerate(found) if beside), None)
    if first is None:
        return None
    left = [beside.name if beside else item for item, beside in zip(items, found, strict=True)]
    rule = "doubted-name" if any(beside and beside.is_doubt for beside in found) else "footnote-mark"
    return Suspicion(rule, items[first], "|".join(dict.fromkeys(left)))


def _about_spreadsheets(text: str, column: Column) -> Suspicion | None:
    """A formula, day, number or truth value where a text belongs: what is refused when it is loaded is named when it stands there.

    It stands there because an editor wrote it so at the desk, or because it came by git.
    """
    if column.kind != "text" or column.repeats or (found := wording(text, column)[1]) is None:
        return None
    return Suspicion("made-by-spreadsheet", text) if found.rule in _MADE else None


_MADE: Final = frozenset({"formula", "boolean", "turned-into-date", "turned-into-number"})


def taken(text: str, mark: Mark | None, column: Column, decimal: str) -> Cell:
    """Reads one cell of what comes in, and translates it where it can mean only one thing in its place.

    Args:
        text: as the file has it.
        mark: what a workbook knows of it.
        column: where it belongs.
        decimal: the decimal sign of the sheet, "" where it is not known.
    """
    if mark and mark.kind in (STRUCK, RAISED):
        rule = "struck-text" if mark.kind == STRUCK else "raised-text"
        return text, Suspicion(rule, text, mark.read, mark.shown, clears=not mark.read and not column.required)
    if mark and mark.kind == FORMULA:
        return _formula(text, mark, column, decimal)
    if mark and mark.kind in (ERROR, BOOLEAN, PERCENT):
        return _marked(text, mark, column)
    if mark and mark.kind == TEXT and (odd := workbook_values.wording(text, mark, column)):
        return text, odd
    if column.kind == "date":
        known = workbook_values.day(text, mark, column) if mark and mark.kind in (DATE, NUMBER) else None
        return known or _date(text)
    if column.kind in NUMBERS:
        known = workbook_values.amount(text, mark, column) if mark and mark.kind == NUMBER and mark.shown else None
        return known or _number(text, decimal)
    if mark and mark.kind == NUMBER and (odd := workbook_values.wording(text, mark, column)):
        return text, odd
    if mark and mark.kind in (TEXT, WRITTEN):
        return text, None
    if mark and mark.kind == DATE:
        return text, Suspicion("turned-into-date", text)
    return wording(text, column)


def _formula(text: str, mark: Mark, column: Column, decimal: str) -> Cell:
    """A formula is asked about, and its result proposed as it would be read if it stood there by itself."""
    result, remark = taken(text, mark.result, column, decimal) if text else ("", None)
    if remark and remark.rule not in RESPELT:
        if not remark.suggestion and mark.result:
            return text, remark
        result = remark.suggestion
    if column.kind == "address" and (linked := _HYPERLINK.search(mark.formula)):
        result = linked[1]
    if column.kind in NUMBERS and not is_number(result):
        result = ""
    return text or mark.formula, Suspicion("formula", mark.formula, result)


def _marked(text: str, mark: Mark, column: Column) -> Cell:
    if mark.kind == ERROR:
        return text, Suspicion("error-value", text, clears=not column.required)
    if mark.kind == PERCENT:
        return text, Suspicion("percent", text, text.removesuffix("%") if column.kind in NUMBERS else "")
    return text, Suspicion("boolean", text, _truth(text, column))


def _truth(text: str, column: Column) -> str:
    """What a truth value means where the column has a yes and a no."""
    wanted = "yes" if _TRUTH.get(text.strip().lower()) else "no"
    return wanted if wanted in [str(choice) for choice in column.choices] else ""


def _date(text: str) -> Cell:
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
    meaning = date_meaning(text)
    if meaning and LOST_ZERO.fullmatch(stripped):
        return text, Suspicion("turned-into-number", text, meaning.text)
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


def wording(text: str, column: Column) -> Cell:
    """Reads a cell, not empty, that is neither a date nor a number and of which no workbook says more than its text."""
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
            if looks_like_a_date(stripped) and not (column.repeats and stripped[:4].isdigit()):
                return text, Suspicion("turned-into-date", text)
            if is_scientific(stripped) or (column.names and is_bare_number(stripped)):
                return text, Suspicion("turned-into-number", text)
    if column.many and "|" in text and _SPACE_BETWEEN.search(text):
        return text, Suspicion("spaces", text, "|".join(part.strip() for part in text.split("|")))
    if column.many and "|" not in text and (items := listed(text, column)):
        return text, Suspicion("list-separator", text, items)
    return text, None
