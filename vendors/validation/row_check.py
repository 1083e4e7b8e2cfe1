"""The check of the rows of a table: each becomes a valid row, or problems. Its cells are judged column by column, see `column_verdicts`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from types import MappingProxyType
from typing import Any, Final

from vendors.tables.row import unchecked
from vendors.validation.column_verdicts import WRONG, ColumnVerdicts
from vendors.validation.plain_texts import PlainTexts, Texts
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import TextRow, TextTable

BLOCK: Final = 250
"""Rows that are looked at together: where far too much is wrong, not many more are looked at than are told of."""
_LEFT_OUT: Final = frozenset({"text", "own-text", "country", "language", "address", "integer", "money", "number"})
"""Kinds of optional cells without which a row says less, and nothing else: an empty date or relation would say something."""
_NOTHING: Final[frozenset[str]] = frozenset()
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
        self._empty = {
            name: WRONG if field.is_required() else field.get_default() for name, field in model.model_fields.items()
        }
        self._verdicts = {
            name: ColumnVerdicts(model, column, plain_texts.get(name) or PlainTexts(column))
            for name in table.header.places
            if (column := model.column(name))
        }
        self._lacks_columns = any(self._empty[name] is WRONG for name in self._fields if name not in self._verdicts)

    def checked(self, rows: Sequence[TextRow], judged: Sequence[AbstractSet[str]] = ()) -> Iterator[None]:
        """Looks at rows together, and tells of one more each time it is asked.

        Args:
            rows: some rows, whose cells stand as the header says.
            judged: for each the columns whose cells have a problem already; () where none has any.
        """
        judged = judged or [_NOTHING] * len(rows)
        cells = self._cells(rows)
        texts = {name: set(column) for name, column in cells.items()}
        questions, looked_at = self._questions(cells, texts)
        for at, names in enumerate(judged):
            for name in names & cells.keys():
                cells[name][at] = ""
        texts |= {name: set(cells[name]) for name in frozenset().union(*judged) & cells.keys()}
        gaps: set[int] = set()
        columns = [
            self._said(name, cells[name], texts[name], gaps) if name in cells else [self._empty[name]] * len(rows)
            for name in self._fields
        ]
        if self._lacks_columns:
            gaps.update(range(len(rows)))
        faults = self._faults(cells)
        for at, (row, names, values) in enumerate(zip(rows, judged, zip(*columns, strict=True), strict=True)):
            asked = questions.get(at, ())
            if asked and at not in looked_at:
                asked = [one for one in asked if not one[2]]
            if not (asked or names or at in gaps):
                self._take(row, values)
            else:
                whole = not names and at not in gaps
                self._tell(row, names, values, asked, faults.get(at, ()), is_whole=whole)
            yield

    def _cells(self, rows: Sequence[TextRow]) -> dict[str, list[str]]:
        """The cells of each column."""
        places, width = self._table.header.places, len(self._table.header.columns)
        if all(len(row.cells) >= width for row in rows):
            columns = list(zip(*[row.cells for row in rows], strict=False)) or [()] * width
            return {name: list(columns[at]) for name, at in places.items()}
        return {name: [row.text(name) for row in rows] for name in places}

    def _questions(
        self, cells: Mapping[str, Sequence[str]], texts: Mapping[str, Texts]
    ) -> tuple[Mapping[int, Sequence[tuple[str, str, bool]]], AbstractSet[int]]:
        """For each row the cells about which something is asked, and whether only in a row that is looked at; and the rows that are."""
        questions: dict[int, list[tuple[str, str, bool]]] = defaultdict(list)
        looked_at: set[int] = set()
        for name, column in cells.items():
            verdicts = self._verdicts[name]
            if askable := verdicts.ask(texts[name]):
                looked_at.update(compress(range(len(column)), map(askable.__contains__, column)))
            if verdicts.questions:
                for at in compress(range(len(column)), map(verdicts.questions.__contains__, column)):
                    questions[at].append((name, column[at], column[at] in verdicts.seldom))
        return questions, looked_at

    def _said(self, name: str, cells: Sequence[str], texts: Texts, gaps: set[int]) -> Iterable[Any]:
        """What the cells of a column say; the rows in which one is not valid go among the `gaps`."""
        said, wrong = self._verdicts[name].said(cells, texts)
        if wrong:
            gaps.update(compress(range(len(cells)), map(wrong.__contains__, cells)))
        return said

    def _faults(self, texts: Mapping[str, Sequence[str]]) -> Mapping[int, Sequence[tuple[str, str]]]:
        """For each row the cells that are wrong by their kind, in the order of the model; "" for one that must not be empty."""
        faults: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for name in self._fields:
            if name not in texts:
                continue
            wrong, cells = self._verdicts[name].faults, texts[name]
            if wrong:
                for at in compress(range(len(cells)), map(wrong.__contains__, cells)):
                    faults[at].append((name, cells[at]))
            if self._empty[name] is WRONG and "" in cells:
                for at, text in enumerate(cells):
                    if not text:
                        faults[at].append((name, ""))
        return faults

    def _take(self, row: TextRow, values: Sequence[Any]) -> None:
        filled = self._filled(row)
        self._table.valid.append(
            (row, unchecked(self._table.model, dict(zip(self._fields, values, strict=True)), filled))
        )

    def _tell(
        self,
        row: TextRow,
        judged: AbstractSet[str],
        values: Sequence[Any],
        asked: Sequence[tuple[str, str, bool]],
        faults: Sequence[tuple[str, str]],
        *,
        is_whole: bool,
    ) -> None:
        """Puts what is wrong in a row among the problems, and counts it among the valid ones as far as it is."""
        table = self._table
        known = len(table.problems)
        odd: set[str] = set()
        for name, text, _ in asked:
            if name in judged:
                continue
            found = self._verdicts[name].questions[text]
            # Letters that the encoding of the file could not hold are that problem, and no second one.
            if found.rule == "garbled" and table.has_lost_signs(known):
                continue
            table.problems.append(table.suspicious(found, row, name))
            if RULES[found.rule].severity is Severity.ERROR:
                odd.add(name)
        for name, text in faults:
            if name not in judged and name not in odd:
                for rule, value, suggestion, other in self._verdicts[name].told(text):
                    table.problems.append(
                        table.problem(rule, row, name, value=value, suggestion=suggestion, other=other)
                    )
        if is_whole and not odd:
            self._take(row, values)
        else:
            self._assume(row, values, table.problems[known:], {*judged, *[name for name, _ in faults]})

    def _assume(self, row: TextRow, values: Sequence[Any], found: Sequence[Problem], wrong: AbstractSet[str]) -> None:
        """Counts a row with wrong cells among the valid ones as it would be, if each has a proposal or can be left out; else it waits.

        Args:
            row: it.
            values: what its cells say.
            found: what was found in it just now.
            wrong: the columns of its cells that say nothing.
        """
        if self._lacks_columns:
            return
        problems = {problem.column: problem for problem in found if problem.severity is Severity.ERROR}
        instead: dict[str, Any] = {}
        for name in {*problems, *wrong}:
            problem, column = problems.get(name), self._verdicts[name].column
            if problem and problem.fix:
                instead[name] = self._verdicts[name].value_of(problem.fix)
                if instead[name] is WRONG:
                    return
            elif column.required or not ((problem and problem.clears) or column.kind in _LEFT_OUT):
                return
            else:
                instead[name] = self._empty[name]
        filled = self._filled(row)
        for name in instead:
            if name in problems and problems[name].fix:
                filled.add(name)
            else:
                filled.discard(name)
        said = dict(zip(self._fields, values, strict=True))
        said.update(instead)
        self._table.valid.append((row, unchecked(self._table.model, said, filled)))

    def _filled(self, row: TextRow) -> set[str]:
        """The columns in which a row has something."""
        cells = row.cells
        if len(cells) == len(row.columns) == len(self._table.header.columns):
            return set(compress(row.columns, cells))
        return {name for name, at in row.columns.items() if at < len(cells) and cells[at]}
