"""Text of a workbook that is struck through or raised: a reader does not read it as part of the value, its signs alone would."""

import re
from collections.abc import Collection, Iterable, MutableMapping
from typing import Final, NamedTuple

from vendors.types.spreadsheet import ERROR, FORMULA, RAISED, STRUCK, Mark
from vendors.validation.text_table import TextRow, Writing

_FOOTNOTE: Final = re.compile(
    r"[\s,;]*(?:[(\[]?\d{1,2}[)\]]?|[*†‡§]+|[a-c])(?:[\s,;]+(?:\d{1,2}|[*†‡§]+|[a-c]))*[\s)]*"
)
"""What is raised as the mark of a footnote, where `1er`, `2e` and `Mme` have raised letters of a word."""
_UNIT: Final = re.compile(r"(?:^|[\s\d/])(?:[cdkm]?m)$")
_POWERS: Final = {"2": "²", "3": "³"}


class Run(NamedTuple):
    """A part of a cell's text that is written in one way.

    Attributes:
        text: of the part.
        struck: whether it is struck through.
        raised: whether it stands higher than the line.
    """

    text: str
    struck: bool = False
    raised: bool = False


def mark_of_runs(runs: Iterable[Run]) -> Mark | None:
    """What is to be asked about a text of several runs: STRUCK or RAISED, or None where all of it is to be read."""
    runs = [run for run in runs if run.text]
    struck = "".join(run.text for run in runs if run.struck)
    if struck.strip():
        return Mark(STRUCK, shown=struck.strip(), read=_tidy(run.text for run in runs if not run.struck))
    raised = [run.text for run in runs if run.raised]
    if not raised or len(raised) == len(runs):
        return None
    kept, marks = "", []
    for run in runs:
        if run.raised and run.text in _POWERS and _UNIT.search(kept):
            kept += _POWERS[run.text]
            marks.append(run.text)
        elif run.raised and _FOOTNOTE.fullmatch(run.text):
            marks.append(run.text)
        else:
            kept += run.text
    return Mark(RAISED, shown="".join(marks).strip(), read=_tidy([kept])) if marks else None


def _tidy(parts: Iterable[str]) -> str:
    text = re.sub(r"[ \u00a0]{2,}", " ", " ".join(part.strip(" ") for part in parts if part.strip()))
    return re.sub(r" (?=[,.)\]])", "", text).strip()


def strike(row: TextRow, marks: MutableMapping[int, Mark], struck: Collection[int], writing: Writing) -> None:
    """Notes the cells of a row that are struck through as a whole: a row of which all are is named, a cell among others asked about.

    Args:
        row: with its cells.
        marks: its marks.
        struck: indexes of the cells.
        writing: of its sheet.
    """
    if not struck:
        return
    filled = [at for at, cell in enumerate(row.cells) if cell.strip() or at in marks]
    if all(at in struck for at in filled):
        writing.struck_lines.append(row.line)
        return
    for at in struck:
        if at < len(row.cells) and row.cells[at].strip() and not (at in marks and marks[at].kind in (FORMULA, ERROR)):
            marks[at] = Mark(STRUCK, shown=row.cells[at].strip())
