"""The new page is shown, led to, and taken away."""

from tests.house.proofs.site import html

shown = html("/explore", "topic=privacy&lang=fr")
assert "<h1>Explorer</h1>" in shown
assert "/explore.csv" in shown
assert 'href="/explore' in html("/")
