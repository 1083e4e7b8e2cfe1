"""How far an attribution reaches: “the union says that …” reaches what follows it, “…, says the union” what stands before."""

import re
from collections.abc import Iterator
from typing import Final

from vendors.types.short_texts import remembered_beside
from vendors.validation.prose import lexicon


@remembered_beside(5_000)
def reach(text: str, code: str) -> tuple[tuple[int, int], ...]:
    """From where to where each attribution of a sentence reaches, in characters."""
    return tuple(_reaches(text, code))


_OPENING: Final = re.compile(
    r"\W*(?:alors qu|bien qu|quoiqu|tandis qu|malgré|après|avant|accusée?s?|poursuivie?s?|soupçonnée?s?|mise?s? en cause|critiquée?s?|lorsqu|quand|comme|si |en dépit|condamnée?s?"
    r"|while|although|though|even though|despite|after|before|having|accused|sued|charged|criticised|suspected|when|as |if |in spite|convicted)",
    re.I,
)
"""How a subordinate begins a sentence; what it attributes reaches its comma only."""
_NEW_SUBJECT: Final = {
    "fr": r", (?:et|mais|or|alors que|tandis que) (?!(?:qu|de |d’|s’il|si |ne |n’|en |à |au|pour |sur ))(?=(?:[A-ZÀ-Ý]|la |le |les |l’|il |elle |ils |elles |cette |ce |son |sa |ses |on ))",
    "en": r", (?:and|but|yet|so|while|whereas) (?!(?:that|of|to|if|whether|with) )(?=(?:[A-Z]|the |it |he |she |they |its |this |these ))",
}
"""Where a new main clause begins that an attribution does not reach."""


_NOUN: Final = re.compile(r"not(?:e|es)\b", re.I)
_ARTICLE: Final = re.compile(r"\b(?:la|une|cette|sa|les|the|an?|its) $", re.I)
"""“La note … que” is a mark, not a verb."""
_DETERMINED: Final = {
    "fr": re.compile(r"\b(?:une?|des|ses|son|sa|leurs?|ces|cette) $", re.I),
    "en": re.compile(r"\b(?:its|their|his|her|the|an?) $", re.I),
}
"""What stands before a noun and before no verb: “chacun en tirera ses conclusions”. “A indiqué” is one in French."""
_UNDERGONE: Final = re.compile(r"(?:not|jug|constat|observ|remarqu)ée?s?", re.I)
_BE: Final = re.compile(r"\b(?:est|sont|était|étaient|être|été|sera|seront) $", re.I)
"""“Les appels étaient notés” says what was done, and nobody says it."""


def _reaches(text: str, code: str) -> Iterator[tuple[int, int]]:
    for match in lexicon.pattern(lexicon.FRAMES[code]).finditer(text):
        first, last = _segment(text, match.start())
        if _OPENING.match(text) and match.start() < text.find(","):
            last = text.find(",")
        yield first, last
    finding = rf"(?:{lexicon.JUDGES[code]})\b[^.;]{{0,60}}?(?<![\w-]){lexicon.FINDS[code]}"
    for piece in (lexicon.SAYING[code], finding):
        for match in lexicon.pattern(piece).finditer(text):
            if (_NOUN.match(match[0]) and _ARTICLE.search(text[: match.start()])) or _no_saying(text, match):
                continue
            yield match.end() - 1, _scope_end(text, match, code)
            if piece is finding:
                yield match.start(), match.end()
    # “…, says the association”: the verb comes after what it attributes, in a clause of its own.
    for match in lexicon.pattern(lexicon.SAID[code]).finditer(text):
        if _no_saying(text, match) or _DETERMINED[code].search(text[: match.start()]):
            continue
        comma = max(text.rfind(sign, 0, match.start()) for sign in (",", "»", "”", "–"))
        between = text[comma + 1 : match.start()]
        rest = re.split(r"[,.;»”]", text[match.end() :], maxsplit=1)[0]
        relative = re.match(
            r"\s*(?:\w+ )?(?:qui|que|dont|où|et|mais|quand|lorsqu\w+|which|who|whose|and|but|where|that|when|whenever)\b",
            between,
        )
        if comma > 0 and len(between.split()) <= 7 and len(rest.split()) <= 8 and not relative:
            # “The app, a newspaper reported in 2021, listens …” attributes both sides.
            both = (
                text[comma] == "," and text[match.end() + len(rest) :][:1] == "," and not match[0].startswith("accus")
            )
            first, last = _segment(text, comma)
            yield first, last if both and (between.strip() or rest.strip()) else comma + 1


def _no_saying(text: str, match: re.Match[str]) -> bool:
    """Whether a word that elsewhere says something is what was done to the subject."""
    return bool(_UNDERGONE.fullmatch(match[0]) and _BE.search(text[: match.start()]))


def _segment(text: str, place: int) -> tuple[int, int]:
    """The part of a sentence between semicolons."""
    end = text.find(";", place)
    return text.rfind(";", 0, place) + 1, len(text) if end < 0 else end


def _scope_end(text: str, match: re.Match[str], code: str) -> int:
    last = _segment(text, match.start())[1]
    comma_after = text.find(",", match.end())
    comma_before = text.rfind(",", 0, match.start())
    lead = text[comma_before + 1 : match.start()].split()
    # An inserted clause (“, accused of fraud, …”, “, which says that …, …”) reaches its own end only.
    inserted = comma_before > 0 and (
        (
            len(lead) <= 1
            and re.match(
                r"(?:accus|soupçonn|poursuiv|mis|condamn|visé|attaqu|sued|charged|suspected|criticis|convicted|fined|investigated|qui|which|who|long|déjà|already)",
                text[comma_before + 1 :].strip(),
                re.I,
            )
        )
        or (lead and lead[0].lower() in ("qui", "which", "who", "dont", "whose"))
    )
    if comma_after > 0 and (inserted or (_OPENING.match(text) and text.find(",") == comma_after)):
        return min(last, comma_after)
    if turn := re.search(_NEW_SUBJECT[code], text[match.end() : last]):
        return match.end() + turn.start()
    return last
