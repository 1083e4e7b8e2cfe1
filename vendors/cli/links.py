"""The command `python -m vendors links`: the state of every address cited."""

import argparse
import json
import re
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vendors.cli.folder import valid
from vendors.desk.linkcheck.state import WEEK, AddressState, Cited, Reach, archived, cited
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.settings import settings, today

if TYPE_CHECKING:
    from vendors.desk.linkcheck.run import Progress

FINE, WORK, WRONG, BROKEN_OFF = 0, 1, 2, 130
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


def age(text: str) -> timedelta:
    """How old an answer may be, from the command line: `90m`, `12h`, `7d`, or `0`.

    Raises:
        argparse.ArgumentTypeError: it is not of that form.
    """
    found = re.fullmatch(r"([0-9]{1,5})([mhd])|0", text)
    if not found:
        raise argparse.ArgumentTypeError("90m, 12h, 7d")
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found[2] else timedelta(0)


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    links = commands.add_parser("links", help=words.say(_("ask every address that the data cites, and tell its state")))
    links.add_argument("--data", dest="folder", type=Path, default=settings().data)
    links.add_argument("--lang", choices=LANGUAGES, default="fr")
    links.add_argument("--format", choices=("text", "json"), default="text")
    links.add_argument(
        "--limit", type=int, help=words.say(_("ask at most so many addresses now; 0 only shows what is known"))
    )
    links.add_argument(
        "--again",
        type=age,
        default=WEEK,
        metavar="AGE",
        help=words.say(_("ask again what was asked longer ago than that: 90m, 12h, 7d")),
    )
    links.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Asks what is due, prints the states; returns 0 where no address needs work, else 1, 2 where it cannot run, 130 where broken off."""
    dataset = valid(asked.folder, words)
    # Here and not above: whoever only checks data need not wait for what speaks to the web.
    from vendors.desk.linkcheck.run import Busy, Offline, ask_all

    def told(progress: "Progress") -> None:
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

    if settings().links_to_loopback:
        print(words.say("Test setting: addresses of this machine are asked too."), file=sys.stderr)
    limit = None if asked.limit is None else max(0, asked.limit)
    try:
        found = ask_all(asked.folder, dataset, age=asked.again, limit=limit, told=told)
    except Busy:
        print(
            words.say("The addresses are being asked already, in another window or by another editor."), file=sys.stderr
        )
        return WRONG
    except Offline:
        print(words.say("No host can be reached from here; nothing was noted of the addresses."), file=sys.stderr)
        return WRONG
    except OSError as error:
        print(words.say("The answers cannot be kept: {why}", why=error), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print(words.say("Broken off. What was found is kept; the same command goes on from there."), file=sys.stderr)
        return BROKEN_OFF
    places = cited(dataset, today())
    if asked.format == "json":
        print(
            json.dumps(
                [_as_dict(url, found.get(url), places[url], words) for url in places], ensure_ascii=False, indent=1
            )
        )
    else:
        _print(found, places, words)
    return WORK if any(state.needs_work for state in found.values()) else FINE


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
