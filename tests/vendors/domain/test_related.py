from vendors.domain.related import MOST, related_articles, related_disputes

ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"


def test_each_related_article_stands_once_under_its_strongest_reason(dataset, today):
    for article in dataset.newest_articles:
        found = related_articles(dataset, article, today)
        ids = [row.id for rows in (found.story, found.controversy, found.vendors) for row in rows]
        assert len(ids) == len(set(ids))
        assert article.id not in ids
        assert max(map(len, (found.story, found.controversy, found.vendors))) <= MOST


def test_the_evidence_to_parliament_is_the_same_story_as_the_article(dataset, today):
    found = related_articles(dataset, dataset.article[ARTICLE], today)
    assert "Oral evidence: Fake News, HC 363" in [row.title for row in found.story]


def test_what_was_not_published_on_the_date_is_not_related_to_it(dataset):
    article = dataset.article[ARTICLE]
    found = related_articles(dataset, article, article.date.first)
    assert found.story == ()
    assert all(row.date.first <= article.date.first for row in found.vendors)


def test_controversies_about_the_same_vendor_those_of_the_same_matter_first(dataset, today):
    dispute = dataset.controversy["trustpilot-grizzly-2025"]
    found = related_disputes(dataset, dispute, today)
    assert found
    assert dispute not in found
    assert all("trustpilot" in row.vendors for row in found)
    assert found[0].category == dispute.category
