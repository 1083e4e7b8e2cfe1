"""A command of a command line, run in this process: what may end it, and its exit code."""

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from vendors.cli import streams
from vendors.cli.exit_codes import INTERRUPTED, PIPE_CLOSED, WRONG_CALL
from vendors.settings import WrongSettingsError


def run(commands: click.Group, name: str, arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        commands: the command line; each of its commands gives its exit code.
        name: how it is called, as “python -m vendors”.
        arguments: the words after its name; those of this process where left out.

    Returns:
        The exit code, see `vendors.cli`.
    """
    streams.prepare()
    try:
        code = _run(commands, name, sys.argv[1:] if arguments is None else arguments)
        # Here and not when Python ends, where nobody could say any more that the pipe is closed.
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        if error.errno not in streams.UNWRITABLE:
            raise
        print(f"{error.strerror}.", file=sys.stderr)
        _discard_output()
        return WRONG_CALL
    return code


def _run(commands: click.Group, name: str, arguments: Sequence[str]) -> int:
    # Not click's own `main`, which answers a closed pipe with 1: here that says that problems were found.
    try:
        with commands.make_context(name, list(arguments)) as context:
            return int(commands.invoke(context))
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except WrongSettingsError as error:
        print(error, file=sys.stderr)
        return WRONG_CALL


def _discard_output() -> None:
    """Leads what is still to be written nowhere, or Python complains of the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # a stream that is no file of the system
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
