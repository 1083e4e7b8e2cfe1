"""Dates that are known to the day, the month or only the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Final, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; it sorts by its first possible day.

    Attributes:
        first: the first day it may mean; a year means its first day wherever one day is needed.
        last: the last day it may mean.
        text: as written in the CSV.
    """

    first: date
    last: date
    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a partial date.

        Raises:
            ValueError: it is not of the form `YYYY[-MM[-DD]]`, or there is no such day.
        """
        match = _PARTIAL.fullmatch(text)
        if not match:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = match.groups()
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return cls(first, first, text)
        if month:
            return cls(first, first.replace(day=monthrange(first.year, first.month)[1]), text)
        return cls(first, date(int(year), 12, 31), text)

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        """How precisely the date is known."""
        return {4: "year", 7: "month"}.get(len(self.text), "day")  # type: ignore[return-value]

    @property
    def month(self) -> Self:
        """The month that it lies in; the year, where no month is known."""
        return self if len(self.text) <= len("YYYY-MM") else type(self).parse(self.text[: len("YYYY-MM")])

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else cls.parse(value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_PARTIAL.pattern}$"}


in_time: Final = attrgetter("first", "last", "text")
"""What a date sorts by: the order of dates themselves, compared many times faster than they are."""
