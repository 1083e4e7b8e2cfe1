"""Controversies: the register, each with what is said, the vendor’s answer at the same size, and its history; and one of them with all about it."""

from collections.abc import Sequence
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.searches import searches_made
from vendors.domain.controversy_case import Case, cases
from vendors.domain.controversy_summary import in_short, states
from vendors.domain.related import related_disputes
from vendors.exports import citation_subjects
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.results import ABOUT_DISPUTES, DISPUTE_PARAMETERS
from vendors.query.search.entries import ResultKind
from vendors.query.wider import widest
from vendors.tables.search import Search, Sought
from vendors.types.country import Region
from views.base.frame import framed
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.periods import periods
from views.base.render import render
from views.base.view import Asked, View

PER_PAGE: Final = 25


def view(asked: Asked) -> View:
    """The controversy that the Selection names, or the controversies chosen, newest first."""
    results, words = asked.results, asked.words
    disputes = results.disputes()
    if len(asked.selection.controversy) == 1 and (alone := cases(results.as_of, disputes)):
        return _one(asked, alone[0])
    shown = paged(disputes, asked.selection.page, PER_PAGE)
    return render(
        asked,
        "controversies.html",
        title=words.say(_("Controversies")),
        description=words.say(
            _(
                "Controversies about customer-experience vendors: what is said, where it stands, and the vendor’s answer."
            )
        ),
        finding=headlines.controversies(asked.dataset, disputes, asked.on, words),
        all=len(disputes),
        searches=[] if disputes else _searches(asked),
        cases=cases(results.as_of, shown.rows),
        paged=shown,
        periods=periods(asked, (dispute.opened for dispute in results.disputes("since"))),
        facets=[(name, results.dispute_facet(name)) for name in PAGE.facets],
        parameters=DISPUTE_PARAMETERS,
        widest=None if disputes else widest(results, DISPUTE_PARAMETERS, lambda found: len(found.disputes())),
    )


def embed(asked: Asked) -> View:
    """The controversies chosen, each whole: what is said, the answer beside it, every step of its status."""
    disputes = asked.results.disputes()
    said = headlines.controversies(asked.dataset, disputes, asked.on, asked.words)
    return framed(asked, "controversies.html", said, cases=cases(asked.results.as_of, disputes))


def _searches(asked: Asked) -> Sequence[Search]:
    """What was searched for controversies about the regions and vendors chosen, or about any."""
    chosen = asked.selection
    vendors = [asked.dataset.vendor[id] for id in chosen.vendor]
    regions = [region for region in Region if region in chosen["region"]]
    if regions:
        return searches_made(asked.results.as_of, Sought.CONTROVERSIES, [None, *regions], vendors)
    return searches_made(asked.results.as_of, Sought.CONTROVERSIES, (), vendors)


def _one(asked: Asked, case: Case) -> View:
    """One controversy: what is said and what is answered first, then its history, owners, articles, and others like it."""
    words, dataset = asked.words, asked.dataset
    short = in_short(dataset, [case.dispute], asked.on)
    title = words.say(
        _("{title} ({status})"),
        title=words.fine(case.dispute.own("title", words.code)),
        status=words.say(case.status.label),
    )
    return render(
        asked,
        "controversy.html",
        # Windows, lists of results and social networks show the title alone.
        title=title,
        description=f"{states(short, words)} {words.fine(case.dispute.own('summary', words.code))}",
        finding=f"{title} – {short[0].answered(words)}",
        case=case,
        related=in_short(dataset, related_disputes(dataset, case.dispute, asked.on), asked.on),
    )


PAGE: Final = Page(
    path="/controversies",
    title=_("Controversies"),
    place=50,
    view=view,
    nav=True,
    facets=(*ABOUT_DISPUTES, "region", "vendor"),
    parameters=(*DISPUTE_PARAMETERS, "match", "sort", "page"),
    tables=(PAGE_TABLES["controversies"],),
    subject=citation_subjects.controversy,
    embed=Embed("controversies", _("controversies, with the answers"), height=640, view=embed),
    marks=True,
    finds=ResultKind.CONTROVERSY,
)
