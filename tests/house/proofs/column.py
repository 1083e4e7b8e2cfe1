"""The new column stands on the pages, and in the files of whoever asks for it."""

from tests.house.proofs.site import DATASET, FRENCH, html
from vendors.exports import page_tables
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today

for path, query in (("/vendor", "vendor=satmetrix"), ("/compare", "vendor=satmetrix&vendor=medallia")):
    assert "Marque ombrelle" in html(path, query), path
table = page_tables.vendors(Results(DATASET, Selection(columns=("parent_brand",)), today()), FRENCH)
rows = [dict(zip(table.names, row, strict=True)) for row in table.rows]
assert {row["name"]: row["parent_brand"] for row in rows if row["parent_brand"]} == {"NICE Satmetrix": "NICE"}, rows
