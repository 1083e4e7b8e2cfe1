"""A vendor's form: its facts, each with its sources, and room for a new source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from vendors.desk.forms import SOURCE, sources_of
from vendors.desk.revisions.describe import Names
from vendors.desk.tasks.rows import TextTables
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.settings import today
from vendors.store.files import Files
from vendors.tables.article import Article
from vendors.tables.capability import Capability
from vendors.tables.event import Event
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Ownership
from vendors.tables.row import WRITTEN, own_name
from vendors.tables.vendor import Vendor
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/vendor"
LONG_TEXTS: Final = tuple(own_name("summary", code) for code in WRITTEN)


def view(
    behind: Behind,
    files: Files,
    typed: Mapping[str, str] | None = None,
    covered: Sequence[str] = (),
    questions: Mapping[str, str] | None = None,
) -> View:
    """The form of the vendor that the address names, or the vendors to choose from.

    Args:
        files: the tables as the editor's change has them now.
        typed: what was changed in the form before, and the source that was typed, where it is shown again.
        covered: the columns that were ticked in it.
        questions: what is asked about fields of it, by their names, in the editor's language.
    """
    words = behind.words
    rows = text_of("vendors", files.get("vendors.csv")).keyed
    vendor = behind.parameters.get("vendor", "")
    row = rows.get(Key((vendor,)))
    if row is None:
        return frame(
            behind,
            PATH,
            "vendor.html",
            words.say(_("A vendor’s form")),
            row=None,
            vendors=sorted(
                ((cells.get("name", ""), cells.get("id", "")) for cells in rows.values()),
                key=lambda named: (sort_key(named[0]), named[1]),
            ),
        )
    return frame(
        behind,
        PATH,
        "vendor.html",
        row.get("name", vendor),
        row=row,
        values={**row, **(typed or {})},
        typed=typed or {},
        covered=covered,
        questions=questions or {},
        vendor=vendor,
        columns=Vendor.columns(),
        long=LONG_TEXTS,
        source=[Evidence.column(name) for name in SOURCE],
        sources=sources_of(files, vendor),
        day=today().isoformat(),
        linked=list(_linked(files, vendor, words)),
    )


def _linked(files: Files, vendor: str, words: Language) -> Iterator[tuple[str, list[tuple[str, str]], str, str]]:
    """What hangs on a vendor: a heading, its rows with the forms that change them, the form for one more and what that is called."""
    tables, names = TextTables(files), Names.in_files(files)
    for model, task, more in (
        (Ownership, "owner", _("Add a period of ownership")),
        (Event, "milestone", _("Add a milestone")),
    ):
        rows = [
            (
                names.of_row(model.TABLE, row, words),
                _form(task, about=vendor, row="|".join(row.get(name, "") for name in model.KEY)),
            )
            for row in tables.where(model.TABLE, vendor=vendor)
        ]
        yield words.say(model.PLURAL), rows, _form(task, about=vendor), words.say(more)
    abilities = [
        (names.of_row("capabilities", row, words), _form("capabilities", about=vendor))
        for row in tables.where("capabilities", vendor=vendor)
    ]
    yield (
        words.say(Capability.PLURAL),
        abilities,
        _form("capabilities", about=vendor),
        words.say(_("Change what the product does")),
    )
    articles = sorted((row.get("article", "") for row in tables.where("mentions", vendor=vendor)), reverse=True)
    yield (
        words.say(Article.PLURAL),
        [(names.of("news", id, words), f"/desk/article?{urlencode({'article': id})}") for id in articles],
        "/desk/article",
        words.say(_("Add an article")),
    )


def _form(task: str, **fields: str) -> str:
    return f"/desk/task?{urlencode({'task': task, **fields})}"
