"""What a citation calls that which is cited: a title that tells it from every other page, and the ids for its key.

A title travels alone. Where it tells of a controversy, status and day come along, and a headline stands as its publisher’s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from vendors.analysis.comparison import MOST
from vendors.domain.controversy_summary import about_article
from vendors.domain.publishers import called
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS
from vendors.types.date import PartialDate

MOST_NAMED: Final = 6
"""Values of one parameter that a title names; of more it says how many."""
_MAKES_NO_OTHER: Final = frozenset({"date", "lang", "page", "pair", "sort", "only"})
"""Parameters of which titles say nothing here: the day has a place of its own, the same rows in another order are the same
rows, and only a comparison leaves out what does not differ."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is cited.

    Attributes:
        title: in the reader’s language, without the day.
        parameter: the one by which the Selection names it; "" where it does not.
        ids: the values of that parameter.
        changes: whether the title says something that is true of one day only, such as the status of a controversy.
    """

    title: str
    parameter: str = ""
    ids: tuple[str, ...] = ()
    changes: bool = False


def vendor(results: Results, words: Language) -> Subject:
    """The vendors that the Selection names, or all of them."""
    chosen = results.selection.vendor
    if not chosen:
        return Subject(words.say(_("The vendors from A to Z")))
    names = _listed((results.as_of.dataset.vendor[id].name for id in chosen), words)
    title = words.plural("{names} – vendor page", "{names} – vendor pages", len(chosen), names=names)
    return Subject(title, "vendor", chosen)


def comparison(results: Results, words: Language) -> Subject:
    """The vendors that stand side by side on the day, in their order."""
    known, chosen = results.as_of.vendors, results.selection.vendor
    compared = [known[id].name for id in chosen if id in known][:MOST]
    if not compared:
        return Subject(words.say(_("Compare")))
    title = words.say(_("Compare {names}"), names=words.listing(compared))
    if results.selection.only == "differences":
        title = words.say(_("{title}, differences only"), title=title)
    return Subject(title, "vendor", chosen)


def article(results: Results, words: Language) -> Subject:
    """The article that the Selection names, as its publisher’s headline, with the controversies that list it."""
    chosen = results.selection.article
    if len(chosen) != 1:
        return Subject(words.say(_("News")), changes=_about_controversies(results, chosen))
    said = words.say(_("News: {article}"), article=_headline(chosen[0], results, words))
    return Subject(said, "article", chosen, _about_controversies(results, chosen))


def controversy(results: Results, words: Language) -> Subject:
    """The controversy that the Selection names, with its status on the day."""
    chosen = results.selection.controversy
    if len(chosen) != 1:
        return Subject(words.say(_("Controversies")), changes=bool(chosen))
    said = words.say(_("Controversy: {controversy}"), controversy=_disputed(chosen[0], results, words))
    return Subject(said, "controversy", chosen, changes=True)


def whole_title(subject: Subject, results: Results, words: Language) -> str:
    """The title of what is cited with all else that is chosen, so that another selection has another title."""
    chosen = []
    for name, parameter in PARAMETERS.items():
        if name in _MAKES_NO_OTHER or name == subject.parameter:
            continue
        if values := _values(name, results, words):
            label = words.say(parameter.label)
            # The page of the search is called what it is asked by.
            is_title = label == subject.title
            chosen.append(values if is_title else words.say(_("{parameter}: {values}"), parameter=label, values=values))
    if not chosen:
        return subject.title
    told = reduce(lambda before, next: words.say(_("{before}; {next}"), before=before, next=next), chosen)
    return words.say(_("{title} ({chosen})"), title=subject.title, chosen=told)


def _values(parameter: str, results: Results, words: Language) -> str:
    """What is chosen of a parameter, in words; "" where nothing is."""
    if not results.selection.narrows(parameter):
        return ""
    chosen = results.selection[parameter]
    values = chosen if isinstance(chosen, tuple) else (chosen,)
    return _listed((_value(parameter, value, results, words) for value in values), words)


def _value(parameter: str, value: Any, results: Results, words: Language) -> str:
    if parameter == "controversy":
        return _disputed(value, results, words)
    if parameter == "article":
        return _headline(value, results, words)
    if parameter == "columns":
        return words.say(VendorOn.column(value).label) if value in VendorOn.model_fields else str(value)
    if parameter == "q":
        return words.say(_("‘{words}’"), words=value)
    if isinstance(value, PartialDate):
        return words.date(value)
    return PARAMETERS[parameter].say(str(value), results.as_of.dataset, words)


def _disputed(id: str, results: Results, words: Language) -> str:
    """The title of a controversy with its status: an allegation must not travel as a fact."""
    dataset, status = results.as_of.dataset, results.as_of.status(id)
    return words.say(
        _("{title} ({status})"),
        title=words.fine(dataset.controversy[id].own("title", words.code)),
        status=words.say(status.label if status else _("not opened yet")),
    )


def _headline(id: str, results: Results, words: Language) -> str:
    """An article’s title as published, by whom and when, and where the controversies stand that list it."""
    row = results.as_of.dataset.article[id]
    publisher = called(results.as_of.dataset, row.publisher, words.code)
    said = words.say(
        _("‘{title}’ ({publisher}, {day})"), title=row.title, publisher=publisher, day=words.date(row.date)
    )
    disputed = about_article(results.as_of.dataset, id, results.as_of.on)
    return " – ".join([said, *(one.state(words) for one in disputed)])


def _about_controversies(results: Results, articles: Iterable[str]) -> bool:
    return any(about_article(results.as_of.dataset, id, results.as_of.on) for id in articles)


def _listed(values: Iterable[str], words: Language) -> str:
    """Values as a sentence lists them; of many the first, and how many more there are."""
    every = list(values)
    if len(every) <= MOST_NAMED:
        return words.listing(every)
    named = ", ".join(every[:MOST_NAMED])
    return words.plural("{names} and {n} more", "{names} and {n} more", len(every) - MOST_NAMED, names=named)
