"""Linking: titles a second beside a plain alternation, flashtext and spaCy's EntityRuler, over the same names and titles."""

import random
import re
import string
import time
from collections.abc import Callable, Sequence
from csv import DictReader
from datetime import date
from pathlib import Path

from benchmarks import NotMeasured
from vendors.linking import Linker, Name
from vendors.store.load import load
from vendors.tables.vendor import Vendor

TITLES = 100_000
SLOW_TITLES = 1_000
"""Titles given to the regular expression of 5,000 vendors, which would take minutes for all; what counts is the rate."""
SEED = 20180423
FILLER = [
    "les",
    "nouveaux",
    "outils",
    "pour",
    "mesurer",
    "the",
    "customer",
    "experience",
    "dans",
    "un",
    "marché",
    "that",
    "keeps",
    "growing",
    "since",
    "last",
    "year,",
    "ce",
    "que",
    "disent",
    "les",
    "clients",
    "and",
    "what",
    "brands",
    "do",
    "about",
    "it;",
    "étude,",
    "chiffres",
    "et",
    "retours",
    "d’expérience",
    "from",
    "several",
    "countries",
]

Search = Callable[[str], object]


def titles(folder: Path, many: int, about: float) -> list[str]:
    """Titles of an archive: some made of the published ones, changed, the others of other words.

    Args:
        folder: the data folder.
        many: how many.
        about: the share made of published titles: as they are, cut, in capitals or small letters, with words between.
    """
    chance = random.Random(SEED)
    with (folder / "news.csv").open(encoding="utf-8", newline="") as table:
        published = [row["title"] for row in DictReader(table)]
    made = []
    for _ in range(many):
        words = chance.choice(published).split()
        at = chance.randrange(len(words) + 1)
        if chance.random() > about:
            made.append(" ".join(chance.choices(FILLER, k=chance.randint(6, 14))).capitalize())
            continue
        match chance.randrange(5):
            case 1:
                words[at:at] = chance.choices(FILLER, k=chance.randint(1, 6))
            case 2:
                words = words[at:] or words
            case 3:
                words = [word.upper() for word in words]
            case 4:
                words = [word.lower() for word in words]
        made.append(" ".join(words))
    return made


def names(folder: Path, vendors: int) -> list[Name]:
    """The names of the data set's vendors, and, beyond those, of made-up ones with two or three names each."""
    dataset = load(folder, date.max).dataset
    if dataset is None:
        raise NotMeasured("the data has errors")
    known = [Name(row.id, text) for row in dataset.table(Vendor)[:vendors] for text in (row.name, *row.aliases)]
    chance = random.Random(SEED)
    for number in range(len(dataset.table(Vendor)), vendors):
        word = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(5, 11))).capitalize()
        known += [
            Name(f"made-up-{number}", text) for text in (word, f"{word} {chance.choice(FILLER).title()}", f"{word} SAS")
        ]
    return known


def alternation(words: Sequence[str]) -> Search:
    """One regular expression with all names, the longest first, whole words, case ignored."""
    joined = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE).findall


def flashtext(words: Sequence[str]) -> Search:
    """flashtext's keyword processor."""
    try:
        from flashtext import KeywordProcessor
    except ImportError as error:
        raise NotMeasured("flashtext is not installed") from error
    processor = KeywordProcessor(case_sensitive=False)
    for word in words:
        processor.add_keyword(word)
    return lambda title: processor.extract_keywords(title, span_info=True)


def entity_ruler(words: Sequence[str]) -> Search:
    """spaCy's EntityRuler in a blank pipeline, by phrase, case ignored: its fastest setting."""
    try:
        import spacy
    except ImportError as error:
        raise NotMeasured("spaCy is not installed") from error
    pipeline = spacy.blank("fr")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "VENDOR", "pattern": word} for word in words])
    return pipeline


def rate(search: Search, texts: Sequence[str]) -> float:
    """Texts a second."""
    started = time.perf_counter()
    for text in texts:
        search(text)
    return len(texts) / (time.perf_counter() - started)


PEERS: dict[str, Callable[[Sequence[str]], Search]] = {
    "regular expression": alternation,
    "flashtext": flashtext,
    "spaCy EntityRuler": entity_ruler,
}


def compare(folder: Path, quick: bool, line: Callable[[str, float, float], None]) -> None:
    """Measures ours beside each peer, with the names of 50 vendors and of 5,000, and what the growth costs.

    Args:
        folder: the data folder.
        quick: a tenth of the titles.
        line: prints one comparison: what was measured, ours, the peer's (titles a second).

    Raises:
        NotMeasured: a peer is not installed.
    """
    for what, about in (("archive", 0.1), ("vendor news", 1.0)):
        _compare(folder, titles(folder, TITLES // 10 if quick else TITLES, about), what, line)


def _compare(folder: Path, texts: Sequence[str], what: str, line: Callable[[str, float, float], None]) -> None:
    growth: dict[str, list[float]] = {}
    for vendors in (50, 5000):
        known = names(folder, vendors)
        words = [name.text for name in known]
        find = Linker(known).find
        rate(find, texts[:1000])
        ours = rate(find, texts)
        growth.setdefault("ours", []).append(ours)
        for peer, build in PEERS.items():
            search = build(words)
            rate(search, texts[:100])
            slow = peer == "regular expression" and vendors > 50
            theirs = rate(search, texts[:SLOW_TITLES] if slow else texts)
            growth.setdefault(peer, []).append(theirs)
            line(f"{what}, {vendors} vendors, {peer}", ours, theirs)
    for peer in PEERS:
        few, many = growth[peer]
        line(
            f"  % kept from 50 to 5,000 vendors, {peer}",
            100 * growth["ours"][1] / growth["ours"][0],
            100 * many / few,
        )
