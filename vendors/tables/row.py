"""What all tables have in common: a row model whose columns are declared once."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import repeat
from types import UnionType
from typing import Annotated, Any, ClassVar, Final, TypedDict, TypeVar, Union, Unpack, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from vendors.i18n.language import FALLBACK_LANGUAGE
from vendors.tables.facet import Facet
from vendors.types.choice import Choice
from vendors.types.kinds import Kind

WRITTEN: Final = ("fr", "en")
"""The languages in which the data's own words are written: each has a column such as `title_fr`. The site may have more, see `vendors.i18n.language.LANGUAGES`."""

LAST: Final = 1_000
"""The place of a column that says none."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as its row model declares it: all that other rooms need to know of it.

    Attributes:
        name: as in the CSV header and the addresses.
        label, help: English messages, to be translated.
        kind: name of the kind of value, see `vendors.types.kinds`; "choice" for a closed list.
        many: whether the cell is a list, separated by `|`.
        required: whether the cell must be filled.
        choices: the values of a closed list, or ().
        facet: how readers narrow the rows by this column, or None.
        sortable: whether a table may be sorted by it.
        refers: table whose `id` the cell names, or "".
        derived: computed, so it does not stand in the CSV.
        evidence: whether its cells are facts that `evidence.csv` may source.
        sourced_as: for a derived column whose sources are those of another one, its name; "ownership" for the chain of owners.
        place: where readers meet it among the columns that stand beside it, small numbers first; one without comes last.
        usual: whether the table of its page has it where the reader has chosen no columns.
        group: where a comparison has it, a `vendors.tables.vendor.Group`, or None: nowhere.
        section: where the page of a vendor has it, a `vendors.tables.vendor.Section`, or None: not in a list of facts.
        on_card: whether the card of a vendor, framed by other sites, has it.
        stale_after: months after which the fact is looked up again, or None where it does not age.
        missed: whether an empty cell is a gap that awaits work.
        weight: how much the site says by it: of unverified facts, those that weigh most are looked up first.
        dated_by: the column that says of which day the figure is, or "".
        not_before: the column whose day this one may not precede, or "".
        of_source: whether it tells of the source that the row itself carries, and not of what the row is about.
        one_spelling: whether its cells name somebody who has no table of its own, so that one name has one spelling.
        names: whether each of its items is what somebody or something is called, and nothing else.
        repeats: whether its cells repeat cells of another table, where they are asked whether they are values at all.
        credits: whether its items are people or houses by whom something is written.
        late: whether files without it are around that are whole all the same, since it came after the others; only one that may be empty.
        written_in: for sentences of the editors that stand in one language alone, its code; "" for all else.
        quoted: whether its words are somebody else's and must stand exactly as they are, whatever they say.
        of_some: whether only some kinds of rows have such a thing, so that an empty cell is no gap.
    """

    name: str
    label: str
    help: str = ""
    kind: str = "text"
    many: bool = False
    required: bool = False
    choices: tuple[Choice, ...] = ()
    facet: Facet | None = None
    sortable: bool = False
    refers: str = ""
    derived: bool = False
    evidence: bool = False
    sourced_as: str = ""
    place: int = LAST
    usual: bool = False
    group: Choice | None = None
    section: StrEnum | None = None
    on_card: bool = False
    stale_after: int | None = None
    missed: bool = True
    weight: int = 0
    dated_by: str = ""
    not_before: str = ""
    of_source: bool = False
    one_spelling: bool = False
    names: bool = False
    repeats: bool = False
    credits: bool = False
    late: bool = False
    written_in: str = ""
    quoted: bool = False
    of_some: bool = False


class Declaration(TypedDict, total=False):
    """What a declaration may tell of a column; what it leaves out is as `Column` has it."""

    facet: str | Facet | None
    sortable: bool
    refers: str
    derived: bool
    evidence: bool
    sourced_as: str
    place: int
    usual: bool
    group: Choice | None
    section: StrEnum | None
    on_card: bool
    stale_after: int | None
    missed: bool
    weight: int
    dated_by: str
    not_before: str
    of_source: bool
    one_spelling: bool
    names: bool
    repeats: bool
    credits: bool
    late: bool
    written_in: str
    quoted: bool


def column(
    label: str, help: str = "", *, optional: bool = False, many: bool = False, **told: Unpack[Declaration]
) -> Any:
    """Declare a column beside its type; see `Column` for what the words mean. An optional cell is None where it is empty, an optional list an empty one."""
    default: dict[str, Any] = {"default": () if many else None} if optional else {}
    extra: dict[str, Any] = dict(told)
    if isinstance(name := told.get("facet"), str):
        extra["facet"] = Facet(name)
    return Field(title=label, description=help, json_schema_extra=extra, **default)


class Row(BaseModel):
    """One row of a table.

    Class attributes:
        TABLE: name of the table and of its file without `.csv`.
        KEY: the columns that together name a row.
        MAY_BE_EMPTY: whether the table may have no rows; then its file may be missing too.
        PLURAL: what people call the rows, as the sheet of a workbook may be named, an English message; "" for the name of the table.
        SUBJECT: where the key holds facts too, such as the owner, the part of it that says what a row is about; () for the whole key.
            A row that went and one that came with the same subject are one changed row when most of their cells are the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    TABLE: ClassVar[str] = ""
    KEY: ClassVar[tuple[str, ...]] = ()
    MAY_BE_EMPTY: ClassVar[bool] = False
    PLURAL: ClassVar[str] = ""
    SUBJECT: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The columns in the order of the CSV header, derived ones last."""
        return _columns(cls)

    @classmethod
    def stored_columns(cls) -> tuple[Column, ...]:
        """The columns that stand in the file of the table, in the order of its header."""
        return tuple(column for column in cls.columns() if not column.derived)

    @classmethod
    def columns_as_read(cls) -> tuple[Column, ...]:
        """The columns in the order in which readers meet them."""
        return _columns_as_read(cls)

    @classmethod
    def columns_by_name(cls) -> Mapping[str, Column]:
        """The columns by their name."""
        return _columns_by_name(cls)

    @classmethod
    def column(cls, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        return _columns_by_name(cls)[name]

    @classmethod
    def own_column(cls, name: str, code: str) -> Column:
        """The column of own words, such as "title", that readers of a language are shown."""
        return cls.column(own_name(name, code))

    def own(self, name: str, code: str) -> str:
        """Own words, such as "title", for readers of a language: in theirs where the data is written in it; "" where there are none."""
        return getattr(self, own_name(name, code)) or ""

    def own_in_all(self, name: str) -> tuple[str, ...]:
        """Own words in every language that the data is written in, "" where there are none."""
        return tuple(self.own(name, code) for code in WRITTEN)

    def cell(self, name: str) -> str:
        """The text of a cell as it stands in the CSV."""
        return as_text(getattr(self, name))

    def items(self, name: str) -> tuple[str, ...]:
        """The values in a cell, see `items_of`."""
        return items_of(getattr(self, name))


R = TypeVar("R", bound=Row)


def unchecked(model: type[R], values: dict[str, Any], filled: set[str]) -> R:
    """A row as its model makes it of values that it has looked at: of such it asks nothing more, as `model_construct` does, in a tenth of the time.

    Args:
        model: of the row.
        values: of all its columns; taken as they are, and kept.
        filled: the columns in whose cells something stands.
    """
    made, put = model.__new__(model), object.__setattr__
    put(made, "__dict__", values)
    put(made, "__pydantic_fields_set__", filled)
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


def unchecked_rows(model: type[R], columns: Mapping[str, Sequence[Any]]) -> list[R]:
    """Many rows at once, as `unchecked` makes one of what all columns say; each counts as filled throughout.

    Args:
        model: of the rows.
        columns: what each says, in the order of the rows, by its name in that of the model.
    """
    names = tuple(columns)
    values = map(dict, map(zip, repeat(names), zip(*columns.values(), strict=True)))
    made = list(map(model.__new__, repeat(model, len(columns[names[0]]))))
    for name, each in (
        ("__dict__", values),
        ("__pydantic_fields_set__", repeat(set(names))),
        ("__pydantic_extra__", repeat(None)),
        ("__pydantic_private__", repeat(None)),
    ):
        # Without a step of the interpreter for each row.
        deque(map(object.__setattr__, made, repeat(name), each), maxlen=0)
    return made


def own_name(name: str, code: str) -> str:
    """The name of the column of own words that readers of a language are shown: `title_fr` for "title" in French."""
    return f"{name}_{code if code in WRITTEN else FALLBACK_LANGUAGE}"


def own_texts(model: type[Row]) -> Iterator[str]:
    """The names of a table’s own words, such as "title", in the order of its columns and without a language."""
    ending = f"_{WRITTEN[0]}"
    for told in model.columns():
        if told.kind == "own-text" and told.name.endswith(ending):
            yield told.name.removesuffix(ending)


def as_text(value: Any) -> str:
    """A value as a CSV cell writes it: lists with `|`, empty for unknown, numbers without a zero too many or an exponent."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, tuple):
        return "|".join(str(item) for item in value)
    return str(value)


def items_of(value: Any) -> tuple[str, ...]:
    """The values in a cell: each thing of a list, one where it is no list, none where it is empty."""
    if isinstance(value, tuple):
        return value
    return () if value is None else (as_text(value),)


@cache
def _columns(model: type[Row]) -> tuple[Column, ...]:
    return tuple(_column(name, field) for name, field in model.model_fields.items())


@cache
def _columns_as_read(model: type[Row]) -> tuple[Column, ...]:
    return tuple(sorted(_columns(model), key=lambda column: column.place))


@cache
def _columns_by_name(model: type[Row]) -> dict[str, Column]:
    return {column.name: column for column in _columns(model)}


def _column(name: str, field: FieldInfo) -> Column:
    extra = field.json_schema_extra
    assert isinstance(extra, dict), f"{name} is not declared with column()"
    notes = [*_notes(field.annotation), *field.metadata]
    kinds = [note.name for note in notes if isinstance(note, Kind)]
    choices = next((tuple(note) for note in notes if isinstance(note, type) and issubclass(note, Choice)), ())
    many = any(get_origin(part) is tuple for part in _parts(field.annotation))
    kind = (
        "choice"
        if choices
        else kinds[-1]
        if kinds
        else "boolean"
        if field.annotation is bool
        else "integer"
        if field.annotation is int
        else "text"
    )
    return Column(
        name=name,
        label=field.title or name,
        help=field.description or "",
        kind=kind,
        many=many,
        required=field.is_required(),
        choices=choices,
        **extra,  # type: ignore[arg-type]
    )


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) in (Union, UnionType, Annotated, tuple):
        for part in get_args(annotation):
            yield from _parts(part)


def _notes(annotation: Any) -> Iterator[Any]:
    for part in _parts(annotation):
        if isinstance(part, Kind | type):
            yield part
