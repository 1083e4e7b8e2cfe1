"""Commands in processes of their own where the machine speaks otherwise: one process loads Python's libraries there, and becomes each command.

Where it speaks as elsewhere, `tests.servers` has loaded them already.

Run as `python -m tests.forked_commands`, with a JSON list of calls on the standard input; see `ended`.
"""

import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from tests.data import ROOT
from vendors.cli.main import COMMANDS


def ended(calls: Mapping[str, Sequence[str]], environment: Mapping[str, str]) -> dict[str, CompletedProcess[bytes]]:
    """How each call of `python -m vendors` ends where nothing is typed, to the last word of its process.

    Args:
        calls: the words after `python -m vendors`, by the name of the call.
        environment: what surrounds the process, which decides how it reads and writes words.
    """
    with tempfile.TemporaryDirectory() as place:
        told = {
            name: (list(words), f"{place}/{turn}.out", f"{place}/{turn}.err")
            for turn, (name, words) in enumerate(calls.items())
        }
        ran = subprocess.run(
            [sys.executable, "-m", "tests.forked_commands"],
            cwd=ROOT,
            env=environment,
            input=json.dumps(list(told.values())).encode(),
            capture_output=True,
            check=True,
        )
        return {
            name: CompletedProcess(words, code, Path(out).read_bytes(), Path(err).read_bytes())
            for (name, (words, out, err)), code in zip(told.items(), json.loads(ran.stdout), strict=True)
        }


def _become(words: list[str], out: str, err: str) -> None:
    """In the new process: the streams, and the command as `python -m vendors` runs it; what Python itself does at the end comes after."""
    for stream, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDONLY if stream == 0 else os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, stream)
        os.close(opened)
    # As Python would have read them from the bytes of a command line, which in C are no UTF-8.
    sys.argv[1:] = [os.fsdecode(word.encode()) for word in words]
    runpy.run_module("vendors", run_name="__main__", alter_sys=True)


def _main() -> None:
    calls = json.load(sys.stdin)
    for command in {words[0] for words, _out, _err in calls}:
        importlib.import_module(f"vendors.cli.{COMMANDS[command]}")
    # Or each command, at its end, would copy the memory of all that it has from here to take it apart.
    gc.freeze()
    codes = []
    for call in calls:
        child = os.fork()
        if not child:
            _become(*call)
            return
        codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    print(json.dumps(codes))


if __name__ == "__main__":
    _main()
