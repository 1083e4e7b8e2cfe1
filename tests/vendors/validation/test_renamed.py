"""Which texts are read again when others are known by name: looked through many at once, they are those that each would be by itself."""

import random
import re
import unicodedata

from vendors.tables.controversy import Controversy
from vendors.tables.vendor import Vendor
from vendors.types.did_you_mean import folded
from vendors.validation.checks.prose import OF_NAMES, known_to_all
from vendors.validation.prose import renamed
from vendors.validation.prose.finding import KnownNames
from vendors.validation.prose.persons import names_as_compared
from vendors.validation.prose.renamed import Renamed

NAMES = (
    "Zoë d’Œuvre",
    "Assess Finch",
    "3M Æther",
    "Le Du",
    "Ødegård",
    "O'Neil Systems",
    "Émile Ångström",
    "Straße AG",
    "株式会社",
    "Akio",
)


def changed(dataset, name):
    """The rows as they are, and with a vendor of another name."""
    before = {table: dataset.rows[table] for table in OF_NAMES}
    first, *others = before["vendors"]
    return Renamed(
        known_to_all(before), known_to_all({**before, "vendors": (first.model_copy(update={"name": name}), *others)})
    )


def test_texts_are_found_together_as_each_is_found_alone(dataset, monkeypatch):
    monkeypatch.setattr(renamed, "_AT_ONCE", 7)
    chance = random.Random(20180423)
    told = [row.summary_fr for row in dataset.table(Controversy)] + [row.name for row in dataset.table(Vendor)]
    some = 0
    for name in NAMES:
        names = changed(dataset, name)
        parts = [
            name,
            name.upper(),
            name.replace("’", "'"),
            name.replace(" ", "\u00a0"),
            name.split()[-1],
            name[:2],
            name.replace("ss", "ß").replace("fi", "ﬁ").replace("Æ", "Ae"),
            unicodedata.normalize("NFKD", name),
            name.replace("o", "ò").replace("n", "𝐧"),
            "",
        ]
        texts = [
            f"{chance.choice(told)} {chance.choice(parts)}{chance.choice([' œ', '', 'é', '.'])}" for _ in range(60)
        ]
        alone = [at for at, text in enumerate(texts) if names.stand_in(text)]
        assert list(names.places(texts)) == alone, name
        some += 0 < len(alone) < len(texts)
    assert some > len(NAMES) / 2


def brute(names, text):
    """Whether what is found in a text can be another, asked of the text by itself and of each name."""
    said = text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " ")
    before, after = names
    companies = {name.replace("'", "’") for name in set(before[0]) ^ set(after[0])}
    parts = (before[0].parts | before[1].parts) ^ (after[0].parts | after[1].parts)
    return any(name in said for name in companies) or not parts.isdisjoint(names_as_compared(said))


def test_a_text_is_found_whatever_the_letters_of_a_name_are_written_with():
    chance = random.Random(7)
    signs = {letters: every for letters, every in renamed._written().items() if re.fullmatch("[a-z]+", letters)}
    words = ("Assess", "Coeur", "Finch", "Jean-Marc", "O’Neil", "Aether", "Van", "Straffen", "Eric")
    found = 0
    for _ in range(300):
        name = " ".join(chance.sample(words, chance.randint(1, 3)))
        states = ((KnownNames(("Qwant",)), KnownNames(())), (KnownNames(("Qwant", name)), KnownNames(())))
        names = Renamed(*states)
        texts = []
        for _ in range(10):
            shown, at, plainly = "", 0, name.lower()
            while at < len(plainly):
                letters = chance.choice([plainly[at], plainly[at : at + 2]])
                is_first = at == 0 or plainly[at - 1] in " -’"
                other = signs.get(letters, "") if chance.random() < 0.3 else ""
                other = "".join(one for one in other if not is_first or re.match("[A-ZÀ-Ý]", one))
                shown += chance.choice(other) if other else name[at : at + len(letters)]
                at += len(letters)
            texts.append(f"Selon {chance.choice([shown, shown.split()[-1], 'Zenit'])}, rien.")
        expected = [at for at, text in enumerate(texts) if brute(states, text)]
        assert list(names.places(texts)) == expected, (name, texts)
        found += len(expected)
    assert found > 500


def test_no_sign_is_compared_as_letters_of_ascii_but_those_that_are_looked_for():
    """But for Arabic ligatures that are compared as a space and a mark, which nobody writes into a name."""
    known = set("".join(renamed._written().values()))
    every = (chr(code) for code in range(0x20, 0x110000) if not 0xD800 <= code < 0xE000)
    missed = [
        sign
        for sign in every
        if sign not in known and re.match(r"[\w’'-]", sign) and (letters := folded(sign)) and letters.isascii()
    ]
    assert not missed


def test_a_name_of_letters_that_are_also_written_as_one_is_found_as_any_other():
    """There are as many ways to write sixty s, alone or as ß, as there are grains of sand."""
    for name in ("S" * 60, "Effi" * 20, "Mississippi"):
        names = Renamed((KnownNames(()), KnownNames(())), (KnownNames((name,)), KnownNames(())))
        texts = [f"Selon {name}, rien.", "Selon Zenit, rien.", f"Selon S{name[1:].replace('ss', 'ß')}, rien."]
        assert list(names.places(texts)) == [at for at in range(3) if names.stand_in(texts[at])], name
        assert 0 in names.places(texts)


def test_a_name_does_not_stand_across_two_texts(dataset):
    names = changed(dataset, "Zenit Qwant")
    assert list(names.places(["Zenit", "Qwant", "Zenit Qwant"])) == [
        at for at in range(3) if names.stand_in(["Zenit", "Qwant", "Zenit Qwant"][at])
    ]
