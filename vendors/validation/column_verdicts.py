"""What the texts of a column say, each asked once however many cells have it: the verdict on a cell hangs on its text and its column alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import Annotated, Any, Final, NamedTuple, get_args

from pydantic import TypeAdapter, ValidationError

from vendors.i18n.language import LANGUAGES, language
from vendors.tables.row import Column, Row
from vendors.types.did_you_mean import Spellings, prepared
from vendors.types.kinds import AS_WRITTEN, Items, Length, Whole
from vendors.validation.cells import DASHES, MACHINE_READ, STRAY, Suspicion
from vendors.validation.incoming import askable, asked, perhaps_askable
from vendors.validation.plain_texts import PlainTexts, Texts
from vendors.validation.problems import writable
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import fix_of

_SEVERAL_SPACES: Final = "  "
_STEPS: Final = 3
"""So often a proposal is followed to one that is right."""
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


class TextTold(NamedTuple):
    """What is told of a text, be it asked about or wrong by its kind: a problem of each cell that has it.

    Attributes:
        rule, value, suggestion, other, fix, clears: see `vendors.validation.problems.Problem`; they can be written down.
        stops: whether it is an error.
    """

    rule: str
    value: str
    suggestion: str
    other: str
    fix: str
    clears: bool
    stops: bool


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
        questions: what is asked about texts, where anything is.
        seldom: those of them about which it is asked only in a row that is looked at cell by cell, see `noticed`.
    """

    def __init__(self, model: type[Row], column: Column, plain_texts: PlainTexts) -> None:
        self.column = column
        empty = said_by_none(model, column.name)
        self.values: dict[str, Any] = {} if empty is WRONG else {"": empty}
        self.faults: dict[str, Sequence[Fault]] = {}
        self._perhaps_askable: set[str] = set()
        self.seldom: set[str] = set()
        self.questions: dict[str, Suspicion] = {}
        self._proposed: dict[str, Any] = {}
        self._told = {"": [_told("", Suspicion("required", ""))]}
        self._asked: dict[str, TextTold] = {}
        self._choices = _choice_spellings(model, column.name) if column.choices else None
        self._met = {""}
        self._plain_texts, self._plain_proposals = plain_texts, plain_texts.apart()
        self._plainly, self._length = _plainly(model, column.name), _length(model, column.name)
        self._adapter = adapter(model, column.name)

    def ask(self, texts: Texts) -> Texts:
        """Asks about texts; returns those about which something is asked, if only in a row that is looked at cell by cell."""
        new = texts - self._plain_texts.among(texts) - self._met
        if new:
            self._met |= new
            perhaps = perhaps_askable(new, self.column)
            gapped = {text for text in new if _SEVERAL_SPACES in text or (not text.isascii() and DASHES.search(text))}
            found = {text: question for text in perhaps | gapped if (question := asked(text, self.column))}
            self._perhaps_askable |= perhaps
            self.seldom |= {text for text in gapped & found.keys() if not self._is_askable(text)}
            self.questions |= found
            self._propose({question.suggestion for question in found.values()})
        return self.questions.keys() & texts if self.questions else frozenset()

    def noticed(self, texts: Texts) -> Texts:
        """Those of some texts, asked about before, of which a row that has one is looked at cell by cell."""
        return self._plain_texts.noticed(texts) | set(filter(self._is_askable, self._perhaps_askable & texts))

    def _is_askable(self, text: str) -> bool:
        return text in self._perhaps_askable and askable({self.column.name: text}, {self.column.name: self.column})

    def said(self, cells: Sequence[str], texts: Texts) -> tuple[Sequence[Any], Sequence[int]]:
        """What cells say, `WRONG` where they are not valid, and which are not.

        Args:
            cells: some cells of the column.
            texts: the same, each once.
        """
        values, plain, others = self.values, self._plain_texts.among(texts), texts
        if self._plainly is _itself:
            if self._length and not self._length.holds_all(plain):
                plain = set(filter(self._length.holds, plain))
            others = texts - plain
        elif self._plainly:
            values.update(self._plainly(plain))
        self._read(others.difference(values).difference(self.faults))
        wrong = others.difference(values)
        # Most cells say themselves, or have been read: only those that do not are looked at one by one.
        said, unlike = (list(cells), others) if self._plainly is _itself else (list(map(values.get, cells)), wrong)
        not_valid = []
        for at in compress(range(len(cells)), map(unlike.__contains__, cells)) if unlike else ():
            value = said[at] = values.get(cells[at], WRONG)
            if value is WRONG:
                not_valid.append(at)
        return said, not_valid

    def _read(self, texts: Texts) -> None:
        """Asks the kind of the column what texts say, those apart that a question refuses."""
        questions, seldom = self.questions, self.seldom
        new = [text for text in texts if text and (text in seldom or not is_refusal(questions.get(text)))]
        if not new:
            return
        given = [STRAY.sub("\ufffd", text) if text in questions else text for text in new]
        proposed: set[str] = set()
        values, faults = _validated(self._adapter, given)
        for at, text in enumerate(new):
            if at in faults:
                self.faults[text] = faults[at]
                proposed.update(fault.details.get("suggestion", "") for fault in faults[at])
            else:
                self.values[text] = values[at]
        self._propose(proposed)

    def asked(self, text: str) -> TextTold:
        """What is told of a text about which something is asked."""
        told = self._asked.get(text)
        if told is None:
            told = self._asked[text] = _told(text, self._followed(text, self.questions[text]))
        return told

    def _followed(self, text: str, question: Suspicion) -> Suspicion:
        """A question whose proposal is right: `France ` is proposed to be `FR`, not `France`, about which it would be asked next."""
        if self.column.many or self.column.kind not in MACHINE_READ or not is_refusal(question):
            return question
        proposal, last = question.suggestion, question
        for _ in range(_STEPS):
            again = self._wrong(proposal) if proposal else None
            if again is None:
                break
            proposal, last = again.suggestion, again
        # Where nothing right is found in the end, what is told is what is wrong with the text that was meant.
        if last is question:
            return question
        return (
            question._replace(suggestion=proposal, clears=last.clears)
            if proposal or last.clears
            else last._replace(value=text)
        )

    def _wrong(self, text: str) -> Suspicion | None:
        """What is wrong with a text that is proposed for a whole cell; None for nothing."""
        if is_refusal(question := asked(text, self.column)):
            return question
        _, faults = _validated(self._adapter, [text])
        return self._as_rule(faults[0][0]) if faults else None

    def told(self, text: str) -> Sequence[TextTold]:
        """What is told of a text that is not valid: nothing where a question stands in its place; of an empty one that there must be one."""
        told = self._told.get(text)
        if told is None:
            told = self._told[text] = [_told(text, self._as_rule(fault)) for fault in self.faults.get(text, ())]
        return told

    def _as_rule(self, fault: Fault) -> Suspicion:
        kind, found, details = fault
        if kind == "enum" and self._choices:
            listed = ", ".join(map(str, self.column.choices))
            return Suspicion("unknown-value", str(found), self._choices.near(str(found)) or "", listed)
        if kind == "line-break" and self.column.many:
            # In a list a break stands between two items, hardly within one.
            lines = [" ".join(line.split()) for line in str(found).splitlines()]
            return Suspicion(kind, str(found), "|".join(filter(None, lines)))
        if kind not in RULES:
            return Suspicion("unreadable", kind)
        return Suspicion(kind, details.get("value") or str(found), details["suggestion"], details.get("other", ""))

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
            values, faults = _validated(self._adapter, ordered)
            self._proposed.update((text, WRONG if at in faults else values[at]) for at, text in enumerate(ordered))


def said_by_none(model: type[Row], name: str) -> Any:
    """What an empty cell of a column says, and what no cell says where a file has not the column; `WRONG` where there must be one."""
    field = model.model_fields[name]
    return WRONG if field.is_required() else field.get_default()


def adapter(model: type[Row], name: str) -> TypeAdapter[list[Any]]:
    """Asks the kind of a column what texts say, many at once."""
    field = model.model_fields[name]
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return _adapter(kind)


def is_refusal(question: Suspicion | None) -> bool:
    """Whether a question stands in place of all else that could be said of the cell; letters that may have been lost in the file are no question then."""
    return question is not None and question.rule != "garbled" and RULES[question.rule].severity is Severity.ERROR


def _told(text: str, found: Suspicion) -> TextTold:
    rule, value, suggestion, other, clears = found
    fix = fix_of(rule, text, value, suggestion)
    if not f"{value}{suggestion}{other}{fix}".isascii():
        value, suggestion, other, fix = map(writable, (value, suggestion, other, fix))
    return TextTold(rule, value, suggestion, other, fix, clears, RULES[rule].severity is Severity.ERROR)


def _validated(
    adapter: TypeAdapter[list[Any]], texts: list[str]
) -> tuple[Mapping[int, Any], Mapping[int, Sequence[Fault]]]:
    """What texts say that are valid, and what is wrong with the others, both by their index: all are asked together, and the valid ones again."""
    try:
        return dict(enumerate(adapter.validate_python(texts))), {}
    except ValidationError as error:
        faults: dict[int, list[Fault]] = defaultdict(list)
        for one in error.errors(include_url=False):
            faults[int(one["loc"][0])].append(Fault(one["type"], one["input"], one.get("ctx", {})))
    right = [at for at in range(len(texts)) if at not in faults]
    return dict(zip(right, adapter.validate_python([texts[at] for at in right]), strict=True)), faults


@cache
def _choice_spellings(model: type[Row], name: str) -> Spellings:
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
def _adapter(kind: Any) -> TypeAdapter[list[Any]]:
    """Many columns are of one kind."""
    return TypeAdapter(list[kind])
