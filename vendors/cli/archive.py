"""`link --archive`: a whole archive, by partitions, and how far it is."""

import sys
import time
from pathlib import Path
from typing import Final

from vendors.cli.exit_codes import CLEAN, reason, stop
from vendors.i18n.language import Language, _
from vendors.linking.archive.engines import engine as engine_at
from vendors.linking.archive.partitions import ArchiveError, partitions
from vendors.linking.archive.parts import LONGEST, ArchiveAsked, ArchiveNames
from vendors.linking.archive.run import ArchiveTally, run
from vendors.tables.dataset import Dataset

TOLD_EVERY: Final = 2.0
"""Seconds between two lines of progress."""


def link_archive(
    archive: Path, output: Path, column: str, key: str, engine: str, processes: int, dataset: Dataset, words: Language
) -> int:
    """Links an archive, tells on standard error how far it is, and prints what was found at the end.

    Args:
        archive, output, column, key: see `vendors.linking.archive.run`.
        engine: "local" or the address of a Dask scheduler.
        processes: of this machine.
        dataset: whose vendors are looked for.
        words: the language of the answer.

    Raises:
        Exit: the archive, the folder or the engine cannot be used; it has been said.
    """
    asked = ArchiveAsked(archive.absolute(), column, key, ArchiveNames.of(dataset))
    told = _Told(words)
    try:
        engine_chosen = engine_at(engine, processes)
        tally = run(asked, partitions(asked.archive), output, engine_chosen, told)
    except ArchiveError as error:
        stop(words.say(error.message, **error.fields))
    except OSError as error:
        stop(words.say("{file} cannot be read: {reason}.", file=error.filename or archive, reason=reason(error, words)))
    told.finish(tally, output)
    return CLEAN


class _Told:
    """Tells how far the linking is, every few seconds, and what came of it."""

    def __init__(self, words: Language) -> None:
        self._words, self._begun = words, time.monotonic()
        self._last = self._begun

    def __call__(self, tally: ArchiveTally) -> None:
        now = time.monotonic()
        if now - self._last < TOLD_EVERY:
            return
        self._last = now
        number = self._words.number
        told = _("{done} of {of} partitions, {texts} texts, {rate} partitions a minute")
        rate = number(round(60 * (tally.done - tally.kept) / (now - self._begun)))
        fields = {"done": number(tally.done), "of": number(tally.of), "texts": number(tally.texts), "rate": rate}
        print(self._words.say(told, **fields), file=sys.stderr)

    def finish(self, tally: ArchiveTally, output: Path) -> None:
        """Prints what was found, and on standard error what was not read."""
        say, number = self._words.say, self._words.number
        found = _("{path}: {names} names in {texts} texts, in {of} partitions.")
        fields = {"names": number(tally.names), "texts": number(tally.texts), "of": number(tally.of)}
        print(say(found, path=str(output), **fields))
        if tally.kept:
            print(say(_("{n} of the partitions had been done before."), n=number(tally.kept)), file=sys.stderr)
        if tally.unread:
            print(say(_("{n} records have no text and were passed over."), n=number(tally.unread)), file=sys.stderr)
        if tally.cut:
            told = _("Of {n} texts only the first {most} signs were read.")
            print(say(told, n=number(tally.cut), most=number(LONGEST)), file=sys.stderr)
