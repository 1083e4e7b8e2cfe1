"""What an editor decides about problems, put where their cells stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from vendors.desk.edits import RowEdit
from vendors.desk.imports.loading import LoadedFile, rewritten
from vendors.desk.mending.places import Places
from vendors.store.files import Files
from vendors.validation.problems import Problem
from vendors.validation.text_table import Key, with_item


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of the cell, or the row, of a problem.

    Attributes:
        problem: which one.
        text: what the cell says now, or the item of its list that is wrong; None where the row goes.
        of_item: whether the text is for that item alone.
    """

    problem: Problem
    text: str | None
    of_item: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions put where they belong.

    Attributes:
        loaded: the loaded files, mended.
        edits: what has to be done in other places.
    """

    loaded: tuple[LoadedFile, ...]
    edits: tuple[RowEdit, ...]


def settle(loaded: Sequence[LoadedFile], files: Files, decisions: Sequence[Decision]) -> Settled:
    """Put decisions into the loaded files where their cells stand there, by line and letter; the others become edits of rows.

    Args:
        loaded: the loaded files.
        files: the tables as they would be published.
        decisions: about problems of these; several may be about items of one list.
    """
    places = Places(loaded, files)
    in_files: dict[str, dict[tuple[str, int, str], str]] = {}
    cells: dict[tuple[str, Key], dict[str, str]] = {}
    removed: dict[tuple[str, Key], None] = {}
    for decision in decisions:
        problem, place = decision.problem, places.of(decision.problem)
        if decision.text is None:
            removed |= {(place.table, place.key): None} if place else {}
        elif problem.letter and problem.line and places.file(problem):
            at = (problem.sheet, problem.line, problem.letter)
            texts = in_files.setdefault(problem.file, {})
            texts[at] = _text(decision, texts.get(at, place.row.text(problem.column) if place else ""))
        elif place and problem.column in place.row.columns:
            row = cells.setdefault((place.table, place.key), {})
            row[problem.column] = _text(decision, row.get(problem.column, place.row.text(problem.column)))
    edits = [
        *(RowEdit(table, key, texts) for (table, key), texts in cells.items()),
        *(RowEdit(table, key, removes=True) for table, key in removed),
    ]
    return Settled(tuple(rewritten(one, in_files.get(one.name, {})) for one in loaded), tuple(edits))


def _text(decision: Decision, cell: str) -> str:
    assert decision.text is not None
    if not decision.of_item:
        return decision.text
    return "|".join(with_item(cell.split("|"), decision.problem.value, decision.text))
