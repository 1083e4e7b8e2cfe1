"""How a command ends."""

import errno
import sys
from typing import Final, NoReturn

from click.exceptions import Exit

from vendors.i18n.language import Language, _

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


_REASONS: Final = {
    errno.ENOENT: _("there is none of this name"),
    errno.EACCES: _("it may not be opened"),
    errno.EPERM: _("it may not be opened"),
    errno.EISDIR: _("it is a folder"),
    errno.ENOTDIR: _("a part of its path is no folder"),
    errno.ENOSPC: _("the disk is full"),
    errno.EROFS: _("the disk can only be read"),
}


def reason(error: OSError, words: Language) -> str:
    """Why a file cannot be read or written, in words; as the system says it where that is rare."""
    known = _REASONS.get(error.errno or 0)
    return words.say(known) if known else error.strerror or str(error)


def stop(message: str) -> NoReturn:
    """Says what is wrong with the call and ends it.

    Raises:
        Exit: always, with `WRONG_CALL`.
    """
    print(message, file=sys.stderr)
    raise Exit(WRONG_CALL)
