"""What is measured in a process of its own, so that nothing is remembered there and its memory is its own."""

import json
import os
import subprocess
import sys
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
