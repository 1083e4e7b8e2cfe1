"""The edition follows what is published."""

import json
import threading

from vendors.desk.served import served
from vendors.settings import today
from web.edition.folder import MARK
from web.edition.renewing import Renewal, written_from

PATIENCE = 30


def renewed(live, folder, code=0):
    """Runs the renewal until it has looked once more after writing; gives how often it wrote."""
    written, looks, seen = [], [], threading.Event()

    def write():
        written.append(1)
        if code is None:
            raise FileNotFoundError("nice")
        if not code:
            folder.mkdir(exist_ok=True)
            described = {"name": "panorama-cx", "version": live.now().dataset.version, "day": today().isoformat()}
            (folder / MARK).write_text(json.dumps(described), "utf-8")
        return code

    renewal = Renewal(live, folder, write, every=0.001)
    state = renewal._state

    def looked():
        looks.append(1)
        if len(looks) > 2:
            seen.set()
        return state()

    renewal._state = looked
    renewal.start()
    assert seen.wait(PATIENCE)
    renewal.end()
    renewal.join(PATIENCE)
    return len(written)


def test_it_is_written_once_for_what_is_published_and_again_for_another_day(data_of_one, tmp_path):
    live, folder = served(data_of_one), tmp_path / "site"
    assert renewed(live, folder) == 1
    assert written_from(folder) == (live.now().dataset.version, today().isoformat())
    assert renewed(live, folder) == 0
    described = json.loads((folder / MARK).read_bytes())
    (folder / MARK).write_text(json.dumps({**described, "day": "2018-04-23"}), "utf-8")
    assert renewed(live, folder) == 1


def test_what_failed_is_not_tried_again_until_the_data_is_another(data_of_one, tmp_path, caplog):
    assert renewed(served(data_of_one), tmp_path / "site", code=2) == 1
    assert caplog.messages[0].startswith("the edition of version ")


def test_a_program_that_is_not_there_is_said_and_does_not_end_the_renewal(data_of_one, tmp_path, caplog):
    assert renewed(served(data_of_one), tmp_path / "site", code=None) == 1
    assert caplog.messages == [f"the edition in {tmp_path / 'site'} could not be renewed"]
