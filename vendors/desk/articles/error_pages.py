"""Pages that are no article but what a server or a browser shows in its place, told as the check of addresses tells them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vendors.desk.articles.incoming import NotAnArticle
from vendors.desk.linkcheck.soft_404 import SHORT, is_wall, words_of
from vendors.i18n.language import _

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
