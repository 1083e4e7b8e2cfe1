"""Who may come to the desk: names, roles and the hashes of their passphrases, in a file that is not published."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from vendors.i18n.language import _
from vendors.settings import desk_folder
from vendors.store.atomic_file import replace_json
from vendors.types.choice import Choice

FILE: Final = "editors.json"
LONGEST: Final = 200
"""Characters of a passphrase that are taken; hashing more would only cost time."""
SHORTEST: Final = 12
_GOOD: Final = 4
"""zxcvbn's mark, of 0 to 4, from which on a passphrase withstands ten thousand million guesses."""
_NAME: Final = re.compile(r"\w[\w .@’'-]{0,59}")
_hasher: Final = PasswordHasher()


class EditorRole(Choice):
    """What somebody may do at the desk."""

    EDITOR = "editor", _("editor")
    READER = "reader", _("only looking")


class Weak(ValueError):
    """A passphrase or a name that is not taken; its text is a message to be translated."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who has signed in.

    Attributes:
        name: as it stands in the history.
        role: what they may do.
    """

    name: str
    role: EditorRole

    @property
    def may_publish(self) -> bool:
        """Whether they may change what readers see, and not only look at drafts."""
        return self.role is EditorRole.EDITOR


@dataclass(frozen=True, slots=True)
class Known:
    """One line of the file: an editor, and the hash of their passphrase (argon2id, with its salt and costs)."""

    editor: Editor
    hash: str


def known(folder: Path) -> Mapping[str, Known]:
    """Everybody who may come to the desk of a data folder, by name; empty while the desk is closed or the file is broken."""
    try:
        kept = json.loads((desk_folder(folder) / FILE).read_text("utf-8"))
        roles = {str(role): role for role in EditorRole}
        return {one["name"]: Known(Editor(one["name"], roles[one["role"]]), one["hash"]) for one in kept["editors"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def set_passphrase(folder: Path, name: str, role: EditorRole, passphrase: str) -> None:
    """Lets somebody in with a passphrase, or changes theirs; those signed in with the old one are signed out.

    Raises:
        Weak: the name or the passphrase is not good enough.
        OSError: the file cannot be written.
    """
    check(name, passphrase)
    _write(folder, {**known(folder), name: Known(Editor(name, role), _hasher.hash(passphrase))})


def remove(folder: Path, name: str) -> bool:
    """Lets somebody in no more, and signs them out; False where nobody has that name.

    Raises:
        OSError: the file cannot be written.
    """
    everybody = dict(known(folder))
    if everybody.pop(name, None) is None:
        return False
    _write(folder, everybody)
    return True


def check(name: str, passphrase: str) -> None:
    """Whether a name and a passphrase may be taken.

    Raises:
        Weak: they may not; why, as a message to be translated.
    """
    if not _NAME.fullmatch(name):
        raise Weak(_("A name has 1 to 60 letters, digits, spaces, dots or hyphens."))
    if len(passphrase) < SHORTEST:
        raise Weak(_("Too short: take at least twelve characters, for example four words that do not belong together."))
    if len(passphrase) > LONGEST:
        raise Weak(_("Too long: take at most 200 characters."))
    ours = [*re.findall(r"\w+", name), "panorama", "panoramacx", "en-contact", "encontact", "desk"]
    if zxcvbn(passphrase[:72], user_inputs=ours)["score"] < _GOOD:
        raise Weak(_("Too easy to guess: common words, names, dates, rows of keys and repetitions count little."))


def fits(given: Known | None, passphrase: str) -> bool:
    """Whether a passphrase is that of an editor. It takes as long for an editor who does not exist."""
    try:
        return _hasher.verify(given.hash if given else _nobody(), passphrase[:LONGEST]) and given is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash(os.urandom(16).hex())


def _write(folder: Path, everybody: Mapping[str, Known]) -> None:
    rows = [{"name": one.editor.name, "role": str(one.editor.role), "hash": one.hash} for one in everybody.values()]
    replace_json(desk_folder(folder) / FILE, {"editors": rows})
