"""The new format is offered, and holds what the page shows."""

import io

import pandas

from tests.house.proofs.site import EVERYTHING, FRENCH, html
from vendors.exports import formats, page_tables

assert "/vendors.ods" in html("/")
table = page_tables.vendors(EVERYTHING, FRENCH)
exporter = formats.asked_for("ods")
assert exporter is not None
read = pandas.read_excel(io.BytesIO(exporter.write(table)), engine="odf")
assert list(read.columns) == table.names
assert len(read) == len(table.rows)
