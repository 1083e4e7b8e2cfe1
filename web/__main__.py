"""`python -m web`: the commands of the site."""

import sys

import click

from vendors.cli import streams
from vendors.cli.options import said
from vendors.i18n.language import _
from web.edition.command import command

COMMANDS = click.Group(
    "python -m web",
    help=said(_("Writes the site of Panorama CX.")),
    commands={"site": command},
    context_settings={"help_option_names": ["-h", "--help"]},
)

if __name__ == "__main__":
    streams.prepare()
    sys.exit(COMMANDS.main(standalone_mode=False))
