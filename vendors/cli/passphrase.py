"""`passphrase`: who may come to the desk."""

import getpass
import sys
from pathlib import Path
from typing import Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, PROBLEMS, stop
from vendors.cli.streams import first_line
from vendors.i18n.language import Language, _

NAMELESS: Final = "redaction"
"""Name of the only editor where nobody gives one."""


@options.command("passphrase", _("set who may come to the desk, and with which passphrase"))
@options.DATA
@options.LANGUAGE
@click.option("--editor", default=NAMELESS, metavar="NAME", help=options.said(_("whose passphrase it is")))
@click.option(
    "--role",
    type=click.Choice(("editor", "reader")),
    default="editor",
    help=options.said(_("an editor may publish, a reader may look at drafts")),
)
@click.option("--remove", "removes", is_flag=True, help=options.said(_("let that editor in no more")))
@click.option("--list", "lists", is_flag=True, help=options.said(_("tell who may come to the desk")))
def command(folder: Path, words: Language, editor: str, role: str, removes: bool, lists: bool) -> int:
    """Sets, removes or lists; returns 0 when done, 1 where refused with a reason, 2 where it cannot be written."""
    # Here and not above: whoever only asks for help need not wait for what hashes passphrases.
    from vendors.desk.auth.accounts import Weak, known

    if removes and lists:
        raise click.UsageError("--list: not allowed with --remove")
    if lists:
        for one in known(folder).values():
            print(f"{one.editor.name}\t{words.say(one.editor.role.label)}")
        return CLEAN
    try:
        done = _removed(folder, editor, words) if removes else _set(folder, editor, role, words)
    except Weak as error:
        print(words.say(str(error)), file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        stop(words.say("It cannot be written: {why}", why=error))
    if done is None:
        return PROBLEMS
    print(done)
    return CLEAN


def _removed(folder: Path, editor: str, words: Language) -> str | None:
    """Lets an editor in no more; what is to be said of it, or None where it was said that there is no such editor."""
    from vendors.desk.auth.accounts import remove

    if not remove(folder, editor):
        print(words.say("Nobody is called {name}.", name=editor), file=sys.stderr)
        return None
    return words.say("{name} is let in no more.", name=editor)


def _set(folder: Path, editor: str, role: str, words: Language) -> str | None:
    """Sets a passphrase; what is to be said of it, or None where it was said why there is none."""
    from vendors.desk.auth.accounts import EditorRole, set_passphrase

    given = _asked_for(words)
    if given is None:
        return None
    as_role = next(one for one in EditorRole if one == role)
    set_passphrase(folder, editor, as_role, given)
    return words.say("{name} may now sign in at /desk, as {role}.", name=editor, role=words.say(as_role.label))


def _asked_for(words: Language) -> str | None:
    """The passphrase: typed twice at a terminal, unseen; else the first line of the standard input."""
    if not sys.stdin.isatty():
        return first_line()
    given = getpass.getpass(words.say("Passphrase: "))
    if getpass.getpass(words.say("Once more: ")) != given:
        print(words.say("The two are not the same; nothing was changed."), file=sys.stderr)
        return None
    return given
