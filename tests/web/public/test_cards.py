"""The pictures that social networks show of a page, and where the page says that they are."""

import io
import re
from collections import Counter
from html import unescape

import anyio
import httpx
import pytest
from PIL import Image
from starlette.applications import Starlette

import views
from tests.conftest import DATA
from tests.web.inside import operator, site_inside
from vendors.i18n.language import language
from vendors.store.watch import Live, State
from views.embed.card import card
from web.public.cards import Cards
from web.public.easel import MOST_WAITING

SITE = "https://panorama.example"


@pytest.fixture(scope="module")
def ask():
    with operator(PUBLIC_ADDRESS=SITE), site_inside(DATA) as client:
        yield client


def picture(content):
    return Image.open(io.BytesIO(content))


def properties(page):
    return {
        name: unescape(value)
        for name, value in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page)
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", views.PATHS)
def test_every_page_names_its_picture_and_the_picture_is_there(ask, path, lang):
    said = properties(ask.get(path, params={"lang": lang}).text)
    assert said["og:type"] == "website"
    assert said["og:url"].startswith(f"{SITE}/")
    assert said["og:locale"] == {"fr": "fr_FR", "en": "en_GB"}[lang]
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:title"].endswith("Panorama CX")
    address = said["og:image"]
    assert address.startswith(f"{SITE}/card/")
    answer = ask.get(address.removeprefix(SITE))
    assert answer.headers["content-type"] == "image/png"
    found = picture(answer.content)
    assert found.format == "PNG"
    assert found.size == (1200, 630)
    assert len(found.getcolors(1000)) > 10


def test_a_picture_is_of_what_is_chosen_in_its_language(ask):
    addresses = [
        "vendor.png?vendor=viavoo",
        "vendor.png?vendor=viavoo&lang=en",
        "vendor.png?vendor=trustyou",
        "vendors.png?region=fr",
    ]
    assert len({ask.get(f"/card/{address}").content for address in addresses}) == len(addresses)


def test_a_picture_that_is_known_is_not_sent_again(ask):
    first = ask.get("/card/news.png?lang=en")
    assert ask.get("/card/news.png?lang=en&v=x", headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/card/vendor.png?vendor=nobody", 400),
        ("/card/vendors.png?region=atlantis", 400),
        ("/card/nope.png", 404),
        ("/card/vendors.jpg", 404),
        ("/card/", 404),
        ("/card/../card/vendor.png?vendor=%00", 200),
    ],
)
def test_a_picture_of_nothing_is_an_error(ask, path, status):
    assert ask.get(path).status_code == status


def test_without_a_public_address_no_picture_is_named(dataset):
    with operator():
        said = properties(views.show("/", "", State(dataset)).head)
    assert "og:image" not in said
    assert "og:url" not in said
    assert said["twitter:card"] == "summary"


def test_a_page_that_does_not_exist_has_no_picture(ask):
    assert "og:image" not in properties(ask.get("/nope").text)


def test_a_crowd_of_new_pictures_is_sent_away_and_those_who_waited_get_theirs(run, dataset):
    app = Starlette(routes=Cards(Live(DATA)).routes())
    answers = []

    async def ask_all():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:

            async def ask_one(vendor):
                answers.append(await client.get(f"/card/vendor.png?vendor={vendor}"))

            async with anyio.create_task_group() as crowd:
                for vendor in dataset.vendor:
                    crowd.start_soon(ask_one, vendor)
            answers.append(await client.get("/card/vendor.png?vendor=viavoo"))

    run(ask_all)
    found = Counter(answer.status_code for answer in answers[:-1])
    assert found.keys() == {200, 503}
    assert found[200] == MOST_WAITING
    assert all(answer.headers["retry-after"] for answer in answers if answer.status_code == 503)
    assert answers[-1].status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 4000,
        "mot " * 900,
        "<b>&amp;</b>\x00\u202e\u2028",
        "Łódź 日本 ě 🙂",
        "deux étaient « contrôlés » ; oui",
    ],
)
def test_any_text_stays_inside_the_picture(text):
    words = language("fr")
    found = picture(card(text, words.fine(text), text, words)).convert("L")
    assert found.size == (1200, 630)
    paper = found.getpixel((0, 0))
    for edge in ((0, 0, 1200, 40), (0, 0, 60, 630), (1140, 0, 1200, 630), (0, 610, 1200, 630)):
        assert found.crop(edge).getextrema() == (paper, paper), edge


def test_letters_of_the_second_file_are_drawn_as_letters():
    words = language("en")
    pictures = {card("", sign * 3, "", words) for sign in ("ž", "ő", "ł", "z", "o")}
    assert len(pictures) == 5


def test_french_punctuation_stays_with_its_word():
    # A narrow no-break space, which the types lack, is drawn as a wide one and not as an empty box.
    words = language("fr")
    assert card("", words.fine("oui ; non"), "", words) == card("", "oui\u00a0; non", "", words)


def test_the_card_of_the_charts_is_the_chart_and_follows_the_selection(ask):
    chart = picture(ask.get("/card/charts.png?lang=en").content).convert("RGB")
    colours = {colour for _, colour in chart.getcolors(10_000)}
    # The regions of control: France, the rest of Europe, the United States.
    assert {(11, 95, 165), (0, 128, 94), (184, 74, 0)} <= colours
    french = picture(ask.get("/card/charts.png?lang=en&region=fr").content).convert("RGB")
    assert french.tobytes() != chart.tobytes()
    assert ask.get("/card/charts.png?lang=en&q=zzzz").status_code == 200
