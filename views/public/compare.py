"""Compare: two to six vendors side by side."""

from dataclasses import replace
from typing import Final

from vendors.analysis.comparison import FEWEST, MOST, comparison
from vendors.domain.similar import alternatives
from vendors.exports import citation_subjects
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.values import UnknownValue, vendor_meant
from vendors.query.vendor_index import by_name
from views.base.frame import framed, wrong
from views.base.long_lists import PER_PAGE
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.render import render
from views.base.view import Asked, View


def view(asked: Asked) -> View:
    """The chosen vendors side by side as of the date, or how to choose some."""
    asked, slips = _with_slips_mended(asked)
    results, words = asked.results, asked.words
    chosen = [results.as_of.vendors[vendor] for vendor in asked.selection.vendor if vendor in results.as_of.vendors]
    vendors = chosen[:MOST]
    only_differences = asked.selection.only == "differences"
    names = words.listing(vendor.name for vendor in vendors)
    comparable = len(vendors) >= FEWEST
    groups = comparison(results.as_of, vendors, only_differences) if comparable else []
    others = by_name(results.as_of, frozenset(vendor.id for vendor in vendors))
    return render(
        asked,
        "compare.html",
        title=words.say(_("{names} side by side"), names=names) if comparable else words.say(_("Compare vendors")),
        description=words.say(_("{names} compared: origin, owners, product, sources."), names=names)
        if comparable
        else "",
        vendors=vendors,
        comparable=comparable,
        left_out=chosen[MOST:],
        first={vendor.id: _first(asked.selection, vendor.id) for vendor in chosen[MOST:]},
        in_files=len(chosen),
        not_founded=[
            asked.dataset.vendor[vendor].name
            for vendor in asked.selection.vendor
            if vendor not in results.as_of.vendors
        ],
        groups=groups,
        only_differences=only_differences,
        others=others,
        paged=paged(others, asked.selection.page, PER_PAGE),
        room=MOST - len(vendors),
        most=MOST,
        fewest=FEWEST,
        nearest=[(vendor, alternatives(results.as_of, vendor, 4 if len(vendors) == 1 else 2)) for vendor in vendors],
        slips=slips,
        pair=_pair(asked.selection, len(vendors)),
        without={vendor.id: _without(asked.selection, vendor.id, at) for at, vendor in enumerate(vendors, 1)},
    )


def _pair(selection: Selection, columns: int) -> tuple[int, ...]:
    """The places of the two columns that are shown where there is no room for all: those that are chosen, else the first."""
    chosen = [int(place) for place in selection.pair if int(place) <= columns]
    return tuple(dict.fromkeys((*chosen, *range(1, columns + 1))))[:2]


def _without(selection: Selection, vendor: str, place: int) -> Selection:
    """The same without the vendor in one place; the columns on a narrow screen stay those they are."""
    pair = (int(other) for other in selection.pair)
    moved = tuple(str(other - (other > place)) for other in pair if other != place)
    return selection.without("vendor", vendor).but(pair=moved)


def _first(selection: Selection, vendor: str) -> Selection:
    """The same with one of the vendors before all others."""
    return selection.but(vendor=(vendor, *(other for other in selection.vendor if other != vendor)))


def embed(asked: Asked) -> View:
    """Two to six vendors side by side."""
    results, words = asked.results, asked.words
    if len(asked.selection.vendor) < FEWEST:
        return wrong(asked, words.say(_("Choose two to six vendors")))
    shown = [results.as_of.vendors[vendor] for vendor in asked.selection.vendor if vendor in results.as_of.vendors][
        :MOST
    ]
    groups = comparison(results.as_of, shown, asked.selection.only == "differences")
    return framed(
        asked,
        "compare.html",
        words.say(_("{names} side by side"), names=words.listing(vendor.name for vendor in shown)),
        vendors=shown,
        groups=groups,
        left_out=[asked.dataset.vendor[id].name for id in asked.selection.vendor if all(id != one.id for one in shown)],
        cells=[
            cell.sourced for group in groups for row in group.criteria for cell in row.cells if cell.value is not None
        ],
    )


def _with_slips_mended(asked: Asked) -> tuple[Asked, list[tuple[str, str]]]:
    """The same with the vendors whose names were typed with a small slip, and what was written for which vendor.

    Only here, where readers type names: elsewhere an address that is not exact is answered with a question.
    """
    meant: dict[UnknownValue, str] = {}
    for value in asked.unknown:
        if vendor := vendor_meant(value, asked.dataset):
            meant[value] = vendor
    if not meant:
        return asked, []
    vendors = list(asked.selection.vendor)
    for before, (value, vendor) in enumerate(meant.items()):
        vendors.insert(value.place + before, vendor)
    selection = asked.selection.but(vendor=tuple(dict.fromkeys(vendors)))
    mended = replace(
        asked,
        selection=selection,
        unknown=tuple(value for value in asked.unknown if value not in meant),
        results=Results(asked.dataset, selection, asked.today),
    )
    return mended, [(value.value, asked.dataset.vendor[vendor].name) for value, vendor in meant.items()]


PAGE: Final = Page(
    path="/compare",
    title=_("Compare"),
    place=20,
    view=view,
    nav=True,
    parameters=("vendor", "only", "pair", "page"),
    of_shortlist=True,
    tables=(PAGE_TABLES["compare"],),
    subject=citation_subjects.comparison,
    embed=Embed("compare", _("a comparison"), height=560, view=embed),
)
