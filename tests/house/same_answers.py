"""Whether two checkouts answer the same: every page, file and command of both, compared to the byte.

    python -m tests.house.same_answers OLD_CHECKOUT NEW_CHECKOUT [--data FOLDER] [--skip GROUP ...] [--only GROUP ...]

It starts the real server of each and runs the real command line of each, on copies of one data folder. It knows none of
the project's modules, so that it can be used while they move. It ends with 1 where anything differs that is not in `MEANT`,
and with 2 where a server does not come up.
"""

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.house import addresses, calls, desk, folders
from tests.house.addresses import Request
from tests.house.calls import Call
from tests.house.comparison import ASSETS_CHANGED, TWICE_WRITTEN, Answer, Meant, Rule, differences
from tests.house.sites import Side, Site, both, copied, running

_FORMS = "a missing optional column or table of a folder is a notice (docs/decisions/0019), and the reason names a newer version"
MEANT: tuple[Meant, ...] = (
    Meant(r"python -m vendors check (ragged|empty)( --format json --lang en)?", r"stdout|stderr", _FORMS),
    Meant(r"python -m vendors diff data ragged --format json", r"stdout", _FORMS),
    Meant(
        r"python -m vendors import corpus/plain\.xlsx --table events .*",
        r"stdout|stderr",
        "missing columns are named in the order of the table; once they were in the order of Python's hashes",
    ),
)
"""The differences that are meant, each with its reason: `Meant(r"GET /healthz.*", r"header etag", "why")`."""
SETTINGS = {
    "PUBLIC_ADDRESS": "https://panorama.example",
    "CORRECTION_ADDRESS": "corrections@panorama.example",
    "LICENCE_NAME": "CC BY 4.0",
    "LICENCE_ADDRESS": "https://creativecommons.org/licenses/by/4.0/",
    "EMBED_HOSTS": "www.magazine.example, *.press.example",
}
"""What the operator of the site with the desk has set."""

Sides = tuple[Side, Side]


class Report:
    """Prints each difference once, and counts."""

    def __init__(self) -> None:
        self.rules: tuple[Rule, ...] = ()
        self.asked: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.found: Counter[str] = Counter()
        self.used: Counter[Meant] = Counter()
        self._shown: dict[tuple[str, ...], str] = {}

    def compare(self, group: str, question: str, old: Answer, new: Answer, rules: tuple[Rule, ...] = ()) -> None:
        """Compares the two answers to one question."""
        self.asked[group] += 1
        self.statuses[old.status] += 1
        if old.status == new.status == -1:
            self.found[group] += 1
            self._show(f"{question}: neither answers", [])
        for part, lines in differences(old, new, (*self.rules, *rules)):
            meant = next(
                (one for one in MEANT if re.fullmatch(one.question, question) and re.fullmatch(one.part, part)), None
            )
            if meant:
                self.used[meant] += 1
                continue
            self.found[group] += 1
            self._show(f"{question}: {part}", lines)

    def _show(self, where: str, lines: list[str]) -> None:
        before = self._shown.setdefault(tuple(lines), where)
        print(f"DIFFERENT {where}" if before == where else f"DIFFERENT {where} (as in {before})", flush=True)
        for line in lines if before == where else ():
            print(f"    {line}", flush=True)

    def end(self) -> int:
        """Prints the sums; returns the exit code."""
        for one in MEANT:
            print(f"meant, {self.used[one]} times: {one.question}, {one.part}: {one.why}")
        for rule in self.rules:
            print(f"passed over because files of the site differ: {rule.part}, {rule.pattern.decode()}: {rule.why}")
        print("statuses and exit codes:", ", ".join(f"{code}: {n}" for code, n in sorted(self.statuses.items())))
        for group, count in self.asked.items():
            print(f"{group}: {count} answers compared, {self.found[group]} differences")
        print(f"together: {self.asked.total()} answers compared, {self.found.total()} differences")
        return 1 if self.found else 0


def pages(sides: Sides, report: Report) -> None:
    """The public site: pages, files, embeds, cards, what does not exist; then with files that break under it."""
    with running(sides, "live") as sites:
        _assets(sites, report)
        _ask(sites, report, "pages", addresses.requests(sides[0].place / "data"))
        for side in sides:
            shutil.copytree(
                side.place / "broken", side.place / "live", dirs_exist_ok=True, copy_function=shutil.copyfile
            )
        time.sleep(1.5)  # a site looks at its files twice a second, and takes only those that are left alone
        _ask(sites, report, "degraded", map(Request, addresses.DEGRADED), TWICE_WRITTEN)


def _assets(sites: tuple[Site, ...], report: Report) -> None:
    """The files that pages name, each side asked by its own names; where some are different, no page is blamed for it."""
    named = []
    for site in sites:
        found = set().union(*(_named_by(site, page) for page in ("/", "/embed/vendors", "/embed/chart?name=founding")))
        for address in [one for one in found if one.endswith(".css") and one.startswith("/assets/")]:
            found |= _named_by(site, address)
        named.append({re.sub(r"\.[0-9a-f]{10}\.", ".#.", address): address for address in found})
    if named[0] != named[1]:
        report.rules = ASSETS_CHANGED
    for name in sorted({*named[0], *named[1]}):
        for way in ((), (("accept-encoding", "gzip"),)):
            answers = [
                site.ask(Request(one[name], headers=way)) if name in one else Answer(-1)
                for site, one in zip(sites, named, strict=True)
            ]
            report.compare("pages", f"{Request(name, headers=way).label}", *answers)


def _named_by(site: Site, address: str) -> set[str]:
    return addresses.assets_in(site.ask(Request(address)).parts.get("body", b""))


def _ask(
    sites: tuple[Site, ...], report: Report, group: str, requests: Iterable[Request], rules: tuple[Rule, ...] = ()
) -> None:
    for request in requests:
        report.compare(group, request.label, *both(lambda site, request=request: site.ask(request), sites), rules)


def down(sides: Sides, report: Report) -> None:
    """A site that has never had good files."""
    with running(sides, "ragged") as sites:
        _ask(sites, report, "down", map(Request, addresses.DOWN), TWICE_WRITTEN)


def desk_work(sides: Sides, report: Report) -> None:
    """A site with an operator's settings, a history and editors: its pages, its desk, and work at it."""
    desk.prepare(sides[0])
    copied(*sides, desk.FOLDER)
    with running(sides, desk.FOLDER, **SETTINGS) as sites:
        _ask(sites, report, "desk", map(Request, addresses.OTHERWISE_SET))
        for walk, rules in ((desk.door, ()), (desk.pages, ()), (desk.work, TWICE_WRITTEN)):
            with ThreadPoolExecutor(2) as pool:
                old, new = pool.map(lambda site, walk=walk: _walked(walk, site), sites)
            for step in dict.fromkeys([*old, *new]):
                report.compare("desk", step, old.get(step, Answer(-1)), new.get(step, Answer(-1)), rules)


def _walked(walk: Callable[[Site], desk.Steps], site: Site) -> dict[str, Answer]:
    """The answer to each step; where a page lacks what the next step needs, the walk ends and says so."""
    found = {}
    try:
        for step, answer in walk(site):
            found[step] = answer
    except Exception as error:
        found["broken off"] = Answer(-1, {"error": repr(error).encode()})
    return found


def commands(sides: Sides, report: Report) -> None:
    """The command line: what it prints and writes, and how it ends."""
    for call in calls.in_turn():
        report.compare("commands", call.label, *both(lambda side, call=call: side.call(call), sides))
    _run(sides, report, "commands", calls.alone())


def help_texts(sides: Sides, report: Report) -> None:
    """Help, and calls that are not understood."""
    _run(sides, report, "help", calls.help_calls())


def _run(sides: Sides, report: Report, group: str, asked: list[Call]) -> None:
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each[0].call(each[1]), [(side, call) for call in asked for side in sides]))
    for call, old, new in zip(asked, answers[::2], answers[1::2], strict=True):
        report.compare(group, call.label, old, new)


GROUPS: dict[str, Callable[[Sides, Report], None]] = {
    "pages": pages,
    "down": down,
    "desk": desk_work,
    "commands": commands,
    "help": help_texts,
}


def main() -> int:
    """Compares; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.house.same_answers", description=__doc__.partition("\n")[0])
    parser.add_argument("old", type=Path, help="the checkout that is right")
    parser.add_argument("new", type=Path, help="the checkout that is asked whether it answers the same")
    parser.add_argument("--data", type=Path, help="the data folder of both; the old checkout's if not given")
    parser.add_argument("--skip", action="append", default=[], choices=GROUPS, help="leave a group out")
    parser.add_argument("--only", action="append", default=[], choices=GROUPS, help="ask this group alone")
    asked = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory(prefix="same-answers-") as scratch:
        old, new = (
            Side(path.resolve(), Path(scratch) / name) for path, name in ((asked.old, "old"), (asked.new, "new"))
        )
        folders.make(old.place, (asked.data or old.checkout / "data").resolve(), old.checkout)
        shutil.copytree(old.place, new.place)
        try:
            for name in [name for name in asked.only or GROUPS if name not in asked.skip]:
                begun = time.monotonic()
                GROUPS[name]((old, new), report)
                print(f"[{name}: {time.monotonic() - begun:.0f} s]", flush=True)
        except RuntimeError as error:
            print(error, file=sys.stderr)
            return 2
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
