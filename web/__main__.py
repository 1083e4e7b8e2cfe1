"""`python -m web`: the commands of the site."""

import signal
import sys
from collections.abc import Sequence

import click

from vendors.cli import streams
from vendors.cli.exit_codes import INTERRUPTED
from vendors.cli.options import said
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
    streams.prepare()
    try:
        code: int = COMMANDS.main(arguments and list(arguments), "python -m web", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return code


if __name__ == "__main__":
    # A building that is ended takes what it has made with it, as after Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
