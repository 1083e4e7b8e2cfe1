"""How readers narrow rows by a column: declared beside the column, and a filter of every page, file and command that shows its rows."""

from dataclasses import dataclass

from vendors.types.choice import Choice


@dataclass(frozen=True, slots=True)
class Facet:
    """What is said of a filter besides what its column says. `facet="hosting"` on a column is `Facet("hosting")`.

    Attributes:
        name: the parameter of addresses and the option of the command line; it never changes, since addresses are cited.
        label: an English message; "" for the label of the column.
        open: whether it stands open on the page of its rows; the others wait under “More filters”.
        in_order: whether its values stand in the order of their closed list, instead of the most frequent first.
        never: values of the closed list that no row can have.
    """

    name: str
    label: str = ""
    open: bool = False
    in_order: bool = False
    never: tuple[Choice, ...] = ()
