"""Files that hold no article, and pages that a server shows in place of one: named, with the way out."""

import contextlib
import io
import plistlib
import time
import zipfile

import pytest

from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.reading import read
from vendors.i18n.language import language


def packed(*names, **held):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, held.get(name, "x"))
    return data.getvalue()


FILES = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n%%EOF",
    "a PDF with a mark before it": b"\xef\xbb\xbf\n%PDF-1.4\n%%EOF",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "a photograph": b"\xff\xd8\xff\xe0" + bytes(40),
    "a photograph of a phone": bytes(3) + b"\x18ftypheic" + bytes(40),
    "a picture in WebP": b"RIFF\0\0\0\0WEBPVP8 ",
    "a drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "a document": packed("[Content_Types].xml", "word/document.xml"),
    "an open document": packed("mimetype", mimetype="application/vnd.oasis.opendocument.text"),
    "a spreadsheet": packed("xl/workbook.xml"),
    "an e-book": packed("mimetype", "META-INF/container.xml"),
    "an old document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "rich text": b"{\\rtf1\\ansi Titre}",
    "compressed": b"\x1f\x8b\x08" + bytes(30),
    "a database": b"SQLite format 3\0" + bytes(30),
    "a property list": plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY),
    "anything else": bytes(range(256)) * 4,
}
WORDS = {
    "a PDF": "un PDF", "a PDF with a mark before it": "un PDF", "a document": "un document de traitement de texte",
    "an open document": "un document de traitement de texte", "a spreadsheet": "un classeur", "a picture in WebP": "un fichier d’image",
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_text_is_named_with_what_to_do(name, today):
    with pytest.raises(NotAnArticle) as refused:
        read(FILES[name], today)
    assert "collez le texte" in refused.value.message.said(language("fr"))
    assert WORDS.get(name, "") in refused.value.message.said(language("fr"))


@pytest.mark.parametrize(
    "data",
    [
        b"[InternetShortcut]\r\nURL=https://www.example.com/a/\r\n",
        b"<?xml version='1.0'?><plist><dict><key>URL</key><string>https://www.example.com</string></dict></plist>",
    ],
)
def test_a_shortcut_is_no_article(data, today):
    with pytest.raises(NotAnArticle, match="shortcut"):
        read(data, today)


PAGES = {
    "not found": ("Page introuvable - Journal", "<h1>Erreur 404</h1><p>La page que vous cherchez n’existe plus.</p>"),
    "forbidden": ("403 Forbidden", "<h1>403 Forbidden</h1><hr>nginx"),
    "a gateway": ("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center>"),
    "maintenance": ("Site en maintenance", "<h1>Site en maintenance</h1><p>Revenez plus tard.</p>"),
    "a browser's own": ("example.com", "<h1>This site can’t be reached</h1><p>Check the connection.</p>"),
    "a sign-in": ("Se connecter", "<h1>Se connecter</h1><p>Pour lire cet article, connectez-vous ou abonnez-vous.</p>"),
    "another wall": ("example.com", "<p>Please enable JS and disable any ad blocker</p>"),
    "a wall": ("Just a moment...", "<h1>www.example.com</h1><p>Checking your browser. Enable JavaScript and cookies to continue</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("title", "body"), PAGES.values(), ids=PAGES)
def test_what_a_server_shows_in_place_of_an_article_is_none(title, body, today):
    data = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"
    with pytest.raises(NotAnArticle, match=r"error page|proof that a person"):
        read(data.encode(), today)


def test_an_error_page_is_known_as_pasted_text_too(today):
    with pytest.raises(NotAnArticle, match="error page"):
        read(b"404 Not Found\n\nThe requested URL was not found on this server.", today)


def test_an_article_about_error_pages_is_an_article(today):
    text = (
        "L’erreur 404, ou comment mesurer les pages introuvables\n23 avril 2018\n\n"
        + "Une phrase de l’article sur les pages. " * 30
    )
    assert read(text.encode(), today)[0].title.startswith("L’erreur 404")


@pytest.mark.parametrize(
    "data", [b'{"items": []}', b"<?xml version='1.0'?><opml><body/></opml>", b"<urlset><url/></urlset>"]
)
def test_data_for_programs_is_no_article(data, today):
    with pytest.raises(NotAnArticle, match="data for programs"):
        read(data, today)


def test_a_feed_without_entries_holds_nothing(today):
    with pytest.raises(NotAnArticle, match="nothing to read"):
        read(b"<?xml version='1.0'?><rss><channel><title>Journal Exemple</title></channel></rss>", today)


def test_text_that_only_looks_odd_is_text(today):
    assert read(b"PK et BM, deux sigles\n\nLe texte.", today)[0].title == "PK et BM, deux sigles"
    assert read("Titre\n\nÉté à 5 €".encode("utf-16-le"), today)[0].title == "Titre"


@pytest.mark.parametrize(
    "data",
    [
        "<rss><channel><item><title>" + "<![CDATA[" * 100_000,
        "<html><!-- saved from url=(" + "1" * 50_000 + "<body><p>x" + "<!--" * 50_000,
        "Titre\n" + "1/1/" * 100_000,
        "<html><body>" + "<time datetime='2018-01-01'>x</time> " * 5_000,
        "<html><script type='application/ld+json'>" + "[" * 50_000 + "</script><body><h1>Titre</h1><p>x",
        "From: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; " + "a*0*=utf-8''x; " * 4_000 + "\r\n\r\n<p>x",
    ],
)
@pytest.mark.slow
def test_hostile_bytes_are_read_or_refused_in_seconds(data, today):
    start = time.process_time()
    with contextlib.suppress(NotAnArticle):
        read(data.encode(), today)
    assert time.process_time() - start < 10


def of_page(title, body):
    return (
        f"<html lang='fr'><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>".encode()
    )


WORDS_OF_ENTRY = "La société a annoncé un accord avec plusieurs banques françaises pour mesurer l’expérience de leurs clients, dit-elle."
ENTRIES = {
    "cards with days": "<div class='item'><h3>Medallia, épisode {n}</h3><span>0{n}/05/2018</span></div>",
    "cards with links": "<article><h2><a href='/a/{n}'>Medallia, épisode {n}</a></h2><p>"
    + WORDS_OF_ENTRY
    + "</p></article>",
    "a card that is a link": "<li><a href='/a/{n}'><h3>Medallia, épisode {n}</h3></a><time datetime='2018-05-0{n}'>mai</time></li>",
    "headings in a row": "<h3><a href='https://click.exemple.org/{n}'>Medallia, épisode {n}</a></h3><p>"
    + WORDS_OF_ENTRY
    + "</p>",
}
LISTS = {
    "a subject": ("Medallia : toute l’actualité - Gazette", "<h1>Medallia</h1>"),
    "a search": ("Résultats - Gazette", "<h1>5 résultats pour « Medallia »</h1>"),
    "a subject with an introduction": ("Medallia | Gazette", "<h1>Medallia</h1><p>Medallia est un éditeur américain de logiciels d’enquêtes de satisfaction, fondé en Californie et repris depuis.</p>"),
    "no heading": ("Gazette", "<h2>Les titres du jour</h2>"),
}  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
@pytest.mark.parametrize(("title", "above"), LISTS.values(), ids=LISTS)
def test_a_list_of_articles_is_no_article(title, above, entry, today):
    with pytest.raises(NotAnArticle, match="list of articles"):
        read(of_page(title, above + "".join(entry.format(n=n) for n in range(1, 6))), today)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_article_with_a_list_of_others_below_is_one(entry, today):
    own = f"<h1>Medallia ouvre un bureau à Lyon</h1><p>Le 3 mai 2018</p><p>{WORDS_OF_ENTRY}</p>"
    found = read(
        of_page("Medallia ouvre un bureau à Lyon", own + "".join(entry.format(n=n) for n in range(1, 6))), today
    )
    assert found[0].title == "Medallia ouvre un bureau à Lyon"


def test_a_comparison_with_a_heading_for_each_vendor_is_an_article(today):
    own = f"<h1>Cinq outils d’enquête comparés</h1><p>{WORDS_OF_ENTRY}</p>"
    each = "".join(
        f"<h2><a href='https://www.{name}.com/'>{name.title()}</a></h2><p>{WORDS_OF_ENTRY}</p>"
        for name in ("medallia", "qualtrics", "skeepers", "goodays")
    )
    assert (
        read(of_page("Cinq outils d’enquête comparés", own + each), today)[0].title == "Cinq outils d’enquête comparés"
    )
    chronicle = "".join(
        f"<section><h2>Étape {n}</h2><p>Le {n} mai 2018, la société a annoncé un accord avec des banques.</p></section>"
        for n in range(1, 6)
    )
    assert read(of_page("Histoire de Medallia", f"<h1>Histoire de Medallia</h1>{chronicle}"), today)


CONSENT = {
    "French": "<h1>Vos données, vos choix</h1><p>Nos 312 partenaires et nous utilisons des traceurs afin de stocker des informations sur votre appareil et de mesurer l’audience du site.</p><p>Continuer sans accepter</p><p>Tout accepter</p><p>Medallia, Qualtrics, Usabilla</p>",
    "English": "<h1>We care about your privacy</h1><p>We and our 312 partners store and access information on a device, such as cookies, and process personal data for targeted advertising.</p><button>Reject all</button><p>Accept all</p><p>Medallia, Qualtrics, Usabilla</p>",
    "to pay or to agree": "<h2>Bienvenue</h2><p>Pour accéder au site, acceptez les cookies de nos partenaires ou abonnez-vous à partir d’un euro par mois, sans engagement.</p><div>Accepter les cookies</div><div>S’abonner pour 1 €</div>",
}


@pytest.mark.parametrize("body", CONSENT.values(), ids=CONSENT)
@pytest.mark.parametrize("box", ["{}", "<div class='popin'>{}</div>", "<div id='didomi-host'>{}</div>"])
def test_a_request_for_consent_is_no_article(body, box, today):
    with pytest.raises(NotAnArticle, match="consent"):
        read(of_page("Medallia ouvre un bureau à Lyon - Gazette", box.format(body)), today)


def test_an_article_about_cookies_is_one(today):
    own = "<h1>La CNIL sanctionne les bandeaux de cookies</h1><p>Le 3 mai 2018</p><p>La CNIL a sanctionné un site pour ses cookies, déposés sans le consentement des internautes ni le choix de refuser, au profit de partenaires.</p>"
    assert read(
        of_page(
            "La CNIL sanctionne", f"{own}<p>{WORDS_OF_ENTRY}</p><div class='cookie-banner'>{CONSENT['French']}</div>"
        ),
        today,
    )
    assert read(of_page("La CNIL sanctionne", own), today)


OF_PROGRAMS = {
    "a program": "const vendors = {'medallia': 1};\nfunction seek(name) {\n  return vendors[name];\n}\n",
    "a program on one line": "!function(e,t){var n=e.document;n.title='Medallia';t(n)}(window,function(d){return d});",
    "a style sheet": ".title {\n  color: red;\n  margin: 0 auto;\n}\n@media print { .title { color: black; } }\n",
    "Python": "import re\n\ndef seek(name):\n    found = re.search(r'x', name)\n    return found\n\nif (seek('a')):\n    print('b')\n",
    "a calendar": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Medallia à Lyon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "a card": "\ufeffBEGIN:VCARD\nVERSION:4.0\nFN:Sophie Leroy\nEND:VCARD\n",
    "references in BibTeX": "@article{leroy2018,\n  title = {Medallia ouvre un bureau},\n  author = {Leroy, Sophie},\n  year = 2018\n}\n",
    "references of a catalogue": "TY  - JOUR\nAU  - Leroy, Sophie\nTI  - Medallia ouvre un bureau\nER  - \n",
    "subtitles": "1\n00:00:01,000 --> 00:00:04,000\nMedallia ouvre un bureau\n\n2\n00:00:05,000 --> 00:00:07,500\nà Lyon\n",
    "subtitles of the web": "WEBVTT\n\n00:01.000 --> 00:04.000\nMedallia ouvre un bureau\n",
    "a playlist": "#EXTM3U\n#EXTINF:123,Medallia\nhttps://www.example.com/a.mp3\n",
    "a script": "#!/bin/sh\ncurl https://www.example.com\n",
}  # fmt: skip


@pytest.mark.parametrize("text", OF_PROGRAMS.values(), ids=OF_PROGRAMS)
def test_what_is_written_for_programs_is_no_article(text, today):
    with pytest.raises(NotAnArticle, match="data for programs"):
        read(text.encode(), today)


@pytest.mark.parametrize(
    "text",
    [
        "1\n\nMedallia ouvre un bureau à Lyon\n\nLe 3 mai 2018",
        "@Medallia répond à ses clients, dit-elle\n\n3 mai 2018\n\nLa société a répondu ; elle n’a rien nié.",
        "function of surveys: a study\n\nPar Sophie Leroy\n\nLa société (Medallia) a répondu : elle n’a rien nié.",
        "Trois idées ;\nDeux mots ;\nUne phrase (courte) ;\n\nLe texte de l’article vient ensuite, avec ses raisons.",
    ],
)
def test_a_text_with_marks_of_code_is_a_text(text, today):
    assert read(text.encode(), today)[0].text


@pytest.mark.parametrize("data", [b"- " * 400_000, b"* * *\n\n---\n", b"<html><body><h1>***</h1></body></html>"])
def test_marks_without_a_word_hold_nothing(data, today):
    with pytest.raises(NotAnArticle, match="nothing to read"):
        read(data, today)
