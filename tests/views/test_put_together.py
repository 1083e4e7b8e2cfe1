"""Pages put together the vendors that they show, and count all others by columns."""

from datetime import date

import pytest

import views
from tests.vendors.little import little_files
from vendors.domain import vendor_on
from vendors.store.load import load_files


@pytest.mark.parametrize(("path", "query"), [("/charts", ""), ("/charts", "region=fr"), ("/explore", "")])
def test_what_a_page_only_counts_is_put_together_of_no_vendor(
    path: str, query: str, today: date, monkeypatch: pytest.MonkeyPatch
):
    state, made, derive = load_files(little_files(), today), [], vendor_on._vendor_on
    monkeypatch.setattr(vendor_on, "_vendor_on", lambda *of: made.append(of[1].id) or derive(*of))
    views.forget()
    views.show(path, query, state)
    assert made == []
