"""Addresses that are not the source’s own: wrapped by a mail program, a search engine or a network, followed by trackers, or shortened.

What wraps, what tracks and what shortens are data, in `words/`: a line each, with an example in which a test finds it. Whoever opens a
wrapped address is counted by somebody else, may be told apart by it, and may not get through; a reader’s own e-mail address stands in
some.
"""

import base64
import binascii
import csv
import ipaddress
import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from vendors.types.short_texts import remembered

LISTS: Final = Path(__file__).parent / "words"
_DEEPEST: Final = 5
"""Wrappers around each other that are taken off."""
_MAIL: Final = re.compile(
    r"(?<![\w@.+%-])([\w.+-]+)(?:@)(?!(?:\dx|[\w.-]+\.(?:png|jpe?g|gif|svg|webp|avif|css|js|html?|pdf))\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}",
    re.IGNORECASE,
)
_OFFICES: Final = frozenset(
    [
        "info",
        "infos",
        "contact",
        "contacts",
        "hello",
        "bonjour",
        "press",
        "presse",
        "media",
        "medias",
        "communication",
        "communications",
        "pr",
        "news",
        "newsletter",
        "support",
        "help",
        "aide",
        "sales",
        "commercial",
        "legal",
        "privacy",
        "rgpd",
        "gdpr",
        "dpo",
        "careers",
        "jobs",
        "recrutement",
        "webmaster",
        "redaction",
        "editor",
        "editors",
        "editorial",
        "ir",
        "investors",
        "investor-relations",
        "noreply",
        "no-reply",
        "office",
        "admin",
        "team",
        "equipe",
        "feedback",
        "service",
        "marketing",
    ]
)
"""What stands before the @ where an office and no person reads the mail."""
_ARCHIVES: Final = ("web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is", "webcitation.org")
"""They name a page by its whole address, trackers and all."""

_SESSION: Final = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
"""The session of one reader, as servers in Java write it into the path."""
_QUERY: Final = re.compile(r"[?#]|;jsessionid=", re.IGNORECASE)
_MARKED: Final = re.compile(r"[?#@;]|%(?:25)?40")
"""Without one of these an address holds neither a tracker nor a person."""
_QUERIED: Final = re.compile(r"https?://[^/?#@;%\s]+(?:/[^?#@;%\s]*)?\?([^?#@;%\s]*)", re.IGNORECASE)
"""An address with a query that is written plainly; the query."""
_CODED: Final = re.compile(r"=[A-Za-z0-9_-]{12}")
"""What may hold a person in Base64."""


class Wrapping(NamedTuple):
    """What is about an address that is not the source’s own.

    Attributes:
        kind: "personal-address" for an e-mail address in it, "wrapped-address", "tracked-address", "short-address", or
            "private-address" for one that opens within a house or a mailbox alone, "subscribers-address" for one of a database of the press,
            "cut-address" for one of which a part was left out.
        what: the e-mail address, the host, or the trackers.
        inside: the source’s own address, "" where it cannot be told.
    """

    kind: str
    what: str
    inside: str


def unwrapped(address: str) -> str:
    """The source’s own address, as far as an address tells it; the address itself where nothing is about it."""
    found = wrapping(address)
    return found.inside or address if found else address


def wrapping(address: str) -> Wrapping | None:
    """What is about an http address that is not the source’s own; None where nothing is."""
    host = re.match(r"[a-z]+://([^/?#]*)", address, re.IGNORECASE)
    # Most addresses are told by their host, and by having neither a query nor a mark; what has no host has nothing about it then.
    if (
        not _MARKED.search(address)
        and not _is_odd_within(address)
        and (not _is_known(host[1].lower()) if host else "//" not in address and "=" not in address)
    ):
        return None
    return None if host and _has_only_parameters(address, host[1].lower()) else _judged(address)


def _has_only_parameters(address: str, host: str) -> bool:
    """Whether all that is about an address are parameters of its own, as many articles have; quick, and not said of each of which it is so."""
    queried = _QUERIED.fullmatch(address)
    return not (
        queried is None
        or _is_odd_within(address)
        or _is_known(host)
        or _CODED.search(address)
        or any(_tracks(pair, host) for pair in queried[1].split("&"))
    )


def _is_odd_within(address: str) -> bool:
    """Whether an address has another within its path, or a part left out: quick."""
    return "..." in address or "\u2026" in address or ":/" in address[_SCHEME:] or "%E2%80%A6" in address.upper()


_SCHEME: Final = len("https:/")
"""So far an address has its own `:/`."""


def surely_direct(addresses: Collection[str]) -> set[str]:
    """Those of some addresses that are the source’s own by the end of their host: quick, and without some about which `wrapping` has to be asked.

    Args:
        addresses: `http://` or `https://` in small letters, a host with a dot in it, and perhaps a path; no query, and no mark.
    """
    addresses = {address for address in addresses if not _is_odd_within(address)}
    hosts = [address.split("/", 3)[2] for address in addresses]
    ends, anywhere, parts = _known_labels()
    if parts.isdisjoint(".".join(hosts).split(".")):
        return {address for address, host in zip(addresses, hosts, strict=True) if not host[:1].isdigit()}
    found = set()
    for address, host in zip(addresses, hosts, strict=True):
        labels = host.split(".")
        if not (
            host[:1].isdigit()
            or labels[-1] in ends
            or f"{labels[-2]}.{labels[-1]}" in ends
            or not anywhere.isdisjoint(labels)
        ):
            found.add(address)
    return found


@cache
def _known_labels() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The last labels, two where there are two, of all hosts that `_is_known`; those that tell it wherever they stand; and one of each of
    these, without which no host is known."""
    exact, anywhere, _ = _wrappers()
    ends = (name.split(".")[-2:] for name in (*exact, *_shorteners(), *_subscribed(), *_MAILBOXES))
    houses = (name.rpartition(".")[2] for name in _WITHIN_HOUSES)
    known = frozenset((*map(".".join, ends), *houses))
    return known, anywhere, frozenset(end.split(".")[0] for end in known) | anywhere


@remembered(5_000)
def _is_known(host: str) -> bool:
    bare = host.rpartition(":")[0] or host
    return (
        bool(_rules_of(bare))
        or bare.removeprefix("www.") in _shorteners()
        or _is_private(bare)
        or bool(_database(bare))
    )


def _database(host: str) -> str:
    """The database of the press at a host, which opens for its subscribers alone; "" for another."""
    labels = host.split(".")
    return next((name for at in range(len(labels)) if (name := ".".join(labels[at:])) in _subscribed()), "")


@cache
def _subscribed() -> frozenset[str]:
    return frozenset(row["host"] for row in _rows("subscriber_hosts"))


@remembered(5_000, longest=250)  # longer than nearly all addresses of articles
def _judged(address: str) -> Wrapping | None:
    inside, wrapper = _taken_out(address)
    bare, trackers = _untracked(inside)
    person = _person(address)
    if person:
        bare = _without_person(bare) if bare else ""
        return Wrapping("personal-address", person, "" if _person(bare) else bare)
    if wrapper:
        return Wrapping("wrapped-address", wrapper, bare)
    if (parts := _split(bare)) and _is_private(parts.hostname or ""):
        return Wrapping("private-address", parts.hostname or "", "")
    if host := _shortener(bare):
        return Wrapping("short-address", host, "")
    if parts and (database := _database(parts.hostname or "")):
        return Wrapping("subscribers-address", database, "")
    if (cut := _CUT.search(bare)) and "/wiki/" not in bare:  # where titles may end so
        return Wrapping("cut-address", cut[1] or cut[2], "")
    return Wrapping("tracked-address", trackers, bare) if trackers else None


_CUT: Final = re.compile(
    r"(?:^[^?#]*?/|[?&=/])(?:[\w%~+-]*)((?:\.{3,}|\u2026|%E2%80%A6))(?=/|$)|(\[\.{3}\]|\(\.{3}\))", re.IGNORECASE
)
"""Where programs and people leave a part of an address out: at its end, or between two strokes."""


def _taken_out(address: str) -> tuple[str, str]:
    """The address inside all wrappers, "" where it cannot be told, and the host of the first of them, "" where there is none."""
    first = ""
    for _ in range(_DEEPEST):
        parts = _split(address)
        host = parts.hostname or "" if parts else ""
        rule = next((one for one in _rules_of(host) if parts and parts.path.startswith(one.path)), None)
        if parts is None or rule is None:
            inside = _in_any_path(parts) if parts else ""
            if not inside:
                break
            first, address = first or host, inside
            continue
        inside = _INSIDE.get(rule.where.partition(":")[0], _in_parameter)(parts, rule)
        if not inside and not (rule.where in _OPAQUE or (rule.path == "/" and rule.where not in _OF_SOME_PAGES)):
            break  # a page of the wrapper’s own
        first = first or host
        address = inside
        if not address:
            break
    return address, first


def _in_any_path(parts: SplitResult) -> str:
    """The address in the path of another host: `https://smry.ai/https://www.akio.com/fr`. Archives put the time of a copy before it."""
    found = _INNER.search(parts.path)
    if not found or (parts.hostname or "") in _ARCHIVES or _TIMED.search(parts.path[: found.start()]):
        return ""
    return _http(
        parts.path[found.start() + 1 :]
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )


_INNER: Final = re.compile(r"/https?:/{1,2}[^/.]+\.[^/]", re.IGNORECASE)
_TIMED: Final = re.compile(r"/\d{4,14}(?:[a-z]{2}_|\*)?$|/(?:newest|oldest|save|\*)$")


class _Rule(NamedTuple):
    path: str
    where: str


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.hostname, parts.port
    except ValueError:
        return None
    return parts


@remembered(5_000)
def _rules_of(host: str) -> tuple[_Rule, ...]:
    labels = host.split(".")
    exact, anywhere, first = _wrappers()
    found = [rule for at in range(len(labels)) for rule in exact.get(".".join(labels[at:]), ())]
    if not anywhere.isdisjoint(labels):
        found += [rule for pattern, rule in first if pattern.search(host)]
    return tuple(sorted(found, key=lambda rule: -len(rule.path)))


@cache
def _wrappers() -> tuple[Mapping[str, list[_Rule]], frozenset[str], list[tuple[re.Pattern[str], _Rule]]]:
    """The wrappers by the end of their host; for hosts in any country, the labels that tell them, and the pattern of each."""
    exact: dict[str, list[_Rule]] = {}
    anywhere: list[tuple[re.Pattern[str], _Rule]] = []
    labels: set[str] = set()
    for row in _rows("wrappers"):
        rule = _Rule(row["path"], row["where"])
        name = row["host"].removesuffix(".*")
        if name == row["host"]:
            exact.setdefault(name, []).append(rule)
            continue
        labels.add(name.split(".")[0])
        ends = r"\." if name in _PROXIES else r"\.(?:com?\.)?[a-z]{2,3}$"
        anywhere.append((re.compile(rf"(?:^|\.){re.escape(name)}{ends}"), rule))
    return exact, frozenset(labels), anywhere


_PROXIES: Final = ("proxy", "ezproxy", "libproxy", "eproxy", "rproxy", "webproxy")
"""How libraries call the host through which their readers go."""


def _rows(name: str) -> list[dict[str, str]]:
    with (LISTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _http(text: str) -> str:
    """An http address as a wrapper holds it, "" where the text is none."""
    text = text.strip()
    if re.match(r"https?%3a", text, re.IGNORECASE):
        text = unquote(text)
    text = re.sub(r"^(https?):/(?!/)", r"\1://", text, flags=re.IGNORECASE)
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", text, re.IGNORECASE):
        text = f"https://{text}"
    return text if re.match(r"https?://[^/\s.]+\.[^\s]+", text, re.IGNORECASE) else ""


def _parameter(parts: SplitResult, names: str) -> str:
    given = dict(reversed(parse_qsl(parts.query, keep_blank_values=True)))
    return next((given[name] for name in names.split("|") if given.get(name)), "")


def _in_parameter(parts: SplitResult, rule: _Rule) -> str:
    text = _parameter(parts, rule.where)
    if text.startswith("cache:"):
        text = re.sub(r"^cache:(?:[^:/]*:)?", "", text).split(" ")[0]
        text = text if "://" in text else f"http://{text}"
    return _http(text)


def _in_base64(parts: SplitResult, rule: _Rule) -> str:
    # Bing puts `a1` before it.
    text = _parameter(parts, rule.where.partition(":")[2])
    return next((found for start in (0, 2) if (found := _http(_of_base64(text[start:])))), "")


def _of_base64(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)).decode()
    except (binascii.Error, ValueError):
        return ""


def _in_path(parts: SplitResult, rule: _Rule) -> str:
    secure = "https://" if "/s/" in rule.path or rule.path == "/amp/" else "http://"
    return _http(secure + _rest(parts, rule))


def _rest(parts: SplitResult, rule: _Rule) -> str:
    return parts.path[len(rule.path) :] + (f"?{parts.query}" if parts.query else "")


def _in_whole_path(parts: SplitResult, rule: _Rule) -> str:
    return _http(_rest(parts, rule))


def _in_quoted_path(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    return _http(parts.path.rpartition("/")[2])


def _in_query(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    return _http(parts.query)


def _of_yahoo(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    found = re.search(r"/RU=([^/]+)", parts.path)
    return _http(unquote(found[1])) if found else ""


def _of_proofpoint_2(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    """Proofpoint writes % as - and / as _ in its second version."""
    return _http(unquote(_parameter(parts, "u").replace("-", "%").replace("_", "/")))


def _of_proofpoint_3(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    """Proofpoint puts * for each sign that it keeps apart, behind the address, and `**` with a letter for several of them."""
    found = re.match(r".*?/v3/__(?P<address>.+?)__;(?P<kept>[^!]*)!", f"{parts.path}?{parts.query}".rstrip("?"))
    if not found:
        return ""
    kept = iter(_of_base64(found["kept"]))

    def sign(one: re.Match[str]) -> str:
        count = 1 if not one[1] else _RUNS.index(one[1]) + 2
        return "".join(next(kept, "") for _ in range(count))

    return _http(re.sub(r"\*(?:\*([A-Za-z0-9_-]))?", sign, found["address"]))


_RUNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _of_checkpoint(parts: SplitResult, rule: _Rule) -> str:
    found = re.match(r"(.+?)___", _rest(parts, rule))
    return _http(found[1]) if found else ""


def _of_google_translate(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    """The host of a page that Google translates is written with - for ., and -- for -: `www-le--monde-fr.translate.goog`."""
    name = (parts.hostname or "").removesuffix(".translate.goog")
    host = name.replace("--", "\0").replace("-", ".").replace("\0", "-")
    query = "&".join(pair for pair in parts.query.split("&") if not pair.startswith("_x_tr_"))
    return _http(urlunsplit(("https", host, parts.path, query, parts.fragment)))


def _of_proxy(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    """The host that a library puts before its own, as it is or with - for ., and -- for -: `www-akio-com.ezproxy.example.edu`."""
    host = parts.hostname or ""
    found = _PROXY.search(host)
    labels = host[: found.start()].strip(".").split(".") if found else []
    if len(labels) == 1 or (found and found["oclc"] and "-" in labels[0]):
        labels = labels[0].replace("--", "\0").replace("-", ".").replace("\0", "-").split(".")
    if len(labels) < 2 or not re.fullmatch("[a-z]{2,}", labels[-1]):
        return ""
    return _http(urlunsplit(("https", ".".join(labels), parts.path, parts.query, parts.fragment)))


_PROXY: Final = re.compile(r"\.(?:(?:ez|lib|e|r|web)?proxy\.|(?P<oclc>idm\.oclc\.org$))")
_OF_SOME_PAGES: Final = frozenset({"path-whole", "host-proxy"})
"""Where an address may stand whose host has pages of its own besides."""


def _nowhere(parts: SplitResult, rule: _Rule) -> str:  # noqa: ARG001
    return ""


_OPAQUE: Final = frozenset({"unknown"})
_INSIDE: Final[Mapping[str, Callable[[SplitResult, _Rule], str]]] = {
    "base64": _in_base64,
    "path": _in_path,
    "path-whole": _in_whole_path,
    "path-quoted": _in_quoted_path,
    "path-yahoo": _of_yahoo,
    "host-translate": _of_google_translate,
    "host-proxy": _of_proxy,
    "query": _in_query,
    "proofpoint-2": _of_proofpoint_2,
    "proofpoint-3": _of_proofpoint_3,
    "checkpoint": _of_checkpoint,
    "unknown": _nowhere,
}


@cache
def _trackers() -> re.Pattern[str]:
    names = (
        re.escape(row["name"].removesuffix("*")) + (r"[^=]*" if row["name"].endswith("*") else "")
        for row in _rows("trackers")
    )
    return re.compile(f"(?:{'|'.join(names)})(?:=.*)?", re.IGNORECASE)


def _tracks(pair: str, host: str) -> bool:
    """Whether a parameter only says how somebody came to a page of that host."""
    if _trackers().fullmatch(pair):
        return True
    labels = host.rpartition(":")[0].split(".") if ":" in host else host.split(".")
    name = pair.partition("=")[0].lower()
    return any(name in _trackers_at().get(".".join(labels[at:]), ()) for at in range(len(labels)))


@cache
def _trackers_at() -> Mapping[str, frozenset[str]]:
    """The names of trackers that mean something else at other hosts, by the end of the host."""
    found: dict[str, set[str]] = {}
    for row in _rows("trackers_at"):
        found.setdefault(row["host"], set()).add(row["name"])
    return {host: frozenset(names) for host, names in found.items()}


def is_tracker(name: str) -> bool:
    """Whether a parameter of an address only says how somebody came to it."""
    return bool(_trackers().fullmatch(name))


def _untracked(address: str) -> tuple[str, str]:
    """The address without trackers, and those that it had; all else in it stays as it is."""
    parts = _split(address) if _QUERY.search(address) else None
    if parts is None or (parts.hostname or "") in _ARCHIVES:
        return address, ""
    path, session = _SESSION.subn("", parts.path)
    found: list[str] = ["jsessionid"] * bool(session)

    def kept(text: str) -> str:
        pairs = text.split("&")
        gone = [pair for pair in pairs if _tracks(pair, parts.hostname or "")]
        found.extend(pair.partition("=")[0] for pair in gone)
        return "&".join(pair for pair in pairs if pair not in gone)

    query, fragment = kept(parts.query), kept(parts.fragment)
    if not found:
        return address, ""
    return urlunsplit(parts._replace(path=path, query=query, fragment=fragment)), ", ".join(found)


_MAILBOXES: Final = frozenset(
    {
        "mail.google.com",
        "outlook.office.com",
        "outlook.office365.com",
        "outlook.live.com",
        "outlook.cloud.microsoft",
        "mail.yahoo.com",
    }
)
"""Hosts of which every page is a mailbox, and opens for its owner alone."""
_WITHIN_HOUSES: Final = ("localhost", "local", "lan", "internal", "intranet", "home.arpa", "test", "invalid")
"""How names end that are known within a house alone."""
_HOUSES: Final = re.compile(rf"(?:^|\.)(?:{'|'.join(map(re.escape, _WITHIN_HOUSES))})$")


def _is_private(host: str) -> bool:
    """Whether no reader can open what is at a host."""
    if host in _MAILBOXES or _HOUSES.search(host):
        return True
    if not host[:1].isdigit():
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


@cache
def _shorteners() -> frozenset[str]:
    return frozenset(row["host"] for row in _rows("shorteners"))


def _shortener(address: str) -> str:
    parts = _split(address)
    host = (parts.hostname or "").removeprefix("www.") if parts else ""
    return host if parts and host in _shorteners() and parts.path.strip("/") else ""


def personal_mail(text: str) -> str:
    """A person’s e-mail address in a text, "" where there is none; that of an office is none."""
    return (
        next((found[0] for found in _MAIL.finditer(text) if found[1].lower() not in _OFFICES), "")
        if "@" in text
        else ""
    )


def _person(address: str) -> str:
    """A person’s e-mail address within an address, "" where there is none."""
    seen = unquote(unquote(address))
    for found in _MAIL.finditer(seen):
        if found[1].lower() not in _OFFICES:
            return found[0]
    for text in re.findall(r"(?<==)[A-Za-z0-9_-]{12,}", address):
        if (mail := _MAIL.fullmatch(_of_base64(text))) and mail[1].lower() not in _OFFICES:
            return mail[0]
    return ""


def _without_person(address: str) -> str:
    """The address without the parts of its query that name a person."""
    parts = _split(address)
    if parts is None:
        return ""
    kept = "&".join(pair for pair in parts.query.split("&") if not _person(f"?{pair}"))
    fragment = "" if _person(f"#{parts.fragment}") else parts.fragment
    return urlunsplit(parts._replace(query=kept, fragment=fragment))


def bare_address(url: str) -> str:
    """An address without what one page is spelled with or without: scheme, `www`, the end of a phone’s version or of an index, case, fragment."""
    where = re.sub(r"^https?://(?:www\d?\.|m\.|amp\.)?", "", url.split("#")[0], flags=re.IGNORECASE)
    return re.sub(r"(?:/amp|/index\.html?)?/*$", "", re.sub(r"\?amp(?:=1)?$", "", where)).lower()
