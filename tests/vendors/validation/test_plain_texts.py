"""What is plain at a glance has nothing that any careful look stops at, in whatever column."""

import csv
import random
import re
import time
from collections.abc import Iterator

import pytest
from babel.dates import get_day_names, get_month_names

from tests.conftest import ROOT
from tests.data import DATA
from tests.vendors.validation.test_incoming import examples
from tests.vendors.validation.test_row_check import ODD
from vendors.desk.imports.column_signs import unclear_date, unclear_number
from vendors.tables import TABLES
from vendors.tables.row import Column, Row
from vendors.types.did_you_mean import plain as without_accents
from vendors.types.no_value import in_figures, no_value
from vendors.validation.cells import DASHES, composed
from vendors.validation.column_verdicts import WRONG, ColumnVerdicts
from vendors.validation.incoming import NUMBERS, askable, asked, taken
from vendors.validation.plain_texts import PlainTexts

SIGNS = (
    *map(chr, range(0x180)),
    *"\u0301\u0327\u0430\u0391\u200b\u200d\u2009\u2010\u2013\u2014\u2018\u2019\u201c\u2026\u2028\u202f\u20ac\u2122\u2212\ufb01\ufeff\uff21\ufffd",
    *("  ", "||", "| ", "\r\n", "&eacute;", "%20", "=E9", "**", "]]", "+ABC-", "<b>", "@a.fr", "\udc80", "\U0001f600", "?utm_source=x"),
)  # fmt: skip
BEGINNINGS = (
    *("", "n.c. ", "nc", "NA", "none", "mars ", "3-sept", "sept-", "true", "Vrai", "Err:502", "loading...", "1905-07-10", "1900-01-00", "0", "12", "2024"),
    *("unknown", "https://bit.ly/", "https://www.google.com/url", "http://10.0.0.1/", "https://a.local/", "https://mail.google.com/", "Par ", "’", "É"),
)  # fmt: skip


def named_days() -> Iterator[str]:
    """What spreadsheets make of days and months, in both languages, and what begins like it; with their accents and without."""
    for locale in ("fr", "en"):
        for width in ("wide", "abbreviated"):
            for name in (
                *get_month_names(width, "format", locale).values(),
                *get_day_names(width, "format", locale).values(),
            ):
                for one in (name, name.rstrip("."), without_accents(name), name.upper(), name.title()):
                    yield from (f"{one}-18", f"{one}-2018", f"{one} 2018", f"3-{one}", f"3 {one} 2018", f"{one}-in-3")


def texts() -> Iterator[str]:
    """Texts as people write them, what programs make of texts, and both with a sign more, or another beginning."""
    known = [
        *ODD,
        *examples(),
        *named_days(),
        "Vendor 12",
        "vendor-12",
        "7",
        "250000",
        "2024-05-17",
        "2018",
        "2018-05-akio-buys-eptica",
        "2018-05-akio-has-bought-eptica",
        "3 september and more of it",
        "a|bc|de",
        "V12|The 12 Company",
    ]
    for path in DATA.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
            known += [cell for row in rows[::9] for cell in row]
    with (ROOT / "tests/vendors/validation/sentences.csv").open(encoding="utf-8", newline="") as file:
        known += [cell for row in csv.reader(file) for cell in row]
    known = list(dict.fromkeys(filter(None, known)))
    chance = random.Random(22)
    yield from known
    for text in known:
        at = chance.randrange(len(text) + 1)
        yield text[:at] + chance.choice(SIGNS) + text[at:]
        yield chance.choice(BEGINNINGS) + text[chance.randrange(3) :]
        yield text[: chance.randrange(50)]


TEXTS = frozenset(filter(None, texts()))
COLUMNS = {
    (column.kind, column.many, column.repeats, column.credits, column.required, str(model.model_fields[column.name].metadata)): (model, column)
    for model in TABLES.values()
    for column in model.stored_columns()
}  # fmt: skip
"""One column for each way in which a column is looked at."""


@pytest.mark.parametrize(("model", "column"), COLUMNS.values(), ids=lambda one: getattr(one, "name", ""))
def test_a_plain_text_is_one_that_no_look_stops_at(model: type[Row], column: Column) -> None:
    found = PlainTexts(column)
    plain = found.among(TEXTS)
    noticed = found.noticed(TEXTS)
    verdicts = ColumnVerdicts(model, column, PlainTexts(column))
    for text in plain:
        assert asked(text, column) is None, text
        assert askable({column.name: text}, {column.name: column}) == (text in noticed), text
        assert "  " not in text, text
        assert not DASHES.search(text), text
        assert taken(text, None, column, ",") == (text, None), text
        assert composed(text) == text
        if column.kind == "date":
            assert unclear_date(text, True) is None
        if column.kind in NUMBERS:
            assert unclear_number(text, None, column.kind, "", "") is None
    # What they say is what the kind itself would say of them.
    careful = ColumnVerdicts(model, column, PlainTexts(column))
    careful._plainly = None
    cells = sorted(plain)
    (said, _), (wanted, _) = (one.said(cells, plain) for one in (verdicts, careful))
    for text, one, other in zip(cells, said, wanted, strict=True):
        assert one == other, text
        assert (
            one is not WRONG
            or column.kind == "date"
            or {fault.kind for fault in careful.faults[text]}
            <= {
                *(
                    "too-short",
                    "too-long",
                    "repeated-item",
                    "too-many-items",
                    "not-a-namesake",
                    "too-early",
                    "out-of-range",
                )
            }
        ), text


@pytest.mark.parametrize("column", [column for _, column in COLUMNS.values()], ids=lambda one: one.name)
def test_a_text_is_plain_or_not_whatever_is_asked_about_together_with_it(column: Column) -> None:
    plain = PlainTexts(column).among(TEXTS)
    for text in random.Random(5).sample(sorted(TEXTS), 2_000):
        assert PlainTexts(column).among({text}) == plain & {text}, text
    # Where no text has a gap at its ends or two in a row, blanks are not looked at one by one.
    orderly = {text for text in TEXTS if not re.search(r"^[ \n]|[ \n]$|[ \n]{2}|[ \n]\||\|[ \n]|\x1f", text)}
    assert len(orderly) > len(TEXTS) / 2
    assert PlainTexts(column).among(orderly) == plain & orderly


@pytest.mark.parametrize(("model", "column"), COLUMNS.values(), ids=lambda one: getattr(one, "name", ""))
def test_many_texts_are_judged_as_each_by_itself(model: type[Row], column: Column) -> None:
    # Other texts for each column.
    some = frozenset(random.Random(column.name).sample(sorted(TEXTS), 60)) | frozenset(filter(None, ODD))
    cells = sorted(some)
    together = ColumnVerdicts(model, column, PlainTexts(column))
    asked_about = together.ask(some)
    said, wrong = together.said(cells, some)
    for at, text in enumerate(cells):
        alone = ColumnVerdicts(model, column, PlainTexts(column))
        assert (text in asked_about) == bool(alone.ask({text})), text
        # Whatever is asked about a text, it can be asked about it: nothing is told in a row that would not have been looked at.
        assert text not in asked_about or text in together.seldom or askable({column.name: text}, {column.name: column})
        assert alone.noticed({text}) == together.noticed(some) & {text}, text
        assert alone.said([text], {text}) == ([said[at]], [0] if at in wrong else []), text
        if at in wrong:
            assert alone.told(text) == together.told(text), text
        if text in asked_about:
            assert alone.asked(text) == together.asked(text), text
            # What is told of it can be written down, whatever its bytes are.
            assert "".join(alone.asked(text)[:5]).encode()


def test_most_of_what_is_published_is_plain() -> None:
    shares = {}
    for table, column in (
        ("vendors", "id"),
        ("vendors", "website"),
        ("vendors", "summary_fr"),
        ("news", "url"),
        ("news", "id"),
    ):
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            cells = {row[column] for row in csv.DictReader(file)}
        shares[table, column] = len(PlainTexts(TABLES[table].column(column)).among(cells)) / len(cells)
    assert min(shares.values()) > 0.5, shares


def test_what_is_asked_of_a_part_of_what_was_asked_before_is_answered_for_it_alone() -> None:
    found = PlainTexts(TABLES["vendors"].column("name"))
    assert found.among({"Akio", "Qualtrics l’avis", "Medallia\u200b"}) == {"Akio", "Qualtrics l’avis"}
    assert found.noticed({"Akio", "Qualtrics l’avis"}) == {"Qualtrics l’avis"}
    assert found.among({"Akio", "Medallia\u200b"}) == {"Akio"}
    assert found.noticed({"Akio"}) == set()
    assert found.among({"a\x1fb", "Akio\x1fMedallia"}) == set()


def test_words_for_no_value_in_figures_are_no_plain_numbers() -> None:
    assert all(no_value(word) for word in in_figures())
    assert not PlainTexts(TABLES["vendors"].column("employees")).among(set(in_figures()))


@pytest.mark.parametrize(
    ("table", "column", "item"),
    [
        ("controversies", "articles", "2018-05-03-akio-has-bought-eptica-for-some-millions"),
        ("vendors", "aliases", "Akio, which has bought Eptica for some millions"),
    ],
)
def test_a_list_that_is_not_plain_at_its_end_is_looked_at_once(table: str, column: str, item: str) -> None:
    begun = time.process_time()
    # Twice as long for each item more, so few would take a minute.
    assert not PlainTexts(TABLES[table].column(column)).among({"|".join([item] * 22) + " "})
    assert not PlainTexts(TABLES[table].column(column)).among({"|".join([item] * 22) + "  x"})
    assert time.process_time() - begun < 3
