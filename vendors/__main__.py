"""The command line: `python -m vendors check`, `show` and the other modules of `vendors.commands`."""

import argparse
import sys
from collections.abc import Sequence

from vendors.commands import article, check, diff, importing, link, links, passphrase, show
from vendors.wording import _, language

COMMANDS = (check, show, importing, diff, link, article, links, passphrase)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code, see `vendors.commands`."""
    parser = argparse.ArgumentParser(
        prog="python -m vendors", description=language("en").say(_("Checks and shows the data of Panorama CX."))
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.add(commands)
    asked = parser.parse_args(_joined(sys.argv[1:] if arguments is None else arguments))
    try:
        return int(asked.run(asked, language(asked.lang)))
    except SystemExit as stopped:
        return int(stopped.code or 0)


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--sort -founded` as one word, since a value that begins with a hyphen looks like an option."""
    joined: list[str] = []
    for word in arguments:
        if joined and joined[-1] == "--sort":
            joined[-1] = f"--sort={word}"
        else:
            joined.append(word)
    return joined


if __name__ == "__main__":
    sys.exit(main())
