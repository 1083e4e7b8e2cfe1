from vendors.analysis.comparison import comparison
from vendors.domain.similar import alternatives
from vendors.domain.vendor_on import status_on
from vendors.i18n.collation import sort_key
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.types.did_you_mean import Slips

KNOWN = {"Medallia": "medallia", "Qualtrics": "qualtrics", "Alida": "alida", "NICE": "nice", "Akio": "akio"}


def test_the_groups_stand_in_the_order_in_which_a_reader_asks(dataset, today):
    results = Results(dataset, Selection(), today)
    vendors = [results.as_of.vendors[vendor] for vendor in ("qualtrics", "medallia")]
    assert [group.label for group in comparison(results.as_of, vendors, False)] == [
        "Identity",
        "Origin and control",
        "Product",
        "What the product does",
        "Channels and hosting",
        "Figures",
        "Controversies",
    ]


def test_a_controversy_is_shown_by_its_status_on_the_date(dataset, today):
    for selection in (Selection(), Selection(date=today.replace(year=2018, month=4, day=23))):
        results = Results(dataset, selection, today)
        vendors = [results.as_of.vendors[vendor] for vendor in ("qualtrics", "viavoo")]
        [criterion] = comparison(results.as_of, vendors, False)[-1].criteria
        ours = [
            status
            for dispute in dataset.controversies_about["qualtrics"]
            if dispute.opened.first <= results.as_of.on and (status := status_on(dispute.id, dataset, results.as_of.on))
        ]
        assert ours
        assert [tuple(one.status for one in cell.value) for cell in criterion.cells] == [tuple(ours), ()]
        assert all(one.answers for one in criterion.cells[0].value)
        assert criterion.cells[0].pages


def test_an_alternative_says_what_both_share(dataset, today):
    results = Results(dataset, Selection(), today)
    found = alternatives(results.as_of, results.as_of.vendors["medallia"])
    assert len(found) == 4
    for one in found:
        assert one.vendor.origin_region in ("fr", "eu")
        assert set(one.shared) == set(one.vendor.categories) & set(dataset.vendor["medallia"].categories)
        assert one.abilities
        for ability in one.abilities:
            for vendor in ("medallia", one.vendor.id):
                assert dataset.capabilities[vendor][str(ability)].support != "no"


def test_alternatives_are_the_nearest_of_the_european_side_as_defined(dataset, today):
    as_of = Results(dataset, Selection(), today).as_of
    there = [
        one for one in as_of.vendors.values() if one.origin_region in ("fr", "eu") and one.status_on_date == "active"
    ]
    there.sort(key=lambda one: (one.control_region not in ("fr", "eu"), sort_key(one.name)))
    does = {
        id: {name for name, row in dataset.capabilities.get(id, {}).items() if row.support != "no"}
        for id in as_of.vendors
    }
    for vendor in as_of.vendors.values():
        near = [one for one in there if set(one.categories) & set(vendor.categories) and one.id != vendor.id]
        near.sort(
            key=lambda one: -2 * len({*one.categories} & {*vendor.categories}) - len(does[one.id] & does[vendor.id])
        )
        for most in (2, 4, 100):
            assert [one.vendor.id for one in alternatives(as_of, vendor, most)] == [one.id for one in near[:most]]


def test_a_slip_of_the_keyboard_is_understood_where_it_is_plain():
    assert Slips(KNOWN).meant("Medalia") == "medallia"
    assert Slips(KNOWN).meant("quatlrics") == "qualtrics"
    assert Slips(KNOWN).meant("Qualtirsc") == "qualtrics"
    assert Slips(KNOWN).meant("Aliad") == "alida"


def test_what_is_too_short_too_far_or_near_to_two_is_not_guessed():
    assert Slips(KNOWN).meant("nicd") is None
    assert Slips(KNOWN).meant("Medal") is None
    assert Slips({"Forsta": "forsta", "Forste": "forste"}).meant("Forsto") is None
