"""Sessions, attempts and tickets, with a clock that the test moves."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendors.desk.auth import accounts, login, oidc
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.auth.known_browsers import KnownBrowsers
from vendors.desk.auth.login import COOKIE, Door, Wait
from vendors.desk.auth.oidc import ProviderSetup
from vendors.desk.auth.sessions import IDLE, MOST, WHOLE, Sessions
from vendors.desk.auth.throttle import LONGEST_FOR_ADDRESS, LONGEST_FOR_EDITOR, Attempts, household
from vendors.settings import Settings

SECRET = "velours tracteur pamplemousse orage"
WHOLE_SETUP = """[auth]
redirect_uri = "https://desk.example/oauth2callback"
cookie_secret = "secret"
client_id = "desk"
client_secret = "secret"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""
"""What Streamlit's secrets say of a provider."""


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_session_ends_after_two_idle_hours_and_after_twelve_in_any_case(tmp_path, clock):
    sessions = Sessions(tmp_path / "s.json", clock)
    token = sessions.begin("Claire", "p")
    clock.now += IDLE + 1
    assert sessions.find(token) is None

    token, begun = sessions.begin("Claire", "p"), clock.now
    while clock.now + 3000 - begun <= WHOLE:
        clock.now += 3000
        assert sessions.find(token)
    clock.now += 3000
    assert sessions.find(token) is None


def test_a_clock_that_is_set_back_makes_no_session_last_longer(tmp_path, clock):
    sessions = Sessions(tmp_path / "s.json", clock)
    token = sessions.begin("Claire", "p")
    clock.now -= 60
    assert sessions.find(token)
    clock.now -= 24 * 3600
    assert sessions.find(token) is None
    assert sessions.find(sessions.begin("Claire", "p"))


def test_a_session_outlives_a_restart_and_its_token_is_not_written_down(tmp_path, clock):
    token = Sessions(tmp_path / "s.json", clock).begin("Claire", "p")
    assert token not in (tmp_path / "s.json").read_text()
    again = Sessions(tmp_path / "s.json", clock)
    assert again.find(token).name == "Claire"
    again.end(token)
    assert Sessions(tmp_path / "s.json", clock).find(token) is None


def test_sessions_are_bounded_and_a_broken_file_is_none(tmp_path, clock):
    sessions = Sessions(tmp_path / "s.json", clock)
    first = sessions.begin("Claire", "p")
    for _ in range(MOST):
        clock.now += 1
        last = sessions.begin("Claire", "p")
    assert sessions.find(first) is None
    assert sessions.find(last)
    assert len(json.loads((tmp_path / "s.json").read_text())) == MOST
    for text in ("", "[]", '{"a": 1}', '{"a": {"name": 1}}'):
        (tmp_path / "s.json").write_text(text)
        assert Sessions(tmp_path / "s.json", clock).find(last) is None


def test_each_wrong_passphrase_doubles_the_wait_and_the_right_one_ends_it(clock):
    attempts = Attempts(clock)
    waits = []
    for _ in range(14):
        assert attempts.begin("198.51.100.7", "Claire") == 0
        waits.append(attempts.begin("198.51.100.7", "Claire"))
        clock.now += waits[-1]
    assert waits[:6] == [0, 1, 2, 4, 8, 16]
    assert max(waits) == LONGEST_FOR_ADDRESS
    assert attempts.begin("198.51.100.7", "Claire") == 0
    attempts.right("198.51.100.7", "Claire")
    assert attempts.begin("198.51.100.7", "Claire") == 0


def test_nobody_can_keep_an_editor_out_for_long(clock):
    attempts = Attempts(clock)
    for n in range(3000):
        attempts.begin(f"203.0.{n // 250}.{n % 250}", "Claire")
        clock.now += 0.5
    assert attempts.begin("198.51.100.7", "Claire") <= LONGEST_FOR_EDITOR


def test_an_address_from_which_an_editor_came_before_does_not_wait_for_strangers(clock):
    attempts = Attempts(clock)
    assert attempts.begin("198.51.100.7", "Claire") == 0
    attempts.right("198.51.100.7", "Claire")
    for n in range(100):
        attempts.begin(f"203.0.113.{n}", "Claire")
    assert attempts.begin("192.0.2.1", "Claire") > 0
    assert attempts.begin("198.51.100.7", "Claire") == 0


def test_a_household_of_ipv6_is_one_address(clock):
    attempts = Attempts(clock)
    waits = [attempts.begin(f"2001:db8:1:2::{n}", f"name {n}") for n in range(5)]
    assert waits[-1] > 0
    assert attempts.begin("2001:db8:1:3::1", "x") == 0


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=60))
def test_attempts_take_any_text(pairs):
    attempts = Attempts(Clock())
    for address, name in pairs:
        assert attempts.begin(address, name) >= 0


def test_a_door_without_editors_is_closed_and_opens_nothing(tmp_path: Path):
    door = Door(tmp_path)
    assert not door.is_open
    assert door.sign_in("", "", "x") is None
    assert door.signed_in({}) is None
    assert door.signed_in({COOKIE: ""}) is None
    assert door.ticket("a@b.example") is None
    assert door.redeem("", "x") is None
    assert list(tmp_path.iterdir()) == []


def test_a_role_that_is_changed_holds_at_once(tmp_path: Path):
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, SECRET)
    door = Door(tmp_path)
    token = door.sign_in("Claire", SECRET, "x")
    assert token
    assert door.signed_in({COOKIE: token}).may_publish
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.READER, SECRET)
    assert door.signed_in({COOKIE: token}) is None
    again = door.sign_in("Claire", SECRET, "x")
    assert not door.signed_in({COOKIE: again}).may_publish


def test_a_ticket_is_good_once_and_only_for_those_on_the_list(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(
        login, "settings", lambda: Settings(desk_editors="Claire@magazine.example", desk_readers="d@magazine.example")
    )
    door = Door(tmp_path)
    # A list without a provider lets nobody in.
    assert not door.is_open
    monkeypatch.setattr(login, "with_provider", lambda: True)
    assert door.is_open
    assert door.ticket("claire@magazine.example.evil.example") is None
    assert door.ticket("magazine.example") is None
    assert door.ticket("") is None
    ticket = door.ticket("claire@magazine.example")
    token = door.redeem(ticket, "x")
    assert door.signed_in({COOKIE: token}).may_publish
    assert door.redeem(ticket, "x") is None
    # However the provider spells it, she is one editor.
    names = {
        door.signed_in({COOKIE: door.redeem(door.ticket(email), "x")}).name
        for email in ("claire@magazine.example", "CLAIRE@Magazine.example")
    }
    assert names == {"Claire@magazine.example"}
    assert not door.signed_in({COOKIE: door.redeem(door.ticket("d@magazine.example"), "x")}).may_publish


def test_who_came_and_who_was_refused_is_written_down_without_the_passphrase(tmp_path: Path):
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, SECRET)
    door = Door(tmp_path)
    assert door.sign_in("Claire", "my other secret", "198.51.100.7") is None
    assert door.sign_in("x\n2026 signed in: 'Claire'", "guess", "203.0.113.5") is None
    door.sign_out({COOKIE: door.sign_in("Claire", SECRET, "198.51.100.7")}, "198.51.100.7")
    file = tmp_path / ".desk" / "sign-ins.log"
    lines = file.read_text().splitlines()
    assert [re.sub(r"^[-0-9T:+]+ ", "", line) for line in lines] == [
        "wrong passphrase: 'Claire' from 198.51.100.7",
        "wrong passphrase: \"x\\n2026 signed in: 'Claire'\" from 203.0.113.5",
        "signed in: 'Claire' from 198.51.100.7",
        "signed out: 'Claire' from 198.51.100.7",
    ]
    assert "secret" not in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_log_of_the_server_has_no_names_and_no_addresses(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, SECRET)
    caplog.set_level("INFO")
    door = Door(tmp_path)
    assert door.sign_in(SECRET, "", "198.51.100.7") is None
    assert door.sign_in("Claire", SECRET, "198.51.100.7")
    assert [record.getMessage() for record in caplog.records] == ["wrong passphrase", "signed in"]


@pytest.mark.parametrize("name", ["Claire", "Zorro"])
def test_attempts_are_counted_alike_whether_somebody_is_called_so_or_not(tmp_path: Path, name: str):
    accounts.set_passphrase(tmp_path, "Claire", EditorRole.EDITOR, SECRET)
    door = Door(tmp_path)
    waits = []
    for number, typed in enumerate((name, name, name, name, f" {name.swapcase()} ")):
        try:
            door.may_try(typed, f"198.51.100.{number}")
            waits.append(0)
        except Wait:
            waits.append(1)
    assert waits == [0, 0, 0, 1, 1]


def test_the_word_of_a_provider_is_good_for_five_minutes_and_only_for_a_verified_address():
    now = time.time()
    assert oidc.is_fresh({"iat": now - 200})
    assert not oidc.is_fresh({"iat": now - 400})
    assert not oidc.is_fresh({})
    assert oidc.address({"email": "a@b.example", "email_verified": True}) == "a@b.example"
    assert oidc.address({"email": "a@b.example", "email_verified": "false"}) == ""
    assert oidc.address({"email": "a@b.example"}) == ""


@pytest.mark.parametrize(
    ("text", "setup"),
    [
        ("", ProviderSetup()),
        ("[other]\nx = 1", ProviderSetup()),
        (WHOLE_SETUP, ProviderSetup(True)),
        (WHOLE_SETUP.replace("/oauth2callback", "/desk"), ProviderSetup(True, ("redirect_uri",))),
        (WHOLE_SETUP.replace("client_id", "client"), ProviderSetup(True, ("client_id",))),
        (WHOLE_SETUP.replace('"secret"', '""'), ProviderSetup(True, ("cookie_secret", "client_secret"))),
        (WHOLE_SETUP.replace("[auth]", "[auth.google]"), ProviderSetup(True, oidc.NEEDED)),
        ('auth = "yes"', ProviderSetup(True, oidc.NEEDED)),
    ],
)
def test_a_provider_that_is_set_up_in_part_lets_nobody_in_and_it_is_said_what_is_missing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, setup: ProviderSetup
):
    file = tmp_path / "secrets.toml"
    file.write_text(text, "utf-8")
    assert oidc.provider_setup(file) == setup
    assert oidc.with_provider(file) is (text == WHOLE_SETUP)
    assert [name in caplog.text for name in setup.lacking] == [True] * len(setup.lacking)
    assert bool(caplog.text) is bool(setup.lacking)


def test_secrets_that_cannot_be_read_are_said_to_be_so(tmp_path: Path):
    file = tmp_path / "secrets.toml"
    assert oidc.provider_setup(file) == ProviderSetup()
    file.write_text("[auth", "utf-8")
    assert oidc.provider_setup(file).unread
    assert oidc.provider_setup(tmp_path).unread == "Is a directory"
    assert not oidc.with_provider(file)


def test_an_address_of_version_4_is_the_same_in_the_clothes_of_version_6():
    assert household("::ffff:198.51.100.7") == household("198.51.100.7") == "198.51.100.7"
    assert household("2001:db8::1") == household("2001:db8::2") != household("2001:db8:0:1::1")


def test_a_crowd_that_guesses_keeps_no_editor_out_of_a_browser_that_knows_her(tmp_path):
    attempts, browsers = Attempts(Clock()), KnownBrowsers(tmp_path / "known.json", Clock())
    shown = browsers.remember("Claire", "p")
    for n in range(200):
        attempts.begin(f"203.0.113.{n}", "Claire")
    assert attempts.begin("198.51.100.7", "Claire") > 0
    assert browsers.knows(shown, "Claire", "p")
    assert attempts.begin("198.51.100.7", "Claire", known=True) == 0


def test_a_browser_is_known_to_the_editor_who_signed_in_there_while_her_passphrase_is_the_same(tmp_path):
    clock = Clock()
    browsers = KnownBrowsers(tmp_path / "known.json", clock)
    shown = browsers.remember("Claire", "p")
    assert KnownBrowsers(tmp_path / "known.json", clock).knows(shown, "Claire", "p"), "after a restart"
    assert not browsers.knows(shown, "Denis", "p")
    assert not browsers.knows(shown, "Claire", "another passphrase")
    assert not browsers.knows("x", "Claire", "p")
    assert shown not in (tmp_path / "known.json").read_text()
    clock.now += 181 * 24 * 3600
    assert not browsers.knows(shown, "Claire", "p")


def test_two_processes_agree_on_who_has_signed_out(tmp_path):
    clock = Clock()
    one, other = Sessions(tmp_path / "s.json", clock), Sessions(tmp_path / "s.json", clock)
    token, second = one.begin("Claire", "p"), other.begin("Denis", "p")
    assert one.find(second)
    assert other.find(token)
    one.end(token)
    assert other.find(token) is None
    clock.now += 120
    assert other.find(second)
    third = other.begin("Paul", "p")
    assert one.find(token) is None
    assert Sessions(tmp_path / "s.json", clock).find(token) is None
    assert one.find(third)
