"""What the texts of a column say, each asked once however many cells have it: the verdict on a cell hangs on its text and its column alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Annotated, Any, Final, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from vendors.i18n.language import LANGUAGES, language
from vendors.tables.row import Column, Row
from vendors.types.did_you_mean import near, prepared
from vendors.types.kinds import AS_WRITTEN, Items, Length, Whole
from vendors.validation.cells import DASHES, STRAY, Suspicion
from vendors.validation.incoming import askable_texts, asked
from vendors.validation.plain_texts import PlainTexts, Texts
from vendors.validation.rules import RULES, Severity

_SEVERAL_SPACES: Final = "  "
WRONG: Final = object()
"""In place of what a text says that is not valid, or was not asked."""


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


class FaultTold(NamedTuple):
    """The same as it is told, see `vendors.validation.problems.Problem`."""

    rule: str
    value: str = ""
    suggestion: str = ""
    other: str = ""


class ColumnVerdicts:
    """The verdicts on the texts of one column; they grow as texts are met.

    Args:
        model: of its table.
        column: which.
        plain_texts: finds its plain texts.

    Attributes:
        column: which.
        values: what the texts say that are valid by themselves, and an empty cell where it may be empty.
        faults: what is wrong with the others, if their kind was asked.
        askable: the texts about which something can be asked; a row with one is looked at cell by cell.
        seldom: the texts about which something can be asked in such a row alone.
        questions: what is asked about texts of both kinds, where anything is.
    """

    def __init__(self, model: type[Row], column: Column, plain_texts: PlainTexts) -> None:
        self.column = column
        field = model.model_fields[column.name]
        self.values: dict[str, Any] = {} if field.is_required() else {"": field.get_default()}
        self.faults: dict[str, Sequence[Fault]] = {}
        self.askable: set[str] = set()
        self.seldom: set[str] = set()
        self.questions: dict[str, Suspicion] = {}
        self._proposed: dict[str, Any] = {}
        self._told = {"": [FaultTold("required")]}
        self._choices = (model, column.name) if column.choices else None
        self._met = {""}
        self._plain_texts, self._plain_proposals = plain_texts, plain_texts.apart()
        self._plainly, self._length = _plainly(model, column.name), _length(model, column.name)
        self._adapter = _adapter(model, column.name)

    def ask(self, texts: Texts) -> Texts:
        """Asks about texts; returns those of which a row that has one is looked at cell by cell."""
        new = texts - self._plain_texts.among(texts) - self._met
        if new:
            self._met |= new
            askable = askable_texts(new, self.column)
            seldom = {text for text in new - askable if _SEVERAL_SPACES in text or DASHES.search(text)}
            self.askable |= askable
            self.seldom |= seldom
            found = {text: question for text in askable | seldom if (question := asked(text, self.column))}
            self.questions |= found
            self._propose({question.suggestion for question in found.values()})
        noticed = self._plain_texts.noticed(texts)
        return noticed | (self.askable & texts) if self.askable else noticed

    def said(self, cells: Sequence[str], texts: Texts) -> tuple[Iterable[Any], Texts]:
        """What cells say, `WRONG` where they are not valid, and the texts that are not.

        Args:
            cells: some cells of the column.
            texts: the same, each once.
        """
        values, plain, others = self.values, self._plain_texts.among(texts), texts
        if self._plainly is _itself:
            if self._length:
                plain = set(filter(self._length.holds, plain))
            others = texts - plain
        elif self._plainly:
            values.update(self._plainly(plain))
        self._read(others.difference(values).difference(self.faults))
        wrong = others.difference(values)
        # Most cells say themselves, or have been read: only those that do not are looked at one by one.
        said, unlike = (list(cells), others) if self._plainly is _itself else (list(map(values.get, cells)), wrong)
        for at in compress(range(len(cells)), map(unlike.__contains__, cells)) if unlike else ():
            said[at] = values.get(cells[at], WRONG)
        return said, wrong

    def _read(self, texts: Texts) -> None:
        """Asks the kind of the column what texts say, those apart that a question refuses."""
        new = {text for text in texts if text and not (text in self.askable and is_refusal(self.questions.get(text)))}
        if not new:
            return
        given = [STRAY.sub("\ufffd", text) if text in self.askable else text for text in new]
        proposed: set[str] = set()
        for text, value in zip(new, self._adapter.validate_python(given), strict=True):
            if type(value) is _Wrong:
                self.faults[text] = value.faults
                proposed.update(fault.details.get("suggestion", "") for fault in value.faults)
            else:
                self.values[text] = value
        self._propose(proposed)

    def told(self, text: str) -> Sequence[FaultTold]:
        """What is told of a text that is wrong by its kind; of none, that there must be one."""
        if text not in self._told:
            self._told[text] = list(map(self._as_told, self.faults[text]))
        return self._told[text]

    def _as_told(self, fault: Fault) -> FaultTold:
        kind, found, details = fault
        if kind == "enum" and self._choices:
            return FaultTold("unknown-value", str(found), near(str(found), _choice_spellings(*self._choices)) or "")
        if kind not in RULES:
            return FaultTold("unreadable", kind)
        return FaultTold(kind, details.get("value") or str(found), details["suggestion"], details.get("other", ""))

    def value_of(self, text: str) -> Any:
        """What a proposed text says, about which nothing is asked; `WRONG` where it is not valid."""
        if text not in self._proposed:
            self._propose({text})
        return self._proposed[text]

    def _propose(self, texts: set[str]) -> None:
        """Asks what texts say that are proposed instead of others, many at once."""
        new = texts.difference(self._proposed)
        if self._plainly and new:
            plain = self._plain_proposals.among(new)
            known = {
                text: value for text, value in self._plainly(plain) if not self._length or self._length.holds(text)
            }
            self._proposed |= known
            new = new.difference(known)
        new.discard("")
        if new:
            ordered = list(new)
            values = self._adapter.validate_python(ordered)
            self._proposed.update(
                (text, WRONG if type(value) is _Wrong else value) for text, value in zip(ordered, values, strict=True)
            )


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
def _choice_spellings(model: type[Row], name: str) -> dict[str, str]:
    choices = model.column(name).choices
    spellings = {str(choice): str(choice) for choice in choices}
    return prepared(
        spellings | {language(code).say(choice.label): str(choice) for choice in choices for code in LANGUAGES}
    )


def _length(model: type[Row], name: str) -> Length | None:
    """How long the texts of a column may be, None where its kind has no bounds."""
    return next((note for note in _notes(model, name) if isinstance(note, Length)), None)


@cache
def _plainly(model: type[Row], name: str) -> Callable[[Iterable[str]], Iterable[tuple[str, Any]]] | None:
    """Gives what plain texts of a column say, each with it, whatever their `_length`; None where its kind has to be asked."""
    kind = tuple(note for note in _notes(model, name) if not isinstance(note, Length))
    if kind in map(_metadata_of, AS_WRITTEN):
        return _itself
    if _length(model, name):
        return None
    if kind in ((*_metadata_of(one), *_metadata_of(Items[one])) for one in AS_WRITTEN):  # type: ignore[valid-type]
        return _lists
    return _integers if kind == _metadata_of(Whole) else None


def _itself(texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((text, text) for text in texts)


def _integers(texts: Iterable[str]) -> Iterable[tuple[str, int]]:
    return ((text, int(text)) for text in texts)


def _lists(texts: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for text in texts:
        items = tuple(text.split("|"))
        if len(items) == len(set(items)):
            yield text, items


def _notes(model: type[Row], name: str) -> list[Any]:
    field = model.model_fields[name]
    return [*_metadata(field.annotation), *field.metadata]


def _metadata_of(kind: Any) -> tuple[Any, ...]:
    return tuple(kind.__metadata__)


def _metadata(annotation: Any) -> Iterator[Any]:
    """What is noted beside the types within an annotation."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if not hasattr(annotation, "__metadata__") or part is get_args(annotation)[0]:
            yield from _metadata(part)


@cache
def _adapter(model: type[Row], name: str) -> TypeAdapter[list[Any]]:
    field = model.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata, WrapValidator(_or_wrong))]
    return TypeAdapter(list[kind])
