"""A language of the site is its catalogue and nothing else: tried with German, of which three messages are translated."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

GERMAN = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "News"
msgstr "Meldungen"

msgid "Controversies"
msgstr "Streitfälle"

msgid "{n} vendor"
msgid_plural "{n} vendors"
msgstr[0] "{n} Anbieter"
msgstr[1] "{n} Anbieter"
"""

EVERY_ANSWER = r"""
import json

import views
from vendors.exports import page_tables
from vendors.i18n.language import LANGUAGES, language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import settings, today
from vendors.store.load import load
from vendors.store.load import State
from views.embed import configurator, frames

state = State(load(settings().data, today()).dataset)
one = next(iter(state.dataset.controversy.values()))
queries = ["lang=de", f"lang=de&vendor={one.vendors[0]}&controversy={one.id}&article={one.articles[0]}"]
pages = {f"{path}?{query}": views.show(path, query, state) for path in views.PATHS for query in queries}
pages |= {what: frames.show(what, queries[1] if what in ("compare", "vendor") else "lang=de", state) for what in frames.EMBEDS}
pages["configurator"] = configurator.show("lang=de", state, "")
pages["nowhere"] = views.show("/nowhere", "lang=de", state)
german = language("de")
results = Results(state.dataset, Selection(lang="de"), today())
tables = {name: len(getattr(page_tables, name)(results, german).rows) for name in ("news", "controversies")}
print(json.dumps({
    "languages": LANGUAGES,
    "pages": {name: [view.status, view.lang, view.html, view.head] for name, view in pages.items()},
    "tables": tables,
    "said": [german.land("US"), german.number(3869.5), german.with_country, german.say("Method")],
}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The site with a German catalogue more, and not one line of code."""
    place = tmp_path_factory.mktemp("german")
    for room in ("vendors", "views", "data"):
        shutil.copytree(ROOT / room, place / room, ignore=shutil.ignore_patterns(".desk", "*.pyc.*"))
    catalogue = place / "vendors/i18n/locale/de/LC_MESSAGES/messages.po"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_text(GERMAN)
    return place


def run(copy, *arguments):
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def answers(copy):
    told = run(copy, "-c", EVERY_ANSWER)
    assert told.returncode == 0, told.stderr[-3000:]
    return json.loads(told.stdout)


def test_every_page_and_embed_is_shown_in_it(answers):
    for name, (status, lang, _, _) in answers["pages"].items():
        expected = {"nowhere": 404, "compare": 400}.get(name, 200)
        assert (status, lang) == (expected, "de"), name


def test_what_is_translated_is_said_in_it_and_the_rest_in_english(answers):
    _, _, html, _ = answers["pages"]["/?lang=de"]
    assert ">Meldungen</a>" in html
    assert ">Method</a>" in html, "not in French, the language of an address that names none"
    assert "Anbieter" in html
    assert answers["said"] == ["Vereinigte Staaten", "3.869,5", "de_DE", "Method"]


def test_own_words_are_shown_in_the_language_that_the_data_has_instead(answers, dataset):
    one = next(iter(dataset.controversy.values()))
    _, _, html, _ = next(view for name, view in answers["pages"].items() if name.startswith("/controversies?lang=de&"))
    assert one.title_en in html
    assert answers["tables"] == {"news": len(dataset.article), "controversies": len(dataset.controversy)}


def test_every_page_leads_to_it(answers):
    assert answers["languages"] == ["fr", "en", "de"]
    _, _, html, head = answers["pages"]["/method?lang=de"]
    assert 'hreflang="de" href="/method?lang=de" aria-current="true">Deutsch</a>' in html
    assert '<link rel="alternate" hreflang="de" href="/method?lang=de">' in head


def test_the_data_is_as_sound_as_it_was(copy):
    told = run(copy, "-m", "vendors", "check", "--lang", "de")
    assert told.returncode == 0, told.stdout[-2000:] + told.stderr[-2000:]
