"""Authors are names: what else a copied byline says is told from them."""

import pytest

from vendors.types.credit import credited

CLAIRE, BOTH = ("Claire Martin",), ("Claire Martin", "Jean Petit")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Par Claire Martin", CLAIRE),
        ("par : Claire Martin", CLAIRE),
        ("By Claire Martin", CLAIRE),
        ("Publié par Claire Martin", CLAIRE),
        ("Written by Claire Martin", CLAIRE),
        ("Propos recueillis par Claire Martin", CLAIRE),
        ("Auteur : Claire Martin", CLAIRE),
        ("Texte de Claire Martin", CLAIRE),
        ("Par Claire Martin et Jean Petit", BOTH),
        ("Claire Martin and Jean Petit", BOTH),
        ("Claire Martin, Jean Petit", BOTH),
        ("Claire Martin & Jean Petit", BOTH),
        ("Claire Martin, 23 avril 2018", CLAIRE),
        ("Claire Martin le 23/04/2018 à 10h30", CLAIRE),
        ("Claire Martin | Apr 23, 2018", CLAIRE),
        ("Claire Martin - 3 days ago", CLAIRE),
        ("Publié le 23 avril 2018", ()),
        ("23/04/2018", ()),
        ("Claire Martin <claire.martin@journal.example>", CLAIRE),
        ("Claire Martin, La rédaction", CLAIRE),
        ("Claire Martin @cmartin", CLAIRE),
        ("Claire Martin, photo : Jean Petit", CLAIRE),
        ("© Jean Petit", ()),
        ("Rédaction", ()),
        ("La rédaction", ()),
        ("Par la rédaction", ()),
        ("LA RÉDACTION", ()),
        ("L’équipe éditoriale", ()),
        ("Staff Writer", ()),
        ("Newsroom", ()),
        ("admin", ()),
    ],
)
def test_a_byline_is_told_from_the_names_in_it(text, meant):
    assert credited(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("Claire Martin", "Bruno de Roulhac", "Svea Herbst-Bayliss", "Magazine En-Contact", "Medallia", "AFP", "20 Minutes", "M. G."),
        *("La rédaction d’En-Contact", "Ernst & Young", "Johnson & Johnson", "Byron Katz", "Parker Conrad", "Photo Presse", "Mai Nguyen"),
        *("April Jones", "Juin Park", "Jean-Paul d’Avril", "Martin, Claire", "Les Échos", "Editorial Planeta", "Clara Mars", "June Ago", "@cmartin", "redaction@example.com"),
    ],
)  # fmt: skip
def test_a_name_is_no_byline(text):
    assert credited(text) is None
