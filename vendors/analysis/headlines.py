"""The sentences that open the pages: findings, computed from the data, careful, and true for whatever is selected."""

from collections.abc import Sequence

import numpy as np

from vendors.domain import article_of_2018
from vendors.domain.ownership import Reign
from vendors.domain.updates import Update
from vendors.domain.vendor_on import VendorOn, vendor_on
from vendors.i18n.adjectives import adjective
from vendors.i18n.language import POINT, Language
from vendors.query.control_index import CODES, among, controls, origins
from vendors.query.dispute_index import dispute_index
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import DISPUTE_PARAMETERS, NEWS_PARAMETERS, VENDOR_PARAMETERS, Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.tables.facet import Unknown
from vendors.tables.vendor import Vendor
from vendors.types.country import EUROPEAN_SIDE, Region


def panorama(results: Results, words: Language) -> str:
    """What Panorama’s headline says: the article’s finding when nothing is chosen, else who controls the vendors chosen.

    Data that has none of the rivals that the article names has no finding of it, and the headline is what the survey asks.
    """
    if not results.selection.narrows(*VENDOR_PARAMETERS, "date"):
        return _of_the_article(results, words)
    return european_control(results, words)


def chosen(results: Results, words: Language) -> str:
    """How many vendors are chosen, and by what."""
    counted = words.plural("{n} vendor", "{n} vendors", results.count_vendors())
    return by_what(counted, VENDOR_PARAMETERS, results, words)


def by_what(counted: str, parameters: Sequence[str], results: Results, words: Language) -> str:
    """What was counted, and by what it was chosen: each filter with its values, joined as they are asked for.

    Args:
        counted: “12 articles”.
        parameters: the filters that may be chosen.
        results: what is chosen.
        words: the reader’s language.
    """
    parts = []
    for name in sorted(parameters, key=lambda name: FACETS[name].facet.place if name in FACETS else 0):
        if results.selection.narrows(name):
            said = words.say(
                "{label}: {values}", label=words.say(PARAMETERS[name].label), values=_asked(name, results, words)
            )
            parts.append(said)
    return words.say("{counted} – {conditions}", counted=counted, conditions=POINT.join(parts)) if parts else counted


def _asked(parameter: str, results: Results, words: Language) -> str:
    """The values chosen of a filter: all of them, any of them, or not known."""
    selection, dataset = results.selection, results.as_of.dataset
    if parameter == "q":
        return words.say("‘{words}’", words=selection.q)
    if not PARAMETERS[parameter].many:
        return words.date(selection[parameter])
    every = selection.every(parameter)
    named = [PARAMETERS[parameter].say(value, dataset, words) for value in selection[parameter] if value != UNKNOWN]
    unknown = [words.say(Unknown.UNKNOWN.label).lower()] if UNKNOWN in selection[parameter] else []
    if every and named:
        return words.listing([words.listing(named), *unknown], either=True)
    return words.listing([*named, *unknown], either=True)


def updates(found: Sequence[Update], selection: Selection, words: Language) -> str:
    """How many updates became public in the period chosen."""
    since, until = selection.since, selection.until
    if not found:
        if since and not until:
            return words.say("No change since {day} is known", day=words.date(since))
        return words.say("No change is known")
    if since and until:
        return words.plural(
            "{n} change from {first} to {last}",
            "{n} changes from {first} to {last}",
            len(found),
            first=words.date(since),
            last=words.date(until),
        )
    if since:
        return words.plural("{n} change since {day}", "{n} changes since {day}", len(found), day=words.date(since))
    if until:
        return words.plural("{n} change until {day}", "{n} changes until {day}", len(found), day=words.date(until))
    return words.plural("{n} change in this survey", "{n} changes in this survey", len(found))


def european_control(results: Results, words: Language) -> str:
    """Who controls the vendors: all of them where a filter chose them, else those born in Europe; with what is unverified and unknown."""
    vendors = results.vendor_places()
    if not len(vendors):
        return words.say("No vendor meets these conditions")
    chosen = results.selection.narrows(*VENDOR_PARAMETERS)
    born = vendors[among(origins(results.as_of)[vendors], EUROPEAN_SIDE)]
    all_born = len(born) > 0 and (len(born) == len(vendors) or not chosen)
    counted = born if all_born else vendors
    if all_born:
        first = words.plural("{n} vendor born in Europe", "{n} vendors born in Europe", len(born))
    else:
        first = words.plural("{n} vendor", "{n} vendors", len(vendors))
    control = controls(results.as_of, results.as_of.on)
    regions = control.regions[counted]
    known = regions != CODES[Region.UNKNOWN]
    held = int(np.count_nonzero(among(regions, EUROPEAN_SIDE)))
    elsewhere, unknown = int(np.count_nonzero(known)) - held, int(np.count_nonzero(~known))
    parts = _left_and_stayed(held, elsewhere, words) if all_born else _held(held, elsewhere, words)
    if unknown:
        parts += (words.plural("{n} with an unknown owner", "{n} with an unknown owner", unknown),)
    said = words.say("{vendors}: {parts}", vendors=first, parts=", ".join(part for part in parts if part))
    return careful(said, int(np.count_nonzero(known & ~control.verified[counted])), results, words)


def _left_and_stayed(stayed: int, left: int, words: Language) -> tuple[str, ...]:
    """Of vendors born in Europe: how many are still under European control, and how many no longer."""
    return (
        words.plural("{n} still under European control", "{n} still under European control", stayed) if stayed else "",
        words.plural("{n} no longer under it", "{n} no longer under it", left) if left and stayed else "",
        words.plural("{n} no longer under European control", "{n} no longer under European control", left)
        if left and not stayed
        else "",
    )


def _held(inside: int, outside: int, words: Language) -> tuple[str, ...]:
    """Of any vendors: how many are controlled from Europe, and how many from elsewhere."""
    return (
        words.plural("{n} controlled from Europe", "{n} controlled from Europe", inside) if inside else "",
        words.plural("{n} from outside Europe", "{n} from outside Europe", outside) if outside else "",
    )


def unverified(said: str, n: int, words: Language) -> str:
    """A finding with how many of the facts it rests on are not verified."""
    if not n:
        return said
    # Behind all numbers: it is none of the last of them.
    return words.plural(
        "{finding}; of what is known, {n} fact is not verified",
        "{finding}; of what is known, {n} facts are not verified",
        n,
        finding=said,
    )


def careful(said: str, n: int, results: Results, words: Language) -> str:
    """A finding with how many of its facts are not verified, and the day where it is not today."""
    said = unverified(said, n, words)
    if results.as_of.on != results.as_of.today:
        return words.say("{finding}, as of {day}", finding=said, day=words.date(results.as_of.on))
    return said


def _rivals(results: Results) -> list[VendorOn]:
    """The vendors of European origin that the article names, as they stood on its day."""
    dataset, day, today = results.as_of.dataset, article_of_2018.DAY, results.as_of.today
    named = [vendor_on(dataset, vendor, day, today) for vendor in article_of_2018.named(dataset)]
    return [vendor for vendor in named if vendor and vendor.origin_region in EUROPEAN_SIDE]


def _of_the_article(results: Results, words: Language) -> str:
    rivals = _rivals(results)
    if not rivals:
        return words.say("Customer-experience platforms: where they come from, who owns them")
    abroad = [vendor for vendor in rivals if vendor.control_region not in (*EUROPEAN_SIDE, Region.UNKNOWN)]
    count = words.small(len(rivals)).capitalize()
    if not abroad:
        said = words.choose(
            "{count} European rival named in 2018", "{count} European rivals named in 2018", len(rivals)
        )
        return words.fine(said.format(count=count))
    control = words.listing(dict.fromkeys(adjective(vendor.control_country or "", words) for vendor in abroad))
    if len(rivals) == 1:
        said = words.say(
            "{count} European rival named in 2018, already under {control} control then", count=count, control=control
        )
    elif len(abroad) == 1:
        said = words.say(
            "{count} European rivals named in 2018; one was already under {control} control",
            count=count,
            control=control,
        )
    else:
        said = words.say(
            "{count} European rivals named in 2018; {abroad} were already under {control} control",
            count=count,
            abroad=words.small(len(abroad)),
            control=control,
        )
    return (
        said
        if all(vendor.control_verified for vendor in abroad)
        else words.say("{finding} (not verified)", finding=said)
    )


def unknown_rivals(results: Results, words: Language) -> str:
    """For how many of the European rivals that the article names the owner of that day is not known; "" for none."""
    rivals = _rivals(results)
    unknown = sum(vendor.control_region is Region.UNKNOWN for vendor in rivals)
    if not unknown:
        return ""
    said = words.choose(
        "Who owned {n} of these {all} rivals on that day is not known.",
        "Who owned {n} of these {all} rivals on that day is not known.",
        unknown,
    )
    return words.fine(said.format(n=words.small(unknown), all=words.small(len(rivals))))


def ownership(vendor: Vendor, reigns: Sequence[Reign], words: Language) -> str:
    """The headline of a vendor’s owners over time: the countries of control one after another, the unknown among them.

    Args:
        vendor: the vendor.
        reigns: who controlled it, in time order.
    """
    owner = reigns[-1].control.ends_at if reigns else None
    belongs = (
        words.say("{vendor} belongs to {owner}; who controls {owner} is not known", vendor=vendor.name, owner=owner)
        if owner
        else ""
    )
    if not any(reign.control.country for reign in reigns):
        return belongs or words.say("Who controls {vendor} is not known", vendor=vendor.name)
    undated = reigns[-1].control if reigns[-1].control.undated else None
    # Of an owner of unknown beginning nobody knows that something else was before it.
    dated = [reign for reign in reigns if not (undated and (reign is reigns[-1] or not reign.control.country))]
    said = _one_after_another([reign.control.country for reign in dated], words)
    if undated:
        now = words.say("{country} today, since when is not known", country=words.country(undated.country or ""))
        said = words.say("{before}; {now}", before=said, now=now) if said else now
    said = words.say("Control: {countries}", countries=said)
    sure = all(reign.control.verified for reign in reigns if reign.control.country)
    said = said if sure else words.say("{finding} (not all verified)", finding=said)
    return words.say("{first}. {second}", first=said, second=belongs) if belongs else said


def _one_after_another(countries: Sequence[str | None], words: Language) -> str:
    """Countries of control in time order, None where it is not known; "" where there are none."""
    said = ""
    for at, country in enumerate(countries):
        if at == 0 or country != countries[at - 1]:
            name = words.country(country) if country else words.say("not known")
            said = words.say("{before}, then {after}", before=said, after=name) if said else name
    return said


def news(results: Results, words: Language) -> str:
    """How many articles are chosen and by what, or, where nothing is chosen, how many of them are in French."""
    articles = results.chosen_articles.count()
    if results.selection.narrows(*NEWS_PARAMETERS):
        counted = words.plural("{n} article", "{n} articles", articles) if articles else words.say("No article")
        return by_what(counted, NEWS_PARAMETERS, results, words)
    if not articles:
        return words.say("No article meets these conditions")
    french = sum(one.count for one in results.article_facet("language") if one.value == "fr")
    said = words.plural("{n} article", "{n} articles", articles)
    if not french:
        return said
    return said + words.plural(", {n} of them in French", ", {n} of them in French", french)


def controversies(results: Results, words: Language) -> str:
    """How many controversies are chosen and by what, and to how many the vendor’s answer is known."""
    chosen = results.chosen_disputes
    n = chosen.count()
    if not n and results.selection.narrows(*DISPUTE_PARAMETERS):
        return by_what(words.say("No controversy"), DISPUTE_PARAMETERS, results, words)
    if not n:
        return words.say("No controversy meets these conditions")
    answered = int(np.count_nonzero(chosen.mask() & dispute_index(results.as_of).answered))
    said = _answered(n, answered, words)
    return by_what(said, DISPUTE_PARAMETERS, results, words)


def _answered(disputes: int, answered: int, words: Language) -> str:
    said = words.plural("{n} controversy", "{n} controversies", disputes)
    if not answered:
        return said + words.say(", no response of a vendor has been published")
    return said + words.plural(
        ", the vendor’s response to {n} of them", ", the vendors’ responses to {n} of them", answered
    )
