"""Updates: what became public of the survey, one a row that came, changed or went, with what it said before and says after.

What is told of one is in a reader's language; where it is not known when something came in, there is no update of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Final

from vendors.domain.corrected_cell import corrected_cell
from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.correction import Correction
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice


class UpdateKind(Choice):
    """What an update is about."""

    ARTICLE = "article", _("articles")
    VENDOR = "vendor", _("vendors listed")
    FACT = "fact", _("facts")
    OWNER = "owner", _("owners")
    MILESTONE = "milestone", _("milestones")
    CONTROVERSY = "controversy", _("controversies")
    STATUS = "status", _("statuses of controversies")
    REPLY = "reply", _("answers")
    CORRECTION = "correction", _("corrections")
    SOURCE = "source", _("sources and readings")
    OTHER = "other", _("other changes")


class Turn(IntEnum):
    """What happened to what an update is about: the place of its words in `HEADINGS`."""

    CAME = 0
    CHANGED = 1
    WENT = 2


HEADINGS: Final[Mapping[UpdateKind, tuple[str, str, str]]] = {
    UpdateKind.ARTICLE: (_("New article"), _("Article changed"), _("Article removed")),
    UpdateKind.VENDOR: (_("New vendor"), _("Vendor changed"), _("Vendor removed")),
    UpdateKind.FACT: (_("New fact"), _("Fact changed"), _("Fact removed")),
    UpdateKind.OWNER: (
        _("New period of ownership"),
        _("Period of ownership changed"),
        _("Period of ownership removed"),
    ),
    UpdateKind.MILESTONE: (_("New milestone"), _("Milestone changed"), _("Milestone removed")),
    UpdateKind.CONTROVERSY: (_("New controversy"), _("Controversy changed"), _("Controversy removed")),
    UpdateKind.STATUS: (_("New step of a controversy"), _("Step of a controversy changed"), _("Step removed")),
    UpdateKind.REPLY: (_("New answer"), _("Answer changed"), _("Answer removed")),
    UpdateKind.CORRECTION: (_("Correction"), _("Correction reworded"), _("Correction removed")),
    UpdateKind.SOURCE: (_("New sources"), _("Sources changed"), _("Sources removed")),
    UpdateKind.OTHER: (_("Added"), _("Changed"), _("Removed")),
}
"""What heads an update of a kind whose row came, changed or went."""


@dataclass(frozen=True, slots=True)
class CellUpdate:
    """One thing that is different.

    Attributes:
        label: what it is.
        before, after: what it said and says; "" where it was or is not known, None where there is no such side.
    """

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Concerned:
    """What a row is about, by ids.

    Attributes:
        vendors: every vendor that it names.
        controversy, article: "" where it is about none.
    """

    vendors: tuple[str, ...] = ()
    controversy: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """One update, in one language.

    Attributes:
        key: its permanent name, which no other has.
        day: of publication, where the magazine is.
        moment: of publication, with its zone; None where only the day is known.
        subject: what it is about, as a reader calls it; of what readers do not see, the neutral line.
        cells: what is different.
        why: the reason given in public, or "".
        own_why: whether that reason is the register's own and not that of the whole publication.
        neutral: whether it is the line in place of something that is no longer shown.
        renamed: of a row that has another id since: its table, the id before and the id after; else ().
    """

    key: str
    day: date
    moment: datetime | None
    kind: UpdateKind
    turn: Turn
    subject: str
    concerned: Concerned = Concerned()
    cells: tuple[CellUpdate, ...] = ()
    why: str = ""
    own_why: bool = False
    neutral: bool = False
    renamed: tuple[str, ...] = ()

    def heading(self, words: Language) -> str:
        """What happened, in a few words; "" of a neutral line."""
        return "" if self.neutral else words.say(HEADINGS[self.kind][self.turn])


def concerned(table: str, cells: Mapping[str, str]) -> Concerned:
    """What a row is about; of a source or a correction, what the row that it tells of is about.

    Args:
        table: its name.
        cells: its cells by column, as in the CSV.
    """
    if table in (Evidence.TABLE, Correction.TABLE):
        return _of_another(cells.get("table", ""), cells.get("row", ""))
    model = TABLES[table]
    named: dict[str, list[str]] = {Vendor.TABLE: [], Controversy.TABLE: [], Article.TABLE: []}
    for column in model.columns():
        where = table if column.name == "id" else column.refers
        if where in named:
            named[where] += [part for part in cells.get(column.name, "").split("|") if part]
    disputes, articles = named[Controversy.TABLE], named[Article.TABLE]
    alone = disputes[0] if disputes else ""
    # The articles of a controversy, or of a step in it, are where it is told; it is not about them.
    return Concerned(tuple(dict.fromkeys(named[Vendor.TABLE])), alone, articles[0] if articles and not alone else "")


def _of_another(table: str, key: str) -> Concerned:
    model = TABLES.get(table)
    return concerned(table, dict(zip(model.KEY, key.split("|"), strict=False))) if model else Concerned()


def of_correction(row: Correction, dataset: Dataset, words: Language) -> Update:
    """A correction that the register holds, as an update of the day that it gives: what it said before is in its reason alone."""
    cells = {name: row.cell(name) for name in type(row).model_fields}
    return Update(
        correction_key(tuple(cells[name] for name in Correction.KEY)),
        row.date.first,
        None,
        UpdateKind.CORRECTION,
        Turn.CAME,
        corrected_cell(row, dataset, words),
        concerned(Correction.TABLE, cells),
        why=words.fine(row.own("reason", words.code)),
        own_why=True,
    )


def correction_key(key: Sequence[str]) -> str:
    """The permanent name of the update that a correction is, wherever it is read from.

    Args:
        key: the cells of its key.
    """
    return f"corrections/{'/'.join(key)}"
