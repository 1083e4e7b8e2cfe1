import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.vendors.little import with_cell
from vendors.desk.revisions import drafts as draft
from vendors.desk.revisions.drafts import Drafts, NotKeptError
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import Published
from vendors.desk.revisions.publishing import begin, publish
from vendors.settings import settings
from vendors.store.files import Files, read_files
from vendors.store.load import version_of


def test_a_draft_survives_its_process_and_is_no_part_of_what_is_published(data: Path, little: Files):
    keep = (
        "import sys; from pathlib import Path; from vendors.desk.revisions.drafts import Drafts; from vendors.store.files import read_files;"
        "folder = Path(sys.argv[1]); files = {**read_files(folder), 'vendors.csv': b'half done'};"
        "print(Drafts(folder, 'Zoé').keep('base', files, 'to go on with tomorrow').id)"
    )
    said = subprocess.run([sys.executable, "-c", keep, str(data)], cwd=ROOT, capture_output=True, text=True, check=True)
    kept = Drafts(data, "Zoé").get(said.stdout.strip())
    assert kept
    assert (kept.base, kept.note, kept.editor) == ("base", "to go on with tomorrow", "Zoé")
    assert kept.files == {**little, "vendors.csv": b"half done"}
    assert read_files(data) == little
    begin(data)
    assert all(History(data).files(version) == little for version in History(data).versions())


def test_a_draft_is_its_editor_s_alone(data: Path, little: Files):
    kept = Drafts(data, "Zoé").keep("base", little)
    for other in ("zoé", "Zoé ", "../Zoé", "", "\ud800"):
        assert Drafts(data, other).get(kept.id) is None
        assert Drafts(data, other).all() == []


def test_a_draft_is_replaced_listed_and_discarded(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    first = drafts.keep("base", little, "one")
    second = drafts.keep("base", little, "two")
    again = drafts.keep("other", with_cell(little, "vendors", ("akio",), "name", "Akio SA"), "one, changed", first.id)
    assert again.id == first.id
    assert [one.id for one in drafts.all()] == [first.id, second.id]
    assert drafts.all()[0] == again
    drafts.discard(first.id)
    drafts.discard("../../vendors")
    assert [one.id for one in drafts.all()] == [second.id]
    drafts.discard_all()
    assert drafts.all() == []
    assert read_files(data) == little


def test_too_much_is_not_kept(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    with pytest.raises(NotKeptError) as error:
        drafts.keep("base", {"vendors.csv": b"x" * (settings().draft_megabytes * 1_000_000 + 1)})
    assert error.value.reason == draft.TOO_LARGE
    for _ in range(draft.MOST):
        last = drafts.keep("base", little)
    with pytest.raises(NotKeptError) as error:
        drafts.keep("base", little)
    assert error.value.reason == draft.TOO_MANY
    assert drafts.keep("base", little, "replaced", last.id).note == "replaced"


def test_a_spoilt_draft_is_left_out(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    kept = drafts.keep("base", little)
    (drafts.path / f"{kept.id}.zip").write_bytes(b"PK spoilt")
    assert drafts.all() == []


def test_a_draft_is_published_and_undone_byte_for_byte(data: Path, little: Files):
    drafts = Drafts(data, "Zoé")
    base = begin(data)
    kept = drafts.keep(base.version, with_cell(base.files, "vendors", ("akio",), "name", "Akio SA"), "its full name")
    done = publish(data, kept.base, kept.files, kept.editor, kept.note)
    assert isinstance(done, Published)
    assert version_of(read_files(data)) == done.version.data == version_of(kept.files)


def test_the_desk_s_folder_holds_all_that_only_the_desk_knows(data: Path, little: Files, tmp_path: Path):
    """PANORAMA_DESK_FOLDER: drafts and history go there too, and beside the tables only what a publish needs."""
    work = (
        "import sys; from pathlib import Path; from vendors.desk.revisions.drafts import Drafts; from vendors.desk.revisions import publishing;"
        "from vendors.store.files import read_files; folder = Path(sys.argv[1]); begun = publishing.begin(folder);"
        "Drafts(folder, 'Zoe').keep(begun.version, begun.files)"
    )
    apart = tmp_path / "apart"
    env = os.environ | {"PANORAMA_DESK_FOLDER": str(apart)}
    subprocess.run([sys.executable, "-c", work, str(data)], cwd=ROOT, env=env, check=True)
    assert (apart / "history.git" / "HEAD").is_file()
    assert len(list((apart / "drafts").glob("*/*.zip"))) == 1
    assert {path.name for path in (data / ".desk").iterdir()} <= {"lock"}
