"""One editor’s desk in a process of its own, which keeps drafts as fast as it can.

Run as `python -m tests.vendors.desk.revisions.keeping FOLDER NAME TIMES DRAFT...`: it goes on with each of the drafts so many times, then begins
drafts until there may be no more, and says how many it began.
"""

import sys
from pathlib import Path

from vendors.desk.revisions.drafts import Drafts, NotKeptError
from vendors.desk.revisions.publishing import begin


def main(folder: Path, name: str, times: int, ids: list[str]) -> None:
    drafts = Drafts(folder, "Paul")
    base = begin(folder)
    for step in range(times):
        for id in ids:
            files = {**base.files, "events.csv": base.files["events.csv"] + f"{name} {step}\n".encode()}
            assert drafts.keep(base.version, files, f"{name} {step}", id).id == id
    begun = 0
    try:
        while True:
            drafts.keep(base.version, base.files)
            begun += 1
    except NotKeptError:
        print(begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:])
