"""How readers narrow rows by a column: declared beside the column, and a filter of every page, file and command that shows its rows."""

from dataclasses import dataclass
from typing import Final

from vendors.i18n.language import _
from vendors.types.choice import Choice

LAST: Final = 1_000
"""The place of a facet that says none."""


class Unknown(Choice):
    """The value that asks for the rows of which a facet is not known."""

    UNKNOWN = "unknown", _("Not known")


@dataclass(frozen=True, slots=True)
class Facet:
    """What is said of a filter besides what its column says. `facet="hosting"` on a column is `Facet("hosting")`.

    Attributes:
        name: the parameter of addresses and the option of the command line; it never changes, since addresses are cited.
        label: an English message; "" for the label of the column.
        meaning: what is asked by it, in a line, an English message, or "".
        place: where it stands among the facets of its page, small numbers first: the order in which a buyer asks.
        open: whether it stands open on the page of its rows; the others wait under “More filters”.
        in_order: whether its values stand in the order of their closed list, instead of the most frequent first.
        never: values of the closed list that no row can have.
        together: whether a row must have all the values chosen, until the reader asks for any of them (`match=any`);
            else they are alternatives.
        unknown: how many rows there are of which it is not known, an English message with {n}; "" where the column says by
            itself whether it can be empty.
        groups: values that are often asked for together, each with what they are called, an English message.
        stands_for: values that are derived: each has a name of its own and stands for some of the column’s.
        elsewhere: values that mean the same as one of another facet, and are asked there: the value, the other facet, its value.
    """

    name: str
    label: str = ""
    meaning: str = ""
    place: int = LAST
    open: bool = False
    in_order: bool = False
    never: tuple[Choice, ...] = ()
    together: bool = False
    unknown: str = ""
    groups: tuple[tuple[str, tuple[Choice, ...]], ...] = ()
    stands_for: tuple[tuple[Choice, tuple[Choice, ...]], ...] = ()
    elsewhere: tuple[tuple[Choice, str, str], ...] = ()
