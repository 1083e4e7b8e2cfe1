"""How far a place in a text speaks for the vendor whose name stands there.

Evidence is counted in points: about 1 for a hint, 2 for what would convince a reader by itself; `THRESHOLD` decides. The
points were set on the texts of tests/vendors/linking/development.jsonl.
"""

import re
import unicodedata
from typing import Final

from vendors.linking.context import Surroundings, small_letters, surroundings
from vendors.linking.lexicon import (
    ACTS_ON,
    ADVERBS,
    AGAINST,
    BEING,
    BUSINESS_NOUNS,
    BY,
    CHIEFLY,
    DEALS,
    DETERMINERS,
    DONE,
    ELSEWHERE,
    ENTRUSTING,
    FAMILIAR,
    FIELDS,
    FOUNDED,
    GENERIC,
    GENTILES,
    LEGAL,
    LOOSE,
    MOVING,
    NAMING,
    OF,
    OPENERS,
    OTHER_TRADES,
    OWNERS,
    PEOPLE,
    PLACES,
    PLURALS,
    SMALL,
    SOFT,
    STAKES,
    TELLING,
    TICKERS,
    TRADE,
    TRADES,
    USING,
    VERB_BASES,
    VERBS,
)
from vendors.linking.names import Place
from vendors.linking.normalise import letters, plain_words
from vendors.types.namesake import ARTICLE

THRESHOLD: Final = 2.0
"""Points from which a name is taken for the vendor's, and speaks for those beside it."""
UNSURE: Final = 1.75
"""Points from which a name is told at all. Most of what is missed lies between this and the threshold."""
SURE: Final = 2.25
"""Points from which a name is told without doubt. Most of what is taken wrongly lies between the threshold and this."""
COMPANIES: Final = 3.5
"""Points from which initials and coined names that others bear too are told without doubt where no word of the trade speaks for the
vendor: the others are companies as well, and write the same capitals."""
TIED: Final = 1.0
"""Points for a name beside one that the vendor is tied to: its owner, its founder, its town."""
CERTAIN: Final = 10.0
"""Points of a coined name or an address: nothing around it is weighed."""
NEVER: Final = -10.0
"""Points of an ordinary word in small letters in a text that has capitals, unless it is said to be used."""

_LONGEST: Final = 60
"""Characters in which the few words before a name are looked for."""
_HYPHENS: Final = "-‐‑"
_PARTS: Final = re.compile(r"[\s\-‐‑_°]+|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_ARTICLE_AND_WORD: Final = re.compile(r"(?<!\w)(?:[Ll]e |[Ll]['’])(?:néo-)?[a-zà-ÿ]+ $")
_AUXILIARIES: Final = frozenset(["a", "ont", "has", "had", "will", "would", "to", "va", "vont", "vient", "is", "est"])
_DONE_OR_TO_DO: Final = VERBS | VERB_BASES
_NO_OWNER: Final = PLACES | {"un", "une", "la", "le", "from"}

_INTRODUCING: Final = BUSINESS_NOUNS | PEOPLE
_LINKING: Final = frozenset(["of", "de", "d", "from", "by", "par", "with", "avec", "to", "for", "at", "via"])
_SAID_OF_COMPANIES: Final = BUSINESS_NOUNS - GENERIC - {"business"}
_COMPANY_GOES_ON: Final = LEGAL | TRADES | VERBS
_MAY_LEAD: Final = BUSINESS_NOUNS | PEOPLE | DEALS | OF | ACTS_ON | BY
_OTHER_KINDS: Final = (FIELDS | OTHER_TRADES) - TRADES - TRADE
_LEADING_USE: Final = USING | {"to", "from", "vers", "sur", "a", "de"}


def weight(text: str, place: Place) -> float:
    """The evidence that a place denotes its vendor, from its spelling and its sentence, in points."""
    form, surface = place.form, place.surface
    if form.sure and not place.split and surface.isascii():
        if _apposed(text, place.end) and _of_another_field(text, place):
            return 0.0
        return THRESHOLD if _carried_on(text, place) else CERTAIN
    if place.address or (
        form.inner_capital and not place.split and _plain_signs(surface) == _plain_signs(form.name.text)
    ):
        return CERTAIN
    accented = not surface.isascii() and _accents(surface) > _accents(form.name.text)
    if form.coined and not place.split:
        if accented and surface.islower():
            return 0.0
        if accented:
            around = surroundings(text, place.start, place.end)
            return THRESHOLD + min(around.count(TRADE, form.own) - around.count(ELSEWHERE, form.own), 0)
        if not form.compound or (
            AGAINST.isdisjoint(plain_words(text))
            and (not surface.islower() or DETERMINERS.isdisjoint(_last_words(text, place.start)))
        ):
            return THRESHOLD if _carried_on(text, place) else CERTAIN
        return _of_compound(place, surroundings(text, place.start, place.end))
    small = surface.islower() and not form.name.text.islower()
    never = small and not (place.mark or small_letters(text))
    if never and _LEADING_USE.isdisjoint(_last_words(text, place.start)):
        return NEVER
    around = surroundings(text, place.start, place.end)
    if small and _used(place, around):
        return THRESHOLD if around.count(TRADE, form.own) > form.name.text.isupper() else THRESHOLD - 1
    if never:
        return NEVER
    return weigh(place, around) - (3.0 if accented else 0.0)


def untold(text: str, place: Place) -> float:
    """The points from which a name that others bear too is sure, though nothing speaks for the vendor or for another.

    Where the sentence says who it is, and names nothing of the trade, no points are enough; nor where it is at somebody's, as one
    is at any company's, shop's or friend's ("chez Akio").
    """
    around = surroundings(text, place.start, place.end)
    if around.introduced or (around.left and around.left[0].plain == "chez"):
        return CERTAIN
    return COMPANIES if place.form.coined or place.form.name.text.isupper() else SURE


def weigh(place: Place, around: Surroundings) -> float:
    """The evidence from spelling and sentence alone, as for a name that is an ordinary word, in points."""
    return _of_spelling(place, around) + _of_words(place, around)


def _of_compound(place: Place, around: Surroundings) -> float:
    """For a coined name made of two common words (Typeform), which is believed unless something speaks against it."""
    own = place.form.own
    elsewhere, trade = around.count(ELSEWHERE, own), around.count(TRADE, own)
    points = 3.0
    if (elsewhere >= 2 and not trade) or around.of_another_field:
        points -= 3
    words = place.surface.split()
    if around.style == "plain" and _capitals(words[:1]) > _capitals(words) and _capitals(place.form.name.text.split()):
        points -= 1.5  # "MediaTech solutions for the classroom"
    if around.right and around.right[0].capital and around.right[0].plain in OTHER_TRADES:
        points -= 1.5
    elif around.right and around.right[0].plain in ELSEWHERE and not trade:
        points -= 1.0  # "Birdeye chilli"
    if place.surface.islower() and not place.form.name.text.islower() and not place.mark:
        left = [word.plain for word in around.left[:2]]
        if left and (left[0] in DETERMINERS or (left[-1] in DETERMINERS and left[0] not in BUSINESS_NOUNS)):
            points -= 1.5
        points += min(trade, 1) - min(1.5 * elsewhere, 3.0)
    return points


def _apposed(text: str, end: int) -> bool:
    """Whether a comma and a word of another field follow a place, before a sentence is read."""
    return text[end : end + 1] == "," and not FIELDS.isdisjoint(plain_words(text[end : end + _LONGEST]))


def _of_another_field(text: str, place: Place) -> bool:
    return surroundings(text, place.start, place.end).of_another_field


def _carried_on(text: str, place: Place) -> bool:
    """Whether a coined name goes on with a capital into what no word of the trade is near: "Verint Road", "Forsta Strategic Fund"."""
    if text[place.end : place.end + 1] != " " or not text[place.end + 1 : place.end + 2].isupper():
        return False
    around = surroundings(text, place.start, place.end)
    return (
        around.style == "plain"
        and bool(around.right)
        and len(around.right[0].plain) > 1
        and around.right[0].plain not in _COMPANY_GOES_ON
        and not around.count(TRADE)
    )


def _last_words(text: str, start: int) -> list[str]:
    """The few words before a place, plain, for what is asked before a sentence is read."""
    return plain_words(text[max(0, start - _LONGEST) : start])[-3:]


def _used(place: Place, around: Surroundings) -> bool:
    """Whether a name in small letters is what somebody uses or moves to, as no adjective is: "we use podium for reviews"."""
    form = place.form
    left = [word.plain for word in around.left]
    if form.rare or form.grammatical or form.bare or not left or around.count(ELSEWHERE, form.own):
        return False
    if left[0] not in USING and not (left[0] in _LEADING_USE and MOVING.intersection(left[1:4])):
        return False
    return not (around.right and around.right[0].plain not in LOOSE)


def _of_spelling(place: Place, around: Surroundings) -> float:
    """What capitals, hyphens and accents say of a name that is also an ordinary word, a first name or initials."""
    form, surface, style = place.form, place.surface, around.style
    # "le Sphinx" says no more than "Sphinx": the article is the sentence's own
    words = [word for word in _PARTS.split(_own(surface)) if word]
    several, points = len(words) > 1, 0.0
    if surface.islower() and not form.name.text.islower():
        points = -3.0 if place.mark else -1.0 if form.pieces > 1 else -2.0
    elif several and not _capitals(words):
        points = -3.0
    elif several and style != "caps" and _uneven(words) and not _uneven(form.name.text.split()):
        points = -2.5  # "via VOO" is not Via Voo
    elif style == "caps":
        points = 0.0
    elif form.name.text.isupper():
        points = (2.0 if style == "plain" else 1.5) if surface.isupper() else -1.5 if form.rare else -2.5
    elif surface.isupper() and len(surface) > 3:
        points = 1.5 if several or style == "title" else 1.0
    elif style == "title":
        points = 0.0 if form.grammatical else 0.25 * (len(words) - 1)
    elif not around.opens:
        points = 2.25 if several else 1.5 - form.bare
    elif several:
        points = 2.0 if not form.grammatical else 0.5
    if several and _capitals(words) and letters(surface.split()[-1]) in LEGAL and (style != "caps" or len(words) > 2):
        points += 2
    if len(words) > 2 and style != "caps" and _capitals(words) and len(form.name.text.split()) > 2:
        points += 2  # "Service Management Group": a name of three words is hardly said by chance
    if len(words) > 2 and "-" in form.name.text and surface.casefold() == form.name.text.casefold():
        points += 3  # "Happy-or-Not", sign for sign
    if form.rare and not surface.islower():
        points += 0.5
    if place.mark == "@":
        points += 1
    if not several and around.beside(_HYPHENS):
        points -= 1.5
    return points


def _own(surface: str) -> str:
    """A name without an article in small letters before a capital, which anything may have."""
    bare = ARTICLE.sub("", surface)
    return bare if surface[0].islower() and bare[0].isupper() else surface


def _of_words(place: Place, around: Surroundings) -> float:
    """What the words of the sentence say: those beside the name, and how many are of the trade or of other worlds."""
    next_word = {around.right[0].plain} if around.right and not around.possessive else set()
    trade = around.count(TRADE, place.form.own | next_word)
    elsewhere = around.count(ELSEWHERE, place.form.own)
    return (
        _of_right(around)
        + _of_left(place, around)
        + (2.0 * around.apposed if around.apposed else 2.0 if around.affiliation or around.clause else 0.0)
        + (0.75 if around.money else 0.0)
        + (0.75 if around.style == "plain" and around.enumerated else 0.0)
        + (0.0 if not trade else 1.0 if trade == 1 else 1.75)
        - min((2.5, 2.0, 1.5)[min(trade, 2)] * elsewhere, 6.0)
    )


def _of_right(around: Surroundings) -> float:
    """What follows the name: its legal form, what companies do or have, or the rest of somebody else's name."""
    right = [word.plain for word in around.right]
    if not right:
        return 0.0
    first, capital = right[0], around.right[0].capital
    points = 2.0 if first in LEGAL and capital else 0.0
    if first in ADVERBS and right[1:]:
        first = right[1]
    if first in VERBS or (first in _AUXILIARIES and _DONE_OR_TO_DO.intersection(right[1:3])):
        points += _of_verb(first, around) + (1 if PEOPLE.intersection(right[1:4]) else 0.5 * _of_somebody(around))
    elif around.reflexive:
        points += 1.5
    elif around.possessive and first in OWNERS:
        points += 3
    elif (
        around.possessive and capital and around.style == "plain" and len(around.right) > 1 and around.right[1].capital
    ):
        points += 2  # "Thematic's Alyona Medelyan"
    elif (around.possessive and TRADES.intersection(right[:3])) or first in CHIEFLY or first in OWNERS:
        points += 2
    elif first in TRADES and not (first in GENERIC and (around.opens or around.style == "title")):
        points += 1.5
    if first in ("et", "and", "ou", "or") and around.right[1:2] and around.right[1].capital:
        points += (0.5 if around.style == "plain" else 0.0) + (1.0 if VERBS.intersection(right[2:4]) else 0.0)
    if capital and OTHER_TRADES.intersection(right[:2]):
        points -= 2.5
    if around.possessive and not around.opens and around.style == "plain":
        points += 0.5
    if first in BEING and right[1:2] and (right[1] in FOUNDED or _SAID_OF_COMPANIES.intersection(right[2:4])):
        points += 2
    if (
        capital
        and around.style == "plain"
        and not around.possessive
        and not around.beside(_HYPHENS)
        and first not in _COMPANY_GOES_ON
    ):
        points -= 2
    return points


def _of_verb(verb: str, around: Surroundings) -> float:
    """What a verb after the name says: at the opening of a sentence more, unless it may be a plural or said of things."""
    if verb in TELLING:
        return 2.25
    if around.opens and verb in PLURALS:
        return 1.0
    return 2.0 if around.opens and verb not in SOFT else 1.5


def _of_somebody(around: Surroundings) -> bool:
    """Whether the verb has a name after it, as only somebody's has: "Reputation nomme Joe Fuca", "Reputation buys Nuvi"."""
    return around.style == "plain" and len(around.right) > 1 and around.right[1].capital


def _of_left(place: Place, around: Surroundings) -> float:
    """What precedes the name: "plateforme", "CEO of", "acquired by", "chez", or an article, a place, a first name."""
    left = [word.plain for word in around.left]
    if not left:
        return 3.0 if around.ticker(TICKERS) else 0.0
    first = left[0]
    noun = next((word for word in left[:3] if word not in OF), "")
    if noun not in TRADES and first in ("de", "d") and left[1:2] == [noun] and left[2:3] and left[2] in DEALS:
        noun = left[2]  # "le rapport annuel de ..."
    lowered = place.form.name.text.isupper() and not place.surface.isupper()  # "une entreprise de Nice" is in the city
    follows = around.right[0].plain if around.right else ""
    follows_trade = follows in TRADES
    points = 3.0 if around.ticker(TICKERS) else 0.0
    if place.form.bare and first in ("du", "au"):
        points += 1.5 if noun in TRADES else 0.5  # "du Sphinx" is "de Le Sphinx"
    elif first in BUSINESS_NOUNS and FIELDS.intersection(left[1:3]):
        points -= 2
    elif first in NAMING and BUSINESS_NOUNS.intersection(left[1:3]):
        points += 3.5
    elif (
        first in _INTRODUCING
        or first == "chez"
        or (first in BY and left[1:2] and left[1] in DONE)
        or (first == "d" and noun in DONE)
    ):
        points += 2
    elif (
        first == "based"
        or ((first in TRADES or first in TRADE) and BUSINESS_NOUNS.intersection(left[1:5]))
        or (first in ("to", "vers", "from", "de", "d") and MOVING.intersection(left[1:4]))
        or (first in ("a", "to") and ENTRUSTING.intersection(left[1:5]))
        or (first in GENTILES and _ARTICLE_AND_WORD.search(around.text, 0, place.start))
    ):
        points += 1.5
    elif first in FAMILIAR:
        points -= 2
    elif first in _OTHER_KINDS and not around.left[0].capital:
        points -= 1.5  # "le festival NICE"
    elif noun in TRADES and first in OF and first not in _NO_OWNER and not lowered:
        points += 1.5
    elif (
        first in ACTS_ON
        or left[:2] in (["a", "face"], ["to", "according"])
        or (first == "in" and STAKES.intersection(left[1:5]))
    ):
        points += 1.5 if place.surface[:1].isupper() and around.style == "plain" else 1.0
    elif first in _LINKING and around.style == "plain":
        points += 0.5
    elif place.surface.isupper() and around.style == "plain" and around.text[: place.start].endswith("à "):
        pass  # "ses données à NICE"
    elif first in PLACES and not follows_trade:
        points -= 2.5 if place.form.pieces == 1 and not place.form.rare else 0.5
    elif first in DETERMINERS:
        points -= 0.5 if follows_trade else 2.0
    if (
        around.left[0].capital
        and around.style == "plain"
        and first not in _MAY_LEAD
        and not (first in OPENERS and around.left[0] == around.words[0])
    ):
        points -= 3 if follows in LEGAL else 1  # "James Podium Inc" is somebody else's
    return points


def _capitals(words: list[str]) -> bool:
    """Whether all words but the small ones begin with a capital."""
    return all(word[0].isupper() for word in words if word.lower() not in SMALL)


def _uneven(words: list[str]) -> bool:
    """Whether some words are in capitals and others are not."""
    return len({word.isupper() for word in words if len(word) > 1}) > 1


def _plain_signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _accents(text: str) -> int:
    return sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", text))))
