"""Pages that stand in the place of what was cited, asked of a real server on this machine, and articles that only speak of such pages."""

from html import escape

import anyio
import pytest
from httpx import URL

from tests.conftest import ROOT
from tests.vendors.desk.linkcheck.placeholder_pages import (
    ARTICLES,
    DOUBTFUL,
    MORE_ARTICLES,
    MORE_DOUBTFUL,
    MORE_PLACEHOLDERS,
    PLACEHOLDERS,
    PROSE,
)
from tests.vendors.desk.linkcheck.test_linkcheck import Servers, serving
from tests.vendors.desk.linkcheck.this_machine import ThisMachine
from vendors.desk.linkcheck.http import Answer, Caller, Manners
from vendors.desk.linkcheck.parked import held_by
from vendors.desk.linkcheck.placeholders import Certainty
from vendors.desk.linkcheck.soft_404 import is_wall, words_of
from vendors.desk.linkcheck.state import PARKED_KINDS, Reach
from vendors.desk.linkcheck.verdict import Examiner
from vendors.i18n.language import language

HOME = (200, {}, f"<title>Accueil</title><h1>Le journal</h1>{PROSE.upper()}")
ARTICLE = (200, {}, f"<title>Medallia acquiert Decibel</title><h1>Medallia acquiert Decibel</h1>{PROSE}")


def states_of(answers, paths):
    """Asks addresses of a server that answers as it is told, and gives their states."""
    seen = Servers()
    seen.answers = {"/": HOME} | answers
    with serving(seen) as port:

        async def run():
            caller = Caller(ThisMachine(), Manners(pause=0.0))
            examiner = Examiner(caller)
            try:
                return [await examiner.examine(f"http://127.0.0.1:{port}{path}") for path in paths]
            finally:
                await caller.aclose()

        return anyio.run(run)


@pytest.fixture
def examine():
    """The state of one address."""
    return lambda answers, path="/p": states_of(answers, [path])[0]


@pytest.fixture
def examine_all():
    """The states of many pages of one host, by their names."""

    def asked(pages):
        answers = {f"/{name}": (200, {}, page) for name, page in pages.items()}
        return dict(zip(pages, states_of(answers, answers), strict=True))

    return asked


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_what_stands_in_the_place_of_a_page_is_not_the_page(examine, name):
    why, page = PLACEHOLDERS[name]
    state = examine({"/p": (200, {}, page)})
    assert state.is_dead, state
    assert (state.reach, state.detail) == (Reach.PARKED if why in PARKED_KINDS else Reach.SOFT_404, why)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_about_such_pages_opens(examine, name):
    state = examine({"/p": (200, {}, ARTICLES[name])})
    assert (state.reach, state.detail) == (Reach.ALIVE, "")


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_nobody_can_tell_is_to_be_checked_by_hand(examine, name):
    why, page = DOUBTFUL[name]
    state = examine({"/p": (200, {}, page)})
    assert (state.reach, state.detail) == (Reach.UNSURE, why)
    assert state.needs_work
    assert not state.is_dead
    for lang, said in (("en", "to check by hand"), ("fr", "à vérifier à la main")):
        assert state.said(language(lang)).startswith(said)


def test_pages_written_before_it_was_tried_how_they_are_judged_are_judged_right(examine_all):
    for pages, right in ((MORE_PLACEHOLDERS, "dead"), (MORE_ARTICLES, "alive"), (MORE_DOUBTFUL, "unsure")):
        judged = {
            name: "unsure" if state.reach is Reach.UNSURE else "dead" if state.is_dead else state.reach.value
            for name, state in examine_all(pages).items()
        }
        assert judged == dict.fromkeys(pages, right)


# Answers that are no pages, and ways that lead elsewhere

LONG = "<p>" + "Ce texte parle de la relation client et des enquêtes des enseignes. " * 12 + "</p>"
CASE = {
    "/refuses-robots-999": ((999, {}, "<title>x</title>"), ("blocked", "refuses-robots")),
    "/pay-per-crawl-402": ((402, {}, "<title>x</title>"), ("blocked", "payment")),
    "/for-sale": (
        (
            200,
            {},
            f"<title>old.example</title><h1>old.example</h1><p>This domain is for sale. Buy this domain.</p>{LONG}",
        ),
        ("parked", "for-sale"),
    ),
    "/a-vendre": (
        (200, {}, f"<title>old.example</title><h1>old.example</h1><p>Ce nom de domaine est à vendre.</p>{LONG}"),
        ("parked", "for-sale"),
    ),
    "/suspended": (
        (200, {}, "<title>Account Suspended</title><h1>This Account has been suspended.</h1>"),
        ("parked", "suspended"),
    ),
    "/meta-refresh-home": (
        (200, {}, '<meta http-equiv="refresh" content="0; url=/"><title>Redirection</title>'),
        ("soft-404", "home-page"),
    ),
    "/to-an-empty-search": ((301, {"location": "/search?q=x"}, ""), ("soft-404", "empty-search")),
    "/article-about-404": ((200, {}, ARTICLES["about-404"]), ("alive", "")),
}
"""What was tried after public reports of other link checkers, with the verdict that is right."""
SEARCH = "<title>Recherche</title><h1>Résultats de recherche</h1><p>{}</p>"


@pytest.mark.parametrize("path", CASE)
def test_the_answers_after_public_reports_are_judged_right(examine, path):
    answer, right = CASE[path]
    answers = {path: answer, "/search?q=x": (200, {}, SEARCH.format("Aucun résultat"))}
    state = examine(answers, path)
    assert (state.reach.value, state.detail) == right


def test_each_verdict_says_in_both_languages_what_it_is_and_why(examine):
    state = examine({"/p": CASE["/a-vendre"][0]})
    assert state.said(language("en")) == "opens, but its site is gone (200). Its domain is for sale."
    assert state.said(language("fr")) == "s’ouvre, mais le site n’est plus là (200). Son nom de domaine est à vendre."
    state = examine({"/p": (402, {}, "")})
    assert state.said(language("fr")) == (
        "fermée aux robots (402). Elle demande aux robots de payer\u202f; un lecteur passe peut-être. Ouvrez-la vous-même."
    )


@pytest.mark.parametrize(
    ("page", "reach", "detail"),
    [
        ('<META HTTP-EQUIV="Refresh" CONTENT="3;URL=\'/\'">', "soft-404", "home-page"),
        ("<meta http-equiv=refresh content='0;url=index.html'>", "soft-404", "home-page"),
        ('<script>window.location.replace("/")</script>', "soft-404", "home-page"),
        (
            "<script>setTimeout(function(){ window.location = '/accueil' }, 3000)</script><p>Un instant",
            "soft-404",
            "home-page",
        ),
        (f"<meta http-equiv='refresh' content='2; URL=/fr/'><title>Le Mag</title>{PROSE}", "soft-404", "home-page"),
        ("<script>\n  document.location.href = '/accueil';\n</script><p>Redirection…", "soft-404", "home-page"),
        ('<script>window.onload=function(){window.location.href="/article"}</script>', "alive", ""),
        ('<meta http-equiv="refresh" content="0; url=/article"><p>Cette page a changé d’adresse.', "alive", ""),
        ('<meta http-equiv="refresh" content="0; url=/lost">', "not-found", ""),
        ('<meta http-equiv="refresh" content="0; url=/?p=1234">', "alive", ""),
        (
            '<script>if (!document.cookie) location.href = "/"; else location.reload()</script>',
            "blocked",
            "cookie-wall",
        ),
        ('<script>if (screen.width < 600) location.href = "/"</script>', "unsure", "script"),
        ('<meta http-equiv="refresh" content="0; url=javascript:void(0)"><title>Medallia</title><p>Text', "alive", ""),
        ('<meta http-equiv="refresh" content="5"><title>Medallia</title><p>Text', "alive", ""),
    ],
)
def test_a_page_that_sends_on_is_followed(examine, page, reach, detail):
    state = examine(
        {
            "/p": (200, {}, page),
            "/article": ARTICLE,
            "/?p=1234": ARTICLE,
            "/accueil": HOME,
            "/fr/": HOME,
            "/index.html": HOME,
        }
    )
    assert (state.reach.value, state.detail) == (reach, detail)


def test_pages_that_send_on_to_each_other_are_no_endless_way(examine):
    there, back = (
        f'<meta http-equiv="refresh" content="0; url={x}"><title>Medallia</title><p>Text' for x in ("/q", "/p")
    )
    assert examine({"/p": (200, {}, there), "/q": (200, {}, back)}).reach is Reach.ALIVE


def test_a_page_of_a_parking_service_that_sends_every_address_to_its_lander_is_no_page(examine):
    sends = '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>'
    lander = (
        '<html><head><title></title><script src="/main.js"></script></head><body><div id="root"></div></body></html>'
    )
    state = examine({"*": (200, {}, sends), "/lander": (200, {}, lander)}, "/2018/article")
    assert state.is_dead


@pytest.mark.parametrize(
    ("answers", "reach", "detail"),
    [
        ({"/search?q=x": (200, {}, SEARCH.format(LONG))}, "unsure", "search"),
        (
            {"/search?q=x": (200, {}, SEARCH.format("Votre recherche n’a donné aucun résultat"))},
            "soft-404",
            "empty-search",
        ),
        ({"/search?q=x": (200, {}, SEARCH.format("We couldn’t find any results"))}, "soft-404", "empty-search"),
        (
            {"/search?q=x": (200, {}, SEARCH.format("Aucun article ne correspond à votre recherche"))},
            "soft-404",
            "empty-search",
        ),
        ({"/search?q=x": (200, {}, SEARCH.format("0 results for “x”"))}, "soft-404", "empty-search"),
        (
            {"/search?q=x": (200, {}, SEARCH.format("Your search did not match any documents."))},
            "soft-404",
            "empty-search",
        ),
    ],
)
def test_a_redirect_to_a_search_is_told_by_what_it_finds(examine, answers, reach, detail):
    for status in (301, 302):
        state = examine({"/p": (status, {"location": "/search?q=x"}, ""), **answers})
        assert (state.reach.value, state.detail) == (reach, detail)


def test_a_search_that_was_cited_itself_and_finds_nothing_is_to_be_looked_at(examine):
    state = examine({"/search?q=x": (200, {}, SEARCH.format("Aucun résultat"))}, "/search?q=x")
    assert (state.reach.value, state.detail) == ("unsure", "empty-search")


@pytest.mark.parametrize(
    ("status", "headers", "page", "reach", "detail"),
    [
        (403, {}, "<title>Account Suspended</title><p>This account has been suspended.", "parked", "suspended"),
        (503, {}, "<title>Site suspendu</title><p>Ce site a été suspendu.", "parked", "suspended"),
        (402, {}, "<title>Payment required</title><p>This deployment has been disabled.", "parked", "suspended"),
        (
            403,
            {},
            "<title>Access denied</title><p>Sorry, you have been blocked. Cloudflare Ray ID: 8f",
            "blocked",
            "bot-wall",
        ),
        (503, {}, "<title>Robot Check</title><p>Enter the characters you see below", "blocked", "bot-wall"),
        (
            429,
            {},
            "<title>Vercel Security Checkpoint</title><p>We're verifying your browser. Browser verification",
            "blocked",
            "bot-wall",
        ),
        (200, {"x-datadome": "protected"}, "<title>journal</title>", "blocked", "bot-wall"),
        (200, {}, "<title>Making sure you're not a bot!</title><p>Loading", "blocked", "bot-wall"),
        (503, {}, "<title>Service unavailable</title>", "server-error", ""),
        (429, {}, "slow down", "slow-down", ""),
        (999, {}, "", "blocked", "refuses-robots"),
        (451, {}, "", "blocked", "legal"),
        (404, {}, "<title>old.example</title><p>This domain is for sale.", "not-found", ""),
    ],
)
def test_a_wall_is_told_from_a_site_that_is_gone(examine, status, headers, page, reach, detail):
    state = examine({"/p": (status, headers, page)})
    assert (state.reach.value, state.detail) == (reach, detail)


def test_a_page_that_may_be_an_article_about_parking_is_parked_where_its_host_says_the_same_to_everything(examine):
    why, page = DOUBTFUL["brief-about-parking"]
    state = examine({"*": (200, {}, page)})
    assert (state.reach, state.detail) == (Reach.PARKED, why.removeprefix("perhaps-"))


@pytest.mark.parametrize(
    ("file", "reach"),
    [
        ("domain-parked-with-ads.html", "parked"),
        ("domain-of-a-registrar.html", "parked"),
        ("page-moved-by-meta.html", "not-found"),
        ("page-with-a-list-of-changes.html", "alive"),
        ("page-not-found.html", "soft-404"),
    ],
)
def test_pages_after_public_reports_are_judged_right(examine, file, reach):
    page = (ROOT / "tests/cases" / file).read_bytes()
    assert examine({"/2018/p/": (200, {}, page)}, "/2018/p/").reach.value == reach


def test_a_domain_that_sends_on_to_the_name_of_a_parking_service_is_parked():
    """Sedo answers 302 to ww1. before the same domain, and that with 200."""
    asked, led_to = URL("http://www.old.example/2018/article"), URL("http://ww1.old.example/2018/article")
    answer = Answer(led_to, 200, body=b"<title>old.example</title><p>Call center software</p>")
    held = held_by(asked, answer, words_of(answer))
    assert (held.kind, held.certainty) == ("parked", Certainty.SURE)
    elsewhere = Answer(URL("http://ww1.other.example/"), 200, body=answer.body)
    assert held_by(asked, elsewhere, words_of(elsewhere)) is None


def test_a_market_of_domains_that_a_domain_sends_on_to_is_told_by_the_domain_in_its_address():
    asked, led_to = URL("http://old.example/2018/article"), URL("https://market.example/domain/old.example")
    page = f"<title>Domains at the market</title><p>The domain name is for sale. Buy this domain.</p>{PROSE}"
    answer = Answer(led_to, 200, body=page.encode())
    assert held_by(asked, answer, words_of(answer)).kind == "for-sale"


def test_the_home_page_of_a_host_that_shows_it_for_every_address_opens(examine):
    assert examine({"*": HOME}, "/").reach is Reach.ALIVE
    assert examine({"*": HOME}, "/2018/article").detail == "like-made-up"


def test_no_teaser_of_a_real_article_or_vendor_is_taken_for_a_page_that_is_gone(dataset):
    """Of most articles a reader without an account sees little more than the title and a few lines."""
    doubtful = []
    for row in (*dataset.rows["news"], *dataset.rows["controversies"], *dataset.rows["vendors"]):
        for lang in ("fr", "en"):
            title = next(said for name in ("name", "title", f"title_{lang}") if (said := getattr(row, name, None)))
            page = f"<title>{escape(title)} | Le Mag</title><h1>{escape(title)}</h1><p>{escape(row.own('summary', lang) or '')}"
            answer = Answer(URL("https://www.magazine.example/2018/article"), 200, body=page.encode())
            words = words_of(answer)
            held = held_by(answer.url, answer, words)
            assert not held or held.certainty is Certainty.PERHAPS, row
            assert words.absence is not Certainty.SURE, row
            assert not is_wall(answer), row
            if held or words.absence is Certainty.PERHAPS:
                doubtful.append(title)
    assert len(doubtful) <= 2, doubtful
