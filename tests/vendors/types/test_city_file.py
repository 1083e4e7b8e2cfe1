"""The file of cities: what is written is found, and what stands in it is as GeoNames has it."""

import pytest

from vendors.types.city_file import FILE, City, bearers, cities_of, write

SPRINGS = [
    (City(2, "Aix", "FR", 43.5, -5.45, 20_000), ["Aix-en-Provence", "Акс", ""]),
    (City(1, "Bath", "GB", 51.4, 0.0, 90_000), ["Aix", "Bath, Somerset"]),
    (City(3, "Aix", "FR", 45.7, 5.91, 30_000), []),
]


@pytest.fixture
def file(tmp_path):
    write(SPRINGS, tmp_path / "springs.zip")
    return tmp_path / "springs.zip"


def test_cities_are_found_by_all_their_names_and_by_nothing_else(file):
    bath, small, large = SPRINGS[1][0], SPRINGS[0][0], SPRINGS[2][0]
    borne = {"Aix": [small, large, bath], "Bath, Somerset": [bath], "Акс": [small]}
    no_names = ["", "A", "aix", "FR", "Zz", "Aix\tFR0", "\ud800"]
    assert bearers([*borne, *no_names], file) == {**borne, **{word: [] for word in no_names}}


def test_a_country_has_its_cities_and_the_world_has_all(file):
    assert cities_of("FR", file=file) == [SPRINGS[0][0], SPRINGS[2][0]]
    assert cities_of("XX", "", "../names/0", file=file) == []
    assert cities_of(file=file) == [SPRINGS[0][0], SPRINGS[2][0], SPRINGS[1][0]]


def test_the_same_cities_make_the_same_file(file, tmp_path):
    write(reversed(SPRINGS), tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_the_file_of_the_world_is_small_and_whole():
    assert FILE.stat().st_size < 4_000_000
    world = cities_of()
    assert (len(world), len({city.id for city in world}), len({city.country for city in world})) == (
        34_006,
        34_006,
        244,
    )
    assert City(3031137, "Boulogne-Billancourt", "FR", 48.83545, 2.24128, 108_782) in cities_of("FR")
    assert all(city in bearers([city.name])[city.name] for city in world[:: len(world) // 20])
