"""The history at another place: pushed to a git repository, and followed from it. What fails is said and tried again; it never holds up a publish.

A replica has nothing of its own: it only follows, and shows what is there.
"""

import json
import logging
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from cachetools import LRUCache
from dulwich.client import GitClient, default_urllib3_manager, get_transport_and_path
from dulwich.graph import can_fast_forward
from dulwich.objects import ObjectID
from dulwich.refs import Ref
from filelock import FileLock, Timeout

from vendors.desk.revisions.history import BRANCH, History
from vendors.desk.revisions.outcomes import PARTED, Failed, Outcome, Refused
from vendors.desk.revisions.publishing import begin, begins_anew, follow, is_own
from vendors.desk.revisions.strikes import REFS, Strikes
from vendors.i18n.language import FALLBACK_LANGUAGE, Language, _, language
from vendors.settings import desk_folder, today
from vendors.store.atomic_file import replace_json
from vendors.store.private_folder import private_folder

log = logging.getLogger(__name__)

STATE: Final = "remote.json"
LOCK: Final = "remote.lock"
SILENCE: Final = 10.0
"""Seconds that the other repository may be silent, each of the few times that it is asked."""
SSH: Final = f"ssh -o BatchMode=yes -o ConnectTimeout={SILENCE:.0f} -o ServerAliveInterval={SILENCE / 2:.0f} -o ServerAliveCountMax=2"
"""How it is asked over ssh."""
GLANCE: Final = 0.25
"""Seconds between two looks at whether something was published here."""
SOONEST: Final = 1.0
"""Seconds after which a repository that did not answer is asked again; twice as many after each further time, and no more than always."""

_REFUSED: Final[LRUCache[tuple[Path, ObjectID, date], tuple[str, str]]] = LRUCache(8)
"""What was said of versions that break rules."""

UNREACHABLE: Final = _("The other history cannot be reached ({detail}). It is tried again.")
NOTHING_THERE: Final = _("Nothing has been published in the other history yet. It is looked at again.")
NO_TABLES: Final = _(
    "The newest version of the other repository holds no table: it is not the history of this site. Look at PANORAMA_HISTORY_REMOTE."
)
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
    return _noted(folder, address, _synchronised)


def follow_only(folder: Path, address: str) -> Remote:
    """Fetch what is new there and show it where it passes the check, as a replica does: nothing is pushed, and what is here gives way."""
    return _noted(folder, address, _followed)


def _noted(folder: Path, address: str, meet: Callable[[Path, str], tuple[str, str]]) -> Remote:
    """Meet the other repository, and note how things stand then.

    Args:
        meet: gives what is wrong, with its detail; or nothing, and the version that both have.
    """
    before = state(folder)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if not is_own(folder):
        return before
    try:
        private_folder(desk_folder(folder))
        with FileLock(desk_folder(folder) / LOCK, timeout=0):
            reason, detail = meet(folder, address)
    except Timeout:
        return before
    except Exception as error:
        # Whatever the network, the other machine or its answer does, the site and its desk go on.
        reason, detail = UNREACHABLE, _without_secrets(f"{type(error).__name__}: {error}"[:300])
    if reason:
        if (reason, detail) != (before.reason, before.detail):
            log.warning("%s", Failed(reason, detail).message(language(FALLBACK_LANGUAGE)))
        found = Remote(now, before.agreed, before.version, reason, detail)
    else:
        if before.reason:
            log.warning("the other history is reached again")
        found = Remote(now, now, detail)
    try:
        replace_json(desk_folder(folder) / STATE, asdict(found))
    except OSError:
        log.exception("how the other history stands could not be noted")
    return found


def connection(address: str) -> tuple[GitClient, str]:
    """What asks the other repository, and the path there. One that accepts and never answers is given up."""
    pool: Any = None
    if address.startswith(("http://", "https://")):
        pool = default_urllib3_manager(None, base_url=address, timeout=SILENCE)
    return get_transport_and_path(address, pool_manager=pool, ssh_command=SSH)


def _fetched(history: History, client: GitClient, path: str) -> Mapping[Ref, ObjectID | None]:
    """The names of the other repository, after what is shared and was not here yet has come."""
    with history.opened() as repository:
        assert repository is not None
        for lock in (history.path / "objects" / "pack").glob("*.lock"):
            lock.unlink(missing_ok=True)

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:  # noqa: ARG001
            assert repository is not None
            tips = [tip for name, tip in refs.items() if tip is not None and _is_shared(name)]
            return [tip for tip in tips if tip not in repository.object_store]

        return client.fetch(path, repository, determine_wants=wanted).refs


def _followed(folder: Path, address: str) -> tuple[str, str]:
    """What is wrong, with its detail; or nothing, and the version that is there."""
    history = History(folder)
    refs = _fetched(history, *connection(address))
    Strikes(folder).follow(_struck(refs))
    there = refs.get(BRANCH)
    if there is None:
        return NOTHING_THERE, ""
    here = history.head()
    if here is None or here.id.encode() != there:
        wrong = _shown(folder, there, replica=True)
        if wrong:
            return wrong
    return "", there.decode()


def _shown(folder: Path, there: ObjectID, *, replica: bool = False) -> tuple[str, str] | None:
    """Shows a version that came from there, and gives what is wrong with it.

    Data that breaks rules is not checked anew at each look, every second: it breaks the same rules all day.
    """
    key = (folder, there, today())
    if (known := _REFUSED.get(key)) is not None:
        return known
    if not History(folder).has_tables(there.decode()):
        return NO_TABLES, ""
    done = follow(folder, there.decode(), replica=replica)
    wrong = _what_is_wrong(done)
    if wrong and isinstance(done, Refused) and not done.outside:
        _REFUSED[key] = wrong
    return wrong


def _what_is_wrong(done: Outcome) -> tuple[str, str] | None:
    if isinstance(done, Refused):
        return BROKEN, done.problems[0].file
    if isinstance(done, Failed):
        return done.reason, done.detail
    return None


def _struck(refs: Mapping[Ref, ObjectID | None]) -> dict[str, ObjectID]:
    return {name.removeprefix(REFS).decode(): tip for name, tip in refs.items() if tip and name.startswith(REFS)}


def _synchronised(folder: Path, address: str) -> tuple[str, str]:
    """What is wrong, with its detail; or nothing, and the version that both have."""
    history = History(folder)
    client, path = connection(address)
    refs = _fetched(history, client, path)
    there = refs.get(BRANCH)
    strikes = Strikes(folder)
    strikes.follow(_struck(refs))
    if there is not None:
        here, id = history.head(), there.decode()
        if here is None or (here.id != id and (history.continues(id) or begins_anew(folder, id))):
            wrong = _shown(folder, there)
            if wrong:
                return wrong
        elif not history.has_tables(id):
            return NO_TABLES, ""
    elif history.head() is None:
        # Where nothing was published yet anywhere, what stands here is the first version: replicas wait for it.
        begin(folder)
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


class Follower(threading.Thread):
    """Keeps a folder in step with another repository for as long as the process lives: soon after each publish, and every so often.

    Args:
        folder: the data folder.
        address: of the repository.
        every: seconds between two looks at it.
        replica: whether nothing is of this folder's own.
        arrived: what is done when another version has come from there.
    """

    def __init__(
        self,
        folder: Path,
        address: str,
        every: float,
        *,
        replica: bool = False,
        arrived: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(name="follower of the history", daemon=True)
        self._folder, self._address, self._every = folder, address, every
        self._replica, self._arrived = replica, arrived
        self._ended = threading.Event()
        self._failed = 0

    def run(self) -> None:
        """Look, wait, and look again; what was published while the server is told to stop is pushed before it does."""
        while True:
            # Before it looks: what is published while it does is news for the next look.
            seen = self._newest()
            self.look()
            waited, pause = 0.0, self._pause()
            while waited < pause and self._newest() == seen and not self._ended.wait(GLANCE):
                waited += GLANCE
            if self._ended.is_set() and (self._replica or self._newest() == seen):
                return

    def look(self) -> None:
        """Look once."""
        before = self._newest()
        found = follow_only(self._folder, self._address) if self._replica else synchronise(self._folder, self._address)
        self._failed = self._failed + 1 if found.reason else 0
        if self._newest() != before:
            self._arrived()

    def end(self) -> None:
        """Look no more, once what was published here is pushed."""
        self._ended.set()

    def _pause(self) -> float:
        return min(self._every, SOONEST * 2**self._failed) if self._failed else self._every

    def _newest(self) -> bytes:
        try:
            refs = History(self._folder).path / "refs"
            struck = sorted((refs / "struck").glob("*"))
            return b"".join(path.read_bytes() for path in (refs / "heads" / "main", *struck))
        except OSError:
            return b""
