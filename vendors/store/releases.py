"""What readers are given of the versions that were published; whoever keeps the history hands it to the site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol, TypeAlias

from vendors.domain.update_context import UpdateInContext
from vendors.i18n.language import Language
from vendors.settings import site_time
from vendors.store.files import Files

SHORTEST: Final = 7
"""Signs that name a release at the least."""


@dataclass(frozen=True, slots=True)
class Release:
    """One published version, as anybody may have it.

    Attributes:
        name: its permanent name: the version of its data, with `-2` behind it where the same data was published a second time.
        data: version of its data, as `vendors.tables.dataset.Dataset.version`.
        moment: when it was published, in UTC; None where that is not known.
    """

    name: str
    data: str
    moment: datetime | None = None

    @property
    def short(self) -> str:
        """As much of its name as citations and pages show."""
        return self.data[:12] + self.name[len(self.data) :]

    @property
    def day(self) -> date | None:
        """The day of publication, where the magazine is; None where it is not known."""
        return site_time(self.moment).date() if self.moment else None


@dataclass(frozen=True, slots=True)
class Withheld:
    """A version that is not given.

    Attributes:
        name: as a release has it.
        line: the neutral line in its place, an English message.
        day: of publication, where the magazine is.
    """

    name: str
    line: str
    day: date


@dataclass(frozen=True, slots=True)
class NoRelease:
    """What names no version.

    Attributes:
        several: the names that begin so, where it is more than one.
    """

    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeltaCell:
    """One cell that is different between a release and the one before it.

    Attributes:
        key: the cells that name its row.
        change: what became of the row: added, removed or changed.
        before, after: the text of the cell, "" where it was or is empty or the row was or is not there.
        key_before: of a row that was added under another key, the key that it had; else ().
        reasons: the reason of the correction that was published for it, in each of the data's languages; "" where there is none.
        standing: status and answers of the controversy that the row touches, as of this release, in each of these languages.
    """

    table: str
    key: tuple[str, ...]
    change: str
    column: str
    before: str
    after: str
    key_before: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ("", "")
    standing: tuple[str, ...] = ("", "")


@dataclass(frozen=True, slots=True)
class ReleaseTold:
    """What a release changed, in words.

    Attributes:
        updates: each thing that came, changed or went, with the state of what is disputed as of the release.
        why: the reason given for the publication, "" where none is told.
        partly: whether something is left out because it is no longer shown.
    """

    updates: Sequence[UpdateInContext]
    why: str
    partly: bool


Found: TypeAlias = Release | Withheld | NoRelease


class ReleaseSource(Protocol):
    """The releases of a data folder, as they are when it is asked. Safe from any thread."""

    @property
    def has_history(self) -> bool:
        """Whether what was published is kept; without, there is the one version that stands in the folder."""

    def count(self) -> int:
        """How many versions there are, those that are not given with them."""

    def listed(self, first: int, most: int) -> Sequence[Release | Withheld]:
        """The versions from the newest on, without those that gave again what the one before gave.

        Args:
            first: how many of the newest are passed over.
            most: how many are looked at.
        """

    def find(self, name: str) -> Found:
        """What has that name, or alone begins so (`SHORTEST` signs at least)."""

    def files(self, release: Release) -> Files:
        """The tables of a release, byte for byte as they were published.

        Raises:
            KeyError: it is not there any more.
        """

    def before(self, release: Release) -> Release | None:
        """The last one before it that is given, or None."""

    def why(self, release: Release, words: Language) -> str:
        """The reason given for the publication, "" where none is told."""

    def issued(self, release: Release) -> date:
        """The day of its publication, or where that is not known the last on which a vendor in it was reviewed."""

    def delta(self, release: Release) -> Sequence[DeltaCell]:
        """What is different from the release before it, cell by cell in the order of the tables; empty of the first."""

    def told(self, release: Release, words: Language) -> ReleaseTold:
        """The same in words."""


class NothingReleased:
    """The releases of a folder that nobody serves: there are none."""

    has_history = False

    def count(self) -> int:
        """None."""
        return 0

    def listed(self, first: int, most: int) -> Sequence[Release | Withheld]:  # noqa: ARG002 - there are none
        """None."""
        return ()

    def find(self, name: str) -> Found:  # noqa: ARG002 - there are none
        """None has that name."""
        return NoRelease()

    def files(self, release: Release) -> Files:
        """Of none.

        Raises:
            KeyError: always.
        """
        raise KeyError(release.name)

    def before(self, release: Release) -> Release | None:  # noqa: ARG002 - there are none
        """None."""
        return None

    def why(self, release: Release, words: Language) -> str:  # noqa: ARG002 - there are none
        """None."""
        return ""

    def issued(self, release: Release) -> date:
        """Of none.

        Raises:
            KeyError: always.
        """
        raise KeyError(release.name)

    def delta(self, release: Release) -> Sequence[DeltaCell]:  # noqa: ARG002 - there are none
        """Nothing."""
        return ()

    def told(self, release: Release, words: Language) -> ReleaseTold:  # noqa: ARG002 - there are none
        """Nothing."""
        return ReleaseTold((), "", False)


NO_RELEASES: Final = NothingReleased()
