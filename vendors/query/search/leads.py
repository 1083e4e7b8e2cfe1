"""Where a result leads: the page and what is chosen on it, and the vendors behind the name of an owner, a function or a place."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from vendors.domain.as_of import AsOf
from vendors.domain.ownership import Control
from vendors.query.results import Results
from vendors.query.row_index import RowsAt
from vendors.query.search.criteria import FacetValue
from vendors.query.search.entries import ResultKind, owners
from vendors.query.search.found import Hit
from vendors.query.search.people import people
from vendors.query.search.places import Locality, Presence, presence
from vendors.query.search.words import squashed
from vendors.query.selection import MOST_VALUES, Selection
from vendors.query.vendor_index import vendor_index
from vendors.tables.ownership import Ownership
from vendors.tables.remembered import with_dataset
from vendors.types.date import PartialDate


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a result leads.

    Attributes:
        path: of the page.
        chosen: what is chosen on it, beside the day and the language.
        count: how many vendors it shows; None where it is not about vendors.
    """

    path: str
    chosen: Mapping[str, object] = field(default_factory=dict)
    count: int | None = None

    def at(self, selection: Selection) -> str:
        """Its address, for a reader who looks at a day in a language."""
        return selection.only_with("date").but(**self.chosen).at(self.path)


@dataclass(frozen=True, slots=True)
class OwnedVendor:
    """A vendor that an owner has, or had.

    Attributes:
        vendor: its id.
        control: who controls it on the day, where the owner does.
        since, until: from when to when the owner had it, where it has it no longer, as far as they are known.
        proven: whether that is verified.
    """

    vendor: str
    control: Control | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    proven: bool = True


def lead(as_of: AsOf, hit: Hit) -> Lead:
    """Where a result leads."""
    match hit.kind:
        case ResultKind.VENDOR:
            return Lead("/vendor", {"vendor": (hit.key,)})
        case ResultKind.CONTROVERSY:
            return Lead("/controversies", {"controversy": (hit.key,)})
        case ResultKind.ARTICLE:
            return Lead("/news", {"article": (hit.key,)})
        case ResultKind.PERSON:
            found = people(as_of.dataset)[hit.key]
            return (
                Lead("/vendor", {"vendor": found.vendors[:1]})
                if found.vendors
                else Lead("/news", {"q": f'"{found.name}"'})
            )
        case ResultKind.OWNER:
            held = held_by(as_of, hit.key)
            return _vendors(as_of, tuple(one.vendor for one in held if one.control), owners(as_of.dataset)[hit.key])
        case ResultKind.CRITERION:
            one = FacetValue(*hit.key.split("=", 1))
            chosen = {one.parameter: (one.value,)}
            return Lead("/", chosen, _count(as_of, chosen))
        case ResultKind.PLACE:
            found_there = leads_of_place(as_of, hit.key, presence(as_of, Locality.of(hit.key)))
            return next(one for one in found_there if one)


def leads_of_place(as_of: AsOf, key: str, found: Presence) -> tuple[Lead | None, Lead | None, Lead]:
    """Where the vendors stand that were founded in a place, that are controlled from it, and that have their seat there, each all of them.

    Args:
        as_of: where, and when.
        key: of the place.
        found: what it has; None stands for what it has not.
    """
    return (
        Lead("/", {"country": (key,)}, len(found.born)) if found.born else None,
        Lead("/", {"control_country": (key,)}, len(found.controlled)) if found.controlled else None,
        _vendors(as_of, found.seated, Locality.of(key).names()[0]),
    )


def _vendors(as_of: AsOf, ids: tuple[str, ...], name: str) -> Lead:
    """The page of one vendor, the table of several; of more than an address can name, of those that a search for the name finds."""
    if len(ids) > MOST_VALUES:
        chosen = {"q": f'"{name}"'}
        return Lead("/", chosen, _count(as_of, chosen))
    return Lead("/vendor", {"vendor": ids}, 1) if len(ids) == 1 else Lead("/", {"vendor": ids}, len(ids))


def _count(as_of: AsOf, chosen: Mapping[str, object]) -> int:
    day = as_of.on if as_of.on != as_of.today else None
    return Results(as_of.dataset, Selection(**chosen, date=day), as_of.today).count_vendors()


def held_by(as_of: AsOf, owner: str) -> tuple[OwnedVendor, ...]:
    """The vendors that an owner controls on the day, through whatever chain, and then those that it had and has no longer.

    Args:
        as_of: where, and when.
        owner: its name, squashed.
    """
    return _holdings(as_of).get(owner, ())


@with_dataset(4)
def _holdings(as_of: AsOf) -> Mapping[str, tuple[OwnedVendor, ...]]:
    """What `held_by` gives, by the name of the owner, squashed."""
    now, before = defaultdict[str, list[OwnedVendor]](list), defaultdict[str, list[OwnedVendor]](list)
    index = vendor_index(as_of)
    for row in RowsAt(index.stored, index.alphabetical):
        control = as_of.control(row.id)
        holding = dict.fromkeys(squashed(step.owner) for step in control.chain if step.owner)
        past = defaultdict[str, list[Ownership]](list)
        for period in as_of.dataset.periods.get(row.id, ()):
            if period.owner and period.until and period.until.first <= as_of.on:
                past[squashed(period.owner)].append(period)
        for owner in holding:
            now[owner].append(OwnedVendor(row.id, control))
        for owner, periods in past.items():
            if owner not in holding:
                proven = all(one.proven for one in periods)
                before[owner].append(OwnedVendor(row.id, None, periods[0].since, periods[-1].until, proven))
    return {owner: (*now[owner], *before[owner]) for owner in {*now, *before}}
