"""What hangs on a vendor, from its file: a period of ownership, a milestone, what its product does."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from vendors.desk.tasks.answers import BEFORE, NEEDED, Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables
from vendors.i18n.language import _
from vendors.settings import today
from vendors.tables.capability import Ability, Capability, Support
from vendors.tables.event import Event
from vendors.tables.ownership import Confidence, Ownership, Verdict
from vendors.tables.row import Row
from vendors.types.choice import Choice

ABOUT: Final = "about"
"""The field of the vendor."""
ROW: Final = "row"
"""The field with the key of the row that is changed, its parts separated by |; empty for a new one."""
_MADE: Final = frozenset({"vendor", "owner_vendor"})
"""Columns that nobody fills in."""
_NAMING: Final = frozenset({"owner", "counterpart"})
"""Columns that name somebody who may be a vendor."""
_FIRST: Final[Mapping[str, Choice]] = {"verdict": Verdict.VERIFIED, "confidence": Confidence.HIGH}
"""What a new row says at first."""
ABILITY: Final = "ability-"
"""Before the capability whose support a field says."""


def _vendor_field(given: Mapping[str, str]) -> Fieldset:
    return Fieldset(
        _("Which vendor"),
        (FormField(ABOUT, _("Vendor"), FieldKind.VENDOR, value=given.get(ABOUT, ""), required=True),),
    )


def _sets_of(model: type[Row]) -> Callable[[TextTables, Mapping[str, str]], Iterator[Fieldset]]:
    def sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
        vendor = tables.vendor_called(given.get(ABOUT, ""))
        if not vendor:
            yield _vendor_field(given)
            return
        row = tables.row(model.TABLE, *given.get(ROW, "").split("|"))
        first = {name: str(choice) for name, choice in _FIRST.items()}
        yield Fieldset(
            tables.name_of(vendor),
            (
                FormField(ABOUT, "", FieldKind.HIDDEN, value=vendor),
                FormField(ROW, "", FieldKind.HIDDEN, value=given.get(ROW, "") if row else ""),
                *(
                    field_of(
                        model,
                        column.name,
                        kind=FieldKind.OWNER if column.name in _NAMING else None,
                        value=row.get(column.name, "") if row else first.get(column.name, ""),
                    )
                    for column in model.columns()
                    if column.name not in _MADE
                ),
            ),
        )

    return sets


def _rows_of(model: type[Row], reason: str) -> Callable[[Answers], Iterator[RowPut]]:
    def rows(answers: Answers) -> Iterator[RowPut]:
        vendor = answers.vendor(ABOUT)
        if not vendor:
            answers.ask(ABOUT, NEEDED)
            return
        answers.reason = (reason, {"vendor": answers.tables.name_of(vendor)})
        cells: dict[str, str] = {
            column.name: answers.text(column.name) for column in model.columns() if column.name not in _MADE
        }
        if "owner" in cells:
            cells["owner_vendor"] = Said(answers.tables.vendor_called(cells["owner"]), "owner")
        key = tuple(answers.text(ROW).split("|"))
        known = key[0] == vendor and answers.tables.row(model.TABLE, *key)
        yield RowPut(model.TABLE, {"vendor": vendor, **cells}, key if known else ())

    return rows


def _ability_sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    vendor = tables.vendor_called(given.get(ABOUT, ""))
    if not vendor:
        yield _vendor_field(given)
        return
    known = {row.get("capability", ""): row.get("support", "") for row in tables.where("capabilities", vendor=vendor)}
    yield Fieldset(
        tables.name_of(vendor),
        (
            FormField(ABOUT, "", FieldKind.HIDDEN, value=vendor),
            *(
                FormField(
                    f"{ABILITY}{ability}", ability.label, FieldKind.CHOICE, "", tuple(Support), known.get(ability, "")
                )
                for ability in Ability
            ),
            *(
                FormField(f"{BEFORE}{ABILITY}{ability}", "", FieldKind.HIDDEN, value=known.get(ability, ""))
                for ability in Ability
            ),
        ),
        _(
            "Yes: the page names it; in part: part of it, or under another name; no: the page says so. Empty: not known."
        ),
    )
    yield Fieldset(
        _("The page that shows what you change"),
        (
            field_of(Capability, "source_url", "page", required=False),
            field_of(Capability, "accessed", "page_read", value=today().isoformat()),
            field_of(Capability, "note", "page_note"),
        ),
    )


def _abilities(answers: Answers) -> Iterable[RowPut]:
    vendor = answers.vendor(ABOUT)
    answers.reason = (_("What {vendor} does"), {"vendor": answers.tables.name_of(vendor)})
    changed = {ability: answers.changed(f"{ABILITY}{ability}") for ability in Ability}
    told = {ability: said for ability, said in changed.items() if said is not None}
    if any(told.values()) and not answers.text("page"):
        answers.ask("page", NEEDED)
    for ability, said in told.items():
        cells = {"vendor": vendor, "capability": str(ability)}
        if not said:
            yield RowPut("capabilities", cells, goes=True)
            continue
        source = {"source_url": answers.text("page"), "accessed": answers.text("page_read")}
        yield RowPut("capabilities", {**cells, "support": said, **source, "note": answers.text("page_note")})


OWNER: Final = WholeTask(
    "owner",
    _("A period of ownership"),
    _("Writes who controls a vendor, from when to when, with its source."),
    _sets_of(Ownership),
    _rows_of(Ownership, _("Who controls {vendor}")),
    (ABOUT,),
)
MILESTONE: Final = WholeTask(
    "milestone",
    _("A milestone"),
    _("Writes what happened to a vendor on a day, with its source."),
    _sets_of(Event),
    _rows_of(Event, _("A milestone of {vendor}")),
    (ABOUT,),
)
ABILITIES: Final = WholeTask(
    "capabilities",
    _("What a product does"),
    _("Writes its capabilities, all in one list, with the page that shows what is changed."),
    _ability_sets,
    _abilities,
    (ABOUT,),
)
