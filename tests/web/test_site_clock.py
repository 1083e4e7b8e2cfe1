"""Every day and hour that the site shows is that of PANORAMA_TIME_ZONE, wherever its server stands."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import application
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import little_files, with_cell, written
from tests.web.inside import Window, operator
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import publishing
from vendors.desk.revisions.changelog import PublicChangelog
from vendors.i18n.language import language
from vendors.settings import site_time, today

BEFORE_MIDNIGHT = datetime(2025, 11, 27, 23, 54, tzinfo=UTC)
"""In Paris it is the 28th already, in Los Angeles still the 27th."""
HOSTS = ("America/Los_Angeles", "Asia/Tokyo")
"""Not Paris: a server there shows the days of the magazine also by mistake."""
SECRET = "velours tracteur pamplemousse orage"
ADDRESSES = ("/corrections?lang=fr", "/corrections?lang=en", "/?lang=en", "/method?lang=en", "/vendor?vendor=akio")
BEHIND_THE_DOOR = ("/desk/history?lang=en", "/desk/home?lang=en", "/desk/vendor?vendor=akio&lang=en")


@pytest.fixture
def published_before_midnight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one change, published six minutes before midnight in Greenwich."""
    folder = written(tmp_path / "data", little_files())
    monkeypatch.setattr(publishing.time, "time", BEFORE_MIDNIGHT.timestamp)
    base = publishing.begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), "name", "Akio SA")
    assert_published(publishing.publish(folder, base.version, files, "Claire", "The whole name"))
    monkeypatch.undo()
    return folder


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Paris", "2025-11-28"), ("Asia/Tokyo", "2025-11-28"), ("America/Los_Angeles", "2025-11-27")],
)
def test_a_change_is_dated_by_the_day_where_the_magazine_is(
    published_before_midnight: Path, zone: str, day: str
) -> None:
    with operator(TIME_ZONE=zone):
        (change,) = PublicChangelog(published_before_midnight)(language("fr"))
        assert change.day.isoformat() == day
        assert site_time(BEFORE_MIDNIGHT).date().isoformat() == day


def test_in_summer_the_day_begins_two_hours_before_it_does_in_greenwich() -> None:
    with operator():
        assert site_time(datetime(2026, 7, 1, 21, 59, tzinfo=UTC)).isoformat() == "2026-07-01T23:59:00+02:00"
        assert site_time(datetime(2026, 7, 1, 22, 0, tzinfo=UTC)).isoformat() == "2026-07-02T00:00:00+02:00"


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_servers_on_two_continents_show_the_same_days(
    published_before_midnight: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """Of the last two zones, 26 hours apart, at least one is always on another day than each of the hosts."""
    accounts.set_passphrase(published_before_midnight, "Claire", EditorRole.EDITOR, SECRET)
    shown = {}
    for host in HOSTS:
        monkeypatch.setenv("TZ", host)
        with (
            application(published_before_midnight, TIME_ZONE=zone) as address,
            Window(base_url=address, headers={"origin": address}, timeout=60) as client,
        ):
            client.post("/desk/sign-in", data={"editor": "Claire", "passphrase": SECRET})
            shown[host] = {place: client.get(place).text for place in (*ADDRESSES, *BEHIND_THE_DOOR)}
            asked_on = client.get("/desk/vendor?vendor=akio&lang=en").text
            with operator(TIME_ZONE=zone):
                assert f'name="source-accessed" value="{today()}"' in asked_on
    first, other = shown.values()
    assert other == first
    local = BEFORE_MIDNIGHT.astimezone(ZoneInfo(zone))
    assert f'<time datetime="{local.date()}">' in first["/corrections?lang=fr"]
    assert f'<time datetime="{local.isoformat()}">' in first["/desk/history?lang=en"]
    assert local.strftime("%H:%M %Z") in first["/desk/history?lang=en"]
