"""Which vendors a text names, and where.

Names come from the data alone. An automaton finds all of them in one pass over the letters of a text. What it finds must be
a word of its own; a name that is an ordinary word, a first name or somebody's initials too needs evidence from what
surrounds it. The method and its limits: docs/decisions/0010-linking.md.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from ahocorasick import Automaton

from vendors.dataset import Dataset
from vendors.folding import ENTITY, fold, letters
from vendors.ordinary import Ordinary
from vendors.spelling import Form, Name, Place, form, standing
from vendors.surroundings import THRESHOLD, Surroundings, compound_weight, ordinary_weight
from vendors.tables.vendor import Vendor

__all__ = ["Found", "Linker", "Name"]


@dataclass(frozen=True, slots=True)
class Found:
    """A vendor named in a text.

    Attributes:
        id: of the vendor.
        start: where its name begins, in characters (code points) of the text as given.
        end: where it ends; `text[start:end]` is the surface.
        surface: the name as the text writes it, without article, possessive or the sign of a hashtag.
    """

    id: str
    start: int
    end: int
    surface: str


_LIST: Final = re.compile(
    r"(?i)(?:['’]s?)?(?:[\s,/;|&+•·\-–—*()\[\]#@«»\"“”]|\b(?:l|d)['’]|\b(?:et|and|ou|or|vs\.?|versus|und|y|e|puis|de|by|le|la)\b)+"
)
"""What stands between two names of a list."""
_NEAR: Final = 150
"""Characters within which a vendor that is surely named speaks for another."""


class Linker:
    """Finds the names of vendors in texts. It does not change, and may be shared by threads.

    Args:
        names: all names of all vendors.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        forms: dict[str, dict[Name, Form]] = defaultdict(dict)
        with Ordinary() as ordinary:
            for name in names:
                if key := letters(name.text):
                    forms[key][name] = form(name, ordinary)
        self._automaton = Automaton()
        for key, known in forms.items():
            self._automaton.add_word(key, (len(key), tuple(known.values())))
        self._automaton.make_automaton()
        self._empty = not forms

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """A linker for the names, aliases and websites of all vendors of a data set."""
        vendors = dataset.table(Vendor)
        sites: dict[str, list[Vendor]] = defaultdict(list)
        for vendor in vendors:
            sites[_site(vendor)].append(vendor)
        names = [Name(vendor.id, text, _site(vendor)) for vendor in vendors for text in (vendor.name, *vendor.aliases)]
        for site, sharing in sites.items():
            label = letters(site.rpartition(".")[0])
            owners = sharing if len(sharing) == 1 else [vendor for vendor in sharing if letters(vendor.name) == label]
            names += [Name(vendor.id, site, site) for vendor in owners]
        return cls(names)

    def find_all(self, texts: Iterable[str]) -> Iterator[list[Found]]:
        """The vendors named in each of many texts, in the order of the texts, one text at a time."""
        return map(self.find, texts)

    def find(self, text: str) -> list[Found]:
        """The vendors named in a text, in the order of their places, which do not overlap."""
        if self._empty or not self._may_name(text):
            return []
        named = _believed(text, self._places(text))
        return [
            Found(place.form.name.vendor, place.start, place.end, place.surface)
            for place in sorted(named, key=lambda place: place.start)
        ]

    def _may_name(self, text: str) -> bool:
        """Whether the letters of any name occur; nearly all texts of an archive end here."""
        for _ in self._automaton.iter(letters(text)):
            return True
        return "&" in text and ENTITY.search(text) is not None

    def _places(self, text: str) -> list[Place]:
        """Where names are words of their own, none overlapping another, the longest first."""
        folded = fold(text)
        hits = [(last + 1 - length, last + 1, forms) for last, (length, forms) in self._automaton.iter(folded.letters)]
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = bytearray(len(folded.letters))
        places: list[Place] = []
        for begin, end, forms in hits:
            if any(taken[begin:end]):
                continue
            fitting = [place for form in forms if (place := standing(text, folded, begin, end, form))]
            if fitting:
                taken[begin:end] = b"\x01" * (end - begin)
                places.append(min(fitting, key=lambda place: (place.split, place.form.name.text != place.surface)))
        return places


def _believed(text: str, places: Sequence[Place]) -> list[Place]:
    """The places that denote vendors: those of coined names, and the others as far as their surroundings speak for them."""
    sure: list[Place] = []
    doubtful: list[tuple[Place, float]] = []
    for place in places:
        weight = _weight(text, place)
        if weight >= THRESHOLD:
            sure.append(place)
        else:
            doubtful.append((place, weight))
    while doubtful:
        gained = [one for one, weight in doubtful if weight + _company(text, one, sure, doubtful) >= THRESHOLD]
        if not gained:
            break
        sure += gained
        doubtful = [pair for pair in doubtful if pair[0] not in gained]
    return sure


def _weight(text: str, place: Place) -> float:
    """The evidence that a place denotes its vendor, from its own spelling and from its sentence."""
    name, surface = place.form, place.surface
    if place.address or (name.inner_capital and not place.split and _exactly(surface, name.name.text)):
        return THRESHOLD
    accented = _accents(surface) > _accents(name.name.text)
    if name.coined and not place.split:
        if accented and surface.islower():
            return 0.0
        if not name.compound:
            return THRESHOLD
        return compound_weight(place, Surroundings(text, place.start, place.end))
    return ordinary_weight(place, Surroundings(text, place.start, place.end)) - (3.0 if accented else 0.0)


def _company(text: str, one: Place, sure: Sequence[Place], doubtful: Sequence[tuple[Place, float]]) -> float:
    """What other names in the same text add to the evidence for one."""
    vendor = one.form.name.vendor
    again = near = 0.0
    listed: set[str] = set()
    for other in sure:
        beside = _listed(text, one, other)
        if other.form.name.vendor == vendor:
            again = max(again, 2.5 if beside or other.surface == one.surface else 0.75)
        else:
            if beside:
                listed.add(other.form.name.vendor)
            near = max(near, 1.25 if min(abs(other.start - one.end), abs(one.start - other.end)) < _NEAR else 0.75)
    unsure = {
        other.form.name.vendor
        for other, weight in doubtful
        if other.form.name.vendor != vendor
        and weight >= 0
        and other.surface[:1].isupper()
        and _listed(text, one, other)
    }
    return max(again, near, 2.0 + len(listed) if listed else 0.0) + len(unsure)


def _listed(text: str, one: Place, other: Place) -> bool:
    """Whether two names stand next to each other in a list."""
    left, right = (one, other) if one.start < other.start else (other, one)
    return right.start - left.end <= 16 and bool(_LIST.fullmatch(text, left.end, right.start))


def _site(vendor: Vendor) -> str:
    """The host of a vendor's website, without "www."."""
    return (urlsplit(vendor.website).hostname or "").removeprefix("www.")


def _exactly(surface: str, name: str) -> bool:
    """Whether two spellings agree in every capital."""
    return [sign for sign in surface if sign.isalnum()] == [sign for sign in name if sign.isalnum()]


def _accents(text: str) -> int:
    return sum(map(unicodedata.combining, unicodedata.normalize("NFD", text)))
