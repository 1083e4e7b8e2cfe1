"""The desk's door at HTTP: what answers without sign-in, signing in and out, and what is slowed down."""

import re
import shutil
import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

import views
from tests.command_line import run
from tests.conftest import DATA, application
from tests.web.inside import Window
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole

pytestmark = pytest.mark.slow
"""A server of its own."""

SECRET = "velours tracteur pamplemousse orage"
OTHER = "girouette cuivre papillon velcro"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose desk is open to an editor, Claire, and a reader, Denis."""
    folder = copied(tmp_path_factory.mktemp("desk"))
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
    accounts.set_passphrase(folder, "Denis", EditorRole.READER, OTHER)
    with application(folder) as address:
        yield address


def copied(place: Path) -> Path:
    return Path(shutil.copytree(DATA, place / "data", ignore=shutil.ignore_patterns(".desk")))


def passphrase_command(folder: Path, *words: str, given: str = "") -> tuple[int, str, str]:
    """What `passphrase` answers: its exit code, output and error output."""
    told = run("passphrase", "--lang", "en", "--data", str(folder), *words, given=f"{given}\n".encode())
    return told.returncode, told.stdout.decode(), told.stderr.decode()


@pytest.fixture
def ask(site: str) -> Iterator[httpx.Client]:
    with Window(base_url=site, timeout=30, headers={"origin": site}) as client:
        yield client


def sign_in(client: httpx.Client, editor: str = "Claire", passphrase: str = SECRET) -> httpx.Response:
    return client.post("/desk/sign-in?lang=en", data={"editor": editor, "passphrase": passphrase})


# Without sign-in


def test_the_desk_shows_a_form_and_nothing_else(ask: httpx.Client) -> None:
    for lang, words in (("fr", "Phrase secrète"), ("en", "Passphrase")):
        answer = ask.get("/desk", params={"lang": lang})
        assert answer.status_code == 200
        assert words in answer.text
        assert f'action="/desk/sign-in{"?lang=en" if lang == "en" else ""}"' in answer.text
        assert '<meta name="robots" content="noindex, nofollow">' in answer.text
        assert '<meta name="app"' not in answer.text, "nobody who has not signed in gets a live desk"
        assert "Claire" not in answer.text
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
        assert "set-cookie" not in answer.headers
        assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert "Disallow: /desk" in ask.get("/robots.txt").text


@pytest.mark.parametrize(
    "path", ["/desk/draft", "/desk/draft.csv", "/desk/preview/vendor?vendor=medallia", "/desk/x/../y", "/desk/%2e%2e/z"]
)
def test_nothing_behind_the_door_answers(ask: httpx.Client, path: str) -> None:
    answer = ask.get(path)
    assert answer.status_code == 401
    assert answer.headers["cache-control"] == "no-store"
    assert 'name="passphrase"' in answer.text
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert ask.request(method, path, content=b"x").status_code == 401, method


def test_downloads_of_the_live_desk_are_behind_it_too(ask: httpx.Client) -> None:
    assert ask.get("/media/0123456789abcdef.csv").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("PUT", "/_stcore/upload_file/0000/1111"),
        ("POST", "/_stcore/upload_file/0000/1111"),
        ("POST", "/desk/draft"),
        ("PUT", "/desk/draft.csv"),
        ("POST", "/desk"),
    ],
)
def test_nothing_that_is_sent_is_read(site: str, method: str, path: str) -> None:
    """The answer comes before the body, and the server does not say "go on": it asks for none of it."""
    host, port = site.removeprefix("http://").split(":")
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(head.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert re.match(rb"HTTP/1.1 40[15] ", answer), answer[:80]
    assert b"100 Continue" not in answer
    assert b"\r\nconnection: close\r\n" in answer.lower()


def test_a_forged_cookie_opens_nothing(ask: httpx.Client) -> None:
    for value in ("", "x", "0" * 43, "../../etc/passwd", "é".encode().decode("latin-1"), "a" * 5000):
        header = {"cookie": f"panorama_desk={value}".encode("latin-1")}
        assert ask.get("/desk/draft", headers=header).status_code == 401
        assert 'name="passphrase"' in ask.get("/desk", headers=header).text


def test_a_long_message_from_a_stranger_ends_the_connection(site: str) -> None:
    address = site.replace("http", "ws") + "/_stcore/stream"
    with connect(address, origin=site, subprotocols=["streamlit"]) as stranger:  # type: ignore[arg-type,list-item]
        stranger.send(b"\x0a" * 70_000)
        with pytest.raises(ConnectionClosed) as closed:
            exhaust(stranger)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


def exhaust(connection: ClientConnection) -> None:
    for _ in range(50):
        connection.recv(10)


# Signing in


def test_signing_in_and_out(ask: httpx.Client) -> None:
    answer = sign_in(ask)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/home?lang=en")
    cookie, known = answer.headers.get_list("set-cookie")
    assert cookie.startswith("panorama_desk=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age" not in cookie
    assert known.startswith("panorama_known=")
    assert "HttpOnly; Max-Age=15552000; Path=/desk; SameSite=strict" in known
    led = ask.get("/desk?table=events&lang=en")
    assert (led.status_code, led.headers["location"]) == (303, "/desk/grid?table=events&lang=en")
    page = ask.get("/desk/grid?table=events&lang=en")
    assert "<span>Claire</span>" in page.text
    assert page.headers["cache-control"] == "no-store"
    assert ask.get("/desk/no-such-draft").status_code == 404

    stolen = dict(ask.cookies)
    answer = ask.post("/desk/sign-out?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk?lang=en&signed-out")
    assert 'panorama_desk=""' in answer.headers["set-cookie"]
    assert "You are signed out." in ask.get(answer.headers["location"]).text
    with httpx.Client(base_url=str(ask.base_url), cookies=stolen, verify=False) as thief:
        assert thief.get("/desk/no-such-draft").status_code == 401, "the session itself has ended, not only the cookie"


def test_a_reader_of_drafts_may_not_upload(ask: httpx.Client) -> None:
    assert sign_in(ask, "Denis", OTHER).status_code == 303
    assert "<span>Denis (only looking)</span>" in ask.get("/desk/grid?lang=en").text
    assert ask.get("/desk/grid.json").json()["edits"] is False
    assert ask.put("/_stcore/upload_file/0/1", content=b"x").status_code == 403
    assert sign_in(ask).status_code == 303
    answer = ask.put("/_stcore/upload_file/0/1", content=b"x")
    assert answer.status_code in (400, 403)
    assert "connection" not in answer.headers, "it is Streamlit that answers an editor: no such upload is awaited"


def test_public_pages_are_the_same_for_an_editor(ask: httpx.Client) -> None:
    before = {path: ask.get(path).text for path in views.PATHS}
    sign_in(ask)
    for path, text in before.items():
        answer = ask.get(path)
        assert answer.text == text
        assert answer.headers["cache-control"] == "no-cache"
        assert "Claire" not in answer.text


def test_a_wrong_passphrase_and_an_unknown_name_are_told_alike(ask: httpx.Client) -> None:
    wrong, unknown = sign_in(ask, "Claire", "not this one"), sign_in(ask, "Nobody", "not this one")
    assert wrong.status_code == unknown.status_code == 401
    assert "do not belong together" in wrong.text
    assert wrong.text.replace("Claire", "Nobody") == unknown.text
    assert "not this one" not in wrong.text
    assert "set-cookie" not in wrong.headers
    assert sign_in(ask).status_code == 303


def test_a_browsers_own_word_counts_also_behind_a_proxy_that_changes_the_host(site: str) -> None:
    headers = {"origin": "https://panorama.example", "sec-fetch-site": "same-origin"}
    data = {"editor": "Claire", "passphrase": SECRET}
    assert httpx.post(f"{site}/desk/sign-in", data=data, headers=headers, timeout=30, verify=False).status_code == 303


def test_what_is_typed_is_shown_as_text(ask: httpx.Client) -> None:
    answer = sign_in(ask, '"><script>alert(1)</script>', "x")
    assert "<script>alert" not in answer.text
    assert sign_in(ask).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "", "sec-fetch-site": "same-site"},
        {},
    ],
)
@pytest.mark.parametrize("path", ["/desk/sign-in", "/desk/sign-out"])
def test_forms_of_other_sites_are_refused_unread(site: str, path: str, headers: dict[str, str]) -> None:
    data = {"editor": "Claire", "passphrase": SECRET}
    answer = httpx.post(site + path, data=data, headers=headers, verify=False)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"editor=Claire&passphrase=" + b"x" * 10_000),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(100))),
        ("application/x-www-form-urlencoded", "passphrase=é".encode()),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="editor"\r\n\r\nClaire\r\n--x--',
        ),
        ("application/json", b"{}"),
        ("", b""),
    ],
)
def test_what_is_no_small_form_is_refused(ask: httpx.Client, kind: str, body: bytes) -> None:
    assert ask.post("/desk/sign-in", content=body, headers={"content-type": kind}).status_code == 400


def test_a_get_signs_nobody_in_or_out(ask: httpx.Client) -> None:
    sign_in(ask)
    assert ask.get("/desk/sign-out").status_code == 303
    assert ask.get("/desk/no-such-draft").status_code == 404
    assert ask.get(f"/desk/sign-in?editor=Claire&passphrase={OTHER}").headers["location"] == "/desk"
    assert ask.put("/desk/sign-in").status_code == 405


def test_a_closed_desk_says_how_it_is_opened_and_opens_without_a_restart(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    with application(folder) as address, httpx.Client(base_url=address, headers={"origin": address}) as ask:
        page = ask.get("/desk?lang=en")
        assert page.status_code == 200
        assert "The desk is closed" in page.text
        assert "python -m vendors passphrase" in page.text
        assert 'name="passphrase"' not in page.text
        assert sign_in(ask).status_code == 401

        assert passphrase_command(folder, "--editor", "Claire", given=SECRET)[0] == 0
        assert 'name="passphrase"' in ask.get("/desk").text
        assert sign_in(ask).status_code == 303
        assert ask.get("/desk/no-such-draft").status_code == 404

        # Another passphrase, or none any more, ends the sessions that the old one began.
        accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, OTHER)
        assert ask.get("/desk/no-such-draft").status_code == 401
        assert sign_in(ask, passphrase=OTHER).status_code == 303
        assert accounts.remove(folder, "Claire")
        assert ask.get("/desk/no-such-draft").status_code == 401

        # Each guess doubles the wait, so that soon one comes too early, however slow the machine.
        refused = next(answer for n in range(30) if (answer := sign_in(ask, f"guess {n}", "x")).status_code != 401)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) >= 1
        assert "Too many attempts" in refused.text
    for file in (folder / ".desk").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
        assert SECRET not in file.read_text()


# The command


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("short", "Too short"),
        ("x" * 201, "Too long"),
        ("aaaaaaaaaaaaaaaa", "Too easy"),
        ("azertyuiop123456", "Too easy"),
        ("passwordpassword", "Too easy"),
        ("claire panorama", "Too easy"),
        ("correct horse", "Too easy"),
        ("", "Too short"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(tmp_path: Path, given: str, said: str) -> None:
    with pytest.raises(accounts.Weak, match=said):
        accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, given)
    assert accounts.known(tmp_path) == {}


def test_the_command_sets_lists_and_removes(tmp_path: Path) -> None:
    def claire(*words: str, given: str = "") -> tuple[int, str, str]:
        return passphrase_command(tmp_path, "--editor", "Claire", *words, given=given)

    assert claire(given="short")[0] == 1
    assert claire(given="short")[2].startswith("Too short")
    assert claire(given=SECRET) == (0, "Claire may now sign in at /desk, as editor.\n", "")
    assert claire("--list")[1] == "Claire\teditor\n"
    assert claire("--remove")[0] == 0
    assert claire("--remove")[0] == 1
    assert claire("--list")[1] == ""


def test_the_hash_is_argon2_and_the_file_is_only_the_operators(tmp_path: Path) -> None:
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, SECRET)
    file = tmp_path / ".desk" / "editors.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "$argon2id$" in file.read_text()
    assert SECRET not in file.read_text()
