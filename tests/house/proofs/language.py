"""The new language is shown."""

from tests.house.proofs.site import html

assert ">Meldungen</a>" in html("/", "lang=de")
