"""Every parameter is complete: proved over the whole set, so that one declared tomorrow is proved too."""

from typing import ClassVar
from urllib.parse import quote

import pytest

import views
from tests.command_line import run
from tests.conftest import DATA, sound
from vendors.domain.vendor_on import VendorOn, vendors_on
from vendors.i18n.language import LANGUAGES, language
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.facets import FACETS, MOVED, declared
from vendors.query.query_string import parse
from vendors.query.results import ABOUT_ARTICLES, VENDOR_PARAMETERS, Results
from vendors.query.selection import MOST_VALUES, PARAMETERS, Selection
from vendors.query.values import NoSuchValueError
from vendors.settings import today
from vendors.store.load import State, load
from vendors.tables.facet import Facet
from vendors.tables.row import Row, column
from vendors.types.choice import Choice
from vendors.types.kinds import Address, Country, Date, Items

TODAY = today()
DATASET = sound(load(DATA, TODAY))

OWN = {
    "vendor": sorted(DATASET.vendor),
    "controversy": sorted(DATASET.controversy),
    "article": sorted(DATASET.article),
    "q": ["avis vérifiés & plus", "100 %"],
    "date": ["2018-04-23"],
    "since": ["2018", "2018-04", "2018-04-23"],
    "until": ["2019"],
    "kind": ["fact", "correction"],
    "sort": ["founded", "-founded"],
    "columns": ["founded", "hq_city"],
    "page": ["2"],
    "only": ["differences"],
    "pair": ["2"],
    "match": ["any"],
    "rows": ["category", "vendor", "topic"],
    "across": ["country", "none", "vendor"],
    "measure": ["articles", "amounts"],
    "over": ["years"],
    "lang": ["en"],
}
"""Values of the parameters that no column declares."""

ADDRESSES = [
    "vendor",
    "region",
    "control",
    "country",
    "category",
    "channel",
    "capability",
    "pricing",
    "vendor_status",
    "status",
    "about",
    "controversy",
    "article",
    "topic",
    "publisher",
    "language",
    "q",
    "date",
    "since",
    "until",
    "sort",
    "columns",
    "page",
    "only",
    "lang",
]
"""The order in which addresses that have been cited write their parameters."""


def in_the_data(facet):
    """The values of a facet that some row has."""
    rows = vendors_on(DATASET, TODAY, TODAY).values() if facet.model is VendorOn else DATASET.table(facet.model)
    return sorted({value for row in rows for value in row.items(facet.column.name)})


VALUES = OWN | {
    name: [str(choice) for choice in PARAMETERS[name].choices]
    or [*in_the_data(facet), *(["unknown"] if facet.can_be_unknown else [])]
    for name, facet in FACETS.items()
}


def read(query):
    return Selection.read(parse(query).pairs, DATASET, TODAY)


def test_each_parameter_is_declared_once():
    assert PARAMETERS.keys() == VALUES.keys()
    assert not OWN.keys() & FACETS.keys()
    assert all(name == parameter.name for name, parameter in PARAMETERS.items())


def test_each_parameter_has_a_label_of_its_own_in_both_languages():
    for code in LANGUAGES:
        labels = [language(code).say(parameter.label) for parameter in PARAMETERS.values()]
        assert all(labels)
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_value_of_a_parameter_goes_to_an_address_and_back(name):
    parameter, values = PARAMETERS[name], VALUES[name]
    assert values
    for chosen in [values[:MOST_VALUES]] if parameter.many else [[value] for value in values]:
        selection, unknown = Selection.read([(name, value) for value in chosen], DATASET, TODAY)
        assert unknown == ()
        assert selection.pairs() == [(name, value) for value in chosen]
        assert selection.narrows(name)
        assert read(selection.query()) == (selection, ())
        assert selection.without(name) == Selection()


@pytest.mark.parametrize("name", [name for name in PARAMETERS if name != "q"])
def test_what_does_not_exist_is_named_and_never_chosen(name):
    selection, (unknown,) = Selection.read([(name, "no such thing")], DATASET, TODAY)
    assert (unknown.parameter, unknown.value) == (name, "no such thing")
    assert not selection.narrows(name)


@pytest.mark.parametrize("name", FACETS)
def test_a_slip_in_a_value_of_a_facet_is_met_with_the_value(name):
    value = max(
        VALUES[name], key=lambda value: len(language("en").say(PARAMETERS[name].say(value, DATASET, language("en"))))
    )
    written = PARAMETERS[name].say(value, DATASET, language("en"))
    _, (unknown,) = Selection.read([(name, f"{written}x")], DATASET, TODAY)
    assert unknown.suggestion == value


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", FACETS)
def test_readers_see_the_words_for_each_value_of_a_facet_never_its_code(name, code):
    words, facet = language(code), FACETS[name]
    for value in VALUES[name]:
        said = PARAMETERS[name].say(value, DATASET, words)
        if value == "unknown":
            assert said == words.say("Not known")
        elif facet.column.choices:
            assert said == words.say(next(choice.label for choice in PARAMETERS[name].choices if choice == value))
            # Only a plain word can be both (chat, active), or one that the trade says so in both languages.
            assert said != value or value.isalpha() or value == "in-app"
        elif facet.column.kind in ("country", "language"):
            assert said != value
            assert len(said) > 2
        else:
            assert said == value


def test_every_parameter_but_the_page_of_a_list_and_the_columns_of_a_narrow_screen_is_an_option_of_show():
    # One run with all of them: a word that is no option, or a value that it refuses, ends with 2.
    options = [f"--{name.replace('_', '-')}={VALUES[name][0]}" for name in PARAMETERS if name not in ("page", "pair")]
    ran = run("show", "vendors", *options)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_addresses_write_the_parameters_in_the_order_in_which_they_are_cited():
    every = [(name, VALUES[name][-1]) for name in reversed(PARAMETERS)]
    written = [name for name, _ in Selection.read(every, DATASET, TODAY)[0].pairs()]
    assert [name for name in written if name in ADDRESSES] == ADDRESSES


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/", VENDOR_PARAMETERS),
        ("/charts", VENDOR_PARAMETERS),
        ("/news", ABOUT_ARTICLES),
        ("/controversies", ABOUT_DISPUTES),
    ],
)
def test_every_facet_stands_on_the_pages_of_its_rows_with_its_values_in_words(path, parameters, code):
    words = language(code)
    for name in [name for name in parameters if name in FACETS]:
        value = next(value for value in in_the_data(FACETS[name]) if (name, value) not in MOVED)
        said = str(PARAMETERS[name].say(value, DATASET, words)).replace("&", "&amp;")
        body = views.show(path, f"{name}={quote(value)}&lang={code}", State(DATASET)).body
        assert f'<h3 id="facet-{name}">' in body
        link = body.partition(f'data-key="{name}-{value}"')[2].partition("</a>")[0]
        assert link.endswith(f">{said[:1].upper()}{said[1:]}"), link
        chip = body.partition(f'data-key="undo-{name}-{value}"')[2].partition("</a>")[0]
        assert said in chip


def test_each_facet_of_the_vendors_counts_what_a_click_on_it_gives():
    results = Results(DATASET, Selection(), TODAY)
    for name in [name for name in VENDOR_PARAMETERS if name in FACETS]:
        counts = results.vendor_facet(name)
        assert counts
        for count in counts:
            chosen = Results(DATASET, Selection(**{name: (count.value,)}), TODAY)
            assert count.count == len(chosen.vendors()), (name, count.value)


# how a column declares one


class Speed(Choice):
    """A closed list."""

    FAST = "fast", "quick"
    SLOW = "slow", "slow going"
    STILL = "still", "at rest"


class Machine(Row):
    """A table that no data has."""

    KEY: ClassVar[tuple[str, ...]] = ("places",)

    places: Items[Country] = column("Where it stands", facet="place", many=True)
    speed: Speed = column("Speed", facet=Facet("speed", "How fast it runs", never=(Speed.STILL,)))


def test_a_name_at_the_column_is_a_whole_facet():
    place = declared([Machine])["place"]
    assert place.label == "Where it stands"
    assert place.values.read("DE", DATASET, TODAY) == "DE"
    assert place.values.say("DE", DATASET, language("fr")) == "Allemagne"
    assert Machine(places=("DE", "FR"), speed=Speed.FAST).items("places") == ("DE", "FR")


def test_a_facet_can_have_its_own_label_and_leave_out_what_no_row_has():
    speed = declared([Machine])["speed"]
    assert speed.label == "How fast it runs"
    assert speed.values.choices == (Speed.FAST, Speed.SLOW)
    with pytest.raises(NoSuchValueError):
        speed.values.read("still", DATASET, TODAY)


def test_two_columns_cannot_declare_one_facet():
    class Other(Row):
        speed: Speed = column("Speed", facet="speed")

    with pytest.raises(TypeError, match="two columns declare the facet speed"):
        declared([Machine, Other])


@pytest.mark.parametrize("annotation", [Date, Address, bool])
def test_a_column_whose_values_cannot_be_listed_has_no_facet(annotation):
    class Odd(Row):
        TABLE: ClassVar[str] = ""
        odd: annotation = column("Odd", facet="odd")

    with pytest.raises(TypeError, match="cannot have a facet"):
        assert declared([Odd])["odd"].values
