"""A closed list of values, each declared together with its label."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """One value of a closed list: `value` as it stands in the CSV and the address, `label` as an English message to be translated."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """One member, from the pair that declares it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
