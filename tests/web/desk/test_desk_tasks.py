"""Whole tasks at the desk: one form each, asked back with all that was typed, kept in all tables at once."""

from urllib.parse import urlencode

import lxml.html
import pytest

from tests.editors import desk_folder, discard_all
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.served import served
from vendors.desk.tasks.declared import TASKS
from views.desk import controls

pytestmark = pytest.mark.slow
"""Each signs in, and a passphrase takes its time."""

ARTICLE = {
    "url": "https://presse.example/skeepers-feedier",
    "title": "Skeepers met la main sur Feedier",
    "publisher": "Presse",
    "published": "2024-11-20",
    "language": "français",
    "article_fr": "Le groupe marseillais Skeepers annonce qu’il rachète Feedier, éditeur lillois.",
    "article_en": "The Marseille group Skeepers announces that it buys Feedier, a publisher in Lille.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return desk_folder(tmp_path_factory.mktemp("tasks"))


@pytest.fixture(autouse=True)
def nothing_kept(folder):
    yield
    discard_all(folder)


def form_of(page):
    tree = lxml.html.fromstring(page)
    return tree, next(form for form in tree.forms if form.action.startswith("/desk/task"))


def kept(folder):
    (draft,) = Drafts(folder, "Claire").all()
    return {name: data.decode() for name, data in draft.files.items()}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("task", TASKS)
def test_each_task_has_a_form_in_the_language_of_the_page(claire, task, lang):
    answer = claire.get(f"/desk/task?{urlencode({'task': task, 'lang': lang})}")
    assert answer.status_code == 200
    tree, form = form_of(answer.text)
    fields = form.xpath(".//select | .//textarea | .//input[not(@type)]")
    assert fields
    for field in fields:
        assert tree.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")


def test_a_purchase_is_one_form_for_the_owners_both_milestones_the_article_and_the_parts_in_it(claire, folder):
    told = {"task": "purchase", "bought": "feedier", "buyer": "Skeepers", "stage": "done", "kind": "subsidiary"}
    answer = claire.post("/desk/task?lang=fr", data={**told, "confidence": "high", **ARTICLE})
    assert answer.status_code == 303, form_of(answer.text)[0].text_content()
    files = kept(folder)
    article = "2024-11-20-presse-skeepers-met-la-main-sur-feedier"
    assert (
        f"feedier,2024-11-20,,Skeepers,skeepers,,subsidiary,verified,{ARTICLE['url']},high," in files["ownership.csv"]
    )
    assert "feedier,2024-11-20,acquired,Skeepers rachète Feedier,Skeepers buys Feedier,Skeepers" in files["events.csv"]
    assert (
        "skeepers,2024-11-20,acquisition,Skeepers rachète Feedier,Skeepers buys Feedier,Feedier,FR"
        in files["events.csv"]
    )
    assert f"{article},feedier,acquired" in files["mentions.csv"]
    assert f"{article},skeepers,acquirer" in files["mentions.csv"]
    assert f"{article},2024-11-20,{ARTICLE['title']},page,Presse,,fr,{ARTICLE['url']},acquisition" in files["news.csv"]
    page = claire.get(answer.headers["location"]).text
    assert "Skeepers rachète Feedier" in page, "the reason is proposed"
    assert 'data-key="publish"' in page


def test_what_is_unknown_or_missing_is_asked_at_its_field_with_all_that_was_typed_kept(claire, folder):
    told = {
        "task": "purchase",
        "bought": "Feedierr",
        "buyer": "Un fonds",
        "buyer_country": "Japon",
        "when": "31/02/2024",
    }
    answer = claire.post("/desk/task?lang=en", data={**told, **ARTICLE, "published": "20 novembre 2024", "url": ""})
    assert answer.status_code == 409
    tree, form = form_of(answer.text)
    values = dict(form.form_values())
    assert {name: values[name] for name in told} == told
    assert values["title"] == ARTICLE["title"]
    asked = {
        row.xpath("string(.//dt/label)"): row.xpath("string(.//p[@class='question'])")
        for row in tree.xpath("//div[@class='asked']")
    }
    assert asked["Vendor bought"] == "No vendor is called “Feedierr”; the nearest is “Feedier”."
    assert asked["Since when"] == (
        "“31/02/2024” is not a date. Write the year, the month or the day, as far as the source tells it: 2018, 2018-04 or 2018-04-23."
    )
    assert "Address" in asked
    assert tree.xpath("//input[@name='choice-bought'][@value='Feedier']")
    assert Drafts(folder, "Claire").all() == []
    chosen = {**values, "choice-bought": "Feedier", "when": "", "url": ARTICLE["url"]}
    assert claire.post("/desk/task?lang=en", data=chosen).status_code == 303
    assert "feedier,2024-11-20,,Un fonds,,JP,subsidiary" in kept(folder)["ownership.csv"]


@pytest.mark.parametrize(
    "about", ["task=fact&about=viavoo&fact=channels", "vendor=viavoo", "table=news", "table=events&page=2"]
)
def test_the_other_language_is_about_the_same(claire, about):
    place = {"task": "/desk/task", "vendo": "/desk/vendor", "table": "/desk/grid"}[about[:5].rstrip("=")]
    tree = lxml.html.fromstring(claire.get(f"{place}?{about}&lang=en").text)
    (french,) = tree.xpath("//a[@data-key='lang-fr']/@href")
    assert french == f"{place}?{about}"
    assert claire.get(french).status_code == 200


def test_a_form_that_is_asked_back_is_the_same_in_the_other_language(claire):
    told = {"task": "fact", "about": "viavoo", "fact": "employees", "value": "many"}
    answer = claire.post("/desk/task?lang=en", data=told)
    assert answer.status_code == 409
    (french,) = form_of(answer.text)[0].xpath("//a[@data-key='lang-fr']/@href")
    assert french == "/desk/task?task=fact&about=viavoo&fact=employees"


def test_names_one_below_the_other_stay_in_their_fields_and_what_is_asked_about_has_the_focus(claire):
    told = {"task": "controversy", "vendors": ["Feedier", "Medalia", ""], "status": "alleged", **ARTICLE}
    _tree, form = form_of(claire.post("/desk/task?lang=en", data=told).text)
    assert [field.get("value") for field in form.xpath(".//input[@name='vendors']")] == told["vendors"]
    assert [field.get("name") for field in form.xpath(".//*[@autofocus]")] == ["vendors"]
    (stays,) = form.xpath(".//input[@name='choice-vendors'][@checked]")
    assert stays.get("value") == "", "a question that is new leaves what was typed as it is"
    assert not form.xpath("preceding-sibling::*[contains(., 'no place in the form')]")


@pytest.mark.parametrize(
    "told", [{"task": "purchase", "url": "http://[presse"}, {"task": "new-vendor", "page": "http://[akio"}]
)
def test_an_address_that_is_none_is_asked_about_and_stays_in_its_field(claire, told):
    answer = claire.post("/desk/task?lang=en", data=told)
    assert answer.status_code == 409
    values = dict(form_of(answer.text)[1].form_values())
    assert values.items() >= told.items()


@pytest.mark.parametrize("address", ["/desk/article?kept=yes", "/desk/article?article=a"])
def test_the_page_of_an_article_understands_what_the_links_of_the_desk_ask_of_it(claire, address):
    assert "The address says" not in claire.get(f"{address}&lang=en").text


def test_what_cannot_be_told_yet_is_kept_unfinished_and_the_change_says_what_is_missing(claire, folder):
    told = {"task": "purchase", "bought": "feedier", "buyer": "Skeepers", **ARTICLE, "article_en": ""}
    assert claire.post("/desk/task?lang=en", data=told).status_code == 409
    answer = claire.post("/desk/task?lang=en", data={**told, "unfinished": "yes"})
    assert answer.status_code == 303
    page = claire.get(answer.headers["location"]).text
    assert "1 thing to put right" in page
    assert 'data-key="publish"' not in page


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Presse</title><link>https://presse.example</link>
<item><title>Qualtrics ouvre un bureau à Lyon</title><link>https://presse.example/1</link><pubDate>Wed, 20 Nov 2024 10:00:00 +0100</pubDate><description>Qualtrics ouvre un bureau à Lyon, dit son directeur.</description></item>
<item><title>Medallia nomme une directrice</title><link>https://presse.example/2</link><pubDate>Thu, 21 Nov 2024 10:00:00 +0100</pubDate><description>Medallia nomme une directrice générale en France.</description></item>
</channel></rss>"""
SUMMARIES = {
    "fr": "L’éditeur américain annonce une nouvelle pour ses clients français, selon son directeur.",
    "en": "The American publisher announces something new for its French customers, its director says.",
}


def test_of_a_feed_what_is_ticked_is_kept_and_the_rest_stays_on_the_page_as_it_was_typed(claire, folder):
    page = claire.post("/desk/article?lang=fr", files={"file": ("feed.xml", FEED.encode())}).text
    (form,) = (form for form in lxml.html.fromstring(page).forms if "/keep" in (form.get("action") or ""))
    sent = dict(form.form_values())
    assert (sent["title"], sent["title.2"]) == ("Qualtrics ouvre un bureau à Lyon", "Medallia nomme une directrice")
    assert "dit son directeur" in sent["source"], "the text stands beside the form"
    del sent["take.2"]
    sent |= {"summary_fr.2": "Déjà commencé", "topic": "market", "publisher": "Presse"}
    asked = claire.post("/desk/article/keep?lang=fr", data=sent)
    assert asked.status_code == 409
    assert "Déjà commencé" in asked.text
    sent |= {f"summary_{code}": text for code, text in SUMMARIES.items()}
    left = claire.post("/desk/article/keep?lang=fr", data=sent)
    assert left.status_code == 200
    assert "1 article est gardé" in left.text
    assert "Déjà commencé" in left.text
    assert "Qualtrics ouvre un bureau à Lyon" not in left.text
    assert "2024-11-20-presse-qualtrics-ouvre-un-bureau-a-lyon" in kept(folder)["news.csv"]
    opened = claire.get("/desk/article?article=2024-11-20-presse-qualtrics-ouvre-un-bureau-a-lyon&lang=fr").text
    (form,) = (form for form in lxml.html.fromstring(opened).forms if "/keep" in (form.get("action") or ""))
    again = dict(form.form_values()) | {"date": "2024-11-22"}
    assert again["role-qualtrics"] == "subject"
    assert claire.post("/desk/article/keep?lang=fr", data=again).status_code == 303
    assert "2024-11-22-presse-qualtrics-ouvre-un-bureau-a-lyon,qualtrics,subject" in kept(folder)["mentions.csv"]
    assert "2024-11-20-presse-qualtrics" not in "".join(kept(folder).values())


@pytest.mark.parametrize(
    ("address", "suggested"),
    [("/desk/task?task=purchase", "known-article"), ("/desk/row?table=mentions&new=yes", "ids-news")],
)
def test_of_a_great_archive_the_newest_articles_are_suggested(claire, folder, monkeypatch, address, suggested):
    monkeypatch.setattr(controls, "MOST_ARTICLES", 5)
    page = lxml.html.fromstring(claire.get(f"{address}&lang=en").text)
    found = page.xpath(f"//datalist[@id='{suggested}']/option/@value")
    articles = served(folder).now().dataset.article
    days = sorted((str(article.date) for article in articles.values()), reverse=True)
    assert [str(articles[id].date) for id in found] == days[:5]
