"""What cited addresses answer, asked of real servers on this machine."""

import contextlib
import gzip
import json
import os
import re
import resource
import shutil
import signal
import ssl
import threading
import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, free_port
from tests.servers import SERVERS
from tests.vendors.desk.linkcheck.this_machine import ThisMachine
from vendors.desk.linkcheck import run as addresses
from vendors.desk.linkcheck.citations import Cited, archived, cited
from vendors.desk.linkcheck.http import MOST_BYTES, Guard, Manners
from vendors.desk.linkcheck.state import Reach, is_asking, lock, states
from vendors.settings import today
from vendors.store.load import load
from vendors.tables import TABLES
from vendors.tables.vendor import Vendor

QUICK = Manners(pause=0.0, seconds=0.8, patience=1.5)
ARTICLE = (
    "<!doctype html><title>Medallia listens</title><h1>Medallia listens</h1><p>" + "A real article has words. " * 40
)
WALL = "<!doctype html><title>Just a moment...</title><p>Enable JavaScript and cookies to continue"
LOST = (
    "<!doctype html><title>Page introuvable | Le Journal</title><p>"
    + "La rubrique, nos abonnements, nos lettres. " * 30
)


class Servers:
    """A web server whose answers a test writes, and what it saw."""

    def __init__(self):
        self.asked = []
        self.at_once = Counter()
        self.most_at_once = Counter()
        self.times = defaultdict(list)
        self.answers = {}
        self.lock = threading.Lock()
        self.closing = threading.Event()


def handler(seen):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            host = self.headers["host"].partition(":")[0]
            with seen.lock:
                seen.asked.append((self.command, self.path, dict(self.headers)))
                seen.times[host].append(time.monotonic())
                seen.at_once[host] += 1
                seen.most_at_once[host] = max(seen.most_at_once[host], seen.at_once[host])
            try:
                with contextlib.suppress(OSError):
                    found = seen.answers.get(self.path, seen.answers.get("*", (404, {}, "no such page")))
                    if callable(found):
                        found(self)
                    else:
                        self.send(*found)
            finally:
                with seen.lock:
                    seen.at_once[host] -= 1

        do_GET = do_HEAD = answer

        def send(self, status, headers, body):
            body = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in (
                {"content-type": "text/html; charset=utf-8", "content-length": len(body)} | headers
            ).items():
                self.send_header(name, str(value))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


@contextlib.contextmanager
def serving(seen, context=None):
    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            pass  # A client that hangs up, or that refuses our certificate.

    server = Quiet(("127.0.0.1", 0), handler(seen))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        seen.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site():
    seen = Servers()
    with serving(seen) as port:
        seen.port = port
        seen.address = f"http://127.0.0.1:{port}"
        yield seen


def hang(handler):
    time.sleep(1.6)


def drip(handler):
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler):
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.end_headers()
    handler.wfile.write(ARTICLE.encode())
    while True:
        handler.wfile.write(b"<p>more and more words" * 1000)


def certificate(folder, name, *, days=30, issuer=None, host="127.0.0.1"):
    """A certificate and its key as files, signed by itself or by an issuer (certificate, key)."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    alternative = x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if issuer:
        built = built.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[0].public_key()), critical=False
        )
    signed = built.sign(issuer[1] if issuer else key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    (folder / f"{name}.pem").write_bytes(
        signed.public_bytes(pem)
        + key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return signed, key


def tls(folder, name):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}.pem")
    return context


@pytest.fixture
def ask(tmp_path):
    """Asks addresses as if an article cited each, and gives their states."""

    def run(urls, manners=QUICK, guard=None, trusted=None, **more):
        folder = tmp_path / "asked"
        folder.mkdir(exist_ok=True)
        dataset = Citing(urls)
        found = addresses.ask_all(
            folder, dataset, manners=manners, guard=guard or ThisMachine(), trusted=trusted, **more
        )
        return {url: found[url] for url in urls if url in found}

    return run


@cache
def a_row():
    """A row of vendors.csv, whose website a test changes."""
    return load(DATA, today()).dataset.table(Vendor)[0]


class Citing:
    """Rows of vendors.csv with other websites, as a data set has them."""

    def __init__(self, urls):
        self.rows = {
            "vendors": tuple(a_row().model_copy(update={"id": f"v{n}", "website": url}) for n, url in enumerate(urls))
        }


def test_eleven_ways_to_answer_are_told_apart(site, ask, tmp_path):
    certificate(tmp_path, "self")
    site.answers = {
        "/ok": (200, {}, ARTICLE),
        "/old": (301, {"location": "/ok"}, ""),
        "/round": (302, {"location": "/and-round"}, ""),
        "/and-round": (302, {"location": "/round"}, ""),
        "/wall": (403, {}, WALL),
        "/gone": (410, {}, ""),
        "/busy": (429, {"retry-after": "3600"}, ""),
        "/broken": (500, {}, ""),
        "/hangs": hang,
        "/soft": (200, {}, LOST),
        "/": (200, {}, ARTICLE),
    }
    with serving(Servers(), tls(tmp_path, "self")) as port:
        paths = ["/ok", "/old", "/round", "/wall", "/lost", "/gone", "/broken", "/hangs", "/soft"]
        urls = {path: site.address + path for path in paths}
        # A host that asks for an hour is left alone, so that it stands under another name.
        urls |= {"/busy": f"http://localhost:{site.port}/busy", "tls": f"https://127.0.0.1:{port}/"}
        found = ask(list(urls.values()))
    assert {path: (found[url].reach.value, found[url].status) for path, url in urls.items()} == {
        "/ok": ("alive", 200),
        "/old": ("moved", 200),
        "/round": ("redirect-loop", 302),
        "/wall": ("blocked", 403),
        "/lost": ("not-found", 404),
        "/gone": ("gone", 410),
        "/busy": ("slow-down", 429),
        "/broken": ("server-error", 500),
        "/hangs": ("time-out", None),
        "/soft": ("soft-404", 200),
        "tls": ("tls-fault", None),
    }
    assert found[urls["/old"]].leads_to == urls["/ok"]
    assert found[urls["tls"]].detail == "self-signed"
    assert found[urls["/wall"]].detail == "bot-wall"
    wait = found[urls["/busy"]].again - datetime.now(UTC)
    assert timedelta(minutes=59) < wait <= timedelta(hours=1)


def test_faults_of_a_certificate_are_told_apart(ask, tmp_path):
    issuer = certificate(tmp_path, "issuer")
    certificate(tmp_path, "expired", days=-1, issuer=issuer)
    certificate(tmp_path, "foreign", host="elsewhere.example", issuer=issuer)
    certificate(tmp_path, "good", issuer=issuer)
    certificate(tmp_path, "elsewhere", host="127.0.0.2", issuer=issuer)
    certificate(tmp_path, "strangers", issuer=certificate(tmp_path, "stranger"))
    seen = Servers()
    seen.answers = {"/": (200, {}, ARTICLE)}
    with contextlib.ExitStack() as stack:
        names = ("expired", "foreign", "elsewhere", "good", "strangers")
        urls = {name: f"https://127.0.0.1:{stack.enter_context(serving(seen, tls(tmp_path, name)))}/" for name in names}
        urls["plain"] = f"https://127.0.0.1:{stack.enter_context(serving(seen))}/"
        found = ask(list(urls.values()), trusted=str(tmp_path / "issuer.pem"))
    assert {name: found[url].detail for name, url in urls.items()} == {
        "expired": "expired",
        "foreign": "other-host",
        "elsewhere": "other-host",
        "good": "",
        "strangers": "unknown-issuer",
        "plain": "no-tls",
    }
    assert found[urls["good"]].reach is Reach.ALIVE


def test_no_answer_and_no_host_are_told_apart_from_a_bad_one(site, ask):
    site.answers = {
        "/nowhere": (302, {}, ""),
        "/scheme": (302, {"location": "ftp://files.example/x"}, ""),
        "/script": (302, {"location": "javascript:alert(1)"}, ""),
        "/file": (302, {"location": "file:///etc/passwd"}, ""),
        "/nonsense": (302, {"location": "http://[::1/"}, ""),
        "/teapot": (418, {}, ""),
        "/babble": lambda handler: handler.wfile.write(b"what?\r\n\r\n"),
    }
    closed = f"http://127.0.0.1:{free_port()}/"
    paths = ("/nowhere", "/scheme", "/script", "/file", "/nonsense", "/teapot", "/babble")
    found = ask([site.address + path for path in paths] + [closed, "http://no-such-host.invalid/"])
    assert {url.removeprefix(site.address): state.reach.value for url, state in found.items()} == {
        "/nowhere": "bad-answer",
        "/scheme": "unsafe",
        "/script": "unsafe",
        "/file": "unsafe",
        "/nonsense": "bad-answer",
        "/teapot": "bad-answer",
        "/babble": "bad-answer",
        closed: "no-connection",
        "http://no-such-host.invalid/": "no-host",
    }


# Pages that are not there although they say 200


def test_a_page_about_missing_pages_is_no_missing_page(site, ask):
    words = "How to write a page that says: page not found. " * 40
    site.answers = {
        "/article": (
            200,
            {},
            f"<title>Ten rules for the 404 page | Blog</title><h1>Ten rules for the 404 page</h1><p>{words}",
        ),
        "/captcha": (200, {}, f"<title>The history of bots</title><p>{'Every captcha annoys a customer. ' * 40}"),
    }
    found = ask([site.address + path for path in site.answers])
    assert {state.reach for state in found.values()} == {Reach.ALIVE}


@pytest.mark.parametrize(
    ("page", "reach", "detail"),
    [
        ("<title>Erreur 404</title>", "soft-404", "says-so"),
        ("<h1>Cette page n’existe plus</h1>", "soft-404", "says-so"),
        ("<p>Sorry, the page you are looking for could not be found.", "soft-404", "says-so"),
        ("<title>Oups</title><p>Cet article n'est plus disponible.", "soft-404", "says-so"),
        ("", "soft-404", "empty"),
        (WALL, "blocked", "bot-wall"),
        ("<script src='https://geo.captcha-delivery.example/c.js'></script>", "blocked", "bot-wall"),
        (ARTICLE, "alive", ""),
    ],
)
def test_what_a_page_says_of_itself(site, ask, page, reach, detail):
    site.answers = {"/p": (200, {}, page)}
    (state,) = ask([site.address + "/p"]).values()
    assert (state.reach.value, state.detail) == (reach, detail)


def test_a_host_that_answers_alike_to_everything(site, ask):
    site.answers = {"*": (200, {}, "<title>Journal</title><p>" + "Perdu en mer, capitaine ? Reprenez la barre. " * 20)}
    assert next(iter(ask([site.address + "/news/1"]).values())).detail == "like-made-up"
    site.answers = {"*": (200, {}, "<title>App</title><div id=app></div>")}
    (state,) = ask([site.address + "/news/2"]).values()
    assert (state.reach, state.detail) == (Reach.ALIVE, "cannot-tell")


def test_a_redirect_to_the_home_page_is_a_page_that_is_not_there(site, ask):
    site.answers = {
        "/2018/article": (301, {"location": "/fr/"}, ""),
        "/fr/": (200, {}, ARTICLE),
        "/home": (302, {"location": "/news"}, ""),
        "/news": (200, {}, ARTICLE + "news"),
        "*": (302, {"location": "/news"}, ""),
    }
    found = ask([site.address + "/2018/article", site.address + "/2018/other"])
    assert [(state.reach.value, state.detail) for state in found.values()] == [
        ("soft-404", "home-page"),
        ("soft-404", "like-made-up"),
    ]


def test_moved_for_good_is_told_from_moved_for_today(site, ask):
    site.answers = {
        "/new": (200, {}, ARTICLE),
        "/consent": (200, {}, ARTICLE),
        "/a": (308, {"location": "/b"}, ""),
        "/b": (301, {"location": "/new"}, ""),
        "/c": (302, {"location": "/new"}, ""),
        "/d": (301, {"location": "/e"}, ""),
        "/e": (302, {"location": "/consent"}, ""),
        "/f": (301, {"location": "/missing"}, ""),
    }
    found = ask([site.address + path for path in ["/a", "/c", "/d", "/f"]])
    assert [(state.reach.value, state.leads_to.removeprefix(site.address)) for state in found.values()] == [
        ("moved", "/new"),
        ("alive", ""),
        ("moved", "/e"),
        ("not-found", "/missing"),
    ]


def test_a_refusal_of_one_address_is_told_from_a_host_that_refuses_robots(site, ask):
    site.answers = {"/paid": (403, {}, "Subscribers only"), "/": (200, {}, ARTICLE)}
    assert next(iter(ask([site.address + "/paid"]).values())).detail == "this-address"
    site.answers = {"*": (403, {}, "Forbidden")}
    assert next(iter(ask([site.address + "/article"]).values())).detail == "whole-host"


def test_a_loop_that_waits_for_a_cookie_is_no_dead_page(site, ask):
    site.answers = {"/a": (302, {"location": "/a", "set-cookie": "seen=1"}, "")}
    (state,) = ask([site.address + "/a"]).values()
    assert (state.reach.value, state.detail) == ("blocked", "cookie-wall")
    assert all("cookie" not in {name.lower() for name in headers} for _, _, headers in site.asked)


# Never into a private network


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "fe80::1", "fe80::1%eth0",
        "fd00:ec2::254", "100.64.0.1", "224.0.0.1", "ff02::1", "255.255.255.255", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe",
        "64:ff9b::7f00:1", "2002:7f00:1::", "192.0.2.1", "198.18.0.1", "2001:db8::1", "240.0.0.1",
        "::7f00:1", "fec0::1", "168.63.129.16",
    ],
)  # fmt: skip
def test_private_and_special_addresses_are_refused(address):
    assert not Guard().allows(address, 80)


def test_public_addresses_are_allowed_on_the_webs_ports_only():
    assert Guard().allows("93.184.215.14", 443)
    assert Guard().allows("2606:2800:21f:cb07:6820:80da:af6b:8b2c", 80)
    assert not Guard().allows("93.184.215.14", 22)
    assert not Guard().allows("93.184.215.14", 8080)
    assert not Guard().allows("169.254.169.254", 80)


@given(st.ip_addresses(v=4))
def test_no_address_inside_an_ipv6_one_gets_past(inside):
    if not Guard().allows(str(inside), 80):
        assert not Guard().allows(f"::ffff:{inside}", 80)
        assert not Guard().allows(f"64:ff9b::{inside}", 80)


def test_this_machine_is_not_asked_under_any_of_its_names(site, ask):
    names = ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0")
    found = ask([f"http://{name}:{site.port}/" for name in names], guard=Guard())
    assert {state.reach for state in found.values()} <= {Reach.UNSAFE, Reach.NO_HOST}
    assert len(found) == len(names)
    assert site.asked == []


class OneDoor(Guard):
    """As the guard of the running site, but one port of this machine is a public server."""

    def __init__(self, port):
        super().__init__()
        self.port = port

    def allows(self, address, port):
        return (address, port) == ("127.0.0.1", self.port) or super().allows(address, port)


def test_no_redirect_leads_into_a_private_network(site, ask):
    inside = Servers()
    with serving(inside) as port:
        places = [
            f"http://127.0.0.1:{port}/",
            f"http://localhost:{port}/",
            f"//127.0.0.1:{port}/",
            f"http://user:pass@127.0.0.1:{port}/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[fd00:ec2::254]/latest/",
            "http://192.168.0.1/",
            "http://[::1]/",
        ]
        site.answers = {f"/{n}": (302, {"location": place}, "") for n, place in enumerate(places)}
        found = ask([f"{site.address}/{n}" for n in range(len(places))], guard=OneDoor(site.port))
    assert {state.reach for state in found.values()} == {Reach.UNSAFE}
    assert inside.asked == []


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(site, ask):
    class Rebinding(OneDoor):
        looked_up = 0

        async def look_up(self, host, port):
            Rebinding.looked_up += 1
            return ["127.0.0.1"] if Rebinding.looked_up % 2 else ["127.0.0.2"]

    site.answers = {"/a": (200, {}, ARTICLE)}
    ask([f"http://rebinding.example:{site.port}/a"], guard=Rebinding(site.port))
    # Each connection has one look-up: the odd ones reach the server, the even ones are refused.
    assert len(site.asked) == (Rebinding.looked_up + 1) // 2

    class Mixed(OneDoor):
        async def look_up(self, host, port):
            return ["127.0.0.1", "10.0.0.1"]

    (state,) = ask([f"http://mixed.example:{site.port}/a"], guard=Mixed(site.port)).values()
    assert state.reach is Reach.UNSAFE


# Bodies that do not end, or grow


def test_bodies_are_bounded_in_time_and_size(site, ask):
    packed = gzip.compress(b"\0" * (64 * 2**20))
    site.answers = {
        "/drip": drip,
        "/endless": endless,
        "/bomb": (200, {"content-encoding": "gzip"}, packed),
        "/packed": (200, {"content-encoding": "gzip"}, gzip.compress(LOST.encode())),
        "/torn": (200, {"content-encoding": "gzip"}, b"\x1f\x8bnot gzip"),
    }
    before = peak()
    found = ask([site.address + path for path in site.answers])
    assert [state.reach.value for state in found.values()] == ["time-out", "alive", "alive", "soft-404", "alive"]
    assert peak() - before < 40 * 2**20 + MOST_BYTES


def peak():
    """Most memory that this process has taken, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


# Politeness


def test_a_host_is_asked_once_at_a_time_and_several_hosts_at_once(site, ask):
    met = threading.Barrier(2)

    def meet(handler):
        # Only two hosts that are asked at the same time get past the barrier.
        if not handler.path.startswith("/robots") and handler.path.endswith("/first"):
            met.wait(5)
        handler.send(200, {}, ARTICLE)

    site.answers = {"*": meet}
    hosts = (f"http://127.0.0.1:{site.port}", f"http://localhost:{site.port}")
    found = ask([f"{host}/{name}" for host in hosts for name in ("first", "second", "third")])
    assert len(found) == 6
    assert not met.broken
    assert set(site.most_at_once.values()) == {1}


def test_there_is_a_pause_between_two_requests_and_each_names_itself(site, ask):
    site.answers = {"/a": (200, {}, ARTICLE), "/b": (200, {}, ARTICLE)}
    manners = Manners(agent="PanoramaCX/1.0 (link check; +https://panorama.example)", pause=0.15)
    ask([site.address + "/a", site.address + "/b"], manners)
    times = site.times["127.0.0.1"]
    assert len(times) >= 3
    assert min(later - sooner for sooner, later in pairwise(times)) >= 0.14
    assert {headers["user-agent"] for _, _, headers in site.asked} == {manners.agent}
    assert site.asked[0][1] == "/robots.txt"


def test_robots_that_are_asked_to_stay_away_do(site, ask):
    site.answers = {
        "/robots.txt": (200, {"content-type": "text/plain"}, "User-agent: *\nDisallow: /private/\n"),
        "/private/a": (200, {}, ARTICLE),
        "/open": (200, {}, ARTICLE),
    }
    found = ask([site.address + "/private/a", site.address + "/open"])
    assert [state.reach for state in found.values()] == [Reach.ROBOTS, Reach.ALIVE]
    assert "/private/a" not in [path for _, path, _ in site.asked]


def test_a_server_that_asks_to_wait_is_waited_for(site, ask):
    def busy_once(handler):
        first = sum(path == "/busy" for _, path, _ in site.asked) == 1
        handler.send(*((429, {"retry-after": "1"}, "") if first else (200, {}, ARTICLE)))

    site.answers = {"/busy": busy_once}
    (state,) = ask([site.address + "/busy"]).values()
    assert state.reach is Reach.ALIVE
    times = [
        moment for moment, (_, path, _) in zip(site.times["127.0.0.1"], site.asked, strict=True) if path == "/busy"
    ]
    assert times[1] - times[0] >= 0.9


def test_a_server_that_asks_for_an_hour_is_left_alone_also_by_the_next_run(site, ask):
    site.answers = {"*": (429, {"retry-after": "3600"}, "")}
    urls = [site.address + "/a", site.address + "/b"]
    assert len(ask(urls)) == 1
    told = len(site.asked)
    ask(urls[:1], age=timedelta(0))
    assert len(site.asked) == told


def test_only_the_head_of_a_file_is_asked_for_where_the_server_knows_heads(site, ask):
    def no_heads(handler):
        handler.send(
            *((405, {}, "") if handler.command == "HEAD" else (200, {"content-type": "application/pdf"}, "%PDF"))
        )

    site.answers = {"/a.pdf": (200, {"content-type": "application/pdf"}, "%PDF"), "/b.pdf": no_heads}
    found = ask([site.address + "/a.pdf", site.address + "/b.pdf"])
    assert {state.reach for state in found.values()} == {Reach.ALIVE}
    assert [(method, path) for method, path, _ in site.asked if path.endswith("pdf")] == [
        ("HEAD", "/a.pdf"),
        ("HEAD", "/b.pdf"),
        ("GET", "/b.pdf"),
    ]


# Kept, and gone on with


def test_a_machine_without_a_way_out_says_nothing_of_the_addresses(site, ask):
    port = free_port()
    unreached = [f"http://127.0.0.{n}:{port}/" for n in range(2, 7)]
    with pytest.raises(addresses.Offline):
        ask(unreached)
    found = ask([*unreached, site.address + "/lost"])
    assert [state.reach.value for state in found.values()] == ["no-connection"] * 5 + ["not-found"]

    # Only dead ones are left to ask: one that answered before shows that it is they.
    others = [f"http://127.0.0.{n}:{port}/" for n in range(12, 17)]
    found = ask([*others, site.address + "/lost"])
    assert [state.reach.value for state in found.values()] == ["no-connection"] * 5 + ["not-found"]
    assert [path for _, path, _ in site.asked].count("/lost") == 2


def test_a_second_run_asks_only_what_is_old_and_keeps_since_when(site, ask):
    site.answers = {"/a": (404, {}, "")}
    first = ask([site.address + "/a"])[site.address + "/a"]
    asked = len(site.asked)
    assert ask([site.address + "/a"])[site.address + "/a"] == first
    assert len(site.asked) == asked
    time.sleep(1.1)
    again = ask([site.address + "/a"], age=timedelta(0))[site.address + "/a"]
    assert again.asked > first.asked
    assert again.since == first.since


def test_the_most_that_is_asked_and_what_is_told(site, ask):
    told = []
    found = ask([f"{site.address}/{n}" for n in range(5)], limit=2, told=told.append)
    assert len(found) == 2
    assert [(one.done, one.total) for one in told] == [(1, 2), (2, 2)]


def test_what_ends_a_run_from_outside_leaves_what_was_found(site, ask):
    class Enough(Exception):
        pass

    def stop(progress):
        if progress.done == 2:
            raise Enough

    urls = [f"{site.address}/{n}" for n in range(5)]
    with pytest.raises(Enough):
        ask(urls, told=stop)
    asked = {path for _, path, _ in site.asked}
    assert len(ask(urls)) == 5
    assert [path for _, path, _ in site.asked].count("/0") == 1, asked


def test_a_torn_or_foreign_file_of_states_is_as_none(tmp_path):
    (tmp_path / ".desk").mkdir()
    for text in (
        "",
        "{",
        "[]",
        '{"addresses": [{"url": "x"}]}',
        '{"addresses": [{"url": "x", "reach": "odd"}]}',
        "\ud800",
    ):
        (tmp_path / ".desk" / "addresses.json").write_bytes(text.encode("utf-8", "surrogatepass"))
        assert states(tmp_path) == {}


def test_every_column_of_addresses_is_cited(dataset, today):
    found = cited(dataset, today)
    columns = {(place.table, place.column) for places in found.values() for place in places}
    declared = {
        (name, column.name) for name, model in TABLES.items() for column in model.columns() if column.kind == "address"
    }
    filled = {(table, column) for table, column in declared if any(row.cell(column) for row in dataset.rows[table])}
    assert columns == filled
    assert {("news", "url"), ("vendors", "website"), ("evidence", "source_url"), ("replies", "source_url")} <= columns


def test_the_archive_is_suggested_for_the_day_of_the_article():
    places = (Cited("news", "a", "url", date(2018, 4, 23)), Cited("evidence", "b", "source_url", date(2024, 1, 1)))
    assert archived("https://a.example/x?y=1", places) == "https://web.archive.org/web/20180423/https://a.example/x?y=1"
    assert archived("https://a.example/", ()) == "https://web.archive.org/web/https://a.example/"


# The command


@pytest.fixture
def cited_folder(site, tmp_path):
    """The repository's data with all its addresses on this machine, each with its own path."""
    folder = Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".desk")))
    for file in folder.glob("*.csv"):
        file.write_text(re.sub(r"https?://[A-Za-z0-9.-]+", f"http://127.0.0.1:{site.port}", file.read_text()))
    return folder


def command(folder, *words):
    """The command on a data folder, and what surrounds it."""
    return (
        ["-m", "tests.vendors.desk.linkcheck.this_machine", "--data", str(folder), *words],
        os.environ | {"PANORAMA_LINKS_PAUSE": "0.05"},
    )


@pytest.mark.slow
def test_the_command_goes_on_after_a_kill_and_after_ctrl_c(site, cited_folder, tmp_path):
    site.answers = {"*": (404, {}, "")}
    told = tmp_path / "told"
    os.mkfifo(told)
    for end in (signal.SIGKILL, signal.SIGINT):
        before = len(states(cited_folder))
        running = SERVERS.begin(*command(cited_folder), (os.devnull, os.devnull, told))
        with told.open(encoding="utf-8") as telling:
            for line in telling:
                if ": http" in line:
                    break
            os.kill(running, end)
            said = telling.read()
        assert SERVERS.await_end(running) == (130 if end is signal.SIGINT else -signal.SIGKILL)
        assert end is signal.SIGKILL or "Broken off" in said or "Interrompu" in said
        assert len(states(cited_folder)) > before
    known = set(states(cited_folder))
    asked = len(site.asked)
    run = SERVERS.run(*command(cited_folder, "--limit", "2", "--format", "json", "--lang", "en"))
    assert run.returncode == 1
    told = json.loads(run.stdout)
    kept = states(cited_folder)
    assert len(kept) == len(known) + 2
    assert len(site.asked) - asked <= 4
    assert len(told) > 400
    one = next(entry for entry in told if entry["state"] == "not-found" and entry["cited"])
    assert one["message"] == "not found (404)"
    assert one["archived"].startswith("https://web.archive.org/web/")
    assert {entry["message"] for entry in told if entry["state"] is None} == {"not asked yet"}


def test_two_runs_do_not_ask_at_once(site, ask, tmp_path):
    ask([])
    folder = tmp_path / "asked"
    assert not is_asking(folder)
    with lock(folder):
        assert is_asking(folder)
        with pytest.raises(addresses.Busy):
            ask([site.address + "/a"])
    assert not is_asking(folder)
    assert site.asked == []
