"""The words of the vendors give those that a look into each text gives, whatever a version before has left."""

import random
from datetime import date

from vendors.domain.as_of import AsOf
from vendors.query.facets import FACETS
from vendors.query.search import vendor_words
from vendors.query.search.criteria import FOUND_BY_NAME, FacetValue
from vendors.query.search.entries import country_names
from vendors.query.search.places import Locality
from vendors.query.search.understood import Term, as_text, understood
from vendors.query.search.vendor_words import OwnTexts, TextWords, vendors_having
from vendors.query.vendor_index import vendor_index
from vendors.tables.capability import Support
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import OwnershipKind

SEARCHES = (
    "avis clients",
    "nps",
    '"customer experience"',
    "qualtrix",
    "paris",
    "l'enquête",
    "a",
    '"silver lake"',
    "sap",
)


def told(dataset, row):
    """All that is searched of a vendor on its day."""
    yield from (row.name, *row.aliases, row.summary_fr, row.summary_en, row.owner, row.ultimate_owner)
    has = [("capability", name) for name, one in dataset.capabilities.get(row.id, {}).items()
           if one.support is not Support.NO]  # fmt: skip
    has += [
        (name, value) for name in FOUND_BY_NAME if name != "capability" for value in row.items(FACETS[name].column.name)
    ]
    for one in has:
        yield from (*FacetValue(*one).names(), *FacetValue(*one).other_names())
    for code in filter(None, (row.origin_country, row.hq_country, row.control_country)):
        yield from country_names(code)
    if row.hq_city:
        yield from Locality(row.hq_country, row.hq_city).names()


def texts_of(as_of):
    return {row.id: as_text(filter(None, told(as_of.dataset, row))) for row in as_of.vendors.values()}


def one_by_one(texts, terms):
    return [id for id, text in texts.items() if all(term.is_in(text) for term in terms)]


def having(as_of, terms):
    ids = vendor_index(as_of).ids
    return [ids[place] for place in vendors_having(as_of, terms).nonzero()[0]]


def some_terms(chance, texts):
    """A beginning of a word, a phrase or both, such as stand in a text."""
    lines = [line.split() for text in texts.values() for line in text.split("\n") if line.strip()]
    while True:
        line = chance.choice(lines)
        start = chance.randrange(len(line))
        phrase = " ".join(line[start : start + chance.randint(1, 3)])
        cut = phrase[: chance.randint(1, len(phrase))].strip()
        yield [Term(cut, quoted=False, beginnings=(cut,), whole=chance.choice(((), (phrase,))))]


def test_a_search_gives_the_vendors_in_whose_texts_its_terms_are(dataset, today):
    as_of, some = AsOf(dataset, today, today), 0
    texts = texts_of(as_of)
    for text in SEARCHES:
        terms = understood(dataset, text).terms
        found = having(as_of, terms)
        assert found == one_by_one(texts, terms), text
        some += 0 < len(found) < len(texts)
    assert some > len(SEARCHES) / 2


def test_any_beginning_word_or_phrase_gives_them(dataset, today):
    as_of = AsOf(dataset, today, today)
    texts = texts_of(as_of)
    for _, terms in zip(range(400), some_terms(random.Random(20180423), texts), strict=False):
        assert having(as_of, terms) == one_by_one(texts, terms), terms


def changed_at_random(chance, dataset):
    """A vendor gone, come or elsewhere, another text, another owner, other functions."""
    vendors, owners, said = ([*dataset.rows[name]] for name in ("vendors", "ownership", "capabilities"))
    row = chance.choice(vendors)
    match chance.randrange(7):
        case 0:
            vendors.remove(row)
            owners = [one for one in owners if row.id not in (one.vendor, one.owner_vendor)]
            said = [one for one in said if one.vendor != row.id]
        case 1:
            new = row.model_copy(update={"id": f"{row.id}-{len(vendors)}", "name": f"Neuling {len(vendors)}"})
            vendors.insert(chance.randrange(len(vendors)), new)
        case 2:
            vendors.remove(row)
            vendors.insert(chance.randrange(len(vendors)), row)
        case 3:
            other = chance.choice(
                [{"summary_fr": "Rien d’autre que des sondages."}, {"hq_city": "Lyon"}, {"aliases": ("Autrement",)}]
            )
            vendors[vendors.index(row)] = row.model_copy(update=other)
        case 4:
            at = chance.randrange(len(owners))
            other = {"owner": "Somebody Else", "owner_vendor": chance.choice([None, row.id])}
            owners[at] = owners[at].model_copy(update=chance.choice([other, {"kind": chance.choice([*OwnershipKind])}]))
        case 5:
            at = chance.randrange(len(said))
            said[at] = said[at].model_copy(update={"support": chance.choice([*Support])})
        case 6:
            vendors = [one.model_copy() for one in vendors]  # as a folder that is read anew
    rows = {**dataset.rows, "vendors": tuple(vendors), "ownership": tuple(owners), "capabilities": tuple(said)}
    return Dataset(rows, f"{chance.getrandbits(256):064x}", before=dataset)


def test_whatever_has_changed_since_they_were_read_the_answer_is_that_of_now(dataset, today, monkeypatch):
    monkeypatch.setattr(vendor_words, "_newest", [])
    chance, renewed = random.Random(20180423), 0
    for _ in range(60):
        dataset = changed_at_random(chance, dataset)
        as_of = AsOf(dataset, chance.choice([today, date(2012, 3, 4)]), today)
        texts = texts_of(as_of)
        for _, terms in zip(range(25), some_terms(chance, texts), strict=False):
            assert having(as_of, terms) == one_by_one(texts, terms), terms
        renewed += bool(vendor_words._newest[0].others)
    assert 20 < renewed < 60


def test_few_new_texts_are_asked_beside_those_in_order_and_many_put_all_in_order_anew(dataset):
    rows = dataset.rows["vendors"]
    before = OwnTexts.of(rows)
    few = before.renewed((rows[0].model_copy(update={"name": "Autrement"}), *rows[1:]))
    assert few.words is before.words
    assert [*few.others] == [0]
    # A version later it is compared with those in order again, and not with what was asked beside them.
    assert not few.renewed(rows).others
    assert before.renewed([row.model_copy() for row in rows]) is None


def test_no_words_are_those_of_no_texts():
    assert not TextWords([]).having(Term("a", quoted=False, beginnings=("a",))).any()
