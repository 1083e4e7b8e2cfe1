"""Whether an address is held by a domain that is for sale, parked or expired, by a closed account, or by a server as it was delivered."""

import re
from dataclasses import dataclass
from typing import Final

from httpx import URL

from vendors.desk.linkcheck.http import Answer
from vendors.desk.linkcheck.placeholders import SHORT, Certainty, Placeholder, is_telling
from vendors.desk.linkcheck.soft_404 import Words

_DOMAIN: Final = r"(?:(?:web|internet)?[ -]?(?:domain|site|address|page)(?: name)?s?)"
_DOMAINE: Final = r"(?:(?:nom de )?domaine|site (?:web|internet)|adresse web)"
_HOST: Final = r"(?:(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})"
_NAMED: Final = rf"(?:,? [\"'«(]? ?{_HOST}[\"'»)]?,?)?"
_NOTHING: Final = re.compile(r"(?!)")
_BARE_HOST: Final = re.compile(rf"(?:https?://)?{_HOST}/?[.!]?")
_SENTENCES: Final = {
    "for-sale": (
        rf"\b(?:this|the|your) (?:premium |great |brandable )?{_DOMAIN}{_NAMED} (?:is|may be|might be|could be|can be) (?:now |also |currently |still |listed |offered )*(?:for sale|to be sold|on sale|purchased|bought|available for (?:purchase|sale|acquisition|registration)|available to (?:buy|register))\b",
        rf"\b{_HOST} (?:is|may be|might be|could be) (?:now |also |currently )*(?:for sale|available (?:for (?:purchase|sale)|at auction))\b(?: on \w+)?(?: by its owner)?",
        rf"\b{_HOST} (?:est|semble|pourrait etre) (?:a nouveau |actuellement |peut-etre )?(?:a vendre|en vente|disponible a l['´`]? ?achat)",
        r"\b(?:(?:buy|purchase|acquire|own|lease|get|claim|inquire about|enquire about|interested in(?: buying| purchasing| acquiring)?) this|make an offer (?:on|for) (?:this|the)) (?:premium )?domain(?: name)?\b(?!')",
        r"\b(?:premium )?domain(?: name)? (?:is )?(?:for sale|available for (?:sale|purchase))\b",
        rf"\b(?:ce|cet|cette|le) {_DOMAINE}{_NAMED}(?: premium)? (?:est|semble|pourrait|peut)(?: peut-etre| actuellement| a nouveau| etre| desormais)* ?(?:a vendre|en vente|a ceder|achete|libre\b|disponible a (?:l'|la )?(?:achat|vente))",
        rf"\b{_DOMAINE}{_NAMED} (?:premium )?a vendre\b|\bache(?:tez|ter) ce {_DOMAINE}|\b(?:faire|faites) une offre (?:pour|sur) ce {_DOMAINE}|\b{_DOMAINE}(?: premium)? (?:en vente|libre)\b",
        rf"\bthe owner of {_HOST} is offering it for sale|\bdie(?:se)? domain{_NAMED} (?:steht|ist) (?:zum verkauf|zu verkaufen)|\beste dominio esta (?:a la|en) venta|\bdominio en venta",
    ),
    "domain-expired": (
        rf"\b(?:this|the|your) domain(?: name)?{_NAMED} (?:has (?:just |recently )?|is |was |had )?(?:expired|not been renewed)\b(?: on [\w/ .-]+)?",
        rf"\b{_HOST} (?:has |is )?expired\b|\bdomain(?: name)? (?:has )?expired\b|\bpending renewal or deletion",
        rf"\b(?:ce|le|votre) (?:nom de )?domaine{_NAMED} (?:a|est|n'a pas ete)(?: arrive a)? (?:expire|expiration|renouvele)|\b(?:nom de )?domaine expire\b|\bhebergement (?:de ce site |du site )?(?:a |est )?expire\b",
    ),
    "suspended": (
        r"\b(?:(?:this|the|your) )?(?:hosting |user |web )?(?:account|web ?site|web site|site|domain(?: name)?|blog|web ?page|deployment|store|shop|subscription|service)s?"
        rf"{_NAMED} (?:(?:has|have) been|is|was|are)(?: currently| temporarily| permanently| now)* (?:suspended|disabled|deactivated|terminated|paused|frozen|closed(?: down)?|shut down|taken (?:down|offline))\b(?: by (?:its|the) \w+)?",
        r"\b(?:account|web ?site|site|domain|hosting|deployment|service) (?:suspended|disabled|deactivated|paused)\b|\bthe authors have deleted this site|\barchived or suspended in accordance with our terms",
        r"\b(?:this|your) account has expired\b|\bwebsite expired\b|\bbandwidth limit exceeded\b|\bdo you want to register [\w.-]+\?|\b(?:this|the) (?:shop|store) is (?:currently |temporarily )?unavailable|\bthis (?:web)?site is no longer hosted",
        rf"\b(?:(?:ce|cet|cette|le|la|votre|l'|notre) ?)?(?:compte|site(?: web| internet)?|hebergement|blog|abonnement|boutique|service|nom de domaine|domaine){_NAMED}(?: (?:auquel|que|qu'|sur lequel) .{{0,40}}?)?"
        r" (?:(?:a ete|est|ete) )?(?:temporairement |actuellement |momentanement |definitivement )*(?:suspendue?|desactivee?|bloquee?|resiliee?|supprimee?|fermee?)\b",
        r"\b(?:cette|la) boutique est (?:actuellement |temporairement )?indisponible|\blimite de bande passante (?:atteinte|depassee)",
    ),
    "parked": (
        rf"\b(?:this|the) (?:{_DOMAIN}|web ?page){_NAMED} (?:is|has been|was)(?: currently| already| newly| recently| being)* (?:parked|registered|reserved|hosted)(?: free)?(?:,? (?:courtesy of|with|at|by|via|through|for|on) [\w.-]+)?",
        r"\bparked (?:free|domain|page|by|at|with)\b|\bdomain (?:is )?(?:parked|parking)\b(?: (?:by|at|with|on) [\w.-]+)?|\bparking page\b|\bdomain registered (?:with|at|by|via)\b|\bfuture home of something\b",
        rf"\b{_HOST} (?:is|est) (?:parked|parquee?|reservee?|registered)\b(?: (?:on|at|with|chez|sur) \w+)?|\bparked domain name\b(?: on \w+(?: dns system)?)?",
        r"\bhier entsteht (?:eine neue|in kurze)|\bdiese (?:website|webseite|domain) wurde (?:gerade |soeben )?(?:frisch )?(?:bestellt|registriert)\b",
        r"\bcourtesy of godaddy|\bgenerated by the domain (?:owner|parker) using|\bsedo domain parking|\bsedo maintains no relationship|\bthis (?:domain|site) (?:is not|isn't|is) (?:yet )?(?:in use|configured|connected)\b(?: yet| to a website)*|\bno (?:web)?site is configured",
        rf"\b(?:ce|le|votre) {_DOMAINE}{_NAMED} (?:est|a ete|a bien ete|vient d'etre)(?: deja| actuellement| bien| recemment)* ?(?:enregistre|depose|reserve|parque|gare|cree|en parking|au parking)(?: (?:par|chez|via|aupres de|sur) [\w.-]+)?",
        rf"\bpage de parking\b|\bpage parking\b|\bparking de (?:nom de )?domaine|\b{_DOMAINE} (?:enregistre|reserve|parque|depose) (?:par|chez|via|aupres)|\bn'est (?:pas|plus) (?:encore )?(?:configure|relie a un site|associe a un (?:site|hebergement))",
        r"\byour domain.{0,40} has been (?:created|registered)\b|\bbienvenue sur votre (?:nouveau )?(?:nom de )?domaine\b",
    ),
    "default-page": (
        r"\bwelcome to (?:nginx|openresty|caddy|tengine|lighttpd|litespeed|centos|plesk|xampp)\b|\bapache2? (?:[\w/.]+ ){0,3}default (?:page|index page)\b|\btest page for the (?:apache|nginx|http)[\w ]*\b|\bhttp server test page\b",
        r"\biis(?: \d+(?:\.\d+)?)? windows(?: server)?\b|\binternet information services\b|\bdefault (?:web ?site|web site|plesk|parallels|website|web|server|host|vhost|virtual host|landing|home|index)s? page\b|\bdefault parallels plesk|\bserver's default page\b|\bgenerated by plesk\b|\bno web ?site at this address\b|\byou(?:'ve| have) successfully installed \w+|\b(?:caddy|nginx|apache) works\b|\byour web ?server is (?:now )?(?:working|running)\b",
        r"\bthis is the default .{0,60}?page\b|\bpage (?:d'accueil |web |d'index |index |du serveur )?par defaut\b|\bsite (?:web )?par defaut\b|\byour new (?:web ?site|web site|web server|site) is (?:ready|up|live)\b|\bif you (?:see|can see|are seeing) this page, the \w+ (?:web )?server",
        r"\bsorry! if you are the owner of this website, please contact your hosting provider|\bsite (?:is )?not (?:found|installed|configured) on this server\b|\bsite n'est pas (?:encore )?(?:installe|configure)\b|\bcgi-sys/defaultwebpage|\bsi vous etes le proprietaire de ce site",
    ),
}
_BUILDING: Final = Placeholder(
    re.compile(
        r"\b(?:site|page|website|web site|domaine?)?(?: web| internet)?(?: is| est)?(?: currently| actuellement)? ?(?:under construction|en (?:cours de )?construction|en (?:cours de )?maintenance|en travaux|under maintenance|down for maintenance|being built)\b"
        r"|\b(?:coming soon|launching soon|bientot (?:en ligne|disponible|de retour)|prochainement(?: en ligne)?|we(?:'ll| will) be (?:right )?back(?: soon)?|maintenance mode|mode maintenance|opening soon|ouverture prochaine)\b"
    ),
    _NOTHING,
)
"""How a site says that it is being built or mended: what was cited may come back."""
_NOTICES: Final = {
    kind: Placeholder(re.compile("|".join(sentences)), _NOTHING) for kind, sentences in _SENTENCES.items()
}
"""In plain letters and in the order in which they are asked: how such pages say what they are. It works! stands alone."""
_SOLD: Final = r"(?:buy|bought|purchased?|acquired?|acquir\w+|sale|sell|auction|bid|offers?|price|achet\w+|achat|acquerir|a vendre|en vente|offre|encheres?|prix|disponible|available)"
_ENDED: Final = r"(?:suspend\w*|disabled|desactive\w*|deactivated|closed|ferme[es]?|terminated|violation|removed|deleted|unavailable|not available|inactif|inactive|indisponible|plus (?:en ligne|disponible|accessible)|supprime[es]?)"
_THING: Final = r"(?:account|(?:web ?)?site|page|blog|service|shop|store|profile|compte|boutique|hebergement|profil)"
_SERVER: Final = r"(?:web ?server|serveur(?: web)?|tomcat|apache|nginx|caddy|lighttpd|iis|jetty)"
_RUNS: Final = r"(?:works|working|installed|installe|successfully|up and running|fonctionne|configured)"
_IN_OTHER_WORDS: Final = {
    kind: Placeholder(re.compile(rf"\b{thing}\b.{{0,60}}?\b{state}\b|\b{state}\b.{{0,60}}?\b{thing}\b"), _NOTHING)
    for kind, thing, state in (
        ("for-sale", "(?:domain(?: name)?|(?:nom de )?domaine)", _SOLD),
        ("suspended", _THING, _ENDED),
        ("default-page", _SERVER, _RUNS),
    )
}
"""The same in words that were not foreseen: what is spoken of near what is said of it. On a page of few words it is worth a look."""
_IT_WORKS: Final = re.compile(
    r"it works!?|ca marche !?|hello,? world!?|index of /|placeholder|default page|parked|suspended|account suspended|site suspendu"
)
_SERVICES: Final = re.compile(
    r"sedoparking|parkingcrew\.|bodis\.com|parklogic|domainsponsor|/adsense/domains/caf\.js|data-adblockkey|parking-lander|sedo\.com/(?:search/details|services/parking)"
    r"|hugedomains\.com/|dan\.com/buy-domain|afternic\.com/forsale|godaddy\.com/forsale|above\.com/marketplace|parkweb|domainparking|parked-content|uniregistry|parkingpage|cashparking|smartname\.com|trafficx\.|fabulous\.com/parking"
)
"""What parking services put into the source of their pages."""
_PARKED_HOST: Final = re.compile(r"ww\d{1,3}\.(?P<host>.+)")
"""The names under which parking services show a domain that sends on to itself."""
_CPANEL: Final = {"suspendedpage.cgi": "suspended", "defaultwebpage.cgi": "default-page"}
_EARLY: Final = 400
"""Characters within which a long page says that its domain is for sale, if that is what it is for."""


@dataclass(frozen=True, slots=True)
class Held:
    """What holds an address instead of what was cited.

    Attributes:
        kind: for-sale, domain-expired, suspended, parked, default-page or building.
        certainty: never NO.
    """

    kind: str
    certainty: Certainty


def held_by(asked: URL, answer: Answer, words: Words) -> Held | None:
    """What holds an address, from the last answer on the way to it; None where nothing speaks for such a thing.

    Args:
        asked: the address that is cited.
        answer: the last answer.
        words: what can be read in it.
    """
    for page, kind in _CPANEL.items():
        if answer.url.path.endswith(f"/cgi-sys/{page}"):
            return Held(kind, Certainty.SURE)
    brief = len(words.text) < SHORT
    served = bool(_SERVICES.search((answer.body or b"").decode("latin-1").lower()))
    parking_host = _PARKED_HOST.fullmatch(answer.url.host)
    if parking_host and parking_host["host"] == asked.host.removeprefix("www."):
        return Held("parked", Certainty.SURE)
    for kind, notice in _NOTICES.items():
        certainty = _certainty(notice, asked, answer, words, served)
        if certainty is not Certainty.NO:
            return Held(kind, certainty)
    if brief and any(_IT_WORKS.fullmatch(heading) for heading in words.headings):
        return Held("default-page", Certainty.SURE if len(words.text) < SHORT // 4 else Certainty.PERHAPS)
    if served:
        return Held("parked", Certainty.SURE if brief and not words.dated else Certainty.PERHAPS)
    if other := _in_other_words(words):
        return other
    building = _BUILDING.certainty(words.headings, words.text, dated=words.dated)
    return Held("building", Certainty.PERHAPS) if brief and building is Certainty.SURE else None


def _in_other_words(words: Words) -> Held | None:
    """What a page of few words seems to say of itself."""
    if words.dated or len(words.text) >= SHORT or any(map(is_telling, words.headings)):
        return None
    for kind, notice in _IN_OTHER_WORDS.items():
        if notice.certainty(words.headings, words.text, dated=False) is Certainty.SURE:
            alone = kind == "for-sale" and any(_BARE_HOST.fullmatch(heading) for heading in words.headings)
            return Held(kind, Certainty.SURE if alone else Certainty.PERHAPS)
    return None


def _certainty(notice: Placeholder, asked: URL, answer: Answer, words: Words, served: bool) -> Certainty:
    over = [heading for heading in words.headings if notice.says.search(heading)]
    said = notice.says.search(words.text)
    if not said and not over:
        return Certainty.NO
    if words.dated:
        return Certainty.PERHAPS if over or len(words.text) < SHORT else Certainty.NO
    if served or any(_BARE_HOST.fullmatch(heading) for heading in words.headings):
        return Certainty.SURE
    if len(words.text) < SHORT:
        own = _names_its_domain(asked, answer, words)
        return Certainty.SURE if own else notice.certainty(words.headings, words.text, dated=False)
    # A long page is one only if this is what it is about: all that stands over it, or said of its own domain at once.
    whole = [heading for heading in over if notice.is_whole(heading)]
    if (any("domain" in text for text in (*whole, words.text[:_EARLY])) and whole) or any(map(_no_sale, whole)):
        return Certainty.SURE
    early = bool(over) or bool(said and said.start() < _EARLY)
    if early and _names_its_domain(asked, answer, words):
        return Certainty.SURE
    return Certainty.PERHAPS if over else Certainty.NO


def _no_sale(heading: str) -> bool:
    """Whether a heading offers nothing: companies are sold too, and an article may say so in these words."""
    return not _NOTICES["for-sale"].says.search(heading)


def _names_its_domain(asked: URL, answer: Answer, words: Words) -> bool:
    """Whether a page is about the domain that was asked for, or that it offers itself, by its heading or by the address that it led to."""
    own = asked.host.removeprefix("www.")
    sentence = _NOTICES["for-sale"].says.search(words.text)
    named = set(re.findall(_HOST, sentence[0])) if sentence and "domain" in sentence[0] else set()
    if any(host in heading for host in named for heading in words.headings):
        return True
    led_to_a_market = answer.url.host != asked.host and own in answer.url.raw_path.decode("ascii")
    return led_to_a_market or any(own in heading for heading in words.headings)
