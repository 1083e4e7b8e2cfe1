"""The point of a head office lies in its city and its country."""

from collections.abc import Iterator, Mapping

from vendors.tables.vendor import Vendor
from vendors.types.gazetteer import SAME_CITY, apart, cities, is_abroad
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["vendors"]
    placed = [
        (record, row, (row.hq_lat, row.hq_lon))
        for record, row in table.asked
        if isinstance(row, Vendor) and row.hq_lat is not None and row.hq_lon is not None
    ]
    known = cities([row.hq_city or "" for _, row, _ in placed])
    for record, row, point in placed:
        said = f"{record.text('hq_lat')}, {record.text('hq_lon')}"
        if is_abroad(row.hq_country, *point):
            yield table.problem("point-abroad", record, "hq_lat", value=said, other=row.hq_country)
            continue
        here = [city for city in known.get(row.hq_city or "", ()) if city.country == row.hq_country]
        # Of a small town GeoNames has no point here, and several cities may bear one name.
        if here and all(apart(point, (city.latitude, city.longitude)) > SAME_CITY for city in here):
            near = f"{here[0].latitude}, {here[0].longitude}"
            yield table.problem("point-astray", record, "hq_lat", value=said, other=f"{row.hq_city} ({near})")
