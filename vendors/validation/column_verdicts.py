"""What the texts of a column say, each asked once however many cells have it: the verdict on a cell hangs on its text and its column alone."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

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
        self.faults: dict[str, list[Fault]] = {}
        self.askable: set[str] = set()
        self.seldom: set[str] = set()
        self.questions: dict[str, Suspicion] = {}
        self._met: set[str] = set()
        self._proposed: dict[str, Any] = {}
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
        try:
            self.values.update(zip(ordered, self._adapter.validate_python(given), strict=True))
        except ValidationError as error:
            self._take_faults(ordered, given, error)

    def value_of(self, text: str, wrong: Any) -> Any:
        """What a proposed text says, about which nothing is asked; `wrong` where it is not valid."""
        if text not in self._proposed:
            try:
                (self._proposed[text],) = self._adapter.validate_python([text])
            except ValidationError:
                self._proposed[text] = wrong
        return self._proposed[text]

    def _take_faults(self, texts: Sequence[str], given: Sequence[str], error: ValidationError) -> None:
        for one in error.errors(include_url=False):
            fault = Fault(one["type"], one["input"], one.get("ctx", {}))
            self.faults.setdefault(texts[int(one["loc"][0])], []).append(fault)
        right = [at for at, text in enumerate(texts) if text not in self.faults]
        values = self._adapter.validate_python([given[at] for at in right])
        self.values.update(zip((texts[at] for at in right), values, strict=True))


def is_refusal(question: Suspicion | None) -> bool:
    """Whether a question stands in place of all else that could be said of the cell; letters that may have been lost in the file are no question then."""
    return question is not None and question.rule != "garbled" and RULES[question.rule].severity is Severity.ERROR


@cache
def _adapter(model: type[Row], name: str) -> TypeAdapter[list[Any]]:
    field = model.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(list[kind])
