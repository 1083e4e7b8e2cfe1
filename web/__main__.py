"""`python -m web`: the commands of the site."""

import signal
import sys
from collections.abc import Sequence

import click

from vendors.cli.options import said
from vendors.cli.running import run
from vendors.i18n.language import _
from web.edition.command import command

COMMANDS = click.Group(
    "python -m web",
    help=said(_("Writes the site of Panorama CX.")),
    commands={"site": command},
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Args:
        arguments: the words after `python -m web`; those of this process where left out.

    Returns:
        The exit code, see `vendors.cli`.
    """
    return run(COMMANDS, "python -m web", arguments)


if __name__ == "__main__":
    # A building that is ended takes what it has made with it, as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
