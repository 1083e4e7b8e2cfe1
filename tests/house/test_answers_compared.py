"""The comparison of two checkouts sees what differs and passes over only what is bound to."""

import io
import zipfile

from tests.house import same_answers
from tests.house.comparison import ASSETS_CHANGED, TWICE_WRITTEN, Answer, Meant, differences, parts_of
from tests.house.same_answers import Report


def workbook(cell, written):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("docProps/core.xml", f'<dcterms:created xsi:type="dcterms:W3CDTF">{written}</dcterms:created>')
        archive.writestr("xl/sheet1.xml", f"<c>{cell}</c>")
    return Answer(200, parts_of("body", file.getvalue()))


def found(old, new, rules=()):
    return dict(differences(old, new, rules))


def test_one_word_of_a_page_is_shown_alone():
    page = "<p>one</p><p>{}</p>" + "<p>more</p>" * 500
    old, new = (Answer(200, {"body": page.format(word).encode()}) for word in ("vendor", "seller"))
    assert found(old, new) == {"body": [" <p>one</p>", "-<p>vendor</p>", "+<p>seller</p>", " <p>more</p>"]}


def test_status_headers_and_missing_parts_are_named():
    old = Answer(200, {"header vary": b"cookie", "header etag": b"a"})
    assert set(found(old, Answer(404, {"header vary": b"*"}))) == {"status", "header vary", "header etag"}


def test_a_workbook_differs_by_its_cells_and_not_by_its_hour():
    assert not found(workbook("a", "2026-01-01T00:00:00Z"), workbook("a", "2026-01-01T00:00:01Z"))
    assert set(found(workbook("a", "2026-01-01T00:00:00Z"), workbook("b", "2026-01-01T00:00:00Z"))) == {
        "body:xl/sheet1.xml"
    }


def test_another_stylesheet_is_no_difference_of_the_page_that_names_it():
    old, new = (Answer(200, {"body": b"/assets/page.%s.css" % hash}) for hash in (b"0123456789", b"abcdef0123"))
    assert set(found(old, new)) == {"body"}
    assert not found(old, new, ASSETS_CHANGED)


def test_times_and_commits_are_passed_over_only_after_both_have_written():
    old, new = (Answer(200, {"body": b"2026-01-01T10:00:0%d+00:00 %s" % (at, b"%d" % at * 40)}) for at in (1, 2))
    assert set(found(old, new)) == {"body"}
    assert not found(old, new, TWICE_WRITTEN)


def test_a_difference_that_is_meant_is_counted_and_one_beside_it_fails(monkeypatch, capsys):
    monkeypatch.setattr(same_answers, "MEANT", (Meant("GET /healthz.*", "header vary", "it says more"),))
    report = Report()
    report.compare("pages", "GET /healthz", Answer(200, {"header vary": b"a"}), Answer(200, {"header vary": b"b"}))
    assert report.end() == 0
    assert "meant, 1 times" in capsys.readouterr().out
    report.compare("pages", "GET /healthz", Answer(200), Answer(503))
    assert report.end() == 1
    assert "DIFFERENT GET /healthz: status" in capsys.readouterr().out
