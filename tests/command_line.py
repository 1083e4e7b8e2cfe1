"""Commands of `python -m vendors`, run in this process: a process of its own costs a second for each."""

import signal
import sys
from subprocess import CompletedProcess

from click.testing import CliRunner

from vendors.cli.main import main


def run(*words: str, given: bytes = b"") -> CompletedProcess[bytes]:
    """What a command answers, as `subprocess.run` tells it.

    Args:
        words: what stands after `python -m vendors`.
        given: its standard input.
    """
    with CliRunner().isolation(input=given) as (out, err, _both):
        code = main(words)
        sys.stderr.flush()
        return CompletedProcess(words, code, out.getvalue(), err.getvalue())


def interruptible() -> None:
    """Run in a command before it starts (`preexec_fn`): Ctrl-C ends it also where the tests run in the background, whose children ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
