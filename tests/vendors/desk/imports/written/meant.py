"""Random tables of which every value is known, and what a program has made of one."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from vendors.i18n.language import LANGUAGES, language
from vendors.tables import TABLES
from vendors.tables.row import Column

NUMBERS: Final = frozenset({"integer", "money", "number"})
WORDS: Final = (
    *("Crédit Mutuel Équity", "Œuvre & Cœur", "Qualtrics", "L’avis de « Medallia »", "Île-de-France", "Nestlé", "SOCIÉTÉ GÉNÉRALE"),
    *("Zoë Müller", "São Paulo", "2,5 M€ levés", "naïve – très", "50 °C", "“Akio”", "prix : 5 €", "n° 12", "Noël à Évry", "½ part"),
    *("Johnson & Johnson", "R&D; suite", "a;b", "a,b", "x | y", "Tab\there", 'dit "oui"', '"Oui"', 'finit par "oui"', '"Non", dit-il'),
    *("=1+1", "+33 %", "-5 points", "@medallia", "'quoted'", "007", "1E5", "3-4", "1/2", "2018", "12,5", "6.400", "TRUE", "vrai"),
    *("N/A", "n.c.", "NULL", "-", "\\N", "nan", "None", "?", "Err:502", "#REF!", "AT&amp;T", "a<br>b", "KKR &", "100%"),
    *(" devant", "derrière ", "deux  espaces", "fin\u00a0", "zero\u200bwidth", "'", '"', '""', "=", "+", "…", "Mai 2018"),
    *("1 000", "10/12", "12-2018", "2018-04", "0", "1.2.3", "Infinity", "-0", "1e-3", "12:30", "$5", "5 €", "=SUM(A1:A2)"),
    *("株式会社", "Łódź", "Škoda", "👩\u200d💻 pour tous", "m² ³", "mars 2018", "10 %", "#1 des avis", "C:\\temp", "back\\\"slash", "l'avis"),
)  # fmt: skip
"""Texts that some program makes something else of."""
LINES: Final = ("Première ligne\nseconde ligne", "a\n\nb", 'un "mot"\nseul', "- un\n- deux")


@dataclass(frozen=True)
class Meant:
    """A table as somebody means it.

    Attributes:
        table: its name.
        columns: in the order of the file.
        rows: the cells of each row, as the data set writes them.
        plain: whether no program puts a cell down so that it says something else.
    """

    table: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    plain: bool = False


@dataclass(frozen=True)
class Written:
    """A file that a program has made of a table.

    Attributes:
        name: of the file.
        data: its bytes.
        how: the dialect, for whoever reads that a test has failed.
        lines: the line on which each row begins.
        asked: row and column, by their index, of each cell that says something else than what is meant, so that it must be named.
    """

    name: str
    data: bytes
    how: str
    lines: tuple[int, ...]
    asked: frozenset[tuple[int, int]] = frozenset()


def meant(chance: Random, encoding: str = "utf-8") -> Meant:
    """A table of up to eight rows, its columns in any order, with signs that an encoding has."""
    table = chance.choice(("events", "vendors", "ownership", "news"))
    columns = [column for column in TABLES[table].columns() if not column.derived]
    if chance.random() < 0.5:
        chance.shuffle(columns)
    size = chance.randint(1, 8)
    words = [word for word in WORDS if has(encoding, word)]
    rows = tuple(tuple(_cell(chance, column, at, words) for column in columns) for at in range(size))
    return Meant(table, tuple(columns), rows)


def has(encoding: str, text: str) -> bool:
    """Whether an encoding has all signs of a text."""
    return text.encode(encoding, "ignore").decode(encoding) == text


def _cell(chance: Random, column: Column, at: int, words: list[str]) -> str:
    if not column.required and chance.random() < 0.3:
        return ""
    if column.name == "id":
        return f"{chance.choice(('akio', 'm3', '2018-04-qualtrics', '1-2'))}-{at}"
    if column.choices:
        many = chance.randint(1, 3) if column.many else 1
        return "|".join(str(one) for one in chance.sample(list(column.choices), min(many, len(column.choices))))
    made: dict[str, Callable[[], str]] = {
        "id": lambda: chance.choice(("akio", "medallia", "inmoment", "mars-2018", "3-4")),
        "country": lambda: chance.choice(("FR", "US", "DE", "NO")),
        "language": lambda: chance.choice(("fr", "en", "no")),
        "date": lambda: _day(chance),
        "integer": lambda: str(chance.choice((0, 7, 120, 2000, 2500, 12000, 1_250_000, chance.randint(1, 99_999)))),
        "money": lambda: chance.choice(
            ("2.5", "2.8", "6400", "6.4", "0.125", "1.375", "12000", "1250.5", "0", "33.333")
        ),
        "number": lambda: f"{chance.uniform(-90, 90):.{chance.randint(0, 4)}f}".replace("-0", "-1"),
        "address": lambda: f"https://www.example.com/{chance.choice(('a', 'b,c', 'd;e', 'f?x=1&y=2', 'g#h'))}{at}",
        "own-text": lambda: _own_text(chance, words),
    }
    return made.get(column.kind, lambda: chance.choice(words))()


def _day(chance: Random) -> str:
    year, month, day = chance.randint(1980, 2025), chance.randint(1, 12), chance.randint(1, 28)
    return (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")[chance.choice((0, 1, 2, 2, 2))]


def _own_text(chance: Random, words: list[str]) -> str:
    start = chance.choice((*words, *LINES))
    return f"{start} Éditeur français : enquêtes, avis, mesure de la voix des clients, tableaux de bord à façon."


def header(chance: Random, what: Meant) -> list[str]:
    """The names of its columns, or their labels in French or English."""
    code = chance.choice((None, None, *LANGUAGES))
    return [language(code).say(column.label) if code else column.name for column in what.columns]
