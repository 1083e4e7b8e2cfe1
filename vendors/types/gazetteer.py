"""Where the cities of the world are, by GeoNames: those with 15,000 inhabitants or more, of the file beside it (`city_file`)."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from vendors.types.city_file import City, bearers, cities_of

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
    places = _places(country)
    return bool(places) and all(apart((latitude, longitude), place) > ABROAD for place in places)


@cache
def large_cities(population: int = 300_000) -> tuple[str, ...]:
    """The names of the cities with so many inhabitants, to be suggested."""
    return tuple(sorted({city.name for city in cities_of() if city.population >= population}))


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Kilometres between two points given by latitude and longitude."""
    (lat, lon), (lat_2, lon_2) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((lat_2 - lat) / 2) ** 2 + cos(lat) * cos(lat_2) * sin((lon_2 - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


@lru_cache(maxsize=300)
def _places(country: str) -> tuple[tuple[float, float], ...]:
    return tuple((city.latitude, city.longitude) for city in cities_of(country, *_ALSO.get(country, ())))


def _search(names: Collection[str]) -> Mapping[str, tuple[City, ...]]:
    found = bearers(names)
    return {name: tuple(sorted(some, key=lambda city: -city.population)) for name, some in found.items()}
