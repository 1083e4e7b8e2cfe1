"""`article`: the rows that an article handed in would get."""

import argparse
import csv
import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vendors.cli import CLEAN, WRONG_CALL
from vendors.cli.folder import stop, valid
from vendors.i18n.language import LANGUAGES, Language, _, language
from vendors.settings import settings, today

if TYPE_CHECKING:
    from vendors.desk.articles.proposal import Proposal


def add(commands: Any) -> None:
    """Declares the command."""
    words = language("en")
    article = commands.add_parser(
        "article", help=words.say(_("propose the rows of an article: from pasted text, a saved page or a feed file"))
    )
    article.add_argument("file", nargs="?", default="-", metavar="FILE")
    article.add_argument("--url", default="", help=words.say(_("the address of the article")))
    article.add_argument("--data", dest="folder", type=Path, default=settings().data)
    article.add_argument("--format", choices=("text", "json"), default="text")
    article.add_argument("--lang", choices=LANGUAGES, default="fr")
    article.set_defaults(run=run)


def run(asked: argparse.Namespace, words: Language) -> int:
    """Prints the proposed rows; what must be checked goes to the error output, so that the rows can be piped on."""
    # Reading pages takes libraries that no other command should wait for.
    from vendors.desk.articles.proposal import propose
    from vendors.desk.articles.reading import NotAnArticle

    dataset = valid(asked.folder, words)
    try:
        data = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    except OSError as error:
        stop(words.say("{file} cannot be read: {reason}.", file=asked.file, reason=error.strerror or ""))
    try:
        proposals = propose(data, dataset, today(), asked.url)
    except NotAnArticle as error:
        print(words.say(str(error)), file=sys.stderr)
        return WRONG_CALL
    if asked.format == "json":
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
    return CLEAN


def _told(one: "Proposal", words: Language) -> dict[str, Any]:
    return {
        "article": dict(one.article),
        "mentions": one.mentions,
        "vendors": [asdict(named) for named in one.named],
        "duplicates": [{"article": found.article, "why": words.say(found.why)} for found in one.duplicates],
        "to_check": [words.say(line) for line in one.to_check],
    }


def _print_rows(file: str, rows: list[Any]) -> None:
    print(f"# {file}")
    if rows:
        written = io.StringIO()
        table = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        print(written.getvalue(), end="")
