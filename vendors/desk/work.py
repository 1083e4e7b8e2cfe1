"""An editor's open change as it is at one moment: its tables, what is wrong in them, and what is different."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from vendors.desk.imports.loading import LoadedFile
from vendors.desk.imports.partial import Part
from vendors.desk.mending.all_problems import all_problems, caused
from vendors.desk.one_language import changed_alone
from vendors.desk.revisions.diff import Difference, difference
from vendors.desk.revisions.draft_steps import Draft
from vendors.desk.revisions.merge import Clash, upon
from vendors.desk.unsourced import changed_without_source
from vendors.settings import today
from vendors.store.files import Files
from vendors.store.load import State, load_files, version_of
from vendors.tables.dataset import Dataset
from vendors.validation.problems import Problem
from vendors.validation.rules import Severity


@dataclass(frozen=True)
class Work:
    """One open change, never altered: each step gives a new one.

    Attributes:
        draft: all tables as they would be published, and the version they began from.
        base: the tables it began from.
        loaded: what was read of each file that is part of it, the newest last.
        under: the tables to which the loaded files are put, one after another.
        overruled: the cells of which a loaded file says something else than the change said before; the file counts.
    """

    draft: Draft
    base: Files = field(repr=False)
    loaded: tuple[LoadedFile, ...] = field(repr=False)
    under: Files = field(repr=False)
    overruled: tuple[Clash, ...] = ()

    @cached_property
    def checked(self) -> State:
        """The draft as a data set, with what stands in the way of it."""
        return load_files(self.draft.files, today())

    @cached_property
    def difference(self) -> Difference:
        """What is different from the tables it began from."""
        return difference(self.base, self.draft.files)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong or awaits work in what was changed, each once: at its place in the loaded file where there is one."""
        new = caused(self.checked.problems, (), self.draft.files, self._was.problems, self.base)
        told = [problem for problem in self.checked.problems if problem.severity is Severity.ERROR or problem in new]
        return all_problems(self.loaded, self.draft.files, told, (*self.unsourced, *self.untranslated))

    @cached_property
    def caused(self) -> frozenset[Problem]:
        """The problems that were not there before the change."""
        return caused(self.problems, self.loaded, self.draft.files, self._was.problems, self.base)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @cached_property
    def unsourced(self) -> tuple[Problem, ...]:
        """The facts that changed without a new source; they may be published, and readers see them as unverified."""
        if self._was.dataset is None:
            return ()
        changed = {name: data for name, data in self.draft.files.items() if data != self.base.get(name)}
        changed["evidence.csv"] = self.draft.files.get("evidence.csv", b"")
        return tuple(changed_without_source(self._was.dataset, changed))

    @cached_property
    def untranslated(self) -> tuple[Problem, ...]:
        """The texts that stand as they stood while another language of them has changed."""
        changed = {name: data for name, data in self.draft.files.items() if data != self.base.get(name)}
        return tuple(changed_alone(self._was.dataset, changed)) if self._was.dataset else ()

    @property
    def _was(self) -> State:
        return load_files(self.base, today())

    @cached_property
    def partial(self) -> tuple[tuple[LoadedFile, Part], ...]:
        """The loaded files that hold only some rows of a table, and how many."""
        return tuple((one, part) for one in self.loaded for part in one.parts)

    @property
    def dataset(self) -> Dataset | None:
        """The data set that readers would see; None while there are errors."""
        return self.checked.dataset

    @cached_property
    def state(self) -> str:
        """Names exactly what would be published, and from where: equal as long as both are."""
        return state_of(self.draft)


def state_of(draft: Draft) -> str:
    """Names what a draft would publish, and from where."""
    return sha256(f"{draft.base} {version_of(draft.files)}".encode()).hexdigest()


def layered(files: Files, loaded: Sequence[LoadedFile]) -> tuple[Files, tuple[Clash, ...]]:
    """Tables with each loaded file put to them in turn, and the cells that one of them overruled."""
    overruled: list[Clash] = []
    for one in loaded:
        if one.base is None:
            files = {**files, **one.files}
        else:
            files, clashes = upon(files, one.files, one.base)
            overruled += clashes
    return files, tuple(overruled)
