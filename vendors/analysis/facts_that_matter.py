"""How far the facts that matter are known, verified, and verified twice: who owns whom, origin, founding, capabilities, controversies.

Coordinates and home pages are easily found and easily verified; they stand apart, so that they flatter no total.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from vendors.analysis.fact_index import VERIFIED, FactColumn, fact_index
from vendors.analysis.searches import last_search
from vendors.domain.as_of import AsOf
from vendors.domain.publishers import voice
from vendors.domain.right_of_reply import Stage, state_of
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import Language, _
from vendors.query.row_index import Places
from vendors.tables.capability import Ability
from vendors.tables.controversy import Controversy
from vendors.tables.remembered import with_dataset
from vendors.tables.search import Sought
from vendors.types.choice import Choice
from vendors.types.country import EUROPEAN_SIDE, Region

TWO: Final = 2
"""How many independent publishers a fact has that is verified twice."""


class FactKind(Choice):
    """Kinds of facts, those that matter first."""

    OWNERS = "owners", _("owners")
    ORIGIN = "origin", _("origin")
    FOUNDING = "founding", _("founding")
    CAPABILITIES = "capabilities", _("capabilities")
    CONTROVERSIES = "controversies", _("controversies")
    OTHERS = "others", _("all other facts")
    EASY = "easy", _("coordinates and home pages")


MATTER: Final = (
    FactKind.OWNERS,
    FactKind.ORIGIN,
    FactKind.FOUNDING,
    FactKind.CAPABILITIES,
    FactKind.CONTROVERSIES,
)
_OWN_KIND: Final = {
    "origin_country": FactKind.ORIGIN,
    "founded": FactKind.FOUNDING,
    "website": FactKind.EASY,
    "hq_lat": FactKind.EASY,
    "hq_lon": FactKind.EASY,
}
"""The columns of the vendors that are no facts of the kind “others”."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts of a kind there could be, and how many are known, verified, and verified by two independent publishers.

    A controversy that is not known is not missing: of those, all that are known could be.
    """

    possible: int = 0
    known: int = 0
    verified: int = 0
    doubled: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.possible + other.possible,
            self.known + other.known,
            self.verified + other.verified,
            self.doubled + other.doubled,
        )

    @property
    def known_share(self) -> float:
        """Of the possible facts, from 0 to 1."""
        return self.known / max(self.possible, 1)

    @property
    def verified_share(self) -> float:
        """Of the known facts, from 0 to 1."""
        return self.verified / max(self.known, 1)

    @property
    def doubled_share(self) -> float:
        """Of the known facts, from 0 to 1."""
        return self.doubled / max(self.known, 1)


@with_dataset(64)
def tallies(as_of: AsOf, regions: Sequence[Region] = tuple(Region)) -> Mapping[FactKind, Tally]:
    """The facts of each kind about the vendors that were born in these regions, as of a day."""
    return _tally_at(as_of, fact_index(as_of).of_regions(regions))


def tally_that_matters(as_of: AsOf, places: Places) -> Tally:
    """The facts that matter about the vendors in some places of the index of the day, together."""
    return that_matter(_tally_at(as_of, places))


def that_matter(found: Mapping[FactKind, Tally]) -> Tally:
    """All facts that matter, together."""
    return sum((found[kind] for kind in MATTER), Tally())


def _tally_at(as_of: AsOf, places: Places) -> Mapping[FactKind, Tally]:
    index = fact_index(as_of)
    found = {kind: Tally() for kind in FactKind}
    found[FactKind.OWNERS] = _of_column(index.owners, places)
    for column in VendorOn.columns():
        if column.evidence and (column.missed or column.name in _OWN_KIND):
            found[_OWN_KIND.get(column.name, FactKind.OTHERS)] += _of_column(index.cell(column.name), places)
    known, verified, doubled = index.capabilities[places].sum(axis=0).tolist()
    found[FactKind.CAPABILITIES] = Tally(len(places) * len(Ability), known, verified, doubled)
    found[FactKind.CONTROVERSIES] = _controversies(as_of, index.disputes(places))
    return found


def _of_column(column: FactColumn, places: Places) -> Tally:
    known = column.known[places]
    verified = known & (column.verification[places] == VERIFIED)
    doubled = verified & (column.publishers[places] >= TWO)
    return Tally(len(places), *(int(np.count_nonzero(one)) for one in (known, verified, doubled)))


def _controversies(as_of: AsOf, disputes: Sequence[Controversy]) -> Tally:
    """A controversy is verified by the articles that it lists, and twice where two independent publishers report it."""
    known = _voices_of_all(as_of)
    voices = [known[dispute.id] for dispute in disputes]
    return Tally(len(voices), len(voices), sum(n > 0 for n in voices), sum(n >= TWO for n in voices))


def disputes_about(as_of: AsOf, vendors: Iterable[VendorOn]) -> list[Controversy]:
    """The controversies that name one of the vendors and had been opened, each once."""
    index = fact_index(as_of)
    return index.disputes(index.at(vendor.id for vendor in vendors))


@with_dataset(4)
def _voices_of_all(as_of: AsOf) -> Mapping[str, int]:
    """How many independent publishers report each controversy, by its id."""
    return {dispute.id: _voices(as_of, dispute) for dispute in as_of.dataset.newest_disputes}


def _voices(as_of: AsOf, dispute: Controversy) -> int:
    articles = [as_of.dataset.article[id] for id in dispute.articles]
    return len(
        {
            voice(as_of.dataset, dispute.vendors[0], row.publisher, row.url).house
            for row in articles
            if row.date.first <= as_of.on
        }
    )


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """In how many controversies the answer of every vendor named is known, or was asked for."""

    controversies: int
    known: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.known / max(self.controversies, 1)


@with_dataset(4)
def answers(as_of: AsOf) -> KnownAnswers:
    """How far the right of reply has come, in controversies."""
    disputes = disputes_about(as_of, as_of.vendors.values())
    asked = [
        all(state_of(as_of.dataset, row.id, vendor, as_of.on).stage is not Stage.NOT_ASKED for vendor in row.vendors)
        for row in disputes
    ]
    return KnownAnswers(len(asked), sum(asked))


def born_in_europe(as_of: AsOf) -> Sequence[VendorOn]:
    """The vendors of French or other European origin."""
    return [vendor for vendor in as_of.vendors.values() if vendor.origin_region in EUROPEAN_SIDE]


def unknown_control(vendors: Iterable[VendorOn]) -> Sequence[VendorOn]:
    """The vendors of which nobody here knows who controls them."""
    return [vendor for vendor in vendors if vendor.control_region is Region.UNKNOWN]


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure that the survey is held to.

    Attributes:
        label: what it counts, an English message.
        count, of: how many of how many.
        at_least, at_most: the share (from 0 to 1) or number that is the goal; one of them is None.
        searched: the last day on which somebody looked for what is missing, or None.
    """

    label: str
    count: int
    of: int
    searched: date | None
    at_least: float | None = None
    at_most: int | None = None

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        if self.at_most is not None:
            return self.count <= self.at_most
        return self.count >= (self.at_least or 0) * self.of

    def say(self, words: Language) -> str:
        """The goal in words: a share, or a number."""
        if self.at_most is not None:
            return words.say("at most {n}", n=words.number(self.at_most))
        if self.at_least == 1:
            return words.number(self.of)
        return words.say("at least {n}%", n=words.number(round(100 * (self.at_least or 0))))


@with_dataset(4)
def goals(as_of: AsOf) -> Sequence[Goal]:
    """What the survey is held to, as it stands on a day."""
    matter = that_matter(tallies(as_of))
    replied = answers(as_of)
    born = born_in_europe(as_of)
    return (
        Goal(_("facts that matter, verified"), matter.verified, matter.known, _day(as_of, Sought.SECOND_SOURCE), 0.9),
        Goal(
            _("facts that matter, verified by two independent publishers"),
            matter.doubled,
            matter.known,
            _day(as_of, Sought.SECOND_SOURCE),
            0.5,
        ),
        Goal(
            _("controversies whose answer is known or was asked for"),
            replied.known,
            replied.controversies,
            _day(as_of, Sought.CONTROVERSIES),
            1,
        ),
        Goal(
            _("vendors born in Europe whose control is not known"),
            len(unknown_control(born)),
            len(born),
            _day(as_of, Sought.OWNER),
            at_most=12,
        ),
    )


def _day(as_of: AsOf, sought: Sought) -> date | None:
    found = last_search(as_of, sought)
    return found.searched.last if found else None
