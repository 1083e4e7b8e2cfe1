import random
from collections import Counter
from datetime import timedelta

import pytest

from vendors.domain.stories import BESIDE, DAYS, HAPPENINGS, controversy_of, in_stories, story_of, vendors_of
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.article import Article, Topic
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention, Role
from vendors.types.date import PartialDate

SAP = "2018-11-11-axios-sap-to-buy-qualtrics-for-8-billion"


def written(dataset, articles, mentions=()):
    """A data set of these articles and mentions, with the vendors of the survey."""
    rows = dict(dataset.rows) | {"news": tuple(articles), "mentions": tuple(mentions), "events": ()}
    rows |= dict.fromkeys(("controversy_status", "replies", "evidence"), ())
    return Dataset(rows, "0" * 64)


def article(dataset, id, day, topic=Topic.ACQUISITION):
    return dataset.article[SAP].model_copy(
        update={"id": id, "date": PartialDate.parse(day), "topic": topic, "url": f"https://example.org/{id}"}
    )


def about(id, vendor, role=Role.SUBJECT):
    return Mention(article=id, vendor=vendor, role=role)


def groups(dataset):
    found = {}
    for id, story in story_of(dataset).items():
        found.setdefault(story, set()).add(id)
    return sorted(sorted(group) for group in found.values())


def test_the_sale_of_qualtrics_to_sap_is_one_story_of_three_articles(dataset):
    told = [id for id, story in story_of(dataset).items() if story == SAP]
    assert len(told) == 3
    story = next(one for one in in_stories(dataset, dataset.newest_articles) if one.id == SAP)
    assert vendors_of(dataset, story) == ["qualtrics"]
    assert controversy_of(dataset, story) is None
    assert (story.first.isoformat(), story.last.isoformat()) == ("2018-11-11", "2018-11-12")


def test_the_evidence_given_the_day_after_the_article_of_2018_is_the_same_controversy_and_story(dataset):
    story = next(one for one in in_stories(dataset, dataset.newest_articles) if one.id.startswith("2018-04-23-en-con"))
    assert [row.publisher for row in story.articles][1] == "En-Contact"
    assert controversy_of(dataset, story).id == "qualtrics-cambridge-analytica-2018"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            ("2020-01-01", Topic.FUNDING, "akio", Role.SUBJECT),
            ("2020-01-08", Topic.FUNDING, "akio", Role.SUBJECT),
            True,
        ),
        (
            ("2020-01-01", Topic.FUNDING, "akio", Role.SUBJECT),
            ("2020-01-09", Topic.FUNDING, "akio", Role.SUBJECT),
            False,
        ),
        (
            ("2020-01-01", Topic.FUNDING, "akio", Role.SUBJECT),
            ("2020-01-02", Topic.PEOPLE, "akio", Role.SUBJECT),
            False,
        ),
        (
            ("2020-01-01", Topic.FUNDING, "akio", Role.SUBJECT),
            ("2020-01-02", Topic.FUNDING, "nice", Role.SUBJECT),
            False,
        ),
        (("2020-01-01", Topic.MARKET, "akio", Role.SUBJECT), ("2020-01-02", Topic.MARKET, "akio", Role.SUBJECT), False),
        (("2020-01-01", Topic.FUNDING, "akio", Role.NAMED), ("2020-01-02", Topic.FUNDING, "akio", Role.SUBJECT), False),
        (("2020-01", Topic.FUNDING, "akio", Role.SUBJECT), ("2020-01-02", Topic.FUNDING, "akio", Role.SUBJECT), False),
    ],
    ids=["seven days", "eight days", "another topic", "another vendor", "no event", "only named", "day unknown"],
)
def test_the_rule(dataset, first, second, same):
    rows = [article(dataset, id, day, topic) for id, (day, topic, _, _) in zip("ab", (first, second), strict=True)]
    mentions = [about(id, vendor, role) for id, (_, _, vendor, role) in zip("ab", (first, second), strict=True)]
    told = story_of(written(dataset, rows, mentions))
    assert (told["a"] == told["b"]) is same


def test_a_story_does_not_go_on_for_ever_because_something_is_written_every_day(dataset):
    first = dataset.article[SAP].date.first
    days = [(first + timedelta(days=n)).isoformat() for n in range(0, 40, 2)]
    rows = [article(dataset, day, day) for day in days]
    told = groups(written(dataset, rows, [about(day, "qualtrics") for day in days]))
    assert [len(group) for group in told] == [4, 4, 4, 4, 4]


def test_buyer_and_bought_share_the_story_of_a_deal(dataset):
    rows = [article(dataset, id, f"2020-01-0{n}") for n, id in enumerate("abc", 1)]
    mentions = [
        about("a", "qualtrics", Role.ACQUIRER),
        about("b", "qualtrics", Role.ACQUIRER),
        about("b", "clarabridge", Role.ACQUIRED),
        about("c", "clarabridge", Role.ACQUIRED),
    ]
    assert groups(written(dataset, rows, mentions)) == [["a", "b", "c"]]


def test_roles_and_topics_of_the_rule_exist_and_some_are_outside_it():
    assert set(Role) > BESIDE
    assert {Role.SUBJECT, Role.ACCUSED, Role.CLEARED, Role.ACQUIRED} <= set(Role) - BESIDE
    assert set(Topic) - HAPPENINGS == {Topic.MARKET, Topic.PRODUCT, Topic.CUSTOMER}


def test_no_story_lasts_longer_than_the_rule_says_and_none_loses_an_article(dataset):
    chance = random.Random(4)
    start = dataset.article[SAP].date.first
    vendors, rows, mentions = list(dataset.vendor), [], []
    for n in range(3_000):
        rows.append(
            article(
                dataset,
                f"a{n}",
                (start + timedelta(days=chance.randrange(400))).isoformat(),
                chance.choice([*HAPPENINGS]),
            )
        )
        mentions += [about(f"a{n}", vendor) for vendor in chance.sample(vendors, chance.choice((1, 1, 2, 3)))]
    made = written(dataset, rows, mentions)
    stories = in_stories(made, made.newest_articles)
    assert Counter(row.id for story in stories for row in story.articles) == Counter(row.id for row in rows)
    assert max((story.last - story.first).days for story in stories) <= DAYS
    assert any(len(story.articles) > 2 for story in stories)


def one_after_another(dataset):
    """The rule as it is written, of every article by itself in the order of time."""
    begun, found = {}, {}
    for row in sorted(dataset.table(Article), key=lambda row: (row.date.first, row.id)):
        found[row.id] = row.id
        if row.date.precision != "day":
            continue
        events = [("", dispute.id) for dispute in dataset.controversies_of.get(row.id, ())]
        if row.topic in HAPPENINGS:
            named = dataset.mentions.get(row.id, ())
            events += [(mention.vendor, row.topic) for mention in named if mention.role not in BESIDE]
        still = [begun[one] for one in events if one in begun and (row.date.first - begun[one][0]).days <= DAYS]
        since, found[row.id] = min(still, default=(row.date.first, row.id))
        for one in events:
            if one not in begun or (row.date.first - begun[one][0]).days > DAYS:
                begun[one] = since, found[row.id]
    return found


def test_stories_are_those_of_a_walk_through_all_articles_whatever_topics_parts_and_controversies_they_have(dataset):
    assert dict(story_of(dataset)) == one_after_another(dataset)
    chance, joined = random.Random(7), 0
    start = dataset.article[SAP].date.first
    for crowd in (40, 400, 1_500):
        rows, mentions = [], []
        for n in range(800):
            day = (start + timedelta(days=chance.randrange(crowd))).isoformat()
            day = day[: chance.choice((4, 7, 10, 10, 10, 10))]
            rows.append(article(dataset, f"a{n}", day, chance.choice([*Topic])))
            for vendor in chance.sample([*dataset.vendor][:12], chance.randrange(3)):
                mentions.append(about(f"a{n}", vendor, chance.choice([*Role])))
        disputes = [
            row.model_copy(update={"articles": tuple(f"a{chance.randrange(800)}" for _ in range(4))})
            for row in dataset.newest_disputes
        ]
        made = written(dataset, rows, mentions)
        made = Dataset({**made.rows, "controversies": tuple(disputes)}, "1" * 64)
        assert dict(story_of(made)) == one_after_another(made)
        joined += len(story_of(made).joined)
    assert joined > 80


def test_stories_keep_the_order_of_the_list(dataset, today):
    results = Results(dataset, Selection(), today)
    stories = results.stories()
    newest = [story.articles[0] for story in stories]
    position = {row.id: n for n, row in enumerate(results.articles())}
    assert [position[row.id] for row in newest] == sorted(position[row.id] for row in newest)
    for story in stories:
        assert [position[row.id] for row in story.articles] == sorted(position[row.id] for row in story.articles)


def test_a_list_sorted_by_title_is_not_torn_up_by_stories(dataset, today):
    results = Results(dataset, Selection(sort="title"), today)
    assert [row.id for story in results.stories() for row in story.articles] == [row.id for row in results.articles()]
    assert len(results.stories()) == len(dataset.table(Article))
