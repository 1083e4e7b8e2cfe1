"""What other sites may frame: the headers that allow it, there and nowhere else, and what the frames show."""

import csv
import io
import re
from html import unescape

import httpx
import pytest
from lxml import html
from pydantic import ValidationError

from tests.conftest import DATA
from tests.web.inside import operator, site_inside
from vendors.i18n.language import language
from vendors.settings import Settings, today
from views.base.typography import typeset
from views.charts.figure import SCRIPT
from views.public.charts import MOST_SHOWN

HOST = "https://magazine.example"
SITE = "https://panorama.example"
EMBEDS = (
    "/embed/vendors?region=fr&region=eu",
    "/embed/compare?vendor=qualtrics&vendor=medallia&vendor=viavoo",
    "/embed/vendor?vendor=qualtrics",
    "/embed/news?vendor=qualtrics",
    "/embed/controversies",
    "/embed/chart?name=origin-to-control",
)
WRONG = {
    "/embed/": 404,
    "/embed/vendorz": 404,
    "/embed/vendor/qualtrics": 404,
    "/embed/chart?name=vendors": 404,
    "/embed/vendors?region=atlantis": 400,
    "/embed/vendors?theme=pink": 400,
    "/embed/vendor": 400,
    "/embed/compare?vendor=qualtrics": 400,
}


@pytest.fixture(scope="module")
def ask():
    with (
        operator(EMBED_HOSTS=f"{HOST}, *.magazine.example", PUBLIC_ADDRESS=f"{SITE}/"),
        site_inside(DATA) as client,
    ):
        yield client


def directives(answer):
    return dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))


def source_of(snippet):
    return re.search(r'<iframe src="([^"]*)"', unescape(snippet))[1].replace("&amp;", "&")


def snippet_on(page):
    return unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1])


@pytest.mark.parametrize("path", [*EMBEDS, *WRONG])
def test_the_sites_of_the_setting_may_frame_what_is_below_embed(ask, path):
    answer = ask.get(path)
    allowed = directives(answer)
    assert allowed["frame-ancestors"] == f"'self' {HOST} https://*.magazine.example"
    assert allowed["script-src"] == "'self'"
    assert allowed["default-src"] == allowed["form-action"] == "'none'"
    assert "x-frame-options" not in answer.headers
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["/", "/vendor?vendor=qualtrics", "/embed", "/embed/resize.js", "/card/vendors.png", "/embedded", "/vendors.csv"],
)
def test_nothing_else_may_be_framed_by_others(ask, path):
    answer = ask.get(path)
    assert directives(answer)["frame-ancestors"] == "'self'"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


def test_without_the_setting_nobody_else_may_frame_anything(ask):
    with operator():
        answer = ask.get(EMBEDS[0])
    assert directives(answer)["frame-ancestors"] == "'self'"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "hosts",
    [
        "*",
        "https://a.example/path",
        "a.example; script-src *",
        "'none'",
        "javascript:x",
        "a_b.example",
        "https://",
        "*.*.example",
    ],
)
def test_a_malformed_host_is_refused_and_named(hosts):
    with pytest.raises(ValidationError, match="is not a host that may embed: write a host such as"):
        Settings(embed_hosts=hosts)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", EMBEDS)
def test_an_embed_is_whole_small_and_says_where_it_comes_from(ask, path, lang):
    page = ask.get(f"{path}&lang={lang}" if "?" in path else f"{path}?lang={lang}").text
    assert f'<html lang="{lang}" data-theme="light">' in page
    assert page.count("<h1") == page.count("<main") == page.count('<footer class="from"') == 1
    for frame in ('class="mast"', "<form", "<input", "<nav", 'meta name="app"', "live.js"):
        assert frame not in page, frame
    foot = page[page.index('<footer class="from"') :]
    assert re.search(rf'<a href="{SITE}/[^"]*">Panorama CX', foot)
    assert "version" in foot
    assert re.search(r"\b20\d\d\b", foot)
    assert '<base target="_blank">' in page
    # On paper no link can be followed, and nothing opens on a click.
    assert f'<span class="paper">{SITE}/' in foot
    for part in re.findall(r"<(?:p|span)[^>]*>[^<]*(?:on a click|d’un clic)", page):
        assert re.search(r'class="(?:[^"]* )?act"', part), part


def test_an_embed_counts_what_is_not_verified(ask):
    page = ask.get("/embed/vendors?vendor=hubicus&columns=owner&lang=en").text
    assert "1 of 1 facts not verified" in page


def test_the_table_has_the_rows_of_the_page_and_of_the_file(ask):
    query = "region=eu&control=us&control=other&sort=-founded&columns=founded&columns=employees&lang=en"
    rows = re.findall(r'<th scope="row"[^>]*>.*?<a [^>]*>(.*?)</a>', ask.get(f"/embed/vendors?{query}").text)
    table = list(csv.reader(io.StringIO(ask.get(f"/vendors.csv?{query}").content.decode("utf-8-sig"))))
    assert len(rows) > 3
    assert [unescape(row) for row in rows] == [row[0] for row in table[1:]]


def test_an_embed_is_light_unless_another_theme_is_asked_for_or_left_to_the_device(ask):
    page = "/embed/vendor?vendor=viavoo"
    assert '<html lang="fr" data-theme="light">' in ask.get(page).text
    assert "data-theme" not in ask.get(f"{page}&theme=auto").text
    assert '<html lang="fr" data-theme="dark">' in ask.get(f"{page}&theme=dark").text
    assert '<html lang="fr" data-theme="light">' in ask.get(f"{page}&theme=light").text


def test_a_forced_theme_has_the_colours_of_the_devices(ask):
    style = httpx.URL(re.search(r'href="(/assets/page[^"]+)"', ask.get("/embed/vendors").text)[1])
    dark = [
        sorted(set(re.findall(r"--\w+:#\w+", rule)))
        for rule in re.findall(r":root:where[^{]*\{([^}]*--paper[^}]*)", ask.get(style).text)
    ]
    assert len(dark) == 2
    assert dark[0] == dark[1]


@pytest.mark.parametrize(("path", "status"), WRONG.items())
def test_what_cannot_be_shown_says_so_in_the_small_layout(ask, path, status):
    answer = ask.get(path)
    assert answer.status_code == status
    assert 'class="pcx embed"' in answer.text
    assert 'class="mast"' not in answer.text
    assert "<h1>" in answer.text


def test_what_was_probably_meant_is_suggested(ask):
    assert "“controversies”" in ask.get("/embed/controversy?lang=en").text
    assert "“qualtrics”" in ask.get("/embed/vendor?vendor=qualtriks&lang=en").text


@pytest.mark.parametrize(
    "value", ['"><script>alert(1)</script>', "</textarea><script>alert(1)</script>", "' onload='x", "</script><script>"]
)
def test_hostile_values_are_words(ask, value):
    for path, names in (
        ("/embed", ("what", "theme", "height", "name", "q", "vendor")),
        ("/embed/vendors", ("theme", "q", "vendor")),
        ("/embed/chart", ("name", "q")),
    ):
        for name in names:
            answer = ask.get(path, params={name: value, "lang": "en"})
            assert answer.status_code in (200, 400, 404)
            assert "<script>alert" not in answer.text
            assert "</textarea><script" not in answer.text
            assert "' onload='" not in re.sub(r">[^<]*<", "><", answer.text)


def cases_of(page):
    return re.findall(r'<article class="case".*?</article>', page, re.S)


def test_no_allegation_stands_without_its_status_its_history_and_an_answer_of_the_same_size(ask, dataset):
    accused = sorted({vendor for one in dataset.controversy.values() for vendor in one.vendors})
    pages = [f"/embed/vendor?vendor={vendor}&lang=en" for vendor in accused]
    pages += ["/embed/controversies?lang=en", "/embed/controversies?date=2018-04-23&lang=en"]
    shown = 0
    for path in pages:
        page = ask.get(path).text
        cases = cases_of(page)
        shown += len(cases)
        assert page.count(">The allegation<") + page.count(">What is reported<") == len(cases), path
        for case in cases:
            headings = re.findall(r'<(h\d) class="says">([^<]*)', case)
            assert {level for level, _ in headings} == {headings[0][0]}, path
            assert headings[0][1] == ("The allegation" if "<b>Alleged</b>" in case else "What is reported")
            assert any(words.endswith(("’s response", "’s defence")) for _, words in headings[1:]), path
            assert re.search(r'class="state" data-sign="."', case), path
            assert "<time" in case[case.index('<ol class="history"') :], path
    assert shown >= 2 * len(dataset.controversy)


def test_every_answer_that_is_known_is_in_the_embed(ask, dataset):
    for one, replies in dataset.replies.items():
        page = unescape(ask.get(f"/embed/controversies?controversy={one}&lang=en").text)
        for reply in replies:
            if reply.text_en:
                assert typeset(reply.text_en) in page, one


def test_the_table_of_a_framed_chart_begins_with_its_first_row_whatever_page_its_address_was_copied_from(ask):
    first = ask.get("/embed/chart?name=capabilities&lang=en").text
    assert f"1 to {MOST_SHOWN} of" in first
    copied = ask.get("/embed/chart?name=capabilities&lang=en&page=2").text
    assert re.findall(r"<tr.*?</tr>", copied, re.DOTALL) == re.findall(r"<tr.*?</tr>", first, re.DOTALL)


def test_a_chart_has_its_picture_its_table_and_its_source(ask):
    page = ask.get("/embed/chart?name=origin-to-control&lang=en&region=eu").text
    assert f'<a href="{SITE}/charts?region=eu&amp;lang=en">' in page
    picture = unescape(re.search(r'<img src="([^"]+)"', page)[1])
    assert ask.get(picture).headers["content-type"] == "image/svg+xml"
    assert "theme=light" in picture
    dark = ask.get("/embed/chart?name=origin-to-control&theme=dark").text
    assert "theme=dark" in re.search(r'<img src="([^"]+)"', dark)[1]
    counts = re.findall(r'<td [^>]*class="n">(\d+)</td>', page)
    assert sum(map(int, counts)) == 16
    assert "Source: Panorama CX" in page


def test_a_place_that_takes_no_frame_gets_the_picture_of_the_chart_itself(ask):
    form = unescape(unescape(ask.get("/embed?what=chart&name=founding&region=fr&lang=en").text))
    link, picture = re.search(r'<a href="([^"]+)"><img src="([^"]+)" alt="[^"]+" width="600"[^>]*></a>', form).groups()
    assert link == f"{SITE}/charts?region=fr&lang=en#founding"
    assert picture == f"{SITE}/charts/founding.png?region=fr&lang=en"
    assert ask.get(picture.removeprefix(SITE)).headers["content-type"] == "image/png"


def test_plotlys_own_script_is_served_compressed_and_for_long(ask):
    address = re.search(r'data-script="(/embed/plotly[^"]+)"', ask.get("/embed/chart").text)[1]
    for accepted in ("gzip", "identity"):
        answer = ask.get(address, headers={"accept-encoding": accepted})
        assert answer.content == SCRIPT.read_bytes()
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith("text/javascript")
        assert (answer.headers.get("content-encoding") == "gzip") is (accepted == "gzip")
    assert answer.content.startswith(b"/**\n* plotly.js v")
    assert "plotly" not in ask.get("/embed/vendors").text


def test_the_script_for_articles_keeps_its_address_and_any_page_may_load_it(ask):
    answer = ask.get("/embed/resize.js")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert ask.get("/embed/resize.js", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "query",
    [
        "",
        "what=compare&vendor=qualtrics&vendor=medallia",
        "what=vendor&vendor=viavoo&theme=dark",
        "what=news&q=%26lt%3B%22",
        "what=controversies&lang=en&theme=auto&height=900",
        "what=chart&name=founding&region=fr",
    ],
)
def test_the_snippet_leads_to_what_was_chosen(ask, query):
    snippet = snippet_on(ask.get(f"/embed?{query}").text)
    assert f'<script async src="{SITE}/embed/resize.js"></script>' in snippet
    source = source_of(snippet)
    assert source.startswith(f"{SITE}/embed/")
    assert ask.get(source.removeprefix(SITE)).status_code == 200
    wanted = httpx.QueryParams(query)
    found = httpx.QueryParams(source.partition("?")[2])
    assert {pair for pair in wanted.multi_items() if pair[0] not in ("what", "height")} == set(found.multi_items())
    assert f"/embed/{wanted.get('what', 'vendors')}" in source
    assert f'height="{wanted["height"]}"' in snippet if "height" in wanted else 'height="' in snippet


def test_the_form_says_what_does_not_exist_and_what_is_still_to_choose(ask):
    page = ask.get("/embed?what=vendorz&theme=pink&region=atlantis&lang=en").text
    for value in ("vendorz", "pink", "atlantis"):
        assert f"“{value}”" in page
    assert "<textarea" not in ask.get("/embed?what=compare").text
    assert "Choose two to six vendors" in ask.get("/embed?what=compare&lang=en").text


NAMED = {
    "what=vendors": "Panorama",
    "what=vendors&region=fr": "Panorama (Region of origin: France)",
    "what=chart": "From origin to control",
    "what=chart&name=funding&region=eu": "Rounds and deals over time (Region of origin: Rest of Europe)",
    "what=news&vendor=qualtrics": "News (Vendor: Qualtrics)",
    "what=controversies": "Controversies",
    "what=controversies&controversy=qualtrics-cambridge-analytica-2018": "Controversy: Was Qualtrics involved in the Cambridge Analytica data collection? (denied by the vendor), as of {day}",
    "what=vendor&vendor=viavoo": "Viavoo – vendor page",
}


@pytest.mark.parametrize(("query", "named"), NAMED.items())
def test_what_is_copied_for_good_has_no_number_of_today_and_a_status_with_its_day(ask, query, named):
    """The frame and the picture go with the data; what a screen reader calls them stays in the article as it was copied."""
    form = html.fromstring(ask.get(f"/embed?{query}&lang=en").text)
    copied = [html.fromstring(one.value) for one in form.xpath("//textarea")]
    names = [name for one in copied for name in one.xpath("descendant-or-self::iframe/@title | .//img/@alt")]
    day = language("en").date(today())
    assert names == [f"{named.format(day=day)} – Panorama CX"] * 2


@pytest.mark.parametrize(
    "path",
    ["/?region=fr", "/compare?vendor=qualtrics&vendor=medallia", "/vendor?vendor=viavoo", "/news", "/controversies"],
)
def test_every_page_that_can_be_embedded_leads_to_its_snippet(ask, path):
    link = unescape(re.search(r'<a class="share"[^>]*href="([^"]*)"', ask.get(path).text)[1])
    page = ask.get(link)
    assert page.status_code == 200
    name = {"/": "vendors"}.get(path.partition("?")[0], path.partition("?")[0][1:])
    assert f"/embed/{name}" in snippet_on(page.text)


def test_no_snippet_names_a_host_that_only_a_request_names():
    with operator(EMBED_HOSTS=HOST), site_inside(DATA) as client:
        forged = client.get("/embed?lang=en", headers={"host": "evil.example"}).text
        assert "evil.example" not in forged
        assert "There is no snippet yet: this site does not know its own address." in forged
        # On the operator's own machine it is tried at once.
        assert source_of(snippet_on(client.get("/embed?lang=en").text)).startswith("http://127.0.0.1/embed/")
