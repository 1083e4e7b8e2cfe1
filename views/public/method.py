"""Method: how the survey is made, how complete it is, and how to use and cite it."""

from typing import Final

from vendors.analysis import coverage
from vendors.i18n.language import _
from vendors.tables import TABLES
from vendors.types.kinds import MEANINGS
from views.base.page import Page
from views.base.render import render
from views.base.view import Asked, View


def view(asked: Asked) -> View:
    """Sources, completeness, freshness and balance, corrections, the data dictionary, how to cite."""
    words, dataset = asked.words, asked.dataset
    filled = coverage.filled(asked.results.as_of)
    known, verified = sum(row.known for row in filled), sum(row.verified for row in filled)
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
            _("Of {known} facts about {vendors} vendors, {verified} have been verified at a source"),
            known=words.number(known),
            vendors=words.number(len(asked.results.as_of.vendors)),
            verified=words.number(verified),
        ),
        filled=filled,
        followed=len(asked.results.as_of.vendors),
        corrections=len(dataset.corrections),
        kinds=MEANINGS,
        balance=coverage.balance(asked.results.as_of),
        tables={name: (model, len(dataset.rows[name])) for name, model in sorted(TABLES.items())},
        awaiting=coverage.awaiting(dataset, asked.today),
    )


PAGE: Final = Page(path="/method", title=_("Method"), place=70, view=view, nav=True)
