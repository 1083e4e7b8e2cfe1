"""Publishing: all tables checked together, put together with what others published meanwhile, and replaced at once.

Each publish is a version in the history (`vendors.desk.revisions.history`). Whoever edits the tables by hand may go on doing so: what was
changed outside the desk becomes a version of its own before the next publish.
"""

import errno
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from vendors.desk.revisions import atomic
from vendors.desk.revisions.atomic import TurnTakenError
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.merge import merge
from vendors.desk.revisions.outcomes import (
    BUSY,
    DISK_FULL,
    NO_HISTORY,
    NO_NAME,
    NO_REASON,
    NOT_WRITTEN,
    NOTHING_BEFORE,
    OWN_FOLDER,
    PARTED,
    READ_ONLY,
    UNKNOWN_BASE,
    UNKNOWN_VERSION,
    Conflict,
    Failed,
    Outcome,
    Published,
    Refused,
    counted,
)
from vendors.desk.revisions.repository import NAME_LENGTH, NOTHING, plain
from vendors.i18n.language import _
from vendors.settings import ROOT, desk_folder, today
from vendors.store.files import DESK, Files, mark, names, read_files
from vendors.store.load import held_once, load_files, version_of
from vendors.store.migrations import present_form
from vendors.store.private_folder import close_to_others
from vendors.validation.problems import Problem

log = logging.getLogger(__name__)

SHIPPED: Final = ROOT / "data"
"""The data that comes with the project, with which an empty folder begins."""
SET_ASIDE: Final = "Set aside: changed outside the desk, and broken"
"""Why, in the history, for whoever looks with git."""
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY: Final = (errno.EROFS, errno.EACCES, errno.EPERM)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The state from which an editor begins.

    Attributes:
        version: of its data as it stands in the folder, the base of a publish.
        files: the tables in the present form.
    """

    version: str
    files: Files = field(repr=False)


class Recovery(StrEnum):
    """What was done about a publish that was cut short: finished, taken back, or nothing to do."""

    FORWARD = "forward"
    BACK = "back"
    NOTHING = "nothing"


def publish(folder: Path, base_version: str, new: Files, who: str, why: str, approved: Sequence[str] = ()) -> Outcome:
    """Make new tables the published ones.

    Args:
        folder: the data folder; an empty or missing one first gets the data that comes with the project.
        base_version: version of the data (or id of the version) that the editor began from.
        new: all tables, as they shall be.
        who, why: the editor’s name and the reason, for the history.
        approved: the names of other editors who have approved exactly this, for the history.
    """
    by = "\n".join(plain(name, NAME_LENGTH) for name in approved)
    return counted(_publish(folder, base_version, new, who, why, "publish", approved=by))


def restore(folder: Path, version: str, base_version: str, who: str, why: str) -> Outcome:
    """Publish the tables of an older version again, byte for byte where they have the present form; what others published since `base_version` is kept.

    Args:
        version: id of the older version, or version of its data.
        base_version: what the editor saw as the newest.
    """
    history = History(folder)
    found = history.version(version)
    if found is None:
        return Failed(UNKNOWN_VERSION)
    return counted(_publish(folder, base_version, history.present_files(found), who, why, "restore"))


def undo(folder: Path, version: str, who: str, why: str) -> Outcome:
    """Take one version back: the version before is published again, together with all that came since.

    Args:
        version: id of the version to take back.
    """
    history = History(folder)
    found = history.version(version)
    if found is None:
        return Failed(UNKNOWN_VERSION)
    before = history.version(found.before) if found.before else None
    if before is None:
        return Failed(NOTHING_BEFORE)
    return counted(_publish(folder, found.id, history.present_files(before), who, why, "restore", undoes=found.id))


def begin(folder: Path) -> Beginning:
    """The present state, for an editor to begin from; it is in the history before the editor has it, where that can be.

    Raises:
        OSError: the tables cannot be read.
    """
    take_in(folder)
    files = _standing(folder) or read_files(SHIPPED)
    return Beginning(version_of(files), present_form(files))


def take_in(folder: Path) -> None:
    """Note what was changed outside the desk as a version, where that can be: what breaks rules stays for an editor to mend."""
    if is_own(folder) and any(mark(folder)):
        noted = _in_turn(folder, lambda: Published(_taken_in(folder)[0], changed=False))
        if not isinstance(noted, Published):
            log.warning("the present state of %s is not in the history yet: %s", folder, noted)


def set_aside(folder: Path) -> Outcome:
    """Keep what somebody left in the folder outside the desk under `refs/aside/`, and put the last version back."""

    def work() -> Outcome:
        history = History(folder)
        head = history.head()
        if head is None:
            return Failed(UNKNOWN_VERSION)
        files = history.files(head)
        if read_files(folder) == files:
            return Published(head, changed=False)
        history.set_aside(read_files(folder), SET_ASIDE)
        return Published(_replace(folder, files, {"id": head.id}))

    return _in_turn(folder, work)


def follow(folder: Path, id: str, *, replica: bool = False) -> Outcome:
    """Show a version that came from elsewhere and is already in the history’s store: it must pass the check and continue the newest one.

    Args:
        id: the version.
        replica: whether what stands here gives way to it, and is kept under `refs/aside/`: a replica has nothing of its own.

    Raises:
        KeyError: it is not there.
    """

    def work() -> Outcome:
        history = History(folder)
        head, here = history.head(), read_files(folder)
        anew = not replica and begins_anew(folder, id)
        if replica:
            if here and here not in (files, history.files(head) if head else None):
                history.set_aside(here, SET_ASIDE)
            if head is not None and not history.continues(id):
                history.keep_aside(head.id)
                log.warning(
                    "what others published does not continue version %s, which gives way: %s is shown", head.id, id
                )
        elif anew:
            log.warning(
                "the tables in %s were published elsewhere, and go on with that history: %s is shown", folder, id
            )
            if head is not None:
                history.keep_aside(head.id)
        elif head is not None or here:
            _taken_in(folder)
        goes_on = replica or anew or history.continues(id)
        return Published(_replace(folder, files, {"id": id})) if goes_on else Failed(PARTED)

    files = History(folder).files(History(folder).at(id))
    if errors := load_files(files, today()).errors:
        return Refused(errors)
    return _in_turn(folder, work)


def begins_anew(folder: Path, id: str) -> bool:
    """Whether nothing stands in a folder but tables that the history of a version had published, as where they were put back without their own.

    Args:
        id: of a version that came from elsewhere and is already in the history’s store.

    Raises:
        KeyError: it is not there.
    """
    history = History(folder)
    head = history.head()
    if head is not None and (head.kind != "start" or head.before):
        return False  # as on every desk that has published, whose tables need not be read for this
    here = read_files(folder)
    return bool(here) and (head is None or history.holds(head, here)) and history.had(id, here)


def recover(folder: Path) -> Recovery:
    """Finish or take back a publish that was cut short: called at each start. Readers see one whole state before it and after it."""
    if not atomic.interrupted(folder):
        return Recovery.NOTHING
    try:
        with atomic.turn(folder):
            return _recovered(folder)
    except Exception:
        # A site with a damaged history or a folder that cannot be written still shows its data.
        log.exception("an interrupted publish in %s waits for the next start; readers see a whole state", folder)
        return Recovery.NOTHING


def start(folder: Path, *, replica: bool = False) -> Recovery:
    """What a server does with its folder first: close it to others, recover, note what was changed by hand; a replica sets that aside."""
    close_to_others(folder / DESK, desk_folder(folder))
    done = recover(folder)
    try:
        if is_own(folder) and History(folder).exists:
            (set_aside if replica else begin)(folder)
    except Exception:
        # Readers do not wait for a history that is damaged, or for a folder that is not there.
        log.exception("the history of %s cannot be read", folder)
    return done


def is_own(folder: Path) -> bool:
    """Whether the folder may be published to: it is not inside the project’s own checkout."""
    return not folder.resolve().is_relative_to(ROOT)


class _BrokenOutsideError(Exception):
    """The folder holds changes from outside the desk that break rules."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} errors")
        self.problems = problems


def _publish(folder: Path, base_version: str, new: Files, who: str, why: str, kind: str, **more: str) -> Outcome:
    if not plain(why, 10):
        return Failed(NO_REASON)
    if not plain(who, 10):
        return Failed(NO_NAME)
    files = present_form({name: new[name] for name in names() if name in new})
    if errors := load_files(files, today()).errors:
        return Refused(errors)
    about = _about(who, why, kind, "") | more
    return _in_turn(folder, lambda: _published(folder, base_version, files, about))


def _in_turn(folder: Path, work: Callable[[], Outcome]) -> Outcome:
    """Do something to the folder when it is its turn; what goes wrong before the publish is said."""
    if not is_own(folder):
        return Failed(OWN_FOLDER)
    try:
        with atomic.turn(folder):
            _recovered(folder)
            atomic.begin(folder)
            try:
                return work()
            finally:
                atomic.clear(folder)
    except TurnTakenError:
        return Failed(BUSY)
    except _BrokenOutsideError as error:
        return Refused(error.problems, outside=True)
    except OSError as error:
        log.warning("nothing was published in %s: %s", folder, str(error))
        if error.errno in _FULL:
            return Failed(DISK_FULL)
        if error.errno in _READ_ONLY:
            return Failed(READ_ONLY)
        return Failed(NOT_WRITTEN, error.strerror or type(error).__name__)
    except Exception as error:
        # Whatever a damaged repository does to the library that reads it.
        log.exception("the history of %s cannot be read or written", folder)
        return Failed(NO_HISTORY, type(error).__name__)


def _published(folder: Path, base_version: str, files: Files, about: Mapping[str, str]) -> Outcome:
    history = History(folder)
    try:
        head, stands = _taken_in(folder)
    except _BrokenOutsideError:
        here = read_files(folder)
        if base_version != version_of(here):
            raise
        # The editor began from what somebody left broken in the folder, and has mended it.
        history.set_aside(here, SET_ASIDE)
        newest = history.head()
        return Published(_replace(folder, files, _after(about, newest.id if newest else "")))
    theirs = present_form(stands)
    merged = False
    if base_version not in (head.data, head.id):
        base = history.version(base_version)
        if base is None:
            return Failed(UNKNOWN_BASE)
        together, conflicts = merge(history.present_files(base), theirs, files)
        if conflicts:
            return Conflict(conflicts, head, together)
        merged = together != files
        files = together
        if merged and (errors := load_files(files, today()).errors):
            return Refused(errors)
    if files == theirs:
        return Published(head, changed=False, merged=merged)
    return Published(_replace(folder, files, _after(about, head.id), stands), merged=merged)


def _taken_in(folder: Path) -> tuple[Version, Files]:
    """The newest version, and its files, which are those that stand in the folder: a change from outside the desk becomes a version first.

    Raises:
        _BrokenOutsideError: what stands in the folder breaks rules.
        OSError: it could not be noted.
    """
    history = History(folder)
    files, head = _standing(folder), history.head()
    if head is not None and history.holds(head, files):
        return head, files
    if head is None and not files:
        files = read_files(SHIPPED)
        return _replace(folder, files, _noted(_("The data that comes with the project"), "start")), files
    if errors := load_files(files, today()).errors:
        raise _BrokenOutsideError(errors)
    if head is None:
        about = _noted(_("The data as it stood before the first publish"), "start")
    else:
        about = _noted(_("Changed outside the desk"), "outside", head.id)
    id = _write(history, files, about)
    history.advance(id)
    return history.at(id), files


def _standing(folder: Path) -> Files:
    """The tables as they stand in the folder; large ones are held once, however often they are read.

    Raises:
        OSError: one cannot be read.
    """
    return {name: held_once(data) for name, data in read_files(folder).items()}


def _noted(why: str, kind: str, before: str = "") -> dict[str, str]:
    return _about("", why, kind, before)


def _about(who: str, why: str, kind: str, before: str, undoes: str = "") -> dict[str, str]:
    return {
        "who": who,
        "why": why,
        "kind": kind,
        "when": str(int(time.time())),
        "before": before,
        "undoes": undoes,
    }


def _after(about: Mapping[str, str], before: str) -> dict[str, str]:
    """What is noted of a version once it is its turn: when that is, and after which version."""
    return {**about, "when": str(int(time.time())), "before": before}


def _write(history: History, files: Files, about: Mapping[str, str], stood: Files = NOTHING) -> str:
    # What an earlier release has noted of a publish that was cut short says nothing of a version taken back.
    undoes, approved = about.get("undoes", ""), tuple(filter(None, about.get("approved", "").split("\n")))
    when = int(about["when"])
    who, why, kind, before = (about[name] for name in ("who", "why", "kind", "before"))
    return history.write(files, who, why, kind, when, before, undoes, approved, stood)


def _replace(folder: Path, files: Files, about: Mapping[str, str], stood: Files = NOTHING) -> Version:
    """Replace all tables. What fails once the new state is public is left to the next start, and said in the log.

    Args:
        about: the version as `_write` takes it, or the id of one that is written.
        stood: the tables of the version before, where they are at hand.

    Raises:
        OSError: it could not be done, and nothing is published.
    """
    history = History(folder)
    atomic.stage(folder, files)
    id = about.get("id") or _write(history, files, about, stood)
    atomic.publish(folder, {"id": id, **about})
    try:
        history.advance(id)
        atomic.settle(folder)
    except Exception:
        # Also what the library raises where another git holds the repository: it is no OSError. Readers see the new state already.
        log.exception(
            "the new state of %s is public; the next start or publish puts the tables in their places", folder
        )
    return history.at(id)


def _recovered(folder: Path) -> Recovery:
    """Finish or take back what was cut short; only in turn.

    Raises:
        OSError: it could not be done.
    """
    if not atomic.interrupted(folder):
        return Recovery.NOTHING
    history = History(folder)
    history.unlock()
    found = atomic.coming(folder)
    if found is None:
        return Recovery.BACK if atomic.clear(folder) else Recovery.NOTHING
    _keep_what_came_since(folder, history, found.files)
    id = found.about["id"]
    if not history.has(id):
        # The machine lost its power before the disk had it: the same version is written again.
        head = history.head()
        id = _write(history, found.files, _noted("Published", "publish", head.id if head else "") | dict(found.about))
    history.advance(id)
    atomic.settle(folder)
    log.warning("an interrupted publish in %s is finished", folder)
    return Recovery.FORWARD


def _keep_what_came_since(folder: Path, history: History, coming: Files) -> None:
    """Tables that somebody changed by hand after the publish was cut short are neither the old nor the new ones: they are kept."""
    head = history.head()
    old = history.files(head) if head else {}
    here = {name: (folder / name).read_bytes() for name in names() if (folder / name).is_file()}
    if any(data not in (old.get(name), coming.get(name)) for name, data in here.items()):
        history.set_aside(here, "Set aside: changed outside the desk while a publish was being finished")
