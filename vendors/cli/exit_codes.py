"""How a command ends."""

import sys
from typing import Final, NoReturn

from click.exceptions import Exit

CLEAN: Final = 0
"""Exit code: nothing is wrong, all is done."""
PROBLEMS: Final = 1
"""Exit code: problems were found, or what was asked for is refused with a reason."""
WRONG_CALL: Final = 2
"""Exit code: the call is wrong, or names what cannot be read or written."""
INTERRUPTED: Final = 130
"""Exit code: broken off by Ctrl-C, as a shell names it (128 + SIGINT)."""
PIPE_CLOSED: Final = 141
"""Exit code: whoever read the output has had enough, as a shell names it (128 + SIGPIPE)."""


def stop(message: str) -> NoReturn:
    """Says what is wrong with the call and ends it.

    Raises:
        Exit: always, with `WRONG_CALL`.
    """
    print(message, file=sys.stderr)
    raise Exit(WRONG_CALL)
