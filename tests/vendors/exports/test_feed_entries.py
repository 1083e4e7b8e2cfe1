"""The entries of a feed stand in the order of a sort of all of them, however few of them are put together."""

import random
from datetime import UTC, datetime, timedelta

from vendors.domain.updates import Concerned, Turn, Update, UpdateKind
from vendors.exports.feeds.entries import Entries
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.store.changelog import NO_LOG, UpdateLog


def told_at_random(dataset, chance):
    """A history that tells of some articles: that they came, each at a moment, or that they were changed."""
    begun = datetime(2019, 5, 4, 3, 2, 1, tzinfo=UTC)
    updates = []
    for number, id in enumerate(chance.sample(sorted(dataset.article), 30)):
        moment = begun + timedelta(days=chance.randrange(1_500)) if chance.random() < 0.8 else None
        turn = chance.choice((Turn.CAME, Turn.CAME, Turn.CHANGED))
        day = moment.date() if moment else begun.date()
        concerned = Concerned(article=id)
        updates.append(Update(f"u{number}", day, moment, UpdateKind.ARTICLE, turn, "said", concerned))
    return UpdateLog("mark", None, lambda _words: updates)


def test_a_feed_has_every_entry_at_the_place_where_a_sort_of_all_puts_it(dataset, today):
    chance, words = random.Random(20180423), language("en")
    for log in (NO_LOG, *(told_at_random(dataset, chance) for _ in range(8))):
        results = Results(dataset, Selection(lang="en"), today, log)
        entries = Entries(results, words, "")
        found = entries.of(results.chosen_articles, results.disputes(), results.updates())
        listed = list(entries.of(None, results.disputes(), results.updates(), results.articles()))
        assert [one.id for one in found] == [one.id for one in listed]
        assert found.changed(today) == max(one.updated for one in listed)
        assert [one.id for one in found[7:13]] == [one.id for one in listed[7:13]]
        assert len(found) == len(listed) > len(dataset.article)
