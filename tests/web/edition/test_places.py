"""Where addresses stand in the edition, and which have no place there."""

import pytest

from web.edition.places import Extent, SiteAddress

WHOLE = Extent(by_row=True, articles=True, cards=True)
LARGE = Extent(by_row=False, articles=False, cards=True)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/", ""),
        ("/?lang=en", "en/"),
        ("/?lang=fr", ""),
        ("/news", "news/"),
        ("/news?topic=funding&page=2&lang=en", "en/news/page/2/topic/funding/"),
        ("/news?page=2&topic=funding", "news/page/2/topic/funding/"),
        ("/vendor?vendor=akio", "vendor/akio/"),
        (
            "/controversies?controversy=nice-verizon-exposure-2017",
            "controversies/controversy/nice-verizon-exposure-2017/",
        ),
        ("/?date=2018-04-23", "date/2018-04-23/"),
        ("/?country=FR", "country/fr/"),
        ("/?region=fr&region=eu", "region/fr_eu/"),
        ("/news?since=2018&until=2018", "news/since/2018/until/2018/"),
        ("/compare?vendor=nice&vendor=akio", "compare/vendor/nice_akio/"),
        ("/vendors.csv", "vendors.csv"),
        ("/vendors.csv?sep=semicolon&lang=en", "en/vendors/sep/semicolon/vendors.csv"),
        ("/feeds/vendors/akio.atom?lang=en", "en/feeds/vendors/akio.atom"),
        ("/charts/founding.svg?shape=narrow&v=6468a86", "charts/founding/shape/narrow/founding.svg"),
        ("/card/vendor.png?vendor=akio&v=6468a86", "card/vendor/akio/vendor.png"),
        ("/data/ownership", "data/ownership/"),
        ("/data/ownership?lang=en", "en/data/ownership/"),
        ("/data/ownership.parquet?lang=en", "data/ownership.parquet"),
        ("/data/ownership.csv?lang=en", "en/data/ownership.csv"),
        ("/data/panorama.zip?lang=fr", "data/panorama.zip"),
        ("/assets/page.2915082999.css", "assets/page.2915082999.css"),
    ],
)
def test_an_address_has_its_place(address, place):
    assert WHOLE.place(address) == place


@pytest.mark.parametrize(
    "address",
    [
        "/desk",
        "/sql?of=vendors",
        "/embed?what=vendors",
        "/api/v1/vendors",
        "/api/v1/datapackage.json",
        "/r/",
        "/search?q=akio",
        "/healthz",
        "/feeds/.atom",
        "/?region=fr&control=us",
        "/?region=fr&region=us",
        "/?date=2019-01-01",
        "/?q=akio",
        "/?sort=-founded&page=2",
        "/news?since=2018&until=2019",
        "/vendor?vendor=akio&shortlist=akio",
        "/compare?vendor=a&vendor=b&only=differences",
        "/vendors.csv?region=fr",
        "/feeds/selection.atom?region=fr",
        "/?lang=de",
    ],
)
def test_what_is_asked_without_end_has_none(address):
    assert WHOLE.place(address) is None


def test_of_a_large_data_set_only_what_is_about_one_thing_stands_for_each_row():
    assert LARGE.place("/vendor?vendor=akio") == "vendor/akio/"
    assert LARGE.place("/controversies?controversy=a-case") == "controversies/controversy/a-case/"
    assert LARGE.place("/news?article=a-title") is None
    assert LARGE.place("/news?page=2") == "news/page/2/"
    assert LARGE.place("/news?topic=funding") == "news/topic/funding/"
    assert LARGE.place("/news?topic=funding&page=2") is None
    assert LARGE.place("/compare?vendor=a&vendor=b") is None
    assert LARGE.place("/news?vendor=akio") is None
    assert LARGE.place("/vendor?vendor=akio&date=2018-04-23") is None
    assert LARGE.place("/vendor.csv?vendor=akio") is None
    assert LARGE.place("/feeds/news.atom") == "feeds/news.atom"
    assert LARGE.place("/feeds/vendors/akio.atom") is None
    assert LARGE.place("/feeds/news.atom?page=2") is None
    assert LARGE.place("/data/news") == "data/news/"
    assert LARGE.place("/data/news?page=2") is None
    assert WHOLE.place("/data/news?page=2") == "data/news/page/2/"
    assert LARGE.place("/card/vendor.png") == "card/vendor.png"
    assert LARGE.place("/card/vendor.png?vendor=akio") is None


def test_values_that_differ_in_capitals_or_signs_do_not_share_a_place():
    values = [
        "Journal+du+Net",
        "journal+du+net",
        "Journal-du-Net",
        "%C3%89cho",
        "Echo",
        "echo",
        "..%2F..%2Fetc",
        "a" * 300,
    ]
    places = [WHOLE.place(f"/news?publisher={value}") for value in values]
    assert len({place.lower() for place in places}) == len(values)
    for place in places:
        assert place.isascii()
        assert ".." not in place
        assert max(map(len, place.split("/"))) < 250


def test_a_comparison_leads_to_no_other_one():
    source = SiteAddress.of("/compare?vendor=a&vendor=b")
    assert WHOLE.place("/compare?vendor=a&vendor=b&vendor=c", source) is None
    assert WHOLE.place("/compare?vendor=a&vendor=b&lang=en", source) == "en/compare/vendor/a_b/"
    assert WHOLE.place("/compare?vendor=a&vendor=b&vendor=c", SiteAddress.of("/vendor?vendor=a"))


def test_many_values_together_have_a_name_that_a_file_may_have_and_no_others_have():
    def compared(last):
        ids = [f"a-vendor-with-a-name-that-is-quite-long-number-{n}" for n in range(5)]
        return WHOLE.place("/compare?" + "&".join(f"vendor={id}" for id in [*ids, last]))

    one, other = compared("akio"), compared("nice")
    assert one != other
    assert max(len(part) for part in one.split("/")) <= 240


def test_a_large_sitemap_has_its_parts_but_of_articles_that_have_no_page():
    for extent, there in ((WHOLE, True), (LARGE, False)):
        assert extent.place("/sitemaps/vendors-2.xml") == "sitemaps/vendors-2.xml"
        assert (extent.place("/sitemaps/news-2.xml") == "sitemaps/news-2.xml") is there
