"""Feeds of journals and of those that collect them."""

import base64
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from vendors.desk.articles.days import Day, of_moment
from vendors.desk.articles.reading import read

LINK = "<link>https://www.example.com/a/</link>"
DAY = "<pubDate>Mon, 23 Apr 2018 10:30:00 +0200</pubDate>"
WORDS = "<description>Qualtrics signe un accord avec une enseigne française de la distribution, dit le communiqué.</description>"
TITLE = "<title>Qualtrics signe un accord</title>"


def rss(*items, title="Journal Exemple", encoding="UTF-8"):
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" xmlns:News="https://www.bing.com/news/search?q=x" xmlns:atom="http://www.w3.org/2005/Atom"'
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0" {spaces}><channel><title>{title}</title><language>fr-FR</language>{entries}</channel></rss>'


def atom(entry, title="Journal Exemple"):
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><id>urn:x</id><entry><id>urn:1</id><link href="https://www.example.com/a/"/>{entry}</entry></feed>'


def first(feed, today, encoding="utf-8"):
    return read(feed.encode(encoding), today)[0]


TITLES = {
    "CDATA with entities": ("<![CDATA[L&#8217;avis de Qualtrics &amp; Medallia]]>", "L’avis de Qualtrics & Medallia"),
    "escaped once": ("L&#8217;avis de Qualtrics &amp; Medallia", "L’avis de Qualtrics & Medallia"),
    "escaped twice": ("L&amp;#8217;avis de Qualtrics &amp;amp; Medallia", "L’avis de Qualtrics & Medallia"),
    "bare ampersands": ("AT&T, R&D et P&G : Qualtrics & Medallia", "AT&T, R&D et P&G : Qualtrics & Medallia"),
    "entities of HTML": ("L&rsquo;&eacute;t&eacute; de Qualtrics", "L’été de Qualtrics"),
    "tags": ("&lt;b&gt;Qualtrics&lt;/b&gt; signe", "Qualtrics signe"),
    "tags in CDATA": ("<![CDATA[<b>Qualtrics</b> signe]]>", "Qualtrics signe"),
    "a sign that is no tag": ("Qualtrics &lt;3 Medallia", "Qualtrics <3 Medallia"),
}


@pytest.mark.parametrize(("written", "title"), TITLES.values(), ids=TITLES)
def test_the_title_as_readers_of_the_feed_see_it(written, title, today):
    assert first(rss(f"<title>{written}</title>{LINK}{DAY}{WORDS}"), today).title == title


DAYS = {
    "after midnight in Paris": ("<pubDate>Mon, 23 Apr 2018 00:30:00 +0200</pubDate>", date(2018, 4, 23), ()),
    "late in New York": ("<pubDate>Sun, 22 Apr 2018 23:30:00 EST</pubDate>", date(2018, 4, 22), ()),
    "a zone of Europe": ("<pubDate>Mon, 23 Apr 2018 00:30:00 CEST</pubDate>", date(2018, 4, 23), ()),
    "Universal Time, another day here": ("<pubDate>Sun, 22 Apr 2018 22:30:00 GMT</pubDate>", date(2018, 4, 23), ("2018-04-22",)),
    "Universal Time at noon": ("<pubDate>Mon, 23 Apr 2018 12:00:00 GMT</pubDate>", date(2018, 4, 23), ()),
    "no zone": ("<pubDate>Mon, 23 Apr 2018 00:30:00</pubDate>", date(2018, 4, 23), ()),
    "Dublin Core": ("<dc:date>2018-04-23T00:30:00+02:00</dc:date>", date(2018, 4, 23), ()),
    "French words": ("<pubDate>lun., 23 avr. 2018 10:30:00 +0200</pubDate>", date(2018, 4, 23), ()),
    "published and updated": (DAY + "<atom:updated>2024-01-01T00:00:00Z</atom:updated>", date(2018, 4, 23), ()),
    "none": ("", None, ()),
}  # fmt: skip


@pytest.mark.parametrize(("written", "day", "others"), DAYS.values(), ids=DAYS)
def test_the_day_where_an_entry_was_published(written, day, others, today):
    found = first(rss(f"{TITLE}{LINK}{written}{WORDS}"), today)
    assert (found.published, found.choices["date"]) == (day, others)
    assert bool(found.doubts) == bool(others)


def test_a_day_in_figures_of_an_english_feed_is_asked(today):
    english = "<description>Qualtrics has signed a deal with a large retailer to measure the experience of its customers, says a statement.</description>"
    found = first(
        rss(f"<title>Qualtrics signs a deal</title>{LINK}<pubDate>04/03/2018 10:00</pubDate>{english}"), today
    )
    assert (found.published, found.choices["date"]) == (None, ("2018-03-04", "2018-04-03"))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("ISO-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("UTF-8", "cp1252"), ("UTF-16", "utf-16")],
)
def test_a_feed_in_any_encoding(declared, encoding, today):
    feed = rss(f"<title>L’œuvre à 5 €</title>{LINK}{DAY}{WORDS}", encoding=declared)
    found = first(feed, today, encoding)
    assert found.title == "L’œuvre à 5 €"
    assert bool(found.doubts) == (declared == "UTF-8")


AUTHORS = {
    "Dublin Core, a byline in capitals": ("<dc:creator><![CDATA[Par Claire MARTIN et Jean Petit]]></dc:creator>", ("Claire Martin", "Jean Petit"), True),
    "two in one": ("<dc:creator>Claire Martin, Jean Petit</dc:creator>", ("Claire Martin", "Jean Petit"), False),
    "an e-mail address with a name": ("<author>claire@example.com (Claire Martin)</author>", ("Claire Martin",), False),
    "an e-mail address alone": ("<author>claire@example.com</author>", (), True),
    "the editors": ("<dc:creator>La rédaction</dc:creator>", (), True),
    "the journal": ("<dc:creator>Journal Exemple</dc:creator>", (), False),
}  # fmt: skip


@pytest.mark.parametrize(("written", "authors", "asked"), AUTHORS.values(), ids=AUTHORS)
def test_the_authors_of_an_entry(written, authors, asked, today):
    found = first(rss(f"{TITLE}{LINK}{DAY}{written}{WORDS}"), today)
    assert (found.authors, bool(found.doubts)) == (authors, asked)
    assert "claire@example.com" not in str(found)


def test_two_authors_of_an_atom_entry(today):
    entry = f"{TITLE}<published>2018-04-23T00:10:00+02:00</published><updated>2024-11-03T10:00:00Z</updated><author><name>Claire Martin</name></author><author><name>Jean Petit</name></author>"
    found = first(atom(entry), today)
    assert (found.authors, found.published) == (("Claire Martin", "Jean Petit"), date(2018, 4, 23))


def entry_of_google_news(address="", title="Qualtrics signe un accord - Journal Exemple"):
    held = b'\x08\x13"' + bytes([len(address)]) + address.encode() + b"\xd2\x01\x00" if address else b"\x08\x13opaque"
    name = base64.urlsafe_b64encode(held).decode().rstrip("=")
    words = '&lt;a href="https://news.google.com/x"&gt;Qualtrics signe&lt;/a&gt;&lt;ol&gt;&lt;li&gt;&lt;a href="y"&gt;Medallia achète InMoment&lt;/a&gt;&lt;/li&gt;&lt;/ol&gt;'
    return f'<title>{title}</title><link>https://news.google.com/rss/articles/{name}?oc=5</link>{DAY}<description>{words}</description><source url="https://www.example.com">Journal Exemple</source>'


def test_an_entry_of_google_news_gives_the_journal_and_no_vendor_of_another_entry(today):
    found = first(
        rss(entry_of_google_news("https://www.example.com/qualtrics/"), title='"Qualtrics" - Google Actualités'), today
    )
    assert (found.title, found.publisher) == ("Qualtrics signe un accord", "Journal Exemple")
    assert found.url == "https://www.example.com/qualtrics/"
    assert "Medallia" not in found.text


def test_an_entry_of_google_news_that_hides_the_address_has_none(today):
    found = first(rss(entry_of_google_news(), title='"Qualtrics" - Google News'), today)
    assert found.url == ""
    assert any("Google News hides" in line for line in found.doubts)


def test_only_the_journals_name_is_cut_off_the_end_of_a_title(today):
    title = "Qualtrics signe - Medallia attend - Journal Exemple"
    found = first(rss(entry_of_google_news(title=title), title='"Qualtrics" - Google News'), today)
    assert found.title == "Qualtrics signe - Medallia attend"
    own = first(rss(f"<title>Qualtrics signe un accord - Medallia attend</title>{LINK}{DAY}{WORDS}"), today)
    assert own.title == "Qualtrics signe un accord - Medallia attend"


def alert(title, address):
    link = (
        f'<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url={address}&amp;ct=ga&amp;cd=CAIy&amp;usg=AOv"/>'
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:google.com,2005:reader/user/1/state/com.google/alerts/1</id><title>Google Alert - Medallia</title><entry><id>tag:google.com,2013:googlealerts/feed:2</id><title type="html">{title}</title>{link}<published>2018-04-23T10:00:00Z</published><content type="html">&lt;b&gt;Medallia&lt;/b&gt; ...</content><author><name></name></author></entry></feed>'


def test_an_alert_whose_title_is_cut_off_is_to_be_checked(today):
    found = first(
        alert(
            "&lt;b&gt;Medallia&lt;/b&gt; and Qualtrics sign a deal - with a ...",
            "https://www.example.com/m%3Fid%3D1%26x%3D2",
        ),
        today,
    )
    assert (found.title, found.publisher) == ("Medallia and Qualtrics sign a deal - with a ...", "")
    assert found.url == "https://www.example.com/m?id=1&x=2"
    assert any("cut off" in line for line in found.doubts)
    assert any("alert found the article" in line for line in found.doubts)


def test_other_collectors_give_the_articles_own_address_and_journal(today):
    bing = first(
        rss(
            f"{TITLE}<link>http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url=https%3a%2f%2fwww.example.com%2fq&amp;c=1</link>{DAY}<News:Source>Journal Exemple</News:Source>",
            title="Qualtrics - BingNews",
        ),
        today,
    )
    assert (bing.url, bing.publisher) == ("https://www.example.com/q", "Journal Exemple")
    planet = first(
        atom(
            f"{TITLE}<published>2018-04-23T10:00:00+02:00</published><source><title>Journal Exemple</title></source>",
            "Planète CX",
        ),
        today,
    )
    assert planet.publisher == "Journal Exemple"


def test_the_section_of_a_feed_is_no_part_of_its_journals_name(today):
    found = first(rss(f"{TITLE}{LINK}{DAY}{WORDS}", title="Example - Actualités à la une"), today)
    assert found.publisher == "Example"
    assert any("name of the feed" in line for line in found.doubts)


def test_a_journals_name_with_a_hyphen_is_cut_off_whole(today):
    entry = entry_of_google_news(title="Qualtrics signe - Ouest-France").replace("Journal Exemple", "Ouest-France")
    found = first(rss(entry, title="qualtrics - Google News"), today)
    assert (found.title, found.publisher) == ("Qualtrics signe", "Ouest-France")


def test_a_line_of_an_entry_that_leads_to_another_article_is_no_part_of_it(today):
    content = "<description><![CDATA[<p>Qualtrics &amp; Medallia&nbsp;: un accord.</p><p>À lire aussi : <a>InMoment rachète Wootric</a></p>]]></description>"
    found = first(rss(f"{TITLE}{LINK}{DAY}{content}"), today)
    assert "InMoment" not in found.text
    assert "InMoment" in found.beside


@pytest.mark.parametrize(("zone", "day"), [("Europe/Paris", 23), ("America/Los_Angeles", 22), ("Asia/Tokyo", 23)])
def test_a_moment_of_universal_time_is_a_day_in_the_zone_of_the_site(zone, day, today, monkeypatch):
    monkeypatch.setattr("vendors.desk.articles.days.site_zone", lambda: ZoneInfo(zone))
    utc = first(rss(f"{TITLE}{LINK}<pubDate>Sun, 22 Apr 2018 22:30:00 GMT</pubDate>{WORDS}"), today)
    assert utc.published == date(2018, 4, day)
    own = first(rss(f"{TITLE}{LINK}<pubDate>Mon, 23 Apr 2018 00:30:00 +0200</pubDate>{WORDS}"), today)
    assert own.published == date(2018, 4, 23), "an offset of its own counts on every site"


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 23 Apr 99999999999999999999 10:30:00 +0200",
        f"Mon, 23 Apr {'9' * 5_000} 10:30:00 +0200",
        "Mon, -99999999999999 Apr 2018 10:30:00 GMT",
        "Mon, 23 Apr 2018 99999999999999999999:30:00 GMT",
        "0001-01-01T01:00:00Z",
    ],
)
def test_a_day_that_no_calendar_has_is_none(written):
    assert of_moment(written) is None


def test_the_last_day_of_the_calendar_is_that_day():
    assert of_moment("9999-12-31T23:30:00Z") == Day(date(9999, 12, 31))


NO_DAYS = (
    "Mon, 01 Jan 0001 00:00:00 GMT", "Wed, 30 Nov -0001 00:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "Fri, 01 Jan 1904 00:00:00 GMT", "Mon, 01 Jan 1900 00:00:00 +0100",
    "0001-01-01T00:00:00Z", "-0001-11-30T00:00:00+00:00", "1970-01-01", "1899-12-30T00:00:00", "0000-00-00 00:00:00", "01/01/1970", "1 janvier 1904", "30/11/-0001",
)  # fmt: skip


@pytest.mark.parametrize("written", NO_DAYS)
def test_a_day_that_programs_write_for_none_is_none(written, today):
    found = first(rss(f"{TITLE}{LINK}<pubDate>{written}</pubDate>{WORDS}"), today)
    assert (found.published, found.choices["date"]) == (None, ())


def test_a_year_of_two_figures_is_one_of_this_time(today):
    assert first(rss(f"{TITLE}{LINK}<pubDate>23 Apr 18 10:30:00 +0200</pubDate>{WORDS}"), today).published == date(
        2018, 4, 23
    )


@pytest.mark.parametrize(("entries", "said"), [(50, False), (51, True), (120, True)])
def test_entries_that_are_not_read_are_told(entries, said, today):
    found = read(rss(*(f"<title>Medallia {n}</title>{DAY}{WORDS}" for n in range(entries))).encode(), today)
    told = [one for one in found[0].doubts if "entries" in str(one)]
    assert len(found) == 50
    assert [one.fields for one in told] == ([{"n": str(entries), "most": "50"}] if said else [])
    assert not any("entries" in str(doubt) for one in found[1:] for doubt in one.doubts)
