from vendors.analysis.timeline import by_month, by_year
from vendors.types.date import PartialDate

DAYS = [PartialDate.parse(text) for text in ("2016-03-01", "2018-04-23", "2018-04", "2018", "2018-12-31")]


def test_years_without_a_row_are_in_the_timeline_too():
    assert [(bar.period.text, bar.count, bar.share) for bar in by_year(DAYS)] == [
        ("2016", 1, 25.0),
        ("2017", 0, 0.0),
        ("2018", 4, 100.0),
    ]
    assert by_year([]) == []


def test_a_date_of_which_only_the_year_is_known_is_in_no_month():
    counted = {bar.period.text: bar.count for bar in by_month(DAYS, 2018) if bar.count}
    assert counted == {"2018-04": 2, "2018-12": 1}
    assert len(by_month(DAYS, 2018)) == 12


def test_a_bar_counts_what_its_link_gives(dataset, today):
    from vendors.query.results import Results
    from vendors.query.selection import Selection

    days = [article.date for article in Results(dataset, Selection(), today).articles()]
    for bar in by_year(days):
        chosen = Selection(since=bar.period, until=bar.period)
        assert len(Results(dataset, chosen, today).articles()) == bar.count, bar.period
