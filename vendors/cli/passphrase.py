"""The command `python -m vendors passphrase`: who may come to the desk."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any, Final

from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.settings import settings

DONE, REFUSED, WRONG = 0, 1, 2
NAMELESS: Final = "redaction"
"""Name of the only editor where nobody gives one."""


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    command = commands.add_parser(
        "passphrase", help=words.say(_("set who may come to the desk, and with which passphrase"))
    )
    command.add_argument("--data", dest="folder", type=Path, default=settings().data)
    command.add_argument("--lang", choices=LANGUAGES, default="fr")
    command.add_argument("--editor", default=NAMELESS, metavar="NAME", help=words.say(_("whose passphrase it is")))
    command.add_argument(
        "--role",
        choices=("editor", "reader"),
        default="editor",
        help=words.say(_("an editor may publish, a reader may look at drafts")),
    )
    what = command.add_mutually_exclusive_group()
    what.add_argument("--remove", action="store_true", help=words.say(_("let that editor in no more")))
    what.add_argument("--list", action="store_true", help=words.say(_("tell who may come to the desk")))
    command.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Sets, removes or lists; returns 0 when done, 1 where refused with a reason, 2 where it cannot be written."""
    folder = asked.folder
    # Here and not above: whoever only checks data need not wait for what hashes passphrases.
    from vendors.desk.auth.accounts import Role, Weak, known, remove, set_passphrase

    if asked.list:
        for one in known(folder).values():
            print(f"{one.editor.name}\t{words.say(one.editor.role.label)}")
        return DONE
    try:
        if asked.remove:
            if not remove(folder, asked.editor):
                print(words.say("Nobody is called {name}.", name=asked.editor), file=sys.stderr)
                return REFUSED
            print(words.say("{name} is let in no more.", name=asked.editor))
            return DONE
        given = _asked_for(words)
        if given is None:
            return REFUSED
        role = next(role for role in Role if role == asked.role)
        set_passphrase(folder, asked.editor, role, given)
    except Weak as error:
        print(words.say(str(error)), file=sys.stderr)
        return REFUSED
    except OSError as error:
        print(words.say("It cannot be written: {why}", why=error), file=sys.stderr)
        return WRONG
    print(words.say("{name} may now sign in at /desk, as {role}.", name=asked.editor, role=words.say(role.label)))
    return DONE


def _asked_for(words: Language) -> str | None:
    """The passphrase: typed twice at a terminal, unseen; else the first line of the standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given = getpass.getpass(words.say("Passphrase: "))
    if getpass.getpass(words.say("Once more: ")) != given:
        print(words.say("The two are not the same; nothing was changed."), file=sys.stderr)
        return None
    return given
