"""News, controversies and corrections as they are read."""

import re
from html import unescape
from itertools import count, pairwise

import pytest

import views
from tests.problems import in_short
from tests.views.test_pages import Text
from vendors.domain.vendor_on import vendors_on
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.store.load import State, load
from vendors.tables.controversy_status import ControversyStatus
from views.public.news import PER_PAGE

ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
DISPUTE = "qualtrics-cambridge-analytica-2018"


@pytest.fixture(scope="module")
def page(dataset):
    return lambda path, query="": views.show(path, query, State(dataset))


def text_of(view):
    return Text(view.html).text.replace("\u00a0", " ").replace("\u202f", " ")


def changed(folder, today, name, old, new):
    """The page of the data with one cell changed."""
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    loaded = load(folder, today)
    assert loaded.dataset, in_short(loaded.errors)
    return lambda path, query="": views.show(path, query, State(loaded.dataset))


def test_articles_of_one_story_stand_under_one_heading_that_says_how_many(page, dataset, today):
    html = page("/news", "since=2018-11&until=2018-11&lang=en").html
    story = html[html.index('<li class="story">') :]
    assert re.match(r'<li class="story"><h3>Qualtrics: acquisition</h3>\s*<p class="by">3 articles on one story', story)
    told = story[: story.index("</ol></li>")]
    assert len(re.findall(r'data-key="about-', told)) == 3


def test_a_story_about_a_controversy_bears_its_title_and_leads_to_it(page):
    html = page("/news", "since=2018-04&until=2018-04&lang=en").html
    assert re.search(rf'<h3><a [^>]*href="/controversies\?controversy={DISPUTE}&amp;lang=en">Was Qualtrics', html)


def test_the_pages_of_the_news_hold_each_article_once_and_tear_no_story(page, dataset, today):
    results = Results(dataset, Selection(), today)
    seen = []
    for number in count(1):
        html = page("/news", f"page={number}").html
        seen += re.findall(r'data-key="about-([^"]+)"', html)
        if f'data-key="list-{number + 1}"' not in html:
            break
    assert seen == [row.id for story in results.stories() for row in story.articles]
    assert len(seen) == len(set(seen)) == len(dataset.article)


def test_the_timeline_leads_to_years_and_a_year_to_its_months(page):
    html = unescape(page("/news", "lang=en").html)
    assert 'href="/news?since=2018&until=2018&lang=en"' in html
    assert 'href="/news?since=2018-04&until=2018-04&lang=en"' not in html
    html = unescape(page("/news", "since=2018&until=2018&lang=en").html)
    assert 'href="/news?since=2018-04&until=2018-04&lang=en"' in html
    assert 'data-key="period-2018" href="/news?lang=en" aria-current="true"' in html
    assert 'href="/controversies?since=2023&until=2023&lang=en"' in unescape(page("/controversies", "lang=en").html)


def test_hits_are_marked_in_title_summary_publisher_and_vendor(page):
    html = page("/news", "q=COMPLICE+cela+en-contact+éloquant&lang=fr").html
    for marked in ("complice", "cela", "En-Contact", "Eloquant"):
        assert f"<mark>{marked}</mark>" in html, marked
    assert "<mark>" not in page("/news").html
    assert "<mark>Cambridge</mark>" in page("/controversies", "q=cambridge").html


def test_a_search_puts_no_markup_into_the_page_even_where_it_is_found(folder, today):
    page = changed(folder, today, "news.csv", "Qualtrics complice de Facebook", "Qualtrics <3 complice de Facebook")
    html = page("/news", "q=Qualtrics+%3C3+complice").html
    assert "<mark>Qualtrics</mark> &lt;<mark>3</mark> <mark>complice</mark>" in html
    assert "<3" not in html
    assert "<script>" not in page("/news", "q=%3Cscript%3E").html


def test_an_article_has_its_address_opens_at_its_publisher_and_says_who_owned_whom(page, dataset):
    view = page("/news", f"article={ARTICLE}&lang=en")
    text = text_of(view)
    assert view.title.startswith("Qualtrics complice de Facebook et Cambridge Analytica ?")
    assert '<h1 lang="fr">' in view.html
    assert f'<a class="open" href="{dataset.article[ARTICLE].url}"' in view.html
    assert "independent on 23 April 2018; owned by Silver Lake today" in text
    assert "owned by Recruit Holdings, then as now" in text
    assert "owner unknown, then as now" in text
    assert "The same story Oral evidence: Fake News, HC 363" in re.sub(r"24 April 2018 ", "", text)
    assert f'href="/controversies?controversy={DISPUTE}&amp;lang=en"' in view.html
    assert '"@type": "NewsArticle"' in view.head
    assert '"datePublished": "2018-04-23"' in view.head


def test_an_article_that_the_other_conditions_exclude_is_not_shown(page):
    assert "No article meets these conditions" in page("/news", f"article={ARTICLE}&topic=people&lang=en").html
    assert "No article meets these conditions" in page("/news", f"article={ARTICLE}&date=2018-04-22&lang=en").html


def test_every_article_in_the_list_tells_its_owners(page, dataset):
    html = page("/news", "lang=en").html
    articles = re.findall(r"<li><time.*?</div></li>", html, re.S)
    assert len(articles) >= PER_PAGE
    for told in articles:
        assert "then as now" in told or " today" in told


def test_a_dismissal_is_a_side_of_its_own_like_the_charge(page):
    html = page("/controversies", "controversy=nice-securities-suit-1999&lang=en").html
    headings = re.findall(r'<div class="side"><h2 class="says">(.*?)</h2><p>', html)
    assert headings == ["The allegation", "NICE’s defence", "How it ended: dismissed"]


def test_what_nobody_alleges_is_headed_as_a_report(page, dataset):
    heads = {}
    for one in dataset.controversy:
        html = page("/controversies", f"controversy={one}&lang=en").html
        heads[one] = re.findall(r'<div class="side"><h2 class="says">(.*?)</h2>', html)[0]
    alleged = {one for one in heads if {str(step.status) for step in dataset.steps[one]} & {"alleged", "in-court"}}
    assert heads == {one: "The allegation" if one in alleged else "What is reported" for one in heads}
    # Announced by the company, admitted by it, opened by an authority.
    for one in ("qualtrics-layoffs-2023", "typeform-breach-2018", "trustpilot-agcm-inquiry-2025"):
        assert heads[one] == "What is reported"
    text = text_of(page("/controversies", "controversy=qualtrics-layoffs-2023"))
    assert "Ce qui est rapporté" in text
    assert "L’allégation" not in text


def test_before_it_was_dismissed_it_was_not(page):
    html = page("/controversies", "controversy=nice-securities-suit-1999&lang=en&date=2000-01-01").html
    assert "How it ended" not in html
    assert 'data-sign="△">Alleged' in html


def test_what_a_status_means_is_one_click_away_and_denied_is_the_vendors_word(page):
    html = page("/controversies", "lang=en").html
    assert html.count('<details class="src means"') == len(re.findall(r'<article class="case"', html))
    one = page("/controversies", f"controversy={DISPUTE}&lang=en").html
    assert "That is its word, not the finding of a court or regulator." in one
    method = page("/method", "lang=en").html
    terms = method[method.index('id="statuses"') :]
    for standing in ControversyStatus:
        assert standing.label.capitalize() in terms, standing


def test_history_shows_each_step_with_date_word_shape_and_article(page):
    html = page("/controversies", "controversy=sprinklr-kerala-covid-data-2020&lang=en").html
    steps = re.findall(r'<li data-sign="(.)"><time datetime="([^"]+)">.*?<b>(.*?)</b>.*?<a href="http', html, re.S)
    assert steps == [("△", "2020-04-16", "Alleged"), ("◉", "2020-04-21", "In court"), ("◆", "2026-01-28", "Resolved")]


TEXTS = "Qualtrics dit avoir signé ces contrats dans les règles.,Qualtrics says that it signed these contracts by the rules."


@pytest.mark.parametrize(
    ("cells", "day", "said", "never"),
    [
        (
            "not-asked,,,,,,",
            "2026-01-10",
            "No answer was found, and the magazine has not asked for one yet.",
            "received",
        ),
        (
            "right-of-reply,2026-01-05,email,,,,",
            "2026-01-10",
            "The vendor was asked on 5 January 2026 by email, waiting for 5 days.",
            "received",
        ),
        (
            "right-of-reply,2026-01-05,email,2026-01-08,,,",
            "2026-01-10",
            "The magazine received an answer on 8 January 2026 and is to publish it by 11 January 2026.",
            "waiting",
        ),
        (
            f"right-of-reply,2026-01-05,email,2026-01-08,,{TEXTS}",
            "2026-01-12",
            "The magazine received an answer on 8 January 2026; it was to publish it by 11 January 2026 and has not done so yet.",
            "by the rules",
        ),
        (
            f"right-of-reply,2026-01-05,email,2026-01-08,2026-01-09,{TEXTS}",
            "2026-01-12",
            "Asked on 5 January 2026 by email. Answered on 8 January 2026. The answer was published on 9 January 2026.",
            "waiting",
        ),
        (
            f"public-statement,,,,2020-05-01,{TEXTS}",
            "2026-01-12",
            "The answer was found in public; the magazine has not asked for one of its own.",
            "waiting",
        ),
    ],
    ids=["not asked", "asked", "answered", "answered, overdue", "published", "found"],
)
@pytest.mark.parametrize("address", ["/controversies", "/vendor"])
def test_each_stage_of_the_right_of_reply_is_told_as_it_is(folder, today, address, cells, day, said, never):
    case, source = "testutah-no-bid-contracts-2020", "https://example.org/" if cells.startswith("public") else ""
    page = changed(
        folder, today, "replies.csv", f"{case},qualtrics,not-asked,,,,,,,", f"{case},qualtrics,{cells},{source}"
    )
    chosen = "vendor=qualtrics" if address == "/vendor" else f"controversy={case}"
    html = page(address, f"{chosen}&lang=en&date={day}").html
    start = html.index(f'id="{case}"') if address == "/vendor" else 0
    side = html[html.index("Qualtrics’s response", start) :].split("</div>")[0]
    told = " ".join(Text(side).text.split())
    assert said in told
    assert never not in told
    assert "not answered" not in told
    assert ("by the rules" in told) == (f",{TEXTS}" in cells and "has not done so" not in said)


def test_where_nobody_asked_the_page_says_so_at_the_same_size(page):
    html = page("/controversies", "controversy=verint-south-sudan-amnesty-2021&lang=en").html
    assert "No answer was found, and the magazine has not asked for one yet." in html
    assert html.count('<div class="side">') == 2


def test_the_vendor_page_says_in_words_what_part_it_has_in_each_article(page, dataset):
    html = page("/vendor", "vendor=qualtrics&lang=en").html
    news = html[html.index('<ol class="news">\n<li class="pinned"') :].split("</ol>")[0]
    roles = re.findall(r"Role of Qualtrics: ([^<·]+)", news)
    labels = {mention.role.label for rows in dataset.mentions.values() for mention in rows}
    assert len(roles) == news.count("<time")
    assert {role.strip() for role in roles} <= labels


def test_names_begin_as_they_are_written(page):
    html = page("/news", "lang=en").html
    facet = html[html.index('id="facet-vendor"') :]
    names = re.findall(r'data-key="vendor-zenloop"[^>]*>([^<]*)</a>', facet)
    assert names == ["zenloop"]


def test_a_correction_names_a_milestone_and_a_controversy_in_the_readers_language(folder, today):
    register = folder / "corrections.csv"
    event = "qualtrics|2019-01-23|acquired|SAP completes the purchase of Qualtrics"
    lines = [
        f'2026-11-25,events,{event},source_url,"Autre source.","Another source."',
        f'2026-11-25,controversies,{DISPUTE},opened,"Autre jour.","Another day."',
    ]
    register.write_text(register.read_text() + "\n".join(lines) + "\n")
    loaded = load(folder, today)
    assert loaded.dataset, in_short(loaded.errors)
    for path in ("/corrections", "/changes"):
        html = unescape(views.show(path, "", State(loaded.dataset)).html)
        assert "SAP boucle le rachat de Qualtrics" in html
        assert "completes the purchase" not in html
        assert "Cambridge Analytica\u202f?" in html
        assert "Cambridge Analytica ?" not in html.replace("complice de Facebook et Cambridge Analytica ?", "")


def test_nothing_found_is_not_said_to_be_nothing_changed(page):
    # Without a history of publications nobody knows what was changed before.
    assert "<h1>No change is known</h1>" in page("/changes", "vendor=viavoo&lang=en").html
    text = text_of(page("/changes", "vendor=viavoo"))
    assert "Aucun changement connu" in text
    assert "Rien n’a changé" not in text


def test_an_empty_register_of_corrections_says_so_and_how_to_ask(page):
    text = text_of(page("/corrections", f"controversy={DISPUTE}&lang=en"))
    assert "No corrections so far" in text
    assert "No address for corrections has been set on this site yet." in text
    assert "en-contact.com" in text
    assert "What you ask about: Was Qualtrics involved" in text


def test_with_an_address_the_reader_can_write_to_it(dataset, monkeypatch):
    from vendors import settings

    monkeypatch.setenv("PANORAMA_CORRECTION_ADDRESS", "corrections@example.org")
    settings.settings.cache_clear()
    views._kept.clear()
    try:
        html = views.show("/corrections", f"controversy={DISPUTE}&lang=en", State(dataset)).html
        assert (
            f'href="mailto:corrections@example.org?subject=Panorama%20CX%20%E2%80%93%20{DISPUTE}">corrections@example.org</a>'
            in html
        )
        assert "No address for corrections" not in html
    finally:
        monkeypatch.undo()
        settings.settings.cache_clear()
        views._kept.clear()


def test_few_page_numbers_are_enough_for_a_long_list():
    from views.base.paging import paged

    assert paged(range(1000), 12, 10).numbers == [1, None, 10, 11, 12, 13, 14, None, 100]
    assert paged(range(60), 1, 10).numbers == [1, 2, 3, None, 6]
    assert paged(range(50), 1, 10).numbers == [1, 2, 3, 4, 5]
    assert paged((), 3, 10).numbers == [1]
    assert list(paged(range(25), 9, 10).rows) == [20, 21, 22, 23, 24]


def test_a_page_number_past_the_end_is_said_and_the_last_page_shown(page):
    text = text_of(page("/news", "page=9999&lang=en"))
    assert re.search(r"This list has no page 9,999: page \d, its last one, is shown\.", text)
    assert "This list has no page" not in text_of(page("/news", "page=2&lang=en"))
    assert "This list has no page 3: page 1, its last one, is shown." in text_of(
        page("/controversies", "page=3&lang=en")
    )


@pytest.mark.parametrize("path", ["/news", "/controversies", "/charts", "/"])
def test_headings_skip_no_level(page, path):
    levels = [int(level) for level in re.findall(r"<h(\d)", page(path, "lang=en").html)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_page_that_cannot_be_embedded_does_not_offer_it(page):
    assert 'data-key="share"' in page("/news").html
    assert 'data-key="share"' not in page("/corrections").html


@pytest.mark.parametrize(
    ("code", "whole", "clause"),
    [
        (
            "fr",
            "{vendor} appartient à {owner} ; on ignore qui contrôle {owner}",
            "on ignore qui contrôle {owner}",
        ),
        ("en", "{vendor} belongs to {owner}; who controls {owner} is not known", "who controls {owner} is not known"),
    ],
)
def test_where_the_owner_is_known_and_not_who_controls_it_every_page_says_just_that(
    page, dataset, today, code, whole, clause
):
    held = next(row for row in vendors_on(dataset, today, today).values() if row.control_ends_at)
    names = {"vendor": held.name, "owner": held.control_ends_at}
    other = next(row for row in dataset.vendor if row != held.id)
    whole, clause = whole.format(**names), clause.format(**names)
    own = text_of(page("/vendor", f"vendor={held.id}&lang={code}")).replace("\u00a0", " ").replace("\u202f", " ")
    assert whole in own
    assert not re.search(rf"(On ne sait pas qui contrôle|Who controls) {held.name}", own)
    for path, query in (
        ("/", f"vendor={held.id}"),
        ("/compare", f"vendor={held.id}&vendor={other}"),
    ):
        said = text_of(page(path, f"{query}&lang={code}"))
        assert clause.lower() in said.lower(), path
    charts = text_of(page("/charts", f"lang={code}"))
    assert f"{held.name} {'appartient à' if code == 'fr' else 'belongs to'} {held.control_ends_at}" in charts


def test_a_sentence_says_of_an_owner_that_it_is_not_verified(page, dataset, folder, today):
    said = page("/controversies", "controversy=nice-securities-suit-1999&lang=en")
    assert "(not verified)" not in text_of(said)
    row = next(
        row for row in (folder / "ownership.csv").read_text().splitlines() if row.startswith("qualtrics,2023-06-28")
    )
    doubted = changed(folder, today, "ownership.csv", row, row.replace(",verified,", ",unverified,"))
    for path, query in (
        ("/controversies", f"controversy={DISPUTE}"),
        ("/news", f"article={ARTICLE}"),
        ("/vendor", "vendor=qualtrics"),
    ):
        assert "owned by Silver Lake today (not verified)" in text_of(doubted(path, f"{query}&lang=en")), path
        assert "appartient aujourd’hui à Silver Lake (non vérifié)" in text_of(doubted(path, query)), path


def test_control_of_a_vendor_that_was_not_founded_yet_is_not_called_unknown(page):
    html = page("/", "date=1990-01-01&lang=en").html
    seven = html[html.index('id="seven"') : html.index("</table>", html.index('id="seven"'))]
    cells = re.findall(r'data-label="Owner">not founded yet</td><td data-label="Control">(.*?)</td>', seven)
    assert cells
    assert set(cells) == {'<span aria-hidden="true">–</span>'}
