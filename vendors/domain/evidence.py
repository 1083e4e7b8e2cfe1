"""How far sources reach: which parts of a value they verify, of which day, and how many independent publishers they are.

The rule, for pages, files, coverage, the list of work and `check`:

1. A source verifies what it names: the value, or the items of a list that stand in its row of `evidence.csv`.
2. A source whose page nobody has read verifies nothing, whatever its row says.
3. It speaks of one day: the one that its row gives, else the one on which it was published, else the one on which it was read.
   Beyond the half-life of the column (`stale_after`) it no longer verifies today’s value: the value is stale. What does not age
   (founding, origin) and a figure that carries its own day are never stale.
4. A cell is verified when all its items are, verified in part when some are, and stale when all have a source and one is stale.
5. Publishers are counted by house; the vendor’s own word counts once, whoever repeats it (`vendors.domain.publishers`).

Owners are rows with a verdict of their own: a chain is verified when every step is. An owner holds until another is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vendors.domain.as_of import AsOf
from vendors.domain.ownership import Control
from vendors.domain.publishers import Voice, publisher_of, voice
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import Language, _
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.event import Event
from vendors.tables.evidence import Evidence, PageRead
from vendors.tables.ownership import Confidence, Ownership, Verdict
from vendors.tables.publisher import COPIES, PublisherKind
from vendors.tables.remembered import with_dataset
from vendors.tables.row import Column, Row
from vendors.types.choice import Choice
from vendors.types.date import PartialDate


class Verification(Choice):
    """What sources make of a value or of a part of it."""

    VERIFIED = "verified", _("verified")
    PARTLY = "partly-verified", _("verified in part")
    STALE = "stale", _("verified for an earlier day")
    UNVERIFIED = "unverified", _("not verified")

    def say(self, day: PartialDate | None, words: Language) -> str:
        """It in words; a stale value says of which day it was verified."""
        if self is Verification.STALE and day:
            return words.say("verified for {day}", day=words.date(day))
        return words.say(self.label)


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a value.

    Attributes:
        url: its address, or "" where there is none.
        publisher: who published it, or the host of its address.
        verification: what it makes of the parts that it names.
        day: the day that it speaks of, or None where that is not known.
        voice: who speaks in it; None where it has no address.
        as_of: the day that its row gives, where it gives one.
        unread: whether nobody has read its page.
        value: the part of the value that it shows, or "" for the whole.
        note: the editors’ working note, in English.
    """

    url: str
    publisher: str
    verification: Verification
    confidence: Confidence
    day: PartialDate | None = None
    voice: Voice | None = None
    unread: bool = False
    published: PartialDate | None = None
    accessed: PartialDate | None = None
    as_of: PartialDate | None = None
    value: str = ""
    note: str = ""

    def say(self, words: Language) -> str:
        """What it makes of them, in words."""
        return self.verification.say(self.day, words)


@dataclass(frozen=True, slots=True)
class ValuePart:
    """One item of a value; a value that is no list is its only part.

    Attributes:
        value: as in the cell.
        verification: verified, stale or unverified.
        day: the newest day that a source speaks of which verifies it, or None.
        publishers: how many independent publishers verify it as it stands today.
    """

    value: str
    verification: Verification
    day: PartialDate | None
    publishers: int

    def say(self, words: Language) -> str:
        """Its verdict in words."""
        return self.verification.say(self.day, words)


@dataclass(frozen=True, slots=True)
class Sourced:
    """The sources of a value, and what they make of it; without any it is unverified.

    Attributes:
        parts: each item of a list, the value itself, or each step of a chain of owners; none where nothing is known.
        column: whose cell it is, so that parts are shown as its values are.
        unsettled: the period that is verified, but may have begun only after the day asked about; else None.
    """

    sources: Sequence[Source]
    parts: Sequence[ValuePart]
    column: Column
    unsettled: Ownership | None = None

    @property
    def verification(self) -> Verification:
        """What the sources make of the whole."""
        found = {part.verification for part in self.parts} or {Verification.UNVERIFIED}
        if len(found) == 1:
            return next(iter(found))
        return Verification.PARTLY if Verification.UNVERIFIED in found else Verification.STALE

    @property
    def verified(self) -> bool:
        """Whether every part is verified as it stands today."""
        return self.verification is Verification.VERIFIED

    @property
    def unverified(self) -> tuple[str, ...]:
        """The parts that are not verified as they stand today, stale ones among them."""
        return tuple(part.value for part in self.parts if part.verification is not Verification.VERIFIED)

    @property
    def said(self) -> tuple[str, ...]:
        """The parts that a source says which was read, those among them that are verified for an earlier day alone."""
        return tuple(part.value for part in self.parts if part.verification is not Verification.UNVERIFIED)

    @property
    def publishers(self) -> int:
        """How many independent publishers verify the whole: the fewest that any part has."""
        return min((part.publishers for part in self.parts), default=0)

    @property
    def day(self) -> PartialDate | None:
        """For which day all of it was last verified: the earliest of its parts."""
        return min((part.day for part in self.parts if part.day), default=None)

    @property
    def own_word(self) -> PublisherKind | None:
        """Where all that verifies it is the vendor’s own word, by what kind of publisher: the vendor itself, or who copies it; else None."""
        voices = [one.voice for one in self.sources if one.verification is Verification.VERIFIED and one.voice]
        if not voices or not all(voice.own for voice in voices):
            return None
        copied = [voice.kind for voice in voices if voice.kind in COPIES]
        return copied[0] if len(copied) == len(voices) else PublisherKind.COMPANY

    def say(self, words: Language) -> str:
        """The verdict in words."""
        return self.verification.say(self.day, words)


def spoken_of(row: Evidence) -> PartialDate | None:
    """The day that a source speaks of."""
    return row.as_of or row.published or row.accessed


def unread(row: Evidence) -> bool:
    """Whether nobody has read the page of a source."""
    return row.reading is PageRead.UNREAD or (row.reading is None and row.accessed is None)


def proves(row: Evidence) -> bool:
    """Whether a source verifies what it names, for the day that it speaks of."""
    return row.verdict is Verdict.VERIFIED and row.source_url is not None and not unread(row)


def parts_of(column: Column, text: str) -> tuple[str, ...]:
    """The parts of a cell, or of what a source names of it."""
    return tuple(text.split("|")) if column.many and text else (text,) if text else ()


def months_since(day: PartialDate, on: date) -> int:
    """How many months a day lies back; a year means its last month."""
    return (on.year - day.last.year) * 12 + on.month - day.last.month


def is_stale(column: Column, day: PartialDate | None, on: date) -> bool:
    """Whether what was known of a day no longer holds without a new look; a figure that carries its own day is of that day for good."""
    if column.stale_after is None or column.dated_by or day is None:
        return False
    return months_since(day, on) > column.stale_after


def of_cell(as_of: AsOf, vendor: str, field: str) -> Sourced:
    """The sources of one cell of vendors.csv, as of a day.

    Raises:
        KeyError: there is no such vendor.
    """
    return _of_cell(as_of.dataset, vendor, field, as_of.on)


@with_dataset(20_000)
def _of_cell(dataset: Dataset, vendor: str, field: str, on: date) -> Sourced:
    return _of_field(dataset, dataset.vendor[vendor], field, vendor, on)


def of_capability(as_of: AsOf, row: Capability) -> Sourced:
    """The pages that name a capability: the one of its row, of the day on which it was published, and those of `evidence.csv`."""
    column = Capability.column("support")
    published = as_of.dataset.published_at(row.source_url)
    day = day_of_page(as_of.dataset, row)
    stale = is_stale(column, day, as_of.on)
    source = _of_page(as_of.dataset, row.vendor, row.source_url, Confidence.MEDIUM, row.accessed, row.note, stale=stale)
    source = replace(source, day=day, published=published)
    return _of_field(as_of.dataset, row, "support", row.vendor, as_of.on, (source,))


def day_of_page(dataset: Dataset, row: Capability) -> PartialDate | None:
    """The day of which the page in the row of a capability speaks: as a source on it in `evidence.csv` says, or that of its publication, or of its reading."""
    cited = dataset.evidence.get((row.TABLE, f"{row.vendor}|{row.capability}", "support"), ())
    told = next((one.as_of for one in cited if one.as_of and one.source_url == row.source_url), None)
    return told or dataset.published_at(row.source_url) or row.accessed


def of_event(as_of: AsOf, row: Event) -> Sourced:
    """The source of a milestone, which is of its day and does not age."""
    source = _of_page(as_of.dataset, row.vendor, row.source_url, row.confidence, None, None)
    return _of_field(as_of.dataset, row, "date", row.vendor, as_of.on, (source,))


def of_period(as_of: AsOf, row: Ownership) -> Sourced:
    """The sources of one period of ownership: the one of its row, and those of `evidence.csv` that speak of it."""
    sources, part = _of_step(as_of.dataset, row)
    return Sourced(tuple(dict.fromkeys(sources)), (part,), Ownership.column("owner"))


def of_control(dataset: Dataset, held: Control) -> Sourced:
    """The sources of a chain of owners: of each step the one of its row, and those of `evidence.csv` that speak of its period."""
    steps = [_of_step(dataset, row) for row in held.chain]
    sources = tuple(dict.fromkeys(source for one, _ in steps for source in one))
    parts = [
        replace(part, verification=Verification.UNVERIFIED, publishers=0) if row is held.unsettled else part
        for row, (_, part) in zip(held.chain, steps, strict=True)
    ]
    unsettled = held.unsettled if held.unsettled and held.unsettled.proven else None
    return Sourced(sources, tuple(parts), Ownership.column("owner"), unsettled)


def of_shown(as_of: AsOf, vendor: str, name: str) -> Sourced | None:
    """The sources of a cell of the table of vendors; None for what is counted or derived from other cells."""
    column = VendorOn.column(name)
    if column.sourced_as == Ownership.TABLE:
        return of_control(as_of.dataset, as_of.control(vendor))
    return of_cell(as_of, vendor, column.sourced_as or name) if column.evidence or column.sourced_as else None


def _of_field(dataset: Dataset, row: Row, field: str, vendor: str, on: date, carried: Sequence[Source] = ()) -> Sourced:
    """The sources of one cell: those that its row carries for the whole of it, and those of `evidence.csv`."""
    column, cell = row.column(field), row.cell(field)
    items = parts_of(column, cell)
    claims = [(source, items) for source in carried]
    key = "|".join(row.cell(name) for name in row.KEY)
    for one in dataset.evidence.get((row.TABLE, key, field), ()):
        stale = is_stale(column, spoken_of(one), on)
        source = _of_row(dataset, one, vendor, "" if one.value == cell else one.value, stale=stale)
        claims.append((source, parts_of(column, one.value)))
    return Sourced(
        tuple(source for source, _ in claims),
        tuple(_part(item, [source for source, shown in claims if item in shown]) for item in items),
        column,
    )


def _part(item: str, sources: Iterable[Source]) -> ValuePart:
    found = list(sources)
    for verification in (Verification.VERIFIED, Verification.STALE):
        if showing := [source for source in found if source.verification is verification]:
            day = max((source.day for source in showing if source.day), default=None)
            return ValuePart(item, verification, day, _voices(showing) if verification is Verification.VERIFIED else 0)
    return ValuePart(item, Verification.UNVERIFIED, None, 0)


def _voices(sources: Iterable[Source]) -> int:
    return len({source.voice.house for source in sources if source.voice})


def _of_step(dataset: Dataset, row: Ownership) -> tuple[Sequence[Source], ValuePart]:
    named = row.owner or str(row.kind)
    own = Source(
        row.source_url or "",
        publisher_of(dataset, row.source_url) if row.source_url else "",
        Verification.VERIFIED if row.proven else Verification.UNVERIFIED,
        row.confidence,
        voice=_voice(dataset, row.vendor, "", row.source_url),
        value=named,
        note=row.note or "",
    )
    key = "|".join(row.cell(name) for name in row.KEY)
    more = [
        _of_row(dataset, one, row.vendor, named, beside=one.value != row.cell(field.name) or before(row, one))
        for field in Ownership.columns()
        for one in dataset.evidence.get((row.TABLE, key, field.name), ())
    ]
    sources = (own, *more)
    if not row.proven:
        return sources, ValuePart(named, Verification.UNVERIFIED, None, 0)
    showing = [source for source in sources if source.verification is Verification.VERIFIED]
    return sources, ValuePart(named, Verification.VERIFIED, None, _voices(showing))


def before(row: Ownership, source: Evidence) -> bool:
    """Whether a source speaks of a day before the period began: an agreement is no deal yet."""
    day = spoken_of(source)
    return bool(row.since and day and day.last < row.since.first)


def _of_row(
    dataset: Dataset, row: Evidence, vendor: str, value: str, *, stale: bool = False, beside: bool = False
) -> Source:
    address = row.source_url or ""
    publisher = row.publisher or (publisher_of(dataset, address) if address else "")
    verification = (
        Verification.UNVERIFIED if beside or not proves(row) else Verification.STALE if stale else Verification.VERIFIED
    )
    return Source(
        address,
        publisher,
        verification,
        row.confidence,
        spoken_of(row),
        _voice(dataset, vendor, publisher, row.source_url),
        bool(address) and unread(row),
        row.published,
        row.accessed,
        row.as_of,
        value,
        row.note or "",
    )


def _of_page(
    dataset: Dataset,
    vendor: str,
    address: str,
    confidence: Confidence,
    accessed: PartialDate | None,
    note: str | None,
    *,
    stale: bool = False,
) -> Source:
    return Source(
        address,
        publisher_of(dataset, address),
        Verification.STALE if stale else Verification.VERIFIED,
        confidence,
        accessed,
        _voice(dataset, vendor, "", address),
        accessed=accessed,
        note=note or "",
    )


def _voice(dataset: Dataset, vendor: str, publisher: str, address: str | None) -> Voice | None:
    return voice(dataset, vendor, publisher or publisher_of(dataset, address), address) if address else None
