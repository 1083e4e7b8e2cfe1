"""Cities by GeoNames, and points that lie elsewhere than they say."""

from vendors.types.gazetteer import cities, cities_in, is_abroad, large_cities, largest


def test_a_city_is_found_by_its_names_in_any_language():
    assert {
        name: found[0].country for name, found in cities(["Lille", "Munich", "München", "Ra’anana", ""]).items()
    } == {
        "Lille": "FR",
        "Munich": "DE",
        "München": "DE",
        "Ra’anana": "IL",
    }


def test_cities_of_one_name_in_one_country_are_told_apart():
    assert [city.population > 100_000 for city in cities_in("US", "Louisville")] == [True, False]
    assert [city.address for city in cities_in("FR", "Toulouse")] == ["https://www.geonames.org/2972315"]
    assert cities_in("JP", "Toulouse") == ()


def test_a_point_is_abroad_when_it_is_far_from_each_city_of_its_country():
    assert is_abroad("JP", 50.6339, 3.0551)
    assert not is_abroad("FR", 50.6339, 3.0551)
    assert not is_abroad("FR", -20.88, 55.45), "La Réunion"
    assert not is_abroad("AQ", 0, 0), "nothing is known of it"


def test_large_cities_are_suggested():
    assert {"Paris", "Lyon", "São Paulo"} <= set(large_cities())


def test_the_largest_bearer_is_found_and_a_word_of_the_table_is_no_city():
    assert [city and city.country for city in (largest("toulouse", "Toulouse"), largest("Paris"))] == ["FR", "FR"]
    assert [largest(word) for word in ("name", "latitude", "Europe/Paris", "FR", "2988507")] == [None] * 5
