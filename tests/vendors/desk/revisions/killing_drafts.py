"""Keeps, takes over and discards drafts in processes that are killed at requests to the file system; says what came after, a line of JSON a death.

Run as `python -m tests.vendors.desk.revisions.killing_drafts FOLDER TIMES WORK`: FOLDER is a data folder with one draft of Paul’s,
which is copied for each death; `keep` goes on with the draft, whichever way it was kept, `discard` throws it away. It forks, so it
has one thread and no test in it.
"""

import csv
import io
import json
import os
import shutil
import signal
import sys
from pathlib import Path

from tests.vendors.desk.revisions.killing import die_at, requests
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.revisions import repository
from vendors.desk.revisions.drafts import Draft, Drafts
from vendors.desk.revisions.publishing import publish
from vendors.store.files import Files

EDITOR = "Paul"
VENDOR = "satmetrix"


def main(folder: Path, times: int, work: str) -> None:
    (draft,) = Drafts(folder, EDITOR).all()
    do(work, copied(folder, "warming up"), draft)
    counted = copied(folder, "counted")
    most = requests(lambda: do(work, counted, draft))
    for death in range(1, times + 1):
        there = copied(folder, "killed")
        child = os.fork()
        if child == 0:
            die_at(1 + (death - 1) * (most - 1) // (times - 1))
            do(work, there, draft)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), (death, most)
        assert os.WTERMSIG(status) == signal.SIGKILL
        seen = Drafts(there, EDITOR).all()
        # Whoever comes next meets nothing that the dead one left, be it an editor or one who publishes the same tables.
        if death % 2:
            outcome = publish(there, draft.base, changed(draft.files, "Killed"), "Claire", "the same tables")
        again = Drafts(there, EDITOR).keep(draft.base, changed(draft.files, "Again"), "again", draft.id)
        if not death % 2:
            outcome = publish(there, draft.base, changed(draft.files, "Killed"), "Claire", "the same tables")
        assert_published(outcome)
        print(
            json.dumps(
                {
                    "was": said(draft),
                    "seen": [said(one) for one in seen],
                    "again": [said(step) for step in Drafts(there, EDITOR).steps(again.id)],
                    "zips": len(list(there.glob(".desk/drafts/*/*.zip"))),
                    "left": sorted(path.name for path in there.glob(".desk/**/*.lock")),
                    "folder": str(there),
                }
            ),
            flush=True,
        )


def copied(folder: Path, name: str) -> Path:
    """A fresh copy beside the folder."""
    there = folder.parent / name
    shutil.rmtree(there, ignore_errors=True)
    return Path(shutil.copytree(folder, there))


def do(work: str, folder: Path, draft: Draft) -> None:
    """What the killed process was about, with nothing in its memory of what the one before it has unpacked."""
    repository._unpacked.cache.clear()
    drafts = Drafts(folder, EDITOR)
    if work == "discard":
        drafts.discard(draft.id)
    else:
        drafts.keep(draft.base, changed(draft.files, "Killed"), "killed", draft.id)


def changed(files: Files, name: str) -> Files:
    """The tables with another name in them."""
    return with_cell(files, "vendors", (VENDOR,), "name", name)


def said(draft: Draft) -> list[str]:
    """The note of a draft, and the name in its tables."""
    rows = csv.DictReader(io.StringIO(draft.files["vendors.csv"].decode()))
    return [draft.note, *(row["name"] for row in rows if row["id"] == VENDOR)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
