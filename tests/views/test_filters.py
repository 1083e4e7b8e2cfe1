"""What the pages say of their filters: the words between the chips, what was left out, and what older addresses asked elsewhere."""

import re

import views
from tests.conftest import DATA
from vendors.settings import today
from vendors.store.load import load

STATE = load(DATA, today())


def text(query, path="/"):
    """What a reader reads of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", views.show(path, query, STATE).body).replace("&amp;", "&").split())


def test_the_word_between_the_chips_says_whether_all_or_one_is_asked_for_and_the_other_is_a_click_away():
    both = views.show("/", "capability=nps&capability=csat&lang=en", STATE).body
    assert '<h1 class="asked">' in both
    assert "Capability: NPS and CSAT" in text("capability=nps&capability=csat&lang=en")
    assert 'href="/?capability=nps&amp;capability=csat&amp;match=any&amp;lang=en"' in both
    assert "Capability: NPS or CSAT" in text("capability=nps&capability=csat&match=any&lang=en")
    assert "Fonction : NPS et CSAT" in text("capability=nps&capability=csat").replace("\N{NO-BREAK SPACE}", " ")


def test_who_is_left_out_only_because_something_is_not_known_is_offered():
    body = views.show("/", "control=fr&control=eu&lang=en", STATE).body
    added = re.search(r'and (\d+) whose control is not known: <a data-soft data-key="add-control" href="([^"]+)"', body)
    assert added
    assert "control=unknown" in added[2]
    assert int(added[1]) > 1


def test_an_empty_answer_names_what_to_take_back_with_what_it_gives():
    body = views.show("/", "channel=kiosk&capability=conjoint-research&region=fr&lang=en", STATE).body
    assert 'data-key="widest"' in body
    assert re.search(r"Without “[^”]+” there (?:is|are) \d+", body)


def test_an_older_address_is_read_as_what_is_asked_now_and_the_page_says_so():
    said = text("category=text-analytics&lang=en")
    assert "“Category: text analytics” of the address means the same as “Capability: text analytics”" in said
    assert "Capability: text analytics" in said.partition("–")[2]


def test_on_the_day_of_the_article_the_seven_are_compared_with_today():
    said = text("date=2018-04-23&lang=en")
    assert said.count("Owner on 23 April 2018") == 1
    assert "Owner, 23 April 2018" not in said
