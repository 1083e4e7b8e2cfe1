"""One desk in a process of its own: told by lines of JSON what to publish, it says by lines of JSON what came of it.

Run as `python -m tests.vendors.desk.revisions.desks FOLDER`.
"""

import json
import sys
from pathlib import Path

from tests.vendors.little import with_cell
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import Conflict, Published
from vendors.desk.revisions.publishing import publish


def main(folder: Path) -> None:
    history = History(folder)
    for line in sys.stdin:
        told = json.loads(line)
        base = history.version(told["base"])
        assert base
        files = history.files(base)
        for table, key, column, value in told["cells"]:
            files = with_cell(files, table, tuple(key), column, value)
        done = publish(folder, base.data, files, told["who"], told["why"])
        said: dict[str, object] = {"outcome": type(done).__name__, "detail": repr(done)[:2000]}
        if isinstance(done, Published):
            said |= {"version": done.version.id, "data": done.version.data, "merged": done.merged}
        if isinstance(done, Conflict):
            said |= {
                "data": done.theirs.data,
                "conflicts": [
                    [clash.table, list(clash.key.cells), clash.column, clash.base, clash.theirs, clash.mine]
                    for clash in done.conflicts
                ],
            }
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
