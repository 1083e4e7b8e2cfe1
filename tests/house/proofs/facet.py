"""The new facet chooses vendors, and stands on Panorama."""

from tests.house.proofs.site import DATASET, html

held = {name for name, vendor in DATASET.vendor.items() if "fr" in vendor.ui_languages}
shown = html("/", "spoken=fr")
assert held
assert held == {name for name in DATASET.vendor if f'data-key="pick-{name}"' in shown}, held
assert 'data-key="spoken-fr"' in shown.lower(), "a link that takes it back"
