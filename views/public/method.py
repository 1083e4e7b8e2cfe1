"""Method: how the survey is made, how complete it is, and how to use and cite it."""

from typing import Final

from vendors.analysis import coverage, facts_that_matter
from vendors.analysis.searches import searches_made
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.tables import TABLES
from vendors.tables.search import Sought
from vendors.types.kinds import MEANINGS
from views.base.page import Page
from views.base.render import render
from views.base.view import Asked, View


def view(asked: Asked) -> View:
    """Sources, completeness, freshness and balance, corrections, the data dictionary, how to cite."""
    words, dataset = asked.words, asked.dataset
    filled = coverage.filled(asked.results.as_of)
    by_kind = facts_that_matter.tallies(asked.results.as_of)
    matter = facts_that_matter.that_matter(by_kind)
    return render(
        asked,
        "method.html",
        title=words.say(_("Method")),
        description=words.say(
            _(
                "How the survey is made: sources, what verified and unknown mean, completeness, corrections, data dictionary."
            )
        ),
        finding=words.say(
            _(
                "Of {known} known facts that matter, {verified} are verified, {doubled} of them by two independent publishers"
            ),
            known=words.number(matter.known),
            verified=words.number(matter.verified),
            doubled=words.number(matter.doubled),
        ),
        by_kind=by_kind,
        matter=facts_that_matter.MATTER,
        all_that_matter=matter,
        goals=facts_that_matter.goals(asked.results.as_of),
        searches=searches_made(asked.results.as_of, Sought.CONTROVERSIES),
        filled=filled,
        followed=len(asked.results.as_of.vendors),
        corrections=len(dataset.corrections),
        kinds=MEANINGS,
        balance=coverage.balance(asked.results.as_of),
        tables={name: (model, len(dataset.rows[name])) for name, model in sorted(TABLES.items())},
        awaiting=coverage.awaiting(dataset, asked.today),
    )


PAGE: Final = Page(path="/method", title=_("Method"), place=70, view=view, nav=True, tables=(PAGE_TABLES["coverage"],))
