"""Compare: two to six vendors side by side."""

from vendors.comparison import FEWEST, MOST, alternatives, comparison, footnotes
from vendors.wording import _
from views.page import Asked, View, render


def view(asked: Asked) -> View:
    """The chosen vendors side by side as of the date, or how to choose some."""
    matching, words = asked.matching, asked.words
    chosen = [matching.standings[vendor] for vendor in asked.selection.vendor if vendor in matching.standings]
    vendors = chosen[:MOST]
    only_differences = asked.selection.only == "differences"
    names = words.listing(vendor.name for vendor in vendors)
    comparable = len(vendors) >= FEWEST
    groups = comparison(matching, vendors, only_differences) if comparable else []
    notes = footnotes(groups)
    return render(
        asked,
        "compare.html",
        title=words.say(_("{names} side by side"), names=names) if comparable else words.say(_("Compare vendors")),
        description=words.say(_("{names} compared: origin, owners, product, sources."), names=names)
        if comparable
        else "",
        vendors=vendors,
        comparable=comparable,
        left_out=[vendor.name for vendor in chosen[MOST:]],
        not_founded=[
            asked.dataset.vendor[vendor].name for vendor in asked.selection.vendor if vendor not in matching.standings
        ],
        groups=groups,
        notes=list(notes.values()),
        note_numbers={address: number for number, address in enumerate(notes, 1)},
        only_differences=only_differences,
        others=sorted(
            (other for other in matching.standings.values() if other not in vendors),
            key=lambda other: other.name.casefold(),
        ),
        room=MOST - len(vendors),
        most=MOST,
        fewest=FEWEST,
        nearest=alternatives(matching, vendors[0]) if len(vendors) == 1 else [],
    )
