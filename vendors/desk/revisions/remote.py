"""The history at another place: pushed to a git repository, and followed from it. What fails is said and tried again; it never holds up a publish."""

import json
import logging
import re
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from dulwich.client import GitClient, default_urllib3_manager, get_transport_and_path
from dulwich.graph import can_fast_forward
from dulwich.objects import ObjectID
from dulwich.refs import Ref
from filelock import FileLock, Timeout

from vendors.desk.revisions.history import BRANCH, History
from vendors.desk.revisions.outcomes import PARTED, Failed, Refused
from vendors.desk.revisions.publishing import follow, is_own
from vendors.desk.revisions.strikes import REFS, Strikes
from vendors.i18n.language import Language, _
from vendors.settings import desk_folder
from vendors.store.atomic_file import replace_json
from vendors.store.private_folder import private_folder

log = logging.getLogger(__name__)

STATE: Final = "remote.json"
LOCK: Final = "remote.lock"
SILENCE: Final = 10.0
"""Seconds that the other repository may be silent, each of the few times that it is asked."""
SSH: Final = f"ssh -o BatchMode=yes -o ConnectTimeout={SILENCE:.0f} -o ServerAliveInterval={SILENCE / 2:.0f} -o ServerAliveCountMax=2"
"""How it is asked over ssh."""
GLANCE: Final = 1.0
"""Seconds between two looks at whether something was published here."""

UNREACHABLE: Final = _("The other history cannot be reached ({detail}). It is tried again.")
BROKEN: Final = _("The newest version of the other history breaks rules and is not shown: {detail}")


@dataclass(frozen=True, slots=True)
class Remote:
    """How things stand with the other repository.

    Attributes:
        looked: when it was last asked (UTC, ISO 8601), or "".
        agreed: when both had last the same newest version, or "".
        version: id of the newest version that both have, or "".
        reason, detail: what is wrong, as `Failed` has it; "" where nothing is.
    """

    looked: str = ""
    agreed: str = ""
    version: str = ""
    reason: str = ""
    detail: str = ""

    def message(self, words: Language) -> str:
        """What is wrong in a language, or ""."""
        return words.say(self.reason, detail=self.detail) if self.reason else ""


def state(folder: Path) -> Remote:
    """How things stood when the other repository was last asked, by whichever process."""
    try:
        return Remote(**json.loads((desk_folder(folder) / STATE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Remote()


def synchronise(folder: Path, address: str) -> Remote:
    """Fetch what is new there, show it where it simply continues what is here and passes the check, and push what is new here.

    Args:
        folder: the data folder.
        address: of the repository: a path, or an address that git knows.
    """
    before = state(folder)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if not is_own(folder):
        return before
    try:
        private_folder(desk_folder(folder))
        with FileLock(desk_folder(folder) / LOCK, timeout=0):
            reason, detail = _synchronised(folder, address)
    except Timeout:
        return before
    except Exception as error:
        # Whatever the network, the other machine or its answer does, the site and its desk go on.
        reason, detail = UNREACHABLE, _without_secrets(f"{type(error).__name__}: {error}"[:300])
    if reason:
        log.warning("%s: %s", reason, detail)
        found = Remote(now, before.agreed, before.version, reason, detail)
    else:
        found = Remote(now, now, detail)
    _noted(folder, found)
    return found


def connection(address: str) -> tuple[GitClient, str]:
    """What asks the other repository, and the path there. One that accepts and never answers is given up."""
    pool: Any = None
    if address.startswith(("http://", "https://")):
        pool = default_urllib3_manager(None, base_url=address, timeout=SILENCE)
    return get_transport_and_path(address, pool_manager=pool, ssh_command=SSH)


def _synchronised(folder: Path, address: str) -> tuple[str, str]:
    """What is wrong, with its detail; or nothing, and the version that both have."""
    history = History(folder)
    client, path = connection(address)
    with history.opened() as repository:
        assert repository is not None
        for lock in (history.path / "objects" / "pack").glob("*.lock"):
            lock.unlink(missing_ok=True)

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:  # noqa: ARG001
            assert repository is not None
            tips = [tip for name, tip in refs.items() if tip is not None and _is_shared(name)]
            return [tip for tip in tips if tip not in repository.object_store]

        refs = client.fetch(path, repository, determine_wants=wanted).refs
        there = refs.get(BRANCH)
    strikes = Strikes(folder)
    strikes.follow(
        {name.removeprefix(REFS).decode(): tip for name, tip in refs.items() if tip and name.startswith(REFS)}
    )
    if there is not None:
        here = history.head()
        if here is None or (here.id.encode() != there and history.continues(there.decode())):
            done = follow(folder, there.decode())
            if isinstance(done, Refused):
                return BROKEN, done.problems[0].file
            if isinstance(done, Failed):
                return done.reason, done.detail
    here = history.head()
    if here is None:
        return "", ""
    struck = strikes.ahead_of({name: tip for name, tip in refs.items() if tip})
    if there is not None and here.id.encode() == there and not struck:
        return "", here.id
    with history.opened() as repository:
        assert repository is not None
        if there is not None and not can_fast_forward(repository, there, ObjectID(here.id.encode())):
            return PARTED, ""
        tip = ObjectID(here.id.encode())

        def update(refs: dict[Ref, ObjectID]) -> dict[Ref, ObjectID]:
            # Somebody else may have pushed in between: then nothing is, and the next look sees why.
            return {BRANCH: tip, **struck} if refs.get(BRANCH) == there else {}

        result = client.send_pack(path.encode(), update, repository.generate_pack_data)  # type: ignore[arg-type]
    failed = (result.ref_status or {}).get(BRANCH)
    return (UNREACHABLE, _without_secrets(str(failed))) if failed else ("", here.id)


def _is_shared(name: Ref) -> bool:
    """Whether a ref is of the history itself or of its strikes; drafts and what was set aside stay where they are."""
    return name == BRANCH or name.startswith(REFS)


def _without_secrets(text: str) -> str:
    return re.sub(r"//[^/@\s]+@", "//", text)


def _noted(folder: Path, found: Remote) -> None:
    try:
        replace_json(desk_folder(folder) / STATE, asdict(found))
    except OSError:
        log.exception("how the other history stands could not be noted")


class Follower(threading.Thread):
    """Keeps a folder in step with another repository for as long as the process lives: soon after each publish, and every so often.

    Args:
        folder: the data folder.
        address: of the repository.
        every: seconds between two looks at it.
    """

    def __init__(self, folder: Path, address: str, every: float) -> None:
        super().__init__(name="follower of the history", daemon=True)
        self._folder, self._address, self._every = folder, address, every
        self._ended = threading.Event()

    def run(self) -> None:
        """Look, wait, and look again."""
        while not self._ended.is_set():
            # Before it looks: what is published while it does is news for the next look.
            seen = self._newest()
            synchronise(self._folder, self._address)
            waited = 0.0
            while waited < self._every and self._newest() == seen and not self._ended.wait(GLANCE):
                waited += GLANCE

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def _newest(self) -> bytes:
        try:
            refs = History(self._folder).path / "refs"
            struck = sorted((refs / "struck").glob("*"))
            return b"".join(path.read_bytes() for path in (refs / "heads" / "main", *struck))
        except OSError:
            return b""
