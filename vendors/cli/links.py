"""`links`: the state of every address cited."""

import json
import re
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, INTERRUPTED, PROBLEMS, stop
from vendors.cli.folder import valid
from vendors.desk.linkcheck.citations import Cited, archived, cited
from vendors.desk.linkcheck.state import WEEK, AddressState, Progress, Reach
from vendors.i18n.language import Language, _
from vendors.settings import today

_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


class Age(click.ParamType[timedelta]):
    """How old an answer may be: `90m`, `12h`, `7d`, or `0`."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The time that a word names."""
        if isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"([0-9]{1,5})([mhd])|0", value)
        if not found:
            self.fail("90m, 12h, 7d", param, ctx)
        return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found[2] else timedelta(0)


@options.command("links", _("ask every address that the data cites, and tell its state"))
@options.DATA
@options.LANGUAGE
@options.FORMAT
@click.option(
    "--limit", type=int, help=options.said(_("ask at most so many addresses now; 0 only shows what is known"))
)
@click.option(
    "--again",
    type=Age(),
    default=WEEK,
    metavar="AGE",
    help=options.said(_("ask again what was asked longer ago than that: 90m, 12h, 7d")),
)
def command(folder: Path, words: Language, form: str, limit: int | None, again: timedelta) -> int:
    """Asks what is due, prints the states; returns 0 where no address needs work, else 1, 2 where it cannot run, 130 where broken off."""
    dataset = valid(folder, words)
    # Here and not above: whoever only checks data need not wait for what speaks to the web.
    from vendors.desk.linkcheck.run import Busy, Offline, ask_all

    def told(progress: Progress) -> None:
        assert progress.state
        print(
            words.say(
                "{done} of {total}: {url}: {state}",
                done=words.number(progress.done),
                total=words.number(progress.total),
                url=_shown(progress.state.url),
                state=words.say(progress.state.reach.label),
            ),
            file=sys.stderr,
            flush=True,
        )

    most = None if limit is None else max(0, limit)
    try:
        found = ask_all(folder, dataset, age=again, limit=most, told=told)
    except Busy:
        stop(words.say("The addresses are being asked already, in another window or by another editor."))
    except Offline:
        stop(words.say("No host can be reached from here; nothing was noted of the addresses."))
    except BrokenPipeError:
        # Not the file of answers, but whoever read the progress: `main` knows what to do.
        raise
    except OSError as error:
        stop(words.say("The answers cannot be kept: {why}", why=error))
    except KeyboardInterrupt:
        print(words.say("Broken off. What was found is kept; the same command goes on from there."), file=sys.stderr)
        return INTERRUPTED
    places = cited(dataset, today())
    if form == "json":
        print(
            json.dumps(
                [_as_dict(url, found.get(url), places[url], words) for url in places], ensure_ascii=False, indent=1
            )
        )
    else:
        _print(found, places, words)
    return PROBLEMS if any(state.needs_work for state in found.values()) else CLEAN


def _as_dict(url: str, state: AddressState | None, places: tuple[Cited, ...], words: Language) -> dict[str, object]:
    known = state.as_dict() if state else {"url": url, "reach": None}
    known["state"] = known.pop("reach")
    return known | {
        "message": state.said(words) if state else words.say("not asked yet"),
        "archived": archived(url, places),
        "cited": [{"table": place.table, "row": place.key, "column": place.column} for place in places],
    }


def _print(found: Mapping[str, AddressState], places: Mapping[str, tuple[Cited, ...]], words: Language) -> None:
    for reach in Reach:
        for url in sorted(url for url, state in found.items() if state.reach is reach):
            print(f"{reach.value:14} {_shown(url)}")
            if reach is Reach.ALIVE:
                continue
            state = found[url]
            print(f"{'':14} {_shown(state.said(words))}")
            for place in places[url]:
                print(f"{'':14} {place.table}.csv, {place.key}, {place.column}")
            if state.is_dead:
                print(f"{'':14} " + words.say("Perhaps archived: {url}", url=_shown(archived(url, places[url]))))
    counts = [
        f"{words.number(n)} {words.say(reach.label)}"
        for reach in Reach
        if (n := sum(state.reach is reach for state in found.values()))
    ]
    unasked = len(places) - len(found)
    if unasked:
        counts.append(words.plural("{n} not asked yet", "{n} not asked yet", unasked))
    print(", ".join(counts), file=sys.stderr)


def _shown(text: str) -> str:
    """Text that comes from foreign servers, without signs that would steer a terminal."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
