"""All updates that there are of a data set: what its history tells, and the corrections that the data itself dates."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from vendors.domain.updates import Update, of_correction
from vendors.i18n.language import FALLBACK_LANGUAGE, language
from vendors.query.selection import Selection
from vendors.store.changelog import UpdateLog
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset

NARROWING: Final = ("vendor", "controversy", "article", "kind")
"""The parameters that narrow the updates, beside the period."""


@with_dataset(4)
def update_list(dataset: Dataset, log: UpdateLog, code: str) -> Sequence[Update]:
    """The updates in a language, newest first; made once for a data set and its history.

    What was withdrawn from the survey since is not named: a title alone may be a charge to which nobody could answer any more.

    Args:
        dataset: as it stands.
        log: what is known of all that was published.
        code: of the language.
    """
    words = language(code)
    told = log.told(words)
    known = {one.key for one in told}
    others = [of_correction(row, dataset, words) for row in dataset.corrections]
    every = [*told, *(one for one in others if one.key not in known)]
    # Sorting keeps the order of those that came together.
    found = (as_it_stands(one, dataset) for one in every)
    # While the data shown is not the newest, what is not in it may be still to come as well as withdrawn.
    certain = log.data in ("", dataset.version)
    return sorted((one for one in found if certain or one.subject), key=_moment, reverse=True)


def chosen_updates(
    dataset: Dataset, log: UpdateLog, chosen: Selection, on: date, lifted: Collection[str] = ()
) -> list[Update]:
    """The updates that a Selection names, up to a day, newest first.

    Args:
        dataset, log: see `update_list`.
        chosen: what is chosen.
        on: the last day that is looked at.
        lifted: parameters that count as not chosen.
    """
    since = chosen.since.first if chosen.since else date.min
    until = min(chosen.until.last if chosen.until else date.max, on)
    tests = {name: frozenset(chosen[name]) for name in NARROWING if chosen[name] and name not in lifted}
    return [
        one
        for one in update_list(dataset, log, chosen.lang)
        if since <= one.day <= until
        and all(not values.isdisjoint(concerning(one, name)) for name, values in tests.items())
    ]


def last_day(dataset: Dataset, log: UpdateLog, on: date, vendor: str = "") -> date | None:
    """The last day up to `on` on which anything became public, of one vendor or of all; None where none is known."""
    every = update_list(dataset, log, FALLBACK_LANGUAGE)
    return next((one.day for one in every if one.day <= on and (not vendor or vendor in one.concerned.vendors)), None)


def _moment(one: Update) -> tuple[date, datetime]:
    return one.day, one.moment.replace(tzinfo=None) if one.moment else datetime.combine(one.day, time.min)


def as_it_stands(one: Update, dataset: Dataset) -> Update:
    """An update with every vendor that it concerns today; without its words where what it told of has been withdrawn."""
    about = one.concerned
    disputed = dataset.controversy.get(about.controversy)
    gone = (about.controversy and disputed is None) or (about.article and about.article not in dataset.article)
    if gone:
        return replace(one, subject="", cells=(), why="", concerned=replace(about, controversy="", article=""))
    named = [mention.vendor for mention in dataset.mentions.get(about.article, ())]
    vendors = dict.fromkeys([*about.vendors, *(disputed.vendors if disputed else ()), *named])
    return replace(one, concerned=replace(about, vendors=tuple(id for id in vendors if id in dataset.vendor)))


def concerning(one: Update, parameter: str) -> Iterable[str]:
    """What an update has of a parameter of the Selection: the vendors, the controversy, the article that it concerns, or its kind."""
    about = one.concerned
    if parameter == "vendor":
        return about.vendors
    if parameter == "kind":
        return (str(one.kind),)
    return tuple(filter(None, (about.controversy if parameter == "controversy" else about.article,)))
