"""The source's own address is found in every wrapper; a person's address is named before all else."""

import csv

import pytest

from vendors.types.wrapped_address import LISTS, unwrapped, wrapping


def lines(name):
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("line", lines("wrappers"), ids=lambda line: line["host"] + line["path"])
def test_each_wrapper_of_the_list_gives_the_address_inside(line):
    found = wrapping(line["example"])
    assert found is not None
    assert found.inside == line["inside"]
    assert found.kind in ("wrapped-address", "personal-address")


@pytest.mark.parametrize("line", lines("trackers"), ids=lambda line: line["name"])
def test_each_tracker_of_the_list_is_taken_off_and_nothing_else(line):
    found = wrapping(f"https://www.akio.com/fr?b=%C3%A9+1&{line['example']}&a=2#part")
    assert found is not None
    assert (found.kind, found.inside) == ("tracked-address", "https://www.akio.com/fr?b=%C3%A9+1&a=2#part")


@pytest.mark.parametrize("line", lines("trackers_at"), ids=lambda line: line["host"] + line["name"])
def test_each_tracker_of_one_host_is_taken_off_there_and_nowhere_else(line):
    found = wrapping(line["example"])
    assert found is not None
    assert (found.kind, found.what.lower()) == ("tracked-address", line["name"])
    assert wrapping(line["example"].replace(f"{line['host']}/", "example.org/")) is None


@pytest.mark.parametrize("line", lines("subscriber_hosts"), ids=lambda line: line["host"])
def test_each_database_of_the_press_is_named(line):
    assert wrapping(line["example"]) == ("subscribers-address", line["host"], "")


@pytest.mark.parametrize(
    ("address", "sign"),
    [
        ("https://www.akio.com/…", "…"),
        ("https://www.akio.com/fr/produ...", "..."),
        ("https://www.akio.com/fr/long-tit%E2%80%A6", "%E2%80%A6"),
        ("https://www.akio.com/.../actualites", "..."),
        ("https://www.akio.com/fr/[...]", "[...]"),
        ("https://www.akio.com/…/actualites?page=2", "…"),
    ],
)
def test_an_address_of_which_a_part_is_left_out_is_named(address, sign):
    assert wrapping(address) == ("cut-address", sign, "")


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("https://smry.ai/https://www.akio.com/fr", "https://www.akio.com/fr"),
        ("https://via.hypothes.is/https://www.akio.com/fr?id=7#b", "https://www.akio.com/fr?id=7#b"),
        ("https://reader.example/read/http:/www.akio.com/fr", "http://www.akio.com/fr"),
    ],
)
def test_an_address_in_the_path_of_another_is_the_one_that_is_meant(address, inside):
    found = wrapping(address)
    assert (found.kind, found.inside) == ("wrapped-address", inside)


@pytest.mark.parametrize("line", lines("shorteners"), ids=lambda line: line["host"])
def test_each_shortener_of_the_list_is_named_without_a_guess(line):
    found = wrapping(f"https://{line['host']}/aB3dE")
    assert found is not None
    assert (found.kind, found.what, found.inside) == ("short-address", line["host"], "")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://192.168.1.4/rapport.pdf", "192.168.1.4"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("https://intranet.local/page", "intranet.local"),
        ("https://mail.google.com/mail/u/0/#inbox/abc", "mail.google.com"),
    ],
)
def test_what_no_reader_can_open_is_named(address, host):
    assert wrapping(address) == ("private-address", host, "")


def test_the_session_of_a_reader_is_taken_off():
    found = wrapping("https://www.akio.com/fr;jsessionid=12AB.node1?id=7")
    assert found == ("tracked-address", "jsessionid", "https://www.akio.com/fr?id=7")


def test_a_host_that_google_translates_keeps_its_hyphens():
    assert unwrapped("https://www-mon--site-fr.translate.goog/a?_x_tr_sl=en#b") == "https://www.mon-site.fr/a#b"


@pytest.mark.parametrize(
    ("address", "person", "inside"),
    [
        (
            "https://www.akio.com/?mail=claire.martin%40example.com",
            "claire.martin@example.com",
            "https://www.akio.com/",
        ),
        (
            "https://www.akio.com/?mail=claire.martin@example.com&id=7",
            "claire.martin@example.com",
            "https://www.akio.com/?id=7",
        ),
        ("https://www.akio.com/?m=claire%2540example.com#a", "claire@example.com", "https://www.akio.com/#a"),
        ("https://www.akio.com/?e=Y2xhaXJlQGV4YW1wbGUuY29t", "claire@example.com", "https://www.akio.com/"),
        ("https://www.akio.com/desabonner/claire@example.com/oui", "claire@example.com", ""),
        ("https://claire@www.akio.com/fr", "claire@www.akio.com", ""),
        ("https://mimecast.com/s/abc?to=claire@example.com", "claire@example.com", ""),
    ],
)
def test_a_person_s_address_is_always_named(address, person, inside):
    assert wrapping(address) == ("personal-address", person, inside)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.akio.com/fr/actualites",
        "https://www.akio.com/fr?id=7&page=2",
        "https://www.akio.com/contact?to=presse@akio.com",
        "https://medium.com/@claire/qualtrics-signe",
        "https://mastodon.example/@claire@social.example",
        "https://www.akio.com/images/logo@2x.png",
        "https://www.google.com/maps/@48.85,2.35,15z",
        "https://www.google.com/search?q=qualtrics",
        "https://www.google.com/url?",
        "https://www.facebook.com/akio",
        "https://www.linkedin.com/company/akio",
        "https://www.youtube.com/watch?v=abc&feature=youtu.be",
        "https://web.archive.org/web/2019/https://www.akio.com/?utm_source=x",
        "https://bit.ly/",
        "https://notbit.ly.example/abc",
        "https://www.akio.com/fr;v=2?session=7&ref=lettre&sid=3",
        "https://8.8.8.8/fr",
        "https://www.local.fr/",
        "https://[broken",
        "https://archive.ph/newest/https://www.akio.com/",
        "https://arquivo.pt/wayback/20180423101112/https://www.akio.com/",
        "https://proxy.golang.org/example",
        "https://ezproxy.example.edu/about",
        "https://en.wikipedia.org/wiki/Wait...",
        "https://example.org/?si=3&s=20&gifts=1",
        "not an address",
        "",
    ],
)
def test_the_source_s_own_address_is_left_alone(address):
    assert wrapping(address) is None
    assert unwrapped(address) == address


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("https://eur01.safelinks.protection.outlook.com/?url=akio.com%2Ffr&data=x", "https://akio.com/fr"),
        ("https://eur01.safelinks.protection.outlook.com/?data=x", ""),
        ("HTTPS://WWW.GOOGLE.COM/url?q=https://www.akio.com", "https://www.akio.com"),
    ],
)
def test_a_wrapper_is_named_also_where_what_it_holds_was_damaged(address, inside):
    found = wrapping(address)
    assert found is not None
    assert (found.kind, found.inside) == ("wrapped-address", inside)


def test_wrappers_within_wrappers_are_taken_off_one_by_one():
    once = "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.akio.com%2Ffr%3Fid%3D7%26fbclid%3Dx"
    twice = f"https://eur03.safelinks.protection.outlook.com/?url={once.replace('%', '%25').replace(':', '%3A').replace('/', '%2F').replace('?', '%3F').replace('=', '%3D')}&data=05"
    assert unwrapped(twice) == unwrapped(once) == "https://www.akio.com/fr?id=7"
