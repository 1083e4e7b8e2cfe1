from vendors.analysis.comparison import comparison
from vendors.domain.similar import alternatives
from vendors.domain.vendor_on import status_on
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.types.did_you_mean import slip

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
        assert [cell.value for cell in criterion.cells] == [tuple(ours), ()]


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


def test_a_slip_of_the_keyboard_is_understood_where_it_is_plain():
    assert slip("Medalia", KNOWN) == "medallia"
    assert slip("quatlrics", KNOWN) == "qualtrics"
    assert slip("Qualtirsc", KNOWN) == "qualtrics"
    assert slip("Aliad", KNOWN) == "alida"


def test_what_is_too_short_too_far_or_near_to_two_is_not_guessed():
    assert slip("nicd", KNOWN) is None
    assert slip("Medal", KNOWN) is None
    assert slip("Forsto", {"Forsta": "forsta", "Forste": "forste"}) is None
