"""What an operator sets is taken, or refused in a line that says what to write, without a secret in it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.command_line import run
from tests.data import DATA
from tests.servers import SERVERS
from tests.web.inside import operator
from vendors.i18n.language import language
from vendors.settings import Settings, WrongSettingsError, settings, settings_to_serve, wrong_settings

REFUSED = {
    "TIME_ZONE": ("Europe/Pari", "“Europe/Pari” is not a time zone: write one such as Europe/Paris"),
    "DRAFT_MEGABYTES": ("-3", "“-3” is too little: write more than 0."),
    "UPLOAD_MEGABYTES": ("1.5", "“1.5” is not a whole number: write one such as 10."),
    "DRAIN_SECONDS": ("inf", "“inf” is too much: write 300 at the most."),
    "LINKS_PAUSE": ("inf", "“inf” is not a number: write one such as 1."),
    "HISTORY_EVERY": ("often", "“often” is not a number: write one such as 60."),
    "FOUR_EYES": ("ja", "“ja” is neither yes nor no: write true or false."),
    "LOG": ("xml", "“xml” cannot be chosen: write one of text, json."),
    "LICENCE_ADDRESS": (
        "javascript:alert(1)",
        "“javascript:alert(1)” is not an address that readers can open: write one such as https://creativecommons.org/licenses/by/4.0/",
    ),
    "CORRECTION_ADDRESS": (
        "notmail",
        "“notmail” is not an e-mail address: write one such as corrections@panorama.example",
    ),
    "DESK_EDITORS": (
        "claire@magazine.example, noat",
        "“noat” is not an e-mail address: write one such as claire@magazine.example, denis@magazine.example",
    ),
    "DESK_READERS": (
        "a@magazine.example;b@magazine.example",
        "“a@magazine.example;b@magazine.example” is not an e-mail address: write one such as claire@magazine.example, denis@magazine.example",
    ),
    "HISTORY_REMOTE": (
        "foo://name:pass/word@x",
        "“foo://…@x” is not a repository that can be asked: write a path, or an address such as ssh://panorama@history.example/srv/panorama.git",
    ),
    "METRICS_TOKEN": (
        "short123",
        "the token is too short: write 20 signs or more, as “openssl rand -hex 20” makes them.",
    ),
    "PUBLIC_ADDRESS": (
        "https://user:pw@panorama.example",
        "the address has a user or a password in it, which everybody would read: write one such as https://panorama.example",
    ),
}
"""A wrong value of a setting, and what is said of it."""
SECRETS = ("short123", "user", "pw", "pass/word", "word@")


@contextmanager
def surrounded_by(**chosen: str) -> Iterator[dict[str, str]]:
    """The environment of a process with these settings and no others."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("PANORAMA_")}
    yield others | {"PANORAMA_DATA": str(DATA)} | {f"PANORAMA_{name}": value for name, value in chosen.items()}


def test_each_wrong_setting_is_told_in_one_line_with_its_name_and_what_to_write():
    with operator(**{name: given for name, (given, _) in REFUSED.items()}):
        with pytest.raises(WrongSettingsError) as refused:
            settings()
        assert {one.name: one.said(language("en")) for one in wrong_settings()} == {
            f"PANORAMA_{name}": f"PANORAMA_{name}: {what}" for name, (_, what) in REFUSED.items()
        }
        french = [one.said(language("fr")) for one in wrong_settings()]
    lines = str(refused.value).splitlines()
    assert len(lines) == len(REFUSED) == len(french)
    assert not set(lines) & set(french)
    for secret in SECRETS:
        assert secret not in " ".join(lines).replace("a user or a password", ""), secret


@pytest.mark.parametrize(
    ("name", "given"), [("metrics_token", "short123"), ("public_address", "https://user:pw@panorama.example")]
)
def test_pydantic_repeats_no_secret_either(name, given):
    with pytest.raises(ValidationError) as refused:
        Settings(**{name: given})
    assert given not in str(refused.value)
    assert "user:pw" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("time_zone", "Pacific/Kiritimati"),
        ("time_zone", "UTC"),
        ("drain_seconds", 300.0),
        ("licence_address", "https://etalab.example/licence?v=2#top"),
        ("licence_address", ""),
        ("correction_address", "corrections+cx@panorama.example"),
        ("desk_editors", "Claire@magazine.example, d.b@magazine.example e@x"),
        ("history_remote", "git@history.example:panorama.git"),
        ("history_remote", "/srv/panorama.git"),
        ("history_remote", "https://name:secret@git.example/x.git"),
        ("history_remote", "file:///srv/panorama.git"),
        ("public_address", "https://médias.example"),
        ("public_address", "http://[::1]:8501"),
        ("edition_address", "https://panorama.example/cx/"),
    ],
)
def test_what_is_right_is_taken_as_it_stands(name, given):
    assert getattr(Settings(**{name: given}), name) == given


@pytest.mark.parametrize(
    ("given", "meant", "with_path"),
    [
        ("https://panorama.example/sub?x=1", "https://panorama.example", "https://panorama.example/sub"),
        ("https://panorama.example/a b", "https://panorama.example", "https://panorama.example"),
        ("https://panorama.example:99999", "https://panorama.example", "https://panorama.example"),
        ("https://magazine.example:port", "https://magazine.example", "https://magazine.example"),
        ("https://maga zine.example", "https://panorama.example", "https://panorama.example"),
    ],
)
def test_what_is_proposed_would_be_taken(given, meant, with_path):
    for name, proposed in (("public_address", meant), ("edition_address", with_path)):
        with pytest.raises(ValidationError) as refused:
            Settings(**{name: given})
        assert refused.value.errors()[0]["ctx"]["meant"] == proposed
        assert Settings(**{name: proposed})


def test_a_site_is_served_at_the_root_of_a_host_alone():
    with operator(PUBLIC_ADDRESS="https://panorama.example/sub/"):
        (wrong,) = wrong_settings()
        assert wrong.said(language("en")) == (
            "PANORAMA_PUBLIC_ADDRESS: the site answers at the root of a host alone, not below /sub/: write https://panorama.example"
        )
        with pytest.raises(SystemExit):
            settings_to_serve()
    with operator(PUBLIC_ADDRESS="https://panorama.example/"):
        assert settings_to_serve().citable_address == "https://panorama.example"


@pytest.mark.slow
def test_a_server_with_a_wrong_setting_says_so_in_a_line_and_does_not_start():
    line = "PANORAMA_TIME_ZONE: “Europe/Pari” is not a time zone: write one such as Europe/Paris"
    for log in ("text", "json"):
        with surrounded_by(TIME_ZONE="Europe/Pari", LOG=log) as environment:
            ended = SERVERS.run(["-m", "uvicorn", "dashboard:app", "--port", "0"], environment)
        assert ended.returncode == 1
        (said,) = ended.stderr.splitlines()
        assert (json.loads(said)["message"] if log == "json" else said) == line


def test_commands_say_it_in_a_line_and_doctor_as_what_is_wrong():
    with operator(TIME_ZONE="Europe/Pari", REPLICA="true"):
        ended = run("check")
        assert (ended.returncode, ended.stderr.decode().count("\n")) == (2, 1)
        ended = run("doctor", "--lang", "en")
        lines = ended.stdout.decode().splitlines()
        assert ended.returncode == 1
        assert lines[0] == (
            "✗ settings     PANORAMA_TIME_ZONE: “Europe/Pari” is not a time zone: write one such as Europe/Paris"
        )
        assert "✓ packages" in "\n".join(lines)
        french = run("doctor", "--data", str(DATA), "--format", "json").stdout
        assert "n’est pas un fuseau horaire" in json.loads(french)[0]["message"]
    with operator(PUBLIC_ADDRESS="https://panorama.example/sub"):
        lines = run("doctor", "--lang", "en").stdout.decode().splitlines()
        assert [line[:2] for line in lines if "PANORAMA_PUBLIC_ADDRESS" in line] == ["✗ "]
    with operator(REPLICA="true"):
        line = run("doctor", "--lang", "en").stdout.decode().splitlines()[0]
        assert line.startswith("✗ settings     PANORAMA_REPLICA needs PANORAMA_HISTORY_REMOTE")


@pytest.mark.parametrize("blank", ["", "  ", "\r"])
@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_what_nobody_has_filled_in_is_left_out(name, blank):
    """An empty folder had been the one in which the program stands: its desk kept passphrases there, and closed it to others."""
    with operator(**{name.upper(): blank}):
        assert wrong_settings() == ()
        expected = () if name == "trusted_proxies" else Settings.model_fields[name].get_default()
        assert getattr(settings(), name) == expected


@pytest.mark.parametrize(
    ("name", "given", "taken"),
    [
        ("four_eyes", "true ", True),
        ("log", " json\r", "json"),
        ("live_pages", "50 ", 50),
        ("desk_folder", "/srv/desk ", Path("/srv/desk")),
        ("edition_address", " https://panorama.example/cx/ ", "https://panorama.example/cx/"),
        ("embed_hosts", " magazine.example ", ("https://magazine.example",)),
    ],
)
def test_spaces_around_what_is_set_are_no_part_of_it(name, given, taken):
    with operator(**{name.upper(): given}):
        assert wrong_settings() == ()
        assert getattr(settings(), name) == taken


@pytest.mark.parametrize("given", ["é" * 20, "twenty letters and more", "tab\tin the middle of it"])
def test_a_token_that_nobody_could_show_is_refused_and_not_repeated(given):
    with operator(METRICS_TOKEN=given):
        (wrong,) = wrong_settings()
    assert wrong.said(language("en")) == (
        "PANORAMA_METRICS_TOKEN: the token has a space or a letter that no request carries: write one as “openssl rand -hex 20” makes it."
    )
