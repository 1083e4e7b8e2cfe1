"""What the form of a task is made of: fields in sets, as data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vendors.i18n.language import _
from vendors.tables.row import WRITTEN, Column, Row
from vendors.types.choice import Choice

if TYPE_CHECKING:
    from vendors.desk.tasks.answers import Answers
    from vendors.desk.tasks.rows import RowPut, TextTables


class FieldKind(StrEnum):
    """How a field is filled."""

    TEXT = "text"
    LONG = "long"
    ADDRESS = "address"
    CHOICE = "choice"
    PART = "part"
    TICKS = "ticks"
    VENDOR = "vendor"
    OWNER = "owner"
    ARTICLE = "article"
    PUBLISHER = "publisher"
    CONTROVERSY = "controversy"
    COUNTRY = "country"
    CITY = "city"
    LANGUAGE = "language"
    HIDDEN = "hidden"


SUGGESTED: Final = frozenset(
    [
        FieldKind.VENDOR,
        FieldKind.OWNER,
        FieldKind.ARTICLE,
        FieldKind.PUBLISHER,
        FieldKind.CONTROVERSY,
        FieldKind.COUNTRY,
        FieldKind.CITY,
        FieldKind.LANGUAGE,
    ]
)
"""Those whose texts are typed with suggestions of what is known."""
_OF_KINDS: Final = {
    "country": FieldKind.COUNTRY,
    "language": FieldKind.LANGUAGE,
    "address": FieldKind.ADDRESS,
}
_OF_TABLES: Final = {
    "vendors": FieldKind.VENDOR,
    "news": FieldKind.ARTICLE,
    "controversies": FieldKind.CONTROVERSY,
}
SEVERAL: Final = _("Several are separated by |.")
_LONG_WORDS: Final = ("summary", "text", "reason")
"""Own words that take more than a line."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form.

    Attributes:
        name: as it is sent.
        label, help: English messages, to be translated.
        kind: how it is filled.
        choices: of a closed list.
        value: what stands in it at first.
        required: whether the form is asked back where it is empty.
        rows: how many of it the form has, each for one value.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    choices: tuple[Choice, ...] = ()
    value: str = ""
    required: bool = False
    rows: int = 1

    def holding(self, value: str) -> "FormField":
        """The same field with something in it."""
        return replace(self, value=value)


@dataclass(frozen=True, slots=True)
class Fieldset:
    """Fields that belong together.

    Attributes:
        legend: an English message.
        note: what to know before they are filled, an English message.
        folded: whether they are shown only when they are asked for.
    """

    legend: str
    fields: Sequence[FormField]
    note: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class WholeTask:
    """Something that editors come to tell, with all the tables that tell it.

    Attributes:
        name: in its address.
        title: an English message.
        lead: what it writes, in a sentence, an English message.
        sets: its fields, by the tables as they are and what the address says of the fields.
        rows: the rows that its answers make.
        first: the fields that the others hang on; they are asked by themselves, and then stand in the address.
    """

    name: str
    title: str
    lead: str
    sets: Callable[["TextTables", Mapping[str, str]], Iterable[Fieldset]]
    rows: Callable[["Answers"], Iterable["RowPut"]]
    first: tuple[str, ...] = ()

    def fields(self, tables: "TextTables", given: Mapping[str, str]) -> Mapping[str, FormField]:
        """Its fields by their names."""
        return {field.name: field for fieldset in self.sets(tables, given) for field in fieldset.fields}


def field_of(
    model: type[Row],
    column: str,
    name: str = "",
    label: str = "",
    *,
    help: str | None = None,
    kind: FieldKind | None = None,
    choices: Sequence[Choice] = (),
    value: str = "",
    required: bool | None = None,
) -> FormField:
    """The field for a column of a table, as its row model declares it.

    Args:
        model: the row model.
        column: name of the column.
        name: of the field, where it is not that of the column.
        label, help, kind, choices, required: what is otherwise here than the column has it.
        value: what stands in the field at first.
    """
    declared = model.column(column)
    several = SEVERAL if declared.many and not (declared.choices or choices or declared.help) else declared.help
    return FormField(
        name or column,
        label or declared.label,
        kind or _kind(declared),
        several if help is None else help,
        tuple(choices) or declared.choices,
        value,
        declared.required if required is None else required,
    )


def _kind(column: Column) -> FieldKind:
    if column.choices:
        return FieldKind.TICKS if column.many else FieldKind.CHOICE
    if column.refers in _OF_TABLES:
        return _OF_TABLES[column.refers]
    if column.name in {f"{name}_{code}" for name in _LONG_WORDS for code in WRITTEN}:
        return FieldKind.LONG
    return _OF_KINDS.get(column.kind, FieldKind.TEXT)
