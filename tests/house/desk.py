"""The desk: what an editor sees in a folder with a history, and what comes of an editor's work."""

import html
import re
from collections.abc import Iterator
from urllib.parse import urlencode

from tests.house.addresses import PAGES, Request
from tests.house.calls import PASSPHRASE, TABLES, Call
from tests.house.comparison import Answer
from tests.house.folders import TEXTS, csv_of, rows_of, with_cells
from tests.house.sites import Side, Site, running

FOLDER = "desk"
EDITORS = {"Claire": "editor", "Paul": "editor", "Denis": "reader"}
BOUNDARY = "----panorama"
PLACES = ("home", "draft", "history", "article", "addresses", "vendor", "problems.csv", "mended.xlsx", "none")
BEFORE_THE_DOOR = (
    "/desk",
    "/desk?lang=en",
    "/desk?signed-out",
    "/desk?lang=en&late",
    "/desk/sign-in",
    "/desk/home",
)

Steps = Iterator[tuple[str, Answer]]


def _form(address: str, fields: dict[str, str]) -> Request:
    kind = (("content-type", "application/x-www-form-urlencoded"),)
    return Request(address, "POST", kind, urlencode(fields).encode() or b"x=")


def _upload(address: str, name: str, content: bytes, fields: dict[str, str] | None = None) -> Request:
    parts = [
        f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in (fields or {}).items()
    ]
    head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = b"".join([*parts, head.encode(), content, f"\r\n--{BOUNDARY}--\r\n".encode()])
    return Request(address, "POST", (("content-type", f"multipart/form-data; boundary={BOUNDARY}"),), body)


def _sign_in(name: str, passphrase: str = PASSPHRASE) -> Request:
    return _form("/desk/sign-in", {"editor": name, "passphrase": passphrase})


def _hidden(page: bytes, action: str) -> dict[str, str]:
    """The hidden fields of the first form that is sent to that address."""
    found = re.search(rf'<form[^>]*action="{action}[?"].*?</form>', page.decode(), re.S)
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', found[0] if found else "")
    return {name: html.unescape(value) for name, value in fields}


def _body(site: Site, address: str) -> bytes:
    return site.ask(Request(address)).parts.get("body", b"")


def _publish(site: Site, why: str) -> Request:
    return _form("/desk/publish", _hidden(_body(site, "/desk/draft"), "/desk/publish") | {"why": why})


def _versions(site: Site) -> list[str]:
    """The versions in the history, newest first."""
    found = re.findall(rb"/desk/history\?version=([0-9a-f]{40})", _body(site, "/desk/history"))
    return list(dict.fromkeys(one.decode() for one in found))


def prepare(old: Side) -> None:
    """Makes a desk of the folder with the old checkout: three who may come in, three versions, one change outside.

    Raises:
        RuntimeError: the old checkout does not do that.
    """
    folder = old.place / FOLDER
    for name, role in EDITORS.items():
        words = ("passphrase", "--data", FOLDER, "--editor", name, "--role", role)
        if (said := old.call(Call(words, f"{PASSPHRASE}\n".encode()))).status:
            raise RuntimeError(f"no passphrase could be set: {said}")
    with running((old,), FOLDER) as (site,):
        site.ask(_sign_in("Claire"))
        for table, cells in (("vendors", {"hq_city": "Lyon"}), ("news", {"publisher": "Le Journal"})):
            site.ask(_upload("/desk/load", f"{table}.csv", with_cells(folder, table, 0, cells)))
            site.ask(_publish(site, f"Read on the page of {table} today"))
        (folder / "vendors.csv").write_bytes(with_cells(folder, "vendors", 5, {"hq_city": "Lyon"}))
        site.ask(_upload("/desk/load", "events.csv", with_cells(folder, "events", 0, {"confidence": "low"})))
        site.ask(_publish(site, "Never happened, says the vendor"))
        if len(_versions(site)) < 4:
            raise RuntimeError(f"the desk of {old.checkout} did not publish: {_versions(site)}")


def door(site: Site) -> Steps:
    """What those see who are not let in, and signing in; the last step signs Claire in."""
    for address in BEFORE_THE_DOOR:
        yield f"GET {address}", site.ask(Request(address))
    yield "a wrong passphrase", site.ask(_sign_in("Nobody", "wrong"))
    foreign = Request("/desk/sign-in", "POST", (("origin", "http://elsewhere.test"),), b"x=")
    yield "a form of another site", site.ask(foreign)
    yield "POST /desk/load unasked", site.ask(_form("/desk/load", {}))
    yield "the reader signs in", site.ask(_sign_in("Denis"))
    for address in ("/desk", "/desk/home", "/desk/draft?lang=en", "/desk/vendor?vendor=akio"):
        yield f"the reader: GET {address}", site.ask(Request(address))
    yield "the reader: POST /desk/discard", site.ask(_form("/desk/discard", {}))
    yield "the reader signs out", site.ask(_form("/desk/sign-out?lang=en", {}))
    site.cookie = ""
    yield "Claire signs in", site.ask(_sign_in("Claire"))


def pages(site: Site) -> Steps:
    """Every page and file behind the door, with nothing written since the old checkout did."""
    addresses = [f"/desk/{place}{way}" for place in PLACES for way in ("", "?lang=en")]
    addresses += ["/desk", "/desk?lang=en", "/desk?table=vendors&row=akio", "/desk/grid?table=events&lang=en"]
    addresses += [
        "/desk/grid.json?table=events&lang=en",
        "/desk/row?table=vendors&row=akio",
        "/desk/row?table=events&new=yes",
    ]
    addresses += [f"/desk/{kind}/{table}.csv" for table in TABLES for kind in ("template", "table")]
    addresses += [
        f"/desk/{kind}/vendors.{ending}?lang=en" for kind in ("template", "table") for ending in ("xlsx", "ods")
    ]
    addresses += [f"/desk/vendor?vendor={vendor}" for vendor in ("akio", "medallia", "medalia", "trustyou&lang=en")]
    versions = _versions(site)
    for at, version in enumerate(versions):
        addresses += [f"/desk/history?version={version}{'&lang=en' * (at % 2)}"]
        addresses += [f"/desk/history?version={version}&with={versions[-1]}"]
    addresses += [f"/desk/version/{versions[1]}/vendors.csv", f"/desk/version/{versions[1]}/none.csv"]
    addresses += ["/desk/history?version=0000000", "/desk/history?table=vendors&row=akio&column=employees"]
    for address in addresses:
        yield f"GET {address}", site.ask(Request(address))


def work(site: Site) -> Steps:
    """Loading, mending, previewing, writing in forms, publishing, undoing, restoring: each answer and the pages after it."""
    place = site.place
    faulty = (place / "corpus" / "several-faults.xlsx").read_bytes()
    yield "load a faulty workbook", site.ask(_upload("/desk/load", "several-faults.xlsx", faulty))
    yield from _looks(site, "faulty", "/desk/draft", "/desk/draft?lang=en", "/desk/problems.csv", "/desk/mended.xlsx")
    hidden = _hidden(_body(site, "/desk/draft"), "/desk/mend")
    yield "accept all", site.ask(_form("/desk/mend", hidden | {"only": "all"}))
    yield from _looks(site, "accepted", "/desk/draft", "/desk/mended.xlsx?lang=en")
    yield "accept again", site.ask(_form("/desk/mend", hidden))
    yield "throw away", site.ask(_form("/desk/discard", _hidden(_body(site, "/desk/draft"), "/desk/discard")))
    yield (
        "load a picture",
        site.ask(_upload("/desk/load?lang=en", "picture.csv", (place / "corpus/picture.csv").read_bytes())),
    )
    yield from _looks(site, "picture", "/desk/draft")
    yield "throw it away", site.ask(_form("/desk/discard", _hidden(_body(site, "/desk/draft"), "/desk/discard")))
    form = _hidden(_body(site, "/desk/vendor?vendor=akio"), "/desk/vendor") | {"vendor": "akio", "hq_city": "Nantes"}
    yield "write a vendor", site.ask(_form("/desk/vendor", form))
    yield from _looks(site, "changed", "/desk/draft", "/desk/draft?lang=en", "/desk")
    yield from _looks(site, "changed", *(f"/desk/preview{page}?lang=en" for page in PAGES), "/desk/preview/none")
    fewer = csv_of(rows_of(place / FOLDER, "news")[1:])
    yield "load a table that others need", site.ask(_upload("/desk/load", "news.csv", fewer))
    yield from _looks(site, "needed", "/desk/draft?lang=en", "/desk/problems.csv?lang=en")
    yield "put a table right", site.ask(_upload("/desk/load", "news.csv", (place / FOLDER / "news.csv").read_bytes()))
    for name in ("article.txt", "page.html", "feed.xml"):
        given = {"url": "https://cx-news.example/1", "pasted": ""}
        yield f"propose {name}", site.ask(_upload("/desk/article?lang=en", name, TEXTS[name], given))
    yield "publish without why", site.ask(_publish(site, ""))
    yield "publish", site.ask(_publish(site, "Counted in their annual report"))
    yield "publish again", site.ask(_form("/desk/publish", {"why": "again"}))
    yield from _looks(
        site, "published", "/desk/history", "/desk/home", "/desk/vendor?vendor=akio", "/vendor?vendor=akio"
    )
    newest, *_, first = _versions(site)
    yield "undo", site.ask(_form("/desk/undo?lang=en", {"version": newest}))
    yield (
        "restore",
        site.ask(_form("/desk/restore", {"version": first, "why": "As it was", "newest": _versions(site)[0]})),
    )
    yield "undo what is not there", site.ask(_form("/desk/undo", {"version": "0" * 40}))
    yield from _looks(
        site, "restored", "/desk/history?lang=en", f"/desk/history?version={_versions(site)[0]}", "/corrections"
    )
    for table in TABLES:
        yield (
            f"restored: {table}.csv in the folder",
            Answer(0, {"body": (place / FOLDER / f"{table}.csv").read_bytes()}),
        )
    yield "sign out", site.ask(_form("/desk/sign-out", {}))


def _looks(site: Site, when: str, *addresses: str) -> Steps:
    for address in addresses:
        yield f"{when}: GET {re.sub('[0-9a-f]{40}', '(newest)', address)}", site.ask(Request(address))
