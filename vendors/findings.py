"""The sentences that open the pages: findings, computed from the data, careful, and true for whatever is selected."""

from collections.abc import Sequence

from vendors import article_of_2018
from vendors.geography import EUROPEAN_SIDE, Region
from vendors.matching import VENDOR_PARAMETERS, Matching
from vendors.standing import Standing, standings
from vendors.wording import Language, _p


def panorama(matching: Matching, words: Language) -> str:
    """What Panorama’s headline says: the article’s finding when nothing is chosen, else what holds for the choice."""
    if not matching.selection.narrows(*VENDOR_PARAMETERS, "date"):
        return _of_the_article(matching, words)
    vendors = matching.vendors()
    if not vendors:
        return words.say("No vendor meets these conditions")
    born = [vendor for vendor in vendors if vendor.origin_region in EUROPEAN_SIDE]
    if born:
        return _still_european(born, words)
    held = [vendor for vendor in vendors if vendor.control_region in EUROPEAN_SIDE]
    if not held:
        return words.plural(
            "{n} vendor, not known to be controlled from Europe",
            "{n} vendors, none known to be controlled from Europe",
            len(vendors),
        )
    unsure = sum(not vendor.control_verified for vendor in held)
    if not unsure:
        return words.plural(
            "{n} vendor, {held} controlled from Europe",
            "{n} vendors, {held} of them controlled from Europe",
            len(vendors),
            held=words.number(len(held)),
        )
    return words.plural(
        "{n} vendor, {held} controlled from Europe by what is known ({unsure} unverified)",
        "{n} vendors, {held} of them controlled from Europe by what is known ({unsure} unverified)",
        len(vendors),
        held=words.number(len(held)),
        unsure=words.number(unsure),
    )


def _of_the_article(matching: Matching, words: Language) -> str:
    then = standings(matching.dataset, article_of_2018.DAY, matching.today)
    rivals = [
        then[vendor]
        for vendor in article_of_2018.named(matching.dataset)
        if vendor in then and then[vendor].origin_region in EUROPEAN_SIDE
    ]
    abroad = [vendor for vendor in rivals if vendor.control_region not in (*EUROPEAN_SIDE, Region.UNKNOWN)]
    count = in_words(words, len(rivals)).capitalize()
    if not abroad:
        return words.say("{count} European rivals named in 2018", count=count)
    places = words.listing(dict.fromkeys(words.land(vendor.control_country or "") for vendor in abroad))
    if len(abroad) == 1:
        return words.say(
            "{count} European rivals named in 2018; one was already controlled from {places}",
            count=count,
            places=places,
        )
    return words.say(
        "{count} European rivals named in 2018; {abroad} were already controlled from {places}",
        count=count,
        abroad=in_words(words, len(abroad)),
        places=places,
    )


def _still_european(born: Sequence[Standing], words: Language) -> str:
    still = [vendor for vendor in born if vendor.control_region in EUROPEAN_SIDE]
    unsure = sum(not vendor.control_verified for vendor in still)
    n = len(born)
    if not still:
        return words.plural(
            "{n} vendor born in Europe, not known to be controlled there still",
            "Of {n} vendors born in Europe, none is known to be controlled there still",
            n,
        )
    if n == 1:
        return (
            words.say("One vendor born in Europe, still controlled there")
            if not unsure
            else words.say("One vendor born in Europe, which would still be controlled there (not verified)")
        )
    if not unsure:
        return words.say(
            "Of {n} vendors born in Europe, {still} still controlled there",
            n=words.number(n),
            still=words.number(len(still)),
        )
    return words.say(
        "Of {n} vendors born in Europe, {still} would still be controlled there, {unsure} of them unverified",
        n=words.number(n),
        still=words.number(len(still)),
        unsure=words.number(unsure),
    )


def european_control(matching: Matching, words: Language) -> str:
    """What the bars of origin and control show together, for the vendors chosen."""
    vendors = matching.vendors()
    born = [vendor for vendor in vendors if vendor.origin_region in EUROPEAN_SIDE]
    if born:
        return _still_european(born, words)
    return words.plural(
        "Where {n} vendor comes from, and who controls it",
        "Where {n} vendors come from, and who controls them",
        len(vendors),
    )


def ownership(vendor: Standing, countries: Sequence[str | None], words: Language) -> str:
    """The headline of a vendor’s owners over time.

    Args:
        vendor: the vendor.
        countries: the countries that controlled it (ISO 3166-1 alpha-2, None where not known), in time order; neighbours differ.
    """
    known = [country for country in countries if country]
    if not known:
        return words.say("Who controls {vendor} is not known", vendor=vendor.name)
    said = words.country(known[0])
    for country in known[1:]:
        said = words.say("{before}, then {after}", before=said, after=words.country(country))
    return words.say("Control: {countries}", countries=said)


_SMALL = (
    _p("number", "zero"),
    _p("number", "one"),
    _p("number", "two"),
    _p("number", "three"),
    _p("number", "four"),
    _p("number", "five"),
    _p("number", "six"),
    _p("number", "seven"),
    _p("number", "eight"),
    _p("number", "nine"),
)


def in_words(words: Language, n: int) -> str:
    """A number below ten as a word (five, cinq), a larger one in figures."""
    return words.in_context("number", _SMALL[n]) if n < len(_SMALL) else words.number(n)
