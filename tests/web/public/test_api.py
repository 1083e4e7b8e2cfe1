"""The API over the wire: the rows of a Selection with what may not be read without, pages, conditions, other sites, and what is said when something is wrong."""

import csv
import io
import json
import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import lxml.html
import pytest

from tests.data import DATA, ROOT
from tests.web.inside import operator, site_inside
from vendors.exports.api.answering import Answering
from vendors.exports.api.resources import RESOURCES
from vendors.query.results import Results
from vendors.query.selection import Selection
from web.public.api import QUICK, SURE, QuickKinds

LIST = "/api/v1/vendors"


def rows_of(ask, address):
    answer = ask.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


@pytest.mark.parametrize("name", RESOURCES)
def test_a_list_has_its_rows_in_the_order_of_the_page_and_says_what_it_is(inside, dataset, today, name):
    answer = inside.get(f"/api/v1/{name}?limit=1000").json()
    expected = Results(dataset, Selection(), today).rows(name)
    assert answer["total"] == len(expected)
    assert answer["data_version"] == dataset.version[:12]
    assert answer["as_of"] == today.isoformat()
    key = expected[0].KEY
    assert [tuple(row[part] or "" for part in key) for row in answer["rows"]] == [
        tuple(row.cell(part) for part in key) for row in expected[:1000]
    ]
    assert set(answer["rows"][0]) >= {column.name for column in RESOURCES[name].columns}


def test_a_selection_narrows_sorts_and_looks_at_another_day(inside):
    europeans = rows_of(inside, f"{LIST}?region=fr&region=eu&control=us&fields=id,origin_region,control_region")
    assert europeans
    assert {row["origin_region"] for row in europeans} <= {"fr", "eu"}
    assert {row["control_region"] for row in europeans} == {"us"}
    (then,) = rows_of(inside, f"{LIST}?vendor=qualtrics&date=2020-01-01&fields=owner,control_country")
    assert then == {"owner": "SAP", "control_country": "DE"}
    founded = [row["founded"] for row in rows_of(inside, f"{LIST}?sort=-founded&fields=founded")]
    known = [day for day in founded if day]
    assert known == sorted(known, reverse=True)
    assert founded[len(known) :] == [None] * (len(founded) - len(known))


@pytest.mark.parametrize("day", ["2010-06-01", "2018-07-01", "2022-02-25"])
def test_a_controversy_of_a_day_lists_the_articles_of_that_day_in_every_form(inside, day):
    there = {row["id"] for row in rows_of(inside, f"/api/v1/news?date={day}&limit=1000&fields=id")}
    now = {row["id"]: row["articles"] for row in rows_of(inside, "/api/v1/controversies?limit=1000")}
    later = False
    told = {row["id"]: row["articles"] for row in rows_of(inside, f"/api/v1/controversies?date={day}&limit=1000")}
    for id, articles in told.items():
        assert articles == [one for one in now[id] if one in there]
        later |= len(articles) < len(now[id])
    assert later
    flat = csv.DictReader(io.StringIO(inside.get(f"/api/v1/controversies.csv?date={day}").text.removeprefix("\ufeff")))
    assert {row["id"]: [*filter(None, row["articles"].split("|"))] for row in flat} == told
    asked = inside.get("/sql.json", params={"sql": "SELECT id, articles FROM controversies_on()", "date": day}).json()
    assert {row["id"]: row["articles"] for row in asked["rows"]} == told


def test_pages_lead_to_each_other_and_together_hold_every_row_once(inside):
    address, seen, pages = f"{LIST}?limit=20&fields=id&sort=name", [], 0
    while address:
        answer = inside.get(address)
        told = answer.json()
        seen += [row["id"] for row in told["rows"]]
        pages += 1
        next_link = answer.links.get("next", {}).get("url")
        assert next_link == told["links"]["next"]
        address = next_link
    assert seen == [row["id"] for row in rows_of(inside, f"{LIST}?limit=1000&fields=id")]
    assert pages == told["pages"] == told["page"]
    assert told["links"]["prev"].endswith(f"page={pages - 1}")
    behind = inside.get(f"{LIST}?page=99").json()
    assert (behind["rows"], behind["links"]["prev"], behind["links"]["next"]) == ([], behind["links"]["last"], None)


def test_csv_has_all_rows_with_the_same_cells_or_a_page_where_one_is_asked_for(inside):
    whole = list(csv.DictReader(io.StringIO(inside.get(f"{LIST}.csv?region=fr").text)))
    listed = rows_of(inside, f"{LIST}?region=fr")
    assert [row["id"] for row in whole] == [row["id"] for row in listed]
    assert [row["categories"].split("|") for row in whole] == [row["categories"] for row in listed]
    part = inside.get(f"{LIST}.csv?region=fr&limit=3&page=2&fields=id")
    assert part.text.split()[1:] == [row["id"] for row in listed[3:6]]
    assert part.headers["panorama-total"] == str(len(listed))
    assert part.links["next"]["url"].endswith("page=3")
    assert part.headers["content-type"].startswith("text/csv")


def test_one_row_has_an_address_of_its_own(inside):
    answer = inside.get("/api/v1/vendors/qualtrics?date=2018-04-23&fields=name,owner").json()
    assert answer["row"] == {"name": "Qualtrics", "owner": None}
    assert answer["as_of"] == "2018-04-23"
    assert answer["links"]["html"] == "/vendor?vendor=qualtrics&date=2018-04-23"
    assert inside.get("/api/v1/controversies/qualtrics-cambridge-analytica-2018").json()["row"]["status"] == "denied"


def test_evidence_is_told_on_request_as_the_site_judges_it(inside, dataset):
    (row,) = rows_of(inside, f"{LIST}?vendor=qualtrics&evidence=true&fields=name,owner,employees,articles")
    assert "articles" not in row["evidence"], "what is counted has no source of its own"
    owner = row["evidence"]["owner"]
    assert owner["verdict"] in ("verified", "partly-verified", "stale", "unverified")
    assert all(source["url"].startswith("http") for source in owner["sources"] if source["url"])
    table = csv.DictReader(io.StringIO(inside.get(f"{LIST}.csv?vendor=qualtrics&evidence=true&fields=owner").text))
    (line,) = table
    assert line["owner_verdict"] == owner["verdict"]
    assert line["owner_publishers"] == str(owner["publishers"])
    for name in ("ownership", "events", "capabilities"):
        found = rows_of(inside, f"/api/v1/{name}?vendor=qualtrics&evidence=true&limit=1")
        (told,) = found[0]["evidence"].values()
        assert told["sources"]
        assert "evidence" not in rows_of(inside, f"/api/v1/{name}?limit=1")[0]


QUALTRICS = "qualtrics-cambridge-analytica-2018"
ARTICLE = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"


def test_no_allegation_comes_without_its_status_its_source_and_the_answer_whatever_columns_are_chosen(inside):
    (row,) = rows_of(inside, f"/api/v1/controversies?controversy={QUALTRICS}&fields=summary_en")
    (article,) = rows_of(inside, f"/api/v1/news?article={ARTICLE}&fields=title")
    (disputed,) = article["controversies"]
    for told in (row, disputed):
        assert told["status"] == "denied"
        assert told["steps"][0]["source_url"].startswith("https://")
        assert [(answer["vendor"], answer["stage"]) for answer in told["answers"]] == [("qualtrics", "found")]
        assert told["answers"][0]["text_en"]
        assert told["answers"][0]["source_url"]
    line = inside.get(f"/api/v1/controversies.csv?controversy={QUALTRICS}&fields=summary_en&lang=en").text
    (flat,) = csv.DictReader(io.StringIO(line))
    assert flat["status"] == "denied"
    assert flat["answers"].startswith("Qualtrics: ")
    assert "https://" in flat["sources"]
    (flat,) = csv.DictReader(io.StringIO(inside.get(f"/api/v1/news.csv?article={ARTICLE}&fields=title&lang=en").text))
    assert "Denied by the vendor; Qualtrics: answer found in public" in flat["controversies"]


def test_every_disputed_row_has_its_status_and_answers(inside):
    for row in rows_of(inside, "/api/v1/controversies?limit=1000&fields=id"):
        assert row["status"]
        assert row["steps"]
        assert row["answers"]


def test_who_has_an_answer_is_told_so_by_its_name_or_its_time(inside):
    first = inside.get(LIST, headers={"accept-encoding": "identity"})
    etag, changed = first.headers["etag"], first.headers["last-modified"]
    assert not etag.startswith("W/")
    assert inside.get(LIST, headers={"accept-encoding": "identity", "if-none-match": etag}).status_code == 304
    again = inside.get(LIST, headers={"accept-encoding": "identity", "if-none-match": '"other"'})
    assert (again.status_code, again.content) == (200, first.content)
    assert inside.get(LIST, headers={"if-modified-since": changed}).status_code == 304
    earlier = parsedate_to_datetime(changed) - timedelta(seconds=1)
    late = inside.get(LIST, headers={"if-modified-since": earlier.strftime("%a, %d %b %Y %H:%M:%S GMT")})
    assert late.status_code == 200
    # By its name alone where both are given (RFC 9110).
    both = inside.get(LIST, headers={"if-modified-since": changed, "if-none-match": '"other"'})
    assert both.status_code == 200
    packed = inside.get(LIST, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["etag"] != etag, "other bytes have another strong name"
    assert packed.content == first.content


def test_other_sites_may_ask_and_nobody_may_write(inside):
    assert inside.get(LIST).headers["access-control-allow-origin"] == "*"
    file = inside.options(
        "/data/ownership.csv", headers={"origin": "https://a.example", "access-control-request-method": "GET"}
    )
    assert file.status_code == 204
    assert file.headers["access-control-allow-headers"] == "*", "without it no page can send if-none-match"
    assert "etag" in inside.get("/data/ownership.csv").headers["access-control-expose-headers"]
    asked = inside.options(LIST, headers={"origin": "https://a.example", "access-control-request-method": "GET"})
    assert asked.status_code == 204
    assert "GET" in asked.headers["access-control-allow-methods"]
    head = inside.head(LIST, headers={"accept-encoding": "identity"})
    assert head.status_code == 200
    assert head.headers["content-length"] == str(len(inside.get(LIST, headers={"accept-encoding": "identity"}).content))
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        refused = inside.request(method, LIST)
        assert refused.status_code == 405
        assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
        assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("address", "parameter", "meant", "nearest"),
    [
        (f"{LIST}?regoin=fr", "regoin", "region=fr", "region"),
        (f"{LIST}?region=frr", "region", None, "fr"),
        (f"{LIST}?vendor=qualtrix", "vendor", "vendor=qualtrics", "qualtrics"),
        (f"{LIST}?sort=foundd", "sort", "sort=founded", "founded"),
        (f"{LIST}?sort=-opened", "sort", None, "-founded"),
        (f"{LIST}?fields=nmae", "fields", "fields=name", "name"),
        (f"{LIST}?fields=,,", "fields", None, "id"),
        (f"{LIST}?fields=id,owner_kind,name", "fields", "fields=owner_vendor", "owner_vendor"),
        (f"{LIST}?date=2018", "date", "date=2018-12-31", "2018-12-31"),
        (f"{LIST}?limit=5000", "limit", "limit=1000", "1000"),
        (f"{LIST}?per_page=10", "per_page", "limit=10", "limit"),
        (f"{LIST}?date=23/04/2018", "date", "date=2018-04-23", "2018-04-23"),
        (f"{LIST}?region=fr,eu", "region", "region=fr&region=eu", "region=fr&region=eu"),
        (f"{LIST}?topic=funding", "topic", None, None),
        (f"{LIST}?region=", "region", None, None),
        (f"{LIST}?q=%20", "q", None, None),
        (f"{LIST}?q=%21", "q", None, None),
        (f"{LIST}?q=a+b+c+d+e+f+g+h+i+j+k+l+m", "q", None, None),
        (f"{LIST}?limit=1&limit=2", "limit", "limit=2", None),
        ("/api/v1/news?evidence=true", "evidence", None, None),
        ("/api/v1/openapi.json?lang=xx", "lang", None, None),
    ],
)
def test_what_is_wrong_is_said_with_what_was_meant(inside, address, parameter, meant, nearest):
    answer = inside.get(f"{address}&lang=en" if "lang" not in address else address)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == 400
    assert told["type"].endswith("/api#wrong-parameters")
    assert told["instance"].startswith(address)
    (error,) = told["errors"]
    assert error["parameter"] == parameter
    if meant:
        assert error["meant"] == meant
        assert inside.get(told["meant"]).status_code == 200, "what was meant can be asked"
    if nearest:
        assert error["nearest"] == nearest


@pytest.mark.parametrize(
    ("address", "status", "meant"),
    [
        ("/api/v1/vendor", 404, "/api/v1/vendors"),
        ("/api/v1/vendors/", 404, "/api/v1/vendors"),
        ("/api/v1/ownership/qualtrics", 404, None),
        ("/api/v1/vendors/qualtrix", 404, "/api/v1/vendors/qualtrics"),
        ("/api/v1/vendors/Qualtrics", 404, "/api/v1/vendors/qualtrics"),
        ("/api/v1/vendors/qualtrics?date=1985-01-01", 404, "/api/v1/vendors/qualtrics"),
        ("/api/v1/schema/vendor.json", 404, None),
        (f"{LIST}?q={'a' * 33_000}", 414, None),
    ],
)
def test_what_is_not_there_is_said_with_what_is(inside, address, status, meant):
    answer = inside.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    if meant:
        assert answer.json()["meant"] == meant


def test_what_was_read_otherwise_than_it_is_written_is_said(inside):
    answer = inside.get(f"{LIST}?capability=sms-survey")
    assert answer.json()["read_as"] == ["capability=sms-survey as channel=sms"]
    assert answer.headers["panorama-read-as"] == "capability=sms-survey as channel=sms"


def test_what_is_known_to_its_year_is_in_a_period_as_the_description_says(inside, dataset):
    of_year = next(row for row in dataset.rows["events"] if row.date.text == "2018")
    article = next(row for row in dataset.rows["news"] if row.date.text == "2018")
    for since, until in (("2018-01", "2018-03"), ("2018-10", "2018-12")):
        period = f"since={since}&until={until}&limit=1000"
        events = rows_of(inside, f"/api/v1/events?{period}&fields=vendor,date")
        assert (of_year.vendor, "2018") in {(row["vendor"], row["date"]) for row in events}
        assert article.id not in {row["id"] for row in rows_of(inside, f"/api/v1/news?{period}&fields=id")}
    described = inside.get("/api/v1/openapi.json?lang=en").json()["components"]["parameters"]["since"]["description"]
    assert "a milestone or a period of ownership if any of it is" in described


def test_articles_that_may_lie_in_the_period_are_named(inside, dataset):
    answer = inside.get("/api/v1/news?since=2025-12-04&until=2025-12-31").json()
    named = {row["id"] for row in answer["rows"]}
    assert all(dataset.article[id].date.precision != "day" for id in answer["left_out"])
    assert named.isdisjoint(answer["left_out"])


def test_links_are_whole_where_the_site_has_an_address():
    with operator(PUBLIC_ADDRESS="https://panorama.example.org"), site_inside(DATA) as ask:
        answer = ask.get(f"{LIST}?limit=1").json()
        assert answer["links"]["next"] == "https://panorama.example.org/api/v1/vendors?limit=1&page=2"


def test_the_start_leads_to_every_list_and_the_description(inside):
    start = inside.get("/api/v1").json()
    for address in (*start["lists"].values(), start["openapi"], start["datapackage"], start["html"]):
        assert inside.get(address).status_code == 200
    assert json.loads(inside.get(start["openapi"]).text)["openapi"].startswith("3.1")


def test_what_the_manual_of_analysts_asks_is_answered(inside):
    manual = (ROOT / "docs" / "analysts.md").read_text("utf-8")
    addresses = re.findall(r"/api/v1/[a-z_]+[^\s'\"`]*", manual)
    assert len(addresses) > 8
    for address in addresses:
        answer = inside.get(address)
        assert answer.status_code == 200, address
        if address.startswith("/api/v1/events"):
            assert answer.json()["links"]["next"] is None or "page=2" in answer.json()["links"]["next"]


def test_the_page_about_the_api_answers_what_is_tried_and_is_safe_from_it(inside):
    page = inside.get("/api", params={"lang": "en", "try": f"{LIST}?region=fr&fields=name&limit=1&q=100 %"}).text
    (shown,) = lxml.html.fromstring(page).xpath("//section[h2[@id='try']]//pre")
    told = json.loads(shown.text_content())
    assert told["limit"] == 1
    assert told["links"]["self"].startswith(LIST)
    wrong = inside.get("/api", params={"lang": "en", "try": '"><script>alert(1)</script>'})
    assert wrong.status_code == 200
    assert "<script>alert" not in wrong.text
    assert "no-such-address" in lxml.html.fromstring(wrong.text).xpath("string(//section[h2[@id='try']])")


def test_the_page_about_the_api_has_every_list_parameter_and_problem(inside):
    page = lxml.html.fromstring(inside.get("/api?lang=en").text)
    codes = set(page.xpath("//table//th//code/text()"))
    assert {one.address for one in RESOURCES.values()} <= codes
    assert {name for one in RESOURCES.values() for name in one.every_parameter} <= codes
    kind = inside.get(f"{LIST}?regoin=fr").json()["type"].rpartition("#")[2]
    assert page.get_element_by_id(kind) is not None
    for answer in page.xpath("//details[@class='example']//pre"):
        assert json.loads(answer.text_content())


def test_a_kind_of_question_is_quick_once_several_in_a_row_were_and_until_one_was_not():
    kinds = QuickKinds()
    kind = ("/api/v1/vendors", "region")
    for _number in range(SURE):
        assert not kinds.has(kind)
        kinds.note(kind, QUICK / 2)
    assert kinds.has(kind)
    assert not kinds.has(("/api/v1/vendors", "date"))
    kinds.note(kind, QUICK * 2)
    assert not kinds.has(kind)


def test_answers_are_the_same_whichever_thread_makes_them(inside, dataset, today):
    apart = Answering()
    for page in range(1, SURE + 3):
        query = f"region=fr&limit=3&page={page}"
        assert inside.get(f"{LIST}?{query}").content == apart.answer(dataset, today, LIST, query).content
