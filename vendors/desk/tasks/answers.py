"""What an editor has written into the form of a task, and what is asked back about it."""

import dataclasses
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

from vendors.desk.tasks.fields import FieldKind, WholeTask
from vendors.desk.tasks.rows import Said, TextTables
from vendors.i18n.language import Language, _
from vendors.types.choice import Choice
from vendors.types.country import country_spellings, language_spellings
from vendors.types.did_you_mean import plain, prepared
from vendors.validation.problems import Problem

C = TypeVar("C", bound=Choice)

CHOSEN: Final = "choice-"
"""Before the field whose text is replaced by a proposal that was chosen."""
BEFORE: Final = "was-"
"""Before the field that says what another one was when the form was made."""
NEEDED: Final = _("This is needed.")
KEPT_NOWHERE: Final = _(
    "As the rest of the form is filled in, this is kept nowhere: empty it, or fill in what it belongs to."
)


@cache
def _countries() -> Mapping[str, str]:
    return prepared(country_spellings())


@cache
def _languages() -> Mapping[str, str]:
    return prepared(language_spellings())


_SPELLINGS: Final[Mapping[FieldKind, Callable[[], Mapping[str, str]]]] = {
    FieldKind.COUNTRY: _countries,
    FieldKind.LANGUAGE: _languages,
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked back about a form.

    Attributes:
        field: the field that it is about; "" for the form as a whole.
        message: of the catalogue.
        fields: what is filled into it.
        fix: what the field may say instead, to be chosen with a click; "" where there is no proposal.
        problem: the breach of a rule of the data set that it asks about, instead of a message.
    """

    field: str
    message: str = ""
    fields: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    fix: str = ""
    problem: Problem | None = None

    def said(self, words: Language) -> str:
        """The question in a language: at its field what is wrong there, else where it is wrong too."""
        if self.problem:
            return self.problem.what(words) if self.field else self.problem.message(words)
        return words.say(self.message, **self.fields)


class Answers:
    """The texts of a form, read as the tables need them; what cannot be read is asked about.

    Attributes:
        tables: as they are before.
        day: today.
        published: see below.
        sent: the texts of the form by field, as they came.
        questions: what is asked back by now.
        reason: why the change is made, as a message and what is filled into it: what is proposed as the reason of the version. A mapping there has a text for each language.

    Args:
        task: whose form it is.
        texts: what was sent, by field.
        tables: as they are before.
        day: today.
        published: the identifiers of the articles that readers have; these never change.
    """

    def __init__(
        self,
        task: WholeTask,
        texts: Mapping[str, Sequence[str]],
        tables: TextTables,
        day: date,
        published: Collection[str] = (),
    ) -> None:
        self.tables, self.day, self.published = tables, day, published
        self.questions: list[Question] = []
        self.reason: tuple[str, Mapping[str, str | Choice | Mapping[str, str]]] = ("", {})
        self.sent = texts
        self._fields = task.fields(tables, {name: sent[-1] for name, sent in texts.items() if sent})
        self._read: set[str] = set()

    def text(self, name: str) -> Said:
        """What a field says, in one line; what was chosen for it takes its place. One that the form needs and that is empty is asked for."""
        said = self._said(name)
        if not said and name in self._fields and self._fields[name].required:
            self.ask(name, NEEDED)
        return said

    def many(self, name: str) -> Said:
        """The values that are ticked or typed under one name, as a cell has them."""
        self._read.add(name)
        chosen = [text for text in self.sent.get(f"{CHOSEN}{name}", ()) if text]
        sent = chosen or self.sent.get(name, ())
        said = [self._coded(name, text.strip()) for one in sent for text in one.replace("\n", "|").split("|")]
        found = Said("|".join(dict.fromkeys(filter(None, said))), name)
        if not found and name in self._fields and self._fields[name].required:
            self.ask(name, NEEDED)
        return found

    def chosen(self, name: str, choices: type[C]) -> C | None:
        """The value of a closed list that a field says; None where it says none of them."""
        said = self.text(name)
        return next((choice for choice in choices if str(choice) == said), None)

    def changed(self, name: str) -> Said | None:
        """What a field says where it was changed; None where it says what it said when the form was made, or was not sent."""
        if name not in self.sent:
            return None
        kind = self._fields[name].kind if name in self._fields else FieldKind.TEXT
        said = self.many(name) if kind is FieldKind.TICKS else self._said(name)
        before = "".join(self.sent.get(f"{BEFORE}{name}", ())[-1:])
        return None if said == self._coded(name, before) else said

    def date(self, name: str, otherwise: str = "") -> Said:
        """A date as the data set writes it, where it can be read as one; as it was written where it cannot, which the rules ask about.

        Args:
            otherwise: the date where the field is empty.
        """
        said = self._said(name)
        if not said and not otherwise:
            return self.text(name)
        return said or Said(otherwise, name)

    def vendor(self, name: str) -> Said:
        """The id of the vendor that a field names; one that nobody bears is asked about."""
        said = self.text(name)
        return self._vendor(name, said) if said else said

    def vendors(self, name: str) -> Said:
        """The ids of the vendors that fields of one name name, as a cell has them."""
        ids = (self._vendor(name, one) for one in self.many(name).split("|") if one)
        return Said("|".join(dict.fromkeys(filter(None, ids))), name)

    def case(self, name: str) -> Said:
        """The id of the controversy that a field names by its id or title."""
        said = self.text(name)
        found = self.tables.case_called(said)
        if said and not found:
            self.ask(name, _("No controversy is called “{name}”: choose one from the list."), name=said)
        return Said(found, name)

    def ask(self, name: str, message: str, fix: str = "", /, **fields: Any) -> None:
        """Asks back about a field.

        Args:
            name: of the field.
            message: of the catalogue.
            fix: what it may say instead.
            fields: what is filled into the message.
        """
        if all(one.field != name for one in self.questions):
            self.questions.append(Question(name, message, fields, fix))

    def typed(self, name: str) -> str:
        """What a field says where it no longer says what stood in it at first; else ""."""
        said = self._said(name)
        return "" if said == self._coded(name, self._fields[name].value) else said

    def ask_about_the_rest(self) -> None:
        """Asks about each field that was filled in and that nobody has read: no text is dropped without a word."""
        for name, field in self._fields.items():
            sent = [text for one in self.sent.get(name, ()) if (text := " ".join(one.split()))]
            first = field.value.split("|") if field.kind is FieldKind.TICKS else [field.value]
            if name not in self._read and field.kind is not FieldKind.HIDDEN and sent and sent != first:
                self.ask(name, KEPT_NOWHERE)

    def _said(self, name: str) -> Said:
        self._read.add(name)
        chosen = "".join(self.sent.get(f"{CHOSEN}{name}", ())[-1:]).strip()
        # What was not sent says what stands in it at first.
        first = self._fields[name].value if name in self._fields else ""
        typed = "".join(self.sent.get(name, (first,))[-1:])
        text = " ".join((chosen or typed).split())
        return Said(self._coded(name, text), name)

    def _coded(self, name: str, text: str) -> str:
        """The code of a country or language whose name a field says; the page shows names."""
        spellings = _SPELLINGS.get(self._fields[name].kind) if name in self._fields else None
        return spellings().get(plain(text), text) if spellings else text

    def _vendor(self, name: str, said: str) -> Said:
        found = self.tables.vendor_called(said)
        if not found:
            near = self.tables.vendor_like(said)
            message = (
                _("No vendor is called “{name}”; the nearest is “{near}”.")
                if near
                else _("No vendor is called “{name}”. Add it first, with “A new vendor”.")
            )
            self.ask(name, message, near, name=said, near=near)
        return Said(found, name)


def as_reason(answers: Answers, words: Language) -> str:
    """Why a change is made, in a language; "" where the task does not say."""
    message, fields = answers.reason
    said = {name: _in_language(one, words) for name, one in fields.items()}
    # Texts of the data have plain spaces; French ones are added when a page is shown.
    return re.sub(r"[\u00a0\u202f]", " ", words.say(message, **said)) if message else ""


def _in_language(said: str | Choice | Mapping[str, str], words: Language) -> str:
    if isinstance(said, Choice):
        return words.say(said.label)
    return said if isinstance(said, str) else said.get(words.code, "")
