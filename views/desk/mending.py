"""What is wrong in a change, to be put right: by kind and equal value, each with the right field, its rows by name, and what the change itself causes first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from vendors.desk.mending.groups import ProblemGroup, ProblemKind, kinds
from vendors.desk.mending.places import Places, RowPlace
from vendors.desk.revisions.describe import Names
from vendors.desk.work import Work
from vendors.i18n.language import Language
from vendors.tables import TABLES
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES, Severity
from views.desk.controls import CellField, control, label_of, lists, options

MOST_GROUPS: Final = 400
"""Groups of errors on one page; all problems are in the file that can be downloaded."""
MOST_NOTICES: Final = 200
"""Lines of notices on one page, of each sort."""
MOST_ROWS: Final = 30
"""Rows named in a group."""
FEW: Final = 3
"""Rows named without a click."""
TEXT: Final = "text-"
"""Before the id of a group in the name of its field."""


@dataclass(frozen=True, slots=True)
class RowOnPage:
    """A row with a problem.

    Attributes:
        name: what it is called.
        address: of its form, at the cell; "" where it cannot be told from others.
        line: in its file, 0 for none.
        letter: of the column there, "" for none.
    """

    name: str
    address: str
    line: int
    letter: str


@dataclass(frozen=True, slots=True)
class GroupOnPage:
    """Problems that one decision mends.

    Attributes:
        what: what is wrong, without the place.
        shown: what its field says at first.
        shown_label: the same as readers see it.
        field: None where no text can be written.
        rows: the first of its rows.
        more: how many further ones there are.
        add: the address of the form of the row that is missing, "" for none.
        apart: for a row that stands twice: column, what it says, what the other one says.
    """

    group: ProblemGroup
    what: str
    shown: str
    shown_label: str
    field: CellField | None
    rows: tuple[RowOnPage, ...]
    more: int
    add: str
    apart: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KindOnPage:
    """Groups of one kind.

    Attributes:
        table, column: their labels, "" for none.
        why: why it is a rule.
    """

    kind: ProblemKind
    table: str
    column: str
    why: str
    groups: tuple[GroupOnPage, ...]


@dataclass(frozen=True, slots=True)
class MendingOnPage:
    """All problems of a change as its page shows them.

    Attributes:
        errors: what stops publication, as far as it is shown.
        count: how many errors there are in all.
        hidden: how many of them are not shown.
        proposals: how many of them have a proposal.
        notices: what awaits work and is new with this change.
        notice_count: how many.
        old: what awaited work before, in words, the first of it.
        old_count: how many.
        waiting: rows with so much wrong that nothing between rows could be looked for.
        lists: of values, for the fields.
    """

    errors: tuple[KindOnPage, ...]
    count: int
    hidden: int
    proposals: int
    notices: tuple[KindOnPage, ...]
    notice_count: int
    old: tuple[str, ...]
    old_count: int
    waiting: int
    lists: Sequence[tuple[str, str]]

    @property
    def has_fields(self) -> bool:
        """Whether anything can be decided here."""
        return any(
            group.field or group.group.can_remove for kind in (*self.errors, *self.notices) for group in kind.groups
        )


def mending(work: Work, words: Language) -> MendingOnPage:
    """What is wrong in a change, as its page shows it."""
    on_page = _OnPage(work, words)
    mine = [problem for problem in open_problems(work) if problem.severity is Severity.NOTICE]
    old = [problem for problem in work.problems if problem not in work.caused and problem.severity is Severity.NOTICE]
    errors, shown = on_page.kinds(work.errors, MOST_GROUPS)
    found, _shown = on_page.kinds(mine, MOST_NOTICES)
    return MendingOnPage(
        errors,
        len(work.errors),
        len(work.errors) - shown,
        sum(kind.kind.proposed for kind in errors),
        found,
        len(mine),
        tuple(problem.message(words) for problem in old[:MOST_NOTICES]),
        len(old),
        sum(len(table.rows) - len(table.valid) for one in work.loaded for table in one.tables.values()),
        lists(on_page.referred, work.draft.files),
    )


def open_problems(work: Work) -> list[Problem]:
    """What is to be decided in a change: its errors, and what else it causes."""
    return [problem for problem in work.problems if problem.severity is Severity.ERROR or problem in work.caused]


class _OnPage:
    """Makes the parts of the page.

    Attributes:
        referred: the tables whose ids fields may name.
    """

    def __init__(self, work: Work, words: Language) -> None:
        self._work, self._words = work, words
        self._places = Places(work.loaded, work.draft.files)
        self._names = Names.in_files(work.draft.files, work.base)
        self.referred: set[str] = set()

    def kinds(self, problems: Iterable[Problem], most: int) -> tuple[tuple[KindOnPage, ...], int]:
        """Problems by their kind, at most so many groups, and how many problems these are."""
        made: list[KindOnPage] = []
        left, shown = most, 0
        for kind in kinds(problems, self._places):
            groups = kind.groups[:left]
            if groups:
                made.append(self._kind(kind, groups))
            left -= len(groups)
            shown += sum(len(group.problems) for group in groups)
        return tuple(made), shown

    def _kind(self, kind: ProblemKind, groups: Sequence[ProblemGroup]) -> KindOnPage:
        say = self._words.say
        return KindOnPage(
            kind,
            say(TABLES[kind.table].PLURAL or kind.table) if kind.table else "",
            say(kind.column.label) if kind.column else "",
            say(RULES[kind.rule].why),
            tuple(map(self._group, groups)),
        )

    def _group(self, group: ProblemGroup) -> GroupOnPage:
        shown = group.text if group.proposal is None else group.proposal
        field = None
        if group.can_write:
            field = control(group.column, self._words, shown) if group.column else CellField("text")
            if group.of_item and group.column and field.kind == "ticks":
                field = CellField("select", options=options(group.column, self._words.code))
            if field.list and group.column:
                self.referred.add(group.column.refers)
        return GroupOnPage(
            group,
            group.first.what(self._words),
            shown,
            label_of(group.column, shown, self._words) if group.column else shown,
            field,
            tuple(map(self._row, group.problems[:MOST_ROWS], group.places)),
            max(len(group.problems) - MOST_ROWS, 0),
            row_address(group.missing.table, None, group.missing.cells) if group.missing else "",
            self._apart(group),
        )

    def _row(self, problem: Problem, place: RowPlace | None) -> RowOnPage:
        if place is None:
            return RowOnPage(problem.file, "", problem.line, problem.letter)
        name = self._names.of_row(place.table, place.row, self._words)
        address = row_address(place.table, place.key.cells, column=problem.column) if place.key.nth == 1 else ""
        return RowOnPage(
            name or self._words.say("(empty)"), address if any(place.key.cells) else "", problem.line, problem.letter
        )

    def _apart(self, group: ProblemGroup) -> tuple[tuple[str, str, str], ...]:
        """In what a row differs from the one whose key it repeats."""
        place = group.places[0]
        if group.first.rule != "duplicate-key" or place is None:
            return ()
        other = self._places.with_key(group.first, place.key.cells)
        if other is None:
            return ()
        return tuple(
            (self._words.say(column.label), place.row.text(column.name), other.text(column.name))
            for column in TABLES[place.table].columns()
            if place.row.text(column.name) != other.text(column.name)
        )


def row_address(table: str, key: Sequence[str] | None, cells: Mapping[str, str] | None = None, column: str = "") -> str:
    """The address of the form of a row.

    Args:
        table: its name.
        key: of the row; None for a new one.
        cells: what is known of a new one.
        column: the cell to go to, "" for none.
    """
    asked = {"table": table} | ({"row": "|".join(key)} if key else {"new": "yes"})
    asked |= {f"set-{name}": text for name, text in (cells or {}).items() if text}
    return f"/desk/row?{urlencode(asked, errors='surrogateescape')}{f'#cell-{column}' if column else ''}"
