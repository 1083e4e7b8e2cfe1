"""Problems gathered by their kind and by equal values, so that one decision mends all that are alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from vendors.desk.mending.decisions import Decision
from vendors.desk.mending.missing_rows import NOT_IN_THE_CELL, MissingRow, missing_row
from vendors.desk.mending.places import Places, RowPlace
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.types.did_you_mean import plain
from vendors.validation.list_values import named_values
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES
from vendors.validation.text_table import OF_ONE_ITEM

TWICE: Final = frozenset({"duplicate-key", "duplicate-address"})
"""Rules that a row breaks by being there; it can be removed."""


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """Problems of one kind whose cells say the same: one decision mends them all.

    Attributes:
        id: names the group as long as it is the same.
        problems: in their order, each with its row in `places`.
        places: None for a problem of a header, a table or a file.
        column: of the cells; None where there are none.
        text: what each cell says, or the item of its list that is wrong.
        of_item: whether it is such an item.
        proposal: what it would say; None where there is no proposal.
        can_write: whether another text can be written there.
        can_remove: whether each row can be taken out.
        missing: the row that is missing, or None.
    """

    id: str
    problems: tuple[Problem, ...]
    places: tuple[RowPlace | None, ...]
    column: Column | None
    text: str
    of_item: bool
    proposal: str | None
    can_write: bool
    can_remove: bool
    missing: MissingRow | None

    @property
    def first(self) -> Problem:
        """A problem to speak of them by."""
        return self.problems[0]

    def decided(self, text: str) -> list[Decision]:
        """The decision that each cell, or its wrong item, says something else.

        Args:
            text: as it was typed; a label or a name stands for its value.
        """
        meant = value_meant(text, self.column)
        return [Decision(problem, meant, self.of_item) for problem in self.problems]

    def removed(self) -> list[Decision]:
        """The decision that each row goes."""
        return [Decision(problem, None) for problem in self.problems]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """Groups of one rule in one column.

    Attributes:
        id: names the kind.
        rule: a key of `RULES`.
        table: name of the table, "" for none.
        column: None for none.
    """

    id: str
    rule: str
    table: str
    column: Column | None
    groups: tuple[ProblemGroup, ...]

    @property
    def count(self) -> int:
        """How many problems it has."""
        return sum(len(group.problems) for group in self.groups)

    @property
    def proposed(self) -> int:
        """How many of them have a proposal."""
        return sum(len(group.problems) for group in self.groups if group.can_write and group.proposal is not None)


def kinds(problems: Iterable[Problem], places: Places) -> list[ProblemKind]:
    """Problems by kind and equal value, the most frequent first, so that a few decisions mend most of them."""
    found: dict[tuple[str, str, str], dict[tuple[object, ...], list[Problem]]] = {}
    for problem in problems:
        table = places.table(problem)
        groups = found.setdefault((problem.rule, table, problem.column), {})
        groups.setdefault(_alike(problem, places), []).append(problem)
    made = []
    for (rule, table, name), groups in found.items():
        column = _column(table, name)
        parts = [_group((rule, table, name, *alike), group, column, places) for alike, group in groups.items()]
        parts.sort(key=lambda group: -len(group.problems))
        made.append(ProblemKind(_id(rule, table, name), rule, table, column, tuple(parts)))
    return sorted(made, key=lambda kind: (-kind.proposed, -kind.count))


def value_meant(text: str, column: Column | None) -> str:
    """The value that a text means in a column: a label, a country or a language by its name gives its value; else the text as it is.

    Args:
        text: as it was typed or chosen.
        column: where it shall stand; None where that is not known.
    """
    if column is None or not (column.choices or column.kind in ("country", "language")):
        return text.strip() if column else text
    values = named_values(column)
    items = text.split("|") if column.many else [text]
    return "|".join(values.get(plain(item), item.strip()) for item in items)


def _alike(problem: Problem, places: Places) -> tuple[object, ...]:
    """What must be equal in problems of one kind for one decision to mend them."""
    other = problem.other if "{other}" in RULES[problem.rule].message else ""
    place = None if problem.rule not in TWICE else (problem.file, problem.sheet, problem.line)
    text, of_item = _text(problem, places)
    return text, of_item, problem.suggestion if of_item else problem.fix, problem.clears, other, place


def _text(problem: Problem, places: Places) -> tuple[str, bool]:
    place = places.of(problem)
    if place is None or not problem.column:
        return problem.value, False
    cell = place.row.text(problem.column)
    if problem.rule in OF_ONE_ITEM and "|" in cell and problem.value in cell.split("|"):
        return problem.value, True
    return cell, False


def _group(named: Sequence[object], problems: Sequence[Problem], column: Column | None, places: Places) -> ProblemGroup:
    first, found = problems[0], tuple(places.of(problem) for problem in problems)
    text, of_item = _text(first, places)
    proposal = (first.suggestion if of_item else first.fix) or ("" if first.clears else None)
    in_header = bool(first.letter and first.line and found[0] is None and first.fix)
    return ProblemGroup(
        _id(*map(str, named)),
        tuple(problems),
        found,
        column,
        text,
        of_item,
        proposal,
        can_write=first.rule not in NOT_IN_THE_CELL and (in_header or all(map(_has_cell, problems, found))),
        can_remove=first.rule in TWICE and all(found),
        missing=missing_row(first, found[0]),
    )


def _has_cell(problem: Problem, place: RowPlace | None) -> bool:
    return bool(place and problem.column and problem.column in TABLES[place.table].model_fields)


def _column(table: str, name: str) -> Column | None:
    return TABLES[table].columns_by_name().get(name) if table else None


def _id(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:12]


def by_id(found: Iterable[ProblemKind]) -> Mapping[str, ProblemGroup]:
    """The groups of all kinds by their ids."""
    return {group.id: group for kind in found for group in kind.groups}
