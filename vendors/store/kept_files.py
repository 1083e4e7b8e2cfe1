"""Where things of one kind that are made of the data are kept beside the verdicts (0053), so that no later start makes them again."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path

from vendors.store import checked, own_files


class KeptFiles:
    """The things of one kind; each is found by its name and by all code that has a say in it.

    Args:
        room: the folder of the code and the lists that make them; what lies in the rooms below it is in `vendors.store.checked.rules`.
        ending: of their files.
        most: how many are kept; the one that was longest not asked for gives way.
    """

    def __init__(self, room: Path, ending: str, most: int) -> None:
        self._room, self._ending, self._most = room, ending, most

    def place(self, name: str) -> Path | None:
        """Where a thing is kept, whether it is there or not; None where none can be."""
        beside = checked.place(name)
        if beside is None or not self.code_version:
            return None
        return beside.with_name(sha256(f"{beside.stem} {self.code_version}".encode()).hexdigest() + self._ending)

    def read(self, name: str) -> bytes | None:
        """What is kept under a name, or None where nothing is that can be believed."""
        path = self.place(name)
        return own_files.read(path) if path else None

    def has_room_for(self, name: str) -> bool:
        """Whether a thing can be kept under a name, and none is yet."""
        path = self.place(name)
        return path is not None and own_files.may_be_kept(path)

    def keep(self, name: str, content: bytes) -> None:
        """Keeps a thing in the place of what was there; where it cannot be kept, it is made again each time."""
        path = self.place(name)
        if path and not any(map(checked.is_newer, self._code())):
            own_files.keep(path, content, self._most)

    @cached_property
    def code_version(self) -> str:
        """A hash of what lies in the room; "" where some of it is newer than this process, and may not be what runs."""
        content = sha256()
        for path in self._code():
            if checked.is_newer(path):
                return ""
            data = path.read_bytes()
            content.update(f"{path.relative_to(self._room).as_posix()}:{len(data)}:".encode() + data)
        return content.hexdigest()

    def _code(self) -> list[Path]:
        return sorted(path for path in self._room.rglob("*") if "__pycache__" not in path.parts and path.is_file())
