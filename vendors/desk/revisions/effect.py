"""What a change does to what readers see: the public figures and the headline, before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.analysis import coverage, headlines
from vendors.i18n.language import LANGUAGES, _, language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.dataset import Dataset
from vendors.types.country import Region

VENDORS: Final = _("Vendors")
BY_ORIGIN: Final = _("Vendors by region of origin")
BY_CONTROL: Final = _("Vendors by region of control")
ARTICLES: Final = _("Articles")
OPEN_DISPUTES: Final = _("Open controversies")
VERIFIED_SHARE: Final = _("Verified share of the known facts")


@dataclass(frozen=True, slots=True)
class Figure:
    """One public figure before and after.

    Attributes:
        label: what it counts, an English message; `region` and `of` say where.
        share: whether it is a share from 0 to 1, not a count.
    """

    label: str
    before: float
    after: float
    region: Region | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to what readers see.

    Attributes:
        figures: all figures, those that stay the same too.
        headlines: Panorama’s headline before and after in each language, by its code.
    """

    figures: tuple[Figure, ...]
    headlines: Mapping[str, tuple[str, str]]

    @property
    def changed(self) -> tuple[Figure, ...]:
        """The figures that change."""
        return tuple(figure for figure in self.figures if figure.before != figure.after)


def effect(old: Dataset, new: Dataset, on: date) -> Effect:
    """What a change will do to the public figures of a day.

    Args:
        old, new: the data set before and after.
        on: the day on which readers look at it; usually today.
    """
    was, will_be = Results(old, Selection(), on), Results(new, Selection(), on)
    before, after = _figures(was), _figures(will_be)
    figures = tuple(
        Figure(label, before.get((label, region), 0), after.get((label, region), 0), region, label == VERIFIED_SHARE)
        for label, region in dict.fromkeys((*before, *after))
    )
    said = {
        code: (headlines.panorama(was, language(code)), headlines.panorama(will_be, language(code)))
        for code in LANGUAGES
    }
    return Effect(figures, said)


def _figures(results: Results) -> dict[tuple[str, Region | None], float]:
    vendors = list(results.as_of.vendors.values())
    filled = coverage.filled(results.as_of)
    disputes = [row for row in results.disputes() if row.closed is None or row.closed.first > results.as_of.on]
    by_region = {
        (label, region): sum(getattr(vendor, column) is region for vendor in vendors)
        for label, column in ((BY_ORIGIN, "origin_region"), (BY_CONTROL, "control_region"))
        for region in Region
    }
    return {
        (VENDORS, None): len(vendors),
        **{place: count for place, count in by_region.items() if count},
        (ARTICLES, None): len(results.articles()),
        (OPEN_DISPUTES, None): len(disputes),
        (VERIFIED_SHARE, None): sum(part.verified for part in filled) / max(sum(part.known for part in filled), 1),
    }
