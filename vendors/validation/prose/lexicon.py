"""The words that the linter knows, in French and English: wrongdoing, attribution, doubt, loaded words, persons.

They are data: each group is a file of `patterns/`, a pattern a line, with its language (none where it is the same in both) and a
sentence in which a test finds it. A pattern is a piece of a regular expression over text with the apostrophe ’, matched without
regard to case unless said otherwise. The first pattern that fits is what is found, so their order counts. In braces stand
abbreviations:

    {words}               a word and the space before it; `{words}{0,3}`: up to three
    {people}, {data}, {takers}   what the files of these names hold: who is wronged, what is passed on, and to whom
    {er tromp}            a French verb in -er by its stem, in all forms that tell a fact, so not in the conditional
    {told vend céd}       French verbs by their stems, in any form but the conditional
    {regular deceiv}      a regular English verb by its stem, without a final e, and with y for those in -y
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PATTERNS: Final = Path(__file__).parent / "patterns"
_ABBREVIATION: Final = re.compile(r"\{([a-z]+)(?: ([^{}]*))?\}")


@dataclass(frozen=True, slots=True)
class Line:
    """A pattern.

    Attributes:
        language: "fr", "en", or "" where it is the same in both.
        pattern: a regular expression, without abbreviations.
        sentence: one in which it is found.
        instead: of a loaded word, what is neutral; else "".
    """

    language: str
    pattern: str
    sentence: str
    instead: str = ""


@cache
def lines(group: str) -> tuple[Line, ...]:
    """The patterns of a group, in the order in which they are tried."""
    with (PATTERNS / f"{group}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Line(row["language"], _unfolded(row["pattern"], row["language"]), row["sentence"], row.get("instead", ""))
            for row in csv.DictReader(file)
        )


@cache
def pattern(piece: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that finds whole words only."""
    return re.compile(of_whole_words(piece), flags)


def of_whole_words(piece: str) -> str:
    """What `pattern` compiles."""
    return rf"(?<![\w-])(?:{piece})(?:(?<=[^\w-])|(?![\w-]))"


def _unfolded(text: str, language: str) -> str:
    """A pattern without abbreviations."""

    def long(found: re.Match[str]) -> str:
        name, stems = found[1], found[2]
        if name == "words":
            return r"(?: [\w’-]+)"
        if name == "er":
            return f"{stems}(?:er|e|es|ent|ons|ez|ais|ait|aient|a|as|èrent|é|ée|és|ées|ant|era|eront)"
        if name == "told":
            return rf"(?:{'|'.join(stems.split())})(?!\w*(?:rait|raient)\b)\w*"
        if name == "regular":
            ends_in_y = stems.endswith("y") and stems[-2] not in "aeo"
            return f"{stems[:-1]}(?:y|ies|ied|ying)" if ends_in_y else f"{stems}(?:e?s|e?d|e|ing)?"
        elided = "(?:[ld]’)?" if language == "fr" else ""
        return elided + _group(name)[language]

    return _ABBREVIATION.sub(long, text)


def _pieces(name: str) -> Mapping[str, Sequence[str]]:
    """The patterns of a group by their language."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines(name):
        found[line.language].append(line.pattern)
    return found


@cache
def _group(name: str) -> Mapping[str, str]:
    """One regular expression a language, of all patterns of a group."""
    return {language: f"(?:{'|'.join(patterns)})" for language, patterns in _pieces(name).items()}


def _words(path: Path) -> list[str]:
    """The lines of a word list, without those that begin with #."""
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


WRONGS: Final = _pieces("wrongs")
"""Verbs of wrongdoing, in every form that can state it as a fact."""
DEEDS: Final = _pieces("deeds")
"""Acts that charge somebody by what they are done to: reviews, data, staff, bills, rivals, the law."""
TRANSFERS: Final = _pieces("transfers")
"""What is only a charge where a controversy is about it: passing data on, taking reviews away, having a part in something."""
FAILINGS: Final = _group("failings")
"""Duties said to be neglected: here the negation is the charge."""
NOUNS: Final = _group("nouns")
"""Wrongdoing as a noun; it is only a charge where it is laid at somebody's door."""
BLAMES: Final = _group("blames")
"""Adjectives that blame."""
ADVERBS: Final = _pieces("adverbs")
"""Adverbs that blame whatever verb they stand with."""
COMMITS: Final = _group("commits")
"""What lays a noun of wrongdoing at somebody's door."""
FRAMES: Final = {
    "fr": _group("frames")["fr"]
    + r"(?! (?:que|le calendrier|la loi|les saisons|le contrat|toute vraisemblance|l’usage|les cas|la taille|le plan|le barème|les pays)\b)",
    "en": _group("frames")["en"] + r"(?! (?:plan|schedule)\b)",
}
"""What attributes all of the sentence it stands in."""
SAYING: Final = _group("saying")
"""Verbs that attribute what follows them, and what stands before them in an inserted clause."""
SAID: Final = _group("said")
"""Verbs that attribute from behind: “…, says the association”."""
CHARGES: Final = _group("charges")
"""Nouns and verbs after which wrongdoing is a subject of talk, of inquiry or of prevention, and not a fact."""
DOUBTS: Final = _group("doubts")
"""The conditional and other marks of doubt."""
JUDGES: Final = _group("judges")
"""Who may find a fact."""
PEOPLE: Final = _group("people")
"""Who may be wronged, and may say so."""
DATA: Final = _group("data")
"""What may be passed on, lost or copied."""
FINDS: Final = _group("finds")
"""How it is said that they do."""
LOADED: Final[Mapping[str, Mapping[str, str]]] = {
    code: {line.pattern: line.instead for line in lines("loaded") if line.language == code} for code in ("fr", "en")
}
"""Loaded words, and what is neutral instead."""
CHARGED: Final = _group("charged")
"""Loaded words that are also a charge: where somebody is said to make it, they are that person’s."""
OFFICERS: Final = _group("officers")
"""Words that say that a person speaks or acts for a company."""
AUTHORITIES: Final = _group("authorities")
"""Words that say that a person is a public authority."""
BYLINES: Final = _group("bylines")
"""What names a person as an author, an interviewee or a founder."""
STARTS: Final = _group("starts")
"""What only somebody who acts for a company does: verbs after the name."""
RECORDS: Final = _group("records")
"""What says that a person spoke on the record: before a court or a parliament, or to a named title."""
PARTIES: Final = _group("parties")
"""What says right beside a name that it is a party’s of a case, or pleads for one; further off it is mostly said of somebody else."""
ORGANISATIONS: Final = _group("organisations")[""]
"""What follows a first name in the name of an organisation or a place."""
NAMESAKES: Final = _group("namesakes")[""]
"""Companies and places that are called as a person is."""
FACTS: Final = _group("facts")
"""Words that take what follows for granted, whatever stood before them."""
OUTCOMES: Final = _group("outcomes")
"""How it is said that a dispute has ended."""
STANCES: Final = _group("stances")
UNNAMED: Final = _group("unnamed")
"""What takes something for certain, lets “one” know or wonder, or calls it chance: how a text prejudges or insinuates."""
ACTORS: Final = _group("actors")
"""How a party is called when it is not named."""
NEUTRAL_VERBS: Final[Mapping[str, re.Pattern[str]]] = {
    code: re.compile("|".join(_words(PATTERNS / f"neutral_verbs.{code}.txt"))) for code in ("fr", "en")
}
"""Beginnings of verbs that charge a party with nothing; any other act of a party in an open controversy needs a source. Where the list has a $, it is the whole verb."""
ROUTINE: Final[Mapping[str, str]] = {
    code: "|".join(_words(PATTERNS / f"routine.{code}.txt")).replace("*", r"\w*") for code in ("fr", "en")
}
"""What the ordinary life of a company is told with: money, offices, products, contracts."""
FIRST_NAMES: Final = frozenset(_words(Path(__file__).parent / "first_names.txt"))
"""Common first names, in small letters, each as one word; of “Jean-Marc” the first part."""
