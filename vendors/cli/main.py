"""The command line: finds the command that is asked for, runs it in this process, and gives its exit code."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final

import click

from vendors.cli.options import said
from vendors.cli.running import run
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
    return run(_COMMAND_LINE, "python -m vendors", arguments)
