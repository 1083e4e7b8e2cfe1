"""`article`: the rows that an article handed in would get."""

import csv
import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vendors.cli import options
from vendors.cli.exit_codes import CLEAN, reason, stop
from vendors.cli.folder import valid
from vendors.i18n.language import Language, _
from vendors.settings import today

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Proposal


@options.command("article", _("propose the rows of an article: from pasted text, a saved page or a feed file"))
@click.argument("file", default="-")
@click.option("--url", default="", help=options.said(_("the address of the article")))
@options.DATA
@options.FORMAT
@options.LANGUAGE
def command(file: str, url: str, folder: Path, form: str, words: Language) -> int:
    """Prints the proposed rows; what must be checked goes to the error output, so that the rows can be piped on."""
    # Reading pages takes libraries that no other command should wait for.
    from vendors.desk.articles.incoming import NotAnArticle
    from vendors.desk.articles.proposed_apart import proposed_apart

    dataset = valid(folder, words)
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        stop(words.say("{file} cannot be read: {reason}.", file=file, reason=reason(error, words)))
    try:
        proposals = proposed_apart(data, dataset, today(), url)
    except NotAnArticle as error:
        stop(error.message.said(words))
    if form == "json":
        print(json.dumps([_told(one, words) for one in proposals], ensure_ascii=False, indent=1))
        return CLEAN
    _print_rows("news.csv", [one.article for one in proposals])
    print()
    _print_rows("mentions.csv", [row for one in proposals for row in one.mentions])
    for one in proposals:
        told = _told(one, words)
        print(f"\n{one.article['title']}", file=sys.stderr)
        for line in [*(f"{found['article']}: {found['why']}" for found in told["duplicates"]), *told["to_check"]]:
            print(f"- {line}", file=sys.stderr)
        for named in one.named:
            if not named.sure:
                maybe = words.say("maybe {vendor}: “{surface}”", vendor=named.vendor, surface=named.surface)
                print(f"- {maybe}", file=sys.stderr)
    return CLEAN


def _told(one: "Proposal", words: Language) -> dict[str, Any]:
    return {
        "article": dict(one.article),
        "mentions": one.mentions,
        "vendors": [asdict(named) for named in one.named],
        "duplicates": [{"article": found.article, "why": words.say(found.why)} for found in one.duplicates],
        "to_check": [line.said(words) for line in one.to_check],
        "taken_from": {column: source.said(words) for column, source in one.taken_from.items()},
        "choices": {column: list(values) for column, values in one.choices.items()},
    }


def _print_rows(file: str, rows: list[Any]) -> None:
    print(f"# {file}")
    if rows:
        written = io.StringIO()
        table = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        print(written.getvalue(), end="")
