"""Which version of the data a loaded file is a change of: the one that it carries as a mark, or the one from which its change began."""

from collections.abc import Sequence

from vendors.desk.imports.taken_from import TakenFrom
from vendors.desk.revisions.draft_steps import Draft
from vendors.desk.revisions.history import History, Version
from vendors.settings import site_time
from vendors.store.files import Files


def by_mark(history: History, draft: Draft, base: Files, mark: str) -> TakenFrom:
    """The version of a file that says where it was taken from, or not.

    Args:
        history: the published versions.
        draft: the change that it becomes part of.
        base: the tables from which that began.
        mark: what the file says, "" for nothing.
    """
    version = history.version(mark) if mark else None
    if version:
        return _of(history, version, "as-of", mark)
    begun = history.version(draft.base)
    how = "as-of" if mark and draft.base.startswith(mark) else "other-mark" if mark else "no-mark"
    return TakenFrom(draft.base, site_time(begun.when if begun else draft.when).date(), base, how, mark)


def chosen(history: History, name: str, mark: str) -> TakenFrom | None:
    """The version that an editor has chosen for a file; None where there is no such version.

    Args:
        history: the published versions.
        name: of the version.
        mark: what the file itself says, "" for nothing.
    """
    version = history.version(name)
    return _of(history, version, "chosen-as-of", mark) if version else None


def again(history: History, draft: Draft, base: Files, name: str, how: str, mark: str) -> TakenFrom | None:
    """The version that a file was taken to be of before a restart; None where nobody knows it any more.

    Args:
        history: the published versions.
        draft: the change that it is part of.
        base: the tables from which that began.
        name: of the version.
        how: how that was known.
        mark: what the file itself says, "" for nothing.
    """
    version = history.version(name)
    if version:
        return _of(history, version, how, mark)
    return TakenFrom(name, site_time(draft.when).date(), base, how, mark) if name == draft.base else None


def offered(history: History, files: Sequence[TakenFrom], most: int) -> list[Version]:
    """The newest versions, one of which a file may be, and those that loaded files are now.

    Args:
        history: the published versions.
        files: what loaded files are taken to be of.
        most: how many of the newest.
    """
    newest = history.versions(most)
    known = {version.data for version in newest}
    further = [history.version(name) for name in dict.fromkeys(one.version for one in files) if name not in known]
    return [*newest, *filter(None, further)]


def _of(history: History, version: Version, how: str, mark: str) -> TakenFrom:
    return TakenFrom(version.data, site_time(version.when).date(), history.present_files(version), how, mark)
