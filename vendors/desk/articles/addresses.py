"""The address of an article: out of redirects and archives, and never with a reader's e-mail address in it."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from courlan import normalize_url

from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _
from vendors.types.markup import plain_address
from vendors.types.wrapped_address import Wrapping, bare_address, wrapping

ADDRESS: Final = re.compile(r"https?://[^\s<>\"'«»“”]+", re.IGNORECASE)
_ARCHIVED: Final = re.compile(
    r"https?://(?:(?:web\.|wayback\.|www\.)?(?:archive\.org|webarchive\.org\.uk|archive-it\.org|arquivo\.pt)(?:/[a-z\d]+){0,2}?/\d{4,14}(?:[a-z]{2}_)?"
    r"|archive\.(?:today|is|ph|md|li|vn|fo)/(?:[\d.-]{4,}|o/\w+))/?(?P<inside>https?(?::|%3A)/{1,2}.+)$",
    re.IGNORECASE,
)
"""Archives that put the whole address behind their own; a page that was saved may have lost one of its two strokes."""
_GOOGLE_NEWS: Final = re.compile(r"https?://news\.google\.[a-z.]+/.*(?:articles|read)/", re.IGNORECASE)


_UNFILLED: Final = re.compile(
    r"/(?:undefined|null|none|nan|nil|false|true|\[object[^/]*\]|%s|\{\{.*|\$\{.*|<%.*|:(?:slug|id|title)|\[(?:slug|id|title)\])(?:/|$|\.html?$)|\{\{|\$\{",
    re.IGNORECASE,
)
"""What programs write where they had nothing to fill in."""
_SIGN_IN: Final = re.compile(
    r"/(?:connexion|se-connecter|connectez-vous|identification|identifiez-vous|authentification|login|log-in|signin|sign-in|sign_in|sso|oauth2?|auth|logon|wp-login\.php|inscription|s-inscrire|creer-un-compte|register|signup|sign-up|abonnements?|s-abonner|abonnez-vous|subscribe|subscriptions?|paywall|mon-compte|account)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
"""How the addresses of pages end that ask for a sign-in or a subscription."""
_LATER: Final = re.compile(
    r"(?:[?&](?:page|p|paged|pg)=(?:[2-9]|[1-9]\d{1,2})(?P<end>$|&.*$)|/page[/-]?(?:[2-9]|[1-9]\d)(?P<rest>/?)$)",
    re.IGNORECASE,
)
_IN_PREPARATION: Final = re.compile(
    r"(?:www[.-])?(?:pre-?prod(?:uction)?|staging|stage|stg|recette|rct|uat|qa|dev(?:el|elopment)?|test(?:ing)?|sandbox|integration|int|preview|demo)\d?(?:[.-](?:www|site|web|front)(?=\.))?\.(?=[^.]+\.)",
    re.IGNORECASE,
)
_OF_THE_HOUSE: Final = re.compile(
    r"localhost|[\d.]+|[^.]+|.+\.(?:local|localhost|internal|intranet|test|invalid|lan)", re.IGNORECASE
)
"""Computers that no reader can reach."""


@dataclass(frozen=True, slots=True)
class ArticleAddress:
    """An address that was found.

    Attributes:
        url: the article's own; "" where there is none that a reader could open.
        choices: other addresses that may be meant.
        doubts: what was done to it.
    """

    url: str = ""
    choices: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


def address_of(written: str, base: str = "") -> ArticleAddress:
    """The article's own address in what a page, a feed or a text gives as one.

    Args:
        written: the address, or a part of it.
        base: the address of the page on which it stands.
    """
    given = _joined(base, plain_address(written.strip()))
    if not ADDRESS.fullmatch(given):
        return ArticleAddress()
    if archived := _ARCHIVED.match(given):
        own = address_of(re.sub(r"^(https?):/{1,2}", r"\1://", _unquoted(archived["inside"])))
        doubt = Message(_("The page came from an archive: the address inside was taken, {address}."), address=own.url)
        # An archive of an address with somebody's name in it holds the name too.
        return ArticleAddress(own.url, () if own.doubts else (given,), (doubt, *own.doubts))
    if _GOOGLE_NEWS.match(given):
        return _of_google_news(given)
    found = wrapping(given)
    return _taken_out(given, found) if found else ArticleAddress(given)


def of_an_article(found: ArticleAddress) -> ArticleAddress:
    """An address that a page gives as its own, where it may be that of an article; without one where it surely is not, as of a page to sign in.

    What leads to a place on the page is left off with a notice; a site in preparation and a later page of an article are asked about.
    """
    try:
        parts = urlsplit(found.url)
    except ValueError:
        return ArticleAddress()
    path = unquote(parts.path)
    if not found.url or _UNFILLED.search(path):
        doubt = Message(
            _("The page gives {address} as its own, which a program has not filled in; it was not taken."),
            address=found.url,
        )
        return ArticleAddress("", (), (doubt,)) if found.url else found
    if _SIGN_IN.search(path):
        doubt = Message(
            _("The page gives {address} as its own, which asks for a sign-in; it was not taken."),
            address=_without_query(found.url),
        )
        inside = [one for name, one in parse_qsl(parts.query) if re.match(r"/(?!/)|https?://", one)]
        choices = [
            one
            for held in inside
            if (one := address_of(held, found.url).url) and not _SIGN_IN.search(urlsplit(one).path)
        ]
        return ArticleAddress("", tuple(choices[:1]), (doubt,))
    if parts.fragment and not parts.fragment.startswith(("!", "/")):
        whole = found.url.partition("#")[0]
        doubt = Message(
            _("What leads to a place on the page, “#{place}”, was left off its address."), place=parts.fragment
        )
        return of_an_article(ArticleAddress(whole, (*found.choices, found.url), (*found.doubts, doubt)))
    if later := _LATER.search(found.url):
        first = found.url[: later.start()] + (later["rest"] or "")
        if behind := (later["end"] or "").removeprefix("&"):
            first += ("&" if "?" in first else "?") + behind
        doubt = Message(_("To check: {address} is a later page of the article."), address=found.url)
        return ArticleAddress(found.url, (*found.choices, first), (*found.doubts, doubt))
    if _IN_PREPARATION.match(parts.hostname or "") or _OF_THE_HOUSE.fullmatch(parts.hostname or ""):
        doubt = Message(
            _("To check: {address} is at a site in preparation, which readers cannot open."), address=found.url
        )
        public = re.sub(_IN_PREPARATION, "www.", parts.hostname or "")
        others = () if public == parts.hostname else (found.url.replace(parts.hostname or "", public, 1),)
        return ArticleAddress(found.url, (*found.choices, *others), (*found.doubts, doubt))
    return found


def _without_query(url: str) -> str:
    return url.partition("?")[0]


def _taken_out(given: str, found: Wrapping) -> ArticleAddress:
    if found.kind == "tracked-address":
        doubt = Message(
            _("The address carried what counts readers, {what}; it was taken without it: {address}"),
            what=found.what,
            address=found.inside,
        )
        return ArticleAddress(found.inside, (given,), (doubt,))
    if found.kind == "short-address":
        doubt = Message(
            _("The address is a shortened one of {host}: open it, and write the address to which it leads."),
            host=found.what,
        )
        return ArticleAddress(given, (), (doubt,))
    if found.kind == "personal-address":
        # Not repeated: it is a reader's or a colleague's.
        if not found.inside:
            return ArticleAddress(
                "",
                (),
                (
                    Message(
                        _(
                            "A person’s e-mail address stands in the address; it was not taken. Write the address without it."
                        )
                    ),
                ),
            )
        return ArticleAddress(
            found.inside,
            (),
            (
                Message(
                    _("A person’s e-mail address stood in the address and was left out: {address}"),
                    address=found.inside,
                ),
            ),
        )
    if not found.inside:
        return ArticleAddress(
            "",
            (),
            (
                Message(
                    _("The address leads through {host}, which hides the article’s own: open it, and write that."),
                    host=found.what,
                ),
            ),
        )
    return ArticleAddress(
        found.inside,
        (),
        (Message(_("The address was inside one of {host}: {address}"), host=found.what, address=found.inside),),
    )


def _joined(base: str, written: str) -> str:
    if re.match(r"/web/\d{4,14}", written):
        base = "https://web.archive.org/"  # how the Wayback Machine writes all links of its pages
    try:
        return urljoin(base, written) if base and not _ARCHIVED.match(written) else written
    except ValueError:
        return ""


def _unquoted(text: str) -> str:
    return unquote(text) if re.match(r"https?%3A", text, re.IGNORECASE) else text


def _of_google_news(url: str) -> ArticleAddress:
    """The address that entries up to 2024 hold in their name; those of today hide it."""
    name = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    try:
        held = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except (binascii.Error, ValueError):
        held = b""
    if found := re.search(rb"https?://[\x21-\x7e]+", held):
        inside = found[0].decode("ascii")
        return ArticleAddress(
            inside, (), (Message(_("The address was inside one of {host}: {address}"), host=host(url), address=inside),)
        )
    return ArticleAddress(
        "",
        (),
        (Message(_("Google News hides the article’s address: open the entry, and write the address of the article.")),),
    )


def host(url: str) -> str:
    """The host of an address without the prefixes that mean the same place."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", name.lower())


def same_place(url: str) -> str:
    """An address in the one spelling by which two of the same page are told: no archive, scheme, `www`, tracking marks or fragment."""
    if not url:
        return ""
    url = address_of(url).url or url
    try:
        cleaned = normalize_url(url)
    except ValueError:
        cleaned = url
    return bare_address(cleaned)
