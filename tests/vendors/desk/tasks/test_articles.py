"""Articles that are kept: several at once, opened again, under identifiers that follow them until readers have them."""

import pytest

from tests.vendors.little import little_files
from vendors.desk.tasks.articles import ARTICLES, OPENED, numbers, opened, taken
from vendors.desk.tasks.declared import written
from vendors.desk.tasks.rows import TextTables
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.load import load_files

DAY = today()
ONE = {
    "title": "Akio nomme une directrice",
    "date": "2026-11-20",
    "publisher": "Presse",
    "authors": "Jeanne Exemple",
    "language": "français",
    "url": "https://presse.example/akio",
    "topic": "people",
    "summary_fr": "L’éditeur de centres de contacts nomme une directrice générale à Paris.",
    "summary_en": "The publisher of contact-centre software names a managing director in Paris.",
    "title_source": "page",
    "role-akio": "subject",
    "role-nice": "",
}


@pytest.fixture(scope="module")
def files():
    return little_files()


def told(files, published=(), **texts):
    form = {name: [text] if isinstance(text, str) else text for name, text in texts.items()}
    return written(ARTICLES, form, files, DAY, published)


def after(files, published=(), **texts):
    found = told(files, published, **texts)
    assert [(one.field, one.said(language("en"))) for one in found.questions] == []
    both = {**files, **found.files}
    assert load_files(both, DAY).errors == ()
    return TextTables(both)


def numbered(texts, number):
    return {f"{name}.{number}": text for name, text in texts.items()}


def test_an_article_comes_with_the_vendors_it_is_about_and_without_those_left_out(files):
    tables = after(files, **ONE)
    id = "2026-11-20-presse-akio-nomme-une-directrice"
    row = tables.row("news", id)
    assert (row["date"], row["language"], row["authors"]) == ("2026-11-20", "fr", "Jeanne Exemple")
    assert [(one["vendor"], one["role"]) for one in tables.where("mentions", article=id)] == [("akio", "subject")]
    ids = [one["id"] for one in tables.rows("news")]
    assert ids == sorted(ids)


def test_of_several_articles_those_that_are_ticked_are_kept(files):
    two = {**ONE, "title": "NICE ouvre un bureau", "url": "https://presse.example/nice", "role-nice": "subject"}
    form = {**ONE, **numbered(two, 2), **numbered({**ONE, "title": "Ni l’un"}, 3), "take": "yes", "take.2": "yes"}
    assert (numbers(form), taken(form)) == ([1, 2, 3], [1, 2])
    tables = after(files, **form)
    assert [row["title"] for row in tables.where("news", date="2026-11-20")] == [ONE["title"], "NICE ouvre un bureau"]
    assert tables.row("mentions", "2026-11-20-presse-nice-ouvre-un-bureau", "nice")["role"] == "subject"


def test_kept_twice_it_is_there_once(files):
    once = after(files, **ONE)
    assert told(once.files, **ONE).files == {}


def test_a_vendor_that_was_not_found_is_added_in_place(files):
    tables = after(files, **ONE, **{"more": ["Satmetrix", ""], "more-role": "compared"})
    assert tables.row("mentions", "2026-11-20-presse-akio-nomme-une-directrice", "satmetrix")["role"] == "compared"
    (question,) = told(files, **ONE, more=["Satmetrics"]).questions
    assert (question.field, question.fix) == ("more", "NICE Satmetrix")


def test_a_kept_article_is_opened_again_and_its_identifier_follows_its_day(files):
    kept = after(files, **ONE)
    id = "2026-11-20-presse-akio-nomme-une-directrice"
    form = opened(kept, id)
    assert (form["title"], form["role-akio"], form[OPENED]) == (ONE["title"], "subject", id)
    form |= {"date": "2026-11-21", "role-akio": "named", "role-nice": "compared"}
    tables = after(kept.files, **form)
    assert tables.row("news", id) == {}
    now = "2026-11-21-presse-akio-nomme-une-directrice"
    assert tables.row("news", now)["date"] == "2026-11-21"
    assert [(one["article"], one["role"]) for one in tables.where("mentions", vendor="nice", article=now)] == [
        (now, "compared")
    ]
    assert tables.row("mentions", now, "akio")["role"] == "named"
    assert tables.where("mentions", article=id) == []


def test_the_identifier_of_a_published_article_never_changes(files):
    article = TextTables(files).rows("news")[0]
    form = opened(TextTables(files), article["id"]) | {"date": "2001-03-08"}
    tables = after(files, {article["id"]}, **form)
    assert tables.row("news", article["id"])["date"] == "2001-03-08"


def test_what_follows_an_identifier_that_changes_is_each_row_that_names_it(files):
    """As of an article of a controversy that was added in the same change."""
    article = TextTables(files).rows("news")[0]
    form = opened(TextTables(files), article["id"]) | {"date": "2001-03-08"}
    tables = after(files, **form)
    assert not any(article["id"] in row["articles"].split("|") for row in tables.rows("controversies"))
    assert tables.where("controversy_status", article=article["id"]) == []


def test_a_proposal_that_nobody_has_read_is_asked_about_at_its_summary(files):
    found = told(files, **{**ONE, "summary_fr": "[…] " + ONE["summary_fr"]})
    assert [one.field for one in found.questions] == ["summary_fr"]


def test_what_was_chosen_takes_the_place_of_the_proposal(files):
    tables = after(files, **ONE, **{"choice-date": "2026-11-19"})
    assert tables.row("news", "2026-11-19-presse-akio-nomme-une-directrice")["date"] == "2026-11-19"
