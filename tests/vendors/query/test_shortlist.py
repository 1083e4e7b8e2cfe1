"""What a reader puts aside to compare: how addresses write it, and that it narrows nothing."""

from vendors.query.passed_over import passed_over
from vendors.query.query_string import parse
from vendors.query.selection import Selection
from vendors.query.shortlist import Shortlist


def read(text, dataset):
    return Shortlist.read(parse(text).pairs, dataset)


def test_vendors_are_read_by_identifier_name_and_alias_each_once_and_in_their_order(dataset):
    assert read("shortlist=partoo&region=eu&shortlist=Critizr&shortlist=goodays", dataset).vendors == (
        "partoo",
        "goodays",
    )


def test_what_is_no_vendor_is_asked_about_with_what_was_meant(dataset):
    shortlist = read("shortlist=feefo&shortlist=qualtrixs&shortlist=partoo,viavoo", dataset)
    assert shortlist.vendors == ("feefo",)
    assert [(one.value, one.suggestion, one.several) for one in shortlist.unknown] == [
        ("qualtrixs", "qualtrics", ()),
        ("partoo,viavoo", "shortlist=partoo&shortlist=viavoo", ("partoo", "viavoo")),
    ]


def test_vendors_are_added_at_the_end_and_taken_out_and_more_than_six_are_all_kept(dataset):
    shortlist = Shortlist(("a", "b", "c", "d", "e", "f"))
    assert shortlist.plus("g", "a").vendors == ("a", "b", "c", "d", "e", "f", "g")
    assert shortlist.minus("b", "f").vendors == ("a", "c", "d", "e")


def test_an_address_hands_the_shortlist_on_before_its_anchor():
    shortlist = Shortlist(("feefo", "partoo"))
    assert shortlist.at("/news") == "/news?shortlist=feefo&shortlist=partoo"
    assert shortlist.at("/news?lang=en#top") == "/news?lang=en&shortlist=feefo&shortlist=partoo#top"
    assert Shortlist().at("/news?lang=en") == "/news?lang=en"


def test_every_page_understands_it_and_no_selection_has_it(dataset, today):
    said = parse("shortlist=feefo&date=2018-04-23")
    assert passed_over(said, ()) == ()
    selection, unknown = Selection.read(said.pairs, dataset, today)
    assert selection.pairs() == [("date", "2018-04-23")]
    assert unknown == ()
