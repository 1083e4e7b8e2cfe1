"""What the texts of a column say, each asked once however many cells have it: the verdict on a cell hangs on its text and its column alone."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from vendors.tables.row import Column, Row
from vendors.validation.cells import DASHES, STRAY, Suspicion
from vendors.validation.incoming import askable_texts, asked
from vendors.validation.rules import RULES, Severity

_SEVERAL_SPACES: Final = "  "


class Fault(NamedTuple):
    """What the kind of a column finds wrong with a text.

    Attributes:
        kind: of the error, as pydantic tells it.
        found: the text, or the item of its list.
        details: what the error carries.
    """

    kind: str
    found: object
    details: Mapping[str, str]


class ColumnVerdicts:
    """The verdicts on the texts of one column; they grow as texts are met.

    Attributes:
        column: which.
        field: its name in the row model.
        values: what the texts say that are valid by themselves.
        faults: what is wrong with the others, if their kind was asked.
        askable: the texts about which something can be asked; a row with one is looked at cell by cell.
        seldom: the texts about which something can be asked in such a row alone.
        questions: what is asked about texts of both kinds, where anything is.
    """

    def __init__(self, model: type[Row], column: Column) -> None:
        self.column = column
        self.values: dict[str, Any] = {}
        self.faults: dict[str, Sequence[Fault]] = {}
        self.askable: set[str] = set()
        self.seldom: set[str] = set()
        self.questions: dict[str, Suspicion] = {}
        self._met: set[str] = set()
        self._adapter = _adapter(model, column.name)

    def ask(self, texts: Iterable[str]) -> None:
        """Asks about texts that were not met before."""
        new = set(texts) - self._met
        new.discard("")
        self._met |= new
        askable = askable_texts(new, self.column)
        seldom = {text for text in new - askable if _SEVERAL_SPACES in text or DASHES.search(text)}
        self.askable |= askable
        self.seldom |= seldom
        for text in askable | seldom:
            if found := asked(text, self.column):
                self.questions[text] = found

    def read(self, texts: Iterable[str]) -> None:
        """Asks the kind of the column what texts say that were not read before, those apart that a question refuses."""
        new = {text for text in texts if text not in self.values and text not in self.faults}
        new.discard("")
        if self.questions:
            new = {text for text in new if text not in self.askable or not is_refusal(self.questions.get(text))}
        if not new:
            return
        ordered = list(new)
        given = [STRAY.sub("\ufffd", text) for text in ordered] if self.askable else ordered
        for text, value in zip(ordered, self._adapter.validate_python(given), strict=True):
            if type(value) is _Wrong:
                self.faults[text] = value.faults
            else:
                self.values[text] = value

    def value_of(self, text: str, wrong: Any) -> Any:
        """What a proposed text says, about which nothing is asked; `wrong` where it is not valid."""
        if text in self.values:
            return self.values[text]
        (value,) = self._adapter.validate_python([text])
        return wrong if type(value) is _Wrong else value


def is_refusal(question: Suspicion | None) -> bool:
    """Whether a question stands in place of all else that could be said of the cell; letters that may have been lost in the file are no question then."""
    return question is not None and question.rule != "garbled" and RULES[question.rule].severity is Severity.ERROR


class _Wrong(NamedTuple):
    """In place of what a text says that is not valid."""

    faults: Sequence[Fault]


def _or_wrong(text: str, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        return read(text)
    except ValidationError as error:
        found = error.errors(include_url=False)
        return _Wrong([Fault(one["type"], one["input"], one.get("ctx", {})) for one in found])


@cache
def _adapter(model: type[Row], name: str) -> TypeAdapter[list[Any]]:
    field = model.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata, WrapValidator(_or_wrong))]
    return TypeAdapter(list[kind])
