"""The folder of the project itself: what a desk begins with, and never publishes to."""

from pathlib import Path

from tests.data import SHIPPED
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.revisions import outcomes
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import Failed
from vendors.desk.revisions.publishing import begin, publish
from vendors.store.files import names, read_files


def test_an_empty_or_missing_folder_begins_with_the_data_of_the_project(tmp_path: Path):
    shipped = read_files(SHIPPED)
    for folder in (tmp_path / "missing" / "deep", tmp_path):
        beginning = begin(folder)
        assert beginning.files == shipped
        new = {**shipped, "corrections.csv": shipped["corrections.csv"].replace(b"\n", b"\r\n")}
        done = publish(folder, beginning.version, new, "Editor", "a first change")
        assert_published(done)
        assert {name: (folder / name).read_bytes() for name in names()} == new
        assert [version.kind for version in History(folder).versions()] == ["publish", "start"]


def test_the_project_s_own_folder_is_never_published_to():
    before = read_files(SHIPPED)
    beginning = begin(SHIPPED)
    assert beginning.files == before
    done = publish(
        SHIPPED, beginning.version, with_cell(before, "vendors", ("akio",), "name", "Akio SA"), "Editor", "why"
    )
    assert done == Failed(outcomes.OWN_FOLDER)
    assert not (SHIPPED / ".desk").exists()
    assert read_files(SHIPPED) == before
