"""The check of the rows of a table: each becomes a valid row, or problems. Its cells are judged column by column, see `column_verdicts`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import compress
from typing import Any, Final

from vendors.i18n.language import LANGUAGES, language
from vendors.tables.row import Column, Row, unchecked
from vendors.types.did_you_mean import near, prepared
from vendors.validation.column_verdicts import ColumnVerdicts, Fault
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import TextRow, TextTable

BLOCK: Final = 250
"""Rows that are looked at together: where far too much is wrong, not many more are looked at than are told of."""
_LEFT_OUT: Final = frozenset({"text", "own-text", "country", "language", "address", "integer", "money", "number"})
"""Kinds of optional cells without which a row says less, and nothing else: an empty date or relation would say something."""
_NOTHING: Final[frozenset[str]] = frozenset()
_WRONG: Final = object()
"""In place of what a cell says that is not valid."""


class RowCheck:
    """Checks the rows of a table in the order of the file, a block of them at a time.

    Args:
        table: takes the valid rows and the problems; its header is known.
    """

    def __init__(self, table: TextTable) -> None:
        model = table.model
        self._table = table
        self._fields = tuple(model.model_fields)
        self._empty = {
            name: _WRONG if field.is_required() else field.get_default() for name, field in model.model_fields.items()
        }
        self._verdicts = {name: ColumnVerdicts(model, model.column(name)) for name in table.header.places}

    def checked(self, rows: Sequence[TextRow], judged: Sequence[AbstractSet[str]] = ()) -> Iterator[None]:
        """Looks at rows together, and tells of one more each time it is asked.

        Args:
            rows: some rows, whose cells stand as the header says.
            judged: for each the columns whose cells have a problem already; () where none has any.
        """
        judged = judged or [_NOTHING] * len(rows)
        texts = self._texts(rows)
        questions, looked_at = self._questions(texts, len(rows))
        for at, names in enumerate(judged):
            for name in names & texts.keys():
                texts[name][at] = ""
        columns = [self._said(name, texts.get(name), len(rows)) for name in self._fields]
        faults = self._faults(texts)
        for at, (row, names, values) in enumerate(zip(rows, judged, zip(*columns, strict=True), strict=True)):
            asked = [(name, text) for name, text, seldom in questions.get(at, ()) if not seldom or at in looked_at]
            if not (asked or names) and _WRONG not in values:
                self._take(row, values)
            else:
                self._tell(row, names, values, asked, faults.get(at, ()))
            yield

    def _texts(self, rows: Sequence[TextRow]) -> dict[str, list[str]]:
        """The cells of each column."""
        places, width = self._table.header.places, len(self._table.header.columns)
        if all(len(row.cells) >= width for row in rows):
            columns = list(zip(*[row.cells for row in rows], strict=False))
            return {name: list(columns[at]) for name, at in places.items()}
        return {name: [row.text(name) for row in rows] for name in places}

    def _questions(
        self, texts: Mapping[str, Sequence[str]], rows: int
    ) -> tuple[Mapping[int, Sequence[tuple[str, str, bool]]], AbstractSet[int]]:
        """For each row the cells about which something is asked, and whether only in a row that is looked at; and the rows that are."""
        questions: dict[int, list[tuple[str, str, bool]]] = defaultdict(list)
        looked_at: set[int] = set()
        for name, cells in texts.items():
            verdicts = self._verdicts[name]
            verdicts.ask(cells)
            if verdicts.askable:
                looked_at.update(compress(range(rows), map(verdicts.askable.__contains__, cells)))
            if verdicts.questions:
                for at in compress(range(rows), map(verdicts.questions.__contains__, cells)):
                    questions[at].append((name, cells[at], cells[at] in verdicts.seldom))
        return questions, looked_at

    def _said(self, name: str, texts: Sequence[str] | None, rows: int) -> Sequence[Any]:
        """What the cells of a column say."""
        empty = self._empty[name]
        if texts is None:
            return [empty] * rows
        verdicts = self._verdicts[name]
        verdicts.read(texts)
        values = verdicts.values
        return [values.get(text, _WRONG) if text else empty for text in texts]

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
            if self._empty[name] is _WRONG and "" in cells:
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
        asked: Sequence[tuple[str, str]],
        faults: Sequence[tuple[str, str]],
    ) -> None:
        """Puts what is wrong in a row among the problems, and counts it among the valid ones as far as it is."""
        table = self._table
        known = len(table.problems)
        odd: set[str] = set()
        for name, text in asked:
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
            if name in judged or name in odd:
                continue
            column = self._verdicts[name].column
            if not text:
                table.problems.append(table.problem("required", row, name))
            for fault in self._verdicts[name].faults[text] if text else ():
                table.problems.append(_problem(table, row, column, fault))
        wrong = [problem for problem in table.problems[known:] if problem.severity is Severity.ERROR]
        if not (odd or judged) and _WRONG not in values:
            self._take(row, values)
        else:
            self._assume(row, dict(zip(self._fields, values, strict=True)), wrong, judged)

    def _assume(self, row: TextRow, values: dict[str, Any], wrong: Sequence[Problem], judged: AbstractSet[str]) -> None:
        """Counts a row with wrong cells among the valid ones as it would be, if each has a proposal or can be left out; else it waits."""
        filled = self._filled(row)
        problems = {problem.column: problem for problem in wrong}
        for name in {*problems, *judged}:
            problem, column = problems.get(name), self._table.model.column(name)
            if problem and problem.fix:
                values[name] = self._verdicts[name].value_of(problem.fix, _WRONG)
                filled.add(name)
            elif column.required or not ((problem and problem.clears) or column.kind in _LEFT_OUT):
                return
            else:
                values[name] = self._empty[name]
                filled.discard(name)
        if _WRONG not in values.values():
            self._table.valid.append((row, unchecked(self._table.model, values, filled)))

    def _filled(self, row: TextRow) -> set[str]:
        """The columns in which a row has something."""
        cells = row.cells
        if len(cells) == len(row.columns) == len(self._table.header.columns):
            return set(compress(row.columns, cells))
        return {name for name, at in row.columns.items() if at < len(cells) and cells[at]}


@cache
def _choice_spellings(model: type[Row], name: str) -> dict[str, str]:
    choices = model.column(name).choices
    spellings = {str(choice): str(choice) for choice in choices}
    return prepared(
        spellings | {language(code).say(choice.label): str(choice) for choice in choices for code in LANGUAGES}
    )


def _problem(table: TextTable, row: TextRow, column: Column, fault: Fault) -> Problem:
    kind, found, details = fault
    if kind == "enum":
        meant = near(str(found), _choice_spellings(table.model, column.name)) or ""
        return table.problem("unknown-value", row, column.name, value=str(found), suggestion=meant)
    if kind not in RULES:
        return table.problem("unreadable", row, column.name, value=kind)
    value = details.get("value") or str(found)
    return table.problem(
        kind, row, column.name, value=value, suggestion=details["suggestion"], other=details.get("other", "")
    )
