"""Articles that came by mail, pasted or as the file of a mail: the article's own title and day, and nothing of who wrote to whom."""

import contextlib
import time
from datetime import date
from email.message import EmailMessage

import pytest

from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.reading import read

TITLE = "Medallia ouvre un bureau à Lyon"
TEXT = "La société Medallia a annoncé à Lyon un accord avec plusieurs banques françaises pour mesurer l’expérience de leurs clients, selon un communiqué publié cette semaine."
ARTICLE = f"{TITLE}\nPar Sophie Leroy\nPublié le 3 mai 2018\n\n{TEXT}\n\n{TEXT}"
SECRET = "paul.durand@exemple.org"


def only(data, today):
    (found,) = read(data.encode() if isinstance(data, str) else data, today)
    return found


HEADS = {
    "Gmail": f"---------- Forwarded message ---------\nDe : Paul Durand <{SECRET}>\nDate: ven. 11 mai 2018 à 09:12\nSubject: Fwd: Medallia à Lyon\nTo: <redaction@exemple.org>\n\n\n",
    "Gmail in French": f"---------- Message transféré ---------\nDe : Paul Durand <{SECRET}>\nDate : ven. 11 mai 2018\nObjet : Medallia à Lyon\nÀ : Rédaction\n\n",
    "Outlook": f"De : Paul Durand [mailto:{SECRET}]\nEnvoyé : vendredi 11 mai 2018 09:12\nÀ : Rédaction <redaction@exemple.org>; Anne Petit <anne@exemple.org>\nCc : Secrétariat\nObjet : TR : Medallia à Lyon\nImportance : Haute\n\n",
    "Outlook, set apart": f"\nDe : Paul Durand\n\nEnvoyé : vendredi 11 mai 2018 09:12\n\nÀ : {SECRET}\n\nObjet : Medallia à Lyon\n\n",
    "Outlook in English": f"-----Original Message-----\nFrom: Paul Durand <{SECRET}>\nSent: Friday, May 11, 2018 9:12 AM\nTo: Newsdesk\nSubject: FW: Medallia\n\n",
    "Apple": f"Début du message réexpédié :\n\nDe: Paul Durand <{SECRET}>\nObjet: Medallia à Lyon\nDate: 11 mai 2018 à 09:12:00 UTC+2\nÀ: redaction@exemple.org\n\n",
    "Apple in English": f"Begin forwarded message:\n\nFrom: Paul Durand <{SECRET}>\nSubject: Medallia\nDate: May 11, 2018 at 9:12:00 AM GMT+2\nTo: desk@exemple.org\n\n",
    "bold labels": f"**De :** Paul Durand <{SECRET}>\n**Envoyé :** vendredi 11 mai 2018 09:12\n**À :** Rédaction\n**Objet :** Medallia à Lyon\n\n",
    "a subject alone": "Objet : TR: Medallia à Lyon\n\n",
    "a few words first": f"Bonjour,\n\nÀ mettre en ligne, merci.\n\n________________________________\nDe : Paul Durand <{SECRET}>\nEnvoyé : vendredi 11 mai 2018 09:12\nObjet : Medallia à Lyon\n\n",
    "two of them": f"De : Anne Petit\nEnvoyé : samedi 12 mai 2018\nObjet : TR: Medallia\n\nPour information\n\nDe : Paul Durand <{SECRET}>\nEnvoyé : vendredi 11 mai 2018\nObjet : Medallia\n\n",
    "an answer": f"Le ven. 11 mai 2018 à 09:12, Paul Durand <{SECRET}> a écrit :\n\n",
    "an answer on two lines": f"Le ven. 11 mai 2018 à 09:12, Paul Durand <\n{SECRET}> a écrit :\n\n",
    "an answer in English": f"On Fri, May 11, 2018 at 9:12 AM Paul Durand <{SECRET}> wrote:\n\n",
}  # fmt: skip


@pytest.mark.parametrize("quote", ["", "> ", "> > "])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_head_of_a_mail_is_left_out_with_a_question(head, quote, today):
    quoted = "\n".join(f"{quote}{one}".rstrip() for one in ARTICLE.splitlines())
    found = only(head + quoted, today)
    assert (found.title, found.authors, found.published) == (TITLE, ("Sophie Leroy",), date(2018, 5, 3))
    assert any("head of a mail" in str(one) for one in found.doubts)
    assert SECRET not in str(found)
    assert "Paul Durand" not in str(found)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_day_of_a_mail_is_no_day_of_publication(head, today):
    found = only(head + ARTICLE.replace("Publié le 3 mai 2018\n", ""), today)
    assert (found.title, found.published, found.choices["date"]) == (TITLE, None, ())


def test_the_subject_of_a_mail_may_be_the_title(today):
    assert "Medallia à Lyon" in only(HEADS["Outlook"] + ARTICLE, today).choices["title"]


def test_what_follows_an_article_in_a_mail_is_no_part_of_it(today):
    below = f"\n\n-- \nPaul Durand\n06 00 00 00 00\n\nDe : Anne Petit <{SECRET}>\nEnvoyé : lundi 14 mai 2018\nObjet : Skeepers"
    found = only(HEADS["Gmail"] + ARTICLE + below, today)
    assert "Durand" not in f"{found.text}{found.beside}"
    assert "Skeepers" not in f"{found.text}{found.beside}"


def test_the_head_of_a_mail_alone_is_refused(today):
    with pytest.raises(NotAnArticle, match="without its text"):
        only(HEADS["Outlook"], today)


ARTICLES = {
    "a title with a colon": "Date : le calendrier de Medallia\nPar Sophie Leroy\n3 mai 2018\n\n" + TEXT,
    "a source": f"{TITLE}\nSource : Les Échos\n3 mai 2018\n\n{TEXT}",
    "a quotation": f"{TITLE}\n3 mai 2018\n\n{TEXT}\n> Nous sommes ravis, dit la société.\n{TEXT}",
    "on the first line": f"Le 3 mai 2018, Medallia a écrit une page de son histoire\n\n{TEXT}",
}


@pytest.mark.parametrize("text", ARTICLES.values(), ids=ARTICLES)
def test_what_only_looks_like_a_mail_is_read_as_it_stands(text, today):
    found = only(text, today)
    assert found.title == text.splitlines()[0]
    assert not any("mail" in str(one) for one in found.doubts)


def mail(content=ARTICLE, charset="utf-8", encoding="quoted-printable", subject="TR: Medallia à Orléans"):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, f"Paul Durand <{SECRET}>", "redaction@exemple.org"
    message["Date"] = "Fri, 11 May 2018 09:12:00 +0200"
    message.set_content(content.replace("’", "'") if charset != "utf-8" else content, charset=charset, cte=encoding)
    return message


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "quoted-printable"),
        ("utf-8", "base64"),
        ("utf-8", "8bit"),
        ("iso-8859-1", "quoted-printable"),
        ("cp1252", "base64"),
    ],
)
def test_a_mail_as_a_file_is_decoded(charset, encoding, today):
    found = only(mail(charset=charset, encoding=encoding).as_bytes(), today)
    assert (found.title, found.authors, found.published, found.language) == (
        TITLE,
        ("Sophie Leroy",),
        date(2018, 5, 3),
        "fr",
    )
    assert found.choices["title"] == ("Medallia à Orléans",)
    assert any("head of a mail" in str(one) for one in found.doubts)
    assert SECRET not in str(found)


def test_a_mail_in_two_forms_and_with_an_attachment(today):
    message = mail()
    message.add_alternative(f"<html><body><p>{TITLE}</p><p>{TEXT}</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    assert only(message.as_bytes(), today).title == TITLE


def test_a_mail_that_is_a_page_alone(today):
    message = mail("x")
    lines = "".join(f"<p>{one}</p>" for one in ARTICLE.splitlines() if one)
    message.add_alternative(
        f"<html><body><div>De : Paul Durand<br>Envoyé : vendredi 11 mai 2018<br>Objet : Medallia</div>{lines}</body></html>",
        subtype="html",
    )
    found = only(message.as_bytes(), today)
    assert (found.title, found.published) == (TITLE, date(2018, 5, 3))
    assert "Durand" not in str(found)


def test_lines_that_flow_are_put_together(today):
    message = mail("x")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    message.set_payload(
        f"{TITLE}\nPar Sophie Leroy\n\nLa société Medallia a annoncé à Lyon un \naccord avec plusieurs banques.",
        "utf-8",
    )
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert "annoncé à Lyon un accord avec" in only(message.as_bytes(), today).text


def test_a_mail_without_a_text_is_refused(today):
    with pytest.raises(NotAnArticle, match="mail without a text"):
        only(mail("").as_bytes(), today)


@pytest.mark.parametrize(
    "data",
    [
        "De : x\n" * 100_000,
        "Le 3 mai " * 100_000,
        "> " * 400_000,
        "[" * 400_000,
        "https://" * 100_000 + " x\ny-z-a",
        "- " * 400_000 + "x",
        "*" * 200_000 + "\n\n# x",
    ],
)
@pytest.mark.slow
def test_hostile_texts_are_read_or_refused_in_seconds(data, dataset, today):
    from vendors.desk.articles.proposal import propose

    start = time.process_time()
    with contextlib.suppress(NotAnArticle):
        propose(data.encode(), dataset, today)
    assert time.process_time() - start < 10


BROKEN = {
    "behind a hyphen": ("https://www.exemple.org/economie/medallia-ouvre-\nun-bureau-a-lyon-4711.html", "https://www.exemple.org/economie/medallia-ouvre-un-bureau-a-lyon-4711.html"),
    "behind a stroke": ("https://www.exemple.org/economie/2018/\n05/medallia-ouvre-un-bureau/", "https://www.exemple.org/economie/2018/05/medallia-ouvre-un-bureau/"),
    "in the midst of a word": ("https://www.exemple.org/economie/medallia-ouv\nre-un-bureau-4711.html", "https://www.exemple.org/economie/medallia-ouvre-un-bureau-4711.html"),
    "by quoted-printable": ("https://www.exemple.org/economie/medallia-ouvre-=\nun-bureau-a-lyon.html", "https://www.exemple.org/economie/medallia-ouvre-un-bureau-a-lyon.html"),
    "twice": ("https://www.exemple.org/economie/medallia-\nouvre-un-bureau-a-\nlyon-4711.html", "https://www.exemple.org/economie/medallia-ouvre-un-bureau-a-lyon-4711.html"),
    "in brackets": ("<https://www.exemple.org/economie/medallia-ouvre-\nun-bureau>", "https://www.exemple.org/economie/medallia-ouvre-un-bureau"),
    "behind a label": ("Source : https://www.exemple.org/a?id=47&\npage=medallia", "https://www.exemple.org/a?id=47&page=medallia"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "address"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("below", [True, False])
def test_a_broken_address_is_put_together_with_a_question(written, address, below, today):
    found = only(
        f"{ARTICLE}\n\n{written}" if below else f"{TITLE}\n{written}\nPar Sophie Leroy\n3 mai 2018\n\n{TEXT}", today
    )
    assert (found.title, found.authors, found.url) == (TITLE, ("Sophie Leroy",), address)
    assert len(found.choices["url"]) == 1
    assert any("broken over two lines" in str(one) for one in found.doubts)


@pytest.mark.parametrize(
    "following",
    ["Par Sophie Leroy", "Lyon", "3 mai 2018", "12/05/2018", "#medallia", "https://www.exemple.org/b", "Avant-hier"],
)
def test_an_address_that_is_whole_is_left_alone(following, today):
    found = only(f"{TITLE}\nhttps://www.exemple.org/economie/medallia\n{following}\n\n{TEXT}", today)
    assert found.url == "https://www.exemple.org/economie/medallia"
    assert not any("broken" in str(one) for one in found.doubts)


LINKED = (
    f"{TITLE}<https://www.exemple.org/a>\nPar Sophie Leroy<mailto:{SECRET}>\n3 mai 2018\n\n{TEXT}",
    f"{TITLE} [https://www.exemple.org/a]\nPar Sophie Leroy [mailto:{SECRET}]\n3 mai 2018\n\n{TEXT}",
    f"{TITLE} (https://www.exemple.org/a)\nPar Sophie Leroy\n3 mai 2018\n\n{TEXT} (https://www.exemple.org/autre)",
    f"# {TITLE}\n\n*Par Sophie Leroy*\n\n3 mai 2018\n\n{TEXT}\n\n[Lire sur le site](https://www.exemple.org/a)",
    f"## [{TITLE}](https://www.exemple.org/a)\n**Par Sophie Leroy**, 3 mai 2018\n\nLa société [Medallia](https://www.medallia.com/) signe. {TEXT}",
)


@pytest.mark.parametrize("text", LINKED)
def test_links_and_marks_are_no_words_of_the_article(text, today):
    found = only(text, today)
    assert (found.title, found.authors, found.published, found.url) == (
        TITLE,
        ("Sophie Leroy",),
        date(2018, 5, 3),
        "https://www.exemple.org/a",
    )
    assert SECRET not in str(found)


ABOVE = (
    "Publicité", "Advertisement", "Article réservé aux abonnés", "Réservé à nos abonnés", "Subscribers only", "Contenu sponsorisé", "Sponsored content", "Vidéo", "Exclusif", "Breaking news", "Le Courrier", "The Gazette", "Télécoms",
)  # fmt: skip


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("above", ABOVE)
def test_a_label_or_a_journal_above_a_title_is_asked_about(above, gap, today):
    found = only(f"{above}\n{gap}{ARTICLE}", today)
    assert (found.title, found.choices["title"]) == (TITLE, (above,))
    assert any("before it stands" in str(one) for one in found.doubts)


def test_a_title_of_three_words_with_a_longer_line_below_is_asked_about(today):
    found = only(f"Medallia vise Lyon\n{ARTICLE}", today)
    assert (found.title, found.choices["title"]) == ("Medallia vise Lyon", (TITLE,))
    assert any("below it stands" in str(one) for one in found.doubts)
