"""Saved pages in the layouts of the French and the English press."""

from datetime import date

import pytest

from vendors.desk.articles.reading import read

TEXT = (
    "<p>La société Qualtrics a annoncé à Paris un accord avec plusieurs enseignes françaises pour mesurer l’expérience de leurs clients, selon un communiqué publié cette semaine par l’entreprise.</p>"
    "<p>Le directeur de la relation client d’une enseigne précise que les enquêtes seront envoyées après chaque visite en magasin et que les réponses seront analysées chaque mois.</p>"
)
ENGLISH = (
    "<p>Qualtrics has signed a deal with several large retailers to measure the experience of their customers, the company said in a statement this week in Provo, Utah.</p>"
    "<p>Surveys will be sent after each visit to a shop, and the answers will be analysed every month by the head of customer relations of each of the chains.</p>"
)
TITLE = "<h1>Qualtrics signe un accord</h1>"
ENGLISH_TITLE = "<h1>Qualtrics signs a deal</h1>"
PUBLISHED = '<meta property="article:published_time" content="2018-04-23T10:00:00+02:00">'


def page(head="", inside="", around="{}", language="fr", title="Qualtrics signe un accord"):
    article = around.format(inside)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title} | Journal Exemple</title>'
        f'<meta property="og:site_name" content="Journal Exemple">{head}</head><body>{article}</body></html>'
    ).encode()


def first(data, today, address=""):
    return read(data, today, address)[0]


DAYS = {
    "WordPress: published and updated": '<span class="posted-on">Publié le <time class="entry-date published" datetime="2018-04-23T00:10:00+02:00">23 avril 2018</time><time class="updated" datetime="2024-11-03T10:00:00+00:00">3 novembre 2024</time></span>',
    "Drupal 7: RDFa": '<span property="dc:date dc:created" content="2018-04-23T10:30:00+02:00" datatype="xsd:dateTime">Soumis par <span class="username">Claire Martin</span> le lun 23/04/2018 - 10:30</span>',
    "Drupal 8": '<footer class="node__meta"><div>Par <span><span>Claire Martin</span></span>, <span class="field--name-created">lun 23/04/2018 - 10:30</span></div></footer>',
    "microdata": '<meta itemprop="datePublished" content="2018-04-23T09:00+02:00"><meta itemprop="dateModified" content="2019-05-05">',
    "microdata in a span": '<span itemprop="datePublished" content="2018-04-23">il y a huit ans</span>',
    "time alone": '<p>Publié <time datetime="2018-04-23T10:00:00+02:00">il y a 8 ans</time></p>',
    "time of an update first": '<p>Mis à jour <time datetime="2024-04-23T10:00:00+02:00">il y a 2 ans</time> | Publié <time datetime="2018-04-23T10:00:00+02:00">il y a 8 ans</time></p>',
    "pubdate": '<time pubdate datetime="2018-04-23">23 avril</time>',
    "figures": "<p>23/04/2018 | 10:30</p>",
    "figures of two digits": "<p>le 23.04.18 à 10h30</p>",
    "label on a line of its own": "<div>Date de publication</div><div>23 avril 2018</div><div>Dernière modification</div><div>3 novembre 2024</div>",
    "maj": "<p>Par Claire Martin - MAJ : 03/11/2024 - Paru le 23/04/2018</p>",
    "consulted": "<p>Publié le 23 avril 2018, consulté le 12 mars 2024</p>",
    "abbreviated": "<p>Lun. 23 avr. 2018</p>",
    "in capitals": "<p>PUBLIÉ LE 23 AVRIL 2018 – MIS À JOUR LE 3 NOVEMBRE 2024</p>",
}


@pytest.mark.parametrize("inside", DAYS.values(), ids=DAYS)
def test_the_day_of_publication_in_the_layouts_of_the_press(inside, today):
    found = first(page("", f"{TITLE}{inside}{TEXT}", "<main><article>{}</article></main>"), today)
    assert (found.published, found.doubts) == (date(2018, 4, 23), ())


ENGLISH_DAYS = {
    "published and updated": "<p>Published 4:05 PM EDT, April 23, 2018 | Updated 9:00 AM EDT, April 25, 2018</p>",
    "originally": "<p>Last updated: November 3, 2024</p><p>Originally published: April 23, 2018</p>",
    "ordinal": "<p>23rd April 2018</p>",
    "abbreviated": "<p>Posted on Apr. 23, 2018 by Jane Smith</p>",
    "figures of which one is no month": "<p>04/23/2018 09:00 am ET</p>",
}


@pytest.mark.parametrize("inside", ENGLISH_DAYS.values(), ids=ENGLISH_DAYS)
def test_the_day_of_publication_in_english_layouts(inside, today):
    found = first(
        page("", f"{ENGLISH_TITLE}{inside}{ENGLISH}", "<article>{}</article>", "en", "Qualtrics signs a deal"), today
    )
    assert (found.published, found.doubts) == (date(2018, 4, 23), ())


def graph(*nodes):
    return (
        f'<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[{",".join(nodes)}]}}</script>'
    )


OWN = '{"@type":"Article","headline":"Qualtrics signe un accord","datePublished":"2018-04-23T00:10:00+02:00","author":{"@id":"#p1"},"publisher":{"@id":"#o"}}'
PEOPLE = '{"@type":"Person","@id":"#p1","name":"Claire Martin"},{"@type":"Person","@id":"#p2","name":"Jean Fondateur"},{"@type":"Organization","@id":"#o","name":"Journal Exemple"}'
OTHER = '{"@type":"NewsArticle","headline":"Medallia rachète un concurrent","datePublished":"2019-01-01","author":"Paul Autre","url":"https://www.example.com/medallia/"}'
NODES = {
    "by reference": graph(OWN, PEOPLE),
    "beside another article": graph(OTHER, OWN, PEOPLE),
    "a list": f'<script type="application/ld+json">[{OTHER},{{"@type":["NewsArticle","ReportageNewsArticle"],"headline":"Qualtrics signe un accord","datePublished":"2018-04-23T08:00:00+0200","author":["Claire Martin"]}}]</script>',
    "with a comma too many": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Qualtrics signe un accord","datePublished":"2018-04-23","author":[{"@type":"Person","name":"Claire Martin",}],}</script>',
    "in CDATA": '<script type="application/ld+json">//<![CDATA[\n{"@type":"BlogPosting","headline":"Qualtrics signe un accord","datePublished":"2018-04-23","author":{"@type":"Person","name":"Claire Martin"}}\n//]]></script>',
    "escaped": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Qualtrics signe un accord","datePublished":"2018-04-23","author":{"@type":"Person","givenName":"Claire","familyName":"Martin"}}</script>',
    "in the page of the site": graph('{"@type":"WebPage","mainEntity":' + OWN + "}", PEOPLE),
}


@pytest.mark.parametrize("head", NODES.values(), ids=NODES)
def test_the_articles_own_node_of_the_json_ld(head, today):
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert (found.published, found.authors, found.doubts) == (date(2018, 4, 23), ("Claire Martin",), ())
    assert str(found.taken_from["date"]) == "the page’s data for machines (JSON-LD)"


def test_the_node_of_another_article_tells_nothing_of_this_one(today):
    found = first(page(graph(OTHER), f"{TITLE}<p>Le 23 avril 2018</p>{TEXT}", "<article>{}</article>"), today)
    assert (found.published, found.authors) == (date(2018, 4, 23), ())


BESIDE = {
    "a list below": '<section class="related-posts"><h2>À lire aussi</h2><article><h3>Medallia rachète InMoment</h3><p>Publié le 3 mai 2019 par Paul Autre</p></article></section>',
    "an aside": '<aside><p>Publié le 3 mai 2019 par Paul Autre</p><p>Medallia</p></aside>',
    "cards": "<article><h2>Medallia rachète InMoment</h2><p>Publié le 3 mai 2019 par Paul Autre</p></article>",
    "comments": '<section class="comments-area"><h2>2 commentaires</h2><p>Medallia est mieux, dit Jean Petit le 4 mai 2018.</p></section>',
    "a consent program": '<div id="didomi-host"><div class="didomi-popup">Nos partenaires : Medallia, mis à jour le 3 mai 2019</div></div>',
    "a banner": '<div class="cookie-banner">Qualtrics LLC et Medallia déposent des cookies.</div>',
    "a menu": '<nav>Nos dossiers : Medallia</nav>',
}  # fmt: skip


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_an_article_gives_neither_day_nor_author_nor_vendor(beside, today):
    data = page("", f"{TITLE}{TEXT}", "<main><article>{}</article>" + beside + "</main>")
    found = first(data, today)
    assert (found.published, found.authors) == (None, ())
    assert "Medallia" not in found.text
    assert "Medallia" in found.beside, "so that it can be said that it was left out"


def test_lines_that_lead_to_other_articles_are_no_part_of_it(today):
    inside = f"{TITLE}{TEXT}<p>À lire aussi : Medallia rachète InMoment</p>{TEXT}<p>Lire aussi</p><ul><li>Skeepers lève des fonds</li></ul>"
    found = first(page(PUBLISHED, inside, "<article>{}</article>"), today)
    assert "Medallia" not in found.text
    assert "Skeepers" not in found.text


BYLINES = {
    "meta": ('<meta name="author" content="Claire Martin, Jean Petit">', "", ("Claire Martin", "Jean Petit")),
    "meta in capitals": ('<meta name="author" content="CLAIRE MARTIN">', "", ("Claire Martin",)),
    "the program's user": ('<meta name="author" content="admin">', "<p>Par Claire Martin</p>", ("Claire Martin",)),
    "the journal": ('<meta name="author" content="Journal Exemple">', "", ()),
    "a network's page": ('<meta property="article:author" content="https://www.facebook.com/journal">', '<a rel="author" href="/c">Claire Martin</a>', ("Claire Martin",)),
    "microdata": ("", '<span itemprop="author" itemscope>Par <a><span itemprop="name">Claire Martin</span></a></span>', ("Claire Martin",)),
    "hCard": ("", '<span class="byline"> par <span class="author vcard"><a class="url fn n">Claire Martin</a></span></span>', ("Claire Martin",)),
    "with an agency": ("", "<p>Par Claire Martin (avec AFP)</p>", ("Claire Martin",)),
    "only an agency": ("", "<p>Par AFP</p>", ()),
    "with a photographer": ("", "<p>Par Claire Martin. Photos : Jean Petit</p>", ("Claire Martin",)),
    "two in a row": ("", "<p>Propos recueillis par Claire Martin et Jean-Baptiste L’Hermitte</p>", ("Claire Martin", "Jean-Baptiste L’Hermitte")),
}  # fmt: skip


@pytest.mark.parametrize(("head", "inside", "authors"), BYLINES.values(), ids=BYLINES)
def test_the_authors_in_the_layouts_of_the_press(head, inside, authors, today):
    found = first(page(PUBLISHED + head, f"{TITLE}{inside}{TEXT}", "<article>{}</article>"), today)
    assert found.authors == authors


def doubts(data, today, address=""):
    return {str(line) for line in first(data, today, address).doubts}


def test_the_head_against_the_byline_is_asked(today):
    found = first(
        page(
            PUBLISHED + '<meta name="author" content="Jean Fondateur">',
            f"{TITLE}<p>Par Claire Martin</p>{TEXT}",
            "<article>{}</article>",
        ),
        today,
    )
    assert found.authors == ("Claire Martin",)
    assert found.choices["authors"] == ("Jean Fondateur",)
    assert "To check: the authors were taken from {source}; {other_source} names {names}." in found.doubts


def test_authors_who_are_only_named_far_from_the_title_are_to_be_checked(today):
    found = first(page(PUBLISHED, f"{TITLE}{TEXT}<p>Claire Martin</p>", "<article>{}</article>"), today)
    assert found.authors == ("Claire Martin",)
    assert any("nothing near the title" in line for line in found.doubts)


def test_a_head_that_was_written_anew_gives_way_to_the_earlier_day_that_the_page_shows(today):
    head = '<meta property="article:published_time" content="2024-11-03T10:00:00+01:00">'
    found = first(page(head, f"{TITLE}<p>Publié le 23 avril 2018</p>{TEXT}", "<article>{}</article>"), today)
    assert found.published == date(2018, 4, 23)
    assert found.choices["date"] == ("2024-11-03",)
    assert any("Against it speaks" in line for line in found.doubts)


def test_a_day_of_update_is_offered_and_not_taken(today):
    head = '<meta property="article:modified_time" content="2024-11-03T10:00:00+01:00">'
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert (found.published, found.choices["date"]) == (None, ("2024-11-03",))


def test_a_day_that_is_only_in_the_address_or_above_the_title_is_to_be_checked(today):
    head = '<link rel="canonical" href="https://www.example.com/2018/04/23/qualtrics-signe/">'
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert found.published == date(2018, 4, 23)
    assert any("nothing beside the title" in line for line in found.doubts)
    above = page("", f"{TITLE}{TEXT}", "<div>lundi 23 avril 2018</div><article>{}</article>")
    assert any("nothing beside the title" in line for line in doubts(above, today))


def test_a_day_of_the_story_is_no_day_of_publication(today):
    found = first(
        page("", f"{TITLE}{TEXT}<p>La société a été fondée le 12 mars 2002.</p>", "<article>{}</article>"), today
    )
    assert found.published is None


def test_the_shown_day_settles_a_moment_of_universal_time(today):
    head = '<meta property="article:published_time" content="2018-04-23T01:30:00Z">'
    shown = first(
        page(
            head,
            f"{ENGLISH_TITLE}<p>April 22, 2018</p>{ENGLISH}",
            "<article>{}</article>",
            "en",
            "Qualtrics signs a deal",
        ),
        today,
    )
    assert (shown.published, shown.doubts) == (date(2018, 4, 22), ())
    alone = first(
        page(head, f"{ENGLISH_TITLE}{ENGLISH}", "<article>{}</article>", "en", "Qualtrics signs a deal"), today
    )
    assert (alone.published, alone.choices["date"]) == (date(2018, 4, 23), ("2018-04-22",))


def test_an_offset_settles_a_day_in_figures(today):
    head = '<meta property="article:published_time" content="2018-04-03T09:00:00-04:00">'
    found = first(
        page(
            head,
            f"{ENGLISH_TITLE}<p>By Jane Smith | 04/03/2018 09:00 am ET</p>{ENGLISH}",
            "<article>{}</article>",
            "en",
            "Qualtrics signs a deal",
        ),
        today,
    )
    assert (found.published, found.authors, found.doubts) == (date(2018, 4, 3), ("Jane Smith",), ())


ENCODINGS = {
    "iso-8859-15": ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', "iso-8859-15", 0),
    "as iso-8859-1, and is iso-8859-15": ('<meta charset="iso-8859-1">', "iso-8859-15", 1),
    "as iso-8859-1, and is UTF-8": ('<meta charset="iso-8859-1">', "utf-8", 1),
    "as UTF-8, and is Windows-1252": ('<meta charset="utf-8">', "cp1252", 1),
    "nothing": ("", "cp1252", 0),
    "macintosh": ('<meta charset="macintosh">', "mac_roman", 0),
    "UTF-16 without a mark": ('<meta charset="utf-16">', "utf-16-be", 0),
    "UTF-8 with a mark": ("", "utf-8-sig", 0),
    "an encoding that does not exist": ('<meta charset="x-unknown">', "utf-8", 0),
}


@pytest.mark.parametrize(("declared", "encoding", "asked"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_page_is_read_in_what_it_declares_and_really_is(declared, encoding, asked, today):
    text = page(PUBLISHED, "<h1>L'œuvre à 5 €</h1>" + TEXT, "<article>{}</article>", title="L'œuvre à 5 €").decode()
    text = text.replace('<meta charset="utf-8">', declared).replace("’", "'")
    found = first(text.encode(encoding), today)
    assert found.title == "L'œuvre à 5 €"
    assert "société" in found.text
    assert len(found.doubts) == asked


def saved(remark):
    return page(PUBLISHED, f"{TITLE}{TEXT}", "<article>{}</article>").replace(
        b"<!DOCTYPE html>", f"<!DOCTYPE html>{remark}".encode()
    )


PLACES = {
    "Chrome": "\n<!-- saved from url=(0045)https://www.example.com/2018/qualtrics -->\n",
    "SingleFile": "<!--\n Page saved with SingleFile \n url: https://www.example.com/2018/qualtrics \n saved date: Mon Nov 02 2026\n-->",
    "HTTrack": "\n<!-- Mirrored from www.example.com/2018/qualtrics by HTTrack Website Copier/3.x -->\n",
    "SingleFile in an archive": "<!--\n Page saved with SingleFile \n url: https://web.archive.org/web/20190101000000/https://www.example.com/2018/qualtrics \n-->",
}


@pytest.mark.parametrize("remark", PLACES.values(), ids=PLACES)
def test_the_address_that_a_program_noted_when_it_saved_the_page(remark, today):
    assert first(saved(remark), today).url == "https://www.example.com/2018/qualtrics"


def test_a_frame_of_an_mhtml_file_is_not_taken_for_its_page(today):
    frame = "<html><body><p>Publicité</p></body></html>"
    body = page(PUBLISHED, f"{TITLE}{TEXT}", "<article>{}</article>").decode()
    parts = [("https://ads.example.com/", frame), ("https://www.example.com/a/", body)]
    data = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.com/a/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    data += "".join(
        f"--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {where}\r\n\r\n{text}\r\n"
        for where, text in parts
    )
    found = first(f"{data}--B--\r\n".encode(), today)
    assert (found.title, found.url) == ("Qualtrics signe un accord", "https://www.example.com/a/")


def test_two_addresses_of_one_page_are_both_named(today):
    head = (
        PUBLISHED
        + '<link rel="canonical" href="https://www.other.example/a/"><meta property="og:url" content="https://www.example.com/b/">'
    )
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert found.url == "https://www.other.example/a/"
    assert found.choices["url"] == ("https://www.example.com/b/",)


def test_a_title_that_stands_nowhere_above_the_text_is_to_be_checked(today):
    head = PUBLISHED + '<meta property="og:title" content="Cinq choses à savoir ce matin">'
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert found.choices["title"] == ("Qualtrics signe un accord",)


def test_a_title_escaped_twice_is_read_with_a_notice(today):
    head = PUBLISHED + '<meta property="og:title" content="L&amp;#8217;avis de Qualtrics &amp;amp; Medallia">'
    found = first(page(head, f"<h1>L’avis de Qualtrics &amp; Medallia</h1>{TEXT}", "<article>{}</article>"), today)
    assert found.title == "L’avis de Qualtrics & Medallia"
    assert any("signs of HTML" in line for line in found.doubts)


def test_bodies_in_the_boxes_of_site_builders_are_not_taken_for_widgets(today):
    for box in (
        "elementor-widget elementor-widget-theme-post-content",
        "cmp-text",
        "post category-cookies tag-related",
    ):
        found = first(page(PUBLISHED, f'{TITLE}<div class="{box}">{TEXT}</div>', "<div>{}</div>"), today)
        assert "enseignes françaises" in found.text, box


def test_a_sites_name_in_the_first_heading_is_no_title(today):
    logo = '<div class="top"><h1 class="logo">Journal Exemple</h1></div><h2>Qualtrics signe un accord</h2>'
    found = first(page(PUBLISHED, f"{logo}{TEXT}", "<div>{}</div>"), today)
    assert (found.title, found.doubts) == ("Qualtrics signe un accord", ())


def test_of_two_days_in_the_head_the_earlier_is_proposed_and_the_other_named(today):
    node = graph('{"@type":"Article","headline":"Qualtrics signe un accord","datePublished":"2024-11-03"}')
    found = first(page(PUBLISHED + node, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert (found.published, found.choices["date"]) == (date(2018, 4, 23), ("2024-11-03",))


def test_one_moment_with_an_offset_and_in_universal_time_is_one_day(today, monkeypatch):
    node = graph('{"@type":"Article","headline":"Qualtrics signe un accord","datePublished":"2018-04-22T22:30:00Z"}')
    head = node + '<meta property="article:published_time" content="2018-04-23T00:30:00+02:00">'
    found = first(page(head, f"{TITLE}{TEXT}", "<article>{}</article>"), today)
    assert (found.published, found.doubts) == (date(2018, 4, 23), ())


def test_a_beginning_for_all_and_a_rest_for_subscribers_is_said(today):
    rest = '<div class="paywall">Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés.</div>'
    assert any(
        "for subscribers" in line
        for line in doubts(page(PUBLISHED, f"{TITLE}{TEXT}{rest}", "<article>{}</article>"), today)
    )
