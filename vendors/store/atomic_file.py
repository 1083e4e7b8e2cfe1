"""The one way in which a file is replaced: whole or not at all, and readable by this user of the machine alone."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from vendors.store.private_folder import private_folder


def replace(file: Path, data: bytes) -> None:
    """Writes a file so that whoever reads it, and whatever stops the machine, finds the old content or the new.

    The folder is made where there is none (mode 0700), the file has mode 0600.

    Raises:
        OSError: it cannot be written; the old file stands as it did.
    """
    private_folder(file.parent)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # mkstemp makes it with mode 0600
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_json(file: Path, content: Any) -> None:
    """Writes JSON as `replace` writes bytes.

    Raises:
        OSError: it cannot be written; the old file stands as it did.
    """
    replace(file, json.dumps(content, ensure_ascii=False, indent=1).encode())
