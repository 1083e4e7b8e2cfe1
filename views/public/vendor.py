"""Vendor: one vendor, with its facts, owners, controversies, milestones, product and news."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from vendors.analysis import headlines
from vendors.domain import article_of_2018, evidence
from vendors.domain.article_context import in_context
from vendors.domain.controversy_case import cases
from vendors.domain.controversy_summary import disputes_of, in_short
from vendors.domain.evidence import Sourced
from vendors.domain.ownership import Reign, history
from vendors.domain.similar import alternatives
from vendors.domain.then_and_now import then_and_now
from vendors.domain.vendor_on import VendorOn, control_on, disputes_on
from vendors.exports import citation_subjects
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.update_list import last_day
from vendors.query.vendor_index import by_name
from vendors.tables.event import DEALS_NOT_DONE
from vendors.tables.row import Column
from vendors.tables.vendor import Section, Vendor
from views.base.frame import framed, known_cells, wrong
from views.base.long_lists import PER_PAGE, suggested
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.render import render
from views.base.view import Asked, View
from views.public.panorama import control_sources

MOST_NEWS: Final = 8
MOST_DISPUTES: Final = 12
"""Controversies that are told whole, the newest first; of others the page says how many there are, and leads to them."""


def view(asked: Asked) -> View:
    """The vendor that the Selection names, or the list to choose one from."""
    chosen = asked.selection.vendor
    if not chosen:
        return _choose(asked)
    row = asked.dataset.vendor[chosen[0]]
    words, results = asked.words, asked.results
    standing = results.as_of.vendors.get(row.id)
    reigns = history(asked.dataset, row.id, asked.today)
    articles = [article for article in asked.dataset.articles_about.get(row.id, ()) if article.date.first <= asked.on]
    pinned = next((article for article in articles if article.id == article_of_2018.ARTICLE), None)
    nearest = alternatives(results.as_of, standing) if standing else []
    disputes = disputes_on(asked.dataset, row.id, asked.on)
    return render(
        asked,
        "vendor.html",
        title=row.name,
        description=words.fine(row.own("summary", words.code)),
        structured=_structured(asked, row),
        vendor=row,
        also=[asked.dataset.vendor[id].name for id in chosen[1:]],
        standing=standing,
        held_on=control_on(asked.dataset, row.id, asked.on, asked.today),
        others=[one.name for one in suggested(by_name(results.as_of)) if one.id != row.id],
        facts=_facts(asked, row, Section.HEAD),
        more_facts=_facts(asked, row, Section.PRODUCT),
        reigns=list(zip(reigns, _lengths(reigns, asked.today), strict=True)),
        finding=headlines.ownership(row, reigns, words),
        reign_sources=lambda reign: evidence.of_control(asked.dataset, reign.control),
        control_source=control_sources(asked, row.id) if standing else None,
        article_at=_at_article(reigns, asked.today),
        cases=cases(results.as_of, disputes[:MOST_DISPUTES]),
        all_cases=len(disputes),
        events=[
            (
                event,
                evidence.of_event(results.as_of, event),
                in_short(asked.dataset, disputes_of(asked.dataset, event), asked.on),
            )
            for event in asked.dataset.events.get(row.id, ())
            if event.date.first <= asked.on
        ],
        not_done=DEALS_NOT_DONE,
        abilities=[
            (ability, evidence.of_capability(results.as_of, ability))
            for ability in asked.dataset.capabilities.get(row.id, {}).values()
        ],
        pinned=next(iter(in_context(results.as_of, [pinned])), None) if pinned else None,
        articles=in_context(results.as_of, [article for article in articles if article is not pinned][:MOST_NEWS]),
        all_articles=len(articles),
        held_then_now=lambda article: then_and_now(asked.dataset, (row.id,), article.date.first, asked.today)[0],
        nearest=nearest,
        compare_nearest=asked.selection.only_with("date")
        .but(vendor=(row.id, *(one.vendor.id for one in nearest)))
        .at("/compare"),
        changed_on=last_day(asked.dataset, results.log, asked.on, row.id),
        history_since=results.log.since,
    )


def embed(asked: Asked) -> View:
    """The card of one vendor: origin, owner, control, a few facts, and its controversies with the answers."""
    if not asked.selection.vendor:
        return wrong(asked, asked.words.say(_("Choose a vendor")))
    results = asked.results
    row = asked.dataset.vendor[asked.selection.vendor[0]]
    standing = results.as_of.vendors.get(row.id)
    known = [standing] if standing else []
    facts = [column for column in Vendor.columns_as_read() if column.on_card]
    everything = known_cells(results.as_of, known, (column.name for column in VendorOn.columns()))
    return framed(
        replace(asked, selection=asked.selection.but(vendor=(row.id,))),
        "vendor.html",
        row.name,
        vendor=row,
        also=[asked.dataset.vendor[id].name for id in asked.selection.vendor[1:]],
        standing=standing,
        facts=[(column, evidence.of_cell(results.as_of, row.id, column.name)) for column in facts],
        source_of=partial(evidence.of_shown, results.as_of, row.id),
        cases=cases(results.as_of, disputes_on(asked.dataset, row.id, asked.on)),
        sources=len({source.url for cell in everything if cell for source in cell.sources if source.url}),
        cells=known_cells(results.as_of, known, ("origin_country", "owner", *(column.name for column in facts))),
    )


def _choose(asked: Asked) -> View:
    shown = paged(by_name(asked.results.as_of), asked.selection.page, PER_PAGE)
    return render(asked, "vendors.html", title=asked.words.say(_("The vendors from A to Z")), paged=shown)


def _facts(asked: Asked, row: Vendor, section: Section) -> list[tuple[Column, Any, Sourced]]:
    """The facts of one list, each with its value, None where it is not known, and its sources."""
    return [
        (
            column,
            None if (value := getattr(row, column.name)) == () else value,
            evidence.of_cell(asked.results.as_of, row.id, column.name),
        )
        for column in Vendor.columns_as_read()
        if column.section is section
    ]


def _lengths(reigns: Sequence[Reign], today: date) -> list[int]:
    """How wide each reign is drawn, in parts of a thousand of the time shown; one of unknown length is as wide as a year."""
    days = [
        ((reign.until.first if reign.until else today) - reign.since.first).days if reign.since else 365
        for reign in reigns
    ]
    return [round(1000 * length / max(sum(days), 1)) for length in days]


def _at_article(reigns: Sequence[Reign], today: date) -> float | None:
    """Where the day of the article is in the drawing, in percent; None where it is outside or lengths are unknown."""
    first = reigns[0].since
    if any(reign.since is None for reign in reigns) or first is None or not first.first <= article_of_2018.DAY <= today:
        return None
    return round(100 * (article_of_2018.DAY - first.first).days / max((today - first.first).days, 1), 1)


def _structured(asked: Asked, row: Vendor) -> dict[str, Any]:
    """The vendor as schema.org knows it, which has no word for “not verified”: what no source that was read says is left out."""

    def known(name: str) -> tuple[str, ...]:
        return evidence.of_cell(asked.results.as_of, row.id, name).said

    data: dict[str, Any] = {"@type": "Organization", "name": row.name}
    for said, name in (("url", "website"), ("foundingDate", "founded")):
        if found := known(name):
            data[said] = found[0]
    if aliases := known("aliases"):
        data["alternateName"] = list(aliases)
    address = {
        said: found[0]
        for said, name in (("addressCountry", "hq_country"), ("addressLocality", "hq_city"))
        if (found := known(name))
    }
    return data | ({"address": {"@type": "PostalAddress"} | address} if address else {})


def _feed(asked: Asked) -> str:
    """What becomes public of the vendor."""
    chosen = asked.selection.vendor
    return asked.selection.only_with().at(f"/feeds/vendors/{chosen[0]}.atom") if chosen else ""


PAGE: Final = Page(
    path="/vendor",
    title=_("Vendor"),
    place=30,
    view=view,
    parameters=("vendor", "page"),
    tables=(PAGE_TABLES["vendor"],),
    subject=citation_subjects.vendor,
    embed=Embed("vendor", _("the card of a vendor"), height=420, view=embed),
    feed=_feed,
)
