"""The command line: `python -m vendors check`, `show` and the other modules of `vendors.cli`."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from vendors.i18n.language import _, language

COMMANDS: Final = {
    "check": "check",
    "show": "show",
    "import": "importing",
    "diff": "diff",
    "link": "link",
    "article": "article",
    "links": "links",
    "passphrase": "passphrase",
}
"""Each command and its module in `vendors.cli`. Only the module of the command that is asked for is imported: some bring much."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code, see `vendors.cli`."""
    given = _joined(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="python -m vendors", description=language("en").say(_("Checks and shows the data of Panorama CX."))
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name in [given[0]] if given and given[0] in COMMANDS else COMMANDS:
        import_module(f"vendors.cli.{COMMANDS[name]}").add(commands)
    asked = parser.parse_args(given)
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
