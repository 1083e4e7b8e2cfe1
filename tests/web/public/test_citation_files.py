"""The citations that pages offer: each its own, with the site’s address where there is one and without a made-up one where not."""

import json
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
import rispy
from lxml import html
from pybtex.database import parse_string
from pydantic import ValidationError

from tests.data import DATA, ROOT
from tests.servers import SERVERS
from tests.web.inside import operator, site_inside
from vendors.exports.citations import FORMATS, notices
from vendors.i18n.language import language
from vendors.settings import Settings

SITE = "https://panorama.example"
CASES = (
    "/vendor?vendor=qualtrics",
    "/vendor?vendor=medallia",
    "/compare?vendor=qualtrics&vendor=medallia",
    "/vendors?region=fr",
    "/vendors",
    "/news?article=2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica",
    "/news?q=%7BMedallia%7D%25%23%5C",
    "/controversies?controversy=nice-securities-suit-1999",
    "/corrections",
    "/charts/world-map",
    "/charts/capabilities?region=fr",
)


def read(client, address, **headers):
    """Key, title and address of a page's citation, as programs read it in each of the formats."""
    path, _, query = address.partition("?")
    files = {}
    for ending in FORMATS:
        answer = client.get(f"{path}.{ending}?{query}", headers=headers)
        assert answer.status_code == 200
        files[ending] = answer.content.decode()
    ((key, entry),) = parse_string(files["bib"], "bibtex").entries.items()
    (item,) = json.loads(files["csl"])
    (record,) = rispy.loads(files["ris"])
    assert key == item["id"] == record["id"]
    assert item["title"] == record["title"]
    urls = {entry.fields.get("url"), item.get("URL"), (record.get("urls") or [None])[0]}
    assert len(urls) == 1
    return key, item["title"], urls.pop()


@pytest.fixture(scope="module")
def public():
    with operator(PUBLIC_ADDRESS=f"{SITE}/"), site_inside(DATA) as client:
        return {address: read(client, address) for address in CASES}


def test_each_page_has_a_key_a_title_and_an_address_of_its_own(public):
    for (_, one), (_, other) in combinations(public.items(), 2):
        assert all(mine != theirs for mine, theirs in zip(one, other, strict=True)), (one, other)
    assert public["/vendor?vendor=medallia"][1] == "Medallia – fiche d’éditeur"
    assert public["/compare?vendor=qualtrics&vendor=medallia"][1] == "Comparer Qualtrics et Medallia"
    assert all(address.startswith(f"{SITE}/") for *_, address in public.values())


def test_without_a_public_address_none_is_made_up_whatever_a_request_says():
    with operator(), site_inside(DATA) as client:
        for address in CASES:
            for headers in ({}, {"host": "evil.example"}, {"x-forwarded-host": "evil.example"}):
                assert read(client, address, **headers)[2] is None
        page = client.get("/vendor?vendor=medallia", headers={"host": "evil.example"}).text
        for said in (page, client.get("/vendor.json?vendor=medallia", headers={"host": "evil.example"}).text):
            assert "Page /vendor?vendor=medallia" in said.replace("&amp;", "&")
            assert "evil.example" not in said
            assert "127.0.0.1" not in said


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1:8501",
        "http://localhost:8501/",
        "http://[::1]:8501",
        "http://192.168.1.20",
        "http://panorama:8501",
    ],
)
def test_an_address_that_only_this_house_reaches_is_not_cited(inside):
    with operator(PUBLIC_ADDRESS=inside), site_inside(DATA) as client:
        assert read(client, CASES[0])[2] is None
        (said,) = notices(language("en"))
        assert said.startswith(f"PANORAMA_PUBLIC_ADDRESS is {inside}, which readers elsewhere cannot reach")


def test_the_operator_is_told_that_citations_name_no_address():
    with operator():
        assert notices(language("en")) == [
            "PANORAMA_PUBLIC_ADDRESS is not set: citations name the page, but no address of the site."
        ]
        assert "n’est pas défini" in notices(language("fr"))[0]
    with operator(PUBLIC_ADDRESS=SITE):
        assert notices(language("en")) == []


def test_each_address_of_the_case_is_refused_or_makes_no_citation_pretend():
    lines = (ROOT / "tests/cases/public-address.txt").read_text("utf-8").splitlines()
    given = [line.partition("\t")[0] for line in lines[1:]]
    assert given == ["panorama.example", "http://127.0.0.1:8501", ""]
    with pytest.raises(ValidationError, match=r"https://panorama\.example"):
        Settings(public_address=given[0])
    assert [Settings(public_address=address).citable_address for address in given[1:]] == ["", ""]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("panorama.example", "https://panorama.example"),
        ("//panorama.example/", "https://panorama.example"),
        ("ftp://panorama.example", "https://panorama.example"),
        ("https://panorama.example/?lang=fr", "https://panorama.example"),
        ("https://panorama.example/cx#top", "https://panorama.example"),
        ("https://claire:secret@panorama.example", "https://panorama.example"),
        ("https://", "https://panorama.example"),
        ("https://panorama.example:port", "https://panorama.example"),
    ],
)
def test_what_is_no_whole_address_stops_the_start_with_what_to_write(given, meant):
    with pytest.raises(ValidationError) as refused:
        Settings(public_address=given)
    assert f"write one such as {meant}" in str(refused.value)
    for other in ("desk_address", "edition_address"):
        with pytest.raises(ValidationError) as refused:
            Settings(**{other: given})
        assert f"write one such as {meant}" in str(refused.value)


def test_a_whole_address_is_taken_as_it_stands():
    assert Settings(public_address=" https://panorama.example/cx/ ").citable_address == "https://panorama.example/cx"
    assert Settings(public_address="https://1.1.1.1:8443").citable_address == "https://1.1.1.1:8443"


def test_a_page_offers_its_citation_and_a_link_fixed_to_the_day_beside_that_of_the_day(inside, today):
    answer = inside.get("/controversies?controversy=nice-securities-suit-1999&lang=en").text
    page = html.fromstring(answer.replace("\N{NO-BREAK SPACE}", " "))
    [cited] = page.xpath("//p[@class='cite']")
    [copied] = cited.xpath(".//button/@data-copy")
    assert cited.text.strip() == copied.strip()
    assert "(dismissed)" in copied
    [fixed] = page.xpath("//button[@data-key='copy-fixed']")
    assert fixed.text == f"Link fixed to {language('en').date(today)}"
    assert fixed.get("data-copy") == f"/controversies?controversy=nice-securities-suit-1999&date={today}&lang=en"
    dated = html.fromstring(inside.get("/controversies?date=2018-04-23").text)
    assert dated.xpath("//button[@data-key='copy']")
    assert not dated.xpath("//button[@data-key='copy-fixed']")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Paris"])
def test_the_day_on_which_it_was_read_is_that_of_the_sites_zone(zone):
    """Between the first two there are 25 hours: their days are never the same."""
    with operator(TIME_ZONE=zone), site_inside(DATA) as client:
        before = datetime.now(ZoneInfo(zone)).date()
        (entry,) = parse_string(client.get("/vendor.bib?vendor=medallia").text, "bibtex").entries.values()
        (record,) = rispy.loads(client.get("/vendor.ris?vendor=medallia").text)
        days = {before.isoformat(), datetime.now(ZoneInfo(zone)).date().isoformat()}
        assert entry.fields["urldate"] in days
        assert record["access_date"].replace("/", "-") in days


@pytest.mark.slow
def test_the_log_of_the_start_tells_the_operator():
    start = "import anyio, dashboard\nasync def main():\n    async with dashboard.ready(dashboard.app): pass\nanyio.run(main)"
    done = SERVERS.run(["-c", start])
    assert done.returncode == 0, done.stderr
    assert "PANORAMA_PUBLIC_ADDRESS is not set" in done.stderr
