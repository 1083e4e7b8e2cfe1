"""The description of the API: valid, made of the row models, and true of what it describes."""

import re
from datetime import date, timedelta

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from vendors.exports.api.openapi import document
from vendors.exports.api.parameters import EVERYWHERE, day_pattern
from vendors.exports.api.resources import RESOURCES
from vendors.i18n.language import language
from vendors.query.selection import PARAMETERS


@pytest.fixture(scope="module", params=["fr", "en"])
def described(request, dataset, today):
    return document(dataset, today, language(request.param))


def test_it_is_valid_openapi_in_both_languages(described):
    OpenAPIV31SpecValidator(described).validate()


def test_it_has_every_column_and_every_parameter_of_each_list(described):
    shared = described["components"]["parameters"]
    for one in RESOURCES.values():
        row = described["components"]["schemas"][f"{one.model.__name__}Row"]
        assert {column.name for column in one.columns} <= set(row["properties"])
        told = described["paths"][one.address]["get"]["parameters"]
        names = [shared[each["$ref"].rpartition("/")[2]]["name"] if "$ref" in each else each["name"] for each in told]
        assert set(names) == {*one.every_parameter}
        assert len(names) == len(set(names))
    assert set(shared) <= {*PARAMETERS} - {"sort", "columns"}
    assert {*EVERYWHERE} <= set(shared)


def test_the_pattern_of_days_has_each_day_that_can_be_looked_at_and_no_other():
    today = date(2026, 3, 5)
    pattern = re.compile(day_pattern(today))
    day, leap = date(1979, 1, 1), 0
    while day < date(2027, 1, 1):
        fits = bool(pattern.fullmatch(day.isoformat()))
        if (day.month, day.day) == (2, 29):
            leap += 1
        else:
            assert fits is (date(1980, 1, 1) <= day <= today), day
        day += timedelta(days=1)
    assert leap == 12
    assert not pattern.fullmatch("2018-02-30")


def test_the_ids_that_it_lists_are_those_of_the_data(described, dataset):
    listed = described["components"]["parameters"]
    assert listed["vendor"]["schema"]["items"]["enum"] == list(dataset.vendor)
    assert listed["controversy"]["schema"]["items"]["enum"] == list(dataset.controversy)
