"""The new page is shown, led to, and taken away."""

from tests.house.proofs.site import html

shown = html("/readings", "topic=privacy&lang=fr")
assert "<h1>Lectures</h1>" in shown
assert "/readings.csv" in shown
assert 'href="/readings' in html("/")
