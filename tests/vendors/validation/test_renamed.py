"""Which texts are read again when others are known by name: looked through many at once, they are those that each would be by itself."""

import random

from vendors.tables.controversy import Controversy
from vendors.tables.vendor import Vendor
from vendors.validation.checks.prose import OF_NAMES, known_to_all
from vendors.validation.prose import renamed
from vendors.validation.prose.renamed import Renamed

NAMES = ("Zoë d’Œuvre", "O'Neil Systems", "Émile Ångström", "Straße AG", "株式会社", "Akio")


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
            "",
        ]
        texts = [
            f"{chance.choice(told)} {chance.choice(parts)}{chance.choice([' œ', '', 'é', '.'])}" for _ in range(60)
        ]
        alone = [at for at, text in enumerate(texts) if names.stand_in(text)]
        assert list(names.places(texts)) == alone, name
        some += 0 < len(alone) < len(texts)
    assert some > len(NAMES) / 2


def test_a_name_does_not_stand_across_two_texts(dataset):
    names = changed(dataset, "Zenit Qwant")
    assert list(names.places(["Zenit", "Qwant", "Zenit Qwant"])) == [
        at for at in range(3) if names.stand_in(["Zenit", "Qwant", "Zenit Qwant"][at])
    ]
