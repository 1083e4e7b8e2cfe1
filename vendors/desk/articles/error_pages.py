"""Pages that are no article but what a server or a browser shows in its place, told as the check of addresses tells them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.articles.layout import is_of_something_else
from vendors.desk.articles.published import is_paragraph
from vendors.desk.linkcheck.soft_404 import SHORT, is_wall, words_of
from vendors.i18n.language import _
from vendors.types.did_you_mean import plain

LOOKED_AT: Final = 50_000
"""Signs of a page that are looked at."""
_SERVER_SAYS: Final = re.compile(
    r"^(?:(?:error|erreur|http)\W*)*(?:(?:40[0-9]|41[0-9]|42[0-9]|45[0-9]|50[0-9]|52[0-9])\b|forbidden$|access denied|acces (?:refuse|interdit)|unauthorized$|bad gateway|gateway time|service unavailable"
    r"|service (?:temporairement )?indisponible|internal server error|erreur interne|too many requests|site en maintenance|maintenance en cours|under maintenance"
    r"|this site can.t be reached|ce site est inaccessible|your connection is not private|votre connexion n.est pas privee|unable to connect|la connexion a echoue|web server is down|connection timed out)"
)
"""In plain letters: how headings of error pages begin, in English and French."""
_ASKS: Final = re.compile(
    r"please enable js and disable|access to this page has been denied|press (?:&|and) hold|(?:confirm|verify) (?:that )?you are (?:a )?human|before you continue to|avant d.acceder a (?:google|youtube)"
    r"|connectez-vous (?:ou|pour)|(?:sign|log) in to (?:read|continue)|identifiez-vous pour"
)
"""In plain letters: how a page asks for a sign-in, a consent or a proof, and shows nothing else."""


_CONSENT: Final = (
    re.compile(r"\b(?:cookies?|traceurs?|trackers?)\b"),
    re.compile(r"\b(?:partenaires|partners|fournisseurs|vendors|tiers|third part\w+)\b"),
    re.compile(r"\b(?:consent\w*|accord|accept\w*|agree\w*|refus\w*|reject\w*|choix|choices?|preferences?|parametr\w+|settings)\b"),
    re.compile(r"\b(?:vie privee|privacy|donnees (?:personnelles|a caractere personnel)|informations personnelles|personal (?:data|information)|confidentialite)\b"),
    re.compile(r"\b(?:publicites? (?:personnalisee?s?|ciblee?s?)|(?:personali[sz]ed|targeted) (?:ads?|advertising|content)|mesure (?:d.audience|de performance)|audience measurement|stocker|store|acceder a des informations|access information)\b"),
)  # fmt: skip
"""In plain letters: what a request for consent speaks of; two of these together."""
_ANSWERS: Final = re.compile(
    r"^\W*(?:continuer sans|(?:tout )?(?:accepter|refuser|autoriser|interdire)\b|(?:j.)?accepte\b|je (?:m.abonne|refuse|choisis)\b|parametrer|personnaliser|gerer (?:mes|les|vos)|s.abonner (?:pour|a partir|sans)|continue without|(?:i )?(?:accept|agree|reject|decline|allow)\b|(?:manage|cookie) (?:\w+ )?(?:settings|preferences|choices|options)|more options|plus d.options|subscribe (?:for|to|without)|pay (?:to|and) reject)",
)
"""In plain letters: what stands on the buttons of such a request."""
_LONGEST_ANSWER: Final = 60


@dataclass(frozen=True, slots=True)
class _Saved:
    """A page as the check of addresses sees an answer."""

    body: bytes
    headers: Mapping[str, str]


def refuse_error_page(written: str, kind: str, text: str) -> None:
    """Says that what was handed in is no article.

    Args:
        written: what was handed in.
        kind: its media type.
        text: what was read of it as an article's words.

    Raises:
        NotAnArticle: it is an error page, or a wall that asks for a sign-in or whether a person reads it.
    """
    if len(text) >= SHORT:
        return
    page = _Saved(written[:LOOKED_AT].encode("utf-8", "replace"), {"content-type": f"{kind}; charset=utf-8"})
    words = words_of(page)
    if words is None:
        return
    brief = len(words.text) < SHORT
    if is_wall(page) or (brief and _ASKS.search(words.text)):
        raise NotAnArticle(
            _(
                "This is no article: the site asks for a sign-in, or for a proof that a person reads it. Open the article and paste its text."
            )
        )
    headings = words.headings or tuple(words.text.splitlines()[:1])
    if words.is_notice_of_absence or any(_SERVER_SAYS.match(heading) for heading in headings):
        raise NotAnArticle(
            _("This is an error page, not an article: open the article and save it again, or paste its text.")
        )


def refuse_consent_wall(text: str, beside: str) -> None:
    """Says that a page shows nothing but a request for consent.

    Args:
        text: what was read of it as an article's words.
        beside: its other words.

    Raises:
        NotAnArticle: it is one: what is a paragraph of it asks for consent, and buttons answer.
    """
    own, others = text.splitlines(), beside.splitlines()
    paragraphs = [one for one in own if is_paragraph(one) and not is_of_something_else(one)]
    if not all(map(_asks_for_consent, paragraphs)):
        return
    said = [plain(one) for one in (*own, *others)]
    asks = any(_asks_for_consent(one) for one in (*own, *others))
    answers = any(_ANSWERS.match(one) and len(one) <= _LONGEST_ANSWER for one in said)
    if asks and (answers or (not paragraphs and len(text) < _LONGEST_ANSWER)):
        raise NotAnArticle(
            _(
                "This is no article: the page asks for consent to cookies and shows nothing else. Answer it, then save the article or paste its text."
            )
        )


def _asks_for_consent(text: str) -> bool:
    said = plain(text[:LOOKED_AT])
    return sum(bool(pattern.search(said)) for pattern in _CONSENT) > 1
