"""What a quick look passes over is what the careful one would have found nothing in."""

import re
from collections.abc import Iterator

import pytest

from tests.vendors.types.test_short_texts import known
from tests.vendors.validation.test_plain_texts import TEXTS
from vendors.types import moment, no_value, no_value_said, spellings, wrapped_address
from vendors.types.wrapped_address import surely_direct, wrapping

EVERYTHING = re.compile("")


class Anything:
    """Holds whatever is asked for."""

    def __contains__(self, sign: object) -> bool:
        return True


class Everything:
    """Has something in common with whatever it is held against."""

    def isdisjoint(self, others: object) -> bool:
        return False


class Whole:
    """Stands for a pattern that every text matches."""

    def fullmatch(self, text: str) -> bool:
        return True


def said(text: str) -> tuple[object, ...]:
    for function in (no_value._judged, spellings._day_meaning):
        known(function).clear()
    return (
        no_value.no_value(text),
        spellings.number_meaning(text),
        spellings.number_meaning(text, ","),
        spellings.date_meaning(text),
        moment.clock_of(text),
    )


def test_what_is_said_in_words_of_its_own_has_a_first_word_and_a_cue_that_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    some = [
        *sorted(TEXTS)[::5],
        "actionnaire non connu",
        "Non signé",
        "l’identité n’est pas connue",
        "à chercher",
        "cf. note 3",
    ]
    quick = {text: no_value_said.may_be_said(text) for text in some if len(text) < 60}
    monkeypatch.setattr(no_value_said, "first_words", Anything)
    monkeypatch.setattr(no_value_said, "cues", lambda: Everything())
    known(no_value_said._judged).clear()
    assert {text: no_value_said.may_be_said(text) for text in quick} == quick
    known(no_value_said._judged).clear()


def texts() -> Iterator[str]:
    yield from sorted(TEXTS)[::7]
    for text in ("n.c. (2024)", "inconnu à ce jour", "N/A yet", "unknown¹", "{{name}}", "%(name)s", "xxxx", "{code}", "1900-01-03", "[[a:b]]", "#{a}", "${a}", "<% a %>"):  # fmt: skip
        yield from (text, text.upper(), f"{text}\n", f" {text}", f"{text}.")
    for text in ("1 000", "1\u202f000,5", "٣٤", "+5", "-5", "1,05E+03", "1e5", "2’500", "12 avr. 2018", "2018-04-22T22:00:00Z", "20180422T2200", "22h30", "Date(1524434400000)", "Mon, 23 Apr 2018 00:30:00 +0200"):  # fmt: skip
        yield from (text, f" {text}", f"{text}%", f"about {text}")


def test_what_is_passed_over_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {text: said(text) for text in texts()}
    monkeypatch.setattr(spellings, "_NUMERAL", Whole())
    monkeypatch.setattr(moment, "_PERHAPS", EVERYTHING)
    monkeypatch.setattr(no_value, "_ENDS_OF_REMARKS", Anything())
    monkeypatch.setattr(no_value, "_BEGINNINGS_OF_WHAT_IS_MADE", Anything())
    for text, quick in known.items():
        assert said(text) == quick, text
    found = [*zip(*known.values(), strict=True)]
    assert all(len(set(one)) > 1 for one in found), "each of them says something of some text"


def test_addresses_are_told_together_as_each_by_itself() -> None:
    addresses = [
        *("https://www.exemple.fr/a", "https://bit.ly/x", "http://10.0.0.1/a", "https://a.local/", "https://news.bit.ly.example/a"),
        *("https://www.google.com/a", "https://a.google.com.example", "https://ly.bit.example/b", "https://1and1.example/"),
    ]  # fmt: skip
    alone = {address for address in addresses if surely_direct([address])}
    assert surely_direct(addresses) == alone
    assert "https://www.exemple.fr/a" in alone
    assert not {"https://bit.ly/x", "http://10.0.0.1/a", "https://a.local/"} & alone


def test_of_an_address_with_parameters_of_its_own_alone_nothing_is_said() -> None:
    hosts = ["www.exemple.fr", "exemple.fr:8080", "EXEMPLE.fr", "exemple.fr:x", "bit.ly", "10.0.0.1", "a.local", "l.facebook.com", "www.google.com:443", "mail.google.com"]  # fmt: skip
    paths = ["", "/", "/a/b", "/url", "/l.php", "/a=Y2xhaXJlQGFrLmZy", "/a;jsessionid=1", "/%2F"]
    queries = ["id=7", "", "a=1&b=2", "copy=77&page=3", "utm_source=x", "id=7&utm_source=x", "a=Y2xhaXJlQGFrLmZy", "a=claire@ak.fr", "a=claire%40ak.fr",
               "a=claire%2540ak.fr", "url=https://ak.fr", "u=a?b", "fbclid=1&id=7", "id=7#utm_source=x", "a=%", "=", "&&", "id=7&\nutm_source=x", "fbclid=1\n"]  # fmt: skip
    said = set()
    for host in hosts:
        for path in paths:
            for query in queries:
                address = f"https://{host}{path}?{query}"
                known(wrapped_address._judged).clear()
                careful = wrapped_address._judged(address)
                assert wrapping(address) == careful, address
                said.add(careful and careful.kind)
    assert said == {None, "personal-address", "wrapped-address", "tracked-address", "short-address", "private-address"}
    assert wrapped_address._has_only_parameters("https://www.exemple.fr/a?id=7&page=3", "www.exemple.fr")
