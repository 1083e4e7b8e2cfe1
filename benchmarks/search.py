"""Search: making the index of 100,000 articles and asking it, on SQLite's FTS5 as the site does and on tantivy."""

import gc
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks import NotMeasured
from benchmarks.memory import resident
from vendors.query.search.entries import Field, Findable, ResultKind, TextRole, entries
from vendors.query.search.words import for_index
from vendors.store.load import load

ARTICLES = 100_000
SEED = 20180423
ASKED = [
    "qualtrics",
    "cambridge analytica",
    "satisfaction client",
    "enquete",
    "silver lake",
    "layoffs",
    "trustpilot faux avis",
    "2018",
]
ROUNDS = 40


@dataclass(frozen=True)
class Measured:
    """What one engine took: seconds of the processor to make its index, MiB that the process has grown by, milliseconds of the processor for the median question."""

    seconds: float
    memory: float
    milliseconds: float


def things(folder: Path, articles: int) -> list[Findable]:
    """What can be found in the data set, and made-up articles: words of the published ones, mixed, as long as they are, with new words among them.

    Raises:
        NotMeasured: the data has errors.
    """
    dataset = load(folder, date.max).dataset
    if dataset is None:
        raise NotMeasured("the data has errors")
    every = list(entries(dataset))
    known = [thing for thing in every if thing.kind is ResultKind.ARTICLE]
    chance = random.Random(SEED)
    words = [word for thing in known for field in thing.fields for word in field.text.split()]

    def mixed(field: Field) -> Field:
        made = chance.choices(words, k=max(1, len(field.text.split())))
        if chance.random() < 0.1:
            made.append("".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(5, 11))))
        return replace(field, text=" ".join(made))

    made = [
        replace(thing, key=f"{thing.key}-{n}", fields=tuple(mixed(field) for field in thing.fields))
        for n, thing in enumerate(chance.choices(known, k=articles - len(known)))
    ]
    newest = sorted([*known, *made], key=lambda thing: thing.day.first if thing.day else date.min, reverse=True)
    at = every.index(known[0])
    return [*every[:at], *newest, *every[at + len(known) :]]


def with_fts5(every: list[Findable]) -> Callable[[str], object]:
    """The site's own index; a question gives the eight best articles and how many there are."""
    from vendors.query.search.index import Index

    index, today = Index(every), date.today()

    def ask(text: str) -> object:
        question = " AND ".join(f'"{word}"' for word in text.split())
        first = index.rows(question, ResultKind.ARTICLE, today, 8, in_names=True)
        return (
            first,
            index.rows(question, ResultKind.ARTICLE, today, 8),
            index.count(question, ResultKind.ARTICLE, today),
        )

    return ask


def with_tantivy(every: list[Findable]) -> Callable[[str], object]:
    """The same on tantivy, in memory.

    Raises:
        NotMeasured: it is not installed.
    """
    try:
        import tantivy
    except ImportError as error:
        raise NotMeasured("tantivy is not installed") from error
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=True, fast=True)
    builder.add_text_field("kind", tokenizer_name="raw")
    builder.add_text_field("names")
    builder.add_text_field("texts")
    index = tantivy.Index(builder.build())
    writer = index.writer(128_000_000, 1)
    for row, thing in enumerate(every):
        names = [for_index(field.text) for field in thing.fields if field.part is not TextRole.TEXT]
        texts = [for_index(field.text) for field in thing.fields if field.part is TextRole.TEXT]
        writer.add_document(tantivy.Document(row=row, kind=str(thing.kind), names=names, texts=texts))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> object:
        words = " ".join(f"+{word}" for word in text.split())
        every_field = index.parse_query(f"+kind:article {words}", ["names", "texts"], conjunction_by_default=True)
        names = index.parse_query(f"+kind:article {words}", ["names"], conjunction_by_default=True)
        return searcher.search(names, 8, count=False), searcher.search(every_field, 8, count=True).count

    return ask


ENGINES = {"fts5": with_fts5, "tantivy": with_tantivy}


def measured(engine: str, folder: Path, articles: int) -> Measured:
    """What an engine takes, in this process."""
    every = things(folder, articles)
    gc.collect()
    before, started = resident(), time.process_time()
    ask = ENGINES[engine](every)
    seconds = time.process_time() - started
    memory, took = resident() - before, []
    for _ in range(ROUNDS):
        for text in ASKED:
            started = time.process_time()
            ask(text)
            took.append(time.process_time() - started)
    return Measured(seconds, memory, 1000 * median(took))


def compared(folder: Path, quick: bool) -> tuple[Measured, Measured]:
    """Both engines, each in a process of its own, one after the other."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        few = ARTICLES // 10 if quick else ARTICLES
        ours, theirs = (pool.apply(measured, (engine, folder, few)) for engine in ENGINES)
    return ours, theirs
