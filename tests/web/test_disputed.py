"""Wherever something disputed is told of, its status and the state of the vendor's answer come along: titles travel alone."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from tests.vendors.little import CASE, little_files, with_row, written
from tests.web.inside import site_inside
from vendors.domain.controversy_summary import about_article, in_short
from vendors.domain.right_of_reply import Stage
from vendors.i18n.language import language
from vendors.settings import today
from vendors.types.date import PartialDate
from views.base.view import SITE

EN = language("en")
DISPUTE = "qualtrics-cambridge-analytica-2018"
ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"


@pytest.fixture
def ask(inside):
    return lambda address: unescape(inside.get(address).raise_for_status().text)


def told_of(page):
    """The articles that the lists of a page tell of: id, and the text of the entry, after the heading of its story."""
    for entry in html.fromstring(page).xpath("//ol[contains(@class, 'news')]/li[time]"):
        address = entry.xpath(".//a[contains(@href, 'article=')]/@href")[0]
        heads = entry.xpath("ancestor::li[@class='story']")
        alone = (heads[0].text_content() if heads else "") + entry.text_content()
        yield parse_qs(urlsplit(address).query)["article"][0], " ".join(alone.split())


@pytest.mark.parametrize(
    "path",
    [
        "/news?topic=controversy&lang=en",
        "/news?q=qualtrics&lang=en&sort=title",
        "/embed/news?topic=controversy&lang=en",
        "/?lang=en",
    ],
)
def test_each_article_of_a_controversy_says_its_status_and_answer_in_every_list(ask, dataset, path):
    seen = 0
    for article, text in told_of(ask(path)):
        for one in about_article(dataset, article, today()):
            assert EN.say(one.status.label).capitalize() in text, (article, one.dispute.id)
            assert one.answered(EN) in text, (article, one.dispute.id)
            seen += 1
    assert seen > 3 or path == "/?lang=en"


def test_a_story_headed_by_a_controversy_says_its_status_and_answer_below_the_heading(ask):
    page = ask("/news?since=2018-04&until=2018-04&lang=en")
    story = page[page.index('<li class="story">') :]
    assert re.search(
        r"</h3>\s*<p class=\"by\"><span class=\"state\" data-sign=\"◇\">Denied by the vendor</span>Qualtrics: answer found in public</p>",
        story,
    )


@pytest.mark.parametrize("address", [f"/controversies?controversy={DISPUTE}", f"/news?article={ARTICLE}"])
def test_search_engines_and_social_networks_are_told_status_and_answer_first(ask, address):
    page = ask(f"{address}&lang=en")
    said = "Controversy: denied by the vendor; Qualtrics: answer found in public. "
    assert f'<meta name="description" content="{said}' in page
    assert f'<meta property="og:description" content="{said}' in page


def test_the_title_of_a_controversy_carries_its_status_and_an_article_keeps_its_own(ask):
    title = re.search("<title>(.*?)</title>", ask(f"/controversies?controversy={DISPUTE}&lang=en"))[1]
    assert (
        title == f"Was Qualtrics involved in the Cambridge Analytica data collection? (denied by the vendor) – {SITE}"
    )
    page = ask(f"/news?article={ARTICLE}&lang=en")
    assert f"<title>Qualtrics complice de Facebook et Cambridge Analytica ? – {SITE}</title>" in page
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert told["description"].startswith("Controversy: denied by the vendor")


def test_the_picture_of_a_controversy_says_status_and_answer(dataset):
    import views
    from vendors.store.load import State

    shown = views.show("/controversies", f"controversy={DISPUTE}&lang=en", State(dataset))
    assert shown.finding.endswith("(denied by the vendor) – Qualtrics: answer found in public")
    assert shown.finding.startswith(shown.title.removesuffix(f" – {SITE}"))
    article = views.show("/news", f"article={ARTICLE}&lang=en", State(dataset))
    assert "denied by the vendor; Qualtrics: answer found in public" in article.finding


def test_the_file_of_the_news_says_it_in_each_row(ask, dataset):
    rows = json.loads(ask("/news.json?lang=en"))["rows"]
    for row in rows:
        lines = [one.line(EN) for one in about_article(dataset, row["id"], today())]
        assert row["controversies"] == lines
    assert any(row["controversies"] for row in rows)


def test_the_file_of_the_controversies_gives_each_vendor_an_answer_or_the_state_of_asking(ask, dataset):
    for row in json.loads(ask("/controversies.json?lang=en"))["rows"]:
        for vendor in row["vendors"]:
            name = dataset.vendor[vendor].name
            assert re.search(rf"^{re.escape(name)}: \S", row["answers"], re.M), row["id"]
    page = json.loads(ask("/controversies.json?lang=en&controversy=testutah-no-bid-contracts-2020"))
    assert page["rows"][0]["answers"] == "Qualtrics: No answer was found, and the magazine has not asked for one yet."


def test_an_answer_that_came_after_the_date_is_not_kept_back_and_a_later_controversy_is_not_told(dataset):
    dispute = dataset.controversy["nice-verizon-exposure-2017"]
    (one,) = in_short(dataset, [dispute], PartialDate.parse("2017-06-30").first)
    assert one.answers == (("NICE", Stage.FOUND),)
    assert in_short(dataset, [dispute], PartialDate.parse("2017-06-01").first) == ()


def test_no_end_is_told_on_a_day_before_it_came(ask, dataset):
    ended = [row for row in dataset.controversy.values() if row.closed and row.closed.first > row.opened.first]
    assert ended
    for row in ended:
        day = row.opened.last if row.opened.last < row.closed.first else row.opened.first
        for address in (
            f"/controversies.json?controversy={row.id}&date={day}&lang=en",
            f"/api/v1/controversies?controversy={row.id}&date={day}",
            f"/sql.json?sql=SELECT+*+FROM+controversies_on()+WHERE+id='{row.id}'&date={day}",
        ):
            told = json.loads(ask(address))
            (found,) = told["rows"] if "rows" in told else told["data"]
            assert not found["closed"], address
            assert found["open"] is True, address


def test_a_correction_of_what_is_disputed_says_where_the_controversy_stands(tmp_path, dataset):
    files, article = little_files(), dataset.controversy[CASE].articles[0]
    reason = {"reason_fr": "La date était fausse de trois mois.", "reason_en": "The date was wrong by three months."}
    for table, row in (
        ("controversies", CASE),
        ("replies", f"{CASE}|nice|in-court"),
        ("news", article),
        ("vendors", "nice"),
    ):
        field = {"controversies": "opened", "replies": "text_fr", "news": "date", "vendors": "founded"}[table]
        files = with_row(files, "corrections", date="2026-10-05", table=table, row=row, field=field, **reason)
    with site_inside(written(tmp_path / "data", files)) as client:
        page = html.fromstring(client.get("/corrections?lang=en").raise_for_status().text)
    told = [" ".join(one.text_content().split()) for one in page.xpath("//ol[@class='news'][1]/li")]
    disputed = [one for one in told if "Dismissed" in one and "NICE: defence in court" in one]
    assert len(disputed) == 3
    assert [one for one in told if one not in disputed] == [one for one in told if "NICE · Founded" in one]
    assert sum("Where it stands today" in one for one in told) == 2
