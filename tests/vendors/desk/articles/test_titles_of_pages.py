"""The title of a saved page: the words that its readers see as one, and a question where the page calls itself otherwise."""

import pytest

from vendors.desk.articles.reading import read

TEXT = (
    "<p>Publié le 23 avril 2018 par Claire Martin</p>"
    "<p>La société Medallia a annoncé à Lyon un accord avec plusieurs banques françaises pour mesurer l’expérience de leurs clients, selon un communiqué publié cette semaine.</p>"
    "<p>Le directeur de la relation client d’une banque précise que les enquêtes seront envoyées après chaque visite en agence et que les réponses seront analysées chaque mois.</p>"
)
TITLE = "Medallia ouvre un bureau à Lyon"


def page(heading, window=TITLE, head=""):
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{window}</title><link rel="canonical" href="https://www.gazette-exemple.fr/economie/medallia/">{head}</head><body><article>{heading}{TEXT}</article></body></html>'.encode()


def first(data, today):
    return read(data, today)[0]


def titles(found):
    return [one for one in map(str, found.doubts) if "the title" in one or "text stands" in one]


SHOWN = {
    "a line break": "<h1>Medallia ouvre<br>un bureau à Lyon</h1>",
    "a line break that is closed": "<h1>Medallia<br/>ouvre un bureau<br />à Lyon</h1>",
    "blocks": "<h1><div>Medallia ouvre</div><div>un bureau à Lyon</div></h1>",
    "spans that touch": "<h1><span>Medallia ouvre</span><span>un bureau à Lyon</span></h1>",
    "a letter drawn large": '<h1><span class="initial">M</span><span>edallia ouvre un bureau à Lyon</span></h1>',
    "a word in two weights": "<h1><b>Med</b><i>allia</i> ouvre un bureau à Lyon</h1>",
    "a script and a style": "<h1>Medallia ouvre un bureau à Lyon<style>h1{margin:0}</style><script>track('h1');</script></h1>",
    "a picture with a title": "<h1><svg viewBox='0 0 1 1'><title>Premium</title><path/></svg>Medallia ouvre un bureau à Lyon</h1>",
    "a button": "<h1>Medallia ouvre un bureau à Lyon<button type='button'>Partager</button></h1>",
    "a link as a button": "<h1>Medallia ouvre un bureau à Lyon <a role='button'>Copier</a></h1>",
    "hidden": "<h1>Medallia ouvre un bureau à Lyon<span hidden>brouillon</span><em style='display: none'>x</em></h1>",
    "read aloud": "<h1>Medallia ouvre un bureau à Lyon <span class='visually-hidden'>(article payant)</span></h1>",
    "read aloud, in WordPress": "<h1><span class='screen-reader-text'>Titre :</span>Medallia ouvre un bureau à Lyon</h1>",
    "the title read aloud alone": "<h1><span class='sr-only'>Medallia ouvre un bureau à Lyon</span></h1>",
    "the sign of a link": "<h1>Medallia ouvre un bureau à Lyon<a class='headerlink' href='#x'>¶</a></h1>",
    "an icon": "<h1><i class='icon'>\ue014</i> Medallia ouvre un bureau à Lyon <a href='#x'>🔗</a></h1>",
    "a remark of the template": "<h1><!-- titre -->Medallia ouvre un bureau à Lyon<template>x</template></h1>",
}


@pytest.mark.parametrize("heading", SHOWN.values(), ids=SHOWN)
def test_a_title_is_what_readers_see_of_its_heading(heading, today):
    found = first(page(heading), today)
    assert (found.title, titles(found)) == (TITLE, [])


@pytest.mark.parametrize("heading", [one for name, one in SHOWN.items() if "two weights" not in name])
def test_it_is_so_where_the_page_is_called_nothing(heading, today):
    assert first(page(heading, ""), today).title == TITLE


BESIDE = {
    "a label": "<h1><span class='k'>Exclusif</span> Medallia ouvre un bureau à Lyon</h1>",
    "a label on a line of its own": "<h1><div class='rubrique'>TÉLÉCOMS</div>Medallia ouvre un bureau à Lyon</h1>",
    "a counter": "<h1>Medallia ouvre un bureau à Lyon <span class='count'>14</span></h1>",
    "a subject and a counter": "<h1><a href='/banque'>Banque</a><br>Medallia ouvre un bureau à Lyon<sup>3</sup></h1>",
}


@pytest.mark.parametrize("window", [TITLE, f"{TITLE} | Gazette Exemple", f"Gazette Exemple : {TITLE}"])
@pytest.mark.parametrize("heading", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_a_title_in_its_heading_is_left_out_with_a_question(heading, window, today):
    found = first(page(heading, window, '<meta property="og:site_name" content="Gazette Exemple">'), today)
    assert found.title == TITLE
    assert len(found.choices["title"]) == 1
    assert TITLE in found.choices["title"][0]
    assert len(titles(found)) == 1


AGREED = (
    f"{TITLE} | Gazette Exemple",
    f"{TITLE} - Économie - Gazette",
    f"Gazette Exemple – {TITLE}",
    "Medallia ouvre un bureau… | Gazette",
    TITLE.upper(),
)


@pytest.mark.parametrize("window", AGREED)
def test_a_window_that_is_called_so_too_is_not_asked_about(window, today):
    found = first(page(f"<h1>{TITLE}</h1>", window), today)
    assert (found.title, found.choices["title"], titles(found)) == (TITLE, (), [])


@pytest.mark.parametrize("window", ["Medallia s’installe en région - Gazette Exemple", "Le pari lyonnais de Medallia"])
def test_a_window_that_is_called_otherwise_is_offered(window, today):
    found = first(page(f"<h1>{TITLE}</h1>", window), today)
    assert found.title == TITLE
    assert found.choices["title"] == (window.removesuffix(" - Gazette Exemple"),)
    assert titles(found)


def test_a_heading_of_a_few_other_words_gives_way_with_a_question(today):
    found = first(page("<h1>Entretien</h1>", f"{TITLE} | Gazette Exemple"), today)
    assert (found.title, found.choices["title"]) == (TITLE, ("Entretien",))
    assert titles(found)


WINDOWS = {
    "the site first": (f"Gazette Exemple - {TITLE}", False),
    "the site last": (f"{TITLE} | Gazette Exemple", False),
    "a subject": (f"{TITLE} | Économie | Gazette Exemple", True),
    "a subject first": (f"Actualités » {TITLE}", True),
    "another's name": (f"{TITLE} — Le Courrier Témoin", True),
}


@pytest.mark.parametrize(("window", "asked"), WINDOWS.values(), ids=WINDOWS)
@pytest.mark.parametrize("heading", ["", "<h1>Gazette Exemple</h1>"])
def test_without_a_heading_the_window_tells_it_and_more_than_one_part_is_asked_about(heading, window, asked, today):
    found = first(page(heading, window), today)
    assert found.title == TITLE
    assert bool(titles(found)) == bool(found.choices["title"]) == asked


def test_a_heading_that_was_escaped_twice_is_read_as_its_readers_should_see_it(today):
    found = first(page("<h1>Achats &amp;amp; ventes de Medallia</h1>", "Achats &amp; ventes de Medallia"), today)
    assert found.title == "Achats & ventes de Medallia"
    notice = next(one for one in found.doubts if "signs of HTML" in str(one))
    assert notice.fields == {"written": "Achats &amp; ventes de Medallia", "title": "Achats & ventes de Medallia"}


def test_what_the_page_gives_to_networks_is_offered_though_its_data_for_machines_agree_with_the_heading(today):
    head = f'<meta property="og:title" content="Medallia s’installe en région, près de ses clients"><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"}}</script>'
    found = first(page(f"<h1>{TITLE}</h1>", TITLE, head), today)
    assert TITLE in (found.title, *found.choices["title"])
    assert "Medallia s’installe en région, près de ses clients" in (found.title, *found.choices["title"])
    assert titles(found)
