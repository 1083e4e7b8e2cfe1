"""A language of the site is its catalogue and nothing else: of the new one a few messages are translated, and everything is shown in it."""

import views
from tests.house.proofs.site import DATASET, EVERYTHING, STATE
from vendors.cli.main import main
from vendors.exports import page_tables
from vendors.i18n.language import LANGUAGES, language
from vendors.settings import settings
from views.embed import configurator, frames

GERMAN = language("de")
dispute = next(iter(DATASET.controversy.values()))
CHOSEN = f"lang=de&vendor={dispute.vendors[0]}&controversy={dispute.id}&article={dispute.articles[0]}"
pages = {f"{path}?{query}": views.show(path, query, STATE) for path in views.PATHS for query in ("lang=de", CHOSEN)}
embeds = {
    name: frames.show(name, CHOSEN if name in ("compare", "vendor") else "lang=de", STATE) for name in frames.EMBEDS
}
rest = {"configurator": configurator.show("lang=de", STATE, ""), "nowhere": views.show("/nowhere", "lang=de", STATE)}

# One vendor is too few to compare, and there is no page that is nowhere.
for name, view in (pages | embeds | rest).items():
    assert (view.status, view.lang) == ({"nowhere": 404, "compare": 400}.get(name, 200), "de"), name

front, method = pages["/?lang=de"], pages["/method?lang=de"]
assert ">Meldungen</a>" in front.html
assert ">Method</a>" in front.html, "not in French, the language of an address that names none"
assert "Anbieter" in front.html
assert 'hreflang="de" href="/method?lang=de" aria-current="true">Deutsch</a>' in method.html
assert '<link rel="alternate" hreflang="de" href="/method?lang=de">' in method.head
assert list(LANGUAGES) == ["fr", "en", "de"]
assert [GERMAN.land("US"), GERMAN.number(3869.5), GERMAN.with_country, GERMAN.say("Method")] == [
    "Vereinigte Staaten",
    "3.869,5",
    "de_DE",
    "Method",
]

assert dispute.title_en in pages[f"/controversies?{CHOSEN}"].html, "own words in a language that the data has instead"
assert len(page_tables.news(EVERYTHING, GERMAN).rows) == len(DATASET.article)
assert len(page_tables.controversies(EVERYTHING, GERMAN).rows) == len(DATASET.controversy)
assert main(["check", str(settings().data), "--lang=de"]) == 0, "the data is as sound as it was"
