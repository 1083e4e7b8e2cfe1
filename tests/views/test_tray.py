"""The shortlist in a page: every way on hands it on, what is put aside is ticked, and the page itself is made once for everybody."""

import re

import pytest

import views
from tests.conftest import DATA
from vendors.settings import today
from vendors.store.load import load
from views.embed import frames

STATE = load(DATA, today())
THREE = "shortlist=feefo&shortlist=goodays&shortlist=partoo"


def show(path, query):
    return views.show(path, query, STATE)


def links(html):
    """The addresses of all links to pages of the site, without those of the tray itself."""
    of_pages = {path.removeprefix("/") for path in views.PATHS} | {"embed"}
    found = re.findall(r'<a [^>]*?href="/([^"]*)"', html.partition('class="pcx tray-room"')[0])
    return ["/" + address for address in found if re.split("[?#]", address)[0] in of_pages]


@pytest.mark.parametrize("path", views.PATHS)
def test_every_link_and_form_of_every_page_hands_the_shortlist_on_and_files_do_not_have_it(path):
    query = f"{THREE}&vendor=viavoo&vendor=feefo" if path in ("/compare", "/vendor") else THREE
    view = show(path, query)
    found = links(view.html)
    assert found
    astray = [address for address in found if THREE.replace("&", "&amp;") not in address]
    assert not astray
    files = re.findall(r'href="/[a-z/-]+\.[a-z]+[^"]*"', view.body)
    assert not [file for file in files if "shortlist" in file]
    assert "shortlist" not in view.head, "what is cited and found is the same for everybody"
    forms = re.findall(r"<form [^>]*>(?:<input type=\"hidden\"[^>]*>)*", view.body)
    assert len(forms) == show(path, query.partition(THREE)[2]).body.count("<form ")
    assert all(form.count('name="shortlist"') == 3 for form in forms)


def test_a_page_is_made_once_whatever_anybody_has_put_aside():
    views._kept.clear()
    first = show("/", "lang=en")
    assert len(views._kept) == 1
    second = show("/", f"lang=en&{THREE}")
    assert len(views._kept) == 1
    assert first.body != second.body
    assert show("/", "lang=en").body == first.body


def test_the_tray_says_how_many_names_them_compares_them_and_takes_them_out():
    body = show("/news", f"{THREE}&lang=en&date=2020-01-01").body
    tray = body.partition('id="to-compare"')[2]
    assert 'data-kept="feefo goodays partoo"' in tray
    assert 'data-said="To compare: 3 of 6. Feefo, Goodays and Partoo."' in tray
    assert (
        'href="/compare?vendor=feefo&amp;vendor=goodays&amp;vendor=partoo&amp;date=2020-01-01&amp;lang=en&amp;'
        'shortlist=feefo&amp;shortlist=goodays&amp;shortlist=partoo"' in tray
    )
    assert (
        'data-keep="-goodays" rel="nofollow" href="/news?date=2020-01-01&amp;lang=en&amp;shortlist=feefo&amp;shortlist=partoo"'
        in tray
    )
    assert 'data-keep="" rel="nofollow" href="/news?date=2020-01-01&amp;lang=en"' in tray


def test_one_vendor_or_none_is_no_comparison_yet():
    assert 'id="to-compare" hidden' in show("/", "lang=en").body
    one = show("/", "lang=en&shortlist=feefo").body
    assert "one more at least" in one
    assert 'data-key="tray-go"' not in one


def test_a_seventh_vendor_is_kept_and_said_to_be_too_many_before_one_is_left_out():
    ids = ["feefo", "goodays", "partoo", "viavoo", "trustyou", "akio", "hubicus"]
    body = show("/", "lang=en&" + "&".join(f"shortlist={id}" for id in ids)).body
    tray = body.partition('id="to-compare"')[2]
    assert "To compare: 7 of 6" in tray
    assert "1 too many:" in tray
    assert "Compare the first 6" in tray
    assert tray.count('data-keep="-') == 7
    assert "vendor=hubicus" not in tray


def test_what_is_put_aside_is_ticked_with_the_way_to_the_tray_just_behind_it():
    body = show("/", "lang=en&shortlist=feefo").body
    assert re.findall(r'data-key="pick-(\w+)" data-pick checked', body) == ["feefo"]
    assert re.search(
        r'data-key="pick-feefo" data-pick checked><span class="hide">[^<]*</span></label><a class="skip near"', body
    )


def test_a_vendor_is_kept_from_its_page_and_taken_out_there():
    vendor = show("/vendor", "vendor=viavoo&lang=en&shortlist=feefo").body
    assert (
        'data-keep="+viavoo " rel="nofollow" href="/vendor?vendor=viavoo&amp;lang=en&amp;shortlist=feefo&amp;shortlist=viavoo"'
        in vendor
    )
    kept = show("/vendor", "vendor=viavoo&lang=en&shortlist=feefo&shortlist=viavoo").body
    assert 'data-keep="-viavoo " rel="nofollow" href="/vendor?vendor=viavoo&amp;lang=en&amp;shortlist=feefo"' in kept


def test_compare_is_about_the_shortlist_where_its_address_names_no_vendor():
    view = show("/compare", f"{THREE}&lang=en")
    assert view.title.startswith("Feefo, Goodays and Partoo side by side")
    assert 'rel="canonical" href="/compare?vendor=feefo&amp;vendor=goodays&amp;vendor=partoo&amp;lang=en"' in view.head
    assert show("/compare", f"{THREE}&vendor=viavoo&vendor=akio&lang=en").title.startswith("Viavoo and Akio side")


def test_a_slip_in_a_shortlist_is_asked_about_on_the_page():
    body = show("/news", "lang=en&shortlist=feefo&shortlist=qualtrixs").body
    assert "“qualtrixs” (To compare) does not exist and was passed over." in body
    assert 'data-keep="+qualtrics" href="/news?lang=en&amp;shortlist=feefo&amp;shortlist=qualtrics"' in body


def test_an_embed_has_no_tray_and_is_not_refused_for_a_shortlist():
    framed = frames.show("vendors", f"region=eu&{THREE}", STATE)
    assert framed.status == 200
    assert "shortlist" not in framed.body
