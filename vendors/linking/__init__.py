"""Which vendors a text names, and where.

Names come from the data alone. An automaton finds all of them in one pass over the letters of a text. What it finds must be
a word of its own; a name that is an ordinary word, a first name or somebody's initials too needs evidence from what
surrounds it. The method and its limits: docs/decisions/0010-linking.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, NamedTuple, Self
from urllib.parse import urlsplit

from ahocorasick import Automaton

from vendors.linking.context import surroundings
from vendors.linking.names import Form, Name, Place, form, standing
from vendors.linking.namesakes import Bearer, Telling, bearer
from vendors.linking.normalise import ENTITY, fold, letters
from vendors.linking.scoring import NEVER, SURE, THRESHOLD, TIED, UNSURE, untold, weigh, weight
from vendors.linking.ties import ties
from vendors.linking.word_frequency import Ordinary
from vendors.tables.dataset import Dataset
from vendors.tables.vendor import Vendor
from vendors.types.namesake import ARTICLE

__all__ = ["Found", "Linker", "Name", "known_names"]


class Found(NamedTuple):
    """A vendor named in a text.

    Attributes:
        id: of the vendor.
        start: where its name begins, in characters (code points) of the text as given.
        end: where it ends; `text[start:end]` is the surface.
        surface: the name as the text writes it, without article, possessive or the sign of a hashtag.
        sure: whether the evidence leaves no doubt; what is unsure is for a reader to decide.
    """

    id: str
    start: int
    end: int
    surface: str
    sure: bool = True


_LIST: Final = re.compile(
    r"(?i)(?:['’]s?)?(?:[\s,/;|&+•·\-–—*()\[\]#@«»\"“”]|\b(?:l|d)['’]|\b(?:et|and|ou|or|vs\.?|versus|und|y|e|puis|de|by|le|la)\b)+"
)
"""What stands between two names of a list."""
_NEAR: Final = 150
"""Characters within which a vendor that is surely named speaks for another."""
_NEIGHBOURS: Final = 6
"""Names on either side of one that are looked at."""
_ROUNDS: Final = 6
"""Times that names just believed may speak for their neighbours; longer lists gain no more."""
_BLOCK: Final = 20_000
"""Characters that are read together; a longer text is read in such blocks, so that no text needs much memory or time."""


_Hit = tuple[int, tuple[int, tuple[Form, ...]]]
"""What the automaton tells: the last letter of a name, how many letters it has, and the names spelt so."""


class Linker:
    """Finds the names of vendors in texts. It does not change, and may be shared by threads.

    Args:
        names: all names of all vendors.
        namesakes: vendor -> the other bearers of its names, as `Vendor.namesakes` has them.
        ties: vendor -> names of whom and what it is tied to, which speak for it where others bear its name too.
    """

    def __init__(
        self,
        names: Iterable[Name],
        namesakes: Mapping[str, Sequence[str]] | None = None,
        ties: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        forms: dict[str, dict[Name, Form]] = defaultdict(dict)
        with Ordinary() as ordinary:
            for name in names:
                if key := letters(name.text):
                    forms[key][name] = form(name, ordinary)
        self._telling: dict[Name, Telling] = {}
        every = {name for known in forms.values() for name in known}
        own: dict[str, list[str]] = defaultdict(list)
        for name in every:
            own[name.vendor].append(name.text)
        for name in every:
            if items := (namesakes or {}).get(name.vendor):
                told = Telling.of(name, items, (ties or {}).get(name.vendor, ()), own[name.vendor])
                self._telling |= {name: told} if told else {}
        self._automaton = Automaton()
        for key, known in forms.items():
            self._automaton.add_word(key, (len(key), tuple(known.values())))
        self._automaton.make_automaton()
        self._empty = not forms

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """A linker for the names, aliases, websites and namesakes of all vendors of a data set."""
        return cls(*known_names(dataset))

    def find(self, text: str) -> list[Found]:
        """The vendors named in a text, in the order of their places, which do not overlap."""
        if len(text) <= _BLOCK:
            return self._find(text, 0)
        return [found for begin, block in _blocks(text) for found in self._find(block, begin)]

    def _find(self, text: str, offset: int) -> list[Found]:
        """The vendors named in a text that begins at some offset of a longer one."""
        plain = letters(text)
        hits = self._hits(plain)
        if not hits and not ("&" in text and ENTITY.search(text)):
            return []
        places = self._places(text, plain, hits)
        return [
            Found(place.form.name.vendor, offset + place.start, offset + place.end, place.surface, sure)
            for place, sure in (self._believed(text, places) if places else ())
        ]

    def _hits(self, plain: str) -> list[_Hit]:
        """Where the letters of names occur, as words or within words."""
        return list(self._automaton.iter(plain)) if not self._empty else []

    def _places(self, text: str, plain: str, hits: list[_Hit]) -> list[Place]:
        """Where names are words of their own, none overlapping another, the longest first."""
        folded = fold(text, plain)
        if folded.letters != plain:
            hits = self._hits(folded.letters)
        spans = [(last + 1 - length, last + 1, forms) for last, (length, forms) in hits]
        if len(spans) > 1:
            spans.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = bytearray(len(folded.letters))
        places: list[Place] = []
        for begin, end, forms in spans:
            if 1 in taken[begin:end]:
                continue
            fitting = [place for form in forms if (place := standing(text, folded, begin, end, form))]
            if fitting:
                taken[begin:end] = b"\x01" * (end - begin)
                places.append(fitting[0] if len(fitting) == 1 else min(fitting, key=_strangeness))
        if len(places) > 1:
            places.sort(key=attrgetter("start"))
        return places

    def _believed(self, text: str, places: Sequence[Place]) -> list[tuple[Place, bool]]:
        """The places that may denote vendors, and whether they surely do: the vendors named beside one speak for it too."""
        points = [weight(text, place) for place in places]
        doubts = self._heed_namesakes(text, places, points) if self._telling else {}
        if min(points) >= SURE and not doubts:
            return [(place, True) for place in places]
        if len(places) > 1:
            points = _with_company(text, places, points)
        sure = [one >= SURE and at not in doubts for at, one in enumerate(points)]
        for at, doubt in doubts.items():
            if doubt is Bearer.UNTOLD:
                sure[at] = points[at] >= untold(text, places[at]) or (points[at] >= SURE and _vouched(at, places, sure))
        return [(place, sure[at]) for at, place in enumerate(places) if points[at] >= UNSURE]

    def _heed_namesakes(self, text: str, places: Sequence[Place], points: list[float]) -> dict[int, Bearer]:
        """Takes their points from the places that denote namesakes, and tells which places may denote them."""
        doubts: dict[int, Bearer] = {}
        for at, place in enumerate(places):
            telling = self._telling.get(place.form.name)
            if not telling or points[at] <= NEVER or place.address:
                continue
            meant = bearer(text, place, telling)
            if meant is Bearer.NAMESAKE:
                points[at] = NEVER
            elif meant is Bearer.TIED:
                points[at] += TIED
            elif meant is not Bearer.VENDOR:
                doubts[at] = meant
                if place.form.coined:
                    points[at] = max(UNSURE, weigh(place, surroundings(text, place.start, place.end)))
        return doubts


def known_names(
    dataset: Dataset,
) -> tuple[list[Name], Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
    """What a linker for a data set is made of: all names of all vendors, their namesakes, and what they are tied to."""
    vendors = dataset.table(Vendor)
    sites: dict[str, list[Vendor]] = defaultdict(list)
    for vendor in vendors:
        sites[_site(vendor)].append(vendor)
    names = [Name(vendor.id, text, _site(vendor)) for vendor in vendors for text in (vendor.name, *vendor.aliases)]
    names += [
        Name(name.vendor, bare, name.host, bare=True)
        for name in names
        if (bare := ARTICLE.sub("", name.text)) != name.text
    ]
    for site, sharing in sites.items():
        label = letters(site.rpartition(".")[0])
        owners = sharing if len(sharing) == 1 else [vendor for vendor in sharing if letters(vendor.name) == label]
        names += [Name(vendor.id, site, site) for vendor in owners]
    tied = {vendor: tuple(found) for vendor, found in ties(dataset).items()}
    return names, {vendor.id: vendor.namesakes for vendor in vendors}, tied


def _vouched(at: int, places: Sequence[Place], sure: Sequence[bool]) -> bool:
    """Whether the text surely names the same vendor elsewhere, or another one near by."""
    one = places[at]
    return any(
        certain
        and (
            other.form.name.vendor == one.form.name.vendor
            or min(abs(other.start - one.end), abs(one.start - other.end)) < _NEAR
        )
        for other, certain in zip(places, sure, strict=True)
    )


def _strangeness(place: Place) -> tuple[bool, bool]:
    """How far a spelling is from the name's own."""
    return place.split, place.form.name.text != place.surface


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """A text in blocks that end at a line, or else at a space, each with where it begins."""
    begin = 0
    while len(text) - begin > _BLOCK:
        end = max(text.rfind("\n", begin, begin + _BLOCK), begin)
        if end == begin:
            end = max(text.rfind(" ", begin, begin + _BLOCK), begin)
        if end == begin:
            end = begin + _BLOCK - 1
        yield begin, text[begin : end + 1]
        begin = end + 1
    yield begin, text[begin:]


def _with_company(text: str, places: Sequence[Place], weights: Sequence[float]) -> list[float]:
    """The evidence for each place in points, with what the vendors named beside it add to it."""
    known_at = [points >= THRESHOLD for points in weights]
    for _ in range(_ROUNDS):
        known = _Known.of(place for place, one in zip(places, known_at, strict=True) if one)
        points = [
            one if one >= SURE else one + _company(text, at, places, weights, known_at, known)
            for at, one in enumerate(weights)
        ]
        gained = [one or total >= THRESHOLD for one, total in zip(known_at, points, strict=True)]
        if gained == known_at:
            break
        known_at = gained
    return points


@dataclass(frozen=True, slots=True)
class _Known:
    """The vendors that a text surely names, and how it writes them."""

    vendors: frozenset[str]
    surfaces: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Self:
        surfaces = frozenset((place.form.name.vendor, place.surface) for place in places)
        return cls(frozenset(vendor for vendor, _ in surfaces), surfaces)


def _company(
    text: str, at: int, places: Sequence[Place], weights: Sequence[float], sure: Sequence[bool], known: _Known
) -> float:
    """What other names in the same text add to the evidence for one, in points."""
    one = places[at]
    vendor = one.form.name.vendor
    points = 0.75 if known.vendors else 0.0
    if (vendor, one.surface) in known.surfaces:
        points = 2.5
    listed: set[str] = set()
    hopeful: set[str] = set()
    first, last = max(0, at - _NEIGHBOURS), min(len(places), at + _NEIGHBOURS + 1)
    begin, end = at, at + 1
    while begin > first and _listed(text, places[begin - 1], places[begin]):
        begin -= 1
    while end < last and _listed(text, places[end - 1], places[end]):
        end += 1
    for index in range(first, last):
        other = places[index]
        if index == at:
            continue
        beside = begin <= index < end
        if other.form.name.vendor == vendor:
            points = max(points, 2.5 if beside and sure[index] else 0.0)
        elif sure[index]:
            near = min(abs(other.start - one.end), abs(one.start - other.end)) < _NEAR
            points = max(points, 1.25 if near else 0.0)
            if beside:
                listed.add(other.form.name.vendor)
        elif beside and weights[index] >= 0 and other.surface[0].isupper():
            hopeful.add(other.form.name.vendor)
    return max(points, 2.0 + len(listed) if listed else 0.0) + len(hopeful)


def _listed(text: str, left: Place, right: Place) -> bool:
    """Whether two names stand next to each other in a list."""
    return right.start - left.end <= 16 and bool(_LIST.fullmatch(text, left.end, right.start))


def _site(vendor: Vendor) -> str:
    """The host of a vendor's website, without "www."."""
    return (urlsplit(vendor.website).hostname or "").removeprefix("www.")
