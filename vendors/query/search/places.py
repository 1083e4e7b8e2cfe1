"""The places that can be found by name: countries, and the cities in which vendors have their seat."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from vendors.domain.as_of import AsOf
from vendors.i18n.collation import sort_key
from vendors.i18n.language import LANGUAGES, language
from vendors.query.control_index import controls
from vendors.query.search.words import squashed
from vendors.query.vendor_index import vendor_index
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor
from vendors.types.country import countries, country_spellings
from vendors.types.gazetteer import largest

LONGEST_NAME: Final = 40
"""Letters of the name of a city that is looked up."""
_LIKE_A_CITY: Final = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+){0,4}")


@dataclass(frozen=True, slots=True)
class Locality:
    """A country, or a city of one.

    Attributes:
        country: ISO 3166-1 alpha-2.
        city: as the data or the gazetteer writes it; "" for a country.
    """

    country: str
    city: str = ""

    @property
    def key(self) -> str:
        """Both in one: `FR`, `FR/Paris`."""
        return f"{self.country}/{self.city}" if self.city else self.country

    @classmethod
    def of(cls, key: str) -> "Locality":
        """The place of a key."""
        country, _, city = key.partition("/")
        return cls(country, city)

    @lru_cache(10_000)  # noqa: B019 - places alone
    def names(self) -> tuple[str, ...]:
        """What it is called in each language, and as the data writes it."""
        said = (language(code) for code in LANGUAGES)
        names = [words.city(self.city) if self.city else words.country(self.country) for words in said]
        return tuple(dict.fromkeys([*names, self.city or names[0]]))

    def name(self, code: str) -> str:
        """What it is called in one language; a city with its country."""
        words = language(code)
        country = words.country(self.country)
        return f"{words.city(self.city)} ({country})" if self.city else country


def places(dataset: Dataset) -> Iterator[Locality]:
    """Every country, then each city in which a vendor has its seat, by name."""
    yield from sorted(map(Locality, countries()), key=lambda place: sort_key(place.names()[0]))
    seats = {Locality(row.hq_country, row.hq_city) for row in dataset.table(Vendor) if row.hq_city}
    yield from sorted(seats, key=lambda place: sort_key(place.city))


@cache
def other_country_names() -> dict[str, tuple[str, ...]]:
    """What else people write for a country: USA, UK; by its code."""
    found: dict[str, list[str]] = {}
    for spelling, code in country_spellings().items():
        found.setdefault(code, []).append(spelling)
    return {code: tuple(names) for code, names in found.items()}


def elsewhere(text: str) -> Locality | None:
    """The largest city of that name, wherever it is; None where none of 15,000 inhabitants or more has it."""
    written = " ".join(text.split())
    if not written or len(written) > LONGEST_NAME or not _LIKE_A_CITY.fullmatch(written):
        return None
    found = largest(*dict.fromkeys((written, written.title(), written.capitalize())))
    return Locality(found.country, found.name) if found else None


@dataclass(frozen=True, slots=True)
class Presence:
    """The vendors that a place has on a day, by their ids.

    Attributes:
        born: founded in the country.
        controlled: controlled from the country.
        seated: with their seat there.
    """

    born: tuple[str, ...]
    controlled: tuple[str, ...]
    seated: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.born, *self.controlled, *self.seated)))


def presence(as_of: AsOf, place: Locality) -> Presence:
    """Which vendors a place has on the day."""
    if place.city:
        seats = _seats(as_of)
        found = {at: id for name in place.names() for at, id in seats.get((place.country, squashed(name)), ())}
        return Presence((), (), tuple(id for _at, id in sorted(found.items())))
    return _by_country(as_of).get(place.country, Presence((), (), ()))


@with_dataset(4)
def _seats(as_of: AsOf) -> Mapping[tuple[str, str], Sequence[tuple[int, str]]]:
    """The vendors of each city by its country and its name, squashed, with their places in the order of their names."""
    found = defaultdict[tuple[str, str], list[tuple[int, str]]](list)
    index = vendor_index(as_of)
    for at, place in enumerate(index.alphabetical.tolist()):
        row = index.stored[place]
        if row.hq_country:
            found[row.hq_country, squashed(row.hq_city or "")].append((at, row.id))
    return found


@with_dataset(4)
def _by_country(as_of: AsOf) -> Mapping[str, Presence]:
    """The vendors of each country, by their names."""
    born, controlled, seated = (defaultdict[str | None, list[str]](list) for _part in range(3))
    index, held = vendor_index(as_of), controls(as_of, as_of.on)
    control = [held.names[number] if number >= 0 else None for number in held.countries.tolist()]
    for place in index.alphabetical.tolist():
        row = index.stored[place]
        born[row.origin_country].append(row.id)
        controlled[control[place]].append(row.id)
        seated[row.hq_country].append(row.id)
    codes = {*born, *controlled, *seated} - {None}
    return {
        code: Presence(*(tuple(part.get(code, ())) for part in (born, controlled, seated))) for code in codes if code
    }
