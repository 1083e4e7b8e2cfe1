"""The command line: finds the command that is asked for, runs it in this process, and gives its exit code."""

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final

import click

from vendors.cli import streams
from vendors.cli.exit_codes import INTERRUPTED, PIPE_CLOSED, WRONG_CALL
from vendors.cli.options import said
from vendors.i18n.language import _

COMMANDS: Final[Mapping[str, str]] = {
    "check": "check",
    "show": "show",
    "import": "importing",
    "diff": "diff",
    "link": "link",
    "article": "article",
    "links": "links",
    "passphrase": "passphrase",
    "coverage": "coverage",
    "export": "export",
    "changes": "changes",
    "releases": "releases",
    "mcp": "mcp",
    "doctor": "doctor",
}
"""Each command and its module in `vendors.cli`."""


class _Commands(click.Group):
    """The commands, of which only the one that is asked for is imported: some bring much."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"vendors.cli.{COMMANDS[cmd_name]}").command
        return command


_COMMAND_LINE: Final = _Commands(
    help=said(_("Checks and shows the data of Panorama CX.")),
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words after `python -m vendors`; those of this process where left out.

    Returns:
        The exit code, see `vendors.cli`.
    """
    streams.prepare()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
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


def _run(arguments: Sequence[str]) -> int:
    # Not click's own `main`, which answers a closed pipe with 1: here that says that problems were found.
    try:
        with _COMMAND_LINE.make_context("python -m vendors", list(arguments)) as context:
            return int(_COMMAND_LINE.invoke(context))
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code


def _discard_output() -> None:
    """Leads what is still to be written nowhere, or Python complains of the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # a stream that is no file of the system
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
