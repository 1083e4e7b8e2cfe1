import os
import shutil
import time
from pathlib import Path

import pytest

from vendors.store import watch
from vendors.store.watch import Live


def ask_again(data: Live):
    """The state a reader sees two seconds after a change."""
    time.sleep(watch.LOOK_AGAIN + watch.SETTLED)
    return data.now()


@pytest.mark.slow
def test_a_broken_file_keeps_the_last_good_state_until_it_is_mended(folder: Path):
    data = Live(folder)
    first = data.now()
    assert first.dataset
    assert not first.problems
    vendors = folder / "vendors.csv"
    good = vendors.read_text()

    vendors.write_text(good.replace("akio,Akio,", "akio,,", 1))
    broken = ask_again(data)
    assert broken.dataset is first.dataset
    assert [(problem.file, problem.line, problem.rule) for problem in broken.problems] == [
        ("vendors.csv", 2, "required")
    ]
    assert broken.since

    vendors.write_text(good.replace("akio,Akio,", "akio,Akio France,", 1))
    mended = ask_again(data)
    assert mended.dataset
    assert mended.dataset.vendor["akio"].name == "Akio France"
    assert mended.dataset.version != first.dataset.version
    assert (mended.problems, mended.since) == ((), None)


def test_who_is_to_know_is_told_of_each_later_version_that_is_shown(folder: Path):
    shown: list[str] = []
    data = Live(folder, shown=lambda dataset: shown.append(dataset.version))
    assert data.now().dataset
    assert not shown
    vendors = folder / "vendors.csv"
    vendors.write_text(vendors.read_text().replace("akio,Akio,", "akio,Akio France,", 1))
    later = data.read_now().dataset
    assert later
    assert later.vendor["akio"].name == "Akio France"
    assert shown == [later.version]


def test_a_half_written_file_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    data = Live(folder)
    first = data.now()
    # It looks at once, and however slow this machine is, the file has not come to rest.
    monkeypatch.setattr(watch, "LOOK_AGAIN", 0)
    monkeypatch.setattr(watch, "SETTLED", 3600)
    os.truncate(folder / "news.csv", 20_000)
    assert data.now().dataset is first.dataset
    assert not data.now().problems


def test_a_folder_that_goes_away_keeps_the_site_up(folder: Path):
    data = Live(folder)
    first = data.now()
    shutil.rmtree(folder)
    gone = ask_again(data)
    assert gone.dataset is first.dataset
    assert gone.problems


def test_without_any_good_data_there_is_none(tmp_path: Path):
    state = Live(tmp_path / "nowhere").now()
    assert state.dataset is None
    assert state.problems
