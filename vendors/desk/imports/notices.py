"""What was understood while a file was loaded, so that nothing is changed in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vendors.i18n.language import Language, _
from vendors.validation.text_table import Writing

NOTICES: Final[Mapping[str, str]] = {
    "encoding": _("The text was in {value} and is now UTF-8."),
    "separator": _("The cells were separated by “{value}”."),
    "wrapped": _("Each row was quoted as one cell; it was taken apart."),
    "backslashes": _("Quotation marks stood behind a backslash, which was taken off."),
    "bare-quotes": _("Cells in which quotation marks are text, as in what is pasted from a spreadsheet: {count}."),
    "above-header": _("The header was found on line {line}; what stands above it was left out."),
    "header-again": _("Lines that repeat the header were left out: {count}, the first on line {line}."),
    "left-out-sheet": _("The sheet “{value}” is none of the tables and was left out."),
    "hidden-sheet": _("The hidden sheet “{value}” was left out."),
    "hidden-rows": _("Rows that the sheet does not show were read too: {count} (lines {value})."),
    "struck-rows": _("Rows in which cells are struck through were read too: {count} (lines {value})."),
    "comment": _("Cell {value}: a comment was left out: “{after}”."),
    "more-comments": _("More comments were left out: {count} (cells {value})."),
    "link": _("Cell {value} (“{before}”): the link behind it was left out: {after}"),
    "more-links": _("More links were left out: {count} (cells {value})."),
    "drawing": _("Cell {value}: a picture or drawing on it was left out: “{after}”."),
    "more-drawings": _("More pictures and drawings were left out: {count} (cells {value})."),
    "sheet-drawing": _("A picture or drawing that lies on the sheet was left out: “{after}”."),
    "hidden-columns": _("Columns that the sheet does not show were read too: {count} ({value})."),
    "shown": _(
        "Column {letter} ({column}): numbers taken as the cell holds them, and not as the sheet shows them: {count}, such as {after}, shown as “{before}”."
    ),
    "shown-day": _(
        "Column {letter} ({column}): days taken as short as the sheet shows them: {count}, such as “{before}” as {after}."
    ),
    "extra-column": _("Column {letter} (“{value}”) is none of the table’s and was left out."),
    "kept-columns": _("Columns that the file has not, and that stay as they were: {value}."),
    "replaced-file": _("The file of that name that was loaded before no longer counts: this one takes its place."),
    "as-of": _("The file was taken from version {before} of {value}: what others have published since stays."),
    "no-mark": _("The file does not say of when it is: it is taken to be of {value}, like the change it is part of."),
    "other-mark": _(
        "The file says that it was taken from version {before}, which is not known here: it is taken to be of {value}."
    ),
    "chosen-as-of": _("The file is taken to be of {value}, as you have chosen."),
    "label": _("Columns told by their label: {count}, such as {column} by “{before}”."),
    "former-value": _(
        "Column {letter} ({column}): former values: {count}, such as “{before}”, which is now “{after}”."
    ),
    "date": _("Column {letter} ({column}): dates spelt anew: {count}, such as “{before}” as {after}."),
    "number": _("Column {letter} ({column}): numbers spelt anew: {count}, such as “{before}” as {after}."),
    "accents": _(
        "Column {letter} ({column}): letters whose accents were signs of their own: {count}, such as “{after}”; they are one sign each now."
    ),
    "apostrophe-before": _(
        "Column {letter} ({column}): apostrophes taken off that marked a text: {count}, as before “{after}”."
    ),
}
"""What to say of each kind."""
OF_DAYS: Final = frozenset({"as-of", "no-mark", "other-mark", "chosen-as-of"})
"""The kinds that are about a day."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that was understood, for all the places it concerns.

    Attributes:
        kind: a key of `NOTICES`.
        sheet: where, "" for the file as a whole.
        line: the first line it concerns, 0 for none.
        letter, column: the spreadsheet's letter and the name of the column, "" for none.
        value: what it is about.
        before, after: the first of the texts, as it was and as it is now.
        count: how many cells it concerns.
    """

    kind: str
    sheet: str = ""
    line: int = 0
    letter: str = ""
    column: str = ""
    value: str = ""
    before: str = ""
    after: str = ""
    count: int = 1

    def message(self, reader: Language) -> str:
        """What was understood, as a sentence."""
        said = reader.say(
            NOTICES[self.kind],
            line=self.line,
            letter=self.letter,
            column=self.column,
            value=reader.date(date.fromisoformat(self.value)) if self.kind in OF_DAYS else self.value,
            before=self.before,
            after=self.after,
            count=reader.number(self.count),
        )
        return reader.say("Sheet {sheet}: {what}", sheet=self.sheet, what=said) if self.sheet else said

    def as_dict(self, reader: Language) -> dict[str, str | int]:
        """The notice as `import --format json` prints it."""
        return {
            "notice": self.kind,
            "sheet": self.sheet,
            "line": self.line,
            "letter": self.letter,
            "column": self.column,
            "count": self.count,
            "value": self.value,
            "before": self.before,
            "after": self.after,
            "message": self.message(reader),
        }


class Notices:
    """What was understood, each kind of thing once for all the cells of a column."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str, str], Notice] = {}

    def add(self, notice: Notice) -> None:
        """Takes a notice, or counts one more cell of it."""
        key = (notice.kind, notice.sheet, notice.letter, notice.value)
        known = self._found.get(key)
        self._found[key] = replace(known, count=known.count + 1) if known else notice

    def all(self) -> tuple[Notice, ...]:
        """The notices, in the order in which they were first met."""
        return tuple(self._found.values())


def about_writing(writing: Writing) -> Iterator[Notice]:
    """What was understood of the way in which a text file is written."""
    if writing.encoding:
        yield Notice("encoding", value=writing.encoding.upper())
    if writing.separator:
        sign = writing.separator
        yield Notice("separator", value="tab" if sign == "\t" else sign if sign.isprintable() else f"U+{ord(sign):04X}")
    if writing.wrapped:
        yield Notice("wrapped")
    if writing.backslashes:
        yield Notice("backslashes")
    if writing.bare_quotes:
        yield Notice("bare-quotes", count=writing.bare_quotes)
