"""One fact of a vendor, with the page that shows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, cast

from vendors.desk.forms import NOT_IN_THE_LIST
from vendors.desk.tasks.answers import NEEDED, Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.new_vendor import point_field
from vendors.desk.tasks.rows import RowPut, Said, TextTables
from vendors.desk.tasks.sourced import located, page_set, sourced
from vendors.i18n.language import _
from vendors.settings import today
from vendors.tables.correction import Correction
from vendors.tables.row import WRITTEN, Column, own_name
from vendors.tables.vendor import Vendor
from vendors.types.choice import Choice
from vendors.validation.list_values import named_in

_OF_A_CITY: Final = ("hq_lat", "hq_lon")
"""What comes with the city."""
FACTS: Final[Mapping[str, Column]] = {
    column.name: column for column in Vendor.columns() if column.evidence and column.name not in _OF_A_CITY
}
"""The facts that may be told, by their columns."""
Fact: Final[type[Choice]] = cast(
    "type[Choice]",
    Choice("Fact", [(name, (name, column.label)) for name, column in FACTS.items()]),  # type: ignore[arg-type]
)
"""The same as a closed list."""


REASONS: Final = tuple(own_name("reason", code) for code in WRITTEN)
"""The reasons of a correction."""


def _opening(given: Mapping[str, str]) -> Iterator[Fieldset]:
    yield Fieldset(
        _("Which fact"),
        (
            FormField("about", _("Vendor"), FieldKind.VENDOR, value=given.get("about", ""), required=True),
            FormField(
                "fact", _("Fact"), FieldKind.CHOICE, choices=tuple(Fact), value=given.get("fact", ""), required=True
            ),
        ),
    )


NAMED: Final = FormField(
    "named",
    _("What of the list the page names"),
    help=_("Separated by |; empty: all of it. A page verifies what it names, and the rest is shown as not verified."),
)


def _sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    vendor, fact = tables.vendor_called(given.get("about", "")), given.get("fact", "")
    row = tables.row("vendors", vendor)
    if not row or fact not in FACTS:
        yield from _opening(given)
        return
    kind = FieldKind.CITY if fact == "hq_city" else None
    value = field_of(Vendor, fact, "value", kind=kind, value=row.get(fact, ""), required=False)
    more = [point_field()] if fact == "hq_city" else []
    dated = FACTS[fact].dated_by
    if dated:
        more.append(field_of(Vendor, dated, value=row.get(dated, "")))
    yield Fieldset(
        row.get("name", vendor),
        (
            FormField("about", "", FieldKind.HIDDEN, value=vendor),
            FormField("fact", "", FieldKind.HIDDEN, value=fact),
            value,
            *more,
        ),
    )
    page = page_set(today().isoformat())
    yield replace(page, fields=(NAMED, *page.fields)) if FACTS[fact].many else page
    yield Fieldset(
        _("A correction that readers must know"),
        [field_of(Correction, name, required=False) for name in REASONS],
        _("Fill it in where what stood here was wrong: readers see it, with today’s date, on the page of corrections."),
        folded=True,
    )


def _rows(answers: Answers) -> Iterable[RowPut]:
    vendor, fact = answers.vendor("about"), answers.text("fact")
    row = answers.tables.row("vendors", vendor)
    if not row or fact not in FACTS:
        answers.ask("fact", NEEDED)
        return
    value = answers.many("value") if FACTS[fact].many else answers.text("value")
    facts: dict[str, Said] = {fact: value}
    if dated := FACTS[fact].dated_by:
        facts[dated] = answers.text(dated)
    answers.reason = (
        _("{vendor}: {fact}"),
        {"vendor": row.get("name", ""), "fact": answers.chosen("fact", Fact) or ""},
    )
    yield RowPut("vendors", {"id": vendor, **facts})
    if fact == "hq_city" and value != row.get(fact):
        yield from located(answers, vendor, value, row.get("hq_country", ""))
    # Without a page there is nothing that names it, which is asked then.
    named = _named(answers, FACTS[fact], value) if FACTS[fact].many and answers.text("page") else None
    yield from sourced(answers, vendor, facts, named)
    yield from _corrected(answers, vendor, fact)


def _named(answers: Answers, column: Column, value: str) -> Said:
    """What of the list the page names, by the values of the list; what is not in it is asked about, since it would verify nothing."""
    items, strange = named_in(answers.many(NAMED.name), column, value)
    if strange:
        answers.ask(
            NAMED.name,
            NOT_IN_THE_LIST,
            items=", ".join(strange),
            whole=value.replace("|", ", "),
        )
    return Said(items, NAMED.name)


def _corrected(answers: Answers, vendor: str, fact: str) -> Iterator[RowPut]:
    """The correction that readers are told of, where its reason is given in one language at least; the other is asked for."""
    reasons = {name: answers.text(name) for name in REASONS}
    if any(reasons.values()):
        yield RowPut(
            Correction.TABLE,
            {"date": answers.day.isoformat(), "table": "vendors", "row": vendor, "field": fact, **reasons},
        )


FACT: Final = WholeTask(
    "fact",
    _("A fact, with its source"),
    _("Writes the fact and the page that shows it; a city brings its point on the map."),
    _sets,
    _rows,
    ("about", "fact"),
)
