"""Controversies: the register, each with what is said, the vendor’s answer at the same size, and its history; and one of them with all about it."""

from collections.abc import Sequence
from typing import Any, Final

from vendors.analysis import headlines
from vendors.analysis.searches import searches_made
from vendors.domain.controversy_case import Case, cases
from vendors.domain.controversy_summary import Disputed, in_short, states
from vendors.domain.related import related_disputes
from vendors.exports import citation_subjects
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import Language, _
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.results import DISPUTE_PARAMETERS
from vendors.query.search.entries import ResultKind
from vendors.query.wider import unknown_left_out, widest
from vendors.tables.search import Search, Sought
from vendors.types.country import Region
from views.base.frame import framed
from views.base.kept_parts import KeptPart, PlacesOfNotes, kept_parts
from views.base.page import Embed, Page
from views.base.paging import paged
from views.base.paper_notes import PaperNotes
from views.base.periods import periods
from views.base.render import fragment, render, words_marked
from views.base.view import Asked, View

PER_PAGE: Final = 20
"""Controversies on a page, each with charge, answer and outcome; with 25 of thousands it had more bytes than any first answer may have (0054)."""


def view(asked: Asked) -> View:
    """The controversy that the Selection names, or the controversies chosen, newest first."""
    results, words = asked.results, asked.words
    disputes = results.disputes()
    if len(asked.selection.controversy) == 1 and (alone := cases(results.as_of, disputes)):
        return _one(asked, alone[0])
    shown = paged(disputes, asked.selection.page, PER_PAGE)
    listed, notes, searched = in_short(asked.dataset, shown.rows, asked.on), PaperNotes(), words_marked(asked)
    said = headlines.controversies(results, words)
    return render(
        asked,
        "controversies.html",
        title=said
        if asked.selection.narrows(*DISPUTE_PARAMETERS)
        else words.say(_("Controversies, with the vendors’ responses")),
        description=words.say(
            _(
                "Controversies about customer-experience vendors: what is said, where it stands, and the vendor’s answer."
            )
        ),
        finding=said,
        all=len(disputes),
        listed=listed,
        told_of_each=[part.on_page(notes, searched) for part in _told(asked, listed)],
        paper_notes=notes,
        searches=[] if disputes else _searches(asked),
        paged=shown,
        periods=periods(asked, results.chosen_disputes.months("since")),
        facets=[(name, results.dispute_facet(name)) for name in PAGE.facets],
        parameters=DISPUTE_PARAMETERS,
        left_out=unknown_left_out(results, lambda found: found.chosen_disputes.count()),
        widest=None if disputes else widest(results, DISPUTE_PARAMETERS, lambda found: found.chosen_disputes.count()),
    )


def _told(asked: Asked, listed: Sequence[Disputed]) -> Sequence[KeptPart]:
    """Each of some controversies, with all that is told of it."""

    def make(places: Sequence[int], notes: PlacesOfNotes) -> str:
        told = cases(asked.results.as_of, [listed[place].dispute for place in places])
        return fragment(asked, "cases.html", cases=told, paper_notes=notes)

    return kept_parts(asked, [("case", one.dispute.id) for one in listed], make)


def embed(asked: Asked) -> View:
    """The controversies chosen, each whole: what is said, the answer beside it, every step of its status."""
    shown = paged(asked.results.disputes(), 1, PER_PAGE)
    told = cases(asked.results.as_of, shown.rows)
    if len(told) == 1:
        return framed(asked, "controversies.html", _with_status(told[0], asked.words), cases=told, alone=True)
    said = headlines.controversies(asked.results, asked.words)
    return framed(asked, "controversies.html", said, cases=told, alone=False, paged=shown)


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
    title = _with_status(case, words)
    description = f"{states(short, words)} {words.fine(case.dispute.own('summary', words.code))}"
    return render(
        asked,
        "controversy.html",
        # Windows, lists of results and social networks show the title alone.
        title=title,
        description=description,
        finding=f"{title} – {short[0].answered(words)}",
        structured=_structured(asked, case, title, description),
        case=case,
        related=in_short(dataset, related_disputes(dataset, case.dispute, asked.on), asked.on),
    )


def _structured(asked: Asked, case: Case, title: str, description: str) -> dict[str, Any]:
    """The controversy as schema.org can tell it: a page about companies that cites articles, with status and answers in its words.

    It has no type for a dispute. `ClaimReview` would say that the magazine has judged a claim, which it has not.
    """
    articles = (asked.dataset.article[id] for id in case.dispute.articles)
    return {
        "@type": "WebPage",
        "name": title,
        "description": description,
        "inLanguage": asked.words.code,
        "dateModified": case.steps[-1][0].date.text,
        "about": [{"@type": "Organization", "name": named.name} for named in case.vendors],
        "citation": [
            {
                "@type": "NewsArticle",
                "headline": article.title,
                "url": article.url,
                "datePublished": article.date.text,
                "publisher": {"@type": "Organization", "name": article.publisher},
            }
            for article in articles
            if article.date.first <= asked.on
        ],
    }


def _with_status(case: Case, words: Language) -> str:
    """The title of a controversy with its status: it never travels alone."""
    return words.say(
        _("{title} ({status})"),
        title=words.fine(case.dispute.own("title", words.code)),
        status=words.say(case.status.label),
    )


def _feed(asked: Asked) -> str:
    """What becomes public of the controversy that is chosen, or of the controversies."""
    chosen = asked.selection.controversy
    if len(chosen) == 1:
        return asked.selection.only_with().at(f"/feeds/controversies/{chosen[0]}.atom")
    return asked.selection.only_with(*DISPUTE_PARAMETERS, "match").at("/feeds/controversies.atom")


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
    feed=_feed,
    finds=ResultKind.CONTROVERSY,
)
