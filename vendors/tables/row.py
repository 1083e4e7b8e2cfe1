"""What all tables have in common: a row model whose columns are declared once."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from vendors.types.choice import Choice
from vendors.types.kinds import Kind


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as its row model declares it.

    Attributes:
        name: as in the CSV header and the addresses.
        label, help: English messages, to be translated.
        kind: name of the kind of value, see `vendors.types.kinds`; "choice" for a closed list.
        many: whether the cell is a list, separated by `|`.
        required: whether the cell may be empty.
        choices: the values of a closed list, or ().
        facet: parameter of the Selection that filters by this column, or "".
        sortable: whether a table may be sorted by it.
        refers: table whose `id` the cell names, or "".
        derived: computed, so it does not stand in the CSV.
        evidence: whether its cells are facts that `evidence.csv` may source.
    """

    name: str
    label: str
    help: str
    kind: str
    many: bool
    required: bool
    choices: tuple[Choice, ...]
    facet: str
    sortable: bool
    refers: str
    derived: bool
    evidence: bool


def column(
    label: str,
    help: str = "",
    *,
    optional: bool = False,
    many: bool = False,
    facet: str = "",
    sortable: bool = False,
    refers: str = "",
    derived: bool = False,
    evidence: bool = False,
) -> Any:
    """Declare a column beside its type; see `Column` for what the words mean. An optional cell is None where it is empty, an optional list an empty one."""
    extra: dict[str, JsonValue] = {
        "facet": facet,
        "sortable": sortable,
        "refers": refers,
        "derived": derived,
        "evidence": evidence,
    }
    default: dict[str, Any] = {"default": () if many else None} if optional else {}
    return Field(title=label, description=help, json_schema_extra=extra, **default)


class Row(BaseModel):
    """One row of a table.

    Class attributes:
        TABLE: name of the table and of its file without `.csv`.
        KEY: the columns that together name a row.
        MAY_BE_EMPTY: whether the table may have no rows; then its file may be missing too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    TABLE: ClassVar[str] = ""
    KEY: ClassVar[tuple[str, ...]] = ()
    MAY_BE_EMPTY: ClassVar[bool] = False

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """The columns in the order of the CSV header, derived ones last."""
        return _columns(cls)

    @classmethod
    def column(cls, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: there is none.
        """
        return _columns_by_name(cls)[name]

    def cell(self, name: str) -> str:
        """The text of a cell as it stands in the CSV."""
        return as_text(getattr(self, name))


def as_text(value: Any) -> str:
    """A value as a CSV cell writes it: lists with `|`, empty for unknown, numbers without a zero too many or an exponent."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, tuple):
        return "|".join(str(item) for item in value)
    return str(value)


@cache
def _columns(model: type[Row]) -> tuple[Column, ...]:
    return tuple(_column(name, field) for name, field in model.model_fields.items())


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
        **{key: extra[key] for key in ("facet", "sortable", "refers", "derived", "evidence")},  # type: ignore[arg-type]
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
