"""From the answers of a server to the state of an address."""

import re
import secrets
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.robotparser import RobotFileParser

import httpcore
from httpx import URL, InvalidURL

from vendors.desk.linkcheck.http import Answer, Caller, NoHost, Unsafe
from vendors.desk.linkcheck.parked import Held, held_by
from vendors.desk.linkcheck.placeholders import SHORT, Certainty
from vendors.desk.linkcheck.soft_404 import Words, is_wall, words_of
from vendors.desk.linkcheck.soft_redirect import soft_redirect
from vendors.desk.linkcheck.state import PARKED_KINDS, AddressState, Reach
from vendors.types.country import countries, spoken_languages

ROBOT: Final = "PanoramaCX"
"""The name that robots.txt may speak to."""
PERMANENT: Final = (301, 308)
REDIRECTS: Final = (301, 302, 303, 307, 308)
REFUSALS: Final = {401: "", 402: "payment", 403: "", 406: "", 451: "legal", 999: "refuses-robots"}
"""The statuses of a refusal, and why where the status says it itself: 402 asks robots to pay, 999 is of LinkedIn’s making."""
_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|png|jpe?g|gif|webp|mp[34]|webm|epub)$", re.I)
"""Paths that name a file: only their head is asked for, where the server answers to that."""
_HOME: Final = re.compile(r"/(?:(?P<place>[a-z]{2})(?:[-_][a-z]{2})?/?)?(?:index\.\w+|home/?|accueil/?)?", re.I)
_CERTIFICATES: Final = {
    10: "expired",
    18: "self-signed",
    19: "unknown-issuer",
    20: "unknown-issuer",
    62: "other-host",
    64: "other-host",
}
"""OpenSSL's codes of verification."""
_SEARCH: Final = re.compile(
    r"(?:^|/)(?:search|recherche|rechercher|resultats?|results?|suche|find)(?:-?results?)?(?:\.\w+)?/?$", re.I
)
_SEARCHED: Final = frozenset(
    {"q", "s", "query", "search", "searchterm", "search_query", "keyword", "keywords", "recherche", "motcle", "mots"}
)
"""Parameters in which a search has its words."""
_ARTICLE_OF: Final = frozenset({"p", "page_id", "post", "id", "article", "articleid", "story", "attachment_id"})
"""Parameters by which the path of a home page names an article."""


class Postponed(Exception):
    """The host is not to be asked any more in this run."""


@dataclass(frozen=True)
class _Trail:
    """The answers on the way to the last one, or why there is none.

    Attributes:
        hops: every answer in turn.
        ends: the state where the way did not end with an answer that can be judged.
        forks: whether a script of the last answer sends some readers elsewhere.
    """

    hops: tuple[Answer, ...]
    ends: tuple[Reach, str] | None = None
    leads_to: str = ""
    forks: bool = False


class Examiner:
    """Finds the state of addresses; what it learns of a host it keeps for the run.

    Args:
        caller: makes the requests.
        now: gives the present (UTC).
    """

    def __init__(self, caller: Caller, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._caller = caller
        self._now = now
        self._robots: dict[str, RobotFileParser] = {}
        self._made_up: dict[str, _Trail] = {}
        self._home: dict[str, bool] = {}
        self._closed: dict[str, datetime] = {}

    async def examine(self, address: str) -> AddressState:
        """The state of an address.

        Raises:
            Postponed: its host asked for more patience than this run has.
        """
        try:
            url = URL(address)
        except InvalidURL:
            return self._state(address, Reach.BAD_ANSWER)
        if url.host in self._closed:
            raise Postponed(url.host)
        trail = await self._follow(url)
        state = await self._judge(address, trail)
        if state.again and (state.again - self._now()).total_seconds() <= self._caller.manners.patience:
            # The server named a time that can be waited for: its word is kept, then it is asked once more.
            self._caller.turns.hold(trail.hops[-1].url.host, (state.again - self._now()).total_seconds())
            state = await self._judge(address, await self._follow(url))
        if state.again:
            self._closed[trail.hops[-1].url.host] = state.again
        return state

    async def _follow(self, url: URL) -> _Trail:
        hops: list[Answer] = []
        seen: set[URL] = set()
        keeps_cookies = False
        while True:
            if url in seen or len(hops) > self._caller.manners.redirects:
                why = "" if url in seen else "too-many"
                end = (Reach.BLOCKED, "cookie-wall") if keeps_cookies and url in seen else (Reach.LOOP, why)
                return _Trail(tuple(hops), end, str(url))
            seen.add(url)
            try:
                if not await self._welcome(url):
                    return _Trail(tuple(hops), (Reach.ROBOTS, ""), str(url) if hops else "")
                answer = await self._ask(url)
            except _FAILURES as error:
                return _Trail(tuple(hops), _failure(error), str(url) if hops else "")
            hops.append(answer)
            keeps_cookies = keeps_cookies or "set-cookie" in answer.headers
            if answer.status not in REDIRECTS:
                sends = soft_redirect(answer) if answer.status == 200 else None
                if sends and sends.wants_cookie:
                    return _Trail(tuple(hops), (Reach.BLOCKED, "cookie-wall"))
                further = _joined(url, sends.place) if sends and sends.sure else None
                if further is None or further in seen:
                    return _Trail(tuple(hops), forks=bool(sends and not sends.sure))
                url = further
                continue
            try:
                place = answer.headers.get("location", "").strip()
                url = url.join(place.encode("latin-1").decode("utf-8", "replace"))
            except (InvalidURL, ValueError):
                place = ""
            if not place:
                return _Trail(tuple(hops), (Reach.BAD_ANSWER, "no-place"))
            url = url.copy_with(fragment=None)

    async def _ask(self, url: URL) -> Answer:
        """The answer to a GET; for files to a HEAD, and to a GET only where the server has no good one to that."""
        if _FILE.search(url.path):
            try:
                answer = await self._caller.ask("HEAD", url)
            except (httpcore.ProtocolError, httpcore.NetworkError):
                return await self._caller.ask("GET", url)
            if answer.status in REDIRECTS or (answer.status == 200 and words_of(answer) is None):
                return answer
        return await self._caller.ask("GET", url)

    async def _welcome(self, url: URL) -> bool:
        """Whether the host's robots.txt lets us ask; what is no such file forbids nothing (RFC 9309)."""
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        rules = self._robots.get(place)
        if rules is None:
            rules = RobotFileParser()
            rules.parse(await self._rules(URL(f"{place}/robots.txt")))
            self._robots[place] = rules
        return rules.can_fetch(ROBOT, str(url))

    async def _rules(self, url: URL) -> Sequence[str]:
        try:
            answer = await self._caller.ask("GET", url)
        except (httpcore.ReadError, httpcore.ReadTimeout, httpcore.ProtocolError, TimeoutError):
            return ()
        is_file = answer.status == 200 and answer.headers.get("content-type", "").startswith("text/plain")
        return (answer.body or b"").decode("utf-8", "replace").splitlines() if is_file else ()

    async def _judge(self, address: str, trail: _Trail) -> AddressState:
        last = trail.hops[-1] if trail.hops else None
        if trail.ends or last is None:
            reach, why = trail.ends or (Reach.BAD_ANSWER, "")
            status = last.status if last and reach in (Reach.LOOP, Reach.BAD_ANSWER) else None
            return self._state(address, reach, status, detail=why, leads_to=trail.leads_to)
        state = self._state(address, Reach.ALIVE, last.status, leads_to=str(last.url) if len(trail.hops) > 1 else "")
        again = self._again(last)
        if last.status == 429:
            slow = again or not is_wall(last)
            return replace(state, reach=Reach.SLOW_DOWN, again=again) if slow else _blocked(state, "bot-wall")
        if last.status == 404:
            return replace(state, reach=Reach.NOT_FOUND)
        if last.status == 410:
            return replace(state, reach=Reach.GONE)
        if is_wall(last) and (last.status < 500 or last.status == 503):
            return _blocked(state, "bot-wall")
        if last.status != 200 and (held := _held(trail, words_of(last))) and held.certainty is Certainty.SURE:
            return replace(state, reach=Reach.PARKED, detail=held.kind)
        if last.status in REFUSALS:
            return _blocked(state, REFUSALS[last.status] or await self._why_refused(last.url))
        if last.status >= 500:
            return replace(state, reach=Reach.SERVER_ERROR, again=again)
        if last.status != 200:
            good = 200 < last.status < 300
            return replace(state, reach=Reach.ALIVE if good else Reach.BAD_ANSWER, detail="" if good else "status")
        return await self._judge_page(state, trail)

    async def _judge_page(self, state: AddressState, trail: _Trail) -> AddressState:
        first, last = trail.hops[0], trail.hops[-1]
        words = words_of(last)
        held = _held(trail, words)
        if held and held.certainty is Certainty.SURE:
            return replace(state, reach=Reach.PARKED, detail=held.kind)
        if (last.body == b"" or (words and words.is_blank)) and not _FILE.search(last.url.path):
            return replace(state, reach=Reach.SOFT_404, detail="empty")
        if words and _is_search(last.url) and (words.finds_nothing or not _is_search(first.url)):
            lost = words.finds_nothing and not _is_search(first.url)
            code = "empty-search" if words.finds_nothing else "search"
            return replace(state, reach=Reach.SOFT_404 if lost else Reach.UNSURE, detail=code)
        if len(trail.hops) > 1 and _is_home(last.url) and not _is_home(first.url):
            return replace(state, reach=Reach.SOFT_404, detail="home-page")
        detail = ""
        if words:
            why, detail = await self._absence(first.url, trail, words)
            if why:
                return replace(state, reach=Reach.SOFT_404, detail=detail)
            if doubt := await self._doubt(trail, words, held):
                return replace(state, reach=Reach.PARKED if doubt in PARKED_KINDS else Reach.UNSURE, detail=doubt)
            if detail and words.text != " ".join(words.headings):
                # It has words of its own, so that it is no page which only its script fills.
                return replace(state, reach=Reach.UNSURE, detail=detail)
        kept = 0
        while kept < len(trail.hops) and trail.hops[kept].status in PERMANENT:
            kept += 1
        if kept:
            # Only as far as the server means it for good: what follows (a consent page, a session) is for today.
            return replace(state, reach=Reach.MOVED, leads_to=str(trail.hops[kept].url), detail=detail)
        return replace(state, leads_to="", detail=detail)

    async def _absence(self, url: URL, trail: _Trail, words: Words) -> tuple[bool, str]:
        """Whether a page is not there although its status says that it is, and why; or why nobody can tell."""
        if words.is_notice_of_absence:
            return True, "says-so"
        if _is_home(url) and not url.query:
            return False, ""
        last = trail.hops[-1]
        if len(trail.hops) > 1 and any(hop.url == last.url for hop in (await self._made_up_on(url)).hops):
            return True, "like-made-up"
        made_up = await self._made_up_on(last.url)
        other = made_up.hops[-1] if made_up.hops and not made_up.ends else None
        if other is None or other.status != 200:
            return False, ""
        other_words = words_of(other)
        if other_words is None or not words.is_like(other_words):
            return False, ""
        if words.says_not_there or len(words.text) >= _SPEAKS:
            return True, "like-made-up"
        return False, "cannot-tell"

    async def _doubt(self, trail: _Trail, words: Words, held: Held | None) -> str:
        """Why a person must look at a page that may be a notice or an article about such notices; "" where nothing speaks for it.

        What holds the whole host answers alike to every address, and then its kind is given. A host that knows which of
        its pages are not there has no need of a notice that says so with a good status: a long page is then an article.
        """
        last = trail.hops[-1]
        if held and held.kind == "building":
            return "perhaps-building"
        if held or words.absence is Certainty.PERHAPS:
            made_up = await self._made_up_on(last.url)
            other = made_up.hops[-1] if made_up.hops and not made_up.ends else None
            other_words = words_of(other) if other and other.status == 200 else None
            if held and other_words and words.is_like(other_words):
                return held.kind
            if not (other and other.status in (404, 410) and len(words.text) >= SHORT):
                return f"perhaps-{held.kind}" if held else "perhaps-absent"
        return "script" if trail.forks else ""

    async def _made_up_on(self, url: URL) -> _Trail:
        """What the host answers to an address that nobody ever gave out."""
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if place not in self._made_up:
            self._made_up[place] = await self._follow(URL(f"{place}/{secrets.token_hex(6)}/{secrets.token_hex(8)}"))
        return self._made_up[place]

    async def _why_refused(self, url: URL) -> str:
        """Whether the host refuses robots everywhere, or only this address."""
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if place not in self._home:
            trail = await self._follow(URL(f"{place}/"))
            self._home[place] = (
                not trail.ends and trail.hops[-1].status not in (*REFUSALS, 429) and not is_wall(trail.hops[-1])
            )
        return "this-address" if self._home[place] else "whole-host"

    def _again(self, answer: Answer) -> datetime | None:
        """When the server wants to be asked again: its Retry-After, seconds or a date."""
        said = answer.headers.get("retry-after", "").strip()
        try:
            moment = (
                self._now() + timedelta(seconds=min(int(said), 10**7))
                if re.fullmatch("[0-9]+", said)
                else parsedate_to_datetime(said)
            )
        except (ValueError, TypeError, OverflowError):
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)

    def _state(
        self, address: str, reach: Reach, status: int | None = None, *, detail: str = "", leads_to: str = ""
    ) -> AddressState:
        now = self._now().replace(microsecond=0)
        return AddressState(address, reach, now, now, status, leads_to, detail)


_SPEAKS: Final = 400
"""Characters of text from which on a page says something; a page of fewer may be filled by its script."""
_FAILURES: Final = (
    Unsafe, NoHost, TimeoutError, InvalidURL, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError,
    httpcore.UnsupportedProtocol, ssl.SSLError, OSError, UnicodeError,
)  # fmt: skip


def _is_home(url: URL) -> bool:
    """Whether an address is that of a home page, also of one for a language or a country."""
    found = None if _ARTICLE_OF & url.params.keys() else _HOME.fullmatch(url.path)
    place = found and found["place"]
    return bool(found) and (not place or place.lower() in spoken_languages() or place.upper() in countries())


def _is_search(url: URL) -> bool:
    """Whether an address is that of a search, by its path or by what it has for parameters."""
    return bool(_SEARCH.search(url.path) or _SEARCHED & {name.lower() for name in url.params})


def _held(trail: _Trail, words: Words | None) -> Held | None:
    return held_by(trail.hops[0].url, trail.hops[-1], words) if words else None


def _joined(url: URL, place: str) -> URL | None:
    """Where a page sends on, without its fragment; None where that is no address of the web."""
    try:
        found = url.join(place).copy_with(fragment=None)
    except (InvalidURL, ValueError):
        return None
    return found if found.scheme in ("http", "https") and found.host else None


def _blocked(state: AddressState, why: str) -> AddressState:
    return replace(state, reach=Reach.BLOCKED, detail=why)


def _failure(error: BaseException) -> tuple[Reach, str]:
    """The state that a failed request shows."""
    causes = [error]
    while cause := (causes[-1].__cause__ or causes[-1].__context__):
        causes.append(cause)
    for one in causes:
        if isinstance(one, ssl.SSLCertVerificationError):
            return Reach.TLS_FAULT, _CERTIFICATES.get(one.verify_code, "certificate")
        if isinstance(one, ssl.SSLError):
            return Reach.TLS_FAULT, "no-tls"
    if isinstance(error, Unsafe):
        return Reach.UNSAFE, "private"
    if isinstance(error, NoHost):
        return Reach.NO_HOST, ""
    if isinstance(error, TimeoutError | httpcore.TimeoutException):
        return Reach.TIME_OUT, ""
    if isinstance(error, httpcore.NetworkError | OSError) and not isinstance(error, UnicodeError):
        return Reach.NO_CONNECTION, ""
    return Reach.BAD_ANSWER, ""
