"""Articles as editors paste them."""

from datetime import date

import pytest

from vendors.desk.articles.reading import read

TEXT = "Qualtrics a signé un accord avec une enseigne de la grande distribution pour mesurer l’expérience de ses clients, a indiqué la société lundi."
ENGLISH = "Qualtrics has signed a deal with a large retailer to measure the experience of its customers, the company said in a statement on Monday."
TITLE = "Qualtrics signe un accord"


def pasted(*lines, text=TEXT):
    return read("\n".join([*lines, "", text]).encode(), date(2026, 11, 28))[0]


def english(*lines):
    return pasted("Qualtrics signs a deal", *lines, text=ENGLISH)


HEADS = {
    "a slogan": (
        "Le journal indépendant de la relation client.",
        "",
        TITLE,
        "",
        "Publié le 22 avril 2018 par Camille Roux",
        TITLE,
    ),
    "days": ("28 novembre 2018", "28 novembre 2018", "Temps de lecture : 5 minutes", "", TITLE),
    "a menu": ("Accueil", "Blog", "Plateformes d’avis", TITLE, "", "Karim Benali", "20 septembre 2018", "8"),
    "a path": ("Accueil > Actualités > Relation client", TITLE, "Par AFP", "Le 23 avril 2018"),
    "a banner": ("Nous utilisons des cookies", "Liste des partenaires : Medallia, InMoment", TITLE, "23 avril 2018"),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_title_below_what_a_page_puts_above_it(head):
    found = pasted(*head)
    assert found.title == TITLE
    assert head[0] in found.choices["title"], "what stands above can be chosen"
    assert any("To check: the title was taken from the line" in line for line in found.doubts)


def test_a_title_in_the_first_line_is_taken_as_it_stands():
    found = pasted(TITLE, "Goodays et Akio réagissent", "Par Claire Martin", "23 avril 2018")
    assert (found.title, found.doubts) == (TITLE, ())


AUTHORS = {
    "roles": ("Par Claire MARTIN, journaliste, et Jean Petit (à Lyon)", ("Claire Martin", "Jean Petit"), True),
    "an agency": ("Par Claire Martin, avec AFP", ("Claire Martin",), True),
    "two": ("Par Claire Martin et Jean Petit", ("Claire Martin", "Jean Petit"), False),
    "the day first": ("Le 23 avril 2018 par Claire Martin", ("Claire Martin",), False),
    "the day last": ("Publié par Claire Martin le 23 avril 2018 à 10h30", ("Claire Martin",), False),
    "an update by somebody else": ("Par Claire Martin, mis à jour le 3 mai 2020 par Jean Petit", ("Claire Martin",), True),
    "nobody": ("Par la rédaction", (), True),
    "a sentence": ("Par ailleurs, la société annonce une baisse", (), False),
    "the passive": ("Qualtrics est racheté par Silver Lake", (), False),
}  # fmt: skip


@pytest.mark.parametrize(("line", "authors", "asked"), AUTHORS.values(), ids=AUTHORS)
def test_bylines_in_french(line, authors, asked):
    found = pasted(TITLE, line)
    assert (found.authors, bool(found.doubts)) == (authors, asked)


ENGLISH_AUTHORS = {
    "two and an agency": ("By Jane Smith and John Doe, Reuters", ("Jane Smith", "John Doe"), True),
    "capitals": ("By JANE SMITH | The Example Times", ("Jane Smith",), True),
    "a role": ("Written by Jane Smith, Technology Reporter", ("Jane Smith",), True),
    "posted": ("Posted on April 23, 2018 by Jane Smith", ("Jane Smith",), False),
    "three": ("By Jane van der Berg, John O’Hara and Éric Dupont-Exemple", ("Jane van der Berg", "John O’Hara", "Éric Dupont-Exemple"), False),
    "a name that is a town's": ("By Jack London", ("Jack London",), False),
    "an editor": ("By Jane Smith. Edited by John Doe", ("Jane Smith",), True),
}  # fmt: skip


@pytest.mark.parametrize(("line", "authors", "asked"), ENGLISH_AUTHORS.values(), ids=ENGLISH_AUTHORS)
def test_bylines_in_english(line, authors, asked):
    found = english(line)
    assert (found.authors, bool(found.doubts)) == (authors, asked)


def test_a_name_beside_the_day_is_an_author_to_check():
    found = english("Jane Smith, Technology Reporter", "April 23, 2018 | Updated April 25, 2018")
    assert (found.authors, found.published) == (("Jane Smith",), date(2018, 4, 23))
    assert any("the authors were read from" in line for line in found.doubts)


def test_par_and_the_name_on_two_lines():
    assert pasted(TITLE, "16 janvier 2018", "/", "Par", "François Martin", "/", "- 0 commentaire(s)").authors == (
        "François Martin",
    )


SETTLED = {
    "the day of the week": (("Tuesday 04/03/2018",), date(2018, 4, 3)),
    "the address": (("04/03/18", "https://www.example.com/2018/04/03/qualtrics"), date(2018, 4, 3)),
    "no such month": (("04/23/2018",), date(2018, 4, 23)),
    "points": (("04.03.2018",), date(2018, 3, 4)),
    "another day in figures": (("04/03/2018", "Updated: 04/23/2018"), date(2018, 4, 3)),
    "words": (("April 3, 2018",), date(2018, 4, 3)),
}


@pytest.mark.parametrize(("lines", "day"), SETTLED.values(), ids=SETTLED)
def test_an_english_day_in_figures_is_taken_where_something_settles_it(lines, day):
    found = english("By Jane Smith", *lines)
    assert (found.published, found.choices["date"]) == (day, ())


def test_an_english_day_in_figures_is_asked_where_nothing_settles_it():
    found = english("By Jane Smith", "04/03/2018")
    assert (found.published, found.choices["date"]) == (None, ("2018-03-04", "2018-04-03"))
    assert pasted(TITLE, "04/03/2018").published == date(2018, 3, 4), "in French the day is first"


def test_a_moment_of_universal_time_in_words_is_a_day_here_and_may_be_another_there():
    found = english("Sun, 22 Apr 2018 22:30:00 GMT")
    assert (found.published, found.choices["date"]) == (date(2018, 4, 23), ("2018-04-22",))
    assert pasted(TITLE, "22 avril 2018 à 22h30").published == date(2018, 4, 22), "no zone: the clock of the place"


ADDRESSES = {
    "Google": ("https://www.google.com/url?q=https://www.example.com/a&sa=D", "https://www.example.com/a"),
    "Proofpoint, as a source": ("Source : https://urldefense.com/v3/__https://www.example.com/a__;!!abc!xyz$", "https://www.example.com/a"),
    "a reader's name": ("https://www.example.com/a?email=claire.martin@example.com&id=3", "https://www.example.com/a?id=3"),
    "trackers": ("https://www.example.com/a?id=3&utm_source=lettre&fbclid=x", "https://www.example.com/a?id=3"),
    "an archive": ("https://web.archive.org/web/2019/https://www.example.com/a", "https://www.example.com/a"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_inside_is_taken_and_said(line, address):
    found = pasted(TITLE, "23 avril 2018", line)
    assert found.url == address
    assert any("address" in line.lower() for line in found.doubts)
    assert "claire.martin@" not in str(found)


def test_of_several_addresses_the_others_are_offered():
    found = pasted(TITLE, "https://www.example.com/a", "https://www.example.com/b")
    assert (found.url, found.choices["url"]) == ("https://www.example.com/a", ("https://www.example.com/b",))


def test_the_publisher_behind_the_day_is_to_be_checked():
    found = pasted(TITLE, "Le 23 avril 2018 par le magazine En-Contact")
    assert found.publisher == "En-Contact"
    assert any("publisher was taken from" in line for line in found.doubts)


def test_the_day_that_opens_a_press_release_is_to_be_checked():
    opening = (
        "PROVO, Utah, April 23, 2018 /PRNewswire/ -- Qualtrics today announced a deal with several large retailers."
    )
    found = english(opening)
    assert found.published == date(2018, 4, 23)
    assert any("nothing beside the title" in line for line in found.doubts)
    assert english("Qualtrics, founded on April 23, 2018 by its present head, has announced a deal.").published is None


def test_the_publisher_behind_the_day_is_found_where_the_authors_sign_below():
    found = pasted(TITLE, "Le 23 avril 2018 par Magazine En-Contact", text=f"{TEXT}\nPar Manuel Exemple et Lucy Témoin")
    assert (found.publisher, found.authors) == ("En-Contact", ("Manuel Exemple", "Lucy Témoin"))
