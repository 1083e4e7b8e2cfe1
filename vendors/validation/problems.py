"""What is wrong in the data: which rule, where, what was found, and what to write instead."""

import re
import unicodedata
from typing import Any, Final, NamedTuple

from vendors.i18n.language import Language, _, language
from vendors.types.unseen_signs import told_apart
from vendors.validation.rules import RULES, Severity

_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half a sign, as `surrogateescape` keeps a byte that is not of the encoding; it cannot be written as UTF-8."""

_SIGNS: Final = {
    " ": _("space"),
    "\u00a0": _("no-break space"),
    "\u202f": _("narrow no-break space"),
    "\u200b": _("zero width space"),
    "\u00ad": _("soft hyphen"),
    "\u0300": _("combining grave accent"),
    "\u0301": _("combining acute accent"),
    "\u0302": _("combining circumflex accent"),
    "\u0308": _("combining diaeresis"),
    "\u0327": _("combining cedilla"),
}
"""What the signs are called that texts differ in most; the others have a name in English alone."""

_OF_A_LINE: Final = frozenset({"duplicate-key", "duplicate-address", "overlap", "two-spellings"})
"""The rules by which a row collides with another one, named by its line."""


def writable(text: str) -> str:
    """A text of a file as it can be shown, whatever its bytes are: a form sends it back so."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


class _Fields(NamedTuple):
    file: str
    line: int
    column: str
    letter: str
    rule: str
    value: str = ""
    suggestion: str = ""
    other: str = ""
    sheet: str = ""
    fix: str = ""
    clears: bool = False


class Problem(_Fields):
    """One fault or task in the data. Its words come last: `message(language)`.

    A file may have many thousands, so it is a tuple: made, compared and sorted in a third of the time of another object.

    Attributes:
        file: name of the file in the data folder.
        line: line in the file as an editor shows it, from 1; 0 for the file as a whole.
        column: name of the column, or "" for the row or file as a whole.
        letter: the column's letter in a spreadsheet, or "".
        rule: a key of `RULES`.
        value: the text found.
        suggestion: what to write instead, or "".
        other: what it collides with.
        sheet: name of the sheet in a workbook, or "".
        fix: the whole text of the cell once the suggestion is taken, or "" where there is none to take.
        clears: whether the suggestion is to leave the cell empty.
    """

    __slots__ = ()

    def __new__(
        cls,
        file: str,
        line: int,
        column: str,
        letter: str,
        rule: str,
        value: str = "",
        suggestion: str = "",
        other: str = "",
        sheet: str = "",
        fix: str = "",
        clears: bool = False,
    ) -> "Problem":
        """A problem; whatever bytes a file holds, what is said of it can be written down."""
        if not f"{value}{suggestion}{other}{fix}{column}".isascii():
            column, value, suggestion, other, fix = map(writable, (column, value, suggestion, other, fix))
        return tuple.__new__(cls, (file, line, column, letter, rule, value, suggestion, other, sheet, fix, clears))

    def but(self, **told: Any) -> "Problem":
        """The same problem with other attributes."""
        return Problem(*self._replace(**told))

    def __repr__(self) -> str:
        """As a failing test shows it: in one line."""
        return f"<{self.file}:{self.line} {self.column or '-'} {self.rule} {self.value[:80]!r}>"

    @property
    def severity(self) -> Severity:
        """Whether it stops publication."""
        return RULES[self.rule].severity

    @property
    def has_fix(self) -> bool:
        """Whether there is a suggestion that can be taken as it is: a text for the whole cell, or none at all."""
        return bool(self.fix) or self.clears

    def message(self, reader: Language) -> str:
        """What is wrong, where, and what to write instead, as one sentence or two."""
        where = file = (
            reader.say("{file}, sheet {sheet}", file=self.file, sheet=self.sheet) if self.sheet else self.file
        )
        if self.column and self.line and not self.letter:
            where = reader.say(_("{file}, line {line}, column {column}"), file=file, line=self.line, column=self.column)
        elif self.column and self.line:
            where = reader.say(
                "{file}, line {line}, column {letter} ({column})",
                file=file,
                line=self.line,
                letter=self.letter,
                column=self.column,
            )
        elif self.line and self.letter:
            where = reader.say(_("{file}, line {line}, column {letter}"), file=file, line=self.line, letter=self.letter)
        elif self.line:
            where = reader.say("{file}, line {line}", file=file, line=self.line)
        return reader.say("{where}: {what}", where=where, what=self.what(reader))

    def what(self, reader: Language) -> str:
        """What is wrong and what to write instead, without the place: for whoever stands before the cell."""
        sentences = [
            reader.say(
                RULES[self.rule].message,
                value=_short(self.value),
                other=self._other(reader),
                count=reader.number(len(self.value)),
            )
        ]
        if self.suggestion:
            sentences.append(reader.say("Write “{suggestion}”.", suggestion=self.suggestion))
            if signs := told_apart(self.value, self.suggestion):
                sentences.append(
                    reader.say(
                        _("To the eye both are the same; they differ in {signs}."),
                        signs=", ".join(_called(sign, reader) for sign in signs),
                    )
                )
        elif self.clears:
            sentences.append(reader.say(_("Leave the cell empty.")))
        elif instead := RULES[self.rule].instead:
            sentences.append(reader.say(instead, other=self.other))
        return " ".join(sentences)

    def _other(self, reader: Language) -> str:
        """What it collides with, in words. A row that a loaded file has not stands at a line below 0, that of the table it is a change of."""
        if self.rule in _OF_A_LINE and self.other.startswith("-"):
            return reader.say(_("{line} of the published table"), line=self.other[1:])
        return _short(self.other)

    def as_dict(self, code: str) -> dict[str, str | int | bool]:
        """The problem as `check --format json` and `/healthz` print it, its words in the language of that code."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "letter": self.letter,
            "value": self.value,
            "suggestion": self.suggestion,
            "fix": self.fix,
            "clears": self.clears,
            "message": self.message(language(code)),
            "reason": language(code).say(RULES[self.rule].why),
        }


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _called(sign: str, reader: Language) -> str:
    """A sign by its number, and what it is called where the reader's language has a word for it."""
    name = reader.say(_SIGNS[sign]) if sign in _SIGNS else unicodedata.name(sign, "").lower() * (reader.code == "en")
    return f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"
