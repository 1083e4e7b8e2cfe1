"""What people say in words of their own where they know nothing: `actionnaire non connu`, `à chercher`, `not yet disclosed`, `same as above`.

No list holds all of these, but they are put together in few ways from words of few kinds, which are data: `words/no_value_parts.csv`.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from vendors.types.did_you_mean import plain
from vendors.types.short_texts import remembered

PARTS: Final = Path(__file__).parent / "words" / "no_value_parts.csv"
_DASH: Final = re.compile("[-\u2010-\u2015]")
_AROUND: Final = " .…?!*:;,\"'“”«»()[]{}"
ARTICLES: Final = frozenset(("l", "d", "le", "la", "les", "un", "une", "des", "du", "de", "the"))
_FIRST: Final = re.compile(r"[^\W\d_]+")
_ARTICLE: Final = r"(?:(?:l'|d')|(?:le|la|les|un|une|des|du|de|the|a) )"
_OF: Final = r"(?: (?:de la |de l'|de |du |des |d'|of the |of )\w+)?"
_BETWEEN: Final = (
    r"(?:(?:est|sont|reste|restent|encore|is|are|was|were|still|remains|remain|currently|toujours|actuellement) )*"
)
_NEVER: Final = (
    r"(?:(?:ne |n')?(?:(?:est|sont|a|ont|sera) )?(?:pas|jamais|non|aucunement)|(?:has |have |was |is |are |were |had |could |can)?(?:not|never)"
    r"|(?:has|is|was|are|were|could|can|have)n't)"
)
_HOW: Final = (
    r"(?:(?:encore|officiellement|publiquement|clairement|precisement|formellement|ete|rendue?s?|etre|a|yet|publicly|officially|clearly"
    r"|currently|been|being|be|made|explicitly|tres|vraiment|really|very) )*"
)
_UNTIL: Final = (
    r"(?: (?:a ce jour|a date|a jour|pour (?:l'instant|le moment)|encore|actuellement|officiellement|yet|so far|to date|for now|as yet|at this (?:time|stage)"
    r"|currently|anywhere|(?:par|dans|sur|ici|par|by|in|on|at|here|le|la|avec|aupres|chez|with|from|for|to|at|au|aux|plus tard|later|svp|please)\b.*))?"
)
_SAYINGS: Final = (
    r"pas encore(?: \w+){0,3}",
    r"not yet(?: \w+){0,3}",
    r"(?:still )?yet to be \w+",
    r"to be \w+(?:ed|wn|nd)",
    r"to be (?:done|seen|written|given|shown|set|found)",
    r"en (?:attente|cours)(?: d[e'].*| par .*)?",
    r"(?:awaiting|waiting(?: for| on)?|pending) (?!(?:inc|ltd|llc|sa|sas|group|capital|partners|media)\b).+",
    r"(?:under|in) (?:review|investigation|verification|progress|research|discussion|negotiation)|under nda",
    r"(?:recherche|verification|confirmation|enquete|analyse|demande|saisie|research|check) (?:en cours|en attente|pending|in progress|under way|ongoing)",
    r"en (?:recherche|suspens)|attente d[e'].+|manque(?: d[e'].+)?|waiting|nada|ignoree?s?|on ignore\b.*|nul ne sait.*",
    r"(?:can't|cannot|can not|couldn't|could not) (?:find|tell|say)\b.*",
    r"(?:rien|nothing|none|nobody|no one|personne|nul) (?:de )?(?:\w+ )?(?:trouve|connu|indique|found|known|given|yet|available|mentioned|specified"
    r"|disclosed|stated|listed|identified|announced|a signaler|a declarer|to report|to declare)",
    r"(?:rien|nothing) (?:a |de |to |on |sur |about ).+",
    r"(?:je|on|nous|i|we|they|ils?|elles?) (?:ne |n')?(?:sai[st]|savons|savent|do not know|don't know|dont know)(?: pas)?.*",
    r"(?:sais|sait) pas.*|ne (?:sait|sais|se prononce|communique|souhaite|veut|repond)(?:nt)? pas.*|n'a pas \w+.*",
    r"(?:refus(?:e|ent)?|refusal|refused|declined|decline|declines) (?:de |d'|to ).+|a refuse .+|(?:did|does|would|will) not \w+.*|(?:didn't|won't|doesn't) \w+.*",
    r"(?:aucune|pas la moindre|no) idee?a?",
    r"(?:a |to )?(?:completer|complete|completed) (?:plus tard|later)",
)
_PERHAPS: Final = (
    # What is made like these of a word that is not listed, and may be a name.
    r"(?:investisseurs?|actionnaires?|fonds|personnes?|particuliers?|private|prives?) (?:prives?|privees?|individuals?|investors?|shareholders?|individus?)",
)
_NEGATED: Final = re.compile(r"(?:non|pas)[ -]\w+(?:é|ée|és|ées)|not \w{3,}ed", re.IGNORECASE)
_INFINITIVE: Final = re.compile(r"[àÀ] [a-zà-ÿ]+(?:er|ir|re)")


def is_said(text: str) -> bool:
    """Whether a whole text says for certain that nothing is known."""
    return _may_say(text) and bool(_judged(text) & _SURE)


def may_be_said(text: str) -> bool:
    """Whether a whole text says that nothing is known, or may say so."""
    return _may_say(text) and bool(_judged(text))


_SURE: Final = 2


def _may_say(text: str) -> bool:
    """Whether a text begins as these do: quick."""
    found = _FIRST.match(text if text[:1].isalpha() else text.lstrip(_AROUND))
    return found is not None and (found[0].lower() if found[0].isascii() else plain(found[0])) in first_words()


@remembered(20_000)
def _judged(text: str) -> int:
    said = " ".join(plain(_DASH.sub(" ", text)).strip(_AROUND).split())
    if cues().isdisjoint(_FIRST.findall(said)):
        return 0  # as most that begins with a word such as `le` or `capital`
    sure, perhaps = _patterns()
    if sure.fullmatch(said):
        return _SURE
    bare = text.strip(_AROUND)
    return int(bool(perhaps.fullmatch(said) or _NEGATED.fullmatch(bare) or _INFINITIVE.fullmatch(bare)))


@cache
def _words() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with PARTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["part"]].append(plain(_DASH.sub(" ", row["word"])))
    return found


def words_of(part: str) -> Sequence[str]:
    """The words of a part, in small letters without accents."""
    return _words()[part]


def one_of(part: str, ending: str = "") -> str:
    """A pattern for the words of a part, the longer ones first."""
    words = "|".join(map(re.escape, sorted(_words()[part], key=len, reverse=True)))
    return f"(?:{words}){ending}"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says for certain that nothing is known, and what may say so."""
    forms = "(?:e|s|es)?"
    subject = rf"(?:{_ARTICLE}(?:\w+ )?|{one_of('quality')} )?{one_of('subject', 's?')}{_OF}(?: \w+)? "
    participle = f"(?:{one_of('participle', forms)}|{one_of('participle (English)')})"
    adjective, weak = one_of("adjective", forms), one_of("adjective beside", forms)
    several = one_of("several")
    sure = (
        *_SAYINGS,
        rf"(?:{subject})?{_BETWEEN}{_NEVER} {_HOW}{participle}{_UNTIL}",
        rf"{subject}{_BETWEEN}(?:{adjective}|{weak}){_UNTIL}",
        rf"{_BETWEEN}{adjective}{_UNTIL}",
        rf"{one_of('adjective before')} (?:\w+ ){{0,2}}{one_of('subject', 's?')}",
        rf"(?:{subject})?{_BETWEEN}a {one_of('infinitive')}{_UNTIL}(?: a jour)?",
        rf"(?:{subject})?(?:restant|restante|restants) a {one_of('infinitive')}{_UNTIL}",
        rf"(?:{subject})?{_BETWEEN}to (?:be )?{one_of('verb')}(?:ed|d)?(?: (?:up|out|in|into|with|for|on|by|at|later|this|it|again)\b.*)?",
        rf"(?:pas|absence|sans|faute) (?:de |d')?{one_of('noun', 's?')}(?: {participle}| {adjective})?(?: (?:de |du |d').*)?{_UNTIL}",
        rf"aucune? {participle}{_UNTIL}",
        rf"missing (?:info|information|data|details?|values?|names?|sources?|dates?|amounts?|owners?|answers?)|{weak} (?:info|information|data|details)",
        rf"(?:aucune?|no) {one_of('noun', 's?')}(?: (?:{one_of('subject', 's?')}))?(?: {participle}| {adjective})?{_UNTIL}",
        rf"{one_of('repeats')}\b.*\b{one_of('repeated')}\b.*",
    )
    perhaps = (*_PERHAPS, weak, rf"{several}(?: {one_of('subject', 's?')}{_OF}(?: \w+)?)?")
    return re.compile("|".join(sure)), re.compile("|".join(perhaps))


def _forms(*parts: str) -> set[str]:
    """The first words of some parts, and their feminine and plural forms."""
    words = {word.split(" ")[0] for part in parts for word in _words()[part]}
    return words | {f"{word}{ending}" for word in words for ending in ("e", "s", "es")}


@cache
def first_words() -> frozenset[str]:
    """The first words of all that is said so, in small letters without accents."""
    known = _forms("subject", "quality", "adjective", "adjective beside") | _forms(
        "adjective before", "several", "repeats"
    )
    return frozenset(known.union(_words()["beginning"]))


@cache
def cues() -> frozenset[str]:
    """Words of which all that is said so has one: it begins with them, or they stand behind what it is about."""
    only_about = _forms("subject", "quality") | ARTICLES
    about = only_about - _forms("adjective", "adjective beside", "adjective before", "several", "repeats")
    return frozenset(first_words() - about)
