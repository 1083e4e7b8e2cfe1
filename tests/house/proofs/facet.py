"""The new facet chooses vendors, and stands on Panorama."""

from tests.house.proofs.site import DATASET, html

held = {name for name, vendor in DATASET.vendor.items() if "SE" in (vendor.data_hosting or ())}
shown = html("/", "hosting=SE")
assert held
assert held == {name for name in DATASET.vendor if f'data-key="pick-{name}"' in shown}, held
assert 'data-key="hosting-se"' in shown.lower(), "a link that takes it back"
