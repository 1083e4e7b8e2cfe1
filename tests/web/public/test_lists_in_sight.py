"""Lists that say what they hold: the index of the controversies, what is open, a period, an item framed alone."""

import csv
import io
import re

import pytest

from vendors.tables.controversy_status import CLOSING, OPEN

DISPUTE = "qualtrics-cambridge-analytica-2018"
ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"


def table(inside, address):
    return list(csv.DictReader(io.StringIO(inside.get(address).text, newline="")))


def index(page):
    """The ids of the controversies in the index, in its order."""
    return re.findall(r'data-key="index-([a-z0-9-]+)" href="/controversies', page)


def test_the_index_of_the_controversies_stands_before_the_cards_and_names_them_all(inside, dataset):
    page = inside.get("/controversies?lang=en").text
    assert sorted(index(page)) == sorted(dataset.controversy)
    assert page.index('class="cards index"') < page.index('<article class="case"')


@pytest.mark.parametrize("order", ["title", "status", "opened", "vendor", "answer"])
def test_each_column_of_the_index_can_be_sorted_by_both_ways_in_pages_and_files(inside, order):
    up, down = (inside.get(f"/controversies?lang=en&sort={sign}{order}").text for sign in ("", "-"))
    assert f'data-key="sort-{order}" href="/controversies?sort=-{order}&amp;lang=en"' in up
    assert index(up) != index(down)
    assert sorted(index(up)) == sorted(index(down))
    assert [row["id"] for row in table(inside, f"/controversies.csv?lang=en&sort={order}")] == index(up)


def test_open_is_a_value_that_stands_for_every_status_without_an_outcome(inside):
    assert not set(OPEN) & set(CLOSING)
    all_rows = table(inside, "/controversies.csv?lang=en")
    opened = table(inside, "/controversies.csv?lang=en&status=open")
    closed = table(inside, "/controversies.csv?lang=en&status=closed")
    assert {row["status"] for row in opened} <= {str(status) for status in OPEN}
    assert {row["open"] for row in opened} == {"True"}
    assert len(opened) + len(closed) == len(all_rows) > len(opened) > 0
    steps = table(inside, "/controversies.csv?lang=en&status=open&status=closed")
    assert len(steps) == len(all_rows)


def test_the_files_of_controversies_say_the_regions_of_origin_and_of_control(inside):
    rows = {row["id"]: row for row in table(inside, "/controversies.csv?lang=en&date=2018-04-23")}
    assert (rows[DISPUTE]["origin_regions"], rows[DISPUTE]["control_regions"]) == ("us", "us")


def test_an_article_dated_by_its_year_is_neither_inside_a_period_nor_outside_and_is_set_apart(inside, dataset):
    by_year = [article for article in dataset.newest_articles if article.date.precision == "year"]
    year = by_year[0].date.first.year
    page = inside.get(f"/news?lang=en&since={year}-06-01").text
    apart = page[page.index('<section id="perhaps">') :]
    named = {article.id for article in by_year if article.date.first.year == year}
    assert named <= set(re.findall(r'data-key="perhaps-([^"]+)"', apart))
    assert not named & set(re.findall(r'data-key="about-([^"]+)"', page))
    answer = inside.get(f"/news.json?lang=en&since={year}-06-01").json()
    assert named <= set(str(answer).split("'left_out': '")[1].split("'")[0].split(", "))
    whole = inside.get(f"/news?lang=en&since={year}&until={year}").text
    assert named <= set(re.findall(r'data-key="about-([^"]+)"', whole)), "a year holds what is dated by it"


def test_news_offer_the_articles_about_vendors_of_whom_what_is_chosen_is_not_known(inside):
    page = inside.get("/news?lang=en&control=fr").text
    offer = re.search(r'data-key="left-out">and (\d+) about vendors of which “Region of control” is not known', page)
    assert offer
    assert 'data-key="add-control"' in page


def test_what_is_framed_alone_is_headed_by_its_own_title(inside, dataset):
    dispute = inside.get(f"/embed/controversies?controversy={DISPUTE}&lang=en").text
    title = dataset.controversy[DISPUTE].title_en
    assert f"<h1>{title} (denied by the vendor)</h1>" in dispute
    assert dispute.count(f">{title}") == 2, "in the window and in the heading"
    article = inside.get(f"/embed/news?article={ARTICLE}&lang=en").text
    assert "<h1>Qualtrics complice de Facebook et Cambridge Analytica ? – Controversy: denied by the vendor" in article
    chosen = inside.get("/embed/vendors?region=fr&lang=en").text
    assert re.search(r"<h1>\d+ vendors – Region of origin: France</h1>", chosen)


def test_the_timeline_leaves_out_years_without_a_row_and_says_where(inside):
    page = inside.get("/controversies?lang=en").text
    bars = re.search(r'<figure class="timeline">.*?</figure>', page, re.S)[0]
    counts = re.findall(r"<b>(\d+)<span", bars)
    assert "0" not in counts
    assert '<li class="gap"' in bars
    alone = inside.get(f"/controversies?lang=en&controversy={DISPUTE}&status=denied&vendor=qualtrics&about=other").text
    assert 'class="timeline"' not in alone


def test_a_vendor_page_says_the_owner_in_its_head_has_a_list_of_contents_and_all_milestones(inside, dataset):
    page = inside.get("/vendor?vendor=qualtrics&lang=en").text
    head = page[page.index('<div class="badges">') : page.index('<section id="owners">')]
    assert "Silver Lake" in head
    for part in ("owners", "product", "controversies", "milestones", "news", "nearest"):
        assert f'href="#{part}"' in head
        assert f'<section id="{part}">' in page
    assert page.index('id="product"') < page.index('id="news"')
    assert page.count('data-key="event-') == len(dataset.events["qualtrics"])
    assert f"({len(dataset.events['qualtrics'])})" in head


def test_at_a_past_date_a_vendor_page_does_not_tell_what_came_after(inside):
    page = inside.get("/vendor?vendor=qualtrics&date=2018-04-23&lang=en").text
    lede = re.search(r'<p class="lede">(.*?)</p>', page, re.S)[1]
    assert lede == "Independent on 23\u00a0April\u00a02018."


def test_the_form_for_snippets_gives_a_picture_for_places_that_take_no_frame(inside):
    page = inside.get(f"/embed?what=controversies&controversy={DISPUTE}&lang=en").text
    assert "/card/controversies.png?controversy=" in page
    assert "&lt;img src=" in page
    chart = inside.get("/embed?what=chart&name=founding&region=fr").text
    assert "/charts/founding.png?region=fr" in chart
