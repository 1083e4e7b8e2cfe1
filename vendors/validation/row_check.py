"""The check of the rows of a table: each becomes a valid row, or problems. Its cells are judged column by column, see `column_verdicts`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from types import MappingProxyType
from typing import Any, Final

from vendors.tables.row import unchecked
from vendors.validation.column_verdicts import WRONG, ColumnVerdicts, TextTold, said_by_none
from vendors.validation.plain_texts import PlainTexts, Texts
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable

BLOCK: Final = 500
"""Rows that are looked at together."""
_LEFT_OUT: Final = frozenset({"text", "own-text", "country", "language", "address", "integer", "money", "number"})
"""Kinds of optional cells without which a row says less, and nothing else: an empty date or relation would say something."""
_NOTHING: Final[frozenset[str]] = frozenset()
_NOT_KNOWN: Final[Mapping[str, Texts]] = MappingProxyType({})
_NO_TEXTS: Final[Mapping[str, PlainTexts]] = MappingProxyType({})


class RowCheck:
    """Checks the rows of a table in the order of the file, a block of them at a time.

    Args:
        table: takes the valid rows and the problems; its header is known.
        plain_texts: find the plain texts of its columns, by the name of these, where somebody looks for them already.
    """

    def __init__(self, table: TextTable, plain_texts: Mapping[str, PlainTexts] = _NO_TEXTS) -> None:
        model = table.model
        self._table = table
        self._fields = tuple(model.model_fields)
        self._empty = {name: said_by_none(model, name) for name in self._fields}
        self._verdicts = {
            name: ColumnVerdicts(model, column, plain_texts.get(name) or PlainTexts(column))
            for name in table.header.places
            if (column := model.column(name))
        }
        self._file, self._sheet = table.file, table.sheet
        self._letters = {name: table.letter(name) for name in self._verdicts}
        self._may_be_left_out = {
            name: verdicts.column.kind in _LEFT_OUT and not verdicts.column.required
            for name, verdicts in self._verdicts.items()
        }
        self._filled_by: dict[bytes, set[str]] = {}
        self._all = set(table.header.places)
        self._is_full = False
        self._lacks_columns = any(self._empty[name] is WRONG for name in self._fields if name not in self._verdicts)

    def checked(
        self,
        rows: Sequence[TextRow],
        judged: Sequence[AbstractSet[str]] = (),
        known: Mapping[str, Texts] = _NOT_KNOWN,
    ) -> Iterator[None]:
        """Looks at rows together, and tells of one more each time it is asked.

        Args:
            rows: some rows, whose cells stand as the header says.
            judged: for each the columns whose cells have a problem already; () where none has any.
            known: the texts of the columns of these rows, each once, where somebody has them already.
        """
        judged = judged or [_NOTHING] * len(rows)
        cells = self._cells(rows)
        texts = {name: known[name] if name in known else set(column) for name, column in cells.items()}
        self._is_full = not any("" in each for each in texts.values())
        questions = self._questions(cells, texts)
        if anywhere := frozenset().union(*judged) & cells.keys():
            cells |= {name: list(cells[name]) for name in anywhere}
            for at, names in enumerate(judged):
                for name in names & anywhere:
                    cells[name][at] = ""  # type: ignore[index]
            texts |= {name: set(cells[name]) for name in anywhere}
        # What is wrong with a row by the kinds of its cells, in the order of the model.
        faults: dict[int, list[tuple[str, str]]] = defaultdict(list)
        columns: list[Sequence[Any]] = []
        for name in self._fields:
            if name in cells:
                said, wrong = self._verdicts[name].said(cells[name], texts[name])
                columns.append(said)
                for at in wrong:
                    faults[at].append((name, cells[name][at]))
            else:
                columns.append([self._empty[name]] * len(rows))
        for at, (row, names, values) in enumerate(zip(rows, judged, zip(*columns, strict=True), strict=True)):
            if at in faults or at in questions or names or self._lacks_columns:
                self._tell(row, names, values, questions.get(at, ()), faults.get(at, ()))
            else:
                self._take(row, values)
            yield

    def _cells(self, rows: Sequence[TextRow]) -> dict[str, Sequence[str]]:
        """The cells of each column."""
        places, width = self._table.header.places, len(self._table.header.columns)
        if all(len(row.cells) >= width for row in rows):
            columns = list(zip(*[row.cells for row in rows], strict=False)) or [()] * width
            return {name: columns[at] for name, at in places.items()}
        return {name: [row.text(name) for row in rows] for name in places}

    def _questions(
        self, cells: Mapping[str, Sequence[str]], texts: Mapping[str, Texts]
    ) -> Mapping[int, Sequence[tuple[str, str]]]:
        """For each row the cells about which something is asked."""
        questions: dict[int, list[tuple[str, str]]] = defaultdict(list)
        seldom: set[int] = set()
        for name, column in cells.items():
            if found := self._verdicts[name].ask(texts[name]):
                rarely = self._verdicts[name].seldom
                for at in _where(column, found):
                    questions[at].append((name, column[at]))
                    if column[at] in rarely:
                        seldom.add(at)
        if seldom:
            # Some things are asked only in a row that is looked at cell by cell: one in which a text is noticed.
            looked_at: set[int] = set()
            for name, column in cells.items():
                noticed = self._verdicts[name].noticed({column[at] for at in seldom - looked_at})
                looked_at.update(at for at in seldom if column[at] in noticed)
            for at in seldom - looked_at:
                questions[at] = [
                    (name, text) for name, text in questions[at] if text not in self._verdicts[name].seldom
                ]
                if not questions[at]:
                    del questions[at]
        return questions

    def _take(self, row: TextRow, values: Iterable[Any]) -> None:
        values = dict(zip(self._fields, values, strict=True))
        self._table.valid.append((row, unchecked(self._table.model, values, self._filled(row))))

    def _tell(
        self,
        row: TextRow,
        judged: AbstractSet[str],
        values: Iterable[Any],
        asked: Sequence[tuple[str, str]],
        faults: Sequence[tuple[str, str]],
    ) -> None:
        """Puts what is wrong in a row among the problems, and counts it among the valid ones as far as it is."""
        table = self._table
        known = len(table.problems)
        # The error of each column of which there is one, the last that was found.
        errors: dict[str, TextTold] = {}
        for name, text in asked:
            if name in judged:
                continue
            told = self._verdicts[name].asked(text)
            # Letters that the encoding of the file could not hold are that problem, and no second one.
            if told.rule == "garbled" and table.has_lost_signs(known):
                continue
            self._put(row, name, told)
            if told.stops:
                errors[name] = told
        questioned = frozenset(errors) if errors else _NOTHING
        for name, text in faults:
            if name not in judged and name not in questioned:
                for told in self._verdicts[name].told(text):
                    self._put(row, name, told)
                    if told.stops:
                        errors[name] = told
        if not (judged or faults or questioned or self._lacks_columns):
            self._take(row, values)
        elif not self._lacks_columns:
            self._assume(row, values, errors, judged, faults)

    def _put(self, row: TextRow, name: str, told: TextTold) -> None:
        rule, value, suggestion, other, fix, clears, _ = told
        line = row.line_of(name) if row.lines else row.line
        place = self._file, line, name, self._letters[name]
        # Whether they can be written down was asked once, for all cells that say so.
        self._table.problems.append(Problem._make((*place, rule, value, suggestion, other, self._sheet, fix, clears)))

    def _assume(
        self,
        row: TextRow,
        values: Iterable[Any],
        errors: Mapping[str, TextTold],
        judged: Iterable[str],
        faults: Iterable[tuple[str, str]],
    ) -> None:
        """Counts a row with wrong cells among the valid ones as it would be, if each has a proposal or can be left out; else it waits.

        Args:
            row: it.
            values: what its cells say.
            errors: what was found in it just now, by column.
            judged, faults: the columns of its cells that say nothing.
        """
        instead: dict[str, Any] = {}
        fixed: list[str] = []
        for name in {*errors, *judged, *[name for name, _ in faults]}:
            error = errors.get(name)
            if error and error.fix:
                instead[name] = self._verdicts[name].value_of(error.fix)
                if instead[name] is WRONG:
                    return
                fixed.append(name)
            elif self._may_be_left_out[name] or (error and error.clears and not self._verdicts[name].column.required):
                instead[name] = self._empty[name]
            else:
                return
        filled = self._filled(row)
        if len(fixed) < len(instead) or not filled.issuperset(fixed):
            filled = filled.difference(instead).union(fixed)
        said = dict(zip(self._fields, values, strict=True))
        said.update(instead)
        self._table.valid.append((row, unchecked(self._table.model, said, filled)))

    def _filled(self, row: TextRow) -> set[str]:
        """The columns in which a row has something: one and the same set for all rows that have the same ones, not to be altered."""
        if self._is_full:
            return self._all
        cells = row.cells
        if len(cells) != len(row.columns) or len(cells) != len(self._table.header.columns):
            return {name for name, at in row.columns.items() if at < len(cells) and cells[at]}
        pattern = bytes(map(bool, cells))
        filled = self._filled_by.get(pattern)
        if filled is None:
            filled = self._filled_by[pattern] = set(compress(row.columns, cells))
        return filled


def _where(cells: Sequence[str], texts: Texts) -> Iterator[int]:
    """The indexes of the cells that have one of some texts."""
    return compress(range(len(cells)), map(texts.__contains__, cells))
