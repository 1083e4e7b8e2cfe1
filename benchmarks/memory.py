"""The resident memory of a process, as Linux tells it."""

import re
from pathlib import Path

from benchmarks import NotMeasured


def resident(process: int | str = "self", *, peak: bool = False) -> float:
    """Resident memory in MiB.

    `ru_maxrss` of a process that another one has started is at least what that one had (getrusage(2)): it is not asked.

    Args:
        process: its number; this one where it is not said.
        peak: whether the most that it ever had is meant, and not what it has now.

    Raises:
        NotMeasured: the system does not tell.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except FileNotFoundError as error:
        raise NotMeasured("memory: this system has no /proc") from error
    found = re.search(rf"^{'VmHWM' if peak else 'VmRSS'}:\s*([0-9]+) kB", status, re.MULTILINE)
    if found is None:
        raise NotMeasured(f"memory: nothing is told of process {process}")
    return int(found[1]) / 1024
