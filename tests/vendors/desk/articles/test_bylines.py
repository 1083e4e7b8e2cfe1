"""Bylines as pages and pasted texts have them: each person by name, and nobody else's words in a name."""

from datetime import date

import pytest

from vendors.desk.articles.bylines import people
from vendors.desk.articles.reading import read

TITLE = "Medallia ouvre un bureau à Lyon"
TEXT = "La société Medallia a annoncé à Lyon un accord avec plusieurs banques françaises pour mesurer l’expérience de leurs clients, selon un communiqué publié cette semaine."
TWO = ("Sophie Leroy", "Marc Dubois")
ONE = TWO[:1]


def page(byline, head=""):
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head><body><article><h1>{TITLE}</h1>{byline}<p>{TEXT}</p><p>{TEXT}</p></article></body></html>'.encode()


def authors(byline, today, head=""):
    return read(page(byline, head), today)[0].authors


PAGES = {
    "spans that touch": ('<div class="author"><span>Sophie Leroy</span><span>Marc Dubois</span></div>', TWO),
    "links in a byline": ('<p class="byline"><a>Sophie Leroy</a> <a>Marc Dubois</a></p>', TWO),
    "a list": ('<ul class="auteurs"><li>Sophie Leroy</li><li>Marc Dubois</li></ul>', TWO),
    "a list of marks": ('<ul><li><span class="author">Sophie Leroy</span></li><li><span class="author">Marc Dubois</span></li></ul>', TWO),
    "two marks": ('<p><span class="author">Sophie Leroy</span>, <span class="author">Marc Dubois</span></p>', TWO),
    "two links": ('<p>Par <a rel="author">Sophie Leroy</a> et <a rel="author">Marc Dubois</a></p>', TWO),
    "a name in two pieces": ('<p class="author"><span>Sophie</span> <span>Leroy</span></p>', ONE),
    "given names and a surname": ('<p class="author"><span>Anne Sophie</span> <span>Leroy</span></p>', ("Anne Sophie Leroy",)),
    "a role": ('<div class="author"><span>Sophie Leroy</span><span>Journaliste</span></div>', ONE),
    "a town": ("<div><span>Par Sophie Leroy</span><span>Lyon</span></div>", ONE),
    "the day touches": ("<div><span>Par Sophie Leroy</span><span>Le 3 mai 2018 à 9h</span><span>4 commentaires</span></div>", ONE),
    "the day touches, in small letters": ("<div><b>Par Sophie Leroy</b><span>le 03/05/2018</span></div>", ONE),
    "a network touches": ("<div><span>By Sophie Leroy</span><a>Twitter</a></div>", ONE),
    "a second line": ("<p>Par Sophie Leroy<br>Marc Dubois</p>", TWO),
    "a second paragraph": ('<p class="byline">Par Sophie Leroy</p><p>Marc Dubois</p>', TWO),
    "a day without its year": ("<p>Publié le 3 mai à 9h30 par Sophie Leroy</p>", ONE),
    "yesterday": ("<p>Publié hier à 18h30 par Sophie Leroy</p>", ONE),
    "a day of the week": ("<p>Mis en ligne mardi à 7h, par Sophie Leroy</p>", ONE),
    "so long ago": ("<p>Il y a 3 heures par Sophie Leroy et Marc Dubois</p>", TWO),
    "an English day without its year": ("<p>Posted May 3 at 9:30 am by Sophie Leroy</p>", ONE),
    "a story by": ("<p>Story by Sophie Leroy</p>", ONE),
    "a text of": ("<p>Un reportage de Sophie Leroy et Marc Dubois</p>", TWO),
    "a post office": ("<p>Par La Poste</p>", ()),
    "a sentence": ("<p>Hier, la société a été reprise par Silver Lake</p>", ()),
    "a passive": ("<p>Le 3 mai, un tiers du capital a été acquis par Blackstone Growth</p>", ()),
}  # fmt: skip


@pytest.mark.parametrize(("byline", "names"), PAGES.values(), ids=PAGES)
def test_the_authors_of_a_page_are_its_persons(byline, names, today):
    assert authors(byline, today) == names


TOLD = (
    "Suivre Sophie Leroy", "Follow Sophie Leroy", "Contacter Sophie Leroy", "About Sophie Leroy", "À propos de Sophie Leroy", "Sophie Leroy Suivre",
    "Voir tous les articles de Sophie Leroy", "More stories by Sophie Leroy", "Chronique de Sophie Leroy", "Billet de Sophie Leroy", "Articles de Sophie Leroy",
    "Analysis by Sophie Leroy", "Propos recueillis par Sophie Leroy", "LEROY, Sophie", "L’enquête de Sophie Leroy",
)  # fmt: skip


@pytest.mark.parametrize("words", TOLD)
def test_what_stands_around_a_name_is_no_part_of_it(words, today):
    assert authors(f'<p class="byline">{words}</p>', today) == ONE


@pytest.mark.parametrize(
    "words",
    ["Portrait de Sophie Leroy", "Interview de Sophie Leroy", "Entretien avec Sophie Leroy", "Profile of Sophie Leroy"],
)
def test_whom_an_article_may_be_about_is_asked(words, today):
    found = read(page(f'<p class="byline">{words}</p>'), today)[0]
    assert (found.authors, found.choices["authors"]) == ((), ONE)
    assert any("whom it is about" in str(one) for one in found.doubts)


CATALOGUE = {
    "Leroy, Sophie; Dubois, Marc": TWO,
    "Leroy, Sophie": ONE,
    "Leroy, Sophie and Dubois, Marc": TWO,
    "Le Goff, Yann; de Rosnay, Anne-Marie": ("Yann Le Goff", "Anne-Marie de Rosnay"),
    "Sophie Leroy, Marc Dubois": TWO,
    "Sophie Leroy, Reuters": ONE,
    "Sophie Leroy, Marc Dubois; Paul Henry": (*TWO, "Paul Henry"),
    "Sophie Leroy Marc Dubois": TWO,
}


@pytest.mark.parametrize(("written", "names"), CATALOGUE.items())
def test_names_in_the_order_of_a_catalogue(written, names):
    assert people(written).people == names


def test_the_authors_in_the_head_for_catalogues(today):
    head = '<meta name="citation_author" content="Leroy, Sophie"><meta name="citation_author" content="Dubois, Marc">'
    found = read(page("", head), today)[0]
    assert found.authors == TWO
    assert any("were read from" in str(one) for one in found.doubts)


def test_a_name_that_begins_with_a_word_that_may_be_none_of_it_is_asked_about():
    assert people("Regards Sophie Leroy").changed
    assert not people("Sophie van der Berg").changed


def test_a_second_author_on_a_line_of_a_pasted_text(today):
    found = read(f"{TITLE}\nPar Sophie Leroy\nMarc Dubois\n3 mai 2018\n\n{TEXT}".encode(), today)[0]
    assert (found.authors, found.published) == (TWO, date(2018, 5, 3))
    assert any("were read from" in str(one) for one in found.doubts)


def test_a_line_below_the_byline_that_may_be_a_name_is_asked_about(today):
    found = read(f"{TITLE}\nPar Sophie Leroy\nRelation Client\n3 mai 2018\n\n{TEXT}".encode(), today)[0]
    assert (found.authors, found.choices["authors"]) == (ONE, ("Sophie Leroy|Relation Client",))
    assert any("stands below the byline" in str(one) for one in found.doubts)


@pytest.mark.parametrize(
    "written", ["1 er mars 2018", "jeudi 1<sup>er</sup> mars 2018", "jeudi 1 <sup>er</sup> mars 2018 à 06:00"]
)
def test_the_first_of_a_month_with_raised_letters(written, today):
    assert read(page(f"<p>Publié le {written}</p>"), today)[0].published == date(2018, 3, 1)
