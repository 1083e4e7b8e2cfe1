"""How a site stands with its operator: settings, folders, disk, clock, history, editors, packages; each finding says what to do."""

import importlib.metadata
import importlib.util
import os
import re
import resource
import shutil
import stat
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from vendors.desk.articles.incoming import Message
from vendors.desk.auth import accounts, oidc
from vendors.desk.imports.limits import limits
from vendors.desk.revisions import remote
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.publishing import is_own
from vendors.i18n.language import Language, _
from vendors.settings import ROOT, Settings, WrongSettingsError, desk_folder, settings, today, wrong_settings
from vendors.store.files import read_files
from vendors.store.load import load
from vendors.store.private_folder import is_open

PREFIX: Final = "PANORAMA_"
ENOUGH_FILES: Final = 8_192
"""Descriptors below which a crowd of readers may meet the end of them."""
ENOUGH_ROOM: Final = 500_000_000
"""Bytes of disk below which a publish, drafts and logs may soon find none."""
LITTLE_ROOM: Final = 50_000_000
_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


class Soundness(StrEnum):
    """How one thing stands."""

    GOOD = "good"
    LOOK = "look"
    """An operator should look at it; the site works."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Condition:
    """How one thing stands, and what to do.

    Attributes:
        subject: what was looked at, in one word that does not change.
        standing: how it stands.
        what: the words for it.
    """

    subject: str
    standing: Soundness
    what: Message

    def as_dict(self, words: Language) -> dict[str, str]:
        """The finding as `doctor --format json` prints it."""
        return {"subject": self.subject, "verdict": str(self.standing), "message": self.what.said(words)}


def conditions(folder: Path | None = None, *, ask_remote: bool = False) -> Iterator[Condition]:
    """How a site over a data folder would stand, started by this user with these settings.

    Args:
        folder: the data folder; that of the settings where left out.
        ask_remote: whether the other repository of the history is asked, which is another machine.
    """
    wrong = wrong_settings()
    for one in wrong:
        what = Message(one.message, **one.fields)
        if not one.message.startswith(one.name):
            what = Message(_("{name}: {what}"), name=one.name, what=what)
        yield Condition("settings", Soundness.WRONG, what)
    try:
        found = settings()
    except WrongSettingsError:
        what = Message(_("Nothing else was looked at that depends on the settings: set those right, and ask again."))
        yield Condition("settings", Soundness.LOOK, what)
        yield from _files()
        yield from _packages()
        return
    folder = folder or found.data
    yield from _settings({one.name for one in wrong})
    yield from _limits()
    yield from _folders()
    yield from _data(folder)
    yield from _desk(folder)
    yield from _room(folder)
    yield from _files()
    yield from _clock(folder)
    yield from _history(folder)
    yield from _remote(folder, ask_remote)
    if not found.replica:
        yield from _editors(folder)
        yield from _provider(oidc.SECRETS)
    yield from _packages()


def _settings(wrong: Collection[str]) -> Iterator[Condition]:
    given = {name.removeprefix(PREFIX).lower(): text for name, text in os.environ.items() if name.startswith(PREFIX)}
    given = {name: text for name, text in given.items() if text.strip() or name == "trusted_proxies"}
    for name in sorted(given.keys() - Settings.model_fields.keys()):
        what = Message(_("{name} is no setting, and does nothing: see docs/operators.md."), name=PREFIX + name.upper())
        yield Condition("settings", Soundness.LOOK, what)
    for name in Settings.model_fields:
        if name in given and PREFIX + name.upper() not in wrong:
            said = re.sub(r"//[^/@\s]+@", "//…@", str(getattr(settings(), name)))
            what = Message(_("{name} is {value}."), name=PREFIX + name.upper(), value=said or "“”")
            yield Condition("settings", Soundness.GOOD, what)
    if not settings().public_address:
        what = Message(_("PANORAMA_PUBLIC_ADDRESS is not set: no canonical links, no snippets for embeds."))
        yield Condition("settings", Soundness.LOOK, what)


def _limits() -> Iterator[Condition]:
    most, set_ = limits(), settings()
    what = Message(
        _(
            "A file is read up to {megabytes} MB, {rows} rows, {columns} columns, {signs} signs, within {seconds} seconds of processor "
            "and {memory} MB of memory; a draft holds {draft} MB."
        ),
        megabytes=f"{most.size / 1_000_000:g}",
        rows=str(most.rows),
        columns=str(most.columns),
        signs=str(most.signs),
        seconds=str(set_.reading_seconds),
        memory=str(set_.reading_megabytes),
        draft=str(set_.draft_megabytes),
    )
    yield Condition("limits", Soundness.GOOD, what)
    what = Message(
        _("{most} pages may be live at once, {each} from one address; proxies that are trusted: {proxies}."),
        most=str(set_.live_pages),
        each=str(set_.live_pages_per_address),
        proxies=", ".join(map(str, set_.trusted_proxies)) or "–",
    )
    yield Condition("limits", Soundness.GOOD, what)
    if importlib.util.find_spec("httptools"):
        what = Message(
            _(
                "httptools is installed, and the server would read requests with it, without the bounds of connections: start it with --http h11, as deploy/ does, or remove httptools."
            )
        )
        yield Condition("limits", Soundness.LOOK, what)


def _folders() -> Iterator[Condition]:
    """The folders that are set, in which something is to be written, and those in which nothing can be."""
    for name in ("desk_folder", "checked_folder", "edition"):
        folder = getattr(settings(), name)
        place = folder and next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
        if place and not (place.is_dir() and os.access(place, os.W_OK | os.X_OK)):
            what = Message(
                _("{name} is {folder}, where this user can neither find nor make a folder to write to."),
                name=PREFIX + name.upper(),
                folder=str(folder),
            )
            yield Condition("settings", Soundness.WRONG, what)


def _data(folder: Path) -> Iterator[Condition]:
    if not folder.is_dir():
        what = Message(_("There is no folder {folder}: look at PANORAMA_DATA."), folder=str(folder))
        yield Condition("data", Soundness.WRONG, what)
        return
    try:
        state = load(folder, today())
    except OSError as error:
        what = Message(
            _("The data folder {folder} cannot be read: {why}."),
            folder=str(folder),
            why=error.strerror or str(error),
        )
        yield Condition("data", Soundness.WRONG, what)
        return
    if state.errors:
        what = Message(_("Errors in the tables: {n}; see “python -m vendors check”."), n=str(len(state.errors)))
        yield Condition("data", Soundness.WRONG, what)
    else:
        version = state.dataset.version[:7] if state.dataset else "?"
        yield Condition("data", Soundness.GOOD, Message(_("The tables are valid: version {version}."), version=version))
    if not is_own(folder):
        what = Message(
            _("{folder} is in the project’s own checkout: nothing can be published to it."), folder=str(folder)
        )
        yield Condition("data", Soundness.LOOK, what)
    elif not os.access(folder, os.W_OK):
        what = Message(_("This user may not write to {folder}: nothing can be published."), folder=str(folder))
        yield Condition("data", Soundness.LOOK, what)


def _desk(folder: Path) -> Iterator[Condition]:
    desk = desk_folder(folder)
    if not desk.is_dir():
        yield Condition("desk", Soundness.GOOD, Message(_("There is no desk yet: nobody has a passphrase.")))
        return
    if is_open(desk):
        what = Message(_("Other users of this machine can look into {folder}: chmod 700."), folder=str(desk))
        yield Condition("desk", Soundness.WRONG, what)
    if not os.access(desk, os.W_OK):
        what = Message(_("This user may not write to {folder}: no draft is kept."), folder=str(desk))
        yield Condition("desk", Soundness.WRONG, what)
    elif not is_open(desk):
        what = Message(_("What the desk keeps is for this user alone: {folder}."), folder=str(desk))
        yield Condition("desk", Soundness.GOOD, what)


def _room(folder: Path) -> Iterator[Condition]:
    place = next((one for one in (desk_folder(folder), folder) if one.is_dir()), None)
    if place is None:
        return
    free = shutil.disk_usage(place).free
    standing = Soundness.WRONG if free < LITTLE_ROOM else Soundness.LOOK if free < ENOUGH_ROOM else Soundness.GOOD
    what = Message(_("The disk of the data has {megabytes} MB left."), megabytes=str(free // 1_000_000))
    yield Condition("disk", standing, what)


def _files() -> Iterator[Condition]:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = hard != resource.RLIM_INFINITY and hard < ENOUGH_FILES
    what = Message(
        _("The site may have {n} files and connections open (ulimit -Hn); for many readers {enough} or more."),
        n="∞" if hard == resource.RLIM_INFINITY else str(hard),
        enough=str(ENOUGH_FILES),
    )
    yield Condition("descriptors", Soundness.LOOK if few else Soundness.GOOD, what)


def _clock(folder: Path) -> Iterator[Condition]:
    now = datetime.now(UTC)
    said = Message(
        _("The clock says {now} (UTC); a day begins by {zone}."), now=f"{now:%Y-%m-%d %H:%M}", zone=settings().time_zone
    )
    try:
        head = History(folder).head()
    except Exception:
        head = None  # said where the history is looked at
    if head and head.when > now + timedelta(minutes=5):
        when = f"{head.when:%Y-%m-%d %H:%M}"
        what = Message(
            _("The clock says {now} (UTC), before the newest version ({when})."), now=f"{now:%Y-%m-%d %H:%M}", when=when
        )
        yield Condition("clock", Soundness.WRONG, what)
    else:
        yield Condition("clock", Soundness.GOOD, said)


def _history(folder: Path) -> Iterator[Condition]:
    history = History(folder)
    if not history.path.exists():
        yield Condition("history", Soundness.GOOD, Message(_("There is no history yet: nothing has been published.")))
        return
    try:
        broken = _broken_objects(history)
    except Exception as error:
        broken = [type(error).__name__]
    if broken:
        what = Message(
            _("The history is damaged ({what}): put the copy of {folder} back, or fetch it from the other repository."),
            what=", ".join(broken[:3]),
            folder=str(history.path),
        )
        yield Condition("history", Soundness.WRONG, what)
        return
    versions = history.versions()
    if not versions and history.has_any:
        what = Message(
            _(
                "The history in {folder} has versions, and none of them is its newest, as where it was copied in part: put the copy back, or fetch it from the other repository."
            ),
            folder=str(history.path),
        )
        yield Condition("history", Soundness.WRONG, what)
        return
    yield Condition("history", Soundness.GOOD, Message(_("The history is whole; versions: {n}."), n=str(len(versions))))
    if versions and not settings().replica and not _stands(history, versions[0], folder):
        what = Message(
            _(
                "The tables in {folder} are not those of the newest version ({version}): where they are valid they become a version of their own at the next start, as what is changed by hand does. "
                "Where a copy was put back, put back the tables and the history of the same one."
            ),
            folder=str(folder),
            version=versions[0].id[:7],
        )
        yield Condition("history", Soundness.LOOK, what)


def _stands(history: History, version: Version, folder: Path) -> bool:
    """Whether the tables of a version are those of the folder; also where these cannot be read, which is said of them."""
    try:
        return not folder.is_dir() or history.holds(version, read_files(folder))
    except OSError:
        return True


def _broken_objects(history: History) -> list[str]:
    """Names of what is damaged or missing: each object is read, and each version with all its tables."""
    broken: list[str] = []
    with history.opened() as repository:
        if repository is None:
            return ["HEAD"]
        for name in repository.object_store:
            try:
                repository.object_store[name].check()
            except Exception:
                broken.append(name.decode()[:7])
    if not broken:
        for version in history.versions():
            history.files(version)
    return broken


def _remote(folder: Path, ask: bool) -> Iterator[Condition]:
    address = settings().history_remote
    if not address:
        yield Condition(
            "remote", Soundness.LOOK, Message(_("The history is kept nowhere else: PANORAMA_HISTORY_REMOTE."))
        )
        return
    if (unsafe := urlsplit(address)).scheme in ("http", "git") and unsafe.hostname not in (
        "127.0.0.1",
        "::1",
        "localhost",
    ):
        what = Message(
            _(
                "The other repository is asked over {scheme}://, which nobody protects: whoever is in between decides what is published. "
                "Use https:// or ssh://."
            ),
            scheme=unsafe.scheme,
        )
        yield Condition("remote", Soundness.LOOK, what)
    last = remote.state(folder)
    if last.reason:
        yield Condition("remote", Soundness.WRONG, Message(last.reason, detail=last.detail))
    if not ask:
        what = Message(
            _("The other repository was not asked now; it is with --remote. Both were the same: {when}."),
            when=last.agreed or "–",
        )
        yield Condition("remote", Soundness.GOOD, what)
        return
    try:
        client, path = remote.connection(address)
        client.get_refs(path.encode())
    except Exception as error:
        detail = re.sub(r"//[^/@\s]+@", "//", f"{type(error).__name__}: {error}"[:300])
        yield Condition(
            "remote", Soundness.WRONG, Message(_("The other repository does not answer: {detail}"), detail=detail)
        )
    else:
        yield Condition("remote", Soundness.GOOD, Message(_("The other repository answers.")))


def _editors(folder: Path) -> Iterator[Condition]:
    everybody = [one.editor for one in accounts.known(folder).values()]
    publishing = sum(one.may_publish for one in everybody)
    others = settings().desk_editors
    what = Message(
        _("{n} have a passphrase, of whom {publishing} may publish; by the provider of identities: {others}."),
        n=str(len(everybody)),
        publishing=str(publishing),
        others=others or "–",
    )
    if not everybody and (desk_folder(folder) / accounts.FILE).exists():
        lost = Message(_("The list of editors cannot be read: {file}."), file=str(desk_folder(folder) / accounts.FILE))
        yield Condition("editors", Soundness.WRONG, lost)
    closed = not publishing and not (others and oidc.with_provider())
    yield Condition("editors", Soundness.LOOK if closed else Soundness.GOOD, what)
    if settings().four_eyes and not others and publishing < 2:
        what = Message(
            _("A change needs two editors (PANORAMA_FOUR_EYES), and there are not two: nothing can be published.")
        )
        yield Condition("editors", Soundness.WRONG, what)


def _provider(secrets: Path) -> Iterator[Condition]:
    """How an identity provider is set up, where one is or somebody is to come through it."""
    found, file = oidc.provider_setup(secrets), f"{secrets.parent.name}/{secrets.name}"
    expected = bool(settings().desk_editors or settings().desk_readers)
    if found.unread:
        what = Message(
            _("{file} cannot be read ({why}): nobody signs in through the provider of identities."),
            file=file,
            why=found.unread,
        )
        yield Condition("provider", Soundness.WRONG, what)
    elif found.lacking:
        what = Message(
            _(
                "[auth] in {file} lacks {names}, or says there what cannot be used (redirect_uri ends with {end}): nobody signs in through the provider of identities."
            ),
            file=file,
            names=", ".join(found.lacking),
            end=oidc.RETURNS,
        )
        yield Condition("provider", Soundness.WRONG, what)
    elif expected and not found.is_named:
        what = Message(
            _(
                "PANORAMA_DESK_EDITORS and PANORAMA_DESK_READERS name people who come through a provider of identities, and {file} has no [auth]: nobody does."
            ),
            file=file,
        )
        yield Condition("provider", Soundness.WRONG, what)
    elif found.is_named and not expected:
        what = Message(
            _(
                "A provider of identities is set up in {file}, and PANORAMA_DESK_EDITORS and PANORAMA_DESK_READERS name nobody who may come through it."
            ),
            file=file,
        )
        yield Condition("provider", Soundness.LOOK, what)
    elif found.is_named:
        what = Message(_("A provider of identities is set up in {file}."), file=file)
        yield Condition("provider", Soundness.GOOD, what)
    if found.is_named and secrets.stat().st_mode & stat.S_IROTH:
        what = Message(
            _("Other users of this machine can read {file}: chmod 640, and the group of the site."), file=file
        )
        yield Condition("provider", Soundness.WRONG, what)


def _packages() -> Iterator[Condition]:
    pins = dict(_PINNED.findall((ROOT / "requirements.txt").read_text("utf-8")))
    other = []
    for name, version in pins.items():
        try:
            installed = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            installed = "–"
        if installed != version:
            other.append(f"{name} {installed} ({version})")
    python = ".".join(map(str, sys.version_info[:3]))
    if other:
        what = Message(
            _("Installed are other packages than requirements.txt names: {packages}."), packages=", ".join(other[:9])
        )
        yield Condition("packages", Soundness.WRONG, what)
    else:
        what = Message(
            _("Python {python}; the {n} packages of requirements.txt are those that are installed."),
            python=python,
            n=str(len(pins)),
        )
        yield Condition("packages", Soundness.GOOD, what)
