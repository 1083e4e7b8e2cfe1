"""What is measured in a process of its own, so that nothing is remembered there and its memory is its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import NotMeasured


def measured_apart(module: str, *arguments: str, **settings: str) -> Any:
    """What a module of this folder prints last, as JSON.

    Args:
        module: its name; it is run as `python -m benchmarks.<module>`.
        arguments: what it is given.
        settings: variables of the process besides those of this one.

    Raises:
        NotMeasured: it failed; with the last line that it said.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    run = subprocess.run(command, env=os.environ | settings, capture_output=True, text=True, check=False)
    if run.returncode:
        raise NotMeasured(run.stderr.strip().splitlines()[-1] if run.stderr else str(run.returncode))
    return json.loads(run.stdout.splitlines()[-1])


def peak_memory() -> float:
    """Resident memory of this process at its peak, in MiB.

    `ru_maxrss` of a process that another one has started is at least what that one had (getrusage(2)): a large run had told its own.

    Raises:
        NotMeasured: the system does not tell.
    """
    status = Path("/proc/self/status")
    found = re.search(r"^VmHWM:\s*([0-9]+) kB", status.read_text("ascii") if status.exists() else "", re.MULTILINE)
    if found is None:
        raise NotMeasured("this system does not tell the peak memory of a process")
    return int(found[1]) / 1024
