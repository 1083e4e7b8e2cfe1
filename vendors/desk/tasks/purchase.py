"""A vendor was bought, or there is an agreement to buy it: owners, milestones of both sides, the article and the parts in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vendors.desk.tasks.answers import Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables
from vendors.desk.tasks.source import SourceArticle, article_set, told_in
from vendors.i18n.language import _, language
from vendors.tables.article import Topic
from vendors.tables.event import Event, EventKind
from vendors.tables.mention import Role
from vendors.tables.ownership import Confidence, Ownership, OwnershipKind, Verdict
from vendors.tables.row import WRITTEN, own_name
from vendors.tables.vendor import VendorStatus
from vendors.types.choice import Choice


class DealStage(Choice):
    """How far a purchase has come."""

    DONE = "done", _("done: it has a new owner")
    AGREED = "agreed", _("agreed, not yet done")


BUYS: Final = _("{buyer} buys {vendor}")
"""The title of a purchase that is done, on both sides."""
AGREES: Final = _("{buyer} agrees to buy {vendor}")
HELD: Final = (OwnershipKind.SUBSIDIARY, OwnershipKind.PRIVATE_EQUITY, OwnershipKind.MERGED)
"""How a vendor may be held after a purchase."""


def _sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    yield Fieldset(
        _("The deal"),
        (
            FormField("bought", _("Vendor bought"), FieldKind.VENDOR, value=given.get("bought", ""), required=True),
            FormField(
                "buyer",
                _("Bought by"),
                FieldKind.OWNER,
                _("A vendor of this survey or anybody else."),
                required=True,
            ),
            field_of(
                Ownership,
                "owner_country",
                "buyer_country",
                _("Country of the buyer"),
                help=_("Empty where the buyer is a vendor, or known here: its country is known."),
            ),
            FormField("stage", _("The deal is"), FieldKind.CHOICE, choices=tuple(DealStage), value=str(DealStage.DONE)),
            FormField("when", _("Since when"), help=_("Empty: the day of the article.")),
            field_of(Ownership, "kind", label=_("Held from then on as"), choices=HELD, value=str(HELD[0]), help=""),
            field_of(
                Event, "amount_original", help=_("As the article states it: EUR 2m, USD 1.25bn; empty: not known.")
            ),
            field_of(Event, "amount_usd_m", help=_("Only where the article states dollars.")),
            field_of(Event, "confidence", value=str(Confidence.HIGH)),
        ),
    )
    yield article_set(tables, given)
    titles = [field_of(Event, own_name("title", code), required=False, help="") for code in WRITTEN]
    yield Fieldset(
        _("Titles of the milestone"), titles, _("Empty: “buyer buys vendor”, in both languages."), folded=True
    )


def _rows(answers: Answers) -> Iterable[RowPut]:
    tables = answers.tables
    bought, buyer = answers.vendor("bought"), answers.text("buyer")
    buyer_id = tables.vendor_called(buyer)
    if buyer_id and buyer_id == bought:
        answers.ask("buyer", _("A vendor cannot buy itself."))
    done = answers.chosen("stage", DealStage) is not DealStage.AGREED
    told = told_in(answers, Topic.ACQUISITION, {bought: Role.ACQUIRED, buyer_id: Role.ACQUIRER})
    when = answers.date("when", told.date)
    name = tables.name_of(buyer_id) if buyer_id else str(buyer)
    answers.reason = (BUYS if done else AGREES, {"buyer": name, "vendor": tables.name_of(bought)})
    yield from told.puts
    deal = _Deal(answers, bought, Said(name, "buyer"), buyer_id, when, told, done)
    if done:
        yield from deal.owners()
    yield from deal.milestones()


class _Deal:
    """One purchase, and the rows that it makes."""

    def __init__(
        self, answers: Answers, bought: Said, buyer: Said, buyer_id: str, when: Said, told: SourceArticle, done: bool
    ) -> None:
        self.answers, self.bought, self.buyer, self.buyer_id = answers, bought, buyer, buyer_id
        self.when, self.told, self.done = when, told, done
        self.confidence = answers.text("confidence")

    def owners(self) -> Iterator[RowPut]:
        """The period that ends and the one that begins; a vendor that is absorbed is one no more."""
        kind = self.answers.chosen("kind", OwnershipKind) or HELD[0]
        key = ("vendor", "since", "owner")
        lasting = self.answers.tables.where("ownership", vendor=self.bought, until="")
        for row in lasting:
            if (row.get("since"), row.get("owner")) != (self.when, self.buyer):
                yield RowPut("ownership", {**{name: row[name] for name in key}, "until": self.when})
        yield RowPut(
            "ownership",
            {
                "vendor": self.bought,
                "since": self.when,
                "owner": self.buyer,
                "owner_vendor": self.buyer_id,
                "owner_country": self.country(),
                "kind": Said(str(kind), "kind"),
                "verdict": str(Verdict.VERIFIED),
                "source_url": self.told.url,
                "confidence": self.confidence,
            },
        )
        if kind is OwnershipKind.MERGED:
            yield RowPut("vendors", {"id": self.bought, "status": str(VendorStatus.MERGED)})

    def milestones(self) -> Iterator[RowPut]:
        """The deal as a milestone of both sides; the amount stands once, with the vendor that was bought."""
        kinds = (EventKind.ACQUIRED, EventKind.ACQUISITION) if self.done else (EventKind.AGREEMENT,) * 2
        amounts = {name: self.answers.text(name) for name in ("amount_original", "amount_usd_m")}
        if not self.done and any(amounts.values()):
            field = next(name for name, text in amounts.items() if text)
            self.answers.ask(field, _("An amount stands on the deal that is done: leave it empty until then."))
        yield self._milestone(self.bought, kinds[0], self.buyer, self.country(), amounts)
        if self.buyer_id:
            origin = self.answers.tables.row("vendors", self.bought).get("origin_country", "")
            other = Said(self.answers.tables.name_of(self.bought), "bought")
            yield self._milestone(Said(self.buyer_id, "buyer"), kinds[1], other, origin, {})

    def _milestone(
        self, vendor: Said, kind: EventKind, other: Said, country: str, amounts: Mapping[str, Said]
    ) -> RowPut:
        return RowPut(
            "events",
            {
                "vendor": vendor,
                "date": self.when,
                "kind": str(kind),
                **{own_name("title", code): self._title(code) for code in WRITTEN},
                "counterpart": other,
                "counterpart_country": country,
                "source_url": self.told.url,
                "confidence": self.confidence,
                **amounts,
            },
        )

    def _title(self, code: str) -> Said:
        name = own_name("title", code)
        bought = self.answers.tables.name_of(self.bought) or self.answers.text("bought")
        made = language(code).say(BUYS if self.done else AGREES, buyer=self.buyer, vendor=bought)
        return self.answers.text(name) or Said(made, name)

    def country(self) -> Said:
        """The country of the buyer: as typed, else as it stands with its other purchases; of a vendor its chain of owners tells it."""
        typed = self.answers.text("buyer_country")
        if typed or self.buyer_id:
            return typed
        rows = self.answers.tables.where("ownership", owner=self.buyer)
        return Said(next((row["owner_country"] for row in rows if row.get("owner_country")), ""), "buyer_country")


PURCHASE: Final = WholeTask(
    "purchase",
    _("A vendor was bought"),
    _("Writes the owners, the milestone of both sides, the article and the parts in it."),
    _sets,
    _rows,
)
